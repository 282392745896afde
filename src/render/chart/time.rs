//! Values over time: a mark in the middle of each period, a line between equally long ones.

use super::bars::kinds;
use super::choose::{Plan, Series};
use super::data::{Extent, Point, Span, YEAR};
use super::frame::{EDGE, Entry, Filling, Legend, MARK, Sign, mark};
use super::scale::{Grain, Linear, Ticks, float};
use super::svg::{Anchor, Heading, Svg, WIDTH};
use super::text::{LINE, Room, SIZE, overlap, width, wrapped};
use super::words;
use crate::model::site::Indicator;
use crate::quantity::{Rational, Unit};
use crate::render::figure;
use crate::render::view::Context;

const HEIGHT: f64 = 170.0;
const STEPS: u32 = 5;
/// With more marks, their values are left to the table.
const LABELLED: usize = 14;
/// How wide a line of them is at most.
const LABEL: f64 = 170.0;
/// From one line of them to the next.
const CLOSE: f64 = 14.0;

/// Where things lie.
struct Plot {
    x: Linear,
    y: Linear,
    left: f64,
    top: f64,
    bottom: f64,
    years: [i32; 2],
}

impl Plot {
    fn point(&self, point: &Point<'_>) -> Option<[f64; 2]> {
        let (span, value) = (point.span?, point.extent.value());
        let middle = f64::midpoint(self.first(span), self.after(span));
        Some([middle, self.y.at(float(value))])
    }

    fn first(&self, span: Span) -> f64 {
        self.x.at(f64::from(span.first))
    }

    fn after(&self, span: Span) -> f64 {
        self.x.at(f64::from(span.last + 1))
    }
}

