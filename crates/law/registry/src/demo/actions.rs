use std::collections::BTreeMap;

use jiff::{Timestamp, ToSpan as _, civil::Date, tz::TimeZone};
use rand::{SeedableRng as _, rngs::StdRng};
use serde_json::json;
use uuid::Uuid;
use zan_kernel::{Action, Actor, Ctx, Error, Platform, Result, access};

use super::person::People;
use super::rota::{self, Team};
use super::{FIXED_LOGINS, Options, Summary, country, names::Names, store};
use crate::{accounts, systems};

/// Puts the invented country into the database, in one transaction. Started again it adds only what time has made
/// necessary: rotas of months that have none yet, papers of a new year. The reference data must be there.
///
/// # Errors
/// A fault when the reference data is missing or the database refuses.
pub async fn load(platform: &Platform, options: &Options) -> Result<Summary> {
    let actor = Actor::worker();
    access::allow(&actor, Action::WorkerRun)?;
    // One hash for all accounts: hashing hundreds of passwords would take a minute.
    let hash = accounts::hash_password(&options.password).await?;
    let mut ctx = Ctx::begin(platform, actor).await?;
    store::one_at_a_time(ctx.db()).await?;
    let mut summary = Summary::default();
    if !store::loaded(ctx.db()).await? {
        people(&mut ctx, options, &hash, &mut summary).await?;
    }
    summary.renewed = store::renew(ctx.db(), options.today).await? + store::numbered(ctx.db()).await?;
    rotas(&mut ctx, options.today, &mut summary).await?;
    if let Some(erdr) = &options.erdr {
        summary.systems =
            usize::from(store::system(&mut ctx, erdr, &systems::key_hash(&erdr.api_key)).await?);
    }
    if summary != Summary::default() {
        let details = json!({"seed": options.seed.to_string(), "advocates": summary.advocates,
            "accounts": summary.accounts, "rotas": summary.rotas, "slots": summary.slots, "renewed": summary.renewed, "systems": summary.systems});
        ctx.record("demo.loaded", "demo", Uuid::nil(), details);
        ctx.commit().await?;
    }
    Ok(summary)
}

async fn people(ctx: &mut Ctx, options: &Options, hash: &str, summary: &mut Summary) -> Result<()> {
    let world = store::world(ctx.db()).await?;
    if world.zones.is_empty() {
        return Err(Error::fault("the demonstration needs the reference data: load it first"));
    }
    let names = Names::read().map_err(Error::fault)?;
    let mut inventor = People::new(&names, StdRng::seed_from_u64(options.seed));
    let country = country::invent(&mut inventor, &world, options.today);
    let ids = store::advocates(ctx, &country.advocates).await?;
    summary.advocates = ids.len();
    summary.accounts = store::accounts(ctx, &country, &ids, hash).await?;
    Ok(())
}

/// Rotas of the month before (for the hours worked), of this month and of the next, where a zone has none.
async fn rotas(ctx: &mut Ctx, today: Date, summary: &mut Summary) -> Result<()> {
    let this_month = today.first_of_month();
    let months =
        [-1, 0, 1].into_iter().filter_map(|distance: i32| this_month.checked_add(distance.months()).ok());
    let teams = teams(ctx, today).await?;
    for first_day in months {
        let planned = store::planned(ctx.db(), first_day).await?;
        let open: Vec<&Team> = teams.iter().filter(|team| !planned.contains(&team.zone_id)).collect();
        let slots: Vec<rota::Slot> = open.iter().flat_map(|team| rota::month(team, first_day)).collect();
        let zones: Vec<Uuid> = open.iter().map(|team| team.zone_id).collect();
        store::rota(ctx, first_day, &zones, &slots).await?;
        summary.rotas += zones.len();
        summary.slots += slots.len();
    }
    Ok(())
}

async fn teams(ctx: &mut Ctx, today: Date) -> Result<Vec<Team>> {
    let members = store::members(ctx.db(), today).await?;
    let mut away: BTreeMap<Uuid, Vec<(Timestamp, Timestamp)>> = BTreeMap::new();
    for (advocate_id, from, until) in store::absences(ctx.db()).await? {
        away.entry(advocate_id).or_default().push((from, until));
    }
    let mut teams: BTreeMap<Uuid, Team> = BTreeMap::new();
    for member in members {
        let timezone = TimeZone::get(&member.timezone).map_err(Error::fault)?;
        let team = teams.entry(member.zone_id).or_insert_with(|| Team {
            zone_id: member.zone_id,
            timezone,
            fixed: Vec::new(),
            rotating: Vec::new(),
            away: BTreeMap::new(),
        });
        if let Some(periods) = away.remove(&member.advocate_id) {
            team.away.insert(member.advocate_id, periods);
        }
        let fixed = FIXED_LOGINS.contains(&member.login.as_str());
        if fixed { &mut team.fixed } else { &mut team.rotating }.push(member.advocate_id);
    }
    Ok(teams.into_values().collect())
}
