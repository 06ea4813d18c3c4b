//! Stories of appointment on a real database, the clock moved by hand. Letters in the names are the acceptance
//! scenarios of the domain description.

mod appointment;
mod bad_input;
mod concurrency;
mod scene;
mod work;
