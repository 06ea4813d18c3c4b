//! What the verifier answers.

use jiff::Timestamp;
use serde::{Serialize, Serializer};
use sha2_of_signatures::{Digest, Sha256};

use crate::case::Verdict;
use crate::{Algorithm, Certificate, KeyUsage, Reason, SignerKind};

/// The form of the input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Form {
    /// Cryptographic Message Syntax (RFC 5652).
    Cms,
    /// XMLDSig or WS-Security.
    Xml,
    /// ASiC-E evidence container (ETSI EN 319 162-1).
    Container,
}

impl Form {
    /// Stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Form::Cms => "cms",
            Form::Xml => "xml",
            Form::Container => "container",
        }
    }
}

/// What is known of the revocation of a certificate at the moment in question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Revocation {
    /// The centre says that it was not revoked.
    Good,
    /// Revoked before the moment in question.
    Revoked,
    /// The centre answers that it never issued it (revoked at 1970-01-01 with certificateHold, RFC 6960, 2.2).
    NotIssued,
    /// No evidence that holds. Whether that is enough is the asker's policy.
    Unknown,
}

impl Revocation {
    /// Stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Revocation::Good => "good",
            Revocation::Revoked => "revoked",
            Revocation::NotIssued => "not_issued",
            Revocation::Unknown => "unknown",
        }
    }
}

macro_rules! serialize_as_code {
    ($($name:ty),+) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }
    )+};
}
serialize_as_code!(Form, Revocation, SignerKind, Algorithm);

/// A signed thing, or an attachment that nobody signs: see where it stands in the [`Report`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Document {
    /// Name in the container, or of the XML element; empty for the content of a CMS.
    pub name: String,
    /// SHA-256 of the bytes.
    #[serde(serialize_with = "hex::serde::serialize")]
    pub sha256: [u8; 32],
    /// Length, bytes.
    pub length: usize,
    /// Of [`Report::documents`] the bytes that were signed, and nothing else may be used: attached or handed-in
    /// content, the XML element as it was canonicalised, the file of the container. Not part of the JSON form.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

impl Document {
    /// A document with its digest.
    #[must_use]
    pub fn new(name: impl Into<String>, bytes: Vec<u8>) -> Document {
        Document { name: name.into(), sha256: Sha256::digest(&bytes).into(), length: bytes.len(), bytes }
    }
}

/// Who signed, and whether that signature holds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Signer {
    /// Does this signature hold? An information system's may: whether a person was needed is the asker's question.
    pub valid: bool,
    /// The first reason why not.
    pub reason: Option<Reason>,
    /// Individual identification number as the certificate has it; not checked, test certificates have wrong ones.
    pub iin: Option<String>,
    /// Business identification number of the organisation, as the certificate has it.
    pub bin: Option<String>,
    /// Surname, first name and patronymic, or the name of the information system. Empty without a certificate.
    pub name: String,
    /// Name of the organisation.
    pub organisation: Option<String>,
    /// In which role the certificate lets its holder act.
    pub kind: SignerKind,
    /// Algorithm of the signature.
    pub algorithm: Option<Algorithm>,
    /// What the signer says about the time (signingTime, or SigningTime of XAdES): a claim, not a proof.
    pub signed_at: Option<Timestamp>,
    /// The moment of a time stamp that holds.
    pub timestamped_at: Option<Timestamp>,
    /// The moment at which the certificates were asked to be valid.
    pub judged_at: Timestamp,
    /// Revocation at that moment.
    pub revocation: Revocation,
    /// What that rests on: `thisUpdate` of the newest OCSP answer (RFC 6960, 4.2.2.1) or revocation list (RFC 5280,
    /// 5.1.2.4) that says so; `None` when the revocation is unknown. Evidence comes with the signature too, and an
    /// answer without `nextUpdate` counts for [`Limits::ocsp_age_seconds`](crate::Limits::ocsp_age_seconds): who
    /// needs to know of the present asks the centre again when this is too long ago.
    pub revocation_as_of: Option<Timestamp>,
    /// What the key may be used for.
    pub key_usage: KeyUsage,
    /// Evidence and stamps that were there and do not hold; they do not spoil the signature by themselves.
    pub doubts: Vec<Reason>,
    /// The signer's certificate.
    pub certificate: Option<Certificate>,
    /// Certificates from the issuer up to the anchor, the anchor last, when a path was found.
    pub path: Vec<Certificate>,
    /// Index in [`Report::documents`] of what was signed; `None` when it is not at hand.
    pub document: Option<usize>,
    /// The value of the signature: what a time stamp is made over. Not part of the JSON form.
    #[serde(skip)]
    pub signature_value: Vec<u8>,
}

