//! The expression as a whole: what stands before the number, from–to, ratios, ranks, doublings.

use super::measured::{self, Measured};
use super::number;
use super::numeral;
use super::rank::{self, is_han};
use super::units::{PER_UNITS, TAILS, Word};
use super::words::{ADVERBS, ARRIVALS, PREFIXES, Prefix, RATIO_SIGNS, SUFFIXES};
use crate::quantity::amount::{Amount, Fraction};
use crate::quantity::cursor::Cursor;
use crate::quantity::decimal::{self, Decimal};
use crate::quantity::error::{ReadError, ReadErrorKind};
use crate::quantity::qualifier::{Basis, Direction, Qualifier};
use crate::quantity::shape::{Quantity, Shape};
use crate::quantity::unit::{Compound, Dimension, Unit};

/// Reads the expression at the cursor and leaves the cursor behind it.
pub(super) fn read(cursor: &mut Cursor) -> Result<Quantity, ReadError> {
    let opened = cursor.eat("由") || cursor.eat("从") || cursor.eat("自");
    let from = simple(cursor)?;
    let mut ahead = *cursor;
    ahead.skip_blanks();
    if opened {
        while ADVERBS.eat(&mut ahead).is_some() {}
    }
    let arrival = ARRIVALS.eat(&mut ahead);
    let arrival = arrival.or_else(|| (opened && (ahead.eat("到") || ahead.eat("至"))).then_some(Direction::Reach));
    // 提到六个名称 mentions them; only a from–to is sure to raise something.
    let arrival = arrival.or_else(|| (opened && ahead.eat("提到")).then_some(Direction::RiseTo));
    let Some(direction) = arrival else {
        // 由3至5 was taken for a range; what it opened, it also closed.
        return match from.shape {
            Shape::Range { low, high } if opened => Ok(from_range(low, high, from.qualifier)),
            _ if opened => Err(ahead.error(ReadErrorKind::UnitOrEndExpected)),
            _ => Ok(from),
        };
    };
    ahead.eat("了");
    let to = match simple(&mut ahead) {
        Ok(to) => to,
        Err(_) if !opened => return Ok(from),
        Err(error) => return Err(error),
    };
    let from = match with_unit_of(&from, &to) {
        Some(completed) => completed,
        // 投资3亿元完成2个项目: two figures that happen to stand side by side.
        None if !opened && !alike(&from, &to) => return Ok(from),
        None => from,
    };
    *cursor = ahead;
    let mut change = Quantity::exact(Shape::Change {
        from: Box::new(from),
        to: Box::new(to),
    });
    change.direction = Some(direction);
    Ok(change)
}

/// Whether two values measure the same thing, so that one can become the other.
fn alike(from: &Quantity, to: &Quantity) -> bool {
    from.unit().map(Compound::dimension) == to.unit().map(Compound::dimension)
}

/// Reads what is left behind a counted thing as its name, with a hedge behind that:
/// 20家 + 企业以上.
pub(super) fn with_noun(mut quantity: Quantity, cursor: &mut Cursor) -> Result<Quantity, ReadError> {
    const LONGEST_NOUN: usize = 12;
    let error = cursor.error(ReadErrorKind::EndExpected);
    let Shape::Amount(amount) = &mut quantity.shape else {
        return Err(error);
    };
    let Some(measure) = amount.measure.as_mut().filter(|_| amount.per.is_none()) else {
        return Err(if amount.unit == Unit::Count {
            cursor.error(ReadErrorKind::UnitOrEndExpected)
        } else {
            error
        });
    };
    let rest = cursor.rest();
    let suffixes = SUFFIXES
        .entries()
        .iter()
        .filter_map(|&(word, hedge)| Some((word, hedge?)));
    let suffixes = suffixes.filter(|(word, _)| word.chars().count() > 1 && rest.ends_with(word));
    let (noun, hedge) = match suffixes.max_by_key(|(word, _)| word.len()) {
        Some((word, hedge)) => (&rest[..rest.len() - word.len()], hedge),
        None => (rest, Qualifier::Exact),
    };
    let plain = |c: char| is_han(c) && !numeral::is_symbol(c);
    if noun.chars().count() > LONGEST_NOUN || !noun.chars().all(plain) {
        return Err(error);
    }
    measure.push_str(noun);
    quantity.qualifier = quantity
        .qualifier
        .combined(hedge)
        .ok_or_else(|| cursor.error(ReadErrorKind::ContradictoryQualifiers))?;
    Ok(quantity)
}

