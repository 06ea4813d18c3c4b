//! Template databases: migrated once, then copied for each test in about a tenth of a second.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use sqlx::migrate::Migrator;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{AssertSqlSafe, Connection, PgConnection, PgPool};

/// Variant of the template with the migrations and nothing else.
pub(crate) const PLAIN: &str = "";

/// Any number: the key of the lock under which templates are built.
const BUILDING: i64 = 0x7a61_6e20_7465_7374;

fn migrations_folder() -> PathBuf {
    crate::repository().join("migrations")
}

/// Name of the template for the migrations as they are now, and `variant` of its contents.
pub(crate) fn name(variant: &str) -> Result<String> {
    let folder = migrations_folder();
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .with_context(|| folder.display().to_string())?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<std::io::Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "sql"));
    files.sort();
    let mut digest = Sha256::new();
    for file in &files {
        digest.update(file.as_os_str().as_encoded_bytes());
        digest.update(fs::read(file)?);
    }
    if variant != PLAIN {
        // What fills a variant is code: another build of it is another template.
        digest.update(variant);
        let program = std::env::current_exe()?;
        let metadata = fs::metadata(&program)?;
        digest.update(program.as_os_str().as_encoded_bytes());
        digest.update(format!("{:?} {}", metadata.modified()?, metadata.len()));
    }
    let digest: String = hex::encode(digest.finalize()).chars().take(24).collect();
    Ok(format!("zan_template_{digest}"))
}

/// The name of a finished template, building it when it is missing. One builder at a time on the
/// whole server; under another name until it is whole.
pub(crate) async fn ensure<F>(maintenance: &PgConnectOptions, variant: &str, fill: F) -> Result<String>
where
    F: AsyncFnOnce(PgPool) -> Result<()>,
{
    let name = name(variant)?;
    let mut connection = PgConnection::connect_with(maintenance).await?;
    sqlx::query("SELECT pg_advisory_lock($1)").bind(BUILDING).execute(&mut connection).await?;
    let exists: bool = sqlx::query_scalar("SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)")
        .bind(&name)
        .fetch_one(&mut connection)
        .await?;
    if !exists {
        let unfinished = format!("{name}_unfinished");
        run(&mut connection, format!("DROP DATABASE IF EXISTS \"{unfinished}\" WITH (FORCE)")).await?;
        run(&mut connection, format!("CREATE DATABASE \"{unfinished}\"")).await?;
        build(&maintenance.clone().database(&unfinished), fill).await?;
        run(&mut connection, format!("ALTER DATABASE \"{unfinished}\" RENAME TO \"{name}\"")).await?;
    }
    // Closing the session releases the lock.
    connection.close().await?;
    Ok(name)
}

async fn build<F>(options: &PgConnectOptions, fill: F) -> Result<()>
where
    F: AsyncFnOnce(PgPool) -> Result<()>,
{
    let pool = PgPoolOptions::new().max_connections(4).connect_with(options.clone()).await?;
    let folder = migrations_folder();
    let migrator = Migrator::new(folder.as_path()).await.context("migrations cannot be read")?;
    if migrator.iter().next().is_none() {
        bail!("no migration in {}", folder.display());
    }
    let result = async {
        migrator.run(&pool).await.context("migrations fail")?;
        fill(pool.clone()).await
    }
    .await;
    pool.close().await;
    result
}

pub(crate) async fn run(connection: &mut PgConnection, statement: String) -> Result<()> {
    sqlx::raw_sql(AssertSqlSafe(statement.clone())).execute(connection).await.with_context(|| statement)?;
    Ok(())
}
