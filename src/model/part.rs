//! Lists that run over several pages.

use std::ops::Range;

/// How many figures the list of an indicator shows on one page: figures are lines of a table, and
/// a table is looked through, not read.
pub const FIGURES_ON_PAGE: usize = 100;

/// A stretch of a list that stands on one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Which part, from one.
    pub number: usize,
    /// How many there are; an empty list has one.
    pub count: usize,
    /// Positions in the list.
    pub range: Range<usize>,
}

/// The part of a list of `length` that stands on page `number`.
pub fn parts_of(length: usize, page_size: usize, number: usize) -> Part {
    let start = ((number - 1) * page_size).min(length);
    Part {
        number,
        count: count(length, page_size),
        range: start..(start + page_size).min(length),
    }
}

/// How many parts there are of a list; an empty list has one.
pub fn count(length: usize, page_size: usize) -> usize {
    length.div_ceil(page_size).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_list_are_the_list() {
        for length in 0..60 {
            for size in 1..25 {
                let count = parts_of(length, size, 1).count;
                let parts = (1..=count).map(|number| parts_of(length, size, number));
                let all: Vec<usize> = parts.flat_map(|part| part.range).collect();
                assert_eq!(all, (0..length).collect::<Vec<_>>());
            }
        }
    }
}
