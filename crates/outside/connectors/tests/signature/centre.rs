use std::{sync::Arc, time::Duration};

use axum::{Router, body::Body, http::StatusCode, response::Response, routing::any};
use zan_connectors::{
    pki::{Freshness, Limits, PkiClient, PkiError, Settings},
    pki_stand_in::{PkiStandIn, SharedPki, Switches},
};
use zan_eds::{Certificate, Evidence, Reason, Revocation, TrustStore, ocsp, time_stamp};
use zan_kernel::Clock as _;
use zan_throwaway_pki::{CmsOptions, Key};

use super::{centre, clock, judge, listener, moment};

/// Longer than any test.
const HOUR: Duration = Duration::from_secs(3600);

struct World {
    stand_in: PkiStandIn,
    pki: SharedPki,
    key: Key,
}

impl World {
    async fn new() -> Self {
        let listener = listener().await;
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (pki, mut keys) = centre(Some(&url));
        let stand_in = PkiStandIn::start(listener, pki.clone(), Arc::new(clock())).unwrap();
        Self { stand_in, pki, key: keys.remove(0) }
    }

    /// Asks where the certificates say, which is allowed.
    fn settings(&self) -> Settings {
        let url = self.stand_in.url();
        Settings { tsp: Some(format!("{url}/tsp")), allowed: vec![url], ..Settings::default() }
    }

    fn client(&self) -> PkiClient {
        PkiClient::new(&self.settings()).unwrap()
    }

    fn certificates(&self) -> [Certificate; 2] {
        [self.key.certificate(), &self.key.chain()[0]].map(|bytes| Certificate::read(bytes).unwrap())
    }

    fn request(&self) -> Vec<u8> {
        let [certificate, issuer] = self.certificates();
        ocsp::request(&certificate, &issuer, Some(b"0123456789abcdef"))
    }

    async fn ocsp(&self) -> Result<Vec<u8>, PkiError> {
        let [certificate, _] = self.certificates();
        self.client().ocsp(certificate.ocsp_urls(), self.request()).await
    }

    fn revocation(&self, evidence: &Evidence) -> (Revocation, Vec<Reason>) {
        let cms = self.key.sign_cms(b"content", &CmsOptions::attached());
        let mut report = judge(&self.pki, &cms, None, evidence);
        let signer = report.signers.remove(0);
        (signer.revocation, signer.doubts)
    }

    async fn revocation_by_ocsp(&self) -> (Revocation, Vec<Reason>) {
        self.revocation(&Evidence { ocsp: vec![self.ocsp().await.unwrap()], ..Evidence::default() })
    }
}

#[tokio::test]
async fn an_answer_about_revocation_comes_over_http() {
    let world = World::new().await;
    assert_eq!(world.revocation_by_ocsp().await, (Revocation::Good, vec![]));
    world.pki.with(|pki| pki.revoke(&world.key, moment("2026-11-01T00:00:00Z")));
    assert_eq!(world.revocation_by_ocsp().await, (Revocation::Revoked, vec![]));
    assert_eq!(world.stand_in.counts().ocsp, 2);
    world.stand_in.stop().await;
}

#[tokio::test]
async fn switches_make_answers_that_do_not_hold() {
    let world = World::new().await;
    for (switches, doubt) in [
        (Switches { wrong_signature: true, ..Switches::default() }, Reason::OcspInvalid),
        (Switches { wrong_responder: true, ..Switches::default() }, Reason::OcspInvalid),
    ] {
        world.stand_in.set_switches(switches);
        assert_eq!(world.revocation_by_ocsp().await, (Revocation::Unknown, vec![doubt]), "{switches:?}");
    }
    let [certificate, issuer] = world.certificates();
    let read = |answer: &[u8]| ocsp::read(answer, &certificate, &issuer, Some(b"0123456789abcdef"));
    world.stand_in.set_switches(Switches { other_nonce: true, ..Switches::default() });
    let answer = world.ocsp().await.unwrap();
    assert_eq!(read(&answer).map(drop).map_err(ocsp::OcspError::code), Err("other-nonce"));
    world.stand_in.set_switches(Switches { stale_minutes: 90, ..Switches::default() });
    let answer = read(&world.ocsp().await.unwrap()).unwrap();
    assert_eq!(answer.this_update, moment("2026-11-22T07:30:00Z"));
}

