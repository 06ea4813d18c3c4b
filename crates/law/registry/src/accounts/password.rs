//! Passwords: argon2id with the parameters OWASP names first for servers of little memory (19 MiB, 2 passes,
//! 1 lane), in threads of their own, few at a time so that a storm of sign-ins cannot take the server's memory.

use std::{io, sync::LazyLock};

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash},
};
use rand::RngExt as _;
use tokio::{
    runtime::{Builder, Runtime},
    sync::Semaphore,
};
use zan_kernel::{Error, FieldError, Result};

/// Fewest characters of a password. Our design (grade D), after NIST SP 800-63B-4.
pub const SHORTEST_PASSWORD: usize = 12;
/// Most characters: enough for any phrase, little enough to hash.
const LONGEST_PASSWORD: usize = 256;
/// Fewest different characters.
const DIFFERENT_CHARACTERS: usize = 5;

const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// Hashes computed at one time; with [`MEMORY_KIB`] each this bounds the memory to 38 MiB.
const AT_ONE_TIME: usize = 2;

/// Letters of generated passwords: none that people take for another.
const ALPHABET: &[u8] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// Hash of a password nobody knows: compared with when there is no such login, so that the answer takes as long.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$byRbidgD8el+aQNUIopkkQ$ZYVKYLq1RAFwvjkTHMqD5p+dvwbscnOeJeM5TiXgZA4";

/// Passwords of twelve letters and more that everybody tries first, in small letters.
const COMMON: &str = include_str!("common-passwords.txt");

static HASHING: Semaphore = Semaphore::const_new(AT_ONE_TIME);

static HASHER: LazyLock<Result<Argon2<'static>, String>> = LazyLock::new(|| {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|error| error.to_string())?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
});

fn hasher() -> Result<&'static Argon2<'static>> {
    HASHER.as_ref().map_err(|error| Error::fault(error.as_str()))
}

/// Threads of their own: the hash of a request that was given up runs on, and here still counts among the few.
static THREADS: LazyLock<io::Result<Runtime>> = LazyLock::new(|| {
    Builder::new_current_thread().max_blocking_threads(AT_ONE_TIME).thread_name("password").build()
});

fn threads() -> Result<&'static Runtime> {
    THREADS.as_ref().map_err(Error::fault)
}

/// Hashes a password for storing, as a PHC string.
///
/// # Errors
/// A fault when there is no memory or no randomness.
pub async fn hash(password: &str) -> Result<String> {
    let _turn = HASHING.acquire().await.map_err(Error::fault)?;
    let password = password.to_owned();
    let work = threads()?.spawn_blocking(move || {
        let hash =
            hasher()?.hash_password(password.as_bytes()).map_err(|error| Error::fault(error.to_string()))?;
        Ok(hash.to_string())
    });
    work.await.map_err(Error::fault)?
}

/// Whether the password belongs to the stored hash; without a stored hash it takes the same time and is `false`.
pub(super) async fn matches(password: &str, stored: Option<&str>) -> Result<bool> {
    let _turn = HASHING.acquire().await.map_err(Error::fault)?;
    // No password is longer; a huge one is not worth the work and is wrong anyway.
    let known = stored.is_some() && password.chars().count() <= LONGEST_PASSWORD;
    let password: String = password.chars().take(LONGEST_PASSWORD).collect();
    let stored = stored.unwrap_or(NOBODY).to_owned();
    let work = threads()?.spawn_blocking(move || {
        let parsed = PasswordHash::new(&stored).map_err(|error| Error::fault(error.to_string()))?;
        Ok(hasher()?.verify_password(password.as_bytes(), &parsed).is_ok() && known)
    });
    work.await.map_err(Error::fault)?
}

/// A password for one use, 20 letters of 32: 100 bits.
pub(super) fn generate() -> String {
    let mut random = rand::rng();
    let letters: Vec<char> = (0..20)
        .filter_map(|_| ALPHABET.get(random.random_range(0..ALPHABET.len())).map(|&byte| char::from(byte)))
        .collect();
    letters.chunks(5).map(String::from_iter).collect::<Vec<_>>().join("-")
}

/// What is wrong with a password somebody chose.
pub(super) fn check(field: &str, password: &str, login: &str) -> Vec<FieldError> {
    let length = password.chars().count();
    let small = password.to_lowercase();
    let mut wrong = Vec::new();
    if length < SHORTEST_PASSWORD {
        wrong.push(FieldError::new(field, "password-short").with("count", SHORTEST_PASSWORD.to_string()));
    } else if length > LONGEST_PASSWORD {
        wrong.push(FieldError::new(field, "password-long").with("count", LONGEST_PASSWORD.to_string()));
    } else if login.chars().count() >= 4 && small.contains(login) {
        wrong.push(FieldError::new(field, "password-login"));
    } else if is_common(&small) {
        wrong.push(FieldError::new(field, "password-common"));
    }
    wrong
}

fn is_common(small: &str) -> bool {
    let mut letters: Vec<char> = small.chars().collect();
    letters.sort_unstable();
    letters.dedup();
    letters.len() < DIFFERENT_CHARACTERS
        || is_sequence(small)
        || COMMON.lines().filter(|line| !line.starts_with('#')).any(|common| common == small)
}

/// Every letter follows the one before it: `123456789012`, `abcdefghijkl`.
fn is_sequence(small: &str) -> bool {
    let codes: Vec<i64> = small.chars().map(|letter| i64::from(u32::from(letter))).collect();
    codes.windows(2).filter(|pair| matches!(pair, [a, b] if (b - a).abs() > 1)).count() <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(password: &str, login: &str) -> Vec<&'static str> {
        check("new", password, login).into_iter().map(|error| error.code).collect()
    }

    #[test]
    fn weak_passwords_are_refused() {
        assert_eq!(codes("short", "aigul"), ["password-short"]);
        assert_eq!(codes(&"аб".repeat(200), "aigul"), ["password-long"]);
        assert_eq!(codes("my Aigul.2026 word", "aigul.2026"), ["password-login"]);
        for common in ["Password1234", "111111111111", "abcabcabcabc", "123456789012", "qwertyuiop123"] {
            assert_eq!(codes(common, "aigul"), ["password-common"], "{common}");
        }
        assert!(codes("жасыл таудағы үй", "aigul").is_empty());
    }

    #[test]
    fn generated_passwords_are_good_and_differ() {
        let (one, two) = (generate(), generate());
        assert_eq!(one.len(), 23);
        assert_ne!(one, two);
        assert!(codes(&one, "aigul").is_empty());
    }

    #[tokio::test]
    async fn a_hash_knows_its_password_only() {
        let stored = hash("жасыл таудағы үй").await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(matches("жасыл таудағы үй", Some(&stored)).await.unwrap());
        assert!(!matches("жасыл таудағы уй", Some(&stored)).await.unwrap());
        assert!(!matches("жасыл таудағы үй", None).await.unwrap());
        assert_ne!(stored, hash("жасыл таудағы үй").await.unwrap(), "salted");
    }
}
