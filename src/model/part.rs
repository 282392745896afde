//! Lists that run over several pages.

use std::ops::Range;

/// How many targets stand on one page: one of a few hundred kilobytes, on which most digests find
/// room for all of theirs.
pub const TARGETS: usize = 200;

/// How many figures of a place stand on one page, besides its reports: as many rows as a reader
/// may want to look through, in fewer bytes than a picture has.
pub const FIGURES: usize = 120;

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

/// The parts of two lists on page `number` of the pages that both run over; either may be used up.
pub fn parts_of_both([(first, first_size), (second, second_size)]: [(usize, usize); 2], number: usize) -> [Part; 2] {
    let pages = count(first, first_size).max(count(second, second_size));
    [(first, first_size), (second, second_size)].map(|(length, size)| Part {
        count: pages,
        ..parts_of(length, size, number)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_lists_run_over_the_pages_of_the_longer() {
        let ranges = |number| parts_of_both([(3, 2), (7, 3)], number).map(|part| part.range);
        assert_eq!(ranges(1), [0..2, 0..3]);
        assert_eq!(ranges(2), [2..3, 3..6]);
        assert_eq!(ranges(3), [3..3, 6..7]);
        assert_eq!(parts_of_both([(3, 2), (7, 3)], 1).map(|part| part.count), [3, 3]);
    }

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
