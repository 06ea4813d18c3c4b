//! What is kept of a signature, and that nothing is of one that was refused.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use serde_json::{Value, json};
use uuid::Uuid;
use zan_eds::{Evidence, Limits, Question, Report, Revocation, Unreadable};
use zan_kernel::journal;
use zan_signing::{
    State,
    requests::{self, Submission},
};

use super::{SigningRoom, in_person, must};
use crate::refusal;

/// Every method panics when something fails that the story is not about: no test can go on then.
impl SigningRoom {
    /// Hands in what must be refused: the answer is the refusal's code with its reason, nothing at all is kept, and
    /// the journal says why.
    pub async fn refused(&self, request: Uuid, signatures: Vec<Vec<u8>>) -> String {
        self.submission_refused(request, &in_person(signatures)).await
    }

    /// As [`SigningRoom::refused`], by another way or in another session.
    pub async fn submission_refused(&self, request: Uuid, submission: &Submission) -> String {
        let (before, journalled) = (self.everything_kept().await, self.journalled(request).await.len());
        let refusal = refusal(self.submit(request, submission).await);
        assert_eq!(self.everything_kept().await, before, "a refusal leaves nothing");
        let journal = self.journalled(request).await;
        assert_eq!(journal.len(), journalled + 1);
        let details = match journal.last() {
            Some(event) if event.action == "signature.refused" => &event.details,
            other => panic!("the refusal is not journalled: {other:?}"),
        };
        assert_eq!(details["code"], json!(refusal.code));
        for (name, value) in &refusal.args {
            let told = details.get("facts").and_then(|facts| facts.get(*name));
            assert_eq!(told, Some(&json!(value)), "{name}");
        }
        let args: Vec<_> = refusal.args.iter().map(|(_, value)| value.as_str()).collect();
        [&[refusal.code], args.as_slice()].concat().join(" ")
    }

    /// Digest of every table but the journal's.
    async fn everything_kept(&self) -> BTreeMap<String, String> {
        let digests = sqlx::query_as::<_, (String, String)>(
            "SELECT table_name::text, (xpath('/row/h/text()', query_to_xml(format(
               'SELECT coalesce(md5(string_agg(t::text, %L ORDER BY t::text)), %L) AS h FROM %I AS t',
               ',', 'empty', table_name), false, true, '')))[1]::text
             FROM information_schema.tables
             WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT LIKE 'journal%'",
        )
        .fetch_all(&self.owner)
        .await;
        must(digests).into_iter().collect()
    }

    /// What the journal says of a subject, in order.
    pub async fn journalled(&self, subject: Uuid) -> Vec<journal::Event> {
        must(journal::of_subject(&self.platform.pool, subject).await)
    }

    /// Actions that the journal names of a subject, in order.
    pub async fn actions(&self, subject: Uuid) -> Vec<String> {
        self.journalled(subject).await.into_iter().map(|event| event.action).collect()
    }

    /// What the journal's last entry of an action says; nothing when there is none.
    pub async fn details(&self, subject: Uuid, action: &str) -> Value {
        let last = self.journalled(subject).await.into_iter().rfind(|event| event.action == action);
        last.map(|event| event.details).unwrap_or_default()
    }

    /// State of a request, now.
    pub async fn state(&self, request: Uuid) -> State {
        must(requests::by_id(&self.platform.pool, request).await).state(self.now())
    }

    /// Signatures that were taken.
    pub async fn signatures(&self, request: Uuid) -> Vec<requests::Signature> {
        must(requests::signatures(&self.platform.pool, request).await)
    }

    /// The evidence container of a signed request.
    pub async fn container(&self, request: Uuid) -> Vec<u8> {
        must(requests::container(&self.platform, request).await).bytes
    }

    /// What somebody says who has a container and the authorities, and nothing else.
    ///
    /// # Errors
    /// When it cannot be read at all.
    pub fn offline(&self, container: &[u8]) -> Result<Report, Unreadable> {
        self.offline_over(container, None)
    }

    /// As [`SigningRoom::offline`], for a signature beside what it covers.
    ///
    /// # Errors
    /// When it cannot be read at all.
    pub fn offline_over(&self, input: &[u8], content: Option<&[u8]>) -> Result<Report, Unreadable> {
        zan_eds::verify(&Question {
            input,
            content,
            trust: &self.centre.anchors(),
            evidence: &Evidence::default(),
            at: None,
            now: self.now(),
            limits: Limits::DEFAULT,
        })
    }

    /// The container of a request holds by itself, a year later: the person with this number signed every paper,
    /// nobody was revoked, it is sealed. Answers the container.
    pub async fn holds_by_itself(&self, request: Uuid, iin: &str) -> Vec<u8> {
        let container = self.container(request).await;
        // The certificates of everybody have expired by then.
        self.clock.advance(SignedDuration::from_hours(24 * 365));
        let report = must(self.offline(&container));
        assert!(report.valid, "{report:#?}");
        assert!(report.sealed_at.is_some());
        assert_eq!(report.findings, []);
        let papers = self.papers(request).await;
        assert_eq!(report.signers.len(), papers.len());
        for signer in &report.signers {
            assert_eq!(signer.iin.as_deref(), Some(iin));
            assert_eq!(signer.revocation, Revocation::Good);
            assert!(signer.timestamped_at.is_some());
            let document = signer.document.and_then(|index| report.documents.get(index));
            assert!(document.is_some_and(|document| papers.contains(&document.bytes)));
        }
        container
    }
}
