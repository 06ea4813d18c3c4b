//! Pages of oversight: every request of the country, why each advocate was chosen, and the proof of it.

mod list;
mod request;
mod rounds;
#[cfg(test)]
mod tests;

use zan_kernel::Action;
use zan_ui::Doors;

pub(crate) fn doors() -> Doors {
    Doors::new()
        .get("/{lang}/requests", Action::OversightRead, list::list)
        .get("/{lang}/requests/{id}", Action::OversightRead, request::show)
        .post("/{lang}/requests/{id}/verification", Action::OversightRead, request::verify)
        .get("/{lang}/requests/{id}/bundle.json", Action::OversightRead, request::bundle)
}
