//! What travels: JSON in snake_case, moments as RFC 3339, dates as ISO 8601. Requests refuse members they do not know,
//! answers may get more. The types of requests only describe: a request is read member by member, so that every
//! wrong one is told at once. The first line of every doc comment is its description in `/api/openapi.json`.

mod answers;
mod problems;
mod requests;

pub use answers::*;
pub use problems::*;
pub use requests::*;
