//! A centre, what it issued and signed, and so what the verifier may believe.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::Path;

use jiff::Timestamp;
use zan_eds::{Certificate, Evidence, TrustStore};
use zan_throwaway_pki::KeyKind;

use crate::Target;
use crate::seeds::{self, Seeds};

/// Everything that inputs are judged with. The same on every machine, but for fixtures.
pub struct World {
    pub(crate) trust: TrustStore,
    pub(crate) evidence: Evidence,
    /// Certificates asked about, each with its issuer.
    pub(crate) held: Vec<(Certificate, Certificate)>,
    seeds: Seeds,
    /// What was really signed, said, issued: everything else that is believed is forged. It grows while the seeds
    /// are read and not any more afterwards.
    believed: RefCell<BTreeSet<Vec<u8>>>,
    is_learning: bool,
}

impl World {
    /// A centre with keys of these kinds.
    #[must_use]
    pub fn new(kinds: &[KeyKind]) -> World {
        World::of(seeds::make(kinds))
    }

    /// The same with the signatures and certificates of a folder of fixtures.
    #[must_use]
    pub fn with_fixtures(kinds: &[KeyKind], folder: &Path) -> World {
        let mut seeds = seeds::make(kinds);
        seeds::add_fixtures(&mut seeds, folder);
        World::of(seeds)
    }

    fn of(seeds: Seeds) -> World {
        let trust = TrustStore::from_certificates(&seeds.anchors);
        let held = seeds
            .held
            .iter()
            .filter_map(|der| Certificate::read(der).ok())
            .filter_map(|held| Some((held.clone(), trust.issuer_of(&held)?.clone())))
            .collect();
        let evidence = seeds.evidence.clone();
        let believed = RefCell::default();
        let mut world = World { trust, evidence, held, seeds, believed, is_learning: true };
        for target in Target::ALL {
            for input in world.inputs(target) {
                // What cannot be read teaches nothing.
                drop(target.judge(&world, input));
            }
        }
        world.is_learning = false;
        world
    }

    /// The inputs that changes begin with.
    #[must_use]
    pub fn inputs(&self, target: Target) -> Vec<&[u8]> {
        self.seeds.inputs.iter().filter(|(of, _)| *of == target).map(|(_, bytes)| bytes.as_slice()).collect()
    }

    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        seeds::moment(seeds::NOW)
    }

    /// Is this, which the verifier believes, true? What it believes of the seeds is.
    pub(crate) fn check(&self, what: &str, bytes: &[u8]) -> Result<(), String> {
        let fact = [what.as_bytes(), &[0], bytes].concat();
        if self.is_learning {
            self.believed.borrow_mut().insert(fact);
            return Ok(());
        }
        if self.believed.borrow().contains(&fact) {
            return Ok(());
        }
        Err(format!("believed {what} that nobody made: {:?}", String::from_utf8_lossy(bytes)))
    }

    /// How many facts were learnt.
    #[must_use]
    pub fn facts(&self) -> usize {
        self.believed.borrow().len()
    }
}

#[cfg(test)]
mod tests {
    use zan_throwaway_pki::CmsOptions;

    use super::*;
    use crate::seeds::{CONTENT, Centre};

    #[test]
    fn what_is_believed_of_nobody_known_is_noticed() {
        let world = World::new(&[KeyKind::Gost2015]);
        let mut centre = Centre::new(KeyKind::Gost2015);
        let other_content = centre.person.sign_cms(b"other content", &CmsOptions::attached());
        let error = Target::Cms.judge(&world, &other_content).unwrap_err();
        assert!(error.contains("believed document"), "{error}");
        let subject = zan_throwaway_pki::Subject::person("900101300126", "БАСҚА", "СЫНАҚ", None);
        let other_person = centre.pki.issue(subject, KeyKind::Gost2015);
        let signed = other_person.sign_cms(CONTENT, &CmsOptions::attached());
        let error = Target::Cms.judge(&world, &signed).unwrap_err();
        assert!(error.contains("believed signer"), "{error}");
        let error = Target::Certificate.judge(&world, other_person.certificate()).unwrap_err();
        assert!(error.contains("believed certificate"), "{error}");
    }
}
