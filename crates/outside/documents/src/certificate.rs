//! Certificate of impossibility of securing counsel.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use crate::format::{Day, moment};
use crate::notice::Client;
use crate::parts::facts::{OrderFacts, SignatureFacts, VerificationFacts};
use crate::typeset::{Form, to_pdf};
use crate::{DocLang, DocumentError, LocalText, OrderReference, Signature, Verification};

/// Most tiers one certificate may list.
pub const TIER_LIMIT: usize = 50;

/// Certificate of impossibility (қорғаушымен қамтамасыз ету мүмкін еместігі
/// туралы анықтама / справка о невозможности обеспечить защитника): what was
/// tried before the duty dispatcher gave the request back. The document is our
/// own design (grade D); no official form was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImpossibilityCertificate {
    /// Number of the certificate.
    pub number: String,
    /// Moment it was given, in Astana time.
    pub issued_at: DateTime,
    /// Number of the request for counsel.
    pub request_number: String,
    /// Moment the request came in, in Astana time.
    pub received_at: DateTime,
    /// Body conducting the proceedings, to which the certificate goes.
    pub body: LocalText,
    /// Order appointing counsel.
    pub order: OrderReference,
    /// Number of the case in the register of pre-trial investigations (ЕРДР).
    pub case_number: String,
    /// Who needed counsel.
    pub client: Client,
    /// What was tried, in the order it was tried.
    pub attempts: Vec<TierAttempt>,
    /// Full name of the duty dispatcher (кезекші диспетчер / дежурный
    /// диспетчер) who signs.
    pub dispatcher: String,
    /// How the certificate can be checked.
    pub verification: Option<Verification>,
    /// The dispatcher's signature, once it is given.
    pub signature: Option<Signature>,
}

/// One tier of the search and how it ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TierAttempt {
    /// Name of the tier.
    pub tier: LocalText,
    /// Advocates considered.
    pub considered: u32,
    /// Advocates excluded by a rule before any offer.
    pub excluded: u32,
    /// Offers sent.
    pub offered: u32,
    /// Offers declined.
    pub declined: u32,
    /// Offers left without an answer until their time was over.
    pub unanswered: u32,
}

#[derive(Serialize)]
struct CertificateFacts<'a> {
    number: &'a str,
    issued_on: Day,
    issued_at: String,
    request_number: &'a str,
    received_at: String,
    body: &'a str,
    order: OrderFacts<'a>,
    case_number: &'a str,
    client: Option<&'a str>,
    attempts: Vec<AttemptFacts<'a>>,
    totals: [u64; 5],
    dispatcher: &'a str,
    verification: Option<VerificationFacts<'a>>,
    signature: Option<SignatureFacts<'a>>,
}

#[derive(Serialize)]
struct AttemptFacts<'a> {
    tier: &'a str,
    counts: [u32; 5],
}

/// The certificate as a PDF/A-2a file in the language.
///
/// # Errors
/// [`DocumentError`]: texts too long, more than [`TIER_LIMIT`] tiers, or a
/// check address that does not fit a QR code; other kinds are faults of this
/// crate.
pub fn render(certificate: &ImpossibilityCertificate, language: DocLang) -> Result<Vec<u8>, DocumentError> {
    let found = certificate.attempts.len();
    if found > TIER_LIMIT {
        return Err(DocumentError::TooManyLines { limit: TIER_LIMIT, found });
    }
    let form = Form {
        template: match language {
            DocLang::Kk => "certificate.kk.typ",
            DocLang::Ru => "certificate.ru.typ",
        },
        identity: format!("certificate {} {}", certificate.number, language.code()),
    };
    to_pdf(form, &facts(certificate, language), certificate.verification.as_ref())
}

fn facts(certificate: &ImpossibilityCertificate, language: DocLang) -> CertificateFacts<'_> {
    CertificateFacts {
        number: &certificate.number,
        issued_on: Day::from(certificate.issued_at.date()),
        issued_at: moment(certificate.issued_at),
        request_number: &certificate.request_number,
        received_at: moment(certificate.received_at),
        body: certificate.body.get(language),
        order: OrderFacts::from(&certificate.order),
        case_number: &certificate.case_number,
        client: certificate.client.name(),
        attempts: certificate
            .attempts
            .iter()
            .map(|attempt| AttemptFacts { tier: attempt.tier.get(language), counts: counts(attempt) })
            .collect(),
        totals: totals(&certificate.attempts),
        dispatcher: &certificate.dispatcher,
        verification: certificate.verification.as_ref().map(VerificationFacts::from),
        signature: certificate.signature.as_ref().map(SignatureFacts::from),
    }
}

fn counts(attempt: &TierAttempt) -> [u32; 5] {
    [attempt.considered, attempt.excluded, attempt.offered, attempt.declined, attempt.unanswered]
}

fn totals(attempts: &[TierAttempt]) -> [u64; 5] {
    attempts.iter().map(counts).fold([0; 5], |totals, counts| {
        let mut sums = totals;
        for (sum, count) in sums.iter_mut().zip(counts) {
            *sum += u64::from(count);
        }
        sums
    })
}
