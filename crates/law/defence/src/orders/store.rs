use jiff::Timestamp;
use jiff_sqlx::ToSqlx as _;
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;
use zan_kernel::{Ctx, Error, Result};

use super::{
    Order, OrderError, State,
    input::CheckedOrder,
    model::Event,
    questions::{Filter, ListRow},
};
use crate::bodies::Body;

/// Facts of a new row that the law or the engine decides.
#[derive(Debug)]
pub(super) struct NewRow<'a> {
    pub id: Uuid,
    pub number: &'a str,
    pub channel: &'a str,
    pub external: Option<(Uuid, &'a str)>,
    pub officer_account_id: Option<Uuid>,
    pub zone_id: Uuid,
    pub urgency: &'a str,
    pub policy_edition: &'a str,
    pub accept_by: Timestamp,
    pub escalate_at: Timestamp,
}

pub(super) async fn insert(ctx: &mut Ctx, row: &NewRow<'_>, body: &Body, order: &CheckedOrder) -> Result<()> {
    let (now, signature) = (ctx.now(), ctx.signature());
    let person = order.person.as_ref();
    sqlx::query!(
        "INSERT INTO orders (id, number, channel, system_id, external_id, content_sha256, body_id, zone_id, region,
           officer_account_id, officer_name, officer_phone, erdr_number, articles, gravity, person_iin, person_surname,
           person_given, person_patronymic, person_birth_date, person_identified, person_role, minor, ground, language,
           detained_at, purpose, act_kind, act_at, place, secret, no_conflict, order_number, order_date, urgency,
           policy_edition, state, received_at, accept_by, escalate_at, signature_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
           $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, 'offering', $37, $38, $39, $40)",
        row.id,
        row.number,
        row.channel,
        row.external.map(|(system, _)| system),
        row.external.map(|(_, external)| external),
        order.content_sha256,
        body.id,
        row.zone_id,
        body.region,
        row.officer_account_id,
        order.officer_name,
        order.officer_phone,
        order.erdr_number,
        order.articles,
        order.gravity,
        person.and_then(|person| person.iin.as_deref()),
        person.map(|person| person.surname.as_str()),
        person.map(|person| person.given.as_str()),
        person.and_then(|person| person.patronymic.as_deref()),
        person.and_then(|person| person.birth_date).map(|date| date.to_sqlx()) as _,
        person.is_some(),
        order.person_role,
        order.minor,
        order.ground,
        order.language,
        order.detained_at.map(|at| at.to_sqlx()) as _,
        order.purpose,
        order.act_kind,
        order.act_at.to_sqlx() as _,
        order.place,
        order.secret,
        order.no_conflict,
        order.order_number,
        order.order_date.to_sqlx() as _,
        row.urgency,
        row.policy_edition,
        now.to_sqlx() as _,
        row.accept_by.to_sqlx() as _,
        row.escalate_at.to_sqlx() as _,
        signature,
    )
    .execute(ctx.db())
    .await?;
    Ok(())
}

/// Lets one transaction at a time work on an external id.
pub(super) async fn lock_external(ctx: &mut Ctx, system_id: Uuid, external_id: &str) -> Result<()> {
    sqlx::query!(
        "SELECT pg_advisory_xact_lock(hashtextextended($1 || ' ' || $2, 0))",
        system_id.to_string(),
        external_id
    )
    .execute(ctx.db())
    .await?;
    Ok(())
}

/// Lets one transaction at a time take a person of a case, so that a second order is refused with a sentence and
/// not by the constraint behind it.
pub(super) async fn lock_case(ctx: &mut Ctx, erdr_number: &str) -> Result<()> {
    sqlx::query!("SELECT pg_advisory_xact_lock(hashtextextended('case ' || $1, 0))", erdr_number)
        .execute(ctx.db())
        .await?;
    Ok(())
}

pub(super) struct Earlier {
    pub id: Uuid,
    pub content_sha256: Vec<u8>,
    pub number: String,
}

pub(super) async fn by_external(
    ctx: &mut Ctx,
    system_id: Uuid,
    external_id: &str,
) -> Result<Option<Earlier>> {
    Ok(sqlx::query_as!(
        Earlier,
        "SELECT id, content_sha256, number FROM orders WHERE system_id = $1 AND external_id = $2",
        system_id,
        external_id
    )
    .fetch_optional(ctx.db())
    .await?)
}

/// Number of a live request for the same person, case and role.
pub(super) async fn live_for_person(ctx: &mut Ctx, order: &CheckedOrder) -> Result<Option<String>> {
    let Some(person) = &order.person else {
        return Ok(None);
    };
    Ok(sqlx::query_scalar!(
        "SELECT number FROM orders
         WHERE erdr_number = $1 AND person_role = $2 AND state NOT IN ('completed', 'unfilled', 'cancelled')
           AND person_identified
           AND CASE WHEN $3::text IS NOT NULL THEN person_iin = $3
               ELSE person_iin IS NULL AND lower(person_surname) = lower($4) AND lower(person_given) = lower($5)
                 AND person_birth_date IS NOT DISTINCT FROM $6 END
         LIMIT 1",
        order.erdr_number,
        order.person_role,
        person.iin,
        person.surname,
        person.given,
        person.birth_date.map(|date| date.to_sqlx()) as _,
    )
    .fetch_optional(ctx.db())
    .await?)
}

/// Takes the order's row lock and reads it: whoever changes a request or its offers does this first.
pub(crate) async fn lock(ctx: &mut Ctx, id: Uuid) -> Result<Order> {
    sqlx::query!("SELECT id FROM orders WHERE id = $1 FOR UPDATE", id)
        .fetch_optional(ctx.db())
        .await?
        .ok_or_else(Error::not_found)?;
    find(ctx.db(), id).await?.ok_or_else(Error::not_found)
}

