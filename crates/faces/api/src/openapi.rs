//! The description of the interface: OpenAPI 3.1.

use std::sync::OnceLock;

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::path::{
    HttpMethod, Operation, OperationBuilder, Parameter, ParameterBuilder, ParameterIn, PathItem, Paths,
};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::response::ResponseBuilder;
use utoipa::openapi::schema::{AdditionalProperties, ObjectBuilder, Schema, Type};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{Content, OpenApi as Document, Ref, RefOr, Required};
use utoipa::{Modify, OpenApi};
use zan_kernel::Error;
use zan_ui::Answer;

use crate::{acts, cancellations, directory, documents, health, messages, orders, wire};

const DESCRIPTION: &str = "Legal aid by appointment: orders to appoint counsel come in, the notice of defence and \
the advocate's work go back.\n\n\
Requests are JSON in UTF-8, at most 1 MB. Members that are not described are refused; answers and messages may get \
more members, which a client ignores. Moments are RFC 3339, dates ISO 8601, codes come from the lists of the system.\n\n\
Errors are `application/problem+json` (RFC 9457) with a stable `code`; a message with wrong members names every one \
of them at once. `Accept-Language` (kk, ru or en) chooses the language of `detail`; without it Kazakh.\n\n\
Repetition: an order is known by its `external_id`, sending it again is harmless. After 429 wait as \
`Retry-After` says.\n\n\
Callbacks: the system's own address gets every event as a signed message (section `webhooks`); what was missed is \
read from `GET /api/v1/messages`.";

#[derive(OpenApi)]
#[openapi(
    info(title = "E-Zań kömegi", version = "1.0.0", description = DESCRIPTION,
         license(name = "Apache-2.0", identifier = "Apache-2.0")),
    paths(orders::receive, orders::status, cancellations::cancel, documents::notice, documents::certificate,
          acts::answer, messages::replay, directory::list, document, health::alive, health::ready),
    components(schemas(wire::Problem, wire::WrongField, wire::ExistingOrder, wire::Message, wire::MessageType)),
    tags((name = "orders", description = "Orders of bodies and the requests for counsel they open"),
         (name = "acts", description = "Acts of work recorded by counsel"),
         (name = "messages", description = "Messages to the calling system"),
         (name = "directory", description = "Participants"),
         (name = "description", description = "This document"),
         (name = "health", description = "Checks of health for balancers")),
    modifiers(&Everywhere, &SignedMessages)
)]
struct Interface;

/// The document.
#[must_use]
pub fn interface() -> Document {
    Interface::openapi()
}

/// The document as text, as served and as committed.
///
/// # Errors
/// A fault of the serialiser.
pub fn text() -> Result<String, Error> {
    Ok(interface().to_pretty_json()? + "\n")
}

/// This document.
#[utoipa::path(get, path = "/api/openapi.json", tag = "description", operation_id = "describe",
    responses((status = 200, description = "OpenAPI 3.1.", body = Object)))]
pub(crate) async fn document() -> Answer<Response> {
    static TEXT: OnceLock<String> = OnceLock::new();
    let text = match TEXT.get() {
        Some(text) => text,
        None => {
            let made = text()?;
            TEXT.get_or_init(|| made)
        }
    };
    let headers = [(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "public, max-age=300")];
    Ok((headers, text.as_str()).into_response())
}

/// The key, the language, and the errors that every operation may answer.
struct Everywhere;

/// Status, name and description of the answers that stand in the layers before the handler.
const COMMON: [(&str, &str, &str); 7] = [
    ("400", "Malformed", "`json-malformed` with line and column, or `json-not-an-object`."),
    ("401", "KeyNeeded", "The key is missing, unknown or revoked."),
    ("413", "TooLarge", "The body is longer than 1 MB; it was not read."),
    ("415", "NotJson", "`Content-Type` is not `application/json`."),
    ("429", "TooMany", "Too many requests; `Retry-After` says when to try again, in seconds."),
    ("500", "Fault", "Something broke here; nothing was changed. Safe to repeat."),
    ("503", "Unavailable", "Out of order for now; nothing was changed. Safe to repeat."),
];

/// Types of requests, which refuse members that are not described.
const REQUESTS: [&str; 7] =
    ["Order", "Officer", "Person", "PlannedAct", "OrderDocument", "Cancellation", "ActAnswer"];

