//! All tests of the crate against its public interface, in one binary.

#[cfg(test)]
mod common;
#[cfg(test)]
mod data_files;
#[cfg(test)]
mod golden;
#[cfg(test)]
mod rules_of_time;
#[cfg(test)]
mod texts;
