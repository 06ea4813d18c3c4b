use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use uuid::Uuid;
use zan_kernel::{
    Action, Actor, Ctx, Error, FieldError, Platform, Result, access, constraint,
    sessions::{self, Strength},
};

use super::model::{Created, FAILURES_BEFORE_LOCK, LOCK_MINUTES, NewAccount, SignInError, SignedIn};
use super::store::{self, Credentials};
use super::{check, password};

/// Signs a person in. An unknown login and a wrong password give the same refusal after the same work; every
/// outcome is in the journal, no password and no unknown login ever is.
///
/// # Errors
/// [`SignInError`]; a fault when the database is out of reach.
pub async fn sign_in(
    platform: &Platform,
    request_id: Uuid,
    login: &str,
    password: &str,
    address: &str,
    agent: &str,
) -> Result<SignedIn> {
    access::allow(&Actor::anonymous(), Action::Public)?;
    let found = store::credentials(&platform.pool, &login.trim().to_lowercase()).await?;
    // Hashing happens outside of the transaction: it takes longer than everything else together.
    let right = password::matches(password, found.as_ref().map(|found| found.password_hash.as_str())).await?;
    let Some(found) = found else {
        let mut ctx = Ctx::begin_request(platform, Actor::anonymous(), request_id).await?;
        ctx.record("account.sign_in_failed", "account", Uuid::nil(), json!({"address": address}));
        ctx.commit().await?;
        return Err(SignInError::Wrong.into());
    };
    let actor = if right { Actor::person(found.person.clone()) } else { Actor::anonymous() };
    let mut ctx = Ctx::begin_request(platform, actor, request_id).await?;
    match admit(&mut ctx, &found, right, address).await? {
        Ok(()) => {
            let id = found.person.account_id;
            let token = sessions::open(&mut ctx, id, Strength::Password, address, agent).await?;
            ctx.record(
                "account.signed_in",
                "account",
                id,
                json!({"address": address, "strength": "password"}),
            );
            ctx.commit().await?;
            Ok(SignedIn { token, person: found.person, must_change_password: found.must_change_password })
        }
        Err(refusal) => {
            ctx.commit().await?;
            Err(refusal.into())
        }
    }
}

/// Decides under the lock of the account's row, counts failures and records what was refused.
async fn admit(
    ctx: &mut Ctx,
    found: &Credentials,
    right: bool,
    address: &str,
) -> Result<Result<(), SignInError>> {
    let id = found.person.account_id;
    let now = ctx.now();
    let (failures, locked_until) =
        store::lock_row(ctx.db(), id).await?.unwrap_or((found.failed_attempts, found.locked_until));
    if let Some(until) = locked_until.filter(|until| *until > now) {
        ctx.record("account.sign_in_failed", "account", id, json!({"address": address, "reason": "locked"}));
        return Ok(Err(SignInError::Locked { minutes: minutes_until(until, now) }));
    }
    if !right {
        return count_failure(ctx, id, failures + 1, address).await.map(Err);
    }
    if !found.active {
        ctx.record(
            "account.sign_in_failed",
            "account",
            id,
            json!({"address": address, "reason": "inactive"}),
        );
        return Ok(Err(SignInError::Inactive));
    }
    store::set_failures(ctx.db(), id, 0, None).await?;
    Ok(Ok(()))
}

async fn count_failure(ctx: &mut Ctx, id: Uuid, failures: i32, address: &str) -> Result<SignInError> {
    let now = ctx.now();
    ctx.record(
        "account.sign_in_failed",
        "account",
        id,
        json!({"address": address, "reason": "password", "failures": failures}),
    );
    if failures < FAILURES_BEFORE_LOCK {
        store::set_failures(ctx.db(), id, failures, None).await?;
        return Ok(SignInError::Wrong);
    }
    let until = now.saturating_add(SignedDuration::from_mins(LOCK_MINUTES)).unwrap_or(now);
    store::set_failures(ctx.db(), id, 0, Some(until)).await?;
    ctx.record("account.locked", "account", id, json!({"address": address, "minutes": LOCK_MINUTES}));
    Ok(SignInError::Locked { minutes: LOCK_MINUTES })
}

fn minutes_until(until: Timestamp, now: Timestamp) -> i64 {
    until.duration_since(now).as_secs().saturating_add(59).div_euclid(60).max(1)
}

/// Ends the acting person's session.
///
/// # Errors
/// `access-denied` when nobody is signed in.
pub async fn sign_out(ctx: &mut Ctx, session_id: Uuid) -> Result<()> {
    access::allow(ctx.actor(), Action::OwnAccount)?;
    let id = ctx.actor().require_person()?.account_id;
    sessions::end(ctx, session_id).await?;
    ctx.record("account.signed_out", "account", id, json!({}));
    Ok(())
}

