use jiff::civil::Date;
use jiff_sqlx::ToSqlx as _;
use rust_decimal::Decimal;
use serde_json::json;
use uuid::Uuid;
use zan_base::{Money, time::local_civil};
use zan_kernel::{
    Action, Ctx, Error, Explain, FieldError, Kind, Result, access, events::desk_topic, numbers,
};
use zan_language::{Lang, Value};

use crate::claims::{self, ClaimError, Event, Locked};

/// Why a register was not made or not paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RegisterError {
    /// No claim is approved and not yet in a register.
    NothingApproved,
    /// The payment was recorded before.
    AlreadyPaid,
}

impl Explain for RegisterError {
    fn code(&self) -> &'static str {
        match self {
            Self::NothingApproved => "register-nothing-approved",
            Self::AlreadyPaid => "register-already-paid",
        }
    }

    fn kind(&self) -> Kind {
        Kind::Conflict
    }
}

/// The payment as typed.
#[derive(Debug, Clone, Default)]
pub struct PaymentInput {
    /// `2026-11-21` or `21.11.2026`.
    pub paid_on: String,
    /// Number of the payment document.
    pub payment_document: String,
}

/// The acting officer works in the region.
fn own_region(ctx: &Ctx, action: Action, region: &str) -> Result<Uuid> {
    access::allow(ctx.actor(), action)?;
    let person = ctx.actor().require_person()?;
    if person.region.as_deref() == Some(region) { Ok(person.account_id) } else { Err(Error::not_found()) }
}

/// Makes a register of every approved claim of the department's region.
///
/// # Errors
/// `register-nothing-approved`; `not-found` for another region.
pub async fn make(ctx: &mut Ctx, region: &str) -> Result<Uuid> {
    let officer = own_region(ctx, Action::RegisterMake, region)?;
    let approved = claims::approved_of_region(ctx, region).await?;
    if approved.is_empty() {
        return Err(RegisterError::NothingApproved.into());
    }
    let total = total(&approved)?;
    let year = year(ctx, region).await?;
    let serial = numbers::next(ctx, &format!("register:{region}:{year}")).await?;
    let (id, now, number) = (ctx.new_id(), ctx.now(), format!("R{region}-{year}-{serial:04}"));
    sqlx::query!(
        "INSERT INTO payment_registers (id, number, region, made_at, made_by, total) VALUES ($1, $2, $3, $4, $5, $6)",
        id,
        number,
        region,
        now.to_sqlx() as _,
        officer,
        total
    )
    .execute(ctx.db())
    .await?;
    for claim in &approved {
        claim.state().after(Event::EnterRegister).ok_or(ClaimError::WrongState)?;
        claims::enter_register(ctx, claim.id, id).await?;
        claims::decide(ctx, claim, claim.version, "register", &[], &number).await?;
        claims::note(ctx, claim, "claim.registered", json!({"register": id, "register_number": number}));
    }
    let facts = json!({"number": number, "claims": approved.len(), "total": total});
    ctx.record("register.made", "register", id, facts);
    ctx.notify(desk_topic(region));
    Ok(id)
}

fn total(claims: &[Locked]) -> Result<Decimal> {
    let mut total = Money::ZERO;
    for claim in claims {
        let sum = Money::from_decimal(claim.total_assessed.unwrap_or_default()).map_err(Error::fault)?;
        total = total.checked_add(sum).ok_or_else(|| Error::fault("the register's sum is out of range"))?;
    }
    Ok(total.amount())
}

async fn year(ctx: &mut Ctx, region: &str) -> Result<i16> {
    let zone = sqlx::query_scalar!("SELECT timezone FROM regions WHERE code = $1", region)
        .fetch_optional(ctx.db())
        .await?
        .ok_or_else(Error::not_found)?;
    Ok(local_civil(ctx.now(), &zone).map_err(Error::fault)?.year())
}