impl Modify for Everywhere {
    fn modify(&self, document: &mut Document) {
        let components = document.components.get_or_insert_default();
        let key = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some("Key of the calling system, given by the administrator and shown once."));
        components.add_security_scheme("key", SecurityScheme::Http(key.build()));
        for (_, name, description) in COMMON {
            components.responses.insert(name.to_owned(), RefOr::T(problem(description)));
        }
        for name in REQUESTS {
            if let Some(RefOr::T(Schema::Object(object))) = components.schemas.get_mut(name) {
                object.additional_properties = Some(Box::new(AdditionalProperties::FreeForm(false)));
            }
        }
        for (path, item) in &mut document.paths.paths {
            for operation in [&mut item.get, &mut item.post].into_iter().flatten() {
                if path.starts_with("/api/v1/") {
                    common(operation);
                }
            }
        }
    }
}

fn problem(description: &str) -> utoipa::openapi::Response {
    let content = Content::new(Some(Ref::from_schema_name("Problem")));
    ResponseBuilder::new().description(description).content("application/problem+json", content).build()
}

fn common(operation: &mut Operation) {
    let (reads, keyed) = (operation.request_body.is_none(), operation.security.is_some());
    for (status, name, _) in COMMON {
        let of_body = matches!(status, "400" | "413" | "415");
        if (of_body && reads) || (status == "401" && !keyed) {
            continue;
        }
        let reference = RefOr::Ref(Ref::new(format!("#/components/responses/{name}")));
        operation.responses.responses.entry(status.to_owned()).or_insert(reference);
    }
    let languages = ObjectBuilder::new().schema_type(Type::String).examples(["ru"]).build();
    let language = ParameterBuilder::new()
        .name("Accept-Language")
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .description(Some("Language of explanations: kk, ru or en"))
        .schema(Some(languages));
    operation.parameters.get_or_insert_default().push(RefOr::T(language.build()));
}

/// The callbacks: Standard Webhooks (<https://www.standardwebhooks.com>).
struct SignedMessages;

const CALLBACK: &str = "Every event of the system's requests, sent to its callback address with a signature by \
Standard Webhooks: base64 of HMAC-SHA-256 over `webhook-id`.`webhook-timestamp`.`body` with the agreed secret. Check \
the signature and that the moment is at most 5 minutes off; know repetitions by `webhook-id`. Messages of one request \
come in their order. An answer 2xx takes the message; after any other answer, a redirect, or 10 seconds it comes \
again with growing pauses for some hours; after that it is read from `GET /api/v1/messages`.";

impl Modify for SignedMessages {
    fn modify(&self, document: &mut Document) {
        let body = RequestBodyBuilder::new()
            .content("application/json", Content::new(Some(Ref::from_schema_name("Message"))))
            .required(Some(Required::True));
        let operation = OperationBuilder::new()
            .operation_id(Some("receive_message"))
            .tag("messages")
            .summary(Some("A signed message to the calling system"))
            .description(Some(CALLBACK))
            .parameters(Some([
                header("webhook-id", "Identifier of the message, the same at every attempt"),
                header("webhook-timestamp", "Moment of the attempt, whole seconds since 1970"),
                header("webhook-signature", "`v1,` and the signature; several are separated by spaces"),
            ]))
            .request_body(Some(body.build()))
            .response("2XX", ResponseBuilder::new().description("The message is taken."));
        let mut webhooks = Paths::new();
        webhooks.paths.insert("message".to_owned(), PathItem::new(HttpMethod::Post, operation));
        document.webhooks = Some(webhooks);
        // The moment to try again after a limit.
        let wait = HeaderBuilder::new().description(Some("Seconds to wait"));
        let limit =
            document.components.as_mut().and_then(|components| components.responses.get_mut("TooMany"));
        if let Some(RefOr::T(response)) = limit {
            response.headers.insert("retry-after".to_owned(), wait.build().into());
        }
    }
}

fn header(name: &str, description: &str) -> Parameter {
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Header)
        .required(Required::True)
        .description(Some(description))
        .schema(Some(ObjectBuilder::new().schema_type(Type::String).build()))
        .build()
}
