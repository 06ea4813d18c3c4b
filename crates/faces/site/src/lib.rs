//! What everybody may see: the first page, signing in, the public check of a notice, help, statements, and in the
//! demonstration the ways into it.

mod demo;
mod home;
mod notices;
mod pages;
mod password;
mod settings;
mod sign_in;
#[cfg(test)]
mod tests;

pub use settings::{Check, Checks, Demo, Part, SiteSettings};

use std::sync::Arc;

use zan_kernel::{Action, Role};
use zan_ui::{Doors, Draft, Lang, Member, NavItem, Params, Visitor, parts_page};

use settings::Site;

/// Every door of the site. The doors of the demonstration exist only when `settings.demo` is given.
#[must_use]
pub fn doors(settings: SiteSettings) -> Doors {
    let demo = settings.demo.is_some();
    let site = Arc::new(Site::new(settings));
    let doors = entrances(&site).merge(public_pages(&site));
    if demo { doors.merge(demo_doors(&site)) } else { doors }
}

fn entrances(site: &Arc<Site>) -> Doors {
    let (shown, sent, cabinet) = (site.clone(), site.clone(), site.clone());
    Doors::new()
        .get("/{lang}/sign-in", Action::Public, move |visitor: Visitor| sign_in::show(shown.clone(), visitor))
        .post("/{lang}/sign-in", Action::Public, move |visitor: Visitor, draft: Draft| {
            sign_in::submit(sent.clone(), visitor, draft)
        })
        .post("/{lang}/sign-out", Action::OwnAccount, sign_in::sign_out)
        .get("/{lang}/cabinet", Action::OwnAccount, move |member: Member| {
            sign_in::cabinet(cabinet.clone(), member)
        })
        .get("/{lang}/password", Action::OwnAccount, password::show)
        .post("/{lang}/password", Action::OwnAccount, password::change)
}

fn public_pages(site: &Arc<Site>) -> Doors {
    let (home, status) = (site.clone(), site.clone());
    let (form, printed) = (site.clone(), site.clone());
    Doors::new()
        .get("/{lang}", Action::Public, pages::to_home)
        .get("/{lang}/", Action::Public, move |visitor: Visitor| home::home(home.clone(), visitor))
        .get("/{lang}/notices", Action::Public, move |visitor: Visitor| notices::form(form.clone(), visitor))
        .get("/{lang}/notices/{number}/{code}", Action::Public, move |visitor: Visitor, params: Params| {
            notices::printed(printed.clone(), visitor, params)
        })
        .get("/{lang}/help", Action::Public, pages::help)
        .get("/{lang}/accessibility", Action::Public, pages::accessibility)
        .get("/{lang}/status", Action::Public, move |visitor: Visitor| pages::status(status.clone(), visitor))
        .get("/robots.txt", Action::Public, pages::robots)
        .get("/favicon.ico", Action::Public, pages::favicon)
}

fn demo_doors(site: &Arc<Site>) -> Doors {
    let clock = site.clone();
    Doors::new()
        .post("/{lang}/demo/clock", Action::Public, move |visitor: Visitor, draft: Draft| {
            demo::advance(clock.clone(), visitor, draft)
        })
        .get("/{lang}/parts", Action::Public, parts_page)
}

/// Links under the header: for `Shell::sections`.
#[must_use]
pub fn sections(lang: Lang, role: Option<Role>) -> Vec<NavItem> {
    let item = |path: &str, key: &str| NavItem::new(format!("/{lang}{path}"), lang.t(key));
    let mut items = vec![item("/", "site-home")];
    if role.is_some() {
        items.push(item("/cabinet", "site-cabinet"));
    }
    items.push(item("/notices", "site-notices"));
    if role.is_none() {
        items.push(item("/signatures", "site-signatures"));
    }
    items.push(item("/help", "site-help"));
    items
}

/// Links of the footer: for `Shell::footer`.
#[must_use]
pub fn footer(lang: Lang) -> Vec<NavItem> {
    [
        ("/notices", "site-notices"),
        ("/signatures", "site-signatures"),
        ("/help", "site-help"),
        ("/status", "site-status"),
        ("/accessibility", "site-accessibility"),
    ]
    .into_iter()
    .map(|(path, key)| NavItem::new(format!("/{lang}{path}"), lang.t(key)))
    .collect()
}
