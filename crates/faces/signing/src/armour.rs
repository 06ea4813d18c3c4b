//! Signatures as programs hand them over: DER as it is, PEM, bare base64.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Tag of an ASN.1 SEQUENCE, with which every CMS in DER or BER begins.
const SEQUENCE: u8 = 0x30;

/// The bytes of a signature without the armour of PEM (RFC 7468) or base64. What is neither stays as it is, and the
/// verifier says why it cannot be read. Base64 of a CMS never begins with the letter `0`, which is the tag's byte.
pub(crate) fn removed(given: &[u8]) -> Vec<u8> {
    if given.first() == Some(&SEQUENCE) {
        return given.to_vec();
    }
    let text = String::from_utf8_lossy(given);
    let lines = text.lines().map(str::trim).filter(|line| !line.starts_with("-----"));
    let letters: String = lines.flat_map(str::chars).filter(|letter| !letter.is_whitespace()).collect();
    STANDARD.decode(letters).ok().filter(|bytes| !bytes.is_empty()).unwrap_or_else(|| given.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_gives_the_same_bytes() {
        let der = [SEQUENCE, 3, 2, 1, 7];
        let bare = STANDARD.encode(der);
        let pem = format!("-----BEGIN CMS-----\r\n{}\r\n{}\r\n-----END CMS-----\r\n", &bare[..4], &bare[4..]);
        for given in [der.to_vec(), bare.into_bytes(), pem.into_bytes()] {
            assert_eq!(removed(&given), der);
        }
    }

    #[test]
    fn what_is_no_signature_stays_as_it_is() {
        for given in ["", "қолтаңба", "%PDF-1.7", "-----BEGIN CMS-----"] {
            assert_eq!(removed(given.as_bytes()), given.as_bytes());
        }
    }
}
