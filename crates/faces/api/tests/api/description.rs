//! The description says what the interface does, and is committed.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::scene::{Scene, ready};

fn document() -> Value {
    serde_json::from_str(&zan_api::openapi::text().unwrap()).unwrap()
}

#[test]
fn the_committed_description_is_the_interfaces() {
    let file = zan_testkit::repository().join("docs/openapi.json");
    let text = zan_api::openapi::text().unwrap();
    if std::env::var("ZAN_SNAPSHOT").is_ok_and(|wish| wish == "write") {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, &text).unwrap();
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        committed == text,
        "docs/openapi.json is not the interface any more. Look at what changed, then\n  \
         ZAN_SNAPSHOT=write cargo test -p zan-api description"
    );
}

#[test]
fn every_door_is_described_and_nothing_else() {
    let doors: BTreeSet<(String, String)> = zan_api::doors(ready())
        .rows()
        .into_iter()
        .map(|row| (row.path.to_owned(), row.method.to_lowercase()))
        .collect();
    let described: BTreeSet<(String, String)> = document()["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, item)| {
            item.as_object().unwrap().keys().map(|method| (path.clone(), method.clone()))
        })
        .collect();
    assert_eq!(doors, described);
}

#[test]
fn every_closed_door_names_its_key_and_its_common_errors() {
    for row in zan_api::doors(ready()).rows() {
        let operation = document()["paths"][row.path][row.method.to_lowercase()].clone();
        let closed = row.action != zan_kernel::Action::Public;
        assert_eq!(operation["security"].is_array(), closed, "{}", row.path);
        let expected: &[&str] = match (closed, row.method) {
            (true, "POST") => &["400", "401", "413", "415", "422", "429", "500", "503"],
            (true, _) => &["401", "429", "500", "503"],
            (false, _) => &["200"],
        };
        for status in expected {
            assert!(operation["responses"].get(status).is_some(), "{} {status}", row.path);
        }
    }
}

/// Every `$ref` leads somewhere.
#[test]
fn no_reference_is_dangling() {
    fn follow(document: &Value, value: &Value) {
        match value {
            Value::Object(object) => object.iter().for_each(|(name, inner)| match inner.as_str() {
                Some(target) if name == "$ref" => {
                    assert!(document.pointer(target.trim_start_matches('#')).is_some(), "{target}");
                }
                _ => follow(document, inner),
            }),
            Value::Array(items) => items.iter().for_each(|item| follow(document, item)),
            _ => {}
        }
    }
    let document = document();
    follow(&document, &document);
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(document["components"]["securitySchemes"]["key"]["scheme"], "bearer");
    let headers: Vec<&str> = document["webhooks"]["message"]["post"]["parameters"]
        .as_array()
        .unwrap()
        .iter()
        .map(|parameter| parameter["name"].as_str().unwrap())
        .collect();
    assert_eq!(
        headers,
        [
            zan_connectors::callback::HEADER_ID,
            zan_connectors::callback::HEADER_TIMESTAMP,
            zan_connectors::callback::HEADER_SIGNATURE
        ]
    );
}

#[tokio::test]
async fn the_description_is_served_to_everybody() {
    let scene = Scene::new().await;
    let reply = scene.get_as("", "/api/openapi.json").await;
    assert_eq!(reply.headers["content-type"], "application/json");
    assert_eq!(reply.text, zan_api::openapi::text().unwrap());
}

/// The value that the examples of a schema make up.
fn example(document: &Value, schema: &Value) -> Value {
    if let Some(target) = schema["$ref"].as_str() {
        return example(document, document.pointer(target.trim_start_matches('#')).unwrap());
    }
    match schema["properties"].as_object() {
        Some(members) => {
            members.iter().map(|(name, member)| (name.clone(), example(document, member))).collect()
        }
        None => schema["example"].clone(),
    }
}

#[tokio::test]
async fn the_example_of_an_order_is_taken_as_it_stands() {
    let document = document();
    let order = example(&document, &document["components"]["schemas"]["Order"]);
    let scene = Scene::new().await;
    scene.world.clock.set("2026-11-23T07:00:00Z".parse().unwrap());
    let reply = scene.post("/api/v1/orders", &order).await;
    assert_eq!(reply.status, 201, "{order:#}\n{}", reply.text);
}

#[test]
fn requests_say_that_they_refuse_what_is_not_described() {
    let document = document();
    for (path, item) in document["paths"].as_object().unwrap() {
        let Some(content) = item.pointer("/post/requestBody/content/application~1json/schema/$ref") else {
            continue;
        };
        let schema = document.pointer(content.as_str().unwrap().trim_start_matches('#')).unwrap();
        let mut parts = vec![schema];
        parts.extend(schema["properties"].as_object().unwrap().values().filter_map(|member| {
            document
                .pointer(member["$ref"].as_str()?.trim_start_matches('#'))
                .filter(|part| part["type"] == "object")
        }));
        assert!(parts.iter().all(|part| part["additionalProperties"] == false), "{path}");
    }
}
