//! The frame of a CMS SignedData (RFC 5652, section 5.1), in DER and in BER.

use crate::{certificate, der, names};

/// A SignedData under way. All parts are kept encoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Message {
    content_type: &'static str,
    content: Option<Vec<u8>>,
    digest_algorithms: Vec<Vec<u8>>,
    certificates: Vec<Vec<u8>>,
    signers: Vec<Vec<u8>>,
}

/// One signer of a message.
pub(crate) struct SignerInfo<'a> {
    pub(crate) certificate: &'a [u8],
    pub(crate) digest_oid: &'a str,
    /// Members of the SET of signed attributes.
    pub(crate) signed: Option<Vec<u8>>,
    pub(crate) signature_oid: &'a str,
    pub(crate) signature: &'a [u8],
    pub(crate) unsigned: Vec<Vec<u8>>,
}

impl Message {
    pub(crate) fn of(content_type: &'static str, content: Option<&[u8]>) -> Self {
        Self {
            content_type,
            content: content.map(<[u8]>::to_vec),
            digest_algorithms: Vec::new(),
            certificates: Vec::new(),
            signers: Vec::new(),
        }
    }

    /// Reads a SignedData over data, DER.
    pub(crate) fn read(cms: &[u8]) -> Option<Self> {
        let outer = der::read(cms)?.children()?;
        let [kind, body] = outer.as_slice() else { return None };
        (kind.whole == der::oid(names::SIGNED_DATA) && body.is_tagged(0)).then_some(())?;
        let parts = der::read(body.content)?.children()?;
        let [_version, digests, encapsulated, rest @ ..] = parts.as_slice() else { return None };
        let copies = |element: &der::Element<'_>| -> Option<Vec<Vec<u8>>> {
            Some(element.children()?.iter().map(|child| child.whole.to_vec()).collect())
        };
        let content = encapsulated.children()?;
        (content.first()?.whole == der::oid(names::DATA)).then_some(())?;
        let content = match content.get(1) {
            Some(inner) => Some(der::read(inner.content)?.with_tag(der::OCTET_STRING)?.content.to_vec()),
            None => None,
        };
        let certificates = match rest.iter().find(|element| element.is_tagged(0)) {
            Some(certificates) => copies(certificates)?,
            None => Vec::new(),
        };
        let signers = copies(&rest.last()?.with_tag(der::SET)?)?;
        let digest_algorithms = copies(digests)?;
        Some(Self { content_type: names::DATA, content, digest_algorithms, certificates, signers })
    }

    pub(crate) fn content_type(&self) -> &'static str {
        self.content_type
    }

    pub(crate) fn content(&self) -> Option<&[u8]> {
        self.content.as_deref()
    }

    pub(crate) fn add_certificate(&mut self, certificate: &[u8]) {
        if !self.certificates.iter().any(|known| known == certificate) {
            self.certificates.push(certificate.to_vec());
        }
    }

    pub(crate) fn drop_certificates(&mut self) {
        self.certificates.clear();
    }

    pub(crate) fn add_digest_algorithm(&mut self, oid: &str) {
        let algorithm = der::algorithm(oid);
        if !self.digest_algorithms.contains(&algorithm) {
            self.digest_algorithms.push(algorithm);
        }
    }

    pub(crate) fn add_signer(&mut self, signer: &SignerInfo<'_>) {
        let named = certificate::quote(signer.certificate)
            .map(|quoted| der::sequence([quoted.issuer.to_vec(), quoted.serial.to_vec()]));
        let mut parts =
            vec![der::small_integer(1), named.unwrap_or_default(), der::algorithm(signer.digest_oid)];
        parts.extend(signer.signed.as_ref().map(|attributes| der::tagged(0, attributes)));
        parts.push(der::algorithm(signer.signature_oid));
        parts.push(der::octets(signer.signature));
        if !signer.unsigned.is_empty() {
            parts.push(der::tagged(1, &der::sorted(signer.unsigned.iter().cloned())));
        }
        self.signers.push(der::sequence(parts));
    }

    /// 1 for data, 3 for anything else (RFC 5652, 5.1).
    fn version(&self) -> Vec<u8> {
        der::small_integer(if self.content_type == names::DATA { 1 } else { 3 })
    }

    pub(crate) fn to_der(&self) -> Vec<u8> {
        let content = self.content.as_ref().map(|content| der::tagged(0, &der::octets(content)));
        let encapsulated = der::sequence([der::oid(self.content_type), content.unwrap_or_default()]);
        let mut parts =
            vec![self.version(), der::set_of(self.digest_algorithms.iter().cloned()), encapsulated];
        if !self.certificates.is_empty() {
            parts.push(der::tagged(0, &der::sorted(self.certificates.iter().cloned())));
        }
        parts.push(der::set_of(self.signers.iter().cloned()));
        der::sequence([der::oid(names::SIGNED_DATA), der::tagged(0, &der::sequence(parts))])
    }

    /// The same with indefinite lengths down to the signers, and the content in pieces.
    pub(crate) fn to_ber(&self) -> Vec<u8> {
        const PIECE: usize = 64;
        let content = self.content.as_ref().map(|content| {
            let pieces = content.chunks(PIECE).flat_map(der::octets).collect::<Vec<u8>>();
            indefinite(0xa0, &indefinite(0x24, &pieces))
        });
        let encapsulated =
            indefinite(der::SEQUENCE, &[der::oid(self.content_type), content.unwrap_or_default()].concat());
        let mut parts =
            [self.version(), indefinite(der::SET, &self.digest_algorithms.concat()), encapsulated].concat();
        if !self.certificates.is_empty() {
            parts.extend(indefinite(0xa0, &self.certificates.concat()));
        }
        let signers: Vec<u8> = self
            .signers
            .iter()
            .flat_map(|signer| match der::read(signer) {
                Some(element) => indefinite(der::SEQUENCE, element.content),
                None => signer.clone(),
            })
            .collect();
        parts.extend(indefinite(der::SET, &signers));
        let body = indefinite(0xa0, &indefinite(der::SEQUENCE, &parts));
        indefinite(der::SEQUENCE, &[der::oid(names::SIGNED_DATA), body].concat())
    }
}

/// A constructed value whose end is marked (X.690, 8.1.3.6).
fn indefinite(tag: u8, content: &[u8]) -> Vec<u8> {
    [&[tag, 0x80], content, &[0, 0]].concat()
}
