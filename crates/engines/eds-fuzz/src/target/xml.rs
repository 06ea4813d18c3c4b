//! Signed XML.

use std::fmt::Write as _;

use zan_xmldsig::{Limits, read};

use super::signature;
use crate::World;

/// The reader alone first; then everything.
pub(super) fn judge(world: &World, input: &[u8]) -> Result<String, String> {
    let mut line = match read(input, &Limits::default()) {
        Ok(signatures) => {
            let references: usize = signatures.iter().map(|signature| signature.references.len()).sum();
            format!("{}/{} ", signatures.len().min(4), references.min(8))
        }
        Err(error) => format!("{} ", error.code()),
    };
    _ = write!(line, "{}", signature::judge(world, input)?);
    Ok(line)
}
