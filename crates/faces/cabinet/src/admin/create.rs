use askama::Template;
use axum::response::{IntoResponse, Response};
use uuid::Uuid;
use zan_kernel::{FieldError, Role};
use zan_registry::PageRequest;
use zan_registry::accounts::{self, NewAccount};
use zan_registry::advocates::{self, Advocate, AdvocateFilter};
use zan_registry::directory::{self, RegionName, UnitRow};
use zan_ui::{Answer, Choice, Draft, Frame, Lang, Member, Page, invalid};

use super::{PasswordPage, named, role_name};

/// Advocates shown for one search.
const FOUND: u32 = 10;
/// Kinds of units whose people do not conduct proceedings.
const OTHER_UNITS: [&str; 2] = ["collegium", "justice_department"];

/// A role to choose, with what it is for.
#[derive(Debug, Clone)]
pub(super) struct RoleLink {
    pub href: String,
    pub name: String,
    pub purpose: String,
}

/// Bodies of one region.
#[derive(Debug, Clone)]
pub(super) struct UnitGroup {
    pub region: String,
    pub units: Vec<Choice>,
}

/// An advocate of the register.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// The form with this advocate chosen.
    pub href: String,
    pub name: String,
    pub licence: String,
    pub collegium: String,
}

#[derive(Template)]
#[template(path = "admin/new.html")]
pub(super) struct NewPage {
    pub frame: Frame,
    pub draft: Draft,
    /// Roles to choose from, while none is chosen.
    pub role_links: Vec<RoleLink>,
    pub role: Option<Role>,
    pub role_name: String,
    pub groups: Vec<UnitGroup>,
    pub regions: Vec<Choice>,
    pub languages: Vec<Choice>,
    /// What the search in the register gave.
    pub found: Vec<Found>,
    pub advocate: Option<Found>,
}

impl NewPage {
    /// The fields of a person are shown: for an advocate only when the register's record is chosen.
    fn asks_person(&self) -> bool {
        self.role.is_some_and(|role| role != Role::Advocate) || self.advocate.is_some()
    }

    fn is(&self, role: &str) -> bool {
        self.role.is_some_and(|chosen| chosen.code() == role)
    }
}

/// `GET /{lang}/users/new?role=…`: the role first, then its fields.
pub(super) async fn show(member: Member) -> Answer<Page<NewPage>> {
    Ok(Page(page(&member, Draft::from_query(member.query())).await?))
}

/// `POST /{lang}/users`: makes the account and shows its one-time password.
pub(super) async fn submit(member: Member, mut draft: Draft) -> Answer<Response> {
    let Some(mut new) = read(&draft) else {
        draft.wrong(FieldError::new("role", "choice-unknown"));
        return Ok(invalid(page(&member, draft).await?));
    };
    new.unit_id = unit(&member, draft.value("unit_id")).await?;
    let mut ctx = member.ctx().await?;
    match accounts::create(&mut ctx, &new).await {
        Ok(created) => {
            ctx.commit().await?;
            let frame = crate::navigation::framed(&member, member.lang.t("user-created")).await?;
            Ok(Page(PasswordPage {
                frame,
                lead: member.lang.t("user-created-text"),
                full_name: new.full_name,
                login: new.login.to_lowercase(),
                password: created.password,
                card_href: member.href(&format!("/users/{}", created.account_id)),
            })
            .into_response())
        }
        Err(error) => {
            drop(ctx);
            Ok(invalid(page(&member, draft.refused(error)?).await?))
        }
    }
}

/// The form as the register takes it, without the body; nothing without a known role.
pub(super) fn read(draft: &Draft) -> Option<NewAccount> {
    let id = |name: &str| Uuid::parse_str(draft.value(name)).ok();
    Some(NewAccount {
        role: Role::from_code(draft.value("role"))?,
        login: draft.value("login").to_owned(),
        full_name: draft.value("full_name").to_owned(),
        email: draft.value("email").to_owned(),
        phone: draft.value("phone").to_owned(),
        language: Lang::from_code(draft.value("language")).unwrap_or_default(),
        unit_id: None,
        region: draft.given("region").map(str::to_owned),
        advocate_id: id("advocate_id"),
    })
}

/// The body of a code. The form names the hundreds of bodies by codes, which weigh less than ids.
async fn unit(member: &Member, code: &str) -> Answer<Option<Uuid>> {
    if code.is_empty() {
        return Ok(None);
    }
    let units = directory::list(&member.shell.platform.pool).await?;
    Ok(units.into_iter().find(|unit| unit.code == code).map(|unit| unit.id))
}

