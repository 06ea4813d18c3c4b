//! Notice of defence.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::format::Day;
use crate::parts::facts::{AdvocateFacts, OrderFacts, SignatureFacts, VerificationFacts};
use crate::typeset::{Form, to_pdf};
use crate::{Advocate, DocLang, DocumentError, LocalText, OrderReference, Signature, Verification};

/// Written notice of defence or representation (қорғау (өкілдік ету) туралы
/// жазбаша хабарлама / письменное уведомление о защите (представительстве)).
///
/// With it counsel enters the case: Criminal Procedure Code article 68(8); its
/// least contents: law 176-VI of 05.07.2018, article 46(3). For an appointment
/// there is no contract (Code, article 174(2)), so the order stands where the
/// contract would stand. The form approved by the Republican Collegium was not
/// found; this layout is our own (grade D).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeOfDefence {
    /// Registration number: collegium code, year, sequence.
    pub number: String,
    /// Day of the notice, in Astana time.
    pub issued_on: Date,
    /// Who defends or represents.
    pub advocate: Advocate,
    /// Who is defended or represented.
    pub client: Client,
    /// Procedural role of the client: suspect, victim and so on.
    pub role: LocalText,
    /// Number of the case in the register of pre-trial investigations (ЕРДР).
    pub case_number: String,
    /// Body conducting the proceedings (қылмыстық процесті жүргізетін орган /
    /// орган, ведущий уголовный процесс).
    pub body: LocalText,
    /// Order appointing counsel.
    pub order: OrderReference,
    /// How the notice can be checked.
    pub verification: Verification,
    /// The advocate's signature, once it is given.
    pub signature: Option<Signature>,
}

/// The person defended or represented.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Client {
    /// A person with a name, surname first.
    Named(String),
    /// A person whose identity is not established (жеке басы анықталмаған /
    /// личность не установлена).
    Unidentified,
}

impl Client {
    /// The name, if there is one.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Named(name) => Some(name),
            Self::Unidentified => None,
        }
    }
}

#[derive(Serialize)]
struct NoticeFacts<'a> {
    number: &'a str,
    issued_on: Day,
    advocate: AdvocateFacts<'a>,
    client: Option<&'a str>,
    role: &'a str,
    case_number: &'a str,
    body: &'a str,
    order: OrderFacts<'a>,
    verification: VerificationFacts<'a>,
    signature: Option<SignatureFacts<'a>>,
}

/// The notice as a PDF/A-2a file in the language.
///
/// # Errors
/// [`DocumentError`]: texts too long or a check address that does not fit a QR
/// code; other kinds are faults of this crate.
pub fn render(notice: &NoticeOfDefence, language: DocLang) -> Result<Vec<u8>, DocumentError> {
    let facts = NoticeFacts {
        number: &notice.number,
        issued_on: Day::from(notice.issued_on),
        advocate: AdvocateFacts::new(&notice.advocate, language),
        client: notice.client.name(),
        role: notice.role.get(language),
        case_number: &notice.case_number,
        body: notice.body.get(language),
        order: OrderFacts::from(&notice.order),
        verification: VerificationFacts::from(&notice.verification),
        signature: notice.signature.as_ref().map(SignatureFacts::from),
    };
    let form = Form {
        template: match language {
            DocLang::Kk => "notice.kk.typ",
            DocLang::Ru => "notice.ru.typ",
        },
        identity: format!("notice {} {}", notice.number, language.code()),
    };
    to_pdf(form, &facts, Some(&notice.verification))
}
