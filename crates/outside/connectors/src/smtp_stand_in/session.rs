//! One conversation, RFC 5321.

use std::io;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use tokio::{
    io::{AsyncBufRead, AsyncBufReadExt as _, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, BufReader},
    net::TcpStream,
};

use super::{Behaviour, LetterBox, ReceivedLetter};

/// RFC 5321, 4.5.3.1.4 asks for 512; extensions and SMTPUTF8 addresses lengthen it.
const LONGEST_COMMAND: u64 = 4096;
const LONGEST_LETTER: usize = 10 * 1024 * 1024;
const MOST_RECIPIENTS: usize = 100;

const BAD_SEQUENCE: &str = "503 5.5.1 Bad sequence of commands";

struct Session {
    letters: LetterBox,
    greeted: bool,
    signed_in: bool,
    from: Option<String>,
    to: Vec<String>,
}

enum Next {
    Answer(String),
    Text,
    End,
}

/// Talks with one client until it leaves.
pub(super) async fn run(stream: TcpStream, letters: LetterBox) {
    let (reading, writing) = stream.into_split();
    let signed_in = letters.login().is_none();
    let session = Session { letters, greeted: false, signed_in, from: None, to: Vec::new() };
    if let Err(error) = session.talk(BufReader::new(reading), writing).await {
        tracing::debug!(%error, "a conversation with the stand-in for mail broke off");
    }
}

impl Session {
    /// Answers in the order of the commands; what the client sent ahead (RFC 2920) waits in the reader.
    async fn talk(
        mut self,
        mut reader: impl AsyncBufRead + Unpin,
        mut writer: impl AsyncWrite + Unpin,
    ) -> io::Result<()> {
        self.answer(&mut writer, "220 stand-in.invalid ESMTP (stand-in, delivers nothing)").await?;
        while let Some(line) = read_line(&mut reader).await? {
            match self.command(&line) {
                Next::Answer(text) => self.answer(&mut writer, &text).await?,
                Next::End => return self.answer(&mut writer, "221 2.0.0 Bye").await,
                Next::Text => {
                    self.answer(&mut writer, "354 End with a dot on a line of its own").await?;
                    let text = read_text(&mut reader).await?;
                    if self.letters.behaviour() == Behaviour::HangUp {
                        return Ok(());
                    }
                    let answer = self.take(text);
                    self.answer(&mut writer, answer).await?;
                }
            }
        }
        Ok(())
    }

    async fn answer(&self, writer: &mut (impl AsyncWrite + Unpin), text: &str) -> io::Result<()> {
        if let Behaviour::Slow(delay) = self.letters.behaviour() {
            tokio::time::sleep(delay).await;
        }
        writer.write_all(format!("{text}\r\n").as_bytes()).await?;
        writer.flush().await
    }

    fn command(&mut self, line: &str) -> Next {
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        let answer = match verb.to_ascii_uppercase().as_str() {
            "EHLO" => {
                self.reset();
                self.greeted = true;
                self.extensions()
            }
            "HELO" => {
                self.reset();
                self.greeted = true;
                "250 stand-in.invalid".to_owned()
            }
            "AUTH" => self.sign_in(rest).to_owned(),
            "MAIL" => self.mail(rest).to_owned(),
            "RCPT" => self.recipient(rest).to_owned(),
            "DATA" if self.from.is_some() && !self.to.is_empty() => return Next::Text,
            "DATA" => BAD_SEQUENCE.to_owned(),
            "RSET" => {
                self.reset();
                "250 2.0.0 Reset".to_owned()
            }
            "NOOP" => "250 2.0.0 Here".to_owned(),
            "QUIT" => return Next::End,
            _ => "500 5.5.2 Unknown command".to_owned(),
        };
        Next::Answer(answer)
    }

    fn extensions(&self) -> String {
        let login = if self.letters.login().is_some() { "250-AUTH PLAIN\r\n" } else { "" };
        format!(
            "250-stand-in.invalid\r\n{login}250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE {LONGEST_LETTER}"
        )
    }

