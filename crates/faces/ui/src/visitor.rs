//! Who makes the request, as handlers see it.

use std::ops::Deref;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use jiff::Timestamp;
use uuid::Uuid;
use zan_kernel::sessions::Session;
use zan_kernel::{Actor, Ctx, Person};
use zan_language::Lang;

use crate::cookies::{cookie, secret_name, session_cookie_name, set_cookie, set_secret};
use crate::csrf::FormKey;
use crate::{Account, Failure, Flash, Frame, Look, Shell};

/// Anyone who opens a page, signed in or not. Made once at the entrance.
#[derive(Debug, Clone)]
pub struct Visitor {
    pub shell: Shell,
    /// Language of the address, or the preferred one where an address has none.
    pub lang: Lang,
    pub actor: Actor,
    pub session: Option<Session>,
    pub look: Look,
    pub flash: Option<Flash>,
    /// Address asked for, without host.
    pub path_and_query: String,
    /// Address of the page the visitor looks at: the one asked for, or, after a form, the one that held the form.
    pub page: String,
    pub request_id: Uuid,
    /// Address of the client, for the journal of sessions and for limits.
    pub address: String,
    /// Name the browser gives itself.
    pub agent: String,
    /// Moment the request came in.
    pub now: Timestamp,
    pub(crate) form_key: FormKey,
}

impl Visitor {
    /// A transaction in the name of this visitor.
    ///
    /// # Errors
    /// A fault when the database is out of reach.
    pub async fn ctx(&self) -> Result<Ctx, Failure> {
        Ok(Ctx::begin_request(&self.shell.platform, self.actor.clone(), self.request_id).await?)
    }

    /// A token for a form of this visitor.
    pub fn csrf(&self) -> String {
        self.form_key.token()
    }

    /// The path without its query.
    pub fn path(&self) -> &str {
        self.path_and_query.split('?').next().unwrap_or_default()
    }

    /// The query, without its question mark.
    pub fn query(&self) -> &str {
        self.path_and_query.split_once('?').map_or("", |(_, query)| query)
    }

    /// An address of ours in the visitor's language: `visitor.href("/orders")` is `/kk/orders`.
    pub fn href(&self, path: &str) -> String {
        format!("/{}{path}", self.lang)
    }

    /// The frame of a page with this title.
    pub fn frame(&self, title: impl Into<String>) -> Frame {
        let here = self.path();
        let sections = (self.shell.sections)(self.lang, self.actor.role()).into_iter().map(|item| {
            let current = item.href == here;
            item.current_if(current)
        });
        Frame {
            lang: self.lang,
            path_and_query: self.page.clone(),
            title: title.into(),
            account: self.account(),
            csrf: self.csrf(),
            flash: self.flash.clone(),
            look: self.look,
            demo: self.shell.demo,
            crumbs: Vec::new(),
            sections: sections.collect(),
            side: Vec::new(),
            footer: (self.shell.footer)(self.lang),
            now: self.now,
        }
    }

    /// The cookie that keeps a session's token; an empty token ends it in the browser.
    pub fn session_cookie(&self, token: &str) -> Option<HeaderValue> {
        let https = self.shell.https();
        set_cookie(session_cookie_name(https), token, token.is_empty().then_some(0), https)
    }

    /// A cookie with a secret of this browser, for `seconds`; 0 removes it. Closed to scripts and to other sites.
    pub fn secret_cookie(&self, name: &str, secret: &str, seconds: i64) -> Option<HeaderValue> {
        set_secret(name, secret, seconds, self.shell.https())
    }

    /// The secret of this browser that [`Visitor::secret_cookie`] set; empty when there is none.
    pub fn secret<'h>(&self, headers: &'h HeaderMap, name: &str) -> &'h str {
        cookie(headers, &secret_name(name, self.shell.https())).unwrap_or_default()
    }

    fn account(&self) -> Option<Account> {
        let person = self.actor.as_person()?;
        let role = self.lang.t(&format!("role-{}", person.role.code()));
        Some(Account { name: person.full_name.clone(), role })
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visitor {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| {
            zan_kernel::Error::fault("a handler outside of the doors asked for its visitor").into()
        })
    }
}

/// A visitor who is signed in.
#[derive(Debug, Clone)]
pub struct Member {
    visitor: Visitor,
    pub person: Person,
    pub session_id: Uuid,
}

impl Member {
    /// The member as the actor of actions and questions.
    pub fn actor(&self) -> &Actor {
        &self.visitor.actor
    }

    /// The member as a visitor.
    pub fn visitor(&self) -> &Visitor {
        &self.visitor
    }
}

impl Deref for Member {
    type Target = Visitor;

    fn deref(&self) -> &Visitor {
        &self.visitor
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Member {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let visitor = Visitor::from_request_parts(parts, state).await?;
        let session = visitor.session.as_ref().ok_or(Failure::SignInNeeded)?;
        let (person, session_id) = (session.person.clone(), session.id);
        Ok(Self { visitor, person, session_id })
    }
}
