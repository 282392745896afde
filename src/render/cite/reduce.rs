//! A style without what is never needed.
//!
//! Styles know every kind of thing that can be cited; ours are three, with five variables. What
//! asks for another kind or variable is decided once, when the style is read, and not anew for
//! each of thousands of citations. Whatever can be said about an item of ours is written alike by
//! the whole style and by the reduced one: a test holds that for every combination.

use hayagriva::citationberg::taxonomy::{
    DateVariable, Kind, NameVariable, NumberVariable, OtherTerm, StandardVariable, Term, Variable,
};
use hayagriva::citationberg::{
    Choose, ChooseBranch, ChooseMatch, ElseBranch, IndependentStyle, LayoutRenderingElement as Element, TextTarget,
};

/// The kinds that items are given out as.
const KINDS: [Kind; 3] = [Kind::Webpage, Kind::Report, Kind::Document];

/// The variables that items have.
fn is_ours(variable: Variable) -> bool {
    matches!(
        variable,
        Variable::Standard(StandardVariable::Title | StandardVariable::URL | StandardVariable::Language)
            | Variable::Number(NumberVariable::Number | NumberVariable::CitationNumber)
            | Variable::Date(DateVariable::Issued)
            | Variable::Name(NameVariable::Author)
    )
}

/// The style, writing the same of our items. Words that lead to the day of retrieval are left out:
/// nobody but the reader knows that day.
pub(super) fn reduced(style: IndependentStyle) -> IndependentStyle {
    let mut style = undated(style);
    each_list(&mut style, decide);
    style
}

/// The style without the words that lead to the day of retrieval.
pub(super) fn undated(mut style: IndependentStyle) -> IndependentStyle {
    each_list(&mut style, without_retrieval);
    style
}

/// Visits what the entries of a bibliography are made of.
fn each_list(style: &mut IndependentStyle, mut visit: impl FnMut(&mut Vec<Element>)) {
    let macros = style.macros.iter_mut().map(|part| &mut part.children);
    let layout = style.bibliography.iter_mut().map(|part| &mut part.layout.elements);
    macros.chain(layout).for_each(&mut visit);
}

/// Visits the lists of elements inside elements; but not what stands in for a name, of which the
/// first that prints anything is taken: a choice is one there, and what it chooses may be several.
fn inner(element: &mut Element, visit: &mut impl FnMut(&mut Vec<Element>)) {
    match element {
        Element::Group(group) => visit(&mut group.children),
        Element::Choose(choose) => {
            visit(&mut choose.if_.children);
            choose.else_if.iter_mut().for_each(|branch| visit(&mut branch.children));
            if let Some(otherwise) = &mut choose.otherwise {
                visit(&mut otherwise.children);
            }
        }
        Element::Names(_) | Element::Text(_) | Element::Date(_) | Element::Number(_) | Element::Label(_) => {}
    }
}

fn without_retrieval(elements: &mut Vec<Element>) {
    elements.retain(|element| {
        !matches!(element, Element::Text(text) if matches!(
            text.target,
            TextTarget::Term { term: Term::Other(OtherTerm::Retrieved | OtherTerm::From), .. }
        ))
    });
    for element in elements {
        inner(element, &mut without_retrieval);
    }
}

/// Whether a condition holds for our items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Always,
    Never,
    Sometimes,
}

/// Takes out the branches that are never taken, and puts what is always chosen into the place of
/// the choice: a choice has the delimiter of what is around it.
fn decide(elements: &mut Vec<Element>) {
    let mut decided = Vec::with_capacity(elements.len());
    for mut element in elements.drain(..) {
        inner(&mut element, &mut decide);
        match element {
            Element::Choose(choose) => decided.extend(chosen(choose)),
            other => decided.push(other),
        }
    }
    *elements = decided;
}

fn chosen(choose: Choose) -> Vec<Element> {
    let mut branches: Vec<ChooseBranch> = Vec::new();
    let mut otherwise = choose.otherwise;
    for branch in std::iter::once(choose.if_).chain(choose.else_if) {
        match verdict(&branch) {
            Verdict::Never => {}
            Verdict::Sometimes => branches.push(branch),
            Verdict::Always => {
                let children = branch.children;
                otherwise = Some(ElseBranch { children });
                break;
            }
        }
    }
    let mut branches = branches.into_iter();
    match branches.next() {
        None => otherwise.map_or_else(Vec::new, |otherwise| otherwise.children),
        Some(if_) => vec![Element::Choose(Choose {
            if_,
            else_if: branches.collect(),
            otherwise,
        })],
    }
}

fn verdict(branch: &ChooseBranch) -> Verdict {
    let known = |ours: bool| if ours { Verdict::Sometimes } else { Verdict::Never };
    let mut tests: Vec<Verdict> = Vec::new();
    tests.extend(branch.disambiguate.map(|_| Verdict::Sometimes));
    let variables = branch.variable.iter().chain(&branch.is_numeric).flatten();
    tests.extend(variables.map(|variable| known(is_ours(*variable))));
    let dates = branch.is_uncertain_date.iter().flatten();
    tests.extend(dates.map(|date| known(is_ours(Variable::Date(*date)))));
    // No entry of a bibliography has either.
    tests.extend(branch.locator.iter().flatten().map(|_| Verdict::Never));
    tests.extend(branch.position.iter().flatten().map(|_| Verdict::Never));
    tests.extend(branch.type_.iter().flatten().map(|kind| known(KINDS.contains(kind))));
    let all = |wanted: Verdict| tests.iter().all(|test| *test == wanted);
    let any = |wanted: Verdict| tests.contains(&wanted);
    match branch.match_ {
        ChooseMatch::All if any(Verdict::Never) => Verdict::Never,
        ChooseMatch::All if all(Verdict::Always) => Verdict::Always,
        ChooseMatch::Any if any(Verdict::Always) => Verdict::Always,
        ChooseMatch::Any if all(Verdict::Never) => Verdict::Never,
        ChooseMatch::None if any(Verdict::Always) => Verdict::Never,
        ChooseMatch::None if all(Verdict::Never) => Verdict::Always,
        _ => Verdict::Sometimes,
    }
}
