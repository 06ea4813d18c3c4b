//! The payment register as a workbook.

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

use super::{PaymentRegister, RegisterRow, Words};
use crate::format::Day;
use crate::{DocLang, DocumentError};

/// Row of the headings; the title stands above, the claims below.
const HEADING_ROW: u32 = 4;
const MINUTES_COLUMN: u16 = 6;
const AMOUNT_COLUMN: u16 = 7;
const LAST_COLUMN: u16 = 8;
const A4: u8 = 9;
/// Width of each column, in characters.
const WIDTHS: [f64; 9] = [5.0, 20.0, 38.0, 15.0, 25.0, 20.0, 9.0, 17.0, 20.0];
/// Shown by a spreadsheet with the separators of its own language.
const MONEY: &str = "#,##0.00";
const COUNT: &str = "#,##0";

/// The register as an XLSX workbook (ECMA-376) of one sheet: title, headings
/// that stay in view and repeat on every printed page, one row a claim, a
/// total row with formulas; amounts are numbers, identification numbers are
/// texts. Printed on A4 landscape, one page wide. Texts are written as texts
/// and never as formulas.
///
/// # Errors
/// [`DocumentError`]: texts too long, too many rows, amounts that are not
/// whole tiyn.
pub fn to_xlsx(register: &PaymentRegister, language: DocLang) -> Result<Vec<u8>, DocumentError> {
    let register = register.checked()?;
    let words = Words::get(language)?;
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(&register, &words)?);
    let sheet = workbook.add_worksheet();
    sheet.set_name(&words.sheet)?;
    write_title(sheet, &register, &words, language)?;
    write_headings(sheet, &words)?;
    write_rows(sheet, &register, &words)?;
    write_totals(sheet, &register, &words)?;
    set_up_page(sheet, &register, &words)?;
    Ok(workbook.save_to_buffer()?)
}

fn properties(register: &PaymentRegister, words: &Words) -> Result<DocProperties, XlsxError> {
    let made = register.issued_on;
    let year = u16::try_from(made.year()).unwrap_or_default();
    let month = u8::try_from(made.month()).unwrap_or_default();
    let day = u8::try_from(made.day()).unwrap_or_default();
    Ok(DocProperties::new()
        .set_title(title(register, words))
        .set_creation_datetime(&ExcelDateTime::from_ymd(year, month, day)?))
}

fn title(register: &PaymentRegister, words: &Words) -> String {
    format!("{} № {}", words.title, register.number)
}

fn write_title(
    sheet: &mut Worksheet,
    register: &PaymentRegister,
    words: &Words,
    language: DocLang,
) -> Result<(), XlsxError> {
    let figures = |date: Date| Day::from(date).figures;
    let bold = Format::new().set_bold().set_font_size(14);
    sheet.write_string_with_format(0, 0, title(register, words), &bold)?;
    let region = register.region.get(language);
    sheet.write_string(1, 0, format!("{}: {region}", words.region))?;
    let period =
        format!("{}: {} – {}", words.period, figures(register.period_start), figures(register.period_end),);
    sheet.write_string(2, 0, period)?;
    let issued = format!("{}: {}", words.issued, figures(register.issued_on));
    sheet.write_string(3, 0, issued)?;
    Ok(())
}

fn write_headings(sheet: &mut Worksheet, words: &Words) -> Result<(), XlsxError> {
    let format = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color("#E6F1F2")
        .set_border(FormatBorder::Thin);
    for ((column, heading), width) in (0_u16..).zip(&words.columns).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(HEADING_ROW, column, heading, &format)?;
    }
    sheet.set_row_height(HEADING_ROW, 32)?;
    Ok(())
}

/// Formats of the cells of a claim.
struct Cells {
    text: Format,
    warning: Format,
    count: Format,
    money: Format,
}

