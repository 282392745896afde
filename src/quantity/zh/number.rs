//! The number of a Chinese expression, before its unit: digits, numerals, 万 and 亿, 多 and 余.

use super::lexicon::lexicon;
use super::numeral::{self, Numeral, Numerals};
use super::words::{HEDGES, VAGUE};
use crate::quantity::cursor::Cursor;
use crate::quantity::decimal::{self, Decimal};
use crate::quantity::error::{ReadError, ReadErrorKind};
use crate::quantity::qualifier::Qualifier;
use crate::quantity::unit::Unit;

/// A number without its unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    pub(super) form: Form,
    /// What stands inside the number: the 多 of 2300多亿元.
    pub(super) qualifier: Qualifier,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Form {
    One(Numeral),
    /// Neighbouring digits: 二三十.
    Between(Numeral, Numeral),
    /// With a slash or 分之, as written.
    Fraction(i128, i128),
    /// 百分之十五, 千分之三点四: the unit stands before the number.
    Share(Decimal, Unit),
}

lexicon! {
    /// Shares that are written before their number.
    SHARES: Unit = &[("百分之", Unit::Percent), ("千分之", Unit::Permille)]
}

/// Reads the number that comes next.
pub(super) fn read(cursor: &mut Cursor) -> Result<Number, ReadError> {
    let start = *cursor;
    if begins_with_digit(cursor) {
        return digits(cursor)
            .map(|number| hedged(number, cursor))
            .and_then(|number| behind_parts(number, cursor));
    }
    if let Some(number) = vague(cursor) {
        return Ok(number);
    }
    if let Some(unit) = SHARES.eat(cursor) {
        let form = Form::Share(numerator(cursor)?, unit);
        return Ok(Number {
            form,
            qualifier: inexact(cursor),
        });
    }
    if cursor.eat("万分之") {
        return parts_of(10_000, cursor);
    }
    let number = match numeral::read(cursor).map_err(|kind| start.error(kind))? {
        Some(Numerals::One(numeral)) => Number {
            form: Form::One(numeral),
            qualifier: Qualifier::Exact,
        },
        Some(Numerals::Between(low, high)) => {
            return Ok(Number {
                form: Form::Between(low, high),
                qualifier: Qualifier::About,
            });
        }
        None => return Err(start.error(ReadErrorKind::NumberExpected)),
    };
    behind_parts(hedged(number, cursor), cursor)
}

/// Whether a digit comes next, or a minus sign.
fn begins_with_digit(cursor: &Cursor) -> bool {
    let is_number = |c| decimal::digit(c).is_some() || matches!(c, '-' | '−' | '－');
    cursor.peek().is_some_and(is_number)
}

/// 4分之1, 四分之一: what was read is the denominator.
fn behind_parts(number: Number, cursor: &mut Cursor) -> Result<Number, ReadError> {
    if cursor.rest().starts_with("分之")
        && let Some(denominator) = number.integer()
    {
        cursor.eat("分之");
        return parts_of(denominator, cursor);
    }
    Ok(number)
}

/// 数十, 几百 and 上万: the power of ten alone is known.
fn vague(cursor: &mut Cursor) -> Option<Number> {
    let mut ahead = *cursor;
    let qualifier = VAGUE.eat(&mut ahead)?;
    let power = numeral::multipliers(&mut ahead);
    if power == 0 {
        return None;
    }
    *cursor = ahead;
    Some(Number {
        form: Form::One(one(power)),
        qualifier,
    })
}

/// 10^power, the word for ten thousand and its like standing beside a 1, 10, 100 or 1000.
fn one(power: u32) -> Numeral {
    let word = power - power % 4;
    let digits = [1, 10, 100, 1000];
    Numeral {
        number: Decimal::integer(digits[(power % 4) as usize]),
        power: word,
    }
}

fn digits(cursor: &mut Cursor) -> Result<Number, ReadError> {
    let start = *cursor;
    let negative = cursor.eat_any(&['-', '−', '－']);
    let (number, used) = decimal::scan(cursor.rest()).map_err(|error| cursor.error(error))?;
    let written = &cursor.rest()[..used];
    let mut written = written.chars().map(decimal::digit);
    if written.next() == Some(Some(0)) && written.next().flatten().is_some() {
        return Err(start.error(ReadErrorKind::LeadingZero));
    }
    cursor.advance(used);
    let number = if negative { number.negated() } else { number };
    if number.scale() == 0
        && let Some(denominator) = denominator(cursor)?
    {
        return Ok(Number {
            form: Form::Fraction(number.coefficient(), denominator),
            qualifier: Qualifier::Exact,
        });
    }
    let qualifier = inexact(cursor);
    let power = numeral::multipliers(cursor);
    let mut numeral = Numeral { number, power };
    if qualifier == Qualifier::Exact {
        while let Some(longer) = continued(numeral, cursor).map_err(|kind| start.error(kind))? {
            numeral = longer;
        }
    }
    Ok(Number {
        form: Form::One(numeral),
        qualifier,
    })
}

