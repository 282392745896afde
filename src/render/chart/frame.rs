//! What charts have in common: legends, marks, grid lines.

use super::svg::{Anchor, Svg, WIDTH, numbered};
use super::text::{LINE, SIZE, width};

/// Free room at the left and right edge, for halves of marks and of labels.
pub(super) const EDGE: f64 = 6.0;
/// Half the size of a mark.
pub(super) const MARK: f64 = 5.0;

/// What a mark stands for, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// How it is drawn.
    pub(super) sign: Sign,
    /// The words.
    pub(super) text: String,
}

/// How something is drawn. Shapes and hollowness say what colours say, for those who cannot tell
/// them apart and for prints without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// A mark of the series of that number, from one.
    Mark(usize, Filling),
    /// A mark of any series.
    AnyMark(Filling),
    /// A bar.
    Bar(Filling),
    /// A part of a bar, from one.
    Part(usize),
}

/// Reported or promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filling {
    /// Filled: reported.
    Actual,
    /// Hollow: promised.
    Target,
}

impl Filling {
    /// The filling for a figure.
    pub(super) fn of(point: &super::data::Point<'_>) -> Self {
        if point.is_target() {
            Filling::Target
        } else {
            Filling::Actual
        }
    }

    /// The class of what is drawn so.
    pub(super) fn class(self) -> &'static str {
        match self {
            Filling::Actual => "actual",
            Filling::Target => "target",
        }
    }
}

/// A legend: entries one after the other, on as many lines as they need. They are placed before
/// anything is drawn, since the height of the drawing depends on them.
pub(super) struct Legend {
    placed: Vec<(f64, usize, Entry)>,
    lines: usize,
}

impl Legend {
    /// Places entries.
    pub(super) fn new(entries: Vec<Entry>) -> Self {
        let (mut x, mut line) = (EDGE, 0);
        let mut placed = Vec::new();
        for entry in entries {
            let needed = 16.0 + width(&entry.text);
            if x > EDGE && x + needed > WIDTH - EDGE {
                (x, line) = (EDGE, line + 1);
            }
            placed.push((x, line, entry));
            x += needed + 12.0;
        }
        let lines = if placed.is_empty() { 0 } else { line + 1 };
        Self { placed, lines }
    }

    /// How high it is.
    #[expect(clippy::cast_precision_loss, reason = "a legend has few lines")]
    pub(super) fn height(&self) -> f64 {
        self.lines as f64 * LINE + if self.lines > 0 { 4.0 } else { 0.0 }
    }

    /// Draws it below `top`.
    #[expect(clippy::cast_precision_loss, reason = "a legend has few lines")]
    pub(super) fn draw(&self, svg: &mut Svg, top: f64) {
        for (x, line, entry) in &self.placed {
            let base = top + *line as f64 * LINE + SIZE;
            let centre = [x + MARK, base - 4.5];
            match entry.sign {
                Sign::Mark(series, filling) => mark(svg, series, filling, centre),
                Sign::AnyMark(filling) => {
                    svg.group("any");
                    mark(svg, 1, filling, centre);
                    svg.end_group();
                }
                Sign::Bar(filling) => {
                    let class = format!("bar {}", filling.class());
                    svg.rectangle(&class, [*x, base - 9.0], [11.0, 9.0]);
                }
                Sign::Part(n) => svg.rectangle(&numbered("part actual p", n), [*x, base - 9.0], [11.0, 9.0]),
            }
            svg.text("legend", [x + 16.0, base], Anchor::Start, &entry.text);
        }
    }
}

/// The mark of a series: each has a shape of its own.
pub(super) fn mark(svg: &mut Svg, series: usize, filling: Filling, [x, y]: [f64; 2]) {
    let class = format!("mark {} s{series}", filling.class());
    let corners = |corners: &[[f64; 2]]| corners.iter().map(|[dx, dy]| [x + dx, y + dy]).collect::<Vec<_>>();
    match series {
        1 => svg.circle(&class, [x, y], 4.5),
        2 => svg.rectangle(&class, [x - 4.0, y - 4.0], [8.0, 8.0]),
        3 => svg.outline(&class, &corners(&[[0.0, -5.0], [5.0, 4.0], [-5.0, 4.0]])),
        4 => svg.outline(&class, &corners(&[[0.0, -5.5], [5.5, 0.0], [0.0, 5.5], [-5.5, 0.0]])),
        5 => svg.outline(&class, &corners(&[[0.0, 5.0], [5.0, -4.0], [-5.0, -4.0]])),
        _ => svg.rectangle(&class, [x - 2.5, y - 5.5], [5.0, 11.0]),
    }
}
