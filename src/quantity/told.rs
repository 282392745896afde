//! A quantity taken apart for data files and other programs.

use super::amount::{Amount, Fraction};
use super::rational::Rational;
use super::shape::{Quantity, Shape};
use super::unit::{Compound, Dimension, Unit};

/// What kind of figure a quantity is, for machine output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Money of any currency.
    Money,
    /// Things or people counted.
    Count,
    /// Mu, hectares and their like.
    Area,
    /// Jin, tonnes and their like.
    Mass,
    /// Electric energy, and coal equivalent.
    Energy,
    /// Kilowatts.
    Power,
    /// Kilometres.
    Length,
    /// Cubic metres.
    Volume,
    /// Hours, working days, months.
    Time,
    /// Per cent and per mille.
    Percent,
    /// Percentage points.
    PercentagePoint,
    /// Times the base, or a part of it.
    Multiple,
    /// A part of a whole or of a unit.
    Fraction,
    /// A place in an order.
    Rank,
    /// Parts beside each other.
    Ratio,
    /// Two ends.
    Range,
    /// From one value to another.
    Change,
    /// A grade or class.
    Grade,
    /// Marks.
    Score,
}

impl Kind {
    /// The stable name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Count => "count",
            Self::Area => "area",
            Self::Mass => "mass",
            Self::Energy => "energy",
            Self::Power => "power",
            Self::Length => "length",
            Self::Volume => "volume",
            Self::Time => "time",
            Self::Percent => "percent",
            Self::PercentagePoint => "percentage-point",
            Self::Multiple => "multiple",
            Self::Fraction => "fraction",
            Self::Rank => "rank",
            Self::Ratio => "ratio",
            Self::Range => "range",
            Self::Change => "change",
            Self::Grade => "grade",
            Self::Score => "score",
        }
    }
}

/// One number of a quantity with its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// In the unit that was written, its power of ten multiplied out: a decimal, or a fraction (1/3)
    /// where there is none.
    pub value: String,
    /// The unit that was written; nothing for the parts of a ratio.
    pub unit: Option<Compound>,
    /// In the base unit of its dimension, written likewise.
    pub base: String,
    /// The base unit.
    pub base_unit: Option<Compound>,
    /// The word for what is counted, as written.
    pub measure: Option<String>,
}

impl Quantity {
    /// What kind of figure it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match &self.shape {
            Shape::Amount(amount) => of_unit(amount.unit),
            Shape::Fraction(fraction) if is_percent(fraction) => Kind::Percent,
            Shape::Fraction(fraction) if fraction.unit == Unit::Multiple => Kind::Multiple,
            Shape::Fraction(fraction) if fraction.unit == Unit::Ratio => Kind::Fraction,
            Shape::Fraction(fraction) => of_unit(fraction.unit),
            Shape::Rank { .. } => Kind::Rank,
            Shape::Ratio(_) => Kind::Ratio,
            Shape::Range { .. } => Kind::Range,
            Shape::Change { .. } => Kind::Change,
        }
    }

    /// Its numbers one by one, as [`Quantity::values`] orders them.
    #[must_use]
    pub fn told(&self) -> Vec<Told> {
        match &self.shape {
            Shape::Amount(amount) => vec![of_amount(amount)],
            Shape::Fraction(fraction) => vec![of_fraction(fraction)],
            Shape::Rank { place, measure, .. } => {
                let unit = Some(Unit::Rank.into());
                vec![Told {
                    value: place.to_string(),
                    unit,
                    base: place.to_string(),
                    base_unit: unit,
                    measure: measure.clone(),
                }]
            }
            Shape::Ratio(parts) => {
                let part = |text: String| Told {
                    value: text.clone(),
                    unit: None,
                    base: text,
                    base_unit: None,
                    measure: None,
                };
                parts.iter().map(|number| part(number.to_string())).collect()
            }
            Shape::Range { low, high } => vec![of_amount(low), of_amount(high)],
            Shape::Change { from, to } => from.told().into_iter().chain(to.told()).collect(),
        }
    }
}

fn of_amount(amount: &Amount) -> Told {
    let plain = amount
        .plain()
        .map_or_else(|_| amount.number.to_string(), |plain| plain.to_string());
    Told {
        value: plain,
        unit: Some(amount.compound()),
        base: amount.value().map_or_else(|_| String::new(), |value| value.to_string()),
        base_unit: Some(base(amount.compound())),
        measure: amount.measure.clone(),
    }
}

