//! Which expressions count in running text.
//!
//! An editor who records 百 or 第三 means a quantity; in a sentence such words are mostly something
//! else. So running text asks for more than the reader does: a bare numeral must be a long one or
//! hedged, 一 with a measure word is an article, and a rank needs its place named.

use super::expression;
use super::lexicon::Characters;
use super::named;
use super::numeral;
use super::rank::{self, SCOPES};
use super::units::{PER_UNITS, TAILS};
use super::words::{ARRIVALS, PREFIXES, Prefix, RANK_VERBS, VAGUE};
use crate::quantity::amount::Amount;
use crate::quantity::cursor::Cursor;
use crate::quantity::decimal;
use crate::quantity::error::ReadErrorKind;
use crate::quantity::found::When;
use crate::quantity::qualifier::{Direction, Qualifier};
use crate::quantity::shape::{Quantity, Shape};
use crate::quantity::unit::{Dimension, Unit};

/// What an expression in running text is.
#[derive(Clone, Debug)]
pub(super) enum Verdict {
    Figure(Quantity),
    Open(ReadErrorKind),
    Name,
    Time(When),
    /// Nothing, and nothing within it either.
    Nothing,
}

/// Reads what `rest` begins with: its length and what it is. Nothing if something may still begin at
/// the next character. `before` stands before it.
pub(super) fn read(rest: &str, before: &str) -> Option<(usize, Verdict)> {
    if !leads_to_number(rest) || !may_begin(rest, before) {
        return None;
    }
    let mut cursor = Cursor::new(rest);
    let quantity = match expression::read(&mut cursor) {
        Ok(quantity) => quantity,
        Err(error) => return open(rest, error.kind),
    };
    let length = rest.len() - cursor.rest().len();
    if !super::fits(&quantity) {
        return open(rest, ReadErrorKind::TooLarge);
    }
    let place = Place {
        words: &rest[..length],
        rest,
        before,
        behind: cursor.rest(),
    };
    let verdict = place.verdict(&quantity)?;
    Some((length, verdict.unwrap_or(Verdict::Figure(quantity))))
}

/// Whether the words that open an expression are followed by a number or a rank: what most characters
/// that could begin a figure fail at once.
fn leads_to_number(rest: &str) -> bool {
    let mut rest = rest.strip_prefix(['由', '从', '自']).unwrap_or(rest);
    for _ in 0..=expression::MOST_OPENING_WORDS {
        let Some(first) = rest.chars().next() else {
            return false;
        };
        if NUMBER_STARTS.has(u32::from(first)) || (RANK_STARTS.has(u32::from(first)) && rank::begins(rest)) {
            return true;
        }
        if let Some((length, _)) = VAGUE.longest(rest)
            && rest[length..].starts_with(numeral::is_symbol)
        {
            return true;
        }
        let word = match PREFIXES.longest(rest) {
            Some((_, Prefix::Halving)) => return true,
            word => word.map(|(length, _)| length),
        };
        let arrival = ARRIVALS.longest(rest).map(|(length, _)| length);
        let Some(length) = word.max(arrival).or_else(|| each(rest)) else {
            return false;
        };
        rest = &rest[length..];
    }
    false
}

/// With what a number begins.
static NUMBER_STARTS: Characters = Characters::of(
    "0123456789０１２３４５６７８９-−－零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟廿卅卌半翻",
);

/// With what a rank begins.
static RANK_STARTS: Characters = RANK_VERBS.mark(SCOPES.mark(Characters::of("第前")));

/// The length of 每 with its unit, or of a space.
fn each(rest: &str) -> Option<usize> {
    if let Some(unit) = rest.strip_prefix('每') {
        let length = TAILS.longest(unit).map(|(length, _)| length);
        let other = PER_UNITS.longest(unit).map(|(length, _)| length);
        return Some(rest.len() - unit.len() + length.max(other)?);
    }
    rest.starts_with([' ', '\u{3000}'])
        .then(|| if rest.starts_with(' ') { 1 } else { 3 })
}

