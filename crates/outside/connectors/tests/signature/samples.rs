//! Messages against the project's collected samples, where those lie beside the checkout.

use serde_json::{Value, json};
use zan_connectors::{
    egov_mobile_stand_in::{AuthType, Documents, Invitation, SignMethod},
    ncalayer_stand_in::{Answer, Shape, Switches},
};

use super::ncalayer::World;

fn sample(name: &str) -> Option<Value> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../../shared/fixtures/composed");
    let text = std::fs::read_to_string(format!("{folder}/{name}")).ok();
    if text.is_none() {
        println!("skipped: no samples");
    }
    Some(serde_json::from_str(&text?).unwrap())
}

/// The shape of a message: its texts forgotten but for short words that are codes.
fn shape(value: &Value) -> Value {
    match value {
        Value::String(text) if text.starts_with("-----BEGIN CMS-----\n") => json!("PEM"),
        Value::String(text) if text.starts_with("MII") => json!("base64"),
        Value::Array(items) => items.iter().map(shape).collect(),
        Value::Object(members) => members.iter().map(|(name, value)| (name.clone(), shape(value))).collect(),
        other => other.clone(),
    }
}

#[tokio::test]
async fn answers_of_ncalayer_have_the_shapes_of_the_samples() {
    let (Some(request), Some(replies)) =
        (sample("ncalayer-basics-sign-request.json"), sample("ncalayer-replies.json"))
    else {
        return;
    };
    let world = World::new().await;
    let mut browser = world.browser().await;
    let usual = Switches::default();
    let old = Switches { version: "1.3".to_owned(), ..usual.clone() };
    let object = Switches { shape: Shape::Object, ..usual.clone() };
    let cancel = Switches { answer: Answer::Cancel, ..usual.clone() };
    for (switches, expected) in [
        (usual.clone(), "basics_signed_new"),
        (old, "basics_signed_old"),
        (object, "basics_signed_with_certificate"),
        (cancel.clone(), "basics_cancelled"),
    ] {
        world.stand_in.set_switches(switches);
        assert_eq!(shape(&browser.ask(&request).await), shape(&replies[expected]), "{expected}");
    }
    let sign = json!(["PKCS12", "SIGNATURE", "eA==", true]);
    for (switches, method, arguments, expected) in [
        (usual.clone(), "createCAdESFromBase64", sign.clone(), "common_signed"),
        (cancel, "createCAdESFromBase64", sign, "common_cancelled"),
        (usual, "signXml", json!(["PKCS12", "SIGNATURE", 5]), "common_bad_argument"),
    ] {
        world.stand_in.set_switches(switches);
        let reply = browser.common(method, arguments).await;
        assert_eq!(shape(&reply), shape(&replies[expected]), "{expected}");
    }
    world.stand_in.set_switches(Switches { answer: Answer::Error, ..Switches::default() });
    let (reply, mut expected) = (browser.ask(&request).await, replies["basics_error"].clone());
    expected["details"] = reply["details"].clone();
    assert_eq!(reply, expected);
}

#[test]
fn messages_of_egov_mobile_are_those_of_the_samples() {
    let (Some(first), Some(second)) = (sample("egov-mobile-api1.json"), sample("egov-mobile-api2.json"))
    else {
        return;
    };
    let invitation: Invitation = serde_json::from_value(first.clone()).unwrap();
    assert_eq!(invitation.document.auth_type, AuthType::Token);
    assert_eq!(serde_json::to_value(invitation).unwrap(), first);
    let documents: Documents = serde_json::from_value(second.clone()).unwrap();
    assert_eq!(documents.sign_method, SignMethod::CmsSignOnly);
    assert_eq!(serde_json::to_value(documents).unwrap(), second);
}
