//! In which role the holder of a certificate acts.

/// Role of the holder, from the extended key usage (04 "Certificate profile" of the national centre).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SignerKind {
    /// Natural person, 1.2.398.3.3.4.1.1. Advocates and legal consultants sign as such.
    Person,
    /// First head of an organisation, 1.2.398.3.3.4.1.2.1.
    OrganisationHead,
    /// May sign for the organisation, 1.2.398.3.3.4.1.2.2.
    OrganisationMaySign,
    /// May sign financial documents, 1.2.398.3.3.4.1.2.3.
    OrganisationFinance,
    /// Personnel department, 1.2.398.3.3.4.1.2.4.
    OrganisationHr,
    /// Employee, 1.2.398.3.3.4.1.2.5.
    OrganisationEmployee,
    /// Information system, 1.2.398.3.3.4.1.2.6: never a person's signature.
    InformationSystem,
    /// Client of the Treasury, 1.2.398.5.19.1.2.2.1: never a person's signature.
    TreasuryClient,
    /// None of these.
    Unknown,
}

impl SignerKind {
    /// Stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            SignerKind::Person => "person",
            SignerKind::OrganisationHead => "organisation_head",
            SignerKind::OrganisationMaySign => "organisation_may_sign",
            SignerKind::OrganisationFinance => "organisation_finance",
            SignerKind::OrganisationHr => "organisation_hr",
            SignerKind::OrganisationEmployee => "organisation_employee",
            SignerKind::InformationSystem => "information_system",
            SignerKind::TreasuryClient => "treasury_client",
            SignerKind::Unknown => "unknown",
        }
    }

    /// Is the holder a human being who signs for himself or for an organisation?
    #[must_use]
    pub const fn is_human(self) -> bool {
        !matches!(self, SignerKind::InformationSystem | SignerKind::TreasuryClient | SignerKind::Unknown)
    }
}
