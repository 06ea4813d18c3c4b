//! Walks from page to page as a person of every role and looks at each page in every language.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use reqwest::StatusCode;
use zan_language::Lang;

use super::client::{Answer, Visitor};

/// Pages of one shape that are looked at: the third list of accounts says nothing new.
const OF_A_SHAPE: usize = 2;

/// A page to be looked at.
pub struct Seen {
    pub path: String,
    pub lang: Lang,
    pub answer: Answer,
}

/// Every page that can be reached by links from `start`, in every language.
pub async fn walk(visitor: &Visitor, start: &str) -> Vec<Seen> {
    let (mut seen, mut shapes) = (Vec::new(), BTreeMap::<String, usize>::new());
    let mut known = BTreeSet::from([start.to_owned()]);
    let mut waiting = VecDeque::from([start.to_owned()]);
    while let Some(path) = waiting.pop_front() {
        let answer = visitor.get(&path).await;
        if answer.status == StatusCode::SEE_OTHER {
            add(answer.location(), &mut known, &mut shapes, &mut waiting);
            continue;
        }
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.words());
        if !answer.is_page() {
            continue;
        }
        for link in answer.links() {
            add(&link, &mut known, &mut shapes, &mut waiting);
        }
        for lang in [Lang::Ru, Lang::En] {
            let other = path.replacen("/kk/", &format!("/{lang}/"), 1);
            let answer = visitor.get(&other).await;
            assert_eq!(answer.status, StatusCode::OK, "{other}");
            seen.push(Seen { path: other, lang, answer });
        }
        seen.push(Seen { path, lang: Lang::Kk, answer });
    }
    seen
}

fn add(
    link: &str,
    known: &mut BTreeSet<String>,
    shapes: &mut BTreeMap<String, usize>,
    waiting: &mut VecDeque<String>,
) {
    let path = link.split('#').next().unwrap_or_default();
    if !path.starts_with("/kk/") || !known.insert(path.to_owned()) {
        return;
    }
    let count = shapes.entry(shape(path)).or_default();
    *count += 1;
    if *count <= OF_A_SHAPE {
        waiting.push_back(path.to_owned());
    }
}

/// The address with ids and values left out.
fn shape(path: &str) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let part =
        |part: &str| if uuid::Uuid::parse_str(part).is_ok() { "*".to_owned() } else { part.to_owned() };
    let names = query.split('&').map(|pair| pair.split('=').next().unwrap_or_default());
    format!(
        "{}?{}",
        path.split('/').map(part).collect::<Vec<_>>().join("/"),
        names.collect::<Vec<_>>().join("&")
    )
}

/// Keys of texts that stand on a page in place of their texts: `[some-key]`.
pub fn bare_keys(words: &str) -> Vec<String> {
    let key = |rest: &str| {
        let (key, _) = rest.split_once(']')?;
        let like = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
        (key.len() > 1 && key.chars().all(like) && key.starts_with(|c: char| c.is_ascii_lowercase()))
            .then(|| key.to_owned())
    };
    words.split('[').skip(1).filter_map(key).collect()
}
