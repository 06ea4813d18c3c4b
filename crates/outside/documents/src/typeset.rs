//! From facts and a template to a PDF file.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::OnceLock;

use rayon::{ThreadPool, ThreadPoolBuilder};
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

/// Stack of the typesetting thread, in bytes: layout recurses deeply.
const STACK: usize = 16 * 1024 * 1024;

/// The one thread that typesets. Whatever the load, the memory of the
/// typesetter is that of one document, and it is not spread over the heaps of
/// all threads of a server.
fn composing_room() -> Result<&'static ThreadPool, DocumentError> {
    static THREAD: OnceLock<Option<ThreadPool>> = OnceLock::new();
    let build = || {
        ThreadPoolBuilder::new()
            .num_threads(1)
            .stack_size(STACK)
            .thread_name(|_| "typesetting".to_owned())
            .build()
            .ok()
    };
    THREAD.get_or_init(build).as_ref().ok_or(DocumentError::Thread)
}

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
    let facts = serde_json::to_value(facts)?;
    let code = verification.map(|verification| qr::svg(&verification.url)).transpose()?;
    let try_with = |covers: &dyn Fn(char) -> bool| {
        let mut facts = facts.clone();
        clean_facts(&mut facts, covers)?;
        let room = Room::new(house, form.template, serde_json::to_vec(&facts)?, code.clone())?;
        one_at_a_time(&room, &form.identity)
    };
    match try_with(&|character| house.covers(character)) {
        // Scripts can be mixed so that no font fits a cluster, as with a
        // combining mark of one on a letter of another.
        Err(DocumentError::Export(_) | DocumentError::Panic) => {
            try_with(&|character| house.text_font_covers(character))
        }
        made => made,
    }
}

fn one_at_a_time(room: &Room, identity: &str) -> Result<Vec<u8>, DocumentError> {
    composing_room()?.install(|| {
        // The shaping of mixed scripts has assertions that a text can fail;
        // nothing of ours is shared with the typesetter but what it only reads.
        let attempt = AssertUnwindSafe(|| typeset(room, identity.to_owned()));
        let made = catch_unwind(attempt).unwrap_or(Err(DocumentError::Panic));
        // The typesetter remembers every step it ever took; nothing of one
        // document is of use to the next, and some of it is personal data.
        comemo::evict(0);
        made
    })
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
    found.iter().map(|diagnostic| diagnostic.message.to_string()).collect()
}
