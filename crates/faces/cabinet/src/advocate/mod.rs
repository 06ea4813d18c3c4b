//! Pages of an advocate (адвокат): offers, appointments with acts of work, claims.

mod appointment;
mod appointment_view;
mod appointments;
mod claim_document;
pub(crate) mod claim_view;
mod claims;
mod offer_view;
mod offers;
#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;

use uuid::Uuid;
use zan_kernel::Action;
use zan_kernel::codes::CodeLists;
use zan_language::Lang;
use zan_ui::{Answer, Choice, Doors, Member};

pub(crate) fn doors() -> Doors {
    Doors::new()
        .get("/{lang}/offers", Action::OfferRead, offers::list)
        .get("/{lang}/offers/events", Action::OfferRead, offers::events)
        .get("/{lang}/offers/{id}", Action::OfferRead, offers::show)
        .post("/{lang}/offers/{id}/conflict-check", Action::OfferAnswer, offers::check_conflict)
        .post("/{lang}/offers/{id}/acceptance", Action::OfferAnswer, offers::accept)
        .post("/{lang}/offers/{id}/refusal", Action::OfferAnswer, offers::decline)
        .get("/{lang}/appointments", Action::AppointmentRead, appointments::list)
        .get("/{lang}/appointments/{id}", Action::AppointmentRead, appointment::show)
        .get("/{lang}/appointments/{id}/events", Action::AppointmentRead, appointment::events)
        .post("/{lang}/appointments/{id}/notice", Action::NoticeIssue, appointment::issue_notice)
        .get("/{lang}/appointments/{id}/notice/{doc}", Action::AppointmentRead, appointment::notice_document)
        .post("/{lang}/appointments/{id}/arrival", Action::ArrivalRecord, appointment::arrive)
        .post("/{lang}/appointments/{id}/completion", Action::ArrivalRecord, appointment::complete)
        .post("/{lang}/appointments/{id}/acts", Action::ActRecord, appointment::record_act)
        .post("/{lang}/appointments/{id}/acts/{act}/withdrawal", Action::ActRecord, appointment::withdraw_act)
        .post("/{lang}/appointments/{id}/claim", Action::ClaimWrite, claims::open)
        .get("/{lang}/claims", Action::ClaimReadOwn, claims::list)
        .get("/{lang}/claims/{id}", Action::ClaimReadOwn, claims::show)
        .get("/{lang}/claims/{id}/events", Action::ClaimReadOwn, claims::events)
        .get("/{lang}/claims/{id}/claim.pdf", Action::ClaimReadOwn, claims::document)
        .post("/{lang}/claims/{id}/submission", Action::ClaimWrite, claims::submit)
}

/// The advocate behind the account.
fn advocate_id(member: &Member) -> Answer<Uuid> {
    Ok(member.actor().require_advocate()?)
}

/// A coded list as options of a form.
fn choices(codes: &CodeLists, list: &str, lang: Lang) -> Vec<Choice> {
    codes.list(list).iter().map(|item| Choice::new(item.code.clone(), item.name(lang))).collect()
}
