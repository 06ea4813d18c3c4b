//! ЭЦҚ арқылы кіру / вход с ЭЦП: a nonce bound to the browser, five minutes, used once; the individual number of the
//! certificate finds the account. And the same for a session that was opened with a password.

use jiff::SignedDuration;
use rand::RngExt as _;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;
use uuid::Uuid;
use zan_kernel::{
    Actor, BoxFuture, Ctx, Error, Platform, Result,
    sessions::{self, Strength},
};
use zan_registry::accounts::{self, SignedIn, Signer};

use crate::{
    Act, Paper, Performed, SignatureError, Verifier,
    requests::{self, Completed, Draft, Request, State, Submission},
};

/// Code of the act of entering.
pub const ENTER: &str = "session.enter";
/// Code of the act that makes an open session as strong as one entered with the signature.
pub const STRENGTHEN: &str = "session.strengthen";

/// How long a nonce can be signed and used.
pub(crate) const LIFETIME: SignedDuration = SignedDuration::from_mins(5);

fn browser_hash(browser: &str) -> [u8; 32] {
    Sha256::digest(browser.as_bytes()).into()
}

/// Who wants to enter, and from where.
#[derive(Debug, Clone, Copy)]
pub struct Entering<'a> {
    /// The random secret of the browser's cookie.
    pub browser: &'a str,
    /// Address of the browser: it stands in what is signed and is shown on a phone, so that nobody opens a session for
    /// a stranger who sent the code.
    pub address: &'a str,
    /// Names the account when one person has several.
    pub login: Option<&'a str>,
    /// The page asked for.
    pub next: Option<&'a str>,
    /// The people are invented (a demonstration): the number of the account `login` is asked for, so that the stand-in
    /// of NCALayer takes the right key. The number of a real person is never told to whoever types a login.
    pub invented: bool,
}

/// A nonce for whoever wants to enter.
///
/// # Errors
/// A fault when the database refuses; `file-store-unavailable`.
pub async fn begin(platform: &Platform, http_request: Uuid, entering: Entering<'_>) -> Result<Uuid> {
    let mut ctx = Ctx::begin_request(platform, Actor::anonymous(), http_request).await?;
    let expires_at = ctx.now().saturating_add(LIFETIME).unwrap_or(ctx.now());
    let (asked_at, address) = (ctx.now(), entering.address);
    let paper = Paper::facts(
        "entry.json",
        &json!({"act": ENTER, "nonce": nonce(), "site": ctx.link(""), "asked_at": asked_at.to_string(),
            "asked_from": address, "valid_until": expires_at.to_string()}),
    )?;
    let hash = browser_hash(entering.browser);
    let draft = Draft {
        act: ENTER,
        payload: json!({"login": entering.login, "next": entering.next, "address": address}),
        back: "/sign-in",
        about: "",
        summary: &[],
        expires_at,
        browser_hash: Some(&hash),
        iin: match entering.login {
            Some(login) if entering.invented => number_of(platform, login).await?,
            _ => None,
        },
    };
    let id = requests::insert(platform, &mut ctx, &draft, Some(&[paper])).await?;
    ctx.commit().await?;
    Ok(id)
}

async fn number_of(platform: &Platform, login: &str) -> Result<Option<String>> {
    let Some(account) = accounts::by_login(&platform.pool, login).await? else {
        return Ok(None);
    };
    Ok(accounts::signer(&platform.pool, account.id).await?.and_then(|signer| signer.iin))
}

/// A random value for a session to be strengthened, as payload of [`STRENGTHEN`].
#[must_use]
pub fn strengthening(session_id: Uuid) -> Value {
    json!({"session": session_id, "nonce": nonce()})
}

fn nonce() -> String {
    hex::encode(rand::rng().random::<[u8; 32]>())
}

/// Whether the request to enter belongs to the browser with this secret.
#[must_use]
pub fn belongs_to(request: &Request, browser: &str) -> bool {
    request.browser_hash.as_deref().is_some_and(|hash| hash.ct_eq(&browser_hash(browser)).into())
}