impl Cells {
    fn new() -> Self {
        let text = Format::new().set_border(FormatBorder::Hair).set_text_wrap().set_align(FormatAlign::Top);
        Self {
            warning: text.clone().set_bold().set_font_color("#8A5A00").set_background_color("#FFF4D6"),
            count: text.clone().set_num_format(COUNT),
            money: text.clone().set_num_format(MONEY),
            text: text.set_num_format("@"),
        }
    }
}

fn write_rows(sheet: &mut Worksheet, register: &PaymentRegister, words: &Words) -> Result<(), XlsxError> {
    let cells = Cells::new();
    for (ordinal, row) in (1_u32..).zip(&register.rows) {
        write_row(sheet, ordinal, row, words, &cells)?;
    }
    Ok(())
}

fn write_row(
    sheet: &mut Worksheet,
    ordinal: u32,
    row: &RegisterRow,
    words: &Words,
    cells: &Cells,
) -> Result<(), XlsxError> {
    let at = HEADING_ROW + ordinal;
    sheet.write_number_with_format(at, 0, ordinal, &cells.count)?;
    let texts = [&row.claim_number, &row.advocate, &row.iin, &row.iban, &row.agreement];
    for (column, text) in (1_u16..).zip(texts) {
        sheet.write_string_with_format(at, column, text, &cells.text)?;
    }
    sheet.write_number_with_format(at, MINUTES_COLUMN, row.minutes, &cells.count)?;
    sheet.write_number_with_format(at, AMOUNT_COLUMN, cell_number(row.amount), &cells.money)?;
    let format = if row.rate_confirmed { &cells.text } else { &cells.warning };
    sheet.write_string_with_format(at, LAST_COLUMN, words.mark(row.rate_confirmed), format)?;
    Ok(())
}

/// A spreadsheet has binary numbers only; up to ten trillion tenge the nearest
/// one shows the same two decimals.
fn cell_number(amount: Decimal) -> f64 {
    amount.to_f64().unwrap_or_default()
}

fn write_totals(
    sheet: &mut Worksheet,
    register: &PaymentRegister,
    words: &Words,
) -> Result<(), DocumentError> {
    let at = total_row(register);
    let base = Format::new().set_bold().set_border_top(FormatBorder::Medium);
    for column in 0..=LAST_COLUMN {
        sheet.write_blank(at, column, &base)?;
    }
    sheet.write_string_with_format(at, 1, &words.total, &base)?;
    let count = base.clone().set_num_format(COUNT);
    let money = base.set_num_format(MONEY);
    let minutes = column_sum("G", at).set_result(register.total_minutes().to_string());
    sheet.write_formula_with_format(at, MINUTES_COLUMN, minutes, &count)?;
    let amount = column_sum("H", at).set_result(register.total()?.to_string());
    sheet.write_formula_with_format(at, AMOUNT_COLUMN, amount, &money)?;
    Ok(())
}

fn total_row(register: &PaymentRegister) -> u32 {
    let rows = u32::try_from(register.rows.len()).unwrap_or(u32::MAX);
    (HEADING_ROW + 1).saturating_add(rows)
}

/// Sum of a column from the first claim (or the headings, when there is none:
/// a text counts as nothing) to the row above the total.
fn column_sum(column: &str, total_row: u32) -> Formula {
    let first = (HEADING_ROW + 2).min(total_row);
    Formula::new(format!("=SUM({column}{first}:{column}{total_row})"))
}

fn set_up_page(sheet: &mut Worksheet, register: &PaymentRegister, words: &Words) -> Result<(), XlsxError> {
    let last = total_row(register);
    sheet.set_freeze_panes(HEADING_ROW + 1, 0)?;
    sheet.set_paper_size(A4).set_landscape();
    sheet.set_margins(0.5, 0.4, 0.5, 0.6, 0.3, 0.3);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(HEADING_ROW, HEADING_ROW)?;
    sheet.set_print_area(0, 0, last, LAST_COLUMN)?;
    sheet.set_footer(format!("&R{}", words.page));
    Ok(())
}
