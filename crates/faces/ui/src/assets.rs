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

const ASSETS: [Asset; 5] = [
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
    Asset {
        name: "signing.js",
        media_type: "text/javascript; charset=utf-8",
        content: include_str!("../assets/signing.js"),
    },
    Asset { name: "icons.svg", media_type: "image/svg+xml", content: include_str!("../assets/icons.svg") },
    Asset { name: "mark.svg", media_type: "image/svg+xml", content: include_str!("../assets/mark.svg") },
];

static URLS: OnceLock<[String; ASSETS.len()]> = OnceLock::new();
static STYLE: OnceLock<String> = OnceLock::new();
static SIGNING: OnceLock<String> = OnceLock::new();

impl Asset {
    /// What is sent: the style sheet and the script of signing without comments and indents, anything else as it is.
    fn content(&self) -> &'static str {
        match self.name {
            "zan.css" => STYLE.get_or_init(|| lean(self.content)),
            "signing.js" => SIGNING.get_or_init(|| lean_script(self.content)),
            _ => self.content,
        }
    }
}

/// A script without whole lines of comment and without indents. Its texts never go over several lines.
fn lean_script(script: &str) -> String {
    let comment = |line: &str| line.starts_with("//") || (line.starts_with("/**") && line.ends_with("*/"));
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !comment(line));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// A style sheet without comments and without the space that only people need. Strings stay as they are.
fn lean(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let (mut rest, mut quoted) = (css, false);
    while let Some(next) = rest.chars().next() {
        if !quoted && rest.starts_with("/*") {
            rest = rest.split_once("*/").map_or("", |(_, after)| after);
            continue;
        }
        rest = rest.get(next.len_utf8()..).unwrap_or_default();
        if quoted || !next.is_whitespace() {
            quoted ^= next == '"';
            if !quoted && "{};,".contains(next) {
                let kept = out.trim_end().trim_end_matches(if next == '}' { ';' } else { '\0' }).len();
                out.truncate(kept);
            }
            out.push(next);
        } else if !out.is_empty() && !out.ends_with(['{', '}', ';', ',', ':', ' ']) {
            out.push(' ');
        }
    }
    out
}

fn urls() -> &'static [String; ASSETS.len()] {
    URLS.get_or_init(|| {
        ASSETS.each_ref().map(|asset| {
            let hash = hex::encode(Sha256::digest(asset.content()));
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
    Ok((headers, asset.content()).into_response())
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn a_lean_style_sheet_means_the_same() {
        let css = "/* a */\n.a :hover,\n.b > i {\n  content: \"a  ; }\";\n  margin: 0 calc(1px + 2px);\n}\n@media (a: b) { i { c: d; } }";
        let wanted = ".a :hover,.b > i{content:\"a  ; }\";margin:0 calc(1px + 2px)}@media (a:b){i{c:d}}";
        assert_eq!(lean(css), wanted);
        assert!(lean(include_str!("../assets/zan.css")).matches('{').count() > 100);
    }

    #[test]
    fn a_lean_script_means_the_same() {
        let script = "// a\nconst a = \"// b\"; // c\n\n  /** d */\n  if (a) {\n    b(`/* ${a} */`);\n  }\n";
        assert_eq!(lean_script(script), "const a = \"// b\"; // c\nif (a) {\nb(`/* ${a} */`);\n}\n");
        let signing = include_str!("../assets/signing.js");
        assert!(signing.lines().all(|line| line.matches('`').count() % 2 == 0), "a text over several lines");
        assert!(lean_script(signing).contains("commonUtils"));
    }

    #[test]
    fn names_hold_a_hash() {
        let url = asset_url("zan.css");
        assert!(url.starts_with("/assets/zan.") && url.ends_with(".css") && url.len() == 26, "{url}");
        assert_eq!(asset_url("passwd"), "");
    }

    /// Tokens of the rule of the style sheet that begins with `selector`, over those of the rules before it.
    fn tokens(selector: &str, mut known: HashMap<String, String>) -> HashMap<String, String> {
        let css = include_str!("../assets/zan.css");
        let rule = css.split_once(selector).unwrap().1.split('}').next().unwrap();
        let pairs = rule.split(';').filter_map(|line| line.trim().split_once(": "));
        known.extend(
            pairs.filter(|(_, value)| value.starts_with('#')).map(|(k, v)| (k.to_owned(), v.to_owned())),
        );
        known
    }

    /// Relative luminance (WCAG 2.2, definition).
    fn luminance(colour: &str) -> f64 {
        let digits = colour.trim_start_matches('#');
        let long: String =
            if digits.len() == 3 { digits.chars().flat_map(|c| [c, c]).collect() } else { digits.to_owned() };
        let part = |at: usize| {
            let value = f64::from(u8::from_str_radix(&long[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
    }

    #[test]
    fn every_pair_of_colours_can_be_read() {
        let light = tokens(":root {", HashMap::new());
        let dark = tokens("(prefers-color-scheme: dark) {\n  :root {", light.clone());
        let contrast = tokens(":root.contrast {", light.clone());
        for (name, set) in [("light", light), ("dark", dark), ("contrast", contrast)] {
            let ratio = |one: &str, other: &str| {
                let (a, b) = (luminance(&set[one]), luminance(&set[other]));
                (a.max(b) + 0.05) / (a.min(b) + 0.05)
            };
            let mut texts: Vec<(String, String)> =
                ["text", "muted", "accent", "accent-deep", "danger", "warning", "success", "waiting"]
                    .iter()
                    .flat_map(|text| {
                        ["ground", "raised"].map(|ground| (format!("--{text}"), format!("--{ground}")))
                    })
                    .collect();
            texts.extend(
                ["danger", "warning", "success", "waiting"]
                    .map(|t| (format!("--{t}"), format!("--{t}-soft"))),
            );
            texts.push(("--on-accent".to_owned(), "--accent".to_owned()));
            texts.push(("--accent-deep".to_owned(), "--accent-soft".to_owned()));
            for (text, ground) in texts {
                assert!(
                    ratio(&text, &ground) >= 4.5,
                    "{name}: {text} on {ground} is {:.2}",
                    ratio(&text, &ground)
                );
            }
            assert!(ratio("--edge", "--ground") >= 3.0, "{name}: edges of controls");
        }
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
