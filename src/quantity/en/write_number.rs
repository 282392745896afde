//! Numbers in English digits and words, without units.

use crate::quantity::amount::Fraction;
use crate::quantity::decimal::Decimal;
use crate::quantity::qualifier::Qualifier;
use crate::quantity::rational::Rational;
use crate::quantity::unit::Unit;

/// The digits with commas between groups of three before the point.
pub(super) fn grouped(number: Decimal) -> String {
    let plain = number.to_string();
    let (sign, digits) = match plain.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", &*plain),
    };
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut written = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written + rest
}

/// 25th, top three, 3rd batch.
pub(super) fn rank(place: u64, measure: Option<&str>, qualifier: Qualifier) -> String {
    if qualifier == Qualifier::AtMost {
        return format!(
            "top {}",
            small(i128::from(place)).map_or_else(|| place.to_string(), str::to_owned)
        );
    }
    let ending = match (place % 10, place % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    let digits = grouped(Decimal::integer(i64::try_from(place).unwrap_or(i64::MAX)));
    let ordered = match measure {
        Some("批" | "batch") => " batch",
        Some("轮" | "round") => " round",
        _ => "",
    };
    format!("{digits}{ending}{ordered}")
}

/// Fractions with small denominators in words, others with a stroke.
pub(super) fn fraction_in_words(fraction: &Fraction) -> String {
    let (above, below) = (fraction.numerator, fraction.denominator);
    let denominator = match below {
        2 => "half",
        3 => "third",
        4 => "quarter",
        5 => "fifth",
        6 => "sixth",
        7 => "seventh",
        8 => "eighth",
        9 => "ninth",
        10 => "tenth",
        _ => "",
    };
    match (small(above), denominator) {
        (Some("one"), "half") => "half".to_owned(),
        (Some("one"), "quarter") if fraction.unit != Unit::Ratio && fraction.unit != Unit::Multiple => {
            "a quarter".to_owned()
        }
        (Some("one"), word) if !word.is_empty() => format!("one {word}"),
        (Some(number), word) if !word.is_empty() && word != "half" && above < below => format!("{number} {word}s"),
        _ => format!("{above}/{below}"),
    }
}

/// Numbers to ten in words.
fn small(number: i128) -> Option<&'static str> {
    const WORDS: [&str; 10] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    let index = usize::try_from(number).ok()?.checked_sub(1)?;
    WORDS.get(index).copied()
}

/// A fraction in hundredths, if that is what it is written in: tenths, hundredths and their like.
pub(super) fn percent(fraction: &Fraction) -> Option<Decimal> {
    if !matches!(fraction.denominator, 10 | 100 | 1000 | 10_000) {
        return None;
    }
    let share = Rational::new(fraction.numerator, fraction.denominator).ok()?;
    share.times(Rational::new(100, 1).ok()?).ok()?.to_decimal()
}
