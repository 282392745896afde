//! What two figures of one sentence belong to: 2030年前达峰，2060年前中和 with the years exchanged has
//! all its figures, each at the wrong thing.
//!
//! Things are known by words that hardly have another translation: those of the term base and a few
//! of our own. Only where both figures are beside the other's thing in the other language, and not
//! beside their own, is it said that they are exchanged.

use super::entry::Entry;
use crate::model::lang::{Both, Lang};
use crate::model::site::Site;
use aho_corasick::AhoCorasick;
use std::cell::OnceCell;
use std::collections::BTreeSet;

/// Words by which things are known.
#[derive(Debug)]
pub(super) struct Things(Both<Words>);

/// The words of one language, looked for all at once: there are as many as a term base has.
#[derive(Debug)]
struct Words {
    /// The thing of each, and whether it is the beginning of a word.
    words: Vec<(usize, Part)>,
    /// Nothing if there are more words than an automaton can hold.
    automaton: Option<AhoCorasick>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Anywhere,
    Whole,
    Beginning,
}

/// Chinese and English words for one thing; an English one with a hyphen at its end is the beginning
/// of a word.
const OURS: &[(&[&str], &[&str])] = &[
    (&["达峰"], &["peak-"]),
    (&["中和"], &["neutral-"]),
    (&["进口"], &["import", "imports", "imported"]),
    (&["出口"], &["export", "exports", "exported"]),
    (&["城镇", "城市"], &["urban", "city", "cities", "towns"]),
    (&["农村", "乡村"], &["rural", "countryside", "villages"]),
    (&["桥梁", "大桥", "桥"], &["bridge", "bridges"]),
    (&["道路", "公路"], &["road", "roads", "highway", "highways"]),
    (&["隧道"], &["tunnel", "tunnels"]),
    (&["学校", "小学", "中学"], &["school", "schools"]),
    (&["医院", "卫生院"], &["hospital", "hospitals"]),
    (&["公园"], &["park", "parks"]),
    (&["存款"], &["deposit", "deposits"]),
    (&["贷款"], &["loan", "loans", "lending"]),
    (&["收入"], &["revenue", "revenues", "income", "incomes"]),
    (&["支出"], &["spending", "expenditure", "expenditures"]),
    (&["粮食"], &["grain"]),
    (&["蔬菜"], &["vegetables", "vegetable"]),
    (&["工业"], &["industry", "industrial"]),
    (&["农业"], &["farming", "agricultur-"]),
    (&["服务业", "第三产业"], &["services", "tertiary"]),
    (&["第一产业"], &["primary"]),
    (&["第二产业"], &["secondary"]),
    (&["男"], &["men", "male", "boys"]),
    (&["女"], &["women", "female", "girls"]),
    (&["小麦"], &["wheat"]),
    (&["玉米"], &["maize", "corn"]),
    (&["专利"], &["patent", "patents"]),
    (&["投资"], &["investment", "investments"]),
    (&["消费", "零售"], &["consumption", "retail"]),
    (&["风电"], &["wind"]),
    (&["光伏"], &["solar", "photovoltaic"]),
];

impl Words {
    fn of(words: Vec<(String, usize, Part)>) -> Self {
        let automaton = AhoCorasick::new(words.iter().map(|(word, ..)| word)).ok();
        Self {
            words: words.into_iter().map(|(_, thing, part)| (thing, part)).collect(),
            automaton,
        }
    }

    /// The things of which a word stands in a clause, in their order.
    fn stand_in(&self, clause: &str) -> Vec<usize> {
        let Some(automaton) = &self.automaton else {
            return Vec::new();
        };
        let found = automaton.find_overlapping_iter(clause).filter_map(|found| {
            let (thing, part) = self.words[found.pattern().as_usize()];
            let before = || clause[..found.start()].ends_with(char::is_alphanumeric);
            let after = || clause[found.end()..].starts_with(char::is_alphanumeric);
            let stands = part == Part::Anywhere || (!before() && (part == Part::Beginning || !after()));
            stands.then_some(thing)
        });
        let things: BTreeSet<usize> = found.collect();
        things.into_iter().collect()
    }
}

impl Things {
    pub(super) fn of(site: &Site) -> Self {
        let mut words = Both::from_fn(|_| Vec::new());
        for (thing, (zh, en)) in OURS.iter().enumerate() {
            words.zh.extend(zh.iter().map(|word| chinese(word, thing)));
            words.en.extend(en.iter().map(|word| english(word, thing)));
        }
        for (term, thing) in site.terms.values().zip(OURS.len()..) {
            let names = |lang| {
                let own = term.renderings.get(lang);
                std::iter::once(&own.preferred).chain(&own.admitted)
            };
            words.zh.extend(names(Lang::Zh).map(|name| chinese(name, thing)));
            words.en.extend(names(Lang::En).map(|name| english(name, thing)));
        }
        Self(Both {
            zh: Words::of(words.zh),
            en: Words::of(words.en),
        })
    }

    fn in_chinese(&self, clause: &str) -> Vec<usize> {
        self.0.zh.stand_in(clause)
    }

