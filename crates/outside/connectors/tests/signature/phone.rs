//! The phone against a portal over HTTP.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
};

use axum::{
    Json, Router,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::get,
};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use serde_json::{Value, json};
use zan_connectors::{
    egov_mobile_stand_in::{
        DocumentError, Documents, Limits, LinkError, Options, Outcome, Phone, PhoneError, Refusal,
        address_of, sign,
    },
    pki_stand_in::SharedPki,
};
use zan_eds::Evidence;
use zan_kernel::Clock as _;
use zan_throwaway_pki::Key;

use super::{IIN, centre, clock, judge, listener};

const TOKEN: &str = "one-time-random-token";
const PDF: &[u8] = b"%PDF-1.7\n";

/// A portal that hands out documents to whoever has the token, and remembers what comes back.
#[derive(Clone)]
struct Portal {
    url: String,
    inner: Arc<Mutex<Inner>>,
}

struct Inner {
    auth_type: &'static str,
    documents: Value,
    languages: VecDeque<String>,
    received: Option<Value>,
    /// Answer to the signatures.
    refuses: bool,
}

impl Portal {
    async fn start(documents: Value) -> Self {
        let listener = listener().await;
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (languages, received) = (VecDeque::new(), None);
        let inner = Inner { auth_type: "Token", documents, languages, received, refuses: false };
        let portal = Self { url, inner: Arc::new(Mutex::new(inner)) };
        let router = Router::new()
            .route("/invitation", get(invitation))
            .route("/documents", get(documents_out).put(documents_in))
            .with_state(portal.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        portal
    }

    fn with<T>(&self, action: impl FnOnce(&mut Inner) -> T) -> T {
        action(&mut self.inner.lock().unwrap())
    }

    fn qr(&self) -> String {
        format!("mobileSign:{}/invitation", self.url)
    }

    fn is_let_in(&self, headers: &HeaderMap) -> bool {
        let language = headers["accept-language"].to_str().unwrap().to_owned();
        self.with(|inner| inner.languages.push_back(language));
        let given = headers.get("authorization").map(|value| value.to_str().unwrap().to_owned());
        self.with(|inner| inner.auth_type) == "None" && given.is_none()
            || given == Some(format!("Bearer {TOKEN}"))
    }
}

/// Members as in our sample `composed/egov-mobile-api1.json`.
async fn invitation(State(portal): State<Portal>) -> Json<Value> {
    Json(json!({
        "description": "Мемлекет кепілдік берген заң көмегі: актіге қол қою",
        "expiry_date": "2026-11-22T14:05:00+05:00",
        "organisation": {"nameRu": "Тестовое министерство", "nameKz": "Сынақ министрлігі", "nameEn": "Test ministry",
            "bin": "260140000075"},
        "document": {"uri": format!("{}/documents", portal.url), "auth_type": portal.with(|inner| inner.auth_type),
            "auth_token": TOKEN},
    }))
}

fn forbidden(message: &str) -> Response {
    (StatusCode::FORBIDDEN, Json(json!({"code": "403", "message": message}))).into_response()
}

async fn documents_out(State(portal): State<Portal>, headers: HeaderMap) -> Response {
    if !portal.is_let_in(&headers) {
        return forbidden("no token");
    }
    Json(portal.with(|inner| inner.documents.clone())).into_response()
}

async fn documents_in(State(portal): State<Portal>, headers: HeaderMap, Json(body): Json<Value>) -> Response {
    if !portal.is_let_in(&headers) {
        return forbidden("no token");
    }
    portal.with(|inner| inner.received = Some(body));
    if portal.with(|inner| inner.refuses) {
        return forbidden("Қол қойған адам басқа");
    }
    StatusCode::OK.into_response()
}

fn file(id: u32) -> Value {
    json!({"id": id, "nameRu": "Акт № 1", "nameKz": "№ 1 акт", "nameEn": "Act No. 1",
        "meta": [{"name": "ЕРДР", "value": "260000000000001"}],
        "document": {"file": {"mime": "application/pdf", "data": BASE64.encode(PDF)}}})
}

fn set(method: &str, documents: Value) -> Value {
    json!({"signMethod": method, "version": 1, "documentsToSign": documents})
}

struct World {
    portal: Portal,
    pki: SharedPki,
    key: Key,
    phone: Phone,
}

impl World {
    async fn new(documents: Value) -> Self {
        let (pki, mut keys) = centre(None);
        let (portal, phone) = (Portal::start(documents).await, Phone::new(Limits::default()).unwrap());
        Self { portal, pki, key: keys.remove(0), phone }
    }

