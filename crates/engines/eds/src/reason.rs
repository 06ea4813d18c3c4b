//! Why a signature is not accepted.

use std::fmt;

use serde::{Serialize, Serializer};

macro_rules! reasons {
    ($($(#[$doc:meta])+ $name:ident = $code:literal,)+) => {
        /// Why a signer or a whole input is not valid, or what is doubtful about it.
        ///
        /// The code is stable: it stands in JSON and is a part of the text key `signature-reason-<code>`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Reason { $($(#[$doc])+ $name,)+ }

        impl Reason {
            /// All reasons, in the order of declaration.
            pub const ALL: &'static [Reason] = &[$(Reason::$name,)+];

            /// Stable code, kebab-case.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Reason::$name => $code,)+ }
            }
        }
    };
}

reasons! {
    /// The input is well formed and holds no signature at all.
    NoSigners = "no-signers",
    /// The signature is detached and nothing was handed in to compare it with.
    ContentMissing = "content-missing",
    /// The signature carries content, or comes in a container or an XML document with it, and other content was handed
    /// in beside it.
    ContentDiffers = "content-differs",
    /// What was signed has another digest: changed content, or a signature over something else.
    DigestMismatch = "digest-mismatch",
    /// The value of the signature does not belong to the key and the signed attributes.
    BadSignature = "bad-signature",
    /// The signature is of a form this verifier does not accept, such as a broken signer structure.
    MalformedSigner = "malformed-signer",
    /// No certificate for this signer, neither in the signature nor in the trust store.
    CertificateMissing = "certificate-missing",
    /// The signer's certificate cannot be read.
    CertificateMalformed = "certificate-malformed",
    /// Content type or message digest are not among the signed attributes (RFC 5652, 5.3 and 11).
    SignedAttributesMissing = "signed-attributes-missing",
    /// The signed content type is not the type of the content (RFC 5652, 11.1).
    ContentTypeMismatch = "content-type-mismatch",
    /// Digest algorithm, signature algorithm and key do not belong together.
    AlgorithmMismatch = "algorithm-mismatch",
    /// An algorithm that is not used in Kazakhstan's national PKI.
    AlgorithmUnsupported = "algorithm-unsupported",
    /// A digest that no longer protects, such as SHA-1 in a signature.
    DigestTooWeak = "digest-too-weak",
    /// An RSA key below 2048 bit.
    KeyTooWeak = "key-too-weak",
    /// The attribute signing-certificate names another certificate (RFC 5035).
    SigningCertificateMismatch = "signing-certificate-mismatch",
    /// Signed with the certificate of a certification authority.
    AuthorityAsSigner = "authority-as-signer",
    /// The certificate has a critical extension this verifier does not know (RFC 5280, 4.2).
    UnknownCriticalExtension = "unknown-critical-extension",
    /// The certificate is not meant for signatures: no nonRepudiation. Asked last: a signer refused for this reason
    /// alone is sound otherwise, see [`Signer::is_fit_for_login`](crate::Signer::is_fit_for_login).
    KeyUsage = "key-usage",
    /// At the moment in question the certificate was not yet valid.
    CertificateNotYetValid = "certificate-not-yet-valid",
    /// At the moment in question the certificate had expired.
    CertificateExpired = "certificate-expired",
    /// The certificate does not lead to an authority of the trust store.
    ChainUntrusted = "chain-untrusted",
    /// An authority of the path was outside its validity at the moment in question.
    AuthorityExpired = "authority-expired",
    /// An authority of the path may not issue: no CA flag, no keyCertSign, a path that is too long.
    AuthorityNotAllowed = "authority-not-allowed",
    /// The certificate was revoked before the moment in question.
    CertificateRevoked = "certificate-revoked",
    /// An authority of the path was revoked before the moment in question.
    AuthorityRevoked = "authority-revoked",
    /// The centre answers that it never issued this certificate.
    CertificateNotIssued = "certificate-not-issued",
    /// A time stamp is there and does not hold.
    TimeStampInvalid = "time-stamp-invalid",
    /// A time stamp names another signature or another digest.
    TimeStampMismatch = "time-stamp-mismatch",
    /// An OCSP answer is there and does not hold: unreadable, wrong signature, wrong responder.
    OcspInvalid = "ocsp-invalid",
    /// An OCSP answer is too old or from the future for the moment in question.
    OcspNotCurrent = "ocsp-not-current",
    /// A revocation list is there and does not hold.
    CrlInvalid = "crl-invalid",
    /// A revocation list is too old or from the future for the moment in question.
    CrlNotCurrent = "crl-not-current",
    /// A revocation list of a form this verifier does not read, such as an indirect list.
    CrlUnsupported = "crl-unsupported",
    /// The XML signature covers an element only, and not the document or the body of the message.
    XmlCoversPart = "xml-covers-part",
    /// The evidence container has no manifest or one that cannot be read.
    ManifestInvalid = "manifest-invalid",
    /// A file of the evidence container is not what its manifest says.
    ContainerDigestMismatch = "container-digest-mismatch",
    /// The manifest names a file that is not in the evidence container.
    ContainerFileMissing = "container-file-missing",
    /// The evidence container holds a file that its manifest does not name.
    ContainerFileUnlisted = "container-file-unlisted",
    /// A document of the evidence container is signed by nobody.
    ContainerDocumentUnsigned = "container-document-unsigned",
    /// The verifier stopped at one of its limits before it came to a verdict.
    LimitReached = "limit-reached",
}

impl fmt::Display for Reason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_distinct_and_kebab_case() {
        let codes: BTreeSet<&str> = Reason::ALL.iter().map(|reason| reason.code()).collect();
        assert_eq!(codes.len(), Reason::ALL.len());
        for code in codes {
            assert!(code.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-'), "{code}");
        }
    }
}
