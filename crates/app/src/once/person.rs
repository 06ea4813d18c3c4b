//! A person at the forms: reads a page, finds the form, fills it in as a browser does, sends it.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use jiff::Timestamp;
use scraper::{ElementRef, Html, Selector};
use zan_throwaway_pki::{CmsOptions, Key};

/// How long the typesetting of what is to be signed may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Somebody with a browser that keeps cookies, and with a key when they sign.
pub struct Person {
    client: reqwest::Client,
    base: String,
    key: Option<Key>,
}

/// A page as it came.
pub struct Page {
    pub path: String,
    pub text: String,
}

impl Person {
    /// A new browser.
    ///
    /// # Errors
    /// When the HTTP client cannot be made.
    pub fn new(base: &str) -> Result<Self> {
        let client = reqwest::Client::builder().cookie_store(true).no_proxy().build()?;
        Ok(Self { client, base: base.to_owned(), key: None })
    }

    /// Signs in with the form; fails when the cabinet does not open.
    ///
    /// # Errors
    /// When a page is not as expected.
    pub async fn sign_in(base: &str, login: &str, password: &str, key: Option<&Key>) -> Result<Self> {
        let person = Self { key: key.cloned(), ..Self::new(base)? };
        let page = person.open("/kk/sign-in").await?;
        let cabinet = person.send(&page, "/sign-in", &[("login", login), ("password", password)]).await?;
        if cabinet.path.contains("sign-in") {
            bail!("{login} could not sign in");
        }
        Ok(person)
    }

    /// Opens a page of ours.
    ///
    /// # Errors
    /// When it does not open.
    pub async fn open(&self, path: &str) -> Result<Page> {
        let response = self.client.get(format!("{}{path}", self.base)).send().await?;
        page(response, path).await
    }

    /// Downloads a file.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn download(&self, path: &str) -> Result<Vec<u8>> {
        let response = self.client.get(format!("{}{path}", self.base)).send().await?;
        Ok(response.error_for_status().with_context(|| path.to_owned())?.bytes().await?.to_vec())
    }

    /// Fills in the form whose address ends with `action` and sends it: what the page has filled in already is kept,
    /// `values` replace it.
    ///
    /// # Errors
    /// When there is no such form or it is refused.
    pub async fn send(&self, from: &Page, action: &str, values: &[(&str, &str)]) -> Result<Page> {
        let (address, mut fields) = from.form(action)?;
        fields.retain(|(name, _)| !values.iter().any(|(given, _)| given == name));
        fields.extend(values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let response = self.client.post(format!("{}{address}", self.base)).form(&fields).send().await?;
        page(response, &address).await
    }
}

impl Person {
    /// Signs what a page asks to be signed, as NCALayer would, and goes on to where the act leads. A session that a
    /// password opened is confirmed with the same key first.
    ///
    /// # Errors
    /// When the page asks for no signature, or the signature is not taken.
    pub async fn sign(&self, page: Page, at: Timestamp) -> Result<Page> {
        let mut page = page;
        let begun = Instant::now();
        while page.has("[data-state=preparing]") {
            ensure!(begun.elapsed() < PATIENCE, "the documents were not typeset");
            tokio::time::sleep(Duration::from_millis(100)).await;
            page = self.open(&page.path).await?;
        }
        if page.has("form[action$='/entrance/session']") {
            let asked = page.path.clone();
            let confirmation = self.send(&page, "/entrance/session", &[]).await?;
            self.sign_here(&confirmation, at).await?;
            page = self.open(&asked).await?;
        }
        let signed = self.sign_here(&page, at).await?;
        ensure!(
            signed.has("[data-state=signed]"),
            "the signature was not taken: {}",
            complaint(&signed.text)
        );
        let onward = signed.onward().context("the signed page leads nowhere")?;
        self.open(&onward).await
    }

    async fn sign_here(&self, page: &Page, at: Timestamp) -> Result<Page> {
        let key = self.key.as_ref().context("this person has no key")?;
        let documents = page.documents();
        ensure!(!documents.is_empty(), "{} shows nothing to sign", page.path);
        let mut signatures = Vec::new();
        for address in documents {
            let content = self.download(&address).await?;
            let options = CmsOptions { attached: false, signing_time: Some(at), ..CmsOptions::default() };
            signatures.push(BASE64.encode(key.sign_cms(&content, &options)));
        }
        let fields: Vec<_> = signatures.iter().map(|cms| ("cms", cms.as_str())).collect();
        self.send(page, "/signature", &fields).await
    }

