//! Texts from outside made safe to print: what is seen is what was given.
//!
//! A PDF/A file may not hold a character without a glyph or of private use, and
//! a document of the state may not be reordered on the page by a name, so such
//! characters are shown as U+FFFD. A long run without a place to break gets
//! invisible ones, so that it stays inside the page.

use serde_json::Value;

use crate::DocumentError;

/// Longest single text, in characters.
pub const TEXT_LIMIT: usize = 2_000;
/// Longest sum of all texts of one document, in characters.
pub const TOTAL_LIMIT: usize = 500_000;
/// Longest run that is left without a place to break, in characters.
const RUN_LIMIT: usize = 32;

const REPLACEMENT: char = '\u{FFFD}';
const PLACE_TO_BREAK: char = '\u{200B}';

/// Cleans every text of a tree of facts, in place.
///
/// # Errors
/// [`DocumentError::TextTooLong`] and [`DocumentError::TooMuchText`].
pub fn clean_facts(facts: &mut Value, covers: &dyn Fn(char) -> bool) -> Result<(), DocumentError> {
    let mut total = 0;
    walk(facts, &mut String::new(), &mut total, covers)
}

fn walk(
    value: &mut Value,
    pointer: &mut String,
    total: &mut usize,
    covers: &dyn Fn(char) -> bool,
) -> Result<(), DocumentError> {
    let length = pointer.len();
    match value {
        Value::String(text) => {
            *total += check_length(text, pointer)?;
            if *total > TOTAL_LIMIT {
                return Err(DocumentError::TooMuchText { limit: TOTAL_LIMIT });
            }
            *text = printable(text, covers);
        }
        Value::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                pointer.push_str(&format!("/{index}"));
                walk(item, pointer, total, covers)?;
                pointer.truncate(length);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields.iter_mut() {
                pointer.push_str(&format!("/{name}"));
                walk(field, pointer, total, covers)?;
                pointer.truncate(length);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
    Ok(())
}

/// Characters of a text, if they are not too many.
///
/// # Errors
/// [`DocumentError::TextTooLong`].
pub fn check_length(text: &str, field: &str) -> Result<usize, DocumentError> {
    let found = text.chars().count();
    if found > TEXT_LIMIT {
        return Err(DocumentError::TextTooLong { field: field.to_owned(), limit: TEXT_LIMIT, found });
    }
    Ok(found)
}

/// The text as it will be printed: see the module.
fn printable(text: &str, covers: &dyn Fn(char) -> bool) -> String {
    let mut run = 0;
    let mut after_letter = false;
    let mut printed = String::with_capacity(text.len());
    for character in without_hidden(text) {
        // A mark with no letter to sit on gets a glyph no font promises.
        let placed = after_letter || !is_mark(character);
        let shown = if placed && covers(character) { character } else { REPLACEMENT };
        after_letter = shown.is_alphabetic() || (is_mark(shown) && after_letter);
        run = if is_place_to_break(shown) { 0 } else { run + 1 };
        if run > RUN_LIMIT {
            printed.push(PLACE_TO_BREAK);
            run = 1;
        }
        printed.push(shown);
    }
    printed
}

/// The text without characters that hide, reorder or control: line ends and
/// tabs become spaces, invisible joiners go, the others become U+FFFD.
pub fn without_hidden(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter_map(|character| match character {
        '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{202F}' => Some('\u{A0}'),
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' => None,
        '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' => None,
        '\u{202A}'..='\u{202E}' | '\u{2065}'..='\u{206F}' | '\u{FFF0}'..='\u{FFFB}' => Some(REPLACEMENT),
        '\u{E000}'..='\u{F8FF}' | '\u{E0000}'..='\u{10FFFF}' => Some(REPLACEMENT),
        other if other.is_control() || u32::from(other) & 0xFFFE == 0xFFFE => Some(REPLACEMENT),
        other => Some(other),
    })
}

/// Combining marks for letters of any script (Unicode blocks of diacritical
/// marks and the Cyrillic ones).
fn is_mark(character: char) -> bool {
    matches!(
        character,
        '\u{300}'..='\u{36F}'
            | '\u{483}'..='\u{489}'
            | '\u{1AB0}'..='\u{1AFF}'
            | '\u{1DC0}'..='\u{1DFF}'
            | '\u{20D0}'..='\u{20FF}'
            | '\u{FE20}'..='\u{FE2F}'
    )
}

fn is_place_to_break(character: char) -> bool {
    (character.is_whitespace() && character != '\u{A0}') || matches!(character, '-' | '/' | '–')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn everything(_: char) -> bool {
        true
    }

    #[test]
    fn kazakh_letters_and_markup_stay_as_they_are() {
        let text = "ӘҒҚҢӨҰҮҺІ әғқңөұүһі #let x = 1 *b* $a$ <l> @r `c` \\ //";
        assert_eq!(printable(text, &everything), text);
    }

    #[test]
    fn line_ends_become_spaces_and_joiners_go() {
        assert_eq!(printable("а\r\nб\tв\u{200D}г\u{AD}д", &everything), "а  б вгд");
    }

    #[test]
    fn reordering_control_and_private_characters_are_shown() {
        let shown = printable("a\u{202E}b\u{0}c\u{E000}d\u{FFFE}", &everything);
        assert_eq!(shown, "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}");
    }

    #[test]
    fn marks_stay_on_letters_only() {
        assert_eq!(
            printable("и\u{306}\u{301} \u{306}1\u{301}", &everything),
            "и\u{306}\u{301} \u{FFFD}1\u{FFFD}"
        );
    }

    #[test]
    fn uncovered_characters_are_shown() {
        let shown = printable("аxб", &|character| character != 'x');
        assert_eq!(shown, "а\u{FFFD}б");
    }

    #[test]
    fn a_long_text_is_refused_with_its_place() {
        let mut facts = serde_json::json!({"client": {"names": ["x", "y".repeat(2_001)]}});
        let refused = clean_facts(&mut facts, &everything).unwrap_err();
        assert!(matches!(
            refused,
            DocumentError::TextTooLong { ref field, limit: 2_000, found: 2_001 }
                if field == "/client/names/1"
        ));
    }

    #[test]
    fn too_much_text_is_refused() {
        let mut facts = serde_json::json!(vec!["z".repeat(2_000); 251]);
        let refused = clean_facts(&mut facts, &everything).unwrap_err();
        assert!(matches!(refused, DocumentError::TooMuchText { .. }));
    }

    proptest! {
        #[test]
        fn no_run_is_longer_than_a_line(text in any::<String>()) {
            let printed = printable(&text, &everything);
            let longest = printed
                .split(|c: char| c == PLACE_TO_BREAK || is_place_to_break(c))
                .map(|run| run.chars().count())
                .max();
            prop_assert!(longest.unwrap_or(0) <= RUN_LIMIT);
        }

        #[test]
        fn cleaning_an_ordinary_text_changes_nothing(text in "[а-яёәғқңөұүһіА-ЯA-Za-z0-9 ]{0,30}") {
            prop_assert_eq!(printable(&text, &everything), text);
        }
    }
}
