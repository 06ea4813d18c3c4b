//! How much of a stranger's document is read.

use crate::error::XmlError;

/// Bounds of one reading. What is beyond is refused with [`XmlError::Exceeds`], never cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the document.
    pub bytes: usize,
    /// Nodes: elements, texts, comments, processing instructions.
    pub nodes: usize,
    /// Elements inside one another.
    pub depth: usize,
    /// Attributes of one element, namespace declarations among them.
    pub attributes: usize,
    /// Namespace declarations of one element and all elements around it; also prefixes of one `PrefixList`. The sum
    /// of the first over all elements that declare some may be eight times [`Limits::nodes`].
    pub namespaces: usize,
    /// Signatures in the document.
    pub signatures: usize,
    /// References of one signature.
    pub references: usize,
    /// Certificates of one signature; also time stamps of one signature.
    pub certificates: usize,
    /// Canonical bytes written in all, over every signature and reference; also bytes of the document passed over to
    /// write them.
    pub octets: usize,
}

impl Default for Limits {
    /// Enough for every message of the state's gateway that we know of; a hostile document at these bounds is read
    /// in a few seconds.
    fn default() -> Self {
        Self {
            bytes: 25 * 1024 * 1024,
            nodes: 500_000,
            depth: 128,
            attributes: 128,
            namespaces: 64,
            signatures: 16,
            references: 32,
            certificates: 16,
            octets: 64 * 1024 * 1024,
        }
    }
}

/// What a [`Limits`] bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// [`Limits::bytes`].
    Bytes,
    /// [`Limits::nodes`].
    Nodes,
    /// [`Limits::depth`].
    Depth,
    /// [`Limits::attributes`].
    Attributes,
    /// [`Limits::namespaces`].
    Namespaces,
    /// [`Limits::signatures`].
    Signatures,
    /// [`Limits::references`].
    References,
    /// [`Limits::certificates`].
    Certificates,
    /// [`Limits::octets`].
    Octets,
}

impl Measure {
    /// The name of the bound.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bytes => "bytes",
            Self::Nodes => "nodes",
            Self::Depth => "depth",
            Self::Attributes => "attributes",
            Self::Namespaces => "namespaces",
            Self::Signatures => "signatures",
            Self::References => "references",
            Self::Certificates => "certificates",
            Self::Octets => "octets",
        }
    }

    /// Refuses a count beyond its bound.
    pub(crate) const fn check(self, count: usize, limit: usize) -> Result<(), XmlError> {
        if count > limit { Err(XmlError::Exceeds(self)) } else { Ok(()) }
    }
}

/// Canonical bytes that may still be written, and bytes of the document that may still be passed over for them.
#[derive(Debug)]
pub(crate) struct Budget {
    unwritten: usize,
    unread: usize,
}

impl Budget {
    pub(crate) const fn new(limits: &Limits) -> Self {
        Self { unwritten: limits.octets, unread: limits.octets }
    }

    pub(crate) fn write(&mut self, octets: usize) -> Result<(), XmlError> {
        spend(&mut self.unwritten, octets)
    }

    pub(crate) fn read(&mut self, octets: usize) -> Result<(), XmlError> {
        spend(&mut self.unread, octets)
    }
}

fn spend(left: &mut usize, octets: usize) -> Result<(), XmlError> {
    *left = left.checked_sub(octets).ok_or(XmlError::Exceeds(Measure::Octets))?;
    Ok(())
}
