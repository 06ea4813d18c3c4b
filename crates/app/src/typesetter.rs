//! The port of the law to the documents: facts in, PDF out, off the threads that serve people.

use jiff::{Timestamp, tz::TimeZone};
use zan_documents::{
    Advocate, Client, DocLang, ImpossibilityCertificate, LocalText, NoticeOfDefence, OrderReference,
    TierAttempt, Verification, certificate, notice,
};
use zan_kernel::{
    BoxFuture,
    ports::{CertificateFacts, DocumentLanguage, NoticeFacts, Typesetter},
};
use zan_language::Lang;

/// Typesets with typst.
pub struct Typst;

fn language(language: DocumentLanguage) -> DocLang {
    match language {
        DocumentLanguage::Kazakh => DocLang::Kk,
        DocumentLanguage::Russian => DocLang::Ru,
    }
}

fn local(at: Timestamp, timezone: &str) -> jiff::civil::DateTime {
    let zone = TimeZone::get(timezone).unwrap_or(TimeZone::UTC);
    zone.to_datetime(at)
}

fn notice_of(facts: &NoticeFacts) -> NoticeOfDefence {
    NoticeOfDefence {
        number: facts.number.clone(),
        issued_on: local(facts.issued_at, &facts.timezone).date(),
        advocate: Advocate {
            name: facts.advocate.clone(),
            licence_number: facts.licence_number.clone(),
            licence_date: facts.licence_date,
            collegium: LocalText::new(&facts.collegium_kk, &facts.collegium_ru),
        },
        client: facts.client.clone().map_or(Client::Unidentified, Client::Named),
        role: LocalText::new(&facts.role_kk, &facts.role_ru),
        case_number: facts.erdr_number.clone(),
        body: LocalText::new(&facts.body_kk, &facts.body_ru),
        order: OrderReference { number: facts.order_number.clone(), date: facts.order_date },
        verification: Verification { url: facts.check_url.clone(), code: facts.check_code.clone() },
        signature: None,
    }
}

fn certificate_of(facts: &CertificateFacts) -> ImpossibilityCertificate {
    let attempts = facts
        .attempts
        .iter()
        .map(|attempt| TierAttempt {
            tier: tier_name(&attempt.tier),
            considered: attempt.considered,
            excluded: attempt.excluded,
            offered: attempt.offered,
            declined: attempt.declined,
            unanswered: attempt.unanswered,
        })
        .collect();
    ImpossibilityCertificate {
        number: facts.number.clone(),
        issued_at: local(facts.issued_at, &facts.timezone),
        request_number: facts.request_number.clone(),
        received_at: local(facts.received_at, &facts.timezone),
        body: LocalText::new(&facts.body_kk, &facts.body_ru),
        order: OrderReference { number: facts.order_number.clone(), date: facts.order_date },
        case_number: facts.erdr_number.clone(),
        client: facts.client.clone().map_or(Client::Unidentified, Client::Named),
        attempts,
        dispatcher: facts.dispatcher.clone(),
        verification: None,
        signature: None,
    }
}

fn tier_name(code: &str) -> LocalText {
    let key = format!("dispatch-tier-{code}");
    LocalText::new(Lang::Kk.t(&key), Lang::Ru.t(&key))
}

async fn off_thread(
    work: impl FnOnce() -> Result<Vec<u8>, zan_documents::DocumentError> + Send + 'static,
) -> Result<Vec<u8>, String> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| error.to_string())?
        .map_err(|error| error.to_string())
}

impl Typesetter for Typst {
    fn notice<'a>(
        &'a self,
        facts: &'a NoticeFacts,
        to: DocumentLanguage,
    ) -> BoxFuture<'a, Result<Vec<u8>, String>> {
        let document = notice_of(facts);
        Box::pin(off_thread(move || notice::render(&document, language(to))))
    }

    fn certificate<'a>(
        &'a self,
        facts: &'a CertificateFacts,
        to: DocumentLanguage,
    ) -> BoxFuture<'a, Result<Vec<u8>, String>> {
        let document = certificate_of(facts);
        Box::pin(off_thread(move || certificate::render(&document, language(to))))
    }
}