fn of_fraction(fraction: &Fraction) -> Told {
    let share = Rational::new(fraction.numerator, fraction.denominator);
    let percent = is_percent(fraction);
    let written = share.and_then(|share| {
        if percent {
            share.times(Rational::new(100, 1)?)
        } else {
            Ok(share)
        }
    });
    let unit = if percent { Unit::Percent } else { fraction.unit };
    let text = |value: Result<Rational, _>| value.map_or_else(|_| String::new(), |value: Rational| value.to_string());
    Told {
        value: text(written),
        unit: Some(unit.into()),
        base: text(fraction.value()),
        base_unit: Some(base(unit.into())),
        measure: fraction.measure.clone(),
    }
}

/// 八成 and 百分之五 are per cent in figures.
fn is_percent(fraction: &Fraction) -> bool {
    matches!(fraction.unit, Unit::Ratio | Unit::Percent) && matches!(fraction.denominator, 10 | 100)
}

/// The units in which [`Quantity::values`] are: one base unit for each dimension.
fn base(compound: Compound) -> Compound {
    let of = |unit: Unit| {
        let same = |other: &&Unit| other.dimension() == unit.dimension() && other.factor() == Rational::ONE;
        let preferred = [Unit::Ratio, unit];
        let found = preferred.iter().find(|candidate| same(candidate));
        found.or_else(|| Unit::ALL.iter().find(same)).copied().unwrap_or(unit)
    };
    Compound {
        unit: of(compound.unit),
        per: compound.per.map(of),
    }
}

const fn of_unit(unit: Unit) -> Kind {
    match unit.dimension() {
        Dimension::Yuan
        | Dimension::UsDollar
        | Dimension::Euro
        | Dimension::Pound
        | Dimension::HongKongDollar
        | Dimension::Yen => Kind::Money,
        Dimension::Count => Kind::Count,
        Dimension::Area => Kind::Area,
        Dimension::Mass => Kind::Mass,
        Dimension::CoalEquivalent | Dimension::Energy => Kind::Energy,
        Dimension::Power => Kind::Power,
        Dimension::Volume => Kind::Volume,
        Dimension::Length => Kind::Length,
        Dimension::Duration | Dimension::Calendar | Dimension::WorkingTime | Dimension::PersonTime => Kind::Time,
        Dimension::Proportion => match unit {
            Unit::Multiple => Kind::Multiple,
            Unit::Ratio => Kind::Fraction,
            _ => Kind::Percent,
        },
        Dimension::PercentagePoint => Kind::PercentagePoint,
        Dimension::Rank => Kind::Rank,
        Dimension::Grade => Kind::Grade,
        Dimension::Score => Kind::Score,
    }
}

#[cfg(test)]
mod tests {
    use crate::quantity::zh;

    #[test]
    fn values_are_in_the_unit_written_and_in_the_base_unit() {
        for (wording, expected) in [
            ("267万亩", "area 2670000 mu = 1780000000 m2"),
            ("66万千瓦", "power 660000 kW = 660000 kW"),
            ("8.8%", "percent 8.8 percent = 0.088 ratio"),
            ("四成以上", "percent 40 percent = 0.4 ratio"),
            ("七分之一", "fraction 1/7 ratio = 1/7 ratio"),
            ("1/4个工作日", "time 0.25 working-day = 0.25 working-day"),
            ("亩均13.5万元", "money 135000 CNY/mu = 202.5 CNY/m2"),
            ("58.3万户", "count 583000 count = 583000 count"),
            ("第25位", "rank 25 rank = 25 rank"),
            ("翻两番", "multiple 4 multiple = 4 ratio"),
            ("3至5小时", "range 3 hour = 10800 second, 5 hour = 18000 second"),
            ("1∶12", "ratio 1 - = 1 -, 12 - = 12 -"),
            ("100亿斤以上", "mass 10000000000 jin = 5000000000 kg"),
            ("标煤1800吨", "energy 1800 tce = 1800000 kgce"),
        ] {
            let quantity = zh::read(wording).expect("a figure");
            let unit = |unit: Option<crate::quantity::Compound>| unit.map_or("-".to_owned(), |unit| unit.to_string());
            let told = quantity.told().into_iter();
            let told: Vec<String> = told
                .map(|told| {
                    format!(
                        "{} {} = {} {}",
                        told.value,
                        unit(told.unit),
                        told.base,
                        unit(told.base_unit)
                    )
                })
                .collect();
            assert_eq!(format!("{} {}", quantity.kind().code(), told.join(", ")), expected);
        }
    }
}
