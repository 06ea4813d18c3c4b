//! Which key signs.

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use jiff::SignedDuration;
use serde::Deserialize;
use serde_json::Value;
use zan_throwaway_pki::{Key, KeyKind, Profile, Subject};

use super::{State, switches::Switches};

/// What a request demands of the signer (`signerParams`); empty members demand nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Filter {
    #[serde(deserialize_with = "null_is_default")]
    ext_key_usage_oids: Vec<String>,
    iin: Option<String>,
    bin: Option<String>,
    serial_number: Option<String>,
    /// Certificates in base64, one of which has to stand above the signer's.
    chain: Option<Value>,
    /// A usage that is taken when there is one, and not demanded.
    #[serde(skip)]
    preferred_usage: Option<&'static str>,
}

fn null_is_default<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

impl Filter {
    /// What `commonUtils` wants with its word for the use of the key. Today's certificates have no usage for login
    /// alone: the same key logs in and signs, and the old pair is told apart.
    pub(super) fn for_use(key_type: Option<&str>) -> Self {
        let preferred_usage = match key_type {
            Some("AUTHENTICATION") => Some("1.3.6.1.5.5.7.3.2"),
            Some("SIGNATURE") => Some("1.3.6.1.5.5.7.3.4"),
            _ => None,
        };
        Self { preferred_usage, ..Self::default() }
    }

    fn fits(&self, key: &Key) -> bool {
        let demands = |wanted: &Option<String>, has: Option<&str>| match wanted.as_deref() {
            None | Some("") => true,
            wanted => wanted == has,
        };
        let serial = hex::encode(key.serial());
        let usages = key.extended_usages();
        demands(&self.iin, key.iin())
            && demands(&self.bin, key.bin())
            && demands(&self.serial_number.as_ref().map(|number| number.to_lowercase()), Some(&serial))
            && self.ext_key_usage_oids.iter().all(|wanted| usages.contains(wanted))
            && self.chain_fits(key)
    }

    fn chain_fits(&self, key: &Key) -> bool {
        let Some(Value::Array(chain)) = &self.chain else { return true };
        let above = |certificate: &Value| {
            let bytes = certificate.as_str().and_then(|text| BASE64.decode(text).ok());
            bytes.is_some_and(|bytes| key.chain().contains(&bytes))
        };
        chain.is_empty() || chain.iter().any(above)
    }
}

impl State {
    /// The key that signs; `None` when the person has none that fits.
    pub(super) fn choose(&self, filter: &Filter, switches: &Switches) -> Option<Key> {
        let keys = self.keys();
        let key = match &switches.key {
            Some(wanted) => keys
                .iter()
                .find(|key| [Some(key.name()), key.iin(), key.bin()].contains(&Some(wanted.as_str())))?
                .clone(),
            None if switches.wrong_iin => self.somebody_else(&keys, filter),
            None => first_that_fits(&keys, filter)?.clone(),
        };
        let now = self.settings.clock.now();
        let before = |time: SignedDuration| now.saturating_sub(time).unwrap_or(now);
        if switches.expired {
            let hours = |days: i64| SignedDuration::from_hours(24 * days);
            let profile = Profile::valid(before(hours(395)), before(hours(30)));
            return self.settings.pki.with(|pki| pki.issue_again(&key, &profile));
        }
        if switches.revoked {
            return self.settings.pki.with(|pki| {
                let key = pki.issue_again(&key, &Profile::default())?;
                pki.revoke(&key, before(SignedDuration::from_hours(1)));
                Some(key)
            });
        }
        Some(key)
    }

    /// A key that does not fit: one the person has, or a stranger's.
    fn somebody_else(&self, keys: &[Key], filter: &Filter) -> Key {
        let other = |key: &&Key| key.iin().is_some() && key.iin() != filter.iin.as_deref();
        let own = keys.iter().find(other).filter(|_| filter.iin.is_some());
        own.cloned().unwrap_or_else(|| {
            let stranger = Subject::person("770707400777", "БӨТЕН", "АДАМ", None);
            self.settings.pki.with(|pki| pki.issue(stranger, KeyKind::Gost2015))
        })
    }
}

fn first_that_fits<'a>(keys: &'a [Key], filter: &Filter) -> Option<&'a Key> {
    let mut fitting = keys.iter().filter(|key| filter.fits(key));
    let preferred = |key: &&Key| {
        filter.preferred_usage.is_none_or(|usage| key.extended_usages().iter().any(|has| has == usage))
    };
    fitting.clone().find(preferred).or_else(|| fitting.next())
}
