//! The structure of SignedData (RFC 5652, 5).

use crate::asn1::oid::{self, ObjectIdentifier};
use crate::asn1::{Asn1Error, Element, Reader, tag};
use crate::certificate::serial;
use crate::{Certificate, Limits, Unreadable};

/// Largest value of a signature: bytes. The largest real one, of RSA, has 1 KiB. Every time stamp digests it.
pub(crate) const VALUE_BYTES: usize = 16 * 1024;

/// SignedData, as far as it is used here.
#[derive(Debug)]
pub(crate) struct SignedData<'a> {
    pub(crate) content_type: ObjectIdentifier,
    /// `None`: detached.
    pub(crate) content: Option<&'a [u8]>,
    pub(crate) certificates: Vec<Certificate>,
    pub(crate) has_unreadable_certificate: bool,
    pub(crate) crls: Vec<&'a [u8]>,
    pub(crate) ocsp: Vec<&'a [u8]>,
    pub(crate) signers: Vec<SignerInfo<'a>>,
}

/// SignerInfo.
#[derive(Debug)]
pub(crate) struct SignerInfo<'a> {
    identifier: Identifier<'a>,
    pub(crate) digest: ObjectIdentifier,
    pub(crate) signed_attributes: Option<Element<'a>>,
    pub(crate) signature: ObjectIdentifier,
    pub(crate) value: &'a [u8],
    pub(crate) unsigned_attributes: Option<Element<'a>>,
}

#[derive(Debug)]
enum Identifier<'a> {
    IssuerAndSerial { issuer: &'a [u8], serial: &'a [u8] },
    SubjectKey(&'a [u8]),
}

impl<'a> SignedData<'a> {
    /// Reads ContentInfo with SignedData, DER.
    pub(crate) fn read(der: &'a [u8], limits: &Limits) -> Result<SignedData<'a>, Unreadable> {
        let mut outer = Reader::new(der);
        let mut info = outer.sequence()?;
        outer.finish()?;
        if info.peek() != Some(tag::OBJECT_IDENTIFIER) || info.object_identifier()? != oid::SIGNED_DATA {
            return Err(Unreadable::NotASignature);
        }
        let mut wrapped = info.expect(tag::context_constructed(0))?.content();
        info.finish()?;
        let mut inside = wrapped.sequence()?;
        wrapped.finish()?;
        inside.expect(tag::INTEGER)?;
        inside.expect(tag::SET)?;
        let (content_type, content) = read_content(inside.sequence()?)?;
        let mut data = SignedData {
            content_type,
            content,
            certificates: Vec::new(),
            has_unreadable_certificate: false,
            crls: Vec::new(),
            ocsp: Vec::new(),
            signers: Vec::new(),
        };
        if let Some(set) = inside.optional(tag::context_constructed(0))? {
            data.read_certificates(set, limits)?;
        }
        if let Some(set) = inside.optional(tag::context_constructed(1))? {
            data.read_revocation(set, limits)?;
        }
        for signer in inside.expect(tag::SET)?.content() {
            check_count(data.signers.len(), limits.signers, "signers")?;
            data.signers.push(SignerInfo::read(signer?)?);
        }
        inside.finish()?;
        Ok(data)
    }

    fn read_certificates(&mut self, set: Element<'_>, limits: &Limits) -> Result<(), Unreadable> {
        for (count, element) in set.content().enumerate() {
            check_count(count, limits.certificates, "certificates")?;
            let element = element?;
            // Other choices than a certificate are attribute certificates and such.
            if element.tag != tag::SEQUENCE {
                continue;
            }
            match Certificate::from_der(element.raw) {
                Ok(certificate) => self.certificates.push(certificate),
                Err(_) => self.has_unreadable_certificate = true,
            }
        }
        Ok(())
    }

    /// RevocationInfoChoices (RFC 5652, 10.2.1; OCSP answers: RFC 5940).
    fn read_revocation(&mut self, set: Element<'a>, limits: &Limits) -> Result<(), Unreadable> {
        for (count, element) in set.content().enumerate() {
            check_count(count, limits.evidence, "revocation lists and answers")?;
            let element = element?;
            if element.tag == tag::SEQUENCE {
                self.crls.push(element.raw);
            } else if element.tag == tag::context_constructed(1) {
                let mut other = element.content();
                if other.object_identifier()? == oid::OTHER_REVOCATION_OCSP {
                    self.ocsp.push(other.any()?.raw);
                }
            }
        }
        Ok(())
    }
}

fn check_count(count: usize, limit: usize, what: &'static str) -> Result<(), Unreadable> {
    if count < limit { Ok(()) } else { Err(Unreadable::TooMany { what, limit }) }
}

/// EncapsulatedContentInfo.
fn read_content(mut inside: Reader<'_>) -> Result<(ObjectIdentifier, Option<&[u8]>), Asn1Error> {
    let content_type = inside.object_identifier()?;
    let content = match inside.optional(tag::context_constructed(0))? {
        Some(wrapped) => {
            let mut wrapped = wrapped.content();
            let octets = wrapped.expect(tag::OCTET_STRING)?;
            wrapped.finish()?;
            Some(octets.value)
        }
        None => None,
    };
    inside.finish()?;
    Ok((content_type, content))
}

impl<'a> SignerInfo<'a> {
    fn read(signer: Element<'a>) -> Result<SignerInfo<'a>, Asn1Error> {
        if signer.tag != tag::SEQUENCE {
            return Err(Asn1Error::Malformed);
        }
        let mut inside = signer.content();
        inside.expect(tag::INTEGER)?;
        let identifier = Identifier::read(inside.any()?)?;
        let (digest, _) = inside.algorithm()?;
        let signed_attributes = inside.optional(tag::context_constructed(0))?;
        let (signature, _) = inside.algorithm()?;
        let value = inside.expect(tag::OCTET_STRING)?.value;
        let unsigned_attributes = inside.optional(tag::context_constructed(1))?;
        inside.finish()?;
        if value.len() > VALUE_BYTES {
            return Err(Asn1Error::Malformed);
        }
        Ok(SignerInfo { identifier, digest, signed_attributes, signature, value, unsigned_attributes })
    }

    /// Does the signer mean this certificate?
    pub(super) fn means(&self, certificate: &Certificate) -> bool {
        match &self.identifier {
            Identifier::IssuerAndSerial { issuer, serial } => {
                certificate.issuer_der() == *issuer && certificate.serial_bytes() == *serial
            }
            Identifier::SubjectKey(key) => certificate.extensions().subject_key.as_deref() == Some(*key),
        }
    }
}

impl<'a> Identifier<'a> {
    fn read(identifier: Element<'a>) -> Result<Identifier<'a>, Asn1Error> {
        match identifier.tag {
            tag::SEQUENCE => {
                let mut inside = identifier.content();
                let issuer = inside.expect(tag::SEQUENCE)?.raw;
                let serial = serial(inside.expect(tag::INTEGER)?);
                inside.finish()?;
                Ok(Identifier::IssuerAndSerial { issuer, serial })
            }
            0x80 => Ok(Identifier::SubjectKey(identifier.value)),
            _ => Err(Asn1Error::Malformed),
        }
    }
}
