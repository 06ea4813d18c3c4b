//! Checkpoints in the text form of C2SP `tlog-checkpoint`, with the signature lines of C2SP `signed-note`.
//! Signatures are carried, not checked: keys are the business of the caller.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::{Deserialize, Serialize};

use crate::frontier::Head;
use crate::hash::Hash;

/// What the log says about itself at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    /// Name of the log, a schema-less URL by custom.
    pub origin: String,
    /// Number of entries.
    pub size: u64,
    /// Root over these entries.
    pub root: Hash,
    /// Extension lines; empty for our own checkpoints.
    pub extensions: Vec<String>,
    /// Signature lines; empty for an unsigned body.
    pub signatures: Vec<SignatureLine>,
}

/// One line `— name base64` under a checkpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignatureLine {
    /// Name of the key.
    pub name: String,
    /// Key id (4 bytes) and signature, as the note carries them.
    pub blob: Vec<u8>,
}

/// The text is not a checkpoint.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// The last line is not ended.
    #[error("the checkpoint does not end with a line feed")]
    Unterminated,
    /// One of the three first lines is absent.
    #[error("the checkpoint lacks its {0}")]
    Absent(&'static str),
    /// A line is there and wrong.
    #[error("the {0} of the checkpoint is malformed")]
    Malformed(&'static str),
}

impl Checkpoint {
    /// An unsigned checkpoint.
    pub fn new(origin: impl Into<String>, head: Head) -> Self {
        Self {
            origin: origin.into(),
            size: head.size,
            root: head.root,
            extensions: Vec::new(),
            signatures: Vec::new(),
        }
    }

    /// Size and root.
    pub const fn head(&self) -> Head {
        Head { size: self.size, root: self.root }
    }

    /// The body that gets signed: origin, size, root and extensions, each on a line.
    pub fn body(&self) -> String {
        let mut body = format!("{}\n{}\n{}\n", self.origin, self.size, BASE64.encode(self.root.as_bytes()));
        for line in &self.extensions {
            body.push_str(line);
            body.push('\n');
        }
        body
    }

    /// The body, and under an empty line the signatures when there are any.
    pub fn render(&self) -> String {
        let mut text = self.body();
        if !self.signatures.is_empty() {
            text.push('\n');
        }
        for line in &self.signatures {
            text.push_str(&format!("— {} {}\n", line.name, BASE64.encode(&line.blob)));
        }
        text
    }

    /// Reads a body or a signed note.
    ///
    /// # Errors
    /// [`CheckpointError`] naming the line that is absent or malformed.
    pub fn parse(text: &str) -> Result<Self, CheckpointError> {
        let text = text.strip_suffix('\n').ok_or(CheckpointError::Unterminated)?;
        let (body, notes) = text.split_once("\n\n").map_or((text, None), |(body, notes)| (body, Some(notes)));
        let mut lines = body.split('\n');
        let origin = lines.next().filter(|line| !line.is_empty()).ok_or(CheckpointError::Absent("origin"))?;
        let size = parse_size(lines.next().ok_or(CheckpointError::Absent("size"))?)?;
        let root = parse_root(lines.next().ok_or(CheckpointError::Absent("root"))?)?;
        let extensions: Vec<String> = lines.map(str::to_owned).collect();
        if extensions.iter().any(String::is_empty) {
            return Err(CheckpointError::Malformed("extension"));
        }
        let signatures =
            notes.map_or(Ok(Vec::new()), |notes| notes.split('\n').map(parse_signature).collect())?;
        Ok(Self { origin: origin.to_owned(), size, root, extensions, signatures })
    }
}

/// Decimal without sign or leading zeros, so that one checkpoint has one text.
fn parse_size(line: &str) -> Result<u64, CheckpointError> {
    let size: u64 = line.parse().map_err(|_| CheckpointError::Malformed("size"))?;
    if size.to_string() == line { Ok(size) } else { Err(CheckpointError::Malformed("size")) }
}

fn parse_root(line: &str) -> Result<Hash, CheckpointError> {
    let bytes = BASE64.decode(line).map_err(|_| CheckpointError::Malformed("root"))?;
    Hash::try_from(bytes.as_slice()).map_err(|_| CheckpointError::Malformed("root"))
}

fn parse_signature(line: &str) -> Result<SignatureLine, CheckpointError> {
    let malformed = CheckpointError::Malformed("signature");
    let (name, blob) =
        line.strip_prefix("— ").and_then(|rest| rest.split_once(' ')).ok_or(malformed.clone())?;
    let blob = BASE64.decode(blob).map_err(|_| malformed.clone())?;
    // Four bytes of key id and at least one of signature.
    if name.is_empty() || name.contains('+') || blob.len() < 5 {
        return Err(malformed);
    }
    Ok(SignatureLine { name: name.to_owned(), blob })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the C2SP `tlog-checkpoint` specification.
    const EXAMPLE: &str = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n\
        — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n";

    #[test]
    fn reads_and_writes_the_example_of_the_specification() {
        let checkpoint = Checkpoint::parse(EXAMPLE).unwrap();
        assert_eq!(checkpoint.origin, "example.com/behind-the-sofa");
        assert_eq!(checkpoint.size, 20_852_163);
        assert_eq!(checkpoint.signatures.len(), 1);
        assert_eq!(checkpoint.render(), EXAMPLE);
        assert_eq!(checkpoint.body().lines().count(), 3);
    }

    #[test]
    fn an_unsigned_body_round_trips() {
        let checkpoint = Checkpoint::new("zan.example/journal", Head { size: 0, root: crate::empty_root() });
        assert_eq!(Checkpoint::parse(&checkpoint.render()).unwrap(), checkpoint);
    }

    #[test]
    fn malformed_texts_are_refused() {
        let root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
        let cases = [
            (String::new(), CheckpointError::Unterminated),
            (format!("log\n1\n{root}"), CheckpointError::Unterminated),
            (format!("\n1\n{root}\n"), CheckpointError::Absent("origin")),
            ("log\n".to_owned(), CheckpointError::Absent("size")),
            ("log\n1\n".to_owned(), CheckpointError::Absent("root")),
            (format!("log\n01\n{root}\n"), CheckpointError::Malformed("size")),
            (format!("log\n+1\n{root}\n"), CheckpointError::Malformed("size")),
            (format!("log\n99999999999999999999\n{root}\n"), CheckpointError::Malformed("size")),
            ("log\n1\nAAAA\n".to_owned(), CheckpointError::Malformed("root")),
            (format!("log\n1\n{root}\n\n— name AAAA\n"), CheckpointError::Malformed("signature")),
            (format!("log\n1\n{root}\n\nname AAAAAAAA\n"), CheckpointError::Malformed("signature")),
        ];
        for (text, error) in cases {
            assert_eq!(Checkpoint::parse(&text), Err(error), "{text:?}");
        }
    }
}
