use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;
use zan_eds::{Evidence, Revocation, Signer};
use zan_kernel::{
    Action, Actor, Ctx, Error, Platform, Result, access, events::signing_topic, jobs::NewJob,
    sessions::Strength,
};
use zan_registry::accounts;

use super::{
    Document, Request, State, Way,
    store::{self, Kept, NewRow},
};
use crate::{
    Acts, Line, Paper, Performed, SignatureError, Verifier, confirmation, container, entry,
    judgement::{Asked, is_bare, judge},
    policy::{self, Capacity},
    verifier::Examined,
};

/// How long a request to sign stays open. Our design (grade D).
const LIFETIME: SignedDuration = SignedDuration::from_hours(24);

/// What is to be signed, before anything is kept.
#[derive(Debug, Clone)]
pub(crate) struct Draft<'a> {
    pub act: &'a str,
    pub payload: Value,
    pub back: &'a str,
    pub about: &'a str,
    pub summary: &'a [Line],
    pub expires_at: Timestamp,
    pub browser_hash: Option<&'a [u8]>,
    /// Number to ask for when no account is known yet.
    pub iin: Option<String>,
}

/// Asks the acting person to sign an act: rehearses it, keeps what would be signed, answers the request's id.
/// `back` is the page to return to without signing, without its language.
///
/// # Errors
/// Whatever the act itself refuses; [`SignatureError::NoIin`], [`SignatureError::NoBin`];
/// `file-store-unavailable`.
pub async fn ask(
    platform: &Platform,
    acts: &Acts,
    actor: &Actor,
    http_request: Uuid,
    act: &'static str,
    payload: Value,
    back: &str,
) -> Result<Uuid> {
    let mut rehearsal = Ctx::begin_request(platform, actor.clone(), http_request).await?.rehearsing();
    let performed = acts.of(act)?.perform(platform, &mut rehearsal, &payload).await?;
    drop(rehearsal);
    let mut ctx = Ctx::begin_request(platform, actor.clone(), http_request).await?;
    let lifetime = if act.starts_with("session.") { entry::LIFETIME } else { LIFETIME };
    let expires_at = ctx.now().saturating_add(lifetime).unwrap_or(ctx.now());
    let draft = Draft {
        act,
        payload,
        back,
        about: &performed.about,
        summary: &performed.summary,
        expires_at,
        browser_hash: None,
        iin: None,
    };
    let id = insert(platform, &mut ctx, &draft, Some(&performed.papers)).await?;
    ctx.commit().await?;
    Ok(id)
}

/// Asks the acting person to sign an act whose documents are still being typeset; [`ready`] brings them. Part of the
/// caller's transaction.
///
/// # Errors
/// [`SignatureError::NoIin`], [`SignatureError::NoBin`].
pub async fn prepare(
    platform: &Platform,
    ctx: &mut Ctx,
    act: &'static str,
    payload: Value,
    (about, summary): (&str, &[Line]),
    back: &str,
) -> Result<Uuid> {
    let expires_at = ctx.now().saturating_add(LIFETIME).unwrap_or(ctx.now());
    let draft = Draft { act, payload, back, about, summary, expires_at, browser_hash: None, iin: None };
    insert(platform, ctx, &draft, None).await
}

/// Writes the request and, when they are there, its papers.
pub(crate) async fn insert(
    platform: &Platform,
    ctx: &mut Ctx,
    draft: &Draft<'_>,
    papers: Option<&[Paper]>,
) -> Result<Uuid> {
    let day = ctx.now().to_zoned(zan_language::zone()).date();
    let rule = policy::rule(ctx.db(), draft.act, day).await?;
    let account_id = ctx.actor().as_person().map(|person| person.account_id);
    let (iin, bins) = match account_id {
        Some(id) => numbers(ctx, id, rule.capacity).await?,
        None => (draft.iin.clone(), Vec::new()),
    };
    let asked = Asked { iin, bins, kinds: rule.kinds.clone(), capacity: rule.capacity };
    let id = ctx.new_id();
    let row = NewRow {
        id,
        act: draft.act,
        account_id,
        browser_hash: draft.browser_hash,
        payload: &draft.payload,
        about: draft.about,
        summary: draft.summary,
        asked: &asked,
        rule: &rule,
        back: draft.back,
        state: if papers.is_some() { State::Waiting } else { State::Preparing },
        expires_at: draft.expires_at,
    };
    store::insert(ctx, &row).await?;
    if let Some(papers) = papers {
        keep_papers(platform, ctx, id, papers).await?;
    }
    ctx.record("signature.asked", "signature_request", id, json!({"act": draft.act, "about": draft.about}));
    Ok(id)
}

