//! What other systems send.

use utoipa::ToSchema;

/// Order of a body that conducts the criminal proceedings to appoint counsel (Code of Criminal Procedure art. 68).
#[derive(Debug, ToSchema)]
pub struct Order {
    /// Identifier of the order in the sending system: 1 to 100 visible ASCII characters. The key of repetition: the same order sent again under the same identifier is answered with the request it opened.
    #[schema(example = "ERDR-2026-000731", min_length = 1, max_length = 100)]
    pub external_id: String,
    /// Code of the unit that conducts the case, from `GET /api/v1/directory`.
    #[schema(example = "ASTANA-UP-ESIL")]
    pub body_code: String,
    pub officer: Officer,
    /// Number of the case in the register of pre-trial investigations, 15 digits.
    #[schema(example = "267100000000731", min_length = 15, max_length = 15)]
    pub erdr_number: String,
    /// Articles of the Criminal Code as written in the case.
    #[schema(example = "188 ч. 2", max_length = 300)]
    pub articles: String,
    /// Gravity of the crime: code of the list `gravity`.
    #[schema(example = "medium")]
    pub gravity: String,
    pub person: Person,
    /// Ground of mandatory participation of counsel (Code of Criminal Procedure art. 67 part 1): code of the list `ground`.
    #[schema(example = "2")]
    pub ground: String,
    /// What counsel is wanted for: code of the list `purpose`.
    #[schema(example = "enter")]
    pub purpose: String,
    pub act: PlannedAct,
    /// When the person was in fact detained.
    #[schema(format = DateTime, example = "2026-11-23T06:20:00Z")]
    pub detained_at: Option<String>,
    /// The case holds state secrets.
    #[schema(example = false)]
    pub secret: bool,
    /// The body declares that the persons of the case have no conflicting interests.
    #[schema(example = true)]
    pub no_conflict: bool,
    pub order: OrderDocument,
}

/// The officer who signed.
#[derive(Debug, ToSchema)]
pub struct Officer {
    #[schema(example = "Омаров Дәурен Серікұлы", max_length = 200)]
    pub name: String,
    /// Number of Kazakhstan.
    #[schema(example = "+77015550143")]
    pub phone: String,
}

/// The person to be defended. While the identity is not established, `identified` is false and names are not asked for.
#[derive(Debug, ToSchema)]
pub struct Person {
    #[schema(example = true)]
    pub identified: bool,
    /// Individual identification number, 12 digits.
    #[schema(example = "900101300017", min_length = 12, max_length = 12)]
    pub iin: Option<String>,
    /// Needed when the person is identified.
    #[schema(example = "Ахметов", max_length = 100)]
    pub surname: Option<String>,
    /// Needed when the person is identified.
    #[schema(example = "Ержан", max_length = 100)]
    pub given: Option<String>,
    #[schema(example = "Маратұлы", max_length = 100)]
    pub patronymic: Option<String>,
    #[schema(format = Date, example = "1990-01-01")]
    pub birth_date: Option<String>,
    /// Role in the proceedings: code of the list `person_role`.
    #[schema(example = "suspect")]
    pub role: String,
    #[schema(example = false)]
    pub minor: bool,
    /// Language of the proceedings with this person: code of the list `language`.
    #[schema(example = "kk")]
    pub language: String,
}

/// The act counsel is wanted for.
#[derive(Debug, ToSchema)]
pub struct PlannedAct {
    /// Code of the list `act_kind`.
    #[schema(example = "interrogation")]
    pub kind: String,
    #[schema(format = DateTime, example = "2026-11-23T10:00:00Z")]
    pub at: String,
    #[schema(example = "Астана, Есіл ауданы, Сарыарқа даңғылы 1, 204-кабинет", max_length = 300)]
    pub place: String,
}

/// Number and date of the order as a document.
#[derive(Debug, ToSchema)]
pub struct OrderDocument {
    #[schema(example = "1047", max_length = 60)]
    pub number: String,
    #[schema(format = Date, example = "2026-11-23")]
    pub date: String,
}

/// The body takes its order back.
#[derive(Debug, ToSchema)]
pub struct Cancellation {
    /// Code of the list `cancel_reason`.
    #[schema(example = "other")]
    pub reason: String,
    /// Needed with the reason `other`.
    #[schema(example = "Іс басқа органға берілді")]
    pub note: Option<String>,
}

/// Whether the body agrees with the times of a recorded act.
#[derive(Debug, ToSchema)]
pub struct ActAnswer {
    pub answer: Answer,
    /// Times by the body's own record; needed to dispute.
    #[schema(format = DateTime)]
    pub started_at: Option<String>,
    /// Times by the body's own record; needed to dispute.
    #[schema(format = DateTime)]
    pub ended_at: Option<String>,
    /// Needed to dispute.
    #[schema(max_length = 500)]
    pub note: Option<String>,
    /// Who answers.
    #[schema(example = "Омаров Дәурен Серікұлы")]
    pub officer_name: String,
}

/// What the body says of an act.
#[derive(Debug, ToSchema)]
#[schema(rename_all = "snake_case")]
pub enum Answer {
    Confirmed,
    Disputed,
}
