//! Whether a signature is the one that was asked for: pure.

use zan_eds::{Report, Revocation, Signer};
use zan_kernel::{Explain, Kind};

use crate::policy::Capacity;

/// Whose signature was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Individual number of the account; `None` when it is to be found out (entering).
    pub iin: Option<String>,
    /// Business numbers of the body the account acts for.
    pub bins: Vec<String>,
    /// Roles of the certificate that are taken.
    pub kinds: Vec<String>,
    pub capacity: Capacity,
}

/// Why a signature was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignatureError {
    /// Nothing that could be read as a signature; the verifier's code says why ([`zan_eds::Unreadable::code`]).
    Unreadable { code: &'static str },
    /// The verifier says no; its reason's code.
    NotValid { reason: &'static str },
    /// It covers other bytes than those that were asked to be signed.
    OtherDocument,
    /// Another number of signatures than of documents.
    Count { expected: usize, given: usize },
    /// More than one person signed.
    SeveralSigners,
    /// The certificate of an information system or of the treasury's client.
    NotAPerson,
    /// The individual number in the certificate is another's.
    OtherPerson,
    /// The certificate's role does not allow this act.
    Capacity { kind: &'static str },
    /// The business number in the certificate is not the body's.
    OtherOrganisation,
    /// The centre's service is down, and nothing unconfirmed is taken.
    RevocationUnknown,
    /// The document has changed since it was shown.
    Changed,
    /// The request was signed or withdrawn before.
    Ended,
    /// Its time is up.
    Expired,
    /// The account has no individual number.
    NoIin,
    /// The body has no business number on record.
    NoBin,
    /// No account has the individual number of the certificate.
    NoAccount,
    /// Several accounts have that number, and none was named.
    SeveralAccounts,
    /// The session was opened with a password alone.
    EntryRequired,
}

impl Explain for SignatureError {
    fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "signature-unreadable",
            Self::NotValid { .. } => "signature-not-valid",
            Self::OtherDocument => "signature-other-document",
            Self::Count { .. } => "signature-count",
            Self::SeveralSigners => "signature-several-signers",
            Self::NotAPerson => "signature-not-a-person",
            Self::OtherPerson => "signature-other-person",
            Self::Capacity { .. } => "signature-capacity",
            Self::OtherOrganisation => "signature-other-organisation",
            Self::RevocationUnknown => "signature-revocation-unknown",
            Self::Changed => "signature-document-changed",
            Self::Ended => "signature-ended",
            Self::Expired => "signature-expired",
            Self::NoIin => "signature-no-iin",
            Self::NoBin => "signature-no-bin",
            Self::NoAccount => "signature-no-account",
            Self::SeveralAccounts => "signature-several-accounts",
            Self::EntryRequired => "signature-entry-required",
        }
    }

    fn kind(&self) -> Kind {
        match self {
            Self::RevocationUnknown => Kind::Unavailable,
            Self::Changed | Self::Ended | Self::Expired => Kind::Conflict,
            Self::NoIin | Self::NoBin | Self::NoAccount | Self::SeveralAccounts | Self::EntryRequired => {
                Kind::NotAllowed
            }
            _ => Kind::Invalid,
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Unreadable { code } => vec![("code", (*code).to_owned())],
            Self::NotValid { reason } => vec![("reason", (*reason).to_owned())],
            Self::Capacity { kind } => vec![("kind", (*kind).to_owned())],
            Self::Count { expected, given } => {
                vec![("expected", expected.to_string()), ("given", given.to_string())]
            }
            _ => Vec::new(),
        }
    }
}

/// Whether it begins as a CMS does (a SEQUENCE). The verifier reads signatures out of text, XML and containers as
/// well; kept in our container as a signature, nobody could read these.
pub(crate) fn is_bare(cms: &[u8]) -> bool {
    cms.first() == Some(&0x30)
}

/// Whether the verifier's verdict is enough: whoever enters needs a key for authentication (digitalSignature) only, an
/// act needs one that may sign (nonRepudiation).
fn holds(report: &Report, capacity: Capacity) -> bool {
    match capacity {
        Capacity::Any => {
            let fit = !report.signers.is_empty() && report.signers.iter().all(Signer::is_fit_for_login);
            fit && report.findings.is_empty()
        }
        Capacity::Person | Capacity::Organisation => report.valid,
    }
}

/// Takes the one signer of a verified signature, if it is the one who was asked and over these bytes.
///
/// # Errors
/// The first reason why not, from the signature itself to the person.
pub fn judge<'a>(report: &'a Report, asked: &Asked, sha256: &[u8; 32]) -> Result<&'a Signer, SignatureError> {
    if !holds(report, asked.capacity) {
        let reason = report.reason.unwrap_or(zan_eds::Reason::KeyUsage).code();
        return Err(SignatureError::NotValid { reason });
    }
    let [signer] = report.signers.as_slice() else {
        return Err(SignatureError::SeveralSigners);
    };
    let covered = signer.document.and_then(|index| report.documents.get(index));
    if covered.is_none_or(|document| document.sha256 != *sha256) {
        return Err(SignatureError::OtherDocument);
    }
    if !signer.is_person_or_employee() {
        return Err(SignatureError::NotAPerson);
    }
    if asked.iin.is_some() && asked.iin != signer.iin || signer.iin.is_none() {
        return Err(SignatureError::OtherPerson);
    }
    if !asked.kinds.iter().any(|kind| kind == signer.kind.code()) {
        return Err(SignatureError::Capacity { kind: signer.kind.code() });
    }
    let own_body = signer.bin.as_ref().is_some_and(|bin| asked.bins.contains(bin));
    if asked.capacity == Capacity::Organisation && !own_body {
        return Err(SignatureError::OtherOrganisation);
    }
    match signer.revocation {
        Revocation::Good | Revocation::Unknown => Ok(signer),
        Revocation::Revoked | Revocation::NotIssued => {
            Err(SignatureError::NotValid { reason: signer.revocation.code() })
        }
    }
}
