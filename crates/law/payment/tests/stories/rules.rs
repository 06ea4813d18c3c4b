//! What is refused, and why.

use rust_decimal::Decimal;
use zan_kernel::Kind;
use zan_payment::{
    claims::{self, Filter, State, SubmitInput},
    registers,
};
use zan_testkit::{refusal, wrong_fields};

use crate::world::{ADVOCATE, ALMATY, ASSIGNMENT, ASTANA, World, as_agreed};

#[tokio::test]
async fn an_act_is_claimed_once() {
    let world = World::new().await;
    assert_eq!(refusal(world.open().await).code, "claim-no-acts");
    world.act(2, "10:00", "11:00", "confirmed").await;
    world.act(3, "10:00", "11:00", "confirmed").await;
    let first = world.open().await.unwrap();
    assert_eq!(world.open().await.unwrap(), first, "the same draft");
    let before = world.view(first).await;
    assert_eq!(before.lines.len(), 2);
    world.act(4, "10:00", "11:00", "confirmed").await;
    let leave_out = vec![before.lines[0].id];
    world.submit_with(first, SubmitInput { no_client_money: true, leave_out }).await.unwrap();
    let submitted = world.view(first).await;
    assert_eq!(submitted.lines.len(), 1, "one left out, one not shown yet");
    assert_eq!(submitted.lines[0].id, before.lines[1].id);
    let second = world.open().await.unwrap();
    let acts: Vec<_> = world.view(second).await.lines.iter().map(|line| line.act_id).collect();
    assert_eq!(acts.len(), 2);
    assert!(!acts.contains(&submitted.lines[0].act_id));
    world.submit(second).await.unwrap();
    assert_eq!(world.view(second).await.claim.number.as_deref(), Some("P75-2026-000002"));
    assert_eq!(refusal(world.open().await).code, "claim-no-acts");
    let twice = sqlx::query(
        "INSERT INTO claim_lines SELECT gen_random_uuid(), $1, act_id, 9, kind, started_at, ended_at, 1, 1, 0, 0, '',
           false, NULL, '{}', true FROM claim_lines WHERE claim_id = $2",
    )
    .bind(second)
    .bind(first)
    .execute(world.db.pool())
    .await;
    assert_eq!(zan_kernel::constraint(&twice.unwrap_err()), Some("claim_lines_act_once"));
}

#[tokio::test]
async fn time_that_nobody_shares_is_not_paid() {
    let world = World::new().await;
    let act = world.act(2, "10:00", "11:00", "awaited").await;
    world.act(3, "10:00", "11:00", "confirmed").await;
    world.dispute(act, 2, "12:00", "13:00").await;
    let claim = world.open().await.unwrap();
    let view = world.view(claim).await;
    assert_eq!((view.lines[0].minutes_claimed, view.lines[0].minutes_assessed), (60, 0));
    assert_eq!(view.lines[0].amount_assessed, Decimal::ZERO);
    assert!(view.lines[0].amount_claimed > Decimal::ZERO, "what the advocate claims stays");
    assert_eq!(view.lines[0].body_started_at.unwrap().to_string(), "2026-03-02T07:00:00Z");
    let codes: Vec<_> = view.findings_of(view.lines[0].id).map(|finding| finding.code).collect();
    assert_eq!(codes, ["claim-finding-disputed"]);
    assert!(claims::verify(world.db.pool(), claim).await.unwrap().equal);
}

#[tokio::test]
async fn others_do_not_see_the_claim() {
    let world = World::new().await;
    let claim = world.submitted().await;
    let codes = &world.platform.codes;
    let mut ctx = world.colleague().await;
    assert_eq!(refusal(claims::open(&mut ctx, codes, ASSIGNMENT).await).kind, Kind::NotFound);
    let input = SubmitInput { no_client_money: true, leave_out: Vec::new() };
    assert_eq!(refusal(claims::submit(&mut ctx, codes, claim, &input).await).kind, Kind::NotFound);
    let mut ctx = world.stranger().await;
    let reasons = ["other".to_owned()];
    let answers = [
        refusal(claims::return_(&mut ctx, codes, claim, &reasons, "Long enough words").await),
        refusal(claims::refuse(&mut ctx, codes, claim, &reasons, "Long enough words").await),
        refusal(claims::check(&mut ctx, codes, claim, &[], "").await),
        refusal(claims::approve(&mut ctx, claim).await),
        refusal(registers::make(&mut ctx, ALMATY).await),
    ];
    assert!(answers.iter().all(|answer| answer.kind == Kind::NotFound), "{answers:?}");
    assert!(claims::for_desk(&world.platform, ASTANA, claim).await.is_err());
    assert!(claims::for_desk(&world.platform, ALMATY, claim).await.is_ok());
    let stranger = claims::for_advocate(&world.platform, crate::world::COLLEAGUE, claim).await;
    assert_eq!(refusal(stranger).kind, Kind::NotFound);
    let mut ctx = world.officer(0).await;
    assert_eq!(refusal(claims::open(&mut ctx, codes, ASSIGNMENT).await).code, "access-denied");
    let mut ctx = world.advocate().await;
    assert_eq!(refusal(claims::approve(&mut ctx, claim).await).code, "access-denied");
    assert_eq!(refusal(registers::make(&mut ctx, ALMATY).await).code, "access-denied");
}

