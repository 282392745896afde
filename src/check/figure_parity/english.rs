//! The English of a figure, for help lines and mends.

use crate::quantity::{Amount, Qualifier, Quantity, Scale, Shape, Unit, en_scale};

/// How the figure is written in English; nothing where that takes more than number, unit and hedge.
pub(super) fn written(quantity: &Quantity) -> Option<String> {
    let Shape::Amount(amount) = &quantity.shape else {
        return None;
    };
    let hedge = match quantity.qualifier {
        Qualifier::Exact => "",
        Qualifier::About => "about ",
        Qualifier::Magnitude => return None,
        Qualifier::Nearly => "nearly ",
        Qualifier::Over => "more than ",
        Qualifier::AtLeast => "at least ",
        Qualifier::AtMost => "at most ",
        Qualifier::Under => "less than ",
    };
    let number = number(amount)?;
    let text = match amount.unit {
        _ if amount.per.is_some() => return None,
        Unit::Cny => format!("RMB {number}"),
        Unit::Usd => format!("USD {number}"),
        Unit::Count | Unit::Person => number,
        Unit::Percent => format!("{number}%"),
        Unit::PercentagePoint => format!("{number} percentage points"),
        Unit::Mu => format!("{number} mu"),
        Unit::Jin => format!("{number} jin"),
        Unit::Hectare => format!("{number} ha"),
        Unit::Tonne => format!("{number} tonnes"),
        Unit::TonneCoal => format!("{number} tonnes of coal equivalent"),
        Unit::SquareMetre => format!("{number} square metres"),
        Unit::CubicMetre => format!("{number} cubic metres"),
        Unit::Kilometre => format!("{number} km"),
        Unit::KilowattHour => format!("{number} kWh"),
        Unit::Kilowatt => format!("{number} kW"),
        Unit::WorkingDay => format!("{number} working days"),
        Unit::Day => format!("{number} days"),
        Unit::Hour => format!("{number} hours"),
        Unit::Minute => format!("{number} minutes"),
        _ => return None,
    };
    Some(format!("{hedge}{text}"))
}

/// The number alone, as English writes it: 583,000, 266.36 billion.
pub(super) fn number(amount: &Amount) -> Option<String> {
    let spoken = en_scale(amount).ok()?;
    let digits = grouped(&spoken.mantissa.to_string());
    match spoken.scale {
        Scale::One => Some(digits),
        Scale::Million => Some(format!("{digits} million")),
        Scale::Billion => Some(format!("{digits} billion")),
        Scale::Trillion => Some(format!("{digits} trillion")),
        Scale::TenThousand | Scale::HundredMillion => None,
    }
}

fn grouped(number: &str) -> String {
    let (whole, rest) = number.find('.').map_or((number, ""), |point| number.split_at(point));
    let mut grouped = String::with_capacity(number.len() + whole.len() / 3);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + rest
}
