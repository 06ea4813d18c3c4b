use std::sync::Arc;

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use futures_util::{SinkExt, StreamExt};
use rustls::{ClientConfig, RootCertStore, pki_types::ServerName};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
};
use tokio_rustls::TlsConnector;
use tokio_tungstenite::{WebSocketStream, tungstenite::Message};
use zan_connectors::{
    ncalayer_stand_in::{Answer, NcaLayerStandIn, Settings, Shape, Switches},
    pki_stand_in::SharedPki,
};
use zan_eds::{Evidence, Reason, Report};
use zan_kernel::Clock as _;

use super::{BIN, IIN, OTHER_IIN, centre, clock, judge, listener};

pub(super) struct World {
    pub(super) stand_in: NcaLayerStandIn,
    pub(super) pki: SharedPki,
}

/// A browser's end.
pub(super) struct Browser<S>(WebSocketStream<S>);

impl World {
    pub(super) async fn new() -> Self {
        let (pki, keys) = centre(None);
        let settings = Settings { clock: Arc::new(clock()), ..Settings::new(pki.clone(), keys) };
        Self { stand_in: NcaLayerStandIn::start(listener().await, settings).unwrap(), pki }
    }

    /// A connection, after the greeting.
    pub(super) async fn browser(&self) -> Browser<TcpStream> {
        let (browser, greeting) = self.connect().await;
        assert_eq!(greeting, json!({"result": {"version": self.stand_in.switches().version}}));
        browser
    }

    async fn connect(&self) -> (Browser<TcpStream>, Value) {
        let stream = TcpStream::connect(self.stand_in.addr()).await.unwrap();
        Browser::begin(&self.stand_in.plain_url(), stream).await
    }

