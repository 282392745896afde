//! Times in running text: years, months, days, quarters, halves, five-year plans, clock times.

use super::lexicon::Characters;
use super::numeral::{self, Numeral, Numerals};
use super::words::RANGE_SIGNS;
use crate::quantity::cursor::Cursor;
use crate::quantity::decimal;
use crate::quantity::found::When;

/// A time at a cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Time {
    /// One that says which.
    Said(When),
    /// One that does not: 29日 without its month, 9:30, 90年代.
    Unsaid,
}

/// Takes the time that comes next, if one does. `before` is the text before the cursor.
pub(super) fn read(cursor: &mut Cursor, before: &str) -> Option<Time> {
    let said = |when: Option<When>| when.map(Time::Said);
    match cursor.peek()? {
        '上' | '下' => said(half(cursor)),
        '前' | '第' => said(quarters(cursor)),
        '一' | '二' | '三' | '四' | '十' | '〇' | '零' => said(plan(cursor))
            .or_else(|| said(year(cursor, before)))
            .or_else(|| said(quarters(cursor)))
            .or_else(|| said(month(cursor, None)))
            .or_else(|| vague(cursor, before)),
        '五' | '六' | '七' | '八' | '九' => said(month(cursor, None))
            .or_else(|| said(year(cursor, before)))
            .or_else(|| vague(cursor, before)),
        digit if decimal::digit(digit).is_some() && !may_be_told(cursor, before) => None,
        digit if decimal::digit(digit).is_some() => said(year(cursor, before))
            .or_else(|| said(quarters(cursor)))
            .or_else(|| said(month(cursor, None)))
            .or_else(|| vague(cursor, before)),
        _ => None,
    }
}

/// Whether what stands behind digits, or a range's sign before them, can make a time of them.
fn may_be_told(cursor: &Cursor, before: &str) -> bool {
    let behind = cursor
        .rest()
        .trim_start_matches(|c| decimal::digit(c).is_some() || numeral::is_symbol(c));
    let next = behind.chars().next();
    next.is_some_and(|next| BEHIND_DIGITS.has(u32::from(next)))
        || before
            .chars()
            .next_back()
            .is_some_and(|last| RANGE.has(u32::from(last)))
}

static RANGE: Characters = RANGE_SIGNS.mark(Characters::of("至"));
static BEHIND_DIGITS: Characters = RANGE_SIGNS.mark(Characters::of("年月日季时点:：∶/."));

/// 上半年, 下半年.
fn half(cursor: &mut Cursor) -> Option<When> {
    let first = cursor.rest().starts_with("上半年");
    (cursor.eat("上半年") || cursor.eat("下半年")).then_some(When::Half(if first { 1 } else { 2 }))
}

/// 十四五, which nobody writes for 145: the Five-Year Plans from the eleventh (2006) on.
pub(super) fn plan(cursor: &mut Cursor) -> Option<When> {
    const PLANS: [(&str, u8); 6] = [
        ("十一五", 11),
        ("十二五", 12),
        ("十三五", 13),
        ("十四五", 14),
        ("十五五", 15),
        ("十六五", 16),
    ];
    let mut ahead = *cursor;
    let (_, plan) = PLANS.into_iter().find(|(word, _)| ahead.eat(word))?;
    let goes_on = ahead.peek().is_some_and(numeral::is_symbol);
    if goes_on {
        return None;
    }
    *cursor = ahead;
    Some(When::Plan(plan))
}

/// What is a plan in quotation marks only: “九五”, “十五”.
pub(super) fn quoted_plan(words: &str) -> Option<When> {
    let plan = match words {
        "一五" => 1,
        "二五" => 2,
        "三五" => 3,
        "四五" => 4,
        "五五" => 5,
        "六五" => 6,
        "七五" => 7,
        "八五" => 8,
        "九五" => 9,
        "十五" => 10,
        _ => return None,
    };
    Some(When::Plan(plan))
}

