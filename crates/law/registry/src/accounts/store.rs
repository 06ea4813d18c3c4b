use jiff::Timestamp;
use jiff_sqlx::ToSqlx as _;
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;
use zan_kernel::{Ctx, Person, Result, Role};
use zan_language::Lang;

use super::model::{Account, AccountFilter, NewAccount};
use crate::page::{Page, PageRequest, containing};

/// What signing in needs to know about an account.
pub(super) struct Credentials {
    pub person: Person,
    pub password_hash: String,
    pub active: bool,
    pub must_change_password: bool,
    pub failed_attempts: i32,
    pub locked_until: Option<Timestamp>,
}

pub(super) fn person(
    account_id: Uuid,
    (login, role, full_name, language): (String, &str, String, &str),
    (unit_id, region, advocate_id): (Option<Uuid>, Option<String>, Option<Uuid>),
) -> Result<Person> {
    Ok(Person {
        account_id,
        role: role_of(role)?,
        full_name,
        login,
        language: Lang::from_code(language).unwrap_or_default(),
        unit_id,
        region,
        advocate_id,
    })
}

fn role_of(code: &str) -> Result<Role> {
    Role::from_code(code).ok_or_else(|| zan_kernel::Error::fault(format!("no role `{code}`")))
}

pub(super) async fn credentials(pool: &PgPool, login: &str) -> Result<Option<Credentials>> {
    let row = sqlx::query!(
        "SELECT id, login, role, full_name, language, unit_id, region, advocate_id, password_hash, active,
           must_change_password, failed_attempts, locked_until
         FROM accounts WHERE login = $1",
        login
    )
    .fetch_optional(pool)
    .await?;
    row.map(|row| {
        Ok(Credentials {
            person: person(
                row.id,
                (row.login, &row.role, row.full_name, &row.language),
                (row.unit_id, row.region, row.advocate_id),
            )?,
            password_hash: row.password_hash,
            active: row.active,
            must_change_password: row.must_change_password,
            failed_attempts: row.failed_attempts,
            locked_until: row.locked_until.map(|at| at.to_jiff()),
        })
    })
    .transpose()
}

/// Locks the row and answers failures in a row and until when the account is locked.
pub(super) async fn lock_row(
    connection: &mut PgConnection,
    account_id: Uuid,
) -> Result<Option<(i32, Option<Timestamp>)>> {
    let row = sqlx::query!(
        "SELECT failed_attempts, locked_until FROM accounts WHERE id = $1 FOR UPDATE",
        account_id
    )
    .fetch_optional(connection)
    .await?;
    Ok(row.map(|row| (row.failed_attempts, row.locked_until.map(|at| at.to_jiff()))))
}

pub(super) async fn set_failures(
    connection: &mut PgConnection,
    account_id: Uuid,
    failures: i32,
    locked_until: Option<Timestamp>,
) -> Result<()> {
    sqlx::query!(
        "UPDATE accounts SET failed_attempts = $2, locked_until = $3 WHERE id = $1",
        account_id,
        failures,
        locked_until.map(|at| at.to_sqlx()) as _,
    )
    .execute(connection)
    .await?;
    Ok(())
}

pub(super) async fn password_hash(connection: &mut PgConnection, account_id: Uuid) -> Result<Option<String>> {
    let row = sqlx::query!("SELECT password_hash FROM accounts WHERE id = $1 AND active", account_id)
        .fetch_optional(connection)
        .await?;
    Ok(row.map(|row| row.password_hash))
}

pub(super) async fn set_password(
    connection: &mut PgConnection,
    account_id: Uuid,
    hash: &str,
    must_change: bool,
) -> Result<()> {
    sqlx::query!(
        "UPDATE accounts SET password_hash = $2, must_change_password = $3, failed_attempts = 0, locked_until = NULL
         WHERE id = $1",
        account_id,
        hash,
        must_change,
    )
    .execute(connection)
    .await?;
    Ok(())
}

pub(super) async fn end_sessions_but(ctx: &mut Ctx, account_id: Uuid, kept: Uuid) -> Result<()> {
    let now = ctx.now();
    sqlx::query!(
        "UPDATE sessions SET ended_at = $3 WHERE account_id = $1 AND id <> $2 AND ended_at IS NULL",
        account_id,
        kept,
        now.to_sqlx() as _,
    )
    .execute(ctx.db())
    .await?;
    Ok(())
}

