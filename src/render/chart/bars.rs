//! Horizontal bars: a line of words above each, so that they can be read on a phone.

use super::choose::Plan;
use super::data::{Extent, Point};
use super::frame::{EDGE, Entry, Filling, Legend, Sign};
use super::scale::{Grain, Linear, Ticks, float};
use super::svg::{Anchor, Heading, Svg, WIDTH, numbered};
use super::text::{LINE, SIZE, width, wrapped};
use super::words;
use crate::model::site::Indicator;
use crate::quantity::Rational;
use crate::render::figure;
use crate::render::view::Context;

const BAR: f64 = 12.0;
const GAP: f64 = 10.0;
const STEPS: u32 = 5;

/// A bar's words, on lines.
struct Row<'a, 's> {
    point: &'a Point<'s>,
    label: String,
    value: String,
}

impl Row<'_, '_> {
    fn room() -> f64 {
        WIDTH - 2.0 * EDGE - 4.0
    }

    /// Whether label and value fit on one line.
    fn beside(&self) -> bool {
        width(&self.label) + 12.0 + width(&self.value) <= Self::room()
    }

    /// The lines below each other otherwise, each with its class.
    fn lines(&self) -> Vec<(&'static str, &str)> {
        let lines = |class, text| wrapped(text, Self::room()).into_iter().map(move |line| (class, line));
        lines("label", &self.label).chain(lines("value", &self.value)).collect()
    }

    #[expect(clippy::cast_precision_loss, reason = "a row has few lines")]
    fn words_height(&self) -> f64 {
        if self.beside() {
            LINE
        } else {
            self.lines().len() as f64 * LINE
        }
    }

    fn height(&self) -> f64 {
        self.words_height() + BAR + GAP
    }

    /// Writes the words; gives where the bar begins.
    fn write(&self, svg: &mut Svg, top: f64) -> f64 {
        let mut base = top + SIZE;
        // Next to the line at zero, not on it.
        let left = EDGE + 4.0;
        if self.beside() {
            svg.text("label", [left, base], Anchor::Start, &self.label);
            svg.text("value", [WIDTH - EDGE, base], Anchor::End, &self.value);
        } else {
            for (class, line) in self.lines() {
                svg.text(class, [left, base], Anchor::Start, line);
                base += LINE;
            }
        }
        top + self.words_height() + 1.0
    }
}

fn rows<'a, 's>(context: Context<'_>, plan: &'a Plan<'s>) -> Vec<Row<'a, 's>> {
    let row = |point| Row {
        point,
        label: words::bar_label(context, point, plan),
        value: figure::figure(context, point.figure),
    };
    plan.points().map(row).collect()
}

/// Entries for what is filled and what is hollow, if there are both or targets alone.
pub(super) fn kinds(context: Context<'_>, plan: &Plan<'_>, sign: impl Fn(Filling) -> Sign) -> Vec<Entry> {
    if !plan.points().any(Point::is_target) {
        return Vec::new();
    }
    let all = [
        (Filling::Actual, "chart-legend-actual"),
        (Filling::Target, "chart-legend-target"),
    ];
    let drawn = all
        .into_iter()
        .filter(|(filling, _)| plan.points().any(|point| Filling::of(point) == *filling));
    let entry = |(filling, key): (Filling, &str)| Entry {
        sign: sign(filling),
        text: context.words.say(key, &[]),
    };
    drawn.map(entry).collect()
}

