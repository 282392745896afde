//! Number words that say no number, and numbers that are none of a text's figures.

use super::lex;
use super::measured;
use super::number;
use super::numerals::{FOLDS, ORDINALS};
use super::text::Text;
use crate::quantity::cursor::Cursor;
use std::ops::Range;

/// a mu is one fifteenth of a hectare, 1 jin = 0.5 kg: the number belongs to an explanation of a
/// unit that Chinese readers know, so that the Chinese text has nothing like it.
pub(super) fn is_gloss(text: &Text, at: usize) -> bool {
    const WINDOW: usize = 40;
    let mut from = at.saturating_sub(WINDOW);
    while !text.lower.is_char_boundary(from) {
        from += 1;
    }
    let before = text.lower[from..at].trim_end();
    let before = before.trim_end_matches("about").trim_end_matches("roughly").trim_end();
    let told = ["is", "=", "equals", "being", "makes", "equal to", "or", "≈"];
    let explains = told.iter().any(|word| {
        let Some(unit) = before.strip_suffix(word) else {
            return false;
        };
        let unit = unit.trim_end();
        ["a mu", "one mu", "1 mu", "a jin", "one jin", "1 jin"]
            .iter()
            .any(|unit_words| unit.ends_with(unit_words))
    });
    let itself = ["1 mu", "one mu", "1 jin", "one jin"].iter().any(|words| {
        let rest = text.lower[at..].strip_prefix(words).unwrap_or_default().trim_start();
        ["is ", "=", "equals", "≈"].iter().any(|word| rest.starts_with(word))
    });
    explains || itself
}

/// Whether a number word says a number here: not in `one another`, `no one`, `the one that`.
pub(super) fn is_number_word(text: &Text, word: &Range<usize>) -> bool {
    let said = &text.lower[word.clone()];
    let next = text.next_word(word.end);
    let before = text.previous_word(word.start);
    match said {
        "one" => is_one(text, word, before, next),
        // Half-way, a half-day; in the first half, which is a time and was looked at before.
        "half" => {
            let joined = text.lower[word.end..].starts_with('-');
            !joined && !matches!(before, "first" | "second" | "other" | "latter" | "better") && next != "way"
        }
        "quarter" => matches!(before, "a" | "one"),
        "hundred" | "thousand" | "million" | "billion" | "trillion" => text.lower[word.end..].starts_with('-'),
        "hundreds" | "thousands" | "millions" | "billions" | "tens" | "scores" | "dozens" => {
            next == "of" || said == "dozens"
        }
        // A zero-carbon island counts nothing.
        "zero" => !text.lower[word.end..].starts_with('-'),
        _ => true,
    }
}

/// One day and one in five are numbers; one of the, one another, one can, each one are none.
fn is_one(text: &Text, word: &Range<usize>, before: &str, next: &str) -> bool {
    if matches!(
        before,
        "no" | "any"
            | "every"
            | "each"
            | "another"
            | "which"
            | "this"
            | "that"
            | "some"
            | "everyone"
            | "number"
            | "last"
            | "new"
            | "right"
            | "latter"
    ) {
        return false;
    }
    if matches!(
        next,
        "half" | "third" | "quarter" | "hundred" | "thousand" | "million" | "billion" | "trillion"
    ) {
        return true;
    }
    let mut cursor = Cursor::new(&text.lower[word.start..text.block_end(word.start)]);
    let number = number::read(&mut cursor);
    if !matches!(number, Ok(number::Number::Plain(number, 0)) if number.coefficient() == 1) {
        return true;
    }
    cursor.eat("-");
    measured::unit(&mut cursor).is_some() || before == "least" || before == "than"
}

/// A quarter, a third of, a hundred, a dozen.
pub(super) fn is_article_of_number(text: &Text, word: &Range<usize>) -> bool {
    let next = text.next_word(word.end);
    match next {
        // An hour and a half is no half.
        "half" => text.previous_word(word.start) != "and",
        "hundred" | "thousand" | "million" | "billion" | "trillion" | "dozen" | "quarter" => true,
        _ => {
            let ordinal = ORDINALS.get(next).is_some_and(|value| value > 2);
            let start = text.lower[word.end..].find(next).map_or(word.end, |at| word.end + at);
            let behind = text.next_word(start + next.len());
            let alone = !text.lower[start + next.len()..].starts_with(' ');
            ordinal
                && (alone
                    || matches!(
                        behind,
                        "of" | "more"
                            | "less"
                            | "to"
                            | "in"
                            | "and"
                            | "as"
                            | "since"
                            | "from"
                            | "year"
                            | "between"
                            | "during"
                            | "over"
                            | "within"
                            | "by"
                            | "than"
                            | "on"
                    ))
        }
    }
}

/// Whether an ordinal in words is a place in an order: ranked second, second in the city, third
/// batch. Other firsts and thirds only say which.
pub(super) fn is_rank(text: &Text, word: &Range<usize>) -> bool {
    const RANKED: &[&str] = &[
        "ranked", "ranks", "ranking", "rank", "came", "comes", "placed", "finished", "stood", "stands", "placing",
        "to", "be", "stay", "stayed", "remained", "still",
    ];
    let before = text.previous_word(word.start);
    let mut cursor = Cursor::new(&text.lower[word.end..text.block_end(word.start)]);
    cursor.skip_spaces();
    let ordered = measured::ORDERED
        .iter()
        .any(|measure| lex::begins(cursor.rest(), measure));
    let year = lex::begins(cursor.rest(), "year");
    let early = matches!(&text.lower[word.clone()], "first" | "second");
    let ends = !text.lower[word.end..].trim_start().starts_with(char::is_alphabetic);
    let verb = RANKED.contains(&before) && (ends || !matches!(before, "to" | "be" | "still" | "stood" | "stands"));
    let followed = cursor.rest().starts_with(char::is_alphabetic);
    let scoped = !measured::scope(&mut cursor).is_empty();
    let from_to = matches!(before, "from" | "to") && (ends || lex::begins(cursor.rest(), "to"));
    scoped
        || from_to
        || (verb && (!followed || before.starts_with("rank") || before == "came"))
        || (ordered && !(year && early))
}

/// Doubled, twice as many; a double room and a meeting held twice are none.
pub(super) fn is_multiple(text: &Text, word: &Range<usize>) -> bool {
    let said = &text.lower[word.clone()];
    let next = text.next_word(word.end);
    let joined = text.lower[word.end..].starts_with('-');
    match said {
        "twice" => matches!(next, "as" | "the" | "that" | "what" | "its"),
        "double" | "triple" | "treble" | "quadruple" | "halve" => {
            !joined
                && (matches!(next, "the" | "that" | "what" | "its" | "their" | "by" | "in" | "from") || next.is_empty())
                || matches!(text.previous_word(word.start), "to" | "will" | "than")
        }
        "halves" => text.previous_word(word.start) != "two",
        _ => !joined,
    }
}

/// Where `fourfold` or `four times` ends, which is all that is known of an open wording.
pub(super) fn end_of_multiple(text: &Text, word: &Range<usize>) -> usize {
    let rest = &text.lower[word.start..text.block_end(word.start)];
    let mut cursor = Cursor::new(rest);
    if lex::eat_longest(&mut cursor, &FOLDS).is_none() && number::read(&mut cursor).is_ok() {
        cursor.skip_spaces();
        let _ = measured::unit(&mut cursor);
    }
    let taken = rest.len() - cursor.rest().len();
    word.start + rest[..taken].trim_end().len().max(word.len())
}
