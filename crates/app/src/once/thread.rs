//! The thread, step by step: order, offer, acceptance, notice, work, claim, decision, register, payment.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use zan_connectors::erdr::{
    client::ErdrClient,
    wire::{ActAnswer, Answer, OrderAccepted, OrderStatus},
};
use zan_kernel::journal;
use zan_language::Lang;
use zan_throwaway_pki::Key;

use super::person::Person;
use crate::demo::{Demo, PASSWORD, UNIT};

/// How long a step that the worker does may take.
const PATIENCE: Duration = Duration::from_secs(20);

struct Story<'a> {
    demo: &'a Demo,
    begun: Instant,
    erdr: &'a ErdrClient,
}

/// Tells the whole thread and prints a line a step.
///
/// # Errors
/// The first step that did not happen.
pub async fn tell(demo: &Demo, begun: Instant) -> Result<()> {
    let story = Story { demo, begun, erdr: demo.erdr.state.client() };
    let order = story.order().await?;
    let (advocate, appointment) = story.offer(&order).await?;
    story.notice(&advocate, &appointment, &order).await?;
    story.work(&advocate, &appointment, &order).await?;
    let claim = story.claim(&advocate, &appointment).await?;
    story.decide(&claim).await?;
    story.pay().await?;
    story.verify().await
}

