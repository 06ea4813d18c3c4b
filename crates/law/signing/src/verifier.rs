//! The verifier with what a running system adds to the pure engine: the authorities that are believed, the centre's
//! services, and what to do when these are down.

use std::sync::Arc;

use futures_util::future::join_all;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::Semaphore;
use zan_eds::{
    Certificate, Evidence, Limits, Question, Report, Revocation, TrustStore,
    crl::Crl,
    ocsp::{self, OcspStatus},
    time_stamp,
};
use zan_kernel::{Error, Result, ports::Certification};

use crate::judgement::SignatureError;

/// What happens to a signature while the centre does not answer whether its certificate is revoked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WhenUnknown {
    /// It is not taken.
    #[default]
    Refuse,
    /// It is taken as "to be confirmed", and confirmed in the background.
    ConfirmLater,
}

/// A signature with what the centre said of it.
#[derive(Debug, Clone)]
pub struct Examined {
    pub report: Report,
    /// The centre's answer, when it was asked and is believed.
    pub ocsp: Option<Vec<u8>>,
    /// The centre's revocation list, when the answer was missing or said nothing.
    pub list: Option<Arc<[u8]>>,
    /// The time stamp made by us, when the signature came without one.
    pub time_stamp: Option<Vec<u8>>,
}

/// Verifies signatures for a running system; cheap to clone.
#[derive(Clone)]
pub struct Verifier {
    trust: Arc<TrustStore>,
    centre: Arc<dyn Certification>,
    when_unknown: WhenUnknown,
    /// So many signatures are weighed with a list at once: lists have tens of megabytes.
    weighing_lists: Arc<Semaphore>,
}

/// Permits of [`Verifier::weighing_lists`].
const LISTS_AT_ONCE: usize = 2;
/// So many signers of a file that anybody checks are asked about at the centre.
const ASKED_ABOUT: usize = 4;
/// An answer without `nextUpdate` promises that newer information is always there (RFC 6960, 2.4): given to a
/// question of now it is no older than this. Our design (grade D).
const ANSWER_AGE: SignedDuration = SignedDuration::from_mins(15);

impl std::fmt::Debug for Verifier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Verifier").field("when_unknown", &self.when_unknown).finish_non_exhaustive()
    }
}

impl Verifier {
    /// A verifier that believes these authorities.
    #[must_use]
    pub fn new(trust: Arc<TrustStore>, centre: Arc<dyn Certification>, when_unknown: WhenUnknown) -> Self {
        let weighing_lists = Arc::new(Semaphore::new(LISTS_AT_ONCE));
        Self { trust, centre, when_unknown, weighing_lists }
    }

    /// What happens while the centre does not answer.
    #[must_use]
    pub fn when_unknown(&self) -> WhenUnknown {
        self.when_unknown
    }

    /// Whether any authority is believed at all: without one every signature is refused.
    #[must_use]
    pub fn believes_somebody(&self) -> bool {
        !self.trust.anchors().is_empty()
    }

