use std::{sync::Arc, time::Duration};

use axum::{Json, Router, http::StatusCode, routing::post};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use uuid::Uuid;
use zan_connectors::{
    callback::{DeliverError, HttpDeliverer, TimeLimits},
    erdr::{
        stand_in::{Faults, Handle, Settings, StandIn},
        wire::{OrderMessage, message_type},
    },
    smtp::SmtpMailer,
    smtp_stand_in::{LetterBox, SmtpStandIn},
};
use zan_kernel::{
    Clock as _, ManualClock, SystemClock,
    ports::{Callback, Letter},
};

use super::{HOUR, PATIENCE, listener, serve};

const SECRET: &str = "secret";

struct World {
    stand_in: Handle,
    clock: ManualClock,
    deliverer: HttpDeliverer,
    /// Gives up quickly.
    hasty: HttpDeliverer,
}

impl World {
    async fn new(letters: Option<LetterBox>) -> Self {
        let router = Router::new().route(
            "/api/v1/orders",
            post(|Json(order): Json<OrderMessage>| async move {
                if order.body_code == "NOWHERE" {
                    let problem = json!({"title": "Wrong", "status": 422, "code": "invalid-fields",
                        "errors": [{"pointer": "/body_code", "code": "body-unknown"}]});
                    return (StatusCode::UNPROCESSABLE_ENTITY, Json(problem));
                }
                let accepted = json!({"id": Uuid::nil(), "number": "З-1", "state": "offering", "urgency": "U0",
                    "accept_by": "2026-11-21T15:00:00Z", "links": {"self": "/x"}});
                (StatusCode::CREATED, Json(accepted))
            }),
        );
        let base = format!("http://{}", serve(router).await);
        let clock = ManualClock::at(Timestamp::from_second(1_790_000_000).unwrap());
        let settings = Settings {
            letters,
            clock: Arc::new(clock.clone()),
            ..Settings::new(&base, "key", SECRET, "ASTANA-UP-ALMATY")
        };
        let stand_in = StandIn::start(listener().await, settings).unwrap();
        let deliverer = HttpDeliverer::new(TimeLimits::default()).unwrap();
        let limits = TimeLimits { whole: Duration::from_millis(200), ..TimeLimits::default() };
        Self { stand_in, clock, deliverer, hasty: HttpDeliverer::new(limits).unwrap() }
    }

    fn callback(&self) -> Callback {
        Callback {
            id: Uuid::now_v7(),
            position: 1,
            kind: message_type::ORDER_SEARCHING.to_owned(),
            url: self.stand_in.callback_url(),
            secret: SECRET.to_owned(),
            body: json!({"tier": "T1"}),
            sent_at: self.clock.now(),
        }
    }

    async fn deliver(&self, callback: &Callback) -> Result<(), u16> {
        match self.deliverer.hand_over(callback).await {
            Ok(()) => Ok(()),
            Err(DeliverError::Refused { status, .. }) => Err(status),
            Err(error) => panic!("{error}"),
        }
    }

    async fn text(&self, path: &str) -> String {
        reqwest::get(format!("{}{path}", self.stand_in.url())).await.unwrap().text().await.unwrap()
    }
}

#[tokio::test]
async fn callbacks_are_verified_and_kept_once() {
    let world = World::new(None).await;
    let callback = world.callback();
    world.deliver(&callback).await.unwrap();
    world.deliver(&callback).await.unwrap();
    let snapshot = world.stand_in.state.snapshot();
    assert_eq!(
        snapshot.callbacks.iter().map(|callback| callback.repeated).collect::<Vec<_>>(),
        [false, true]
    );
    let messages: Vec<_> = snapshot.messages().collect();
    assert_eq!(messages.len(), 1);
    assert_eq!((messages[0].id, messages[0].kind.as_str()), (callback.id, "order.searching"));
    world.stand_in.stop().await;
}

#[tokio::test]
async fn wrong_signatures_and_old_callbacks_are_refused() {
    let world = World::new(None).await;
    let forged = Callback { secret: "another".to_owned(), ..world.callback() };
    assert_eq!(world.deliver(&forged).await, Err(401));
    let old = world.callback();
    world.clock.advance(SignedDuration::from_mins(6));
    assert_eq!(world.deliver(&old).await, Err(401));
    let snapshot = world.stand_in.state.snapshot();
    let verifications: Vec<&str> = snapshot.callbacks.iter().map(|callback| callback.verification).collect();
    assert_eq!(verifications, ["signature-wrong", "too-old"]);
    assert_eq!(snapshot.messages().count(), 0);
}

