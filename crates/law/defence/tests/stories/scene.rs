//! What the stories share: orders, people, a worker that runs what is due.

use std::sync::Arc;

use uuid::Uuid;
use zan_defence::{
    acts::{self, ActInput},
    assignments, notices, offers,
    orders::{self, OrderInput},
};
use zan_kernel::{
    Actor, Ctx, Result,
    jobs::{self, Handlers},
    outbox::{DELIVER_MESSAGE, DeliverMessage, SEND_LETTER, SendLetter},
    ports::Typesetter,
};
use zan_signing::Act as _;
use zan_testkit::{
    ports::{PlainTypesetter, Post},
    signed,
    world::{self, World},
};

/// A world with a worker.
pub struct Scene {
    pub world: World,
    pub post: Arc<Post>,
    handlers: Handlers,
}

impl Scene {
    pub async fn new() -> Self {
        let world = World::new().await;
        let post = Arc::new(Post::default());
        let typesetter: Arc<dyn Typesetter> = Arc::new(PlainTypesetter);
        let handlers = Handlers::default()
            .with(SEND_LETTER, SendLetter(Arc::clone(&post) as _))
            .with(DELIVER_MESSAGE, DeliverMessage(Arc::clone(&post) as _));
        let handlers = zan_defence::handlers(handlers, &typesetter, "http://localhost:8080");
        Self { world, post, handlers }
    }

    /// Runs what is due now.
    pub async fn work(&self) {
        jobs::run_due(&self.world.platform, &self.handlers).await.unwrap();
    }

    /// Moves the clock and runs what became due.
    pub async fn after_minutes(&self, minutes: i64) {
        self.world.clock.advance(jiff::SignedDuration::from_mins(minutes));
        self.work().await;
    }

    /// A transaction; a person's counts as signed, because these stories are not about signatures.
    pub async fn ctx(&self, actor: Actor) -> Ctx {
        let person = actor.as_person().is_some();
        let ctx = Ctx::begin(&self.world.platform, actor).await.unwrap();
        if person { signed(ctx).await } else { ctx }
    }

    pub async fn erdr(&self) -> Actor {
        let systems = zan_registry::systems::list(&self.world.platform.pool).await.unwrap();
        let erdr = systems.iter().find(|system| system.code == "erdr").unwrap();
        Actor::external(erdr.id, &erdr.code)
    }

    /// Sends an order as ЕРДР.
    pub async fn receive(&self, external_id: &str, input: &OrderInput) -> Result<orders::Received> {
        let mut ctx = self.ctx(self.erdr().await).await;
        let received = orders::receive(&mut ctx, &self.world.platform.codes, external_id, input).await?;
        if matches!(received, orders::Received::New(_)) {
            ctx.commit().await?;
        }
        Ok(received)
    }

    pub async fn order(&self, external_id: &str, input: &OrderInput) -> Uuid {
        self.receive(external_id, input).await.unwrap().id()
    }

    pub async fn state(&self, order_id: Uuid) -> orders::State {
        orders::by_id(&self.world.platform.pool, order_id).await.unwrap().state()
    }

    pub async fn tried(&self, order_id: Uuid) -> Vec<offers::Tried> {
        offers::tried(&self.world.platform.pool, order_id).await.unwrap()
    }

    /// The open offers of an order with the advocates' accounts as actors.
    pub async fn asked_now(&self, order_id: Uuid) -> Vec<(Uuid, Actor)> {
        let mut asked = Vec::new();
        for tried in self.tried(order_id).await.into_iter().filter(|tried| tried.state == "open") {
            asked.push((tried.id, self.advocate(tried.advocate_id).await));
        }
        asked
    }

    pub async fn advocate(&self, advocate_id: Uuid) -> Actor {
        let login: String = sqlx::query_scalar("SELECT login FROM accounts WHERE advocate_id = $1")
            .bind(advocate_id)
            .fetch_one(self.world.db.owner_pool())
            .await
            .unwrap();
        self.world.actor(&login).await
    }

