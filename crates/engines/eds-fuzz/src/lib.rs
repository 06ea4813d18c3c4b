//! Looks for inputs that the verifier of signatures does not bear: which make it panic, take too long, or, worst of
//! all, believe what nobody signed.
//!
//! Five targets, each the reader of something that a stranger hands in. Inputs are made at start with the throw-away
//! centre of `zan-throwaway-pki`, and changed at random, but knowing their form: elements of ASN.1 and XML, files of
//! containers. A round of changes is fixed by its number alone, so that what it finds can be found again. An input
//! with an answer that the round has not seen yet is kept and changed further.
//!
//! The same targets and changes run under libFuzzer in `fuzz/`, which sees the branches that an input takes. What
//! remains here is the same on every machine and needs nothing installed: it is among the tests. Answers (reasons,
//! errors, doubts) stand in for branches: the verifier has some hundred of them.

mod mutate;
mod random;
mod round;
mod seeds;
mod target;
mod world;

pub use mutate::{LARGEST, Shape, mutate};
pub use random::Random;
pub use round::{Attempt, EXECUTIONS, Fault, KEPT, SLOW_SECONDS, attempt, round};
pub use target::Target;
pub use world::World;