#[tokio::test]
async fn faults_end_and_the_message_is_delivered_at_last() {
    let world = World::new(None).await;
    let state = &world.stand_in.state;
    let callback = world.callback();
    state.set_faults(Faults { fail_next: 2, ..Faults::default() });
    assert_eq!(world.deliver(&callback).await, Err(500));
    assert_eq!(world.deliver(&callback).await, Err(500));
    state.set_faults(Faults { down: true, ..Faults::default() });
    assert_eq!(world.deliver(&callback).await, Err(503));
    state.set_faults(Faults { slow: Some(HOUR), ..Faults::default() });
    assert_eq!(world.hasty.hand_over(&callback).await, Err(DeliverError::Slow));
    state.set_faults(Faults::default());
    world.deliver(&callback).await.unwrap();
    let snapshot = state.wait_for(PATIENCE, |snapshot| snapshot.messages().count() == 1).await.unwrap();
    assert!(snapshot.callbacks.iter().all(|callback| !callback.repeated));
    world.stand_in.stop().await;
}

#[tokio::test]
async fn a_slow_answer_does_not_hold_up_the_end() {
    let world = World::new(None).await;
    world.stand_in.state.set_faults(Faults { slow: Some(HOUR), ..Faults::default() });
    let callback = world.callback();
    assert_eq!(world.hasty.hand_over(&callback).await, Err(DeliverError::Slow));
    let addr = world.stand_in.addr;
    tokio::time::timeout(PATIENCE, world.stand_in.stop()).await.unwrap();
    assert!(tokio::net::TcpStream::connect(addr).await.is_err());
}

#[tokio::test]
async fn the_button_sends_an_order_and_the_answer_is_shown() {
    let world = World::new(None).await;
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let address = format!("{}/orders", world.stand_in.url());
    let sent = client.post(&address).form(&[("unit_code", " ")]).send().await.unwrap();
    assert_eq!(sent.status(), StatusCode::SEE_OTHER);
    client.post(&address).form(&[("unit_code", "NOWHERE")]).send().await.unwrap();
    let foreign = client.post(&address).header("sec-fetch-site", "cross-site").form(&[("unit_code", "X")]);
    assert_eq!(foreign.send().await.unwrap().status(), StatusCode::FORBIDDEN);
    let state: Value = serde_json::from_str(&world.text("/state").await).unwrap();
    assert_eq!(state["sent"].as_array().unwrap().len(), 2);
    assert_eq!(state["sent"][0]["order"]["body_code"], "ASTANA-UP-ALMATY");
    assert_eq!(state["sent"][0]["accepted"]["number"], "З-1");
    assert_eq!(state["sent"][1]["problem"]["errors"][0]["code"], "body-unknown");
    let page = world.text("/").await;
    assert!(page.contains("З-1") && page.contains("/body_code body-unknown"), "{page}");
}

#[tokio::test]
async fn switches_are_set_from_the_page() {
    let world = World::new(None).await;
    let address = format!("{}/switches", world.stand_in.url());
    let form = [("fail_next", "1"), ("down", "yes")];
    reqwest::Client::new().post(&address).form(&form).send().await.unwrap();
    let faults = world.stand_in.state.snapshot().faults;
    assert_eq!((faults.fail_next, faults.down), (1, true));
}

#[tokio::test]
async fn the_page_shows_letters_and_escapes_what_it_shows() {
    let mail = SmtpStandIn::start(listener().await, 10, None).unwrap();
    let world = World::new(Some(mail.letter_box())).await;
    let mailer =
        SmtpMailer::new(&mail.url(), "zan@example.kz", Default::default(), Arc::new(SystemClock)).unwrap();
    let letter = Letter {
        id: Uuid::now_v7(),
        to: "advocate@example.kz".to_owned(),
        language: "ru".to_owned(),
        subject: "<script>alert(1)</script>".to_owned(),
        body: "Ссылка: http://127.0.0.1:1/ru/offers/1.".to_owned(),
    };
    mailer.hand_over(&letter).await.unwrap();
    let hostile = Callback { body: json!({"name": "<img src=x>"}), ..world.callback() };
    world.deliver(&hostile).await.unwrap();
    let page = world.text("/").await;
    assert!(page.contains(r#"<a href="http://127.0.0.1:1/ru/offers/1">"#), "{page}");
    assert!(!page.contains("<script>") && !page.contains("<img"), "{page}");
    let state: Value = serde_json::from_str(&world.text("/state").await).unwrap();
    assert_eq!(state["letters"][0]["subject"], letter.subject);
}

#[tokio::test]
async fn a_body_beyond_the_limit_is_refused() {
    let world = World::new(None).await;
    let big = Callback { body: json!("x".repeat(300_000)), ..world.callback() };
    assert_eq!(world.deliver(&big).await, Err(413));
}
