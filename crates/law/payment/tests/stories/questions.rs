//! Lists, counts and sums.

use rust_decimal::Decimal;
use zan_payment::claims::{self, Filter, State};

use crate::world::{ADVOCATE, ALMATY, ASTANA, World};

async fn found(world: &World, filter: Filter) -> (usize, i64) {
    let page = claims::list(world.db.pool(), &filter).await.unwrap();
    (page.rows.len(), page.total)
}

fn desk(state: &str, query: &str) -> Filter {
    Filter {
        region: Some(ALMATY.to_owned()),
        state: state.to_owned(),
        query: query.to_owned(),
        ..Filter::default()
    }
}

#[tokio::test]
async fn lists_are_filtered_counted_and_paged() {
    let world = World::new().await;
    let first = world.submitted().await;
    world.act(3, "10:00", "11:30", "awaited").await;
    let second = world.open().await.unwrap();
    world.submit(second).await.unwrap();
    world.act(4, "10:00", "11:00", "confirmed").await;
    let draft = world.open().await.unwrap();
    world.check(first, 0).await.unwrap();
    assert_eq!(found(&world, desk("", "")).await, (2, 2), "no drafts");
    assert_eq!(found(&world, desk("desk", "")).await, (2, 2));
    assert_eq!(found(&world, desk("checked", "")).await, (1, 1));
    assert_eq!(found(&world, desk("", "сәрсен")).await, (2, 2));
    assert_eq!(found(&world, desk("", "75-2026-000002")).await, (1, 1));
    assert_eq!(found(&world, desk("", "%")).await, (0, 0), "no wildcard");
    assert_eq!(found(&world, Filter { per_page: 1, page: 2, ..desk("", "") }).await, (1, 2));
    let mine = Filter { advocate_id: Some(ADVOCATE), ..Filter::default() };
    let page = claims::list(world.db.pool(), &mine).await.unwrap();
    assert_eq!((page.total, page.rows[0].id), (3, draft));
    let row = page.rows.iter().find(|row| row.id == second).unwrap();
    assert_eq!((row.lines, row.minutes_claimed, row.awaited, row.disputed), (1, 90, 1, 0));
    assert!(claims::list(world.db.pool(), &Filter::default()).await.is_err(), "not the whole country");

    let counts = claims::counts(world.db.pool(), Some(ALMATY), None).await.unwrap();
    let count = |state| counts.iter().find(|count| count.state == state).unwrap().count;
    assert_eq!((count(State::Draft), count(State::Submitted), count(State::Checked)), (0, 1, 1));
    let abroad = claims::counts(world.db.pool(), Some(ASTANA), None).await.unwrap();
    assert_eq!(abroad.iter().map(|count| count.count).sum::<i64>(), 0);
}

#[tokio::test]
async fn sums_of_months_have_no_gaps() {
    let world = World::new().await;
    let claim = world.submitted().await;
    world.check(claim, 0).await.unwrap();
    world.approve(claim, 1).await.unwrap();
    world.now_is("2026-04-15T09:00:00+05:00");
    let months = claims::by_month(&world.platform, Some(ALMATY), None, 3).await.unwrap();
    let shown: Vec<_> = months
        .iter()
        .map(|month| (month.month.to_string(), month.claims, month.claimed, month.approved))
        .collect();
    let sum: Decimal = "3373.50".parse().unwrap();
    assert_eq!(
        shown,
        [
            ("2026-02-01".to_owned(), 0, Decimal::ZERO, Decimal::ZERO),
            ("2026-03-01".to_owned(), 1, sum, sum),
            ("2026-04-01".to_owned(), 0, Decimal::ZERO, Decimal::ZERO),
        ]
    );
    assert_eq!(months[1].paid, Decimal::ZERO);
    let none = claims::by_month(&world.platform, Some(ASTANA), None, 1).await.unwrap();
    assert_eq!((none.len(), none[0].claims), (1, 0));
}