#[tokio::test]
async fn switches_are_set_over_http_too() {
    let world = World::new().await;
    zan_connectors::install_tls();
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let url = format!("{}/switches", world.stand_in.url());
    let answer = http.post(&url).json(&serde_json::json!({"down": true})).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::NO_CONTENT);
    assert_eq!(world.ocsp().await, Err(PkiError::Refused(503)));
    assert!(world.stand_in.switches().down);
    let wrong = http.post(&url).json(&serde_json::json!({"dwon": true})).send().await.unwrap();
    assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let shown: Switches = http.get(&url).send().await.unwrap().json().await.unwrap();
    assert_eq!(shown, Switches { down: true, ..Switches::default() });
}

#[tokio::test]
async fn a_slow_centre_and_one_that_is_away_are_told_apart() {
    let world = World::new().await;
    world.stand_in.set_switches(Switches { slow_ms: 60_000, ..Switches::default() });
    let limits = Limits { answer: Duration::from_millis(100), ..Limits::default() };
    let hasty = PkiClient::new(&Settings { limits, ..world.settings() }).unwrap();
    let [certificate, _] = world.certificates();
    let slow = hasty.ocsp(certificate.ocsp_urls(), world.request()).await.unwrap_err();
    assert_eq!((&slow, slow.code(), slow.is_passing()), (&PkiError::Slow(limits.answer), "pki-slow", true));
    let nobody = listener().await.local_addr().unwrap();
    let away = PkiClient::new(&Settings::all_under(&format!("http://{nobody}"))).unwrap();
    let error = away.time_stamp(vec![0x30, 0]).await.unwrap_err();
    assert_eq!((error.code(), error.is_passing()), ("pki-unreachable", true));
}

#[tokio::test]
async fn a_certificate_does_not_lead_where_it_may_not() {
    let world = World::new().await;
    let strict = PkiClient::new(&Settings::default()).unwrap();
    let [certificate, _] = world.certificates();
    let refused = strict.ocsp(certificate.ocsp_urls(), world.request()).await;
    assert_eq!(refused, Err(PkiError::NotAllowed(format!("{}/ocsp", world.stand_in.url()))));
    let refused = strict.crl(certificate.crl_urls()).await.unwrap_err();
    assert_eq!(refused.code(), "pki-not-allowed");
    assert_eq!((world.stand_in.counts().ocsp, world.stand_in.counts().lists), (0, 0));
}

#[tokio::test]
async fn a_list_is_brought_once_and_confirmed_later() {
    let world = World::new().await;
    let [certificate, _] = world.certificates();
    let urls = certificate.crl_urls();
    let at_once = Limits { list_fresh_for: Duration::ZERO, ..Limits::default() };
    let client = PkiClient::new(&Settings { limits: at_once, ..world.settings() }).unwrap();
    let first = client.crl(urls).await.unwrap();
    assert_eq!(first.freshness, Freshness::Brought);
    let evidence = Evidence { crls: vec![first.bytes.to_vec()], ..Evidence::default() };
    assert_eq!(world.revocation(&evidence), (Revocation::Good, vec![]));
    let second = client.crl(urls).await.unwrap();
    assert_eq!((second.freshness, second.bytes), (Freshness::Confirmed, first.bytes.clone()));
    // It changed: brought anew.
    world.pki.with(|pki| pki.revoke(&world.key, moment("2026-11-01T00:00:00Z")));
    let third = client.crl(urls).await.unwrap();
    assert_eq!(third.freshness, Freshness::Brought);
    let evidence = Evidence { crls: vec![third.bytes.to_vec()], ..Evidence::default() };
    assert_eq!(world.revocation(&evidence), (Revocation::Revoked, vec![]));
    let counts = world.stand_in.counts();
    assert_eq!((counts.lists, counts.lists_unchanged), (2, 1));
}

