//! анықтамалық деректер / справочные данные: regions, bodies, duty zones, coded lists and the dated editions of rules,
//! rates and calendars, loaded from `data/` into tables.
//!
//! The files are inside the program; a folder can be given instead. Loading is idempotent and all or nothing: every
//! file is read and checked first, and one bad row of one file refuses the load and names each bad row.

mod actions;
mod codes;
mod editions;
mod source;
mod store;
#[cfg(test)]
mod tests;

pub use actions::load;
pub use source::DataSource;

/// A complaint about one place of a data file.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[error("{file}:{line}: {reason}")]
pub struct BadRow {
    /// Path of the file below `data/`.
    pub file: String,
    /// Line from 1; 0 when the complaint is about the file as a whole.
    pub line: usize,
    pub reason: String,
}

impl From<&crate::directory::rows::BadRow> for BadRow {
    fn from(bad: &crate::directory::rows::BadRow) -> Self {
        let folder = if bad.file.starts_with("regions") { "regions" } else { "directory" };
        Self {
            file: format!("{folder}/{}", bad.file),
            line: bad.line,
            reason: format!("{}: {} ({})", bad.column, bad.reason.code(), bad.value),
        }
    }
}

/// Why nothing was loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// Every bad row of every file.
    #[error("the data files have {} bad rows:\n{}", .0.len(), listed(.0))]
    Bad(Vec<BadRow>),
    /// A file that is needed is missing or cannot be read.
    #[error("{file} cannot be read: {reason}")]
    Unreadable { file: String, reason: String },
    #[error(transparent)]
    Kernel(#[from] zan_kernel::Error),
}

fn listed(rows: &[BadRow]) -> String {
    rows.iter().map(|row| format!("  {row}")).collect::<Vec<_>>().join("\n")
}

/// What loading changed; all zero when the tables held it already.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Loaded {
    pub regions: u64,
    pub units: u64,
    pub zones: u64,
    /// Neighbours of zones and zones of units.
    pub links: u64,
    pub codes: u64,
    /// Editions of rules, rates, indicators, calendars.
    pub editions: u64,
}

impl Loaded {
    /// Whether anything changed.
    #[must_use]
    pub fn changed(&self) -> bool {
        *self != Self::default()
    }
}