/// Records that the money of a register left: its claims are paid, the advocates are told.
///
/// # Errors
/// Field errors `paid_on`, `payment_document`; `register-already-paid`; `not-found` for another region's.
pub async fn record_payment(ctx: &mut Ctx, register_id: Uuid, input: &PaymentInput) -> Result<()> {
    access::allow(ctx.actor(), Action::PaymentRecord)?;
    let register = sqlx::query!(
        "SELECT g.number, g.region, g.made_at, g.paid_on, r.timezone
         FROM payment_registers g JOIN regions r ON r.code = g.region WHERE g.id = $1 FOR UPDATE OF g",
        register_id
    )
    .fetch_optional(ctx.db())
    .await?
    .ok_or_else(Error::not_found)?;
    own_region(ctx, Action::PaymentRecord, &register.region)?;
    if register.paid_on.is_some() {
        return Err(RegisterError::AlreadyPaid.into());
    }
    let local = |at| local_civil(at, &register.timezone).map(|local| local.date()).map_err(Error::fault);
    let (made, today) = (local(register.made_at.to_jiff())?, local(ctx.now())?);
    let (paid_on, document) = check_payment(input, made, today).map_err(Error::invalid)?;
    sqlx::query!(
        "UPDATE payment_registers SET paid_on = $2, payment_document = $3 WHERE id = $1",
        register_id,
        paid_on.to_sqlx() as _,
        document
    )
    .execute(ctx.db())
    .await?;
    for claim in claims::locked_of_register(ctx, register_id).await? {
        claim.state().after(Event::Pay).ok_or(ClaimError::WrongState)?;
        claims::set_paid(ctx, claim.id).await?;
        claims::decide(ctx, &claim, claim.version, "payment", &[], &document).await?;
        claims::note(
            ctx,
            &claim,
            "claim.paid",
            json!({"paid_on": paid_on.to_string(), "document": document}),
        );
        tell_paid(ctx, &claim, paid_on).await?;
    }
    let facts = json!({"number": register.number, "paid_on": paid_on.to_string(), "document": document});
    ctx.record("register.paid", "register", register_id, facts);
    ctx.notify(desk_topic(&register.region));
    Ok(())
}

fn check_payment(input: &PaymentInput, made: Date, today: Date) -> Result<(Date, String), Vec<FieldError>> {
    let mut errors = Vec::new();
    let typed = input.paid_on.trim();
    let paid_on = parse_day(typed);
    match paid_on {
        None if typed.is_empty() => errors.push(FieldError::new("paid_on", "field-required")),
        None => errors.push(FieldError::new("paid_on", "field-date")),
        Some(day) if day > today => errors.push(FieldError::new("paid_on", "field-in-future")),
        Some(day) if day < made => {
            let made = zan_language::date(made);
            errors.push(FieldError::new("paid_on", "register-paid-before-made").with("made", made));
        }
        Some(_) => {}
    }
    let document = input.payment_document.trim();
    if document.is_empty() {
        errors.push(FieldError::new("payment_document", "field-required"));
    } else if document.chars().count() > 100 {
        errors.push(FieldError::new("payment_document", "field-too-long").with("longest", "100"));
    }
    match paid_on {
        Some(day) if errors.is_empty() => Ok((day, document.to_owned())),
        _ => Err(errors),
    }
}

/// A day as people write it (21.11.2026) or as a form's own control sends it (2026-11-21).
fn parse_day(text: &str) -> Option<Date> {
    text.parse().or_else(|_| Date::strptime("%d.%m.%Y", text)).ok()
}

async fn tell_paid(ctx: &mut Ctx, claim: &Locked, paid_on: Date) -> Result<()> {
    let sum = zan_language::money(claim.total_assessed.unwrap_or_default());
    let link = |lang: Lang| ctx.link(&format!("/{}/claims/{}", lang.code(), claim.id));
    let letter = |lang: Lang, key: &str| {
        let args = [
            ("number", Value::from(claim.shown_number())),
            ("sum", Value::from(sum.clone())),
            ("day", Value::from(zan_language::date(paid_on))),
            ("link", Value::from(link(lang))),
        ];
        lang.tf(key, &args)
    };
    let body = "letter-claim-paid-body";
    let subject = letter(Lang::Kk, "letter-claim-paid-subject");
    claims::tell_advocate(ctx, claim, subject, letter(Lang::Kk, body), letter(Lang::Ru, body)).await
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn check(paid_on: &str, document: &str) -> Result<(Date, String), Vec<(String, &'static str)>> {
        let input = PaymentInput { paid_on: paid_on.to_owned(), payment_document: document.to_owned() };
        check_payment(&input, date(2026, 3, 10), date(2026, 3, 20))
            .map_err(|errors| errors.into_iter().map(|error| (error.field, error.code)).collect())
    }

    #[test]
    fn a_payment_has_a_day_between_register_and_today_and_a_document() {
        assert_eq!(check(" 2026-03-15 ", " ПП 17 "), Ok((date(2026, 3, 15), "ПП 17".to_owned())));
        assert_eq!(check("15.03.2026", "1").unwrap().0, date(2026, 3, 15));
        let paid_on = "paid_on".to_owned();
        assert_eq!(check("2026-03-21", "1"), Err(vec![(paid_on.clone(), "field-in-future")]));
        assert_eq!(check("2026-03-09", "1"), Err(vec![(paid_on.clone(), "register-paid-before-made")]));
        assert_eq!(
            check("15 марта", ""),
            Err(vec![(paid_on.clone(), "field-date"), ("payment_document".to_owned(), "field-required")])
        );
        assert_eq!(check("", &"1".repeat(101)).unwrap_err()[1].1, "field-too-long");
    }
}
