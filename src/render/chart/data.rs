//! What can be drawn: figures in one unit, at a place, in a time.

use crate::model::date::{Date, Part, Period};
use crate::model::figure::{Figure, FigureKind};
use crate::model::site::{FigureRef, Indicator, Site};
use crate::quantity::{Compound, Decimal, Quantity, Rational, Shape, Unit};

/// Days of a month: each has the longest one's, so that equal periods are equally long.
const MONTH: i32 = 31;
/// Days of a year of such months.
pub(super) const YEAR: i32 = 12 * MONTH;

/// When, in days of a calendar in which all months are as long as the longest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Span {
    /// The last day. It comes first since periods are sorted by it.
    pub(super) last: i32,
    /// The first day.
    pub(super) first: i32,
}

/// The number or numbers of a figure, in the indicator's unit.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Extent {
    /// One value.
    One(Rational),
    /// From the first to the second.
    Range([Rational; 2]),
    /// Before and after.
    Change([Rational; 2]),
    /// Parts of a whole, in order.
    Parts(Vec<Decimal>),
}

/// A figure that can be drawn, before its numbers are converted: most are not chosen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot<'s> {
    /// Which.
    pub(super) at: FigureRef,
    /// Its record.
    pub(super) figure: &'s Figure,
    /// When; nothing where the source leaves digits open.
    pub(super) span: Option<Span>,
    /// How many parts of a whole it has; none if it is a value.
    pub(super) parts: usize,
}

/// A figure that is drawn.
#[derive(Debug, Clone)]
pub(in crate::render) struct Point<'s> {
    /// Which.
    pub(super) at: FigureRef,
    /// Its record.
    pub(super) figure: &'s Figure,
    /// When; nothing where the source leaves digits open.
    pub(super) span: Option<Span>,
    /// How much.
    pub(super) extent: Extent,
}

impl Span {
    /// The span of a period all of whose digits are known.
    pub(super) fn of(period: &Period) -> Option<Self> {
        let first = day(period.start(), Side::First)?;
        let last = day(period.end(), Side::Last)?;
        Some(Self { last, first })
    }

    /// How long, in days; equal for a year and a year, a half and a half.
    pub(super) fn length(self) -> i32 {
        self.last - self.first + 1
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    First,
    Last,
}

fn day(date: &Date, side: Side) -> Option<i32> {
    let known = |part: Option<Part>| match part {
        None => Some(None),
        Some(part) => part.known().map(Some),
    };
    let (year, month, day) = (date.known_year()?, known(date.month)?, known(date.day)?);
    let open = |first: i32, last: i32| if side == Side::First { first } else { last };
    let month = month.map_or_else(|| open(1, 12), i32::from);
    let day = day.map_or_else(|| open(1, MONTH), i32::from);
    Some(i32::from(year) * YEAR + (month - 1) * MONTH + day - 1)
}

/// The shape that is drawn: of a change from parts to parts, those after it.
fn drawn(quantity: &Quantity) -> &Shape {
    match &quantity.shape {
        Shape::Change { to, .. } if matches!(to.shape, Shape::Ratio(_)) => &to.shape,
        shape => shape,
    }
}

/// Whether all numbers of a shape can be converted to the unit, and there is a picture of it.
fn fits(shape: &Shape, unit: Compound) -> bool {
    let single = |quantity: &Quantity| {
        let range = matches!(quantity.shape, Shape::Range { .. } | Shape::Change { .. });
        !range && fits(&quantity.shape, unit)
    };
    match shape {
        Shape::Amount(amount) => unit.accepts(amount.compound()),
        Shape::Range { low, high } => unit.accepts(low.compound()) && unit.accepts(high.compound()),
        Shape::Fraction(fraction) => unit.accepts(fraction.unit.into()),
        Shape::Rank { .. } => unit.accepts(Unit::Rank.into()),
        Shape::Change { from, to } => single(from) && single(to),
        Shape::Ratio(_) => false,
    }
}

impl Extent {
    fn of(figure: &Figure, unit: Compound) -> Option<Self> {
        let shape = drawn(&figure.quantity);
        if let Shape::Ratio(parts) = shape {
            return Some(Extent::Parts(parts.clone()));
        }
        let values = figure.quantity.values_in(unit)?;
        match (shape, values.as_slice()) {
            (Shape::Range { .. }, [low, high]) => Some(Extent::Range([*low.min(high), *low.max(high)])),
            (Shape::Change { .. }, [from, to]) => Some(Extent::Change([*from, *to])),
            (_, [value]) => Some(Extent::One(*value)),
            _ => None,
        }
    }

    /// The value that counts: the one after a change, the upper end of a range.
    pub(super) fn value(&self) -> Rational {
        match self {
            Extent::One(value) | Extent::Range([_, value]) | Extent::Change([_, value]) => *value,
            Extent::Parts(_) => Rational::ONE,
        }
    }

    /// All values, for the axis.
    pub(super) fn values(&self) -> &[Rational] {
        match self {
            Extent::One(value) => std::slice::from_ref(value),
            Extent::Range(both) | Extent::Change(both) => both,
            Extent::Parts(_) => &[],
        }
    }
}

impl Point<'_> {
    /// Whether it was promised and not reported.
    pub(super) fn is_target(&self) -> bool {
        self.figure.kind == FigureKind::Target
    }
}

impl<'s> Spot<'s> {
    /// The figure with its numbers in that unit.
    pub(super) fn point(self, unit: Compound) -> Option<Point<'s>> {
        let Spot { at, figure, span, .. } = self;
        let extent = Extent::of(figure, unit)?;
        Some(Point {
            at,
            figure,
            span,
            extent,
        })
    }
}

/// The figures of an indicator that can be drawn, in its order.
pub(super) fn spots<'s>(site: &'s Site, indicator: &'s Indicator) -> Vec<Spot<'s>> {
    let spot = |at: &FigureRef| {
        let figure = site.figure(*at);
        let shape = drawn(&figure.quantity);
        let parts = match shape {
            Shape::Ratio(parts) => parts.len(),
            _ => 0,
        };
        let span = figure.period.as_ref().and_then(Span::of);
        let spot = Spot {
            at: *at,
            figure,
            span,
            parts,
        };
        (parts > 0 || fits(shape, indicator.unit)).then_some(spot)
    };
    indicator.figures.iter().filter_map(spot).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str) -> Option<Span> {
        Span::of(&Period::parse(text).expect("a period"))
    }

    #[test]
    fn equal_periods_are_equally_long() {
        let length = |text| span(text).map(Span::length);
        assert_eq!(length("2015"), length("2020"));
        assert_eq!(length("2021-01/2021-06"), length("2021-07/2021-12"));
        assert_eq!(length("2011/2015"), length("2016/2020"));
        assert_eq!(length("2021-02"), length("2021-03"));
        assert_eq!(length("2021-09-09"), Some(1));
        assert!(length("2015") > length("2021-01/2021-06"));
    }

    #[test]
    fn what_is_left_open_has_no_place_in_time() {
        for text in ["202X", "2021-XX", "2021-XX-29", "2021-09-XX"] {
            assert_eq!(span(text), None, "{text}");
        }
    }

    #[test]
    fn periods_follow_each_other_without_a_gap() {
        for (before, after) in [
            ("2015", "2016"),
            ("2011/2015", "2016/2020"),
            ("2021-01/2021-06", "2021-07"),
            ("2021-12-31", "2022"),
        ] {
            let (before, after) = (span(before).expect("known"), span(after).expect("known"));
            assert_eq!(before.last + 1, after.first);
        }
    }
}
