//! Certificates of Kazakhstan's national PKI (RFC 5280 and the centre's profile).

mod extensions;
mod kind;
mod name;
mod usage;

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};
use sha2_of_signatures::{Digest as _, Sha256};

pub(crate) use extensions::{Extension, Extensions, URI};
pub use kind::SignerKind;
pub(crate) use name::Name;
pub use usage::KeyUsage;

use crate::algorithm::{Algorithm, Key};
use crate::asn1::oid::ObjectIdentifier;
use crate::asn1::{Asn1Error, Element, read_whole, tag};
use crate::{Reason, armour};

/// Largest certificate: bytes. Real ones have less than 4 KiB. Each issuer that is tried digests the certificate
/// anew, and the old GOST digest is slow: a stranger's certificate of megabytes would cost minutes.
const BYTES: usize = 32 * 1024;

/// A certificate. Cheap to copy.
#[derive(Clone)]
pub struct Certificate {
    parts: Arc<Parts>,
}

struct Parts {
    der: Vec<u8>,
    sha256: [u8; 32],
    serial: Vec<u8>,
    issuer_der: Vec<u8>,
    subject_der: Vec<u8>,
    issuer: Name,
    subject: Name,
    not_before: Timestamp,
    not_after: Timestamp,
    key: Key,
    key_bits: Vec<u8>,
    extensions: Extensions,
    /// What is signed.
    signed: Vec<u8>,
    algorithm: Result<Algorithm, Reason>,
    signature: Vec<u8>,
}

/// The bytes are no certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a certificate")]
pub struct NotACertificate;

impl From<Asn1Error> for NotACertificate {
    fn from(_: Asn1Error) -> NotACertificate {
        NotACertificate
    }
}

impl Certificate {
    /// Reads a certificate in DER, PEM or base64.
    pub fn read(bytes: &[u8]) -> Result<Certificate, NotACertificate> {
        let der = armour::remove(bytes).ok_or(NotACertificate)?;
        Ok(Certificate::from_der(&der)?)
    }

    /// Certificate ::= SEQUENCE { tbsCertificate, signatureAlgorithm, signatureValue } (RFC 5280, 4.1).
    pub(crate) fn from_der(der: &[u8]) -> Result<Certificate, Asn1Error> {
        if der.len() > BYTES {
            return Err(Asn1Error::Malformed);
        }
        let mut outer = read_whole(der, tag::SEQUENCE)?.content();
        let signed = outer.expect(tag::SEQUENCE)?;
        let algorithm = outer.signature_algorithm()?;
        let signature = outer.expect(tag::BIT_STRING)?.whole_bits()?.to_vec();
        outer.finish()?;
        let parts = Parts::read(der, signed, algorithm, signature)?;
        Ok(Certificate { parts: Arc::new(parts) })
    }

    /// The bytes.
    #[must_use]
    pub fn der(&self) -> &[u8] {
        &self.parts.der
    }

    /// Serial number, hexadecimal in small letters, without leading zeros.
    #[must_use]
    pub fn serial(&self) -> String {
        hex::encode(&self.parts.serial)
    }

    /// Name of the issuer: its common name.
    #[must_use]
    pub fn issuer(&self) -> String {
        self.parts.issuer.full()
    }

    /// Name of the holder: surname, first name and patronymic, or the name of a system or authority.
    #[must_use]
    pub fn subject(&self) -> String {
        self.parts.subject.full()
    }

    /// Individual identification number of the holder, as it stands.
    #[must_use]
    pub fn iin(&self) -> Option<&str> {
        self.parts.subject.iin.as_deref()
    }

    /// Business identification number of the holder's organisation, as it stands.
    #[must_use]
    pub fn bin(&self) -> Option<&str> {
        self.parts.subject.bin.as_deref()
    }

    /// Name of the holder's organisation.
    #[must_use]
    pub fn organisation(&self) -> Option<&str> {
        self.parts.subject.organisation.as_deref()
    }

    /// Role of the holder.
    #[must_use]
    pub fn kind(&self) -> SignerKind {
        self.parts.extensions.kind()
    }

    /// What the key may be used for.
    #[must_use]
    pub fn key_usage(&self) -> KeyUsage {
        self.parts.extensions.key_usage.unwrap_or_default()
    }

    /// Valid from this moment.
    #[must_use]
    pub fn not_before(&self) -> Timestamp {
        self.parts.not_before
    }

    /// Valid to this moment, inclusive.
    #[must_use]
    pub fn not_after(&self) -> Timestamp {
        self.parts.not_after
    }

    /// SHA-256 of the bytes.
    #[must_use]
    pub fn fingerprint(&self) -> [u8; 32] {
        self.parts.sha256
    }

    /// Addresses of the OCSP responders (authority information access), as the certificate has them.
    #[must_use]
    pub fn ocsp_urls(&self) -> &[String] {
        &self.parts.extensions.ocsp_urls
    }

    /// Addresses of the full revocation lists (CRL distribution points), as the certificate has them.
    #[must_use]
    pub fn crl_urls(&self) -> &[String] {
        &self.parts.extensions.crl_urls
    }

