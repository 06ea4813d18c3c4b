//! Accounts as signers: whose electronic signature (ЭЦҚ / ЭЦП) stands for an account.

use serde_json::json;
use sqlx::PgExecutor;
use uuid::Uuid;
use zan_base::identifiers::{Bin, Iin};
use zan_kernel::{Action, Ctx, Error, FieldError, Person, Result, access, constraint};

use zan_language::Lang;

use super::store::person;

/// An account with the numbers that its owner's certificate must carry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signer {
    pub person: Person,
    /// ЖСН / ИИН: an advocate's from the register, another's from the account. `None`: not recorded yet.
    pub iin: Option<String>,
    /// БСН / БИН of the body, department or collegium the account acts for; empty while none is recorded.
    pub bins: Vec<String>,
    pub must_change_password: bool,
}

struct Row {
    id: Uuid,
    login: String,
    role: String,
    full_name: String,
    language: String,
    unit_id: Option<Uuid>,
    region: Option<String>,
    advocate_id: Option<Uuid>,
    must_change_password: bool,
    iin: Option<String>,
    bins: Vec<String>,
}

impl Row {
    fn signer(self) -> Result<Signer> {
        let names = (self.login, self.role.as_str(), self.full_name, self.language.as_str());
        Ok(Signer {
            person: person(self.id, names, (self.unit_id, self.region, self.advocate_id))?,
            iin: self.iin,
            bins: self.bins,
            must_change_password: self.must_change_password,
        })
    }
}

/// The open account with this id, or the open accounts with this individual number, by login.
async fn rows(
    executor: impl PgExecutor<'_>,
    account_id: Option<Uuid>,
    iin: Option<&str>,
) -> Result<Vec<Signer>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT a.id, a.login, a.role, a.full_name, a.language, a.unit_id, a.region, a.advocate_id,
             a.must_change_password, coalesce(v.iin, a.iin) AS iin,
             ARRAY(SELECT DISTINCT u.bin FROM units u WHERE u.bin IS NOT NULL AND (u.id = a.unit_id
               OR (u.region = a.region AND ((a.role = 'justice' AND u.kind = 'justice_department')
                 OR (a.role = 'dispatcher' AND u.kind = 'collegium')))) ORDER BY u.bin) AS "bins!"
           FROM accounts a LEFT JOIN advocates v ON v.id = a.advocate_id
           WHERE a.active AND (a.id = $1 OR coalesce(v.iin, a.iin) = $2) ORDER BY a.login"#,
        account_id,
        iin
    )
    .fetch_all(executor)
    .await?;
    rows.into_iter().map(Row::signer).collect()
}

/// The open account with its numbers.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn signer(executor: impl PgExecutor<'_>, account_id: Uuid) -> Result<Option<Signer>> {
    Ok(rows(executor, Some(account_id), None).await?.pop())
}

/// Every open account of the person with this individual number, by login.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn of_iin(executor: impl PgExecutor<'_>, iin: &str) -> Result<Vec<Signer>> {
    rows(executor, None, Some(iin)).await
}

/// Addresses of letters about a signature that proved false: of its signer, of whoever keeps the accounts and of
/// whoever watches over the system.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn told_of_a_false_signature(
    executor: impl PgExecutor<'_>,
    signer: Uuid,
) -> Result<Vec<(String, Lang)>> {
    let rows = sqlx::query!(
        r#"SELECT email AS "email!", language FROM accounts
           WHERE active AND email <> '' AND (id = $1 OR role IN ('administrator', 'oversight')) ORDER BY login"#,
        signer
    )
    .fetch_all(executor)
    .await?;
    Ok(rows.into_iter().map(|row| (row.email, Lang::from_code(&row.language).unwrap_or_default())).collect())
}

/// Records whose signature stands for an account that is no advocate's.
///
/// # Errors
/// Field errors for `iin`: not a number of a person, an advocate's account (the register has it), another open account
/// has it; `not-found` for the account.
pub async fn record_iin(ctx: &mut Ctx, account_id: Uuid, iin: &str) -> Result<()> {
    access::allow(ctx.actor(), Action::UsersManage)?;
    write_iin(ctx, account_id, iin).await
}

/// As [`record_iin`], from the command line and by login: the actor is the worker.
///
/// # Errors
/// As [`record_iin`].
pub async fn set_iin(ctx: &mut Ctx, login: &str, iin: &str) -> Result<()> {
    access::allow(ctx.actor(), Action::WorkerRun)?;
    let login = login.trim().to_lowercase();
    let account = sqlx::query_scalar!("SELECT id FROM accounts WHERE login = $1", login)
        .fetch_optional(ctx.db())
        .await?
        .ok_or_else(Error::not_found)?;
    write_iin(ctx, account, iin).await
}

async fn write_iin(ctx: &mut Ctx, account_id: Uuid, iin: &str) -> Result<()> {
    let wrong = |code| Error::invalid(vec![FieldError::new("iin", code)]);
    let iin = Iin::parse(iin).map_err(|error| wrong(error.code()))?;
    let advocate =
        sqlx::query_scalar!("SELECT advocate_id FROM accounts WHERE id = $1 FOR UPDATE", account_id)
            .fetch_optional(ctx.db())
            .await?
            .ok_or_else(Error::not_found)?;
    if advocate.is_some() {
        return Err(wrong("account-iin-advocate"));
    }
    sqlx::query!("UPDATE accounts SET iin = $2 WHERE id = $1", account_id, iin.as_str())
        .execute(ctx.db())
        .await
        .map_err(|error| match constraint(&error) {
            Some("accounts_iin_key") => wrong("account-iin-taken"),
            _ => error.into(),
        })?;
    ctx.record("account.iin_recorded", "account", account_id, json!({}));
    Ok(())
}

/// Records the business number that certificates of a body's officers carry.
///
/// # Errors
/// A field error for `bin`; `not-found` for the unit.
pub async fn record_bin(ctx: &mut Ctx, unit_id: Uuid, bin: &str) -> Result<()> {
    access::allow(ctx.actor(), Action::UsersManage)?;
    write_bin(ctx, unit_id, bin).await
}

/// As [`record_bin`], from the command line and by the unit's code: the actor is the worker.
///
/// # Errors
/// As [`record_bin`].
pub async fn set_bin(ctx: &mut Ctx, unit_code: &str, bin: &str) -> Result<()> {
    access::allow(ctx.actor(), Action::WorkerRun)?;
    let unit = sqlx::query_scalar!("SELECT id FROM units WHERE code = $1", unit_code)
        .fetch_optional(ctx.db())
        .await?
        .ok_or_else(Error::not_found)?;
    write_bin(ctx, unit, bin).await
}

async fn write_bin(ctx: &mut Ctx, unit_id: Uuid, bin: &str) -> Result<()> {
    let bin = Bin::parse(bin).map_err(|error| Error::invalid(vec![FieldError::new("bin", error.code())]))?;
    let code =
        sqlx::query_scalar!("UPDATE units SET bin = $2 WHERE id = $1 RETURNING code", unit_id, bin.as_str())
            .fetch_optional(ctx.db())
            .await?
            .ok_or_else(Error::not_found)?;
    ctx.record("unit.bin_recorded", "unit", unit_id, json!({"code": code, "bin": bin.as_str()}));
    Ok(())
}