/// Bars of values.
pub(super) fn draw(context: Context<'_>, indicator: &Indicator, plan: &Plan<'_>, heading: &Heading<'_>) -> String {
    let rows = rows(context, plan);
    let values = || {
        plan.points()
            .flat_map(|point| point.extent.values())
            .map(|value| float(*value))
    };
    let (low, high) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
    let ticks = Ticks::covering(low, high, STEPS, Grain::of(indicator.unit.unit));
    let axis = words::axis(context, &ticks, indicator.unit);
    let caption = words::caption(context.words, &axis);
    let legend = Legend::new(kinds(context, plan, Sign::Bar));
    let top = legend.height() + 2.0;
    let bottom = top + rows.iter().map(Row::height).sum::<f64>();
    let below = if caption.is_some() { 2.0 * LINE } else { LINE };
    let x = Linear::new(ticks.ends(), [EDGE, WIDTH - EDGE]);

    let mut svg = Svg::new(context.words.lang, heading, "bars", bottom + below + 4.0);
    for (n, (tick, label)) in ticks.values().iter().zip(&axis.labels).enumerate() {
        let at = x.at(float(Rational::from(*tick)));
        let class = if tick.is_zero() { "zero" } else { "grid" };
        svg.line(class, [at, top], [at, bottom]);
        let anchor = match n {
            0 => Anchor::Start,
            n if n + 1 == axis.labels.len() => Anchor::End,
            _ => Anchor::Middle,
        };
        let at = if anchor == Anchor::Start {
            0.0
        } else if anchor == Anchor::End {
            WIDTH
        } else {
            at
        };
        svg.text("tick", [at, bottom + SIZE], anchor, label);
    }
    if let Some(caption) = caption {
        svg.text("unit", [WIDTH, bottom + LINE + SIZE], Anchor::End, &caption);
    }
    legend.draw(&mut svg, 0.0);
    let mut y = top;
    for row in &rows {
        let from = row.write(&mut svg, y);
        bar(&mut svg, row.point, &x, from);
        y += row.height();
    }
    svg.finish()
}

/// One bar: to a value; to the lower and on to the upper end of a range; to the value after a
/// change, with a mark at the one before.
fn bar(svg: &mut Svg, point: &Point<'_>, x: &Linear, top: f64) {
    let class = Filling::of(point).class();
    let mut stretch = |class: &str, a: f64, b: f64| {
        let (from, to) = (x.at(a.min(b)), x.at(a.max(b)));
        svg.rectangle(class, [from, top], [(to - from).max(1.0), BAR]);
    };
    match &point.extent {
        Extent::One(value) => stretch(&format!("bar {class}"), 0.0, float(*value)),
        Extent::Range([low, high]) => {
            stretch(&format!("bar {class}"), 0.0, float(*low));
            stretch("bar range", float(*low), float(*high));
        }
        Extent::Change([before, after]) => {
            stretch(&format!("bar {class}"), 0.0, float(*after));
            let (before, middle) = (x.at(float(*before)), top + BAR / 2.0);
            svg.line("change", [x.at(float(*after)), middle], [before, middle]);
            svg.line("change", [before, top], [before, top + BAR]);
        }
        Extent::Parts(_) => {}
    }
}

/// Bars whose parts make a whole.
pub(super) fn draw_parts(
    context: Context<'_>,
    indicator: &Indicator,
    plan: &Plan<'_>,
    heading: &Heading<'_>,
) -> String {
    let rows = rows(context, plan);
    let count = plan.points().map(|point| parts(point).len()).max().unwrap_or(0);
    let names = indicator.part_names.get(context.words.lang);
    let name = |n: usize| match names.get(n - 1) {
        Some(name) if names.len() == count => name.clone(),
        _ => context.words.say("chart-part", &[("n", &n.to_string())]),
    };
    let entry = |n: usize| Entry {
        sign: Sign::Part(n),
        text: name(n),
    };
    let legend = Legend::new((1..=count).map(entry).collect());
    let top = legend.height() + 2.0;
    let bottom = top + rows.iter().map(Row::height).sum::<f64>();
    let mut svg = Svg::new(context.words.lang, heading, "parts", bottom);
    legend.draw(&mut svg, 0.0);
    let mut y = top;
    for row in &rows {
        let from = row.write(&mut svg, y);
        let parts = parts(row.point);
        let x = Linear::new([0.0, parts.iter().sum()], [EDGE, WIDTH - EDGE]);
        let mut start = 0.0;
        for (n, part) in parts.iter().enumerate() {
            let class = numbered(format!("part {} p", Filling::of(row.point).class()), n + 1);
            let (left, right) = (x.at(start), x.at(start + part));
            svg.rectangle(&class, [left, from], [right - left, BAR]);
            start += part;
        }
        y += row.height();
    }
    svg.finish()
}

fn parts(point: &Point<'_>) -> Vec<f64> {
    match &point.extent {
        Extent::Parts(parts) => parts.iter().map(|part| float(Rational::from(*part))).collect(),
        _ => Vec::new(),
    }
}
