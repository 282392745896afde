//! Which figures disagree. Pages show it and a rule reports it, from the one list made here.

use crate::model::disagreements::Disagreements;
use crate::model::figure::{Figure, FigureKind};
use crate::model::site::{FigureRef, Region, Site};
use crate::model::table::Key;
use crate::quantity::{Bounds, Decimal, Difference, Direction, Quantity, Rational, Shape, difference};

/// All pairs of figures that say two numbers of one thing.
pub(super) fn find(site: &Site) -> Disagreements {
    let measured = site.indicators.values().filter(|indicator| indicator.figures.len() > 1);
    Disagreements::new(measured.flat_map(|indicator| {
        let dated = indicator
            .figures
            .iter()
            .filter_map(|at| Some((what(site.figure(*at))?, *at)));
        let mut figures: Vec<(What, FigureRef)> = dated.collect();
        figures.sort_unstable();
        let same = figures.chunk_by(|(a, _), (b, _)| a == b).filter(|same| same.len() > 1);
        same.flat_map(|same| pairs(site, same)).collect::<Vec<_>>()
    }))
}

/// The pairs among figures that speak of the same. There are a square of them, so that of most
/// only their bounds are looked at, which are reckoned once.
fn pairs(site: &Site, same: &[(What, FigureRef)]) -> Vec<(FigureRef, FigureRef)> {
    let told: Vec<Told<'_>> = same
        .iter()
        .map(|(_, at)| Told::of(&site.figure(*at).quantity))
        .collect();
    let mut pairs = Vec::new();
    for (at, one) in told.iter().enumerate() {
        let others = (at + 1..told.len()).filter(|other| one.disagrees(&told[*other]));
        pairs.extend(others.map(|other| (same[at].1, same[other].1)));
    }
    pairs
}

/// What a figure of an indicator speaks of: the place, the period with its end first, and
/// whether it is a promise.
type What = (Key<Region>, FigureKind, [(u16, u16, u16); 2]);

/// Nothing where the period is not known to the last digit: two figures of 202X may be of two
/// years.
fn what(figure: &Figure) -> Option<What> {
    let period = figure.period?;
    let known = [period.start(), period.end()]
        .iter()
        .all(|date| date.html_datetime().is_some());
    known.then(|| (figure.region, figure.kind, period.sort_key()))
}

/// A quantity with what is needed to hold it against others.
struct Told<'q> {
    quantity: &'q Quantity,
    bounds: Option<Bounds>,
    /// Its value, where it is a plain amount that goes nowhere.
    plain: Option<Rational>,
}

impl<'q> Told<'q> {
    fn of(quantity: &'q Quantity) -> Self {
        let is_plain = matches!(quantity.shape, Shape::Amount(_)) && quantity.direction.is_none();
        Self {
            quantity,
            bounds: Bounds::of(quantity),
            plain: is_plain.then(|| quantity.value()).flatten(),
        }
    }

    /// Whether not both can be true: 近30亿元 and 29.8亿元 can, 7项 and 二十余项 cannot. What cannot
    /// be compared (hours with working days, a step with a level) is no disagreement.
    fn disagrees(&self, other: &Self) -> bool {
        let (one, another) = (self.quantity, other.quantity);
        if matches!((one.basis, another.basis), (Some(a), Some(b)) if a != b) {
            return false;
        }
        if let (Shape::Ratio(a), Shape::Ratio(b)) = (&one.shape, &another.shape) {
            let apart = || a.len() != b.len() || a.iter().zip(b).any(|(a, b)| !round_to_the_same(*a, *b));
            return differs(one, another) && apart();
        }
        let apart = matches!((self.bounds, other.bounds), (Some(a), Some(b)) if !a.overlaps(b));
        apart && are_comparable(one, another) && (self.shows_another(other) || differs(one, another))
    }

    /// Whether two plain amounts in one unit have two values, which is much the most frequent case.
    fn shows_another(&self, other: &Self) -> bool {
        let same_unit = self.quantity.unit() == other.quantity.unit();
        same_unit && matches!((self.plain, other.plain), (Some(a), Some(b)) if a != b)
    }
}

fn differs(one: &Quantity, other: &Quantity) -> bool {
    !matches!(difference(one, other), None | Some(Difference::Unit))
}

fn are_comparable(one: &Quantity, other: &Quantity) -> bool {
    let ranked = |quantity: &Quantity| matches!(quantity.shape, Shape::Rank { .. });
    let step = |quantity: &Quantity| quantity.direction.map(Direction::is_step);
    let unlike = ranked(one) != ranked(other) || matches!((step(one), step(other)), (Some(a), Some(b)) if a != b);
    let units = match (one.unit(), other.unit()) {
        (Some(a), Some(b)) => a.accepts(b),
        _ => false,
    };
    units && !unlike
}

fn round_to_the_same(one: Decimal, other: Decimal) -> bool {
    match (Bounds::of_digits(one), Bounds::of_digits(other)) {
        (Ok(a), Ok(b)) => a.overlaps(b),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::zh;

    fn disagreement(one: &str, other: &str) -> bool {
        let [a, b] = [one, other].map(|wording| zh::read(wording).unwrap_or_else(|e| panic!("{wording}: {e:?}")));
        let (a, b) = (Told::of(&a), Told::of(&b));
        assert_eq!(a.disagrees(&b), b.disagrees(&a), "{one} {other}");
        assert!(!a.disagrees(&a) && !b.disagrees(&b));
        a.disagrees(&b)
    }

    #[test]
    fn what_can_both_be_true_is_no_disagreement() {
        for (one, other) in [
            ("近30亿元", "29.8亿元"),
            ("30亿元", "29.8亿元"),
            ("超1800亿元", "1860亿元"),
            ("二十余项", "23项"),
            ("八成", "80%"),
            ("12.8%", "13%"),
            ("267万亩", "17.8万公顷"),
            ("10.9∶53.2∶35.9", "11∶53∶36"),
            ("3-5个工作日", "4个工作日"),
            ("上万家", "3万家"),
            ("数十个", "60个"),
            ("20分钟", "1个工作日"),
            ("增长50%", "增至1.6倍"),
            ("同比增长3%", "环比增长5%"),
            ("由2小时压缩至20分钟", "20分钟内"),
        ] {
            assert!(!disagreement(one, other), "{one} {other}");
        }
    }

    #[test]
    fn what_cannot_both_be_true_is_one() {
        for (one, other) in [
            ("7项", "二十余项"),
            ("近30亿元", "31亿元"),
            ("29.8亿元", "29.9亿元"),
            ("30亿元", "30万元"),
            ("增长12.8%", "下降12.8%"),
            ("第1位", "第2位"),
            ("10.9∶53.2∶35.9", "10.9∶52.2∶36.9"),
            ("3-5个工作日", "8个工作日"),
            ("17家", "18家"),
            ("100亿斤以上", "400万吨"),
        ] {
            assert!(disagreement(one, other), "{one} {other}");
        }
    }
}
