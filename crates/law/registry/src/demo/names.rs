//! Names of `data/demo/names.toml`.

use rand::{RngExt as _, rngs::StdRng, seq::IndexedRandom as _};
use serde::Deserialize;
use zan_base::PersonName;

use crate::reference::{DataSource, LoadError};

const FILE: &str = "demo/names.toml";

#[derive(Deserialize)]
pub(super) struct Names {
    kazakh: Tradition,
    russian: Tradition,
}

/// Names that go together: pairs are the male and the female form.
#[derive(Deserialize)]
struct Tradition {
    surnames: Vec<(String, String)>,
    given_male: Vec<String>,
    given_female: Vec<String>,
    patronymics: Vec<(String, String)>,
}

impl Names {
    pub(super) fn read() -> Result<Self, LoadError> {
        let text = DataSource::Embedded.read(FILE)?;
        toml::from_str(&text).map_err(|error| LoadError::Unreadable {
            file: FILE.to_owned(),
            reason: error.message().to_owned(),
        })
    }

    /// A name in one of the two traditions.
    pub(super) fn draw(&self, random: &mut StdRng, kazakh: bool, female: bool) -> PersonName {
        let tradition = if kazakh { &self.kazakh } else { &self.russian };
        let form = |pair: Option<&(String, String)>| {
            pair.map(|(male, of_woman)| if female { of_woman } else { male }).cloned().unwrap_or_default()
        };
        let given = if female { &tradition.given_female } else { &tradition.given_male };
        let surname = form(tradition.surnames.choose(random));
        let given = given.choose(random).cloned().unwrap_or_default();
        // A few people have no patronymic: screens and documents must bear it.
        let patronymic = random.random_bool(0.96).then(|| form(tradition.patronymics.choose(random)));
        PersonName { surname, given, patronymic }
    }
}
