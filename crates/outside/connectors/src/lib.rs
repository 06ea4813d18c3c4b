//! Everything foreign behind small traits: mail ([`smtp`]), signed callbacks ([`callback`]), the register of
//! investigations ЕРДР ([`erdr`]), the certification centre ([`pki`]); a client for each and a stand-in that speaks the
//! same wire format. Of the programs people sign with there are stand-ins only ([`ncalayer_stand_in`],
//! [`egov_mobile_stand_in`]): their other end is the browser and our own pages.

pub mod callback;
pub mod egov_mobile_stand_in;
pub mod erdr;
mod moments;
pub mod ncalayer_stand_in;
pub mod pki;
pub mod pki_stand_in;
pub mod smtp;
pub mod smtp_stand_in;

/// Chooses the cryptography of TLS (ring) for the whole process. Every client here calls it before its first
/// connection; calling it again, or after another part of the program chose, changes nothing.
pub fn install_tls() {
    if rustls::crypto::CryptoProvider::get_default().is_none() {
        // An error means only that another thread was quicker.
        drop(rustls::crypto::ring::default_provider().install_default());
    }
}

/// Text of another system, made fit for one line of a log: no control characters, at most 300 characters.
fn one_line(text: &str) -> String {
    const LONGEST: usize = 300;
    let clean: String =
        text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect();
    let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    match clean.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", clean.get(..end).unwrap_or_default()),
        None => clean,
    }
}

/// The innermost causes of an error in one line, outermost first.
fn with_causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let inner_text = inner.to_string();
        if !text.contains(&inner_text) {
            text = format!("{text}: {inner_text}");
        }
        cause = inner.source();
    }
    one_line(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_text_becomes_one_short_line() {
        assert_eq!(one_line("a\r\nb\u{1b}[31m\tc"), "a b [31m c");
        let long = one_line(&"қ".repeat(1000));
        assert_eq!(long.chars().count(), 301);
        assert!(long.ends_with('…'));
    }

    #[test]
    fn tls_can_be_installed_twice() {
        install_tls();
        install_tls();
        assert!(rustls::crypto::CryptoProvider::get_default().is_some());
    }
}