    /// The same over TLS, believing the stand-in's own certificate.
    async fn secure_browser(&self) -> Browser<impl AsyncRead + AsyncWrite + Unpin + use<>> {
        let mut roots = RootCertStore::empty();
        roots.add(self.stand_in.certificate().to_vec().into()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        let stream = TcpStream::connect(self.stand_in.addr()).await.unwrap();
        let name = ServerName::try_from("127.0.0.1").unwrap();
        let stream = TlsConnector::from(Arc::new(config)).connect(name, stream).await.unwrap();
        Browser::begin(&self.stand_in.url(), stream).await.0
    }

    pub(super) fn judge(&self, cms: &str, content: Option<&[u8]>) -> Report {
        judge(&self.pki, cms.as_bytes(), content, &Evidence::default())
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> Browser<S> {
    async fn begin(url: &str, stream: S) -> (Self, Value) {
        let (socket, _) = tokio_tungstenite::client_async(url, stream).await.unwrap();
        let mut browser = Self(socket);
        let greeting = browser.receive().await.unwrap();
        (browser, serde_json::from_str(&greeting).unwrap())
    }

    async fn receive(&mut self) -> Option<String> {
        match self.0.next().await {
            Some(Ok(Message::Text(text))) => Some(text.to_string()),
            _ => None,
        }
    }

    async fn send(&mut self, text: &str) -> Option<String> {
        self.0.send(Message::text(text)).await.unwrap();
        self.receive().await
    }

    pub(super) async fn ask(&mut self, request: &Value) -> Value {
        serde_json::from_str(&self.send(&request.to_string()).await.unwrap()).unwrap()
    }

    pub(super) async fn common(&mut self, method: &str, arguments: Value) -> Value {
        self.ask(&json!({"module": "kz.gov.pki.knca.commonUtils", "method": method, "args": arguments})).await
    }
}

/// A request to sign, as in the sample of the public protocol.
pub(super) fn sign(data: Value, parameters: Value, signer: Value) -> Value {
    json!({"module": "kz.gov.pki.knca.basics", "method": "sign", "args": {
        "allowedStorages": null, "format": "cms", "data": data, "signingParams": parameters,
        "signerParams": signer, "locale": "kk"
    }})
}

fn detached() -> Value {
    json!({"decode": true, "encapsulate": false, "digested": false, "tsaProfile": {}})
}

const CONTENT: &[u8] = br#"{"kind":"act"}"#;

fn data() -> Value {
    BASE64.encode(CONTENT).into()
}

#[tokio::test]
async fn the_sample_request_gets_the_sample_answer() {
    let world = World::new().await;
    let mut browser = world.browser().await;
    // Our sample: `composed/ncalayer-basics-sign-request.json` of the project's data.
    let signer = json!({"extKeyUsageOids": ["1.3.6.1.5.5.7.3.4"], "iin": IIN});
    let reply = browser.ask(&sign(data(), detached(), signer)).await;
    let cms = reply["body"]["result"][0].as_str().unwrap();
    assert_eq!(reply, json!({"status": true, "body": {"result": [cms]}}));
    assert!(cms.starts_with("-----BEGIN CMS-----\nMII"), "{cms}");
    assert!(cms.ends_with("\n-----END CMS-----\n"), "{cms}");
    assert!(cms.lines().all(|line| line.len() <= 64));
    let report = world.judge(cms, Some(CONTENT));
    assert!(report.valid, "{report:?}");
    let signer = &report.signers[0];
    assert_eq!(signer.iin.as_deref(), Some(IIN));
    assert_eq!(signer.timestamped_at, Some(clock().now()));
    assert_eq!(world.judge(cms, Some(b"other")).reason, Some(Reason::DigestMismatch));
}

#[tokio::test]
async fn it_speaks_plain_and_over_tls_on_one_port() {
    let world = World::new().await;
    let (mut plain, mut secure) = (world.browser().await, world.secure_browser().await);
    assert_eq!(plain.send("--heartbeat--").await.as_deref(), Some("--heartbeat--"));
    assert_eq!(secure.send("--heartbeat--").await.as_deref(), Some("--heartbeat--"));
    let request = sign(data(), detached(), json!({}));
    assert_eq!(secure.ask(&request).await, plain.ask(&request).await);
    // Somebody who never begins to speak keeps nobody waiting.
    let silent = TcpStream::connect(world.stand_in.addr()).await.unwrap();
    assert_eq!(world.browser().await.send("--heartbeat--").await.as_deref(), Some("--heartbeat--"));
    drop(silent);
}

#[tokio::test]
async fn cancelling_has_two_forms() {
    let world = World::new().await;
    let mut browser = world.browser().await;
    world.stand_in.set_switches(Switches { answer: Answer::Cancel, ..Switches::default() });
    let reply = browser.ask(&sign(data(), detached(), json!({}))).await;
    assert_eq!(reply, json!({"status": true, "body": {}}));
    let arguments = json!(["PKCS12", "SIGNATURE", data(), true]);
    let reply = browser.common("createCMSSignatureFromBase64", arguments).await;
    assert_eq!(reply, json!({"code": "500", "message": "action.canceled"}));
    let reply = browser.common("getKeyInfo", json!(["PKCS12"])).await;
    assert_eq!(reply, json!({"code": "500", "message": "action.canceled"}));
}

#[tokio::test]
async fn failing_has_two_forms_and_a_third_is_silence() {
    let world = World::new().await;
    let mut browser = world.browser().await;
    world.stand_in.set_switches(Switches { answer: Answer::Error, ..Switches::default() });
    let reply = browser.ask(&sign(data(), detached(), json!({}))).await;
    assert_eq!(reply["status"], false);
    assert_eq!(reply["code"], "INVOCATION_ERROR");
    assert_eq!(reply["message"], "An invoked method threw an exception.");
    let reply = browser.common("signXml", json!(["PKCS12", "SIGNATURE", "<a/>", "", ""])).await;
    assert_eq!(reply["code"], "500");
    world.stand_in.set_switches(Switches { answer: Answer::HangUp, ..Switches::default() });
    assert_eq!(browser.send(&sign(data(), detached(), json!({})).to_string()).await, None);
}

#[tokio::test]
async fn results_have_three_shapes() {
    let world = World::new().await;
    let mut browser = world.browser().await;
    let old = Switches { version: "1.3".to_owned(), ..Switches::default() };
    let shaped = |shape| Switches { shape, ..Switches::default() };
    let with_certificate = json!({"decode": true, "encapsulate": true, "outputCert": true});
    for (switches, parameters, data, text, list) in [
        (old.clone(), detached(), data(), true, 0),
        (old, detached(), json!([data(), data()]), false, 2),
        (shaped(Shape::ByVersion), detached(), data(), false, 1),
        (shaped(Shape::String), detached(), data(), true, 0),
        (shaped(Shape::Array), with_certificate.clone(), data(), false, 1),
    ] {
        world.stand_in.set_switches(switches.clone());
        let reply = browser.ask(&sign(data, parameters, json!({}))).await;
        let result = &reply["body"]["result"];
        assert_eq!(result.is_string(), text, "{switches:?} {reply}");
        assert_eq!(result.as_array().map_or(0, Vec::len), list, "{switches:?} {reply}");
    }
    for (switches, parameters) in
        [(shaped(Shape::ByVersion), with_certificate), (shaped(Shape::Object), detached())]
    {
        world.stand_in.set_switches(switches);
        let reply = browser.ask(&sign(data(), parameters, json!({}))).await;
        let result = &reply["body"]["result"];
        assert!(result["signatures"][0].as_str().unwrap().starts_with("MII"), "{reply}");
        assert!(result["certificate"].as_str().unwrap().starts_with("MII"), "{reply}");
    }
}

#[tokio::test]
async fn an_old_version_greets_as_one_and_has_one_module() {
    let world = World::new().await;
    let old = Switches { version: "1.2".to_owned(), only_common_utils: true, ..Switches::default() };
    world.stand_in.set_switches(old);
    let (mut browser, greeting) = world.connect().await;
    assert_eq!(greeting, json!({"result": {"version": "1.2"}}));
    let reply = browser.ask(&sign(data(), detached(), json!({}))).await;
    assert_eq!(reply, json!({"success": false, "errorCode": "MODULE_NOT_FOUND"}));
    let reply = browser.common("createCAdESFromBase64", json!(["PKCS12", "SIGNATURE", data(), true])).await;
    assert_eq!(reply["code"], "200");
}

#[tokio::test]
async fn common_utils_sign_too() {
    let world = World::new().await;
    let mut browser = world.browser().await;
    let arguments = |attached: Value| json!(["PKCS12", "SIGNATURE", data(), attached]);
    for (method, attached, stamped) in [
        ("createCMSSignatureFromBase64", json!(true), true),
        ("createCMSSignatureFromBase64", json!("false"), true),
        ("createCAdESFromBase64", json!("true"), false),
        ("createCAdESFromBase64", json!(false), false),
    ] {
        let reply = browser.common(method, arguments(attached.clone())).await;
        assert_eq!(reply["code"], "200", "{reply}");
        let cms = reply["responseObject"].as_str().unwrap();
        assert!(cms.starts_with("MII"), "{cms}");
        let inside = attached == json!(true) || attached == json!("true");
        let report = world.judge(cms, (!inside).then_some(CONTENT));
        assert!(report.valid, "{method} {report:?}");
        assert_eq!(report.signers[0].timestamped_at.is_some(), stamped, "{method}");
    }
    let digest = BASE64.encode(zan_throwaway_pki::KeyKind::Gost2015.digest(CONTENT));
    let reply = browser.common("createCAdESFromBase64Hash", json!(["PKCS12", "SIGNATURE", digest])).await;
    assert!(world.judge(reply["responseObject"].as_str().unwrap(), Some(CONTENT)).valid);
    let reply =
        browser.common("signXml", json!(["PKCS12", "SIGNATURE", "<act><n>1</n></act>", "", ""])).await;
    let xml = reply["responseObject"].as_str().unwrap();
    assert!(xml.starts_with("<act><n>1</n><ds:Signature"), "{xml}");
    assert!(world.judge(xml, None).valid);
    let reply = browser.common("signXmls", json!(["PKCS12", "SIGNATURE", ["<a/>", "<b/>"], "", ""])).await;
    assert_eq!(reply["responseObject"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn common_utils_tell_about_themselves() {
    let world = World::new().await;
    let mut browser = world.browser().await;
    assert_eq!(
        browser.common("getActiveTokens", json!([])).await,
        json!({"code": "200", "responseObject": []})
    );
    let tokens = vec!["AKKaztokenStore".to_owned()];
    world.stand_in.set_switches(Switches { tokens, ..Switches::default() });
    let reply = browser.common("getActiveTokens", json!([])).await;
    assert_eq!(reply["responseObject"], json!(["AKKaztokenStore"]));
    assert_eq!(world.stand_in.locale(), "ru");
    assert_eq!(browser.common("changeLocale", json!(["kk"])).await["code"], "200");
    assert_eq!(world.stand_in.locale(), "kk");
    let info = browser.common("getKeyInfo", json!(["PKCS12"])).await["responseObject"].clone();
    assert_eq!(info["subjectCn"], "СЫНАҚОВ СЫНАҚ");
    assert!(info["subjectDn"].as_str().unwrap().contains("IIN900101300126"), "{info}");
    assert_eq!(info["issuerCn"], "ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (GOST) THROW-AWAY");
    // Midnight UTC at the end of 2027 is morning in Almaty, UTC+5.
    assert_eq!(info["certNotAfter"], "01.01.2028 05:00:00");
    assert!(info["pem"].as_str().unwrap().starts_with("-----BEGIN CERTIFICATE-----\n"));
    for member in ["alias", "keyId", "algorithm", "serialNumber", "certNotBefore", "authorityKeyIdentifier"] {
        assert!(info[member].as_str().is_some_and(|text| !text.is_empty()), "{member}: {info}");
    }
    let marked = json!({"module": "kz.gov.pki.knca.commonUtils", "method": "changeLocale", "args": ["en"], "uuid": "u1"});
    assert_eq!(browser.ask(&marked).await["uuid"], "u1");
}

#[tokio::test]
async fn wrong_requests_get_answers_and_the_connection_lives_on() {
    let world = World::new().await;
    let mut browser = world.browser().await;
    let reply = browser.send("not json").await.unwrap();
    assert!(reply.contains("COMMON_JSON_WRAPPING_EXCEPTION"), "{reply}");
    let reply = browser.ask(&json!({"module": "kz.gov.pki.knca.applet.Applet", "method": "x"})).await;
    assert_eq!(reply["errorCode"], "MODULE_NOT_FOUND");
    let reply = browser.ask(&json!({"module": "kz.gov.pki.knca.basics", "method": "fly", "args": {}})).await;
    assert_eq!(reply["code"], "INVOCATION_ERROR");
    for arguments in [
        json!({}),
        json!({"format": "pdf", "data": "x"}),
        json!({"format": "cms", "data": 5}),
        json!({"format": "cms", "data": "x", "signerParams": {"iin": 5}}),
    ] {
        let request = json!({"module": "kz.gov.pki.knca.basics", "method": "sign", "args": arguments});
        assert_eq!(browser.ask(&request).await["code"], "INVALID_SIGNING_PARAMS", "{request}");
    }
    let reply = browser.ask(&sign(json!("***"), detached(), json!({}))).await;
    assert_eq!(reply["code"], "SIGNING_FAILURE");
    for (method, arguments) in [
        ("signXml", json!(["PKCS12", "SIGNATURE"])),
        ("signXmls", json!(["PKCS12", "SIGNATURE", "<a/>"])),
        ("createCAdESFromBase64", json!(["PKCS12", "SIGNATURE", "***"])),
        ("changeLocale", json!(["de"])),
    ] {
        let reply = browser.common(method, arguments).await;
        assert!(reply["message"].as_str().unwrap().contains("argument type mismatch"), "{method} {reply}");
    }
    assert_eq!(browser.common("signXml", json!(["PKCS12", "SIGNATURE", "<a>"])).await["code"], "500");
    assert_eq!(browser.common("fly", json!([])).await["code"], "500");
    assert_eq!(browser.send("--heartbeat--").await.as_deref(), Some("--heartbeat--"));
}

#[tokio::test]
async fn xml_and_plain_text_are_signed_as_asked() {
    let world = World::new().await;
    let mut browser = world.browser().await;
    let mut request =
        sign(json!("<act/>"), json!({"decode": "false"}), json!({"iin": "", "bin": "", "chain": null}));
    request["args"]["format"] = "xml".into();
    let reply = browser.ask(&request).await;
    assert!(reply["body"]["result"][0].as_str().unwrap().starts_with("<act><ds:Signature"), "{reply}");
    request["args"]["data"] = BASE64.encode("<act/>").into();
    request["args"]["signingParams"]["decode"] = true.into();
    let reply = browser.ask(&request).await;
    assert!(reply["body"]["result"][0].as_str().unwrap().starts_with("<act><ds:Signature"), "{reply}");
    // Without `decode` the text itself is signed.
    let text = sign(json!("мәтін"), json!({"encapsulate": "true"}), json!({}));
    let reply = browser.ask(&text).await;
    let report = world.judge(reply["body"]["result"][0].as_str().unwrap(), None);
    assert_eq!(report.documents[0].bytes, "мәтін".as_bytes());
}

#[tokio::test]
async fn switches_are_set_over_http() {
    let world = World::new().await;
    let mut browser = world.browser().await;
    let base = format!("http://{}", world.stand_in.addr());
    zan_connectors::install_tls();
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let set = http.post(format!("{base}/switches")).json(&json!({"answer": "cancel"})).send().await.unwrap();
    assert_eq!(set.status().as_u16(), 204);
    let reply = browser.ask(&sign(data(), detached(), json!({}))).await;
    assert_eq!(reply["body"], json!({}));
    let shown: Value = http.get(format!("{base}/switches")).send().await.unwrap().json().await.unwrap();
    assert_eq!(shown["answer"], "cancel");
    let keys: Value = http.get(format!("{base}/keys")).send().await.unwrap().json().await.unwrap();
    assert_eq!(keys[1], json!({"name": "БАСТЫҚ СЫНАҚ", "iin": OTHER_IIN, "bin": BIN, "kind": "gost-2015"}));
    // A page of another origin cannot set them without being asked first: its form is not JSON.
    let form = http.post(format!("{base}/switches")).body("{}").send().await.unwrap();
    assert_eq!(form.status().as_u16(), 415);
}