/// Whether a figure may begin here, by the characters before and behind.
fn may_begin(rest: &str, before: &str) -> bool {
    let mut characters = rest.chars();
    let (Some(first), next) = (characters.next(), characters.next()) else {
        return false;
    };
    let multiplier = |c: char| "十百千万亿".contains(c);
    match first {
        '-' | '−' | '－' => {
            next.is_some_and(|c| decimal::digit(c).is_some())
                && !before.ends_with(|c: char| c.is_alphanumeric() && c.is_ascii())
        }
        // 收入过亿元; 经过, 通过 and the like are many.
        '过' => next.is_some_and(multiplier),
        '上' => {
            next.is_none_or(|c| !multiplier(c))
                || !before.ends_with(|c| "以线网会路身晚早船海街础手地天陆桌台车楼墙纸版市".contains(c))
        }
        '数' => !before.ends_with(|c| "总人户次系指基分岁参倍件个多少无".contains(c)),
        ' ' | '\u{3000}' => false,
        number if NUMBER_STARTS.has(u32::from(number)) => true,
        _ => !is_filler(rest),
    }
}

/// A word that adds nothing where an expression begins: 为, 共, 完成.
fn is_filler(rest: &str) -> bool {
    let arrival = ARRIVALS.longest(rest);
    if let Some((length, Direction::Reach)) = arrival
        && ["完成", "实现"].contains(&&rest[..length])
    {
        return true;
    }
    matches!(PREFIXES.longest(rest), Some((length, Prefix::Filler)) if arrival.is_none_or(|(other, _)| other < length))
}

/// An expression that cannot be read, if that is worth asking about.
fn open(rest: &str, kind: ReadErrorKind) -> Option<(usize, Verdict)> {
    use ReadErrorKind::{ContradictoryQualifiers, RangeEnds, TooLarge, ZeroDenominator};
    if !matches!(kind, ContradictoryQualifiers | RangeEnds | TooLarge | ZeroDenominator) {
        return None;
    }
    let is_number = |c: char| numeral::is_symbol(c) || decimal::digit(c).is_some();
    let start = rest.find(is_number)?;
    // 超过此前十年的合计 was taken for a rank.
    if rest[..start].contains(['前', '第']) {
        return None;
    }
    let part = |c: char| is_number(c) || ".．,，多余几来%％-–—~～至到/／点".contains(c);
    let numbers = rest[start..].trim_start_matches(part);
    let taken = &rest[..rest.len() - numbers.len()];
    Some((
        taken.trim_end_matches(|c: char| !is_number(c)).len(),
        Verdict::Open(kind),
    ))
}

/// An expression with what stands around it.
struct Place<'a> {
    words: &'a str,
    /// The words and all that follows them.
    rest: &'a str,
    before: &'a str,
    behind: &'a str,
}

