//! Shows all parts of pages without a database: `cargo run -p zan-ui --example parts`, then open the address.

use std::sync::Arc;

use zan_kernel::{Action, Platform, SystemClock};
use zan_ui::{Doors, Shell, parts_page};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
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
    let doors = Doors::common().get("/{lang}/parts", Action::Public, parts_page);
    println!("http://{address}/kk/parts");
    let listener = tokio::net::TcpListener::bind(&address).await?;
    Ok(axum::serve(listener, doors.into_router(shell)).await?)
}
