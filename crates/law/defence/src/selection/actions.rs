use jiff::tz::TimeZone;
use serde_json::json;
use uuid::Uuid;
use zan_dispatch::{DaySecret, Next};
use zan_kernel::{
    Ctx, Error, Result,
    events::{advocate_topic, dispatch_topic, order_topic},
    outbox,
};
use zan_language::{Lang, Value};

use super::{facts, policy, store};
use crate::{
    offers,
    orders::{self, Order, State},
};

/// The next round: does nothing while somebody is being asked or the dispatcher has taken over.
///
/// # Errors
/// A fault when the facts cannot be read or kept.
pub(crate) async fn advance(ctx: &mut Ctx, order: &Order) -> Result<()> {
    if order.state() != State::Offering || offers::has_open(ctx, order.id).await? {
        return Ok(());
    }
    store::lock_region_of(ctx, order.id).await?;
    let now = ctx.now();
    let zone = TimeZone::get(&order.timezone).map_err(Error::fault)?;
    let table = policy::table(ctx.db()).await?;
    let rules = policy::in_force(&table, now, &zone)?;
    let day = now.to_zoned(TimeZone::UTC).date();
    let secret = store::day_secret(ctx.db(), day, rand::random()).await?;
    let secret = DaySecret::new(secret).map_err(Error::fault)?;
    let (input, candidates) = facts::gather(ctx.db(), order, rules, now).await?;
    let outcome = zan_dispatch::select(&input, &candidates, rules, &secret);
    let row = store::NewTrace {
        order_id: order.id,
        policy_edition: &rules.version,
        secret_day: day,
        input: &json!({"order": input, "candidates": candidates}),
        trace: &serde_json::to_value(&outcome.trace)?,
    };
    let round = store::insert_trace(ctx, &row).await?;
    match outcome.next {
        Next::Offer { advocates, tier, interpreter, answer_minutes, answer_clock } => {
            let answer_within = policy::answer_within(now, answer_minutes, answer_clock, rules, &zone);
            ctx.record(
                "selection.made",
                "order",
                order.id,
                json!({"round": round, "tier": tier.code(), "asked": advocates.len(), "pool": candidates.len()}),
            );
            for advocate_id in advocates {
                let offer = offers::NewOffer {
                    order_id: order.id,
                    advocate_id,
                    round,
                    tier: tier.code(),
                    interpreter_needed: interpreter,
                    answer_within,
                };
                make_offer(ctx, order, &offer).await?;
            }
            orders::tell_system(ctx, order, "order.searching", json!({"state": "offering"})).await
        }
        Next::Wait { .. } => Ok(()),
        Next::Escalate { why } => {
            ctx.record(
                "selection.made",
                "order",
                order.id,
                json!({"round": round, "asked": 0, "pool": candidates.len()}),
            );
            orders::escalate(ctx, order, why.code()).await
        }
    }
}

async fn make_offer(ctx: &mut Ctx, order: &Order, offer: &offers::NewOffer<'_>) -> Result<()> {
    let (id, expires_at) = offers::insert(ctx, offer).await?;
    ctx.record(
        "offer.made",
        "order",
        order.id,
        json!({"offer": id, "advocate": offer.advocate_id, "tier": offer.tier, "expires_at": expires_at.to_string()}),
    );
    let address = store::address(ctx, offer.advocate_id).await?;
    let lang = address.language.as_deref().and_then(Lang::from_code).unwrap_or(Lang::Kk);
    let args = [("link", Value::from(ctx.link(&format!("/{}/offers/{id}", lang.code()))))];
    let letter = outbox::NewLetter {
        to: address.email,
        lang,
        subject: lang.t("letter-offer-subject"),
        body: both_languages("letter-offer-body", &args),
        offer_id: Some(id),
    };
    outbox::write_letter(ctx, letter).await?;
    ctx.notify(order_topic(order.id));
    ctx.notify(advocate_topic(offer.advocate_id));
    ctx.notify(dispatch_topic(&order.region));
    Ok(())
}

/// A letter's text in Kazakh and in Russian, one under the other.
pub(crate) fn both_languages(key: &str, args: &[(&str, Value<'_>)]) -> String {
    format!("{}\n\n———\n\n{}\n", Lang::Kk.tf(key, args), Lang::Ru.tf(key, args))
}

/// Whether the dispatcher may appoint this advocate: nothing of the law stands in the way, only earlier answers.
pub(crate) async fn may_be_appointed(ctx: &mut Ctx, order: &Order, advocate_id: Uuid) -> Result<bool> {
    let now = ctx.now();
    let list = super::questions::ranked(ctx.db(), order, now).await?;
    Ok(list.ranked.iter().any(|ranked| ranked.advocate == advocate_id)
        || list.excluded.iter().any(|excluded| {
            excluded.advocate == advocate_id && excluded.reasons.iter().all(|reason| reason.is_overridable())
        }))
}
