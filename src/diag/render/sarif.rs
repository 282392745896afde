//! SARIF 2.1.0, for services that collect the findings of many tools.

use super::super::explain::Page;
use super::super::{Code, Diagnostic, Locale, Location, Sources};
use super::lines::Lines;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::{self, Write};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Writes one log with one run; its rules are the whole registry of codes.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(out: &mut dyn Write, findings: &[Diagnostic], sources: &dyn Sources, locale: Locale) -> io::Result<()> {
    let mut lines = Lines::new(sources);
    let rules: Vec<Value> = Code::ALL.iter().map(|code| rule(*code, locale)).collect();
    let results: Vec<Value> = findings
        .iter()
        .map(|finding| result(finding, &mut lines, locale))
        .collect();
    let language = match locale {
        Locale::Zh => "zh-CN",
        Locale::En => "en",
    };
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "wenzhai",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "language": language,
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

fn rule(code: Code, locale: Locale) -> Value {
    let page = Page::of(code);
    json!({
        "id": code.as_str(),
        "shortDescription": {"text": page.title(locale)},
        "fullDescription": {"text": page.body(locale)},
        "defaultConfiguration": {"level": code.severity().as_str()},
    })
}

fn result(finding: &Diagnostic, lines: &mut Lines<'_>, locale: Locale) -> Value {
    let mut text = finding.message.get(locale).to_owned();
    if let Some(help) = &finding.help {
        text.push('\n');
        text.push_str(help.get(locale));
    }
    let related: Vec<Value> = finding
        .related
        .iter()
        .map(|related| {
            let mut place = location(&related.location, lines);
            place["message"] = json!({"text": related.message.get(locale)});
            place
        })
        .collect();
    let mut result = json!({
        "ruleId": finding.code.as_str(),
        "ruleIndex": Code::ALL.iter().position(|code| *code == finding.code),
        "level": finding.severity.as_str(),
        "message": {"text": text},
        "locations": [location(&finding.location, lines)],
    });
    if !related.is_empty() {
        result["relatedLocations"] = Value::Array(related);
    }
    result
}

fn location(location: &Location, lines: &mut Lines<'_>) -> Value {
    let mut place = json!({"artifactLocation": {"uri": uri(&location.path)}});
    if let Some((start, end)) = lines.range(location) {
        place["region"] = json!({
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        });
    }
    json!({"physicalLocation": place})
}

/// A relative path as the relative reference that SARIF wants (RFC 3986).
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => {
                // Writing to a string cannot fail.
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::super::super::Text;
    use super::super::testing::{PATH, REPORT, finding, written};
    use super::*;

    #[test]
    fn results_name_their_rules_and_places() {
        let finding = finding(REPORT, "18家").with_related(Location::file("content/图.md"), Text::new("这里", "here"));
        let log: Value = serde_json::from_str(&written(write, &[finding], REPORT, Locale::En)).unwrap();
        let run = &log["runs"][0];
        let result = &run["results"][0];
        let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        let rules = &run["tool"]["driver"]["rules"];
        assert_eq!(rules[rule]["id"], "FG004");
        assert_eq!(rules.as_array().unwrap().len(), Code::ALL.len());
        assert_eq!(
            result["locations"][0]["physicalLocation"],
            json!({
                "artifactLocation": {"uri": PATH},
                "region": {"startLine": 7, "startColumn": 2, "endLine": 7, "endColumn": 5},
            })
        );
        assert_eq!(
            result["relatedLocations"][0],
            json!({
                "physicalLocation": {"artifactLocation": {"uri": "content/%E5%9B%BE.md"}},
                "message": {"text": "here"},
            })
        );
    }
}
