use std::fs;
use std::path::Path;

use zan_kernel::{codes::CodeLists, journal, law_data};

use super::*;
use crate::directory;
use crate::testing::{World, empty_country};

/// The files of `data/` in a folder of their own, to be spoiled.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)
        } else {
            fs::copy(entry.path(), target).map(|_| ()).unwrap()
        }
    }
}

struct Folder(std::path::PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("zan-reference-{name}-{}", std::process::id()));
        copy(&zan_testkit::repository().join("data"), &path);
        Self(path)
    }

    fn change(&self, file: &str, from: &str, to: &str) {
        let path = self.0.join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} has no {from}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
    }

    fn source(&self) -> DataSource {
        DataSource::Folder(self.0.clone())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

async fn count(world: &World, sql: &'static str) -> i64 {
    sqlx::query_scalar(sql).fetch_one(world.pool()).await.unwrap()
}

#[tokio::test]
async fn the_data_is_in_the_tables_and_loading_again_changes_nothing() {
    let world = empty_country().await;
    assert_eq!(count(&world, "SELECT count(*) FROM regions").await, 20);
    assert_eq!(count(&world, "SELECT count(*) FROM units").await, 292);
    assert_eq!(count(&world, "SELECT count(*) FROM duty_zones").await, 78);
    let uncovered = "SELECT count(*) FROM units u WHERE kind LIKE '%police%'
        AND NOT EXISTS (SELECT FROM unit_zones z WHERE z.unit_id = u.id)";
    assert_eq!(count(&world, uncovered).await, 0);
    let codes = CodeLists::load(world.pool()).await.unwrap();
    assert_eq!(codes.list("ground").first().unwrap().code, "1");
    assert_eq!(codes.item("ground", "2").unwrap().extra["waiver"], "no");
    for kind in ["tariffs", "payment-rules", "indicators", "dispatch", "clocks", "calendar", "dimensions"] {
        assert!(!law_data::editions(world.pool(), kind).await.unwrap().is_empty(), "{kind}");
    }
    let size = world.journal().await.len();
    let again = load(&world.platform, &DataSource::Embedded).await.unwrap();
    assert!(!again.changed(), "{again:?}");
    assert_eq!(world.journal().await.len(), size);
    assert!(journal::verify(world.pool()).await.unwrap().is_clean());
}

#[tokio::test]
async fn a_changed_file_changes_its_rows_only() {
    let world = empty_country().await;
    let folder = Folder::new("changed");
    folder.change("codes.toml", "Неверная категория преступления", "Категория указана неверно");
    folder.change("rules/dispatch.toml", "window_days = { value = 90", "window_days = { value = 60");
    folder.change("directory/zones.tsv", "Зона дежурства города Семея", "Зона дежурства города Семей");
    let loaded = load(&world.platform, &folder.source()).await.unwrap();
    assert_eq!(loaded, Loaded { zones: 1, codes: 1, editions: 1, ..Loaded::default() });
    let newest = law_data::editions(world.pool(), "dispatch").await.unwrap();
    assert_eq!(newest.len(), 1);
    assert!(newest.first().unwrap().content.contains("value = 60"));
}

#[tokio::test]
async fn bad_rows_are_all_named_and_nothing_is_loaded() {
    let world = empty_country().await;
    let folder = Folder::new("bad");
    folder.change(
        "directory/units.tsv",
        "ASTANA-UP-ESIL\tASTANA\tг. Нур-Султан\t71",
        "ASTANA-UP-ESIL\tASTANA\tг. Нур-Султан\t98",
    );
    folder.change("codes.toml", "code = \"victim\"", "code = \"suspect\"");
    folder.change("rules/clocks.toml", "kind = \"deadline\"", "kind = = \"deadline\"");
    folder.change("regions/regions.tsv", "Астана қаласы", "Елорда");
    let before = world.journal().await.len();
    let LoadError::Bad(bad) = load(&world.platform, &folder.source()).await.unwrap_err() else { panic!() };
    let files: std::collections::BTreeSet<_> = bad.iter().map(|row| row.file.as_str()).collect();
    assert_eq!(
        files,
        ["codes.toml", "directory/units.tsv", "rules/clocks.toml"]
            .into_iter()
            .chain(files.contains("directory/zone-units.tsv").then_some("directory/zone-units.tsv"))
            .collect()
    );
    assert!(bad.iter().any(|row| row.reason.contains("unknown_region") && row.line > 1), "{bad:?}");
    assert_eq!(world.journal().await.len(), before);
    assert_eq!(count(&world, "SELECT count(*) FROM regions WHERE name_kk = 'Елорда'").await, 0);

    fs::remove_file(folder.0.join("codes.toml")).unwrap();
    let missing = load(&world.platform, &folder.source()).await.unwrap_err();
    assert!(matches!(&missing, LoadError::Unreadable { file, .. } if file == "codes.toml"), "{missing}");
}

#[tokio::test]
async fn the_directory_is_the_same_with_and_without_a_database() {
    let world = empty_country().await;
    let mut embedded = directory::embedded().unwrap();
    embedded.sort_by(|one, other| one.code.cmp(&other.code));
    let mut stored = directory::list(world.pool()).await.unwrap();
    stored.sort_by(|one, other| one.code.cmp(&other.code));
    assert_eq!(serde_json::to_value(&embedded).unwrap(), serde_json::to_value(&stored).unwrap());
    assert_eq!(directory::regions(world.pool()).await.unwrap().len(), 20);
    assert_eq!(directory::zones(world.pool(), Some("71")).await.unwrap().len(), 2);
    let unit = stored.iter().find(|unit| unit.code == "ASTANA-UP-ESIL").unwrap();
    let found = directory::unit_by_id(world.pool(), unit.id).await.unwrap().unwrap();
    assert_eq!(&found, unit);
    assert_eq!(directory::unit_by_code(world.pool(), &unit.code).await.unwrap().as_ref(), Some(unit));
    assert!(unit.zone_id.is_some());
}
