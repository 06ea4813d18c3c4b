//! Payment register.

mod sheet;
mod table;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::clean::{check_length, without_hidden};
use crate::format::{checked_amount, sum};
use crate::{DocLang, DocumentError, LocalText};

pub use sheet::to_xlsx;
pub use table::to_csv;

/// Most rows one register may have.
pub const ROW_LIMIT: usize = 10_000;

/// Payment register (төлем тізілімі / реестр платежей) of a justice
/// department: approved claims of one region for one period. The layout is our
/// own (grade D).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentRegister {
    /// Number of the register.
    pub number: String,
    /// Region the register is for.
    pub region: LocalText,
    /// First day of the period.
    pub period_start: Date,
    /// Last day of the period.
    pub period_end: Date,
    /// Day the register was made, in Astana time.
    pub issued_on: Date,
    /// The claims to pay.
    pub rows: Vec<RegisterRow>,
}

/// One claim to pay. Advocates are paid gross: nothing is withheld.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterRow {
    /// Number of the claim.
    pub claim_number: String,
    /// Full name of the advocate, surname first.
    pub advocate: String,
    /// Individual identification number (ЖСН / ИИН).
    pub iin: String,
    /// Account for the payment.
    pub iban: String,
    /// Number of the agreement on guaranteed legal aid.
    pub agreement: String,
    /// Minutes paid.
    pub minutes: u32,
    /// Gross amount in tenge, already rounded to the tiyn.
    pub amount: Decimal,
    /// Whether every rate behind the amount was read in the act in force.
    pub rate_confirmed: bool,
}

impl PaymentRegister {
    /// Sum of the rows, in tenge.
    ///
    /// # Errors
    /// [`DocumentError::Amount`], [`DocumentError::SumOutOfRange`].
    pub fn total(&self) -> Result<Decimal, DocumentError> {
        sum(self.rows.iter().map(|row| row.amount))
    }

    /// Sum of the minutes.
    pub fn total_minutes(&self) -> u64 {
        self.rows.iter().map(|row| u64::from(row.minutes)).sum()
    }

    /// The register with texts fit to print, or what is wrong with it.
    fn checked(&self) -> Result<Self, DocumentError> {
        let found = self.rows.len();
        if found > ROW_LIMIT {
            return Err(DocumentError::TooManyLines { limit: ROW_LIMIT, found });
        }
        Ok(Self {
            number: printable(&self.number, "/number")?,
            region: LocalText {
                kk: printable(&self.region.kk, "/region/kk")?,
                ru: printable(&self.region.ru, "/region/ru")?,
            },
            rows: self
                .rows
                .iter()
                .enumerate()
                .map(|(index, row)| row.checked(index))
                .collect::<Result<_, _>>()?,
            ..*self
        })
    }
}

impl RegisterRow {
    fn checked(&self, index: usize) -> Result<Self, DocumentError> {
        let text = |text: &str, field: &str| printable(text, &format!("/rows/{index}/{field}"));
        Ok(Self {
            claim_number: text(&self.claim_number, "claim_number")?,
            advocate: text(&self.advocate, "advocate")?,
            iin: text(&self.iin, "iin")?,
            iban: text(&self.iban, "iban")?,
            agreement: text(&self.agreement, "agreement")?,
            minutes: self.minutes,
            amount: checked_amount(self.amount)?,
            rate_confirmed: self.rate_confirmed,
        })
    }
}

fn printable(text: &str, field: &str) -> Result<String, DocumentError> {
    check_length(text, field)?;
    Ok(without_hidden(text).collect())
}

/// The fixed wording of the form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    sheet: String,
    title: String,
    region: String,
    period: String,
    issued: String,
    columns: [String; 9],
    confirmed: String,
    unconfirmed: String,
    total: String,
    page: String,
}

impl Words {
    fn get(language: DocLang) -> Result<Self, DocumentError> {
        let text = match language {
            DocLang::Kk => include_str!("../../templates/register.kk.toml"),
            DocLang::Ru => include_str!("../../templates/register.ru.toml"),
        };
        toml::from_str(text).map_err(|_| DocumentError::BuiltIn("words of the register"))
    }

    fn mark(&self, confirmed: bool) -> &str {
        if confirmed { &self.confirmed } else { &self.unconfirmed }
    }
}
