//! A style without what is never needed.
//!
//! Styles know every kind of thing that can be cited; ours are three, with five variables. What
//! asks for another kind or variable is decided once, when the style is read, and not anew for
//! each of thousands of citations. Whatever can be said about an item of ours is written alike by
//! the whole style and by the reduced one: a test holds that for every combination.

use hayagriva::citationberg::taxonomy::{
    DateVariable, Kind, NameVariable, NumberOrPageVariable, NumberVariable, OtherTerm, StandardVariable, Term, Variable,
};
use hayagriva::citationberg::{
    Choose, ChooseBranch, ChooseMatch, CslMacro, IndependentStyle, LayoutRenderingElement as Element, NamesChild,
    TextTarget,
};
use std::collections::BTreeMap;

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
pub(super) fn reduced(mut style: IndependentStyle) -> IndependentStyle {
    for part in &mut style.macros {
        without_retrieval(&mut part.children);
        decide(&mut part.children);
    }
    if let Some(bibliography) = &mut style.bibliography {
        without_retrieval(&mut bibliography.layout.elements);
        decide(&mut bibliography.layout.elements);
    }
    style.citation.layout.elements.clear();
    let contents = Contents::of(&style.macros);
    for part in &mut style.macros {
        contents.prune(&mut part.children);
    }
    if let Some(bibliography) = &mut style.bibliography {
        contents.prune(&mut bibliography.layout.elements);
    }
    style
}

/// Visits the lists of elements inside elements.
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
        Element::Names(names) => {
            for child in &mut names.children {
                if let NamesChild::Substitute(substitute) = child {
                    visit(&mut substitute.children);
                }
            }
        }
        Element::Text(_) | Element::Date(_) | Element::Number(_) | Element::Label(_) => {}
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
                otherwise = Some(hayagriva::citationberg::ElseBranch { children });
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
    tests.extend(variables.map(|variable| match variable {
        Variable::Standard(StandardVariable::Title) if branch.is_numeric.is_none() => Verdict::Always,
        variable => known(is_ours(*variable)),
    }));
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

/// What an element can print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Content {
    /// Words of the style alone.
    Words,
    /// Nothing: it is made of variables that no item of ours has, and of words that stand beside
    /// them only.
    Nothing,
    /// Something of an item.
    Item,
}

/// What the macros of a style can print.
struct Contents(BTreeMap<String, Content>);

impl Contents {
    fn of(macros: &[CslMacro]) -> Self {
        let mut contents = Self(BTreeMap::new());
        // One that calls another is looked at again until nothing new comes of it.
        loop {
            let before = contents.0.clone();
            for part in macros {
                let content = contents.list(&part.children);
                contents.0.insert(part.name.clone(), content);
            }
            if contents.0 == before {
                return contents;
            }
        }
    }

    fn list(&self, elements: &[Element]) -> Content {
        let contents: Vec<Content> = elements.iter().map(|element| self.element(element)).collect();
        if contents.contains(&Content::Item) {
            Content::Item
        } else if contents.contains(&Content::Nothing) {
            Content::Nothing
        } else {
            Content::Words
        }
    }

    fn element(&self, element: &Element) -> Content {
        let variable = |is_ours: bool| if is_ours { Content::Item } else { Content::Nothing };
        let number = |number: NumberOrPageVariable| match number {
            NumberOrPageVariable::Number(number) => is_ours(Variable::Number(number)),
            NumberOrPageVariable::Page(_) => false,
        };
        match element {
            Element::Text(text) => match &text.target {
                TextTarget::Variable { var, .. } => variable(is_ours(*var)),
                TextTarget::Macro { name } => self.0.get(name).copied().unwrap_or(Content::Item),
                TextTarget::Term { .. } | TextTarget::Value { .. } => Content::Words,
            },
            Element::Date(date) => variable(date.variable.is_none_or(|date| is_ours(Variable::Date(date)))),
            Element::Number(part) => variable(number(part.variable)),
            Element::Label(label) => variable(number(label.variable)),
            Element::Names(names) => {
                let ours = names.variable.iter().any(|name| is_ours(Variable::Name(*name)));
                let has_substitute = names.children.iter().any(|child| matches!(child, NamesChild::Substitute(_)));
                variable(ours || has_substitute)
            }
            Element::Group(group) => self.list(&group.children),
            // Which branch is taken is not known, so that words of one may be printed.
            Element::Choose(choose) => {
                let otherwise = choose.otherwise.iter().map(|otherwise| &otherwise.children);
                let mut branches = choose.branches().map(|branch| &branch.children).chain(otherwise);
                variable(branches.any(|branch| self.list(branch) != Content::Nothing))
            }
        }
    }

    /// Takes out what prints nothing, where something else decides whether what is around it is
    /// printed.
    fn prune(&self, elements: &mut Vec<Element>) {
        if self.list(elements) == Content::Item {
            elements.retain(|element| self.element(element) != Content::Nothing);
        }
        for element in elements {
            inner(element, &mut |elements| self.prune(elements));
        }
    }
}
