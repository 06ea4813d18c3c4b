//! The centre: roots, issuing authorities, responders, and its record of what it issued and revoked.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    algorithm::{KeyKind, Secret},
    certificate::{self, Addresses, Certificate, CertificateFault, Profile},
    key::{BundleError, Holder, Key, WARNING},
    names,
    seed::Seed,
    subject::{self, Subject},
};

/// A throw-away national certification centre. The same seed and the same calls give the same keys and
/// certificates to the byte.
#[derive(Debug, Clone)]
pub struct Pki {
    seed: Seed,
    valid_from: Timestamp,
    valid_to: Timestamp,
    responder_url: Option<String>,
    centres: BTreeMap<KeyKind, Centre>,
}

/// What belongs to one kind of keys.
#[derive(Debug, Clone)]
pub(crate) struct Centre {
    pub(crate) root: Key,
    pub(crate) issuing: Key,
    pub(crate) responder: Key,
    pub(crate) stamper: Key,
    /// Serial number (hexadecimal) → the moment of revocation, if there was one.
    pub(crate) record: BTreeMap<String, Option<Timestamp>>,
    /// Certificates made so far, recorded or not.
    made: u64,
}

/// A centre as text: the secrets are in the seed.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Bundle {
    warning: String,
    seed: u64,
    valid_from: Timestamp,
    valid_to: Timestamp,
    responder_url: Option<String>,
    centres: BTreeMap<KeyKind, Record>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    made: u64,
    record: BTreeMap<String, Option<Timestamp>>,
}

impl Pki {
    /// A centre with its GOST-2015 half; the halves of other kinds are made when they are first asked for.
    ///
    /// Certificates say that the centre answers under `responder_url` (`…/ocsp`, `…/crl/…`, `…/cert/…`), or say
    /// nothing about it.
    #[must_use]
    pub fn new(seed: u64, valid_from: Timestamp, valid_to: Timestamp, responder_url: Option<&str>) -> Self {
        let responder_url = responder_url.map(str::to_owned);
        let mut pki =
            Self { seed: Seed(seed), valid_from, valid_to, responder_url, centres: BTreeMap::new() };
        pki.prepare(KeyKind::Gost2015);
        pki
    }

    /// Makes the half of a kind if it is not there; RSA takes some seconds in a debug build.
    pub fn prepare(&mut self, kind: KeyKind) {
        self.centre_mut(kind);
    }

    fn centre_mut(&mut self, kind: KeyKind) -> &mut Centre {
        let (seed, valid_from, valid_to) = (self.seed, self.valid_from, self.valid_to);
        self.centres.entry(kind).or_insert_with(|| Centre::make(kind, seed, valid_from, valid_to))
    }

    pub(crate) fn centre(&self, kind: KeyKind) -> Option<&Centre> {
        self.centres.get(&kind)
    }

    pub(crate) fn centres(&self) -> impl Iterator<Item = (KeyKind, &Centre)> {
        self.centres.iter().map(|(kind, centre)| (*kind, centre))
    }

    /// Certificates to trust, DER: root and issuing authority of every kind made so far.
    #[must_use]
    pub fn anchors(&self) -> Vec<Vec<u8>> {
        self.centres
            .values()
            .flat_map(|centre| [centre.root.certificate.clone(), centre.issuing.certificate.clone()])
            .collect()
    }

    /// The root of a kind, if made.
    #[must_use]
    pub fn root(&self, kind: KeyKind) -> Option<&Key> {
        self.centre(kind).map(|centre| &centre.root)
    }

    /// The issuing authority of a kind, if made; as a [`Key`] it can sign what an authority must not.
    #[must_use]
    pub fn authority(&self, kind: KeyKind) -> Option<&Key> {
        self.centre(kind).map(|centre| &centre.issuing)
    }

    /// Issues a key with the usual certificate.
    pub fn issue(&mut self, subject: Subject, kind: KeyKind) -> Key {
        self.issue_with(subject, kind, &Profile::default())
    }

    /// Issues a key with another certificate than usual.
    pub fn issue_with(&mut self, subject: Subject, kind: KeyKind, profile: &Profile) -> Key {
        self.issue_to(subject.name(), holder(&subject, profile), kind, profile)
    }

    /// Issues another key to the holder of a key of any centre, with another certificate than usual; its usages stay
    /// those of the first. `None` when its certificate cannot be read.
    pub fn issue_again(&mut self, key: &Key, profile: &Profile) -> Option<Key> {
        let subject = certificate::quote(&key.certificate)?.subject.to_vec();
        Some(self.issue_to(subject, key.holder.clone(), key.kind(), profile))
    }

    fn issue_to(&mut self, subject: Vec<u8>, holder: Holder, kind: KeyKind, profile: &Profile) -> Key {
        let (seed, valid_from, valid_to) = (self.seed, self.valid_from, self.valid_to);
        let addresses = self.responder_url.as_deref().map(|base| Addresses::under(base, kind));
        let centre = self.centre_mut(kind);
        centre.made += 1;
        let purpose = format!("{} holder {}", kind.code(), centre.made);
        let mut key = centre.issuing.issue(Order {
            subject,
            secret: Secret::make(kind, seed, &purpose),
            serial: serial(seed, &purpose),
            not_before: profile.not_before.unwrap_or(valid_from),
            not_after: profile.not_after.unwrap_or(valid_to),
            extensions: certificate::extensions_of_holder(&holder.usages, profile, addresses),
            holder,
        });
        if profile.fault == Some(CertificateFault::WrongSignature) {
            flip_last_bit(&mut key.certificate);
        }
        if profile.fault != Some(CertificateFault::NotRecorded) {
            centre.record.insert(hex::encode(key.serial()), None);
        }
        key
    }

