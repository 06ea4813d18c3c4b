//! When something was written, from its identifier.

use jiff::Timestamp;
use uuid::Uuid;

/// The moment inside a UUID of version 7 (RFC 9562, 5.7), to the millisecond; `None` for other versions.
///
/// Letters and callbacks take their date from here, so every attempt to send one is the same to the byte.
pub(crate) fn written_at(id: Uuid) -> Option<Timestamp> {
    if id.get_version_num() != 7 {
        return None;
    }
    let (seconds, nanoseconds) = id.get_timestamp()?.to_unix();
    Timestamp::new(i64::try_from(seconds).ok()?, i32::try_from(nanoseconds).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_version_seven_tells_a_moment() {
        // The example of RFC 9562, appendix A.6.
        let id = Uuid::parse_str("017F22E2-79B0-7CC3-98C4-DC0C0C07398F").unwrap();
        assert_eq!(written_at(id).unwrap().to_string(), "2022-02-22T19:22:22Z");
        assert_eq!(written_at(Uuid::new_v4()), None);
        assert_eq!(written_at(Uuid::nil()), None);
    }
}
