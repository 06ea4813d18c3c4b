//! Changes of XML: elements are deleted, repeated, moved, wrapped and borrowed; attributes and texts become what
//! readers of signatures stumble over.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::{copies, der};
use crate::Random;

/// What a stranger writes between tags.
const PIECES: [&str; 20] = [
    "<!-- -->",
    "<?target data?>",
    "<![CDATA[<a>]]>",
    "&amp;",
    "&#13;",
    "&#0;",
    "&#x10FFFF;",
    "&e;",
    "<!DOCTYPE a [<!ENTITY e \"x\">]>",
    "]]>",
    "\r\n",
    "\u{feff}",
    "\u{0}",
    "<a xmlns=\"\"/>",
    "<a xmlns=\"urn:a\" xml:lang=\"kk\" xml:base=\"b/\"/>",
    "<a:b xmlns:a=\"urn:a\" a:c=\"\"/>",
    "<a",
    "</a>",
    "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"/>",
    "<ds:Object xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" Id=\"o\"/>",
];

/// Values of attributes that mean something to a reader.
const VALUES: [&str; 30] = [
    "",
    "#",
    "#o",
    "o",
    "body",
    "#body",
    "#xpointer(/)",
    "http://localhost/",
    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments",
    "http://www.w3.org/2006/12/xml-c14n11",
    "http://www.w3.org/2001/10/xml-exc-c14n#",
    "http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
    "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
    "http://www.w3.org/2000/09/xmldsig#base64",
    "http://www.w3.org/TR/1999/REC-xslt-19991116",
    "http://www.w3.org/2000/09/xmldsig#Manifest",
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
    "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
    "http://www.w3.org/2000/09/xmldsig#hmac-sha1",
    "http://www.w3.org/2001/04/xmldsig-more#gost34310-gost34311",
    "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34102015-gostr34112015-512",
    "http://www.w3.org/2001/04/xmlenc#sha256",
    "http://www.w3.org/2001/04/xmldsig-more#gost34311",
    "http://www.w3.org/2000/09/xmldsig#",
    "urn:a",
    "&lt;&#9;&#10;&#13;&quot;",
    "a b ds #default xml xmlns",
    "http://uri.etsi.org/01903/v1.3.2#",
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd",
];

/// Attributes that are put into start tags.
const ATTRIBUTES: [&str; 14] = [
    "Id",
    "ID",
    "id",
    "xml:id",
    "u:Id",
    "URI",
    "Algorithm",
    "xmlns",
    "xmlns:ds",
    "xmlns:a",
    "xmlns:xml",
    "xml:base",
    "xml:space",
    "a:a",
];

/// Where an element stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    start: usize,
    /// Behind the start tag.
    inside: usize,
    end: usize,
}

/// One change. `None` when it is no text, or has no elements.
pub(super) fn change(input: &[u8], other: &[u8], random: &mut Random) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(input).ok()?;
    let places = places(text);
    let place = *random.pick(&places)?;
    let changed = match random.below(12) {
        0 => replace(text, place.start, place.end, ""),
        1 => {
            let element = text.get(place.start..place.end)?;
            let element = element.repeat(copies(random.times(), element.len()));
            replace(text, place.end, place.end, &element)
        }
        2 => {
            let element = text.get(place.start..place.end)?.to_owned();
            let at = somewhere(&places, random);
            let without =
                if random.one_in(2) { text.to_owned() } else { replace(text, place.start, place.end, "")? };
            replace(&without, at, at, &element)
        }
        3 => wrap(text, place, random),
        4 | 5 => borrow(text, place, other, random),
        6 | 7 => set_value(text, random),
        8 => add_attribute(text, place, random),
        9 => change_binary(text, place, random),
        _ => {
            let piece = random.pick(&PIECES)?;
            let piece = piece.repeat(copies(random.times(), piece.len()));
            let at = somewhere(&places, random);
            replace(text, at, at, &piece)
        }
    };
    changed.map(String::into_bytes)
}

fn replace(text: &str, from: usize, to: usize, with: &str) -> Option<String> {
    Some([text.get(..from)?, with, text.get(to..)?].concat())
}

