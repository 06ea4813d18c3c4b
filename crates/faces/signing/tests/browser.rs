//! The pages of the signature in a real browser; `ZAN_AXE` names `axe.min.js` (`script/test` fetches it).

#![expect(clippy::unwrap_used, reason = "a test whose preparation fails must fail")]

#[expect(dead_code, reason = "shared with the stories over the router")]
#[path = "signing/browser.rs"]
mod browser;
#[expect(dead_code, reason = "shared with the stories over the router")]
#[path = "signing/scene.rs"]
mod scene;
#[path = "browser/script.rs"]
mod script;
