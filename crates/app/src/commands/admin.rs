//! `zan admin`: first accounts and external systems, from the machine itself.

use std::{process::ExitCode, sync::Arc};

use anyhow::{Result, anyhow};
use clap::{Args, Subcommand};
use zan_kernel::{Actor, Ctx, Error, Platform, Role, SystemClock};
use zan_language::Lang;
use zan_registry::{
    accounts::{self, NewAccount},
    directory,
    systems::{self, NewSystem},
};

use crate::{
    config::Config,
    database::{Database, Server},
};

#[derive(Debug, Subcommand)]
pub enum Admin {
    /// Create an account and print its one-time password.
    CreateUser(CreateUser),
    /// Record the individual number (ИИН) whose electronic signature stands for an account.
    SetIin(SetIin),
    /// Record the business number (БИН) that certificates of a body's officers carry.
    SetBin(SetBin),
    /// Create an external system and print its API key, which is shown once.
    CreateSystem(CreateSystem),
}

#[derive(Debug, Args)]
pub struct CreateUser {
    /// Name to sign in with.
    #[arg(long)]
    login: String,
    /// officer, advocate, dispatcher, justice, administrator or oversight.
    #[arg(long, value_parser = role)]
    role: Role,
    /// Surname, given name, patronymic.
    #[arg(long)]
    name: String,
    #[arg(long, default_value = "")]
    email: String,
    #[arg(long, default_value = "")]
    phone: String,
    /// Language of letters: kk, ru or en.
    #[arg(long, default_value = "kk", value_parser = language)]
    language: Lang,
    /// Code of the body of an officer, as `zan directory list --json` prints it.
    #[arg(long)]
    unit: Option<String>,
    /// КАТО code of the region of a dispatcher or justice officer.
    #[arg(long)]
    region: Option<String>,
    /// Id of the register record of an advocate.
    #[arg(long)]
    advocate: Option<uuid::Uuid>,
}

#[derive(Debug, Args)]
pub struct SetIin {
    /// Login of the account; an advocate's number stands in the register of advocates.
    #[arg(long)]
    login: String,
    #[arg(long)]
    iin: String,
}

#[derive(Debug, Args)]
pub struct SetBin {
    /// Code of the body, as `zan directory list --json` prints it.
    #[arg(long)]
    unit: String,
    #[arg(long)]
    bin: String,
}

#[derive(Debug, Args)]
pub struct CreateSystem {
    /// Stable code, for example erdr.
    #[arg(long)]
    code: String,
    #[arg(long)]
    name: String,
    /// Where signed callbacks go; the system reads its messages itself when not given.
    #[arg(long, default_value = "")]
    callback_url: String,
    /// Secret of the callbacks' signature, at least 16 characters.
    #[arg(long, env = "ZAN_CALLBACK_SECRET", hide_env_values = true)]
    callback_secret: String,
}

fn role(text: &str) -> Result<Role, String> {
    Role::from_code(text).ok_or_else(|| {
        format!("one of {}", Role::ALL.iter().map(|role| role.code()).collect::<Vec<_>>().join(", "))
    })
}

fn language(text: &str) -> Result<Lang, String> {
    Lang::from_code(text).ok_or_else(|| "one of kk, ru, en".to_owned())
}

/// Runs one command of an operator.
pub async fn run(config: Config, command: Admin) -> Result<ExitCode> {
    let database = Database::open(Server::of(&config), 2).await?;
    let platform = database.platform(&config, Arc::new(SystemClock)).await?;
    let done = match command {
        Admin::CreateUser(user) => create_user(&platform, user).await,
        Admin::SetIin(number) => set_iin(&platform, &number).await,
        Admin::SetBin(number) => set_bin(&platform, &number).await,
        Admin::CreateSystem(system) => create_system(&platform, system).await,
    };
    database.close().await?;
    done?;
    Ok(ExitCode::SUCCESS)
}

async fn set_iin(platform: &Platform, number: &SetIin) -> Result<()> {
    let mut ctx = Ctx::begin(platform, Actor::worker()).await?;
    accounts::set_iin(&mut ctx, &number.login, &number.iin).await.map_err(in_english)?;
    ctx.commit().await?;
    println!("{} can sign now.", number.login);
    Ok(())
}

async fn set_bin(platform: &Platform, number: &SetBin) -> Result<()> {
    let mut ctx = Ctx::begin(platform, Actor::worker()).await?;
    accounts::set_bin(&mut ctx, &number.unit, &number.bin).await.map_err(in_english)?;
    ctx.commit().await?;
    println!("Officers of {} sign with certificates of {}.", number.unit, number.bin);
    Ok(())
}

async fn create_user(platform: &Platform, user: CreateUser) -> Result<()> {
    let unit_id = match &user.unit {
        Some(code) => Some(
            directory::list(&platform.pool)
                .await?
                .into_iter()
                .find(|unit| unit.code == *code)
                .map(|unit| unit.id)
                .ok_or_else(|| anyhow!("no unit {code} in the directory"))?,
        ),
        None => None,
    };
    let account = NewAccount {
        login: user.login.clone(),
        role: user.role,
        full_name: user.name,
        email: user.email,
        phone: user.phone,
        language: user.language,
        unit_id,
        region: user.region,
        advocate_id: user.advocate,
    };
    let mut ctx = Ctx::begin(platform, Actor::worker()).await?;
    let created = accounts::admin_create(&mut ctx, &account).await.map_err(in_english)?;
    ctx.commit().await?;
    println!("Account {} is created.", user.login);
    println!("One-time password: {}", created.password);
    Ok(())
}

async fn create_system(platform: &Platform, system: CreateSystem) -> Result<()> {
    let new = NewSystem {
        code: system.code.clone(),
        name: system.name,
        callback_url: system.callback_url,
        callback_secret: system.callback_secret,
    };
    let mut ctx = Ctx::begin(platform, Actor::worker()).await?;
    let api_key = hex::encode(rand::random::<[u8; 32]>());
    systems::create_with_key(&mut ctx, &new, &api_key).await.map_err(in_english)?;
    ctx.commit().await?;
    println!("System {} is created.", system.code);
    println!("API key: {api_key}");
    Ok(())
}

/// A refusal as operators read it: every wrong field with its sentence.
fn in_english(error: Error) -> anyhow::Error {
    let Error::Refused(refusal) = &error else {
        return error.into();
    };
    let mut lines = vec![Lang::En.t(refusal.code)];
    lines.extend(refusal.fields.iter().map(|field| format!("{}: {}", field.field, Lang::En.t(field.code))));
    anyhow!(lines.join("\n  "))
}
