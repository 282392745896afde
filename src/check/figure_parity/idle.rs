//! Figures that need no counterpart.
//!
//! Both languages are full of small numbers that say nothing by themselves (`one of the`, 一种, 一年)
//! and that the other one has no word for. Only what is written in words is ever idle.

use super::entry::Entry;
use super::section::Section;
use super::times;
use crate::quantity::{Amount, Dimension, Meaning, Quantity, Shape, Unit};

/// Whether a figure that stands alone says something.
pub(super) fn is_telling(entry: Entry<'_, '_>, others: &[&Section<'_>]) -> bool {
    let Meaning::Figure(quantity) = &entry.item.meaning else {
        return false;
    };
    let written = &entry.section.text[entry.item.at.clone()];
    if is_named(quantity, written, others) || is_number_of_its_name(quantity, others) {
        return false;
    }
    if entry.item.link.is_some() || written.chars().any(char::is_numeric) {
        return true;
    }
    match &quantity.shape {
        Shape::Amount(amount) => !is_small(amount) && !is_span_of_years(amount, others),
        Shape::Rank { .. } | Shape::Fraction(_) => false,
        // 一两句 and `one or two`.
        Shape::Range { low, high } => !is_small(low) || !is_small(high),
        _ => true,
    }
}

/// Things up to a dozen, one of a unit (每家一年, 一亩是…), and what 万 and 亿 are called (“ten thousand”).
fn is_small(amount: &Amount) -> bool {
    let Ok(plain) = amount.plain() else { return false };
    let value = plain.trimmed().to_string();
    let up_to = |most: u32| value.parse::<u32>().is_ok_and(|value| value <= most);
    match amount.unit.dimension() {
        Dimension::Count => up_to(12) || (amount.measure.is_none() && matches!(value.as_str(), "10000" | "100000000")),
        Dimension::Proportion | Dimension::PercentagePoint => false,
        _ => up_to(1),
    }
}

/// 前五年 where the other language says 2011–2015 or names the plan.
fn is_span_of_years(amount: &Amount, others: &[&Section<'_>]) -> bool {
    let items: Vec<_> = others.iter().flat_map(|section| &section.items).collect();
    amount.unit == Unit::Year && amount.power == 0 && times::span_years(amount.number.coefficient(), &items)
}

/// Whether bare digits stand in the other language digit by digit, where they are part of a name.
fn is_named(quantity: &Quantity, written: &str, others: &[&Section<'_>]) -> bool {
    let is_bare = quantity
        .amount()
        .is_some_and(|amount| amount.unit == Unit::Count && amount.power == 0 && amount.measure.is_none());
    let is_digits = written.len() >= 3 && written.bytes().all(|byte| byte.is_ascii_digit());
    is_bare && is_digits && others.iter().any(|section| super::named::holds(section.text, written))
}

/// 居全省第5位 where the English has `number 5 in the province`, which is found as a name.
fn is_number_of_its_name(quantity: &Quantity, others: &[&Section<'_>]) -> bool {
    let Shape::Rank { place, .. } = &quantity.shape else {
        return false;
    };
    let name = Meaning::Name(place.to_string());
    others
        .iter()
        .any(|section| section.items.iter().any(|item| item.meaning == name))
}
