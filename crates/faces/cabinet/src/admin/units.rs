use askama::Template;
use axum::response::{IntoResponse, Response};
use uuid::Uuid;
use zan_registry::accounts;
use zan_registry::directory::{self, RegionName, UnitRow};
use zan_ui::{Answer, Choice, Draft, Failure, Frame, Id, Lang, Member, Page, Pages, Redirect, Tone, invalid};

use super::named;

/// Units on one page.
const SIZE: usize = 30;

/// One unit in the list.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub href: String,
    pub name: String,
    pub region: String,
    /// Empty while it is not recorded.
    pub bin: String,
}

#[derive(Template)]
#[template(path = "admin/units.html")]
pub(super) struct UnitsPage {
    pub frame: Frame,
    pub draft: Draft,
    pub regions: Vec<Choice>,
    pub states: Vec<Choice>,
    pub rows: Vec<Row>,
    pub pages: Pages,
}

#[derive(Template)]
#[template(path = "admin/unit.html")]
pub(super) struct UnitPage {
    pub frame: Frame,
    /// What was typed, or the number as it is recorded.
    pub draft: Draft,
    pub href: String,
    pub name: String,
    pub region: String,
    pub code: String,
    pub bin: String,
}

/// `GET /{lang}/units`.
pub(super) async fn list(member: Member) -> Answer<Page<UnitsPage>> {
    let (lang, pool) = (member.lang, &member.shell.platform.pool);
    let draft = Draft::from_query(member.query());
    let (units, regions) = (directory::list(pool).await?, directory::regions(pool).await?);
    let wanted: Vec<_> = units.into_iter().filter(|unit| is_wanted(unit, &draft)).collect();
    let pages = Pages::from_query(member.path(), member.query(), SIZE, wanted.len());
    let shown = wanted.iter().skip(pages.offset()).take(SIZE);
    let frame = crate::navigation::framed(&member, lang.t("nav-units")).await?;
    Ok(Page(UnitsPage {
        rows: shown.map(|unit| row(lang, unit, &regions)).collect(),
        regions: regions
            .iter()
            .map(|region| Choice::new(region.code.clone(), named(lang, &region.name_kk, &region.name_ru)))
            .collect(),
        states: states(lang),
        pages,
        draft,
        frame,
    }))
}

pub(super) fn states(lang: Lang) -> Vec<Choice> {
    ["recorded", "missing"].map(|code| Choice::new(code, lang.t(&format!("unit-bin-{code}")))).into()
}

fn is_wanted(unit: &UnitRow, draft: &Draft) -> bool {
    let query = draft.value("q").to_lowercase();
    let named = |name: &str| name.to_lowercase().contains(&query);
    let number = unit.bin.as_deref().unwrap_or_default();
    let state = match draft.value("state") {
        "recorded" => unit.bin.is_some(),
        "missing" => unit.bin.is_none(),
        _ => true,
    };
    let region = draft.value("region");
    state
        && (region.is_empty() || unit.region == region)
        && (named(&unit.name_kk) || named(&unit.name_ru) || named(&unit.code) || named(number))
}

pub(super) fn row(lang: Lang, unit: &UnitRow, regions: &[RegionName]) -> Row {
    Row {
        href: format!("/{lang}/units/{}", unit.id),
        name: named(lang, &unit.name_kk, &unit.name_ru).to_owned(),
        region: region_name(lang, &unit.region, regions),
        bin: unit.bin.clone().unwrap_or_default(),
    }
}

fn region_name(lang: Lang, code: &str, regions: &[RegionName]) -> String {
    let known = regions.iter().find(|region| region.code == code);
    known.map_or_else(|| code.to_owned(), |it| named(lang, &it.name_kk, &it.name_ru).to_owned())
}

/// `GET /{lang}/units/{id}`.
pub(super) async fn show(member: Member, Id(id): Id) -> Answer<Page<UnitPage>> {
    Ok(Page(page(&member, id, None).await?))
}

async fn page(member: &Member, id: Uuid, refused: Option<Draft>) -> Answer<UnitPage> {
    let (lang, pool) = (member.lang, &member.shell.platform.pool);
    let unit = directory::unit_by_id(pool, id).await?.ok_or(Failure::NotFound)?;
    let regions = directory::regions(pool).await?;
    let frame = crate::navigation::framed(member, named(lang, &unit.name_kk, &unit.name_ru)).await?;
    let frame = frame.crumb(member.href("/units"), lang.t("nav-units"));
    Ok(unit_page(frame, &unit, &regions, refused))
}

pub(super) fn unit_page(
    frame: Frame,
    unit: &UnitRow,
    regions: &[RegionName],
    refused: Option<Draft>,
) -> UnitPage {
    let lang = frame.lang;
    let bin = unit.bin.clone().unwrap_or_default();
    UnitPage {
        draft: refused.unwrap_or_else(|| Draft::new().with("bin", bin.clone())),
        href: format!("/{lang}/units/{}", unit.id),
        name: named(lang, &unit.name_kk, &unit.name_ru).to_owned(),
        region: region_name(lang, &unit.region, regions),
        code: unit.code.clone(),
        bin,
        frame: frame.crumb("", lang.t("unit-card")),
    }
}

/// `POST /{lang}/units/{id}/bin`: records the number that certificates of the body's officers carry.
pub(super) async fn record_bin(member: Member, Id(id): Id, draft: Draft) -> Answer<Response> {
    let mut ctx = member.ctx().await?;
    match accounts::record_bin(&mut ctx, id, draft.value("bin")).await {
        Ok(()) => {
            ctx.commit().await?;
            let page = Redirect::to(member.href(&format!("/units/{id}")));
            Ok(page.saying(Tone::Success, "unit-bin-done", "").into_response())
        }
        Err(error) => {
            drop(ctx);
            Ok(invalid(page(&member, id, Some(draft.refused(error)?)).await?))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(name: &str, bin: Option<&str>) -> UnitRow {
        UnitRow {
            code: "71-01".to_owned(),
            region_2021: String::new(),
            region: "71".to_owned(),
            kind: "police_directorate".to_owned(),
            name_ru: name.to_owned(),
            name_kk: name.to_owned(),
            id: Uuid::nil(),
            open: true,
            zone_id: None,
            bin: bin.map(str::to_owned),
        }
    }

    #[test]
    fn units_are_sought_by_name_number_region_and_what_is_missing() {
        let (with, without) = (unit("ПОЛИЦИЯ", Some("180440012340")), unit("Сот", None));
        for (query, found) in [
            ("", [true, true]),
            ("q=полиц", [true, false]),
            ("q=0012340", [true, false]),
            ("state=missing", [false, true]),
            ("state=recorded&region=71", [true, false]),
            ("region=75", [false, false]),
            ("state=odd", [true, true]),
        ] {
            let draft = Draft::from_query(query);
            assert_eq!([is_wanted(&with, &draft), is_wanted(&without, &draft)], found, "{query}");
        }
    }
}
