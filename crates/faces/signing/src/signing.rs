//! The signature box: what is signed, by whom and in what capacity, until when, and the three ways.

use askama::Template;
use axum::Extension;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use zan_kernel::events::signing_topic;
use zan_kernel::sessions::Strength;
use zan_kernel::{Error, Kind};
use zan_signing::requests::{self, State};
use zan_signing::{Request, SignatureError, Signing, entry, mobile};
use zan_ui::{Answer, Failure, Frame, Lang, Loopback, Page, Params, Term, Visitor, live};

use crate::admission::{PHONE, admitted};
use crate::asked::{self, Fact, Ncalayer, PaperView};
use crate::phone::{self, PhoneView};
use crate::signatures::SignatureView;
use crate::words;

/// The state of a request in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StateView {
    /// What the script compares: it changes with everything that makes another page of this one.
    pub code: &'static str,
    pub tone: &'static str,
    pub tag: String,
    pub lead: String,
}

/// Why the last try was refused.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct RefusalView {
    pub text: String,
    pub fields: Vec<String>,
    /// The person has several accounts and has to name one.
    pub several: bool,
}

#[derive(Template)]
#[template(path = "signing.html")]
pub(crate) struct SigningPage {
    pub frame: Frame,
    /// Address of the page.
    pub address: String,
    pub state: StateView,
    pub refusal: Option<RefusalView>,
    pub about: String,
    /// The act in the signer's own words.
    pub summary: Vec<Fact>,
    pub papers: Vec<PaperView>,
    pub signer: Vec<Fact>,
    pub doubt: Option<String>,
    pub term: Option<Term>,
    /// It can be signed now.
    pub open: bool,
    /// The session was opened with a password alone and has to be confirmed first; the page to come back to.
    pub weak: Option<String>,
    pub entry: bool,
    pub ncalayer: Ncalayer,
    pub phone: Option<PhoneView>,
    pub signatures: Vec<SignatureView>,
    pub to_be_confirmed: bool,
    /// The evidence can be had.
    pub evidence: bool,
    /// A phone has signed the entry: this browser may go in.
    pub enter: bool,
    pub onward: Option<String>,
    pub back: String,
    /// For another try to enter.
    pub next: String,
}

impl SigningPage {
    /// Whether anything of the page can still change by itself.
    pub(crate) fn is_live(&self) -> bool {
        self.open || self.to_be_confirmed || self.state.code == State::Preparing.code()
    }
}

/// `GET /{lang}/signing/{id}`
pub(crate) async fn show(
    Extension(signing): Extension<Signing>,
    visitor: Visitor,
    headers: HeaderMap,
    params: Params,
) -> Answer<Response> {
    let request = admitted(&visitor, &headers, params.id("id")?).await?;
    let page = page(&signing, &visitor, &headers, &request, None).await?;
    Ok(answered(StatusCode::OK, page))
}

/// `GET /{lang}/signing/{id}/events`
pub(crate) async fn watch(visitor: Visitor, headers: HeaderMap, params: Params) -> Answer<Response> {
    let request = admitted(&visitor, &headers, params.id("id")?).await?;
    Ok(live(&visitor.shell, vec![signing_topic(request.id)]).into_response())
}

/// The page with why a try was refused; a fault, and what does not exist, go on.
pub(crate) async fn refused(
    signing: &Signing,
    visitor: &Visitor,
    headers: &HeaderMap,
    request: &Request,
    error: Error,
) -> Answer<Response> {
    let view = match error.as_refusal() {
        Some(refusal) if refusal.kind != Kind::NotFound => RefusalView {
            text: words::refusal(visitor.lang, refusal),
            fields: refusal.fields.iter().map(|field| visitor.lang.t(field.code)).collect(),
            several: refusal.code == zan_kernel::Explain::code(&SignatureError::SeveralAccounts),
        },
        _ => return Err(error.into()),
    };
    let status = Failure::Error(error).status();
    // The request may have ended meanwhile, which is why it was refused.
    let request = requests::by_id(&visitor.shell.platform.pool, request.id).await?;
    Ok(answered(status, page(signing, visitor, headers, &request, Some(view)).await?))
}

/// The page that asks to confirm the session, when a password alone has opened it.
pub(crate) async fn unless_strong(
    signing: &Signing,
    visitor: &Visitor,
    headers: &HeaderMap,
    request: &Request,
) -> Answer<Option<Response>> {
    if !is_weak(visitor, request) {
        return Ok(None);
    }
    refused(signing, visitor, headers, request, SignatureError::EntryRequired.into()).await.map(Some)
}

fn is_weak(visitor: &Visitor, request: &Request) -> bool {
    let by_password = |session: &zan_kernel::sessions::Session| session.strength == Strength::Password;
    !request.is_entry() && visitor.session.as_ref().is_some_and(by_password)
}