#[tokio::test]
async fn a_draft_is_the_advocates_own_paper() {
    let world = World::new().await;
    world.act(2, "10:00", "11:00", "confirmed").await;
    let draft = world.open().await.unwrap();
    assert!(claims::for_desk(&world.platform, ALMATY, draft).await.is_err());
    let region = Filter { region: Some(ALMATY.to_owned()), ..Filter::default() };
    assert_eq!(claims::list(world.db.pool(), &region).await.unwrap().total, 0);
    let mut ctx = world.officer(0).await;
    let checked = claims::check(&mut ctx, &world.platform.codes, draft, &[], "").await;
    assert_eq!(refusal(checked).kind, Kind::NotFound);
}

#[tokio::test]
async fn the_term_is_one_month_from_the_document() {
    let world = World::new().await;
    world.act(2, "10:00", "11:00", "confirmed").await;
    let claim = world.open().await.unwrap();
    world.now_is("2026-04-03T00:00:00+05:00");
    let late = refusal(world.submit(claim).await);
    assert_eq!(late.code, "claim-late");
    assert_eq!(late.args, [("document", "02.03.2026".to_owned()), ("until", "02.04.2026".to_owned())]);
    assert_eq!(world.view(claim).await.findings[0].code, "claim-finding-late");
    world.now_is("2026-04-02T23:59:59+05:00");
    world.submit(claim).await.unwrap();
}

#[tokio::test]
async fn a_claim_needs_account_declaration_and_rate() {
    let world = World::new().await;
    world.act(2, "10:00", "11:00", "confirmed").await;
    world.sql("UPDATE orders SET person_role = 'victim'").await;
    let claim = world.open().await.unwrap();
    let view = world.view(claim).await;
    let line = &view.lines[0];
    assert_eq!(line.refusal().unwrap().code(), "tariff-refusal-item-without-rate");
    assert_eq!((line.tariff_item.as_str(), line.amount_claimed), ("C434.VICTIM_REPR", Decimal::ZERO));
    let bare = SubmitInput::default();
    assert_eq!(
        wrong_fields(world.submit_with(claim, bare).await),
        [
            ("no_client_money".to_owned(), "claim-declaration"),
            (format!("line-{}", line.id), "tariff-refusal-item-without-rate")
        ]
    );
    world.sql("UPDATE orders SET person_role = 'suspect'; UPDATE advocates SET iban = NULL").await;
    assert_eq!(refusal(world.submit(claim).await).code, "claim-no-iban");
    world.sql("UPDATE advocates SET iban = 'KZ86125KZT5004100100'").await;
    world.submit(claim).await.unwrap();
    assert!(world.view(claim).await.claim.no_client_money);
    let leave_out = world.view(claim).await.lines.iter().map(|line| line.id).collect();
    let again = world.submit_with(claim, SubmitInput { no_client_money: true, leave_out }).await;
    assert_eq!(refusal(again).code, "claim-wrong-state");
}

#[tokio::test]
async fn the_officers_form_is_checked_all_at_once() {
    let world = World::new().await;
    world.act(3, "10:00", "11:00", "confirmed").await;
    let claim = world.submitted().await;
    let view = world.view(claim).await;
    let codes = &world.platform.codes;
    let mut typed = as_agreed(&view);
    typed[0].minutes = "61".to_owned();
    typed[1].minutes = "-1".to_owned();
    typed.push(claims::AssessedLine::default());
    let mut ctx = world.officer(0).await;
    let fields: Vec<_> = wrong_fields(claims::check(&mut ctx, codes, claim, &typed, &"x".repeat(2001)).await)
        .into_iter()
        .map(|(_, code)| code)
        .collect();
    assert_eq!(
        fields,
        ["claim-line-unknown", "claim-minutes-more", "claim-minutes-number", "field-too-long"]
    );
    let missing = claims::check(&mut ctx, codes, claim, &as_agreed(&view)[..1], "").await;
    assert_eq!(wrong_fields(missing), [(format!("minutes-{}", view.lines[1].id), "field-required")]);
    let mut typed = as_agreed(&view);
    (typed[0].minutes, typed[0].difference) = ("0".to_owned(), "other".to_owned());
    let without_words = claims::check(&mut ctx, codes, claim, &typed, " ").await;
    assert_eq!(wrong_fields(without_words), [("note".to_owned(), "field-required")]);
    claims::check(&mut ctx, codes, claim, &typed, "There was no such act").await.unwrap();
    ctx.commit().await.unwrap();
    let view = world.view(claim).await;
    assert_eq!(view.lines[0].amount_assessed, Decimal::ZERO);
    assert_eq!(view.claim.total_assessed, Some("3373.50".parse().unwrap()));
    assert!(view.lines[0].explanation.assessed.is_none());
    assert!(claims::verify(world.db.pool(), claim).await.unwrap().equal);
}