    fn in_english(&self, clause: &str) -> Vec<usize> {
        self.0.en.stand_in(&clause.to_lowercase())
    }
}

fn chinese(word: &str, thing: usize) -> (String, usize, Part) {
    (word.to_owned(), thing, Part::Anywhere)
}

fn english(word: &str, thing: usize) -> (String, usize, Part) {
    match word.strip_suffix('-') {
        Some(beginning) => (beginning.to_lowercase(), thing, Part::Beginning),
        None => (word.to_lowercase(), thing, Part::Whole),
    }
}

/// Pairs that agree in what they say and stand at each other's thing.
pub(super) fn exchanged<'s, 'a>(
    things: &Things,
    pairs: &[(Entry<'s, 'a>, Entry<'s, 'a>)],
) -> Vec<(Entry<'s, 'a>, Entry<'s, 'a>)> {
    let mut exchanged = Vec::new();
    let clauses: Vec<Clauses> = pairs.iter().map(|_| Clauses::default()).collect();
    for (at, first) in pairs.iter().enumerate() {
        for (second, behind) in pairs.iter().zip(&clauses).skip(at + 1) {
            if are_neighbours(first.0, second.0)
                && are_neighbours(first.1, second.1)
                && first.0.item.meaning != second.0.item.meaning
                && are_exchanged(things, (first, &clauses[at]), (second, behind))
            {
                exchanged.extend([*first, *second]);
            }
        }
    }
    exchanged
}

fn are_neighbours(a: Entry<'_, '_>, b: Entry<'_, '_>) -> bool {
    std::ptr::eq(a.section, b.section) && a.item.sentence == b.item.sentence && a.item.at != b.item.at
}

/// The things of a pair's two clauses, looked for when a neighbour asks and then known.
#[derive(Default)]
struct Clauses {
    zh: OnceCell<Vec<usize>>,
    en: OnceCell<Vec<usize>>,
}

type Asked<'p, 's, 'a> = (&'p (Entry<'s, 'a>, Entry<'s, 'a>), &'p Clauses);

fn are_exchanged(things: &Things, first: Asked<'_, '_, '_>, second: Asked<'_, '_, '_>) -> bool {
    let in_zh = |(pair, clauses): Asked<'_, '_, '_>| -> Vec<usize> {
        let find = || things.in_chinese(zh_clause(pair.0));
        clauses.zh.get_or_init(find).clone()
    };
    let in_en = |(pair, clauses): Asked<'_, '_, '_>| -> Vec<usize> {
        let find = || things.in_english(&en_clause(pair.1));
        clauses.en.get_or_init(find).clone()
    };
    let zh = only(&in_zh(first), &in_zh(second));
    if zh.0.is_empty() || zh.1.is_empty() {
        return false;
    }
    let en = only(&in_en(first), &in_en(second));
    let share = |a: &[usize], b: &[usize]| a.iter().any(|thing| b.contains(thing));
    share(&zh.0, &en.1) && share(&zh.1, &en.0) && !share(&zh.0, &en.0) && !share(&zh.1, &en.1)
}

/// What is in one of two lists and not in the other.
fn only(a: &[usize], b: &[usize]) -> (Vec<usize>, Vec<usize>) {
    let without = |a: &[usize], b: &[usize]| a.iter().copied().filter(|thing| !b.contains(thing)).collect();
    (without(a, b), without(b, a))
}

fn zh_clause<'a>(entry: Entry<'_, 'a>) -> &'a str {
    let (text, at) = (entry.section.text, &entry.item.at);
    let is_end = |c: char| "，、；。：！？,;\n\t".contains(c);
    let start = text[..at.start]
        .rfind(is_end)
        .map_or(0, |end| end + text[end..].chars().next().map_or(1, char::len_utf8));
    let end = text[at.end..].find(is_end).map_or(text.len(), |end| at.end + end);
    &text[start..end]
}

/// The clause of an English figure: up to a mark, a conjunction or the figure beside it.
fn en_clause(entry: Entry<'_, '_>) -> String {
    let (text, at) = (entry.section.text, &entry.item.at);
    let bounds = [
        ", ", "; ", ": ", ". ", "\n", "\t", " and ", " while ", " with ", " but ",
    ];
    let start = bounds
        .iter()
        .filter_map(|mark| text[..at.start].rfind(mark).map(|end| end + mark.len()))
        .max();
    let end = bounds.iter().filter_map(|mark| text[at.end..].find(mark)).min();
    text[start.unwrap_or(0)..end.map_or(text.len(), |end| at.end + end)].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_words() {
        let stands_in = |word, clause| !Words::of(vec![english(word, 0)]).stand_in(clause).is_empty();
        assert!(stands_in("import", "the import of"));
        assert!(!stands_in("import", "important"));
        assert!(stands_in("import", "important for import"));
        assert!(!stands_in("import", "reimport"));
        assert!(stands_in("neutral-", "carbon neutrality"));
        assert!(stands_in("Carbon Peak", "the carbon peak"));
        let both = Words::of(vec![chinese("大桥", 4), chinese("桥", 2), chinese("桥", 4)]);
        assert_eq!(both.stand_in("两座大桥"), [2, 4]);
    }
}
