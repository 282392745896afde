//! Findings for people: the place, an excerpt with carets, and what to type.

use super::super::{Diagnostic, Locale, Location, Severity, Sources};
use super::excerpt::{Excerpt, printable};
use super::lines::Lines;
use anstyle::{AnsiColor, Style};
use std::io::{self, Write};

const STRONG: Style = Style::new().bold();
const GUTTER: Style = AnsiColor::Blue.on_default();
const RELATED: Style = AnsiColor::Cyan.on_default().bold();
const HELP: Style = AnsiColor::Green.on_default().bold();

/// Writes each finding with its excerpts, and an empty line after it.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(out: &mut dyn Write, findings: &[Diagnostic], sources: &dyn Sources, locale: Locale) -> io::Result<()> {
    let mut lines = Lines::new(sources);
    for finding in findings {
        one(out, finding, &mut lines, locale)?;
        writeln!(out)?;
    }
    Ok(())
}

fn one(out: &mut dyn Write, finding: &Diagnostic, lines: &mut Lines<'_>, locale: Locale) -> io::Result<()> {
    let style = style(finding.severity);
    let gutter = gutter(finding, lines);
    writeln!(
        out,
        "{}: {style}{}[{}]{style:#}: {STRONG}{}{STRONG:#}",
        lines.address(&finding.location),
        finding.severity.as_str(),
        finding.code,
        printable(finding.message.get(locale)),
    )?;
    if let Some(excerpt) = lines.excerpt(&finding.location) {
        underline(out, &excerpt, gutter, ("^", style))?;
    }
    for related in &finding.related {
        writeln!(
            out,
            "{}: {RELATED}note{RELATED:#}: {}",
            lines.address(&related.location),
            printable(related.message.get(locale)),
        )?;
        if let Some(excerpt) = lines.excerpt(&related.location) {
            underline(out, &excerpt, gutter, ("-", RELATED))?;
        }
    }
    if let Some(help) = &finding.help {
        let help = printable(help.get(locale));
        match locale {
            Locale::Zh => writeln!(out, "{HELP}帮助：{HELP:#}{help}")?,
            Locale::En => writeln!(out, "{HELP}help:{HELP:#} {help}")?,
        }
    }
    Ok(())
}

/// A line's number and text, and below it the mark under the place.
fn underline(
    out: &mut dyn Write,
    (number, excerpt): &(usize, Excerpt),
    gutter: usize,
    (mark, style): (&str, Style),
) -> io::Result<()> {
    let text = excerpt.text.trim_end();
    let space = if text.is_empty() { "" } else { " " };
    writeln!(out, "{GUTTER}{number:>gutter$} |{GUTTER:#}{space}{text}")?;
    writeln!(
        out,
        "{GUTTER}{:>gutter$} |{GUTTER:#} {:column$}{style}{}{style:#}",
        "",
        "",
        mark.repeat(excerpt.width),
        column = excerpt.column,
    )
}

/// The width of the longest line number among a finding's excerpts.
fn gutter(finding: &Diagnostic, lines: &mut Lines<'_>) -> usize {
    let related = finding.related.iter().map(|related| &related.location);
    std::iter::once(&finding.location)
        .chain(related)
        .filter_map(|location: &Location| lines.range(location))
        .map(|(start, _)| start.line.to_string().len())
        .max()
        .unwrap_or(0)
}

fn style(severity: Severity) -> Style {
    match severity {
        Severity::Error => AnsiColor::Red.on_default().bold(),
        Severity::Warning => AnsiColor::Yellow.on_default().bold(),
        Severity::Note => RELATED,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::{Code, Text};
    use super::super::testing::{PATH, REPORT, finding, written};
    use super::*;

    /// Takes colours out, as the caller's stream does.
    fn plain(coloured: &str) -> String {
        let mut text = String::new();
        let mut chars = coloured.chars();
        while let Some(c) = chars.next() {
            if c == '\u{1b}' {
                chars.by_ref().find(|c| *c == 'm');
            } else {
                text.push(c);
            }
        }
        text
    }

    fn shown(finding: &Diagnostic, text: &'static str, locale: Locale) -> String {
        plain(&written(write, std::slice::from_ref(finding), text, locale))
    }

    #[test]
    fn a_finding_has_place_excerpt_relation_and_help() {
        let title = REPORT.find("聊城").unwrap();
        let finding = finding(REPORT, "18家")
            .with_related(
                Location::at(PATH, title..title + "聊城".len()),
                Text::new("记录在这里", "the record is here"),
            )
            .with_help(Text::new("写“17家”", "type “17家”"));
        assert_eq!(
            shown(&finding, REPORT, Locale::En),
            "content/reports/x/zh.md:7:2: error[FG004]: not what the record says\n\
             7 | [18家](figure:key-users)。\n  |  ^^^^\n\
             content/reports/x/zh.md:2:8: note: the record is here\n\
             2 | title: 聊城\n  |        ----\n\
             help: type “17家”\n\n"
        );
        let chinese = shown(&finding, REPORT, Locale::Zh);
        assert!(chinese.contains("error[FG004]: 与记录不符\n"));
        assert!(chinese.ends_with("帮助：写“17家”\n\n"));
    }

    #[test]
    fn a_finding_about_a_file_has_no_excerpt() {
        let finding = Diagnostic::new(
            Code::CF007,
            Location::file("site.yaml"),
            Text::new("没有这个文件", "the file is missing"),
        );
        assert_eq!(
            shown(&finding, REPORT, Locale::Zh),
            "site.yaml: error[CF007]: 没有这个文件\n\n"
        );
    }

    #[test]
    fn crlf_and_a_byte_order_mark_move_nothing() {
        let text = "\u{feff}---\r\n\ttpoics: 双碳\r\n---\r\n";
        assert_eq!(
            shown(&finding(text, "双碳"), text, Locale::En),
            "content/reports/x/zh.md:2:10: error[FG004]: not what the record says\n\
             2 |     tpoics: 双碳\n  |             ^^^^\n\n"
        );
        let first = shown(&finding(text, "---"), text, Locale::En);
        assert!(first.contains(":1:1: "), "{first}");
        assert!(first.contains("1 | ---\n  | ^^^\n"), "{first}");
    }

    #[test]
    fn several_lines_are_underlined_to_the_end_of_the_first() {
        let finding = finding(REPORT, "进展\n\n[18家]");
        assert!(shown(&finding, REPORT, Locale::En).contains("5 | ## 进展\n  |    ^^^^\n"));
    }

    #[test]
    fn the_end_of_a_file_can_be_pointed_at() {
        let end = Location::at(PATH, REPORT.len()..REPORT.len());
        let finding = Diagnostic::new(Code::FM001, end, Text::new("没有结束", "not closed"));
        assert_eq!(
            shown(&finding, REPORT, Locale::En),
            "content/reports/x/zh.md:8:1: error[FM001]: not closed\n8 |\n  | ^\n\n"
        );
    }
}
