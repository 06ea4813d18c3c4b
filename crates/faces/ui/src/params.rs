//! Parts of addresses.

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use uuid::Uuid;

use crate::Failure;

/// The `{id}` of an address; anything that is not an identifier is a page that does not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Id(pub Uuid);

/// All named parts of an address.
#[derive(Debug, Clone)]
pub struct Params(Vec<(String, String)>);

impl Params {
    /// A part by its name; empty when the address has no such part.
    pub fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// A part that is an identifier.
    ///
    /// # Errors
    /// Not found when it is none.
    pub fn id(&self, name: &str) -> Result<Uuid, Failure> {
        Uuid::parse_str(self.text(name)).map_err(|_| Failure::NotFound)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Params {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let raw = RawPathParams::from_request_parts(parts, state).await.map_err(|_| Failure::NotFound)?;
        Ok(Self(raw.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Id {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        Params::from_request_parts(parts, state).await?.id("id").map(Self)
    }
}
