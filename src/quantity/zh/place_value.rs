//! What the characters of a Chinese numeral add up to.

use super::numeral::Numeral;
use crate::quantity::decimal::Decimal;
use crate::quantity::error::ReadErrorKind;

/// One character of a numeral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Symbol {
    Digit(u8),
    Zero,
    /// 十, 百 or 千, as a number.
    Unit(u16),
    Wan,
    Yi,
}

/// The value of a whole numeral without 点.
pub(super) fn evaluate(symbols: &[Symbol]) -> Result<Numeral, ReadErrorKind> {
    if symbols.len() > 1 && symbols.iter().all(|s| matches!(s, Symbol::Digit(_) | Symbol::Zero)) {
        return positional(symbols);
    }
    let value = yi_level(symbols)?;
    let power = match symbols {
        [.., Symbol::Wan, Symbol::Yi] if value % 1_000_000_000_000 == 0 => 12,
        [.., Symbol::Yi] => 8,
        [.., Symbol::Wan] => 4,
        _ => 0,
    };
    let number = Decimal::new(value / 10_i128.pow(power), 0)?;
    Ok(Numeral { number, power })
}

/// Digits in a row, as years are written. Two without a zero are no number (二五).
fn positional(symbols: &[Symbol]) -> Result<Numeral, ReadErrorKind> {
    let opens_with_zero = symbols.first() == Some(&Symbol::Zero);
    if opens_with_zero || (symbols.len() == 2 && !symbols.contains(&Symbol::Zero)) {
        return Err(ReadErrorKind::MalformedNumeral);
    }
    let mut value: i128 = 0;
    for symbol in symbols {
        let digit = if let Symbol::Digit(digit) = symbol {
            i128::from(*digit)
        } else {
            0
        };
        value = (value.checked_mul(10))
            .and_then(|value| value.checked_add(digit))
            .ok_or(ReadErrorKind::TooLarge)?;
    }
    Ok(Numeral {
        number: Decimal::new(value, 0)?,
        power: 0,
    })
}

fn yi_level(symbols: &[Symbol]) -> Result<i128, ReadErrorKind> {
    let Some(at) = symbols.iter().rposition(|&symbol| symbol == Symbol::Yi) else {
        return wan_level(symbols);
    };
    joined(&symbols[..at], &symbols[at + 1..], 100_000_000, wan_level)
}

fn wan_level(symbols: &[Symbol]) -> Result<i128, ReadErrorKind> {
    let Some(at) = symbols.iter().rposition(|&symbol| symbol == Symbol::Wan) else {
        return section(symbols);
    };
    joined(&symbols[..at], &symbols[at + 1..], 10_000, section)
}

/// `high × base + low`. A single digit after the base is the next lower place, as people say it:
/// 两万五 is 25,000, 三亿二 is 320 million.
fn joined(
    high: &[Symbol],
    low: &[Symbol],
    base: i128,
    level: fn(&[Symbol]) -> Result<i128, ReadErrorKind>,
) -> Result<i128, ReadErrorKind> {
    let high = if high.is_empty() { 1 } else { level(high)? };
    let low = match low {
        [] => 0,
        [Symbol::Digit(digit)] => i128::from(*digit) * base / 10,
        [Symbol::Zero] => return Err(ReadErrorKind::MalformedNumeral),
        low => level(low)?,
    };
    if high == 0 || low >= base {
        return Err(ReadErrorKind::MalformedNumeral);
    }
    // At most 40 symbols in two levels stay below 10^17.
    Ok(high * base + low)
}

/// A number below ten thousand.
fn section(symbols: &[Symbol]) -> Result<i128, ReadErrorKind> {
    let mut value = 0;
    let mut last_unit = 10_000;
    let mut pending = None;
    let mut after_zero = false;
    for (index, &symbol) in symbols.iter().enumerate() {
        match symbol {
            Symbol::Digit(digit) if pending.is_none() => pending = Some(i128::from(digit)),
            Symbol::Zero if pending.is_none() && !after_zero => after_zero = true,
            Symbol::Unit(unit) if i128::from(unit) < last_unit => {
                let unit = i128::from(unit);
                // 十五, 百亿, 千家 and the spoken 一百十 leave out the one.
                let may_omit = index == 0 || unit == 10;
                let times = pending.take().or(may_omit.then_some(1));
                value += times.ok_or(ReadErrorKind::MalformedNumeral)? * unit;
                last_unit = unit;
                after_zero = false;
            }
            _ => return Err(ReadErrorKind::MalformedNumeral),
        }
    }
    match pending {
        // 一百八 is 180; 一百零八 and 十八 are not meant so.
        Some(digit) if !after_zero && (100..10_000).contains(&last_unit) => Ok(value + digit * last_unit / 10),
        Some(digit) => Ok(value + digit),
        None if after_zero && symbols.len() > 1 => Err(ReadErrorKind::MalformedNumeral),
        None => Ok(value),
    }
}
