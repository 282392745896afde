//! Figures in words.
//!
//! On a Chinese page a figure is the source's own wording. On an English page it is
//! written anew from what the wording says: exact digits, the currency or unit in
//! English form, the qualifier where English has it. Which words these are is the
//! theme's business.

use super::words::Words;
use crate::model::figure::Figure;
use crate::model::lang::Lang;
use crate::quantity::{
    Amount, Basis, Compound, Decimal, Direction, Fraction, Qualifier, Quantity, Rational, Scale, Shape, Spoken, Unit,
    en_scale, zh_scale,
};

/// A figure as a page of that language prints it.
pub(super) fn figure(words: &Words, figure: &Figure) -> String {
    match words.lang {
        Lang::Zh => figure.wording.clone(),
        Lang::En => quantity(words, &figure.quantity),
    }
}

/// A quantity in words.
pub(super) fn quantity(words: &Words, quantity: &Quantity) -> String {
    let text = shape(words, &quantity.shape);
    let text = qualified(words, quantity.qualifier, text);
    let text = match quantity.shape {
        // From one value to another says which way it went.
        Shape::Change { .. } => text,
        _ => directed(words, quantity.direction, text),
    };
    match quantity.basis {
        None => text,
        Some(Basis::YearOnYear) => words.say("basis.year-on-year", &[("value", &text)]),
        Some(Basis::PreviousPeriod) => words.say("basis.previous-period", &[("value", &text)]),
        Some(Basis::AnnualAverage) => words.say("basis.annual-average", &[("value", &text)]),
    }
}

fn qualified(words: &Words, qualifier: Qualifier, text: String) -> String {
    match qualifier {
        Qualifier::Exact => text,
        hedge => words.say(&format!("qualifier.{}", hedge.code()), &[("value", &text)]),
    }
}

fn directed(words: &Words, direction: Option<Direction>, text: String) -> String {
    match direction {
        // At a level, wherever it came from, is the level.
        None | Some(Direction::Reach) => text,
        Some(way) => words.say(&format!("direction.{}", way.code()), &[("value", &text)]),
    }
}

fn shape(words: &Words, shape: &Shape) -> String {
    match shape {
        Shape::Amount(value) => amount(words, value),
        Shape::Fraction(value) => fraction(words, value),
        Shape::Rank { place, scope, .. } => {
            let rank = words.ordinal("figure-rank", *place);
            match scope {
                Some(scope) if words.lang == Lang::Zh => {
                    words.say("figure-rank-among", &[("rank", &rank), ("scope", scope)])
                }
                _ => rank,
            }
        }
        Shape::Ratio(parts) => {
            let parts: Vec<String> = parts.iter().map(ToString::to_string).collect();
            parts.join(":")
        }
        Shape::Range { low, high } => range(words, low, high),
        Shape::Change { from, to } => {
            let (from, to) = (quantity(words, from), quantity(words, to));
            words.say("figure-change", &[("from", &from), ("to", &to)])
        }
    }
}

fn amount(words: &Words, value: &Amount) -> String {
    let (plain, written) = number(words, value);
    with_unit(words, value.compound(), &plain, &written)
}

/// The number twice: as a plain decimal, for its plural, and as the language writes it.
fn number(words: &Words, value: &Amount) -> (String, String) {
    let scaled = match words.lang {
        Lang::Zh => zh_scale(value),
        Lang::En => en_scale(value),
    };
    let spoken = scaled.unwrap_or(Spoken {
        mantissa: value.number,
        scale: Scale::One,
    });
    let mantissa = spoken.mantissa.to_string();
    let written = words.number(&mantissa);
    if spoken.scale == Scale::One {
        return (mantissa, written);
    }
    let written = words.say(&format!("scale.{}", spoken.scale.code()), &[("n", &written)]);
    // The noun after "million" is in the form of a large number.
    let plain = value.plain().map_or(mantissa, |plain| plain.trimmed().to_string());
    (plain, written)
}

/// A number with its unit: `plain` decides the plural, `written` is printed.
pub(super) fn with_unit(words: &Words, unit: Compound, plain: &str, written: &str) -> String {
    let text = words.measure(&format!("unit.{}", unit.unit.code()), plain, written);
    match unit.per {
        None => text,
        Some(per) => {
            let per = words.say(&format!("unit-name.{}", per.code()), &[]);
            words.say("figure-per", &[("value", &text), ("unit", &per)])
        }
    }
}

fn fraction(words: &Words, value: &Fraction) -> String {
    // Tenths and hundredths of a whole are percentages in English and in tables.
    if matches!(value.unit, Unit::Ratio | Unit::Percent)
        && let Some(percent) = percent(value)
    {
        let percent = percent.to_string();
        return words.measure("unit.percent", &percent, &words.number(&percent));
    }
    let (above, below) = (value.numerator.to_string(), value.denominator.to_string());
    let written = words.say("figure-fraction", &[("above", &above), ("below", &below)]);
    match value.unit {
        Unit::Ratio | Unit::Multiple | Unit::Count => written,
        unit => with_unit(words, unit.into(), "1", &written),
    }
}

fn percent(value: &Fraction) -> Option<Decimal> {
    if value.denominator != 10 && value.denominator != 100 {
        return None;
    }
    let share = Rational::new(value.numerator, value.denominator).ok()?;
    share.times(Rational::new(100, 1).ok()?).ok()?.to_decimal()
}

/// One unit after both numbers if it is the same, else two amounts.
fn range(words: &Words, low: &Amount, high: &Amount) -> String {
    if low.compound() != high.compound() {
        let (low, high) = (amount(words, low), amount(words, high));
        return words.say("figure-range", &[("from", &low), ("to", &high)]);
    }
    let (_, from) = number(words, low);
    let (plain, to) = number(words, high);
    let both = words.say("figure-range", &[("from", &from), ("to", &to)]);
    with_unit(words, high.compound(), &plain, &both)
}
