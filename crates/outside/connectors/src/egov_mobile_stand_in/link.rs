//! The QR code and the link.

use reqwest::Url;

/// The text leads nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// Neither a QR text nor a link of the application.
    #[error("not a QR code or link of eGov Mobile")]
    Unknown,
    /// It is one, but the address in it is none.
    #[error("the address in the QR code or link cannot be read")]
    Address,
}

/// Address of the first interface in a QR text (`mobileSign:https://…`) or a link of the application
/// (`https://m.egov.kz/mobileSign?link=…`, also under the hosts `mgovsign.page.link` and `egovbusiness.page.link`).
///
/// # Errors
/// [`LinkError`].
pub fn address_of(text: &str) -> Result<Url, LinkError> {
    const HOSTS: [&str; 3] = ["m.egov.kz", "mgovsign.page.link", "egovbusiness.page.link"];
    let text = text.trim();
    let inner = match text.split_once(':') {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("mobileSign") => rest.to_owned(),
        _ => {
            let link = Url::parse(text).map_err(|_| LinkError::Unknown)?;
            link.host_str().filter(|host| HOSTS.contains(host)).ok_or(LinkError::Unknown)?;
            let found = link.query_pairs().find(|(name, _)| name == "link");
            found.map(|(_, inner)| inner.into_owned()).ok_or(LinkError::Address)?
        }
    };
    let url = Url::parse(inner.trim()).map_err(|_| LinkError::Address)?;
    if matches!(url.scheme(), "http" | "https") { Ok(url) } else { Err(LinkError::Address) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn qr_texts_and_links_lead_to_the_first_interface() {
        for text in [
            "mobileSign:https://zan.example/egov/5f1c?a=b&c=d",
            " mobilesign:https://zan.example/egov/5f1c?a=b&c=d\n",
            "https://m.egov.kz/mobileSign?link=https%3A%2F%2Fzan.example%2Fegov%2F5f1c%3Fa%3Db%26c%3Dd&isi=1476128386&ibi=kz.egov.mobile&apn=kz.mobile.mgov",
            "https://egovbusiness.page.link/?link=https%3A%2F%2Fzan.example%2Fegov%2F5f1c%3Fa%3Db%26c%3Dd&isi=1597880144&ibi=kz.mobile.mgov.business&apn=kz.mobile.mgov.business",
        ] {
            assert_eq!(address_of(text).unwrap().as_str(), "https://zan.example/egov/5f1c?a=b&c=d", "{text}");
        }
    }

    #[test]
    fn anything_else_leads_nowhere() {
        for text in
            ["", "text", "https://zan.example/egov", "https://evil.example/?link=https://zan.example/"]
        {
            assert_eq!(address_of(text), Err(LinkError::Unknown), "{text}");
        }
        for text in ["mobileSign:", "mobileSign:file:///etc/passwd", "https://m.egov.kz/mobileSign?isi=1"] {
            assert_eq!(address_of(text), Err(LinkError::Address), "{text}");
        }
    }
}