    pub async fn check_conflict(&self, actor: &Actor, offer_id: Uuid) -> Result<offers::ConflictNames> {
        let mut ctx = self.ctx(actor.clone()).await;
        let names = offers::check_conflict(&mut ctx, offer_id).await?;
        ctx.commit().await?;
        Ok(names)
    }

    pub async fn accept(&self, actor: &Actor, offer_id: Uuid) -> Result<Uuid> {
        self.check_conflict(actor, offer_id).await?;
        let mut ctx = self.ctx(actor.clone()).await;
        let assignment_id = offers::accept(&mut ctx, offer_id).await?;
        ctx.commit().await?;
        Ok(assignment_id)
    }

    pub async fn decline(&self, actor: &Actor, offer_id: Uuid, reason: &str) -> Result<()> {
        let mut ctx = self.ctx(actor.clone()).await;
        offers::decline(&mut ctx, &self.world.platform.codes, offer_id, reason, "").await?;
        ctx.commit().await
    }

    /// The first advocate who is asked accepts; answers the actor and the assignment.
    pub async fn first_accepts(&self, order_id: Uuid) -> (Actor, Uuid) {
        let (offer_id, actor) = self.asked_now(order_id).await.into_iter().next().expect("somebody is asked");
        let assignment_id = self.accept(&actor, offer_id).await.unwrap();
        (actor, assignment_id)
    }

    /// The notice is prepared, typeset and signed.
    pub async fn issue_notice(&self, actor: &Actor, assignment_id: Uuid) -> Result<()> {
        self.prepare_notice(actor, assignment_id).await?;
        self.work().await;
        self.sign_notice(actor, assignment_id).await
    }

    /// The advocate asks for the notice; the worker has not typeset it yet. Answers the request to sign it.
    pub async fn prepare_notice(&self, actor: &Actor, assignment_id: Uuid) -> Result<Uuid> {
        let mut ctx = self.ctx(actor.clone()).await;
        let request_id = notices::issue(&self.world.platform, &mut ctx, assignment_id).await?;
        ctx.commit().await?;
        Ok(request_id)
    }

    pub async fn sign_notice(&self, actor: &Actor, assignment_id: Uuid) -> Result<()> {
        let mut ctx = self.ctx(actor.clone()).await;
        let payload = serde_json::json!({"assignment_id": assignment_id});
        notices::Issue.perform(&self.world.platform, &mut ctx, &payload).await?;
        ctx.commit().await
    }

    pub async fn arrive(&self, actor: &Actor, assignment_id: Uuid) -> Result<()> {
        let mut ctx = self.ctx(actor.clone()).await;
        assignments::arrive(&mut ctx, assignment_id).await?;
        ctx.commit().await
    }

    pub async fn record_act(
        &self,
        actor: &Actor,
        assignment_id: Uuid,
        start: &str,
        end: &str,
    ) -> Result<Uuid> {
        let mut ctx = self.ctx(actor.clone()).await;
        let input = ActInput {
            kind: "interrogation".to_owned(),
            started_at: start.to_owned(),
            ended_at: end.to_owned(),
            place: "Астана".to_owned(),
            result: String::new(),
        };
        let id = acts::record(&mut ctx, &self.world.platform.codes, assignment_id, &input).await?;
        ctx.commit().await?;
        Ok(id)
    }

    pub async fn cancel(&self, actor: Actor, order_id: Uuid) -> Result<()> {
        let mut ctx = self.ctx(actor).await;
        orders::cancel(&mut ctx, &self.world.platform.codes, order_id, "issued_in_error", "").await?;
        ctx.commit().await
    }
}

/// An urgent order about a detained adult.
pub fn detained() -> OrderInput {
    serde_json::from_value(world::detained()).unwrap()
}

/// The same order about another person in another case.
pub fn another(number: u32) -> OrderInput {
    OrderInput {
        erdr_number: format!("2671{number:011}"),
        person_iin: String::new(),
        person_surname: format!("Басқа{number}"),
        ..detained()
    }
}
