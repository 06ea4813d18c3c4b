//! Test databases are apart from each other, filled once, and gone after use.
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests")]

use sqlx::PgPool;
use zan_testkit::Db;

async fn exists(pool: &PgPool, name: &str) -> bool {
    sqlx::query_scalar("SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)")
        .bind(name)
        .fetch_one(pool)
        .await
        .unwrap()
}

#[tokio::test]
async fn each_test_has_a_database_of_its_own() {
    let first = Db::fresh().await;
    let second = Db::fresh().await;
    assert_ne!(first.name(), second.name());
    sqlx::raw_sql("CREATE TABLE only_here ()").execute(first.owner_pool()).await.unwrap();
    let there: Option<String> = sqlx::query_scalar("SELECT to_regclass('only_here')::text")
        .fetch_one(second.owner_pool())
        .await
        .unwrap();
    assert_eq!(there, None);
    let migrations: i64 = sqlx::query_scalar("SELECT count(*) FROM _sqlx_migrations WHERE success")
        .fetch_one(first.owner_pool())
        .await
        .unwrap();
    assert!(migrations > 0);
}

#[tokio::test]
async fn the_application_is_not_the_owner() {
    let db = Db::fresh().await;
    let user: String = sqlx::query_scalar("SELECT current_user::text").fetch_one(db.pool()).await.unwrap();
    assert_eq!(user, "zan_app");
    let refused = sqlx::raw_sql("CREATE TABLE not_allowed ()").execute(db.pool()).await;
    let code = refused.unwrap_err().into_database_error().unwrap().code().unwrap().into_owned();
    assert_eq!(code, "42501", "insufficient_privilege");
}

#[tokio::test]
async fn a_database_is_dropped_with_its_guard() {
    let kept = Db::fresh().await;
    let dropped = Db::fresh().await;
    let name = dropped.name().to_owned();
    sqlx::raw_sql("SELECT 1").execute(dropped.pool()).await.unwrap();
    assert!(exists(kept.owner_pool(), &name).await);
    drop(dropped);
    assert!(!exists(kept.owner_pool(), &name).await);
}

#[tokio::test]
async fn a_variant_is_filled_once() {
    let fill = async |pool: PgPool| {
        sqlx::raw_sql("CREATE SEQUENCE filled; SELECT nextval('filled')").execute(&pool).await?;
        Ok(())
    };
    let first = Db::filled("with sequence", fill).await;
    let second = Db::filled("with sequence", async |_| anyhow::bail!("filled twice")).await;
    for db in [&first, &second] {
        let value: i64 =
            sqlx::query_scalar("SELECT last_value FROM filled").fetch_one(db.owner_pool()).await.unwrap();
        assert_eq!(value, 1);
    }
}

#[tokio::test]
async fn the_address_leads_to_the_database() {
    let db = Db::fresh().await;
    let pool = PgPool::connect(&db.url()).await.unwrap();
    let name: String = sqlx::query_scalar("SELECT current_database()::text").fetch_one(&pool).await.unwrap();
    assert_eq!(name, db.name());
    pool.close().await;
}
