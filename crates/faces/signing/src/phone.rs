//! Signing by phone, on the page: the QR code, the link for the phone's own browser, what the phone has done.

use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};
use jiff::Timestamp;
use qrcode::{Color, EcLevel, QrCode};
use uuid::Uuid;
use zan_signing::mobile::{self, Session};
use zan_ui::{Answer, Lang, Params, Redirect, Term, Visitor};

use crate::admission::{PHONE, admitted};
use crate::{signing, words};

/// Seconds a code can be used, as long as its cookie lives.
const LIFE: i64 = 300;
/// Ids of the state's application in the shops of programs, which its links carry.
const APPLICATION: &str = "isi=1476128386&ibi=kz.egov.mobile&apn=kz.mobile.mgov";

/// How far the phone has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Progress {
    /// The code is shown, nobody has read it.
    Waiting,
    Read,
    /// The signature was not taken; it can be tried again.
    Refused,
    /// The code can be used no longer.
    Over,
}

impl Progress {
    pub(crate) fn of(session: &Session, now: Timestamp) -> Self {
        if session.is_over(now) {
            Self::Over
        } else if session.refusal.is_some() {
            Self::Refused
        } else if session.opened_at.is_some() {
            Self::Read
        } else {
            Self::Waiting
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Waiting => "signing-phone-waiting",
            Self::Read => "signing-phone-read",
            Self::Refused => "signing-phone-refused",
            Self::Over => "signing-phone-over",
        }
    }

    const fn tone(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Read => "info",
            Self::Refused => "danger",
            Self::Over => "warning",
        }
    }
}

/// The phone's part of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PhoneView {
    pub tone: &'static str,
    pub status: String,
    /// Why the signature was not taken.
    pub why: Option<String>,
    /// The code to be read; nothing in a browser that did not ask for it, or when its time is over.
    pub code: Option<Code>,
}

/// A code with the link that does the same on the phone itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Code {
    pub svg: String,
    pub link: String,
    /// How long it can be read.
    pub term: Term,
}

/// The phone's part; nothing while nobody asked to sign by phone. `kept` is the cookie.
pub(crate) fn view(lang: Lang, session: &Session, kept: &str, base_url: &str, now: Timestamp) -> PhoneView {
    let progress = Progress::of(session, now);
    let token = token_of(kept, session.request_id).filter(|_| progress != Progress::Over);
    PhoneView {
        tone: progress.tone(),
        status: lang.t(progress.key()),
        why: session.refusal.as_deref().map(|code| words::kept_refusal(lang, code, &session.refusal_facts)),
        code: token
            .and_then(|token| code(base_url, token, Term { until: session.expires_at, since: None, now })),
    }
}

fn token_of(kept: &str, request_id: Uuid) -> Option<&str> {
    let (id, token) = kept.split_once('.')?;
    let ours = Uuid::parse_str(id) == Ok(request_id);
    let legal = !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_hexdigit());
    (ours && legal).then_some(token)
}

/// `mobileSign:` and the address of API 1; the link carries the same address (interface of eGov Mobile).
fn code(base_url: &str, token: &str, term: Term) -> Option<Code> {
    let address = format!("{base_url}/egov/v1/signings/{token}");
    let code = QrCode::with_error_correction_level(format!("mobileSign:{address}"), EcLevel::L).ok()?;
    let escaped: String = address.bytes().map(escape).collect();
    let link = format!("https://m.egov.kz/mobileSign?link={escaped}&{APPLICATION}");
    Some(Code { svg: drawn(&code), link, term })
}

/// Modules of quiet zone around a code (ISO/IEC 18004).
const QUIET: usize = 4;

/// A code as SVG: one unit a module, black on white in every look of the page, each row as its runs of black. That is
/// a quarter of the letters of one square for each module, and the page is to be light.
fn drawn(code: &QrCode) -> String {
    let width = code.width();
    let modules = code.to_colors();
    let mut path = String::new();
    for (row, colors) in modules.chunks(width).enumerate() {
        let mut at = 0;
        // The pen: where the last run of this row has ended.
        let mut pen = None;
        for run in colors.chunk_by(|one, next| one == next) {
            if run.first() == Some(&Color::Dark) {
                path.push_str(&match pen {
                    None => format!("M{} {}.5h{}", at + QUIET, row + QUIET, run.len()),
                    Some(pen) => format!("m{} 0h{}", at - pen, run.len()),
                });
                pen = Some(at + run.len());
            }
            at += run.len();
        }
    }
    let whole = width + 2 * QUIET;
    format!(
        "<svg viewBox=\"0 0 {whole} {whole}\" shape-rendering=\"crispEdges\" role=\"img\" aria-label=\"QR\">\
         <path fill=\"#fff\" d=\"M0 0h{whole}v{whole}H0z\"/><path stroke=\"#000\" d=\"{path}\"/></svg>"
    )
}

