//! Signing by phone, on the page: the QR code, the link for the phone's own browser, what the phone has done.

use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};
use jiff::Timestamp;
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use uuid::Uuid;
use zan_signing::mobile::{self, Session};
use zan_ui::{Answer, Lang, Params, Redirect, Visitor};

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
        if session.expires_at <= now {
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
    pub until: Timestamp,
}

/// The phone's part; nothing while nobody asked to sign by phone. `kept` is the cookie.
pub(crate) fn view(lang: Lang, session: &Session, kept: &str, base_url: &str, now: Timestamp) -> PhoneView {
    let progress = Progress::of(session, now);
    let token = token_of(kept, session.request_id).filter(|_| progress != Progress::Over);
    PhoneView {
        tone: progress.tone(),
        status: lang.t(progress.key()),
        why: session.refusal.as_deref().map(|code| words::bare_refusal(lang, code)),
        code: token.and_then(|token| code(base_url, token, session.expires_at)),
    }
}

fn token_of(kept: &str, request_id: Uuid) -> Option<&str> {
    let (id, token) = kept.split_once('.')?;
    let ours = Uuid::parse_str(id) == Ok(request_id);
    let legal = !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_hexdigit());
    (ours && legal).then_some(token)
}

/// `mobileSign:` and the address of API 1; the link carries the same address (interface of eGov Mobile).
fn code(base_url: &str, token: &str, until: Timestamp) -> Option<Code> {
    let address = format!("{base_url}/egov/v1/signings/{token}");
    let code = QrCode::with_error_correction_level(format!("mobileSign:{address}"), EcLevel::L).ok()?;
    let drawn = code.render::<svg::Color<'_>>().module_dimensions(1, 1).quiet_zone(true).build();
    let start = drawn.find("<svg")?;
    let escaped: String = address.bytes().map(escape).collect();
    let link = format!("https://m.egov.kz/mobileSign?link={escaped}&{APPLICATION}");
    Some(Code { svg: drawn.split_at(start).1.to_owned(), link, until })
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
        let code = code("https://zan.example:8443", "0a1b", Timestamp::UNIX_EPOCH).unwrap();
        assert_eq!(
            code.link,
            "https://m.egov.kz/mobileSign?link=https%3A%2F%2Fzan.example%3A8443%2Fegov%2Fv1%2Fsignings%2F0a1b\
             &isi=1476128386&ibi=kz.egov.mobile&apn=kz.mobile.mgov"
        );
        assert!(code.svg.starts_with("<svg") && !code.svg.contains("style="));
    }
}
