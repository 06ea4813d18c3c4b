//! Which pages are read, by whom, and which of their many things is shown.

use anyhow::{Context as _, Result};
use sqlx::{FromRow, PgPool};
use uuid::Uuid;

/// A page and its reader; `None` reads it without signing in.
#[derive(Debug, Clone)]
pub struct Place {
    pub reader: Option<String>,
    pub path: String,
    /// The path as the table prints it.
    pub shown: &'static str,
}

/// The appointment of the thread that was told, and all that hangs on it.
#[derive(Debug, FromRow)]
struct Told {
    order_id: Uuid,
    assignment_id: Uuid,
    offer_id: Uuid,
    claim_id: Uuid,
    register_id: Uuid,
    advocate_login: String,
    number: String,
    check_code: String,
}

const TOLD: &str = "SELECT s.order_id, s.id AS assignment_id, s.offer_id, m.id AS claim_id, m.register_id,
    a.login AS advocate_login, n.number, n.check_code
  FROM assignments s JOIN accounts a ON a.advocate_id = s.advocate_id JOIN claims m ON m.assignment_id = s.id
    JOIN notices n ON n.assignment_id = s.id
  WHERE m.register_id IS NOT NULL ORDER BY s.accepted_at LIMIT 1";

/// A request of the dispatcher's region that was asked around most, the busiest page of its kind.
const BUSY: &str =
    "SELECT o.id FROM orders o JOIN accounts a ON a.region = o.region AND a.login = 'dispatcher'
  ORDER BY (SELECT count(*) FROM offers f WHERE f.order_id = o.id) DESC, o.received_at DESC LIMIT 1";

/// A request of the officer's own body.
const OWN: &str = "SELECT o.id FROM orders o JOIN accounts a ON a.unit_id = o.body_id AND a.login = 'officer'
  ORDER BY o.received_at DESC LIMIT 1";

/// All pages of the thread.
///
/// # Errors
/// When the thread was not told.
pub async fn all(pool: &PgPool) -> Result<Vec<Place>> {
    let told: Told = sqlx::query_as(TOLD).fetch_one(pool).await.context("the thread that was told")?;
    let busy: Uuid =
        sqlx::query_scalar(BUSY).fetch_one(pool).await.context("a request for the dispatcher")?;
    let own: Uuid =
        sqlx::query_scalar(OWN).fetch_one(pool).await.context("a request of the officer's body")?;
    let account: Uuid =
        sqlx::query_scalar("SELECT id FROM accounts WHERE login = 'officer'").fetch_one(pool).await?;
    let advocate = told.advocate_login.as_str();
    let one = |path: &str, id: Uuid| format!("{path}/{id}");
    let anyone = |shown: &'static str, path: String| Place { reader: None, path, shown };
    let by = |reader: &str, shown: &'static str, path: String| Place {
        reader: Some(reader.to_owned()),
        path,
        shown,
    };
    let list = |reader: &str, path: &'static str| by(reader, path, path.to_owned());
    Ok(vec![
        anyone("/kk/", "/kk/".to_owned()),
        anyone("/kk/sign-in", "/kk/sign-in".to_owned()),
        anyone("/kk/status", "/kk/status".to_owned()),
        anyone("/kk/notices/{number}/{code}", format!("/kk/notices/{}/{}", told.number, told.check_code)),
        list("officer", "/kk/orders"),
        list("officer", "/kk/orders/new"),
        by("officer", "/kk/orders/{id}", one("/kk/orders", own)),
        list("officer", "/kk/acts"),
        list(advocate, "/kk/offers"),
        by(advocate, "/kk/offers/{id}", one("/kk/offers", told.offer_id)),
        list(advocate, "/kk/appointments"),
        by(advocate, "/kk/appointments/{id}", one("/kk/appointments", told.assignment_id)),
        list(advocate, "/kk/claims"),
        by(advocate, "/kk/claims/{id}", one("/kk/claims", told.claim_id)),
        list("dispatcher", "/kk/dispatch"),
        by("dispatcher", "/kk/dispatch/{id}", one("/kk/dispatch", busy)),
        list("justice1", "/kk/desk"),
        by("justice1", "/kk/desk/{id}", one("/kk/desk", told.claim_id)),
        list("justice1", "/kk/registers"),
        by("justice1", "/kk/registers/{id}", one("/kk/registers", told.register_id)),
        list("oversight", "/kk/requests"),
        by("oversight", "/kk/requests/{id}", one("/kk/requests", told.order_id)),
        list("admin", "/kk/users"),
        list("admin", "/kk/users/new"),
        by("admin", "/kk/users/{id}", one("/kk/users", account)),
    ])
}
