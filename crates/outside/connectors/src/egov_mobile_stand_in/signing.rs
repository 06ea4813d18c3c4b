//! Signatures in place of documents.

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use jiff::Timestamp;
use serde_json::json;
use zan_throwaway_pki::{CmsOptions, Key, XmlError};

use super::wire::{Document, Documents, Id, SignMethod};

/// Why a document cannot be signed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// The method wants a file, or XML, and there is none.
    #[error("document {0} has not what its method signs")]
    Missing(String),
    /// A mixed set, and the document names no method of its own.
    #[error("document {0} names no method")]
    NoMethod(String),
    /// The file is not base64.
    #[error("the file of document {0} is not base64")]
    NotBase64(String),
    #[error("document {id}: {reason}")]
    Xml { id: String, reason: XmlError },
}

/// Signs all documents.
pub(super) fn sign_all(
    mut documents: Documents,
    key: &Key,
    now: Timestamp,
) -> Result<Documents, DocumentError> {
    let of_all = documents.sign_method;
    for document in &mut documents.documents_to_sign {
        let id = match &document.id {
            Id::Number(number) => number.to_string(),
            Id::Text(text) => crate::one_line(text),
        };
        let method = if of_all == SignMethod::MixSign { document.sign_method } else { Some(of_all) };
        match method {
            None | Some(SignMethod::MixSign) => return Err(DocumentError::NoMethod(id)),
            Some(SignMethod::Xml) => sign_xml(document, key, id)?,
            Some(method) => sign_file(document, key, now, method, id)?,
        }
    }
    Ok(documents)
}

fn sign_xml(document: &mut Document, key: &Key, id: String) -> Result<(), DocumentError> {
    let Some(xml) = &mut document.document_xml else { return Err(DocumentError::Missing(id)) };
    *xml = key.sign_xml(xml).map_err(|reason| DocumentError::Xml { id, reason })?;
    Ok(())
}

fn sign_file(
    document: &mut Document,
    key: &Key,
    now: Timestamp,
    method: SignMethod,
    id: String,
) -> Result<(), DocumentError> {
    let Some(contents) = &mut document.document else { return Err(DocumentError::Missing(id)) };
    let file = &mut contents.file;
    let bytes = BASE64.decode(&file.data).map_err(|_| DocumentError::NotBase64(id))?;
    file.data = if method == SignMethod::SignBytesArray {
        let (signature, certificate) = (BASE64.encode(key.sign(&bytes)), BASE64.encode(key.certificate()));
        json!({ "signature": signature, "certificate": certificate }).to_string()
    } else {
        let attached = method == SignMethod::CmsWithData;
        let options = CmsOptions { attached, signing_time: Some(now), ..CmsOptions::default() };
        BASE64.encode(key.sign_cms(&bytes, &options))
    };
    Ok(())
}
