use jiff::{Timestamp, civil::Date};
use uuid::Uuid;
use zan_base::PersonName;

/// адвокат / адвокат as the register holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advocate {
    pub id: Uuid,
    pub iin: String,
    pub name: PersonName,
    /// лицензия / лицензия: number and date of issue.
    pub licence_number: String,
    pub licence_date: Date,
    /// адвокаттар алқасы / коллегия адвокатов.
    pub collegium_id: Uuid,
    pub collegium_kk: String,
    pub collegium_ru: String,
    /// КАТО code.
    pub region: String,
    /// Code of the list `form_of_practice`.
    pub form_of_practice: String,
    pub phone: String,
    pub email: String,
    pub iban: Option<String>,
    /// Codes of the list `language`.
    pub languages: Vec<String>,
    /// Codes of qualifications, e.g. `juvenile`.
    pub qualifications: Vec<String>,
    /// Most live appointments at a time.
    pub active_cap: i32,
    pub standing: Standing,
    pub created_at: Timestamp,
}

/// Whether an advocate may take part in guaranteed legal aid at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Law 176-VI, art. 43(4).
    pub licence_suspended: bool,
    /// Law 176-VI, art. 36(1).
    pub insured: bool,
    /// Law 176-VI, art. 28(5).
    pub agreement: bool,
}

impl Standing {
    /// Nothing stands in the way.
    #[must_use]
    pub const fn good(self) -> bool {
        !self.licence_suspended && self.insured && self.agreement
    }
}

/// Which advocates a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AdvocateFilter {
    /// Part of the name, licence number or ИИН; empty for all.
    pub query: String,
    /// КАТО code.
    pub region: Option<String>,
    pub zone_id: Option<Uuid>,
}
