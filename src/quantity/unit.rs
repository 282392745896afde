//! Units of measurement, their codes and how they convert.

use std::fmt;

use super::rational::{Overflow, Rational};

/// What a unit measures; two units convert into one another if this is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// Money in yuan; a currency converts into no other, for rates are data, not arithmetic.
    Yuan,
    /// Money in United States dollars.
    UsDollar,
    /// Money in euros.
    Euro,
    /// Money in pounds sterling.
    Pound,
    /// Money in Hong Kong dollars.
    HongKongDollar,
    /// Money in yen.
    Yen,
    /// Things counted, persons among them.
    Count,
    /// Area, in square metres.
    Area,
    /// Mass, in kilograms.
    Mass,
    /// Energy as coal equivalent, in kilograms of it. Kept apart from electricity: the factor
    /// between the two is a matter of statistics and changes.
    CoalEquivalent,
    /// Volume, in cubic metres.
    Volume,
    /// Length, in metres.
    Length,
    /// Electric energy, in kilowatt-hours.
    Energy,
    /// Power, in kilowatts.
    Power,
    /// Time by the clock, in seconds.
    Duration,
    /// Time by the calendar, in months; a month has no fixed number of days.
    Calendar,
    /// Working days; how long one is, the law leaves open.
    WorkingTime,
    /// Persons times months: what a monthly allowance is paid for.
    PersonTime,
    /// A share or a multiple, as a number: 80 % is 0.8.
    Proportion,
    /// A difference between two percentages.
    PercentagePoint,
    /// A place in an order.
    Rank,
    /// A grade or class (风力7级).
    Grade,
    /// Marks of a score (98.5分).
    Score,
}