fn escape(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02X}")
    }
}

/// `POST /{lang}/signing/{id}/phone`: a new code. Its token stays in a cookie of this browser, out of addresses.
pub(crate) async fn invite(
    axum::Extension(signing): axum::Extension<zan_signing::Signing>,
    visitor: Visitor,
    headers: HeaderMap,
    params: Params,
) -> Answer<Response> {
    let shell = &visitor.shell;
    shell.api_limit.take(&visitor.address, visitor.now)?;
    let request = admitted(&visitor, &headers, params.id("id")?).await?;
    if let Some(page) = signing::unless_strong(&signing, &visitor, &headers, &request).await? {
        return Ok(page);
    }
    match mobile::open(&shell.platform, &visitor.actor, visitor.request_id, request.id).await {
        Ok(opened) => {
            let kept = format!("{}.{}", request.id.simple(), opened.token);
            let page = Redirect::to(visitor.href(&format!("/signing/{}#state", request.id)));
            Ok(page.with_cookie(visitor.secret_cookie(PHONE, &kept, LIFE)).into_response())
        }
        Err(error) => signing::refused(&signing, &visitor, &headers, &request, error).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REQUEST: Uuid = Uuid::from_u128(7);

    #[test]
    fn a_code_is_shown_only_for_its_own_request() {
        let kept = format!("{}.0a1b", REQUEST.simple());
        assert_eq!(token_of(&kept, REQUEST), Some("0a1b"));
        assert_eq!(token_of(&kept, Uuid::from_u128(8)), None);
        for hostile in
            ["", ".", "0a1b", &format!("{}.", REQUEST.simple()), &format!("{}.\"><b>", REQUEST.simple())]
        {
            assert_eq!(token_of(hostile, REQUEST), None, "{hostile}");
        }
    }

    #[test]
    fn the_link_carries_the_same_address_as_the_code() {
        let term = Term { until: Timestamp::UNIX_EPOCH, since: None, now: Timestamp::UNIX_EPOCH };
        let code = code("https://zan.example:8443", "0a1b", term).unwrap();
        assert_eq!(
            code.link,
            "https://m.egov.kz/mobileSign?link=https%3A%2F%2Fzan.example%3A8443%2Fegov%2Fv1%2Fsignings%2F0a1b\
             &isi=1476128386&ibi=kz.egov.mobile&apn=kz.mobile.mgov"
        );
        assert!(code.svg.starts_with("<svg") && !code.svg.contains("style="));
    }

    /// The runs, drawn on paper again.
    #[test]
    fn the_drawing_is_the_code() {
        let code =
            QrCode::with_error_correction_level("mobileSign:https://zan.example/egov", EcLevel::L).unwrap();
        let (drawing, width) = (drawn(&code), code.width());
        let path = drawing.split("stroke=\"#000\" d=\"").nth(1).unwrap().split('"').next().unwrap();
        let mut paper = vec![Color::Light; width * width];
        for row in path.split('M').skip(1) {
            let (start, runs) = row.split_once(' ').unwrap();
            let (y, runs) = runs.split_once(".5").unwrap();
            let (y, mut x) = (y.parse::<usize>().unwrap() - QUIET, start.parse::<usize>().unwrap() - QUIET);
            for run in runs.split('m') {
                let (gap, length) = run.split_once('h').unwrap();
                x += gap.strip_suffix(" 0").map_or(0, |gap| gap.parse::<usize>().unwrap());
                for _ in 0..length.parse::<usize>().unwrap() {
                    paper[y * width + x] = Color::Dark;
                    x += 1;
                }
            }
        }
        assert_eq!(paper, code.to_colors());
    }
}
