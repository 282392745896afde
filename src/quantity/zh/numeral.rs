//! Chinese numerals: 二十一, 两千, 一百零五, 三千五百万, 壹拾贰万叁仟, 二〇二一.

use super::place_value::{Symbol, evaluate};
use crate::quantity::cursor::Cursor;
use crate::quantity::decimal::Decimal;
use crate::quantity::error::ReadErrorKind;

/// A numeral: the number written before the last 万 or 亿, and the power of ten these stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    pub(super) number: Decimal,
    pub(super) power: u32,
}

/// One numeral, or two where neighbouring digits leave the choice: 二三十 is 20 to 30.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numerals {
    One(Numeral),
    Between(Numeral, Numeral),
}

/// A numeral that takes more symbols than this is a slip; the longest sensible one has about 25.
const MAX_SYMBOLS: usize = 40;

/// The symbols of one numeral.
struct Symbols {
    symbols: [Symbol; MAX_SYMBOLS],
    length: usize,
}

impl Symbols {
    const fn new() -> Self {
        Self {
            symbols: [Symbol::Zero; MAX_SYMBOLS],
            length: 0,
        }
    }

    fn push(&mut self, symbol: Symbol) -> Result<(), ReadErrorKind> {
        let place = self.symbols.get_mut(self.length).ok_or(ReadErrorKind::TooLarge)?;
        *place = symbol;
        self.length += 1;
        Ok(())
    }

    fn as_slice(&self) -> &[Symbol] {
        &self.symbols[..self.length]
    }

    /// The value if the symbol at `index` were not there.
    fn without(&self, index: usize) -> Result<Numeral, ReadErrorKind> {
        let mut fewer = self.symbols;
        fewer.copy_within(index + 1..self.length, index);
        evaluate(&fewer[..self.length - 1])
    }
}

/// Reads the numeral that comes next, or nothing if none does.
pub(super) fn read(cursor: &mut Cursor) -> Result<Option<Numerals>, ReadErrorKind> {
    let taken = take_symbols(cursor)?;
    let symbols = taken.as_slice();
    if symbols.is_empty() {
        return Ok(None);
    }
    if let Some(fraction) = take_decimals(cursor)? {
        return decimal(symbols, fraction, cursor).map(|numeral| Some(Numerals::One(numeral)));
    }
    if let Some(at) = neighbours(symbols) {
        return Ok(Some(Numerals::Between(taken.without(at + 1)?, taken.without(at)?)));
    }
    Ok(Some(Numerals::One(evaluate(symbols)?)))
}

/// The power of ten of the multipliers that come next: 千万 is 7, nothing is 0. The 千 of 千瓦 and
/// the 百 of 百分点 are none.
pub(super) fn multipliers(cursor: &mut Cursor) -> u32 {
    let mut power = 0;
    while !begins_unit(cursor.rest()) {
        power += match cursor.peek() {
            Some('十' | '拾') => 1,
            Some('百' | '佰') => 2,
            Some('千' | '仟') => 3,
            Some('万') => 4,
            Some('亿') => 8,
            _ => break,
        };
        cursor.eat_any(&['十', '拾', '百', '佰', '千', '仟', '万', '亿']);
        // More than any figure needs, and far below what a u32 holds.
        if power > 40 {
            break;
        }
    }
    power
}

/// Whether what looks like a multiplier opens a unit or a fraction.
fn begins_unit(rest: &str) -> bool {
    const UNITS: [&str; 8] = ["千瓦", "千克", "千米", "千伏", "千卡", "百分", "千分", "万分"];
    rest.starts_with(['千', '百', '万']) && UNITS.iter().any(|unit| rest.starts_with(unit))
}

fn take_symbols(cursor: &mut Cursor) -> Result<Symbols, ReadErrorKind> {
    let mut symbols = Symbols::new();
    while let Some(character) = cursor.peek() {
        let tens = |digit| [Some(Symbol::Digit(digit)), Some(Symbol::Unit(10))];
        let one = match character {
            '零' | '〇' => [Some(Symbol::Zero), None],
            '十' | '拾' => [Some(Symbol::Unit(10)), None],
            '百' | '佰' => [Some(Symbol::Unit(100)), None],
            '千' | '仟' => [Some(Symbol::Unit(1000)), None],
            '万' => [Some(Symbol::Wan), None],
            '亿' => [Some(Symbol::Yi), None],
            '廿' => tens(2),
            '卅' => tens(3),
            '卌' => tens(4),
            other => [digit(other).map(Symbol::Digit), None],
        };
        if one[0].is_none() || begins_unit(cursor.rest()) {
            break;
        }
        for symbol in one.into_iter().flatten() {
            symbols.push(symbol)?;
        }
        cursor.advance(character.len_utf8());
    }
    Ok(symbols)
}

/// The digit that stands in a row of digits: 二〇二一.
pub(super) fn positional_digit(character: char) -> Option<u8> {
    if matches!(character, '零' | '〇') {
        Some(0)
    } else {
        digit(character)
    }
}

/// Whether numerals are written with this character.
pub(super) fn is_symbol(character: char) -> bool {
    matches!(
        character,
        '零' | '〇' | '十' | '拾' | '百' | '佰' | '千' | '仟' | '万' | '亿' | '廿' | '卅' | '卌'
    ) || digit(character).is_some()
}

