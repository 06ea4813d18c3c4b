//! The throw-away certification centre, asked in memory.

use std::sync::{
    Arc, Mutex, MutexGuard, PoisonError,
    atomic::{AtomicBool, Ordering},
};

use jiff::Timestamp;
use zan_eds::{Certificate, TrustStore, ocsp, time_stamp};
use zan_kernel::{BoxFuture, Clock as _, ManualClock, ports::Certification};
use zan_throwaway_pki::{AnswerFault, Key, KeyKind, Pki, Profile, Subject};

use crate::moment;

/// Issues keys, answers on revocation and gives time stamps; while it is down, it answers nothing.
#[derive(Debug)]
pub struct Centre {
    pki: Mutex<Pki>,
    clock: ManualClock,
    down: AtomicBool,
    without_stamps: AtomicBool,
    without_answers: AtomicBool,
    wrong_stamps: AtomicBool,
}

/// A centre that nobody believes, whose certificates name the same authority.
#[must_use]
pub fn self_made() -> Pki {
    pki(99)
}

fn pki(seed: u64) -> Pki {
    Pki::new(seed, moment("2026-01-01T00:00:00Z"), moment("2027-01-01T00:00:00Z"), None)
}

impl Centre {
    /// A centre of the year 2026; GOST-2015 keys, and those of the given kinds, can be had of it.
    #[must_use]
    pub fn new(clock: ManualClock, kinds: &[KeyKind]) -> Self {
        let mut pki = pki(7);
        kinds.iter().for_each(|kind| pki.prepare(*kind));
        Self {
            pki: Mutex::new(pki),
            clock,
            down: false.into(),
            without_stamps: false.into(),
            without_answers: false.into(),
            wrong_stamps: false.into(),
        }
    }

    fn pki(&self) -> MutexGuard<'_, Pki> {
        self.pki.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What whoever believes this centre trusts.
    #[must_use]
    pub fn anchors(&self) -> TrustStore {
        TrustStore::from_certificates(self.pki().anchors())
    }

    /// While it is down, nothing is answered.
    pub fn set_down(&self, down: bool) {
        self.down.store(down, Ordering::SeqCst);
    }

    /// The service of time stamps alone is out of reach.
    pub fn stop_stamping(&self) {
        self.without_stamps.store(true, Ordering::SeqCst);
    }

    /// From now on one bit of every time stamp is another.
    pub fn stamp_wrongly(&self) {
        self.wrong_stamps.store(true, Ordering::SeqCst);
    }

    /// The service of answers on one certificate is out of reach, the revocation lists are there.
    pub fn stop_answering(&self) {
        self.without_answers.store(true, Ordering::SeqCst);
    }

    /// A key of this kind for somebody.
    #[must_use]
    pub fn issue(&self, subject: Subject, kind: KeyKind) -> Key {
        self.pki().issue(subject, kind)
    }

    /// A GOST-2015 key with a certificate that differs from the usual.
    #[must_use]
    pub fn issue_with(&self, subject: Subject, profile: &Profile) -> Key {
        self.pki().issue_with(subject, KeyKind::Gost2015, profile)
    }

    /// The certificate of a key does not hold any more.
    pub fn revoke(&self, key: &Key, at: Timestamp) {
        self.pki().revoke(key, at);
    }

    /// An answer on revocation as of now, for signers who bring their own.
    #[must_use]
    pub fn answer_ocsp(&self, request: &[u8]) -> Vec<u8> {
        self.pki().answer_ocsp(request, self.clock.now())
    }

    /// A response to a request for a time stamp, for signers who bring their own.
    #[must_use]
    pub fn answer_stamp(&self, request: &[u8]) -> Vec<u8> {
        let fault = self.wrong_stamps.load(Ordering::SeqCst).then_some(AnswerFault::WrongSignature);
        self.pki().answer_tsp_with(request, self.clock.now(), fault)
    }
}

/// The services as the system asks them.
#[derive(Debug)]
pub(super) struct Asked(pub(super) Arc<Centre>);

impl Asked {
    fn reached(&self) -> Result<(), String> {
        if self.0.down.load(Ordering::SeqCst) { Err("the centre is out of reach".to_owned()) } else { Ok(()) }
    }
}

impl Certification for Asked {
    fn ocsp<'a>(&'a self, certificate: &'a [u8], issuer: &'a [u8]) -> BoxFuture<'a, Result<Vec<u8>, String>> {
        Box::pin(async move {
            self.reached()?;
            if self.0.without_answers.load(Ordering::SeqCst) {
                return Err("no answers today".to_owned());
            }
            let read = |der| Certificate::read(der).map_err(|error| error.to_string());
            let request = ocsp::request(&read(certificate)?, &read(issuer)?, None);
            Ok(self.0.answer_ocsp(&request))
        })
    }

    fn revocation_list<'a>(&'a self, certificate: &'a [u8]) -> BoxFuture<'a, Result<Arc<[u8]>, String>> {
        Box::pin(async move {
            self.reached()?;
            let issuer = Certificate::read(certificate).map_err(|error| error.to_string())?.issuer();
            let (pki, now) = (self.0.pki(), self.0.clock.now());
            let issued = |kind: &KeyKind| {
                let authority =
                    pki.authority(*kind).and_then(|key| Certificate::read(key.certificate()).ok());
                authority.is_some_and(|authority| authority.subject() == issuer)
            };
            let kind = KeyKind::ALL.into_iter().find(issued).ok_or("another centre's certificate")?;
            Ok(pki.crl(kind, now).ok_or("no such list")?.into())
        })
    }

    fn time_stamp<'a>(&'a self, value: &'a [u8]) -> BoxFuture<'a, Result<Vec<u8>, String>> {
        Box::pin(async move {
            self.reached()?;
            if self.0.without_stamps.load(Ordering::SeqCst) {
                return Err("no time stamps today".to_owned());
            }
            let digest = time_stamp::STREEBOG_512;
            let imprint = time_stamp::imprint(digest, value).ok_or("no such digest")?;
            let request = time_stamp::request(digest, &imprint, None, true);
            let response = self.0.answer_stamp(&request);
            Ok(time_stamp::token_of_response(&response).map_err(|error| error.to_string())?.to_vec())
        })
    }
}