/// At an edge of an element.
fn somewhere(places: &[Place], random: &mut Random) -> usize {
    let place = random.pick(places).copied();
    place.map_or(0, |place| *random.pick(&[place.start, place.inside, place.end]).unwrap_or(&0))
}

/// Another element around it, once or very often.
fn wrap(text: &str, place: Place, random: &mut Random) -> Option<String> {
    const AROUND: [(&str, &str); 4] = [
        ("<a>", "</a>"),
        ("<a xmlns=\"urn:a\" Id=\"o\">", "</a>"),
        ("<ds:Object xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">", "</ds:Object>"),
        ("<x:a xmlns:x=\"urn:x\" xml:lang=\"kk\">", "</x:a>"),
    ];
    let (before, after) = random.pick(&AROUND)?;
    let times = random.times();
    let element = text.get(place.start..place.end)?;
    let element = [&before.repeat(times), element, &after.repeat(times)].concat();
    replace(text, place.start, place.end, &element)
}

/// An element of another document in the place of this one, or before it.
fn borrow(text: &str, place: Place, other: &[u8], random: &mut Random) -> Option<String> {
    let other = std::str::from_utf8(other).ok()?;
    let theirs = *random.pick(&places(other))?;
    let element = other.get(theirs.start..theirs.end)?;
    let to = if random.one_in(2) { place.end } else { place.start };
    replace(text, place.start, to, element)
}

/// Another value for an attribute.
fn set_value(text: &str, random: &mut Random) -> Option<String> {
    let values: Vec<usize> = text.match_indices("=\"").map(|(at, _)| at + 2).collect();
    let from = *random.pick(&values)?;
    let to = from + text.get(from..)?.find('"')?;
    let value = if random.one_in(3) {
        let theirs = *random.pick(&values)?;
        text.get(theirs..)?.split('"').next()?
    } else {
        random.pick(&VALUES)?
    };
    replace(text, from, to, value)
}

fn add_attribute(text: &str, place: Place, random: &mut Random) -> Option<String> {
    let tag = text.get(place.start..place.inside)?;
    let at =
        place.start + tag.find(|letter: char| letter == '>' || letter == '/' || letter.is_whitespace())?;
    let value = *random.pick(&VALUES)?;
    let mut attributes = format!(" {}=\"{value}\"", random.pick(&ATTRIBUTES)?);
    if random.one_in(8) {
        let many = random.times();
        attributes =
            (0..many).map(|number| format!(" xmlns:n{number}=\"urn:{number}\" n{number}:a=\"\"")).collect();
    }
    replace(text, at, at, &attributes)
}

/// A certificate, digest or time stamp: decoded, changed, encoded again.
fn change_binary(text: &str, place: Place, random: &mut Random) -> Option<String> {
    let rest = text.get(place.inside..place.end)?;
    let encoded = rest.split('<').next()?;
    let compact: String = encoded.split_whitespace().collect();
    let binary = BASE64.decode(compact).ok().filter(|binary| !binary.is_empty())?;
    let changed =
        der::change(&binary, &[], random).unwrap_or_else(|| super::bytes::change(&binary, &[], random));
    replace(text, place.inside, place.inside + encoded.len(), &BASE64.encode(changed))
}

/// All elements, as far as they are closed. Quotes are not heeded: it is for finding places, not for judging.
fn places(text: &str) -> Vec<Place> {
    const MOST: usize = 4096;
    let mut found = Vec::new();
    let mut open: Vec<(usize, usize)> = Vec::new();
    for (start, _) in text.match_indices('<').take(2 * MOST) {
        let Some(inside) = text.get(start..).and_then(|rest| rest.find('>')).map(|at| start + at + 1) else {
            break;
        };
        let tag = text.get(start..inside).unwrap_or_default();
        if tag.starts_with("</") {
            if let Some((start, first)) = open.pop() {
                found.push(Place { start, inside: first, end: inside });
            }
        } else if tag.ends_with("/>") {
            found.push(Place { start, inside, end: inside });
        } else if !tag.starts_with("<!") && !tag.starts_with("<?") {
            open.push((start, inside));
        }
    }
    found
}