    /// What the signature alone says, without asking anybody.
    ///
    /// # Errors
    /// [`SignatureError::Unreadable`]; a fault when the process is ending.
    pub async fn read(
        &self,
        input: Vec<u8>,
        content: Option<Vec<u8>>,
        evidence: Evidence,
        at: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<Report> {
        let trust = Arc::clone(&self.trust);
        let read = tokio::task::spawn_blocking(move || {
            zan_eds::verify(&Question {
                input: &input,
                content: content.as_deref(),
                trust: &trust,
                evidence: &evidence,
                at,
                now,
                limits: Limits::DEFAULT,
            })
        });
        let unreadable = |error: zan_eds::Unreadable| SignatureError::Unreadable { code: error.code() };
        read.await.map_err(Error::fault)?.map_err(|error| unreadable(error).into())
    }

    /// `at` is the moment at which certificates must have been valid: `None` for a signature that comes in now.
    ///
    /// The signature with the centre's answer on revocation and a time stamp; where there is no answer, with the list
    /// that the certificate names. The centre is not asked about a signature that is wrong anyway.
    ///
    /// What the signer brought along says nothing good here: an answer of yesterday may be from before a revocation.
    /// Where neither the centre's own answer nor its list is had now, revocation is unknown.
    ///
    /// # Errors
    /// [`SignatureError::Unreadable`]; a fault when the process is ending.
    pub async fn examine(
        &self,
        cms: &[u8],
        content: &[u8],
        at: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<Examined> {
        let read = async |evidence| self.read(cms.to_vec(), Some(content.to_vec()), evidence, at, now).await;
        let alone = read(Evidence::default()).await?;
        let Some((certificate, issuer)) = worth_asking_about(&alone) else {
            return Ok(Examined { report: alone, ocsp: None, list: None, time_stamp: None });
        };
        let (ocsp, time_stamp) =
            tokio::join!(self.answer(certificate, issuer, now), self.missing_stamp(&alone, now));
        let mut evidence = Evidence {
            ocsp: ocsp.iter().cloned().collect(),
            time_stamps: time_stamp.iter().cloned().collect(),
            ..Evidence::default()
        };
        if ocsp.is_some() {
            let report = read(evidence.clone()).await?;
            if !says_nothing(&report) {
                return Ok(Examined { report, ocsp, list: None, time_stamp });
            }
        }
        let list = self.list(certificate.der()).await;
        let _permit = match list {
            Some(_) => Some(self.weighing_lists.acquire().await.map_err(Error::fault)?),
            None => None,
        };
        evidence.crls = list.iter().map(|list| list.to_vec()).collect();
        let mut report = read(evidence.clone()).await?;
        let good = report.signers.iter().any(|signer| signer.revocation == Revocation::Good);
        if good && !self.list_says_good(list.as_deref(), &report, at.unwrap_or(now)) {
            report.signers.iter_mut().for_each(|signer| signer.revocation = Revocation::Unknown);
        }
        let list = list.filter(|_| !says_nothing(&report));
        Ok(Examined { report, ocsp, list, time_stamp })
    }

    /// The centre's answer on a certificate, if it gives one now that can be believed and is of now.
    async fn answer(
        &self,
        certificate: &Certificate,
        issuer: &Certificate,
        now: Timestamp,
    ) -> Option<Vec<u8>> {
        let answer = self.centre.ocsp(certificate.der(), issuer.der()).await;
        let answer = answer.inspect_err(|error| tracing::warn!(error, "no answer on revocation")).ok()?;
        match ocsp::read(&answer, certificate, issuer, None) {
            Ok(read) if is_enough(&read, now) => Some(answer),
            Ok(read) => {
                tracing::warn!(status = ?read.status, as_of = %read.this_update, "an answer that says nothing of now");
                None
            }
            Err(error) => {
                tracing::warn!(%error, "an answer on revocation that cannot be believed");
                None
            }
        }
    }

    /// The list that a certificate names, if the centre gives it now.
    async fn list(&self, certificate: &[u8]) -> Option<Arc<[u8]>> {
        let list = self.centre.revocation_list(certificate).await;
        list.inspect_err(|error| tracing::warn!(error, "no revocation list")).ok()
    }

    /// Whether the list itself, without anything that the signer brought, says that the certificate is not revoked.
    fn list_says_good(&self, list: Option<&[u8]>, report: &Report, moment: Timestamp) -> bool {
        let Some((list, (certificate, issuer))) = list.zip(worth_asking_about(report)) else { return false };
        let Ok(list) = Crl::read(list, issuer) else { return false };
        let current = list.next_update().is_some_and(|next| moment <= next);
        current && list.is_about(certificate) && list.find(certificate).is_none_or(|entry| entry.at > moment)
    }

    /// A time stamp for the one signature that came without.
    async fn missing_stamp(&self, report: &Report, now: Timestamp) -> Option<Vec<u8>> {
        let signer = report.signers.first().filter(|signer| signer.timestamped_at.is_none())?;
        self.stamp(&signer.signature_value, now).await
    }

    /// A time stamp over these bytes, if the centre gives one now that holds: what does not would spoil the evidence
    /// for ever.
    pub async fn stamp(&self, bytes: &[u8], now: Timestamp) -> Option<Vec<u8>> {
        let token = self.centre.time_stamp(bytes).await;
        let token = token.inspect_err(|error| tracing::warn!(error, "no time stamp")).ok()?;
        let stamp = time_stamp::verify(&token, &self.trust, &Evidence::default(), now, Limits::DEFAULT);
        match stamp.and_then(|stamp| stamp.covers(bytes)) {
            Ok(()) => Some(token),
            Err(reason) => {
                tracing::warn!(reason = reason.code(), "a time stamp that does not hold");
                None
            }
        }
    }

    /// What anybody's file is worth, with the centre's answers on certificates about which it has none. For whoever
    /// checks a signature; nothing is kept. The centre is asked about four signers at most.
    ///
    /// # Errors
    /// [`SignatureError::Unreadable`]; a fault when the process is ending.
    pub async fn check(&self, input: Vec<u8>, content: Option<Vec<u8>>, now: Timestamp) -> Result<Report> {
        let alone = self.read(input.clone(), content.clone(), Evidence::default(), None, now).await?;
        let unsaid = alone.signers.iter().filter(|signer| signer.revocation == Revocation::Unknown);
        let asked = unsaid
            .filter_map(|signer| signer.certificate.as_ref().zip(signer.path.first()))
            .take(ASKED_ABOUT)
            .map(|(certificate, issuer)| self.answer(certificate, issuer, now));
        // All at once: somebody waits, and others wait for their turn.
        let answers = join_all(asked).await;
        let evidence = Evidence { ocsp: answers.into_iter().flatten().collect(), ..Evidence::default() };
        if evidence.ocsp.is_empty() {
            return Ok(alone);
        }
        self.read(input, content, evidence, None, now).await
    }

    /// Whether what is known of revocation is enough to take the signature now.
    ///
    /// # Errors
    /// [`SignatureError::RevocationUnknown`].
    pub fn enough(&self, revocation: Revocation) -> Result<(), SignatureError> {
        match (revocation, self.when_unknown) {
            (Revocation::Unknown, WhenUnknown::Refuse) => Err(SignatureError::RevocationUnknown),
            _ => Ok(()),
        }
    }
}

/// The certificate of the one signer and that of its issuer, unless the signature is wrong whatever the centre says.
fn worth_asking_about(report: &Report) -> Option<(&Certificate, &Certificate)> {
    let [signer] = report.signers.as_slice() else { return None };
    let worth = report.valid || signer.is_fit_for_login();
    worth.then(|| signer.certificate.as_ref().zip(signer.path.first())).flatten()
}

/// Whether nothing is known of the revocation of the one signer's certificate.
fn says_nothing(report: &Report) -> bool {
    report.signers.iter().any(|signer| signer.revocation == Revocation::Unknown)
}

/// Whether the centre's answer, given just now, is about now. A revocation is final, however old the answer.
fn is_enough(answer: &ocsp::OcspAnswer, now: Timestamp) -> bool {
    match answer.status {
        OcspStatus::Revoked(_) | OcspStatus::NotIssued => return true,
        OcspStatus::Unknown => return false,
        OcspStatus::Good => {}
    }
    let until = answer.next_update.or_else(|| answer.this_update.checked_add(ANSWER_AGE).ok());
    until.is_some_and(|until| now <= until)
}
