//! Which figures disagree. Pages show it and a rule reports it, from the one list made here.

use crate::model::disagreements::Disagreements;
use crate::model::figure::{Figure, FigureKind};
use crate::model::site::{FigureRef, Region, Site};
use crate::model::table::Key;
use crate::quantity::{Bounds, Decimal, Difference, Direction, Quantity, Shape, difference};

/// All pairs of figures that say two numbers of one thing.
pub(super) fn find(site: &Site) -> Disagreements {
    let mut pairs = Vec::new();
    for indicator in site.indicators.values().filter(|indicator| indicator.figures.len() > 1) {
        let dated = indicator
            .figures
            .iter()
            .filter_map(|at| Some((what(site.figure(*at))?, *at)));
        let mut figures: Vec<(What, FigureRef)> = dated.collect();
        figures.sort_unstable();
        for same in figures.chunk_by(|(a, _), (b, _)| a == b) {
            for (at, (_, one)) in same.iter().enumerate() {
                let others = same[at + 1..].iter().map(|(_, other)| *other);
                let apart = |other: &FigureRef| disagree(&site.figure(*one).quantity, &site.figure(*other).quantity);
                pairs.extend(others.filter(apart).map(|other| (*one, other)));
            }
        }
    }
    Disagreements::new(pairs)
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

/// Whether not both can be true: 近30亿元 and 29.8亿元 can, 7项 and 二十余项 cannot. What cannot
/// be compared (hours with working days, a step with a level) is no disagreement.
fn disagree(one: &Quantity, other: &Quantity) -> bool {
    if matches!(difference(one, other), None | Some(Difference::Unit)) {
        return false;
    }
    if matches!((one.basis, other.basis), (Some(a), Some(b)) if a != b) {
        return false;
    }
    if let (Shape::Ratio(a), Shape::Ratio(b)) = (&one.shape, &other.shape) {
        return a.len() != b.len() || a.iter().zip(b).any(|(a, b)| !round_to_the_same(*a, *b));
    }
    let ranked = |quantity: &Quantity| matches!(quantity.shape, Shape::Rank { .. });
    let step = |quantity: &Quantity| quantity.direction.map(Direction::is_step);
    let unlike = ranked(one) != ranked(other) || matches!((step(one), step(other)), (Some(a), Some(b)) if a != b);
    let units = match (one.unit(), other.unit()) {
        (Some(a), Some(b)) => a.accepts(b),
        _ => false,
    };
    match (Bounds::of(one), Bounds::of(other)) {
        (Some(a), Some(b)) if units && !unlike => !a.overlaps(b),
        _ => false,
    }
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
        assert_eq!(disagree(&a, &b), disagree(&b, &a), "{one} {other}");
        assert!(!disagree(&a, &a) && !disagree(&b, &b));
        disagree(&a, &b)
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
