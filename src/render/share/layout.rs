//! A title in lines.

use super::font::{Font, Row, Setting, Tools};
use crate::model::lang::Lang;
use crate::model::script::{is_han, is_pause};
use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

/// A title as it is set.
#[derive(Debug)]
pub(super) struct Lines {
    /// The size of its letters.
    pub(super) setting: Setting,
    /// Its lines.
    pub(super) rows: Vec<Row>,
}

/// Sets a title in the largest of some sizes at which it has at most so many lines of a width: in
/// lines of like width, broken where its language allows it, rather behind a mark than between
/// characters.
pub(super) fn lines(
    font: &Font,
    tools: &mut Tools,
    (text, lang): (&str, Lang),
    sizes: &[(u16, usize)],
    width: f32,
) -> Lines {
    let breaks = breaks(text);
    let mut best = None;
    for (size, most) in sizes {
        let setting = Setting { lang, size: *size };
        let places = font.set(tools, text, setting).places(&breaks);
        let parts = divide(text, &breaks, &places, width, *most);
        let fits = parts.is_some();
        best = Some((setting, parts.unwrap_or_else(|| greedy(&places, width))));
        if fits {
            break;
        }
    }
    let (setting, parts) = best.unwrap_or((Setting { lang, size: 48 }, Vec::new()));
    let most = sizes.last().map_or(1, |(_, most)| *most);
    let row = |part: &(usize, usize)| font.set(tools, text[breaks[part.0]..breaks[part.1]].trim_end(), setting);
    Lines {
        setting,
        rows: parts.iter().take(most).map(row).collect(),
    }
}

/// Where a line may end, from the beginning to the end of a text (UAX #14, strict: no line begins
/// with a closing mark and none ends with an opening one), but not between a number and what it
/// counts: 2021年, 17家, 58.3%以上.
fn breaks(text: &str) -> Vec<usize> {
    let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let counts = |at: usize| {
        let number = text[..at].ends_with(|c: char| c.is_ascii_digit() || c == '%');
        number && text[at..].starts_with(is_han)
    };
    segmenter.segment_str(text).filter(|at| !counts(*at)).collect()
}

/// The lines of the least unlike widths, as pairs of positions in `breaks`; nothing if there would
/// be more than `most`.
fn divide(text: &str, breaks: &[usize], places: &[f32], width: f32, most: usize) -> Option<Vec<(usize, usize)>> {
    let last = breaks.len().checked_sub(1)?;
    let count = greedy(places, width).len();
    if count == 0 || count > most {
        return None;
    }
    // cost[n][at]: the least cost of the text before `at` in n lines, and where the last begins.
    let ideal = places[last] / float(count);
    let mut cost: Vec<Vec<Option<(f32, usize)>>> = vec![vec![None; breaks.len()]; count + 1];
    cost[0][0] = Some((0.0, 0));
    for n in 1..=count {
        for end in 1..=last {
            for start in 0..end {
                let Some((before, _)) = cost[n - 1][start] else {
                    continue;
                };
                let long = places[end] - places[start];
                if long > width {
                    continue;
                }
                let off = (long - ideal) / width;
                let mut here = before + off * off;
                if end < last && !ends_with_mark(&text[..breaks[end]]) {
                    // As much as a sixth of a line: enough to prefer a comma nearby.
                    here += 0.03;
                }
                if cost[n][end].is_none_or(|(known, _)| here < known) {
                    cost[n][end] = Some((here, start));
                }
            }
        }
    }
    let mut parts = Vec::with_capacity(count);
    let mut end = last;
    for n in (1..=count).rev() {
        let (_, start) = cost[n][end]?;
        parts.push((start, end));
        end = start;
    }
    parts.reverse();
    Some(parts)
}

/// Each line as full as it can be; what is wider than a line stands alone and over its edge.
fn greedy(places: &[f32], width: f32) -> Vec<(usize, usize)> {
    let last = places.len().saturating_sub(1);
    let mut parts = Vec::new();
    let mut start = 0;
    while start < last {
        let fitting = (start + 1..=last).take_while(|end| places[*end] - places[start] <= width);
        let end = fitting.last().unwrap_or(start + 1);
        parts.push((start, end));
        start = end;
    }
    parts
}

fn ends_with_mark(text: &str) -> bool {
    text.trim_end().ends_with(is_pause)
}

/// A number of lines or of breaks, which are few.
fn float(number: usize) -> f32 {
    f32::from(u16::try_from(number).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every character of Chinese one wide, every other half of that.
    fn places(text: &str, breaks: &[usize]) -> Vec<f32> {
        let width = |text: &str| text.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum();
        breaks.iter().map(|at| width(&text[..*at])).collect()
    }

    fn divided(text: &str, width: f32, most: usize) -> Option<Vec<&str>> {
        let breaks = breaks(text);
        let parts = divide(text, &breaks, &places(text, &breaks), width, most)?;
        Some(parts.iter().map(|(a, b)| &text[breaks[*a]..breaks[*b]]).collect())
    }

    #[test]
    fn lines_are_of_like_width() {
        assert_eq!(
            divided("聊城市优化营商环境压缩企业开办时间", 12.0, 3),
            Some(vec!["聊城市优化营商环", "境压缩企业开办时间"])
        );
        assert_eq!(
            divided("Liaocheng cuts the time to open a firm", 12.0, 3),
            Some(vec!["Liaocheng cuts the ", "time to open a firm"])
        );
    }

    #[test]
    fn a_mark_nearby_ends_a_line() {
        assert_eq!(
            divided("聊城市优化环境，压缩企业开办时间", 12.0, 3),
            Some(vec!["聊城市优化环境，", "压缩企业开办时间"])
        );
    }

    #[test]
    fn no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() {
        let text = "印发《优化营商环境若干措施》，推行“一窗受理”（试行），办理时间压缩58.3%以上";
        for width in 6..30_u8 {
            let Some(lines) = divided(text, f32::from(width), 12) else {
                continue;
            };
            for line in lines {
                assert!(!line.starts_with(['》', '，', '”', '）', '%']), "{width}: {line}");
                assert!(!line.ends_with(['《', '“', '（']), "{width}: {line}");
                let cut = line.ends_with(|c: char| c.is_ascii_digit() || c == '.') || line.starts_with('3');
                assert!(!cut, "a number is whole: {line}");
            }
        }
    }

    #[test]
    fn what_needs_more_lines_is_not_divided() {
        assert_eq!(divided("聊城市优化营商环境", 3.0, 2), None);
        assert_eq!(divided("", 3.0, 2), None);
        assert_eq!(greedy(&[0.0, 9.0, 10.0], 3.0), [(0, 1), (1, 2)]);
    }
}
