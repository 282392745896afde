//! The same amount in another unit, for the value that readers see in brackets.

use super::amount::Amount;
use super::decimal::Decimal;
use super::qualifier::{Direction, Qualifier};
use super::rational::{Overflow, Rational};
use super::shape::{Quantity, Shape};
use super::unit::{Compound, Unit};

/// An amount in another unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversion {
    /// The amount, its power of ten multiplied out.
    pub amount: Amount,
    /// Whether digits were lost; a writer puts `about` before what was rounded.
    pub precision: Precision,
}

/// Whether a converted number is the whole truth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// Nothing was rounded away.
    Exact,
    /// Rounded, halves away from zero.
    Rounded,
}

/// Fewer significant figures than this are never rounded to: 5万亩 as 3,000 ha would be a tenth off.
const FEWEST_FIGURES: u32 = 2;

/// The unit in which international readers expect what is given in `unit`, if there is another: mu
/// in hectares, jin in tonnes.
#[must_use]
pub const fn reading_aid(unit: Unit) -> Option<Unit> {
    match unit {
        Unit::Mu => Some(Unit::Hectare),
        Unit::Jin => Some(Unit::Tonne),
        _ => None,
    }
}

/// `amount` in the unit `to`, with its `per` unchanged, rounded to as many significant figures as
/// were written, at least two: 267万亩 is 178,000 ha, 125万亩 is 83,300 ha.
///
/// Zeros before 万 or at the end of full digits count as written figures. Nothing is returned
/// where `to` measures something else or the numbers do not fit.
#[must_use]
pub fn convert(amount: &Amount, to: Unit) -> Option<Conversion> {
    let target = Compound {
        unit: to,
        per: amount.per,
    };
    if !target.accepts(amount.compound()) {
        return None;
    }
    let value = amount.value().ok()?.divided_by(target.factor().ok()?).ok()?;
    let figures = figures(amount.number).max(FEWEST_FIGURES);
    let (number, precision) = match value.to_decimal() {
        Some(exact) if self::figures(trailing_zeros_dropped(exact)) <= figures => (exact, Precision::Exact),
        _ => (rounded(value, figures).ok()?, Precision::Rounded),
    };
    let amount = Amount {
        number,
        power: 0,
        unit: to,
        per: amount.per,
        measure: None,
    };
    Some(Conversion { amount, precision })
}

impl Quantity {
    /// Its numbers in the unit `to`, exactly and in the order of [`Quantity::values`]; one that fell by
    /// its number is negative. Nothing where a number measures something else (working days under
    /// hours) or has no unit (the parts of a ratio), or does not fit.
    #[must_use]
    pub fn values_in(&self, to: Compound) -> Option<Vec<Rational>> {
        match &self.shape {
            Shape::Ratio(_) => return None,
            Shape::Change { from, to: after } => {
                let mut values = from.values_in(to)?;
                values.extend(after.values_in(to)?);
                return Some(values);
            }
            Shape::Range { low, high } if !(to.accepts(low.compound()) && to.accepts(high.compound())) => return None,
            // By far the most frequent, and there is nothing to multiply.
            Shape::Amount(amount) if amount.compound() == to => {
                let value = Rational::from(amount.plain().ok()?);
                return Some(vec![self.with_sign(value)]);
            }
            _ if !to.accepts(self.unit()?) => return None,
            _ => {}
        }
        let factor = to.factor().ok()?;
        let numbers = self.values().ok()?.into_iter();
        numbers
            .map(|value| Some(self.with_sign(value.divided_by(factor).ok()?)))
            .collect()
    }

    fn with_sign(&self, value: Rational) -> Rational {
        match self.direction {
            Some(Direction::Fall) => value.negated(),
            _ => value,
        }
    }

