//! Folding of names for search: what is typed on a Russian keyboard finds what is written in Kazakh.

/// A name without case, Kazakh-only letters, soft and hard signs and punctuation, words parted by one space.
///
/// `Әлия Қуандыққызы` and `алия куандыккызы` fold alike. The result is a search key, never shown.
pub fn fold_name(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for letter in name.chars().flat_map(char::to_lowercase) {
        match fold_letter(letter) {
            Some(' ') if folded.is_empty() || folded.ends_with(' ') => {}
            Some(letter) => folded.push(letter),
            None => {}
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

fn fold_letter(letter: char) -> Option<char> {
    match letter {
        'ә' => Some('а'),
        'ғ' => Some('г'),
        'қ' => Some('к'),
        'ң' => Some('н'),
        'ө' => Some('о'),
        'ё' | 'э' => Some('е'),
        'ұ' | 'ү' => Some('у'),
        'һ' => Some('х'),
        'і' | 'ї' => Some('и'),
        'ь' | 'ъ' | '\'' | '’' | '`' => None,
        letter if letter.is_alphanumeric() => Some(letter),
        // A combining mark belongs to the letter before it.
        '\u{300}'..='\u{36f}' => None,
        _ => Some(' '),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn kazakh_letters_meet_russian_typing() {
        assert_eq!(fold_name("Әлия  ҚУАНДЫҚҚЫЗЫ"), "алия куандыккызы");
        assert_eq!(fold_name("Гүлнәр"), fold_name("Гульнар"));
        assert_eq!(fold_name("Жаһан Өмірұлы"), "жахан омирулы");
        assert_eq!(fold_name(" Ким-Ли "), "ким ли");
        assert_eq!(fold_name("Пётр"), fold_name("Петр"));
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(name in "\\PC{0,40}") {
            let once = fold_name(&name);
            prop_assert_eq!(fold_name(&once), once);
        }
    }
}
