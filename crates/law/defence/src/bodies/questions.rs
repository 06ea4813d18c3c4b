use sqlx::{PgConnection, PgPool};
use uuid::Uuid;
use zan_kernel::{Error, Result};
use zan_language::Lang;

use super::store;

/// A body that may order counsel.
#[derive(Debug, Clone)]
pub struct Body {
    pub id: Uuid,
    pub code: String,
    pub kind: String,
    pub name_kk: String,
    pub name_ru: String,
    /// КАТО code of the region today.
    pub region: String,
    /// False when the body no longer takes part.
    pub open: bool,
    pub timezone: String,
    /// `None`: no duty zone serves the body, orders cannot be taken.
    pub zone_id: Option<Uuid>,
    pub zone_kk: Option<String>,
    pub zone_ru: Option<String>,
}

impl Body {
    /// The name in a language; English pages show the Russian name, as the annex gives no English one.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        if lang == Lang::Kk { &self.name_kk } else { &self.name_ru }
    }
}

/// A body by its code in the directory.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn by_code(connection: &mut PgConnection, code: &str) -> Result<Option<Body>> {
    store::find(connection, None, Some(code)).await
}

/// A body by its id.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn by_id(connection: &mut PgConnection, id: Uuid) -> Result<Option<Body>> {
    store::find(connection, Some(id), None).await
}

/// Every body of the police, by region and Kazakh name.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn list_police(pool: &PgPool) -> Result<Vec<Body>> {
    store::police(pool).await
}

/// IANA zone of a region.
///
/// # Errors
/// `not-found` for an unknown region.
pub async fn region_timezone(pool: &PgPool, region: &str) -> Result<String> {
    store::timezone(pool, region).await?.ok_or_else(Error::not_found)
}
