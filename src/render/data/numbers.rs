//! The numbers of a quantity as columns have them.
//!
//! Numbers are plain digits with a point. They are exact, digits kept as written, unless a
//! conversion or a fraction never ends: then fifteen significant figures are given.

use crate::quantity::{Amount, Compound, Decimal, Qualifier, Quantity, Rational, Shape, Unit, nearest_decimal};

/// The numbers on one side of a quantity: all of it, or the value before or after a change.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// The number, or the lower end of a range.
    pub(super) value: Option<Number>,
    /// The upper end of a range.
    pub(super) high: Option<Number>,
    /// A fraction as written.
    pub(super) fraction: Option<String>,
    /// The parts of a ratio; empty for anything else.
    pub(super) parts: Vec<String>,
    /// The unit of all of these.
    pub(super) unit: Option<Compound>,
    /// How the writer hedged.
    pub(super) qualifier: Qualifier,
}

/// A number in some unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    /// What it is worth in the base unit of its dimension.
    base: Rational,
    /// Its digits in its own unit, where they end.
    digits: Option<Decimal>,
    unit: Compound,
}

impl Number {
    fn of(amount: &Amount) -> Option<Self> {
        Some(Self {
            base: amount.value().ok()?,
            digits: amount.plain().ok(),
            unit: amount.compound(),
        })
    }

    /// Its digits in a unit; none if that measures something else.
    pub(super) fn in_unit(self, unit: Compound) -> Option<String> {
        if self.unit == unit
            && let Some(digits) = self.digits
        {
            return Some(digits.to_string());
        }
        if !unit.accepts(self.unit) {
            return None;
        }
        let value = self.base.divided_by(unit.factor().ok()?).ok()?;
        let (decimal, _) = nearest_decimal(value).ok()?;
        Some(decimal.to_string())
    }
}

impl Numbers {
    /// The numbers of a quantity; of a change, those of the value after.
    pub(super) fn of(quantity: &Quantity) -> Self {
        let mut numbers = match &quantity.shape {
            Shape::Change { to, .. } => Self::of(to),
            shape => Self {
                unit: quantity.unit(),
                ..Self::of_shape(shape)
            },
        };
        // What stands around a change is about where it led.
        if quantity.qualifier != Qualifier::Exact {
            numbers.qualifier = quantity.qualifier;
        }
        numbers
    }

    /// The numbers of the value before a change.
    pub(super) fn before(quantity: &Quantity) -> Option<Self> {
        match &quantity.shape {
            Shape::Change { from, .. } => Some(Self::of(from)),
            _ => None,
        }
    }

    fn of_shape(shape: &Shape) -> Self {
        match shape {
            Shape::Amount(amount) => Self {
                value: Number::of(amount),
                ..Self::default()
            },
            Shape::Range { low, high } => Self {
                value: Number::of(low),
                high: Number::of(high),
                ..Self::default()
            },
            Shape::Fraction(fraction) => Self {
                value: fraction.value().ok().map(|base| Number {
                    base,
                    digits: None,
                    unit: fraction.unit.into(),
                }),
                fraction: Some(format!("{}/{}", fraction.numerator, fraction.denominator)),
                ..Self::default()
            },
            Shape::Rank { place, .. } => Self {
                value: place_in_order(*place),
                ..Self::default()
            },
            Shape::Ratio(parts) => Self {
                parts: parts.iter().map(ToString::to_string).collect(),
                ..Self::default()
            },
            Shape::Change { .. } => Self::default(),
        }
    }

    /// The unit of the numbers. The parts of a ratio have none of their own.
    pub(super) fn unit(&self) -> Compound {
        self.unit.unwrap_or(Unit::Ratio.into())
    }

    /// The digits of its number in its own unit.
    pub(super) fn value(&self) -> Option<String> {
        self.value.and_then(|number| number.in_unit(self.unit()))
    }

    /// The digits of the upper end in its own unit.
    pub(super) fn high(&self) -> Option<String> {
        self.high.and_then(|number| number.in_unit(self.unit()))
    }
}

fn place_in_order(place: u64) -> Option<Number> {
    let digits = Decimal::new(i128::from(place), 0).ok()?;
    Some(Number {
        base: Rational::from(digits),
        digits: Some(digits),
        unit: Unit::Rank.into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::zh;

    fn shown(wording: &str, unit: &str) -> [Option<String>; 3] {
        let unit = Compound::from_code(unit).unwrap();
        let numbers = Numbers::of(&zh::read(wording).unwrap().under(unit));
        let converted = numbers.value.and_then(|number| number.in_unit(unit));
        [numbers.value(), numbers.high(), converted]
    }

    #[test]
    fn numbers_are_multiplied_out_and_keep_their_digits() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(shown("58.3万户", "count"), [some("583000"), None, some("583000")]);
        assert_eq!(
            shown("2663.60亿元", "CNY"),
            [some("266360000000"), None, some("266360000000")]
        );
        assert_eq!(shown("5.0%", "percent"), [some("5.0"), None, some("5.0")]);
        assert_eq!(shown("10万亩", "ha"), [some("100000"), None, some("6666.66666666667")]);
        assert_eq!(shown("八成", "percent"), [some("0.8"), None, some("80")]);
        assert_eq!(shown("三分之一", "ratio")[0], some("0.333333333333333"));
        assert_eq!(shown("800至1万元", "CNY"), [some("800"), some("10000"), some("800")]);
        assert_eq!(shown("第25位", "rank"), [some("25"), None, some("25")]);
        assert_eq!(shown("10.9∶53.2∶35.9", "ratio"), [None, None, None]);
    }

    #[test]
    fn a_change_has_numbers_before_and_after() {
        let quantity = zh::read("由2小时压缩至20分钟内").unwrap();
        let (after, before) = (Numbers::of(&quantity), Numbers::before(&quantity).unwrap());
        assert_eq!(
            (after.value().as_deref(), after.unit().to_string()),
            (Some("20"), "minute".to_owned())
        );
        assert_eq!(
            (before.value().as_deref(), before.unit().to_string()),
            (Some("2"), "hour".to_owned())
        );
        assert_eq!(
            (after.qualifier, before.qualifier),
            (Qualifier::AtMost, Qualifier::Exact)
        );
        let minutes = before.value.unwrap().in_unit(Unit::Minute.into());
        assert_eq!(minutes.as_deref(), Some("120"));
    }
}