    /// Revokes a certificate of this centre; one it has no record of stays unknown.
    pub fn revoke(&mut self, key: &Key, at: Timestamp) {
        if let Some(state) = self.centre_mut(key.kind()).record.get_mut(&hex::encode(key.serial())) {
            *state = Some(at);
        }
    }

    /// The centre as text, with its record of certificates, to go on with after a restart.
    #[must_use]
    pub fn to_bundle(&self) -> String {
        let bundle = Bundle {
            warning: WARNING.to_owned(),
            seed: self.seed.0,
            valid_from: self.valid_from,
            valid_to: self.valid_to,
            responder_url: self.responder_url.clone(),
            centres: self
                .centres
                .iter()
                .map(|(kind, centre)| (*kind, Record { made: centre.made, record: centre.record.clone() }))
                .collect(),
        };
        serde_json::to_string_pretty(&bundle).unwrap_or_default()
    }

    /// Reads what [`Pki::to_bundle`] wrote.
    ///
    /// # Errors
    /// [`BundleError`].
    pub fn from_bundle(text: &str) -> Result<Self, BundleError> {
        let bundle: Bundle =
            serde_json::from_str(text).map_err(|error| BundleError::Shape(error.to_string()))?;
        if bundle.warning != WARNING {
            return Err(BundleError::Unmarked);
        }
        let mut pki =
            Self::new(bundle.seed, bundle.valid_from, bundle.valid_to, bundle.responder_url.as_deref());
        for (kind, record) in bundle.centres {
            let centre = pki.centre_mut(kind);
            centre.made = record.made;
            centre.record = record.record;
        }
        Ok(pki)
    }
}

/// What is needed to make one certificate.
struct Order {
    subject: Vec<u8>,
    secret: Secret,
    serial: Vec<u8>,
    not_before: Timestamp,
    not_after: Timestamp,
    extensions: Vec<Vec<u8>>,
    holder: Holder,
}

impl Key {
    /// Makes a key whose certificate this key signs.
    fn issue(&self, order: Order) -> Self {
        let issuer = certificate::quote(&self.certificate).map(|quoted| quoted.subject);
        let certificate = Certificate {
            serial: order.serial,
            issuer: issuer.unwrap_or_default(),
            subject: order.subject,
            not_before: order.not_before,
            not_after: order.not_after,
            key: &order.secret,
            signer: &self.secret,
            extensions: order.extensions,
        }
        .sign();
        let chain = std::iter::once(&self.certificate).chain(&self.chain).cloned().collect();
        Self { secret: order.secret, certificate, chain, holder: order.holder }
    }
}

impl Centre {
    fn make(kind: KeyKind, seed: Seed, valid_from: Timestamp, valid_to: Timestamp) -> Self {
        let order = |part: &str, name: &str, secret: &str, extensions: Vec<Vec<u8>>| Order {
            subject: subject::name_of_centre(name),
            secret: Secret::make(kind, seed, &format!("{} {secret}", kind.code())),
            serial: serial(seed, &format!("{} {part}", kind.code())),
            not_before: valid_from,
            not_after: valid_to,
            extensions,
            holder: Holder { name: name.to_owned(), iin: None, bin: None, usages: Vec::new() },
        };
        let authority = |part: &str, word: &str| {
            let name = format!("{word} КУӘЛАНДЫРУШЫ ОРТАЛЫҚ ({}) THROW-AWAY", kind.label());
            order(part, &name, part, certificate::extensions_of_authority())
        };
        let root = self_signed(authority("root", "НЕГІЗГІ"));
        let issuing = root.issue(authority("issuing", "ҰЛТТЫҚ"));
        // Both services use one secret, because RSA ones are slow to make.
        let service = |part: &str, name: &str, usage: &'static str| {
            issuing.issue(order(part, name, "service", certificate::extensions_of_responder(usage)))
        };
        let responder = service("responder", "OCSP THROW-AWAY", names::OCSP_SIGNING);
        let stamper = service("stamper", "TSP THROW-AWAY", names::TIME_STAMPING);
        let record =
            [&responder, &stamper].map(|key| (hex::encode(key.serial()), None)).into_iter().collect();
        Self { root, issuing, responder, stamper, record, made: 0 }
    }
}

fn self_signed(order: Order) -> Key {
    let certificate = Certificate {
        serial: order.serial,
        issuer: &order.subject,
        subject: order.subject.clone(),
        not_before: order.not_before,
        not_after: order.not_after,
        key: &order.secret,
        signer: &order.secret,
        extensions: order.extensions,
    }
    .sign();
    Key { certificate, secret: order.secret, chain: Vec::new(), holder: order.holder }
}

fn holder(subject: &Subject, profile: &Profile) -> Holder {
    let purpose = subject.is_human().then_some(profile.usage.purpose());
    Holder {
        name: subject.common_name(),
        iin: subject.iin().map(str::to_owned),
        bin: subject.bin().map(str::to_owned),
        usages: purpose.into_iter().chain(subject.roles()).map(str::to_owned).collect(),
    }
}

/// 20 bytes whose first is neither zero nor has its top bit set, so that the number keeps its length.
fn serial(seed: Seed, purpose: &str) -> Vec<u8> {
    let drawn = seed.bytes(&format!("serial {purpose}"));
    let mut serial: Vec<u8> = drawn.into_iter().take(20).collect();
    if let Some(first) = serial.first_mut() {
        *first = *first & 0x3f | 0x40;
    }
    serial
}

/// Of a message that ends with its signature, the last bit of the signature.
pub(crate) fn flip_last_bit(message: &mut [u8]) {
    if let Some(last) = message.last_mut() {
        *last ^= 1;
    }
}