async fn page(member: &Member, draft: Draft) -> Answer<NewPage> {
    let (lang, pool) = (member.lang, &member.shell.platform.pool);
    let role = Role::from_code(draft.value("role"));
    let regions = directory::regions(pool).await?;
    let units = if role == Some(Role::Officer) { directory::list(pool).await? } else { Vec::new() };
    let (found, chosen) =
        if role == Some(Role::Advocate) { advocates_for(member, &draft).await? } else { (Vec::new(), None) };
    let frame = crate::navigation::framed(member, lang.t("user-new")).await?;
    Ok(NewPage {
        frame: frame.crumb(member.href("/users"), lang.t("nav-users")).crumb("", lang.t("user-new")),
        draft: prefilled(labelled(draft), chosen.as_ref()),
        role_links: if role.is_none() { role_links(lang) } else { Vec::new() },
        role_name: role.map(|role| role_name(lang, role)).unwrap_or_default(),
        groups: groups(lang, &regions, &units),
        regions: regions.iter().map(|region| choice_of_region(lang, region)).collect(),
        languages: Lang::all().map(|it| Choice::new(it.code(), it.endonym())).into(),
        found: found.iter().map(|advocate| found_row(lang, advocate)).collect(),
        advocate: chosen.as_ref().map(|advocate| found_row(lang, advocate)),
        role,
    })
}

/// What the search gives, and the advocate already chosen.
async fn advocates_for(member: &Member, draft: &Draft) -> Answer<(Vec<Advocate>, Option<Advocate>)> {
    let pool = &member.shell.platform.pool;
    if let Ok(id) = Uuid::parse_str(draft.value("advocate_id")) {
        return Ok((Vec::new(), advocates::by_id(pool, id, member.now).await?));
    }
    let Some(query) = draft.given("advocate") else { return Ok((Vec::new(), None)) };
    let filter = AdvocateFilter { query: query.to_owned(), ..AdvocateFilter::default() };
    Ok((advocates::list(pool, &filter, member.now, PageRequest::new(1, FOUND)).await?.items, None))
}

/// Explanations of the register name their field themselves.
fn labelled(draft: Draft) -> Draft {
    draft.with_labels(&[("role", "user-role")])
}

/// Fills in what the register knows already; what was typed comes first.
fn prefilled(draft: Draft, advocate: Option<&Advocate>) -> Draft {
    let draft = match advocate {
        Some(known) => draft
            .with("full_name", known.name.full())
            .with("email", known.email.clone())
            .with("phone", known.phone.clone()),
        None => draft,
    };
    if draft.given("language").is_none() { draft.with("language", Lang::Kk.code()) } else { draft }
}

pub(super) fn role_links(lang: Lang) -> Vec<RoleLink> {
    let link = |role: Role| RoleLink {
        href: format!("/{lang}/users/new?role={}", role.code()),
        name: role_name(lang, role),
        purpose: lang.t(&format!("user-purpose-{}", role.code())),
    };
    Role::ALL.map(link).into()
}

pub(super) fn groups(lang: Lang, regions: &[RegionName], units: &[UnitRow]) -> Vec<UnitGroup> {
    let of_region = |region: &RegionName| UnitGroup {
        region: named(lang, &region.name_kk, &region.name_ru).to_owned(),
        units: units
            .iter()
            .filter(|unit| unit.region == region.code && !OTHER_UNITS.contains(&unit.kind.as_str()))
            .map(|unit| Choice::new(unit.code.clone(), named(lang, &unit.name_kk, &unit.name_ru)))
            .collect(),
    };
    regions.iter().map(of_region).filter(|group| !group.units.is_empty()).collect()
}

fn choice_of_region(lang: Lang, region: &RegionName) -> Choice {
    Choice::new(region.code.clone(), named(lang, &region.name_kk, &region.name_ru))
}

fn found_row(lang: Lang, advocate: &Advocate) -> Found {
    Found {
        href: format!("/{lang}/users/new?role=advocate&advocate_id={}", advocate.id),
        name: advocate.name.full(),
        licence: lang.fill("user-licence", "number", advocate.licence_number.as_str()),
        collegium: named(lang, &advocate.collegium_kk, &advocate.collegium_ru).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_without_a_known_role_is_no_account() {
        assert!(read(&Draft::from_query("role=king&login=a")).is_none());
        let new = read(&Draft::from_query("role=officer&login=+Ab+&unit_id=none&language=xx")).unwrap();
        assert_eq!((new.login.as_str(), new.unit_id, new.language), ("Ab", None, Lang::Kk));
    }

    #[test]
    fn collegia_conduct_no_proceedings() {
        let unit = |code: &str, kind: &str| UnitRow {
            code: code.to_owned(),
            region_2021: String::new(),
            region: "71".to_owned(),
            kind: kind.to_owned(),
            name_ru: code.to_owned(),
            name_kk: code.to_owned(),
            id: Uuid::nil(),
            open: true,
            zone_id: None,
            bin: None,
        };
        let region = |code: &str| RegionName {
            code: code.to_owned(),
            name_kk: "Астана".to_owned(),
            name_ru: "Астана".to_owned(),
            timezone: "Asia/Almaty".to_owned(),
        };
        let units =
            [unit("A", "police_directorate"), unit("B", "collegium"), unit("C", "justice_department")];
        let groups = groups(Lang::Kk, &[region("71"), region("75")], &units);
        assert_eq!(groups.len(), 1);
        assert_eq!(groups[0].units.len(), 1);
    }
}
