use std::sync::Arc;

use sqlx::PgPool;

use crate::{Clock, codes::CodeLists, events::EventBus, files::FileStore};

/// What a process has at hand: shared by the web, the worker and the commands.
#[derive(Clone)]
pub struct Platform {
    pub pool: PgPool,
    pub clock: Arc<dyn Clock>,
    pub events: EventBus,
    pub files: FileStore,
    pub codes: Arc<CodeLists>,
    /// Where people reach the system, without a slash at the end.
    pub base_url: Arc<str>,
}

impl std::fmt::Debug for Platform {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Platform").finish_non_exhaustive()
    }
}
