//! Between which numbers a wording leaves a value.
//!
//! A number says no more than its digits: 177.72亿元 is anything that rounds to it, half a unit
//! of the last place either way. Things counted to the last one are exact. 近 and 约 reach as
//! far as one unit of the last figure that is not zero; 超, 以上 and their like leave one side
//! open. What says only an order of magnitude has no bounds.

use super::amount::Amount;
use super::qualifier::{Direction, Qualifier};
use super::rational::{Overflow, Rational};
use super::shape::{Quantity, Shape};
use super::unit::{Dimension, Unit};

/// The numbers that a value can be, both ends included; an end that is absent is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    low: Option<Rational>,
    high: Option<Rational>,
}

impl Bounds {
    /// What a quantity leaves open, in the base unit of its dimension; for a change, of the value
    /// after it. Nothing where it names only an order of magnitude, for ratios of parts, and
    /// for shares in words (三分之一), which say nothing of how they were rounded.
    #[must_use]
    pub fn of(quantity: &Quantity) -> Option<Self> {
        let bounds = match &quantity.shape {
            Shape::Amount(amount) => Grain::of(amount).ok()?.bounds(quantity.qualifier)?,
            Shape::Fraction(fraction) => {
                let grain = match (fraction.unit, fraction.denominator) {
                    (Unit::Ratio | Unit::Percent | Unit::Multiple, 10 | 100) => {
                        Grain::of_tenths(fraction.value().ok()?, fraction.denominator).ok()?
                    }
                    (Unit::Ratio | Unit::Percent | Unit::Multiple, _) => return None,
                    _ => Grain::exact(fraction.value().ok()?),
                };
                grain.bounds(quantity.qualifier)?
            }
            Shape::Rank { place, .. } => {
                let place = Rational::new(i128::from(*place), 1).ok()?;
                Grain::exact(place).bounds(quantity.qualifier)?
            }
            Shape::Range { low, high } => Self {
                low: Grain::of(low).ok()?.bounds(Qualifier::Exact)?.low,
                high: Grain::of(high).ok()?.bounds(Qualifier::Exact)?.high,
            },
            Shape::Change { to, .. } => return Self::of(to),
            Shape::Ratio(_) => return None,
        };
        Some(match quantity.direction {
            Some(Direction::Fall) => bounds.negated(),
            _ => bounds,
        })
    }

    /// One number and no other.
    #[must_use]
    pub const fn exactly(value: Rational) -> Self {
        Self {
            low: Some(value),
            high: Some(value),
        }
    }

    /// The numbers that `number`, written with its digits, can stand for.
    ///
    /// # Errors
    /// [`Overflow`] if they do not fit.
    pub fn of_digits(number: super::decimal::Decimal) -> Result<Self, Overflow> {
        let half = Rational::power_of_ten(-exponent(number.scale())?)?.times(Rational::new(1, 2)?)?;
        let value = Rational::from(number);
        Ok(Self {
            low: Some(value.plus(half.negated())?),
            high: Some(value.plus(half)?),
        })
    }

    /// Whether the two have a number in common.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        !self.is_above(other) && !other.is_above(self)
    }

    /// Whether the two have more in common than an end at which both begin to round to another
    /// number: 29.85亿元 is written 29.9亿元 and not 29.8亿元.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        let is_point = |bounds: Self| bounds.low.is_some() && bounds.low == bounds.high;
        let touch = |a: Option<Rational>, b: Option<Rational>| a.is_some() && a == b;
        let only_touch = touch(self.high, other.low) || touch(other.high, self.low);
        self.meets(other) && (!only_touch || is_point(self) || is_point(other))
    }

    /// Whether every number here is larger than every number there.
    #[must_use]
    pub fn is_above(self, other: Self) -> bool {
        matches!((self.low, other.high), (Some(low), Some(high)) if low > high)
    }

    /// The sums of a number here and one there.
    ///
    /// # Errors
    /// [`Overflow`] if they do not fit.
    pub fn plus(self, other: Self) -> Result<Self, Overflow> {
        let sum = |a: Option<Rational>, b: Option<Rational>| match (a, b) {
            (Some(a), Some(b)) => a.plus(b).map(Some),
            _ => Ok(None),
        };
        Ok(Self {
            low: sum(self.low, other.low)?,
            high: sum(self.high, other.high)?,
        })
    }

    /// The quotients of a number here and one there. Nothing unless all numbers on both sides
    /// are positive, as levels are.
    ///
    /// # Errors
    /// [`Overflow`] if they do not fit.
    pub fn divided_by(self, other: Self) -> Result<Option<Self>, Overflow> {
        let zero = Rational::new(0, 1)?;
        let positive = |end: Option<Rational>| end.is_some_and(|end| end > zero);
        if !positive(self.low) || !positive(other.low) {
            return Ok(None);
        }
        let quotient = |a: Option<Rational>, b: Option<Rational>| match (a, b) {
            (Some(a), Some(b)) => a.divided_by(b).map(Some),
            _ => Ok(None),
        };
        Ok(Some(Self {
            low: quotient(self.low, other.high)?,
            high: quotient(self.high, other.low)?,
        }))
    }

    /// The lowest number, if there is one.
    #[must_use]
    pub const fn low(self) -> Option<Rational> {
        self.low
    }

    /// The highest number, if there is one.
    #[must_use]
    pub const fn high(self) -> Option<Rational> {
        self.high
    }

    fn negated(self) -> Self {
        Self {
            low: self.high.map(Rational::negated),
            high: self.low.map(Rational::negated),
        }
    }
}

