//! A throw-away centre and its questions.

use jiff::Timestamp;
use zan_eds::{Evidence, Limits, Question, Report, TrustStore, Unreadable, verify};
use zan_throwaway_pki::{Key, KeyKind, Pki, Subject};

/// A centre from 2026 to 2028, and the present moment.
pub struct World {
    pub pki: Pki,
    pub kind: KeyKind,
    pub trust: TrustStore,
    pub now: Timestamp,
    pub limits: Limits,
    pub evidence: Evidence,
}

/// A moment in the centre's time.
pub fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}

impl World {
    pub fn with(kind: KeyKind) -> World {
        World::seeded(7, kind)
    }

    pub fn seeded(seed: u64, kind: KeyKind) -> World {
        let mut pki = Pki::new(seed, moment("2026-01-01T00:00:00Z"), moment("2028-01-01T00:00:00Z"), None);
        pki.prepare(kind);
        let trust = TrustStore::from_certificates(pki.anchors());
        assert_eq!(trust.skipped(), []);
        let now = moment("2026-11-20T06:00:00Z");
        World { pki, kind, trust, now, limits: Limits::default(), evidence: Evidence::default() }
    }

    /// A natural person.
    pub fn person(&mut self) -> Key {
        self.pki.issue(Subject::person("900101300126", "СЫНАҚОВ", "СЫНАҚ", Some("СЫНАҚҰЛЫ")), self.kind)
    }

    pub fn judge(&self, input: &[u8], content: Option<&[u8]>) -> Result<Report, Unreadable> {
        self.judge_at(input, content, None)
    }

    pub fn judge_at(
        &self,
        input: &[u8],
        content: Option<&[u8]>,
        at: Option<Timestamp>,
    ) -> Result<Report, Unreadable> {
        verify(&Question {
            input,
            content,
            trust: &self.trust,
            evidence: &self.evidence,
            at,
            now: self.now,
            limits: self.limits,
        })
    }
}