async fn numbers(
    ctx: &mut Ctx,
    account_id: Uuid,
    capacity: Capacity,
) -> Result<(Option<String>, Vec<String>)> {
    let signer = accounts::signer(ctx.db(), account_id).await?.ok_or_else(Error::not_found)?;
    let iin = signer.iin.ok_or(SignatureError::NoIin)?;
    if capacity == Capacity::Organisation && signer.bins.is_empty() {
        return Err(SignatureError::NoBin.into());
    }
    Ok((Some(iin), signer.bins))
}

async fn keep_papers(platform: &Platform, ctx: &mut Ctx, id: Uuid, papers: &[Paper]) -> Result<()> {
    for (position, paper) in (1_i16..).zip(papers) {
        let file_id = platform.files.put(ctx, &paper.name, paper.media_type, &paper.bytes).await?;
        let document = Document {
            position,
            file_id,
            name: paper.name.clone(),
            media_type: paper.media_type.to_owned(),
            sha256: Sha256::digest(&paper.bytes).into(),
        };
        store::insert_document(ctx, id, &document).await?;
    }
    Ok(())
}

/// The documents of a request are typeset: it can be signed. `files` are names and stored files, in order.
///
/// # Errors
/// A fault when the database refuses.
pub async fn ready(platform: &Platform, ctx: &mut Ctx, id: Uuid, files: &[(String, Uuid)]) -> Result<()> {
    let request = store::lock(ctx, id).await?;
    if request.stored_state != State::Preparing {
        return Ok(());
    }
    for (position, (name, file_id)) in (1_i16..).zip(files) {
        let bytes = platform.files.get(ctx.db(), *file_id).await?.bytes;
        let document = Document {
            position,
            file_id: *file_id,
            name: name.clone(),
            media_type: "application/pdf".to_owned(),
            sha256: Sha256::digest(&bytes).into(),
        };
        store::insert_document(ctx, id, &document).await?;
    }
    store::set_state(ctx, id, State::Waiting).await?;
    ctx.notify(signing_topic(id));
    Ok(())
}

/// The acting person does not sign.
///
/// # Errors
/// [`SignatureError::Ended`]; `not-found` for another's request.
pub async fn withdraw(ctx: &mut Ctx, id: Uuid) -> Result<()> {
    access::allow(ctx.actor(), Action::OwnAccount)?;
    let account_id = ctx.actor().require_person()?.account_id;
    let request = store::lock(ctx, id).await?;
    if request.account_id != Some(account_id) {
        return Err(Error::not_found());
    }
    if matches!(request.stored_state, State::Signed | State::Withdrawn) {
        return Err(SignatureError::Ended.into());
    }
    store::set_state(ctx, id, State::Withdrawn).await?;
    ctx.record("signature.withdrawn", "signature_request", id, json!({"act": request.act}));
    ctx.notify(signing_topic(id));
    Ok(())
}

