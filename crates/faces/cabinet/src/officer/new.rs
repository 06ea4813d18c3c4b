//! The form of an order, in the order of the law's questions.

use askama::Template;
use axum::{
    Extension,
    response::{IntoResponse, Response},
};
use zan_defence::{
    bodies::{self, Body},
    orders::{self, OrderInput},
};
use zan_kernel::codes::{CodeItem, CodeLists};
use zan_language::date;
use zan_signing::Signing;
use zan_ui::{Answer, Choice, Draft, Frame, Lang, Member, Page, invalid};

use super::unit;
use crate::{
    navigation::framed,
    requests::{article, choices, in_lang},
    signing::ask,
};

/// Fields with the keys of their labels.
const LABELS: [(&str, &str); 23] = [
    ("body_code", "request-body"),
    ("officer_name", "officer-name"),
    ("officer_phone", "officer-phone"),
    ("erdr_number", "officer-erdr-number"),
    ("articles", "request-articles"),
    ("gravity", "officer-gravity"),
    ("person_identified", "request-person"),
    ("person_iin", "officer-person-iin"),
    ("person_surname", "officer-person-surname"),
    ("person_given", "officer-person-given"),
    ("person_patronymic", "officer-person-patronymic"),
    ("person_birth_date", "officer-person-birth-date"),
    ("person_role", "request-role"),
    ("ground", "request-ground"),
    ("language", "request-language"),
    ("detained_at", "officer-detained-at"),
    ("purpose", "request-purpose"),
    ("act_kind", "officer-act-kind"),
    ("act_at", "officer-act-at"),
    ("place", "officer-place"),
    ("order_number", "officer-order-number"),
    ("order_date", "officer-order-date"),
    ("minor", "request-need-minor"),
];

/// The body as its officer sees it.
#[derive(Debug, Clone)]
pub(super) struct BodyCard {
    pub name: String,
    pub zone: String,
    /// Why no order can be taken from it now.
    pub problem: Option<String>,
}

#[derive(Template)]
#[template(path = "officer/new.html")]
pub(super) struct NewPage {
    pub frame: Frame,
    pub draft: Draft,
    pub body: BodyCard,
    pub identified: Vec<Choice>,
    pub gravities: Vec<Choice>,
    pub roles: Vec<Choice>,
    pub grounds: Vec<Choice>,
    pub languages: Vec<Choice>,
    pub purposes: Vec<Choice>,
    pub act_kinds: Vec<Choice>,
}

pub(super) async fn show(member: Member) -> Answer<Page<NewPage>> {
    let today = member.now.to_zoned(zan_language::zone()).date();
    let draft = Draft::new()
        .with("officer_name", member.person.full_name.clone())
        .with("person_identified", "yes")
        .with("order_date", date(today));
    Ok(Page(page(&member, draft).await?))
}

pub(super) async fn submit(
    member: Member,
    Extension(signing): Extension<Signing>,
    draft: Draft,
) -> Answer<Response> {
    match ask(&member, &signing, orders::SUBMIT, &input(&draft), "/orders").await {
        Ok(way) => Ok(way.into_response()),
        Err(error) => Ok(invalid(page(&member, draft.refused(error)?).await?)),
    }
}

fn input(draft: &Draft) -> OrderInput {
    let text = |name: &str| draft.value(name).to_owned();
    OrderInput {
        body_code: String::new(),
        officer_name: text("officer_name"),
        officer_phone: text("officer_phone"),
        erdr_number: text("erdr_number"),
        articles: text("articles"),
        gravity: text("gravity"),
        person_identified: draft.ticked("person_identified"),
        person_iin: text("person_iin"),
        person_surname: text("person_surname"),
        person_given: text("person_given"),
        person_patronymic: text("person_patronymic"),
        person_birth_date: text("person_birth_date"),
        person_role: text("person_role"),
        minor: draft.ticked("minor"),
        ground: text("ground"),
        language: text("language"),
        detained_at: text("detained_at"),
        purpose: text("purpose"),
        act_kind: text("act_kind"),
        act_at: text("act_at"),
        place: text("place"),
        secret: draft.ticked("secret"),
        no_conflict: draft.ticked("no_conflict"),
        order_number: text("order_number"),
        order_date: text("order_date"),
    }
}

async fn page(member: &Member, draft: Draft) -> Answer<NewPage> {
    let (lang, platform) = (member.lang, &member.shell.platform);
    let mut connection = platform.pool.acquire().await?;
    let body = bodies::by_id(&mut connection, unit(member)?).await?;
    let frame = framed(member, lang.t("officer-new")).await?;
    let frame = frame.crumb(member.href("/orders"), lang.t("nav-orders")).crumb("", lang.t("officer-new"));
    Ok(filled(frame, draft, body.as_ref(), &platform.codes))
}

/// The page from what it shows.
pub(super) fn filled(frame: Frame, draft: Draft, body: Option<&Body>, codes: &CodeLists) -> NewPage {
    let lang = frame.lang;
    let list = |name: &str| choices(codes, name, lang);
    NewPage {
        draft: draft.with_labels(&LABELS),
        body: card(lang, body),
        identified: ["yes", "no"]
            .map(|answer| {
                Choice::new(answer, lang.t(&format!("officer-identified-{answer}")))
                    .with_hint(lang.t(&format!("officer-identified-hint-{answer}")))
            })
            .to_vec(),
        gravities: list("gravity"),
        roles: list("person_role"),
        grounds: codes.list("ground").iter().map(|item| ground(lang, item)).collect(),
        languages: list("language"),
        purposes: list("purpose"),
        act_kinds: list("act_kind"),
        frame,
    }
}

fn card(lang: Lang, body: Option<&Body>) -> BodyCard {
    let problem = match body {
        None => Some("body-unknown"),
        Some(body) if !body.open => Some("body-closed"),
        Some(body) if body.zone_id.is_none() => Some("body-without-zone"),
        Some(_) => None,
    };
    let zone = body
        .and_then(|body| Some(in_lang(lang, body.zone_kk.as_deref()?, body.zone_ru.as_deref()?).to_owned()));
    BodyCard {
        name: body.map(|body| body.name(lang).to_owned()).unwrap_or_default(),
        zone: zone.unwrap_or_default(),
        problem: problem.map(|code| lang.t(code)),
    }
}

/// A ground with its article and whether counsel may be waived.
fn ground(lang: Lang, item: &CodeItem) -> Choice {
    let waiver = match item.extra.get("waiver").and_then(serde_json::Value::as_str) {
        Some("yes") => lang.t("officer-waiver-yes"),
        Some("no") => lang.t("officer-waiver-no"),
        _ => lang.t("officer-waiver-depends"),
    };
    let article = article(lang, &item.citation.act, &item.citation.clause);
    Choice::new(item.code.clone(), item.name(lang)).with_hint(format!("{article}. {waiver}"))
}
