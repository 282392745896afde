//! How far one quantity is from another: what was reported, from what was promised.

use std::cmp::Ordering;

use super::convert::{Precision, nearest, rounded};
use super::decimal::Decimal;
use super::qualifier::{Direction, Qualifier};
use super::rational::{Overflow, Rational};
use super::shape::{Quantity, Shape};
use super::unit::{Compound, Unit};

/// What arithmetic says about a reported and a promised number. The words around the two (about,
/// at least) are no part of difference and share; they decide about the relation only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The reported number less the promised one, in `unit`.
    pub difference: Rational,
    /// The promised number's unit; percentage points between two percentages.
    pub unit: Compound,
    /// The reported number as a part of the promised one, 1 if they are the same. Nothing where the
    /// promised number is zero or one of the two is a rise and the other a fall.
    pub share: Option<Rational>,
    /// What certainly holds between the two, as far as the promise is one about a bound.
    pub relation: Option<Relation>,
}

/// How a reported number stands to a promised one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// Below it.
    Less,
    /// Below it or the same.
    AtMost,
    /// The same.
    Equal,
    /// Above it or the same.
    AtLeast,
    /// Above it.
    More,
}

impl Relation {
    /// The stable name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Less => "less",
            Self::AtMost => "at-most",
            Self::Equal => "equal",
            Self::AtLeast => "at-least",
            Self::More => "more",
        }
    }
}

/// Differences that no decimal of this many digits after the point holds are rounded.
const EXACT_PLACES: u32 = 6;

/// To how many figures a difference is rounded that is not a short decimal (mu against hectares).
const ROUNDED_FIGURES: u32 = 4;

impl Gap {
    /// The size of the difference, without its sign, as a decimal in `unit`.
    ///
    /// # Errors
    /// [`Overflow`] if it does not fit.
    pub fn size(&self) -> Result<(Decimal, Precision), Overflow> {
        let size = self.difference.max(self.difference.negated());
        match size.to_decimal() {
            Some(exact) if exact.scale() <= EXACT_PLACES => Ok((exact, Precision::Exact)),
            _ => Ok((rounded(size, ROUNDED_FIGURES)?, Precision::Rounded)),
        }
    }

    /// The share in per cent, to one digit after the point, halves up.
    ///
    /// # Errors
    /// [`Overflow`] if it does not fit.
    pub fn percent(&self) -> Result<Option<(Decimal, Precision)>, Overflow> {
        let Some(share) = self.share else {
            return Ok(None);
        };
        let tenths = share.times(Rational::new(1000, 1)?)?;
        let precision = if tenths.denominator() == 1 {
            Precision::Exact
        } else {
            Precision::Rounded
        };
        let shown = Decimal::new(nearest(tenths)?, 1)?.trimmed();
        Ok(Some((shown, precision)))
    }
}

/// How far `reported` is from `promised`, or nothing where the two are not numbers of one kind:
/// ranks, ratios of parts and ranges, units that do not convert, a step against a level, year on
/// year against a yearly average.
///
/// Where only one of the two names a direction its verb stands outside the other's wording, so that
/// the numbers are compared; not so for multiples, where 增长1倍 and 2倍 may be the same.
#[must_use]
pub fn gap(reported: &Quantity, promised: &Quantity) -> Option<Gap> {
    let (reported, promised) = (after(reported), after(promised));
    let (from, to) = (single(reported)?, single(promised)?);
    let (unit, own) = (promised.unit()?, reported.unit()?);
    if !unit.accepts(own) {
        return None;
    }
    if let (Some(a), Some(b)) = (reported.basis, promised.basis)
        && a != b
    {
        return None;
    }
    let (from, to) = match directions(reported, promised, [unit, own])? {
        Sides::Same => (from, to),
        Sides::Opposite => (signed(reported, from), signed(promised, to)),
    };
    numbers((from, reported.qualifier), (to, promised.qualifier), unit).ok()
}

fn numbers(
    (from, told): (Rational, Qualifier),
    (to, wanted): (Rational, Qualifier),
    unit: Compound,
) -> Result<Gap, Overflow> {
    let zero = Rational::new(0, 1)?;
    let shown = between(unit);
    let scale = match (shown.unit, unit.unit) {
        // The base of percentages is the whole, that of percentage points a hundredth of it.
        (Unit::PercentagePoint, of) if of != Unit::PercentagePoint => Rational::new(1, 100)?,
        _ => shown.factor()?,
    };
    let share = (to > zero && from >= zero).then(|| from.divided_by(to));
    Ok(Gap {
        difference: from.plus(to.negated())?.divided_by(scale)?,
        unit: shown,
        share: share.transpose()?,
        relation: relation(from.cmp(&to), told, wanted),
    })
}

