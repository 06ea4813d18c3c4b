//! өзгерістер журналы / журнал логирования: every event once, as a leaf of a transparency log (RFC 6962).
//!
//! The row lock of `journal_head` gives concurrent transactions one order; it is taken last, at commit, so it is
//! held for a few statements only. The leaf's content is the canonical JSON of the row, rebuilt from the columns
//! when the journal is verified: a changed column changes the hash.

use futures_util::StreamExt as _;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx as _;
use serde_json::{Value, json};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;
use zan_tlog::{Checkpoint, Finding, Frontier, Hash, Report, Verifier};

use crate::{Actor, Entry, Error, Result};

/// Name of the log in its checkpoints.
pub const ORIGIN: &str = "e-zan-komegi/journal";

/// JSON with sorted keys and no spaces: the same text for the same value on every machine.
#[must_use]
pub fn canonical_json(value: &Value) -> String {
    match value {
        Value::Object(map) => {
            let mut keys: Vec<_> = map.iter().collect();
            keys.sort_by_key(|(key, _)| *key);
            let parts: Vec<_> = keys
                .into_iter()
                .map(|(key, value)| format!("{}:{}", json!(key), canonical_json(value)))
                .collect();
            format!("{{{}}}", parts.join(","))
        }
        Value::Array(items) => {
            format!("[{}]", items.iter().map(canonical_json).collect::<Vec<_>>().join(","))
        }
        scalar => scalar.to_string(),
    }
}

struct Leaf<'a> {
    occurred_at: Timestamp,
    actor_kind: &'a str,
    actor_id: Option<Uuid>,
    actor_name: &'a str,
    actor_role: &'a str,
    action: &'a str,
    subject_kind: &'a str,
    subject_id: Uuid,
    request_id: Uuid,
    details: &'a Value,
}

impl Leaf<'_> {
    /// The place in the log is part of the content: a row that was moved no longer fits its hash.
    fn content(&self, index: u64) -> Vec<u8> {
        canonical_json(&json!({
            "index": index,
            "at": self.occurred_at.to_string(),
            "actor": {"kind": self.actor_kind, "id": self.actor_id, "name": self.actor_name, "role": self.actor_role},
            "action": self.action,
            "subject": {"kind": self.subject_kind, "id": self.subject_id},
            "request": self.request_id,
            "details": self.details,
        }))
        .into_bytes()
    }
}

async fn lock_head(connection: &mut PgConnection) -> Result<Frontier> {
    let head = sqlx::query!("SELECT frontier FROM journal_head WHERE only_row FOR UPDATE")
        .fetch_optional(&mut *connection)
        .await?
        .ok_or_else(|| Error::fault("journal_head has no row: run `zan migrate`"))?;
    Frontier::from_bytes(&head.frontier).map_err(Error::fault)
}

pub(crate) async fn append(
    connection: &mut PgConnection,
    actor: &Actor,
    now: Timestamp,
    request_id: Uuid,
    entries: Vec<Entry>,
) -> Result<()> {
    let mut frontier = lock_head(connection).await?;
    for entry in entries {
        let index = frontier.head().size;
        let leaf = Leaf {
            occurred_at: now,
            actor_kind: actor.kind_code(),
            actor_id: actor.id(),
            actor_name: &actor.name,
            actor_role: actor.role_code(),
            action: entry.action,
            subject_kind: &entry.subject_kind,
            subject_id: entry.subject_id,
            request_id,
            details: &entry.details,
        };
        let hash = zan_tlog::leaf_hash(&leaf.content(index));
        sqlx::query!(
            "INSERT INTO journal_entries (leaf_index, occurred_at, actor_kind, actor_id, actor_name, actor_role,
               action, subject_kind, subject_id, request_id, details, leaf_hash)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            i64::try_from(index).map_err(Error::fault)?,
            now.to_sqlx() as _,
            leaf.actor_kind,
            leaf.actor_id,
            leaf.actor_name,
            leaf.actor_role,
            entry.action,
            &*entry.subject_kind,
            entry.subject_id,
            request_id,
            entry.details,
            hash.as_ref(),
        )
        .execute(&mut *connection)
        .await?;
        frontier.push(hash);
    }
    sqlx::query!(
        "UPDATE journal_head SET size = $1, frontier = $2 WHERE only_row",
        i64::try_from(frontier.head().size).map_err(Error::fault)?,
        frontier.to_bytes(),
    )
    .execute(&mut *connection)
    .await?;
    Ok(())
}

