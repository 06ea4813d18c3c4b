//! Certificates in the profile of the national certification centre, and what can be wrong with them on purpose.

use jiff::Timestamp;

use crate::{
    algorithm::{KeyKind, Secret},
    der, names,
};

/// How a certificate differs from the usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Profile {
    /// Other than the centre's own first moment.
    pub not_before: Option<Timestamp>,
    /// Other than the centre's own last moment.
    pub not_after: Option<Timestamp>,
    pub usage: Usage,
    pub fault: Option<CertificateFault>,
}

impl Usage {
    /// The purpose among the extended usages.
    pub(crate) const fn purpose(self) -> &'static str {
        match self {
            Self::Today | Self::OldSigning => names::EMAIL_PROTECTION,
            Self::OldLogin => names::CLIENT_AUTH,
        }
    }
}

impl Profile {
    /// A certificate valid for another time: expired or not yet valid, as the moment in question goes.
    #[must_use]
    pub fn valid(not_before: Timestamp, not_after: Timestamp) -> Self {
        Self { not_before: Some(not_before), not_after: Some(not_after), ..Self::default() }
    }

    /// A certificate with a fault.
    #[must_use]
    pub fn with_fault(fault: CertificateFault) -> Self {
        Self { fault: Some(fault), ..Self::default() }
    }

    /// A certificate for other uses.
    #[must_use]
    pub fn with_usage(usage: Usage) -> Self {
        Self { usage, ..Self::default() }
    }
}

/// Key usage and the extended usages that go with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Usage {
    /// One key for signatures and login: digitalSignature, nonRepudiation, keyAgreement; e-mail protection.
    #[default]
    Today,
    /// The signing half of the old RSA pair: digitalSignature, nonRepudiation; e-mail protection.
    OldSigning,
    /// The login half of the old RSA pair: digitalSignature, keyEncipherment; client authentication.
    OldLogin,
}

/// What is wrong with a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CertificateFault {
    /// An extension nobody knows is critical.
    UnknownCriticalExtension,
    /// Rightly signed, but the centre has no record of it: its answer is "not issued".
    NotRecorded,
    /// One bit of the centre's signature is another.
    WrongSignature,
    /// The holder is a certification authority (basicConstraints).
    Authority,
    /// No extension of key usage at all.
    NoKeyUsage,
}

const USAGE_TODAY: [u8; 4] = [3, 2, 3, 0b1100_1000];
const USAGE_SIGNING: [u8; 4] = [3, 2, 6, 0b1100_0000];
const USAGE_LOGIN: [u8; 4] = [3, 2, 5, 0b1010_0000];
const USAGE_AUTHORITY: [u8; 4] = [3, 2, 1, 0b0000_0110];

/// Everything a certificate says.
pub(crate) struct Certificate<'a> {
    pub(crate) serial: Vec<u8>,
    /// Distinguished name, DER.
    pub(crate) issuer: &'a [u8],
    pub(crate) subject: Vec<u8>,
    pub(crate) not_before: Timestamp,
    pub(crate) not_after: Timestamp,
    pub(crate) key: &'a Secret,
    /// Who signs.
    pub(crate) signer: &'a Secret,
    /// Extensions but the two key identifiers, DER.
    pub(crate) extensions: Vec<Vec<u8>>,
}

impl Certificate<'_> {
    pub(crate) fn sign(self) -> Vec<u8> {
        let algorithm = der::algorithm(self.signer.kind().signature_oid());
        let mut extensions = self.extensions;
        let key_identifier = self.key.identifier();
        extensions.push(extension("2.5.29.14", false, &der::octets(&key_identifier)));
        extensions.push(extension("2.5.29.35", false, &authority_key_identifier(self.signer)));
        let to_be_signed = der::sequence([
            der::tagged(0, &der::small_integer(2)),
            der::integer(&self.serial),
            algorithm.clone(),
            self.issuer.to_vec(),
            der::sequence([der::time(self.not_before), der::time(self.not_after)]),
            self.subject,
            self.key.public_key_info(),
            der::tagged(3, &der::sequence(extensions)),
        ]);
        let signature = self.signer.sign(&to_be_signed);
        der::sequence([to_be_signed, algorithm, der::bits(&signature)])
    }
}

/// `AuthorityKeyIdentifier` (RFC 5280, 4.2.1.1) of whoever signs with this secret.
pub(crate) fn authority_key_identifier(signer: &Secret) -> Vec<u8> {
    der::sequence([der::tagged_primitive(0, &signer.identifier())])
}

pub(crate) fn extension(oid: &str, critical: bool, value: &[u8]) -> Vec<u8> {
    let flag = if critical { der::truth() } else { Vec::new() };
    der::sequence([der::oid(oid), flag, der::octets(value)])
}

fn usage(bits: [u8; 4]) -> Vec<u8> {
    extension("2.5.29.15", true, &bits)
}

