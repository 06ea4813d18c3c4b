//! From a claim to the facts of its printed form.

use jiff::tz::TimeZone;
use zan_documents::{Advocate, Client, LocalText, OrderReference, PaymentClaim};
use zan_kernel::codes::CodeLists;
use zan_language::Lang;
use zan_payment::claims::{ClaimLine, ClaimView};

/// The facts of the form; nothing before the first submission, or where the form's own requisites are missing.
pub(super) fn facts(view: &ClaimView, codes: &CodeLists) -> Option<PaymentClaim> {
    let claim = &view.claim;
    let zone = TimeZone::get(&claim.timezone).ok()?;
    let day = |at: jiff::Timestamp| zone.to_datetime(at).date();
    let name = |list: &str, code: &str| {
        LocalText::new(codes.name(list, code, Lang::Kk), codes.name(list, code, Lang::Ru))
    };
    let department = match (&claim.department_kk, &claim.department_ru) {
        (Some(kk), Some(ru)) => LocalText::new(kk, ru),
        _ => LocalText::new(&claim.region_kk, &claim.region_ru),
    };
    Some(PaymentClaim {
        number: claim.number.clone()?,
        submitted_on: day(claim.submitted_at?.to_jiff()),
        department,
        advocate: Advocate {
            name: claim.advocate_name.clone(),
            licence_number: claim.licence_number.clone(),
            licence_date: claim.licence_date,
            collegium: LocalText::new(&claim.collegium_kk, &claim.collegium_ru),
        },
        iin: claim.advocate_iin.clone(),
        iban: claim.advocate_iban.clone()?,
        agreement_number: claim.agreement_number.clone()?,
        agreement_date: claim.agreement_date?.to_jiff(),
        case_number: claim.erdr_number.clone(),
        body: LocalText::new(&claim.body_kk, &claim.body_ru),
        client: claim.person.clone().map_or(Client::Unidentified, Client::Named),
        role: name("person_role", &claim.person_role),
        order: OrderReference { number: claim.ruling_number.clone(), date: claim.ruling_date },
        notice_number: claim.notice_number.clone().unwrap_or_default(),
        lines: view
            .lines
            .iter()
            .filter_map(|line| line_facts(line, &zone, name("act_kind", &line.kind)))
            .collect(),
        verification: None,
        signature: None,
    })
}

fn line_facts(line: &ClaimLine, zone: &TimeZone, act: LocalText) -> Option<zan_documents::ClaimLine> {
    let (start, end) = (zone.to_datetime(line.started_at), zone.to_datetime(line.ended_at));
    Some(zan_documents::ClaimLine {
        date: start.date(),
        from: start.time(),
        to: end.time(),
        act,
        minutes: u32::try_from(line.minutes_claimed).ok()?,
        rate: line.explanation.rate().unwrap_or_default(),
        index: line.explanation.indicator().unwrap_or_default(),
        amount: line.amount_claimed,
        rate_confirmed: !line.unconfirmed,
    })
}
