//! What a reader finds in running text: figures, times, names with digits.

use super::error::ReadErrorKind;
use super::shape::Quantity;
use std::ops::Range;

/// Something that says how much, when or which, at its place in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its bytes in the text that was searched.
    pub span: Range<usize>,
    /// What it says.
    pub meaning: Meaning,
}

/// What something found says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A figure: 近30亿元, 增长8.8%.
    Figure(Quantity),
    /// A time: 2021年9月29日, 2030年, 上半年, 十四五.
    When(When),
    /// A name that holds digits and is no figure: 12345热线, 5G, 第十八届. The text is what the
    /// other language must show: its digits and letters as written (12345, 5G, 1+233).
    Name(String),
    /// It looks like a figure and cannot be read, or in two ways only.
    Open(ReadErrorKind),
}

/// A time as far as a text says it. Months, days, quarters and halves count from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// 2030年.
    Year(u16),
    /// 2021年8月, 9月份.
    Month(Option<u16>, u8),
    /// 2021年9月29日, 9月29日.
    Day(Option<u16>, u8, u8),
    /// 上半年, 下半年.
    Half(u8),
    /// 一季度, 前三季度: from the first number to the second.
    Quarters(u8, u8),
    /// 十四五: the Five-Year Plan of that number.
    Plan(u8),
}

/// Names with digits that a term base adds to the list that readers know.
#[derive(Clone, Debug, Default)]
pub struct Names {
    names: Vec<Box<str>>,
    /// With which bytes names begin, ASCII letters in lower case; sorted.
    openings: Vec<u8>,
}

impl Names {
    /// The names of a term base, as they stand in texts; those without digits or numerals do no
    /// harm.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let names: Vec<Box<str>> = names.into_iter().map(Box::from).collect();
        let first = |name: &Box<str>| name.as_bytes().first().map(u8::to_ascii_lowercase);
        let mut openings: Vec<u8> = names.iter().filter_map(first).collect();
        openings.sort_unstable();
        openings.dedup();
        Self { names, openings }
    }

    /// Whether a name may begin with the letter or digit `byte`, in either case.
    pub(super) fn may_begin_with(&self, byte: u8) -> bool {
        self.openings.contains(&byte.to_ascii_lowercase())
    }

    /// The longest name that begins at `at`, whatever its case, and ends where a word ends; as it
    /// stands in the text.
    pub(super) fn beginning_ignoring_case(&self, text: &str, at: usize) -> Option<String> {
        let rest = &text[at..];
        let first = rest.as_bytes().first()?.to_ascii_lowercase();
        if !self.may_begin_with(first) {
            return None;
        }
        let begins = |name: &&Box<str>| {
            let same =
                (rest.as_bytes().get(..name.len())).is_some_and(|bytes| bytes.eq_ignore_ascii_case(name.as_bytes()));
            same && !rest[name.len()..].starts_with(char::is_alphanumeric)
        };
        let longest = self.names.iter().filter(begins).max_by_key(|name| name.len())?;
        Some(rest[..longest.len()].to_owned())
    }

    /// The longest name that `text` begins with.
    pub(super) fn beginning(&self, text: &str) -> Option<&str> {
        let begins = self.names.iter().filter(|name| text.starts_with(&***name));
        begins.map(|name| &**name).max_by_key(|name| name.len())
    }
}
