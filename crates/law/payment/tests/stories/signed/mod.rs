//! Claims and decisions signed with real keys of the throw-away centre: what is taken and kept, what is refused and
//! leaves nothing.

mod decision;
mod scene;
mod submission;
mod together;
mod two_people;
