//! A small country: one advocate with one appointment in Almaty, three officers of its department, one of another.

use std::sync::Arc;

use jiff::Timestamp;
use sqlx::PgPool;
use uuid::Uuid;
use zan_kernel::{
    Actor, Ctx, ManualClock, Person, Platform, Role, codes::CodeLists, events::EventBus, files::FileStore,
    journal,
};
use zan_language::Lang;
use zan_payment::claims::{self, ClaimView, SubmitInput};
use zan_registry::reference::{self, DataSource};
use zan_testkit::Db;

pub const ALMATY: &str = "75";
pub const ASTANA: &str = "71";
pub const ADVOCATE: Uuid = Uuid::from_u128(1);
pub const COLLEAGUE: Uuid = Uuid::from_u128(2);
pub const ORDER: Uuid = Uuid::from_u128(10);
pub const ASSIGNMENT: Uuid = Uuid::from_u128(20);
const FIRST_OFFICER: u128 = 100;

pub struct World {
    pub db: Db,
    pub platform: Platform,
    pub clock: ManualClock,
    _files: tempfile::TempDir,
}

fn platform(pool: PgPool, clock: &ManualClock, codes: CodeLists, folder: &std::path::Path) -> Platform {
    Platform {
        pool,
        clock: Arc::new(clock.clone()),
        events: EventBus::default(),
        files: FileStore::new(folder),
        codes: Arc::new(codes),
        base_url: "https://example.kz".into(),
    }
}

impl World {
    /// The country on 9 March 2026, three days after the last act that the stories record.
    pub async fn new() -> Self {
        let clock = zan_testkit::clock_at("2026-03-09T09:00:00+05:00");
        let files = tempfile::tempdir().unwrap();
        let db = Db::filled("payment", async |pool| {
            let clock = zan_testkit::clock_at("2026-01-01T09:00:00+05:00");
            let files = tempfile::tempdir()?;
            journal::initialise(&pool).await.map_err(|error| anyhow::anyhow!("{error}"))?;
            let platform = platform(pool.clone(), &clock, CodeLists::default(), files.path());
            reference::load(&platform, &DataSource::Embedded).await?;
            sqlx::raw_sql(PEOPLE).execute(&pool).await?;
            Ok(())
        })
        .await;
        let codes = CodeLists::load(db.pool()).await.unwrap();
        let platform = platform(db.pool().clone(), &clock, codes, files.path());
        Self { db, platform, clock, _files: files }
    }

    async fn ctx(&self, account_id: Uuid, role: Role, region: &str, advocate_id: Option<Uuid>) -> Ctx {
        let person = Person {
            account_id,
            role,
            full_name: "Test".to_owned(),
            login: "test".to_owned(),
            language: Lang::Kk,
            unit_id: None,
            region: advocate_id.is_none().then(|| region.to_owned()),
            advocate_id,
        };
        let ctx = Ctx::begin(&self.platform, Actor::person(person)).await.unwrap();
        // These stories are about claims: every act counts as signed.
        zan_testkit::signed(ctx).await
    }

    /// The advocate acts.
    pub async fn advocate(&self) -> Ctx {
        self.ctx(Uuid::from_u128(50), Role::Advocate, ALMATY, Some(ADVOCATE)).await
    }

    /// Another advocate acts.
    pub async fn colleague(&self) -> Ctx {
        self.ctx(Uuid::from_u128(51), Role::Advocate, ALMATY, Some(COLLEAGUE)).await
    }

    /// An officer of the department in Almaty acts: 0, 1 or 2.
    pub async fn officer(&self, which: u128) -> Ctx {
        self.ctx(Uuid::from_u128(FIRST_OFFICER + which), Role::Justice, ALMATY, None).await
    }

    /// An officer of the department in Astana acts.
    pub async fn stranger(&self) -> Ctx {
        self.ctx(Uuid::from_u128(110), Role::Justice, ASTANA, None).await
    }

