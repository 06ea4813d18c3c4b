//! The acts that are signed, by their codes; each context adds its own.

use std::{collections::HashMap, sync::Arc};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use zan_kernel::{BoxFuture, Ctx, Error, Platform, Result};
use zan_language::Lang;

/// One document to be signed: exactly these bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// File name, without folders.
    pub name: String,
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
}

impl Paper {
    /// A statement of facts as JSON that is written the same way each time: keys in order, two spaces, a line feed
    /// at the end.
    ///
    /// # Errors
    /// A fault when the facts cannot be written.
    pub fn facts(name: impl Into<String>, facts: &Value) -> Result<Self> {
        let mut bytes = serde_json::to_vec_pretty(&in_order(facts))?;
        bytes.push(b'\n');
        Ok(Self { name: name.into(), media_type: "application/json", bytes })
    }
}

/// The same value with the members of every object in alphabetical order.
fn in_order(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let mut sorted: Vec<_> = members.iter().collect();
            sorted.sort_by_key(|(name, _)| name.as_str());
            Value::Object(sorted.into_iter().map(|(name, value)| (name.clone(), in_order(value))).collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(in_order).collect()),
        other => other.clone(),
    }
}

/// One line of what the signer is shown of an act: the name is a text key, the value stands in each language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Text key of the name.
    pub key: String,
    pub kk: String,
    pub ru: String,
    pub en: String,
}

impl Line {
    /// A value that differs by language: the name of a code, for example.
    #[must_use]
    pub fn new(key: &str, value: impl Fn(Lang) -> String) -> Self {
        Self { key: key.to_owned(), kk: value(Lang::Kk), ru: value(Lang::Ru), en: value(Lang::En) }
    }

    /// A value that is the same everywhere: a number, a name, words that somebody typed.
    #[must_use]
    pub fn same(key: &str, value: impl Into<String>) -> Self {
        let value = value.into();
        Self::new(key, |_| value.clone())
    }

    /// The value in a language.
    #[must_use]
    pub fn value(&self, lang: Lang) -> &str {
        match lang {
            Lang::Kk => &self.kk,
            Lang::Ru => &self.ru,
            Lang::En => &self.en,
        }
    }
}

/// What an act came out as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Performed {
    /// What is signed, at least one.
    pub papers: Vec<Paper>,
    /// What it is about, for lists: a number or a name, the same in every language.
    pub about: String,
    /// The act in the signer's words, beside the documents themselves.
    pub summary: Vec<Line>,
    /// Page to go to afterwards, without its language: `/orders/…`.
    pub done: String,
}

/// An act that has legal effect only when signed.
pub trait Act: Send + Sync {
    /// Performs the act: in a rehearsal, to see what would be signed, and again under the signature.
    fn perform<'a>(
        &'a self,
        platform: &'a Platform,
        ctx: &'a mut Ctx,
        payload: &'a Value,
    ) -> BoxFuture<'a, Result<Performed>>;
}

/// Acts by code.
#[derive(Clone, Default)]
pub struct Acts(HashMap<&'static str, Arc<dyn Act>>);

impl Acts {
    /// Adds an act; its code stands in `data/rules/signing.toml` and is the text key `signing-act-…`, dots as dashes.
    #[must_use]
    pub fn with(mut self, code: &'static str, act: impl Act + 'static) -> Self {
        self.0.insert(code, Arc::new(act));
        self
    }

    /// Codes of all acts, in order.
    #[must_use]
    pub fn codes(&self) -> Vec<&'static str> {
        let mut codes: Vec<_> = self.0.keys().copied().collect();
        codes.sort_unstable();
        codes
    }

    pub(crate) fn of(&self, code: &str) -> Result<&dyn Act> {
        self.0.get(code).map(Arc::as_ref).ok_or_else(|| Error::fault(format!("no act `{code}`")))
    }
}

impl std::fmt::Debug for Acts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.codes()).finish()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_order_of_members_does_not_change_the_bytes() {
        let one = json!({"b": [1, {"y": "ә", "x": null}], "a": "1"});
        let other = json!({"a": "1", "b": [1, {"x": null, "y": "ә"}]});
        let bytes = |facts| Paper::facts("facts.json", &facts).unwrap().bytes;
        assert_eq!(bytes(one.clone()), bytes(other));
        assert!(bytes(one).starts_with(b"{\n  \"a\": \"1\",\n  \"b\": ["));
    }
}
