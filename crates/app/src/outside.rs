//! A database of our own for a while on a server of the operator's.

use std::str::FromStr as _;

use anyhow::{Context as _, Result};
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection, postgres::PgConnectOptions};

/// A database that is dropped at the end.
pub struct Borrowed {
    server: PgConnectOptions,
    name: String,
    url: String,
}

impl Borrowed {
    /// Creates it beside the database of `url`.
    ///
    /// # Errors
    /// When the account may not create databases.
    pub async fn create(url: &str) -> Result<Self> {
        let server = PgConnectOptions::from_str(url).context("DATABASE_URL")?;
        let name = format!("zan_once_{}", uuid::Uuid::now_v7().simple());
        let mut connection = PgConnection::connect_with(&server).await?;
        // The name is letters and digits of our own making.
        connection.execute(AssertSqlSafe(format!("CREATE DATABASE {name}"))).await?;
        connection.close().await?;
        Ok(Self { url: with_database(url, &name), server, name })
    }

    /// Its address.
    pub fn url(&self) -> String {
        self.url.clone()
    }

    /// Drops it.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn drop(self) -> Result<()> {
        let mut connection = PgConnection::connect_with(&self.server).await?;
        connection.execute(AssertSqlSafe(format!("DROP DATABASE {} WITH (FORCE)", self.name))).await?;
        Ok(connection.close().await?)
    }
}

/// The address with another database: what stands between the last slash of the path and the query.
fn with_database(url: &str, name: &str) -> String {
    let (before, query) = url.split_once('?').map_or((url, None), |(before, query)| (before, Some(query)));
    let scheme = before.find("://").map_or(0, |at| at + 3);
    let path = before.get(scheme..).and_then(|rest| rest.find('/')).map(|at| scheme + at);
    let authority = path.and_then(|at| before.get(..at)).unwrap_or(before);
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    format!("{authority}/{name}{query}")
}

#[cfg(test)]
mod tests {
    use super::with_database;

    #[test]
    fn the_rest_of_the_address_stays() {
        assert_eq!(
            with_database("postgres://a:b@h:1/x?sslmode=require", "y"),
            "postgres://a:b@h:1/y?sslmode=require"
        );
        assert_eq!(with_database("postgres://h", "y"), "postgres://h/y");
        assert_eq!(with_database("postgres:///x?host=/run", "y"), "postgres:///y?host=/run");
    }
}
