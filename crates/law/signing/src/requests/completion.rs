//! How a signature is taken.

use serde_json::json;
use uuid::Uuid;
use zan_eds::{Evidence, Revocation, Signer};
use zan_kernel::{
    Actor, Ctx, Error, Platform, Result, events::signing_topic, jobs::NewJob, sessions::Strength,
};
use zan_registry::accounts;

use super::{
    Document, Request, Way, by_id, documents, lists,
    store::{self, Kept},
};
use crate::{
    Acts, Performed, SignatureError, Verifier, confirmation, container, entry,
    judgement::{is_bare, judge},
    verifier::Examined,
};

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
    let request = by_id(&platform.pool, id).await?;
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
    let documents = documents(&platform.pool, request.id).await?;
    if documents.len() != signatures.len() {
        return Err(SignatureError::Count { expected: documents.len(), given: signatures.len() }.into());
    }
    if !signatures.iter().all(|cms| is_bare(cms)) {
        return Err(SignatureError::Unreadable { code: "not-a-signature" }.into());
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
        let list = match one.examined.list.as_deref() {
            Some(list) => Some(lists::keep(platform, ctx, list).await?),
            None => None,
        };
        let kept = Kept {
            id,
            request_id: request.id,
            position: one.document.position,
            way,
            cms: &one.cms,
            signer: &one.signer,
            ocsp: one.examined.ocsp.as_deref(),
            list: list.as_ref().map(<[u8; 32]>::as_slice),
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
