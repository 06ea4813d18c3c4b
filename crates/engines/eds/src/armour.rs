//! Texts around binary data: PEM (RFC 7468) and base64.

use std::borrow::Cow;

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// Base64 with or without padding.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// First byte of a SEQUENCE. Its base64 begins with `M`, never with this byte.
const SEQUENCE: u8 = 0x30;

/// The binary data: as it is when it begins like ASN.1, else out of PEM (the first block, whatever its label) or
/// base64. `None` when it is none of these.
pub(crate) fn remove(bytes: &[u8]) -> Option<Cow<'_, [u8]>> {
    if bytes.first() == Some(&SEQUENCE) {
        return Some(Cow::Borrowed(bytes));
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).trim();
    let body = match text.find("-----BEGIN ") {
        Some(start) => pem_body(text.get(start..)?)?,
        None => text,
    };
    let compact: Vec<u8> = body.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let binary = BASE64.decode(compact).ok()?;
    (binary.first() == Some(&SEQUENCE)).then_some(Cow::Owned(binary))
}

/// Between the first boundary and the next, without the headers that old programs write.
fn pem_body(text: &str) -> Option<&str> {
    let label_and_rest = text.strip_prefix("-----BEGIN ")?;
    let (label, rest) = label_and_rest.split_once("-----")?;
    let (body, _) = rest.split_once(&format!("-----END {label}-----"))?;
    match body.split_once("\n\n") {
        Some((headers, after)) if headers.contains(':') => Some(after),
        _ => Some(body),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DER: [u8; 5] = [0x30, 3, 2, 1, 5];

    #[test]
    fn every_form_gives_the_same_bytes() {
        let base64 = "MAMCAQU=";
        for text in [
            base64.to_owned(),
            "MAMCAQU".to_owned(),
            format!("\u{feff} {base64}\r\n"),
            format!("-----BEGIN CMS-----\n{base64}\n-----END CMS-----\n"),
            format!("-----BEGIN PKCS7-----\nX-Made-By: old\n\n{base64}\n-----END PKCS7-----\n"),
            format!("Subject: x\n-----BEGIN CERTIFICATE-----\r\n{base64}\r\n-----END CERTIFICATE-----"),
        ] {
            assert_eq!(remove(text.as_bytes()).as_deref(), Some(DER.as_slice()), "{text}");
        }
        assert!(matches!(remove(&DER), Some(Cow::Borrowed(_))));
    }

    #[test]
    fn other_texts_are_refused() {
        for text in [
            "",
            "hello",
            "AAAA",
            "-----BEGIN CMS-----\nMAMCAQU=",
            "-----BEGIN CMS-----\nMAMCAQU=\n-----END X-----",
        ] {
            assert_eq!(remove(text.as_bytes()), None, "{text}");
        }
    }
}
