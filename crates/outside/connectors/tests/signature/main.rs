//! The connectors of the electronic signature over real connections on loopback: clients of the certification centre
//! against its stand-in, a browser's end against the stand-in for NCALayer, the phone against a portal.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests may fail the test")]

mod centre;
mod ncalayer;
mod ncalayer_keys;
mod phone;
mod samples;

use jiff::Timestamp;
use tokio::net::TcpListener;
use zan_connectors::pki_stand_in::SharedPki;
use zan_eds::{Evidence, Limits, Question, Report, TrustStore};
use zan_kernel::{Clock as _, ManualClock};
use zan_throwaway_pki::{Key, KeyKind, OrganisationRole, Pki, Subject};

const IIN: &str = "900101300126";
const OTHER_IIN: &str = "880202450147";
const BIN: &str = "260140000075";

async fn listener() -> TcpListener {
    TcpListener::bind("127.0.0.1:0").await.unwrap()
}

fn clock() -> ManualClock {
    ManualClock::at("2026-11-22T09:00:00Z".parse().unwrap())
}

fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// A centre whose certificates say that it answers at `url`, and two keys: a person's and a head's.
fn centre(url: Option<&str>) -> (SharedPki, Vec<Key>) {
    let mut pki = Pki::new(11, moment("2025-01-01T00:00:00Z"), moment("2028-01-01T00:00:00Z"), url);
    let person = Subject::person(IIN, "СЫНАҚОВ", "СЫНАҚ", Some("СЫНАҚҰЛЫ"));
    let head = Subject::employee(OrganisationRole::Head, OTHER_IIN, BIN, "БАСТЫҚ", "СЫНАҚ");
    let keys = vec![pki.issue(person, KeyKind::Gost2015), pki.issue(head, KeyKind::Gost2015)];
    (SharedPki::new(pki), keys)
}

/// The verifier's verdict at the moment of [`clock`].
fn judge(pki: &SharedPki, input: &[u8], content: Option<&[u8]>, evidence: &Evidence) -> Report {
    let trust = TrustStore::from_certificates(pki.with(|pki| pki.anchors()));
    let now = clock().now();
    let limits = Limits::default();
    let question = Question { input, content, trust: &trust, evidence, at: None, now, limits };
    zan_eds::verify(&question).unwrap()
}
