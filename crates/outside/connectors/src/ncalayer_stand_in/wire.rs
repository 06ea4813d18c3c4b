//! Messages of the protocol.

use serde::Deserialize;
use serde_json::{Value, json};

pub(super) const BASICS: &str = "kz.gov.pki.knca.basics";
pub(super) const COMMON_UTILS: &str = "kz.gov.pki.knca.commonUtils";
pub(super) const HEARTBEAT: &str = "--heartbeat--";

/// A request of any module.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Request {
    #[serde(default)]
    pub(super) module: String,
    #[serde(default)]
    pub(super) method: String,
    #[serde(default)]
    pub(super) args: Value,
    /// Mark of the caller, repeated in answers of `commonUtils`.
    #[serde(default)]
    pub(super) uuid: Option<Value>,
}

impl Request {
    /// Argument of `commonUtils` by its place.
    pub(super) fn text(&self, place: usize) -> Option<&str> {
        self.args.get(place).and_then(Value::as_str)
    }
}

/// A boolean; portals send the words as well.
pub(super) fn truth(value: Option<&Value>) -> bool {
    match value {
        Some(Value::Bool(truth)) => *truth,
        Some(Value::String(word)) => word == "true",
        _ => false,
    }
}

pub(super) fn greeting(version: &str) -> Value {
    json!({ "result": { "version": version } })
}

pub(super) fn unknown_module() -> Value {
    json!({ "success": false, "errorCode": "MODULE_NOT_FOUND" })
}

pub(super) fn unreadable() -> Value {
    json!({ "success": false, "code": "COMMON_JSON_WRAPPING_EXCEPTION" })
}

/// Answers of the module `basics`.
pub(super) mod basics {
    use super::{Value, json};

    pub(in super::super) fn result(result: Value) -> Value {
        json!({ "status": true, "body": { "result": result } })
    }

    /// The person closed the window: success, and nothing in it.
    pub(in super::super) fn cancelled() -> Value {
        json!({ "status": true, "body": {} })
    }

    pub(in super::super) fn error(code: &str, message: &str, details: &str) -> Value {
        json!({ "status": false, "code": code, "message": message, "details": details })
    }
}

/// Answers of the module `commonUtils`.
pub(super) mod common {
    use super::{Value, json};

    pub(in super::super) fn result(object: Value) -> Value {
        json!({ "code": "200", "responseObject": object })
    }

    pub(in super::super) fn cancelled() -> Value {
        error("action.canceled")
    }

    pub(in super::super) fn error(message: &str) -> Value {
        json!({ "code": "500", "message": message })
    }
}
