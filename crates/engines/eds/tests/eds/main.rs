//! Stories of the verifier.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]
#![expect(clippy::indexing_slicing, reason = "a test that cannot go on must stop")]

mod archives;
mod chains;
mod containers;
mod costs;
mod forge;
mod hostile;
mod markup;
mod messages;
mod paths;
mod revocation;
mod samples;
mod signatures;
mod stamps;
mod vectors;
mod world;
mod wrapping;