fn extended_usage<'a>(critical: bool, usages: impl IntoIterator<Item = &'a str>) -> Vec<u8> {
    extension("2.5.29.37", critical, &der::sequence(usages.into_iter().map(der::oid)))
}

fn basic_constraints() -> Vec<u8> {
    extension("2.5.29.19", true, &der::sequence([der::truth()]))
}

/// Extensions of the root and of the issuing authority.
pub(crate) fn extensions_of_authority() -> Vec<Vec<u8>> {
    vec![basic_constraints(), usage(USAGE_AUTHORITY)]
}

/// Extensions of the service that answers about revocation or gives time stamps. Only the extended usage of time
/// stamps is critical (RFC 3161, 2.3).
pub(crate) fn extensions_of_responder(service: &'static str) -> Vec<Vec<u8>> {
    vec![usage(USAGE_SIGNING), extended_usage(service == names::TIME_STAMPING, [service])]
}

/// Extensions of a holder's certificate.
pub(crate) fn extensions_of_holder(
    usages: &[String],
    profile: &Profile,
    addresses: Option<Addresses>,
) -> Vec<Vec<u8>> {
    let cps = der::sequence([der::oid("1.3.6.1.5.5.7.2.1"), der::ia5("http://throw-away.invalid/cps")]);
    let policy = der::sequence([der::oid(names::POLICY), der::sequence([cps])]);
    let storage = der::sequence([der::oid(names::KEY_STORAGE_FILE)]);
    let bits = match profile.usage {
        Usage::Today => USAGE_TODAY,
        Usage::OldSigning => USAGE_SIGNING,
        Usage::OldLogin => USAGE_LOGIN,
    };
    let mut extensions = vec![extension("2.5.29.32", false, &der::sequence([policy]))];
    extensions.extend(addresses.map(Addresses::extensions).into_iter().flatten());
    extensions.push(extended_usage(false, usages.iter().map(String::as_str)));
    if profile.fault != Some(CertificateFault::NoKeyUsage) {
        extensions.push(usage(bits));
    }
    extensions.push(extension(names::KEY_STORAGE, false, &storage));
    match profile.fault {
        Some(CertificateFault::UnknownCriticalExtension) => {
            extensions.push(extension(names::UNKNOWN_EXTENSION, true, &der::null()));
        }
        Some(CertificateFault::Authority) => extensions.push(basic_constraints()),
        _ => {}
    }
    extensions
}

/// Where the centre answers.
pub(crate) struct Addresses {
    ocsp: String,
    issuer: String,
    crl: String,
    delta_crl: String,
}

impl Addresses {
    pub(crate) fn under(base: &str, kind: KeyKind) -> Self {
        let (base, code) = (base.trim_end_matches('/'), kind.code());
        Self {
            ocsp: format!("{base}/ocsp"),
            issuer: format!("{base}/cert/nca-{code}.cer"),
            crl: format!("{base}/crl/nca-{code}.crl"),
            delta_crl: format!("{base}/crl/nca-{code}-delta.crl"),
        }
    }

    fn extensions(self) -> Vec<Vec<u8>> {
        let access = |method: &str, address: &str| {
            der::sequence([der::oid(method), der::tagged_primitive(6, address.as_bytes())])
        };
        let point = |address: &str| {
            let name = der::tagged_primitive(6, address.as_bytes());
            der::sequence([der::sequence([der::tagged(0, &der::tagged(0, &name))])])
        };
        let authority = der::sequence([
            access(names::ACCESS_OCSP, &self.ocsp),
            access(names::ACCESS_ISSUER, &self.issuer),
        ]);
        vec![
            extension("1.3.6.1.5.5.7.1.1", false, &authority),
            extension("2.5.29.31", false, &point(&self.crl)),
            extension("2.5.29.46", false, &point(&self.delta_crl)),
        ]
    }
}

/// What signatures quote of a certificate, DER.
pub(crate) struct Quoted<'a> {
    /// INTEGER with its tag.
    pub(crate) serial: &'a [u8],
    /// The number alone.
    pub(crate) serial_number: &'a [u8],
    pub(crate) issuer: &'a [u8],
    pub(crate) subject: &'a [u8],
}

/// Reads the fields a signature quotes; `None` for bytes that are no certificate of version 3.
pub(crate) fn quote(certificate: &[u8]) -> Option<Quoted<'_>> {
    let whole = der::read(certificate)?.with_tag(der::SEQUENCE)?;
    let fields = whole.children()?.into_iter().next()?.with_tag(der::SEQUENCE)?.children()?;
    let [version, serial, _algorithm, issuer, _validity, subject, ..] = fields.as_slice() else {
        return None;
    };
    version.is_tagged(0).then_some(())?;
    Some(Quoted {
        serial: serial.with_tag(der::INTEGER)?.whole,
        serial_number: serial.content,
        issuer: issuer.with_tag(der::SEQUENCE)?.whole,
        subject: subject.with_tag(der::SEQUENCE)?.whole,
    })
}