impl Signer {
    /// Takes over who the holder is and what the certificate is worth; the reason is the caller's to set.
    pub(crate) fn take(&mut self, certificate: Certificate, verdict: Verdict) {
        self.iin = certificate.iin().map(ToOwned::to_owned);
        self.bin = certificate.bin().map(ToOwned::to_owned);
        self.name = certificate.subject();
        self.organisation = certificate.organisation().map(ToOwned::to_owned);
        self.kind = certificate.kind();
        self.key_usage = certificate.key_usage();
        self.revocation = verdict.revocation;
        self.revocation_as_of = verdict.revocation_as_of;
        self.path = verdict.path;
        self.doubts.extend(verdict.doubts);
        self.certificate = Some(certificate);
    }

    /// Is this a human being's signature: for oneself, or for an organisation?
    #[must_use]
    pub fn is_person_or_employee(&self) -> bool {
        self.kind.is_human()
    }

    /// Holds for a login, where digitalSignature is enough and nonRepudiation is not asked.
    #[must_use]
    pub fn is_fit_for_login(&self) -> bool {
        (self.valid || self.reason == Some(Reason::KeyUsage)) && self.key_usage.digital_signature
    }
}

/// The verdict.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Every signer's signature holds, there is at least one, and a container is whole.
    pub valid: bool,
    /// The first reason why not.
    pub reason: Option<Reason>,
    /// What the input was.
    pub form: Form,
    /// In the order of the input.
    pub signers: Vec<Signer>,
    /// What was signed, and nothing else: of a container the files that one of the signers signs, in the order of the
    /// manifest.
    pub documents: Vec<Document>,
    /// Files of a container that are signed by nobody, only named in the manifest, in its order. Whoever packed the
    /// container chose them: nobody answers for what is in them, and a seal says only since when they are there.
    pub attachments: Vec<Document>,
    /// Moment of the time stamp over a container's manifest, when it holds.
    pub sealed_at: Option<Timestamp>,
    /// What is wrong with the files of a container: reason and name.
    pub findings: Vec<Finding>,
}

/// Something wrong with one file of an evidence container.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What is wrong.
    pub reason: Reason,
    /// Name of the file.
    pub name: String,
}

impl Report {
    /// Puts the verdict together from the signers and what they signed.
    pub(crate) fn new(form: Form, signers: Vec<Signer>, documents: Vec<Document>) -> Report {
        let reason = if signers.is_empty() {
            Some(Reason::NoSigners)
        } else {
            signers.iter().find(|signer| !signer.valid).and_then(|signer| signer.reason)
        };
        let valid = !signers.is_empty() && signers.iter().all(|signer| signer.valid);
        Report {
            valid,
            reason,
            form,
            signers,
            documents,
            attachments: Vec::new(),
            sealed_at: None,
            findings: Vec::new(),
        }
    }

    /// The same for a form that carries what was signed: content that was handed in beside it must be one of the
    /// documents that a signer signs, else the asker holds another document in hand than the signers had.
    pub(crate) fn over(
        form: Form,
        mut signers: Vec<Signer>,
        documents: Vec<Document>,
        content: Option<&[u8]>,
    ) -> Report {
        let of = |signer: &Signer| signer.document.and_then(|index| documents.get(index));
        let is_signed = |content: &[u8]| signers.iter().filter_map(of).any(|signed| signed.bytes == content);
        if content.is_some_and(|content| !is_signed(content)) {
            // Whose document is not at hand is refused for another reason already.
            for signer in signers.iter_mut().filter(|signer| signer.document.is_some()) {
                signer.valid = false;
                signer.reason = Some(Reason::ContentDiffers);
            }
        }
        Report::new(form, signers, documents)
    }
}
