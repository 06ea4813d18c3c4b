//! Running axe-core in a page. It is not part of the repository: `script/test` fetches it.

use std::env;
use std::fmt;
use std::fs;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use thirtyfour::prelude::WebDriver;

/// Names the file `axe.min.js` of the npm package `axe-core`.
const FILE_VARIABLE: &str = "ZAN_AXE";

const RUN: &str = r#"
const done = arguments[arguments.length - 1];
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
axe.run(document, { runOnly: { type: "tag", values: rules }, resultTypes: ["violations"] })
  .then(found => done(JSON.stringify({ violations: found.violations.map(one => ({
    rule: one.id,
    impact: one.impact || "",
    help: one.help,
    places: one.nodes.map(node => `${node.target.join(" ")}  ${node.html.slice(0, 160)}`),
  })) })))
  .catch(error => done(JSON.stringify({ error: String(error) })));
"#;

/// A rule of axe-core the page breaks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Violation {
    /// The rule's name in axe-core, for example `color-contrast`.
    pub rule: String,
    /// How bad: `minor`, `moderate`, `serious` or `critical`.
    pub impact: String,
    /// The rule in one English sentence.
    pub help: String,
    /// The elements, each as a selector and the start of its HTML.
    pub places: Vec<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} ({}): {}\n    {}", self.rule, self.impact, self.help, self.places.join("\n    "))
    }
}

#[derive(Deserialize)]
struct Answer {
    error: Option<String>,
    #[serde(default)]
    violations: Vec<Violation>,
}

pub(super) async fn violations(driver: &WebDriver) -> Result<Vec<Violation>> {
    let file = env::var(FILE_VARIABLE)
        .ok()
        .filter(|file| !file.is_empty())
        .with_context(|| format!("{FILE_VARIABLE} must name axe.min.js; script/test fetches it"))?;
    let source = fs::read_to_string(&file).with_context(|| file.clone())?;
    driver.execute(source, Vec::new()).await?;
    let answer: String = driver.execute_async(RUN, Vec::new()).await?.convert()?;
    let answer: Answer = serde_json::from_str(&answer)?;
    match answer.error {
        Some(error) => bail!("axe-core failed: {error}"),
        None => Ok(answer.violations),
    }
}