#[tokio::test]
async fn a_refusal_frees_the_acts_and_is_remembered() {
    let world = World::new().await;
    let claim = world.submitted().await;
    let codes = &world.platform.codes;
    let mut ctx = world.officer(0).await;
    let unknown = ["no_such_reason".to_owned()];
    let refused = claims::refuse(&mut ctx, codes, claim, &unknown, "short").await;
    assert_eq!(
        wrong_fields(refused),
        [("reasons".to_owned(), "field-choose"), ("note".to_owned(), "field-too-short")]
    );
    let reasons = ["work_not_done".to_owned()];
    claims::refuse(&mut ctx, codes, claim, &reasons, "The body denies the act").await.unwrap();
    ctx.commit().await.unwrap();
    assert_eq!(world.view(claim).await.claim.state(), State::Refused);
    assert_eq!(refusal(world.approve(claim, 1).await).code, "claim-wrong-state");
    let second = world.open().await.unwrap();
    let view = world.view(second).await;
    let finding =
        view.findings.iter().find(|finding| finding.code == "claim-finding-refused-before").unwrap();
    assert_eq!(finding.args, [("number", "P75-2026-000001".to_owned())]);
    assert!(finding.text(zan_language::Lang::Kk).contains("P75-2026-000001"));
}

#[tokio::test]
async fn an_old_claim_is_recalculated_by_the_law_it_used() {
    let world = World::new().await;
    let claim = world.submitted().await;
    world
        .sql(
            "INSERT INTO law_data (id, kind, edition, valid, content, sha256, recorded_at)
             SELECT gen_random_uuid(), kind, edition, valid, replace(content, '4325', '5000'),
               sha256(convert_to(replace(content, '4325', '5000'), 'UTF8')), now()
             FROM law_data WHERE kind = 'indicators'",
        )
        .await;
    let verified = claims::verify(world.db.pool(), claim).await.unwrap();
    assert!(verified.equal, "{verified:?}");
    world.check(claim, 0).await.unwrap();
    let sum: Decimal = "3373.50".parse().unwrap();
    assert_eq!(world.view(claim).await.claim.total_assessed, Some(sum), "a check keeps to the same law");
    world.act(4, "10:00", "11:00", "confirmed").await;
    let second = world.open().await.unwrap();
    let dearer: Decimal = "3900.00".parse().unwrap();
    assert_eq!(world.view(second).await.claim.total_claimed, Some(dearer), "a new draft takes the new law");
    world.sql("UPDATE claim_lines SET amount_assessed = amount_assessed + 1").await;
    assert!(!claims::verify(world.db.pool(), claim).await.unwrap().equal, "a changed sum is seen");
}

#[tokio::test]
async fn a_register_takes_what_is_approved_once() {
    let world = World::new().await;
    let claim = world.submitted().await;
    let mut ctx = world.officer(2).await;
    assert_eq!(refusal(registers::make(&mut ctx, ALMATY).await).code, "register-nothing-approved");
    drop(ctx);
    world.check(claim, 0).await.unwrap();
    assert_eq!(refusal(world.check(claim, 1).await).code, "claim-wrong-state");
    world.approve(claim, 1).await.unwrap();
    let mut ctx = world.officer(2).await;
    let register = registers::make(&mut ctx, ALMATY).await.unwrap();
    ctx.commit().await.unwrap();
    let mut ctx = world.officer(2).await;
    assert_eq!(refusal(registers::make(&mut ctx, ALMATY).await).code, "register-nothing-approved");
    assert!(registers::by_id(world.db.pool(), Some(ASTANA), register).await.is_err());
    let listed = registers::list(world.db.pool(), None, 1, 25).await.unwrap();
    assert_eq!((listed.total, listed.rows[0].id, listed.rows[0].is_paid()), (1, register, false));
    let mut ctx = world.stranger().await;
    let paid = registers::record_payment(&mut ctx, register, &registers::PaymentInput::default()).await;
    assert_eq!(refusal(paid).kind, Kind::NotFound);
    assert_eq!(
        claims::list(world.db.pool(), &Filter { advocate_id: Some(ADVOCATE), ..Filter::default() })
            .await
            .unwrap()
            .rows[0]
            .register_number
            .as_deref(),
        Some("R75-2026-0001")
    );
}
