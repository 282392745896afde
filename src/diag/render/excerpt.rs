//! One line of a source and where its underline goes, measured in display cells.
//!
//! A full-width character takes two cells of a terminal, so neither bytes nor
//! characters can place a caret. Characters of ambiguous width (“ ” …) count as
//! one cell, as terminals show them unless told otherwise.

use std::ops::Range;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Cells that a line may take before it is cut around the place.
const WINDOW: usize = 100;

/// Cells shown before the place in a line that is cut.
const LEAD: usize = 30;

/// Bytes of a line that are looked at before the place, and as many from there on; far more
/// than [`WINDOW`] shows.
const NEAR: usize = 500;

/// What stands for a tab: its width must not depend on the column.
const TAB: &str = "    ";

const ELLIPSIS: &str = "…";

/// A line as it is shown.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The text, without line end, tabs or control characters.
    pub(super) text: String,
    /// Cells before the underline.
    pub(super) column: usize,
    /// Cells that are underlined; at least one.
    pub(super) width: usize,
}

impl Excerpt {
    /// The text before the underline, over it and behind it.
    pub(super) fn parts(&self) -> [&str; 3] {
        let cell = |wanted: usize| {
            let mut cells = 0;
            let at = self.text.char_indices().find(|(_, c)| {
                let here = cells;
                cells += c.width().unwrap_or(0);
                here >= wanted
            });
            at.map_or(self.text.len(), |(at, _)| at)
        };
        let (from, to) = (cell(self.column), cell(self.column + self.width));
        [&self.text[..from], &self.text[from..to], &self.text[to..]]
    }
}

/// Shows a line with the bytes of `span` underlined.
///
/// What lies past the end of the line is not underlined, so a place that goes on
/// over several lines is underlined to the end of its first.
pub(super) fn of(line: &str, span: &Range<usize>) -> Excerpt {
    let near = near(line, span);
    let within = |at: usize| at.clamp(near.start, near.end) - near.start;
    let (shown, from, to) = expand(&line[near.clone()], &(within(span.start)..within(span.end)));
    if near == (0..line.len()) && shown.width() <= WINDOW {
        return measure(shown, from..to);
    }
    let kept = window(&shown, from..to);
    let mut text = String::with_capacity(kept.len() + 2 * ELLIPSIS.len());
    if kept.start > 0 || near.start > 0 {
        text.push_str(ELLIPSIS);
    }
    let shift = text.len();
    text.push_str(&shown[kept.clone()]);
    if kept.end < shown.len() || near.end < line.len() {
        text.push_str(ELLIPSIS);
    }
    let inside = |at: usize| at.clamp(kept.start, kept.end) - kept.start + shift;
    measure(text, inside(from)..inside(to))
}

/// The bytes of a line that are looked at: all, unless it is so long that measuring it
/// for each of its findings would take minutes.
fn near(line: &str, span: &Range<usize>) -> Range<usize> {
    let boundary = |mut at: usize| {
        at = at.min(line.len());
        while !line.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    boundary(span.start.saturating_sub(NEAR))..boundary(span.start.saturating_add(NEAR))
}

/// A sentence for one line of a terminal: nothing in it moves the cursor.
pub(super) fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => shown.push(' '),
            c => push_visible(c, &mut shown),
        }
    }
    shown
}

/// The line with every character visible, and where the span is in it.
fn expand(line: &str, span: &Range<usize>) -> (String, usize, usize) {
    let mut shown = String::with_capacity(line.len());
    let mut from = 0;
    let mut to = None;
    for (at, c) in line.char_indices() {
        if at <= span.start {
            from = shown.len();
        }
        if at >= span.end && to.is_none() {
            to = Some(shown.len());
        }
        push_visible(c, &mut shown);
    }
    if span.start >= line.len() {
        from = shown.len();
    }
    let to = to.unwrap_or(shown.len()).max(from);
    (shown, from, to)
}

/// Adds a character as something that can be seen and that keeps its place.
///
/// Control characters get their pictures; those that turn the direction of the
/// text would move what stands beside them, also on the screen of an attacked
/// editor, and are replaced. So are those that show nothing at all, because the
/// caret would stand under their neighbour; joiners stay for the emoji they make.
pub(super) fn push_visible(c: char, shown: &mut String) {
    match c {
        '\t' => shown.push_str(TAB),
        '\0'..='\u{1f}' => shown.push(char::from_u32(0x2400 + u32::from(c)).unwrap_or('␀')),
        '\u{7f}' => shown.push('␡'),
        '\u{80}'..='\u{9f}'
        | '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' => {
            shown.push(char::REPLACEMENT_CHARACTER);
        }
        c => shown.push(c),
    }
}

/// The part of a long line that is shown: bytes of about [`WINDOW`] cells.
fn window(shown: &str, span: Range<usize>) -> Range<usize> {
    let room = WINDOW - 2 * ELLIPSIS.width();
    let (start, end) = (shown[..span.start].width(), shown[..span.end].width());
    let total = shown.width();
    let lead = start.saturating_sub(LEAD);
    // A long span takes the room of the lead, but its start is always shown.
    let left = start.min(end.saturating_sub(room)).max(lead);
    let left = left.min(total.saturating_sub(room));
    let mut kept = 0..shown.len();
    let mut cells = 0;
    for (at, c) in shown.char_indices() {
        if cells < left {
            kept.start = at + c.len_utf8();
        }
        cells += c.width().unwrap_or(0);
        if cells > left + room {
            kept.end = at;
            break;
        }
    }
    kept
}