/// A digit from one to nine, in common or financial characters.
fn digit(character: char) -> Option<u8> {
    Some(match character {
        '一' | '壹' => 1,
        '二' | '贰' | '两' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// Digits after 点: their value, and how many they are.
#[derive(Clone, Copy)]
struct Decimals {
    value: i128,
    count: u32,
}

/// The digits after 点, if 点 and a digit come next.
fn take_decimals(cursor: &mut Cursor) -> Result<Option<Decimals>, ReadErrorKind> {
    let mut ahead = *cursor;
    if !ahead.eat("点") {
        return Ok(None);
    }
    let mut decimals = Decimals { value: 0, count: 0 };
    while let Some(next) = ahead.peek() {
        let zero = matches!(next, '零' | '〇').then_some(0);
        let Some(value) = zero.or_else(|| digit(next)) else {
            break;
        };
        decimals.value = (decimals.value.checked_mul(10))
            .and_then(|sum| sum.checked_add(i128::from(value)))
            .ok_or(ReadErrorKind::TooLarge)?;
        decimals.count += 1;
        ahead.advance(next.len_utf8());
    }
    if decimals.count == 0 {
        return Ok(None);
    }
    *cursor = ahead;
    Ok(Some(decimals))
}

fn decimal(whole: &[Symbol], fraction: Decimals, cursor: &mut Cursor) -> Result<Numeral, ReadErrorKind> {
    let whole = evaluate(whole)?;
    if whole.power != 0 {
        return Err(ReadErrorKind::MalformedNumeral);
    }
    let tooth = 10_i128.checked_pow(fraction.count).ok_or(ReadErrorKind::TooLarge)?;
    let coefficient = (whole.number.coefficient().checked_mul(tooth))
        .and_then(|value| value.checked_add(fraction.value))
        .ok_or(ReadErrorKind::TooLarge)?;
    Ok(Numeral {
        number: Decimal::new(coefficient, fraction.count)?,
        power: multipliers(cursor),
    })
}

/// Where two digits that follow one another in counting stand side by side and no third one does.
fn neighbours(symbols: &[Symbol]) -> Option<usize> {
    let mut pairs = symbols.windows(2).enumerate().filter_map(|(index, pair)| match pair {
        [Symbol::Digit(first), Symbol::Digit(second)] => Some((index, first + 1 == *second)),
        _ => None,
    });
    match (pairs.next(), pairs.next()) {
        (Some((index, true)), None) => Some(index),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::cursor::Random;

    fn value(text: &str) -> Result<String, ReadErrorKind> {
        let mut cursor = Cursor::new(text);
        let numerals = read(&mut cursor)?.ok_or(ReadErrorKind::NumberExpected)?;
        assert!(cursor.at_end(), "{text} is not read whole");
        let plain = |numeral: Numeral| {
            let power = i32::try_from(numeral.power).expect("small");
            numeral.number.shifted(power).expect("fits").to_string()
        };
        Ok(match numerals {
            Numerals::One(one) => plain(one),
            Numerals::Between(low, high) => format!("{}-{}", plain(low), plain(high)),
        })
    }

    /// Writes a number as textbooks teach it.
    fn write(number: u64) -> String {
        const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
        let places = [(1000, "千"), (100, "百"), (10, "十"), (1, "")];
        if number == 0 {
            return DIGITS[0].into();
        }
        for (base, word) in [(100_000_000, "亿"), (10_000, "万")] {
            if number >= base {
                let low = number % base;
                let zero = if low > 0 && low < base / 10 { "零" } else { "" };
                let rest = if low == 0 { String::new() } else { write(low) };
                // 一百一十 inside a number keeps its one.
                return format!("{}{word}{zero}{rest}", write(number / base));
            }
        }
        let (mut text, mut gap) = (String::new(), false);
        for (place, word) in places {
            let digit = usize::try_from(number / place % 10).expect("a digit");
            if digit == 0 {
                gap = !text.is_empty();
                continue;
            }
            if gap {
                text += DIGITS[0];
            }
            gap = false;
            text += DIGITS[digit];
            text += word;
        }
        text
    }

    #[test]
    fn every_number_reads_back_from_its_numeral() {
        let mut random = Random::new(4);
        for number in (0..20_100).chain((0..20_000).map(|_| random.next() >> (20 + random.below(40)))) {
            let number = number % 1_000_000_000_000;
            assert_eq!(value(&write(number)), Ok(number.to_string()), "{}", write(number));
        }
    }

    #[test]
    fn what_people_say_and_write_otherwise() {
        for (text, expected) in [
            ("十", "10"),
            ("十八", "18"),
            ("两千", "2000"),
            ("一百八", "180"),
            ("一百零八", "108"),
            ("两万五", "25000"),
            ("三亿二", "320000000"),
            ("百亿", "10000000000"),
            ("千万", "10000000"),
            ("两万亿", "2000000000000"),
            ("一万二千亿", "1200000000000"),
            ("三千五百万", "35000000"),
            ("廿三", "23"),
            ("壹拾贰万叁仟", "123000"),
            ("二〇二一", "2021"),
            ("三点四", "3.4"),
            ("九十八点五", "98.5"),
            ("一点二亿", "120000000"),
            ("二三十", "20-30"),
            ("七八百", "700-800"),
            ("两三万", "20000-30000"),
            ("十七八", "17-18"),
            ("零", "0"),
            ("一百一十", "110"),
        ] {
            assert_eq!(value(text).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn arbitrary_symbols_never_panic() {
        let alphabet = [
            "零", "一", "二", "三", "九", "十", "百", "千", "万", "亿", "点", "廿", "两", "千瓦",
        ];
        let mut random = Random::new(5);
        for _ in 0..50_000 {
            let text = random.text(&alphabet, 12);
            let _ = read(&mut Cursor::new(&text));
        }
        assert_eq!(value("二五"), Err(ReadErrorKind::MalformedNumeral));
        assert_eq!(value("十百"), Err(ReadErrorKind::MalformedNumeral));
    }
}
