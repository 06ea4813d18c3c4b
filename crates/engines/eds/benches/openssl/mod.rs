//! The yardsticks: the `openssl` program on the same machine in the same run.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use zan_eds::gost::{self, PublicKey};

/// How many times a program is started to time it.
const STARTS: u32 = 100;

/// One RSA-2048 verification as `openssl speed` measures it.
pub fn rsa_2048_verify() -> Option<Duration> {
    let output = Command::new("openssl").args(["speed", "-seconds", "1", "rsa2048"]).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let line = text.lines().find(|line| line.starts_with("rsa 2048"))?;
    let a_second: f64 = line.split_whitespace().last()?.parse().ok()?;
    Some(Duration::from_secs_f64(1.0 / a_second))
}

/// A key, a digest and a signature made with throw-away numbers.
pub fn gost_signature() -> (PublicKey, Vec<u8>, Vec<u8>) {
    let curve = gost::tc26_512_a();
    let (key, nonce) = ([0x17; 64], [0x29; 64]);
    let message = std::iter::repeat_n(b'x', 64).collect::<Vec<u8>>();
    let digest = streebog_512(&message);
    let r = curve.multiply_generator(&nonce).unwrap().x_mod_order_le();
    let s = curve.multiply_add_mod_order(&r, &key, &nonce, &digest);
    (curve.multiply_generator(&key).unwrap(), digest, [r, s].concat())
}

fn streebog_512(message: &[u8]) -> Vec<u8> {
    zan_eds::time_stamp::imprint(zan_eds::time_stamp::STREEBOG_512, message).unwrap()
}

/// One verification of gost-engine: the quickest start of `openssl dgst -verify` less that of `openssl dgst` alone. `None` when
/// the engine is not installed or does not agree with us.
pub fn gost_512_verify() -> Option<Duration> {
    let folder = std::env::temp_dir().join(format!("zan-eds-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).ok()?;
    let time = gost_in(&folder);
    let _ = std::fs::remove_dir_all(&folder);
    time
}

fn gost_in(folder: &Path) -> Option<Duration> {
    let (key, _, signature) = gost_signature();
    std::fs::write(folder.join("message"), [b'x'; 64]).ok()?;
    // The Russian form is the same bytes reversed (RFC 9215).
    std::fs::write(folder.join("signature"), signature.into_iter().rev().collect::<Vec<_>>()).ok()?;
    std::fs::write(folder.join("key"), russian_key(&key)).ok()?;
    let verify = [
        "dgst",
        "-engine",
        "gost",
        "-md_gost12_512",
        "-keyform",
        "DER",
        "-verify",
        "key",
        "-signature",
        "signature",
        "message",
    ];
    let digest = ["dgst", "-engine", "gost", "-md_gost12_512", "message"];
    let run = |arguments: &[&str]| {
        let mut command = Command::new("openssl");
        command.args(arguments).current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().ok().filter(std::process::ExitStatus::success)
    };
    run(&verify)?;
    let time = |arguments: &[&str]| {
        let one = |_| {
            let begin = Instant::now();
            run(arguments).map(|_| begin.elapsed())
        };
        (0..STARTS).filter_map(one).min()
    };
    time(&verify)?.checked_sub(time(&digest)?)
}

/// SubjectPublicKeyInfo with the Russian names of the same curve: 1.2.643.7.1.1.1.2, 1.2.643.7.1.2.1.2.1,
/// 1.2.643.7.1.1.2.3.
fn russian_key(key: &PublicKey) -> Vec<u8> {
    let mut bytes = hex::decode(concat!(
        "3081aa",
        "3021",
        "06082a85030701010102",
        "3015",
        "06092a8503070102010201",
        "06082a85030701010203",
        "03818400",
        "048180",
    ))
    .unwrap();
    bytes.extend(key.to_le_bytes());
    bytes
}

/// The time, or that it is absent.
pub fn shown(time: Option<Duration>) -> String {
    time.map_or_else(|| "absent".to_owned(), |time| format!("{time:.1?}"))
}
