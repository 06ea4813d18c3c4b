//! Pages of a justice department (Әділет департаменті / Департамент юстиции): the desk of claims, payment registers.

mod claim;
mod desk;
mod register;
mod registers;
#[cfg(test)]
mod tests;

use zan_kernel::{Action, Error, Kind};
use zan_ui::{Answer, Choice, Doors, Member};

pub(crate) fn doors() -> Doors {
    Doors::new()
        .get("/{lang}/desk", Action::DeskRead, desk::list)
        .get("/{lang}/desk/events", Action::DeskRead, desk::events)
        .get("/{lang}/desk/{id}", Action::DeskRead, claim::show)
        .post("/{lang}/desk/{id}/check", Action::ClaimCheck, claim::check)
        .post("/{lang}/desk/{id}/return", Action::ClaimCheck, claim::give_back)
        .post("/{lang}/desk/{id}/approval", Action::ClaimApprove, claim::approve)
        .post("/{lang}/desk/{id}/refusal", Action::ClaimApprove, claim::refuse)
        .get("/{lang}/registers", Action::RegisterRead, registers::list)
        .post("/{lang}/registers", Action::RegisterMake, registers::make)
        .get("/{lang}/registers/{id}", Action::RegisterRead, register::show)
        .get("/{lang}/registers/{id}/{file}", Action::RegisterRead, register::download)
        .post("/{lang}/registers/{id}/payment", Action::PaymentRecord, register::record_payment)
}

/// Region of the officer's department.
fn region(member: &Member) -> Answer<String> {
    let denied = || Error::refused(Kind::NotAllowed, "access-denied");
    Ok(member.person.region.clone().ok_or_else(denied)?)
}

/// A coded list as options of a form.
fn choices(member: &Member, list: &str) -> Vec<Choice> {
    let items = member.shell.platform.codes.list(list).iter();
    items.map(|item| Choice::new(item.code.clone(), item.name(member.lang))).collect()
}
