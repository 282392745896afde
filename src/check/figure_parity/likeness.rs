//! How much two figures that differ look like one figure gone wrong.

use super::entry::Entry;
use crate::quantity::{Decimal, Quantity, Shape};

/// Where in a section a figure stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Position {
    pub(super) sentence: usize,
    pub(super) sentences: usize,
}

impl Position {
    /// How far apart two figures stand in their languages, in sentences; sections of different
    /// length are laid over each other.
    pub(super) fn distance(self, other: Self) -> usize {
        let (mine, theirs) = (self.sentences.max(1), other.sentences.max(1));
        let apart = (self.sentence * theirs).abs_diff(other.sentence * mine);
        if mine == theirs {
            apart / mine
        } else {
            // Half a sentence of the shorter side is no distance.
            (2 * apart + mine.min(theirs)) / (2 * mine.max(theirs))
        }
    }
}

/// From here on two figures are taken for one.
pub(super) const ENOUGH: u32 = 6;

/// How alike two figures are; the weights are such that neither the same unit nor the same digits
/// alone are [`ENOUGH`] far from each other in the text.
pub(super) fn of(zh: Entry<'_, '_>, en: Entry<'_, '_>, distance: usize) -> u32 {
    let place = match distance {
        0 => 2,
        1 => 1,
        _ => 0,
    };
    let (Some(said), Some(written)) = (zh.item.quantity(), en.item.quantity()) else {
        return place;
    };
    let (left, right) = (digits(said), digits(written));
    let numbers = if left == right && left == [1] {
        // 1, 10 and 1,000 show the same figure and hardly ever for that reason.
        2
    } else if left == right {
        5
    } else if left.iter().any(|digits| *digits > 1 && right.contains(digits)) {
        3
    } else {
        0
    };
    let (said_unit, written_unit) = (said.unit(), written.unit());
    let dimension = |quantity: Option<crate::quantity::Compound>| quantity.map(|unit| unit.unit.dimension());
    let unit = match (said_unit, written_unit) {
        (Some(left), Some(right)) if left == right => 3,
        _ if dimension(said_unit) == dimension(written_unit) => 2,
        _ => 0,
    };
    if numbers == 0 && unit == 0 {
        return 0;
    }
    let same_shape = have_one_shape(zh, en);
    let linked_elsewhere = zh.item.link.is_some() && en.item.link.is_some();
    (numbers + unit + place + u32::from(same_shape)).saturating_sub(if linked_elsewhere { 4 } else { 0 })
}

/// Whether both are amounts, both ranges and so on.
pub(super) fn have_one_shape(zh: Entry<'_, '_>, en: Entry<'_, '_>) -> bool {
    let shape = |entry: Entry<'_, '_>| {
        entry
            .item
            .quantity()
            .map(|quantity| std::mem::discriminant(&quantity.shape))
    };
    shape(zh) == shape(en)
}

/// Whether two figures show the same digits, and not by the chance that all ones and tens have.
pub(super) fn shows_one_number(zh: Entry<'_, '_>, en: Entry<'_, '_>) -> bool {
    let (Some(said), Some(written)) = (zh.item.quantity(), en.item.quantity()) else {
        return false;
    };
    let shown = digits(said);
    shown != [1] && shown == digits(written)
}

/// The figures that a number shows, without zeros at its ends and without the point.
fn digits(quantity: &Quantity) -> Vec<i128> {
    let shown = |number: Decimal| {
        let mut digits = number.coefficient();
        while digits != 0 && digits % 10 == 0 {
            digits /= 10;
        }
        digits
    };
    match &quantity.shape {
        Shape::Amount(amount) => vec![shown(amount.number)],
        Shape::Fraction(fraction) => vec![fraction.numerator, fraction.denominator],
        Shape::Rank { place, .. } => vec![i128::from(*place)],
        Shape::Ratio(parts) => parts.iter().copied().map(shown).collect(),
        Shape::Range { low, high } => vec![shown(low.number), shown(high.number)],
        Shape::Change { from, to } => {
            let mut both = digits(from);
            both.extend(digits(to));
            both
        }
    }
}
