//! How English writes units.

use crate::quantity::unit::Unit;

/// Where a unit stands.
pub(super) enum Place {
    /// USD 5, grade 3.
    Before(&'static str),
    /// Nowhere: the number says it all.
    Alone,
    /// 1 hectare, 5 hectares.
    Behind(&'static str, &'static str),
}

/// The unit beside a number. The yuan, per cent and per mille are a matter of style and not here.
pub(super) const fn place(unit: Unit) -> Place {
    use Place::{Alone, Before, Behind};
    match unit {
        Unit::Cny => Before("RMB"),
        Unit::Usd => Before("USD"),
        Unit::Eur => Before("EUR"),
        Unit::Gbp => Before("GBP"),
        Unit::Hkd => Before("HKD"),
        Unit::Jpy => Before("JPY"),
        Unit::Grade => Before("grade"),
        Unit::Count | Unit::Ratio | Unit::Rank => Alone,
        Unit::Person => Behind("person", "people"),
        Unit::Mu => Behind("mu", "mu"),
        Unit::Hectare => Behind("hectare", "hectares"),
        Unit::SquareMetre => Behind("m²", "m²"),
        Unit::SquareKilometre => Behind("km²", "km²"),
        Unit::Acre => Behind("acre", "acres"),
        Unit::Jin => Behind("jin", "jin"),
        Unit::Microgram => Behind("µg", "µg"),
        Unit::Milligram => Behind("mg", "mg"),
        Unit::Gram => Behind("g", "g"),
        Unit::Kilogram => Behind("kg", "kg"),
        Unit::Tonne => Behind("tonne", "tonnes"),
        Unit::GramCoal => Behind("gram of coal equivalent", "grams of coal equivalent"),
        Unit::KilogramCoal => Behind("kilogram of coal equivalent", "kilograms of coal equivalent"),
        Unit::TonneCoal => Behind("tonne of coal equivalent", "tonnes of coal equivalent"),
        Unit::CubicMetre => Behind("m³", "m³"),
        Unit::Litre => Behind("litre", "litres"),
        Unit::Millimetre => Behind("mm", "mm"),
        Unit::Centimetre => Behind("cm", "cm"),
        Unit::Metre => Behind("metre", "metres"),
        Unit::Kilometre => Behind("km", "km"),
        Unit::Mile => Behind("mile", "miles"),
        Unit::KilowattHour => Behind("kWh", "kWh"),
        Unit::MegawattHour => Behind("MWh", "MWh"),
        Unit::GigawattHour => Behind("GWh", "GWh"),
        Unit::Kilowatt => Behind("kW", "kW"),
        Unit::Megawatt => Behind("MW", "MW"),
        Unit::Gigawatt => Behind("GW", "GW"),
        Unit::Second => Behind("second", "seconds"),
        Unit::Minute => Behind("minute", "minutes"),
        Unit::Hour => Behind("hour", "hours"),
        Unit::Day => Behind("day", "days"),
        Unit::Week => Behind("week", "weeks"),
        Unit::WorkingDay => Behind("working day", "working days"),
        Unit::Month => Behind("month", "months"),
        Unit::Quarter => Behind("quarter", "quarters"),
        Unit::Year => Behind("year", "years"),
        Unit::PersonMonth => Behind("person-month", "person-months"),
        Unit::PersonYear => Behind("person-year", "person-years"),
        Unit::Percent => Behind("percent", "percent"),
        Unit::Permille => Behind("per thousand", "per thousand"),
        Unit::Multiple => Behind("time", "times"),
        Unit::PercentagePoint => Behind("percentage point", "percentage points"),
        Unit::Point => Behind("point", "points"),
    }
}

/// The unit by its name, alone, as after `per`.
pub(super) const fn name(unit: Unit) -> &'static str {
    match unit {
        Unit::Cny => "yuan",
        Unit::Usd => "dollar",
        Unit::Eur => "euro",
        Unit::Gbp => "pound sterling",
        Unit::Hkd => "Hong Kong dollar",
        Unit::Jpy => "yen",
        Unit::Count => "item",
        Unit::Ratio => "whole",
        Unit::Rank => "place",
        Unit::Grade => "grade",
        Unit::SquareMetre => "square metre",
        Unit::SquareKilometre => "square kilometre",
        Unit::Microgram => "microgram",
        Unit::Milligram => "milligram",
        Unit::Gram => "gram",
        Unit::Kilogram => "kilogram",
        Unit::CubicMetre => "cubic metre",
        Unit::Millimetre => "millimetre",
        Unit::Centimetre => "centimetre",
        Unit::Kilometre => "kilometre",
        Unit::KilowattHour => "kilowatt-hour",
        Unit::MegawattHour => "megawatt-hour",
        Unit::GigawattHour => "gigawatt-hour",
        Unit::Kilowatt => "kilowatt",
        Unit::Megawatt => "megawatt",
        Unit::Gigawatt => "gigawatt",
        Unit::PersonMonth => "person per month",
        Unit::PersonYear => "person per year",
        unit => match place(unit) {
            Place::Behind(one, _) | Place::Before(one) => one,
            Place::Alone => "",
        },
    }
}
