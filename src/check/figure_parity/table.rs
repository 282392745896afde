//! Numbers in tables, whose unit stands in the cell beside them or in the head of the column.

use super::section::Item;
use crate::model::lang::Lang;
use crate::quantity::{Meaning, Quantity, Shape, Unit, en, zh};
use std::ops::Range;

/// Gives the bare numbers of a section's tables their units. A cell that is only a unit holds no
/// figure of its own (万户 is no ten thousand households there).
pub(super) fn complete(text: &str, lang: Lang, items: &mut Vec<Item>) {
    if !text.contains('\t') {
        return;
    }
    let mut head: Vec<&str> = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let cells = cells(line, start);
        start += line.len() + 1;
        if cells.len() < 2 {
            head.clear();
            continue;
        }
        for (at, cell) in cells.iter().enumerate() {
            let beside = cells.get(at + 1).filter(|next| is_unit(&text[(*next).clone()]));
            let Some(item) = items.iter_mut().find(|item| item.at == *cell && is_bare(item)) else {
                continue;
            };
            let number = &text[cell.clone()];
            let from_beside = beside.and_then(|next| together(number, &text[next.clone()], lang));
            let above = head.get(at).and_then(|head| unit_in(head));
            let Some(quantity) = from_beside.or_else(|| together(number, above?, lang)) else {
                continue;
            };
            item.meaning = Meaning::Figure(quantity);
            if let Some(unit) = beside {
                items.retain(|item| !unit.contains(&item.at.start));
            }
        }
        if head.is_empty() {
            head = cells.iter().map(|cell| &text[cell.clone()]).collect();
        }
    }
}

/// The cells of a row without the spaces around them, as bytes of the section.
fn cells(line: &str, start: usize) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let mut at = start;
    for cell in line.split_inclusive('\t').filter(|cell| cell.ends_with('\t')) {
        let before = cell.len() - cell.trim_start().len();
        let length = cell.trim().len();
        let first = if length == 0 { at } else { at + before };
        cells.push(first..first + length);
        at += cell.len();
    }
    cells
}

fn is_bare(item: &Item) -> bool {
    let amount = item.quantity().and_then(Quantity::amount);
    amount.is_some_and(|amount| amount.unit == Unit::Count && amount.measure.is_none() && amount.per.is_none())
}

/// Whether a cell may be a unit: a few words without a digit.
fn is_unit(cell: &str) -> bool {
    !cell.is_empty() && cell.chars().count() <= 40 && !cell.contains(|c: char| c.is_ascii_digit())
}

/// The unit that the head of a column names: what stands in brackets, or all of it.
fn unit_in(head: &str) -> Option<&str> {
    let inside = |open: char, close: char| {
        let (_, rest) = head.split_once(open)?;
        Some(rest.split_once(close)?.0.trim())
    };
    let unit = inside('（', '）').or_else(|| inside('(', ')')).unwrap_or(head);
    is_unit(unit).then_some(unit)
}

/// A number and a unit as one expression, in the order that the unit wants.
fn together(number: &str, unit: &str, lang: Lang) -> Option<Quantity> {
    let read = match lang {
        Lang::Zh => zh::read(&format!("{number}{unit}")).ok(),
        Lang::En => {
            let behind = || en::read(&format!("{number} {unit}")).ok();
            let before = || en::read(&format!("{unit} {number}")).ok();
            // RMB billion, with the number between the two.
            let between = || {
                let (currency, scale) = unit.split_once(' ')?;
                en::read(&format!("{currency} {number} {scale}")).ok()
            };
            before().or_else(behind).or_else(between)
        }
    };
    read.filter(|quantity| matches!(quantity.shape, Shape::Amount(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_put_to_their_numbers() {
        let say = |number, unit, lang| {
            let quantity = together(number, unit, lang)?;
            Some((quantity.value()?.to_string(), quantity.unit()?.to_string()))
        };
        let said = |value: &str, unit: &str| Some((value.to_owned(), unit.to_owned()));
        assert_eq!(say("9.8", "万户", Lang::Zh), said("98000", "count"));
        assert_eq!(say("116.2", "亿元", Lang::Zh), said("11620000000", "CNY"));
        assert_eq!(say("11.62 billion", "RMB", Lang::En), said("11620000000", "CNY"));
        assert_eq!(say("11.62", "RMB billion", Lang::En), said("11620000000", "CNY"));
        assert_eq!(unit_in("投资（亿元）"), Some("亿元"));
        assert_eq!(unit_in("in 2020"), None);
        assert_eq!(cells("| a\t 12 \t", 3), [3..6, 8..10]);
    }
}
