//! The small country with a room for signing.

use std::ops::Deref;

use serde_json::{Value, json};
use uuid::Uuid;
use zan_kernel::Result;
use zan_payment::claims::{self, RETURN, SUBMIT, SignedDecision, State, Submission, SubmitInput};
use zan_signing::Acts;
use zan_testkit::signing::SigningRoom;

use crate::world::World;

/// The advocate whose claim it is.
pub const ADVOCATE: &str = "adv1";
/// The officer who checks.
pub const FIRST: &str = "just1";
/// Other officers of the same department.
pub const SECOND: &str = "just2";
pub const THIRD: &str = "just3";
/// An officer of another department.
pub const STRANGER: &str = "just4";
/// Words of every decision against the advocate.
pub const WORDS: &str = "Орган уақытты растамады";

pub struct Scene {
    pub world: World,
    room: SigningRoom,
}

/// The stories are about signing: what the room can, the scene can.
impl Deref for Scene {
    type Target = SigningRoom;

    fn deref(&self) -> &SigningRoom {
        &self.room
    }
}

impl Scene {
    pub async fn new() -> Self {
        let world = World::new().await;
        let acts = zan_payment::acts(Acts::default());
        let room = SigningRoom::new(&world.db, &world.platform, &world.clock, acts);
        Self { world, room }
    }

    /// A draft of one hour that the body has confirmed.
    pub async fn draft(&self) -> Uuid {
        self.world.act(2, "10:00", "11:00", "confirmed").await;
        self.world.open().await.unwrap()
    }

    /// A claim that the first officer checked; only the act of the story is signed for good.
    pub async fn checked(&self) -> Uuid {
        let claim = self.world.submitted().await;
        self.world.check(claim, 0).await.unwrap();
        claim
    }

    /// The advocate is asked to sign the claim.
    pub async fn ask_submission(&self, claim_id: Uuid) -> Uuid {
        let input = SubmitInput { no_client_money: true, leave_out: Vec::new() };
        let payload = serde_json::to_value(Submission { claim_id, input }).unwrap();
        self.ask(ADVOCATE, SUBMIT, payload, &format!("/claims/{claim_id}")).await.unwrap()
    }

    /// An officer is asked to sign a decision.
    pub async fn ask_decision(&self, login: &str, act: &'static str, claim_id: Uuid) -> Result<Uuid> {
        let (reasons, words) = match act {
            claims::APPROVE => (Vec::new(), String::new()),
            RETURN => (vec!["times_disputed".to_owned()], WORDS.to_owned()),
            _ => (vec!["work_not_done".to_owned()], WORDS.to_owned()),
        };
        let payload = serde_json::to_value(SignedDecision { claim_id, reasons, words }).unwrap();
        self.ask(login, act, payload, &format!("/desk/{claim_id}")).await
    }

    /// The first officer signs that the claim goes back; answers the request.
    pub async fn returned_by_the_first(&self, claim: Uuid) -> Uuid {
        let request = self.ask_decision(FIRST, RETURN, claim).await.unwrap();
        let signatures = self.signed(request, &self.body_key(FIRST).await).await;
        self.complete(request, signatures).await.unwrap();
        request
    }

    /// The department returned the claim and the advocate submitted it again: these two count as signed.
    pub async fn corrected(&self, claim: Uuid) {
        let mut ctx = self.world.officer(0).await;
        let (codes, reasons) = (&self.world.platform.codes, ["times_disputed".to_owned()]);
        claims::return_(&mut ctx, codes, claim, &reasons, WORDS).await.unwrap();
        ctx.commit().await.unwrap();
        self.world.submit(claim).await.unwrap();
    }

    pub async fn claim_state(&self, claim: Uuid) -> State {
        self.world.view(claim).await.claim.state()
    }

    /// The claim is the advocate's own paper as before.
    pub async fn is_still_a_draft(&self, claim: Uuid) {
        let view = self.world.view(claim).await;
        assert_eq!((view.claim.state(), view.claim.number, view.decisions.len()), (State::Draft, None, 0));
    }

    /// The facts that are signed.
    pub async fn facts(&self, request: Uuid) -> Value {
        let papers: [Vec<u8>; 1] = self.papers(request).await.try_into().unwrap();
        serde_json::from_slice(&papers[0]).unwrap()
    }

    /// The decisions of a claim with the requests under whose signatures they were made, in order.
    pub async fn decided(&self, claim: Uuid) -> Vec<(String, Option<Uuid>)> {
        sqlx::query_as("SELECT kind, signature_id FROM claim_decisions WHERE claim_id = $1 ORDER BY id")
            .bind(claim)
            .fetch_all(self.world.db.pool())
            .await
            .unwrap()
    }

    /// The journal names the signature with the act, under the claim and under the request for counsel.
    pub async fn is_journalled_under(&self, request: Uuid, claim: Uuid, action: &str) {
        for subject in [claim, crate::world::ORDER] {
            let details = self.details(subject, action).await;
            assert_eq!(details["signature"], json!(request.to_string()), "{action} of {subject}");
        }
        assert_eq!(self.actions(request).await.last().unwrap(), "signature.accepted");
    }
}
