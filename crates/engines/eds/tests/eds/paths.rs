//! Paths that lead to a believed root and must not be walked.

use jiff::Timestamp;
use zan_eds::{Certificate, Evidence, Reason, Report, TrustStore};
use zan_throwaway_pki::{CmsOptions, Key, KeyKind};

use crate::forge::{
    self, BASIC_CONSTRAINTS, KEY_USAGE, MAY_ISSUE, MAY_SIGN, NAME_CONSTRAINTS, element, extension,
};
use crate::world::{World, moment};

const CONTENT: &[u8] = b"content";

/// A root that is believed, keys for a middle and a lower authority, and a signer.
struct Forge {
    world: World,
    root: Key,
    middle: Key,
    lower: Key,
    holder: Key,
}

const ALWAYS: [&str; 2] = ["2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z"];

impl Forge {
    fn new() -> Forge {
        let mut world = World::with(KeyKind::Gost2015);
        let root = world.pki.root(KeyKind::Gost2015).unwrap().clone();
        world.trust = TrustStore::from_certificates([root.certificate()]);
        let (middle, lower, holder) = (world.person(), world.person(), world.person());
        Forge { world, root, middle, lower, holder }
    }

    fn middle(&self, extensions: &[Vec<u8>], validity: [&str; 2]) -> Vec<u8> {
        let issuer = forge::subject(self.root.certificate());
        let validity = validity.map(moment);
        forge::certificate(&self.middle, &forge::name("MIDDLE"), &self.root, issuer, validity, extensions)
    }

    fn lower(&self, extensions: &[Vec<u8>]) -> Vec<u8> {
        let (name, issuer) = (forge::name("LOWER"), forge::name("MIDDLE"));
        forge::certificate(&self.lower, &name, &self.middle, &issuer, ALWAYS.map(moment), extensions)
    }

    /// The holder's certificate under an authority, and what becomes of a signature with it.
    fn judge(&mut self, signer: &Key, issuer: &str, chain: &[&[u8]]) -> Report {
        let usage = [extension(KEY_USAGE, true, MAY_SIGN)];
        self.judge_with(signer, issuer, chain, &usage)
    }

    fn judge_with(&mut self, signer: &Key, issuer: &str, chain: &[&[u8]], extensions: &[Vec<u8>]) -> Report {
        let validity: [Timestamp; 2] = ALWAYS.map(moment);
        let (name, issuer) = (forge::name("HOLDER"), forge::name(issuer));
        let certificate = forge::certificate(&self.holder, &name, signer, &issuer, validity, extensions);
        let cms = self.holder.sign_cms(CONTENT, &CmsOptions::attached());
        let cms = with_certificates(&cms, &certificate, &issuer, chain);
        self.world.judge(&cms, None).unwrap()
    }
}

/// The CMS with other certificates inside, and the signer naming the first of them.
fn with_certificates(cms: &[u8], certificate: &[u8], issuer: &[u8], chain: &[&[u8]]) -> Vec<u8> {
    let info = forge::elements(forge::inside(cms));
    let data = forge::elements(forge::inside(forge::elements(forge::inside(info[1]))[0]));
    let signer = forge::elements(forge::inside(forge::elements(forge::inside(data[4]))[0]));
    let identifier = element(0x30, &[issuer, forge::serial(certificate)]);
    let mut parts = vec![signer[0], identifier.as_slice()];
    parts.extend(&signer[2..]);
    let signers = element(0x31, &[&element(0x30, &parts)]);
    let certificates = element(0xa0, &[certificate, &chain.concat()]);
    let data = element(0x30, &[data[0], data[1], data[2], &certificates, &signers]);
    element(0x30, &[info[0], &element(0xa0, &[&data])])
}

#[test]
fn two_authorities_below_the_root() {
    let mut forge = Forge::new();
    let middle = forge.middle(&forge::authority(None), ALWAYS);
    let lower = forge.lower(&forge::authority(None));
    let signer = forge.lower.clone();
    let report = forge.judge(&signer, "LOWER", &[&middle, &lower]);
    assert!(report.valid, "{:?}", report.reason);
    assert_eq!(report.signers[0].path.len(), 3);
    assert_eq!(forge.judge(&signer, "LOWER", &[&lower]).reason, Some(Reason::ChainUntrusted));
}

