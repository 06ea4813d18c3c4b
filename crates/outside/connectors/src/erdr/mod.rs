//! The register of investigations: Сотқа дейінгі тергеп-тексерулердің бірыңғай тізілімі (СДТБТ), Единый реестр
//! досудебных расследований (ЕРДР).
//!
//! [`wire`] is what travels, [`client`] calls our public interface as ЕРДР would, [`stand_in`] is a server that
//! plays ЕРДР until the real one can be reached, [`demo_order`] invents what it sends.

pub mod client;
pub mod demo_order;
pub mod stand_in;
pub mod wire;
