//! Two people at once.

use zan_payment::{claims, registers};
use zan_testkit::code;

use crate::world::{ALMATY, World, as_agreed};

/// Exactly one of the answers is good; the other is the refusal.
pub fn one_won<T: std::fmt::Debug>(answers: [zan_kernel::Result<T>; 2], refusal: &str) {
    let (good, bad): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
    assert_eq!(good.len(), 1, "{good:?} {bad:?}");
    for answer in bad {
        assert_eq!(code(answer), refusal);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_is_submitted_once() {
    let world = World::new().await;
    world.act(2, "10:00", "11:00", "confirmed").await;
    let (first, second) = tokio::join!(world.open(), world.open());
    let claim = first.unwrap();
    assert_eq!(second.unwrap(), claim, "one draft");
    let (first, second) = tokio::join!(world.submit(claim), world.submit(claim));
    one_won([first, second], "claim-wrong-state");
    assert_eq!(world.count("SELECT last FROM number_counters WHERE series = 'claim:75:2026'").await, 1);
    assert_eq!(world.count("SELECT count(*) FROM claim_decisions").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_is_checked_and_approved_once() {
    let world = World::new().await;
    let claim = world.submitted().await;
    let (first, second) = tokio::join!(world.check(claim, 0), world.check(claim, 0));
    one_won([first, second], "claim-wrong-state");
    let (first, second) = tokio::join!(world.approve(claim, 1), world.approve(claim, 2));
    one_won([first, second], "claim-wrong-state");
    assert_eq!(world.count("SELECT count(*) FROM claim_decisions WHERE kind = 'approval'").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_enters_one_register() {
    let world = World::new().await;
    let claim = world.submitted().await;
    world.check(claim, 0).await.unwrap();
    world.approve(claim, 1).await.unwrap();
    let make = async |officer| {
        let mut ctx = world.officer(officer).await;
        let register = registers::make(&mut ctx, ALMATY).await?;
        ctx.commit().await.map(|()| register)
    };
    let (first, second) = tokio::join!(make(0), make(1));
    one_won([first, second], "register-nothing-approved");
    assert_eq!(world.count("SELECT count(*) FROM payment_registers").await, 1);
}

#[tokio::test]
async fn the_database_itself_wants_two_people() {
    let world = World::new().await;
    let claim = world.submitted().await;
    let mut ctx = world.officer(0).await;
    let view = world.view(claim).await;
    claims::check(&mut ctx, &world.platform.codes, claim, &as_agreed(&view), "").await.unwrap();
    ctx.commit().await.unwrap();
    let same = sqlx::query("UPDATE claims SET state = 'approved', approved_by = checked_by WHERE id = $1")
        .bind(claim)
        .execute(world.db.pool())
        .await;
    assert_eq!(zan_kernel::constraint(&same.unwrap_err()), Some("claims_two_people"));
}
