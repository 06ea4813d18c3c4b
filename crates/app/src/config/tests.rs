use super::*;

fn read(text: &str, variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), text).unwrap();
    Config::read(Some(file.path()), variables.iter().map(|(name, value)| (name.into(), value.into())))
}

fn refusal(text: &str, variables: &[(&str, &str)]) -> String {
    read(text, variables).unwrap_err().to_string()
}

#[test]
fn nothing_configured_is_a_private_database_on_this_machine_only() {
    let config = read("", &[]).unwrap();
    assert_eq!(config, Config::default());
    assert!(config.database.url.is_none());
    assert!(config.web.listen.ip().is_loopback());
    assert!(!config.demo.enabled);
}

/// To renew the file: `ZAN_CONFIG=write cargo test -p zan config`.
#[test]
fn the_example_file_shows_every_key_as_it_is() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../zan.example.toml");
    let expected = keys::example().unwrap();
    if std::env::var_os(FILE_VARIABLE).is_some_and(|value| value == "write") {
        fs::write(&file, &expected).unwrap();
    }
    assert_eq!(fs::read_to_string(&file).unwrap_or_default(), expected);
    assert_eq!(Config::read(Some(&file), []).unwrap(), Config::default());
}

#[test]
fn the_examples_are_valid_too() {
    let text = keys::example().unwrap();
    for key in KEYS.iter().filter(|key| !key.example.is_empty()) {
        let commented = format!("# {} = {}", key.name, key.example);
        let set = text.replace(&commented, commented.trim_start_matches("# "));
        assert_ne!(set, text, "{}", key.name);
        toml::from_str::<Config>(&set).unwrap();
    }
}

#[test]
fn every_key_is_documented_and_every_variable_is_its_own() {
    let mut variables: Vec<String> = KEYS.iter().map(Key::variable).collect();
    variables.sort();
    variables.dedup();
    assert_eq!(variables.len(), KEYS.len());
    for key in KEYS {
        assert!(key.documentation.iter().any(|line| line.len() > 10), "{}", key.name);
    }
}

#[test]
fn unknown_keys_are_refused_with_their_line() {
    let text = refusal("[web]\nlisten = \"127.0.0.1:1\"\nlissten = 1\n", &[]);
    assert!(text.contains("lissten") && text.contains("line 3"), "{text}");
    let text = refusal("[websites]\n", &[]);
    assert!(text.contains("websites"), "{text}");
}

#[test]
fn an_unknown_variable_is_refused_with_the_nearest_name() {
    let text = refusal("", &[("ZAN_WEB_LISTN", "x")]);
    assert!(text.contains("ZAN_WEB_LISTN") && text.ends_with("did you mean ZAN_WEB_LISTEN?"), "{text}");
    let text = refusal("", &[("ZAN_DATABASE_MAXCONNECTIONS", "5")]);
    assert!(text.ends_with("did you mean ZAN_DATABASE_MAX_CONNECTIONS?"), "{text}");
    assert!(read("", &[("ZAN_AXE", "axe.min.js"), ("PATH", "/bin"), ("ZANZIBAR", "1")]).is_ok());
}

#[test]
fn variables_win_over_the_file() {
    let file = "[web]\nlisten = \"127.0.0.1:1\"\n[limits]\nrequest_seconds = 5\n";
    let variables = [
        ("ZAN_WEB_LISTEN", "0.0.0.0:80"),
        ("ZAN_DEMO_ENABLED", "true"),
        ("ZAN_DATABASE_MAX_CONNECTIONS", "7"),
        ("ZAN_LOG_FORMAT", "pretty"),
        ("ZAN_MAIL_FROM", ""),
    ];
    let config = read(file, &variables).unwrap();
    assert_eq!(config.web.listen.to_string(), "0.0.0.0:80");
    assert!(config.demo.enabled);
    assert_eq!(config.database.max_connections, 7);
    assert_eq!(config.log.format, LogFormat::Pretty);
    assert_eq!(config.limits.request_seconds, 5);
    assert_eq!(config.mail.from, Config::default().mail.from);
}

#[test]
fn wrong_values_are_named_with_their_variable() {
    for (name, value) in [
        ("ZAN_WEB_LISTEN", "here"),
        ("ZAN_DEMO_ENABLED", "yes"),
        ("ZAN_DATABASE_MAX_CONNECTIONS", "many"),
        ("ZAN_DATABASE_MAX_CONNECTIONS", "-1"),
        ("ZAN_LOG_FORMAT", "xml"),
    ] {
        let text = refusal("", &[(name, value)]);
        assert!(text.contains(name), "{text}");
    }
}

#[test]
fn the_customary_variable_names_the_database_unless_ours_does() {
    let url = |config: Config| config.database.url.unwrap().expose().to_owned();
    let customary = ("DATABASE_URL", "postgres://customary");
    assert_eq!(url(read("", &[customary]).unwrap()), "postgres://customary");
    let ours = ("ZAN_DATABASE_URL", "postgres://ours");
    assert_eq!(url(read("", &[ours, customary]).unwrap()), "postgres://ours");
    assert!(read("", &[("DATABASE_URL", "")]).unwrap().database.url.is_none());
}

#[test]
fn secrets_come_from_files_and_are_never_printed() {
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), "postgres://zan:hidden@db/zan\n").unwrap();
    let text = format!("[database]\nurl_file = {:?}\n", file.path());
    let config = read(&text, &[]).unwrap();
    assert_eq!(config.database.url.as_ref().unwrap().expose(), "postgres://zan:hidden@db/zan");
    assert!(!format!("{config:?}").contains("hidden"));
    let both = format!("{text}url = \"postgres://other\"\n");
    assert!(refusal(&both, &[]).contains("database.url"));
    let overridden = read(&text, &[("ZAN_DATABASE_URL", "postgres://other")]).unwrap();
    assert_eq!(overridden.database.url.unwrap().expose(), "postgres://other");
    assert!(refusal("[mail]\nsmtp_url_file = \"/nowhere/at/all\"\n", &[]).contains("/nowhere/at/all"));
}

#[test]
fn values_that_make_no_sense_are_refused() {
    for (text, key) in [
        ("[web]\nbase_url = \"zan.kz\"", "web.base_url"),
        ("[web]\nbase_url = \"https://zan.kz/\"", "web.base_url"),
        ("[web]\ninner_listen = \"127.0.0.1:8080\"", "web.inner_listen"),
        ("[mail]\nfrom = \"nobody\"", "mail.from"),
        ("[limits]\nrequest_seconds = 0", "limits"),
        ("[database]\nmax_connections = 0", "database.max_connections"),
    ] {
        let refused = refusal(text, &[]);
        assert!(refused.contains(key), "{refused}");
    }
}

#[test]
fn distances_are_counted() {
    assert_eq!(distance("", ""), 0);
    assert_eq!(distance("", "abc"), 3);
    assert_eq!(distance("kitten", "sitting"), 3);
    assert_eq!(distance("заң", "зан"), 1);
}