    /// Sends an empty form to `address` although the page shows none, and answers what the refusal says.
    ///
    /// # Errors
    /// When it is not refused.
    pub async fn refused(&self, from: &Page, address: &str) -> Result<String> {
        let token = from.token().context("the page has no form")?;
        let response =
            self.client.post(format!("{}{address}", self.base)).form(&[("csrf", token)]).send().await?;
        if response.status().is_success() {
            bail!("{address} was not refused");
        }
        Ok(words(&Html::parse_document(&response.text().await?).root_element()))
    }
}

async fn page(response: reqwest::Response, asked: &str) -> Result<Page> {
    let status = response.status();
    let path = response.url().path().to_owned();
    let text = response.text().await?;
    if !status.is_success() {
        bail!("{asked} answered {status}: {}", complaint(&text));
    }
    Ok(Page { path, text })
}

/// What the page says is wrong.
fn complaint(text: &str) -> String {
    let document = Html::parse_document(text);
    let words = select(&document, "[role=alert], .errors, main h1")
        .map(|element| words(&element))
        .collect::<Vec<_>>();
    words.join(" · ").chars().take(300).collect()
}

fn words(element: &ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn select<'a>(document: &'a Html, selector: &str) -> impl Iterator<Item = ElementRef<'a>> {
    let selector = Selector::parse(selector).ok();
    let found: Vec<_> = selector.map(|selector| document.select(&selector).collect()).unwrap_or_default();
    found.into_iter()
}

impl Page {
    /// Whether anything on the page fits the selector.
    #[must_use]
    pub fn has(&self, selector: &str) -> bool {
        select(&Html::parse_document(&self.text), selector).next().is_some()
    }

    /// Addresses of the documents to be signed.
    fn documents(&self) -> Vec<String> {
        let document = Html::parse_document(&self.text);
        select(&document, "a[data-document]")
            .filter_map(|link| link.value().attr("href").map(str::to_owned))
            .collect()
    }

    /// Where a signed page leads.
    fn onward(&self) -> Option<String> {
        let document = Html::parse_document(&self.text);
        select(&document, "#state .actions a[href]:not([download])")
            .find_map(|link| link.value().attr("href").map(str::to_owned))
    }

    /// The first link whose address begins with `prefix` and goes on.
    #[must_use]
    pub fn link(&self, prefix: &str) -> Option<String> {
        let document = Html::parse_document(&self.text);
        select(&document, "a[href]")
            .filter_map(|link| link.value().attr("href").map(str::to_owned))
            .find(|href| href.starts_with(prefix) && href.len() > prefix.len() + 30)
    }

    fn token(&self) -> Option<String> {
        let document = Html::parse_document(&self.text);
        select(&document, "input[name=csrf]").find_map(|input| input.value().attr("value").map(str::to_owned))
    }

    fn form(&self, action: &str) -> Result<(String, Vec<(String, String)>)> {
        let document = Html::parse_document(&self.text);
        let form = select(&document, "form[action]")
            .find(|form| {
                let address = form.value().attr("action").unwrap_or_default();
                address.split('?').next().unwrap_or_default().ends_with(action)
            })
            .with_context(|| format!("{} has no form for {action}", self.path))?;
        let address = form.value().attr("action").unwrap_or_default().to_owned();
        Ok((address, fields(&form)))
    }
}

/// What a browser would send of a form that nobody touched.
fn fields(form: &ElementRef<'_>) -> Vec<(String, String)> {
    let Ok(selector) = Selector::parse("input[name], textarea[name], select[name]") else {
        return Vec::new();
    };
    form.select(&selector)
        .filter_map(|field| Some((field.value().attr("name")?.to_owned(), value(&field)?)))
        .collect()
}

fn value(field: &ElementRef<'_>) -> Option<String> {
    let element = field.value();
    let attribute = |name: &str| element.attr(name).map(str::to_owned);
    match element.name() {
        "textarea" => Some(field.text().collect()),
        "select" => {
            let chosen = Selector::parse("option[selected]").ok()?;
            let first = Selector::parse("option").ok()?;
            let option = field.select(&chosen).next().or_else(|| field.select(&first).next())?;
            Some(option.value().attr("value").unwrap_or_default().to_owned())
        }
        _ => match element.attr("type") {
            Some("checkbox" | "radio") => element.attr("checked").and_then(|_| attribute("value")),
            Some("submit" | "button") => None,
            _ => Some(attribute("value").unwrap_or_default()),
        },
    }
}