/// A calendar year, with the month and the day behind it: 2021年9月29日, 2021-09-29, 2016—2020年.
fn year(cursor: &mut Cursor, before: &str) -> Option<When> {
    let mut ahead = *cursor;
    let year = year_number(&mut ahead)?;
    if ahead.eat("年") {
        // 2000年来 says how long; a year said with 前 or 后 does too, and is rare.
        ahead.eat("度");
        *cursor = ahead;
        return Some(month(cursor, Some(year)).unwrap_or(When::Year(year)));
    }
    if let Some(day) = numeric_date(&mut ahead, year) {
        *cursor = ahead;
        return Some(day);
    }
    let mut second = ahead;
    let opens = RANGE_SIGNS.eat(&mut second).is_some()
        && year_number(&mut second).is_some_and(|end| end > year)
        && (second.rest().starts_with('年') || ends_here(&second));
    let closes = before.ends_with(|c| RANGE_SIGNS.longest(c_str(&mut [0; 4], c)).is_some()) && ends_here(&ahead);
    if opens || (closes && year_before(before)) {
        *cursor = ahead;
        return Some(When::Year(year));
    }
    None
}

fn c_str(buffer: &mut [u8; 4], character: char) -> &str {
    character.encode_utf8(buffer)
}

/// Whether the text before a range's sign ends with a year.
fn year_before(before: &str) -> bool {
    let mut from_end = before.char_indices().rev().skip(1);
    let start = from_end
        .by_ref()
        .take_while(|(_, c)| *c == '年' || decimal::digit(*c).is_some())
        .last();
    start.is_some_and(|(at, _)| year_number(&mut Cursor::new(&before[at..])).is_some())
}

/// No unit follows that would make the number before a quantity.
fn ends_here(cursor: &Cursor) -> bool {
    super::measured::nothing_follows(cursor)
}

/// Four digits or numerals that can be a year of our time.
fn year_number(cursor: &mut Cursor) -> Option<u16> {
    let mut ahead = *cursor;
    let mut year = 0;
    for _ in 0..4 {
        let next = ahead.peek()?;
        let digit = decimal::digit(next).or_else(|| numeral::positional_digit(next))?;
        year = year * 10 + u16::from(digit);
        ahead.advance(next.len_utf8());
    }
    let goes_on = |c| decimal::digit(c).is_some() || numeral::is_symbol(c) || c == '.';
    if !(1900..=2100).contains(&year) || ahead.peek().is_some_and(|c| goes_on(c) && !date_point(&ahead)) {
        return None;
    }
    *cursor = ahead;
    Some(year)
}

/// 2021.9.29: the point parts a date.
fn date_point(cursor: &Cursor) -> bool {
    let mut ahead = *cursor;
    ahead.eat(".") && small_number(&mut ahead).is_some() && ahead.eat(".")
}

/// -09-29, /9/29, .9.29 behind a year.
fn numeric_date(cursor: &mut Cursor, year: u16) -> Option<When> {
    let sign = cursor.peek().filter(|c| matches!(c, '-' | '/' | '.'))?;
    let mut ahead = *cursor;
    ahead.advance(sign.len_utf8());
    let month = small_number(&mut ahead).filter(|month| (1..=12).contains(month))?;
    let mut day_ahead = ahead;
    if day_ahead.eat_any(&[sign])
        && let Some(day) = small_number(&mut day_ahead).filter(|day| (1..=31).contains(day))
    {
        *cursor = day_ahead;
        return Some(When::Day(Some(year), month, day));
    }
    let two_digits = cursor.rest().len() - ahead.rest().len() == 3;
    if sign != '-' || !two_digits || !ends_here(&ahead) {
        return None;
    }
    *cursor = ahead;
    Some(When::Month(Some(year), month))
}

/// One or two digits that no third follows.
fn small_number(cursor: &mut Cursor) -> Option<u8> {
    let mut ahead = *cursor;
    let mut number = 0;
    for place in 0..3 {
        let Some(digit) = ahead.peek().and_then(decimal::digit) else {
            if place == 0 {
                return None;
            }
            break;
        };
        if place == 2 {
            return None;
        }
        number = number * 10 + digit;
        ahead.advance(ahead.peek()?.len_utf8());
    }
    *cursor = ahead;
    Some(number)
}

/// A small number in digits or numerals.
fn count(cursor: &mut Cursor) -> Option<u8> {
    if cursor.peek().and_then(decimal::digit).is_some() {
        return small_number(cursor);
    }
    let mut ahead = *cursor;
    let Numerals::One(Numeral { number, power: 0 }) = numeral::read(&mut ahead).ok()?? else {
        return None;
    };
    let number = u8::try_from(number.coefficient())
        .ok()
        .filter(|_| number.scale() == 0)?;
    *cursor = ahead;
    Some(number)
}