/// A number with how finely it is told.
struct Grain {
    value: Rational,
    /// One unit of the last digit written; nothing for what is counted or ranked exactly.
    place: Option<Rational>,
    /// One unit of the last figure that is not zero: the ten of 近30.
    figure: Rational,
    /// Whether that figure is a lone one, as in 数十 and 千亿级, where only the order of
    /// magnitude may be meant.
    lone: Lone,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Lone {
    One,
    Other,
}

impl Grain {
    fn of(amount: &Amount) -> Result<Self, Overflow> {
        let value = amount.value()?;
        let unit = amount.compound().factor()?;
        let scale = exponent(amount.number.scale())?;
        let power = i32::try_from(amount.power).map_err(|_| Overflow)?;
        let place = Rational::power_of_ten(power - scale)?.times(unit)?;
        let counted = amount.unit.dimension() == Dimension::Count && amount.per.is_none() && power == 0 && scale == 0;
        let (zeros, kept) = trailing_zeros(amount.number.coefficient());
        Ok(Self {
            value,
            place: (!counted).then_some(place),
            figure: Rational::power_of_ten(zeros)?.times(place)?,
            lone: if kept == 1 { Lone::One } else { Lone::Other },
        })
    }

    fn of_tenths(value: Rational, denominator: i128) -> Result<Self, Overflow> {
        let place = Rational::new(1, denominator)?;
        Ok(Self {
            value,
            place: Some(place),
            figure: place,
            lone: Lone::Other,
        })
    }

    const fn exact(value: Rational) -> Self {
        Self {
            value,
            place: None,
            figure: Rational::ONE,
            lone: Lone::Other,
        }
    }

    /// Nothing where the numbers do not fit or only an order of magnitude is meant.
    fn bounds(&self, qualifier: Qualifier) -> Option<Bounds> {
        let value = Some(self.value);
        let lower = || self.value.plus(self.figure.negated()).ok();
        let (low, high) = match qualifier {
            Qualifier::Exact => match self.place {
                None => (value, value),
                Some(place) => {
                    let half = place.times(Rational::new(1, 2).ok()?).ok()?;
                    (
                        Some(self.value.plus(half.negated()).ok()?),
                        Some(self.value.plus(half).ok()?),
                    )
                }
            },
            Qualifier::About if self.lone == Lone::One => return None,
            Qualifier::About => (Some(lower()?), Some(self.value.plus(self.figure).ok()?)),
            Qualifier::Magnitude => return None,
            Qualifier::Nearly => (Some(lower()?), value),
            Qualifier::Over | Qualifier::AtLeast => (value, None),
            Qualifier::AtMost | Qualifier::Under => (None, value),
        };
        Some(Bounds { low, high })
    }
}

fn exponent(scale: u32) -> Result<i32, Overflow> {
    i32::try_from(scale).map_err(|_| Overflow)
}

/// How many zeros stand at the end, and the number without them.
fn trailing_zeros(mut number: i128) -> (i32, i128) {
    let mut zeros = 0;
    while number != 0 && number % 10 == 0 {
        number /= 10;
        zeros += 1;
    }
    (zeros, number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::zh;

    fn bounds(wording: &str) -> Option<Bounds> {
        Bounds::of(&zh::read(wording).unwrap_or_else(|error| panic!("{wording}: {error:?}")))
    }

    #[test]
    fn digits_and_qualifiers_say_how_far_a_number_reaches() {
        for (wording, low, high) in [
            ("17家", "17", "17"),
            ("1.5万家", "14500", "15500"),
            ("177.72亿元", "17771500000", "17772500000"),
            ("30亿元", "2950000000", "3050000000"),
            ("近30亿元", "2000000000", "3000000000"),
            ("近11万户", "100000", "110000"),
            ("约1.2万吨", "11000000", "13000000"),
            ("12.8%", "0.1275", "0.1285"),
            ("下降0.4%", "-0.0045", "-0.0035"),
            ("八成", "0.75", "0.85"),
            ("3-5个工作日", "2.5", "5.5"),
            ("第25位", "25", "25"),
            ("1/4个工作日", "0.25", "0.25"),
            ("由2小时压缩至20分钟", "1170", "1230"),
        ] {
            let found = bounds(wording).map(|b| (b.low().map(|n| n.to_string()), b.high().map(|n| n.to_string())));
            assert_eq!(found, Some((Some(low.to_owned()), Some(high.to_owned()))), "{wording}");
        }
        for (wording, low, high) in [
            ("超100亿元", Some("10000000000"), None),
            ("不超过20分钟", None, Some("1200")),
        ] {
            let found = bounds(wording).map(|b| (b.low().map(|n| n.to_string()), b.high().map(|n| n.to_string())));
            let expected = Some((low.map(str::to_owned), high.map(str::to_owned)));
            assert_eq!(found, expected, "{wording}");
        }
        for vague in ["数十个", "上万家", "千亿级", "10.9∶53.2∶35.9", "三分之一"] {
            assert_eq!(bounds(vague), None, "{vague}");
        }
    }

    #[test]
    fn arithmetic_keeps_every_number_that_is_possible() {
        let [a, b] = ["63.83亿元", "177.72亿元"].map(|wording| bounds(wording).unwrap());
        let share = a.divided_by(b).unwrap().unwrap();
        assert!(share.meets(bounds("35.9%").unwrap()) && !share.meets(bounds("35.8%").unwrap()));
        assert!(b.is_above(a) && !a.is_above(b) && !a.meets(b));
        assert!(a.plus(b).unwrap().meets(bounds("241.6亿元").unwrap()));
        assert_eq!(bounds("下降0.4%").unwrap().divided_by(a), Ok(None));
    }
}
