//! Quantities in English words.

use super::write_number::{fraction_in_words, grouped, percent, rank};
use super::write_units::{Place, name, place};
use crate::quantity::amount::{Amount, Fraction};
use crate::quantity::convert::{convert, reading_aid};
use crate::quantity::qualifier::{Basis, Direction, Qualifier};
use crate::quantity::scale::{Scale, Spoken, en_scale};
use crate::quantity::shape::{Quantity, Shape};
use crate::quantity::style::{Percent, Style, Yuan};
use crate::quantity::unit::{Dimension, Unit};

/// A quantity as an English sentence has it: exact digits with the unit in English form, what
/// hedges it before it, words for what was counted left to the sentence.
///
/// `en::read` reads back the same value, unit, direction and basis, and a qualifier that
/// [`Qualifier::agrees_with`] the one written, except for [`Qualifier::Magnitude`], for which
/// English has no other word than *some*. A rise by 4 times is written as one by 400 %, for *by
/// four times* is read in two ways.
#[must_use]
pub fn write(quantity: &Quantity, style: &Style) -> String {
    Writer::new(style).quantity(quantity, "")
}

/// [`write`] for readers who do not know mu and jin: 2.67 million mu (178,000 ha). The value in
/// brackets is rounded to the figures given ([`crate::quantity::convert`]).
#[must_use]
pub fn explain(quantity: &Quantity, style: &Style) -> String {
    let aid = aid(quantity, style).map_or_else(String::new, |aid| format!(" ({aid})"));
    Writer::new(style).quantity(quantity, &aid)
}

/// The value in a unit that international readers know, if it is in one that they do not.
#[must_use]
pub fn aid(quantity: &Quantity, style: &Style) -> Option<String> {
    let converted = |amount: &Amount| {
        let to = reading_aid(amount.unit).filter(|_| amount.per.is_none())?;
        convert(amount, to).map(|conversion| conversion.amount)
    };
    let writer = Writer::new(style);
    let text = match &quantity.shape {
        Shape::Amount(amount) => writer.amount(&converted(amount)?),
        Shape::Range { low, high } => writer.range(&converted(low)?, &converted(high)?),
        _ => return None,
    };
    // In brackets the symbol does.
    Some(text.replace("hectares", "ha").replace("hectare", "ha"))
}

struct Writer<'a> {
    style: &'a Style,
    digits: Digits,
}

/// Whether million and billion are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Digits {
    Scaled,
    Full,
}

impl<'a> Writer<'a> {
    const fn new(style: &'a Style) -> Self {
        let digits = Digits::Scaled;
        Self { style, digits }
    }

    /// `aid` goes behind the value and before what it is measured against.
    fn quantity(&self, quantity: &Quantity, aid: &str) -> String {
        let text = match &quantity.shape {
            // From one value to another says which way it went.
            Shape::Change { from, to } => {
                let writer = self.for_change(from, to);
                format!("from {} to {}", writer.quantity(from, ""), writer.quantity(to, ""))
            }
            Shape::Rank { place, measure, .. } => rank(*place, measure.as_deref(), quantity.qualifier),
            _ => match Self::multiplied(quantity) {
                Some(text) => text,
                None => self.directed(quantity),
            },
        };
        let basis = match quantity.basis {
            None => "",
            Some(Basis::YearOnYear) => " year on year",
            Some(Basis::PreviousPeriod) => " on the previous period",
            Some(Basis::AnnualAverage) => " a year on average",
        };
        format!("{text}{aid}{basis}")
    }

    /// From 900 to 1.2 million would begin at 900 million: where nothing stands between the number and
    /// `to`, both have full digits.
    fn for_change(&self, from: &Quantity, to: &Quantity) -> Self {
        let digits = match (&from.shape, &to.shape) {
            (Shape::Amount(from), Shape::Amount(to))
                if from.unit == Unit::Count && self.spoken(from).scale != self.spoken(to).scale =>
            {
                Digits::Full
            }
            _ => self.digits,
        };
        Self {
            style: self.style,
            digits,
        }
    }

    fn spoken(&self, amount: &Amount) -> Spoken {
        let full = || {
            let mantissa = amount.plain().ok()?;
            let scale = Scale::One;
            Some(Spoken { mantissa, scale })
        };
        let scaled = || en_scale(amount).ok();
        let spoken = match self.digits {
            Digits::Scaled => scaled(),
            Digits::Full => full(),
        };
        spoken.unwrap_or(Spoken {
            mantissa: amount.number,
            scale: Scale::One,
        })
    }

