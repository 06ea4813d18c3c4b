//! The client that plays ЕРДР speaks with the interface over a real connection.

use uuid::Uuid;
use zan_connectors::erdr::client::ErdrClient;
use zan_connectors::erdr::demo_order::DemoFacts;
use zan_connectors::erdr::wire::{ActAnswer, Answer, Cancellation, OrderMessage, message_type};
use zan_kernel::Clock as _;
use zan_testkit::world::API_KEY;

use crate::scene::{Scene, UNIT};

struct Connected {
    scene: Scene,
    client: ErdrClient,
    address: String,
    serving: tokio::task::JoinHandle<std::io::Result<()>>,
}

impl Drop for Connected {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl Connected {
    async fn new() -> Self {
        let scene = Scene::new().await;
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let serving = tokio::spawn(axum::serve(listener, scene.web.clone()).into_future());
        let client = ErdrClient::new(&address, API_KEY).unwrap();
        Self { scene, client, address, serving }
    }

    fn order(&self, seed: u64) -> OrderMessage {
        DemoFacts::built_in().unwrap().invent(seed, UNIT, self.scene.world.clock.now()).unwrap()
    }
}

#[tokio::test]
async fn the_client_sends_reads_and_answers() {
    let there = Connected::new().await;
    let order = there.order(1);
    let accepted = there.client.submit_order(&order).await.unwrap();
    assert!(!accepted.already_known);
    assert!(there.client.submit_order(&order).await.unwrap().already_known);
    assert!(accepted.links.itself.ends_with(&accepted.id.to_string()));

    let searching = there.client.order(accepted.id).await.unwrap();
    assert_eq!((searching.external_id, searching.state.as_str()), (order.external_id, "offering"));
    assert_eq!((searching.number, searching.accept_by), (accepted.number, accepted.accept_by));
    assert_eq!((searching.counsel, searching.notice, searching.tier), (None, None, None));

    let act_id = there.scene.defended(accepted.id).await;
    let defended = there.client.order(accepted.id).await.unwrap();
    assert!(defended.counsel.is_some());
    assert_eq!(defended.notice, None, "it is not signed yet");
    there.scene.sign_notice(accepted.id).await;
    assert!(there.client.order(accepted.id).await.unwrap().notice.unwrap().files.kk.is_some());
    assert_eq!((defended.acts[0].id, defended.acts[0].body_answer.as_str()), (act_id, "awaited"));
    let answer = ActAnswer {
        answer: Answer::Confirmed,
        started_at: None,
        ended_at: None,
        note: None,
        officer_name: "Омаров".to_owned(),
    };
    there.client.confirm_act(act_id, &answer).await.unwrap();
    let cancellation = Cancellation { reason: "issued_in_error".to_owned(), note: String::new() };
    there.client.cancel(accepted.id, &cancellation).await.unwrap();
    assert_eq!(there.client.order(accepted.id).await.unwrap().state, "cancelled");

    let page = there.client.messages(0).await.unwrap();
    let kinds: Vec<&str> = page.messages.iter().map(|message| message.kind.as_str()).collect();
    for kind in [message_type::ORDER_RECEIVED, message_type::COUNSEL_ASSIGNED, message_type::ACT_RECORDED] {
        assert!(kinds.contains(&kind), "{kind} of {kinds:?}");
    }
    let rest = there.client.messages(page.next.unwrap()).await.unwrap();
    assert_eq!((rest.messages.len(), rest.next), (0, None));
}

#[tokio::test]
async fn the_client_understands_every_problem() {
    let there = Connected::new().await;
    let order = there.order(1);
    let accepted = there.client.submit_order(&order).await.unwrap();
    let other = OrderMessage { articles: "190".to_owned(), ..order.clone() };
    let error = there.client.submit_order(&other).await.unwrap_err();
    let problem = error.problem().unwrap();
    assert_eq!((problem.status, problem.code.as_str()), (409, "order-duplicate-other-content"));
    assert_eq!(problem.existing.as_ref().unwrap()["id"], accepted.id.to_string());

    let mut wrong = there.order(2);
    wrong.person.iin = Some("900101300018".to_owned());
    wrong.body_code = "NOWHERE".to_owned();
    let error = there.client.submit_order(&wrong).await.unwrap_err();
    let mut pointers: Vec<&str> =
        error.problem().unwrap().errors.iter().map(|error| error.pointer.as_str()).collect();
    pointers.sort_unstable();
    assert_eq!(pointers, ["/body_code", "/person/iin"]);

    let error = there.client.order(Uuid::nil()).await.unwrap_err();
    assert_eq!(error.problem().map(|problem| problem.status), Some(404));
    let stranger = ErdrClient::new(&there.address, "wrong").unwrap();
    let error = stranger.submit_order(&order).await.unwrap_err();
    assert_eq!(error.problem().map(|problem| problem.status), Some(401));
}
