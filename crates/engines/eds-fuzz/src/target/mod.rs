//! What inputs are tried on. A target gives the verifier's answer in one line; an error is an answer that must never
//! be: a belief in what nobody made.

mod answer;
mod certificate;
mod signature;
mod xml;

use crate::{Shape, World};

/// A reader of something that a stranger hands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// `zan_eds::verify` of signatures in CMS.
    Cms,
    /// `Certificate::read`, with everything a certificate says, and the search for its issuer.
    Certificate,
    /// `ocsp::read`, `Crl::read` and the answers of the time stamp service.
    Answer,
    /// `zan_xmldsig::read` and `zan_eds::verify` of signed XML.
    Xml,
    /// `zan_eds::verify` of evidence containers.
    Container,
}

impl Target {
    /// All of them.
    pub const ALL: [Target; 5] =
        [Target::Cms, Target::Certificate, Target::Answer, Target::Xml, Target::Container];

    /// Its name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Target::Cms => "cms",
            Target::Certificate => "x509",
            Target::Answer => "ocsp",
            Target::Xml => "xml",
            Target::Container => "container",
        }
    }

    /// The target of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Target> {
        Target::ALL.into_iter().find(|target| target.name() == name)
    }

    /// What its inputs are made of.
    #[must_use]
    pub const fn shape(self) -> Shape {
        match self {
            Target::Cms | Target::Certificate | Target::Answer => Shape::Asn1,
            Target::Xml => Shape::Markup,
            Target::Container => Shape::Archive,
        }
    }

    /// Tries an input. The answer in one line, or what was believed that nobody made.
    pub fn judge(self, world: &World, input: &[u8]) -> Result<String, String> {
        match self {
            Target::Cms | Target::Container => signature::judge(world, input),
            Target::Certificate => certificate::judge(world, input),
            Target::Answer => answer::judge(world, input),
            Target::Xml => xml::judge(world, input),
        }
    }
}
