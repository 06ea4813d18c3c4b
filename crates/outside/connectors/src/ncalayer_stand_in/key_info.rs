//! What NCALayer tells about a key (`getKeyInfo`).

use der::{Decode, EncodePem, pem::LineEnding};
use jiff::{Timestamp, tz::TimeZone};
use serde::Serialize;
use x509_cert::{
    Certificate,
    ext::pkix::{AuthorityKeyIdentifier, SubjectKeyIdentifier},
    name::Name,
    time::Time,
};
use zan_throwaway_pki::{Key, KeyKind};

/// Members in the order of the real program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct KeyInfo {
    alias: String,
    key_id: String,
    algorithm: &'static str,
    subject_cn: String,
    subject_dn: String,
    issuer_cn: String,
    issuer_dn: String,
    serial_number: String,
    cert_not_after: String,
    cert_not_before: String,
    authority_key_identifier: String,
    pem: String,
}

/// `None` when the certificate cannot be read.
pub(super) fn of(key: &Key) -> Option<KeyInfo> {
    let certificate = Certificate::from_der(key.certificate()).ok()?;
    let fields = &certificate.tbs_certificate;
    let key_id = fields.get::<SubjectKeyIdentifier>().ok()??.1;
    let authority = fields.get::<AuthorityKeyIdentifier>().ok()??.1.key_identifier?;
    let serial_number = hex::encode(fields.serial_number.as_bytes());
    Some(KeyInfo {
        alias: serial_number.clone(),
        key_id: hex::encode(key_id.0.as_bytes()),
        algorithm: match key.kind() {
            KeyKind::Gost2015 => "ECGOST3410-2015-512",
            KeyKind::Gost2004 => "ECGOST34310",
            KeyKind::Rsa => "RSA",
        },
        subject_cn: common_name(&fields.subject),
        subject_dn: fields.subject.to_string(),
        issuer_cn: common_name(&fields.issuer),
        issuer_dn: fields.issuer.to_string(),
        serial_number,
        cert_not_after: local(fields.validity.not_after)?,
        cert_not_before: local(fields.validity.not_before)?,
        authority_key_identifier: hex::encode(authority.as_bytes()),
        pem: certificate.to_pem(LineEnding::LF).ok()?,
    })
}

fn common_name(name: &Name) -> String {
    let common_name = der::oid::ObjectIdentifier::new_unwrap("2.5.4.3");
    let mut attributes = name.0.iter().flat_map(|part| part.0.iter());
    let found = attributes.find(|attribute| attribute.oid == common_name);
    found.map(|attribute| String::from_utf8_lossy(attribute.value.value()).into_owned()).unwrap_or_default()
}

/// `dd.MM.yyyy HH:mm:ss` in the time of Kazakhstan.
fn local(time: Time) -> Option<String> {
    let seconds = i64::try_from(time.to_unix_duration().as_secs()).ok()?;
    let zone = TimeZone::get("Asia/Almaty").ok()?;
    let local = Timestamp::from_second(seconds).ok()?.to_zoned(zone);
    Some(local.strftime("%d.%m.%Y %H:%M:%S").to_string())
}