impl Place<'_> {
    /// What the expression is if it is no plain figure; `None` if nothing is to be made of it.
    #[expect(clippy::option_option, reason = "no verdict and no figure differ")]
    fn verdict(&self, quantity: &Quantity) -> Option<Option<Verdict>> {
        if quantity.qualifier == Qualifier::Magnitude {
            return Some(Some(Verdict::Open(ReadErrorKind::Ambiguous)));
        }
        match &quantity.shape {
            Shape::Amount(amount) => self.amount(quantity, amount),
            Shape::Rank { scope, measure, .. } => {
                let counts = self.rank(quantity.qualifier, scope.as_deref(), measure.as_deref());
                counts.then_some(None)
            }
            // 1：2020年 is no ratio.
            Shape::Ratio(_) => named::is_bare(self.behind).then_some(None),
            Shape::Fraction(fraction) => {
                let year = (1900..=2100).contains(&fraction.numerator);
                (!year && self.words != "半").then_some(None)
            }
            Shape::Range { .. } | Shape::Change { .. } => self.between(quantity),
        }
    }

    /// 从800至3000平方米不等 is a range, which its verb only seems to open.
    #[expect(clippy::option_option, reason = "no verdict and no figure differ")]
    fn between(&self, quantity: &Quantity) -> Option<Option<Verdict>> {
        let opened = self.words.starts_with(['由', '从', '自']);
        let range = self.behind.starts_with("不等") || self.behind.starts_with("之间");
        let from_to = matches!(quantity.shape, Shape::Change { .. });
        (!(from_to && opened && range && quantity.direction == Some(Direction::Reach))).then_some(None)
    }

    #[expect(clippy::option_option, reason = "no verdict and no figure differ")]
    fn amount(&self, quantity: &Quantity, amount: &Amount) -> Option<Option<Verdict>> {
        let plain = quantity.qualifier == Qualifier::Exact && quantity.direction.is_none();
        let numeral = self.numeral();
        // 加快5个项目建设, 改造提升4条街区: what is sped up or bettered is not so many more.
        let hastens = ["快", "加快", "慢", "放缓", "高", "低", "提升", "改善", "提高"]
            .iter()
            .any(|word| self.words.starts_with(word));
        if hastens && amount.unit.dimension() == Dimension::Count {
            return None;
        }
        if amount.unit == Unit::Count && amount.measure.is_none() && amount.per.is_none() {
            return match numeral {
                Some(numeral) => self.bare_numeral(numeral, plain),
                None => self.bare_digits(quantity, amount),
            };
        }
        // 突破了一批技术; but 不到一家 and 一家以上 count.
        let bounded = matches!(
            quantity.qualifier,
            Qualifier::AtLeast | Qualifier::AtMost | Qualifier::Under
        );
        let article = matches!(numeral, Some("一" | "壹" | "二" | "零" | "〇")) && amount.measure.is_some() && !bounded;
        let class = numeral.is_some() && matches!(amount.unit, Unit::Grade | Unit::Point);
        let parties = numeral.is_some_and(|numeral| numeral.chars().count() == 1) && self.words.ends_with('方');
        let phase = numeral.is_some() && self.words.ends_with('期');
        let heading = plain && self.is_heading(numeral);
        (!(article || plain && (parties || phase) || class || heading)).then_some(None)
    }

    /// （万元）, 单位：亿元: the unit of a table's column.
    fn is_heading(&self, numeral: Option<&str>) -> bool {
        let multiplier = numeral.is_some_and(|numeral| numeral.chars().all(|c| "十百千万亿".contains(c)));
        multiplier
            && self.before.ends_with(['（', '(', '：', ':', '/', '/'])
            && (self.behind.is_empty() || self.behind.starts_with(['）', ')', '\n', '|', '/', '，', ',']))
    }

    /// The numeral of the expression, if its number is written as one.
    fn numeral(&self) -> Option<&str> {
        let is_number = |c: char| numeral::is_symbol(c) || decimal::digit(c).is_some();
        let number = &self.words[self.words.find(is_number)?..];
        if number.starts_with(|c| decimal::digit(c).is_some()) {
            return None;
        }
        Some(&number[..number.len() - number.trim_start_matches(numeral::is_symbol).len()])
    }

    /// 一百八, 超过千亿; not 三, 百 or 十大.
    #[expect(clippy::option_option, reason = "no verdict and no figure differ")]
    fn bare_numeral(&self, numeral: &str, plain: bool) -> Option<Option<Verdict>> {
        // 十六里河 is a place: a bare ten says nothing.
        let multiplier = |c: char| "百千万亿佰仟".contains(c);
        let symbols = numeral.chars().count();
        let large = numeral.contains(multiplier);
        let adverb = numeral == "千万" || numeral == "万千";
        let set = self.behind.starts_with(['大', '佳', '强']) || self.before.ends_with(numeral::is_symbol);
        let decimals = self.words.contains('点');
        let figure = if plain {
            (symbols > 1 && large && !adverb) || decimals
        } else {
            large || symbols > 1 || decimals || numeral == "十"
        };
        (figure && !set).then_some(None)
    }

    /// A number in digits without unit: a name if it is called so, labelled so, or as long as only
    /// names are.
    #[expect(clippy::option_option, reason = "no verdict and no figure differ")]
    fn bare_digits(&self, quantity: &Quantity, amount: &Amount) -> Option<Option<Verdict>> {
        const SHORTEST_NAME: usize = 4;
        let number = self.words.trim_start_matches(|c| decimal::digit(c).is_none());
        let start = self.words.len() - number.len();
        let before_number = if start == 0 { self.before } else { self.words };
        // 提高5G覆盖: the name is found where it begins.
        if named::number(&self.rest[start..], before_number).is_some() {
            return None;
        }
        let integer = number.chars().all(|c| decimal::digit(c).is_some());
        if !integer || amount.power > 0 {
            return Some(None);
        }
        if named::is_called(self.behind) || named::is_labelled(self.before) {
            return if start == 0 { Some(Some(Verdict::Name)) } else { None };
        }
        let year = u16::try_from(amount.number.coefficient()).ok();
        let year = year.filter(|year| number.chars().count() == 4 && (1949..=2060).contains(year));
        let plain = quantity.qualifier == Qualifier::Exact && quantity.direction.is_none();
        if !plain || start > 0 {
            // 突破 2024 年初: the year is found where it begins.
            return if year.is_some() { None } else { Some(None) };
        }
        if self.is_alone() {
            return Some(None);
        }
        if self.is_marker() || self.behind.starts_with('大') {
            return Some(Some(Verdict::Nothing));
        }
        if let Some(year) = year {
            return Some(Some(Verdict::Time(When::Year(year))));
        }
        Some((number.chars().count() >= SHORTEST_NAME).then_some(Verdict::Name))
    }

    /// Whether a cell of a table, or a line, holds nothing else.
    fn is_alone(&self) -> bool {
        let edge = |c: char| matches!(c, '\n' | '\t' | '|');
        let before = self.before.trim_end_matches(' ');
        let behind = self.behind.trim_start_matches(' ');
        (before.is_empty() || before.ends_with(edge)) && (behind.is_empty() || behind.starts_with(edge))
    }

    /// 1. and 2、 at the beginning of a line or sentence, (3), a footnote’s mark.
    fn is_marker(&self) -> bool {
        let line = self.before.rsplit('\n').next().unwrap_or_default();
        let starts_line = line
            .chars()
            .all(|c| c.is_whitespace() || matches!(c, '#' | '>' | '*' | '-'));
        let opens = starts_line || line.ends_with(['。', '；', '：']);
        let closes = self.behind.starts_with(['.', '．', '、', ')', '）']);
        let bracketed = line.ends_with(['(', '（', '^']) && self.behind.starts_with([')', '）', ']']);
        self.words.len() <= 2 && ((opens && closes) || bracketed)
    }

    /// 居全市第2位, 第三批; not 第三 alone and not 前两篇.
    fn rank(&self, qualifier: Qualifier, scope: Option<&str>, measure: Option<&str>) -> bool {
        let first = qualifier == Qualifier::AtMost;
        let opens_itself = self.words.starts_with(['第', '前']);
        // 市第十八届人大: the name is found at 第.
        let named = |at: usize| named::number(&self.rest[at..], "").is_some();
        if !opens_itself && (!rank::begins(self.words) || self.words.find('第').is_some_and(named)) {
            return false;
        }
        match measure {
            Some("位" | "名" | "位次") => true,
            Some(_) => !first,
            None => (scope.is_some() || !opens_itself) && !self.behind.starts_with(['%', '％', '个', '年', '大', '强']),
        }
    }
}
