//! Coded lists of the law (grounds, roles, act kinds, reasons) with names in three languages and their source.

use std::collections::HashMap;

use sqlx::PgPool;
use zan_base::law::{Citation, Grade};
use zan_language::Lang;

use crate::Result;

/// One code of one list.
#[derive(Debug, Clone, PartialEq)]
pub struct CodeItem {
    pub code: String,
    name_kk: String,
    name_ru: String,
    name_en: String,
    pub citation: Citation,
    /// Further facts of the code, e.g. whether a waiver is possible.
    pub extra: serde_json::Value,
}

impl CodeItem {
    /// The name in a language.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Kk => &self.name_kk,
            Lang::Ru => &self.name_ru,
            Lang::En => &self.name_en,
        }
    }
}

/// All lists, read once when a process starts.
#[derive(Debug, Clone, Default)]
pub struct CodeLists {
    lists: HashMap<String, Vec<CodeItem>>,
}

impl CodeLists {
    /// Reads the lists.
    ///
    /// # Errors
    /// A fault when the database cannot be read.
    pub async fn load(pool: &PgPool) -> Result<Self> {
        let rows = sqlx::query!(
            "SELECT list, code, name_kk, name_ru, name_en, act, clause, grade, extra
             FROM code_items ORDER BY list, position"
        )
        .fetch_all(pool)
        .await?;
        let mut lists: HashMap<String, Vec<CodeItem>> = HashMap::new();
        for row in rows {
            let grade = match row.grade.as_str() {
                "A" => Grade::A,
                "B" => Grade::B,
                "C" => Grade::C,
                _ => Grade::D,
            };
            let citation = Citation { act: row.act, clause: row.clause, edition: String::new(), grade };
            lists.entry(row.list).or_default().push(CodeItem {
                code: row.code,
                name_kk: row.name_kk,
                name_ru: row.name_ru,
                name_en: row.name_en,
                citation,
                extra: row.extra,
            });
        }
        Ok(Self { lists })
    }

    /// The items of a list in its order; empty when there is no such list.
    #[must_use]
    pub fn list(&self, list: &str) -> &[CodeItem] {
        self.lists.get(list).map_or(&[], Vec::as_slice)
    }

    /// One item.
    #[must_use]
    pub fn item(&self, list: &str, code: &str) -> Option<&CodeItem> {
        self.list(list).iter().find(|item| item.code == code)
    }

    /// Whether the list has the code.
    #[must_use]
    pub fn has(&self, list: &str, code: &str) -> bool {
        self.item(list, code).is_some()
    }

    /// The name of a code, or the code itself when the list lost it.
    #[must_use]
    pub fn name<'a>(&'a self, list: &str, code: &'a str, lang: Lang) -> &'a str {
        self.item(list, code).map_or(code, |item| item.name(lang))
    }
}
