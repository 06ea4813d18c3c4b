//! From facts and a template to a PDF file.

use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::clean::clean_facts;
use crate::world::{House, Room};
use crate::{DocumentError, Verification, qr};

/// Name of the system in the metadata of the files.
const CREATOR: &str = "Е-Заң көмегі";

/// Held while a document is typeset: the memory of the typesetter is then that
/// of one document, whatever the load.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Which document, in which template.
pub struct Form {
    /// File in `templates/`.
    pub template: &'static str,
    /// Stable identity of the document, such as its kind and number; only its
    /// hash is written.
    pub identity: String,
}

/// Typesets one document as PDF/A-2a and PDF/UA-1.
///
/// # Errors
/// See [`DocumentError`].
pub fn to_pdf(
    form: Form,
    facts: &impl Serialize,
    verification: Option<&Verification>,
) -> Result<Vec<u8>, DocumentError> {
    let house = House::get()?;
    let mut facts = serde_json::to_value(facts)?;
    clean_facts(&mut facts, &|character| house.covers(character))?;
    let code = verification
        .map(|verification| qr::svg(&verification.url))
        .transpose()?;
    let room = Room::new(house, form.template, serde_json::to_vec(&facts)?, code)?;

    let _turn = ONE_AT_A_TIME
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    let made = typeset(&room, form.identity);
    // The typesetter remembers every step it ever took; nothing of one
    // document is of use to the next, and some of it is personal data.
    comemo::evict(0);
    made
}

fn typeset(room: &Room, identity: String) -> Result<Vec<u8>, DocumentError> {
    let document = typst::compile::<PagedDocument>(room)
        .output
        .map_err(|found| DocumentError::Typesetting(messages(&found)))?;
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|found| DocumentError::Export(vec![found.message().to_string()]))?;
    let options = PdfOptions {
        ident: Smart::Custom(identity),
        creator: Smart::Custom(Some(CREATOR.to_owned())),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|found| DocumentError::Export(messages(&found)))
}

fn messages(found: &[SourceDiagnostic]) -> Vec<String> {
    found
        .iter()
        .map(|diagnostic| diagnostic.message.to_string())
        .collect()
}
