//! Messages of the two interfaces.

use serde::{Deserialize, Serialize};

/// Answer of the first interface.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// What is to be signed, in a sentence.
    pub description: String,
    /// Until when, RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expiry_date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<Organisation>,
    pub document: InvitedTo,
}

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Organisation {
    pub name_ru: String,
    pub name_kz: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_en: Option<String>,
    pub bin: String,
}

/// Where the documents are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitedTo {
    pub uri: String,
    pub auth_type: AuthType,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auth_token: Option<String>,
}

/// How the phone shows that it may have the documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum AuthType {
    /// With the one-time token: `Authorization: Bearer`.
    Token,
    /// With a signature of its own; this phone cannot, because the form of it is not public.
    Eds,
    None,
}

/// The documents, on their way there and back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Documents {
    pub sign_method: SignMethod,
    pub version: u32,
    pub documents_to_sign: Vec<Document>,
}

/// How documents are signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SignMethod {
    /// An enveloped signature in `documentXml`.
    Xml,
    /// A CMS with the document inside.
    CmsWithData,
    /// A CMS without the document.
    CmsSignOnly,
    /// A bare signature beside its certificate: in place of the data stands the JSON text
    /// `{"signature", "certificate"}`, both base64 (one public back end; others may differ).
    SignBytesArray,
    /// Every document names its own.
    MixSign,
}

/// One document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    pub id: Id,
    /// In a mixed set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign_method: Option<SignMethod>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_ru: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_kz: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_en: Option<String>,
    #[serde(default)]
    pub meta: Vec<MetaEntry>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Contents>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document_xml: Option<String>,
}

/// Number or text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Id {
    Number(i64),
    Text(String),
}

/// A line the phone shows with a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MetaEntry {
    pub name: String,
    pub value: String,
}

/// Holder of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    pub file: SignedFile,
}

/// The document on its way there, the signature on its way back; base64.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedFile {
    pub mime: String,
    pub data: String,
}

/// Why the portal did not accept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    #[serde(default)]
    pub code: String,
    #[serde(default)]
    pub message: String,
}