/// What the words before a number say.
#[derive(Clone, Copy, Debug, Default)]
struct Opening {
    qualifier: Qualifier,
    direction: Option<Direction>,
    basis: Option<Basis>,
    per: Option<Unit>,
    currency: Option<Unit>,
    mass: Mass,
    base: Base,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mass {
    #[default]
    Plain,
    Coal,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Base {
    #[default]
    Whole,
    /// 原来的: the share is one of what there was before.
    Before,
}

/// One value with its prefixes and suffixes.
fn simple(cursor: &mut Cursor) -> Result<Quantity, ReadError> {
    let start = *cursor;
    let opening = opening(cursor)?;
    let (measured, direction) = core(cursor)?;
    let Measured { shape, qualifier } = measured;
    let mut quantity = Quantity::exact(shape);
    quantity.direction = direction.or(opening.direction);
    quantity.basis = opening.basis;
    let hedges = [opening.qualifier, qualifier, measured::suffix(cursor)];
    quantity.qualifier = hedges
        .into_iter()
        .try_fold(Qualifier::Exact, Qualifier::combined)
        .ok_or_else(|| start.error(ReadErrorKind::ContradictoryQualifiers))?;
    applied(quantity, opening).map_err(|kind| start.error(kind))
}

/// More words than that before a number are no opening; without a bound, a text of nothing but such
/// words would be read again and again.
pub(super) const MOST_OPENING_WORDS: usize = 12;

/// Takes the words before the number, in any order.
fn opening(cursor: &mut Cursor) -> Result<Opening, ReadError> {
    let mut opening = Opening::default();
    for _ in 0..MOST_OPENING_WORDS {
        if opening_is_over(cursor) {
            break;
        }
        let prefix = PREFIXES.longest(cursor.rest());
        let arrival = ARRIVALS.longest(cursor.rest());
        // 至少 begins like an arrival and is none: the longer word counts.
        if let Some((length, direction)) = arrival
            && prefix.is_none_or(|(other, _)| other <= length)
        {
            cursor.advance(length);
            opening.direction = Some(direction);
            continue;
        }
        let before = *cursor;
        match prefix {
            Some((_, Prefix::Halving)) => break,
            Some((length, prefix)) => {
                cursor.advance(length);
                opening.add(prefix).map_err(|kind| before.error(kind))?;
            }
            None => match per_each(cursor) {
                Some(unit) => opening.per = Some(unit),
                None if cursor.eat(" ") || cursor.eat("\u{3000}") => {}
                None => break,
            },
        }
    }
    Ok(opening)
}

/// A number begins here, as it does behind most openings: there is nothing to look up.
fn opening_is_over(cursor: &Cursor) -> bool {
    cursor.peek().is_none_or(|next| next.is_ascii_digit())
}

impl Opening {
    fn add(&mut self, prefix: Prefix) -> Result<(), ReadErrorKind> {
        match prefix {
            Prefix::Qualifier(qualifier) => {
                let both = self.qualifier.combined(qualifier);
                self.qualifier = both.ok_or(ReadErrorKind::ContradictoryQualifiers)?;
            }
            Prefix::Direction(direction) => self.direction = Some(direction),
            Prefix::Basis(basis) => self.basis = Some(basis),
            Prefix::Per(unit) => self.per = Some(unit),
            Prefix::Currency(unit) => self.currency = Some(unit),
            Prefix::Coal => self.mass = Mass::Coal,
            Prefix::Before => self.base = Base::Before,
            Prefix::Filler | Prefix::Halving => {}
        }
        Ok(())
    }
}

/// 每亩, 每千瓦时, 每个工作日.
fn per_each(cursor: &mut Cursor) -> Option<Unit> {
    let mut ahead = *cursor;
    if !ahead.eat("每") {
        return None;
    }
    let unit = match TAILS.longest(ahead.rest()) {
        Some((length, Word::Unit(unit))) => {
            ahead.advance(length);
            unit
        }
        _ => PER_UNITS.eat(&mut ahead)?,
    };
    *cursor = ahead;
    Some(unit)
}

/// The number itself, in whatever shape; doublings bring their direction along.
fn core(cursor: &mut Cursor) -> Result<(Measured, Option<Direction>), ReadError> {
    // What begins with a digit is no doubling and no rank.
    if cursor.peek().is_some_and(|next| next.is_ascii_digit()) {
        return amount_or_ratio(cursor);
    }
    if let Some(found) = doubling(cursor)? {
        return Ok((
            Measured {
                shape: found.0,
                qualifier: Qualifier::Exact,
            },
            Some(found.1),
        ));
    }
    if let Some((shape, qualifier)) = rank::read(cursor)? {
        return Ok((Measured { shape, qualifier }, None));
    }
    amount_or_ratio(cursor)
}

fn amount_or_ratio(cursor: &mut Cursor) -> Result<(Measured, Option<Direction>), ReadError> {
    let measured = match ratio(cursor)? {
        Some(shape) => Measured {
            shape,
            qualifier: Qualifier::Exact,
        },
        None => measured::read(cursor)?,
    };
    Ok((measured, None))
}

/// 翻一番 is twice the base, 翻两番 four times, 减半 half: levels, not steps.
fn doubling(cursor: &mut Cursor) -> Result<Option<(Shape, Direction)>, ReadError> {
    if cursor.eat("减半") {
        let half = Fraction {
            numerator: 1,
            denominator: 2,
            unit: Unit::Multiple,
            measure: None,
        };
        return Ok(Some((Shape::Fraction(half), Direction::FallTo)));
    }
    let start = *cursor;
    let mut ahead = *cursor;
    if !ahead.eat("翻") {
        return Ok(None);
    }
    ahead.eat("了");
    let times = if ahead.eat("番") || ahead.eat("倍") {
        1
    } else {
        let times = number::read(&mut ahead)?.integer();
        if !ahead.eat("番") {
            return Err(ahead.error(ReadErrorKind::UnitOrEndExpected));
        }
        times.ok_or_else(|| start.error(ReadErrorKind::NumberExpected))?
    };
    // Sixty-two doublings are the most that an i64 holds.
    let times = u32::try_from(times).ok().filter(|&times| (1..=62).contains(&times));
    let times = times.ok_or_else(|| start.error(ReadErrorKind::TooLarge))?;
    *cursor = ahead;
    let multiple = Amount::new(Decimal::integer(1 << times), 0, Unit::Multiple);
    Ok(Some((Shape::Amount(multiple), Direction::RiseTo)))
}

/// More parts than any ratio of a report has.
const MOST_PARTS: usize = 8;

/// 10.9∶53.2∶35.9, 1比12. Clock times (8:00) fall out by their zeros.
fn ratio(cursor: &mut Cursor) -> Result<Option<Shape>, ReadError> {
    if !has_ratio_sign(cursor) {
        return Ok(None);
    }
    let mut ahead = *cursor;
    let mut parts = Vec::new();
    loop {
        let Ok(number) = number::read(&mut ahead) else {
            return Ok(None);
        };
        let number::Form::One(numeral) = number.form else {
            return Ok(None);
        };
        if number.qualifier != Qualifier::Exact {
            return Ok(None);
        }
        let overflow = |overflow| ahead.error(overflow);
        let power = i32::try_from(numeral.power).map_err(|_| ahead.error(ReadErrorKind::TooLarge))?;
        parts.push(numeral.number.shifted(power).map_err(overflow)?);
        if parts.len() == MOST_PARTS || RATIO_SIGNS.eat(&mut ahead).is_none() {
            break;
        }
    }
    if parts.len() < 2 {
        return Ok(None);
    }
    *cursor = ahead;
    Ok(Some(Shape::Ratio(parts)))
}

/// Whether a ratio's sign follows the number that comes next.
fn has_ratio_sign(cursor: &Cursor) -> bool {
    let behind = cursor.rest().trim_start_matches(|c: char| {
        c.is_ascii_digit() || decimal::digit(c).is_some() || c == '.' || c == '．' || c == '点' || numeral::is_symbol(c)
    });
    RATIO_SIGNS.longest(behind).is_some()
}

/// Puts what the opening said about the unit into the amounts.
fn applied(mut quantity: Quantity, opening: Opening) -> Result<Quantity, ReadErrorKind> {
    match &mut quantity.shape {
        Shape::Amount(amount) => measured_by(amount, opening)?,
        Shape::Range { low, high } => {
            measured_by(low, opening)?;
            measured_by(high, opening)?;
        }
        Shape::Fraction(fraction) if opening.base == Base::Before && fraction.unit == Unit::Ratio => {
            fraction.unit = Unit::Multiple;
        }
        _ => {}
    }
    // 每年增长8%: a rate of growth is already one a year.
    let rate = quantity
        .unit()
        .is_some_and(|unit| unit.unit.dimension() == Dimension::Proportion);
    if rate && opening.per == Some(Unit::Year) {
        quantity.basis = quantity.basis.or(Some(Basis::AnnualAverage));
    }
    Ok(quantity)
}

fn measured_by(amount: &mut Amount, opening: Opening) -> Result<(), ReadErrorKind> {
    if let Some(currency) = opening.currency {
        if amount.unit == Unit::Count && amount.measure.is_none() {
            amount.unit = currency;
        }
        if amount.unit != currency {
            return Err(ReadErrorKind::UnitOrEndExpected);
        }
    }
    if opening.mass == Mass::Coal {
        amount.unit = match amount.unit {
            Unit::Tonne | Unit::TonneCoal => Unit::TonneCoal,
            Unit::Kilogram | Unit::KilogramCoal => Unit::KilogramCoal,
            Unit::Gram | Unit::GramCoal => Unit::GramCoal,
            _ => return Err(ReadErrorKind::UnitOrEndExpected),
        };
    }
    if amount.unit.dimension() != Dimension::Proportion && amount.per.is_none() {
        amount.per = opening.per;
    }
    Ok(())
}

/// 由69扩展到90平方公里: a first value without unit has the second's.
fn with_unit_of(from: &Quantity, to: &Quantity) -> Option<Quantity> {
    let (Shape::Amount(before), Shape::Amount(after)) = (&from.shape, &to.shape) else {
        return None;
    };
    if before.unit != Unit::Count || before.measure.is_some() {
        return None;
    }
    let power = if before.power == 0 { after.power } else { before.power };
    let amount = Amount {
        number: before.number,
        power,
        ..after.clone()
    };
    Some(Quantity {
        shape: Shape::Amount(amount),
        ..from.clone()
    })
}

fn from_range(low: Amount, high: Amount, qualifier: Qualifier) -> Quantity {
    let mut to = Quantity::exact(Shape::Amount(high));
    to.qualifier = qualifier;
    let from = Box::new(Quantity::exact(Shape::Amount(low)));
    let mut change = Quantity::exact(Shape::Change { from, to: Box::new(to) });
    change.direction = Some(Direction::Reach);
    change
}
