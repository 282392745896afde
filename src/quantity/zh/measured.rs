//! A number with its unit and what stands after it: `2300多亿元`, `10亩以上`, `3-5个工作日`.

use super::number::{self, Form, Number};
use super::numeral::{self, Numeral};
use super::units::{PER_UNITS, TAILS, Word};
use super::words::{RANGE_SIGNS, SUFFIXES};
use crate::quantity::amount::{Amount, Fraction};
use crate::quantity::cursor::Cursor;
use crate::quantity::decimal::{self, Decimal};
use crate::quantity::error::{ReadError, ReadErrorKind};
use crate::quantity::qualifier::Qualifier;
use crate::quantity::shape::Shape;
use crate::quantity::unit::Unit;

/// A shape and the hedges found inside and after it.
#[derive(Clone, Debug)]
pub(super) struct Measured {
    pub(super) shape: Shape,
    pub(super) qualifier: Qualifier,
}

/// What was written after a number.
#[derive(Clone, Debug, Default)]
struct Tail {
    unit: Option<Unit>,
    per: Option<Unit>,
    measure: Option<String>,
    /// 一个半小时, 两年半.
    half: Half,
    /// 一个多小时.
    hedge: Qualifier,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Half {
    #[default]
    None,
    Added,
}

/// Reads a number, its unit, and a second end if it is a range.
pub(super) fn read(cursor: &mut Cursor) -> Result<Measured, ReadError> {
    let start = *cursor;
    if let Some(half) = half(cursor)? {
        return Ok(half);
    }
    let first = number::read(cursor)?;
    if let Some(tenths) = tenths(first, cursor) {
        return Ok(tenths);
    }
    let first = order_of_magnitude(first, cursor);
    let tail = tail(first, cursor);
    calendar_year(&start, first, &tail)?;
    let shape = shape(first, &tail, &start)?;
    let first = Number {
        qualifier: (first.qualifier.combined(tail.hedge))
            .ok_or_else(|| start.error(ReadErrorKind::ContradictoryQualifiers))?,
        ..first
    };
    if let Some(range) = range(&shape, first, &tail, cursor)? {
        return Ok(range);
    }
    Ok(Measured {
        shape,
        qualifier: first.qualifier,
    })
}

/// Takes the words after a unit (以上, 左右) and says what they add.
pub(super) fn suffix(cursor: &mut Cursor) -> Qualifier {
    let Some((length, Some(hedge))) = SUFFIXES.longest(cursor.rest()) else {
        return Qualifier::Exact;
    };
    cursor.advance(length);
    hedge
}

/// 半年, 半个月; 一半 and 半数 as shares.
fn half(cursor: &mut Cursor) -> Result<Option<Measured>, ReadError> {
    let start = *cursor;
    let unit = if cursor.eat("一半") || cursor.eat("半数") || cursor.rest() == "半" && cursor.eat("半") {
        Unit::Ratio
    } else if cursor.eat("半") {
        match eat_unit(cursor) {
            Some((_, unit)) => unit,
            None => return Err(start.error(ReadErrorKind::NumberExpected)),
        }
    } else {
        return Ok(None);
    };
    let shape = Shape::Fraction(Fraction {
        numerator: 1,
        denominator: 2,
        unit,
        measure: None,
    });
    Ok(Some(Measured {
        shape,
        qualifier: Qualifier::Exact,
    }))
}

/// 八成, 八成五, 3.5成, 三四成.
fn tenths(number: Number, cursor: &mut Cursor) -> Option<Measured> {
    // 成员 and 成果 are things counted.
    let mut ahead = *cursor;
    if !ahead.eat("成") || ahead.rest().starts_with(['员', '果', '套', '本']) {
        return None;
    }
    let shape = match number.form {
        Form::One(Numeral { number, power: 0 }) => {
            let mut numerator = number.coefficient();
            let mut denominator = 10_i128.checked_pow(number.scale() + 1)?;
            let behind = ahead;
            let hundredths = if ahead.eat("半") {
                Some(5)
            } else {
                single_digit(&mut ahead)
            };
            if let Some(digit) = hundredths {
                numerator = numerator.checked_mul(10)?.checked_add(digit)?;
                denominator = denominator.checked_mul(10)?;
            } else {
                ahead = behind;
            }
            Shape::Fraction(Fraction {
                numerator,
                denominator,
                unit: Unit::Ratio,
                measure: None,
            })
        }
        Form::Between(low, high) => Shape::Range {
            low: percent(low)?,
            high: percent(high)?,
        },
        _ => return None,
    };
    *cursor = ahead;
    Some(Measured {
        shape,
        qualifier: number.qualifier,
    })
}

fn percent(tenths: Numeral) -> Option<Amount> {
    Some(Amount::new(tenths.number.shifted(1).ok()?, tenths.power, Unit::Percent))
}

fn single_digit(cursor: &mut Cursor) -> Option<i128> {
    let mut ahead = *cursor;
    let digit = number::read(&mut ahead)
        .ok()?
        .integer()
        .filter(|digit| (1..=9).contains(digit))?;
    *cursor = ahead;
    Some(digit)
}

fn tail(number: Number, cursor: &mut Cursor) -> Tail {
    let mut tail = Tail::default();
    if matches!(number.form, Form::Share(..)) {
        return tail;
    }
    let spaced = *cursor;
    cursor.skip_blanks();
    if let Some(long) = between_measure_and_unit(cursor) {
        return long;
    }
    if let Some((word, unit)) = eat_unit(cursor) {
        tail.unit = Some(unit);
        tail.measure = (unit == Unit::Person).then(|| word.to_owned());
        if cursor.eat("半") {
            tail.half = Half::Added;
        }
    } else if let Some((length, Word::Measure)) = TAILS.longest(cursor.rest()) {
        tail.measure = Some(cursor.rest()[..length].to_owned());
        cursor.advance(length);
    } else {
        *cursor = spaced;
        return tail;
    }
    tail.per = per(cursor);
    tail
}

/// 个半小时, 个多月: a half or a hedge between measure word and unit.
fn between_measure_and_unit(cursor: &mut Cursor) -> Option<Tail> {
    let mut ahead = *cursor;
    let (half, hedge) = match () {
        () if ahead.eat("个半") => (Half::Added, Qualifier::Exact),
        () if ahead.eat("个多") || ahead.eat("个余") => (Half::None, Qualifier::Over),
        () => return None,
    };
    let unit = eat_unit(&mut ahead).map(|(_, unit)| unit);
    let unit = unit.or_else(|| ahead.eat("月").then_some(Unit::Month))?;
    *cursor = ahead;
    Some(Tail {
        unit: Some(unit),
        half,
        hedge,
        ..Tail::default()
    })
}

/// Whether no unit, power of ten or the like follows, so that a number before it stands bare.
pub(super) fn nothing_follows(cursor: &Cursor) -> bool {
    let rest = cursor.rest();
    let number = rest.starts_with(|c| numeral::is_symbol(c) || decimal::digit(c).is_some());
    !number && !rest.starts_with("分之") && !matches!(TAILS.longest(rest), Some((_, Word::Unit(_) | Word::Measure)))
}

/// 千亿级, 百万级: the power of ten alone is meant. 5级 is a grade.
fn order_of_magnitude(number: Number, cursor: &mut Cursor) -> Number {
    let power = matches!(number.form, Form::One(numeral) if numeral.power > 0);
    if power && cursor.eat("级") {
        return Number {
            qualifier: Qualifier::About,
            ..number
        };
    }
    number
}

/// Takes a unit of measurement and returns it with its word.
fn eat_unit<'a>(cursor: &mut Cursor<'a>) -> Option<(&'a str, Unit)> {
    let (length, Word::Unit(unit)) = TAILS.longest(cursor.rest())? else {
        return None;
    };
    let (word, behind) = cursor.rest().split_at(length);
    // 5G is a network and 3m a length: a Latin symbol must end where it ends.
    let latin = word.ends_with(|c: char| c.is_ascii_alphabetic());
    if latin && behind.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    cursor.advance(length);
    Some((word, unit))
}

