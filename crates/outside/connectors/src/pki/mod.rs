//! Clients of the national certification centre's services: revocation answers (OCSP, RFC 6960 appendix A), revocation
//! lists (RFC 5280), time stamps (RFC 3161, section 3.4), all over HTTP.
//!
//! They carry bytes and judge nothing: requests are written and answers are verified by `zan-eds`.
//!
//! **Where they call** is a matter of configuration, never of a certificate: an address found in one is used only when
//! it lies under a configured prefix ([`Settings::allowed`]), and a configured address of a service goes before it.
//! Redirects are not followed, proxies of the environment are not used. So a certificate made by anybody cannot make
//! this process call an address inside its network.

mod addresses;
mod client;
mod error;
mod lists;

pub use addresses::Settings;
pub use client::{Limits, PkiClient};
pub use error::PkiError;
pub use lists::{Freshness, List};