/// In what a difference between two numbers in `unit` is said.
fn between(unit: Compound) -> Compound {
    match unit.unit {
        Unit::Percent | Unit::Permille | Unit::Ratio => Compound {
            unit: Unit::PercentagePoint,
            per: unit.per,
        },
        _ => unit,
    }
}

/// The value after a change; anything else is itself.
fn after(quantity: &Quantity) -> &Quantity {
    match &quantity.shape {
        Shape::Change { to, .. } => to,
        _ => quantity,
    }
}

fn single(quantity: &Quantity) -> Option<Rational> {
    match quantity.shape {
        Shape::Amount(_) | Shape::Fraction(_) => quantity.value(),
        _ => None,
    }
}

fn signed(quantity: &Quantity, value: Rational) -> Rational {
    if quantity.direction == Some(Direction::Fall) {
        value.negated()
    } else {
        value
    }
}

/// Whether two numbers are sizes of the same, or of a rise and a fall.
enum Sides {
    Same,
    Opposite,
}

fn directions(reported: &Quantity, promised: &Quantity, units: [Compound; 2]) -> Option<Sides> {
    let multiple = units.iter().any(|unit| unit.unit == Unit::Multiple);
    match (reported.direction, promised.direction) {
        (Some(a), Some(b)) if a.is_step() != b.is_step() => None,
        (Some(a), Some(b)) if a.is_step() && a != b => Some(Sides::Opposite),
        (Some(one), None) | (None, Some(one)) if one.is_step() && multiple => None,
        _ => Some(Sides::Same),
    }
}

