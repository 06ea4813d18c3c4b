//! The module `kz.gov.pki.knca.basics`: one method, `sign`.

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use serde_json::{Value, json};
use zan_throwaway_pki::Key;

use super::{
    State,
    choice::Filter,
    switches::{Answer, Shape, Switches},
    wire::{self, Request, basics as answer},
};

/// How the signature has to be made (`signingParams`).
struct Manner {
    is_xml: bool,
    /// The data are base64 of what is signed.
    decode: bool,
    /// The content goes inside.
    encapsulate: bool,
    /// The data are the digest.
    digested: bool,
    time_stamp: bool,
    output_certificate: bool,
}

const INVALID: &str = "INVALID_SIGNING_PARAMS";
const FAILED: &str = "SIGNING_FAILURE";

/// The answer, or a refusal that is one as well.
pub(super) fn reply(state: &State, request: &Request, switches: &Switches) -> Value {
    if request.method != "sign" {
        let message = "An invoked method threw an exception.";
        return answer::error("INVOCATION_ERROR", message, &format!("no method {}", request.method));
    }
    match switches.answer {
        Answer::Cancel => return answer::cancelled(),
        Answer::Error => {
            let message = "An invoked method threw an exception.";
            return answer::error("INVOCATION_ERROR", message, "the stand-in was told to fail");
        }
        Answer::Sign | Answer::HangUp => {}
    }
    sign(state, &request.args, switches).unwrap_or_else(|refusal| refusal)
}

fn sign(state: &State, arguments: &Value, switches: &Switches) -> Result<Value, Value> {
    let manner = manner(arguments)?;
    let filter = arguments.get("signerParams").cloned().unwrap_or_default();
    let filter: Option<Filter> = serde_json::from_value(filter)
        .map_err(|error| answer::error(INVALID, "signerParams cannot be read", &error.to_string()))?;
    let (items, was_list) = match arguments.get("data") {
        Some(Value::String(item)) => (vec![item.as_str()], false),
        Some(Value::Array(items)) => (items.iter().filter_map(Value::as_str).collect(), true),
        _ => return Err(answer::error(INVALID, "data is required", "")),
    };
    let key = state
        .choose(&filter.unwrap_or_default(), switches)
        .ok_or_else(|| answer::error(FAILED, "no key fits what is asked for", ""))?;
    let signatures = items
        .into_iter()
        .map(|item| sign_one(state, &key, item, &manner, switches))
        .collect::<Result<Vec<String>, Value>>()?;
    Ok(answer::result(shape(&key, signatures, was_list, &manner, switches)))
}

fn manner(arguments: &Value) -> Result<Manner, Value> {
    let parameters = arguments.get("signingParams").cloned().unwrap_or_default();
    let flag = |name: &str| wire::truth(parameters.get(name));
    let is_xml = match arguments.get("format").and_then(Value::as_str) {
        Some("cms") | None => false,
        Some("xml") => true,
        Some(other) => return Err(answer::error(INVALID, "unknown format", other)),
    };
    Ok(Manner {
        is_xml,
        decode: flag("decode"),
        encapsulate: flag("encapsulate"),
        digested: flag("digested"),
        time_stamp: parameters.get("tsaProfile").is_some_and(|profile| !profile.is_null()),
        output_certificate: flag("outputCert"),
    })
}

fn sign_one(
    state: &State,
    key: &Key,
    item: &str,
    manner: &Manner,
    switches: &Switches,
) -> Result<String, Value> {
    let failed = |message: &str| answer::error(FAILED, message, "");
    let data = if manner.decode || manner.digested {
        BASE64.decode(item).map_err(|_| failed("data is not base64"))?
    } else {
        item.as_bytes().to_vec()
    };
    if manner.is_xml {
        let xml = String::from_utf8(data).map_err(|_| failed("data is not UTF-8"))?;
        return key.sign_xml(&xml).map_err(|error| failed(&error.to_string()));
    }
    let wanted = super::session::Wanted {
        attached: manner.encapsulate,
        digested: manner.digested,
        time_stamp: manner.time_stamp,
    };
    state.sign_cms(key, &data, wanted, switches).map_err(|error| failed(&error))
}

/// `body.result`; CMS in PEM with the label CMS, but in the form with the certificate bare base64.
fn shape(key: &Key, signatures: Vec<String>, was_list: bool, manner: &Manner, switches: &Switches) -> Value {
    let shape = match switches.shape {
        Shape::ByVersion if manner.output_certificate => Shape::Object,
        Shape::ByVersion if switches.is_old() && !was_list => Shape::String,
        Shape::ByVersion => Shape::Array,
        demanded => demanded,
    };
    let in_pem = |signature: &String| if manner.is_xml { signature.clone() } else { pem(signature) };
    match shape {
        Shape::Object => {
            json!({ "signatures": signatures, "certificate": BASE64.encode(key.certificate()) })
        }
        Shape::String => json!(signatures.first().map(in_pem)),
        Shape::Array | Shape::ByVersion => json!(signatures.iter().map(in_pem).collect::<Vec<_>>()),
    }
}

fn pem(base64: &str) -> String {
    const LINE: usize = 64;
    let mut text = "-----BEGIN CMS-----\n".to_owned();
    let mut rest = base64;
    while !rest.is_empty() {
        let (line, after) = rest.split_at_checked(LINE).unwrap_or((rest, ""));
        text.push_str(line);
        text.push('\n');
        rest = after;
    }
    text.push_str("-----END CMS-----\n");
    text
}
