//! The encoding of forms: `application/x-www-form-urlencoded` (WHATWG URL standard, section 5).

/// Names and values in the order of the form; what is not UTF-8 is replaced, never refused.
pub(crate) fn pairs(body: &[u8]) -> Vec<(String, String)> {
    body.split(|byte| *byte == b'&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let mut halves = pair.splitn(2, |byte| *byte == b'=');
            let name = halves.next().unwrap_or_default();
            (decoded(name), decoded(halves.next().unwrap_or_default()))
        })
        .collect()
}

/// A name or value as it stands in an address.
pub(crate) fn encoded(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                shown.push(char::from(byte))
            }
            _ => shown.push_str(&format!("%{byte:02X}")),
        }
    }
    shown
}

fn decoded(text: &[u8]) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.iter().copied();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let mut ahead = rest.clone();
                let value = hex_digit(ahead.next()).zip(hex_digit(ahead.next()));
                if let Some((high, low)) = value {
                    bytes.push(high * 16 + low);
                    rest = ahead;
                } else {
                    bytes.push(b'%');
                }
            }
            byte => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex_digit(byte: Option<u8>) -> Option<u8> {
    byte.and_then(|byte| char::from(byte).to_digit(16)).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn broken_escapes_stay_as_typed() {
        assert_eq!(
            pairs(b"a=1&a=2&b=%D3%98+x&c=50%&d=%zz&&e"),
            [
                ("a".into(), "1".into()),
                ("a".into(), "2".into()),
                ("b".into(), "Ә x".into()),
                ("c".into(), "50%".into()),
                ("d".into(), "%zz".into()),
                ("e".into(), String::new()),
            ]
        );
    }

    proptest! {
        #[test]
        fn what_is_encoded_is_read_back(name in "\\PC{1,20}", value in "\\PC{0,40}") {
            let body = format!("{}={}", encoded(&name), encoded(&value));
            prop_assert_eq!(pairs(body.as_bytes()), vec![(name, value)]);
        }

        #[test]
        fn any_body_is_read(body in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _pairs = pairs(&body);
        }
    }
}