/// 元/人, 微克每立方米.
fn per(cursor: &mut Cursor) -> Option<Unit> {
    let mut ahead = *cursor;
    if !ahead.eat("/") && !ahead.eat("／") && !ahead.eat("每") {
        return None;
    }
    let mut other = ahead;
    let unit = eat_unit(&mut ahead).map(|(_, unit)| unit);
    let word = PER_UNITS.eat(&mut other);
    let longer = word.is_some() && other.rest().len() <= ahead.rest().len();
    let (unit, behind) = if longer { (word, other) } else { (unit, ahead) };
    // 10万千瓦/20万千瓦时 are two figures, not so many of the one for the other.
    if unit.is_some() {
        *cursor = behind;
    }
    unit
}

/// 2021年 is a year and no length of time; nobody counts two thousand years in a work report.
fn calendar_year(start: &Cursor, number: Number, tail: &Tail) -> Result<(), ReadError> {
    let year = number.integer().is_some_and(|year| (1900..=2100).contains(&year));
    let grouped = || start.rest().starts_with(['1', '2']) && start.rest()[1..].starts_with([',', '，']);
    if year && tail.unit == Some(Unit::Year) && !grouped() {
        return Err(start.error(ReadErrorKind::Date));
    }
    Ok(())
}

fn shape(number: Number, tail: &Tail, start: &Cursor) -> Result<Shape, ReadError> {
    match number.form {
        Form::One(numeral) => Ok(Shape::Amount(amount(numeral, tail, start)?)),
        Form::Between(low, high) => Ok(Shape::Range {
            low: amount(low, tail, start)?,
            high: amount(high, tail, start)?,
        }),
        Form::Share(share, unit) => Ok(Shape::Amount(Amount::new(share, 0, unit))),
        Form::Fraction(numerator, denominator) => {
            let counted = if tail.measure.is_some() {
                Unit::Count
            } else {
                Unit::Ratio
            };
            Ok(Shape::Fraction(Fraction {
                numerator,
                denominator,
                unit: tail.unit.unwrap_or(counted),
                measure: tail.measure.clone(),
            }))
        }
    }
}

