//! External systems by their keys.

use std::sync::Arc;

use zan_kernel::{Actor, ActorKind, BoxFuture, Platform, Result};
use zan_ui::{ExternalSystems, Failure, Visitor};

struct RegisteredSystems(Platform);

impl ExternalSystems for RegisteredSystems {
    fn find<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<Option<Actor>>> {
        Box::pin(async move {
            let system = zan_registry::systems::by_api_key(&self.0.pool, key).await?;
            Ok(system.map(|system| Actor::external(system.id, &system.code)))
        })
    }
}

/// The systems of the register (сыртқы жүйелер, внешние системы), for [`zan_ui::Shell::external`].
#[must_use]
pub fn external_systems(platform: &Platform) -> Arc<dyn ExternalSystems> {
    Arc::new(RegisteredSystems(platform.clone()))
}

/// The system that calls. People may use an action that systems may use as well, but not through this interface:
/// its calls carry no session.
pub(crate) fn caller(visitor: &Visitor) -> Result<uuid::Uuid, Failure> {
    match visitor.actor.kind {
        ActorKind::External { system_id } => Ok(system_id),
        _ => Err(Failure::SignInNeeded),
    }
}
