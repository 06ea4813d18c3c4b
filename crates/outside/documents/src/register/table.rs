//! The payment register as CSV.

use super::{PaymentRegister, RegisterRow, Words};
use crate::{DocLang, DocumentError};

/// Byte order mark: without it Excel reads UTF-8 as windows-1251 and the
/// Kazakh letters are lost.
const MARK: &str = "\u{FEFF}";

/// What makes a spreadsheet take a text for a formula, with the full-width
/// forms that some of them treat alike.
const FORMULA_STARTS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The rows of the register as CSV (RFC 4180): UTF-8 with a byte order mark,
/// CRLF, a heading row, no total row, so that it can be imported as it is.
///
/// Fields are parted by `;` and amounts have a decimal comma, because that is
/// what spreadsheets set to Kazakh or Russian expect: there the comma is the
/// decimal sign, and a file parted by commas opens as one column. A text that
/// a spreadsheet would run as a formula gets an apostrophe in front. Such a
/// program still drops the leading zero of an identification number when it
/// opens the file by itself; the workbook of [`super::to_xlsx`] keeps it.
///
/// # Errors
/// [`DocumentError`]: texts too long, too many rows, amounts that are not
/// whole tiyn.
pub fn to_csv(register: &PaymentRegister, language: DocLang) -> Result<Vec<u8>, DocumentError> {
    let register = register.checked()?;
    let words = Words::get(language)?;
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(MARK.as_bytes().to_vec());
    writer.write_record(&words.columns)?;
    for (ordinal, row) in (1_usize..).zip(&register.rows) {
        writer.write_record(record(ordinal, row, &words))?;
    }
    writer.into_inner().map_err(|failed| csv::Error::from(failed.into_error()).into())
}

fn record(ordinal: usize, row: &RegisterRow, words: &Words) -> [String; 9] {
    [
        ordinal.to_string(),
        harmless(&row.claim_number),
        harmless(&row.advocate),
        harmless(&row.iin),
        harmless(&row.iban),
        harmless(&row.agreement),
        row.minutes.to_string(),
        format!("{:.2}", row.amount.round_dp(2)).replace('.', ","),
        words.mark(row.rate_confirmed).to_owned(),
    ]
}

fn harmless(text: &str) -> String {
    if text.trim_start().starts_with(FORMULA_STARTS) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_get_an_apostrophe() {
        for text in ["=1+1", "+7", "-2", "@SUM(A1)", "  =cmd|'/C calc'!A0", "＝1"] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        assert_eq!(harmless("Ахметов-Оспанов"), "Ахметов-Оспанов");
    }

    proptest! {
        #[test]
        fn no_text_starts_like_a_formula(text in any::<String>()) {
            let text: String = crate::clean::without_hidden(&text).collect();
            prop_assert!(!harmless(&text).trim_start().starts_with(FORMULA_STARTS));
        }
    }
}
