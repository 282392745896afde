//! The seal: 文 carved in vermilion, in strokes of our own, so that it needs no font.

use super::canvas::{Canvas, Colour, Coverage};
use zeno::{Cap, Mask, PathData, Stroke};

/// The strokes in a square of 32 units, as on the site's icon (`static/favicon.svg`).
const STROKES: &str = "M16 5v4M6 10.5h20M22 11c-2 7-7 12-15.5 15M10 11c2 7 7 12 15.5 15";
/// The square, its corners a little worn.
const SQUARE: &str = "M3 0h26a3 3 0 0 1 3 3v26a3 3 0 0 1 -3 3h-26a3 3 0 0 1 -3 -3v-26a3 3 0 0 1 3 -3z";
const UNITS: f32 = 32.0;
const STROKE_WIDTH: f32 = 2.6;

/// Draws the seal with its corner at a place.
pub(super) fn draw(canvas: &mut Canvas, at: (i32, i32), side: f32) {
    let scale = zeno::Transform::scale(side / UNITS, side / UNITS);
    let square = covered(Mask::new(SQUARE).transform(Some(scale)));
    canvas.fill(&square, at, Colour::Vermilion);
    let mut stroke = Stroke::new(STROKE_WIDTH * side / UNITS);
    stroke.cap(Cap::Round);
    let lines = scaled(STROKES, scale);
    canvas.fill(&covered(Mask::new(&lines).style(stroke)), at, Colour::Carved);
}

fn scaled(path: &'static str, transform: zeno::Transform) -> Vec<zeno::Command> {
    path.commands().map(|command| command.transform(&transform)).collect()
}

fn covered<D: PathData>(mask: &Mask<'_, '_, D>) -> Coverage {
    let (parts, placement) = mask.render();
    Coverage {
        left: placement.left,
        top: placement.top,
        width: placement.width,
        parts,
    }
}