    /// The same in the unit `to`, where that is worth another number: mu under an indicator in hectares, but
    /// not persons under one that counts. Rounded as [`convert`] does; what was exact and is
    /// rounded is about. Only amounts, ranges and changes are converted.
    #[must_use]
    pub fn in_unit(&self, to: Compound) -> Option<Quantity> {
        if self.unit()?.factor().ok()? == to.factor().ok()? {
            return None;
        }
        let amount = |amount: &Amount| {
            let same_per = Compound {
                unit: to.unit,
                per: amount.per,
            } == to;
            convert(amount, to.unit).filter(|_| same_per)
        };
        let (shape, precision) = match &self.shape {
            Shape::Amount(one) => {
                let one = amount(one)?;
                (Shape::Amount(one.amount), one.precision)
            }
            Shape::Range { low, high } => {
                let (low, high) = (amount(low)?, amount(high)?);
                let precision = low.precision.max(high.precision);
                (
                    Shape::Range {
                        low: low.amount,
                        high: high.amount,
                    },
                    precision,
                )
            }
            Shape::Change { from, to: after } => {
                let (from, to) = (Box::new(from.in_unit(to)?), Box::new(after.in_unit(to)?));
                (Shape::Change { from, to }, Precision::Exact)
            }
            Shape::Fraction(_) | Shape::Rank { .. } | Shape::Ratio(_) => return None,
        };
        let qualifier = match (self.qualifier, precision) {
            (Qualifier::Exact, Precision::Rounded) => Qualifier::About,
            (same, _) => same,
        };
        Some(Quantity {
            shape,
            qualifier,
            ..self.clone()
        })
    }
}

/// How many digits were written, zeros at the front aside.
pub(super) fn figures(number: Decimal) -> u32 {
    digits(number.coefficient())
}

/// The number without zeros at its end, before the point too; only its figures are still right.
pub(super) fn trailing_zeros_dropped(number: Decimal) -> Decimal {
    let mut coefficient = number.coefficient();
    while coefficient != 0 && coefficient % 10 == 0 {
        coefficient /= 10;
    }
    Decimal::new(coefficient, 0).unwrap_or(number)
}

/// `value` with `figures` significant figures, halves away from zero.
pub(super) fn rounded(value: Rational, figures: u32) -> Result<Decimal, Overflow> {
    let size = value.max(value.negated());
    let length = |n: i128| i32::try_from(digits(n)).unwrap_or(i32::MAX);
    let figures_wanted = i32::try_from(figures).map_err(|_| Overflow)?;
    // The quotient of numbers of m and n digits has m - n or m - n + 1 digits.
    let mut exponent = length(size.numerator()) - length(size.denominator()) - figures_wanted;
    let limit = Rational::power_of_ten(figures_wanted)?;
    while size.divided_by(Rational::power_of_ten(exponent)?)? >= limit {
        exponent += 1;
    }
    let number = Decimal::new(nearest(size.divided_by(Rational::power_of_ten(exponent)?)?)?, 0)?;
    let number = number.shifted(exponent)?;
    Ok(if size == value { number } else { number.negated() })
}

/// The number as a decimal: exactly where its digits end, else to as many significant figures as
/// the two-way conversion to a 64-bit floating point number keeps, fifteen (IEEE 754).
///
/// # Errors
/// [`Overflow`] if it does not fit.
pub fn nearest_decimal(value: Rational) -> Result<(Decimal, Precision), Overflow> {
    const FIGURES: u32 = 15;
    match value.to_decimal() {
        Some(exact) => Ok((exact, Precision::Exact)),
        None => Ok((rounded(value, FIGURES)?, Precision::Rounded)),
    }
}

/// The nearest integer to a positive number, halves up.
pub(super) fn nearest(value: Rational) -> Result<i128, Overflow> {
    let half = value.plus(Rational::new(1, 2)?)?;
    Ok(half.numerator().div_euclid(half.denominator()))
}

