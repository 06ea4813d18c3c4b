//! A number with the place it comes from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use zan_base::Citation;

/// A value and the name of its source in the same file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Key in the table of sources.
    pub source: String,
}

/// Sources by name, as data files hold them.
pub(crate) type Sources = BTreeMap<String, Citation>;

/// The first name that is not in the table.
pub(crate) fn unknown_source<'a>(
    sources: &Sources,
    mut names: impl Iterator<Item = &'a str>,
) -> Option<String> {
    names.find(|name| !sources.contains_key(*name)).map(str::to_owned)
}