pub(super) async fn find(connection: &mut PgConnection, id: Uuid) -> Result<Option<Order>> {
    Ok(sqlx::query_as!(
        Order,
        r#"SELECT o.id, o.number, o.channel, o.system_id, o.external_id, o.body_id, u.name_kk AS body_kk,
             u.name_ru AS body_ru, o.zone_id, z.name_kk AS zone_kk, z.name_ru AS zone_ru, o.region, r.timezone,
             o.officer_account_id, o.officer_name, o.officer_phone, o.erdr_number, o.articles, o.gravity, o.person_iin,
             o.person_surname, o.person_given, o.person_patronymic, o.person_birth_date, o.person_identified,
             o.person_role, o.person_key AS "person_key!", o.minor, o.ground, o.language, o.detained_at, o.purpose,
             o.act_kind, o.act_at, o.place, o.secret, o.no_conflict, o.order_number, o.order_date, o.urgency,
             o.policy_edition, o.state, o.received_at, o.accept_by, o.escalate_at, o.escalated_at,
             o.escalation_reason, o.closed_at, o.close_reason, o.close_note
           FROM orders o JOIN units u ON u.id = o.body_id JOIN duty_zones z ON z.id = o.zone_id
             JOIN regions r ON r.code = o.region
           WHERE o.id = $1"#,
        id
    )
    .fetch_optional(connection)
    .await?)
}

/// Moves the request by the transition table.
pub(crate) async fn set_state(ctx: &mut Ctx, order: &Order, event: Event) -> Result<State> {
    let next = order.state().after(event).ok_or(OrderError::WrongState)?;
    let closed_at = next.is_closed().then(|| ctx.now().to_sqlx());
    sqlx::query!(
        "UPDATE orders SET state = $2, closed_at = $3 WHERE id = $1",
        order.id,
        next.code(),
        closed_at as _,
    )
    .execute(ctx.db())
    .await?;
    Ok(next)
}

pub(super) async fn set_escalated(ctx: &mut Ctx, id: Uuid, reason: &str) -> Result<()> {
    let now = ctx.now();
    sqlx::query!(
        "UPDATE orders SET escalated_at = $2, escalation_reason = $3 WHERE id = $1",
        id,
        now.to_sqlx() as _,
        reason
    )
    .execute(ctx.db())
    .await?;
    Ok(())
}

pub(super) async fn set_close_reason(ctx: &mut Ctx, id: Uuid, reason: &str, note: &str) -> Result<()> {
    sqlx::query!("UPDATE orders SET close_reason = $2, close_note = $3 WHERE id = $1", id, reason, note)
        .execute(ctx.db())
        .await?;
    Ok(())
}

pub(super) async fn list(pool: &PgPool, filter: &Filter) -> Result<Vec<ListRow>> {
    let state = (!filter.state.is_empty()).then_some(filter.state.as_str());
    let words = (!filter.query.trim().is_empty()).then(|| format!("%{}%", escape_like(filter.query.trim())));
    Ok(sqlx::query_as!(
        ListRow,
        r#"SELECT o.id, o.number, o.erdr_number, o.state, o.urgency, o.received_at, o.accept_by, o.region, r.timezone,
             o.person_role, o.person_identified, o.person_surname, o.person_given, u.name_kk AS body_kk,
             u.name_ru AS body_ru, z.name_kk AS zone_kk, z.name_ru AS zone_ru, o.officer_name, o.escalated_at,
             (SELECT count(*) FROM offers f WHERE f.order_id = o.id) AS "offers!",
             (SELECT concat_ws(' ', a.surname, a.given, a.patronymic) FROM assignments s
                JOIN advocates a ON a.id = s.advocate_id WHERE s.order_id = o.id AND s.end_reason IS NULL) AS counsel,
             count(*) OVER () AS "total!"
           FROM orders o JOIN units u ON u.id = o.body_id JOIN duty_zones z ON z.id = o.zone_id
             JOIN regions r ON r.code = o.region
           WHERE ($1::uuid IS NULL OR o.body_id = $1) AND ($2::text IS NULL OR o.region = $2)
             AND ($3::text IS NULL OR o.state = $3 OR ($3 = 'open' AND o.closed_at IS NULL)
               OR ($3 = 'searching' AND o.state IN ('offering', 'escalated')))
             AND ($4::text IS NULL OR o.number ILIKE $4 OR o.erdr_number ILIKE $4 OR o.person_surname ILIKE $4
               OR o.order_number ILIKE $4)
           ORDER BY CASE WHEN $5 AND o.state IN ('offering', 'escalated') THEN 0 WHEN $5 THEN 1 END,
             CASE WHEN $5 AND o.state IN ('offering', 'escalated') THEN o.accept_by END, o.received_at DESC
           LIMIT $6 OFFSET $7"#,
        filter.body_id,
        filter.region,
        state,
        words,
        filter.urgent_first,
        filter.per_page,
        filter.offset(),
    )
    .fetch_all(pool)
    .await?)
}

fn escape_like(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

pub(super) struct Count {
    pub state: String,
    pub count: i64,
}

pub(super) async fn counts(pool: &PgPool, since: Timestamp) -> Result<Vec<Count>> {
    Ok(sqlx::query_as!(
        Count,
        r#"SELECT state, count(*) AS "count!" FROM orders WHERE received_at >= $1 GROUP BY state"#,
        since.to_sqlx() as _
    )
    .fetch_all(pool)
    .await?)
}
