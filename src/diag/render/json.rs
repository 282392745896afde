//! One JSON object a line. Its fields are an interface: `docs/` describes them.

use super::super::{Diagnostic, Locale, Sources};
use super::lines::Lines;
use serde::Serialize;
use std::io::{self, Write};

/// A finding. Places are null where it is about a file as such.
#[derive(Serialize)]
struct Record<'f> {
    code: &'f str,
    severity: &'f str,
    message: &'f str,
    path: &'f str,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    /// The column after the last character.
    end_column: Option<usize>,
    help: Option<&'f str>,
    related: Vec<RelatedRecord<'f>>,
}

#[derive(Serialize)]
struct RelatedRecord<'f> {
    path: &'f str,
    line: Option<usize>,
    column: Option<usize>,
    message: &'f str,
}

/// Writes one object a line.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(out: &mut dyn Write, findings: &[Diagnostic], sources: &dyn Sources, locale: Locale) -> io::Result<()> {
    let mut lines = Lines::new(sources);
    for finding in findings {
        serde_json::to_writer(&mut *out, &record(finding, &mut lines, locale))?;
        writeln!(out)?;
    }
    Ok(())
}

fn record<'f>(finding: &'f Diagnostic, lines: &mut Lines<'_>, locale: Locale) -> Record<'f> {
    let (start, end) = lines.range(&finding.location).unzip();
    let related = finding.related.iter().map(|related| {
        let start = lines.range(&related.location).map(|(start, _)| start);
        RelatedRecord {
            path: &related.location.path,
            line: start.map(|p| p.line),
            column: start.map(|p| p.column),
            message: related.message.get(locale),
        }
    });
    Record {
        code: finding.code.as_str(),
        severity: finding.severity.as_str(),
        message: finding.message.get(locale),
        path: &finding.location.path,
        related: related.collect(),
        line: start.map(|p| p.line),
        column: start.map(|p| p.column),
        end_line: end.map(|p| p.line),
        end_column: end.map(|p| p.column),
        help: finding.help.as_ref().map(|help| help.get(locale)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::{Code, Location, Text};
    use super::super::testing::{PATH, REPORT, finding, written};
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn every_field_is_there() {
        let finding = finding(REPORT, "18家")
            .with_help(Text::new("写“17家”", "type “17家”"))
            .with_related(Location::at(PATH, 4..9), Text::new("这里", "here"))
            .with_related(Location::file("site.yaml"), Text::new("那里", "there"));
        let about_a_file = Diagnostic::new(
            Code::CF009,
            Location::file("content/notes.txt"),
            Text::new("没有用处", "of no use"),
        );
        let text = written(write, &[finding, about_a_file], REPORT, Locale::Zh);
        let objects: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(
            objects,
            [
                json!({
                    "code": "FG004", "severity": "error", "message": "与记录不符", "path": PATH,
                    "line": 7, "column": 2, "end_line": 7, "end_column": 5, "help": "写“17家”",
                    "related": [
                        {"path": PATH, "line": 2, "column": 1, "message": "这里"},
                        {"path": "site.yaml", "line": null, "column": null, "message": "那里"},
                    ],
                }),
                json!({
                    "code": "CF009", "severity": "warning", "message": "没有用处",
                    "path": "content/notes.txt", "line": null, "column": null,
                    "end_line": null, "end_column": null, "help": null, "related": [],
                }),
            ]
        );
        assert!(text.starts_with(r#"{"code":"FG004","severity":"error","message":"#));
    }
}