macro_rules! units {
    ($($(#[$doc:meta])* $unit:ident $code:literal $dimension:ident $numerator:literal / $denominator:literal;)*) => {
        /// A unit of measurement without a `per`; see [`Compound`] for `CNY/mu`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Unit { $($(#[$doc])* $unit,)* }

        impl Unit {
            /// All units.
            pub const ALL: &[Self] = &[$(Self::$unit,)*];

            /// The stable name, as data files write it.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$unit => $code,)* }
            }

            /// What the unit measures.
            #[must_use]
            pub const fn dimension(self) -> Dimension {
                match self { $(Self::$unit => Dimension::$dimension,)* }
            }

            /// How many base units of its dimension one such unit is, as numerator and denominator.
            const fn factor_parts(self) -> (i128, i128) {
                match self { $(Self::$unit => ($numerator, $denominator),)* }
            }
        }
    };
}

// 亩, 斤: the State Council's order of 27 February 1984 on legal units of measurement puts 1 公顷 = 15
// 亩 and 1 公斤 = 2 斤.
units! {
    /// Yuan renminbi, 元.
    Cny "CNY" Yuan 1/1;
    /// United States dollar, 美元.
    Usd "USD" UsDollar 1/1;
    /// Euro, 欧元.
    Eur "EUR" Euro 1/1;
    /// Pound sterling, 英镑.
    Gbp "GBP" Pound 1/1;
    /// Hong Kong dollar, 港元.
    Hkd "HKD" HongKongDollar 1/1;
    /// Yen, 日元.
    Jpy "JPY" Yen 1/1;
    /// Anything counted; the measure word is kept beside it.
    Count "count" Count 1/1;
    /// Persons, 人.
    Person "person" Count 1/1;
    /// Mu, 亩: a fifteenth of a hectare.
    Mu "mu" Area 2000/3;
    /// Hectare, 公顷.
    Hectare "ha" Area 10_000/1;
    /// Square metre, 平方米.
    SquareMetre "m2" Area 1/1;
    /// Square kilometre, 平方公里.
    SquareKilometre "km2" Area 1_000_000/1;
    /// Acre, 英亩, in whose place mu are sometimes put by mistake: 4046.8564224 m² since the yard
    /// agreement of 1959.
    Acre "acre" Area 40_468_564_224/10_000_000;
    /// Jin, 斤: half a kilogram.
    Jin "jin" Mass 1/2;
    /// Microgram, 微克.
    Microgram "ug" Mass 1/1_000_000_000;
    /// Milligram, 毫克.
    Milligram "mg" Mass 1/1_000_000;
    /// Gram, 克.
    Gram "g" Mass 1/1000;
    /// Kilogram, 公斤.
    Kilogram "kg" Mass 1/1;
    /// Tonne, 吨.
    Tonne "t" Mass 1000/1;
    /// Gram of coal equivalent, 克标准煤.
    GramCoal "gce" CoalEquivalent 1/1000;
    /// Kilogram of coal equivalent, 千克标准煤.
    KilogramCoal "kgce" CoalEquivalent 1/1;
    /// Tonne of coal equivalent, 吨标准煤.
    TonneCoal "tce" CoalEquivalent 1000/1;
    /// Cubic metre, 立方米.
    CubicMetre "m3" Volume 1/1;
    /// Litre, 升.
    Litre "L" Volume 1/1000;
    /// Millimetre, 毫米.
    Millimetre "mm" Length 1/1000;
    /// Centimetre, 厘米.
    Centimetre "cm" Length 1/100;
    /// Metre, 米.
    Metre "m" Length 1/1;
    /// Kilometre, 公里.
    Kilometre "km" Length 1000/1;
    /// Mile, 英里: 1609.344 m, from the same agreement.
    Mile "mile" Length 1_609_344/1000;
    /// Kilowatt-hour, 千瓦时.
    KilowattHour "kWh" Energy 1/1;
    /// Megawatt-hour, 兆瓦时.
    MegawattHour "MWh" Energy 1000/1;
    /// Gigawatt-hour, 吉瓦时.
    GigawattHour "GWh" Energy 1_000_000/1;
    /// Kilowatt, 千瓦.
    Kilowatt "kW" Power 1/1;
    /// Megawatt, 兆瓦.
    Megawatt "MW" Power 1000/1;
    /// Gigawatt, 吉瓦.
    Gigawatt "GW" Power 1_000_000/1;
    /// Second, 秒.
    Second "second" Duration 1/1;
    /// Minute, 分钟.
    Minute "minute" Duration 60/1;
    /// Hour, 小时.
    Hour "hour" Duration 3600/1;
    /// Day of 24 hours, 天.
    Day "day" Duration 86_400/1;
    /// Week, 周.
    Week "week" Duration 604_800/1;
    /// Working day, 工作日.
    WorkingDay "working-day" WorkingTime 1/1;
    /// Month, 个月.
    Month "month" Calendar 1/1;
    /// Quarter of a year, 季度.
    Quarter "quarter" Calendar 3/1;
    /// Year, 年.
    Year "year" Calendar 12/1;
    /// One person for one month, 每人每月.
    PersonMonth "person-month" PersonTime 1/1;
    /// One person for one year, 每人每年.
    PersonYear "person-year" PersonTime 12/1;
    /// Per cent, %.
    Percent "percent" Proportion 1/100;
    /// Per mille, ‰.
    Permille "permille" Proportion 1/1000;
    /// Times the number compared with, 倍. After 增长 it is the step, after 到 the level.
    Multiple "multiple" Proportion 1/1;
    /// A share of the whole as a plain number, 三分之一.
    Ratio "ratio" Proportion 1/1;
    /// Percentage point, 百分点.
    PercentagePoint "percentage-point" PercentagePoint 1/1;
    /// Place in an order, 第…位.
    Rank "rank" Rank 1/1;
    /// Grade, 级.
    Grade "grade" Grade 1/1;
    /// Mark of a score, 分.
    Point "point" Score 1/1;
}

impl Unit {
    /// The unit of that code. An underscore does for a hyphen (`working_day`).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let hyphenated = code.replace('_', "-");
        Self::ALL.iter().copied().find(|unit| unit.code() == hyphenated)
    }

    /// How many base units of its dimension one such unit is: a mu is 2000/3 m².
    ///
    /// # Panics
    /// Never: the factors of the table are positive.
    #[must_use]
    pub fn factor(self) -> Rational {
        let (numerator, denominator) = self.factor_parts();
        Rational::new(numerator, denominator).expect("the table holds small positive numbers")
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A unit, possibly per another one: `CNY`, `CNY/mu`, `ug/m3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Compound {
    /// What is measured.
    pub unit: Unit,
    /// Per one of what, if per anything.
    pub per: Option<Unit>,
}

impl Compound {
    /// The compound of that code, `CNY` or `CNY/mu`; `Display` writes it.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code.split_once('/') {
            None => Unit::from_code(code).map(Self::from),
            Some((unit, per)) => Some(Self {
                unit: Unit::from_code(unit)?,
                per: Some(Unit::from_code(per)?),
            }),
        }
    }

    /// What is measured, per what.
    #[must_use]
    pub fn dimension(self) -> (Dimension, Option<Dimension>) {
        (self.unit.dimension(), self.per.map(Unit::dimension))
    }

    /// Whether a figure in the unit `other` can be recorded under this one: the same dimension.
    #[must_use]
    pub fn accepts(self, other: Self) -> bool {
        self.dimension() == other.dimension()
    }

    /// How many base units one such unit is.
    ///
    /// # Errors
    /// [`Overflow`], which the units of the table do not reach.
    pub fn factor(self) -> Result<Rational, Overflow> {
        self.unit
            .factor()
            .divided_by(self.per.map_or(Rational::ONE, Unit::factor))
    }
}

impl From<Unit> for Compound {
    fn from(unit: Unit) -> Self {
        Self { unit, per: None }
    }
}

impl fmt::Display for Compound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.unit.code())?;
        match self.per {
            Some(per) => write!(f, "/{per}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_read_back() {
        for &unit in Unit::ALL {
            assert_eq!(Unit::from_code(unit.code()), Some(unit));
            for &per in Unit::ALL {
                let compound = Compound { unit, per: Some(per) };
                assert_eq!(Compound::from_code(&compound.to_string()), Some(compound));
                assert!(compound.factor().is_ok());
            }
        }
    }

    #[test]
    fn legal_conversions_are_exact() {
        let ratio = |a: Unit, b: Unit| a.factor().divided_by(b.factor()).expect("small").to_string();
        assert_eq!(ratio(Unit::Hectare, Unit::Mu), "15");
        assert_eq!(ratio(Unit::Tonne, Unit::Jin), "2000");
        assert_eq!(ratio(Unit::SquareKilometre, Unit::Mu), "1500");
        assert_eq!(ratio(Unit::Year, Unit::Month), "12");
    }

    #[test]
    fn an_indicator_accepts_its_dimension_only() {
        let compound = |code| Compound::from_code(code).expect("a known code");
        assert!(compound("m2").accepts(compound("ha")) && compound("jin").accepts(compound("t")));
        assert!(compound("kg/mu").accepts(compound("jin/ha")));
        assert!(!compound("percent").accepts(compound("percentage-point")));
        assert!(!compound("CNY").accepts(compound("USD")) && !compound("CNY").accepts(compound("CNY/mu")));
    }
}
