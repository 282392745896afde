//! Whether a Chinese figure and an English one say the same, with the words around them taken into
//! account.
//!
//! A translator may say beside the number what the other language says in it: 金额最多为…的20% and
//! “up to 20%”, 亩均税收13.5万元 and “RMB 135,000 per mu”. What stands in the same clause therefore
//! excuses what seems lost or added; a contradiction it never excuses.

use super::figure_hedges::{EN_HEDGES, Hedges, ZH_HEDGES};
use crate::quantity::{
    Amount, Compound, Difference, Dimension, Direction, Qualifier, Quantity, Shape, Thing, Unit, contradicts,
    difference,
};
use std::borrow::Cow;

/// How a Chinese figure and an English one stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Same,
    /// They may say the same, depending on how a reader takes one of them.
    Asked,
    Differ(Slip),
}

/// What is wrong where two figures differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slip {
    Number,
    Unit,
    /// Per cent for percentage points or the reverse.
    Points,
    Hedge,
    /// A level for a change, another direction, another basis.
    Way,
    Shape,
}

/// A figure as one language says it.
#[derive(Debug)]
pub(super) struct Said<'q> {
    /// What it says; nothing if its words are read in two ways.
    pub(super) quantity: Option<&'q Quantity>,
    /// Its own words.
    pub(super) words: &'q str,
    /// The words of its clause, without other figures.
    pub(super) around: Vec<&'q str>,
    /// The sentence up to it; empty if it stands by itself.
    pub(super) sentence: &'q str,
}

impl Said<'_> {
    /// Whether one of some words stands in the figure or in its clause.
    fn has(&self, words: &[&str]) -> bool {
        let mut parts = std::iter::once(&self.words).chain(&self.around);
        parts.any(|part| words.iter().any(|word| part.contains(word)))
    }
}

/// Compares a Chinese figure with an English one.
pub(super) fn verdict(zh: &Said<'_>, en: &Said<'_>) -> Verdict {
    let (said, written) = match (zh.quantity, en.quantity) {
        (Some(said), Some(written)) => (said, written),
        (Some(one), None) | (None, Some(one)) if can_be_taken_in_two_ways(one) => return Verdict::Asked,
        _ => return Verdict::Differ(Slip::Shape),
    };
    let (said, written) = in_the_same_terms(zh, said, en, written);
    match difference(&said, &written) {
        None if contradicts(&thing(&said, zh), &thing(&written, en)) => Verdict::Differ(Slip::Unit),
        None if narrows_otherwise(zh, en, &written) => Verdict::Differ(Slip::Way),
        None => Verdict::Same,
        Some(Difference::Qualifier) => hedged(&said, zh, &written, en),
        Some(Difference::Direction) if is_rate(zh, &said, en, &written) => Verdict::Same,
        Some(Difference::Value) if is_step_by_multiple(&said, &written) => Verdict::Asked,
        Some(difference) => Verdict::Differ(slip(difference, &said, &written)),
    }
}

/// Compares two figures of one language.
pub(super) fn verdict_within(a: &Said<'_>, b: &Said<'_>) -> Verdict {
    let (Some(one), Some(other)) = (a.quantity, b.quantity) else {
        return Verdict::Differ(Slip::Shape);
    };
    match difference(one, other) {
        None => Verdict::Same,
        Some(difference) => Verdict::Differ(slip(difference, one, other)),
    }
}

/// 增幅定为8%以上 is a growth by 8 % or more: the level of a rate is a step of what it is the rate of.
fn is_rate(zh: &Said<'_>, said: &Quantity, en: &Said<'_>, written: &Quantity) -> bool {
    let is_step = |quantity: &Quantity| quantity.direction.is_some_and(Direction::is_step);
    let zh_rate = || zh.has(&["增幅", "增速", "增长率", "涨幅", "降幅", "跌幅", "降低率"]);
    let en_rate = || en.has(&["growth", "rate of", "increase of", "decrease of"]);
    (is_step(written) && !is_step(said) && zh_rate()) || (is_step(said) && !is_step(written) && en_rate())
}

/// 降幅收窄1.2个百分点 is no fall by 1.2 points: the fall became smaller by that.
fn narrows_otherwise(zh: &Said<'_>, en: &Said<'_>, written: &Quantity) -> bool {
    let narrows = en.has(&["narrow", "shrink", "shrank", "shrunk", "smaller", "eased", "slow"]);
    if zh.has(&["收窄"]) {
        return en.has(&["widen"]) || (!narrows && written.direction.is_some());
    }
    zh.has(&["降幅扩大", "跌幅扩大"]) && narrows
}

