//! A folder with files, a centre, and the program.

use std::{
    path::PathBuf,
    process::{Command, Output},
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use tempfile::TempDir;
use zan_throwaway_pki::{CmsOptions, Key, KeyKind, OrganisationRole, Pki, Subject};

pub const IIN: &str = "900101300126";
pub const BIN: &str = "990140000001";
/// What is signed; UTF-8, because people sign texts.
pub const PAPER: &str = "Қорғаушы тағайындау туралы қаулы № 77\n";

pub struct Desk {
    folder: TempDir,
    pub pki: Pki,
    pub key: Key,
    /// The moment of the test, whole seconds, as signatures write it.
    pub now: Timestamp,
}

/// What a process answered.
pub struct Answer {
    pub status: Option<i32>,
    pub out: String,
    pub error: String,
}

impl Answer {
    /// The one JSON object on the standard output.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {} {}", self.out, self.error))
    }
}

impl Desk {
    /// A desk whose folder `trust` holds root and issuing authority; the key is an employee's.
    pub fn new() -> Self {
        let now = Timestamp::from_second(Timestamp::now().as_second()).unwrap();
        let (from, to) =
            (now - SignedDuration::from_hours(24 * 30), now + SignedDuration::from_hours(24 * 300));
        let mut pki = Pki::new(3, from, to, None);
        let subject = Subject::employee(OrganisationRole::MaySign, IIN, BIN, "СЫНАҚОВ", "СЫНАҚ");
        let key = pki.issue(subject, KeyKind::Gost2015);
        let desk = Self { folder: tempfile::tempdir().unwrap(), pki, key, now };
        desk.believe("trust", desk.pki.anchors());
        desk.write("paper.txt", PAPER);
        desk
    }

    /// Writes certificates into a folder.
    pub fn believe(&self, folder: &str, certificates: impl IntoIterator<Item = Vec<u8>>) {
        std::fs::create_dir(self.path(folder)).unwrap();
        for (number, certificate) in certificates.into_iter().enumerate() {
            self.write(&format!("{folder}/{number}.cer"), certificate);
        }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), bytes).unwrap();
    }

    /// A signature of the paper in a file.
    pub fn sign(&self, name: &str, options: &CmsOptions<'_>) -> Vec<u8> {
        let cms = self.key.sign_cms(PAPER.as_bytes(), options);
        self.write(name, &cms);
        cms
    }

    /// Runs `zan` with these arguments in the folder, knowing nothing of the machine's configuration.
    pub fn zan(&self, arguments: &[&str]) -> Answer {
        let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_zan"))
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear()
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Answer { status: status.code(), out: text(stdout), error: text(stderr) }
    }

    /// Verifies a file with the folder `trust` and more arguments, as JSON.
    pub fn verify(&self, name: &str, more: &[&str]) -> Answer {
        self.zan(&[&["signature", "verify", name, "--trust", "trust", "--json"], more].concat())
    }

    /// A file that holds, with exactly one signer, who is answered.
    pub fn good(&self, name: &str, more: &[&str]) -> Value {
        let answer = self.verify(name, more);
        let json = answer.json();
        assert_eq!((answer.status, &json["valid"]), (Some(0), &Value::Bool(true)), "{name}: {}", answer.out);
        assert_eq!(json["reason"], Value::Null, "{name}");
        let signers = json["signers"].as_array().unwrap();
        assert_eq!(signers.len(), 1, "{name}");
        assert_eq!(signers[0]["valid"], Value::Bool(true), "{name}");
        signers[0].clone()
    }

    /// A file that does not hold: the reason.
    pub fn bad(&self, name: &str, more: &[&str]) -> String {
        let answer = self.verify(name, more);
        let json = answer.json();
        assert_eq!((answer.status, &json["valid"]), (Some(1), &Value::Bool(false)), "{name}: {}", answer.out);
        json["reason"].as_str().unwrap().to_owned()
    }
}

/// PEM of these bytes under a label.
pub fn pem(label: &str, bytes: &[u8]) -> String {
    let text = STANDARD.encode(bytes);
    let lines: Vec<_> = text.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", lines.join("\n"))
}
