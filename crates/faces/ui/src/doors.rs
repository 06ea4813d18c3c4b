//! Doors: every route with the action it needs, checked before its handler runs, and listed for the test that
//! walks every route as every role.

use std::time::Instant;

use axum::Router;
use axum::extract::Request;
use axum::handler::Handler;
use axum::http::{Method, Uri};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, MethodRouter, on};
use tower_http::compression::CompressionLayer;
use zan_kernel::sessions::{Session, Strength};
use zan_kernel::{Action, ActorKind, access};
use zan_language::Lang;

use crate::{Failure, Redirect, Shell, Visitor, asset, entrance, form, set_appearance, welcome};

/// One route: what may be asked, where, and by whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    pub path: &'static str,
    pub method: &'static str,
    pub action: Action,
}

/// A router whose every route names its action.
#[derive(Debug, Default)]
pub struct Doors {
    router: Router<Shell>,
    rows: Vec<Row>,
}

impl Doors {
    /// No door yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// What every face needs: assets, the way from `/` to a language, the switch of looks.
    pub fn common() -> Self {
        Self::new().get("/", Action::Public, welcome).get("/assets/{name}", Action::Public, asset).post(
            "/{lang}/appearance",
            Action::Public,
            set_appearance,
        )
    }

    /// A page that is read.
    #[must_use]
    pub fn get<H, T>(self, path: &'static str, action: Action, handler: H) -> Self
    where
        H: Handler<T, Shell>,
        T: 'static,
    {
        self.open("GET", path, action, on(MethodFilter::GET, handler))
    }

    /// A change.
    #[must_use]
    pub fn post<H, T>(self, path: &'static str, action: Action, handler: H) -> Self
    where
        H: Handler<T, Shell>,
        T: 'static,
    {
        self.open("POST", path, action, on(MethodFilter::POST, handler))
    }

    /// A replacement, for the API.
    #[must_use]
    pub fn put<H, T>(self, path: &'static str, action: Action, handler: H) -> Self
    where
        H: Handler<T, Shell>,
        T: 'static,
    {
        self.open("PUT", path, action, on(MethodFilter::PUT, handler))
    }

    /// A removal, for the API.
    #[must_use]
    pub fn delete<H, T>(self, path: &'static str, action: Action, handler: H) -> Self
    where
        H: Handler<T, Shell>,
        T: 'static,
    {
        self.open("DELETE", path, action, on(MethodFilter::DELETE, handler))
    }

    /// Takes the doors of another module or face in.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.rows.extend(other.rows);
        self
    }

    /// Every route, in order of path and method.
    pub fn rows(&self) -> Vec<Row> {
        let mut rows = self.rows.clone();
        rows.sort();
        rows
    }

    /// The web: all doors behind the entrance.
    pub fn into_router(self, shell: Shell) -> Router {
        let pages: Vec<&'static str> =
            self.rows.iter().filter(|row| row.method == "GET").map(|row| row.path).collect();
        self.router
            .fallback(|| async { Failure::NotFound })
            .method_not_allowed_fallback(move |method: Method, uri: Uri| async move {
                match page_above(&pages, uri.path()).filter(|_| method == Method::GET) {
                    Some(page) => Redirect::to(page).into_response(),
                    None => Failure::MethodNotAllowed.into_response(),
                }
            })
            .with_state(shell.clone())
            .layer(from_fn_with_state(shell, entrance::enter))
            .layer(CompressionLayer::new())
    }

    fn open(
        mut self,
        method: &'static str,
        path: &'static str,
        action: Action,
        handler: MethodRouter<Shell>,
    ) -> Self {
        let row = Row { path, method, action };
        let guarded = handler.layer(from_fn(move |request: Request, next: Next| guard(row, request, next)));
        self.router = self.router.route(path, guarded);
        self.rows.push(row);
        self
    }
}

/// Lets in whom the table of permissions lets in; the handler does not run for others.
async fn guard(row: Row, request: Request, next: Next) -> Response {
    let Some(visitor) = request.extensions().get::<Visitor>().cloned() else {
        return Failure::from(zan_kernel::Error::fault("a door stands outside of the entrance"))
            .into_response();
    };
    let begun = Instant::now();
    let response = match check(row, &visitor, request.method()) {
        Ok(()) => next.run(request).await,
        Err(refusal) => refusal,
    };
    let status = response.status().as_u16().to_string();
    metrics::histogram!("zan_http_seconds", "method" => row.method, "path" => row.path, "status" => status)
        .record(begun.elapsed().as_secs_f64());
    response
}

// A refusal is a whole answer; it is made once a request and passed on as it is.
#[expect(clippy::result_large_err, reason = "the refusal is the answer itself")]
fn check(row: Row, visitor: &Visitor, method: &Method) -> Result<(), Response> {
    if row.path.starts_with("/{lang}") && !names_language(visitor.path()) {
        return Err(Failure::NotFound.into_response());
    }
    if !access::allowed(&visitor.actor, row.action) {
        return Err(turn_away(row, visitor, method));
    }
    let own = matches!(row.action, Action::Public | Action::OwnAccount);
    // Whoever entered with the signature has not used the one-time password.
    let with_it = |session: &Session| session.must_change_password && session.strength == Strength::Password;
    if !own && visitor.session.as_ref().is_some_and(with_it) {
        return Err(Redirect::to(visitor.href("/password")).into_response());
    }
    Ok(())
}

fn turn_away(row: Row, visitor: &Visitor, method: &Method) -> Response {
    let nobody = matches!(visitor.actor.kind, ActorKind::Anonymous);
    let page = row.path.starts_with("/{lang}");
    if nobody && page && method == Method::GET {
        let next = form::encoded(&visitor.path_and_query);
        return Redirect::to(visitor.href(&format!("/sign-in?next={next}"))).into_response();
    }
    if nobody {
        Failure::SignInNeeded.into_response()
    } else {
        Failure::NotAllowed(row.action).into_response()
    }
}

/// The page to which an address of a change belongs: whoever loads the answer to a form anew, or reads it in another
/// language, asks for that address.
fn page_above(pages: &[&str], path: &str) -> Option<String> {
    if !names_language(path) {
        return None;
    }
    let is_page = |place: &str| {
        pages.iter().any(|page| {
            let (page, place): (Vec<_>, Vec<_>) = (page.split('/').collect(), place.split('/').collect());
            page.len() == place.len()
                && page.iter().zip(place).all(|(part, given)| part.starts_with('{') || *part == given)
        })
    };
    let above = |place: &String| place.rsplit_once('/').map(|(above, _)| above.to_owned());
    std::iter::successors(above(&path.to_owned()), above).find(|place| is_page(place))
}

fn names_language(path: &str) -> bool {
    path.split('/').nth(1).and_then(Lang::from_code).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_change_leads_to_its_page() {
        let pages =
            ["/{lang}", "/{lang}/orders", "/{lang}/orders/{id}", "/{lang}/acts", "/api/v1/orders/{id}"];
        for (asked, page) in [
            ("/kk/orders/7/cancellation", Some("/kk/orders/7")),
            ("/ru/acts/7/answer", Some("/ru/acts")),
            ("/en/demo/clock", Some("/en")),
            ("/api/v1/orders/7/cancellation", None),
        ] {
            assert_eq!(page_above(&pages, asked).as_deref(), page, "{asked}");
        }
    }
}
