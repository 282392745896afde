//! How much room a text takes.
//!
//! No font is at hand when a page is made and readers have their own, so widths are estimated,
//! rather too large: a Chinese character is as wide as it is high, and a digit of `DejaVu Sans`, one of
//! the widest fonts in use, is 0.64 of that; its small letters are 0.6 on average.

use unicode_width::UnicodeWidthChar;

/// The size of text in a drawing's units. On the narrowest phones (320 px) it is 10.5 px high, on
/// wide pages 16.
pub(super) const SIZE: f64 = 13.0;

/// From one line of text to the next.
pub(super) const LINE: f64 = 17.0;

const LATIN: f64 = 0.62;

/// About how wide a text is.
pub(super) fn width(text: &str) -> f64 {
    let em: f64 = text.chars().map(|c| if is_wide(c) { 1.0 } else { LATIN }).sum();
    em * SIZE
}

/// A text on lines of at most `room`, broken at spaces and beside Chinese characters, but not
/// before a mark. What has no such place stays whole.
pub(super) fn wrapped(text: &str, room: f64) -> Vec<&str> {
    let mut lines = Vec::new();
    let (mut start, mut last) = (0, 0);
    let mut before = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let may_break =
            before == Some(' ') || at == text.len() || (!is_mark(c) && (is_wide(c) || before.is_some_and(is_wide)));
        if may_break {
            if width(text[start..at].trim()) > room && last > start {
                lines.push(text[start..last].trim());
                start = last;
            }
            last = at;
        }
        before = Some(c);
    }
    lines.push(text[start..].trim());
    lines
}

fn is_wide(c: char) -> bool {
    c.width() == Some(2)
}

/// Chinese marks, full-width ones among them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff1f}')
}

/// A box that something takes up: left, top, right, bottom.
pub(super) type Room = [f64; 4];

/// Whether two boxes have a point in common.
pub(super) fn overlap(a: Room, b: Room) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_character_is_as_wide_as_it_is_high() {
        assert!((width("聊城市") - 3.0 * SIZE).abs() < 1e-9);
        assert!(width("2015") < 3.0 * SIZE && width("") < 1e-9);
    }

    #[test]
    fn lines_fit_and_hold_the_whole_text() {
        for text in [
            "value added of agriculture, forestry",
            "农林牧渔业增加值增速",
            "聊城市，PM2.5平均浓度（目标）",
            "",
            "a",
        ] {
            for room in [30.0, 60.0, 100.0, 400.0] {
                let lines = wrapped(text, room);
                assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
                for line in lines {
                    let whole = !line.contains(' ') && line.chars().filter(|c| is_wide(*c)).count() < 2;
                    assert!(width(line) <= room || whole, "{line} in {room}");
                }
            }
        }
        assert_eq!(wrapped("聊城市市中区", 40.0), ["聊城市", "市中区"]);
        assert_eq!(wrapped("聊城市，市中区", 40.0), ["聊城", "市，市", "中区"]);
        assert_eq!(wrapped("PM2.5平均", 40.0), ["PM2.5", "平均"]);
    }

    #[test]
    fn boxes_overlap_where_they_share_room() {
        assert!(overlap([0.0, 0.0, 10.0, 10.0], [5.0, 5.0, 20.0, 20.0]));
        assert!(!overlap([0.0, 0.0, 10.0, 10.0], [10.0, 0.0, 20.0, 10.0]));
        assert!(!overlap([0.0, 0.0, 10.0, 10.0], [0.0, 11.0, 10.0, 20.0]));
    }
}