/// What certainly holds between two numbers that are ordered so, given the words around them.
/// Nothing where they leave it open: a reported “more than 100” against “at least 110”, and any
/// promise of about a number.
fn relation(order: Ordering, told: Qualifier, wanted: Qualifier) -> Option<Relation> {
    // What is told is the number itself, or anything from it upwards or downwards.
    let (above, below, equal) = match told {
        Qualifier::Exact => (order.is_gt(), order.is_lt(), order.is_eq()),
        Qualifier::AtLeast => (order.is_gt(), false, false),
        Qualifier::Over => (order.is_ge(), false, false),
        Qualifier::AtMost => (false, order.is_lt(), false),
        Qualifier::Under => (false, order.is_le(), false),
        Qualifier::About | Qualifier::Magnitude | Qualifier::Nearly => (false, false, false),
    };
    let at_least = above || equal || (told == Qualifier::AtLeast && order.is_eq());
    let at_most = below || equal || (told == Qualifier::AtMost && order.is_eq());
    let first = |choices: [(bool, Relation); 3]| choices.into_iter().find(|(holds, _)| *holds).map(|(_, what)| what);
    let (less, more, same) = (
        (below, Relation::Less),
        (above, Relation::More),
        (equal, Relation::Equal),
    );
    match wanted {
        Qualifier::Exact => first([less, more, same]),
        Qualifier::AtLeast => first([(at_least, Relation::AtLeast), less, same]),
        Qualifier::Over => first([more, (at_most, Relation::AtMost), same]),
        Qualifier::AtMost => first([(at_most, Relation::AtMost), more, same]),
        Qualifier::Under => first([less, (at_least, Relation::AtLeast), same]),
        Qualifier::About | Qualifier::Magnitude | Qualifier::Nearly => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::cursor::Random;
    use crate::quantity::zh;

    fn of(reported: &str, promised: &str) -> Option<Gap> {
        let read = |text: &str| zh::read(text).unwrap_or_else(|_| panic!("{text} can be read"));
        gap(&read(reported), &read(promised))
    }

    fn shown(reported: &str, promised: &str) -> Option<(String, String, Option<String>, Option<Relation>)> {
        let gap = of(reported, promised)?;
        let (size, precision) = gap.size().expect("fits");
        let zero = Rational::new(0, 1).expect("zero");
        let sign = match gap.difference.cmp(&zero) {
            Ordering::Less => "-",
            Ordering::Equal => "",
            Ordering::Greater => "+",
        };
        let hedge = |precision| if precision == Precision::Rounded { "~" } else { "" };
        let share = gap.percent().expect("fits").map(|(n, p)| format!("{}{n}", hedge(p)));
        let size = format!("{}{sign}{size}", hedge(precision));
        Some((size, gap.unit.to_string(), share, gap.relation))
    }

    #[test]
    fn arithmetic_is_exact_and_says_where_it_rounds() {
        use Relation::{AtLeast, AtMost, Equal, Less, More};
        for (reported, promised, size, unit, share, relation) in [
            ("36.2%", "35%以上", "+1.2", "percentage-point", "~103.4", Some(AtLeast)),
            ("42.1%", "35%以上", "+7.1", "percentage-point", "~120.3", Some(AtLeast)),
            ("34%", "35%以上", "-1", "percentage-point", "~97.1", Some(Less)),
            ("2.77%", "4.5%", "-1.73", "percentage-point", "~61.6", Some(Less)),
            ("3.5%", "4%以内", "-0.5", "percentage-point", "87.5", Some(AtMost)),
            ("4.2%", "4%以内", "+0.2", "percentage-point", "105", Some(More)),
            ("8%", "8%", "0", "percentage-point", "100", Some(Equal)),
            ("8%", "突破8%", "0", "percentage-point", "100", Some(AtMost)),
            ("7.9%", "8%左右", "-0.1", "percentage-point", "~98.8", None),
            ("四成", "35%以上", "+5", "percentage-point", "~114.3", Some(AtLeast)),
            ("705个", "600个以上", "+105", "count", "117.5", Some(AtLeast)),
            ("900亿元", "800亿元以上", "+10000000000", "CNY", "112.5", Some(AtLeast)),
            ("0.9万亿元", "800亿元", "+820000000000", "CNY", "1125", Some(More)),
            ("1500亩", "1平方公里", "0", "km2", "100", Some(Equal)),
            ("1000亩", "1平方公里", "~-0.3333", "km2", "~66.7", Some(Less)),
            ("6.2个百分点", "2个百分点左右", "+4.2", "percentage-point", "310", None),
            (
                "由2小时压缩至20分钟内",
                "1小时内",
                "~-0.6667",
                "hour",
                "~33.3",
                Some(AtMost),
            ),
        ] {
            let expected = (size.to_owned(), unit.to_owned(), Some(share.to_owned()), relation);
            assert_eq!(
                shown(reported, promised),
                Some(expected),
                "{reported} against {promised}"
            );
        }
    }

    #[test]
    fn a_reported_bound_leaves_open_what_it_leaves_open() {
        use Relation::{AtLeast, Less, More};
        for (reported, promised, expected) in [
            ("100亿斤以上", "110亿斤以上", None),
            ("110亿斤以上", "110亿斤以上", Some(AtLeast)),
            ("超过110亿斤", "110亿斤", Some(More)),
            ("120亿斤以上", "110亿斤", Some(More)),
            ("不到100亿斤", "110亿斤以上", Some(Less)),
            ("近110亿斤", "110亿斤以上", None),
            ("约120亿斤", "110亿斤以上", None),
        ] {
            let gap = of(reported, promised).expect("both are masses");
            assert_eq!(gap.relation, expected, "{reported} against {promised}");
        }
    }

    #[test]
    fn directions_are_told_apart() {
        let difference = |a, b| of(a, b).map(|gap| gap.size().expect("fits").0.to_string());
        assert_eq!(difference("下降20%", "下降15%以上").as_deref(), Some("5"));
        assert_eq!(difference("22%", "下降15%以上").as_deref(), Some("7"));
        let opposite = of("下降2%", "增长3%").expect("both are steps");
        assert_eq!(opposite.difference, Rational::new(-5, 1).expect("small"));
        assert_eq!((opposite.share, opposite.relation), (None, Some(Relation::Less)));
    }

    #[test]
    fn what_is_not_comparable_is_not_compared() {
        for (reported, promised) in [
            ("3亿元", "3亿美元"),
            ("3%", "3个百分点"),
            ("第2位", "第1位"),
            ("8∶45∶47", "8∶45∶47"),
            ("3-5个", "4个"),
            ("增至3%", "增长3%"),
            ("增长1倍", "2倍"),
            ("同比增长3%", "年均增长3%"),
            ("3个工作日", "1天"),
        ] {
            assert_eq!(of(reported, promised), None, "{reported} against {promised}");
        }
    }

    #[test]
    fn promise_and_difference_add_up_to_what_was_reported() {
        let mut random = Random::new(11);
        for _ in 0..5_000 {
            let (a, b) = (random.below(1_000_000) + 1, random.below(1_000_000) + 1);
            let gap = of(&format!("{a}万亩"), &format!("{b}公顷")).expect("both are areas");
            let promised = Rational::new(i128::from(b), 1).expect("small");
            let sum = promised.plus(gap.difference).expect("fits");
            let reported = Rational::new(i128::from(a) * 10_000, 15).expect("small");
            assert_eq!(sum, reported);
            let product = promised.times(gap.share.expect("both are above zero"));
            assert_eq!(product, Ok(reported));
        }
    }
}
