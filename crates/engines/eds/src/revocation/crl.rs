//! Revocation lists (RFC 5280, 5). A list of the production centre is large: nothing of it is copied, a certificate
//! is sought from entry to entry.

use jiff::Timestamp;

use super::Revoked;
use crate::Certificate;
use crate::algorithm::Algorithm;
use crate::asn1::oid::ObjectIdentifier;
use crate::asn1::{Asn1Error, Element, Reader, oid, read_whole, tag};
use crate::certificate::{Extension, URI, serial};

/// A revocation list whose signature has been verified: a full one, or a delta list, see [`Crl::is_delta`].
#[derive(Debug, Clone, Copy)]
pub struct Crl<'a> {
    this_update: Timestamp,
    next_update: Option<Timestamp>,
    entries: Reader<'a>,
    only_authorities: bool,
    only_users: bool,
    is_delta: bool,
    /// Names of the distribution point that the list is of, when it says so.
    distribution_point: Option<Reader<'a>>,
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
    /// An indirect list, one about some reasons only, or one with a critical extension that is not known here.
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
        let mut list = Crl {
            this_update,
            next_update,
            entries,
            only_authorities: false,
            only_users: false,
            is_delta: false,
            distribution_point: None,
            signed: signed.raw,
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

    fn read_extensions(&mut self, extensions: Element<'a>) -> Result<(), CrlError> {
        for extension in extensions.content() {
            let Extension { object, critical, value } = Extension::read(extension?)?;
            match object {
                // Critical by the standard; one that is not must not pass for a full list either.
                oid::DELTA_CRL_INDICATOR => self.is_delta = true,
                oid::ISSUING_DISTRIBUTION_POINT => self.read_distribution_point(value)?,
                oid::AUTHORITY_KEY_IDENTIFIER | oid::CRL_NUMBER | oid::FRESHEST_CRL => {}
                _ if critical => return Err(CrlError::Unsupported),
                _ => {}
            }
        }
        Ok(())
    }

    /// RFC 5280, 5.2.5: which certificates the list is about.
    fn read_distribution_point(&mut self, value: &'a [u8]) -> Result<(), CrlError> {
        for element in read_whole(value, tag::SEQUENCE)?.content() {
            let element = element?;
            let flag = element.value != [0];
            match element.tag {
                0xa0 => {
                    // A name relative to the issuer's leaves nothing that could be an address.
                    let full = element.content().optional(tag::context_constructed(0))?;
                    self.distribution_point = Some(full.map_or(Reader::new(&[]), |names| names.content()));
                }
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

    /// Only what changed since a full list (RFC 5280, 5.2.4): it says nothing about a certificate that it does not
    /// name.
    #[must_use]
    pub fn is_delta(&self) -> bool {
        self.is_delta
    }

    /// Is the list about this certificate at all: about its kind, and of a distribution point that the certificate
    /// names (RFC 5280, 6.3.3, b, 2, i)? A delta list is read only for what it names, and a serial number is one
    /// certificate of the issuer whatever the distribution point: that of a delta list is not asked.
    #[must_use]
    pub fn is_about(&self, certificate: &Certificate) -> bool {
        let is_of_kind =
            if certificate.extensions().is_authority { !self.only_users } else { !self.only_authorities };
        is_of_kind && (self.is_delta || self.is_of_a_point_of(certificate))
    }

    fn is_of_a_point_of(&self, certificate: &Certificate) -> bool {
        let urls = certificate.crl_urls();
        let is_named =
            |name: Element<'_>| name.tag == URI && urls.iter().any(|url| url.as_bytes() == name.value);
        self.distribution_point.is_none_or(|names| names.filter_map(Result::ok).any(is_named))
    }

    /// The entry of a certificate of this issuer. `None`: not revoked, or nothing new in a delta list. An entry that cannot be read counts as a
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