/// Lines and marks.
pub(super) fn draw(
    context: Context<'_>,
    indicator: &Indicator,
    plan: &Plan<'_>,
    series: &[Series<'_>],
    heading: &Heading<'_>,
) -> String {
    let ticks = ticks(plan, indicator.unit.unit);
    let axis = words::axis(context, &ticks, indicator.unit);
    let caption = words::caption(context.words, &axis);
    let legend = Legend::new(entries(context, plan, series));
    let top = legend.height() + if caption.is_some() { LINE } else { 0.0 } + 14.0;
    let bottom = top + HEIGHT;
    let gutter = axis.labels.iter().map(|label| width(label)).fold(0.0, f64::max);
    let plot = plot(plan, &ticks, [gutter + 6.0, top, bottom], indicator.unit.unit);

    let mut svg = Svg::new(context.words.lang, heading, "time", bottom + LINE + 6.0);
    legend.draw(&mut svg, 0.0);
    for (tick, label) in ticks.values().iter().zip(&axis.labels) {
        let at = plot.y.at(float(Rational::from(*tick)));
        svg.line(
            if tick.is_zero() { "zero" } else { "grid" },
            [plot.left, at],
            [WIDTH, at],
        );
        svg.text("tick", [gutter, at + 4.5], Anchor::End, label);
    }
    years(context, &mut svg, &plot);
    for (n, one) in series.iter().enumerate() {
        svg.group(&format!("s{}", n + 1));
        spans(&mut svg, &plot, one);
        connections(&mut svg, &plot, one);
        svg.end_group();
    }
    let mut taken = Vec::from_iter(caption.map(|caption| {
        let base = legend.height() + SIZE;
        svg.text("unit", [0.0, base], Anchor::Start, &caption);
        [0.0, base - SIZE, width(&caption), base + 3.0]
    }));
    let captions = taken.len();
    for (n, one) in series.iter().enumerate() {
        for point in &one.points {
            let Some([x, y]) = plot.point(point) else {
                continue;
            };
            mark(&mut svg, n + 1, Filling::of(point), [x, y]);
            taken.push([x - MARK, y - MARK, x + MARK, y + MARK]);
        }
    }
    if taken.len() - captions <= LABELLED {
        labels(context, &mut svg, &plot, series, taken);
    }
    svg.finish()
}

fn entries(context: Context<'_>, plan: &Plan<'_>, series: &[Series<'_>]) -> Vec<Entry> {
    let place = |(n, one): (usize, &Series<'_>)| Entry {
        sign: Sign::Mark(n + 1, Filling::Actual),
        text: context.site.regions[one.region].names.get(context.words.lang).clone(),
    };
    let mut entries = Vec::new();
    if series.len() > 1 {
        entries.extend(series.iter().enumerate().map(place));
    }
    entries.extend(kinds(context, plan, |filling| match series.len() {
        1 => Sign::Mark(1, filling),
        _ => Sign::AnyMark(filling),
    }));
    entries
}

/// From zero: half as high is half as much.
fn ticks(plan: &Plan<'_>, unit: Unit) -> Ticks {
    let values = || {
        plan.points()
            .flat_map(|point| point.extent.values())
            .map(|value| float(*value))
    };
    let (low, high) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
    Ticks::covering(low, high, STEPS, Grain::of(unit))
}

fn plot(plan: &Plan<'_>, ticks: &Ticks, [left, top, bottom]: [f64; 3], unit: Unit) -> Plot {
    let spans = || plan.points().filter_map(|point| point.span);
    let first = spans().map(|span| span.first.div_euclid(YEAR)).min().unwrap_or(0);
    let last = spans().map(|span| span.last.div_euclid(YEAR)).max().unwrap_or(0) + 1;
    let days = [first, last].map(|year| f64::from(year * YEAR));
    // The first place is at the top.
    let ends = if unit == Unit::Rank {
        [top, bottom]
    } else {
        [bottom, top]
    };
    Plot {
        x: Linear::new(days, [left, WIDTH - EDGE]),
        y: Linear::new(ticks.ends(), ends),
        left,
        top,
        bottom,
        years: [first, last],
    }
}

/// Years below the axis: all that there is room for, evenly.
fn years(context: Context<'_>, svg: &mut Svg, plot: &Plot) {
    let [first, last] = plot.years;
    let label = |year: i32| context.words.say("chart-year", &[("year", &year.to_string())]);
    let room = (WIDTH - EDGE - plot.left) / f64::from(last - first);
    let needed = width(&label(first)) + 8.0;
    let step = [1, 2, 5, 10, 20, 50]
        .into_iter()
        .find(|step| f64::from(*step) * room >= needed);
    let step = step.unwrap_or(100);
    for year in (first..last).filter(|year| year % step == 0 || last - first == 1) {
        let [from, to] = [year, year + 1].map(|year| plot.x.at(f64::from(year * YEAR)));
        let middle = f64::midpoint(from, to);
        svg.line("zero", [middle, plot.bottom], [middle, plot.bottom + 4.0]);
        let half = width(&label(year)) / 2.0;
        svg.text(
            "tick",
            [middle.min(WIDTH - half), plot.bottom + LINE],
            Anchor::Middle,
            &label(year),
        );
    }
}

/// The length of a period of more than a year, and what a range or a change runs over.
fn spans(svg: &mut Svg, plot: &Plot, series: &Series<'_>) {
    for point in &series.points {
        let class = format!("span {}", Filling::of(point).class());
        let Some(([x, y], span)) = plot.point(point).zip(point.span) else {
            continue;
        };
        if span.length() > YEAR {
            let (from, to) = (plot.first(span) + 1.0, plot.after(span) - 1.0);
            svg.line(&class, [from, y], [to, y]);
            for end in [from, to] {
                svg.line("span", [end, y - 3.0], [end, y + 3.0]);
            }
        }
        if let Extent::Range([other, _]) | Extent::Change([other, _]) = &point.extent {
            let other = plot.y.at(float(*other));
            svg.line("span", [x, y], [x, other]);
            svg.line("span", [x - 4.0, other], [x + 4.0, other]);
        }
    }
}

/// From each value to the one before it of an equally long period: whole between results, dashed
/// to a target. Where sources disagree about a period, no line says who is right.
fn connections(svg: &mut Svg, plot: &Plot, series: &Series<'_>) {
    let alone = |point: &Point<'_>| {
        let same = |other: &&Point<'_>| other.span == point.span && other.figure.kind == point.figure.kind;
        series.points.iter().filter(same).count() == 1
    };
    let length = |point: &Point<'_>| point.span.map(Span::length);
    for filling in [Filling::Actual, Filling::Target] {
        let mut lines = Vec::new();
        let own = series.points.iter().filter(|point| Filling::of(point) == filling);
        for point in own.filter(|point| alone(point)) {
            let before = series.points.iter().rev().filter(|other| {
                let earlier = other.span < point.span && length(other) == length(point);
                earlier && (point.is_target() || !other.is_target())
            });
            // A result of the same period goes before a target of it.
            let before = before.max_by_key(|other| (other.span, !other.is_target()));
            let from = before.filter(|other| alone(other)).and_then(|other| plot.point(other));
            lines.extend(from.zip(plot.point(point)).map(|(from, to)| [from, to]));
        }
        svg.lines(&format!("line {}", filling.class()), &lines);
    }
}

/// The figure in words beside each mark, where there is room.
fn labels(context: Context<'_>, svg: &mut Svg, plot: &Plot, series: &[Series<'_>], mut taken: Vec<Room>) {
    for one in series {
        for point in &one.points {
            let Some([x, y]) = plot.point(point) else {
                continue;
            };
            let text = figure::figure(context, point.figure);
            let lines = wrapped(&text, LABEL);
            let wide = lines.iter().map(|line| width(line)).fold(0.0, f64::max);
            let more = CLOSE * f64::from(u8::try_from(lines.len() - 1).unwrap_or(u8::MAX));
            let beside = y + 4.5 - more / 2.0;
            // Where the first line begins: above, below, to the right, to the left.
            let places = [
                [x - wide / 2.0, y - 8.0 - more],
                [x - wide / 2.0, y + 18.0],
                [x + 9.0, beside],
                [x - 9.0 - wide, beside],
            ];
            // A label at the edge moves inwards.
            let places = places.map(|[left, base]| [left.clamp(plot.left, (WIDTH - wide).max(plot.left)), base]);
            let room = |[left, base]: [f64; 2]| [left, base - SIZE + 2.0, left + wide, base + more + 3.0];
            let free = |at: &[f64; 2]| {
                let own = room(*at);
                let inside = own[1] >= plot.top - 14.0 && own[3] <= plot.bottom && own[2] <= WIDTH + 1.0;
                inside && !taken.iter().any(|other| overlap(own, *other))
            };
            if let Some([left, mut base]) = places.into_iter().find(free) {
                taken.push(room([left, base]));
                for line in lines {
                    svg.text("value", [left, base], Anchor::Start, line);
                    base += CLOSE;
                }
            }
        }
    }
}
