//! The whole life of a claim.

use rust_decimal::Decimal;
use zan_payment::{
    claims::{self, AssessedLine, State},
    registers::{self, PaymentInput},
};
use zan_testkit::{refusal, wrong_fields};

use crate::world::{ALMATY, ORDER, World, as_agreed};

fn tenge(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[tokio::test]
async fn from_draft_to_money() {
    let world = World::new().await;
    let codes = &world.platform.codes;
    world.act(2, "10:00", "11:00", "confirmed").await;
    let second = world.act(6, "14:00", "15:30", "awaited").await;

    let claim = world.open().await.unwrap();
    let view = world.view(claim).await;
    assert_eq!(view.claim.state(), State::Draft);
    assert_eq!(view.claim.document_date.to_string(), "2026-03-02");
    assert_eq!(view.claim.file_by.to_string(), "2026-04-02");
    assert_eq!(view.claim.total_claimed, Some(tenge("8433.75")), "2.5 h × 0.78 × 4325");
    assert_eq!(view.claim.tariff_edition.as_deref(), Some("MJ-434-2023-ED-521-2025"));
    assert_eq!(view.claim.indicator, Some(tenge("4325")));
    assert!(view.claim.unconfirmed && view.lines.iter().all(|line| line.unconfirmed));
    assert_eq!(view.lines[0].amount_claimed, tenge("3373.50"));
    assert_eq!(view.lines[0].explanation.rate(), Some(tenge("0.78")));
    let waiting: Vec<_> = view.findings_of(view.lines[1].id).map(|finding| finding.code).collect();
    assert_eq!(waiting, ["claim-finding-awaiting"]);

    world.submit(claim).await.unwrap();
    let view = world.view(claim).await;
    assert_eq!(view.claim.number.as_deref(), Some("P75-2026-000001"));

    let mut ctx = world.officer(0).await;
    let returned = claims::return_(&mut ctx, codes, claim, &[], "").await;
    assert_eq!(
        wrong_fields(returned),
        [("reasons".to_owned(), "field-choose"), ("note".to_owned(), "field-required")]
    );
    let reasons = ["times_disputed".to_owned()];
    claims::return_(&mut ctx, codes, claim, &reasons, "Ask the body to confirm").await.unwrap();
    ctx.commit().await.unwrap();
    assert_eq!(world.view(claim).await.claim.state(), State::Returned);

    world.dispute(second, 6, "14:20", "15:00").await;
    // The correction comes after the term: the term was kept at the first submission.
    world.now_is("2026-04-20T09:00:00+05:00");
    world.submit(claim).await.unwrap();
    let view = world.view(claim).await;
    assert_eq!((view.claim.version, view.claim.number.as_deref()), (2, Some("P75-2026-000001")));
    assert_eq!((view.lines[1].minutes_claimed, view.lines[1].minutes_assessed), (90, 40));
    assert_eq!(view.lines[1].difference.as_deref(), Some("times_confirmed_shorter"));
    assert_eq!(view.claim.total_assessed, Some(tenge("5622.50")), "100 min × 0.78 × 4325");
    assert!(view.findings.iter().all(|finding| finding.code != "claim-finding-late"));

    let mut ctx = world.officer(0).await;
    let mut typed = as_agreed(&view);
    typed[0] = AssessedLine { minutes: "50".to_owned(), ..typed[0].clone() };
    let checked = claims::check(&mut ctx, codes, claim, &typed, "").await;
    assert_eq!(wrong_fields(checked)[0].1, "claim-cut-reason");
    typed[0].difference = "not_payable".to_owned();
    claims::check(&mut ctx, codes, claim, &typed, "").await.unwrap();
    ctx.commit().await.unwrap();
    let view = world.view(claim).await;
    assert_eq!(view.lines[0].amount_assessed, tenge("2811.25"), "50 min");
    assert_eq!(view.claim.total_assessed, Some(tenge("5060.25")), "90 min");
    assert_eq!(view.claim.total_claimed, Some(tenge("8433.75")), "what was claimed stays");
    assert_eq!(view.claim.checked_by_name.as_deref(), Some("First Officer"));

    assert_eq!(refusal(world.approve(claim, 0).await).code, "claim-second-person");
    world.approve(claim, 1).await.unwrap();

    let mut ctx = world.officer(1).await;
    let register = registers::make(&mut ctx, ALMATY).await.unwrap();
    ctx.commit().await.unwrap();
    world.sql("UPDATE advocates SET iban = 'KZ000000000000000000', surname = 'Өзгерген'").await;
    let rows = registers::rows(world.db.pool(), register).await.unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].advocate_name, "Сәрсенова Айгүл", "as it stood at submission");
    assert_eq!(
        (rows[0].iban.as_str(), rows[0].agreement_number.as_str()),
        ("KZ86125KZT5004100100", "С-75/1")
    );
    assert_eq!((rows[0].minutes, rows[0].amount, rows[0].unconfirmed), (90, tenge("5060.25"), true));
    let found = registers::by_id(world.db.pool(), Some(ALMATY), register).await.unwrap();
    assert_eq!((found.number.as_str(), found.claims, found.total), ("R75-2026-0001", 1, tenge("5060.25")));
    assert_eq!(
        (found.period_start.to_string(), found.period_end.to_string()),
        ("2026-03-02".into(), "2026-03-06".into())
    );

    let mut ctx = world.officer(0).await;
    let input = PaymentInput { paid_on: "20.04.2026".to_owned(), payment_document: "ПП 5".to_owned() };
    registers::record_payment(&mut ctx, register, &input).await.unwrap();
    ctx.commit().await.unwrap();
    let mut ctx = world.officer(0).await;
    let again = registers::record_payment(&mut ctx, register, &input).await;
    assert_eq!(refusal(again).code, "register-already-paid");

    let view = world.view(claim).await;
    assert_eq!(view.claim.state(), State::Paid);
    let history: Vec<_> =
        view.decisions.iter().map(|decision| (decision.kind.as_str(), decision.version)).collect();
    assert_eq!(
        history,
        [
            ("submission", 1),
            ("return", 1),
            ("submission", 2),
            ("check", 2),
            ("approval", 2),
            ("register", 2),
            ("payment", 2)
        ]
    );
    let told = [
        "claim.submitted",
        "claim.returned",
        "claim.submitted",
        "claim.checked",
        "claim.approved",
        "claim.registered",
        "claim.paid",
    ];
    assert_eq!(world.journal(ORDER).await, told, "the timeline of the request");
    assert_eq!(world.journal(claim).await[1..], told);
    assert_eq!(world.count("SELECT count(*) FROM letters WHERE to_address = 'a@example.kz'").await, 2);
    assert_eq!(world.count("SELECT count(*) FROM letters WHERE body LIKE '%75-2026-000001%'").await, 2);
    let verified = claims::verify(world.db.pool(), claim).await.unwrap();
    assert!(verified.equal, "{verified:?}");
    assert_eq!(zan_kernel::journal::verify(world.db.owner_pool()).await.unwrap().findings, []);
}