    /// Records an act on a day of March 2026, by the clock of Almaty.
    pub async fn act(&self, day: i8, start: &str, end: &str, answer: &str) -> Uuid {
        let id = Uuid::now_v7();
        sqlx::query(
            "INSERT INTO acts_of_work (id, assignment_id, advocate_id, kind, started_at, ended_at, place, recorded_at,
               body_answer, body_answered_at)
             VALUES ($1, $2, $3, 'interrogation', $4::timestamptz, $5::timestamptz, 'Almaty', now(), $6,
               CASE WHEN $6 <> 'awaited' THEN now() END)",
        )
        .bind(id)
        .bind(ASSIGNMENT)
        .bind(ADVOCATE)
        .bind(format!("2026-03-{day:02}T{start}:00+05:00"))
        .bind(format!("2026-03-{day:02}T{end}:00+05:00"))
        .bind(answer)
        .execute(self.db.pool())
        .await
        .unwrap();
        id
    }

    /// The body disputes an act with its own times.
    pub async fn dispute(&self, act: Uuid, day: i8, start: &str, end: &str) {
        sqlx::query(
            "UPDATE acts_of_work SET body_answer = 'disputed', body_answered_at = now(), body_note = 'note',
               body_started_at = $2::timestamptz, body_ended_at = $3::timestamptz WHERE id = $1",
        )
        .bind(act)
        .bind(format!("2026-03-{day:02}T{start}:00+05:00"))
        .bind(format!("2026-03-{day:02}T{end}:00+05:00"))
        .execute(self.db.pool())
        .await
        .unwrap();
    }

    pub async fn sql(&self, statement: &'static str) {
        sqlx::raw_sql(statement).execute(self.db.owner_pool()).await.unwrap();
    }

    pub async fn count(&self, question: &'static str) -> i64 {
        sqlx::query_scalar(question).fetch_one(self.db.pool()).await.unwrap()
    }

    /// Opens the draft and commits.
    pub async fn open(&self) -> zan_kernel::Result<Uuid> {
        let mut ctx = self.advocate().await;
        let id = claims::open(&mut ctx, &self.platform.codes, ASSIGNMENT).await?;
        ctx.commit().await?;
        Ok(id)
    }

    /// Submits with the declaration and commits.
    pub async fn submit(&self, claim: Uuid) -> zan_kernel::Result<()> {
        self.submit_with(claim, SubmitInput { no_client_money: true, leave_out: Vec::new() }).await
    }

    pub async fn submit_with(&self, claim: Uuid, input: SubmitInput) -> zan_kernel::Result<()> {
        let mut ctx = self.advocate().await;
        claims::submit(&mut ctx, &self.platform.codes, claim, &input).await?;
        ctx.commit().await
    }

    /// A submitted claim of one hour confirmed by the body.
    pub async fn submitted(&self) -> Uuid {
        self.act(2, "10:00", "11:00", "confirmed").await;
        let claim = self.open().await.unwrap();
        self.submit(claim).await.unwrap();
        claim
    }

    /// An officer assesses every line as the two sides agree and commits.
    pub async fn check(&self, claim: Uuid, officer: u128) -> zan_kernel::Result<()> {
        let mut ctx = self.officer(officer).await;
        let view = self.view(claim).await;
        claims::check(&mut ctx, &self.platform.codes, claim, &as_agreed(&view), "").await?;
        ctx.commit().await
    }

    /// An officer assesses the first line at so many minutes and commits.
    pub async fn check_with_cut(&self, claim: Uuid, officer: u128, minutes: &str) {
        let mut ctx = self.officer(officer).await;
        let mut typed = as_agreed(&self.view(claim).await);
        typed[0].minutes = minutes.to_owned();
        typed[0].difference = "not_payable".to_owned();
        claims::check(&mut ctx, &self.platform.codes, claim, &typed, "").await.unwrap();
        ctx.commit().await.unwrap();
    }

    pub async fn approve(&self, claim: Uuid, officer: u128) -> zan_kernel::Result<()> {
        let mut ctx = self.officer(officer).await;
        claims::approve(&mut ctx, claim).await?;
        ctx.commit().await
    }

    pub async fn view(&self, claim: Uuid) -> ClaimView {
        claims::for_advocate(&self.platform, ADVOCATE, claim).await.unwrap()
    }

    /// Actions the journal holds of a subject, in order.
    pub async fn journal(&self, subject: Uuid) -> Vec<String> {
        let events = journal::of_subject(self.db.pool(), subject).await.unwrap();
        events.into_iter().map(|event| event.action).collect()
    }

    pub fn now_is(&self, at: &str) {
        self.clock.set(at.parse::<Timestamp>().unwrap());
    }
}

