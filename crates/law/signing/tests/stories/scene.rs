//! What the stories share: the world of tests with a room for signing, acts of defence, a worker.

use std::{ops::Deref, sync::Arc};

use uuid::Uuid;
use zan_defence::{
    notices, offers,
    orders::{self, OrderInput},
};
use zan_kernel::{
    Ctx, Result,
    jobs::{self, Handlers},
    outbox::{SEND_LETTER, SendLetter},
    ports::Typesetter,
};
use zan_signing::{Acts, WhenUnknown, confirmation, entry};
use zan_testkit::{
    ports::{PlainTypesetter, Post},
    signing::SigningRoom,
    world::{self, World},
};
use zan_throwaway_pki::KeyKind;

/// A world in which acts are signed.
pub struct Scene {
    pub world: World,
    room: SigningRoom,
    handlers: Handlers,
}

/// The stories are about signing: what the room can, the scene can.
impl Deref for Scene {
    type Target = SigningRoom;

    fn deref(&self) -> &SigningRoom {
        &self.room
    }
}

impl Scene {
    /// Nothing unconfirmed is taken; keys are GOST-2015.
    pub async fn new() -> Self {
        Self::with(WhenUnknown::Refuse, &[]).await
    }

    /// Another policy for outages of the centre, and more kinds of keys.
    pub async fn with(when_unknown: WhenUnknown, kinds: &[KeyKind]) -> Self {
        let world = World::new().await;
        let acts = zan_defence::acts(Acts::default()).with(entry::STRENGTHEN, entry::Strengthen);
        let room = SigningRoom::with(&world.db, &world.platform, &world.clock, acts, (when_unknown, kinds));
        let typesetter: Arc<dyn Typesetter> = Arc::new(PlainTypesetter);
        // That letters were sent starts the clocks of offers.
        let handlers = Handlers::default().with(SEND_LETTER, SendLetter(Arc::new(Post::default())));
        let handlers = zan_defence::handlers(handlers, &typesetter, "http://localhost:8080");
        let handlers = confirmation::handlers(handlers, &room.verifier);
        Self { world, room, handlers }
    }

    /// Runs what is due now.
    pub async fn work(&self) {
        jobs::run_due(self.platform(), &self.handlers).await.unwrap();
    }

    /// The officer is asked to sign this order.
    pub async fn ask_order(&self, input: &OrderInput) -> Result<Uuid> {
        let payload = serde_json::to_value(input).unwrap();
        self.ask("officer", orders::SUBMIT, payload, "/orders").await
    }

    pub async fn order_request(&self) -> Uuid {
        self.ask_order(&detained()).await.unwrap()
    }

    /// An order that an officer signed; answers its id.
    pub async fn order(&self) -> Uuid {
        let request = self.order_request().await;
        let key = self.body_key("officer").await;
        let done = self.complete(request, self.signed(request, &key).await).await.unwrap().done;
        done.rsplit('/').next().unwrap().parse().unwrap()
    }

    /// An advocate accepted an order and its notice is typeset: the request to sign it, the advocate's login, the
    /// order.
    pub async fn notice_request(&self) -> (Uuid, String, Uuid) {
        let order = self.order().await;
        self.work().await;
        let tried = offers::tried(&self.platform().pool, order).await.unwrap();
        let offer = tried.iter().find(|one| one.state == "open").expect("somebody is asked");
        let login: String = sqlx::query_scalar("SELECT login FROM accounts WHERE advocate_id = $1")
            .bind(offer.advocate_id)
            .fetch_one(self.world.db.owner_pool())
            .await
            .unwrap();
        let advocate = self.world.actor(&login).await;
        let mut ctx = Ctx::begin(self.platform(), advocate.clone()).await.unwrap();
        offers::check_conflict(&mut ctx, offer.id).await.unwrap();
        let assignment = offers::accept(&mut ctx, offer.id).await.unwrap();
        ctx.commit().await.unwrap();
        let mut ctx = Ctx::begin(self.platform(), advocate).await.unwrap();
        let request = notices::issue(self.platform(), &mut ctx, assignment).await.unwrap();
        ctx.commit().await.unwrap();
        self.work().await;
        (request, login, order)
    }
}

/// An urgent order about a detained adult.
pub fn detained() -> OrderInput {
    serde_json::from_value(world::detained()).unwrap()
}
