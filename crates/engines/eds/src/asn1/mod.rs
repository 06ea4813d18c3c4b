//! Reading and writing of ASN.1: a cursor over DER that copies nothing and keeps the very bytes, a normaliser from
//! BER, and the names of objects.
//!
//! Why not the structures of `x509-cert` and `cms`: what is signed are bytes, and those crates encode a parsed
//! structure anew before it could be hashed; they sort every SET as it is read, in quadratic time, which a stranger
//! could use; they refuse indefinite lengths; and a revocation list of the production centre would be copied entry
//! by entry.

mod ber;
pub(crate) mod oid;
mod reader;
mod time;
mod writer;

pub(crate) use ber::normalise;
pub(crate) use reader::{Asn1Error, Element, Reader, read_whole};
pub(crate) use writer::{element, integer, object_identifier, sequence};

/// Identifier octets that are used here.
pub(crate) mod tag {
    pub(crate) const BOOLEAN: u8 = 0x01;
    pub(crate) const INTEGER: u8 = 0x02;
    pub(crate) const BIT_STRING: u8 = 0x03;
    pub(crate) const OCTET_STRING: u8 = 0x04;
    pub(crate) const NULL: u8 = 0x05;
    pub(crate) const OBJECT_IDENTIFIER: u8 = 0x06;
    pub(crate) const ENUMERATED: u8 = 0x0a;
    pub(crate) const UTF8_STRING: u8 = 0x0c;
    pub(crate) const PRINTABLE_STRING: u8 = 0x13;
    pub(crate) const TELETEX_STRING: u8 = 0x14;
    pub(crate) const IA5_STRING: u8 = 0x16;
    pub(crate) const UTC_TIME: u8 = 0x17;
    pub(crate) const GENERALIZED_TIME: u8 = 0x18;
    pub(crate) const BMP_STRING: u8 = 0x1e;
    pub(crate) const SEQUENCE: u8 = 0x30;
    pub(crate) const SET: u8 = 0x31;

    /// Context-specific, primitive.
    pub(crate) const fn context(number: u8) -> u8 {
        0x80 | number
    }

    /// Context-specific, constructed.
    pub(crate) const fn context_constructed(number: u8) -> u8 {
        0xa0 | number
    }
}
