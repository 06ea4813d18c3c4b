//! Sessions of people: a random token in the cookie, its hash in the table; idle and absolute limits; listed and
//! revocable; strength tells how the person entered.

use jiff::{SignedDuration, Timestamp};
use jiff_sqlx::ToSqlx as _;
use rand::RngExt as _;
use sha2::{Digest as _, Sha256};
use sqlx::PgPool;
use uuid::Uuid;
use zan_language::Lang;

use crate::{Ctx, Person, Result, Role};

const IDLE: SignedDuration = SignedDuration::from_hours(3);
const ABSOLUTE: SignedDuration = SignedDuration::from_hours(12);

/// A session found by its token.
#[derive(Debug, Clone)]
pub struct Session {
    pub id: Uuid,
    pub person: Person,
    pub must_change_password: bool,
    pub created_at: Timestamp,
    pub strength: Strength,
}

/// How the person entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    Password,
    /// With the electronic signature (ЭЦҚ / ЭЦП): what acts of legal effect ask for.
    Signature,
}

impl Strength {
    const fn code(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Signature => "signature",
        }
    }
}

fn hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

/// Opens a session and answers its token, which only the cookie keeps.
///
/// # Errors
/// A fault when the database refuses.
pub async fn open(
    ctx: &mut Ctx,
    account_id: Uuid,
    strength: Strength,
    address: &str,
    agent: &str,
) -> Result<String> {
    let token = hex::encode(rand::rng().random::<[u8; 32]>());
    let (id, now) = (ctx.new_id(), ctx.now());
    let ends = now.saturating_add(ABSOLUTE).unwrap_or(now);
    sqlx::query!(
        "INSERT INTO sessions (id, token_hash, account_id, strength, created_at, last_seen_at, expires_at, address, agent)
         VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8)",
        id,
        hash(&token),
        account_id,
        strength.code(),
        now.to_sqlx() as _,
        ends.to_sqlx() as _,
        address,
        agent.chars().take(200).collect::<String>(),
    )
    .execute(ctx.db())
    .await?;
    Ok(token)
}

/// The live session of a token; marks it as seen at most once a minute.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn find(pool: &PgPool, token: &str, now: Timestamp) -> Result<Option<Session>> {
    let idle_since = now.saturating_sub(IDLE).unwrap_or(now);
    let Some(row) = sqlx::query!(
        "SELECT s.id, s.created_at, s.last_seen_at, s.strength, a.id AS account_id, a.login, a.role, a.full_name, a.language,
           a.unit_id, a.region, a.advocate_id, a.must_change_password
         FROM sessions s JOIN accounts a ON a.id = s.account_id
         WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.expires_at > $2 AND s.last_seen_at > $3 AND a.active",
        hash(token),
        now.to_sqlx() as _,
        idle_since.to_sqlx() as _,
    )
    .fetch_optional(pool)
    .await?
    else {
        return Ok(None);
    };
    let Some(role) = Role::from_code(&row.role) else {
        return Ok(None);
    };
    if now.duration_since(row.last_seen_at.to_jiff()) > SignedDuration::from_mins(1) {
        sqlx::query!("UPDATE sessions SET last_seen_at = $2 WHERE id = $1", row.id, now.to_sqlx() as _)
            .execute(pool)
            .await?;
    }
    Ok(Some(Session {
        id: row.id,
        created_at: row.created_at.to_jiff(),
        strength: if row.strength == "signature" { Strength::Signature } else { Strength::Password },
        must_change_password: row.must_change_password,
        person: Person {
            account_id: row.account_id,
            role,
            full_name: row.full_name,
            login: row.login,
            language: Lang::from_code(&row.language).unwrap_or(Lang::Kk),
            unit_id: row.unit_id,
            region: row.region,
            advocate_id: row.advocate_id,
        },
    }))
}

/// The person behind a live session has signed: from now on it is as strong as one entered with the signature. Answers
/// whether there was such a session of this account.
///
/// # Errors
/// A fault when the database refuses.
pub async fn strengthen(ctx: &mut Ctx, account_id: Uuid, session_id: Uuid) -> Result<bool> {
    let changed = sqlx::query!(
        "UPDATE sessions SET strength = 'signature' WHERE id = $1 AND account_id = $2 AND ended_at IS NULL",
        session_id,
        account_id
    )
    .execute(ctx.db())
    .await?;
    Ok(changed.rows_affected() > 0)
}

/// Ends one session.
///
/// # Errors
/// A fault when the database refuses.
pub async fn end(ctx: &mut Ctx, session_id: Uuid) -> Result<()> {
    let now = ctx.now();
    sqlx::query!(
        "UPDATE sessions SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL",
        session_id,
        now.to_sqlx() as _
    )
    .execute(ctx.db())
    .await?;
    Ok(())
}

/// Ends every session of an account: password changed, account locked.
///
/// # Errors
/// A fault when the database refuses.
pub async fn end_all(ctx: &mut Ctx, account_id: Uuid) -> Result<()> {
    let now = ctx.now();
    sqlx::query!(
        "UPDATE sessions SET ended_at = $2 WHERE account_id = $1 AND ended_at IS NULL",
        account_id,
        now.to_sqlx() as _
    )
    .execute(ctx.db())
    .await?;
    Ok(())
}
