//! The life of a private server: start, stop, violent ends, second starts.
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests")]

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::process::Command;

use sqlx::{Connection, PgConnection};
use zan_private_pg::{Error, PrivatePostgres, Running, Settings};

fn settings(folder: &Path) -> Settings {
    Settings { durable: false, max_connections: 10, ..Settings::new(folder.join("postgres")) }
}

/// A folder that the unprivileged account may enter, whatever the umask.
fn open_folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

async fn one(running: &Running, database: &str, statement: &'static str) -> String {
    use std::str::FromStr;
    let options = sqlx::postgres::PgConnectOptions::from_str(&running.url(database)).unwrap();
    let mut connection = PgConnection::connect_with(&options).await.unwrap();
    let answer = sqlx::query_scalar(statement).fetch_one(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    answer
}

fn kill(process: u32, signal: &str) {
    assert!(Command::new("kill").args([signal, &process.to_string()]).status().unwrap().success());
}

fn is_alive(process: u32) -> bool {
    let state = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    !state.is_empty() && !state.contains(") Z ")
}

#[tokio::test]
async fn data_survive_a_stop_and_kazakh_is_sorted() {
    let root = open_folder();
    let first = PrivatePostgres::start(settings(root.path())).await.unwrap();
    assert!(first.create_database_if_missing("zan").await.unwrap());
    assert!(!first.create_database_if_missing("zan").await.unwrap());
    assert!(first.create_database_if_missing("odd \"name\" ұ").await.unwrap());
    one(&first, "odd \"name\" ұ", "SELECT current_database()::text").await;
    one(&first, "zan", "WITH saved AS (SELECT lo_create(42)) SELECT lo_create::text FROM saved").await;
    let sorted =
        "SELECT string_agg(letter, '' ORDER BY letter) FROM regexp_split_to_table('ЫІБӘА', '') AS letter";
    assert_eq!(one(&first, "zan", sorted).await, "АӘБЫІ");
    let process = first.process_id().unwrap();
    first.stop().await.unwrap();
    assert!(!is_alive(process));
    assert!(!root.path().join("postgres/data/postmaster.pid").exists());

    let second = PrivatePostgres::start(settings(root.path())).await.unwrap();
    assert_eq!(
        one(&second, "zan", "SELECT string_agg(oid::text, ',') FROM pg_largeobject_metadata").await,
        "42"
    );
    second.stop().await.unwrap();
}

#[tokio::test]
async fn only_the_owner_may_look_and_no_port_is_open() {
    let root = open_folder();
    let running = PrivatePostgres::start(settings(root.path())).await.unwrap();
    let folder = running.folder().to_path_buf();
    for (name, mode) in
        [("", 0o700), ("data", 0o700), ("socket", 0o700), ("password", 0o600), ("server.log", 0o600)]
    {
        assert_eq!(fs::metadata(folder.join(name)).unwrap().mode() & 0o777, mode, "{name}");
    }
    let owner = fs::metadata(format!("/proc/{}", running.process_id().unwrap())).unwrap().uid();
    assert_ne!(owner, 0, "the server must not be root");
    assert_eq!(one(&running, "postgres", "SELECT current_setting('listen_addresses')").await, "");
    assert_eq!(one(&running, "postgres", "SELECT current_setting('data_checksums')").await, "on");
    running.stop().await.unwrap();
}

#[tokio::test]
async fn a_server_killed_outright_recovers() {
    let root = open_folder();
    let mut first = PrivatePostgres::start(settings(root.path())).await.unwrap();
    first.create_database_if_missing("zan").await.unwrap();
    kill(first.process_id().unwrap(), "-KILL");
    assert!(!first.ended().await.unwrap().success());
    drop(first);
    let second = PrivatePostgres::start(settings(root.path())).await.unwrap();
    assert!(!second.create_database_if_missing("zan").await.unwrap());
    second.stop().await.unwrap();
}

#[tokio::test]
async fn a_stale_file_naming_a_strangers_process_is_removed() {
    let root = open_folder();
    let first = PrivatePostgres::start(settings(root.path())).await.unwrap();
    let pid_file = first.folder().join("data/postmaster.pid");
    let text = fs::read_to_string(&pid_file).unwrap();
    first.stop().await.unwrap();
    let strangers = text.replacen(text.lines().next().unwrap(), &std::process::id().to_string(), 1);
    fs::write(&pid_file, strangers).unwrap();
    let second = PrivatePostgres::start(settings(root.path())).await.unwrap();
    assert_eq!(one(&second, "postgres", "SELECT 'alive'").await, "alive");
    second.stop().await.unwrap();
}

/// What a `kill -9` of the application leaves when the parent-death signal did not work.
#[tokio::test]
async fn an_orphan_on_our_data_is_stopped_and_replaced() {
    let root = open_folder();
    let first = PrivatePostgres::start(settings(root.path())).await.unwrap();
    let folder = first.folder().to_path_buf();
    let process = first.process_id().unwrap();
    let command = fs::read(format!("/proc/{process}/cmdline")).unwrap();
    let owner = fs::metadata(folder.join("data")).unwrap();
    first.stop().await.unwrap();

    let words: Vec<String> =
        command.split(|byte| *byte == 0).map(|word| String::from_utf8(word.to_vec()).unwrap()).collect();
    let words = &words[..words.len() - 1];
    let mut orphan = tokio::process::Command::new("setpriv");
    if fs::metadata("/proc/self").unwrap().uid() == 0 {
        orphan.args([format!("--reuid={}", owner.uid()), format!("--regid={}", owner.gid())]);
        orphan.arg("--clear-groups");
    }
    let mut orphan = orphan.arg("--").args(words).stderr(std::process::Stdio::null()).spawn().unwrap();
    while fs::read_to_string(folder.join("data/postmaster.pid")).is_err() {
        tokio::task::yield_now().await;
    }

    let second = PrivatePostgres::start(settings(root.path())).await.unwrap();
    assert!(!is_alive(orphan.id().unwrap_or(u32::MAX)));
    assert_eq!(one(&second, "postgres", "SELECT 'alive'").await, "alive");
    second.stop().await.unwrap();
    orphan.wait().await.unwrap();
}

#[tokio::test]
async fn two_processes_never_share_a_folder() {
    let root = open_folder();
    let first = PrivatePostgres::start(settings(root.path())).await.unwrap();
    let error = PrivatePostgres::start(settings(root.path())).await.unwrap_err();
    assert!(matches!(error, Error::InUse { .. }), "{error}");
    assert!(matches!(PrivatePostgres::erase(&settings(root.path())).await, Err(Error::InUse { .. })));
    assert_eq!(one(&first, "postgres", "SELECT 'alive'").await, "alive");
    first.stop().await.unwrap();
}

#[tokio::test]
async fn dropping_it_ends_the_server() {
    let root = open_folder();
    let running = PrivatePostgres::start(settings(root.path())).await.unwrap();
    let process = running.process_id().unwrap();
    drop(running);
    while is_alive(process) {
        tokio::task::yield_now().await;
    }
}

/// What happens at a `kill -9` of the application: the thread that started the server is gone.
#[test]
fn the_server_ends_with_the_thread_that_started_it() {
    let root = open_folder();
    let settings = settings(root.path());
    let thread = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let running = runtime.block_on(PrivatePostgres::start(settings)).unwrap();
        let process = running.process_id().unwrap();
        std::mem::forget(running);
        process
    });
    let process = thread.join().unwrap();
    while is_alive(process) {
        std::thread::yield_now();
    }
    assert!(!root.path().join("postgres/data/postmaster.pid").exists(), "a clean stop removes it");
}

