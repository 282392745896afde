//! Exact fractions: what a quantity is worth after its unit is taken into account.

use std::cmp::Ordering;
use std::fmt;

use super::decimal::Decimal;

/// A number outgrew the arithmetic (an `i128`); nothing was rounded instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overflow;

/// An exact fraction in lowest terms; its denominator is positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rational {
    numerator: i128,
    denominator: i128,
}

impl Rational {
    /// One.
    pub const ONE: Self = Self {
        numerator: 1,
        denominator: 1,
    };

    /// The fraction `numerator / denominator`, reduced.
    ///
    /// # Errors
    /// [`Overflow`] if the denominator is zero or one of the two is `i128::MIN`.
    pub fn new(numerator: i128, denominator: i128) -> Result<Self, Overflow> {
        if denominator == 0 || numerator == i128::MIN || denominator == i128::MIN {
            return Err(Overflow);
        }
        let divisor = greatest_common_divisor(numerator.abs(), denominator.abs());
        let divisor = if denominator < 0 { -divisor } else { divisor };
        Ok(Self {
            numerator: numerator / divisor,
            denominator: denominator / divisor,
        })
    }

    /// The number above the line; it carries the sign.
    #[must_use]
    pub const fn numerator(self) -> i128 {
        self.numerator
    }

    /// The number below the line, at least one.
    #[must_use]
    pub const fn denominator(self) -> i128 {
        self.denominator
    }

    /// `10^power`, also for negative powers.
    ///
    /// # Errors
    /// [`Overflow`] beyond 38 digits.
    pub fn power_of_ten(power: i32) -> Result<Self, Overflow> {
        let magnitude = 10_i128.checked_pow(power.unsigned_abs()).ok_or(Overflow)?;
        if power < 0 {
            Self::new(1, magnitude)
        } else {
            Self::new(magnitude, 1)
        }
    }

    /// The product.
    ///
    /// # Errors
    /// [`Overflow`] if the reduced product does not fit.
    pub fn times(self, other: Self) -> Result<Self, Overflow> {
        // Reducing crosswise first keeps 亿 × mu → ha far from the limit.
        let left = Self::new(self.numerator, other.denominator)?;
        let right = Self::new(other.numerator, self.denominator)?;
        let numerator = left.numerator.checked_mul(right.numerator).ok_or(Overflow)?;
        let denominator = left.denominator.checked_mul(right.denominator).ok_or(Overflow)?;
        Self::new(numerator, denominator)
    }

    /// The quotient.
    ///
    /// # Errors
    /// [`Overflow`] if `other` is zero or the result does not fit.
    pub fn divided_by(self, other: Self) -> Result<Self, Overflow> {
        self.times(Self::new(other.denominator, other.numerator)?)
    }

    /// The sum.
    ///
    /// # Errors
    /// [`Overflow`] if the result does not fit.
    pub fn plus(self, other: Self) -> Result<Self, Overflow> {
        let left = self.numerator.checked_mul(other.denominator).ok_or(Overflow)?;
        let right = other.numerator.checked_mul(self.denominator).ok_or(Overflow)?;
        let denominator = self.denominator.checked_mul(other.denominator).ok_or(Overflow)?;
        Self::new(left.checked_add(right).ok_or(Overflow)?, denominator)
    }

    /// The opposite number.
    #[must_use]
    pub const fn negated(self) -> Self {
        // `new` keeps `i128::MIN` out.
        Self {
            numerator: -self.numerator,
            denominator: self.denominator,
        }
    }

    /// The nearest decimal with `scale` digits after the point, halves away from zero.
    ///
    /// # Errors
    /// [`Overflow`] if it does not fit.
    pub fn rounded(self, scale: u32) -> Result<Decimal, Overflow> {
        let power = i32::try_from(scale).map_err(|_| Overflow)?;
        let shifted = self.times(Self::power_of_ten(power)?)?;
        let twice = shifted.numerator.abs().checked_mul(2).ok_or(Overflow)?;
        let above = twice.checked_add(shifted.denominator).ok_or(Overflow)?;
        let size = above / shifted.denominator.checked_mul(2).ok_or(Overflow)?;
        Decimal::new(if shifted.numerator < 0 { -size } else { size }, scale)
    }