#[tokio::test]
async fn while_the_centre_is_away_the_last_list_serves_and_says_so() {
    let world = World::new().await;
    let [certificate, _] = world.certificates();
    let urls = certificate.crl_urls();
    let limits = Limits { list_fresh_for: Duration::ZERO, list_retry_after: HOUR, ..Limits::default() };
    let client = PkiClient::new(&Settings { limits, ..world.settings() }).unwrap();
    let first = client.crl(urls).await.unwrap();
    assert_eq!(first.freshness, Freshness::Brought);
    world.stand_in.set_switches(Switches { down: true, ..Switches::default() });
    let unconfirmed = Freshness::Unconfirmed(PkiError::Refused(503));
    let kept = client.crl(urls).await.unwrap();
    assert_eq!((&kept.freshness, &kept.bytes), (&unconfirmed, &first.bytes));
    // Nobody waits for the next failure within the hour, though the centre is back.
    world.stand_in.set_switches(Switches::default());
    assert_eq!(client.crl(urls).await.unwrap().freshness, unconfirmed);
    assert_eq!(world.stand_in.counts().lists, 1);
    let patient = Limits { list_retry_after: Duration::ZERO, ..limits };
    let client = PkiClient::new(&Settings { limits: patient, ..world.settings() }).unwrap();
    client.crl(urls).await.unwrap();
    world.stand_in.set_switches(Switches { down: true, ..Switches::default() });
    assert_eq!(client.crl(urls).await.unwrap().freshness, unconfirmed);
    world.stand_in.set_switches(Switches::default());
    assert_eq!(client.crl(urls).await.unwrap().freshness, Freshness::Confirmed);
}

#[tokio::test]
async fn a_list_that_could_not_be_brought_is_asked_for_again_after_a_while() {
    let world = World::new().await;
    let [certificate, _] = world.certificates();
    let urls = certificate.crl_urls();
    let client = |list_retry_after| {
        let limits = Limits { list_retry_after, ..Limits::default() };
        PkiClient::new(&Settings { limits, ..world.settings() }).unwrap()
    };
    let (hasty, patient) = (client(Duration::ZERO), client(HOUR));
    world.stand_in.set_switches(Switches { down: true, ..Switches::default() });
    for client in [&hasty, &patient] {
        assert_eq!(client.crl(urls).await, Err(PkiError::Refused(503)));
    }
    world.stand_in.set_switches(Switches::default());
    assert_eq!(hasty.crl(urls).await.unwrap().freshness, Freshness::Brought);
    // Nobody of those who wait in line waits for a failure of his own.
    assert_eq!(patient.crl(urls).await, Err(PkiError::Refused(503)));
    assert_eq!(world.stand_in.counts().lists, 1);
}

#[tokio::test]
async fn a_list_over_a_slow_line_comes_for_the_next_who_asks() {
    let world = World::new().await;
    let [certificate, _] = world.certificates();
    let limits = Limits { list_patience: Duration::ZERO, ..Limits::default() };
    let client = PkiClient::new(&Settings { limits, ..world.settings() }).unwrap();
    let mut answer = client.crl(certificate.crl_urls()).await;
    assert_eq!(answer, Err(PkiError::Slow(Duration::ZERO)));
    while answer.is_err() {
        tokio::task::yield_now().await;
        answer = client.crl(certificate.crl_urls()).await;
    }
    assert_eq!(answer.unwrap().freshness, Freshness::Kept);
    assert_eq!(world.stand_in.counts().lists, 1, "brought once, by the first");
}

#[tokio::test]
async fn many_who_ask_at_once_bring_a_list_once() {
    let world = World::new().await;
    let client = world.client();
    let [certificate, _] = world.certificates();
    let tasks: Vec<_> = (0..20)
        .map(|_| {
            let (client, urls) = (client.clone(), certificate.crl_urls().to_vec());
            tokio::spawn(async move { client.crl(&urls).await.unwrap().freshness })
        })
        .collect();
    let mut brought = 0;
    for task in tasks {
        brought += usize::from(task.await.unwrap() == Freshness::Brought);
    }
    assert_eq!((brought, world.stand_in.counts().lists), (1, 1));
}