#[tokio::test]
async fn erasing_starts_afresh_and_keeps_what_is_not_ours() {
    let root = open_folder();
    let first = PrivatePostgres::start(settings(root.path())).await.unwrap();
    first.create_database_if_missing("zan").await.unwrap();
    let folder = first.folder().to_path_buf();
    first.stop().await.unwrap();
    fs::write(folder.join("notes.txt"), "mine").unwrap();
    PrivatePostgres::erase(&settings(root.path())).await.unwrap();
    assert!(!folder.join("data").exists());
    assert!(folder.join("notes.txt").exists());
    let second = PrivatePostgres::start(settings(root.path())).await.unwrap();
    assert!(second.create_database_if_missing("zan").await.unwrap());
    second.stop().await.unwrap();
}

#[tokio::test]
async fn a_lost_password_and_unfinished_data_are_dealt_with() {
    let root = open_folder();
    let unfinished = root.path().join("postgres/data.unfinished");
    fs::create_dir_all(&unfinished).unwrap();
    fs::write(unfinished.join("PG_VERSION"), "15\n").unwrap();
    let first = PrivatePostgres::start(settings(root.path())).await.unwrap();
    let folder = first.folder().to_path_buf();
    first.stop().await.unwrap();
    fs::remove_file(folder.join("password")).unwrap();
    let error = PrivatePostgres::start(settings(root.path())).await.unwrap_err();
    assert!(matches!(error, Error::PasswordMissing { .. }), "{error}");
}

#[tokio::test]
async fn data_of_another_version_are_left_alone() {
    let root = open_folder();
    let first = PrivatePostgres::start(settings(root.path())).await.unwrap();
    let version = first.folder().join("data/PG_VERSION");
    first.stop().await.unwrap();
    fs::write(&version, "12\n").unwrap();
    let error = PrivatePostgres::start(settings(root.path())).await.unwrap_err();
    assert!(matches!(error, Error::OtherVersion { data_version: 12, .. }), "{error}");
}

/// A checkout under `/root`: the server's account cannot enter it.
#[tokio::test]
async fn root_with_a_closed_parent_gets_another_folder() {
    if fs::metadata("/proc/self").unwrap().uid() != 0 {
        return;
    }
    let closed = tempfile::tempdir().unwrap();
    fs::set_permissions(closed.path(), fs::Permissions::from_mode(0o700)).unwrap();
    let settings = settings(closed.path());
    let running = PrivatePostgres::start(settings.clone()).await.unwrap();
    let folder = running.folder().to_path_buf();
    assert!(folder.starts_with("/var/lib/zan-postgres"), "{}", folder.display());
    assert_eq!(folder, PrivatePostgres::folder(&settings).unwrap());
    running.stop().await.unwrap();
    PrivatePostgres::erase(&settings).await.unwrap();
    fs::remove_dir_all(&folder).unwrap();
}

#[tokio::test]
async fn a_long_path_works() {
    let root = open_folder();
    let deep = root.path().join("ұзын жол, \"ерекше\"/".repeat(6));
    let running = PrivatePostgres::start(settings(&deep)).await.unwrap();
    assert_eq!(one(&running, "postgres", "SELECT 'alive'").await, "alive");
    let settings = settings(&deep);
    running.stop().await.unwrap();
    PrivatePostgres::erase(&settings).await.unwrap();
}
