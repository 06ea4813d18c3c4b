//! тіркелгілер / учётные записи: people who sign in. Passwords as argon2id hashes, lock-out after repeated
//! failures, one-time passwords given by an administrator.

mod actions;
mod check;
mod model;
mod password;
mod questions;
mod signers;
mod store;
#[cfg(test)]
mod tests;

pub use actions::{admin_create, change_password, create, lock, reset_password, sign_in, sign_out, unlock};
pub use model::{
    Account, AccountFilter, Created, FAILURES_BEFORE_LOCK, LOCK_MINUTES, NewAccount, SignInError, SignedIn,
};
pub use password::{SHORTEST_PASSWORD, hash as hash_password};
pub use questions::{by_id, by_login, list};
pub use signers::{
    Signer, of_iin, record_bin, record_iin, set_bin, set_iin, signer, told_of_a_false_signature,
};