/// 9月, 9月份, 八月, 9月29日; the first of 1—8月.
fn month(cursor: &mut Cursor, year: Option<u16>) -> Option<When> {
    let mut ahead = *cursor;
    let month = count(&mut ahead).filter(|month| (1..=12).contains(month))?;
    if ahead.eat("月") {
        ahead.eat("份");
        *cursor = ahead;
        let day = count(&mut ahead).filter(|day| (1..=31).contains(day));
        if let Some(day) = day
            && (ahead.eat("日") || ahead.eat("号"))
        {
            *cursor = ahead;
            return Some(When::Day(year, month, day));
        }
        return Some(When::Month(year, month));
    }
    let mut second = ahead;
    if RANGE_SIGNS.eat(&mut second).is_some()
        && count(&mut second).is_some_and(|end| (month + 1..=12).contains(&end))
        && second.eat("月")
    {
        *cursor = ahead;
        return Some(When::Month(year, month));
    }
    None
}

/// 一季度, 第三季度, 前三季度, 一至三季度.
fn quarters(cursor: &mut Cursor) -> Option<When> {
    let mut ahead = *cursor;
    let from_start = ahead.eat("前");
    if !from_start {
        ahead.eat("第");
    }
    let quarter = |number: &u8| (1..=4).contains(number);
    let first = count(&mut ahead).filter(quarter)?;
    let mut second = ahead;
    let last = (RANGE_SIGNS.eat(&mut second).is_some())
        .then(|| count(&mut second).filter(quarter))
        .flatten();
    if let Some(last) = last.filter(|last| *last > first) {
        if !second.eat("季度") {
            return None;
        }
        *cursor = second;
        return Some(When::Quarters(first, last));
    }
    if from_start {
        ahead.eat("个");
    }
    if !ahead.eat("季度") {
        return None;
    }
    *cursor = ahead;
    Some(When::Quarters(if from_start { 1 } else { first }, first))
}

/// 29日, 9:30, 9时30分, 90年代: times that cannot be told apart from others by themselves.
fn vague(cursor: &mut Cursor, before: &str) -> Option<Time> {
    let mut ahead = *cursor;
    let number = count(&mut ahead)?;
    if ahead.eat("年代") {
        *cursor = ahead;
        return Some(Time::Unsaid);
    }
    if (1..=31).contains(&number) && ahead.eat("日") {
        let lasts = ["内", "以", "之内", "后", "左右", "元", "游", "期", "均", "照", "常"];
        if lasts.iter().any(|word| ahead.rest().starts_with(word)) {
            return None;
        }
        *cursor = ahead;
        return Some(Time::Unsaid);
    }
    let clock = number <= 24 && clock(&mut ahead, before);
    if clock {
        *cursor = ahead;
        return Some(Time::Unsaid);
    }
    None
}

/// What follows the hour: :30, 时30分, 点半. A colon and two digits may be a ratio's, so that a zero or
/// a word for a time of day must say what it is; 点 counts things too.
fn clock(cursor: &mut Cursor, before: &str) -> bool {
    const TIMES_OF_DAY: [&str; 10] = [
        "上午", "下午", "早上", "晚上", "中午", "凌晨", "傍晚", "早晨", "时间", "每天",
    ];
    let told = TIMES_OF_DAY.iter().any(|word| before.ends_with(word)) || before.ends_with(['日', '晚', '早']);
    let mut ahead = *cursor;
    if ahead.eat("时") {
        let long = [
            "期", "代", "间", "效", "段", "节", "长", "速", "尚", "装", "空", "光", "任",
        ];
        if long.iter().any(|word| ahead.rest().starts_with(word)) {
            return false;
        }
        *cursor = ahead;
        if small_number(&mut ahead).is_some() && ahead.eat("分") {
            *cursor = ahead;
        }
        return true;
    }
    if told && ahead.eat("点") {
        ahead.eat("半");
        *cursor = ahead;
        return true;
    }
    if !ahead.eat_any(&[':', '：', '∶']) {
        return false;
    }
    let minute = ahead.rest();
    let two_digits = small_number(&mut ahead).is_some_and(|minute| minute < 60);
    let length = minute.len() - ahead.rest().len();
    let ends = !ahead.rest().starts_with(['.', ':', '：', '∶']);
    let until = RANGE_SIGNS.longest(ahead.rest()).is_some();
    if two_digits && length == 2 && ends && (told || until || minute.starts_with('0')) {
        *cursor = ahead;
        return true;
    }
    false
}