/// The denominator of 1/4, if a slash and digits come next.
fn denominator(cursor: &mut Cursor) -> Result<Option<i128>, ReadError> {
    let mut ahead = *cursor;
    if !(ahead.eat("/") || ahead.eat("／")) || ahead.peek().and_then(decimal::digit).is_none() {
        return Ok(None);
    }
    let (number, used) = decimal::scan(ahead.rest()).map_err(|error| ahead.error(error))?;
    if number.is_zero() {
        return Err(ahead.error(ReadErrorKind::ZeroDenominator));
    }
    if number.scale() > 0 {
        return Ok(None);
    }
    ahead.advance(used);
    *cursor = ahead;
    Ok(Some(number.coefficient()))
}

/// 1亿2000万, 3万5000: a further part in a lower power of ten.
fn continued(high: Numeral, cursor: &mut Cursor) -> Result<Option<Numeral>, ReadErrorKind> {
    let mut ahead = *cursor;
    if high.power == 0 || high.number.scale() > 0 || ahead.peek().and_then(decimal::digit).is_none() {
        return Ok(None);
    }
    let (number, used) = decimal::scan(ahead.rest())?;
    ahead.advance(used);
    let power = numeral::multipliers(&mut ahead);
    let full_width = power > 0 || used == high.power as usize;
    let low = number.shifted(signed(power)?)?;
    let place = Decimal::integer(1).shifted(signed(high.power)?)?;
    if power >= high.power || !full_width || low.cmp_value(place).is_ge() {
        return Ok(None);
    }
    *cursor = ahead;
    let number = high.number.shifted(signed(high.power - power)?)?.plus(number)?;
    Ok(Some(Numeral { number, power }))
}

fn signed(power: u32) -> Result<i32, ReadErrorKind> {
    i32::try_from(power).map_err(|_| ReadErrorKind::TooLarge)
}

/// Takes 多, 余, 几 or 来 after the digits.
fn inexact(cursor: &mut Cursor) -> Qualifier {
    let Some((length, Some(hedge))) = HEDGES.longest(cursor.rest()) else {
        return Qualifier::Exact;
    };
    cursor.advance(length);
    hedge
}

/// Adds what follows a number or its 万: the 多 of 一千多万, then the 余 of 1.2万余.
fn hedged(number: Number, cursor: &mut Cursor) -> Number {
    let Form::One(mut numeral) = number.form else {
        return number;
    };
    if number.qualifier != Qualifier::Exact {
        return number;
    }
    let qualifier = inexact(cursor);
    if qualifier != Qualifier::Exact {
        numeral.power = numeral.power.saturating_add(numeral::multipliers(cursor));
    }
    Number {
        form: Form::One(numeral),
        qualifier,
    }
}

/// What follows 分之. A numerator with decimals is scaled up to whole numbers.
fn parts_of(denominator: i128, cursor: &mut Cursor) -> Result<Number, ReadError> {
    let start = *cursor;
    if denominator == 0 {
        return Err(start.error(ReadErrorKind::ZeroDenominator));
    }
    let number = numerator(cursor)?;
    let denominator = (10_i128.checked_pow(number.scale()))
        .and_then(|tooth| denominator.checked_mul(tooth))
        .ok_or_else(|| start.error(ReadErrorKind::TooLarge))?;
    let qualifier = inexact(cursor);
    Ok(Number {
        form: Form::Fraction(number.coefficient(), denominator),
        qualifier,
    })
}

fn numerator(cursor: &mut Cursor) -> Result<Decimal, ReadError> {
    let start = *cursor;
    if cursor.peek().and_then(decimal::digit).is_some() {
        let (number, used) = decimal::scan(cursor.rest()).map_err(|error| start.error(error))?;
        cursor.advance(used);
        return Ok(number);
    }
    match numeral::read(cursor).map_err(|kind| start.error(kind))? {
        // 百分之百 and 百分之一百二 are the largest that occur.
        Some(Numerals::One(Numeral { number, power: 0 })) => Ok(number),
        Some(_) => Err(start.error(ReadErrorKind::MalformedNumeral)),
        None => Err(start.error(ReadErrorKind::NumberExpected)),
    }
}

impl Number {
    /// The number if it is a plain integer without hedge.
    pub(super) fn integer(self) -> Option<i128> {
        match self.form {
            Form::One(Numeral { number, power }) if number.scale() == 0 && self.qualifier == Qualifier::Exact => {
                let plain = number.shifted(i32::try_from(power).ok()?).ok()?;
                Some(plain.coefficient())
            }
            _ => None,
        }
    }
}
