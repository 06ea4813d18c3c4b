//! What the typesetter may see: the built-in fonts and templates, and the facts
//! of one document. There is no file system and no network behind it.

use std::path::PathBuf;
use std::sync::OnceLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::DocumentError;

/// PT Serif has the Kazakh letters in every style; DejaVu Sans stands in for
/// letters of other scripts in names of foreigners.
const FONTS: [&[u8]; 4] = [
    include_bytes!("../fonts/PTSerif-Regular.ttf"),
    include_bytes!("../fonts/PTSerif-Italic.ttf"),
    include_bytes!("../fonts/PTSerif-Bold.ttf"),
    include_bytes!("../fonts/DejaVuSans.ttf"),
];

const SOURCES: [(&str, &str); 12] = [
    ("/common.typ", include_str!("../templates/common.typ")),
    ("/words.kk.typ", include_str!("../templates/words.kk.typ")),
    ("/words.ru.typ", include_str!("../templates/words.ru.typ")),
    ("/notice.typ", include_str!("../templates/notice.typ")),
    ("/notice.kk.typ", include_str!("../templates/notice.kk.typ")),
    ("/notice.ru.typ", include_str!("../templates/notice.ru.typ")),
    ("/certificate.typ", include_str!("../templates/certificate.typ")),
    ("/certificate.kk.typ", include_str!("../templates/certificate.kk.typ")),
    ("/certificate.ru.typ", include_str!("../templates/certificate.ru.typ")),
    ("/claim.typ", include_str!("../templates/claim.typ")),
    ("/claim.kk.typ", include_str!("../templates/claim.kk.typ")),
    ("/claim.ru.typ", include_str!("../templates/claim.ru.typ")),
];

/// Fonts, library and templates, read once for the life of the process.
pub struct House {
    fonts: Vec<Font>,
    book: LazyHash<FontBook>,
    library: LazyHash<Library>,
    sources: Vec<Source>,
    facts: FileId,
    check_code: FileId,
}

impl House {
    /// The house of the process.
    ///
    /// # Errors
    /// [`DocumentError::BuiltIn`] when a font or a template is broken, which
    /// every test of this crate would show.
    pub fn get() -> Result<&'static Self, DocumentError> {
        static HOUSE: OnceLock<Option<House>> = OnceLock::new();
        HOUSE.get_or_init(Self::open).as_ref().ok_or(DocumentError::BuiltIn("fonts"))
    }

    fn open() -> Option<Self> {
        let fonts = FONTS.iter().map(|data| Font::new(Bytes::new(*data), 0)).collect::<Option<Vec<_>>>()?;
        let sources = SOURCES
            .iter()
            .map(|(path, text)| Some(Source::new(file_id(path)?, (*text).to_owned())))
            .collect::<Option<Vec<_>>>()?;
        Some(Self {
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            library: LazyHash::new(Library::default()),
            facts: file_id("/facts.json")?,
            check_code: file_id("/check.svg")?,
            fonts,
            sources,
        })
    }

    /// Whether some font has a glyph for the character.
    pub fn covers(&self, character: char) -> bool {
        self.fonts.iter().any(|font| font.info().coverage.contains(u32::from(character)))
    }

    /// Whether the first font, that of all fixed wording, has a glyph for the
    /// character by itself. U+FFFD has none there; it is taken from the last.
    pub fn text_font_covers(&self, character: char) -> bool {
        self.fonts.first().is_some_and(|font| font.info().coverage.contains(u32::from(character)))
    }

    fn source(&self, id: FileId) -> Option<&Source> {
        self.sources.iter().find(|source| source.id() == id)
    }

    fn main(&self, name: &'static str) -> Result<FileId, DocumentError> {
        self.sources
            .iter()
            .map(Source::id)
            .find(|id| id.get().vpath().get_without_slash() == name)
            .ok_or(DocumentError::BuiltIn(name))
    }
}

fn file_id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// The world of one document.
pub struct Room {
    house: &'static House,
    main: FileId,
    facts: Bytes,
    check_code: Option<Bytes>,
}

impl Room {
    /// A room for the template named (`notice.kk.typ`), with the facts as JSON
    /// and the QR code as SVG.
    ///
    /// # Errors
    /// [`DocumentError::BuiltIn`] when there is no such template.
    pub fn new(
        house: &'static House,
        template: &'static str,
        facts: Vec<u8>,
        check_code: Option<String>,
    ) -> Result<Self, DocumentError> {
        Ok(Self {
            house,
            main: house.main(template)?,
            facts: Bytes::new(facts),
            check_code: check_code.map(Bytes::from_string),
        })
    }
}

impl World for Room {
    fn library(&self) -> &LazyHash<Library> {
        &self.house.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.house.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.house.source(id).cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.house.facts {
            return Ok(self.facts.clone());
        }
        match &self.check_code {
            Some(code) if id == self.house.check_code => Ok(code.clone()),
            _ => Err(missing(id)),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.house.fonts.get(index).cloned()
    }

    /// Documents carry the dates they are given; there is no clock.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(PathBuf::from(id.get().vpath().get_with_slash()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_of_the_text_font_has_the_kazakh_letters() {
        let house = House::get().unwrap();
        for font in house.fonts.iter().take(3) {
            for letter in "ӘҒҚҢӨҰҮҺІәғқңөұүһі№«»—–\u{A0}".chars() {
                assert!(
                    font.info().coverage.contains(u32::from(letter)),
                    "{letter} in {:?}",
                    font.info().variant
                );
            }
        }
    }

    #[test]
    fn the_world_has_no_other_files() {
        let room = Room::new(House::get().unwrap(), "notice.kk.typ", vec![], None).unwrap();
        let stranger = file_id("/etc/passwd").unwrap();
        assert!(room.file(stranger).is_err());
        assert!(room.source(stranger).is_err());
    }
}
