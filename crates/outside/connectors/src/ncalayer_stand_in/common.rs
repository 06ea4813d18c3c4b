//! The module `kz.gov.pki.knca.commonUtils`: arguments by their place, answers `{code, responseObject}`.

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use serde_json::{Value, json};
use zan_throwaway_pki::Key;

use super::{
    State,
    choice::Filter,
    key_info,
    session::Wanted,
    switches::{Answer, Switches},
    wire::{self, Request, common as answer},
};

/// The answer, with the caller's mark when there was one.
pub(super) fn reply(state: &State, request: &Request, switches: &Switches) -> Value {
    let mut reply = dispatch(state, request, switches).unwrap_or_else(|refusal| refusal);
    if let (Some(uuid), Some(members)) = (&request.uuid, reply.as_object_mut()) {
        members.insert("uuid".to_owned(), uuid.clone());
    }
    reply
}

fn dispatch(state: &State, request: &Request, switches: &Switches) -> Result<Value, Value> {
    let object = match request.method.as_str() {
        "getActiveTokens" => return Ok(answer::result(json!(switches.tokens))),
        "changeLocale" => {
            let locale = request.text(0).filter(|locale| ["kk", "ru", "en"].contains(locale));
            state.set_locale(locale.ok_or_else(|| mismatch("changeLocale"))?);
            return Ok(answer::result(Value::Null));
        }
        "getKeyInfo" => {
            let key = key(state, &Filter::default(), switches)?;
            let info = key_info::of(&key).ok_or_else(|| answer::error("the certificate cannot be read"))?;
            serde_json::to_value(info).unwrap_or_default()
        }
        // This one has a time stamp inside, the next has none (second-hand: notes of public clients).
        "createCMSSignatureFromBase64" => json!(cms(state, request, switches, true, false)?),
        "createCAdESFromBase64" => json!(cms(state, request, switches, false, false)?),
        "createCAdESFromBase64Hash" => json!(cms(state, request, switches, false, true)?),
        "signXml" => {
            let xml = request.text(2).ok_or_else(|| mismatch("signXml"))?;
            json!(sign_xml(&signer(state, request, switches)?, xml)?)
        }
        "signXmls" => {
            let documents = request.args.get(2).and_then(Value::as_array);
            let documents = documents.ok_or_else(|| mismatch("signXmls"))?;
            let key = signer(state, request, switches)?;
            let sign =
                |document: &Value| sign_xml(&key, document.as_str().ok_or_else(|| mismatch("signXmls"))?);
            json!(documents.iter().map(sign).collect::<Result<Vec<_>, Value>>()?)
        }
        other => return Err(answer::error(&format!("java.lang.NoSuchMethodException: {other}"))),
    };
    Ok(answer::result(object))
}

fn mismatch(method: &str) -> Value {
    answer::error(&format!("java.lang.IllegalArgumentException: argument type mismatch. Method: {method}"))
}

/// The key, unless the person cancels or the program fails.
fn key(state: &State, filter: &Filter, switches: &Switches) -> Result<Key, Value> {
    match switches.answer {
        Answer::Cancel => Err(answer::cancelled()),
        Answer::Error => Err(answer::error("the stand-in was told to fail")),
        Answer::Sign | Answer::HangUp => {
            state.choose(filter, switches).ok_or_else(|| answer::error("no key fits what is asked for"))
        }
    }
}

fn signer(state: &State, request: &Request, switches: &Switches) -> Result<Key, Value> {
    key(state, &Filter::for_use(request.text(1)), switches)
}

/// Arguments: storage, use of the key, base64 of data or digest, whether the data go inside.
fn cms(
    state: &State,
    request: &Request,
    switches: &Switches,
    time_stamp: bool,
    digested: bool,
) -> Result<String, Value> {
    let data = request.text(2).and_then(|text| BASE64.decode(text).ok());
    let data = data.ok_or_else(|| mismatch(&request.method))?;
    let wanted = Wanted { attached: wire::truth(request.args.get(3)), digested, time_stamp };
    let key = signer(state, request, switches)?;
    state.sign_cms(&key, &data, wanted, switches).map_err(|error| answer::error(&error))
}

fn sign_xml(key: &Key, xml: &str) -> Result<String, Value> {
    key.sign_xml(xml).map_err(|error| answer::error(&error.to_string()))
}
