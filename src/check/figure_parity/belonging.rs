//! What two figures of one sentence belong to: 2030年前达峰，2060年前中和 with the years exchanged has
//! all its figures, each at the wrong thing.
//!
//! Things are known by words that hardly have another translation: those of the term base and a few
//! of our own. Only where both figures are beside the other's thing in the other language, and not
//! beside their own, is it said that they are exchanged.

use super::entry::Entry;
use crate::model::site::Site;
use std::cell::OnceCell;

/// A thing by its words in both languages.
#[derive(Debug)]
struct Thing {
    zh: Vec<String>,
    /// In lower case.
    en: Vec<String>,
}

/// Words by which things are known.
#[derive(Debug)]
pub(super) struct Things(Vec<Thing>);

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

impl Things {
    pub(super) fn of(site: &Site) -> Self {
        let ours = OURS.iter().map(|(zh, en)| Thing {
            zh: zh.iter().map(|word| (*word).to_owned()).collect(),
            en: en.iter().map(|word| (*word).to_owned()).collect(),
        });
        let terms = site.terms.values().map(|term| {
            let names = |own: &crate::model::source::Renderings| {
                std::iter::once(&own.preferred)
                    .chain(&own.admitted)
                    .cloned()
                    .collect::<Vec<_>>()
            };
            Thing {
                zh: names(&term.renderings.zh),
                en: names(&term.renderings.en),
            }
        });
        let in_lower_case = |thing: Thing| Thing {
            en: thing.en.iter().map(|word| word.to_lowercase()).collect(),
            ..thing
        };
        Self(ours.chain(terms).map(in_lower_case).collect())
    }

    /// Those of which a word stands in a Chinese clause.
    fn in_chinese(&self, clause: &str) -> Vec<usize> {
        let known = self.0.iter().enumerate();
        known
            .filter(|(_, thing)| thing.zh.iter().any(|word| clause.contains(word.as_str())))
            .map(|(at, _)| at)
            .collect()
    }

    /// Those of which a word stands in an English clause.
    fn in_english(&self, clause: &str) -> Vec<usize> {
        let clause = clause.to_lowercase();
        let known = self.0.iter().enumerate();
        known
            .filter(|(_, thing)| thing.en.iter().any(|word| stands_in(word, &clause)))
            .map(|(at, _)| at)
            .collect()
    }
}

/// Whether a word stands in a clause, both in lower case.
fn stands_in(word: &str, clause: &str) -> bool {
    let (word, is_beginning) = match word.strip_suffix('-') {
        Some(beginning) => (beginning, true),
        None => (word, false),
    };
    clause.match_indices(word).any(|(at, _)| {
        let before = clause[..at].chars().next_back();
        let after = clause[at + word.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && (is_beginning || !after.is_some_and(char::is_alphanumeric))
    })
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
        assert!(stands_in("import", "the import of"));
        assert!(!stands_in("import", "important"));
        assert!(stands_in("neutral-", "carbon neutrality"));
        assert!(stands_in("carbon peak", "the carbon peak"));
    }
}