fn measure(text: String, span: Range<usize>) -> Excerpt {
    let column = text[..span.start].width();
    let width = text[span].width().max(1);
    Excerpt { text, column, width }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn underlined(line: &str, needle: &str) -> Excerpt {
        let start = line.find(needle).unwrap();
        of(line, &(start..start + needle.len()))
    }

    /// The text above the carets, cell by cell.
    fn above(excerpt: &Excerpt) -> String {
        let mut cells = 0;
        let mut text = String::new();
        for c in excerpt.text.chars() {
            if cells >= excerpt.column && cells < excerpt.column + excerpt.width {
                text.push(c);
            }
            cells += c.width().unwrap_or(0);
        }
        text
    }

    #[test]
    fn carets_stand_under_full_width_characters() {
        let excerpt = underlined("title: 聊城市的58.3万户", "58.3万户");
        assert_eq!((excerpt.column, excerpt.width), (15, 8));
        let excerpt = underlined("，。“引号”", "引号");
        assert_eq!((excerpt.column, excerpt.width), (5, 4));
    }

    #[test]
    fn the_column_is_the_width_of_the_prefix() {
        let lines = [
            "plain ascii text",
            "聊城市市场主体达58.3万户，同比增长12.8%",
            "e\u{301}te\u{301} · naïve · Ωmega",
            "한국어 かな ｆｕｌｌ ﾊﾝｶｸ",
            "🌲 森林城市 🇨🇳 x",
            "",
        ];
        for line in lines {
            for (at, c) in line.char_indices() {
                let excerpt = of(line, &(at..at + c.len_utf8()));
                assert_eq!(excerpt.column, line[..at].width(), "{line:?} at {at}");
                assert_eq!(excerpt.text, line);
            }
            let end = of(line, &(line.len()..line.len()));
            assert_eq!((end.column, end.width), (line.width(), 1));
        }
    }

    #[test]
    fn an_excerpt_comes_apart_at_its_underline() {
        let excerpt = underlined("title: 聊城市的58.3万户。", "58.3万户");
        assert_eq!(excerpt.parts(), ["title: 聊城市的", "58.3万户", "。"]);
        assert_eq!(of("甲乙", &(6..6)).parts(), ["甲乙", "", ""]);
    }

    #[test]
    fn a_tab_is_four_cells() {
        let excerpt = underlined("\ta\tb", "b");
        assert_eq!(excerpt.text, "    a    b");
        assert_eq!((excerpt.column, excerpt.width), (9, 1));
    }

    #[test]
    fn a_span_stops_at_the_end_of_its_line() {
        let excerpt = of("第一行", &(3..90));
        assert_eq!((excerpt.column, excerpt.width), (2, 4));
        let excerpt = of("abc", &(70..90));
        assert_eq!((excerpt.column, excerpt.width), (3, 1));
    }

    #[test]
    fn a_span_inside_a_character_underlines_the_character() {
        let excerpt = of("聊城", &(4..5));
        assert_eq!((excerpt.column, excerpt.width), (2, 2));
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let long = format!("{}18家{}", "前文".repeat(90), "后文".repeat(90));
        let excerpt = underlined(&long, "18家");
        assert!(excerpt.text.starts_with('…') && excerpt.text.ends_with('…'));
        assert!((95..=WINDOW).contains(&excerpt.text.width()));
        assert_eq!(above(&excerpt), "18家");
        assert!((LEAD..=LEAD + 2).contains(&excerpt.column));
    }

    #[test]
    fn a_line_of_megabytes_is_shown_as_a_long_one_is() {
        for (before, after) in [(0, 9000), (9000, 0), (NEAR, NEAR), (9000, 9000)] {
            let line = format!("{}目标{}", "甲".repeat(before), "乙".repeat(after));
            let start = before * '甲'.len_utf8();
            let excerpt = of(&line, &(start..start + "目标".len()));
            assert_eq!(above(&excerpt), "目标");
            assert_eq!(excerpt.text.starts_with(ELLIPSIS), before > 0);
            assert_eq!(excerpt.text.ends_with(ELLIPSIS), after > 0);
            assert!(excerpt.text.width() <= WINDOW);
        }
    }

    #[test]
    fn places_at_both_ends_of_a_long_line_are_shown() {
        let long = format!("甲{}乙", "文".repeat(200));
        let first = underlined(&long, "甲");
        assert!(first.text.starts_with('甲') && first.text.ends_with('…'));
        let last = underlined(&long, "乙");
        assert!(last.text.starts_with('…') && last.text.ends_with('乙'));
        assert_eq!(above(&last), "乙");
        assert!(last.text.width() >= 95);
        let end = of(&long, &(long.len()..long.len()));
        assert_eq!(end.column, end.text.width());
    }

    #[test]
    fn a_place_longer_than_the_window_shows_its_start() {
        let long = format!("{}始{}", "a".repeat(60), "文".repeat(200));
        let excerpt = of(&long, &(60..long.len()));
        assert!(above(&excerpt).starts_with('始'));
        assert!(excerpt.column + excerpt.width <= WINDOW);
    }

    #[test]
    fn every_window_keeps_its_place() {
        let long = "聊a城\tb🌲".repeat(40);
        for (at, c) in long.char_indices() {
            let excerpt = of(&long, &(at..at + c.len_utf8()));
            assert!(excerpt.text.width() <= WINDOW, "at {at}");
            let mut shown = String::new();
            push_visible(c, &mut shown);
            assert_eq!(above(&excerpt), shown, "at {at}");
        }
    }

    #[test]
    fn nothing_moves_the_cursor() {
        assert_eq!(of("a\u{1b}[31mb", &(0..1)).text, "a␛[31mb");
        assert_eq!(of("a\u{202e}b", &(0..1)).text, "a\u{fffd}b");
        assert_eq!(printable("a\nb\u{1b}"), "a b␛");
    }
}