    async fn sign(&self) -> Result<Outcome, PhoneError> {
        sign(&self.portal.qr(), &self.key, &self.phone, &Options::at(clock().now())).await
    }

    /// Signs, and gives what the portal received.
    async fn signed(&self) -> Value {
        let outcome = self.sign().await.unwrap();
        let Outcome::Signed { documents, .. } = outcome else { panic!("{outcome:?}") };
        let received = self.portal.with(|inner| inner.received.take()).unwrap();
        assert_eq!(serde_json::from_value::<Documents>(received.clone()).unwrap(), documents);
        received
    }

    fn holds(&self, signature: &Value, content: Option<&[u8]>) -> bool {
        let report = judge(&self.pki, signature.as_str().unwrap().as_bytes(), content, &Evidence::default());
        let signer = &report.signers[0];
        assert_eq!(signer.iin.as_deref(), Some(IIN));
        assert_eq!(signer.signed_at, Some(clock().now()));
        report.valid && report.documents[0].bytes == PDF
    }
}

#[tokio::test]
async fn documents_come_back_with_signatures_in_place_of_data() {
    let world = World::new(set("CMS_SIGN_ONLY", json!([file(1), file(2)]))).await;
    let received = world.signed().await;
    assert_eq!((&received["signMethod"], &received["version"]), (&json!("CMS_SIGN_ONLY"), &json!(1)));
    for (place, id) in [(0, 1), (1, 2)] {
        let document = &received["documentsToSign"][place];
        let signature = &document["document"]["file"]["data"];
        assert!(world.holds(signature, Some(PDF)));
        // Everything else is as it was.
        let mut back = document.clone();
        back["document"]["file"]["data"] = BASE64.encode(PDF).into();
        assert_eq!(back, file(id));
    }
    assert_eq!(world.portal.with(|inner| inner.languages.clone()), ["kk", "kk"]);
}

#[tokio::test]
async fn every_method_is_known() {
    let xml = json!({"id": "a", "documentXml": "<act><n>1</n></act>"});
    let world = World::new(set("CMS_WITH_DATA", json!([file(1)]))).await;
    let received = world.signed().await;
    assert!(world.holds(&received["documentsToSign"][0]["document"]["file"]["data"], None));

    world.portal.with(|inner| inner.documents = set("XML", json!([xml])));
    let received = world.signed().await;
    let signed = received["documentsToSign"][0]["documentXml"].as_str().unwrap();
    assert!(signed.starts_with("<act><n>1</n><ds:Signature"), "{signed}");
    assert_eq!(received["documentsToSign"][0]["id"], "a");

    world.portal.with(|inner| inner.documents = set("SIGN_BYTES_ARRAY", json!([file(1)])));
    let received = world.signed().await;
    let text = received["documentsToSign"][0]["document"]["file"]["data"].as_str().unwrap();
    let pair: Value = serde_json::from_str(text).unwrap();
    assert_eq!(pair["signature"], BASE64.encode(world.key.sign(PDF)));
    assert_eq!(pair["certificate"], BASE64.encode(world.key.certificate()));

    let mut own = [file(1), file(2), xml];
    own[0]["signMethod"] = "CMS_WITH_DATA".into();
    own[1]["signMethod"] = "CMS_SIGN_ONLY".into();
    own[2]["signMethod"] = "XML".into();
    world.portal.with(|inner| inner.documents = set("MIX_SIGN", json!(own)));
    let received = world.signed().await;
    let data = |place: usize| &received["documentsToSign"][place]["document"]["file"]["data"];
    assert!(world.holds(data(0), None));
    assert!(world.holds(data(1), Some(PDF)));
    assert!(received["documentsToSign"][2]["documentXml"].as_str().unwrap().contains("<ds:Signature"));
}

#[tokio::test]
async fn the_portals_refusal_is_told_in_its_words() {
    let world = World::new(set("CMS_SIGN_ONLY", json!([file(1)]))).await;
    world.portal.with(|inner| inner.refuses = true);
    let refusal =
        Refusal { code: "403".to_owned(), message: "Қол қойған адам басқа".to_owned() };
    assert_eq!(world.sign().await.unwrap(), Outcome::Refused { status: 403, refusal });
}

#[tokio::test]
async fn the_token_goes_along_when_there_is_one() {
    let world = World::new(set("CMS_SIGN_ONLY", json!([file(1)]))).await;
    world.portal.with(|inner| inner.auth_type = "None");
    world.signed().await;
    world.portal.with(|inner| inner.auth_type = "Eds");
    assert_eq!(world.sign().await, Err(PhoneError::WantsSignature));
}

#[tokio::test]
async fn the_link_of_the_application_does_the_same() {
    let world = World::new(set("CMS_SIGN_ONLY", json!([file(1)]))).await;
    let mut link = reqwest::Url::parse("https://m.egov.kz/mobileSign").unwrap();
    link.query_pairs_mut()
        .append_pair("link", &format!("{}/invitation", world.portal.url))
        .append_pair("isi", "1476128386")
        .append_pair("ibi", "kz.egov.mobile")
        .append_pair("apn", "kz.mobile.mgov");
    assert_eq!(address_of(link.as_str()), address_of(&world.portal.qr()));
    let looks = Options { language: "ru", only_look: true, ..Options::at(clock().now()) };
    let outcome = sign(link.as_str(), &world.key, &world.phone, &looks).await.unwrap();
    let Outcome::Seen { invitation, documents } = outcome else { panic!("{outcome:?}") };
    assert_eq!(invitation.organisation.unwrap().name_kz, "Сынақ министрлігі");
    assert_eq!(documents.documents_to_sign[0].meta[0].value, "260000000000001");
    assert_eq!(world.portal.with(|inner| inner.received.take()), None);
    assert_eq!(world.portal.with(|inner| inner.languages.clone()), ["ru"]);
}

#[tokio::test]
async fn what_cannot_be_signed_is_not_brought_back() {
    let world = World::new(Value::Null).await;
    let mut not_base64 = file(1);
    not_base64["document"]["file"]["data"] = "***".into();
    let one = "1".to_owned();
    for (documents, expected) in [
        (set("XML", json!([file(1)])), DocumentError::Missing(one.clone())),
        (
            set("CMS_SIGN_ONLY", json!([{"id": 1, "documentXml": "<a/>"}])),
            DocumentError::Missing(one.clone()),
        ),
        (set("CMS_WITH_DATA", json!([not_base64])), DocumentError::NotBase64(one.clone())),
        (set("MIX_SIGN", json!([file(1)])), DocumentError::NoMethod(one)),
    ] {
        world.portal.with(|inner| inner.documents = documents);
        assert_eq!(world.sign().await, Err(PhoneError::Document(expected)));
    }
    world.portal.with(|inner| inner.documents = set("XML", json!([{"id": "x", "documentXml": "<a>"}])));
    assert!(matches!(world.sign().await, Err(PhoneError::Document(DocumentError::Xml { .. }))));
    world.portal.with(|inner| inner.documents = set("PDF", json!([])));
    assert!(matches!(world.sign().await, Err(PhoneError::Unreadable { status: 200, .. })));
    assert_eq!(world.portal.with(|inner| inner.received.take()), None);
}

#[tokio::test]
async fn errors_on_the_way_have_their_names() {
    let world = World::new(Value::Null).await;
    let call = async |text: &str| sign(text, &world.key, &world.phone, &Options::at(clock().now())).await;
    assert_eq!(call("hello").await, Err(PhoneError::Link(LinkError::Unknown)));
    let nobody = listener().await.local_addr().unwrap();
    let error = call(&format!("mobileSign:http://{nobody}/x")).await;
    assert!(matches!(error, Err(PhoneError::Unreachable(_))), "{error:?}");
    let error = call(&format!("mobileSign:{}/elsewhere", world.portal.url)).await;
    assert!(matches!(error, Err(PhoneError::Unreadable { status: 404, .. })), "{error:?}");
    let short = Phone::new(Limits { longest_answer: 100, ..Limits::default() }).unwrap();
    let error = sign(&world.portal.qr(), &world.key, &short, &Options::at(clock().now())).await;
    assert_eq!(error, Err(PhoneError::TooLong(100)));
}
