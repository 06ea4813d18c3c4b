//! Messages of a system once more, for one that could not be reached.

use axum::Json;
use axum::extract::Query;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use zan_kernel::{Error, FieldError, outbox};
use zan_ui::{Answer, Visitor};

use crate::{systems, wire};

/// Most messages of one page, and how many there are when nothing else is asked.
const MOST: i64 = 100;

/// Position and number of messages, or every wrong parameter.
fn asked(pairs: &[(String, String)]) -> Result<(i64, i64), Error> {
    let given = |name: &str, usual: i64| {
        let pair = pairs.iter().find(|(key, _)| key == name);
        pair.map_or(Some(usual), |(_, value)| value.parse().ok())
    };
    let after = given("after", 0).filter(|after| *after >= 0);
    let limit = given("limit", MOST).filter(|limit| (1..=MOST).contains(limit));
    if let (Some(after), Some(limit)) = (after, limit) {
        return Ok((after, limit));
    }
    let position = after.is_none().then(|| FieldError::new("after", "parameter-position"));
    let number =
        limit.is_none().then(|| FieldError::new("limit", "parameter-limit").with("most", MOST.to_string()));
    Err(Error::invalid(position.into_iter().chain(number).collect()))
}

/// Every message to this system after a position, oldest first, delivered or not.
///
/// Read on from `next` until it is absent. A receiver knows repetitions by `id`.
#[utoipa::path(get, path = "/api/v1/messages", tag = "messages", operation_id = "replay_messages",
    params(("after" = Option<i64>, Query, description = "Position after which to read; 0 reads from the beginning", minimum = 0),
           ("limit" = Option<i64>, Query, description = "Most messages of the page", minimum = 1, maximum = 100)),
    responses(
        (status = 200, description = "The page.", body = wire::MessagePage),
        (status = 422, description = "Every wrong parameter at once.", body = wire::Problem, content_type = "application/problem+json")),
    security(("key" = [])))]
pub(crate) async fn replay(visitor: Visitor, Query(pairs): Query<Vec<(String, String)>>) -> Answer<Response> {
    let system_id = systems::caller(&visitor)?;
    let (after, limit) = asked(&pairs)?;
    let messages = outbox::replay(&visitor.shell.platform.pool, system_id, after, limit).await?;
    let page = wire::MessagePage {
        next: messages.last().map(|message| message.position),
        messages: messages.into_iter().map(message).collect(),
    };
    Ok(([(CACHE_CONTROL, "no-store")], Json(page)).into_response())
}

fn message(message: outbox::Message) -> wire::Message {
    wire::Message {
        id: message.id,
        position: message.position,
        kind: message.kind,
        created_at: message.created_at,
        data: message.body,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(text: &str) -> Result<(i64, i64), Vec<String>> {
        let pairs: Vec<_> = text
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        asked(&pairs).map_err(|error| {
            error.as_refusal().unwrap().fields.iter().map(|field| field.field.clone()).collect()
        })
    }

    #[test]
    fn parameters_have_usual_values_and_limits() {
        assert_eq!(query(""), Ok((0, 100)));
        assert_eq!(query("after=7&limit=100"), Ok((7, 100)));
        assert_eq!(query("after=-1&limit=101"), Err(vec!["after".to_owned(), "limit".to_owned()]));
        assert_eq!(query("after=x&limit=0"), Err(vec!["after".to_owned(), "limit".to_owned()]));
        assert_eq!(query("after=99999999999999999999"), Err(vec!["after".to_owned()]));
    }
}
