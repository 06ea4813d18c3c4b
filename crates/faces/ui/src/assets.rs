//! Style sheet, script and icons, served under names that hold a hash of the content and therefore never change.

use std::sync::OnceLock;

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use crate::Failure;

struct Asset {
    name: &'static str,
    media_type: &'static str,
    content: &'static str,
}

const ASSETS: [Asset; 4] = [
    Asset {
        name: "zan.css",
        media_type: "text/css; charset=utf-8",
        content: include_str!("../assets/zan.css"),
    },
    Asset {
        name: "zan.js",
        media_type: "text/javascript; charset=utf-8",
        content: include_str!("../assets/zan.js"),
    },
    Asset { name: "icons.svg", media_type: "image/svg+xml", content: include_str!("../assets/icons.svg") },
    Asset { name: "mark.svg", media_type: "image/svg+xml", content: include_str!("../assets/mark.svg") },
];

static URLS: OnceLock<[String; ASSETS.len()]> = OnceLock::new();

fn urls() -> &'static [String; ASSETS.len()] {
    URLS.get_or_init(|| {
        ASSETS.each_ref().map(|asset| {
            let hash = hex::encode(Sha256::digest(asset.content));
            let (stem, kind) = asset.name.split_once('.').unwrap_or((asset.name, ""));
            format!("/assets/{stem}.{}.{kind}", hash.get(..10).unwrap_or_default())
        })
    })
}

/// Address of an asset by its plain name, e.g. `zan.css`; empty for an unknown one.
pub fn asset_url(name: &str) -> &'static str {
    let known = ASSETS.iter().zip(urls()).find(|(asset, _)| asset.name == name);
    known.map_or("", |(_, url)| url.as_str())
}

/// Address of one icon in the sprite.
pub fn icon_url(name: &str) -> String {
    format!("{}#{name}", asset_url("icons.svg"))
}

/// `GET /assets/{name}`: forever, because a changed content has another name.
///
/// # Errors
/// Not found for any other name, for example of an older version.
pub async fn asset(Path(name): Path<String>) -> Result<Response, Failure> {
    let wanted = format!("/assets/{name}");
    let known = ASSETS.iter().zip(urls()).find(|(_, url)| **url == wanted);
    let (asset, _) = known.ok_or(Failure::NotFound)?;
    let headers = [(CONTENT_TYPE, asset.media_type), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
    Ok((headers, asset.content).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_hold_a_hash() {
        let url = asset_url("zan.css");
        assert!(url.starts_with("/assets/zan.") && url.ends_with(".css") && url.len() == 26, "{url}");
        assert_eq!(asset_url("passwd"), "");
    }

    #[test]
    fn every_icon_of_a_tone_is_in_the_sprite() {
        let sprite = include_str!("../assets/icons.svg");
        for name in
            ["neutral", "waiting", "info", "success", "warning", "danger", "up", "down", "left", "right"]
        {
            assert!(sprite.contains(&format!("id=\"{name}\"")), "{name}");
        }
    }
}