/// Only this page may speak to NCALayer.
fn answered(status: StatusCode, page: SigningPage) -> Response {
    let address = page.open.then(|| Loopback::new(&page.ncalayer.url)).flatten();
    let mut response = (status, Page(page)).into_response();
    if let Some(address) = address {
        response.extensions_mut().insert(address);
    }
    response
}

async fn page(
    signing: &Signing,
    visitor: &Visitor,
    headers: &HeaderMap,
    request: &Request,
    refusal: Option<RefusalView>,
) -> Answer<SigningPage> {
    let (lang, platform) = (visitor.lang, &visitor.shell.platform);
    let papers = papers(visitor, request).await?;
    let session = mobile::latest(&platform.pool, request.id).await?;
    let taken = requests::signatures(&platform.pool, request.id).await?;
    let document =
        |position: i16| usize::try_from(position).ok().and_then(|place| papers.get(place.checked_sub(1)?));
    let signatures = taken.iter().map(|one| {
        SignatureView::new(lang, one, document(one.position).map_or("", |paper| paper.name.as_str()))
    });
    let facts = Facts {
        signatures: signatures.collect(),
        to_be_confirmed: taken.iter().any(|one| one.revocation == "unknown"),
        papers,
        phone: session.map(|session| {
            let kept = visitor.secret(headers, PHONE);
            phone::view(lang, &session, kept, visitor.shell.base_url(), visitor.now)
        }),
        weak: is_weak(visitor, request),
        name: visitor.actor.as_person().map(|person| person.full_name.clone()),
        refusal,
    };
    let frame = visitor.frame(asked::title(lang, request));
    Ok(filled(frame, request, &signing.ncalayer_url, facts))
}

async fn papers(visitor: &Visitor, request: &Request) -> Answer<Vec<PaperView>> {
    let (lang, platform) = (visitor.lang, &visitor.shell.platform);
    let mut papers = Vec::new();
    for document in requests::documents(&platform.pool, request.id).await? {
        let bytes = platform.files.get(&platform.pool, document.file_id).await?.bytes;
        papers.push(PaperView {
            name: document.name,
            size: words::size(lang, bytes.len()),
            href: visitor.href(&format!("/signing/{}/documents/{}", request.id, document.position)),
        });
    }
    Ok(papers)
}

/// What is read for the page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Facts {
    pub papers: Vec<PaperView>,
    pub signatures: Vec<SignatureView>,
    pub to_be_confirmed: bool,
    pub phone: Option<PhoneView>,
    pub weak: bool,
    /// Of the account.
    pub name: Option<String>,
    pub refusal: Option<RefusalView>,
}

/// The page from what was read.
pub(crate) fn filled(frame: Frame, request: &Request, ncalayer_url: &str, facts: Facts) -> SigningPage {
    let (lang, now) = (frame.lang, frame.now);
    let state = request.state(now);
    let open = state == State::Waiting;
    let here = format!("/signing/{}", request.id);
    let strengthened = request.act == entry::STRENGTHEN;
    let onward = if strengthened { Some(request.back.clone()) } else { request.done.clone() };
    let enter = request.act == entry::ENTER && state == State::Signed && facts.refusal.is_none();
    let next = request.payload.get("next").and_then(serde_json::Value::as_str).unwrap_or_default();
    SigningPage {
        address: format!("/{lang}{here}"),
        state: state_view(lang, request, &frame),
        about: request.about.clone(),
        summary: asked::summary(lang, request),
        signer: asked::signer(lang, request, facts.name.as_deref()),
        doubt: asked::doubt(lang, request),
        term: open.then_some(Term { until: request.expires_at, since: Some(request.created_at), now }),
        weak: (open && facts.weak).then(|| here.clone()),
        open: open && !facts.weak,
        entry: request.act == entry::ENTER,
        ncalayer: asked::ncalayer(request, ncalayer_url),
        phone: facts.phone.filter(|_| open && !facts.weak),
        signatures: facts.signatures,
        to_be_confirmed: facts.to_be_confirmed,
        evidence: request.container.is_some(),
        enter,
        onward: onward.filter(|_| state == State::Signed && !enter).map(|path| format!("/{lang}{path}")),
        back: format!("/{lang}{}", request.back),
        next: next.to_owned(),
        papers: facts.papers,
        refusal: facts.refusal,
        frame,
    }
}

fn state_view(lang: Lang, request: &Request, frame: &Frame) -> StateView {
    let state = request.state(frame.now);
    let over = state == State::Withdrawn && request.ended_at.is_none();
    let (code, tone) = match state {
        State::Preparing => (State::Preparing.code(), "waiting"),
        State::Waiting => (State::Waiting.code(), "waiting"),
        State::Signed => (State::Signed.code(), "success"),
        State::Withdrawn if over => ("expired", "warning"),
        State::Withdrawn => (State::Withdrawn.code(), "neutral"),
    };
    let what = if request.is_entry() { "signing-entry-lead-" } else { "signing-lead-" };
    StateView {
        code,
        tone,
        tag: lang.t(&format!("signing-state-{code}")),
        lead: lang.t(&format!("{what}{code}")),
    }
}