#[tokio::test]
async fn a_time_stamp_comes_over_http() {
    let world = World::new().await;
    let imprint = time_stamp::imprint(time_stamp::SHA_256, b"manifest").unwrap();
    let request = time_stamp::request(time_stamp::SHA_256, &imprint, Some(&[1, 2, 3]), true);
    let response = world.client().time_stamp(request).await.unwrap();
    let token = time_stamp::token_of_response(&response).unwrap();
    let trust = TrustStore::from_certificates(world.pki.with(|pki| pki.anchors()));
    let verified =
        time_stamp::verify(token, &trust, &Evidence::default(), clock().now(), zan_eds::Limits::default());
    let verified = verified.unwrap();
    assert_eq!((verified.at, verified.nonce.as_deref()), (clock().now(), Some(&[1, 2, 3][..])));
    assert_eq!(verified.covers(b"manifest"), Ok(()));
    assert_eq!(verified.covers(b"other"), Err(Reason::TimeStampMismatch));
    let none = PkiClient::new(&Settings { tsp: None, ..world.settings() }).unwrap();
    assert_eq!(none.time_stamp(vec![0x30, 0]).await, Err(PkiError::NoAddress));
}

#[tokio::test]
async fn certificates_of_the_centre_are_given_out() {
    let world = World::new().await;
    zan_connectors::install_tls();
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    for (file, expected) in [("nca-gost-2015.cer", 0), ("root-gost-2015.cer", 1)] {
        let answer = http.get(format!("{}/cert/{file}", world.stand_in.url())).send().await.unwrap();
        assert_eq!(answer.bytes().await.unwrap(), world.key.chain()[expected]);
    }
    for file in ["nca-rsa.cer", "nca-.cer", "x", "nca-gost-2015.crl"] {
        let answer = http.get(format!("{}/cert/{file}", world.stand_in.url())).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{file}");
    }
}

/// A server that answers everything with one answer.
async fn always(answer: impl Fn() -> Response + Clone + Send + Sync + 'static) -> PkiClient {
    let listener = listener().await;
    let address = listener.local_addr().unwrap();
    let router = Router::new().fallback(any(move || {
        let answer = answer();
        async move { answer }
    }));
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    let limits = Limits { longest_answer: 1000, longest_list: 2000, ..Limits::default() };
    PkiClient::new(&Settings { limits, ..Settings::all_under(&format!("http://{address}")) }).unwrap()
}

#[tokio::test]
async fn answers_that_are_none_are_refused() {
    let crl = ["http://x/a.crl".to_owned()];
    let client = always(|| Response::new(Body::from("<html>Wi-Fi login</html>"))).await;
    assert_eq!(client.time_stamp(vec![1]).await, Err(PkiError::Unreadable));
    let client = always(|| Response::new(Body::empty())).await;
    assert_eq!(client.ocsp(&[], vec![1]).await, Err(PkiError::Unreadable));
    let client = always(|| Response::new(Body::from(vec![0x30; 2001]))).await;
    assert_eq!(client.ocsp(&[], vec![1]).await, Err(PkiError::TooLong(1000)));
    assert_eq!(client.crl(&crl).await.map(drop), Err(PkiError::TooLong(2000)));
    // No length announced: the limit holds while reading.
    let endless = || {
        let pieces = futures_util::stream::repeat_with(|| Ok::<_, std::io::Error>(vec![0x30; 512]));
        Response::new(Body::from_stream(pieces))
    };
    assert_eq!(always(endless).await.crl(&crl).await.map(drop), Err(PkiError::TooLong(2000)));
    let elsewhere = || {
        let answer = Response::builder().status(302).header("location", "http://127.0.0.1:1/");
        answer.body(Body::empty()).unwrap()
    };
    assert_eq!(always(elsewhere).await.ocsp(&[], vec![1]).await, Err(PkiError::Refused(302)));
    let unasked = || Response::builder().status(304).body(Body::empty()).unwrap();
    assert_eq!(always(unasked).await.crl(&crl).await.map(drop), Err(PkiError::Refused(304)));
}

#[tokio::test]
async fn a_throw_away_centre_stands_on_loopback_only() {
    let (pki, _) = centre(None);
    let listener = tokio::net::TcpListener::bind("0.0.0.0:0").await.unwrap();
    let error = PkiStandIn::start(listener, pki, Arc::new(clock())).unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::PermissionDenied);
}
