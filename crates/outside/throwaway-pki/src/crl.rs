//! Revocation lists (RFC 5280, section 5).

use jiff::{SignedDuration, Timestamp};

use crate::{
    algorithm::KeyKind,
    certificate::{authority_key_identifier, extension, quote},
    der,
    pki::Pki,
};

/// How long a list is fresh.
pub const CRL_FRESH_FOR: SignedDuration = SignedDuration::from_hours(24);

/// Reason affiliationChanged (RFC 5280, 5.3.1), as the national centre gives it.
pub(crate) const REASON_AFFILIATION_CHANGED: u8 = 3;

impl Pki {
    /// The full list of a kind as of a moment, DER; `None` when that kind is not made.
    #[must_use]
    pub fn crl(&self, kind: KeyKind, now: Timestamp) -> Option<Vec<u8>> {
        self.list(kind, now, Vec::new())
    }

    /// A delta list: the same entries, marked as additions to list number 1 by the critical extension (5.2.4).
    #[must_use]
    pub fn delta_crl(&self, kind: KeyKind, now: Timestamp) -> Option<Vec<u8>> {
        self.list(kind, now, extension("2.5.29.27", true, &der::small_integer(1)))
    }

    fn list(&self, kind: KeyKind, now: Timestamp, more: Vec<u8>) -> Option<Vec<u8>> {
        let centre = self.centre(kind)?;
        let issuer = quote(centre.issuing.certificate())?.subject;
        let reason = extension("2.5.29.21", false, &der::enumerated(REASON_AFFILIATION_CHANGED));
        let entries: Vec<Vec<u8>> = centre
            .record
            .iter()
            .filter_map(|(serial, revoked)| Some((hex::decode(serial).ok()?, (*revoked)?)))
            .filter(|(_, revoked)| *revoked <= now)
            .map(|(serial, revoked)| {
                der::sequence([der::integer(&serial), der::time(revoked), der::sequence([reason.clone()])])
            })
            .collect();
        let entries = if entries.is_empty() { Vec::new() } else { der::sequence(entries) };
        let number = u64::try_from(now.as_second()).unwrap_or_default();
        let extensions = der::sequence([
            extension("2.5.29.35", false, &authority_key_identifier(&centre.issuing.secret)),
            extension("2.5.29.20", false, &der::small_integer(number)),
            more,
        ]);
        let algorithm = der::algorithm(kind.signature_oid());
        let to_be_signed = der::sequence([
            der::small_integer(1),
            algorithm.clone(),
            issuer.to_vec(),
            der::time(now),
            der::time(now.saturating_add(CRL_FRESH_FOR).unwrap_or(now)),
            entries,
            der::tagged(0, &extensions),
        ]);
        let signature = centre.issuing.sign(&to_be_signed);
        Some(der::sequence([to_be_signed, algorithm, der::bits(&signature)]))
    }
}