    /// AUTH PLAIN with an initial response: RFC 4954, RFC 4616.
    fn sign_in(&mut self, rest: &str) -> &'static str {
        let Some((user, password)) = self.letters.login() else {
            return "502 5.5.1 Not offered";
        };
        let Some(("PLAIN", response)) = rest.split_once(' ') else {
            return "504 5.5.4 Only AUTH PLAIN with an initial response";
        };
        let expected = format!("\0{user}\0{password}");
        if STANDARD.decode(response).is_ok_and(|given| given == expected.as_bytes()) {
            self.signed_in = true;
            "235 2.7.0 Signed in"
        } else {
            "535 5.7.8 Wrong user or password"
        }
    }

    fn mail(&mut self, rest: &str) -> &'static str {
        if !self.greeted || self.from.is_some() {
            return BAD_SEQUENCE;
        }
        if !self.signed_in {
            return "530 5.7.0 Sign in first";
        }
        match path(rest, "FROM:") {
            Some(from) => {
                self.from = Some(from);
                "250 2.1.0 Sender taken"
            }
            None => "501 5.5.4 MAIL FROM:<address>",
        }
    }

    fn recipient(&mut self, rest: &str) -> &'static str {
        if self.from.is_none() {
            return BAD_SEQUENCE;
        }
        match self.letters.behaviour() {
            Behaviour::RefuseForNow => return "451 4.3.0 Not now (switch of the stand-in)",
            Behaviour::Refuse => return "550 5.1.1 No such mailbox (switch of the stand-in)",
            Behaviour::Accept | Behaviour::Slow(_) | Behaviour::HangUp => {}
        }
        if self.to.len() >= MOST_RECIPIENTS {
            return "452 4.5.3 Too many recipients";
        }
        match path(rest, "TO:").filter(|to| !to.is_empty()) {
            Some(to) => {
                self.to.push(to);
                "250 2.1.5 Recipient taken"
            }
            None => "501 5.5.4 RCPT TO:<address>",
        }
    }

    fn take(&mut self, text: Option<Vec<u8>>) -> &'static str {
        let (from, to) = (self.from.take().unwrap_or_default(), std::mem::take(&mut self.to));
        let Some(raw) = text else {
            return "552 5.3.4 Too big";
        };
        self.letters.put(ReceivedLetter { from, to, raw });
        "250 2.0.0 Letter taken"
    }

    fn reset(&mut self) {
        self.from = None;
        self.to.clear();
    }
}

/// The address between the angle brackets of `FROM:<…> …` and `TO:<…> …`.
fn path(rest: &str, keyword: &str) -> Option<String> {
    let (head, tail) = rest.trim_start().split_at_checked(keyword.len())?;
    let (address, _) = tail.trim_start().strip_prefix('<')?.split_once('>')?;
    head.eq_ignore_ascii_case(keyword).then(|| address.to_owned())
}

/// The next command, `None` when the client is gone.
async fn read_line(reader: &mut (impl AsyncBufRead + Unpin)) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    reader.take(LONGEST_COMMAND).read_until(b'\n', &mut line).await?;
    if line.is_empty() {
        return Ok(None);
    }
    if !line.ends_with(b"\n") {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "a command without an end"));
    }
    let line = String::from_utf8(line)
        .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "a command that is not UTF-8"))?;
    Ok(Some(line.trim_end().to_owned()))
}

/// The text after DATA with the doubled dots undone (RFC 5321, 4.5.2); `None` when it was too big, all the same
/// read to its end.
async fn read_text(reader: &mut (impl AsyncBufRead + Unpin)) -> io::Result<Option<Vec<u8>>> {
    let mut text = Vec::new();
    let mut too_big = false;
    loop {
        let mut line = Vec::new();
        let room = u64::try_from(LONGEST_LETTER).unwrap_or(u64::MAX);
        if (&mut *reader).take(room).read_until(b'\n', &mut line).await? == 0 {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the letter has no end"));
        }
        if line == b".\r\n" {
            return Ok((!too_big).then_some(text));
        }
        too_big = too_big || text.len() + line.len() > LONGEST_LETTER;
        if !too_big {
            text.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn doubled_dots_are_undone_and_only_a_lonely_dot_ends() {
        let mut reader = BufReader::new(&b"..a\r\n.b\r\nc.\r\n\n.\n\r\n.\r\nQUIT\r\n"[..]);
        let text = read_text(&mut reader).await.unwrap().unwrap();
        assert_eq!(text, b".a\r\nb\r\nc.\r\n\n\n\r\n");
        assert_eq!(read_line(&mut reader).await.unwrap().as_deref(), Some("QUIT"));
        assert_eq!(read_line(&mut reader).await.unwrap(), None);
    }

    #[tokio::test]
    async fn too_big_letters_are_read_but_not_kept() {
        let mut input = vec![b'a'; LONGEST_LETTER + 1];
        input.extend_from_slice(b"\r\n.\r\n");
        assert_eq!(read_text(&mut BufReader::new(&input[..])).await.unwrap(), None);
        assert!(read_text(&mut BufReader::new(&b"never ends\r\n"[..])).await.is_err());
    }

    #[test]
    fn paths_are_between_brackets() {
        assert_eq!(path("FROM:<a@example.kz> SMTPUTF8", "FROM:").as_deref(), Some("a@example.kz"));
        assert_eq!(path("from: <>", "FROM:").as_deref(), Some(""));
        assert_eq!(path("TO:a@example.kz", "TO:"), None);
        assert_eq!(path("ҚА", "TO:"), None);
    }
}
