//! Whether two expressions, in whatever units and languages, say the same.

use super::amount::Amount;
use super::convert::{figures, nearest, trailing_zeros_dropped};
use super::decimal::Decimal;
use super::qualifier::{Direction, Qualifier};
use super::rational::{Overflow, Rational};
use super::shape::{Quantity, Shape};
use super::unit::{Compound, Dimension, Unit};

/// The first thing in which two quantities differ, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Difference {
    /// One is a range, rank, ratio or change and the other is not.
    Shape,
    /// The units measure different things: yuan and dollars, per cent and percentage points.
    Unit,
    /// The numbers differ.
    Value,
    /// A rise and a fall, or a step and a level. Where one of the two names no direction nothing
    /// is said about it, for the verb may stand outside the expression.
    Direction,
    /// Year on year for month on month. Where one of the two names none, nothing is said.
    Basis,
    /// A hedge was lost, added or changed.
    Qualifier,
}

/// In what `a` and `b` differ, or nothing if they say the same.
///
/// Values are compared exactly across units (1 ha = 15 mu) and across ways of writing (八成 and
/// 80 %). Where the units differ in size, a number counts as equal too if it is the other one
/// converted and rounded to the figures it shows, two or more; 约 is then no added hedge. Things
/// counted compare whatever their measure words are. 翻一番 (twice) equals a rise by 100 %.
#[must_use]
pub fn difference(a: &Quantity, b: &Quantity) -> Option<Difference> {
    match (&a.shape, &b.shape) {
        (Shape::Ratio(left), Shape::Ratio(right)) => {
            let same = left.len() == right.len() && left.iter().zip(right).all(|(l, r)| l.same_value(*r));
            (!same)
                .then_some(Difference::Value)
                .or_else(|| around(a, b, Rounding::None))
        }
        (Shape::Rank { place: left, .. }, Shape::Rank { place: right, .. }) => (left != right)
            .then_some(Difference::Value)
            .or_else(|| around(a, b, Rounding::None)),
        (
            Shape::Change { from, to },
            Shape::Change {
                from: other_from,
                to: other_to,
            },
        ) => difference(from, other_from)
            .or_else(|| difference(to, other_to))
            .or_else(|| around(a, b, Rounding::None)),
        (
            Shape::Range { low, high },
            Shape::Range {
                low: other_low,
                high: other_high,
            },
        ) => ends(low, other_low)
            .or_else(|| ends(high, other_high))
            .or_else(|| around(a, b, Rounding::None)),
        (Shape::Amount(_) | Shape::Fraction(_), Shape::Amount(_) | Shape::Fraction(_)) => single(a, b),
        (Shape::Ratio(parts), Shape::Range { low, high }) | (Shape::Range { low, high }, Shape::Ratio(parts)) => {
            ratio_as_range(parts, low, high)
        }
        (Shape::Change { from, to }, Shape::Range { low, high })
        | (Shape::Range { low, high }, Shape::Change { from, to }) => change_as_range(from, to, low, high),
        _ => Some(Difference::Shape),
    }
}

/// 从800至3000平方米 is a range where nothing says that it moved.
fn change_as_range(from: &Quantity, to: &Quantity, low: &Amount, high: &Amount) -> Option<Difference> {
    let stands_still = from.direction.is_none() && to.direction.is_none();
    let end = |amount: &Amount| Quantity::exact(Shape::Amount(amount.clone()));
    if !stands_still {
        return Some(Difference::Shape);
    }
    single(from, &end(low)).or_else(|| single(to, &end(high)))
}

