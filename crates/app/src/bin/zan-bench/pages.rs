//! Pages of the thread, read one after the other over a connection that stays open.

use std::{
    collections::BTreeMap,
    net::{IpAddr, Ipv4Addr},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail, ensure};
use axum::http::{HeaderMap, HeaderValue, header::ACCEPT_ENCODING};
use reqwest::{Client, StatusCode, redirect};
use zan_app::demo::PASSWORD;

use crate::{
    figures::{Figure, Times, Unit, aligned, ratio, short},
    places::{self, Place},
    running::Fleet,
};

const READINGS: usize = 200;
/// Readings that warm up connections and caches and are not counted.
const WARMING: usize = 5;
/// Of the slowest page, p95, milliseconds.
const TARGET: f64 = 30.0;
/// A stranger may check so many notices at once from one address; further readings come from another one.
const CHECKS_PER_ADDRESS: usize = 25;

/// Reads each page [`READINGS`] times, in turn with `/healthz`. The time is the client's: from the request until the
/// last byte of the answer, which is the server's time and a little more.
///
/// # Errors
/// When a page does not open.
pub async fn measure(fleet: &Fleet) -> Result<Option<Figure>> {
    let mut readers = BTreeMap::from([(None, strangers(fleet)?)]);
    let mut rows = vec![
        ["page", "reader", "p50 ms", "p95 ms", "max ms", "KB sent", "/healthz p95 ms", "ratio"]
            .map(str::to_owned)
            .to_vec(),
    ];
    let mut slowest: Option<Figure> = None;
    for place in places::all(&fleet.pool).await? {
        if !readers.contains_key(&place.reader) {
            let login = place.reader.clone().unwrap_or_default();
            readers.insert(place.reader.clone(), vec![sign_in(fleet, &login).await?]);
        }
        let clients = readers.get(&place.reader).context("a reader")?;
        let read = read(fleet, clients, &place).await.with_context(|| place.path.clone())?;
        rows.push(read.row(&place));
        let figure = read.figure(&place);
        if slowest.as_ref().is_none_or(|slowest| slowest.measured < figure.measured) {
            slowest = Some(figure);
        }
    }
    println!("\nPages, {READINGS} readings each:\n{}", aligned(&rows).trim_end());
    Ok(slowest)
}

/// How a page was read.
struct Read {
    page: Times,
    health: Times,
    bytes: usize,
}

impl Read {
    fn row(&self, place: &Place) -> Vec<String> {
        let (page, health) = (self.page.percentile(95), self.health.percentile(95));
        vec![
            place.shown.to_owned(),
            place.reader.clone().unwrap_or_else(|| "anyone".to_owned()),
            short(self.page.percentile(50)),
            short(page),
            short(self.page.max()),
            format!("{:.1}", f64::from(u32::try_from(self.bytes).unwrap_or(u32::MAX)) / 1000.0),
            short(health),
            ratio(page, health),
        ]
    }

    fn figure(&self, place: &Place) -> Figure {
        Figure {
            name: format!("pages of the thread, p95 of the slowest ({})", place.shown),
            unit: Unit::Milliseconds,
            measured: self.page.percentile(95),
            target: Some(TARGET),
            yardstick_name: "p95 of /healthz in turn with it",
            yardstick: self.health.percentile(95),
        }
    }
}

async fn read(fleet: &Fleet, clients: &[Client], place: &Place) -> Result<Read> {
    let (page, health) = (format!("{}{}", fleet.base, place.path), format!("{}/healthz", fleet.base));
    let (mut pages, mut healths, mut bytes) = (Vec::new(), Vec::new(), 0);
    for (number, client) in clients
        .iter()
        .flat_map(|client| [client; CHECKS_PER_ADDRESS])
        .cycle()
        .take(WARMING + READINGS)
        .enumerate()
    {
        let (time, length) = get(client, &page).await?;
        let (idle, _) = get(client, &health).await?;
        if number >= WARMING {
            pages.push(time);
            healths.push(idle);
        }
        bytes = length;
    }
    Ok(Read { page: Times::new(pages), health: Times::new(healths), bytes })
}

async fn get(client: &Client, address: &str) -> Result<(Duration, usize)> {
    let begun = Instant::now();
    let answer = client.get(address).send().await?;
    let status = answer.status();
    let length = answer.bytes().await?.len();
    let time = begun.elapsed();
    ensure!(status == StatusCode::OK, "answered {status}");
    Ok((time, length))
}

/// A browser: it keeps cookies and takes compressed pages.
fn client(from: IpAddr) -> reqwest::Result<Client> {
    let accepted = HeaderValue::from_static("gzip, deflate, br");
    Client::builder()
        .no_proxy()
        .cookie_store(true)
        .default_headers(HeaderMap::from_iter([(ACCEPT_ENCODING, accepted)]))
        .redirect(redirect::Policy::none())
        .local_address(from)
        .build()
}

/// Strangers at so many addresses of the loopback network that none checks notices too often.
fn strangers(fleet: &Fleet) -> Result<Vec<Client>> {
    ensure!(fleet.base.starts_with("http://localhost:"), "not on loopback");
    let count = (WARMING + READINGS).div_ceil(CHECKS_PER_ADDRESS);
    let addresses = (0..count).filter_map(|number| u8::try_from(number + 2).ok());
    Ok(addresses.map(|last| client(Ipv4Addr::new(127, 0, 0, last).into())).collect::<reqwest::Result<_>>()?)
}

/// Signs in with the form.
async fn sign_in(fleet: &Fleet, login: &str) -> Result<Client> {
    let client = client(Ipv4Addr::LOCALHOST.into())?;
    let address = format!("{}/kk/sign-in", fleet.base);
    let page = client.get(&address).header(ACCEPT_ENCODING, "identity").send().await?.text().await?;
    let token = hidden(&page, "csrf").context("the sign-in page has no token")?;
    let fields = [("csrf", token.as_str()), ("login", login), ("password", PASSWORD)];
    let answer = client.post(&address).form(&fields).send().await?;
    let target = answer.headers().get("location").and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !answer.status().is_redirection() || target.contains("sign-in") {
        bail!("{login} could not sign in: {} {target}", answer.status());
    }
    Ok(client)
}

/// The value of a field of the first form that has it.
fn hidden(page: &str, name: &str) -> Option<String> {
    let selector = scraper::Selector::parse(&format!("input[name={name}]")).ok()?;
    let document = scraper::Html::parse_document(page);
    document.select(&selector).next()?.value().attr("value").map(str::to_owned)
}
