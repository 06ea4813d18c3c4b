use std::{sync::Arc, time::Duration};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};
use uuid::Uuid;
use zan_connectors::{
    smtp::{MailError, SmtpMailer, TimeLimits},
    smtp_stand_in::{Behaviour, SmtpStandIn},
};
use zan_kernel::{
    SystemClock,
    ports::{Letter, Mailer as _},
};

use super::{HOUR, PATIENCE, listener, nobody};

const SHORT: TimeLimits =
    TimeLimits { connect: Duration::from_millis(200), whole: Duration::from_millis(300) };

fn letter(to: &str) -> Letter {
    Letter {
        id: Uuid::now_v7(),
        to: to.to_owned(),
        language: "kk".to_owned(),
        subject: "Жаңа ұсыныс: күдіктіні қорғау, шұғыл, жауап беру мерзімі — он минут".to_owned(),
        body: "Құрметті әріптес!\n.\n..жасырын нүктелер\nҰсынысты ашыңыз: http://127.0.0.1/kk/offers/1"
            .to_owned(),
    }
}

fn mailer_with(url: &str, limits: TimeLimits) -> SmtpMailer {
    SmtpMailer::new(url, "Е-Заң көмегі <zan@example.kz>", limits, Arc::new(SystemClock)).unwrap()
}

fn mailer(url: &str) -> SmtpMailer {
    mailer_with(url, TimeLimits::default())
}

async fn server() -> SmtpStandIn {
    SmtpStandIn::start(listener().await, 3, None).unwrap()
}

#[tokio::test]
async fn a_letter_arrives_as_it_was_written() {
    let server = server().await;
    let letter = letter("advocate@example.kz");
    mailer(&server.url()).send(&letter).await.unwrap();
    let received = server.letter_box().letters();
    assert_eq!(received.len(), 1);
    assert_eq!(received[0].from, "zan@example.kz");
    assert_eq!(received[0].to, ["advocate@example.kz"]);
    assert_eq!(received[0].subject(), letter.subject);
    assert_eq!(received[0].body(), letter.body);
    assert_eq!(received[0].header("Content-Language").as_deref(), Some("kk"));
    assert_eq!(received[0].header("Auto-Submitted").as_deref(), Some("auto-generated"));
    assert_eq!(received[0].header("Message-ID").unwrap(), format!("<{}@example.kz>", letter.id));
    server.stop().await;
}

#[tokio::test]
async fn a_letter_sent_twice_can_be_recognised() {
    let server = server().await;
    let letter = letter("advocate@example.kz");
    let mailer = mailer(&server.url());
    mailer.send(&letter).await.unwrap();
    mailer.send(&letter).await.unwrap();
    let received = server.letter_box().letters();
    assert_eq!(received.len(), 2);
    assert_eq!(received[0], received[1]);
}

#[tokio::test]
async fn an_address_in_kazakh_letters_needs_and_finds_smtputf8() {
    let server = server().await;
    mailer(&server.url()).send(&letter("әділет@example.kz")).await.unwrap();
    assert_eq!(server.letter_box().letters_to("әділет@example.kz").len(), 1);
}

#[tokio::test]
async fn only_the_last_letters_are_kept() {
    let server = server().await;
    let mailer = mailer(&server.url());
    let letters = server.letter_box();
    for number in 0..5 {
        mailer.send(&letter(&format!("a{number}@example.kz"))).await.unwrap();
    }
    assert!(letters.wait_for(5, PATIENCE).await);
    assert_eq!(letters.received(), 5);
    let kept: Vec<String> = letters.letters().into_iter().flat_map(|letter| letter.to).collect();
    assert_eq!(kept, ["a2@example.kz", "a3@example.kz", "a4@example.kz"]);
}

#[tokio::test]
async fn an_unreachable_server_is_said_clearly() {
    let addr = nobody().await;
    let mailer = mailer(&format!("smtp://{addr}"));
    let error = mailer.send(&letter("advocate@example.kz")).await.unwrap_err();
    assert!(error.starts_with(&format!("the mail server {addr} cannot be reached: ")), "{error}");
    assert!(matches!(mailer.check().await, Err(MailError::Unreachable { .. })));
}

