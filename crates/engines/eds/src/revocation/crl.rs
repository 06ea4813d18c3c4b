//! Revocation lists (RFC 5280, 5). A list of the production centre is large: nothing of it is copied, a certificate
//! is sought from entry to entry.

use jiff::Timestamp;

use super::Revoked;
use crate::Certificate;
use crate::algorithm::Algorithm;
use crate::asn1::oid::ObjectIdentifier;
use crate::asn1::{Asn1Error, Element, Reader, oid, read_whole, tag};
use crate::certificate::{Extension, serial};

/// A full revocation list whose signature has been verified.
#[derive(Debug, Clone, Copy)]
pub struct Crl<'a> {
    this_update: Timestamp,
    next_update: Option<Timestamp>,
    entries: Reader<'a>,
    only_authorities: bool,
    only_users: bool,
    /// What is signed, with what.
    signed: &'a [u8],
    algorithm: ObjectIdentifier,
    signature: &'a [u8],
}

/// Why a list is of no use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CrlError {
    /// Not a revocation list.
    #[error("not a revocation list")]
    Malformed,
    /// The list of another authority.
    #[error("the revocation list of another authority")]
    OtherIssuer,
    /// Its signature does not hold, or the authority may not sign lists.
    #[error("the signature of the revocation list does not hold")]
    BadSignature,
    /// A delta list, an indirect list, or one with a critical extension that is not known here.
    #[error("a revocation list of an unsupported form")]
    Unsupported,
}

impl CrlError {
    /// Stable code, kebab-case.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            CrlError::Malformed => "malformed",
            CrlError::OtherIssuer => "other-issuer",
            CrlError::BadSignature => "bad-signature",
            CrlError::Unsupported => "unsupported",
        }
    }
}

impl From<Asn1Error> for CrlError {
    fn from(_: Asn1Error) -> CrlError {
        CrlError::Malformed
    }
}

impl<'a> Crl<'a> {
    /// Reads a list (DER) and verifies it with the key of its issuer.
    pub fn read(der: &'a [u8], issuer: &Certificate) -> Result<Crl<'a>, CrlError> {
        let list = Crl::parse(der, issuer)?;
        if list.is_signed_by(issuer) { Ok(list) } else { Err(CrlError::BadSignature) }
    }

    /// Reads a list of this issuer by name; its signature is not asked.
    pub(crate) fn parse(der: &'a [u8], issuer: &Certificate) -> Result<Crl<'a>, CrlError> {
        let mut outer = read_whole(der, tag::SEQUENCE)?.content();
        let signed = outer.expect(tag::SEQUENCE)?;
        let algorithm = outer.signature_algorithm()?;
        let signature = outer.expect(tag::BIT_STRING)?.whole_bits()?;
        outer.finish()?;
        let mut inside = signed.content();
        inside.optional(tag::INTEGER)?;
        if inside.signature_algorithm()? != algorithm {
            return Err(CrlError::Malformed);
        }
        if inside.expect(tag::SEQUENCE)?.raw != issuer.subject_der() {
            return Err(CrlError::OtherIssuer);
        }
        let this_update = inside.any()?.time()?;
        let next_update = match inside.peek() {
            Some(tag::UTC_TIME | tag::GENERALIZED_TIME) => Some(inside.any()?.time()?),
            _ => None,
        };
        let entries = inside.optional(tag::SEQUENCE)?.map_or(Reader::new(&[]), |entries| entries.content());
        let extensions = inside.optional(tag::context_constructed(0))?;
        inside.finish()?;
        let (only_authorities, only_users, signed) = (false, false, signed.raw);
        let mut list = Crl {
            this_update,
            next_update,
            entries,
            only_authorities,
            only_users,
            signed,
            algorithm,
            signature,
        };
        if let Some(extensions) = extensions {
            list.read_extensions(read_whole(extensions.value, tag::SEQUENCE)?)?;
        }
        Ok(list)
    }

    /// An authority that may sign lists signed it.
    pub(crate) fn is_signed_by(&self, issuer: &Certificate) -> bool {
        let may_sign = issuer.extensions().key_usage.is_none_or(|usage| usage.crl_sign);
        let verify =
            |algorithm: Algorithm| algorithm.verify(issuer.key(), self.signed, self.signature).is_ok();
        may_sign
            && issuer.extensions().is_authority
            && Algorithm::of_signature(self.algorithm).is_ok_and(verify)
    }

    fn read_extensions(&mut self, extensions: Element<'_>) -> Result<(), CrlError> {
        for extension in extensions.content() {
            let Extension { object, critical, value } = Extension::read(extension?)?;
            match object {
                oid::DELTA_CRL_INDICATOR => return Err(CrlError::Unsupported),
                oid::ISSUING_DISTRIBUTION_POINT => self.read_distribution_point(value)?,
                oid::AUTHORITY_KEY_IDENTIFIER | oid::CRL_NUMBER | oid::FRESHEST_CRL => {}
                _ if critical => return Err(CrlError::Unsupported),
                _ => {}
            }
        }
        Ok(())
    }

    /// RFC 5280, 5.2.5: which certificates the list is about.
    fn read_distribution_point(&mut self, value: &[u8]) -> Result<(), CrlError> {
        for element in read_whole(value, tag::SEQUENCE)?.content() {
            let element = element?;
            let flag = element.value != [0];
            match element.tag {
                0xa0 => {}
                0x81 => self.only_users = flag,
                0x82 => self.only_authorities = flag,
                // Only some reasons, an indirect list, attribute certificates.
                _ => return Err(CrlError::Unsupported),
            }
        }
        Ok(())
    }

    /// When it was made.
    #[must_use]
    pub fn this_update(&self) -> Timestamp {
        self.this_update
    }

    /// When the next is made at the latest.
    #[must_use]
    pub fn next_update(&self) -> Option<Timestamp> {
        self.next_update
    }

    /// Is the list about this kind of certificate at all?
    #[must_use]
    pub fn is_about(&self, certificate: &Certificate) -> bool {
        if certificate.extensions().is_authority { !self.only_users } else { !self.only_authorities }
    }

    /// The entry of a certificate of this issuer. `None`: not revoked. An entry that cannot be read counts as a
    /// revocation at the beginning of time: a damaged list must not make anything good.
    #[must_use]
    pub fn find(&self, certificate: &Certificate) -> Option<Revoked> {
        for entry in self.entries {
            let Ok(entry) = entry else { return Some(Revoked { at: Timestamp::MIN, reason: None }) };
            let mut inside = entry.content();
            let Ok(number) = inside.expect(tag::INTEGER) else { continue };
            if serial(number) == certificate.serial_bytes() {
                return Some(read_entry(inside).unwrap_or(Revoked { at: Timestamp::MIN, reason: None }));
            }
        }
        None
    }
}

fn read_entry(mut inside: Reader<'_>) -> Result<Revoked, Asn1Error> {
    let at = inside.any()?.time()?;
    let mut reason = None;
    if let Some(extensions) = inside.optional(tag::SEQUENCE)? {
        for extension in extensions.content() {
            let Extension { object, value, .. } = Extension::read(extension?)?;
            if object == oid::CRL_REASON {
                reason = Some(read_whole(value, tag::ENUMERATED)?.small()?);
            }
        }
    }
    Ok(Revoked { at, reason })
}
