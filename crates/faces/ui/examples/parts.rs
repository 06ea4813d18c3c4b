//! Shows all parts of pages without a database: `cargo run -p zan-ui --example parts`, then open the address.

use std::sync::Arc;

use jiff::Timestamp;
use zan_kernel::sessions::Session;
use zan_kernel::{Action, BoxFuture, Person, Platform, Result, Role, SystemClock};
use zan_ui::{Doors, FindSession, Lang, Shell, parts_page};

/// Anyone whose session cookie is the code of a role.
struct Anyone;

impl FindSession for Anyone {
    fn find<'a>(&'a self, token: &'a str, now: Timestamp) -> BoxFuture<'a, Result<Option<Session>>> {
        let person = |role| Person {
            account_id: uuid::Uuid::nil(),
            role,
            full_name: "Әубәкірова Гүлнәр Сәкенқызы".to_owned(),
            login: role.code().to_owned(),
            language: Lang::Kk,
            unit_id: None,
            region: None,
            advocate_id: None,
        };
        let session = Role::from_code(token).map(|role| Session {
            id: uuid::Uuid::nil(),
            person: person(role),
            must_change_password: false,
            created_at: now,
            strength: zan_kernel::sessions::Strength::Password,
        });
        Box::pin(async move { Ok(session) })
    }
}

#[tokio::main]
async fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8099".to_owned());
    let platform = Platform {
        pool: sqlx::PgPool::connect_lazy("postgres://nowhere.invalid/none")?,
        clock: Arc::new(SystemClock),
        events: zan_kernel::events::EventBus::default(),
        files: zan_kernel::files::FileStore::new(std::env::temp_dir()),
        codes: Arc::default(),
        base_url: format!("http://{address}").into(),
    };
    let mut shell = Shell::new(platform);
    shell.demo = true;
    shell.sessions = Arc::new(Anyone);
    let doors = Doors::common().get("/{lang}/parts", Action::Public, parts_page);
    println!("http://{address}/kk/parts");
    let listener = tokio::net::TcpListener::bind(&address).await?;
    Ok(axum::serve(listener, doors.into_router(shell)).await?)
}
