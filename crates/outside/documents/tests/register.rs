//! The payment register as a spreadsheet reads it.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod facts;

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use rust_decimal::Decimal;
use zan_documents::{DocLang, DocumentError, register};

const BOTH: [DocLang; 2] = [DocLang::Kk, DocLang::Ru];

fn opened(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

#[test]
fn a_workbook_holds_amounts_as_numbers_and_texts_as_texts() {
    let facts = facts::register();
    for language in BOTH {
        let mut workbook = opened(register::to_xlsx(&facts, language).unwrap());
        let range = workbook.worksheet_range_at(0).unwrap().unwrap();
        for (offset, row) in (5_u32..).zip(&facts.rows) {
            let cell = |column| range.get_value((offset, column)).unwrap();
            assert_eq!(*cell(0), Data::Float(f64::from(offset - 4)));
            assert_eq!(*cell(2), Data::String(row.advocate.clone()));
            assert_eq!(*cell(3), Data::String("050312600123".into()));
            let Data::Float(amount) = *cell(7) else { panic!("{:?}", cell(7)) };
            assert_eq!(Decimal::from_f64_retain(amount).unwrap().round_dp(2), row.amount);
        }
    }
}

#[test]
fn the_total_row_has_formulas_with_their_results() {
    let facts = facts::register();
    let mut workbook = opened(register::to_xlsx(&facts, DocLang::Kk).unwrap());
    let name = workbook.sheet_names()[0].clone();
    assert_eq!(name, "Төлем тізілімі");
    let formulas = workbook.worksheet_formula(&name).unwrap();
    assert_eq!(formulas.get_value((8, 7)).unwrap(), "SUM(H6:H8)");
    assert_eq!(formulas.get_value((8, 6)).unwrap(), "SUM(G6:G8)");
    let range = workbook.worksheet_range(&name).unwrap();
    assert_eq!(*range.get_value((8, 7)).unwrap(), Data::Float(1_242_443.19));
    assert_eq!(*range.get_value((8, 6)).unwrap(), Data::Float(291.0));
    assert_eq!(facts.total().unwrap(), "1242443.19".parse().unwrap());
}

#[test]
fn only_the_total_row_has_formulas() {
    let mut workbook = opened(register::to_xlsx(&facts::register(), DocLang::Ru).unwrap());
    let name = workbook.sheet_names()[0].clone();
    let formulas = workbook.worksheet_formula(&name).unwrap();
    let found = formulas.used_cells().filter(|(_, _, formula)| !formula.is_empty());
    assert_eq!(found.count(), 2);
}

#[test]
fn unconfirmed_rates_are_said_to_be_so() {
    for (language, mark) in [(DocLang::Kk, "РАСТАЛМАҒАН"), (DocLang::Ru, "НЕ ПОДТВЕРЖДЁН")]
    {
        let mut workbook = opened(register::to_xlsx(&facts::register(), language).unwrap());
        let range = workbook.worksheet_range_at(0).unwrap().unwrap();
        let marked = range.used_cells().filter(|(_, column, value)| *column == 8 && **value == mark);
        assert_eq!(marked.count(), 1);
        let csv = register::to_csv(&facts::register(), language).unwrap();
        assert_eq!(String::from_utf8(csv).unwrap().matches(mark).count(), 1);
    }
}

#[test]
fn the_sheet_is_set_up_for_paper_and_screen() {
    let bytes = register::to_xlsx(&facts::register(), DocLang::Kk).unwrap();
    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    for wanted in [
        r#"orientation="landscape""#,
        r#"paperSize="9""#,
        r#"fitToHeight="0""#,
        r#"ySplit="5""#,
        r#"state="frozen""#,
    ] {
        assert!(xml.contains(wanted), "{wanted}");
    }
    assert!(part(&bytes, "xl/workbook.xml").contains("_xlnm.Print_Titles"));
    assert!(part(&bytes, "docProps/core.xml").contains("2026-12-03T"));
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn an_empty_register_adds_up_to_nothing() {
    let mut facts = facts::register();
    facts.rows.clear();
    let mut workbook = opened(register::to_xlsx(&facts, DocLang::Ru).unwrap());
    let range = workbook.worksheet_range_at(0).unwrap().unwrap();
    assert_eq!(*range.get_value((5, 7)).unwrap(), Data::Float(0.0));
}

#[test]
fn a_csv_file_can_be_read_back() {
    let facts = facts::register();
    let bytes = register::to_csv(&facts, DocLang::Kk).unwrap();
    let text = std::str::from_utf8(&bytes).unwrap();
    let text = text.strip_prefix('\u{FEFF}').unwrap();
    assert!(text.ends_with("\r\n"));
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    assert_eq!(&reader.headers().unwrap()[7], "Сома, теңге");
    let records: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(records.len(), 3);
    assert_eq!(&records[1][2], "'=HYPERLINK(\"http://x\";\"Ы\")");
    assert_eq!(&records[2][2], "Петров; \"Иван\" Сергеевич");
    let total: Decimal =
        records.iter().map(|record| record[7].replace(',', ".").parse::<Decimal>().unwrap()).sum();
    assert_eq!(total, facts.total().unwrap());
}

#[test]
fn bad_rows_are_refused_by_both() {
    let mut facts = facts::register();
    facts.rows[1].amount = "0.125".parse().unwrap();
    for language in BOTH {
        let workbook = register::to_xlsx(&facts, language);
        assert!(matches!(workbook, Err(DocumentError::Amount { .. })));
        let table = register::to_csv(&facts, language);
        assert!(matches!(table, Err(DocumentError::Amount { .. })));
    }
    facts.rows[1].amount = Decimal::ONE;
    facts.rows[1].advocate = "Ы".repeat(40_000);
    let refused = register::to_xlsx(&facts, DocLang::Ru).unwrap_err();
    assert!(matches!(
        refused,
        DocumentError::TextTooLong { field, .. } if field == "/rows/1/advocate"
    ));
}

#[test]
fn control_characters_do_not_break_the_workbook() {
    let mut facts = facts::register();
    facts.rows[0].advocate = "а\u{0}б\u{B}в\u{FFFF}\u{202E}".into();
    let mut workbook = opened(register::to_xlsx(&facts, DocLang::Ru).unwrap());
    let range = workbook.worksheet_range_at(0).unwrap().unwrap();
    let shown = range.get_value((5, 2)).unwrap().to_string();
    assert_eq!(shown, "а\u{FFFD}б в\u{FFFD}\u{FFFD}");
}