/// Makes the empty head once, at migration.
///
/// # Errors
/// A fault when the database refuses.
pub async fn initialise(pool: &PgPool) -> Result<()> {
    sqlx::query!(
        "INSERT INTO journal_head (size, frontier) VALUES (0, $1) ON CONFLICT (only_row) DO NOTHING",
        Frontier::new().to_bytes(),
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// Keeps the present tree head as a checkpoint; answers `None` when nothing was added since the last one.
///
/// # Errors
/// A fault when the database refuses.
pub async fn make_checkpoint(pool: &PgPool, now: Timestamp) -> Result<Option<Checkpoint>> {
    let mut transaction = pool.begin().await?;
    let frontier = lock_head(&mut transaction).await?;
    let checkpoint = Checkpoint::new(ORIGIN, frontier.head());
    let root = frontier.root();
    let made = sqlx::query!(
        "INSERT INTO journal_checkpoints (size, root, body, made_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (size) DO NOTHING",
        i64::try_from(frontier.head().size).map_err(Error::fault)?,
        root.as_ref(),
        checkpoint.render(),
        now.to_sqlx() as _,
    )
    .execute(&mut *transaction)
    .await?
    .rows_affected();
    transaction.commit().await?;
    Ok((made > 0).then_some(checkpoint))
}

/// How far from its place a moved row is looked for, beside the other rows that do not fit.
const NEAR: u64 = 64;
/// How many rows that do not fit are looked at once more to see whether they were moved.
const LOOKED_AT: usize = 500;

/// Reads the whole journal and says which rows were changed, removed, added or moved.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn verify(pool: &PgPool) -> Result<Report> {
    let mut transaction = pool.begin().await?;
    sqlx::query!("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        .execute(&mut *transaction)
        .await?;
    let head =
        sqlx::query!("SELECT frontier FROM journal_head WHERE only_row").fetch_one(&mut *transaction).await?;
    let frontier = Frontier::from_bytes(&head.frontier).map_err(Error::fault)?;
    let mut checkpoints = Vec::new();
    for row in sqlx::query!("SELECT body FROM journal_checkpoints ORDER BY size")
        .fetch_all(&mut *transaction)
        .await?
    {
        checkpoints.push(Checkpoint::parse(&row.body).map_err(Error::fault)?.head());
    }
    let mut verifier = Verifier::new(&frontier.head(), &checkpoints);
    let mut rows = stored_rows(&mut transaction, None);
    while let Some(row) = rows.next().await {
        let row = row?;
        let (index, hash) = row.place()?;
        verifier.push(index, &row.leaf().content(index), &hash);
    }
    drop(rows);
    let mut report = verifier.finish();
    name_moved_rows(&mut transaction, &mut report).await?;
    Ok(report)
}

/// A row that fits its hash under another index was written there and moved.
async fn name_moved_rows(connection: &mut PgConnection, report: &mut Report) -> Result<()> {
    let misfits: Vec<u64> = report
        .findings
        .iter()
        .filter_map(|finding| if let Finding::Changed { index } = finding { Some(*index) } else { None })
        .take(LOOKED_AT)
        .collect();
    let wanted: Vec<i64> = misfits.iter().filter_map(|index| i64::try_from(*index).ok()).collect();
    let mut rows = stored_rows(connection, Some(wanted));
    while let Some(row) = rows.next().await {
        let row = row?;
        let (index, hash) = row.place()?;
        let leaf = row.leaf();
        let near = index.saturating_sub(NEAR)..=index.saturating_add(NEAR);
        let written_at = misfits
            .iter()
            .copied()
            .chain(near)
            .find(|place| *place != index && zan_tlog::leaf_hash(&leaf.content(*place)) == hash);
        if let Some(belongs_at) = written_at {
            for finding in &mut report.findings {
                if *finding == (Finding::Changed { index }) {
                    *finding = Finding::Reordered { index, belongs_at };
                }
            }
        }
    }
    Ok(())
}

struct StoredRow {
    leaf_index: i64,
    occurred_at: Timestamp,
    actor_kind: String,
    actor_id: Option<Uuid>,
    actor_name: String,
    actor_role: String,
    action: String,
    subject_kind: String,
    subject_id: Uuid,
    request_id: Uuid,
    details: Value,
    leaf_hash: Vec<u8>,
}

impl StoredRow {
    fn place(&self) -> Result<(u64, Hash)> {
        let index = u64::try_from(self.leaf_index).map_err(Error::fault)?;
        Ok((index, Hash::try_from(self.leaf_hash.as_slice()).map_err(Error::fault)?))
    }

    fn leaf(&self) -> Leaf<'_> {
        Leaf {
            occurred_at: self.occurred_at,
            actor_kind: &self.actor_kind,
            actor_id: self.actor_id,
            actor_name: &self.actor_name,
            actor_role: &self.actor_role,
            action: &self.action,
            subject_kind: &self.subject_kind,
            subject_id: self.subject_id,
            request_id: self.request_id,
            details: &self.details,
        }
    }
}

fn stored_rows(
    connection: &mut PgConnection,
    only: Option<Vec<i64>>,
) -> impl futures_util::Stream<Item = sqlx::Result<StoredRow>> + Unpin + Send + '_ {
    sqlx::query_as!(
        StoredRow,
        "SELECT leaf_index, occurred_at, actor_kind, actor_id, actor_name, actor_role, action, subject_kind,
           subject_id, request_id, details, leaf_hash
         FROM journal_entries WHERE $1::bigint[] IS NULL OR leaf_index = ANY($1) ORDER BY leaf_index",
        only as _,
    )
    .fetch(connection)
}

/// A row of the journal as people read it.
#[derive(Debug, Clone)]
pub struct Event {
    pub index: i64,
    pub at: Timestamp,
    pub actor_name: String,
    pub actor_role: String,
    pub action: String,
    pub details: Value,
}

/// What was changed under the electronic signature of a request: kinds and ids of the journal's subjects.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn signed_subjects(pool: &PgPool, signature: Uuid) -> Result<Vec<(String, Uuid)>> {
    let rows = sqlx::query!(
        "SELECT DISTINCT subject_kind, subject_id FROM journal_entries
         WHERE details ->> 'signature' = $1 ORDER BY subject_kind, subject_id",
        signature.to_string()
    )
    .fetch_all(pool)
    .await?;
    Ok(rows.into_iter().map(|row| (row.subject_kind, row.subject_id)).collect())
}

/// What happened to one thing, oldest first, at most 500 rows.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn of_subject(pool: &PgPool, subject_id: Uuid) -> Result<Vec<Event>> {
    Ok(sqlx::query_as!(
        Event,
        "SELECT leaf_index AS index, occurred_at AS at, actor_name, actor_role, action, details
         FROM journal_entries WHERE subject_id = $1 ORDER BY leaf_index LIMIT 500",
        subject_id
    )
    .fetch_all(pool)
    .await?)
}
