//! Extensions of certificates (RFC 5280, 4.2).

use super::{KeyUsage, SignerKind};
use crate::asn1::oid::{self, ObjectIdentifier};
use crate::asn1::{Asn1Error, Element, Reader, tag};

/// What the extensions of a certificate say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Extensions {
    /// The CA flag of basicConstraints.
    pub(crate) is_authority: bool,
    /// How many authorities may follow below.
    pub(crate) path_length: Option<u32>,
    /// `None` without the extension: any use.
    pub(crate) key_usage: Option<KeyUsage>,
    pub(crate) extended_key_usages: Vec<ObjectIdentifier>,
    pub(crate) extended_key_usage_is_critical: bool,
    pub(crate) subject_key: Option<Vec<u8>>,
    pub(crate) authority_key: Option<Vec<u8>>,
    pub(crate) ocsp_urls: Vec<String>,
    pub(crate) crl_urls: Vec<String>,
    /// A critical extension is there that is not known here.
    pub(crate) unknown_critical: bool,
}

impl Extensions {
    /// Reads the SEQUENCE OF Extension. An extension that occurs twice is an error (RFC 5280, 4.2).
    pub(super) fn read(sequence: Element<'_>) -> Result<Extensions, Asn1Error> {
        let mut read = Extensions::default();
        let mut seen = Vec::new();
        for extension in sequence.content() {
            let Extension { object, critical, value } = Extension::read(extension?)?;
            if seen.contains(&object) && object != oid::UNKNOWN {
                return Err(Asn1Error::Malformed);
            }
            seen.push(object);
            read.extended_key_usage_is_critical |= critical && object == oid::EXTENDED_KEY_USAGE;
            if !read.take(object, value)? && critical {
                read.unknown_critical = true;
            }
        }
        Ok(read)
    }

    /// Says whether the extension is known.
    fn take(&mut self, object: ObjectIdentifier, value: &[u8]) -> Result<bool, Asn1Error> {
        let mut reader = Reader::new(value);
        match object {
            oid::BASIC_CONSTRAINTS => self.take_basic_constraints(reader.sequence()?)?,
            oid::KEY_USAGE => self.key_usage = Some(KeyUsage::read(reader.any()?)?),
            oid::EXTENDED_KEY_USAGE => {
                for usage in reader.sequence()? {
                    self.extended_key_usages.push(oid::read(usage?.value));
                }
            }
            oid::SUBJECT_KEY_IDENTIFIER => {
                self.subject_key = Some(reader.expect(tag::OCTET_STRING)?.value.to_vec());
            }
            oid::AUTHORITY_KEY_IDENTIFIER => {
                let key = reader.sequence()?.optional(tag::context(0))?;
                self.authority_key = key.map(|key| key.value.to_vec());
            }
            oid::AUTHORITY_INFORMATION_ACCESS => self.ocsp_urls = ocsp_urls(reader.sequence()?)?,
            oid::CRL_DISTRIBUTION_POINTS => self.crl_urls = crl_urls(reader.sequence()?)?,
            // Read by nobody here, and nothing in them narrows what the certificate is good for.
            oid::CERTIFICATE_POLICIES | oid::SUBJECT_ALTERNATIVE_NAME | oid::FRESHEST_CRL => {}
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn take_basic_constraints(&mut self, mut inside: Reader<'_>) -> Result<(), Asn1Error> {
        if let Some(flag) = inside.optional(tag::BOOLEAN)? {
            self.is_authority = flag.boolean()?;
        }
        if let Some(length) = inside.optional(tag::INTEGER)? {
            self.path_length = Some(length.small()?);
        }
        inside.finish()
    }

    pub(crate) fn allows(&self, usage: ObjectIdentifier) -> bool {
        self.extended_key_usages.contains(&usage)
    }

    /// Made for this use and for no other, and whoever does not know the use must refuse it.
    pub(crate) fn is_only_for(&self, usage: ObjectIdentifier) -> bool {
        self.extended_key_usage_is_critical && self.extended_key_usages == [usage]
    }

    /// Role of the holder. The first of the roles in this order counts: a certificate never has two of them.
    pub(super) fn kind(&self) -> SignerKind {
        const ROLES: [(ObjectIdentifier, SignerKind); 8] = [
            (oid::ROLE_INFORMATION_SYSTEM, SignerKind::InformationSystem),
            (oid::ROLE_TREASURY_CLIENT, SignerKind::TreasuryClient),
            (oid::ROLE_HEAD, SignerKind::OrganisationHead),
            (oid::ROLE_MAY_SIGN, SignerKind::OrganisationMaySign),
            (oid::ROLE_FINANCE, SignerKind::OrganisationFinance),
            (oid::ROLE_HR, SignerKind::OrganisationHr),
            (oid::ROLE_EMPLOYEE, SignerKind::OrganisationEmployee),
            (oid::ROLE_PERSON, SignerKind::Person),
        ];
        let found = ROLES.iter().find(|(role, _)| self.allows(*role));
        found.map_or(SignerKind::Unknown, |(_, kind)| *kind)
    }
}

/// One extension.
pub(crate) struct Extension<'a> {
    pub(crate) object: ObjectIdentifier,
    pub(crate) critical: bool,
    pub(crate) value: &'a [u8],
}

impl<'a> Extension<'a> {
    pub(crate) fn read(extension: Element<'a>) -> Result<Extension<'a>, Asn1Error> {
        if extension.tag != tag::SEQUENCE {
            return Err(Asn1Error::Malformed);
        }
        let mut inside = extension.content();
        let object = inside.object_identifier()?;
        let critical = match inside.optional(tag::BOOLEAN)? {
            Some(flag) => flag.boolean()?,
            None => false,
        };
        let value = inside.expect(tag::OCTET_STRING)?.value;
        inside.finish()?;
        Ok(Extension { object, critical, value })
    }
}

/// GeneralName uniformResourceIdentifier (RFC 5280, 4.2.1.6).
pub(crate) const URI: u8 = tag::context(6);

/// accessMethod id-ad-ocsp with a URI (RFC 5280, 4.2.2.1).
fn ocsp_urls(descriptions: Reader<'_>) -> Result<Vec<String>, Asn1Error> {
    let mut urls = Vec::new();
    for description in descriptions {
        let mut description = description?.content();
        let method = description.object_identifier()?;
        let location = description.any()?;
        if method == oid::OCSP_ACCESS && location.tag == URI {
            add_url(&mut urls, location.value);
        }
    }
    Ok(urls)
}

/// distributionPoint / fullName / URI (RFC 5280, 4.2.1.13).
fn crl_urls(points: Reader<'_>) -> Result<Vec<String>, Asn1Error> {
    let mut urls = Vec::new();
    for point in points {
        let Some(name) = point?.content().optional(tag::context_constructed(0))? else { continue };
        let Some(full) = name.content().optional(tag::context_constructed(0))? else { continue };
        for location in full.content() {
            let location = location?;
            if location.tag == URI {
                add_url(&mut urls, location.value);
            }
        }
    }
    Ok(urls)
}

fn add_url(urls: &mut Vec<String>, value: &[u8]) {
    if let Ok(url) = String::from_utf8(value.to_vec())
        && !urls.contains(&url)
    {
        urls.push(url);
    }
}