    /// The value with its hedge, and before it which way it went.
    fn directed(&self, quantity: &Quantity) -> String {
        let value = self.value(quantity);
        let hedged = hedged(quantity, value);
        let time = is_time(quantity);
        // Before more than words, `by` keeps the verb and the number apart: up by more than 5 %.
        let plain = quantity.qualifier == Qualifier::Exact && !matches!(quantity.shape, Shape::Fraction(_));
        match quantity.direction {
            // At a level, wherever it came from, is the level.
            None | Some(Direction::Reach) => hedged,
            Some(Direction::Rise) if plain => format!("up {hedged}"),
            Some(Direction::Rise) => format!("up by {hedged}"),
            Some(Direction::Fall) if time => format!("cut by {hedged}"),
            Some(Direction::Fall) if plain => format!("down {hedged}"),
            Some(Direction::Fall) => format!("down by {hedged}"),
            Some(Direction::RiseTo) => format!("rising to {hedged}"),
            Some(Direction::FallTo) => format!("falling to {hedged}"),
        }
    }

    /// doubled, halved: a multiple of what was there before, where English has a verb for it.
    fn multiplied(quantity: &Quantity) -> Option<String> {
        let verb = match (&quantity.shape, quantity.direction?) {
            (Shape::Amount(amount), Direction::RiseTo) if amount.unit == Unit::Multiple && amount.per.is_none() => {
                match amount.plain().ok()?.to_string().as_str() {
                    "2" => "doubled",
                    "3" => "tripled",
                    "4" => "quadrupled",
                    _ => return None,
                }
            }
            (Shape::Fraction(fraction), Direction::FallTo)
                if fraction.unit == Unit::Multiple && (fraction.numerator, fraction.denominator) == (1, 2) =>
            {
                "halved"
            }
            _ => return None,
        };
        let hedge = match quantity.qualifier {
            Qualifier::Exact => return Some(verb.to_owned()),
            Qualifier::About | Qualifier::Magnitude => "roughly",
            Qualifier::Nearly => "nearly",
            Qualifier::Over => "more than",
            Qualifier::AtLeast => "at least",
            Qualifier::AtMost => "at most",
            Qualifier::Under => "less than",
        };
        Some(format!("{hedge} {verb}"))
    }

    fn value(&self, quantity: &Quantity) -> String {
        match &quantity.shape {
            Shape::Amount(amount) => self.amount(&rise_in_percent(quantity, amount)),
            Shape::Fraction(fraction) => self.fraction(fraction),
            Shape::Ratio(parts) => {
                let parts: Vec<String> = parts.iter().map(ToString::to_string).collect();
                parts.join(":")
            }
            Shape::Range { low, high } => {
                let text = self.range(low, high);
                // Down by 3 million to 5 million would be a step and then a level.
                match text.split_once(" to ") {
                    Some((from, to)) if quantity.direction.is_some_and(Direction::is_step) => {
                        format!("between {from} and {to}")
                    }
                    _ => text,
                }
            }
            // Written by `quantity`.
            Shape::Rank { .. } | Shape::Change { .. } => String::new(),
        }
    }

    fn amount(&self, amount: &Amount) -> String {
        let number = with_scale(self.spoken(amount));
        self.with_unit(amount, is_one(amount), &number)
    }

    /// `number`, already in words, with the unit of `amount` around it.
    fn with_unit(&self, amount: &Amount, count: Count, number: &str) -> String {
        let text = match amount.unit {
            Unit::Cny => match self.style.currency {
                Yuan::Rmb => format!("RMB {number}"),
                Yuan::Cny => format!("CNY {number}"),
                Yuan::Word => format!("{number} yuan"),
            },
            Unit::Percent => match self.style.percent {
                Percent::Sign => format!("{number}%"),
                Percent::Percent => format!("{number} percent"),
                Percent::PerCent => format!("{number} per cent"),
            },
            Unit::Permille => match self.style.percent {
                Percent::Sign => format!("{number}‰"),
                Percent::Percent | Percent::PerCent => format!("{number} per thousand"),
            },
            unit => match place(unit) {
                Place::Before(word) => format!("{word} {number}"),
                Place::Alone => number.to_owned(),
                Place::Behind(one, many) => {
                    let word = if count == Count::One { one } else { many };
                    format!("{number} {word}")
                }
            },
        };
        match amount.per {
            None => text,
            Some(per) => format!("{text} per {}", name(per)),
        }
    }

