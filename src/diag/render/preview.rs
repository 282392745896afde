//! Findings for the preview: in both languages, since a page in one is looked at by an editor
//! who may read the other.

use super::super::{Diagnostic, Sources, Text};
use super::lines::Lines;
use serde::Serialize;

/// A finding as the preview's browser gets it. Places are null where it is about a file as such.
#[derive(Debug, Serialize)]
pub struct Shown {
    /// Its code.
    pub code: &'static str,
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    /// What is wrong.
    pub message: Wordings,
    /// What to type, where that is known.
    pub help: Option<Wordings>,
    /// The file, from the project's root.
    pub path: String,
    /// Line, from one.
    pub line: Option<usize>,
    /// Column in characters, from one.
    pub column: Option<usize>,
    /// The line of its end.
    pub end_line: Option<usize>,
    /// The column after its last character.
    pub end_column: Option<usize>,
    /// The line that it stands in.
    pub excerpt: Option<Cut>,
}

/// A sentence in both languages.
#[derive(Debug, Serialize)]
pub struct Wordings {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// A line of a file, cut at what is wrong in it. A long line is shortened.
#[derive(Debug, Serialize)]
pub struct Cut {
    /// What stands before it.
    pub before: String,
    /// What is wrong; empty for a place between two characters.
    pub marked: String,
    /// What stands behind it.
    pub after: String,
}

impl From<&Text> for Wordings {
    fn from(text: &Text) -> Self {
        Self {
            zh: text.zh.clone(),
            en: text.en.clone(),
        }
    }
}

/// Findings as the preview shows them, in the order given.
pub fn shown<'f>(findings: impl IntoIterator<Item = &'f Diagnostic>, sources: &dyn Sources) -> Vec<Shown> {
    let mut lines = Lines::new(sources);
    let one = |finding: &Diagnostic| {
        let (start, end) = lines.range(&finding.location).unzip();
        let excerpt = lines.excerpt(&finding.location);
        Shown {
            code: finding.code.as_str(),
            severity: finding.severity.as_str(),
            message: Wordings::from(&finding.message),
            help: finding.help.as_ref().map(Wordings::from),
            path: finding.location.path.clone(),
            line: start.map(|start| start.line),
            column: start.map(|start| start.column),
            end_line: end.map(|end| end.line),
            end_column: end.map(|end| end.column),
            excerpt: excerpt.map(|(_, excerpt)| {
                let [before, marked, after] = excerpt.parts().map(str::to_owned);
                Cut { before, marked, after }
            }),
        }
    };
    findings.into_iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::Text;
    use super::super::testing::{PATH, REPORT, finding};
    use super::*;
    use serde_json::json;

    struct One;

    impl Sources for One {
        fn text(&self, path: &str) -> Option<&str> {
            (path == PATH).then_some(REPORT)
        }
    }

    #[test]
    fn a_finding_is_told_in_both_languages_with_its_line() {
        let finding = finding(REPORT, "18家").with_help(Text::new("写“17家”", "type “17家”"));
        let shown = serde_json::to_value(shown([&finding], &One)).unwrap();
        assert_eq!(
            shown[0]["message"],
            json!({"zh": finding.message.zh, "en": finding.message.en})
        );
        assert_eq!(shown[0]["help"]["en"], "type “17家”");
        assert_eq!((&shown[0]["line"], &shown[0]["column"]), (&json!(7), &json!(2)));
        assert_eq!(shown[0]["excerpt"]["marked"], "18家");
    }
}
