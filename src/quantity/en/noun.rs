//! The name of what an English number counts.

use super::lex;
use super::table::Table;
use super::words::SUFFIXES;

/// How much of a text is at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// One expression from its first to its last character: what is left over is the noun.
    Whole,
    /// A sentence that goes on: the noun has to be told from what follows it.
    Running,
}

/// The words that name what is counted, at the start of `rest`, which may begin with a space.
pub(super) fn noun(rest: &str, reading: Reading) -> &str {
    match reading {
        Reading::Whole => all_words(rest),
        Reading::Running => up_to_plural(rest),
    }
}

/// Everything up to a word that belongs to the expression.
fn all_words(rest: &str) -> &str {
    const STOPS: &[&str] = &["to", "and", "or", "per", "from", "a", "an"];
    let mut end = 0;
    for word in rest.split_inclusive(' ') {
        let at = &rest[end..];
        let suffix = SUFFIXES.beginning(at).iter().any(|(stop, _)| lex::begins(at, stop));
        let stop = suffix || STOPS.iter().any(|stop| lex::begins(at, stop));
        if stop || !word.trim_end().chars().all(is_noun_like) {
            break;
        }
        end += word.len();
    }
    rest[..end].trim()
}

/// At most this many words name what is counted: newly registered market entities.
const LONGEST: usize = 5;

/// The words up to the first plural (market entities); nothing if there is none. Words that no noun
/// phrase holds end the search.
fn up_to_plural(rest: &str) -> &str {
    let mut end = 0;
    let mut at = 0;
    for index in 0..LONGEST {
        let spaces = rest[at..].len() - rest[at..].trim_start_matches([' ', '\n']).len();
        let start = at + spaces;
        let word = &rest[start..];
        let length = word.find(|c| !is_noun_like(c)).unwrap_or(word.len());
        let word = &word[..length];
        if (spaces == 0 && index > 0) || length < 2 || is_no_noun(word) {
            break;
        }
        at = start + length;
        if is_plural(word) {
            end = at;
            break;
        }
        // A comma or a bracket ends the phrase.
        if !rest[at..].starts_with([' ', '\n']) {
            break;
        }
    }
    rest[..end].trim()
}

fn is_noun_like(character: char) -> bool {
    character.is_alphabetic() || matches!(character, '-' | '\'' | '’')
}

fn is_plural(word: &str) -> bool {
    const IRREGULAR: &[&str] = &[
        "children",
        "women",
        "men",
        "staff",
        "personnel",
        "fish",
        "livestock",
        "cattle",
        "sheep",
        "species",
        "series",
    ];
    const SINGULAR: &[&str] = &[
        "business",
        "process",
        "progress",
        "access",
        "express",
        "gas",
        "plus",
        "various",
        "previous",
        "this",
        "focus",
        "status",
        "campus",
        "census",
        "virus",
        "analysis",
        "basis",
        "news",
        "always",
        "perhaps",
        "religious",
        "serious",
    ];
    let ends = word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("'s") && !word.ends_with("’s");
    (ends && word.len() > 3 && !SINGULAR.contains(&word)) || IRREGULAR.contains(&word)
}

/// Prepositions, conjunctions, pronouns, auxiliaries: no part of what is counted.
fn is_no_noun(word: &str) -> bool {
    NO_NOUNS.get(word).is_some()
}

static NO_NOUNS: Table<(), 101> = Table::new([
    ("in", ()),
    ("on", ()),
    ("at", ()),
    ("by", ()),
    ("to", ()),
    ("of", ()),
    ("for", ()),
    ("from", ()),
    ("with", ()),
    ("as", ()),
    ("and", ()),
    ("or", ()),
    ("but", ()),
    ("nor", ()),
    ("than", ()),
    ("that", ()),
    ("which", ()),
    ("who", ()),
    ("whose", ()),
    ("where", ()),
    ("when", ()),
    ("while", ()),
    ("if", ()),
    ("so", ()),
    ("because", ()),
    ("although", ()),
    ("is", ()),
    ("are", ()),
    ("was", ()),
    ("were", ()),
    ("be", ()),
    ("been", ()),
    ("being", ()),
    ("has", ()),
    ("have", ()),
    ("had", ()),
    ("having", ()),
    ("do", ()),
    ("does", ()),
    ("did", ()),
    ("will", ()),
    ("would", ()),
    ("can", ()),
    ("could", ()),
    ("may", ()),
    ("might", ()),
    ("must", ()),
    ("shall", ()),
    ("should", ()),
    ("the", ()),
    ("a", ()),
    ("an", ()),
    ("its", ()),
    ("their", ()),
    ("his", ()),
    ("her", ()),
    ("our", ()),
    ("this", ()),
    ("these", ()),
    ("those", ()),
    ("it", ()),
    ("they", ()),
    ("per", ()),
    ("each", ()),
    ("every", ()),
    ("all", ()),
    ("both", ()),
    ("not", ()),
    ("no", ()),
    ("also", ()),
    ("over", ()),
    ("under", ()),
    ("up", ()),
    ("down", ()),
    ("after", ()),
    ("before", ()),
    ("during", ()),
    ("since", ()),
    ("until", ()),
    ("within", ()),
    ("among", ()),
    ("between", ()),
    ("through", ()),
    ("into", ()),
    ("across", ()),
    ("around", ()),
    ("against", ()),
    ("without", ()),
    ("more", ()),
    ("fewer", ()),
    ("less", ()),
    ("exactly", ()),
    ("ago", ()),
    ("earlier", ()),
    ("later", ()),
    ("together", ()),
    ("respectively", ()),
    ("nationwide", ()),
    ("citywide", ()),
    ("provincewide", ()),
    ("worldwide", ()),
]);