fn amount(numeral: Numeral, tail: &Tail, start: &Cursor) -> Result<Amount, ReadError> {
    let overflow = |overflow| start.error(overflow);
    let Numeral { mut number, power } = numeral;
    if tail.half == Half::Added {
        let half = Decimal::new(5, 1).map_err(overflow)?;
        number = number.plus(half).map_err(overflow)?;
    }
    Ok(Amount {
        number,
        power,
        unit: tail.unit.unwrap_or(Unit::Count),
        per: tail.per,
        measure: tail.measure.clone(),
    })
}

/// The second end of a range. An end without a unit has the other's, and its 万 or 亿 too, unless
/// that would turn the ends round: 800至1万元.
fn range(shape: &Shape, first: Number, tail: &Tail, cursor: &mut Cursor) -> Result<Option<Measured>, ReadError> {
    let Shape::Amount(low) = shape else {
        return Ok(None);
    };
    let mut ahead = *cursor;
    if RANGE_SIGNS.eat(&mut ahead).is_none() {
        return Ok(None);
    }
    let start = ahead;
    let Ok(second) = number::read(&mut ahead) else {
        return Ok(None);
    };
    let Form::One(numeral) = second.form else {
        return Ok(None);
    };
    let high_tail = self::tail(second, &mut ahead);
    let high = amount(numeral, &high_tail, &start)?;
    let mut low = low.clone();
    if tail.unit.is_none() && tail.measure.is_none() {
        low = Amount {
            number: low.number,
            power: low.power,
            ..high.clone()
        };
        let scaled = Amount {
            power: high.power,
            ..low.clone()
        };
        if low.power == 0 && ordered(&scaled, &high) {
            low = scaled;
        }
    }
    let high = if high_tail.unit.is_none() && high_tail.measure.is_none() {
        Amount {
            number: high.number,
            power: high.power,
            ..low.clone()
        }
    } else {
        high
    };
    // 5天到3家企业: 到 leads elsewhere.
    if low.compound().dimension() != high.compound().dimension() || low.measure != high.measure {
        return Ok(None);
    }
    if !ordered(&low, &high) {
        return Err(start.error(ReadErrorKind::RangeEnds));
    }
    *cursor = ahead;
    let qualifier = first.qualifier.combined(second.qualifier);
    let qualifier = qualifier.ok_or_else(|| start.error(ReadErrorKind::ContradictoryQualifiers))?;
    Ok(Some(Measured {
        shape: Shape::Range { low, high },
        qualifier,
    }))
}

fn ordered(low: &Amount, high: &Amount) -> bool {
    matches!((low.value(), high.value()), (Ok(low), Ok(high)) if low < high)
}
