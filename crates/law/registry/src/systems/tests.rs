use super::*;
use crate::testing::{administrator, demo_country, empty_country};

fn court() -> NewSystem {
    NewSystem {
        code: "torelik".to_owned(),
        name: "Төрелік".to_owned(),
        callback_url: "https://court.example.kz/callbacks".to_owned(),
        callback_secret: "sixteen characters".to_owned(),
    }
}

#[tokio::test]
async fn a_system_is_known_by_its_key_only() {
    let world = empty_country().await;
    let mut ctx = world.ctx(administrator()).await;
    let created = create(&mut ctx, &court()).await.unwrap();
    ctx.commit().await.unwrap();
    let found = by_api_key(world.pool(), &created.api_key).await.unwrap().unwrap();
    assert_eq!((found.id, found.code.as_str()), (created.system_id, "torelik"));
    assert_eq!(by_api_key(world.pool(), &created.api_key.to_uppercase()).await.unwrap(), None);
    assert_eq!(by_api_key(world.pool(), "").await.unwrap(), None);
    assert!(!world.journal().await.iter().any(|(_, details)| details.contains(&created.api_key)));

    let mut ctx = world.ctx(administrator()).await;
    let error = create(&mut ctx, &court()).await.unwrap_err();
    assert_eq!(error.as_refusal().unwrap().fields.first().unwrap().code, "system-code-taken");
}

#[tokio::test]
async fn every_wrong_field_is_named_at_once() {
    let world = empty_country().await;
    let mut ctx = world.ctx(administrator()).await;
    let new = NewSystem {
        code: "Төрелік".to_owned(),
        name: String::new(),
        callback_url: "ftp://court".to_owned(),
        callback_secret: "short".to_owned(),
    };
    let error = create(&mut ctx, &new).await.unwrap_err();
    let codes: Vec<_> = error.as_refusal().unwrap().fields.iter().map(|field| field.code).collect();
    assert_eq!(codes, ["system-code-shape", "system-name", "system-callback-url", "system-callback-secret"]);
}

#[tokio::test]
async fn the_demonstration_knows_the_register_of_investigations() {
    let world = demo_country().await;
    let found = by_api_key(world.pool(), "demo-key").await.unwrap().unwrap();
    assert_eq!(found.code, "erdr");
    assert_eq!(list(world.pool()).await.unwrap(), [found]);
}
