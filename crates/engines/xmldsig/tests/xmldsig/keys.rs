//! Certificates that come along.

use zan_xmldsig::{Limits, Measure, XmlError};

use crate::support::{CERTIFICATE_TYPE, envelope, enveloped, read, read_one, reference, signature};

/// Base64 of the three bytes 1, 2, 3, broken as the state's library breaks it.
const BROKEN: &str = "\n  AQ&#13;\n  ID ";

fn token_reference(token: &str) -> String {
    format!("<ds:KeyInfo><wsse:SecurityTokenReference>{token}</wsse:SecurityTokenReference></ds:KeyInfo>")
}

#[test]
fn certificates_of_x509_data_are_found() {
    let key_info = format!(
        "<ds:KeyInfo><ds:KeyName>any</ds:KeyName><ds:X509Data><ds:X509SubjectName>CN=A</ds:X509SubjectName>\
         <ds:X509Certificate>{BROKEN}</ds:X509Certificate><ds:X509Certificate>BAU=</ds:X509Certificate>\
         </ds:X509Data></ds:KeyInfo>"
    );
    let document = format!("<a>{}</a>", signature(&reference("#b", &[]), &key_info));
    let document = document.replace("<a>", "<a><b id=\"b\"/>");
    assert_eq!(read_one(&document).certificates, [vec![1, 2, 3], vec![4, 5]]);
    assert!(read_one(&format!("<a>{}</a>", enveloped())).certificates.is_empty());
}

#[test]
fn certificate_of_a_binary_security_token_is_found() {
    let token = format!(
        "<wsse:BinarySecurityToken wsu:Id=\"token\" ValueType=\"{CERTIFICATE_TYPE}\">{BROKEN}\
         </wsse:BinarySecurityToken>"
    );
    let key_info = token_reference("<wsse:Reference URI=\"#token\"/>");
    assert_eq!(read_one(&envelope(&token, &key_info)).certificates, [vec![1, 2, 3]]);
    let twice = format!("{token}{token}");
    assert_eq!(read(&envelope(&twice, &key_info)), Err(XmlError::DuplicateIdentifier("token".to_owned())));
    assert_eq!(read(&envelope("", &key_info)), Err(XmlError::UnknownIdentifier("token".to_owned())));
    let elsewhere = token_reference("<wsse:Reference URI=\"http://example.kz/token\"/>");
    assert_eq!(read(&envelope(&token, &elsewhere)).unwrap_err().code(), "xml-outside-reference");
}

#[test]
fn certificate_of_a_key_identifier_is_found() {
    let identifier = |kind: &str| {
        token_reference(&format!("<wsse:KeyIdentifier ValueType=\"{kind}\">{BROKEN}</wsse:KeyIdentifier>"))
    };
    assert_eq!(read_one(&envelope("", &identifier(CERTIFICATE_TYPE))).certificates, [vec![1, 2, 3]]);
    // A hash of a certificate is none.
    let hash = "http://docs.oasis-open.org/wss/oasis-wss-soap-message-security-1.1#ThumbprintSHA1";
    assert!(read_one(&envelope("", &identifier(hash))).certificates.is_empty());
    let embedded = token_reference(&format!(
        "<ds:X509Data><ds:X509Certificate>{BROKEN}</ds:X509Certificate></ds:X509Data>"
    ));
    assert_eq!(read_one(&envelope("", &embedded)).certificates, [vec![1, 2, 3]]);
}

#[test]
fn too_many_and_broken_certificates_are_refused() {
    let certificates = |one: &str, times: usize| {
        let key_info = format!("<ds:KeyInfo><ds:X509Data>{}</ds:X509Data></ds:KeyInfo>", one.repeat(times));
        format!("<a><b id=\"b\"/>{}</a>", signature(&reference("#b", &[]), &key_info))
    };
    let one = "<ds:X509Certificate>AQID</ds:X509Certificate>";
    let most = Limits::default().certificates;
    assert_eq!(read_one(&certificates(one, most)).certificates.len(), most);
    assert_eq!(read(&certificates(one, most + 1)), Err(XmlError::Exceeds(Measure::Certificates)));
    for broken in ["", "AQI", "AQID=", "AQID!", "АБВГ", "AQID<!-- -->AQID", "<b/>"] {
        let broken = format!("<ds:X509Certificate>{broken}</ds:X509Certificate>");
        let error = read(&certificates(&broken, 1)).unwrap_err();
        assert!(matches!(error.code(), "xml-base64" | "xml-signature-malformed"), "{broken} {error}");
    }
}
