use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

/// Every row is either a unit or reported, whatever the text.
fn no_row_is_lost(text: &str) -> Result<(), TestCaseError> {
    let (units, bad) = parse_units(text);
    let reported: BTreeSet<usize> = bad.iter().map(|row| row.line).filter(|line| *line > 1).collect();
    let rows = text.strip_prefix('\u{feff}').unwrap_or(text).lines().count().saturating_sub(1);
    let header_is_bad = bad.iter().any(|row| row.line == 1);
    prop_assert!(header_is_bad || units.len() + reported.len() == rows, "{text:?}: {bad:?}");
    let codes: BTreeSet<&str> = units.iter().map(|unit| unit.code.as_str()).collect();
    prop_assert_eq!(codes.len(), units.len());
    Ok(())
}

fn lines() -> Vec<&'static str> {
    UNITS_TSV.lines().collect()
}

/// What to do to a character of the good file: its place, the new character, and replace, insert or cut off.
fn damage() -> impl Strategy<Value = Vec<(prop::sample::Index, char, u8)>> {
    let odd = prop::sample::select("\t\n\r\0\u{feff}\u{202e},- \"aZ09әқІiЯ🙂".chars().collect::<Vec<_>>());
    prop::collection::vec((any::<prop::sample::Index>(), prop_oneof![odd, any::<char>()], 0..9_u8), 1..20)
}

fn damaged(head: usize, damage: Vec<(prop::sample::Index, char, u8)>) -> String {
    let mut text: Vec<char> = UNITS_TSV.chars().take(head).collect();
    for (place, letter, how) in damage {
        let place = place.index(text.len());
        match how {
            0..4 => text[place] = letter,
            4..8 => text.insert(place, letter),
            _ => text.truncate(place + 1),
        }
    }
    text.into_iter().collect()
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in any::<String>()) {
        no_row_is_lost(&text)?;
        prop_assert!(!parse_directory(&text, &text, &text).1.is_empty());
        prop_assert!(!parse_country(&text, &text).1.is_empty());
    }

    #[test]
    fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        no_row_is_lost(&String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn any_rows_under_the_right_header_are_reported(rows in "[\\t\\n\\ra-zA-Z0-9әқ,\\- ]{1,400}") {
        let text = format!("{}\n{rows}", lines()[0]);
        no_row_is_lost(&text)?;
    }

    #[test]
    fn a_damaged_file_loses_no_row_in_silence(head in 200..6_000_usize, damage in damage()) {
        let text = damaged(head, damage);
        no_row_is_lost(&text)?;
        prop_assert!(!parse_directory(&text, &text, &text).1.is_empty());
    }

    #[test]
    fn removed_rows_are_reported(places in prop::collection::btree_set(1..293_usize, 1..20)) {
        let kept: Vec<&str> =
            lines().into_iter().zip(0..).filter(|(_, line)| !places.contains(line)).map(|(row, _)| row).collect();
        let (units, bad) = parse_units(&kept.join("\n"));
        prop_assert_eq!(bad, vec![]);
        prop_assert_eq!(units.len(), 292 - places.len());
        prop_assert!(!check_counts(&units, bundled_country()).is_empty());
    }

    #[test]
    fn repeated_rows_are_reported(row in 1..293_usize, at in 1..293_usize) {
        let mut text = lines();
        text.insert(at, text[row]);
        let (units, bad) = parse_units(&text.join("\n"));
        prop_assert_eq!(units.len(), 292);
        let codes = bad.iter().filter(|row| row.reason == Reason::DuplicateCode).count();
        prop_assert_eq!(codes, 1);
    }
}