pub(super) async fn set_active(connection: &mut PgConnection, account_id: Uuid, active: bool) -> Result<()> {
    sqlx::query!(
        "UPDATE accounts SET active = $2, failed_attempts = 0, locked_until = NULL WHERE id = $1",
        account_id,
        active,
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// What already exists of the things a new account names.
pub(super) struct Known {
    pub login_taken: bool,
    pub unit: bool,
    pub region: bool,
    pub advocate: bool,
    pub advocate_taken: bool,
}

pub(super) async fn known(connection: &mut PgConnection, login: &str, new: &NewAccount) -> Result<Known> {
    Ok(sqlx::query_as!(
        Known,
        r#"SELECT EXISTS (SELECT FROM accounts WHERE login = $1) AS "login_taken!",
             EXISTS (SELECT FROM units WHERE id = $2 AND open) AS "unit!",
             EXISTS (SELECT FROM regions WHERE code = $3) AS "region!",
             EXISTS (SELECT FROM advocates WHERE id = $4) AS "advocate!",
             EXISTS (SELECT FROM accounts WHERE advocate_id = $4) AS "advocate_taken!""#,
        login,
        new.unit_id,
        new.region,
        new.advocate_id,
    )
    .fetch_one(connection)
    .await?)
}

pub(super) async fn insert(
    ctx: &mut Ctx,
    id: Uuid,
    login: &str,
    new: &NewAccount,
    (email, phone): (Option<&str>, Option<&str>),
    hash: &str,
) -> Result<(), sqlx::Error> {
    let now = ctx.now();
    sqlx::query!(
        "INSERT INTO accounts (id, login, password_hash, role, full_name, email, phone, language, unit_id, region,
           advocate_id, must_change_password, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, true, $12)",
        id,
        login,
        hash,
        new.role.code(),
        new.full_name.trim(),
        email,
        phone,
        new.language.code(),
        new.unit_id,
        new.region,
        new.advocate_id,
        now.to_sqlx() as _,
    )
    .execute(ctx.db())
    .await?;
    Ok(())
}

struct AccountRow {
    id: Uuid,
    login: String,
    role: String,
    full_name: String,
    email: Option<String>,
    phone: Option<String>,
    language: String,
    unit_id: Option<Uuid>,
    unit_name_kk: Option<String>,
    unit_name_ru: Option<String>,
    region: Option<String>,
    region_name_kk: Option<String>,
    region_name_ru: Option<String>,
    advocate_id: Option<Uuid>,
    active: bool,
    must_change_password: bool,
    locked_until: Option<jiff_sqlx::Timestamp>,
    created_at: jiff_sqlx::Timestamp,
    total: i64,
}

impl AccountRow {
    fn account(self) -> Result<Account> {
        Ok(Account {
            id: self.id,
            role: role_of(&self.role)?,
            login: self.login,
            full_name: self.full_name,
            email: self.email,
            phone: self.phone,
            language: Lang::from_code(&self.language).unwrap_or_default(),
            unit_id: self.unit_id,
            unit_name: self.unit_name_kk.zip(self.unit_name_ru),
            region: self.region,
            region_name: self.region_name_kk.zip(self.region_name_ru),
            advocate_id: self.advocate_id,
            active: self.active,
            must_change_password: self.must_change_password,
            locked_until: self.locked_until.map(|at| at.to_jiff()),
            created_at: self.created_at.to_jiff(),
        })
    }
}

pub(super) async fn page(
    pool: &PgPool,
    filter: &AccountFilter,
    request: PageRequest,
) -> Result<Page<Account>> {
    let rows = sqlx::query_as!(
        AccountRow,
        r#"SELECT a.id, a.login, a.role, a.full_name, a.email, a.phone, a.language, a.unit_id,
             u.name_kk AS "unit_name_kk?", u.name_ru AS "unit_name_ru?", a.region,
             r.name_kk AS "region_name_kk?", r.name_ru AS "region_name_ru?",
             a.advocate_id, a.active, a.must_change_password, a.locked_until, a.created_at, count(*) OVER () AS "total!"
           FROM accounts a LEFT JOIN units u ON u.id = a.unit_id LEFT JOIN regions r ON r.code = a.region
           WHERE ($1 = '%%' OR a.login LIKE $1 OR lower(a.full_name) LIKE $1 OR lower(a.email) LIKE $1)
             AND ($2::text IS NULL OR a.role = $2) AND ($3::boolean IS NULL OR a.active = $3)
           ORDER BY a.full_name COLLATE "kk-x-icu", a.login LIMIT $4 OFFSET $5"#,
        containing(&filter.query),
        filter.role.map(Role::code),
        filter.active,
        request.limit(),
        request.offset(),
    )
    .fetch_all(pool)
    .await?;
    let total = rows.first().map_or(0, |row| row.total);
    let items = rows.into_iter().map(AccountRow::account).collect::<Result<_>>()?;
    Ok(Page::new(items, total, request))
}

pub(super) async fn one(pool: &PgPool, id: Option<Uuid>, login: Option<&str>) -> Result<Option<Account>> {
    let row = sqlx::query_as!(
        AccountRow,
        r#"SELECT a.id, a.login, a.role, a.full_name, a.email, a.phone, a.language, a.unit_id,
             u.name_kk AS "unit_name_kk?", u.name_ru AS "unit_name_ru?", a.region,
             r.name_kk AS "region_name_kk?", r.name_ru AS "region_name_ru?",
             a.advocate_id, a.active, a.must_change_password, a.locked_until, a.created_at, 1::bigint AS "total!"
           FROM accounts a LEFT JOIN units u ON u.id = a.unit_id LEFT JOIN regions r ON r.code = a.region
           WHERE a.id = $1 OR a.login = $2"#,
        id,
        login,
    )
    .fetch_optional(pool)
    .await?;
    row.map(AccountRow::account).transpose()
}
