//! A number with its unit.

use super::decimal::Decimal;
use super::rational::{Overflow, Rational};
use super::unit::{Compound, Unit};

/// A decimal as written, the power of ten written beside it, and a unit: 58.3 × 10⁴, count, 户.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Amount {
    /// The digits: 58.3.
    pub number: Decimal,
    /// The power of ten that a word gives: 4 for 万, 9 for billion, 0 for none.
    pub power: u32,
    /// What is measured.
    pub unit: Unit,
    /// Per one of what: `mu` for 元/亩.
    pub per: Option<Unit>,
    /// The word for what is counted, as written: 户, 家企业, `market entities`.
    pub measure: Option<String>,
}

impl Amount {
    /// A bare number in a unit.
    #[must_use]
    pub const fn new(number: Decimal, power: u32, unit: Unit) -> Self {
        Self {
            number,
            power,
            unit,
            per: None,
            measure: None,
        }
    }

    /// The unit with its `per`.
    #[must_use]
    pub const fn compound(&self) -> Compound {
        Compound {
            unit: self.unit,
            per: self.per,
        }
    }

    /// The number with its power of ten multiplied out, digits kept as far as they were written.
    ///
    /// # Errors
    /// [`Overflow`] if it does not fit.
    pub fn plain(&self) -> Result<Decimal, Overflow> {
        self.number.shifted(i32::try_from(self.power).map_err(|_| Overflow)?)
    }

    /// The value in the base unit of its dimension: 267万亩 is 1,780,000,000 (m²).
    ///
    /// # Errors
    /// [`Overflow`] if it does not fit.
    pub fn value(&self) -> Result<Rational, Overflow> {
        Rational::from(self.plain()?).times(self.compound().factor()?)
    }
}

/// A fraction of a unit: 1/4个工作日, 三分之一, 八成 (8/10).
///
/// Written as given and not reduced, so that 八成 is not turned into four fifths.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fraction {
    /// The number above the line.
    pub numerator: i128,
    /// The number below the line; never zero in what a reader returns.
    pub denominator: i128,
    /// What the fraction is of: [`Unit::Ratio`] for a share of the whole, [`Unit::Multiple`] for a
    /// part of what there was before (压缩到原来的三分之一).
    pub unit: Unit,
    /// The word for what is counted, as written.
    pub measure: Option<String>,
}

impl Fraction {
    /// The value in the base unit of its dimension.
    ///
    /// # Errors
    /// [`Overflow`] if it does not fit or the denominator is zero.
    pub fn value(&self) -> Result<Rational, Overflow> {
        Rational::new(self.numerator, self.denominator)?.times(self.unit.factor())
    }
}
