//! Whom a certificate names, in the attributes of the national profile.

use crate::{der, names};

/// Holder of a certificate. Numbers are written as given: a throw-away centre checks nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A natural person.
    Person {
        /// ИИН, 12 digits.
        iin: String,
        surname: String,
        given: String,
        /// Goes into the attribute `givenName`, as the national centre does; absent when there is none.
        patronymic: Option<String>,
    },
    /// A person of an organisation.
    Organisation {
        role: OrganisationRole,
        iin: String,
        /// БИН, 12 digits.
        bin: String,
        organisation: String,
        surname: String,
        given: String,
        patronymic: Option<String>,
    },
    /// An information system of an organisation: nobody's personal signature.
    InformationSystem {
        /// Object identifier of the system (attribute `UID`).
        identifier: String,
        name: String,
        bin: String,
        organisation: String,
    },
    /// A user of «Казначейство-Клиент».
    TreasuryClient {
        iin: String,
        bin: String,
        organisation: String,
        surname: String,
        given: String,
        patronymic: Option<String>,
        /// Role in the system (attribute `DC`), for example `ROLE02`.
        role: String,
        /// Code of the institution (attribute `businessCategory`).
        code: String,
    },
}

/// What a person may do for an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OrganisationRole {
    /// First head.
    Head,
    /// May sign.
    MaySign,
    /// May sign financial documents.
    Finance,
    /// Staff of the personnel department.
    Hr,
    /// Any other employee.
    Employee,
}

impl OrganisationRole {
    /// All roles.
    pub const ALL: [Self; 5] = [Self::Head, Self::MaySign, Self::Finance, Self::Hr, Self::Employee];

    const fn usage(self) -> &'static str {
        match self {
            Self::Head => names::ROLE_HEAD,
            Self::MaySign => names::ROLE_MAY_SIGN,
            Self::Finance => names::ROLE_FINANCE,
            Self::Hr => names::ROLE_HR,
            Self::Employee => names::ROLE_EMPLOYEE,
        }
    }
}

/// Attributes of a distinguished name by the letters people know them under.
#[derive(Debug, Clone, Copy)]
enum Attribute {
    CommonName,
    Surname,
    SerialNumber,
    Country,
    Organisation,
    Unit,
    GivenName,
    UserId,
    DomainComponent,
    BusinessCategory,
}

impl Attribute {
    fn encode(self, value: &str) -> Vec<u8> {
        let (oid, value) = match self {
            Self::CommonName => ("2.5.4.3", der::utf8(value)),
            Self::Surname => ("2.5.4.4", der::utf8(value)),
            Self::SerialNumber => ("2.5.4.5", der::printable(value)),
            Self::Country => ("2.5.4.6", der::printable(value)),
            Self::Organisation => ("2.5.4.10", der::utf8(value)),
            Self::Unit => ("2.5.4.11", der::utf8(value)),
            Self::BusinessCategory => ("2.5.4.15", der::utf8(value)),
            Self::GivenName => ("2.5.4.42", der::utf8(value)),
            Self::UserId => ("0.9.2342.19200300.100.1.1", der::utf8(value)),
            Self::DomainComponent => ("0.9.2342.19200300.100.1.25", der::ia5(value)),
        };
        der::set_of([der::sequence([der::oid(oid), value])])
    }
}

impl Subject {
    /// A natural person.
    #[must_use]
    pub fn person(iin: &str, surname: &str, given: &str, patronymic: Option<&str>) -> Self {
        Self::Person {
            iin: iin.to_owned(),
            surname: surname.to_owned(),
            given: given.to_owned(),
            patronymic: patronymic.map(str::to_owned),
        }
    }

    /// A person of an organisation.
    #[must_use]
    pub fn employee(role: OrganisationRole, iin: &str, bin: &str, surname: &str, given: &str) -> Self {
        Self::Organisation {
            role,
            iin: iin.to_owned(),
            bin: bin.to_owned(),
            organisation: "Сынақ мекемесі".to_owned(),
            surname: surname.to_owned(),
            given: given.to_owned(),
            patronymic: None,
        }
    }

    /// An information system.
    #[must_use]
    pub fn information_system(name: &str, bin: &str) -> Self {
        Self::InformationSystem {
            identifier: "1.2.398.6.10.1.1".to_owned(),
            name: name.to_owned(),
            bin: bin.to_owned(),
            organisation: "Сынақ мекемесі".to_owned(),
        }
    }

