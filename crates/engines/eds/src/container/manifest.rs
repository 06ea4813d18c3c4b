//! The manifest: ASiCManifest (ETSI EN 319 162-1, annex A.4), with our own extensions that say which document a
//! signature signs and which file nobody signs.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use roxmltree::{Document, Node, ParsingOptions};
use sha2_of_signatures::{Digest as _, Sha256};

use super::{SEAL, names};

const ASIC: &str = "http://uri.etsi.org/02918/v1.2.1#";
const DS: &str = "http://www.w3.org/2000/09/xmldsig#";
/// Namespace of our extensions.
const OURS: &str = "urn:zan:evidence-container:1";
const SHA256: &str = "http://www.w3.org/2001/04/xmlenc#sha256";
/// Most XML nodes of a manifest: 256 files of some ten nodes each.
const NODES: u32 = 20_000;

/// What a file of the container is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    /// A document or a piece of evidence.
    Plain,
    /// A file that nobody signs.
    Attachment,
    /// A signature on the document of this name.
    Signs(String),
}

/// One file as the manifest has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) media_type: String,
    pub(super) sha256: Vec<u8>,
    pub(super) role: Role,
}

impl Entry {
    pub(super) fn of(name: &str, media_type: &str, bytes: &[u8], role: Role) -> Entry {
        let sha256 = Sha256::digest(bytes).to_vec();
        Entry { name: name.to_owned(), media_type: media_type.to_owned(), sha256, role }
    }
}

/// The manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Manifest {
    /// A time stamp stands over it.
    pub(super) sealed: bool,
    pub(super) entries: Vec<Entry>,
}

impl Manifest {
    pub(super) fn write(&self) -> String {
        let mut xml = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<asic:ASiCManifest xmlns:asic=\"{ASIC}\" \
             xmlns:ds=\"{DS}\" xmlns:zan=\"{OURS}\">\n"
        );
        if self.sealed {
            xml.push_str(&format!(
                "<asic:SigReference URI=\"{SEAL}\" MimeType=\"application/vnd.etsi.timestamp-token\"/>\n"
            ));
        }
        self.entries.iter().for_each(|entry| xml.push_str(&write_entry(entry)));
        xml.push_str("</asic:ASiCManifest>\n");
        xml
    }

    /// `None` when it is no manifest of ours.
    pub(super) fn read(bytes: &[u8]) -> Option<Manifest> {
        let text = std::str::from_utf8(bytes).ok()?;
        let options = ParsingOptions { allow_dtd: false, nodes_limit: NODES, ..ParsingOptions::default() };
        let document = Document::parse_with_options(text, options).ok()?;
        let root = document.root_element();
        if !root.has_tag_name((ASIC, "ASiCManifest")) {
            return None;
        }
        let mut manifest = Manifest { sealed: false, entries: Vec::new() };
        for child in root.children().filter(Node::is_element) {
            if child.has_tag_name((ASIC, "SigReference")) && !manifest.sealed {
                manifest.sealed = true;
                if child.attribute("URI")? != SEAL {
                    return None;
                }
            } else if child.has_tag_name((ASIC, "DataObjectReference")) {
                let entry = read_entry(child)?;
                if manifest.entries.iter().any(|known| known.name == entry.name) {
                    return None;
                }
                manifest.entries.push(entry);
            } else {
                return None;
            }
        }
        Some(manifest)
    }
}

fn write_entry(entry: &Entry) -> String {
    let Entry { name, media_type, sha256, role } = entry;
    let extension = match role {
        Role::Plain => String::new(),
        Role::Attachment => extension("<zan:Attachment/>"),
        Role::Signs(document) => {
            extension(&format!("<zan:Signs URI=\"{}\"/>", names::to_reference(document)))
        }
    };
    format!(
        "<asic:DataObjectReference URI=\"{}\" MimeType=\"{}\"><ds:DigestMethod Algorithm=\"{SHA256}\"/>\
         <ds:DigestValue>{}</ds:DigestValue>{extension}</asic:DataObjectReference>\n",
        names::to_reference(name),
        escape(media_type),
        BASE64.encode(sha256),
    )
}

fn extension(inside: &str) -> String {
    format!(
        "<asic:DataObjectReferenceExtensions><asic:Extension Critical=\"false\">{inside}</asic:Extension>\
         </asic:DataObjectReferenceExtensions>"
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

fn read_entry(reference: Node<'_, '_>) -> Option<Entry> {
    let child = |namespace, name| reference.children().find(|child| child.has_tag_name((namespace, name)));
    if child(DS, "DigestMethod")?.attribute("Algorithm")? != SHA256 {
        return None;
    }
    let sha256 = BASE64.decode(child(DS, "DigestValue")?.text()?.trim()).ok()?;
    let ours = |name| reference.descendants().find(|inner| inner.has_tag_name((OURS, name)));
    let role = match (ours("Signs"), ours("Attachment")) {
        (None, None) => Role::Plain,
        (None, Some(_)) => Role::Attachment,
        (Some(signs), None) => Role::Signs(names::from_reference(signs.attribute("URI")?)?),
        (Some(_), Some(_)) => return None,
    };
    let name = names::from_reference(reference.attribute("URI")?)?;
    let media_type = reference.attribute("MimeType").unwrap_or_default().to_owned();
    Some(Entry { name, media_type, sha256, role })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let manifest = Manifest {
            sealed: true,
            entries: vec![
                Entry::of("Шешім № 1.pdf", "application/pdf", b"x", Role::Plain),
                Entry::of("report.html", "text/html; charset=\"utf-8\"", b"y", Role::Attachment),
                Entry::of("META-INF/signatures001.p7s", "a<&b", b"z", Role::Signs("Шешім № 1.pdf".into())),
            ],
        };
        assert_eq!(Manifest::read(manifest.write().as_bytes()), Some(manifest));
    }

    #[test]
    fn other_documents_are_refused() {
        let good = Manifest { sealed: false, entries: vec![Entry::of("a", "b", b"c", Role::Plain)] }.write();
        let twice = good.replacen("</asic:ASiCManifest>", "", 1);
        let line = good.lines().nth(2).unwrap();
        for text in [
            "<a/>".to_owned(),
            good.replace(ASIC, "urn:other"),
            good.replace(SHA256, "http://www.w3.org/2000/09/xmldsig#sha1"),
            format!("{twice}{line}</asic:ASiCManifest>"),
            format!("<!DOCTYPE a>{}", good.split_once("?>").unwrap().1),
        ] {
            assert_eq!(Manifest::read(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn a_deep_manifest_is_borne() {
        for depth in [1_000, 19_000, 400_000] {
            let text = format!("<a>{}{}</a>", "<b>".repeat(depth), "</b>".repeat(depth));
            assert_eq!(Manifest::read(text.as_bytes()), None);
        }
    }
}