fn digits(number: i128) -> u32 {
    number.unsigned_abs().checked_ilog10().map_or(1, |log| log + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::cursor::Random;

    fn shown(number: &str, power: u32, from: Unit, to: Unit) -> (String, Precision) {
        let amount = Amount::new(number.parse().expect("a decimal"), power, from);
        let conversion = convert(&amount, to).expect("the same dimension");
        (conversion.amount.number.to_string(), conversion.precision)
    }

    #[test]
    fn brackets_show_the_figures_given() {
        use Precision::{Exact, Rounded};
        for (number, power, from, to, expected) in [
            ("267", 4, Unit::Mu, Unit::Hectare, ("178000", Exact)),
            ("125", 4, Unit::Mu, Unit::Hectare, ("83300", Rounded)),
            ("10", 4, Unit::Mu, Unit::Hectare, ("6700", Rounded)),
            ("5", 4, Unit::Mu, Unit::Hectare, ("3300", Rounded)),
            ("1", 0, Unit::Mu, Unit::Hectare, ("0.067", Rounded)),
            ("100", 8, Unit::Jin, Unit::Tonne, ("5000000", Exact)),
            ("10.21", 8, Unit::Jin, Unit::Tonne, ("510500", Exact)),
            ("0", 0, Unit::Jin, Unit::Tonne, ("0", Exact)),
        ] {
            assert_eq!(
                shown(number, power, from, to),
                (expected.0.to_owned(), expected.1),
                "{number}"
            );
        }
    }

    #[test]
    fn decimals_are_exact_where_they_end() {
        let shown = |above, below| {
            let value = Rational::new(above, below).expect("no zero below");
            let (number, precision) = nearest_decimal(value).expect("it fits");
            (number.to_string(), precision)
        };
        assert_eq!(shown(3, 4), ("0.75".to_owned(), Precision::Exact));
        assert_eq!(shown(1, 3), ("0.333333333333333".to_owned(), Precision::Rounded));
        assert_eq!(shown(-20_000, 3), ("-6666.66666666667".to_owned(), Precision::Rounded));
    }

    #[test]
    fn a_quantity_is_converted_whole() {
        let read = |wording: &str| crate::quantity::zh::read(wording).expect("a quantity");
        let unit = |code: &str| Compound::from_code(code).expect("a unit");
        let whole = |n: i128, d: i128| Rational::new(n, d).expect("fits");
        assert_eq!(read("267万亩").values_in(unit("ha")), Some(vec![whole(178_000, 1)]));
        assert_eq!(read("下降0.4%").values_in(unit("percent")), Some(vec![whole(-2, 5)]));
        assert_eq!(
            read("由2小时压缩至20分钟内").values_in(unit("hour")),
            Some(vec![whole(2, 1), whole(1, 3)])
        );
        assert_eq!(read("3-5个工作日").values_in(unit("hour")), None);
        assert_eq!(read("10.9∶53.2∶35.9").values_in(unit("ratio")), None);
        let shown = |wording: &str, code: &str| {
            let converted = read(wording).in_unit(unit(code))?;
            Some((converted.qualifier, converted.values_in(unit(code))?))
        };
        assert_eq!(
            shown("100亿斤以上", "t"),
            Some((Qualifier::AtLeast, vec![whole(5_000_000, 1)]))
        );
        assert_eq!(shown("125万亩", "ha"), Some((Qualifier::About, vec![whole(83_300, 1)])));
        assert_eq!(shown("58.3万户", "person"), None, "a count is a count");
        assert_eq!(shown("12.8%", "percent"), None);
    }

    #[test]
    fn rounding_stays_within_half_a_figure() {
        let mut random = Random::new(7);
        for _ in 0..20_000 {
            let number = Decimal::new(i128::from(random.below(1_000_000)) + 1, random.below(4)).expect("small");
            let amount = Amount::new(number, 4, Unit::Mu);
            let shown = convert(&amount, Unit::Hectare).expect("both areas").amount;
            let off = shown
                .value()
                .and_then(|v| v.plus(amount.value()?.negated()))
                .expect("fits");
            let off = off.max(off.negated());
            // With two figures or more the error is at most a twentieth.
            let bound = amount
                .value()
                .and_then(|v| v.times(Rational::new(1, 20)?))
                .expect("fits");
            assert!(off <= bound, "{number}");
        }
    }
}
