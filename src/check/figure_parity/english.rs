//! The number of a figure as English writes it, for mends that leave the words around it alone.

use crate::quantity::{Amount, Scale, en_scale};

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
