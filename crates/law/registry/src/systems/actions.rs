use rand::RngExt as _;
use serde_json::json;
use uuid::Uuid;
use zan_kernel::{Action, Ctx, Error, FieldError, Result, access, constraint};

use super::model::{CreatedSystem, NewSystem, SHORTEST_CALLBACK_SECRET};
use super::store;

/// Makes a system and its API key, which the answer holds and nothing else.
///
/// # Errors
/// Field errors for every wrong field.
pub async fn create(ctx: &mut Ctx, new: &NewSystem) -> Result<CreatedSystem> {
    access::allow(ctx.actor(), Action::UsersManage)?;
    let api_key = format!("zan_{}", hex::encode(rand::rng().random::<[u8; 32]>()));
    let system_id = make(ctx, new, &api_key).await?;
    Ok(CreatedSystem { system_id, api_key })
}

/// As [`create`], with a key of the caller's, for the demonstration: the actor is the worker.
///
/// # Errors
/// Field errors for every wrong field.
pub async fn create_with_key(ctx: &mut Ctx, new: &NewSystem, api_key: &str) -> Result<Uuid> {
    access::allow(ctx.actor(), Action::WorkerRun)?;
    make(ctx, new, api_key).await
}

async fn make(ctx: &mut Ctx, new: &NewSystem, api_key: &str) -> Result<Uuid> {
    let wrong = check(new);
    if !wrong.is_empty() {
        return Err(Error::invalid(wrong));
    }
    let system_id = ctx.new_id();
    store::insert(ctx, system_id, new, &store::key_hash(api_key)).await.map_err(|error| match constraint(
        &error,
    ) {
        Some("external_systems_code_key") => {
            Error::invalid(vec![FieldError::new("code", "system-code-taken")])
        }
        _ => error.into(),
    })?;
    ctx.record("system.created", "system", system_id, json!({"code": new.code.trim()}));
    Ok(system_id)
}

fn check(new: &NewSystem) -> Vec<FieldError> {
    let mut wrong = Vec::new();
    let code = new.code.trim();
    let shaped = (2..=32).contains(&code.len())
        && code.starts_with(|first: char| first.is_ascii_lowercase())
        && code.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if !shaped {
        wrong.push(FieldError::new("code", "system-code-shape"));
    }
    let name = new.name.trim();
    if name.is_empty() || name.chars().count() > 200 || name.chars().any(char::is_control) {
        wrong.push(FieldError::new("name", "system-name"));
    }
    let url = new.callback_url.trim();
    let web = url.starts_with("https://") || url.starts_with("http://");
    let one_word =
        url.len() <= 500 && !url.contains(|letter: char| letter.is_whitespace() || letter.is_control());
    let usable = url.is_empty() || (web && one_word);
    if !usable {
        wrong.push(FieldError::new("callback_url", "system-callback-url"));
    }
    if new.callback_secret.chars().count() < SHORTEST_CALLBACK_SECRET {
        wrong.push(
            FieldError::new("callback_secret", "system-callback-secret")
                .with("count", SHORTEST_CALLBACK_SECRET.to_string()),
        );
    }
    wrong
}
