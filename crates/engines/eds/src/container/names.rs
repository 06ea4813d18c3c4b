//! Names of files in a container, and as references in its manifest.

use std::fmt::Write as _;

/// Longest name of a file: bytes.
const LONGEST: usize = 240;

/// Is it a relative path without tricks: no empty, `.` or `..` part, no backslash, drive, or control character?
pub(super) fn is_safe(name: &str) -> bool {
    name.len() <= LONGEST
        && !name.chars().any(|letter| letter.is_control() || matches!(letter, '\\' | ':'))
        && name.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

/// May a document or attachment be called so?
pub(super) fn is_root_file(name: &str) -> bool {
    is_safe(name)
        && !name.contains('/')
        && !name.eq_ignore_ascii_case("META-INF")
        && !name.eq_ignore_ascii_case(super::MIMETYPE)
}

/// As a relative reference (RFC 3986): everything but unreserved characters and `/` in percent.
pub(super) fn to_reference(name: &str) -> String {
    name.bytes().fold(String::with_capacity(name.len()), |mut reference, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/') {
            reference.push(char::from(byte));
        } else {
            // Writing into a String never fails.
            let _ = write!(reference, "%{byte:02X}");
        }
        reference
    })
}

/// Back to a name. `None` when the percents are broken or the bytes no text.
pub(super) fn from_reference(reference: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(reference.len());
    let mut rest = reference.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        if *first == b'%' {
            let (digits, after) = after.split_at_checked(2)?;
            bytes.extend(hex::decode(digits).ok()?);
            rest = after;
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn tricks_are_refused() {
        for name in ["", "/a", "a/", "a//b", "../a", "a/../b", ".", "a\\b", "C:a", "a\0", "a\nb"] {
            assert!(!is_safe(name), "{name:?}");
        }
        assert!(is_safe("META-INF/evidence/001.ocsp") && is_safe("Шешім № 1.pdf"));
        assert!(!is_root_file("META-INF/a") && !is_root_file("mimetype") && !is_root_file("meta-inf"));
    }

    proptest! {
        #[test]
        fn references_are_names_again(name in "\\PC{0,40}") {
            prop_assert_eq!(from_reference(&to_reference(&name)), Some(name));
        }
    }
}
