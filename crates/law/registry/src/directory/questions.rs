use std::path::Path;

use serde::Serialize;
use sqlx::PgPool;
use uuid::Uuid;
use zan_kernel::Result;

use super::rows::{BadRow, Unit, bundled_directory, parse_directory};
use super::store;
use crate::reference::{DataSource, LoadError};

/// A body, collegium or department as the database holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnitRow {
    pub code: String,
    /// Region as headed in the annex of 2021.
    pub region_2021: String,
    /// КАТО code of today's region.
    pub region: String,
    /// Word of [`super::rows::Kind`].
    pub kind: String,
    pub name_ru: String,
    pub name_kk: String,
    #[serde(skip)]
    pub id: Uuid,
    #[serde(skip)]
    pub open: bool,
    /// Duty zone of a police body.
    #[serde(skip)]
    pub zone_id: Option<Uuid>,
    /// БСН / БИН that certificates of its officers carry, when it is recorded.
    #[serde(skip)]
    pub bin: Option<String>,
}

/// A region by its names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RegionName {
    /// КАТО code.
    pub code: String,
    pub name_kk: String,
    pub name_ru: String,
    /// IANA name.
    pub timezone: String,
}

/// кезекшілік аймағы / зона дежурства as the database holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DutyZone {
    pub id: Uuid,
    pub code: String,
    /// КАТО code.
    pub region: String,
    /// `urban`, `rural` or `transport`.
    pub kind: String,
    pub name_kk: String,
    pub name_ru: String,
}

/// The units built into the program, in the order of the annex; works without a database.
///
/// # Errors
/// Every bad row, when the build is faulty.
pub fn embedded() -> Result<Vec<Unit>, Vec<BadRow>> {
    let (directory, bad) = bundled_directory();
    if bad.is_empty() { Ok(directory.units) } else { Err(bad) }
}

/// The units of the files below a folder laid out like `data/`.
///
/// # Errors
/// A file that cannot be read, or every bad row.
pub fn of_folder(folder: &Path) -> Result<Vec<Unit>, LoadError> {
    let source = DataSource::Folder(folder.to_path_buf());
    let (directory, bad) = parse_directory(
        &source.read("directory/units.tsv")?,
        &source.read("directory/zones.tsv")?,
        &source.read("directory/zone-units.tsv")?,
    );
    if bad.is_empty() {
        Ok(directory.units)
    } else {
        Err(LoadError::Bad(bad.iter().map(Into::into).collect()))
    }
}

/// Every open unit of the database, by code.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn list(pool: &PgPool) -> Result<Vec<UnitRow>> {
    store::units(pool, None, None, None).await
}

/// Open units of a region, by code.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn units_of_region(pool: &PgPool, region: &str) -> Result<Vec<UnitRow>> {
    store::units(pool, None, None, Some(region)).await
}

/// One unit, open or not.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn unit_by_id(pool: &PgPool, id: Uuid) -> Result<Option<UnitRow>> {
    Ok(store::units(pool, Some(id), None, None).await?.pop())
}

/// One unit by its code, open or not.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn unit_by_code(pool: &PgPool, code: &str) -> Result<Option<UnitRow>> {
    Ok(store::units(pool, None, Some(code), None).await?.pop())
}

/// Today's regions by КАТО code.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn regions(pool: &PgPool) -> Result<Vec<RegionName>> {
    store::regions(pool).await
}

/// Duty zones of a region, or all of them, by code.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn zones(pool: &PgPool, region: Option<&str>) -> Result<Vec<DutyZone>> {
    store::zones(pool, region).await
}
