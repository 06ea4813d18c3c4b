//! The documents of a request and the evidence of its signature.

use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse as _, Response};
use zan_kernel::files::StoredFile;
use zan_signing::requests;
use zan_ui::{Answer, Failure, Params, Visitor};

use crate::admission::admitted;

/// `GET /{lang}/signing/{id}/documents/{position}`: the very bytes that are signed, shown by the browser; with
/// `?download` kept as a file.
pub(crate) async fn document(visitor: Visitor, headers: HeaderMap, params: Params) -> Answer<Response> {
    let platform = &visitor.shell.platform;
    let request = admitted(&visitor, &headers, params.id("id")?).await?;
    let position: i16 = params.text("position").parse().map_err(|_| Failure::NotFound)?;
    let documents = requests::documents(&platform.pool, request.id).await?;
    let document = documents.into_iter().find(|one| one.position == position).ok_or(Failure::NotFound)?;
    let file = platform.files.get(&platform.pool, document.file_id).await?;
    let download = visitor.query().split('&').any(|pair| pair == "download" || pair.starts_with("download="));
    Ok(sent(StoredFile { name: document.name, ..file }, download))
}

/// `GET /{lang}/signing/{id}/evidence`: the container with documents, signatures and what the centre said.
pub(crate) async fn evidence(visitor: Visitor, headers: HeaderMap, params: Params) -> Answer<Response> {
    let request = admitted(&visitor, &headers, params.id("id")?).await?;
    Ok(sent(requests::container(&visitor.shell.platform, request.id).await?, true))
}

/// What a browser may show by itself; everything else is kept as a file.
fn shown_as(media_type: &str) -> Option<&'static str> {
    match media_type {
        "application/pdf" => Some("application/pdf"),
        "application/json" | "text/plain" => Some("text/plain; charset=utf-8"),
        _ => None,
    }
}

fn sent(file: StoredFile, download: bool) -> Response {
    let shown = shown_as(&file.media_type).filter(|_| !download);
    let kind = shown
        .map_or_else(|| HeaderValue::from_str(&file.media_type), |kind| Ok(HeaderValue::from_static(kind)));
    let way = if shown.is_some() { "inline" } else { "attachment" };
    let mut response = file.bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, kind.unwrap_or(HeaderValue::from_static("application/octet-stream")));
    headers.extend(disposition(way, &file.name).map(|name| (CONTENT_DISPOSITION, name)));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    response
}

/// `Content-Disposition` with a name of any letters (RFC 6266, RFC 8187).
pub(crate) fn disposition(way: &str, name: &str) -> Option<HeaderValue> {
    let plain = |letter: &char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_');
    let safe: String = name.chars().filter(plain).collect();
    let mut encoded = String::with_capacity(name.len());
    for byte in name.bytes() {
        if plain(&char::from(byte)) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    HeaderValue::from_str(&format!("{way}; filename=\"{safe}\"; filename*=UTF-8''{encoded}")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_header() {
        let name = disposition("attachment", "Өтініш\"\r\nx: y/1.pdf").unwrap();
        let wanted = "attachment; filename=\"xy1.pdf\"; \
            filename*=UTF-8''%D3%A8%D1%82%D1%96%D0%BD%D1%96%D1%88%22%0D%0Ax%3A%20y%2F1.pdf";
        assert_eq!(name.to_str().unwrap(), wanted);
    }

    #[test]
    fn no_page_is_ever_shown_as_one() {
        let file = |kind: &str| StoredFile {
            name: "a".to_owned(),
            media_type: kind.to_owned(),
            bytes: b"x".to_vec(),
        };
        for (kind, download, wanted) in [
            ("application/pdf", false, "inline"),
            ("application/pdf", true, "attachment"),
            ("application/json", false, "inline"),
            ("text/html", false, "attachment"),
            ("image/svg+xml", false, "attachment"),
        ] {
            let response = sent(file(kind), download);
            let way = response.headers()[CONTENT_DISPOSITION].to_str().unwrap();
            assert!(way.starts_with(wanted), "{kind}: {way}");
        }
        assert_eq!(
            sent(file("application/json"), false).headers()[CONTENT_TYPE],
            "text/plain; charset=utf-8"
        );
    }
}
