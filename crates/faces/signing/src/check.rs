//! Anyone checks a signed file: who signed it, when, in what capacity, and whether the signature holds. Nothing that
//! is handed in is stored.

use std::time::Duration;

use askama::Template;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::SignedDuration;
use tokio::sync::{Semaphore, SemaphorePermit};
use zan_eds::{Document, Report};
use zan_signing::Signing;
use zan_ui::{Answer, Failure, Frame, Lang, Limiter, Page, Visitor, invalid};

use crate::documents::disposition;
use crate::upload::{self, File};
use crate::verdict::{self, Block};
use crate::words;

/// Signed documents of at most so many bytes in all are put into the page as links; larger ones come by themselves.
const IN_PAGE: usize = 1024 * 1024;

/// How much anybody may have checked: a check costs arithmetic, memory and a question to the centre.
#[derive(Debug)]
pub(crate) struct Desk {
    limit: Limiter,
    places: Semaphore,
}

impl Desk {
    /// Twenty checks at once from one address, then one in five seconds; one at a time for everybody together.
    pub(crate) fn new() -> Self {
        Self { limit: Limiter::new(20, SignedDuration::from_secs(5)), places: Semaphore::new(1) }
    }

    /// The turn of a check, unless the line is long.
    async fn turn(&self) -> Option<SemaphorePermit<'_>> {
        tokio::time::timeout(PATIENCE, self.places.acquire()).await.ok()?.ok()
    }
}

/// How long a check waits for its turn.
const PATIENCE: Duration = Duration::from_secs(15);

/// A signed document that was inside of the signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Attached {
    pub name: String,
    pub size: String,
    /// The document itself, as an address.
    pub href: String,
}

#[derive(Template)]
#[template(path = "signatures.html")]
pub(crate) struct CheckPage {
    pub frame: Frame,
    /// Why nothing could be checked.
    pub error: Option<String>,
    /// File name of the signature that was checked.
    pub file: String,
    /// One per language, the page's own first; empty before anything is checked.
    pub blocks: Vec<Block>,
    pub attached: Vec<Attached>,
    /// The documents are too large for the page and have to be asked for.
    pub apart: bool,
}

fn empty(visitor: &Visitor) -> CheckPage {
    CheckPage {
        frame: visitor.frame(visitor.lang.t("signatures-title")),
        error: None,
        file: String::new(),
        blocks: Vec::new(),
        attached: Vec::new(),
        apart: false,
    }
}

fn wrong(visitor: &Visitor, text: String) -> Response {
    invalid(CheckPage { error: Some(text), ..empty(visitor) })
}

/// `GET /{lang}/signatures`
pub(crate) async fn form(visitor: Visitor) -> Page<CheckPage> {
    Page(empty(&visitor))
}

/// `POST /{lang}/signatures`: a `signature`, and for a detached one its `document`. With `what` = `document` the
/// answer is the signed document itself.
pub(crate) async fn submit(
    signing: Signing,
    desk: &Desk,
    visitor: Visitor,
    request: Request,
) -> Answer<Response> {
    desk.limit.take(&visitor.address, visitor.now)?;
    let (lang, files) = (visitor.lang, upload::read(request).await?);
    let of = |field: &str| files.iter().find(|file| file.field == field);
    let Some(signature) = of("signature") else {
        return Ok(wrong(&visitor, lang.t("signatures-nothing-chosen")));
    };
    let handed = of("document").map(|file| file.bytes.clone());
    let detached = handed.is_some();
    let Some(_turn) = desk.turn().await else {
        return Ok(wrong(&visitor, lang.t("signatures-busy")));
    };
    let report = match signing.verifier.check(signature.bytes.clone(), handed, visitor.now).await {
        Ok(report) => report,
        Err(error) => {
            let text = words::error(lang, &error);
            return text.map(|text| wrong(&visitor, text)).ok_or(Failure::Error(error));
        }
    };
    if of("what").is_some_and(|what| what.bytes == b"document") {
        return Ok(document(&visitor, signature, &report));
    }
    let page = answered(empty(&visitor), signature, &report, detached);
    Ok((StatusCode::OK, Page(page)).into_response())
}

/// The page with the verdict.
pub(crate) fn answered(mut page: CheckPage, signature: &File, report: &Report, detached: bool) -> CheckPage {
    let (lang, now) = (page.frame.lang, page.frame.now);
    // What was signed is given out only when the signature over it holds.
    let documents = if detached || !report.valid { &[] as &[Document] } else { report.documents.as_slice() };
    let whole: usize = documents.iter().map(|document| document.bytes.len()).sum();
    page.apart = whole > IN_PAGE;
    if !page.apart {
        page.attached = documents.iter().map(|document| attached(lang, signature, document)).collect();
    }
    page.file.clone_from(&signature.name);
    page.blocks = languages(lang).map(|lang| verdict::block(lang, report, now)).collect();
    page
}

fn attached(lang: Lang, signature: &File, document: &Document) -> Attached {
    Attached {
        name: name_of(signature, document),
        size: words::size(lang, document.bytes.len()),
        // Kept, never shown: a browser must not run what a stranger has signed.
        href: format!("data:application/octet-stream;base64,{}", STANDARD.encode(&document.bytes)),
    }
}

/// Name of a signed document: its own, or that of the signature without its ending.
fn name_of(signature: &File, document: &Document) -> String {
    let own = document.name.rsplit('/').next().unwrap_or_default();
    if !own.is_empty() {
        return own.to_owned();
    }
    let endings = [".cms", ".p7s", ".p7m", ".sig", ".pem"];
    let ending = endings.iter().find_map(|ending| signature.name.strip_suffix(ending));
    ending.filter(|name| !name.is_empty()).unwrap_or("document").to_owned()
}

fn document(visitor: &Visitor, signature: &File, report: &Report) -> Response {
    let Some(document) = report.documents.first().filter(|_| report.valid) else {
        return wrong(visitor, visitor.lang.t("signatures-no-document"));
    };
    let mut response = document.bytes.clone().into_response();
    let kind = axum::http::HeaderValue::from_static("application/octet-stream");
    response.headers_mut().insert(CONTENT_TYPE, kind);
    let name = disposition("attachment", &name_of(signature, document));
    response.headers_mut().extend(name.map(|name| (CONTENT_DISPOSITION, name)));
    response
}

/// All languages, the page's own first.
fn languages(own: Lang) -> impl Iterator<Item = Lang> {
    std::iter::once(own).chain(Lang::all().into_iter().filter(move |lang| *lang != own))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_named_after_its_signature() {
        let named = |signature: &str, document: &str| {
            let file = File { field: String::new(), name: signature.to_owned(), bytes: Vec::new() };
            name_of(&file, &Document::new(document, Vec::new()))
        };
        assert_eq!(named("шешім.pdf.cms", ""), "шешім.pdf");
        assert_eq!(named("a.asice", "folder/b.pdf"), "b.pdf");
        assert_eq!(named(".cms", ""), "document");
        assert_eq!(named("a.xml", ""), "document");
    }
}