    /// ИИН of the person named, if a person is.
    #[must_use]
    pub fn iin(&self) -> Option<&str> {
        match self {
            Self::Person { iin, .. } | Self::Organisation { iin, .. } | Self::TreasuryClient { iin, .. } => {
                Some(iin)
            }
            Self::InformationSystem { .. } => None,
        }
    }

    /// БИН of the organisation named, if one is.
    #[must_use]
    pub fn bin(&self) -> Option<&str> {
        match self {
            Self::Organisation { bin, .. }
            | Self::InformationSystem { bin, .. }
            | Self::TreasuryClient { bin, .. } => Some(bin),
            Self::Person { .. } => None,
        }
    }

    /// Value of the attribute CN.
    #[must_use]
    pub fn common_name(&self) -> String {
        match self {
            Self::Person { surname, given, .. }
            | Self::Organisation { surname, given, .. }
            | Self::TreasuryClient { surname, given, .. } => format!("{surname} {given}"),
            Self::InformationSystem { name, .. } => name.clone(),
        }
    }

    /// Extended key usages that say what the holder is.
    pub(crate) fn roles(&self) -> Vec<&'static str> {
        match self {
            Self::Person { .. } => vec![names::ROLE_PERSON],
            Self::Organisation { role, .. } => vec![names::ROLE_ORGANISATION, role.usage()],
            Self::InformationSystem { .. } => {
                vec![names::ROLE_ORGANISATION, names::ROLE_INFORMATION_SYSTEM]
            }
            Self::TreasuryClient { .. } => vec![names::ROLE_ORGANISATION, names::ROLE_TREASURY],
        }
    }

    /// Whether the holder is a human being.
    pub(crate) fn is_human(&self) -> bool {
        !matches!(self, Self::InformationSystem { .. })
    }

    /// The distinguished name, attributes in the order the national centre writes them.
    pub(crate) fn name(&self) -> Vec<u8> {
        let mut attributes: Vec<(Attribute, String)> = Vec::new();
        match self {
            Self::InformationSystem { identifier, .. } => {
                attributes.push((Attribute::UserId, identifier.clone()));
            }
            Self::TreasuryClient { role, .. } => attributes.push((Attribute::DomainComponent, role.clone())),
            Self::Person { .. } | Self::Organisation { .. } => {}
        }
        attributes.push((Attribute::CommonName, self.common_name()));
        if let Some(surname) = self.surname() {
            attributes.push((Attribute::Surname, surname.to_owned()));
        }
        if let Some(iin) = self.iin() {
            attributes.push((Attribute::SerialNumber, format!("IIN{iin}")));
        }
        attributes.push((Attribute::Country, "KZ".to_owned()));
        if let Some((organisation, bin)) = self.organisation().zip(self.bin()) {
            attributes.push((Attribute::Organisation, organisation.to_owned()));
            attributes.push((Attribute::Unit, format!("BIN{bin}")));
        }
        if let Self::TreasuryClient { code, .. } = self {
            attributes.push((Attribute::BusinessCategory, code.clone()));
        }
        if let Some(patronymic) = self.patronymic() {
            attributes.push((Attribute::GivenName, patronymic.to_owned()));
        }
        encode(&attributes)
    }

    fn surname(&self) -> Option<&str> {
        match self {
            Self::Person { surname, .. }
            | Self::Organisation { surname, .. }
            | Self::TreasuryClient { surname, .. } => Some(surname),
            Self::InformationSystem { .. } => None,
        }
    }

    fn patronymic(&self) -> Option<&str> {
        match self {
            Self::Person { patronymic, .. }
            | Self::Organisation { patronymic, .. }
            | Self::TreasuryClient { patronymic, .. } => patronymic.as_deref(),
            Self::InformationSystem { .. } => None,
        }
    }

    fn organisation(&self) -> Option<&str> {
        match self {
            Self::Organisation { organisation, .. }
            | Self::InformationSystem { organisation, .. }
            | Self::TreasuryClient { organisation, .. } => Some(organisation),
            Self::Person { .. } => None,
        }
    }
}

/// Name of a part of the centre itself: CN and C only.
pub(crate) fn name_of_centre(common_name: &str) -> Vec<u8> {
    encode(&[(Attribute::CommonName, common_name.to_owned()), (Attribute::Country, "KZ".to_owned())])
}

fn encode(attributes: &[(Attribute, String)]) -> Vec<u8> {
    der::sequence(attributes.iter().map(|(attribute, value)| attribute.encode(value)))
}