/// What was handed in.
#[derive(Debug, Clone)]
pub struct Submission {
    pub way: Way,
    /// One detached or attached CMS a document, DER or BER, in any order.
    pub signatures: Vec<Vec<u8>>,
    /// How the person entered; `None` where the way itself proves who it is (a phone).
    pub entered: Option<Strength>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completed {
    /// Page to go to, without its language.
    pub done: String,
    /// The centre was out of reach: the signature is taken and confirmed later.
    pub to_be_confirmed: bool,
}

/// A signature of one document that stood every test.
pub(crate) struct Good {
    pub document: Document,
    pub bytes: Vec<u8>,
    pub cms: Vec<u8>,
    pub signer: Signer,
    pub examined: Examined,
}

/// The one way in which every signature is taken: checked, judged, the act performed under it, all kept at once.
/// A refusal is journalled with its reason and changes nothing.
///
/// # Errors
/// [`SignatureError`]; whatever the act itself refuses; `not-found` for another's request.
pub async fn complete(
    platform: &Platform,
    acts: &Acts,
    verifier: &Verifier,
    http_request: Uuid,
    id: Uuid,
    submission: &Submission,
) -> Result<Completed> {
    let request = super::by_id(&platform.pool, id).await?;
    let outcome = async {
        request.is_open(platform.clock.now())?;
        if !request.is_entry() && submission.entered == Some(Strength::Password) {
            return Err(SignatureError::EntryRequired.into());
        }
        if request.act == entry::ENTER {
            return entry::complete(platform, verifier, http_request, &request, submission).await;
        }
        let good = judge_all(platform, verifier, &request, &submission.signatures).await?;
        let signed = seal(platform, verifier, &request, submission.way, good).await?;
        perform(platform, acts, http_request, &request, signed).await
    };
    let outcome = outcome.await;
    if let Err(error) = &outcome {
        note_refusal(platform, http_request, &request, submission.way, error).await?;
    }
    outcome
}

/// Every document with the signature that covers it.
pub(crate) async fn judge_all(
    platform: &Platform,
    verifier: &Verifier,
    request: &Request,
    signatures: &[Vec<u8>],
) -> Result<Vec<Good>> {
    let documents = super::documents(&platform.pool, request.id).await?;
    if documents.len() != signatures.len() {
        return Err(SignatureError::Count { expected: documents.len(), given: signatures.len() }.into());
    }
    if !signatures.iter().all(|cms| is_bare(cms)) {
        return Err(SignatureError::Unreadable.into());
    }
    let mut left: Vec<&Vec<u8>> = signatures.iter().collect();
    let mut good = Vec::with_capacity(documents.len());
    for document in documents {
        let bytes = platform.files.get(&platform.pool, document.file_id).await?.bytes;
        let cms = left.remove(matching(platform, verifier, &left, &bytes).await?);
        let examined = verifier.examine(cms, &bytes, None, platform.clock.now()).await?;
        let signer = judge(&examined.report, &request.asked, &document.sha256)?.clone();
        verifier.enough(signer.revocation)?;
        // A session cannot be taken back once somebody is inside: nobody enters on an unconfirmed certificate.
        if request.is_entry() && signer.revocation == Revocation::Unknown {
            return Err(SignatureError::RevocationUnknown.into());
        }
        good.push(Good { document, bytes, cms: cms.clone(), signer, examined });
    }
    Ok(good)
}

/// Which of the signatures covers these bytes; the first one when none does, so that its reason is told.
async fn matching(
    platform: &Platform,
    verifier: &Verifier,
    signatures: &[&Vec<u8>],
    bytes: &[u8],
) -> Result<usize> {
    if signatures.len() < 2 {
        return Ok(0);
    }
    let now = platform.clock.now();
    for (index, cms) in signatures.iter().enumerate() {
        let report =
            verifier.read((*cms).clone(), Some(bytes.to_vec()), Evidence::default(), None, now).await?;
        if report.valid {
            return Ok(index);
        }
    }
    Ok(0)
}

/// Good signatures of all documents, with their evidence container.
pub(crate) struct Signed {
    way: Way,
    good: Vec<Good>,
    container: Vec<u8>,
}

/// Makes the evidence container, before any transaction is open: the centre is asked for a seal.
pub(crate) async fn seal(
    platform: &Platform,
    verifier: &Verifier,
    request: &Request,
    way: Way,
    good: Vec<Good>,
) -> Result<Signed> {
    let parts: Vec<_> = good.iter().map(container::Part::from).collect();
    let container = container::build(verifier, request, platform.clock.now(), &parts).await?;
    Ok(Signed { way, good, container })
}

async fn perform(
    platform: &Platform,
    acts: &Acts,
    http_request: Uuid,
    request: &Request,
    signed: Signed,
) -> Result<Completed> {
    let account_id = request.account_id.ok_or_else(Error::not_found)?;
    let signer = accounts::signer(&platform.pool, account_id).await?.ok_or_else(Error::not_found)?;
    let mut ctx = Ctx::begin_request(platform, Actor::person(signer.person), http_request).await?;
    let locked = store::lock(&mut ctx, request.id).await?;
    locked.is_open(ctx.now())?;
    ctx.under_signature(request.id);
    let performed = acts.of(&request.act)?.perform(platform, &mut ctx, &request.payload).await?;
    same(&performed, &signed.good)?;
    let to_be_confirmed = keep(platform, &mut ctx, request, &signed, &performed.done, account_id).await?;
    ctx.commit().await?;
    Ok(Completed { done: performed.done, to_be_confirmed })
}

/// The act came out as what was signed, to the byte.
fn same(performed: &Performed, good: &[Good]) -> Result<(), SignatureError> {
    let unchanged = performed.papers.len() == good.len()
        && performed.papers.iter().zip(good).all(|(paper, good)| paper.bytes == good.bytes);
    if unchanged { Ok(()) } else { Err(SignatureError::Changed) }
}

/// Writes signatures and evidence; answers whether the centre still has to confirm.
pub(crate) async fn keep(
    platform: &Platform,
    ctx: &mut Ctx,
    request: &Request,
    signed: &Signed,
    done: &str,
    signed_by: Uuid,
) -> Result<bool> {
    let (way, good) = (signed.way, &signed.good);
    let mut waits = false;
    for one in good {
        let id = ctx.new_id();
        let kept = Kept {
            id,
            request_id: request.id,
            position: one.document.position,
            way,
            cms: &one.cms,
            signer: &one.signer,
            ocsp: one.examined.ocsp.as_deref(),
            time_stamp: one.examined.time_stamp.as_deref(),
            report: serde_json::to_value(&one.examined.report)?,
        };
        store::insert_signature(ctx, &kept).await?;
        if one.signer.revocation == Revocation::Unknown {
            waits = true;
            ctx.enqueue(NewJob::new(confirmation::CONFIRM, json!({"signature_id": id}))).await?;
        }
    }
    let name = format!("{}.asice", request.id.simple());
    let file = platform.files.put(ctx, &name, container::MEDIA_TYPE, &signed.container).await?;
    store::set_signed(ctx, request.id, Some(file), done, signed_by).await?;
    let signer = good.first().map(|good| &good.signer);
    ctx.record(
        "signature.accepted",
        "signature_request",
        request.id,
        json!({"act": request.act, "way": way.code(), "to_be_confirmed": waits,
            "certificate": signer.and_then(|signer| signer.certificate.as_ref()).map(|it| it.serial().to_owned()),
            "kind": signer.map(|signer| signer.kind.code())}),
    );
    ctx.notify(signing_topic(request.id));
    Ok(waits)
}

async fn note_refusal(
    platform: &Platform,
    http_request: Uuid,
    request: &Request,
    way: Way,
    error: &Error,
) -> Result<()> {
    let Some(refusal) = error.as_refusal() else {
        return Ok(());
    };
    let mut ctx = Ctx::begin_request(platform, Actor::anonymous(), http_request).await?;
    let facts: serde_json::Map<_, _> =
        refusal.args.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
    ctx.record(
        "signature.refused",
        "signature_request",
        request.id,
        json!({"act": request.act, "way": way.code(), "code": refusal.code, "facts": facts}),
    );
    ctx.commit().await
}
