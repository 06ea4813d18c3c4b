//! A browser that keeps its cookies, in front of the router.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use tower::ServiceExt as _;

/// An answer as the browser has it.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.bytes).unwrap()
    }

    /// Whether the page says a text, as HTML writes it.
    pub fn says(&self, text: &str) -> bool {
        let marks = [('&', "&#38;"), ('<', "&#60;"), ('>', "&#62;"), ('"', "&#34;"), ('\'', "&#39;")];
        let escaped = marks.iter().fold(text.to_owned(), |text, (mark, code)| text.replace(*mark, code));
        self.text().contains(&escaped)
    }

    /// What stands between two marks of the page.
    pub fn between(&self, before: &str, after: &str) -> String {
        let page = self.text();
        let (_, rest) = page.split_once(before).unwrap_or_else(|| panic!("no {before} in {page}"));
        rest.split(after).next().unwrap().to_owned()
    }
}

/// A file of a form: name of the field, name of the file, content.
pub type FormFile<'a> = (&'a str, &'a str, &'a [u8]);

#[derive(Clone)]
pub struct Browser {
    router: Router,
    pub cookies: BTreeMap<String, String>,
}

impl Browser {
    pub fn new(router: Router) -> Self {
        Self { router, cookies: BTreeMap::from([("zan-form".to_owned(), "browser".to_owned())]) }
    }

    pub async fn send(&mut self, request: axum::http::request::Builder, body: impl Into<Body>) -> Answer {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = request.header("cookie", cookies.join("; ")).body(body.into()).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        for cookie in headers.get_all("set-cookie") {
            let (name, rest) = cookie.to_str().unwrap().split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            if rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec();
        Answer { status, headers, bytes }
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path), Body::empty()).await
    }

    /// The token of this browser's forms, from a page that anyone may see.
    async fn token(&mut self) -> String {
        self.get("/kk/signatures").await.between("name=\"csrf\" value=\"", "\"")
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut body = format!("csrf={}", self.token().await);
        for (name, value) in fields {
            let escaped: String = value.bytes().map(|byte| format!("%{byte:02X}")).collect();
            body.push_str(&format!("&{name}={escaped}"));
        }
        let kind = "application/x-www-form-urlencoded";
        self.send(Request::post(path).header("content-type", kind), body).await
    }

    pub async fn upload(&mut self, path: &str, files: &[FormFile<'_>]) -> Answer {
        let mut body = Vec::new();
        let token = self.token().await;
        for (field, file, content) in
            std::iter::once(("csrf", "", token.as_bytes())).chain(files.iter().copied())
        {
            let name = if file.is_empty() { String::new() } else { format!("; filename=\"{file}\"") };
            body.extend(
                format!("--x\r\ncontent-disposition: form-data; name=\"{field}\"{name}\r\n\r\n").into_bytes(),
            );
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--x--\r\n");
        self.send(Request::post(path).header("content-type", "multipart/form-data; boundary=x"), body).await
    }
}
