//! What the rules found, in words.

use crate::diag::{Code, Diagnostic, Fix, Location, Replacement, Text};
use std::ops::Range;

/// Something that was typed with the wrong input method.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slip {
    /// What it is.
    pub(super) kind: Kind,
    /// Where it is in the file.
    pub(super) span: Range<usize>,
    /// How to mend it; empty if somebody has to decide.
    pub(super) replacements: Vec<Replacement>,
}

/// What kind of slip it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// Half-width marks and what they should be.
    Marks {
        /// As it is.
        from: String,
        /// As it should be.
        to: String,
    },
    /// Half-width brackets around Chinese.
    Brackets,
    /// A pair of straight quotation marks.
    Quotes {
        /// What opens instead.
        open: char,
        /// What closes instead.
        close: char,
    },
    /// Straight quotation marks of which it is not clear what opens and what closes.
    Unpaired {
        /// What opens instead.
        open: char,
        /// What closes instead.
        close: char,
    },
    /// Full-width digits.
    Digits {
        /// As it is.
        from: String,
        /// As it should be.
        to: String,
    },
}

impl Slip {
    /// The finding, in the file at `path`.
    pub(super) fn finding(self, path: &str) -> Diagnostic {
        let (code, message, help) = self.kind.said();
        let replacements = self.replacements;
        let fix = (!replacements.is_empty()).then_some(Fix { replacements });
        Diagnostic::new(code, Location::at(path, self.span), message)
            .with_help(help)
            .with_fix(fix)
    }
}

impl Kind {
    fn said(&self) -> (Code, Text, Text) {
        match self {
            Kind::Marks { from, to } => (
                Code::ZH004,
                Text::new(
                    format!("中文里用了半角标点“{from}”"),
                    format!("the half-width “{from}” stands in Chinese text"),
                ),
                Text::new(
                    format!("改成“{to}”，后面不空格"),
                    format!("write “{to}”, without a space after it"),
                ),
            ),
            Kind::Brackets => (
                Code::ZH004,
                Text::new("括号里是中文，括号却是半角的", "half-width brackets enclose Chinese"),
                Text::new("改成“（”和“）”", "write “（” and “）”"),
            ),
            Kind::Quotes { open, close } => (
                Code::ZH005,
                Text::new("中文用了直引号", "straight quotation marks enclose Chinese"),
                Text::new(format!("改成{open}{close}"), format!("write {open} and {close}")),
            ),
            Kind::Unpaired { open, close } => (
                Code::ZH005,
                Text::new(
                    "这一段的直引号分不清起止",
                    "which of this paragraph’s straight quotation marks open and which close is not clear",
                ),
                Text::new(
                    format!("起用{open}，止用{close}"),
                    format!("write {open} where a quotation opens and {close} where it closes"),
                ),
            ),
            Kind::Digits { from, to } => (
                Code::ZH007,
                Text::new(
                    format!("“{from}”用了全角数字"),
                    format!("“{from}” has full-width digits"),
                ),
                Text::new(format!("改成“{to}”"), format!("write “{to}”")),
            ),
        }
    }
}

/// What stands at the end of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::parse) enum LineEnd {
    /// Something that readers never see.
    Trailing,
    /// All there is in a line of a paragraph: it may have been meant as an empty line.
    WholeLine,
    /// An ideographic space after a mark that might mean something to Markdown without it.
    AfterMark,
}

/// The finding about spaces at the end of a line.
pub(in crate::parse) fn line_end(path: &str, span: Range<usize>, what: LineEnd) -> Diagnostic {
    let location = Location::at(path, span.clone());
    let fix = (what == LineEnd::Trailing).then(|| Fix::replace(span, ""));
    match what {
        LineEnd::Trailing | LineEnd::AfterMark => Diagnostic::new(
            Code::ZH006,
            location,
            Text::new("行末有多余的空格", "there are spaces at the end of the line"),
        )
        .with_help(Text::new("删去", "delete them"))
        .with_fix(fix),
        LineEnd::WholeLine => Diagnostic::new(
            Code::ZH006,
            location,
            Text::new(
                "这一行只有全角空格",
                "there is nothing but ideographic spaces in this line",
            ),
        )
        .with_help(Text::new(
            "要分段就删去空格，留下空行；不分段就删去这一行",
            "delete them to begin a new paragraph here, or delete the line",
        )),
    }
}
