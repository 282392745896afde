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
    /// A name that holds a number and is no figure: 12345热线, 5G, 第十八届, 三农. The text is the
    /// name as far as it is known; the other language must show the digits and letters in it as they
    /// are written (12345, 5G, 1+233), and nothing of one that is all in words.
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
///
/// They are kept in groups by a hash of their first character, so that most characters of a text are
/// known to begin none by one look into a table.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// By group, and then the longer ones first.
    known: Vec<Box<str>>,
    /// Where each group begins, and behind the last, where they end; empty without names.
    groups: Vec<u32>,
    /// Those with Latin letters that hold a number, in lower case, by first byte and then the
    /// longer ones first.
    english: Vec<Box<str>>,
    /// A bit for each byte that one of `english` begins with.
    english_firsts: [u128; 2],
}

/// Groups of names: several times as many as there are first characters.
const GROUPS: usize = 1024;

impl Names {
    /// The names of a term base, as they stand in texts; Chinese ones without a numeral are left
    /// out, for no figure can be taken for them.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let names = names.into_iter().filter(|name| may_count(name));
        let mut names: Vec<Box<str>> = names.map(Box::from).collect();
        let countable = names.iter().filter(|name| super::en::holds_number(name));
        let mut english: Vec<Box<str>> = countable.map(|name| name.to_ascii_lowercase().into()).collect();
        english.sort_by_key(|name| (name.as_bytes()[0], std::cmp::Reverse(name.len())));
        let mut english_firsts = [0; 2];
        for name in &english {
            let first = name.as_bytes()[0];
            english_firsts[usize::from(first / 128)] |= 1 << (first % 128);
        }
        let group = |name: &str| name.chars().next().map_or(0, group_of);
        names.sort_by(|a, b| {
            let by_group = group(a).cmp(&group(b));
            by_group.then(b.len().cmp(&a.len())).then_with(|| a.cmp(b))
        });
        names.dedup();
        let before = |index: usize| names.partition_point(|name| group(name) < index);
        let groups = (0..=GROUPS).map(|index| u32::try_from(before(index)).unwrap_or(u32::MAX));
        Self {
            groups: if names.is_empty() { Vec::new() } else { groups.collect() },
            known: names,
            english,
            english_firsts,
        }
    }

    /// The names in the group of a first character.
    fn group(&self, first: char) -> &[Box<str>] {
        let group = group_of(first);
        match self.groups.get(group..group + 2) {
            Some(&[start, end]) => self.known.get(start as usize..end as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// Whether a name may begin with this character; `false` is certain.
    pub(super) fn may_begin_with(&self, character: char) -> bool {
        !self.group(character).is_empty()
    }

    /// Whether an English name that holds a number may begin with the letter or digit `byte`, in
    /// either case.
    pub(super) fn may_begin_with_byte(&self, byte: u8) -> bool {
        let first = byte.to_ascii_lowercase();
        self.english_firsts[usize::from(first / 128)] >> (first % 128) & 1 == 1
    }

    /// The longest English name with a number in it that `lower`, a text in lower case, begins
    /// with, if it ends where a word ends; its length in bytes.
    pub(super) fn beginning_in_lower_case(&self, lower: &str) -> Option<usize> {
        let first = lower.as_bytes().first().copied()?;
        if !self.may_begin_with_byte(first) {
            return None;
        }
        let start = self.english.partition_point(|name| name.as_bytes()[0] < first);
        let same = self.english[start..]
            .iter()
            .take_while(|name| name.as_bytes()[0] == first);
        let ends = |name: &&str| !lower[name.len()..].starts_with(char::is_alphanumeric);
        // The longer ones stand first.
        let second = lower.as_bytes().get(1);
        let alike = same.map(|name| &**name).filter(|name| name.as_bytes().get(1) == second);
        let found = alike.filter(|name| lower.starts_with(*name)).find(ends);
        found.map(str::len)
    }

    /// The longest name that `text` begins with.
    pub(super) fn beginning(&self, text: &str) -> Option<&str> {
        let group = self.group(text.chars().next()?);
        group.iter().map(|name| &**name).find(|name| text.starts_with(name))
    }
}

/// Knuth's multiplicative hashing of a character to ten bits.
const fn group_of(character: char) -> usize {
    ((character as u32).wrapping_mul(0x9e37_79b1) >> 22) as usize
}

/// Whether a name holds something that could be read as a number. An English one always may.
fn may_count(name: &str) -> bool {
    let chinese = name.contains(|c| matches!(c, '\u{3400}'..='\u{9fff}'));
    let number = |c: char| c.is_numeric() || "零〇一二三四五六七八九十百千万亿两双半几数".contains(c);
    !name.is_empty() && (!chinese || name.contains(number))
}
