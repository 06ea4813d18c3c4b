//! Wiring of E-Zań kömegi: configuration, database, web, worker, commands. Everything else is in the other crates.

pub mod commands;
pub mod config;
pub mod database;
pub mod demo;
pub mod health;
pub mod once;
pub mod outside;
pub mod signing;
pub mod telemetry;
pub mod throwaway;
pub mod typesetter;
pub mod web;
pub mod worker;