    fn fraction(&self, fraction: &Fraction) -> String {
        // Tenths and hundredths of a whole are percentages in English and in tables.
        if matches!(fraction.unit, Unit::Ratio | Unit::Percent)
            && let Some(percent) = percent(fraction)
        {
            return self.amount(&Amount::new(percent, 0, Unit::Percent));
        }
        let written = fraction_in_words(fraction);
        match fraction.unit {
            Unit::Ratio | Unit::Count => written,
            Unit::Multiple => format!("{written} of what it was"),
            unit => {
                let unit = name(unit);
                let article = if unit.starts_with(['a', 'e', 'i', 'o']) || unit == "hour" {
                    "an"
                } else {
                    "a"
                };
                if written == "half" {
                    return format!("half {article} {unit}");
                }
                format!("{written} of {article} {unit}")
            }
        }
    }

    /// One unit for both numbers if it and the scale are the same, else two amounts.
    fn range(&self, low: &Amount, high: &Amount) -> String {
        let (from, to) = (self.spoken(low), self.spoken(high));
        if low.compound() == high.compound() && from.scale == to.scale {
            let numbers = format!("{}–{}", grouped(from.mantissa), with_scale(to));
            return self.with_unit(high, Count::Many, &numbers);
        }
        let bare = |amount: &Amount| matches!(place(amount.unit), Place::Alone) && amount.unit != Unit::Cny;
        if low.compound() == high.compound() && (bare(low) || from.scale == Scale::One) {
            // Full digits on both sides, for `500–1.2 million` begins at 500 million.
            let plain = |amount: &Amount| amount.plain().map_or_else(|_| with_scale(self.spoken(amount)), grouped);
            return self.with_unit(high, Count::Many, &format!("{}–{}", plain(low), plain(high)));
        }
        format!("{} to {}", self.amount(low), self.amount(high))
    }
}

/// Whether the noun behind a number is in the singular.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Count {
    One,
    Many,
}

fn is_one(amount: &Amount) -> Count {
    let one = amount
        .plain()
        .is_ok_and(|plain| plain.scale() == 0 && plain.coefficient().abs() == 1);
    if one { Count::One } else { Count::Many }
}

/// A rise by 4 times as one by 400 %.
fn rise_in_percent(quantity: &Quantity, amount: &Amount) -> Amount {
    let step = quantity.direction.is_some_and(Direction::is_step);
    let hundredfold = amount.plain().and_then(|plain| plain.shifted(2));
    match hundredfold {
        Ok(number) if step && amount.unit == Unit::Multiple && amount.per.is_none() => {
            Amount::new(number, 0, Unit::Percent)
        }
        _ => amount.clone(),
    }
}

fn is_time(quantity: &Quantity) -> bool {
    quantity.unit().is_some_and(|unit| {
        let dimension = unit.unit.dimension();
        unit.per.is_none()
            && matches!(
                dimension,
                Dimension::Duration | Dimension::Calendar | Dimension::WorkingTime
            )
    })
}

/// The words for how exact a number is, before it.
fn hedged(quantity: &Quantity, value: String) -> String {
    let dimension = quantity.unit().map(|unit| unit.unit.dimension());
    let level = !quantity.direction.is_some_and(Direction::is_step);
    let counted = dimension == Some(Dimension::Count);
    let money = matches!(
        dimension,
        Some(
            Dimension::Yuan
                | Dimension::UsDollar
                | Dimension::Euro
                | Dimension::Pound
                | Dimension::HongKongDollar
                | Dimension::Yen
        )
    );
    let hedge = match quantity.qualifier {
        Qualifier::Exact => return value,
        Qualifier::About => "about",
        Qualifier::Magnitude => "some",
        Qualifier::Nearly => "nearly",
        Qualifier::Over => "more than",
        Qualifier::AtLeast => "at least",
        Qualifier::AtMost if is_time(quantity) && level => "within",
        Qualifier::AtMost if money && level => "up to",
        Qualifier::AtMost => "at most",
        Qualifier::Under if counted => "fewer than",
        Qualifier::Under => "less than",
    };
    format!("{hedge} {value}")
}

fn with_scale(spoken: Spoken) -> String {
    let digits = grouped(spoken.mantissa);
    match spoken.scale {
        Scale::One => digits,
        scale => format!("{digits} {}", scale.code()),
    }
}