/// Takes the signature of a nonce. The session itself is opened by [`enter`], in the browser that asked.
///
/// # Errors
/// [`SignatureError`]; `not-found` when it is no request to enter.
pub(crate) async fn complete(
    platform: &Platform,
    verifier: &Verifier,
    http_request: Uuid,
    request: &Request,
    submission: &Submission,
) -> Result<Completed> {
    let good = requests::judge_all(platform, verifier, request, &submission.signatures).await?;
    let iin = good.first().and_then(|good| good.signer.iin.clone()).ok_or(SignatureError::OtherPerson)?;
    let signer = account(platform, &iin, request.payload.get("login").and_then(Value::as_str)).await?;
    let signed = requests::seal(platform, verifier, request, submission.way, good).await?;
    let (account_id, actor) = (signer.person.account_id, Actor::person(signer.person));
    let mut ctx = Ctx::begin_request(platform, actor, http_request).await?;
    requests::lock(&mut ctx, request.id).await?.is_open(ctx.now())?;
    let next = request.payload.get("next").and_then(Value::as_str).filter(|next| is_ours(next));
    let done = next.unwrap_or("/cabinet").to_owned();
    let waits = requests::keep(platform, &mut ctx, request, &signed, &done, account_id).await?;
    ctx.commit().await?;
    Ok(Completed { done, to_be_confirmed: waits })
}

fn is_ours(path: &str) -> bool {
    path.starts_with('/') && !path.starts_with("//") && !path.contains('\\')
}

async fn account(platform: &Platform, iin: &str, login: Option<&str>) -> Result<Signer, Error> {
    let mut known = accounts::of_iin(&platform.pool, iin).await?;
    if let Some(login) = login.map(|login| login.trim().to_lowercase()).filter(|login| !login.is_empty()) {
        known.retain(|signer| signer.person.login == login);
    }
    if known.len() > 1 {
        return Err(SignatureError::SeveralAccounts.into());
    }
    Ok(known.pop().ok_or(SignatureError::NoAccount)?)
}

/// Opens the session for a signed nonce, once, in the browser that asked for it.
///
/// # Errors
/// [`SignatureError::Ended`] when it was used or never signed, [`SignatureError::Expired`]; `not-found` in another
/// browser.
pub async fn enter(
    platform: &Platform,
    http_request: Uuid,
    id: Uuid,
    browser: &str,
    address: &str,
    agent: &str,
) -> Result<SignedIn> {
    let request = requests::by_id(&platform.pool, id).await?;
    if !belongs_to(&request, browser) {
        return Err(Error::not_found());
    }
    let account_id = request.signed_by.ok_or(SignatureError::Ended)?;
    let signer = accounts::signer(&platform.pool, account_id).await?.ok_or(SignatureError::NoAccount)?;
    let mut ctx = Ctx::begin_request(platform, Actor::person(signer.person.clone()), http_request).await?;
    let locked = requests::lock(&mut ctx, id).await?;
    if locked.stored_state != State::Signed || locked.used_at.is_some() {
        return Err(SignatureError::Ended.into());
    }
    if locked.expires_at <= ctx.now() {
        return Err(SignatureError::Expired.into());
    }
    requests::set_used(&mut ctx, id).await?;
    let token = sessions::open(&mut ctx, account_id, Strength::Signature, address, agent).await?;
    let facts = json!({"address": address, "strength": "signature", "nonce": id});
    ctx.record("account.signed_in", "account", account_id, facts);
    ctx.commit().await?;
    Ok(SignedIn { token, person: signer.person, must_change_password: signer.must_change_password })
}

/// The act of [`STRENGTHEN`].
pub struct Strengthen;

impl Act for Strengthen {
    fn perform<'a>(
        &'a self,
        _: &'a Platform,
        ctx: &'a mut Ctx,
        payload: &'a Value,
    ) -> BoxFuture<'a, Result<Performed>> {
        Box::pin(async move {
            ctx.require_signature()?;
            let session = payload.get("session").and_then(Value::as_str).and_then(|id| id.parse().ok());
            let session: Uuid = session.ok_or_else(|| Error::fault("a payload without session"))?;
            let account_id = ctx.actor().require_person()?.account_id;
            if !sessions::strengthen(ctx, account_id, session).await? {
                return Err(SignatureError::Ended.into());
            }
            ctx.record("session.strengthened", "account", account_id, json!({"session": session}));
            let facts = json!({"act": STRENGTHEN, "nonce": payload.get("nonce"), "site": ctx.link("")});
            let paper = Paper::facts("entry.json", &facts)?;
            let done = "/cabinet".to_owned();
            Ok(Performed { papers: vec![paper], about: String::new(), summary: Vec::new(), done })
        })
    }
}
