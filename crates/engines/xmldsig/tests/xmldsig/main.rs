//! XML signatures as their callers meet them: published examples, real documents, hostile ones.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests may fail a test")]

mod covers;
mod fixtures;
mod hostile_documents;
mod hostile_signatures;
mod keys;
mod properties;
mod published;
mod several;
mod support;
mod xades;
