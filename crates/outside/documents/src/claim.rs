//! Payment claim.

use jiff::civil::{Date, Time};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::format::{Day, checked_amount, clock, money, number, sum};
use crate::notice::Client;
use crate::parts::facts::{AdvocateFacts, OrderFacts, SignatureFacts, VerificationFacts};
use crate::typeset::{Form, to_pdf};
use crate::{Advocate, DocLang, DocumentError, LocalText, OrderReference, Signature, Verification};

/// Most lines one claim may have: some ten acts a day for a month. The memory
/// and time of typesetting grow with them.
pub const LINE_LIMIT: usize = 300;

/// Payment claim (ақы төлеу туралы өтініш / заявление об оплате) of an
/// advocate to the justice department: rules of payment, order 1462 of
/// 28.09.2018. The annex with the form was not seen; this layout is our own
/// (grade D).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentClaim {
    /// Number of the claim.
    pub number: String,
    /// Day the claim was made, in Astana time.
    pub submitted_on: Date,
    /// Justice department (Әділет департаменті / Департамент юстиции).
    pub department: LocalText,
    /// Who claims.
    pub advocate: Advocate,
    /// Individual identification number (ЖСН / ИИН) of the advocate.
    pub iin: String,
    /// Account for the payment.
    pub iban: String,
    /// Number of the agreement on guaranteed legal aid.
    pub agreement_number: String,
    /// Day of the agreement.
    pub agreement_date: Date,
    /// Number of the case in the register of pre-trial investigations (ЕРДР).
    pub case_number: String,
    /// Body conducting the proceedings.
    pub body: LocalText,
    /// Who was defended or represented.
    pub client: Client,
    /// Procedural role of the client.
    pub role: LocalText,
    /// Order appointing counsel.
    pub order: OrderReference,
    /// Number of the notice of defence.
    pub notice_number: String,
    /// What was done, in order of time.
    pub lines: Vec<ClaimLine>,
    /// How the claim can be checked, if it can.
    pub verification: Option<Verification>,
    /// The advocate's signature, once it is given.
    pub signature: Option<Signature>,
}

/// One act of work and its price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimLine {
    /// Day of the act.
    pub date: Date,
    /// Start, in Astana time.
    pub from: Time,
    /// End, in Astana time.
    pub to: Time,
    /// What was done.
    pub act: LocalText,
    /// Minutes claimed.
    pub minutes: u32,
    /// Rate of an hour, in monthly calculation indexes (АЕК / МРП).
    pub rate: Decimal,
    /// The monthly calculation index, in tenge.
    pub index: Decimal,
    /// Sum of the line, in tenge, already rounded to the tiyn.
    pub amount: Decimal,
    /// Whether the rate was read in the act in force. A line without this is
    /// marked in the document.
    pub rate_confirmed: bool,
}

impl PaymentClaim {
    /// Sum of the lines, in tenge.
    ///
    /// # Errors
    /// [`DocumentError::Amount`], [`DocumentError::SumOutOfRange`].
    pub fn total(&self) -> Result<Decimal, DocumentError> {
        sum(self.lines.iter().map(|line| line.amount))
    }

    /// Sum of the minutes claimed.
    pub fn total_minutes(&self) -> u64 {
        self.lines.iter().map(|line| u64::from(line.minutes)).sum()
    }
}

#[derive(Serialize)]
struct ClaimFacts<'a> {
    number: &'a str,
    issued_on: Day,
    department: &'a str,
    advocate: AdvocateFacts<'a>,
    iin: &'a str,
    iban: &'a str,
    agreement_number: &'a str,
    agreement_date: Day,
    case_number: &'a str,
    body: &'a str,
    client: Option<&'a str>,
    role: &'a str,
    order: OrderFacts<'a>,
    notice_number: &'a str,
    lines: Vec<LineFacts<'a>>,
    total_minutes: String,
    total: String,
    unconfirmed_total: Option<String>,
    verification: Option<VerificationFacts<'a>>,
    signature: Option<SignatureFacts<'a>>,
}

#[derive(Serialize)]
struct LineFacts<'a> {
    date: String,
    time: String,
    act: &'a str,
    minutes: u32,
    rate: String,
    index: String,
    amount: String,
    confirmed: bool,
}

impl<'a> LineFacts<'a> {
    fn new(line: &'a ClaimLine, language: DocLang) -> Result<Self, DocumentError> {
        Ok(Self {
            date: Day::from(line.date).figures,
            time: format!("{}–{}", clock(line.from), clock(line.to)),
            act: line.act.get(language),
            minutes: line.minutes,
            rate: number(line.rate),
            index: number(line.index),
            amount: money(checked_amount(line.amount)?),
            confirmed: line.rate_confirmed,
        })
    }
}

/// The claim as a PDF/A-2a file in the language.
///
/// # Errors
/// [`DocumentError`]: texts too long, more than [`LINE_LIMIT`] lines, amounts
/// that are not whole tiyn; other kinds are faults of this crate.
pub fn render(claim: &PaymentClaim, language: DocLang) -> Result<Vec<u8>, DocumentError> {
    let found = claim.lines.len();
    if found > LINE_LIMIT {
        return Err(DocumentError::TooManyLines { limit: LINE_LIMIT, found });
    }
    let form = Form {
        template: match language {
            DocLang::Kk => "claim.kk.typ",
            DocLang::Ru => "claim.ru.typ",
        },
        identity: format!("claim {} {}", claim.number, language.code()),
    };
    to_pdf(form, &facts(claim, language)?, claim.verification.as_ref())
}

fn facts(claim: &PaymentClaim, language: DocLang) -> Result<ClaimFacts<'_>, DocumentError> {
    Ok(ClaimFacts {
        number: &claim.number,
        issued_on: Day::from(claim.submitted_on),
        department: claim.department.get(language),
        advocate: AdvocateFacts::new(&claim.advocate, language),
        iin: &claim.iin,
        iban: &claim.iban,
        agreement_number: &claim.agreement_number,
        agreement_date: Day::from(claim.agreement_date),
        case_number: &claim.case_number,
        body: claim.body.get(language),
        client: claim.client.name(),
        role: claim.role.get(language),
        order: OrderFacts::from(&claim.order),
        notice_number: &claim.notice_number,
        lines: claim.lines.iter().map(|line| LineFacts::new(line, language)).collect::<Result<_, _>>()?,
        total_minutes: number(Decimal::from(claim.total_minutes())),
        total: money(claim.total()?),
        unconfirmed_total: unconfirmed_total(claim)?,
        verification: claim.verification.as_ref().map(VerificationFacts::from),
        signature: claim.signature.as_ref().map(SignatureFacts::from),
    })
}

/// Sum of the lines whose rate is unconfirmed, if there are such lines.
fn unconfirmed_total(claim: &PaymentClaim) -> Result<Option<String>, DocumentError> {
    let unconfirmed = || claim.lines.iter().filter(|line| !line.rate_confirmed);
    if unconfirmed().next().is_none() {
        return Ok(None);
    }
    let total = sum(unconfirmed().map(|line| line.amount))?;
    Ok(Some(money(total)))
}