/// The officer's form as it is first shown.
pub fn as_agreed(view: &ClaimView) -> Vec<claims::AssessedLine> {
    view.lines
        .iter()
        .map(|line| claims::AssessedLine {
            line_id: line.id,
            minutes: line.agreed_minutes.to_string(),
            difference: if line.agreed_minutes < line.minutes_claimed {
                "times_confirmed_shorter".to_owned()
            } else {
                String::new()
            },
        })
        .collect()
}

const PEOPLE: &str = "
INSERT INTO advocates (id, iin, surname, given, patronymic, licence_number, licence_date, collegium_id, region,
  form_of_practice, phone, email, iban, languages, active_cap, created_at)
SELECT x.id, x.iin, x.surname, 'Айгүл', NULL, x.licence, '2015-05-05',
  (SELECT id FROM units WHERE kind = 'collegium' AND region = '75' ORDER BY code LIMIT 1), '75', 'office',
  '+77010000000', x.email, x.iban, '{kk,ru}', 10, now()
FROM (VALUES ('00000000-0000-0000-0000-000000000001'::uuid, '880505400009', 'Сәрсенова', '0001', 'a@example.kz', 'KZ86125KZT5004100100'),
  ('00000000-0000-0000-0000-000000000002', '880505400019', 'Ахметова', '0002', 'b@example.kz', NULL))
  AS x (id, iin, surname, licence, email, iban);
INSERT INTO agreements (id, advocate_id, number, region, during) VALUES
  (gen_random_uuid(), '00000000-0000-0000-0000-000000000001', 'С-75/1', '75', '[2026-01-01,2027-01-01)');
INSERT INTO accounts (id, login, password_hash, role, full_name, region, advocate_id, iin, created_at) VALUES
  ('00000000-0000-0000-0000-000000000032', 'adv1', '', 'advocate', 'Advocate', NULL, '00000000-0000-0000-0000-000000000001', NULL, now()),
  ('00000000-0000-0000-0000-000000000033', 'adv2', '', 'advocate', 'Colleague', NULL, '00000000-0000-0000-0000-000000000002', NULL, now()),
  ('00000000-0000-0000-0000-000000000064', 'just1', '', 'justice', 'First Officer', '75', NULL, '850101300014', now()),
  ('00000000-0000-0000-0000-000000000065', 'just2', '', 'justice', 'Second Officer', '75', NULL, '850101300024', now()),
  ('00000000-0000-0000-0000-000000000066', 'just3', '', 'justice', 'Third Officer', '75', NULL, '850101300034', now()),
  ('00000000-0000-0000-0000-00000000006e', 'just4', '', 'justice', 'Stranger', '71', NULL, '850101300044', now());
UPDATE units SET bin = '9901400000' || region WHERE kind = 'justice_department' AND region IN ('71', '75');
INSERT INTO orders (id, number, channel, content_sha256, body_id, zone_id, region, officer_name, officer_phone,
  erdr_number, articles, gravity, person_surname, person_given, person_identified, person_role, minor, ground,
  language, purpose, act_kind, act_at, place, secret, no_conflict, order_number, order_date, urgency, policy_edition,
  state, received_at, accept_by, escalate_at)
SELECT '00000000-0000-0000-0000-00000000000a', '75-2026-000001', 'page', '\\x00', u.id, z.zone_id, '75', 'Officer',
  '+77010000001', '257510031000001', '188', 'grave', 'Оспанов', 'Ерлан', true, 'suspect', false, '1', 'kk', 'enter',
  'interrogation', '2026-03-02T10:00:00+05:00', 'Almaty', false, true, '17', '2026-03-01', 'U1', 'test', 'in_progress',
  '2026-03-01T09:00:00+05:00', '2026-03-01T10:00:00+05:00', '2026-03-01T10:00:00+05:00'
FROM units u JOIN unit_zones z ON z.unit_id = u.id WHERE u.region = '75' ORDER BY u.code LIMIT 1;
INSERT INTO assignments (id, order_id, advocate_id, manual, manual_reason, accepted_at) VALUES
  ('00000000-0000-0000-0000-000000000014', '00000000-0000-0000-0000-00000000000a',
   '00000000-0000-0000-0000-000000000001', true, 'test', '2026-03-01T10:00:00+05:00');
INSERT INTO notices (id, assignment_id, number, check_code, issued_at) VALUES
  (gen_random_uuid(), '00000000-0000-0000-0000-000000000014', 'N-1', 'ABC', '2026-03-01T11:00:00+05:00');
";
