//! Findings as text: one file per format, and what the formats share.
//!
//! Every format gets the same findings in the order in which they are handed in
//! (see [`super::sort`]) and asks [`Sources`] for the text that they point into.

pub mod diff;
mod excerpt;
pub mod github;
pub mod human;
pub mod json;
mod lines;
pub mod preview;
pub mod sarif;
pub mod short;

use super::{Diagnostic, Locale, Sources, Tally};
use std::fmt;
use std::io::{self, Write};
use std::str::FromStr;

/// The form in which findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// Excerpts with carets, for people.
    #[default]
    Human,
    /// One line a finding, for editors that jump to `path:line:col`.
    Short,
    /// One JSON object a line, for programs.
    Json,
    /// Workflow commands that GitHub shows beside the changed lines.
    Github,
    /// SARIF 2.1.0, for services that collect findings.
    Sarif,
}

impl Format {
    /// Every format, in the order of the command line's help.
    pub const ALL: &'static [Format] = &[
        Format::Human,
        Format::Short,
        Format::Json,
        Format::Github,
        Format::Sarif,
    ];

    /// The name on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Format::Human => "human",
            Format::Short => "short",
            Format::Json => "json",
            Format::Github => "github",
            Format::Sarif => "sarif",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The text is not the name of a format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownFormat;

impl fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("human, short, json, github, sarif")
    }
}

impl std::error::Error for UnknownFormat {}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(text: &str) -> Result<Self, UnknownFormat> {
        Format::ALL
            .iter()
            .copied()
            .find(|format| format.as_str() == text)
            .ok_or(UnknownFormat)
    }
}

/// Writes findings in a format.
///
/// [`Format::Human`] writes colours always; the caller's stream takes them out
/// where they are not wanted.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(
    out: &mut dyn Write,
    format: Format,
    findings: &[Diagnostic],
    sources: &dyn Sources,
    locale: Locale,
) -> io::Result<()> {
    match format {
        Format::Human => human::write(out, findings, sources, locale),
        Format::Short => short::write(out, findings, sources, locale),
        Format::Json => json::write(out, findings, sources, locale),
        Format::Github => github::write(out, findings, sources, locale),
        Format::Sarif => sarif::write(out, findings, sources, locale),
    }
}

/// How many findings there are, as a phrase: `2 errors, 1 warning`.
pub fn summary(tally: Tally, locale: Locale) -> String {
    let counts = [
        (tally.errors, "error", "个错误"),
        (tally.warnings, "warning", "个警告"),
        (tally.notes, "note", "条提示"),
    ];
    let parts: Vec<String> = counts
        .iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, en, zh)| match locale {
            Locale::Zh => format!("{count} {zh}"),
            Locale::En if *count == 1 => format!("{count} {en}"),
            Locale::En => format!("{count} {en}s"),
        })
        .collect();
    match (locale, parts.is_empty()) {
        (Locale::Zh, true) => "没有发现问题".to_owned(),
        (Locale::En, true) => "no findings".to_owned(),
        (Locale::Zh, false) => parts.join("，"),
        (Locale::En, false) => parts.join(", "),
    }
}

/// What the tests of the formats share.
#[cfg(test)]
mod testing {
    use super::super::{Code, Diagnostic, Locale, Location, Sources, Text};
    use std::io::{self, Write};

    /// A report with a misspelt key.
    pub(super) const REPORT: &str = "---\ntitle: 聊城\n---\n\n## 进展\n\n[18家](figure:key-users)。\n";
    pub(super) const PATH: &str = "content/reports/x/zh.md";

    /// The one file of a test.
    pub(super) struct One(pub(super) &'static str);

    impl Sources for One {
        fn text(&self, path: &str) -> Option<&str> {
            (path == PATH).then_some(self.0)
        }
    }

    /// A finding at the first occurrence of `needle` in `text`.
    pub(super) fn finding(text: &str, needle: &str) -> Diagnostic {
        let start = text.find(needle).unwrap();
        Diagnostic::new(
            Code::FG004,
            Location::at(PATH, start..start + needle.len()),
            Text::new("与记录不符", "not what the record says"),
        )
    }

    /// The type of every format's `write`.
    pub(super) type Writer = fn(&mut dyn Write, &[Diagnostic], &dyn Sources, Locale) -> io::Result<()>;

    /// What a format writes for [`REPORT`] or another text.
    pub(super) fn written(writer: Writer, findings: &[Diagnostic], text: &'static str, locale: Locale) -> String {
        let mut out = Vec::new();
        writer(&mut out, findings, &One(text), locale).unwrap();
        String::from_utf8(out).unwrap()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_read_as_they_are_written() {
        for format in Format::ALL {
            assert_eq!(format.to_string().parse(), Ok(*format));
        }
        assert_eq!("xml".parse::<Format>(), Err(UnknownFormat));
    }

    #[test]
    fn the_summary_counts_in_both_languages() {
        let tally = Tally {
            errors: 2,
            warnings: 1,
            notes: 0,
        };
        assert_eq!(summary(tally, Locale::En), "2 errors, 1 warning");
        assert_eq!(summary(tally, Locale::Zh), "2 个错误，1 个警告");
        assert_eq!(summary(Tally::default(), Locale::En), "no findings");
        assert_eq!(summary(Tally::default(), Locale::Zh), "没有发现问题");
    }

    #[test]
    fn every_format_takes_a_file_without_text() {
        use super::super::{Code, Location, Text};
        let finding = Diagnostic::new(
            Code::CF001,
            Location::at("content/gbk.md", 3..9),
            Text::new("不是 UTF-8", "not UTF-8"),
        );
        for format in Format::ALL {
            let mut out = Vec::new();
            let findings = std::slice::from_ref(&finding);
            write(&mut out, *format, findings, &testing::One(""), Locale::En).unwrap();
            let text = String::from_utf8(out).unwrap();
            assert!(text.contains("content/gbk.md"), "{format}: {text}");
        }
    }
}
