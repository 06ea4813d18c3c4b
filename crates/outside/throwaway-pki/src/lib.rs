//! A throw-away national public key infrastructure for tests and the demo: root, issuing authority, OCSP and time
//! stamp services, and certificates of every role in the profile of the national certification centre of Kazakhstan
//! (НУЦ РК), with GOST-2015, GOST-2004 and RSA keys; signatures in CMS and XML; and what can be wrong with each, on
//! purpose.
//!
//! Everything is made on the spot from one number and worth nothing. The arithmetic is not constant in time. Nothing
//! of it may sign anything that matters.
//!
//! ```
//! use zan_throwaway_pki::{CmsOptions, KeyKind, Pki, Subject};
//!
//! let mut pki = Pki::new(1, "2026-01-01T00:00:00Z".parse()?, "2027-01-01T00:00:00Z".parse()?, None);
//! let key = pki.issue(Subject::person("900101300126", "СЫНАҚОВ", "СЫНАҚ", None), KeyKind::Gost2015);
//! let cms = key.sign_cms(b"content", &CmsOptions::attached());
//! assert_eq!(cms[0], 0x30);
//! # Ok::<(), jiff::Error>(())
//! ```

mod algorithm;
mod canonical;
mod certificate;
mod cms;
mod crl;
mod der;
mod key;
mod message;
mod names;
mod ocsp;
mod pki;
mod seed;
mod subject;
mod time_stamp;
mod xml;

pub use algorithm::KeyKind;
pub use certificate::{CertificateFault, Profile, Usage};
pub use cms::{AskTimeStamp, CmsFault, CmsOptions};
pub use crl::CRL_FRESH_FOR;
pub use key::{BundleError, Key, WARNING};
pub use ocsp::AnswerFault;
pub use pki::Pki;
pub use subject::{OrganisationRole, Subject};
pub use xml::{XmlError, XmlFault};
