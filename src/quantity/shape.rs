//! A numeric expression, read.

use super::amount::{Amount, Fraction};
use super::decimal::Decimal;
use super::qualifier::{Basis, Direction, Qualifier};
use super::rational::{Overflow, Rational};
use super::unit::{Compound, Dimension, Unit};

/// What one numeric expression says.
///
/// Numbers are magnitudes: in 下降0.4% the number is 0.4 and the direction is [`Direction::Fall`];
/// [`Quantity::signed_value`] puts the two together.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Quantity {
    /// The number or numbers.
    pub shape: Shape,
    /// How the writer hedged.
    pub qualifier: Qualifier,
    /// Which way the value moved, if the expression says so.
    pub direction: Option<Direction>,
    /// What a change is measured against, if the expression says so.
    pub basis: Option<Basis>,
}

/// The number or numbers of an expression.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// One number with a unit: `2663.6亿元`, `12.8%`, `1.7倍`, `20分钟`.
    Amount(Amount),
    /// A fraction: `1/4个工作日`, `四分之一`, `八成`.
    Fraction(Fraction),
    /// A place in an order: `全省第一`, `第25位`, `第三批`. 前三 is third with
    /// [`Qualifier::AtMost`].
    Rank {
        /// One for the first.
        place: u64,
        /// Among whom, as written (全省), if said.
        scope: Option<String>,
        /// The word for what is ordered, as written: 位, 名, 批.
        measure: Option<String>,
    },
    /// A ratio of two or more parts, in order: `10.9∶53.2∶35.9`, `1比12`.
    Ratio(Vec<Decimal>),
    /// Two ends, both included: `3000至5000元`. 二三十家 is one too, with [`Qualifier::About`].
    Range {
        /// The lower end.
        low: Amount,
        /// The upper end.
        high: Amount,
    },
    /// From one value to another: `由2小时压缩至20分钟内`.
    Change {
        /// The value before.
        from: Box<Quantity>,
        /// The value after; its qualifier is its own.
        to: Box<Quantity>,
    },
}

impl Quantity {
    /// A quantity without qualifier, direction and basis.
    #[must_use]
    pub const fn exact(shape: Shape) -> Self {
        Self {
            shape,
            qualifier: Qualifier::Exact,
            direction: None,
            basis: None,
        }
    }

    /// Every number of the expression in the base unit of its dimension, in order: one for an
    /// amount, a fraction and a rank, two for a range and a change, all parts of a ratio.
    ///
    /// # Errors
    /// [`Overflow`] if one does not fit; a reader returns no such quantity.
    pub fn values(&self) -> Result<Vec<Rational>, Overflow> {
        match &self.shape {
            Shape::Amount(amount) => Ok(vec![amount.value()?]),
            Shape::Fraction(fraction) => Ok(vec![fraction.value()?]),
            Shape::Rank { place, .. } => Ok(vec![Rational::new(i128::from(*place), 1)?]),
            Shape::Ratio(parts) => Ok(parts.iter().copied().map(Rational::from).collect()),
            Shape::Range { low, high } => Ok(vec![low.value()?, high.value()?]),
            Shape::Change { from, to } => {
                let mut values = from.values()?;
                values.extend(to.values()?);
                Ok(values)
            }
        }
    }

    /// The value in the base unit, if the expression holds exactly one number.
    #[must_use]
    pub fn value(&self) -> Option<Rational> {
        match self.values().ok()?.as_slice() {
            [value] => Some(*value),
            _ => None,
        }
    }

    /// The value, negative where it fell by the number: 下降0.4% is -0.004.
    #[must_use]
    pub fn signed_value(&self) -> Option<Rational> {
        let value = self.value()?;
        Some(if self.direction == Some(Direction::Fall) {
            value.negated()
        } else {
            value
        })
    }

    /// The unit, the one of the value after for a change; nothing for a ratio of parts.
    #[must_use]
    pub fn unit(&self) -> Option<Compound> {
        match &self.shape {
            Shape::Amount(amount) | Shape::Range { high: amount, .. } => Some(amount.compound()),
            Shape::Fraction(fraction) => Some(fraction.unit.into()),
            Shape::Rank { .. } => Some(Unit::Rank.into()),
            Shape::Ratio(_) => None,
            Shape::Change { to, .. } => to.unit(),
        }
    }

    /// The quantity as an indicator in `unit` records it, where the wording leaves the unit open: a
    /// number with no unit at all (超百亿, 58.3万) takes the indicator's, and tonnes under an
    /// indicator of coal equivalent are tonnes of that. Anything else stays as it is.
    #[must_use]
    pub fn under(mut self, unit: Compound) -> Self {
        let adopt = |amount: &mut Amount| {
            if amount.unit == Unit::Count && amount.measure.is_none() && amount.per.is_none() {
                (amount.unit, amount.per) = (unit.unit, unit.per);
            }
            if unit.unit.dimension() == Dimension::CoalEquivalent {
                amount.unit = match amount.unit {
                    Unit::Tonne => Unit::TonneCoal,
                    Unit::Kilogram => Unit::KilogramCoal,
                    Unit::Gram => Unit::GramCoal,
                    same => same,
                };
            }
            // 人均 and 每亩 often stand outside the wording: 7185美元 under USD/person.
            if amount.per.is_none() && amount.unit.dimension() == unit.unit.dimension() {
                amount.per = unit.per;
            }
        };
        match &mut self.shape {
            Shape::Amount(amount) => adopt(amount),
            Shape::Range { low, high } => {
                adopt(low);
                adopt(high);
            }
            Shape::Change { from, to } => {
                **from = from.as_ref().clone().under(unit);
                **to = to.as_ref().clone().under(unit);
            }
            Shape::Fraction(_) | Shape::Rank { .. } | Shape::Ratio(_) => {}
        }
        self
    }

    /// The amount, if the expression is a plain one.
    #[must_use]
    pub const fn amount(&self) -> Option<&Amount> {
        match &self.shape {
            Shape::Amount(amount) => Some(amount),
            _ => None,
        }
    }
}