#[tokio::test]
async fn refusals_tell_later_from_never() {
    let server = server().await;
    let mailer = mailer(&server.url());
    server.letter_box().behave(Behaviour::RefuseForNow);
    let error = mailer.hand_over(&letter("advocate@example.kz")).await.unwrap_err();
    assert!(matches!(&error, MailError::RefusedForNow { answer, .. } if answer.contains("451")), "{error}");
    server.letter_box().behave(Behaviour::Refuse);
    let error = mailer.hand_over(&letter("advocate@example.kz")).await.unwrap_err();
    assert!(matches!(&error, MailError::Refused { answer, .. } if answer.contains("550")), "{error}");
    server.letter_box().behave(Behaviour::Accept);
    mailer.hand_over(&letter("advocate@example.kz")).await.unwrap();
    assert_eq!(server.letter_box().received(), 1);
}

#[tokio::test]
async fn a_silent_server_costs_no_more_than_the_limit() {
    let server = server().await;
    server.letter_box().behave(Behaviour::Slow(HOUR));
    let mailer = mailer_with(&server.url(), SHORT);
    let error = mailer.hand_over(&letter("advocate@example.kz")).await.unwrap_err();
    assert!(matches!(error, MailError::Slow { .. }), "{error}");
    assert!(matches!(mailer.check().await, Err(MailError::Slow { .. })));
    server.stop().await;
}

#[tokio::test]
async fn a_server_that_hangs_up_took_nothing() {
    let server = server().await;
    server.letter_box().behave(Behaviour::HangUp);
    let error = mailer(&server.url()).hand_over(&letter("advocate@example.kz")).await.unwrap_err();
    assert!(matches!(error, MailError::Broken { .. }), "{error}");
    assert_eq!(server.letter_box().received(), 0);
}

#[tokio::test]
async fn signing_in_is_checked() {
    let login = Some(("zan".to_owned(), "p@ss word".to_owned()));
    let server = SmtpStandIn::start(listener().await, 10, login).unwrap();
    let addr = server.addr();
    mailer(&format!("smtp://zan:p%40ss%20word@{addr}")).check().await.unwrap();
    let wrong = mailer(&format!("smtp://zan:wrong@{addr}")).check().await.unwrap_err();
    assert!(matches!(&wrong, MailError::Refused { answer, .. } if answer.contains("535")), "{wrong}");
    let without = mailer(&server.url()).hand_over(&letter("a@example.kz")).await.unwrap_err();
    assert!(matches!(&without, MailError::Refused { answer, .. } if answer.contains("530")), "{without}");
}

#[tokio::test]
async fn without_starttls_nothing_is_sent_where_it_is_required() {
    let server = server().await;
    let mailer = mailer(&format!("smtp://{}?tls=required", server.addr()));
    let error = mailer.hand_over(&letter("advocate@example.kz")).await.unwrap_err();
    assert!(error.to_string().contains("STARTTLS"), "{error}");
    assert_eq!(server.letter_box().received(), 0);
}

#[tokio::test]
async fn commands_sent_ahead_are_answered_in_order() {
    let server = server().await;
    let mut stream = TcpStream::connect(server.addr()).await.unwrap();
    let conversation = "EHLO test\r\nMAIL FROM:<a@example.kz> BODY=8BITMIME\r\nRCPT TO:<b@example.kz>\r\n\
        RCPT TO:<c@example.kz>\r\nDATA\r\nSubject: x\r\n\r\n..dot\r\n.\r\nNOOP\r\nDATA\r\nRSET\r\nVRFY x\r\nQUIT\r\n";
    stream.write_all(conversation.as_bytes()).await.unwrap();
    let mut answers = String::new();
    stream.read_to_string(&mut answers).await.unwrap();
    let codes: Vec<&str> = answers.lines().filter(|line| &line[3..4] == " ").map(|line| &line[..3]).collect();
    assert_eq!(codes, ["220", "250", "250", "250", "250", "354", "250", "250", "503", "250", "500", "221"]);
    let letters = server.letter_box().letters();
    assert_eq!(letters[0].to, ["b@example.kz", "c@example.kz"]);
    assert_eq!(letters[0].body(), ".dot");
}

#[tokio::test]
async fn the_stand_in_never_listens_in_a_network() {
    let open = tokio::net::TcpListener::bind("0.0.0.0:0").await.unwrap();
    assert!(SmtpStandIn::start(open, 10, None).is_err());
}
