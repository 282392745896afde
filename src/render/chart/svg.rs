//! Writing a drawing.
//!
//! Colours, strokes and fonts are the theme's: elements have classes and no style. The size of
//! text is in the drawing, since the layout counts on it.

use super::text::SIZE;
use crate::model::lang::Lang;
use crate::model::mixed::runs;
use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use std::fmt::{Display, Write as _};

/// How wide every drawing is in its own units: a phone's page. Wider places scale it.
pub(super) const WIDTH: f64 = 360.0;

/// What a drawing is called and says, for those who do not see it.
pub(super) struct Heading<'a> {
    /// The beginning of its ids; unique on a page.
    pub(super) id: &'a str,
    /// What it is called.
    pub(super) title: &'a str,
    /// What it shows, in words.
    pub(super) description: &'a str,
}

/// Where a text is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// At its beginning.
    Start,
    /// At its middle.
    Middle,
    /// At its end.
    End,
}

impl Anchor {
    fn name(self) -> &'static str {
        match self {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        }
    }
}

/// A drawing being written.
pub(super) struct Svg {
    xml: Writer<Vec<u8>>,
    lang: Lang,
}

/// A coordinate, rounded: a tenth of a unit is less than half a pixel on any page.
pub(super) fn number(value: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a drawing is a few hundred units wide and high"
    )]
    let tenths = (value * 10.0).round() as i32;
    let sign = if tenths < 0 { "-" } else { "" };
    match (tenths.abs() / 10, tenths.abs() % 10) {
        (whole, 0) => format!("{sign}{whole}"),
        (whole, tenth) => format!("{sign}{whole}.{tenth}"),
    }
}

impl Svg {
    /// A drawing of that height with its title and description.
    pub(super) fn new(lang: Lang, heading: &Heading<'_>, class: &str, height: f64) -> Self {
        let mut svg = Self {
            xml: Writer::new(Vec::with_capacity(4096)),
            lang,
        };
        let (title, description) = (format!("{}_title", heading.id), format!("{}_desc", heading.id));
        let view = format!("0 0 {} {}", number(WIDTH), number(height));
        svg.open(
            "svg",
            &[
                ("class", &format!("chart {class}")),
                ("viewBox", &view),
                ("font-size", &number(SIZE)),
                ("role", "img"),
                ("aria-labelledby", &format!("{title} {description}")),
            ],
        );
        svg.leaf("title", &[("id", &title)], heading.title);
        svg.leaf("desc", &[("id", &description)], heading.description);
        svg
    }

    /// The markup.
    pub(super) fn finish(mut self) -> String {
        self.close("svg");
        String::from_utf8(self.xml.into_inner()).unwrap_or_default()
    }

    /// Begins a group.
    pub(super) fn group(&mut self, class: &str) {
        self.open("g", &[("class", class)]);
    }

    /// Ends it.
    pub(super) fn end_group(&mut self) {
        self.close("g");
    }

    /// A line.
    pub(super) fn line(&mut self, class: &str, from: [f64; 2], to: [f64; 2]) {
        self.empty(
            "line",
            &[
                ("class", class),
                ("x1", &number(from[0])),
                ("y1", &number(from[1])),
                ("x2", &number(to[0])),
                ("y2", &number(to[1])),
            ],
        );
    }

    /// A rectangle by its upper left corner.
    pub(super) fn rectangle(&mut self, class: &str, corner: [f64; 2], size: [f64; 2]) {
        self.empty(
            "rect",
            &[
                ("class", class),
                ("x", &number(corner[0])),
                ("y", &number(corner[1])),
                ("width", &number(size[0])),
                ("height", &number(size[1])),
            ],
        );
    }

    /// An outline through points.
    pub(super) fn outline(&mut self, class: &str, points: &[[f64; 2]]) {
        let points: Vec<String> = points
            .iter()
            .map(|[x, y]| format!("{},{}", number(*x), number(*y)))
            .collect();
        self.empty("polygon", &[("class", class), ("points", &points.join(" "))]);
    }

    /// Lines between points, those that meet drawn in one go.
    pub(super) fn lines(&mut self, class: &str, lines: &[[[f64; 2]; 2]]) {
        if lines.is_empty() {
            return;
        }
        let mut path = String::with_capacity(16 * lines.len());
        let mut end = None;
        for [from, to] in lines {
            if end != Some(from) {
                // Writing to a string cannot fail.
                let _ = write!(path, "M{} {}", number(from[0]), number(from[1]));
            }
            let _ = write!(path, "L{} {}", number(to[0]), number(to[1]));
            end = Some(to);
        }
        self.empty("path", &[("class", class), ("d", &path)]);
    }

    /// A circle.
    pub(super) fn circle(&mut self, class: &str, centre: [f64; 2], radius: f64) {
        self.empty(
            "circle",
            &[
                ("class", class),
                ("cx", &number(centre[0])),
                ("cy", &number(centre[1])),
                ("r", &number(radius)),
            ],
        );
    }

    /// A text on one line; words in the other language are marked.
    pub(super) fn text(&mut self, class: &str, at: [f64; 2], anchor: Anchor, text: &str) {
        let (x, y) = (number(at[0]), number(at[1]));
        let mut attributes = vec![("class", class), ("x", x.as_str()), ("y", y.as_str())];
        if anchor != Anchor::Start {
            attributes.push(("text-anchor", anchor.name()));
        }
        self.open("text", &attributes);
        for run in runs(text, self.lang) {
            if run.lang == self.lang {
                self.write(Event::Text(BytesText::new(run.text)));
            } else {
                self.leaf("tspan", &[("lang", run.lang.tag())], run.text);
            }
        }
        self.close("text");
    }

    fn leaf(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        self.write(Event::Text(BytesText::new(text)));
        self.close(name);
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.write(Event::Start(
            BytesStart::new(name).with_attributes(attributes.iter().copied()),
        ));
    }

    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.write(Event::Empty(
            BytesStart::new(name).with_attributes(attributes.iter().copied()),
        ));
    }

    fn close(&mut self, name: &str) {
        self.write(Event::End(BytesEnd::new(name)));
    }

    fn write(&mut self, event: Event<'_>) {
        self.xml.write_event(event).expect("writing to memory does not fail");
    }
}

/// A class and its number: `s1`.
pub(super) fn numbered(class: impl Display, n: usize) -> String {
    format!("{class}{n}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_short() {
        for (value, written) in [
            (0.0, "0"),
            (-0.04, "0"),
            (12.0, "12"),
            (12.34, "12.3"),
            (-0.55, "-0.6"),
            (9.97, "10"),
        ] {
            assert_eq!(number(value), written);
        }
    }
}