/// `fourfold` and `four times more` are read in two ways, and only for a multiple or a change.
fn can_be_taken_in_two_ways(quantity: &Quantity) -> bool {
    let step = quantity.direction.is_some_and(Direction::is_step);
    let unit = quantity.unit().map(|unit| unit.unit);
    unit == Some(Unit::Multiple) || (step && unit == Some(Unit::Percent))
}

/// “increased by four times” for 增长4倍: some take it for a rise to four times.
fn is_step_by_multiple(said: &Quantity, written: &Quantity) -> bool {
    let step = |q: &Quantity| q.direction == Some(Direction::Rise) && q.unit() == Some(Unit::Multiple.into());
    step(said) && step(written) && said.value() == written.value()
}

fn hedged(said: &Quantity, zh: &Said<'_>, written: &Quantity, en: &Said<'_>) -> Verdict {
    if said.qualifier == Qualifier::Magnitude || written.qualifier == Qualifier::Magnitude {
        return Verdict::Asked;
    }
    let excused = match (said.qualifier, written.qualifier) {
        // 一小时办结 is done within the hour.
        (Qualifier::Exact, Qualifier::AtMost) if is_time(said) => true,
        (Qualifier::Exact, hedge) => stands_beside(zh, hedge, ZH_HEDGES),
        // 千亿级 is `100-billion-yuan` before a noun.
        (Qualifier::About, Qualifier::Exact) if zh.words.ends_with('级') => true,
        (hedge, Qualifier::Exact) => stands_beside(en, hedge, EN_HEDGES),
        _ => false,
    };
    if excused {
        Verdict::Same
    } else {
        Verdict::Differ(Slip::Hedge)
    }
}

fn is_time(quantity: &Quantity) -> bool {
    use Dimension::{Calendar, Duration, WorkingTime};
    let dimension = quantity.unit().map(|unit| unit.unit.dimension());
    matches!(dimension, Some(Duration | Calendar | WorkingTime))
}

/// Whether a hedge of that kind stands in the clause of a figure.
fn stands_beside(said: &Said<'_>, hedge: Qualifier, hedges: Hedges) -> bool {
    let alike = hedges.iter().filter(|(kind, _)| kind.agrees_with(hedge));
    let mut words = alike.flat_map(|(_, words)| *words);
    words.any(|word| said.around.iter().any(|part| part.contains(word)))
}

/// Both quantities in the same terms, where one of the two leaves something to the words around it:
/// per what (亩均税收13.5万元), or what is counted at all (一百八的票价, 千亿级产业).
fn in_the_same_terms<'q>(
    zh: &Said<'_>,
    said: &'q Quantity,
    en: &Said<'_>,
    written: &'q Quantity,
) -> (Cow<'q, Quantity>, Cow<'q, Quantity>) {
    let (mut said, mut written) = (Cow::Borrowed(said), with_one_unit(written));
    if let (Some(amount), Some(unit)) = (said.amount(), written.unit())
        && amount.unit == Unit::Count
        && amount.measure.is_none()
        && matches!(written.shape, Shape::Amount(_))
        && is_nameable(unit.unit)
    {
        said = Cow::Owned(said.into_owned().under(unit));
    }
    if let (Shape::Amount(_), Some(unit)) = (&said.shape, said.unit())
        && unit.unit.dimension() != Dimension::Count
        && is_elliptic(&written, en, unit)
    {
        written = Cow::Owned(written.into_owned().under(unit));
    }
    let per = |quantity: &Quantity| quantity.amount().and_then(|amount| amount.per);
    match (per(&said), per(&written)) {
        (None, Some(unit)) => set_per(said.to_mut(), per_in(zh, ZH_PER).unwrap_or(unit)),
        (Some(unit), None) => set_per(written.to_mut(), per_in(en, EN_PER).unwrap_or(unit)),
        _ => {}
    }
    (said, written)
}

/// `from 15 days to three` leaves the second unit to the first.
fn with_one_unit(quantity: &Quantity) -> Cow<'_, Quantity> {
    let Shape::Change { from, to } = &quantity.shape else {
        return Cow::Borrowed(quantity);
    };
    let bare = |amount: &Amount| amount.unit == Unit::Count && amount.measure.is_none();
    match from.unit() {
        Some(unit) if to.amount().is_some_and(bare) => Cow::Owned(Quantity {
            shape: Shape::Change {
                from: from.clone(),
                to: Box::new(to.as_ref().clone().under(unit)),
            },
            ..quantity.clone()
        }),
        _ => Cow::Borrowed(quantity),
    }
}

