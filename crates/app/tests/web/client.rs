//! Somebody with a browser without scripts: keeps cookies, follows nothing.

use std::sync::OnceLock;

use reqwest::{
    Client, Response, StatusCode,
    header::{HeaderMap, LOCATION},
    redirect::Policy,
};
use scraper::{Html, Selector};

/// An answer that was read to its end.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

/// A visitor of the running system.
pub struct Visitor {
    client: Client,
    base: String,
}

impl Visitor {
    pub fn new(base: &str) -> Self {
        let client =
            Client::builder().cookie_store(true).no_proxy().redirect(Policy::none()).build().unwrap();
        Self { client, base: base.to_owned() }
    }

    /// Signs in with the form.
    pub async fn sign_in(base: &str, login: &str, password: &str) -> Self {
        let visitor = Self::new(base);
        let answer = visitor.post("/kk/sign-in", &[("login", login), ("password", password)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{login}: {}", answer.words());
        visitor
    }

    pub async fn get(&self, path: &str) -> Answer {
        read(self.client.get(format!("{}{path}", self.base)).send().await.unwrap()).await
    }

    /// What goes over the line when a browser asks, in bytes.
    pub async fn compressed(&self, path: &str) -> Answer {
        let asked = self.client.get(format!("{}{path}", self.base)).header("accept-encoding", "gzip");
        read(asked.send().await.unwrap()).await
    }

    /// Sends a form with a right token.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.get("/kk/help").await.token();
        let mut fields = fields.to_vec();
        fields.push(("csrf", &token));
        read(self.client.post(format!("{}{path}", self.base)).form(&fields).send().await.unwrap()).await
    }

    /// Sends whatever is given, as it is.
    pub async fn send(&self, path: &str, headers: &[(&'static str, &str)], body: Vec<u8>) -> Answer {
        let mut request = self.client.post(format!("{}{path}", self.base)).body(body);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        read(request.send().await.unwrap()).await
    }
}

async fn read(response: Response) -> Answer {
    let (status, headers) = (response.status(), response.headers().clone());
    Answer { status, headers, body: response.bytes().await.unwrap().to_vec() }
}

fn selector(text: &'static str) -> Selector {
    Selector::parse(text).unwrap()
}

fn links() -> &'static Selector {
    static LINKS: OnceLock<Selector> = OnceLock::new();
    LINKS.get_or_init(|| selector("a[href]"))
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub fn location(&self) -> &str {
        self.header(LOCATION.as_str())
    }

    pub fn is_page(&self) -> bool {
        self.header("content-type").starts_with("text/html")
    }

    /// The token of the page's forms.
    pub fn token(&self) -> String {
        let page = Html::parse_document(&self.text());
        let field = page.select(&selector("input[name=csrf]")).next().unwrap();
        field.value().attr("value").unwrap().to_owned()
    }

    /// Every address the page leads to.
    pub fn links(&self) -> Vec<String> {
        let page = Html::parse_document(&self.text());
        page.select(links()).filter_map(|link| link.value().attr("href").map(str::to_owned)).collect()
    }

    /// What a reader reads and hears: texts, the title, and attributes that are spoken or shown.
    pub fn words(&self) -> String {
        let page = Html::parse_document(&self.text());
        let mut words: Vec<String> = page.root_element().text().map(str::to_owned).collect();
        for element in page.select(&selector("*")) {
            for name in
                ["aria-label", "title", "placeholder", "data-label", "data-confirm", "data-cancel", "alt"]
            {
                words.extend(element.value().attr(name).map(str::to_owned));
            }
        }
        words.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
