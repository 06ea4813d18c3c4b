//! What every page and every answer over HTTP stands on: the frame and the parts of pages, forms that lose nothing,
//! doors that know who may enter, sessions, protection against forged requests, headers, limits, live pages,
//! explained refusals. Holds no rule of the law and no SQL.

extern crate self as zan_ui;

mod appearance;
mod assets;
mod cookies;
mod csrf;
mod doors;
mod draft;
mod entrance;
mod failure;
mod form;
mod frame;
mod headers;
mod limiter;
mod live;
mod page;
mod params;
mod parts;
mod parts_page;
mod problem;
mod shell;
mod visitor;

pub use appearance::{Look, set_appearance, welcome};
pub use assets::{asset, asset_url, icon_url};
pub use cookies::session_cookie_name;
pub use doors::{Doors, Row};
pub use draft::{Draft, ErrorItem};
pub use failure::{Answer, Failure};
pub use frame::{Account, Crumb, Flash, Frame, NavGroup, NavItem, Tone};
pub use headers::Loopback;
pub use limiter::Limiter;
pub use live::live;
pub use page::{Page, Redirect, invalid};
pub use params::{Id, Params};
pub use parts::{Choice, Pages, Sort, Term, initials, masked, money};
pub use parts_page::parts_page;
pub use problem::{Problem, ProblemField};
pub use rust_decimal::Decimal;
pub use shell::{ExternalSystems, FindSession, Shell};
pub use visitor::{Member, Visitor};
pub use zan_language::Lang;
pub use zan_language::phone;

/// The version shown in the footer.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
