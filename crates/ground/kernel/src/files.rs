//! Documents: bytes in a folder, facts in the database.

use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::{Ctx, Error, Kind, Result};

/// Folder of documents, one file an id, two levels deep.
#[derive(Debug, Clone)]
pub struct FileStore {
    folder: PathBuf,
}

/// A stored document.
#[derive(Debug, Clone)]
pub struct StoredFile {
    pub name: String,
    pub media_type: String,
    pub bytes: Vec<u8>,
}

impl FileStore {
    /// A store in `folder`, which is made when first written to.
    #[must_use]
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    fn path(&self, id: Uuid) -> PathBuf {
        let name = id.simple().to_string();
        // The tail of a version 7 id is random, its head is time: the tail spreads files over folders.
        let shelf = name.get(30..).unwrap_or("00").to_owned();
        self.folder.join(shelf).join(name)
    }

    /// Writes the bytes durably, then the row in the transaction of `ctx`. A file whose transaction was given up
    /// stays behind unseen; nothing points to it.
    ///
    /// # Errors
    /// `file-store-unavailable` when the folder cannot be written, for example because the disk is full; nothing
    /// is left half written.
    pub async fn put(&self, ctx: &mut Ctx, name: &str, media_type: &str, bytes: &[u8]) -> Result<Uuid> {
        let id = ctx.new_id();
        let path = self.path(id);
        let content = bytes.to_vec();
        tokio::task::spawn_blocking(move || write_durably(&path, &content))
            .await
            .map_err(Error::fault)?
            .map_err(|error| {
                tracing::error!(%error, "document could not be written");
                Error::refused(Kind::Unavailable, "file-store-unavailable")
            })?;
        let (now, digest) = (ctx.now(), Sha256::digest(bytes));
        sqlx::query!(
            "INSERT INTO files (id, name, media_type, size, sha256, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
            id,
            name,
            media_type,
            i64::try_from(bytes.len()).map_err(Error::fault)?,
            digest.as_slice(),
            jiff_sqlx::Timestamp::from(now) as _,
        )
        .execute(ctx.db())
        .await?;
        Ok(id)
    }

    /// Reads a document and checks that it is what was stored.
    ///
    /// # Errors
    /// `not-found`, `file-store-unavailable`, or a fault when the bytes are not those that were stored.
    pub async fn get(&self, executor: impl sqlx::PgExecutor<'_>, id: Uuid) -> Result<StoredFile> {
        let row = sqlx::query!("SELECT name, media_type, sha256 FROM files WHERE id = $1", id)
            .fetch_optional(executor)
            .await?
            .ok_or_else(Error::not_found)?;
        let bytes = tokio::fs::read(self.path(id)).await.map_err(|error| {
            tracing::error!(%error, file = %id, "document could not be read");
            Error::refused(Kind::Unavailable, "file-store-unavailable")
        })?;
        if Sha256::digest(&bytes).as_slice() != row.sha256.as_slice() {
            return Err(Error::fault(format!("document {id} differs from what was stored")));
        }
        Ok(StoredFile { name: row.name, media_type: row.media_type, bytes })
    }
}

fn write_durably(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write as _;
    let folder = path.parent().unwrap_or(path);
    std::fs::create_dir_all(folder)?;
    let draft = path.with_extension("part");
    let written = (|| {
        let mut file = std::fs::File::create(&draft)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(&draft, path)
    })();
    if written.is_err() {
        let _ = std::fs::remove_file(&draft);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_leaves_nothing_half_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("shelf").join("document");
        // A folder where the draft should be stands for a disk that refuses the write.
        std::fs::create_dir_all(path.with_extension("part")).unwrap();
        assert!(write_durably(&path, b"pdf").is_err());
        assert!(!path.exists());
    }

    #[test]
    fn what_is_written_is_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("shelf").join("document");
        write_durably(&path, b"pdf").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"pdf");
        assert!(!path.with_extension("part").exists());
    }
}
