//! Workflow commands, which GitHub shows beside the changed lines.

use super::super::{Diagnostic, Locale, Severity, Sources};
use super::lines::Lines;
use std::io::{self, Write};

/// Writes `::error file=…,line=…,title=CODE::message` for each finding; a help
/// line follows in the same annotation.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(out: &mut dyn Write, findings: &[Diagnostic], sources: &dyn Sources, locale: Locale) -> io::Result<()> {
    let mut lines = Lines::new(sources);
    for finding in findings {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        write!(out, "::{command} file={}", property(&finding.location.path))?;
        if let Some((start, end)) = lines.range(&finding.location) {
            write!(out, ",line={}", start.line)?;
            // The runner refuses columns where the lines differ.
            if start.line == end.line {
                write!(out, ",col={}", start.column)?;
            }
            write!(out, ",endLine={}", end.line)?;
            if start.line == end.line {
                write!(out, ",endColumn={}", end.column)?;
            }
        }
        let message = finding.message.get(locale);
        write!(out, ",title={}::{}", finding.code, data(message))?;
        if let Some(help) = &finding.help {
            write!(out, "%0A{}", data(help.get(locale)))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Escapes what follows the second `::`.
fn data(text: &str) -> String {
    // The percent sign first, or it would escape the escapes.
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::super::super::{Code, Location, Text};
    use super::super::testing::{REPORT, finding, written};
    use super::*;

    #[test]
    fn a_finding_is_a_command() {
        let finding = finding(REPORT, "18家").with_help(Text::new("写“17家”", "type “17家”"));
        assert_eq!(
            written(write, &[finding], REPORT, Locale::En),
            "::error file=content/reports/x/zh.md,line=7,col=2,endLine=7,endColumn=5,title=FG004\
             ::not what the record says%0Atype “17家”\n"
        );
    }

    #[test]
    fn columns_are_left_out_where_the_lines_differ() {
        let text = written(write, &[finding(REPORT, "进展\n\n[18家]")], REPORT, Locale::En);
        assert!(text.contains(",line=5,endLine=7,title="), "{text}");
    }

    #[test]
    fn what_the_runner_would_misread_is_escaped() {
        let finding = Diagnostic::new(
            Code::CF009,
            Location::file("content/a,b:c%.txt"),
            Text::new("", "12.8%: one,\r\ntwo"),
        );
        assert_eq!(
            written(write, &[finding], REPORT, Locale::En),
            "::warning file=content/a%2Cb%3Ac%25.txt,title=CF009::12.8%25: one,%0D%0Atwo\n"
        );
    }
}
