use std::sync::Arc;

use jiff::Timestamp;
use proptest::prelude::*;
use uuid::Uuid;
use zan_kernel::{ManualClock, ports::Letter};

use super::*;

fn mailer() -> SmtpMailer {
    let clock = Arc::new(ManualClock::at(Timestamp::from_second(1_790_000_000).unwrap()));
    SmtpMailer::new("smtp://127.0.0.1:2525", "Е-Заң көмегі <zan@example.kz>", TimeLimits::default(), clock)
        .unwrap()
}

fn letter() -> Letter {
    Letter {
        id: Uuid::parse_str("017f22e2-79b0-7cc3-98c4-dc0c0c07398f").unwrap(),
        to: "advocate@example.kz".to_owned(),
        language: "kk".to_owned(),
        subject: "Жаңа ұсыныс".to_owned(),
        body: "Құрметті әріптес!\nҰсынысқа жауап беріңіз.".to_owned(),
    }
}

fn text(letter: &Letter) -> String {
    String::from_utf8(mailer().compose(letter).unwrap().formatted()).unwrap()
}

#[test]
fn the_same_letter_is_the_same_to_the_byte() {
    let once = text(&letter());
    assert_eq!(once, text(&letter()));
    assert!(once.contains("Message-ID: <017f22e2-79b0-7cc3-98c4-dc0c0c07398f@example.kz>\r\n"), "{once}");
    assert!(once.contains("Date: Tue, 22 Feb 2022 19:22:22 +0000\r\n"), "{once}");
    assert!(once.contains("Content-Language: kk\r\n"), "{once}");
    assert!(once.contains("Auto-Submitted: auto-generated\r\n"), "{once}");
    assert!(once.contains("Content-Type: text/plain; charset=utf-8\r\n"), "{once}");
}

#[test]
fn an_identifier_without_a_moment_is_dated_by_the_clock() {
    let text = text(&Letter { id: Uuid::nil(), ..letter() });
    assert!(text.contains("Date: Mon, 21 Sep 2026"), "{text}");
}

#[test]
fn wrong_addresses_and_languages_are_refused() {
    for to in [
        "",
        "nobody",
        "a@b",
        "a@example.kz, b@example.kz",
        "a@example.kz\r\nBcc: b@example.kz",
        "<a@example.kz>",
    ] {
        let wrong = Letter { to: to.to_owned(), ..letter() };
        assert_eq!(mailer().compose(&wrong).err(), Some(MailError::Recipient), "{to:?}");
    }
    for language in ["", "kk\r\nBcc: b@example.kz", "қазақша", "kk_KZ"] {
        let wrong = Letter { language: language.to_owned(), ..letter() };
        assert_eq!(mailer().compose(&wrong).err(), Some(MailError::Language), "{language:?}");
    }
}

#[test]
fn a_sender_must_be_an_address() {
    let clock = Arc::new(ManualClock::at(Timestamp::UNIX_EPOCH));
    for from in
        ["", "zan", "zan@localhost", "zan@example.kz\r\nBcc: b@example.kz", "X\r\nBcc: b <zan@example.kz>"]
    {
        let made = SmtpMailer::new("smtp://127.0.0.1", from, TimeLimits::default(), clock.clone());
        assert!(matches!(made, Err(SetupError::From(_))), "{from:?}");
    }
}

proptest! {
    #[test]
    fn no_text_can_add_a_header_or_a_recipient(subject in "(?s).{0,200}", body in "(?s).{0,200}") {
        let hostile = Letter {
            subject: format!("{subject}\r\nBcc: thief@example.kz\r\n\r\n{subject}"),
            body,
            ..letter()
        };
        let message = mailer().compose(&hostile).unwrap();
        prop_assert_eq!(message.envelope().to().len(), 1);
        let wire = message.formatted();
        let parsed = mail_parser::MessageParser::default().parse(&wire).unwrap();
        prop_assert!(parsed.bcc().is_none());
        let names: Vec<&str> = parsed.headers().iter().map(|header| header.name()).collect();
        prop_assert_eq!(names.iter().filter(|name| name.eq_ignore_ascii_case("subject")).count(), 1);
        prop_assert!(names.len() <= 11, "{:?}", names);
    }
}
