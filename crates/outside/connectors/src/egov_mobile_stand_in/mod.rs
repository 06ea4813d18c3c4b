//! A phone with eGov Mobile, on the command line: reads the text of a QR code or the link, asks both interfaces of the
//! portal, signs every document with a throw-away key, and brings the signatures back.
//!
//! The state protocol has no public description; names of members and the order of calls are those of public back ends
//! and of `sigex-qr-signing-client` (SIGEX, MIT):
//!
//! 1. the QR code is `mobileSign:` and the address of the first interface;
//! 2. GET there says who asks and where the documents are ([`Invitation`]);
//! 3. GET there, with the one-time token when there is one, brings the documents ([`Documents`]);
//! 4. PUT there takes the same structure back, with signatures in place of the data; 403 `{"code", "message"}` when
//!    the portal does not accept them.

mod link;
mod phone;
mod signing;
mod wire;

pub use link::{LinkError, address_of};
pub use phone::{Limits, Options, Outcome, Phone, PhoneError, sign};
pub use signing::DocumentError;
pub use wire::{
    AuthType, Contents, Document, Documents, Id, Invitation, InvitedTo, MetaEntry, Organisation, Refusal,
    SignMethod, SignedFile,
};