#[test]
fn a_path_longer_than_an_authority_allows() {
    let mut forge = Forge::new();
    let lower = forge.lower(&forge::authority(None));
    let signer = forge.lower.clone();
    for (length, reason) in [(0, Some(Reason::AuthorityNotAllowed)), (1, None)] {
        let middle = forge.middle(&forge::authority(Some(length)), ALWAYS);
        assert_eq!(forge.judge(&signer, "LOWER", &[&middle, &lower]).reason, reason, "{length}");
    }
    let middle = forge.middle(&forge::authority(Some(0)), ALWAYS);
    let signer = forge.middle.clone();
    assert!(forge.judge(&signer, "MIDDLE", &[&middle]).valid, "holders do not count");
}

#[test]
fn a_holder_who_issues() {
    let mut forge = Forge::new();
    let signer = forge.middle.clone();
    let usage = |bits: &[u8]| extension(KEY_USAGE, true, bits);
    let constraints = |value: &[u8]| extension(BASIC_CONSTRAINTS, true, &element(0x30, &[value]));
    for extensions in [
        vec![usage(MAY_SIGN)],
        vec![constraints(&[]), usage(MAY_ISSUE)],
        vec![constraints(&[1, 1, 0xff]), usage(MAY_SIGN)],
    ] {
        let middle = forge.middle(&extensions, ALWAYS);
        let report = forge.judge(&signer, "MIDDLE", &[&middle]);
        assert_eq!(report.reason, Some(Reason::AuthorityNotAllowed));
    }
}

#[test]
fn an_authority_with_constraints_nobody_reads() {
    let mut forge = Forge::new();
    let signer = forge.middle.clone();
    let mut extensions = forge::authority(None);
    extensions.push(extension(NAME_CONSTRAINTS, true, &[0x30, 0]));
    let middle = forge.middle(&extensions, ALWAYS);
    let report = forge.judge(&signer, "MIDDLE", &[&middle]);
    assert_eq!(report.reason, Some(Reason::UnknownCriticalExtension));
}

#[test]
fn an_authority_that_expired() {
    let mut forge = Forge::new();
    let signer = forge.middle.clone();
    let middle = forge.middle(&forge::authority(None), ["2026-01-01T00:00:00Z", "2026-06-01T00:00:00Z"]);
    assert_eq!(forge.judge(&signer, "MIDDLE", &[&middle]).reason, Some(Reason::AuthorityExpired));
}

#[test]
fn an_authority_that_was_revoked() {
    let mut forge = Forge::new();
    let signer = forge.middle.clone();
    let middle = forge.middle(&forge::authority(None), ALWAYS);
    let root = forge.root.clone();
    let name = forge::subject(root.certificate()).to_vec();
    let list = |serials: &[&[u8]]| forge::list(&root, &name, moment("2026-11-19T12:00:00Z"), serials);
    let evidence = |list| Evidence { crls: vec![list], ..Evidence::default() };
    forge.world.evidence = evidence(list(&[forge::serial(&middle)]));
    assert_eq!(forge.judge(&signer, "MIDDLE", &[&middle]).reason, Some(Reason::AuthorityRevoked));
    forge.world.evidence = evidence(list(&[&[2, 1, 5]]));
    assert!(forge.judge(&signer, "MIDDLE", &[&middle]).valid);
    // An issuing authority that is believed itself is revoked by its root all the same.
    forge.world.trust = TrustStore::from_certificates([root.certificate(), &middle]);
    forge.world.evidence = evidence(list(&[forge::serial(&middle)]));
    assert_eq!(forge.judge(&signer, "MIDDLE", &[&middle]).reason, Some(Reason::AuthorityRevoked));
}

#[test]
fn an_extension_twice_makes_no_certificate() {
    let mut forge = Forge::new();
    let signer = forge.middle.clone();
    let middle = forge.middle(&forge::authority(None), ALWAYS);
    let twice = vec![extension(KEY_USAGE, true, MAY_SIGN), extension(KEY_USAGE, true, MAY_SIGN)];
    let report = forge.judge_with(&signer, "MIDDLE", &[&middle], &twice);
    assert_eq!(report.reason, Some(Reason::CertificateMalformed));
    assert!(Certificate::read(&middle).is_ok());
}

#[test]
fn authorities_that_issue_each_other_lead_nowhere() {
    let mut forge = Forge::new();
    let validity: [Timestamp; 2] = ALWAYS.map(moment);
    let (middle_name, lower_name) = (forge::name("MIDDLE"), forge::name("LOWER"));
    let extensions = forge::authority(None);
    let (middle, lower) = (forge.middle.clone(), forge.lower.clone());
    let one = forge::certificate(&middle, &middle_name, &lower, &lower_name, validity, &extensions);
    let other = forge::certificate(&lower, &lower_name, &middle, &middle_name, validity, &extensions);
    let report = forge.judge(&middle, "MIDDLE", &[&one, &other]);
    assert_eq!(report.reason, Some(Reason::ChainUntrusted));
}