impl Story<'_> {
    fn say(&self, text: &str) {
        println!("[{:6.2} s] {text}", self.begun.elapsed().as_secs_f64());
    }

    fn key(&self, login: &str) -> Option<&Key> {
        self.demo.centre.keys.get(login)
    }

    fn now(&self) -> Timestamp {
        self.demo.platform.clock.now()
    }

    async fn order(&self) -> Result<OrderAccepted> {
        let message = self.demo.erdr.state.invent_order(UNIT).context("no order could be invented")?;
        let sent = Instant::now();
        let order = self.erdr.submit_order(&message).await?;
        self.say(&format!(
            "ЕРДР sent order {} of case {}: request {} ({}), accepted in {} ms, counsel due by {}",
            message.order.number,
            message.erdr_number,
            order.number,
            order.urgency,
            sent.elapsed().as_millis(),
            local(order.accept_by)
        ));
        let again = self.erdr.submit_order(&message).await?;
        ensure!(again.id == order.id && again.already_known, "the same order was taken twice");
        self.say("ЕРДР sent the same order again: answered with the same request");
        Ok(order)
    }

    async fn offer(&self, order: &OrderAccepted) -> Result<(Person, String)> {
        let waiting = self.erdr.order(order.id).await?;
        ensure!(waiting.counsel.is_none(), "the body sees counsel before acceptance");
        self.say("the body sees that counsel is searched for, and no candidate");
        for login in ["advocate1", "advocate2", "advocate3"] {
            let advocate = Person::sign_in(&self.demo.url, login, PASSWORD, self.key(login)).await?;
            let list = advocate.open("/kk/offers").await?;
            let Some(link) = list.link("/kk/offers/") else { continue };
            let offer = advocate.open(&link).await?;
            self.say(&format!("{login} on duty opened the offer"));
            let checked = advocate.send(&offer, "/conflict-check", &[]).await?;
            self.say("the names of the case were checked for a conflict of interest (journalled)");
            let taken = advocate.send(&checked, "/acceptance", &[]).await?;
            let status = self.erdr.order(order.id).await?;
            let counsel = status.counsel.context("the body does not see counsel after acceptance")?;
            self.say(&format!("accepted: {}, licence {}", counsel.name, counsel.licence_number));
            let appointment = if taken.path.contains("/appointments/") {
                taken.path
            } else {
                advocate
                    .open("/kk/appointments")
                    .await?
                    .link("/kk/appointments/")
                    .context("no appointment is listed")?
            };
            return Ok((advocate, appointment));
        }
        anyhow::bail!("no advocate on duty has the offer")
    }

    async fn notice(&self, advocate: &Person, appointment: &str, order: &OrderAccepted) -> Result<()> {
        let page = advocate.open(appointment).await?;
        let asked = advocate.send(&page, "/notice", &[]).await?;
        advocate.sign(asked, self.now()).await?;
        self.say("the advocate signed the notice, in Kazakh and in Russian, with a GOST key");
        let arrived = self
            .demo
            .erdr
            .state
            .wait_for(PATIENCE, |seen| seen.messages().any(|message| message.kind == "notice.issued"))
            .await;
        ensure!(arrived.is_some(), "no signed callback brought the notice");
        let status = self.erdr.order(order.id).await?;
        let notice = status.notice.context("the request has no notice")?;
        let kazakh = notice.files.kk.context("no notice in Kazakh")?;
        let russian = notice.files.ru.context("no notice in Russian")?;
        let (kazakh, russian) = (self.erdr.download(&kazakh).await?, self.erdr.download(&russian).await?);
        ensure!(kazakh.starts_with(b"%PDF") && russian.starts_with(b"%PDF"), "the notice is no PDF");
        self.say(&format!(
            "notice of defence {} came by signed callback, PDF {} KB in Kazakh, {} KB in Russian",
            notice.number,
            kazakh.len() / 1024,
            russian.len() / 1024
        ));
        let anyone = Person::new(&self.demo.url)?;
        let path = notice.check_url.strip_prefix(&self.demo.url).unwrap_or(&notice.check_url).to_owned();
        let check = anyone.open(&path).await?;
        ensure!(check.text.contains(&notice.number), "the public page does not confirm the notice");
        self.say("anyone can check it at the address of its QR code");
        Ok(())
    }

    async fn work(&self, advocate: &Person, appointment: &str, order: &OrderAccepted) -> Result<()> {
        let page = advocate.open(appointment).await?;
        advocate.send(&page, "/arrival", &[]).await?;
        self.say("the advocate arrived");
        let started = self.now();
        for _ in 0..2 {
            let home = advocate.open("/kk/").await?;
            advocate.send(&home, "/demo/clock", &[("hours", "1")]).await?;
        }
        let (start, end) = (minute(started), minute(started.saturating_add(SignedDuration::from_mins(95))?));
        let page = advocate.open(appointment).await?;
        let values = [
            ("kind", "interrogation"),
            ("started_at", start.as_str()),
            ("ended_at", end.as_str()),
            ("place", "Сарыарқа АПБ"),
        ];
        advocate.send(&page, "/acts", &values).await?;
        self.say(&format!(
            "work recorded: interrogation {start} to {end}, 95 min (the demonstration's clock was moved 2 h)"
        ));
        let status: OrderStatus = self.erdr.order(order.id).await?;
        let act = status.acts.first().context("the body does not see the act")?;
        let answer = ActAnswer {
            answer: Answer::Confirmed,
            started_at: None,
            ended_at: None,
            note: None,
            officer_name: "Тергеуші".to_owned(),
        };
        self.erdr.confirm_act(act.id, &answer).await?;
        self.say("the body confirmed its times");
        Ok(())
    }

    async fn claim(&self, advocate: &Person, appointment: &str) -> Result<String> {
        let page = advocate.open(appointment).await?;
        let draft = advocate.send(&page, "/claim", &[]).await?;
        self.say("a claim was prefilled from the record and calculated with an explanation a line");
        let asked = advocate.send(&draft, "/submission", &[("no_client_money", "yes")]).await?;
        let sent = advocate.sign(asked, self.now()).await?;
        self.say("the advocate signed and submitted the claim");
        Ok(sent.path.rsplit('/').next().unwrap_or_default().to_owned())
    }

    async fn decide(&self, claim: &str) -> Result<()> {
        let path = format!("/kk/desk/{claim}");
        let first = Person::sign_in(&self.demo.url, "justice1", PASSWORD, self.key("justice1")).await?;
        let page = first.open(&path).await?;
        let checked = first.send(&page, "/check", &[]).await?;
        self.say("justice1 checked the claim");
        let refusal = first.refused(&checked, &format!("{path}/approval")).await?;
        ensure!(
            refusal.contains(&Lang::Kk.t("claim-second-person")),
            "the refusal does not say why: {refusal}"
        );
        let second = Person::sign_in(&self.demo.url, "justice2", PASSWORD, self.key("justice2")).await?;
        let page = second.open(&path).await?;
        let asked = second.send(&page, "/approval", &[]).await?;
        second.sign(asked, self.now()).await?;
        self.say("justice2 approved it with a signature: a second person, the first one was refused");
        Ok(())
    }

    async fn pay(&self) -> Result<()> {
        let officer = Person::sign_in(&self.demo.url, "justice2", PASSWORD, self.key("justice2")).await?;
        let list = officer.open("/kk/registers").await?;
        let register = officer.send(&list, "/registers", &[]).await?;
        let xlsx = officer.download(&format!("{}/register.xlsx", register.path)).await?;
        let csv = String::from_utf8(officer.download(&format!("{}/register.csv", register.path)).await?)?;
        ensure!(xlsx.starts_with(b"PK"), "the register is no XLSX");
        let row = csv.lines().nth(1).context("the register is empty")?;
        self.say(&format!("payment register made: XLSX {} KB; CSV row: {row}", xlsx.len() / 1024));
        let today = local(self.now()).split(' ').next().unwrap_or_default().to_owned();
        let values = [("paid_on", today.as_str()), ("payment_document", "1-2026")];
        officer.send(&register, "/payment", &values).await?;
        self.say("payment recorded");
        Ok(())
    }

    async fn verify(&self) -> Result<()> {
        let report = journal::verify(&self.demo.platform.pool).await?;
        ensure!(report.is_clean(), "the journal does not verify: {:?}", report.findings);
        self.say(&format!(
            "journal: {} entries, root {}…, verified",
            report.size,
            report.root.to_string().chars().take(16).collect::<String>()
        ));
        let letters = self.demo.erdr.state.letters().len();
        ensure!(letters > 0, "no letter left through SMTP");
        self.say(&format!("letters sent through SMTP: {letters}"));
        Ok(())
    }
}

fn astana(at: Timestamp) -> jiff::civil::DateTime {
    TimeZone::get("Asia/Almaty").unwrap_or(TimeZone::UTC).to_datetime(at)
}

fn local(at: Timestamp) -> String {
    astana(at).strftime("%d.%m.%Y %H:%M").to_string()
}

fn minute(at: Timestamp) -> String {
    astana(at).strftime("%Y-%m-%dT%H:%M").to_string()
}
