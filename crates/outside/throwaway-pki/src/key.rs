//! A key with its certificate: what a person keeps in a file.

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use serde::{Deserialize, Serialize};

use crate::{
    algorithm::{KeyKind, Secret},
    certificate,
};

/// First member of every bundle, so that nobody takes one for a real key.
pub const WARNING: &str = "THROW-AWAY TEST KEY. NOT ISSUED BY ANY CERTIFICATION CENTRE. WORTH NOTHING.";

/// A throw-away key and its certificate.
#[derive(Debug, Clone)]
pub struct Key {
    pub(crate) secret: Secret,
    pub(crate) certificate: Vec<u8>,
    /// The issuing authority, then the root; empty for the root itself.
    pub(crate) chain: Vec<Vec<u8>>,
    pub(crate) holder: Holder,
}

/// Whom the certificate names, for choosing among keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Holder {
    pub(crate) name: String,
    pub(crate) iin: Option<String>,
    pub(crate) bin: Option<String>,
    /// Extended key usages, dotted.
    pub(crate) usages: Vec<String>,
}

/// The bytes are not a bundle of a throw-away key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// Not JSON of the right shape.
    #[error("not a bundle of a throw-away key: {0}")]
    Shape(String),
    /// The warning is not there.
    #[error("the bundle does not say that it is throw-away")]
    Unmarked,
    /// A member is there and wrong.
    #[error("the {0} of the bundle cannot be read")]
    Member(&'static str),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Bundle {
    warning: String,
    kind: KeyKind,
    holder: Holder,
    secret: String,
    certificate: String,
    chain: Vec<String>,
}

impl Key {
    /// The certificate, DER.
    #[must_use]
    pub fn certificate(&self) -> &[u8] {
        &self.certificate
    }

    /// Certificates above it, DER: issuing authority, root.
    #[must_use]
    pub fn chain(&self) -> &[Vec<u8>] {
        &self.chain
    }

    /// Kind of the key.
    #[must_use]
    pub fn kind(&self) -> KeyKind {
        self.secret.kind()
    }

    /// Common name of the certificate.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.holder.name
    }

    /// ИИН in the certificate.
    #[must_use]
    pub fn iin(&self) -> Option<&str> {
        self.holder.iin.as_deref()
    }

    /// БИН in the certificate.
    #[must_use]
    pub fn bin(&self) -> Option<&str> {
        self.holder.bin.as_deref()
    }

    /// Extended key usages in the certificate, dotted.
    #[must_use]
    pub fn extended_usages(&self) -> &[String] {
        &self.holder.usages
    }

    /// Serial number, big-endian, as the certificate has it.
    #[must_use]
    pub fn serial(&self) -> &[u8] {
        certificate::quote(&self.certificate).map(|quoted| quoted.serial_number).unwrap_or_default()
    }

    /// The bare signature over data, as X.509 and CMS carry it.
    #[must_use]
    pub fn sign(&self, data: &[u8]) -> Vec<u8> {
        self.secret.sign(data)
    }

    /// The key as text to keep in a file: JSON that begins with [`WARNING`]. Not PKCS#12, and meant not to be.
    #[must_use]
    pub fn to_bundle(&self) -> String {
        let bundle = Bundle {
            warning: WARNING.to_owned(),
            kind: self.kind(),
            holder: self.holder.clone(),
            secret: hex::encode(self.secret.to_bytes()),
            certificate: BASE64.encode(&self.certificate),
            chain: self.chain.iter().map(|certificate| BASE64.encode(certificate)).collect(),
        };
        // Strings and lists of strings: nothing in it can fail to be JSON.
        serde_json::to_string_pretty(&bundle).unwrap_or_default()
    }

    /// Reads what [`Key::to_bundle`] wrote.
    ///
    /// # Errors
    /// [`BundleError`].
    pub fn from_bundle(text: &str) -> Result<Self, BundleError> {
        let bundle: Bundle =
            serde_json::from_str(text).map_err(|error| BundleError::Shape(error.to_string()))?;
        if bundle.warning != WARNING {
            return Err(BundleError::Unmarked);
        }
        let secret = hex::decode(&bundle.secret)
            .ok()
            .and_then(|bytes| Secret::from_bytes(bundle.kind, &bytes))
            .ok_or(BundleError::Member("secret"))?;
        let read =
            |text: &String| BASE64.decode(text).ok().filter(|bytes| certificate::quote(bytes).is_some());
        let certificate = read(&bundle.certificate).ok_or(BundleError::Member("certificate"))?;
        let chain = bundle.chain.iter().map(read).collect::<Option<Vec<_>>>();
        let chain = chain.ok_or(BundleError::Member("chain"))?;
        Ok(Self { secret, certificate, chain, holder: bundle.holder })
    }
}
