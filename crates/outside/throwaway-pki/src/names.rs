//! Object identifiers of the national profile and of the standards, and algorithm names of XML signatures.

/// `id-data`, RFC 5652 section 4.
pub(crate) const DATA: &str = "1.2.840.113549.1.7.1";
/// `id-signedData`, RFC 5652 section 5.
pub(crate) const SIGNED_DATA: &str = "1.2.840.113549.1.7.2";
/// `id-contentType`, RFC 5652 section 11.1.
pub(crate) const CONTENT_TYPE: &str = "1.2.840.113549.1.9.3";
/// `id-messageDigest`, RFC 5652 section 11.2.
pub(crate) const MESSAGE_DIGEST: &str = "1.2.840.113549.1.9.4";
/// `id-signingTime`, RFC 5652 section 11.3.
pub(crate) const SIGNING_TIME: &str = "1.2.840.113549.1.9.5";
/// `id-aa-signingCertificateV2`, RFC 5035 section 3.
pub(crate) const SIGNING_CERTIFICATE_V2: &str = "1.2.840.113549.1.9.16.2.47";
/// `id-aa-timeStampToken`, RFC 3161 appendix A.
pub(crate) const TIME_STAMP_TOKEN: &str = "1.2.840.113549.1.9.16.2.14";
/// `id-aa-ets-revocationValues`, RFC 5126 section 6.3.4.
pub(crate) const REVOCATION_VALUES: &str = "1.2.840.113549.1.9.16.2.24";
/// `id-ct-TSTInfo`, RFC 3161 section 2.4.2.
pub(crate) const TIME_STAMP_INFO: &str = "1.2.840.113549.1.9.16.1.4";
/// `id-pkix-ocsp-basic`, RFC 6960 section 4.2.1.
pub(crate) const OCSP_BASIC: &str = "1.3.6.1.5.5.7.48.1.1";
/// `id-pkix-ocsp-nonce`, RFC 6960 section 4.4.1.
pub(crate) const OCSP_NONCE: &str = "1.3.6.1.5.5.7.48.1.2";
/// `id-pkix-ocsp-extended-revoke`, RFC 6960 section 4.4.8.
pub(crate) const OCSP_EXTENDED_REVOKE: &str = "1.3.6.1.5.5.7.48.1.9";

/// `id-ad-ocsp` and `id-ad-caIssuers`, RFC 5280 section 4.2.2.1.
pub(crate) const ACCESS_OCSP: &str = "1.3.6.1.5.5.7.48.1";
pub(crate) const ACCESS_ISSUER: &str = "1.3.6.1.5.5.7.48.2";

/// Extended key usages, RFC 5280 section 4.2.1.12.
pub(crate) const CLIENT_AUTH: &str = "1.3.6.1.5.5.7.3.2";
pub(crate) const EMAIL_PROTECTION: &str = "1.3.6.1.5.5.7.3.4";
pub(crate) const TIME_STAMPING: &str = "1.3.6.1.5.5.7.3.8";
pub(crate) const OCSP_SIGNING: &str = "1.3.6.1.5.5.7.3.9";

/// Roles of holders, as extended key usages of the national certification centre.
pub(crate) const ROLE_PERSON: &str = "1.2.398.3.3.4.1.1";
pub(crate) const ROLE_ORGANISATION: &str = "1.2.398.3.3.4.1.2";
pub(crate) const ROLE_HEAD: &str = "1.2.398.3.3.4.1.2.1";
pub(crate) const ROLE_MAY_SIGN: &str = "1.2.398.3.3.4.1.2.2";
pub(crate) const ROLE_FINANCE: &str = "1.2.398.3.3.4.1.2.3";
pub(crate) const ROLE_HR: &str = "1.2.398.3.3.4.1.2.4";
pub(crate) const ROLE_EMPLOYEE: &str = "1.2.398.3.3.4.1.2.5";
pub(crate) const ROLE_INFORMATION_SYSTEM: &str = "1.2.398.3.3.4.1.2.6";
pub(crate) const ROLE_TREASURY: &str = "1.2.398.5.19.1.2.2.1";

/// Where the key is kept: the extension, and its value for a PKCS#12 file.
pub(crate) const KEY_STORAGE: &str = "1.2.398.3.3.5";
pub(crate) const KEY_STORAGE_FILE: &str = "1.2.398.3.3.5.1.1";
/// Policy of certificates of the current generation.
pub(crate) const POLICY: &str = "1.2.398.3.3.2";

/// An extension nobody knows; ours, below the arc of the national certification centre that is not in use.
pub(crate) const UNKNOWN_EXTENSION: &str = "1.2.398.3.3.99.1";

/// Namespace of signatures in XML.
pub(crate) const XML_SIGNATURE: &str = "http://www.w3.org/2000/09/xmldsig#";
/// Exclusive canonical XML 1.0 without comments.
pub(crate) const EXCLUSIVE_CANONICAL_XML: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";
/// Transform of an enveloped signature.
pub(crate) const ENVELOPED_SIGNATURE: &str = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