/// `1 to 12` translates 1比12 and looks like a range.
fn ratio_as_range(parts: &[Decimal], low: &Amount, high: &Amount) -> Option<Difference> {
    let bare = |amount: &Amount| matches!(amount.unit, Unit::Count | Unit::Ratio) && amount.measure.is_none();
    let &[first, second] = parts else {
        return Some(Difference::Shape);
    };
    if !bare(low) || !bare(high) {
        return Some(Difference::Shape);
    }
    let same = |amount: &Amount, part: Decimal| amount.value() == Ok(Rational::from(part));
    (!same(low, first) || !same(high, second)).then_some(Difference::Value)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Rounding {
    None,
    Converted,
}

fn single(a: &Quantity, b: &Quantity) -> Option<Difference> {
    let (left, right) = (a.unit()?, b.unit()?);
    if !left.accepts(right) {
        return Some(Difference::Unit);
    }
    if is_step_against_level(a, b) {
        let same = level(a).is_some() && level(a) == level(b);
        return if same {
            hedge(a, b, Rounding::None)
        } else {
            Some(Difference::Value)
        };
    }
    let (Some(value), Some(other)) = (a.value(), b.value()) else {
        return Some(Difference::Value);
    };
    if value == other {
        return around(a, b, Rounding::None);
    }
    let written = |q: &Quantity| (q.unit(), matches!(q.shape, Shape::Fraction(_)));
    if written(a) != written(b) && (is_rounded(value, b) || is_rounded(other, a)) {
        return around(a, b, Rounding::Converted);
    }
    Some(Difference::Value)
}

fn ends(a: &Amount, b: &Amount) -> Option<Difference> {
    let quantity = |amount: &Amount| Quantity::exact(Shape::Amount(amount.clone()));
    single(&quantity(a), &quantity(b))
}

/// Direction and qualifier, once the numbers agree.
fn around(a: &Quantity, b: &Quantity, rounding: Rounding) -> Option<Difference> {
    if let (Some(left), Some(right)) = (a.direction, b.direction)
        && left != right
        && !both_levels(left, right)
    {
        return Some(Difference::Direction);
    }
    if let (Some(left), Some(right)) = (a.basis, b.basis)
        && left != right
    {
        return Some(Difference::Basis);
    }
    hedge(a, b, rounding)
}

/// 达到 does not say from where the level was reached, so it goes with either.
fn both_levels(a: Direction, b: Direction) -> bool {
    !a.is_step() && !b.is_step() && (a == Direction::Reach || b == Direction::Reach)
}

fn hedge(a: &Quantity, b: &Quantity, rounding: Rounding) -> Option<Difference> {
    let about = |q: &Quantity| matches!(q.qualifier, Qualifier::About | Qualifier::Exact);
    // 二三十家 is a range and vague at once; twenty to thirty says both too.
    let range = matches!(a.shape, Shape::Range { .. });
    let forgiven = (range || rounding == Rounding::Converted) && about(a) && about(b);
    (!forgiven && !a.qualifier.agrees_with(b.qualifier)).then_some(Difference::Qualifier)
}

/// Whether one says by how much and the other how many times the base: 增长1倍 and 翻一番.
fn is_step_against_level(a: &Quantity, b: &Quantity) -> bool {
    let step = |q: &Quantity| q.direction.is_some_and(Direction::is_step);
    let multiple = |q: &Quantity| {
        let level = q.direction.is_some_and(|direction| !direction.is_step());
        level && q.unit() == Some(Unit::Multiple.into())
    };
    let proportion = a
        .unit()
        .is_some_and(|unit| unit.dimension() == (Dimension::Proportion, None));
    proportion && ((step(a) && multiple(b)) || (step(b) && multiple(a)))
}

/// How many times the base a proportion leads to: a rise by 4倍 leads to five times.
fn level(quantity: &Quantity) -> Option<Rational> {
    match quantity.direction? {
        Direction::Rise | Direction::Fall => Rational::ONE.plus(quantity.signed_value()?).ok(),
        Direction::RiseTo | Direction::FallTo | Direction::Reach => quantity.value(),
    }
}

/// Whether `value`, in base units, rounds to what `shown` writes with its figures.
fn is_rounded(value: Rational, shown: &Quantity) -> bool {
    shown
        .amount()
        .is_some_and(|amount| rounds_to(value, amount).unwrap_or(false))
}

fn rounds_to(value: Rational, shown: &Amount) -> Result<bool, Overflow> {
    let kept = trailing_zeros_dropped(shown.number);
    if shown.number.is_zero() || figures(kept) < 2 {
        return Ok(false);
    }
    let unit: Compound = shown.compound();
    // The place of the last figure: the hundred of 83,300.
    let step = shown.plain()?;
    let place = Rational::from(step).divided_by(Rational::new(kept.coefficient(), 1)?)?;
    let count = value.divided_by(unit.factor()?)?.divided_by(place)?;
    Ok(count > Rational::ONE && nearest(count)? == kept.coefficient())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::{en, zh};

    fn between(chinese: &str, english: &str) -> Option<Difference> {
        let chinese = zh::read(chinese).unwrap_or_else(|error| panic!("{chinese}: {error:?}"));
        let english = en::read(english).unwrap_or_else(|error| panic!("{english}: {error:?}"));
        assert_eq!(difference(&chinese, &chinese), None);
        assert_eq!(difference(&chinese, &english), difference(&english, &chinese));
        difference(&chinese, &english)
    }

    #[test]
    fn faithful_translations_do_not_differ() {
        for (chinese, english) in [
            ("2663.6亿元", "RMB 266.36 billion"),
            ("近30亿元", "nearly RMB 3 billion"),
            ("267万亩", "2.67 million mu"),
            ("267万亩", "178,000 hectares"),
            ("10万亩", "about 6,667 hectares"),
            ("125万亩", "83,333 hectares"),
            ("100亿斤以上", "at least 5 million tonnes"),
            ("58.3万户", "583,000 market entities"),
            ("八成", "80 percent"),
            ("四成以上", "more than 40 percent"),
            ("七分之一", "about 14.3 percent"),
            ("1/4个工作日", "a quarter of a working day"),
            ("66万千瓦", "660 MW"),
            ("由2小时压缩至20分钟内", "from two hours to within 20 minutes"),
            ("10.9︰53.2︰35.9", "10.9:53.2:35.9"),
            ("全省第一", "first in the province"),
            ("增长4倍以上", "grew by more than 400 percent"),
            ("翻两番", "quadrupled"),
            ("减少了三分之一", "cut by one third"),
            ("压缩到原来的三分之一", "cut by two thirds"),
            ("3-5个工作日", "three to five working days"),
            ("1比12", "1 to 12"),
            ("二三十家", "20–30 enterprises"),
            ("翻一番", "up 100 percent"),
        ] {
            assert_eq!(between(chinese, english), None, "{chinese} {english}");
        }
    }

    #[test]
    fn each_kind_of_slip_is_named() {
        for (chinese, english, expected) in [
            ("2926亿元", "RMB 2,926 billion", Difference::Value),
            ("125万亩", "80,000 hectares", Difference::Value),
            ("267万亩", "2.67 million hectares", Difference::Value),
            ("3.9个百分点", "3.9 percent", Difference::Unit),
            ("1.16亿美元", "RMB 116 million", Difference::Unit),
            ("近30亿元", "RMB 3 billion", Difference::Qualifier),
            ("增至58.3万户", "grew by 583,000", Difference::Direction),
            ("环比下降0.4%", "up 0.4 percent", Difference::Direction),
            ("环比下降0.4%", "down 0.4 percent year on year", Difference::Basis),
            ("3-5个工作日", "five working days", Difference::Shape),
            ("11.9∶51∶37.1", "11.9:37.1:51", Difference::Value),
        ] {
            assert_eq!(between(chinese, english), Some(expected), "{chinese} {english}");
        }
    }
}
