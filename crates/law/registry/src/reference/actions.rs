use serde_json::json;
use uuid::Uuid;
use zan_kernel::{Action, Actor, Ctx, Platform, access, law_data};

use super::{BadRow, DataSource, LoadError, Loaded, codes, editions, store};
use crate::directory::rows::{Country, Directory, parse_country, parse_directory};

/// Everything the files say.
struct Reference {
    country: Country,
    directory: Directory,
    codes: Vec<codes::Code>,
    editions: Vec<editions::EditionFile>,
}

/// Reads and checks every file, then writes what is new. Codes already in memory (`platform.codes`) are not read
/// anew: load the reference data before the code lists.
///
/// # Errors
/// [`LoadError`]; nothing is kept then, except editions of the law, which are loaded first and harm nobody.
pub async fn load(platform: &Platform, source: &DataSource) -> Result<Loaded, LoadError> {
    let actor = Actor::worker();
    access::allow(&actor, Action::WorkerRun)?;
    let reference = read(source)?;
    let now = platform.clock.now();
    let mut loaded = Loaded::default();
    for file in &reference.editions {
        let new =
            law_data::load(&platform.pool, &file.kind, &file.edition, file.valid, &file.content, now).await?;
        loaded.editions += u64::from(new);
    }
    let mut ctx = Ctx::begin(platform, actor).await?;
    loaded.regions = store::regions(ctx.db(), &reference.country.regions).await?;
    loaded.units = store::units(ctx.db(), &reference.directory.units).await?;
    loaded.zones = store::zones(ctx.db(), &reference.directory.zones).await?;
    loaded.links = store::links(ctx.db(), &reference.directory).await?;
    loaded.codes = store::codes(ctx.db(), &reference.codes).await?;
    if loaded.changed() {
        let details = json!({"regions": loaded.regions, "units": loaded.units, "zones": loaded.zones,
            "links": loaded.links, "codes": loaded.codes, "editions": loaded.editions});
        ctx.record("reference.loaded", "reference", Uuid::nil(), details);
        ctx.commit().await?;
    }
    Ok(loaded)
}

fn read(source: &DataSource) -> Result<Reference, LoadError> {
    let (country, bad_country) =
        parse_country(&source.read("regions/regions.tsv")?, &source.read("regions/regions-2021.tsv")?);
    let (directory, bad_directory) = parse_directory(
        &source.read("directory/units.tsv")?,
        &source.read("directory/zones.tsv")?,
        &source.read("directory/zone-units.tsv")?,
    );
    let (codes, bad_codes) = codes::parse(&source.read(codes::FILE)?);
    let (editions, bad_editions) = editions::collect(source)?;
    let mut bad: Vec<BadRow> = bad_country.iter().chain(&bad_directory).map(BadRow::from).collect();
    bad.extend(bad_codes);
    bad.extend(bad_editions);
    if bad.is_empty() {
        Ok(Reference { country, directory, codes, editions })
    } else {
        Err(LoadError::Bad(bad))
    }
}