    /// The number as a decimal, if its expansion ends and fits: `3/4` is `0.75`, `1/3` is nothing.
    #[must_use]
    pub fn to_decimal(self) -> Option<Decimal> {
        (0..=Decimal::MAX_SCALE).find_map(|scale| {
            let factor = 10_i128.checked_pow(scale)?;
            if factor % self.denominator != 0 {
                return None;
            }
            let coefficient = self.numerator.checked_mul(factor / self.denominator)?;
            Decimal::new(coefficient, scale).ok()
        })
    }
}

impl From<Decimal> for Rational {
    fn from(number: Decimal) -> Self {
        let trimmed = number.trimmed();
        let denominator = 10_i128.pow(trimmed.scale());
        Self::new(trimmed.coefficient(), denominator)
            .expect("a decimal's scale is at most 38 and its coefficient is never i128::MIN")
    }
}

impl Ord for Rational {
    /// Compares without multiplying, so that no pair of numbers is too large: whole parts first,
    /// then the reciprocals of what remains.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut a, mut b) = (*self, *other);
        let mut turned = false;
        loop {
            let whole = a
                .numerator
                .div_euclid(a.denominator)
                .cmp(&b.numerator.div_euclid(b.denominator));
            let left = a.numerator.rem_euclid(a.denominator);
            let right = b.numerator.rem_euclid(b.denominator);
            let order = match (whole, left, right) {
                (Ordering::Equal, 0, 0) => Ordering::Equal,
                (Ordering::Equal, 0, _) => Ordering::Less,
                (Ordering::Equal, _, 0) => Ordering::Greater,
                (Ordering::Equal, _, _) => {
                    (a, b) = (
                        Self {
                            numerator: a.denominator,
                            denominator: left,
                        },
                        Self {
                            numerator: b.denominator,
                            denominator: right,
                        },
                    );
                    turned = !turned;
                    continue;
                }
                (unequal, _, _) => unequal,
            };
            return if turned { order.reverse() } else { order };
        }
    }
}

impl PartialOrd for Rational {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Rational {
    /// Prints `0.75` where the expansion ends, `1/3` where it does not.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to_decimal() {
            Some(decimal) => decimal.fmt(f),
            None => write!(f, "{}/{}", self.numerator, self.denominator),
        }
    }
}

fn greatest_common_divisor(mut a: i128, mut b: i128) -> i128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    // Only 0/0 has no divisor, and a zero denominator was refused before.
    a.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::cursor::Random;

    #[test]
    fn order_agrees_with_cross_multiplication() {
        let mut random = Random::new(3);
        for _ in 0..20_000 {
            let mut number = || {
                let numerator = i128::from(random.below(400)) - 200;
                Rational::new(numerator, i128::from(random.below(60)) + 1).expect("small")
            };
            let (a, b) = (number(), number());
            let cross = (a.numerator * b.denominator).cmp(&(b.numerator * a.denominator));
            assert_eq!(a.cmp(&b), cross, "{a} {b}");
        }
    }

    #[test]
    fn huge_numbers_are_ordered_without_overflow() {
        let large = Rational::new(i128::MAX, 3).expect("fits");
        let larger = Rational::new(i128::MAX, 2).expect("fits");
        assert!(large < larger && larger.negated() < large.negated());
        assert_eq!(large.times(larger), Err(Overflow));
    }

    #[test]
    fn rounding_goes_to_the_nearest_decimal() {
        let round = |n, d, scale| {
            Rational::new(n, d)
                .and_then(|r| r.rounded(scale))
                .expect("fits")
                .to_string()
        };
        assert_eq!(
            (round(2, 3, 2), round(-1, 8, 2), round(1, 2, 0), round(359, 1000, 1)),
            ("0.67".into(), "-0.13".into(), "1".into(), "0.4".into())
        );
    }

    #[test]
    fn an_ending_expansion_is_a_decimal() {
        let print = |n, d| Rational::new(n, d).expect("fits").to_string();
        assert_eq!(
            (print(3, 4), print(1, 3), print(-10, 4), print(6, 3)),
            ("0.75".into(), "1/3".into(), "-2.5".into(), "2".into())
        );
    }
}
