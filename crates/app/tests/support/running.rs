//! A demonstration for one test: a database of its own, free ports, documents in a temporary folder.

use std::net::Ipv4Addr;

use tempfile::TempDir;
use zan_app::{
    config::Config,
    database::Server,
    demo::{Addresses, Demo},
};
use zan_testkit::Db;

/// A demonstration that runs, with what it stands on.
pub struct Running {
    pub demo: Demo,
    db: Db,
    folder: TempDir,
}

impl Running {
    /// Starts one; `change` has the last word about its configuration.
    pub async fn start(change: impl FnOnce(&mut Config)) -> Self {
        zan_connectors::install_tls();
        let folder = tempfile::Builder::new().prefix("zan-test-").tempdir().unwrap();
        let db = Db::fresh().await;
        let mut config = Config::default();
        config.files.folder = folder.path().join("files");
        change(&mut config);
        let server = Server::Outside { url: db.url(), migration_url: db.url() };
        let free = (Ipv4Addr::LOCALHOST, 0).into();
        let demo =
            Demo::start(config, server, &Addresses { web: free, erdr: free, ncalayer: 0, centre: None })
                .await
                .unwrap();
        Self { demo, db, folder }
    }

    /// Stops it; the database and the documents go.
    pub async fn stop(self) {
        self.demo.stop().await.unwrap();
        drop(self.db);
        self.folder.close().unwrap();
    }
}
