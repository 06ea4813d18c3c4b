//! Names of objects.

pub(crate) use der::asn1::ObjectIdentifier;

macro_rules! objects {
    ($($(#[$doc:meta])* $name:ident = $dotted:literal;)+) => {
        $($(#[$doc])* pub(crate) const $name: ObjectIdentifier = ObjectIdentifier::new_unwrap($dotted);)+
    };
}

/// From the value as it stands in DER. One with numbers beyond 32 bit, which no object known here has, becomes
/// [`UNKNOWN`].
pub(crate) fn read(value: &[u8]) -> ObjectIdentifier {
    ObjectIdentifier::from_bytes(value).unwrap_or(UNKNOWN)
}

objects! {
    /// None of the objects known here.
    UNKNOWN = "0.0.0";
    // Digests.
    SHA1 = "1.3.14.3.2.26";
    SHA256 = "2.16.840.1.101.3.4.2.1";
    /// GOST 34.311-95.
    GOST_94 = "1.2.398.3.10.1.3.1";
    STREEBOG_256 = "1.2.398.3.10.1.3.2";
    STREEBOG_512 = "1.2.398.3.10.1.3.3";
    // Keys.
    RSA_ENCRYPTION = "1.2.840.113549.1.1.1";
    GOST_2004_KEY = "1.2.398.3.10.1.1.1.1";
    GOST_2004_PARAMETERS = "1.2.398.3.10.1.1.1.1.1";
    GOST_2015_KEY = "1.2.398.3.10.1.1.2.2";
    GOST_2015_PARAMETERS = "1.2.398.3.10.1.1.2.2.1";
    // Signatures.
    SHA1_WITH_RSA = "1.2.840.113549.1.1.5";
    MD5_WITH_RSA = "1.2.840.113549.1.1.4";
    SHA256_WITH_RSA = "1.2.840.113549.1.1.11";
    GOST_2004_SIGNATURE = "1.2.398.3.10.1.1.1.2";
    GOST_2015_SIGNATURE = "1.2.398.3.10.1.1.2.3.2";
    // Attributes of names.
    COMMON_NAME = "2.5.4.3";
    SERIAL_NUMBER = "2.5.4.5";
    ORGANIZATION = "2.5.4.10";
    ORGANIZATIONAL_UNIT = "2.5.4.11";
    /// The patronymic in Kazakhstan's certificates.
    GIVEN_NAME = "2.5.4.42";
    // Extensions (RFC 5280).
    SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
    KEY_USAGE = "2.5.29.15";
    SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
    BASIC_CONSTRAINTS = "2.5.29.19";
    CRL_NUMBER = "2.5.29.20";
    CRL_REASON = "2.5.29.21";
    DELTA_CRL_INDICATOR = "2.5.29.27";
    ISSUING_DISTRIBUTION_POINT = "2.5.29.28";
    CRL_DISTRIBUTION_POINTS = "2.5.29.31";
    CERTIFICATE_POLICIES = "2.5.29.32";
    AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
    EXTENDED_KEY_USAGE = "2.5.29.37";
    FRESHEST_CRL = "2.5.29.46";
    AUTHORITY_INFORMATION_ACCESS = "1.3.6.1.5.5.7.1.1";
    OCSP_ACCESS = "1.3.6.1.5.5.7.48.1";
    // Extended key usages.
    KP_TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
    KP_OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
    ROLE_PERSON = "1.2.398.3.3.4.1.1";
    ROLE_HEAD = "1.2.398.3.3.4.1.2.1";
    ROLE_MAY_SIGN = "1.2.398.3.3.4.1.2.2";
    ROLE_FINANCE = "1.2.398.3.3.4.1.2.3";
    ROLE_HR = "1.2.398.3.3.4.1.2.4";
    ROLE_EMPLOYEE = "1.2.398.3.3.4.1.2.5";
    ROLE_INFORMATION_SYSTEM = "1.2.398.3.3.4.1.2.6";
    ROLE_TREASURY_CLIENT = "1.2.398.5.19.1.2.2.1";
    // CMS (RFC 5652).
    DATA = "1.2.840.113549.1.7.1";
    SIGNED_DATA = "1.2.840.113549.1.7.2";
    CONTENT_TYPE = "1.2.840.113549.1.9.3";
    MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
    SIGNING_TIME = "1.2.840.113549.1.9.5";
    OTHER_REVOCATION_OCSP = "1.3.6.1.5.5.7.16.2";
    // CAdES (ETSI EN 319 122-1; RFC 5035, RFC 3161).
    SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.12";
    SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47";
    TIME_STAMP_TOKEN = "1.2.840.113549.1.9.16.2.14";
    CERTIFICATE_VALUES = "1.2.840.113549.1.9.16.2.23";
    REVOCATION_VALUES = "1.2.840.113549.1.9.16.2.24";
    TST_INFO = "1.2.840.113549.1.9.16.1.4";
    // OCSP (RFC 6960).
    OCSP_BASIC = "1.3.6.1.5.5.7.48.1.1";
    OCSP_NONCE = "1.3.6.1.5.5.7.48.1.2";
}
