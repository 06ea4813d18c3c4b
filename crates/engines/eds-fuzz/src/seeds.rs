//! Good inputs, and some that are bad in one known way.

mod containers;
mod markup;
mod messages;

use std::path::Path;

use jiff::Timestamp;
use zan_eds::{Certificate, Evidence, TrustStore};
use zan_throwaway_pki::{Key, KeyKind, OrganisationRole, Pki, Profile, Subject};

use crate::Target;

/// The present moment of the world.
pub(crate) const NOW: &str = "2026-11-20T06:00:00Z";
/// When answers were made and time stamps set.
pub(crate) const EARLIER: &str = "2026-11-20T05:00:00Z";
/// What is signed.
pub(crate) const CONTENT: &[u8] = "Тағайындау № 1".as_bytes();
/// What requests to the responder carry.
pub(crate) const NONCE: &[u8] = b"0123456789abcdef";

/// Inputs by target, and what is needed to judge them.
pub(crate) struct Seeds {
    pub(crate) inputs: Vec<(Target, Vec<u8>)>,
    pub(crate) anchors: Vec<Vec<u8>>,
    /// Certificates that answers are about.
    pub(crate) held: Vec<Vec<u8>>,
    pub(crate) evidence: Evidence,
}

impl Seeds {
    fn add(&mut self, target: Target, bytes: impl Into<Vec<u8>>) {
        self.inputs.push((target, bytes.into()));
    }
}

/// The centre with the people it knows.
pub(crate) struct Centre {
    pub(crate) pki: Pki,
    pub(crate) trust: TrustStore,
    pub(crate) kind: KeyKind,
    pub(crate) person: Key,
    pub(crate) head: Key,
    pub(crate) revoked: Key,
}

/// A moment in the centre's time.
pub(crate) fn moment(text: &str) -> Timestamp {
    text.parse().unwrap_or_default()
}

impl Centre {
    pub(crate) fn new(kind: KeyKind) -> Centre {
        let mut pki = Pki::new(7, moment("2026-01-01T00:00:00Z"), moment("2028-01-01T00:00:00Z"), None);
        pki.prepare(kind);
        let head =
            Subject::employee(OrganisationRole::ALL[0], "880203400124", "990140000123", "БАСШЫ", "СЫНАҚ");
        let person = Subject::person("900101300126", "СЫНАҚОВ", "СЫНАҚ", Some("СЫНАҚҰЛЫ"));
        let (person, head) = (pki.issue(person, kind), pki.issue(head, kind));
        let revoked = pki.issue(Subject::person("910203300121", "ҚАЙТАРЫЛҒАН", "СЫНАҚ", None), kind);
        pki.revoke(&revoked, moment("2026-06-01T00:00:00Z"));
        let trust = TrustStore::from_certificates(pki.anchors());
        Centre { pki, trust, kind, person, head, revoked }
    }

    /// A request to the responder about the holder of a key.
    pub(crate) fn request(&self, key: &Key, nonce: Option<&[u8]>) -> Option<Vec<u8>> {
        let certificate = Certificate::read(key.certificate()).ok()?;
        Some(zan_eds::ocsp::request(&certificate, self.trust.issuer_of(&certificate)?, nonce))
    }

    /// The responder's answer to it.
    pub(crate) fn answer(&self, key: &Key, nonce: Option<&[u8]>) -> Vec<u8> {
        let request = self.request(key, nonce).unwrap_or_default();
        self.pki.answer_ocsp(&request, moment(EARLIER))
    }
}

/// All inputs of a centre for each kind of key.
pub(crate) fn make(kinds: &[KeyKind]) -> Seeds {
    let (inputs, anchors, held) = (Vec::new(), Vec::new(), Vec::new());
    let mut seeds = Seeds { inputs, anchors, held, evidence: Evidence::default() };
    for kind in kinds {
        let mut centre = Centre::new(*kind);
        add_certificates(&mut centre, &mut seeds);
        messages::add(&centre, &mut seeds);
        messages::add_answers(&mut centre, &mut seeds);
        markup::add(&centre, &mut seeds);
        containers::add(&centre, &mut seeds);
        seeds.evidence.ocsp.push(centre.answer(&centre.person, None));
        seeds.evidence.crls.extend(centre.pki.crl(centre.kind, moment(EARLIER)));
        seeds.anchors.extend(centre.pki.anchors());
    }
    seeds
}

fn add_certificates(centre: &mut Centre, seeds: &mut Seeds) {
    use zan_throwaway_pki::{CertificateFault, Usage};
    let kind = centre.kind;
    for anchor in centre.pki.anchors() {
        seeds.add(Target::Certificate, anchor);
    }
    for key in [&centre.person, &centre.head, &centre.revoked] {
        seeds.add(Target::Certificate, key.certificate());
        seeds.held.push(key.certificate().to_vec());
    }
    let system = centre.pki.issue(Subject::information_system("ЖҮЙЕ", "990140000123"), kind);
    seeds.add(Target::Certificate, system.certificate());
    let faults = [
        CertificateFault::UnknownCriticalExtension,
        CertificateFault::WrongSignature,
        CertificateFault::Authority,
        CertificateFault::NoKeyUsage,
    ];
    let profiles = faults.map(Profile::with_fault).into_iter();
    for profile in profiles.chain([Usage::OldSigning, Usage::OldLogin].map(Profile::with_usage)) {
        let subject = Subject::person("900101300126", "СЫНАҚОВ", "СЫНАҚ", None);
        let key = centre.pki.issue_with(subject, kind, &profile);
        seeds.add(Target::Certificate, key.certificate());
    }
    seeds.add(Target::Certificate, messages::pem("CERTIFICATE", centre.person.certificate()));
}

/// Takes what a folder of fixtures has. Authorities among them are believed.
pub(crate) fn add_fixtures(seeds: &mut Seeds, folder: &Path) {
    let folders = ["nca-test", "nca-test-2026", "nca-prod-ca", "gost512-selfsigned", "composed"];
    let mut files: Vec<_> = folders
        .iter()
        .filter_map(|name| std::fs::read_dir(folder.join(name)).ok())
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.sort();
    for file in files {
        let Ok(bytes) = std::fs::read(&file) else { continue };
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let target = match name.rsplit_once('.') {
            Some((_, "cer" | "pem")) => Target::Certificate,
            Some((_, "crl" | "bin")) => Target::Answer,
            Some((_, "der")) => Target::Cms,
            Some((_, "xml")) => Target::Xml,
            _ => continue,
        };
        if target == Target::Certificate {
            seeds.anchors.push(bytes.clone());
            seeds.held.push(bytes.clone());
        }
        seeds.add(target, bytes);
    }
}