/// A quantity as an indicator in `unit` records it; tonnes of coal or of carbon dioxide are no tonnes
/// of coal equivalent, even under an indicator of that.
pub(super) fn recorded(quantity: Quantity, words: &str, unit: Compound) -> Quantity {
    let is_mass = quantity
        .unit()
        .is_some_and(|own| own.unit.dimension() == Dimension::Mass);
    let is_equivalent = words.contains("equivalent") || words.contains("standard");
    let is_stuff = ["of coal", "carbon", "CO2", "CO₂"]
        .iter()
        .any(|stuff| words.contains(stuff));
    if is_mass && is_stuff && !is_equivalent {
        return quantity;
    }
    quantity.under(unit)
}

/// English leaves out a unit that its sentence has named: `over the first eleven`, `passing one
/// billion` after jin.
fn is_elliptic(written: &Quantity, en: &Said<'_>, unit: Compound) -> bool {
    let bare = written
        .amount()
        .is_some_and(|amount| amount.unit == Unit::Count && amount.measure.is_none());
    bare && unit.per.is_none() && en.sentence.contains(unit_word(unit.unit))
}

/// How a unit is called in English prose, as far as its first letters.
fn unit_word(unit: Unit) -> &'static str {
    match unit {
        Unit::Jin => "jin",
        Unit::Mu => " mu",
        Unit::Tonne => "tonne",
        Unit::Kilometre => "kilomet",
        Unit::Hectare => "hectare",
        Unit::Year => "year",
        Unit::Month => "month",
        Unit::WorkingDay | Unit::Day => "day",
        Unit::Hour => "hour",
        Unit::Minute => "minute",
        Unit::Percent => "%",
        Unit::Cny => "RMB",
        _ => "\n",
    }
}

/// Whether Chinese can leave the unit out: money it does, a percentage never.
fn is_nameable(unit: Unit) -> bool {
    matches!(unit, Unit::Cny | Unit::Count | Unit::Person)
}

fn set_per(quantity: &mut Quantity, per: Unit) {
    if let Shape::Amount(Amount { per: own, .. }) = &mut quantity.shape {
        *own = Some(per);
    }
}

type Pers = &'static [(&'static str, Unit)];

const ZH_PER: Pers = &[
    ("亩均", Unit::Mu),
    ("每亩", Unit::Mu),
    ("亩产", Unit::Mu),
    ("每公顷", Unit::Hectare),
    ("公顷产量", Unit::Hectare),
    ("人均", Unit::Person),
    ("每人", Unit::Person),
    ("每平方米", Unit::SquareMetre),
    ("每立方米", Unit::CubicMetre),
    ("每吨", Unit::Tonne),
];

const EN_PER: Pers = &[
    ("per mu", Unit::Mu),
    ("a mu", Unit::Mu),
    ("per hectare", Unit::Hectare),
    ("per capita", Unit::Person),
    ("per person", Unit::Person),
    ("per square met", Unit::SquareMetre),
    ("per cubic met", Unit::CubicMetre),
    ("per tonne", Unit::Tonne),
];

fn per_in(said: &Said<'_>, words: Pers) -> Option<Unit> {
    let found = words.iter().find(|(word, _)| said.has(&[word]));
    found.map(|(_, unit)| *unit)
}

/// What is counted, with the clause that may tell.
fn thing<'q>(quantity: &'q Quantity, said: &Said<'q>) -> Thing<'q> {
    Thing {
        word: match &quantity.shape {
            Shape::Amount(amount) => amount.measure.as_deref(),
            Shape::Range { high, .. } => high.measure.as_deref(),
            _ => None,
        },
        around: said.around.clone(),
    }
}

fn slip(difference: Difference, said: &Quantity, written: &Quantity) -> Slip {
    match difference {
        Difference::Shape => Slip::Shape,
        Difference::Unit if is_point(said) != is_point(written) && is_share(said) && is_share(written) => Slip::Points,
        Difference::Unit => Slip::Unit,
        Difference::Value if is_level_for_step(said, written) => Slip::Way,
        Difference::Value => match said.shape {
            Shape::Amount(_) | Shape::Fraction(_) => Slip::Number,
            _ => Slip::Shape,
        },
        Difference::Direction | Difference::Basis => Slip::Way,
        Difference::Qualifier => Slip::Hedge,
    }
}

fn is_point(quantity: &Quantity) -> bool {
    quantity.unit() == Some(Unit::PercentagePoint.into())
}

fn is_share(quantity: &Quantity) -> bool {
    is_point(quantity) || quantity.unit() == Some(Unit::Percent.into())
}

/// “quadrupled” for 增长4倍, “cut to a third” for 减少了三分之一: one number, once as the step and
/// once as the level.
fn is_level_for_step(said: &Quantity, written: &Quantity) -> bool {
    let step = |q: &Quantity| q.direction.is_some_and(Direction::is_step);
    step(said) != step(written) && said.value().is_some() && said.value() == written.value()
}