/// Changes the acting person's password and ends every other session; the session `kept` goes on.
///
/// # Errors
/// Field errors of `old` and `new`.
pub async fn change_password(ctx: &mut Ctx, kept: Uuid, old: &str, new: &str) -> Result<()> {
    access::allow(ctx.actor(), Action::OwnAccount)?;
    let person = ctx.actor().require_person()?.clone();
    let stored = store::password_hash(ctx.db(), person.account_id).await?.ok_or_else(Error::not_found)?;
    let mut wrong = Vec::new();
    if !password::matches(old, Some(&stored)).await? {
        wrong.push(FieldError::new("old", "password-old-wrong"));
    }
    wrong.extend(password::check("new", new, &person.login));
    if wrong.is_empty() && old == new {
        wrong.push(FieldError::new("new", "password-same"));
    }
    if !wrong.is_empty() {
        return Err(Error::invalid(wrong));
    }
    let hash = password::hash(new).await?;
    store::set_password(ctx.db(), person.account_id, &hash, false).await?;
    store::end_sessions_but(ctx, person.account_id, kept).await?;
    ctx.record("account.password_changed", "account", person.account_id, json!({}));
    Ok(())
}

/// Makes an account with a one-time password, which the answer holds and nothing else.
///
/// # Errors
/// Field errors for every wrong field.
pub async fn create(ctx: &mut Ctx, new: &NewAccount) -> Result<Created> {
    access::allow(ctx.actor(), Action::UsersManage)?;
    make(ctx, new).await
}

/// As [`create`], from the command line: the actor is the worker.
///
/// # Errors
/// Field errors for every wrong field.
pub async fn admin_create(ctx: &mut Ctx, new: &NewAccount) -> Result<Created> {
    access::allow(ctx.actor(), Action::WorkerRun)?;
    make(ctx, new).await
}

async fn make(ctx: &mut Ctx, new: &NewAccount) -> Result<Created> {
    let login = new.login.trim().to_lowercase();
    let known = store::known(ctx.db(), &login, new).await?;
    let checked = check::new_account(&login, new, &known).map_err(Error::invalid)?;
    let password = password::generate();
    let hash = password::hash(&password).await?;
    let account_id = ctx.new_id();
    let contacts = (checked.email.as_deref(), checked.phone.as_deref());
    store::insert(ctx, account_id, &login, new, contacts, &hash).await.map_err(taken)?;
    ctx.record(
        "account.created",
        "account",
        account_id,
        json!({"login": login, "role": new.role.code(), "unit": new.unit_id, "region": new.region,
            "advocate": new.advocate_id}),
    );
    Ok(Created { account_id, password })
}

/// Two administrators made the same account at the same moment: the database chose one.
fn taken(error: sqlx::Error) -> Error {
    match constraint(&error) {
        Some("accounts_login_key") => Error::invalid(vec![FieldError::new("login", "account-login-taken")]),
        Some("accounts_advocate_key") => {
            Error::invalid(vec![FieldError::new("advocate_id", "account-advocate-taken")])
        }
        _ => error.into(),
    }
}

/// Closes an account and ends its sessions.
///
/// # Errors
/// `not-found`; `account-lock-self` when administrators would close their own.
pub async fn lock(ctx: &mut Ctx, account_id: Uuid) -> Result<()> {
    access::allow(ctx.actor(), Action::UsersManage)?;
    if ctx.actor().as_person().is_some_and(|person| person.account_id == account_id) {
        return Err(Error::refused(zan_kernel::Kind::Conflict, "account-lock-self"));
    }
    store::lock_row(ctx.db(), account_id).await?.ok_or_else(Error::not_found)?;
    store::set_active(ctx.db(), account_id, false).await?;
    sessions::end_all(ctx, account_id).await?;
    ctx.record("account.closed", "account", account_id, json!({}));
    Ok(())
}

/// Opens a closed account, or one that wrong passwords locked.
///
/// # Errors
/// `not-found`.
pub async fn unlock(ctx: &mut Ctx, account_id: Uuid) -> Result<()> {
    access::allow(ctx.actor(), Action::UsersManage)?;
    store::lock_row(ctx.db(), account_id).await?.ok_or_else(Error::not_found)?;
    store::set_active(ctx.db(), account_id, true).await?;
    ctx.record("account.opened", "account", account_id, json!({}));
    Ok(())
}

/// Gives an account a new one-time password, ends its sessions, and answers the password once.
///
/// # Errors
/// `not-found`.
pub async fn reset_password(ctx: &mut Ctx, account_id: Uuid) -> Result<String> {
    access::allow(ctx.actor(), Action::UsersManage)?;
    store::lock_row(ctx.db(), account_id).await?.ok_or_else(Error::not_found)?;
    let password = password::generate();
    let hash = password::hash(&password).await?;
    store::set_password(ctx.db(), account_id, &hash, true).await?;
    sessions::end_all(ctx, account_id).await?;
    ctx.record("account.password_reset", "account", account_id, json!({}));
    Ok(password)
}