    /// Serial number: big-endian bytes without leading zeros.
    pub(crate) fn serial_bytes(&self) -> &[u8] {
        &self.parts.serial
    }

    pub(crate) fn issuer_der(&self) -> &[u8] {
        &self.parts.issuer_der
    }

    pub(crate) fn subject_der(&self) -> &[u8] {
        &self.parts.subject_der
    }

    pub(crate) fn key(&self) -> &Key {
        &self.parts.key
    }

    /// The bits of subjectPublicKey, of which OCSP makes its key hash.
    pub(crate) fn key_bits(&self) -> &[u8] {
        &self.parts.key_bits
    }

    pub(crate) fn extensions(&self) -> &Extensions {
        &self.parts.extensions
    }

    /// Issued by itself, by name.
    pub(crate) fn is_self_issued(&self) -> bool {
        self.parts.issuer_der == self.parts.subject_der
    }

    /// Could this be the issuer: same name, and the same key identifier where both name one?
    pub(crate) fn names_issuer(&self, issuer: &Certificate) -> bool {
        let keys = (&self.extensions().authority_key, &issuer.extensions().subject_key);
        self.issuer_der() == issuer.subject_der()
            && !matches!(keys, (Some(wanted), Some(there)) if wanted != there)
    }

    /// Is it signed with the issuer's key? Names and validity are not asked here.
    pub(crate) fn is_signed_by(&self, issuer: &Certificate) -> Result<(), Reason> {
        self.parts.algorithm?.verify(issuer.key(), &self.parts.signed, &self.parts.signature)
    }

    /// `None` when it is valid at the moment.
    pub(crate) fn out_of_validity(&self, moment: Timestamp) -> Option<Reason> {
        if moment < self.not_before() {
            Some(Reason::CertificateNotYetValid)
        } else if moment > self.not_after() {
            Some(Reason::CertificateExpired)
        } else {
            None
        }
    }
}

impl Parts {
    fn read(
        der: &[u8],
        signed: Element<'_>,
        algorithm: ObjectIdentifier,
        signature: Vec<u8>,
    ) -> Result<Parts, Asn1Error> {
        let mut inside = signed.content();
        let version = inside.optional(tag::context_constructed(0))?;
        let serial = serial(inside.expect(tag::INTEGER)?).to_vec();
        if inside.signature_algorithm()? != algorithm {
            return Err(Asn1Error::Malformed);
        }
        let issuer = inside.expect(tag::SEQUENCE)?;
        let mut validity = inside.sequence()?;
        let (not_before, not_after) = (validity.any()?.time()?, validity.any()?.time()?);
        validity.finish()?;
        let subject = inside.expect(tag::SEQUENCE)?;
        let (key, key_bits) = Key::read(inside.expect(tag::SEQUENCE)?)?;
        inside.optional(tag::context(1))?;
        inside.optional(tag::context(2))?;
        let extensions = read_extensions(version, inside.optional(tag::context_constructed(3))?)?;
        inside.finish()?;
        Ok(Parts {
            der: der.to_vec(),
            sha256: Sha256::digest(der).into(),
            serial,
            issuer_der: issuer.raw.to_vec(),
            subject_der: subject.raw.to_vec(),
            issuer: Name::read(issuer)?,
            subject: Name::read(subject)?,
            not_before,
            not_after,
            key,
            key_bits: key_bits.to_vec(),
            extensions,
            signed: signed.raw.to_vec(),
            algorithm: Algorithm::of_signature(algorithm),
            signature,
        })
    }
}

/// Only version 3 has extensions (RFC 5280, 4.1.2.9).
fn read_extensions(
    version: Option<Element<'_>>,
    extensions: Option<Element<'_>>,
) -> Result<Extensions, Asn1Error> {
    const VERSION_3: u32 = 2;
    let version = match version {
        Some(version) => version.content().expect(tag::INTEGER)?.small()?,
        None => 0,
    };
    match extensions {
        Some(_) if version != VERSION_3 => Err(Asn1Error::Malformed),
        Some(extensions) => Extensions::read(read_whole(extensions.value, tag::SEQUENCE)?),
        None => Ok(Extensions::default()),
    }
}

/// Serial numbers are compared without leading zeros.
pub(crate) fn serial(integer: Element<'_>) -> &[u8] {
    let start = integer.value.iter().position(|byte| *byte != 0).unwrap_or(integer.value.len());
    integer.value.get(start..).unwrap_or_default()
}

impl PartialEq for Certificate {
    fn eq(&self, other: &Certificate) -> bool {
        self.parts.der == other.parts.der
    }
}

impl Eq for Certificate {}

impl fmt::Debug for Certificate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Certificate({}, {})", self.subject(), self.serial())
    }
}

impl Serialize for Certificate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_struct("Certificate", 6)?;
        members.serialize_field("serial", &self.serial())?;
        members.serialize_field("subject", &self.subject())?;
        members.serialize_field("issuer", &self.issuer())?;
        members.serialize_field("not_before", &self.not_before())?;
        members.serialize_field("not_after", &self.not_after())?;
        members.serialize_field("sha256", &hex::encode(self.fingerprint()))?;
        members.end()
    }
}
