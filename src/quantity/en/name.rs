//! Names with digits in running English text.

use super::lex;
use super::measured;
use super::noun::{Reading, noun};
use super::number;
use super::numerals::{ORDINALS, SCALES};
use super::text::{Text, Trigger};
use crate::quantity::cursor::Cursor;
use crate::quantity::qualifier::Qualifier;
use crate::quantity::shape::{Quantity, Shape};
use crate::quantity::unit::Unit;
use std::ops::Range;

/// Words whose number is a name: Article 3, No. 45, Unit 2.
const NUMBERED: &[&str] = &[
    "no",
    "no.",
    "nos",
    "nos.",
    "number",
    "article",
    "articles",
    "section",
    "sections",
    "chapter",
    "clause",
    "unit",
    "phase",
    "class",
    "grade",
    "type",
    "line",
    "lines",
    "route",
    "highway",
    "expressway",
    "table",
    "figure",
    "page",
    "item",
    "version",
    "postcode",
    "code",
    "zip",
    "tel",
    "tel.",
    "telephone",
    "phone",
    "fax",
    "mobile",
    "hotline",
    "annex",
    "appendix",
    "part",
    "step",
    "category",
    "tier",
    "level",
    "global",
    "fortune",
    "gate",
    "terminal",
    "room",
    "building",
    "model",
    "volume",
    "issue",
    "footnote",
    "note",
    "stage",
];

/// The name with digits that begins at `word`, with its span.
pub(super) fn at(text: &Text, word: &Range<usize>, trigger: Trigger) -> Option<(Range<usize>, String)> {
    if let Some(found) = quoted(text, word) {
        return Some(found);
    }
    match trigger {
        Trigger::Digits => with_digits(text, word),
        Trigger::Ordinal => {
            let mut cursor = Cursor::new(&text.lower[word.start..]);
            let place = lex::eat_longest(&mut cursor, &ORDINALS)?;
            of_a_body(text, word.start, cursor, place.to_string()).or_else(|| capitalized(text, word))
        }
        Trigger::Number => capitalized(text, word),
        _ => None,
    }
}

fn with_digits(text: &Text, word: &Range<usize>) -> Option<(Range<usize>, String)> {
    let lower = &text.lower[word.start..text.block_end(word.start)];
    let token = whole_token(text, word.start);
    let named = |span: Range<usize>| {
        let name = text.original[span.clone()].to_owned();
        Some((span, name))
    };
    let written = &text.original[token.clone()];
    let digits = lower.bytes().take_while(u8::is_ascii_digit).count();
    let behind = &lower[digits..];
    if let Some(found) = ordinal_name(text, word, lower, digits) {
        return Some(found);
    }
    // 1+233, 001, 0635-8288000, 0.51.2, 9:30, 24/7.
    let plus = written.contains('+');
    let serial = digits > 1 && lower.starts_with('0');
    let version = written.matches('.').count() > 1 && written.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if plus
        || serial
        || version
        || written == "24/7"
        || written.matches('/').count() > 1
        || is_clock(text, word.start, lower)
    {
        return named(token);
    }
    // 4A, 5G, 3D; but 30kW, 3bn and 100m.
    let letter = text.original[word.start + digits..].chars().next();
    let sticks = letter.is_some_and(char::is_alphabetic) && !is_attached_unit(behind);
    if sticks {
        return named(word.start..word.end);
    }
    // The 2010s.
    if digits == 4 && lex::begins(behind, "s") {
        return named(word.start..word.start + digits + 1);
    }
    let before = text.previous_word(word.start).trim_start_matches(['(', '[']);
    let bracketed = text.lower[..word.start].ends_with('[') && behind.starts_with(']');
    let listed =
        before == "top" && text.previous_word(text.lower[..word.start].trim_end().len() - before.len()) == "global";
    let grouped = behind.starts_with(',') && behind[1..].bytes().take_while(u8::is_ascii_digit).count() >= 3;
    let whole = !grouped && !behind.starts_with('.')
        || behind.starts_with('.') && !behind[1..].starts_with(|c: char| c.is_ascii_digit());
    if bracketed || listed || (whole && NUMBERED.contains(&before.trim_end_matches('-')) && !is_measured(behind)) {
        return named(word.start..word.start + digits);
    }
    let serial = whole && (digits > 4 || digits == 4 && !behind.is_empty()) && !is_measured(behind);
    if serial && !has_currency(text, word.start) && is_coded(text, word.start + digits, digits) {
        return named(word.start..word.start + digits);
    }
    capitalized(text, word)
}

/// 18th congress, 29th of a month, 21st century: ordinals that are names.
fn ordinal_name(text: &Text, word: &Range<usize>, lower: &str, digits: usize) -> Option<(Range<usize>, String)> {
    let mut cursor = Cursor::new(lower);
    cursor.advance(digits);
    if !["st", "nd", "rd", "th"]
        .iter()
        .any(|ending| lex::eat(&mut cursor, ending))
    {
        return None;
    }
    let number = lower[..digits].to_owned();
    let day = [
        "of a month",
        "of the month",
        "of each month",
        "of every month",
        "of that month",
    ];
    if day.iter().any(|words| lex::begins(cursor.rest(), words)) {
        return Some((word.start..word.end, number));
    }
    of_a_body(text, word.start, cursor, number)
}

/// Third session of the 18th congress, second conference, 16th people's congress: how often a body
/// met is its name. The body's own name may stand between: the 18th Liaocheng Municipal People's
/// Congress.
fn of_a_body(text: &Text, at: usize, behind: Cursor, number: String) -> Option<(Range<usize>, String)> {
    const BODIES: &[&str] = &[
        "session",
        "congress",
        "conference",
        "meeting",
        "plenum",
        "plenary",
        "term",
        "summit",
        "forum",
        "committee",
        "century",
        "anniversary",
        "edition",
        "expo",
        "fair",
        "festival",
        "assembly",
        "party",
        "national",
    ];
    let mut rest = behind.rest();
    let start = text.lower.len() - text.lower[at..].len();
    for _ in 0..6 {
        rest = rest.trim_start_matches([' ', '\n']);
        let length = rest
            .find(|c: char| !(c.is_alphabetic() || matches!(c, '’' | '\'' | '-')))
            .unwrap_or(rest.len());
        let word = &rest[..length];
        if BODIES.contains(&word) {
            let taken = text.lower[at..].len() - (text.lower[at..].len() - behind_offset(text, at, behind));
            let end = at + text.lower[at..at + taken].trim_end().len();
            return Some((start..end, number));
        }
        let possessive = word.ends_with("’s") || word.ends_with("'s");
        let offset = behind_offset(text, at, behind) + (behind.rest().len() - rest.len());
        let capital = text.original[at + offset..].starts_with(|c: char| c.is_uppercase());
        if length == 0 || !(capital || possessive) {
            return None;
        }
        rest = &rest[length..];
    }
    None
}

/// How many bytes behind `at` the cursor is.
fn behind_offset(text: &Text, at: usize, behind: Cursor) -> usize {
    let block = text.block_end(at);
    let whole = if text.lower[at..block].ends_with(behind.rest()) {
        block
    } else {
        text.lower.len()
    };
    whole - at - behind.rest().len()
}

/// The run of letters, digits and signs at `at` that is one name: 1+9+N+1, PM2.5, 0635-8288000.
pub(super) fn whole_token(text: &Text, at: usize) -> Range<usize> {
    let rest = &text.original[at..];
    let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-' | '/' | ':' | '_');
    let end = rest.find(|c: char| !inside(c)).unwrap_or(rest.len());
    let token = rest[..end].trim_end_matches(['.', '-', '/', ':', '+']);
    // Words behind a hyphen are not of the name: PM2.5-related.
    let token = match token
        .char_indices()
        .find(|&(i, c)| c == '-' && token[i + 1..].starts_with(|c: char| c.is_ascii_lowercase()))
    {
        Some((hyphen, _)) => &token[..hyphen],
        None => token,
    };
    at..at + token.len()
}

/// A quoted text that begins with a number: ‘4012’, “1”, 'three rural'. A quoted measure (“8 %”)
/// and a quoted vague number (“dozens”) stay figures.
fn quoted(text: &Text, word: &Range<usize>) -> Option<(Range<usize>, String)> {
    const LONGEST: usize = 80;
    let before = &text.original[..word.start];
    let close = match before.chars().next_back()? {
        '“' => '”',
        '‘' => '’',
        '"' => '"',
        '\'' if !before[..before.len() - 1].ends_with(char::is_alphanumeric) => '\'',
        '「' => '」',
        _ => return None,
    };
    let rest = &text.original[word.start..];
    let end = rest.find(close).filter(|end| *end <= LONGEST)?;
    let mut cursor = Cursor::new(&text.lower[word.start..word.start + end]);
    let vague = text.lower[word.clone()].ends_with("ens") || text.lower[word.clone()].ends_with("ds");
    if vague && word.end == word.start + end {
        return None;
    }
    if let Ok(number::Number::Plain(..)) = number::read(&mut cursor) {
        let mut unit = cursor;
        unit.eat("-");
        let measured = measured::unit(&mut unit).is_some() && unit.at_end();
        let grouped = text.original[word.start..word.start + end].contains(',') && cursor.at_end();
        if measured || grouped {
            return None;
        }
    }
    let span = word.start..word.start + end;
    Some((span.clone(), text.original[span].to_owned()))
}

/// Whether the words before a quoted name in brackets explain it.
pub(super) fn is_explained_before(text: &Text, span: &Range<usize>) -> bool {
    let before = &text.original[..span.start];
    ["('", "(“", "(‘", "(\""]
        .iter()
        .any(|opening| before.ends_with(opening))
}

/// A count without any word around it.
pub(super) fn is_bare_count(quantity: &Quantity) -> bool {
    let count = matches!(&quantity.shape, Shape::Amount(amount) if amount.unit == Unit::Count && amount.per.is_none());
    count && quantity.qualifier == Qualifier::Exact && quantity.direction.is_none()
}

/// Three Hundreds project, 100 Counties, Six Ones project: capital letters inside of a sentence
/// make a name. Adjectives of places (30 Chinese firms) do not, for they are no plurals.
fn capitalized(text: &Text, word: &Range<usize>) -> Option<(Range<usize>, String)> {
    let named = || Some((word.clone(), text.original[word.clone()].to_owned()));
    let digits = text.lower[word.clone()].starts_with(|c: char| c.is_ascii_digit());
    if !digits {
        // RMB Ten Million is a title of its own kind.
        let joined = text.lower[..word.start].ends_with('-');
        return (text.is_capital_within(word.start) && !joined).then(named).flatten();
    }
    let number = Cursor::new(&text.lower[word.start..]);
    let mut behind = number;
    let whole = matches!(number::read(&mut behind), Ok(number::Number::Plain(_, 0)));
    let next = word.start + (number.rest().len() - behind.rest().len());
    let noun = text.next_word(next);
    let capital = text.original.get(next..)?.starts_with(|c: char| c.is_ascii_uppercase());
    let unit = measured::unit(&mut behind).is_some();
    let plural = noun.ends_with('s') && noun.len() > 3;
    if whole && capital && plural && !unit && !noun.is_empty() {
        let end = text.lower[..next].trim_end().len();
        let span = word.start..end;
        return Some((span.clone(), text.original[span].to_owned()));
    }
    None
}

/// 30kW, 3bn, 20th, 24h: letters that stand right behind a number.
fn is_attached_unit(behind: &str) -> bool {
    let mut cursor = Cursor::new(behind);
    let known = ["st", "nd", "rd", "th", "bn", "fold", "s"];
    // A single letter behind a number, as in 5G and 4A, is a unit only in lower case; the caller
    // has seen to capitals by the original.
    known.iter().any(|word| lex::begins(behind, word))
        || lex::eat_longest(&mut cursor, &SCALES).is_some()
        || (measured::unit(&mut cursor).is_some() && behind.len() - cursor.rest().len() > 1)
        || ["m", "t"].iter().any(|word| lex::begins(behind, word))
}

/// 9:30, 14:00: two digits behind the colon, and a word of the clock beside it.
fn is_clock(text: &Text, at: usize, lower: &str) -> bool {
    let token = &text.lower[whole_token(text, at)];
    let Some((hours, minutes)) = token.split_once(':') else {
        return false;
    };
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !(digits(hours) && minutes.len() == 2 && digits(minutes) && hours.len() <= 2) {
        return false;
    }
    let behind = lower[token.len()..].trim_start();
    let named = ["am", "pm", "a.m.", "p.m.", "o'clock", "o’clock"];
    named.iter().any(|word| behind.starts_with(word))
        || matches!(text.previous_word(at), "at" | "from" | "until" | "by")
        || text.previous_word(at) == "to" && matches!(minutes, "00" | "15" | "30" | "45")
}

fn is_measured(behind: &str) -> bool {
    let mut cursor = Cursor::new(behind);
    cursor.skip_spaces();
    cursor.eat("-");
    if lex::eat_longest(&mut cursor, &SCALES).is_some() {
        return true;
    }
    let rest = cursor.rest();
    let found = measured::unit(&mut cursor).is_some();
    // A unit of one letter is one only right behind the number.
    found && (rest.len() - cursor.rest().len() > 1 || rest.starts_with('%') || rest.starts_with('‰'))
}

fn has_currency(text: &Text, at: usize) -> bool {
    let sign = text.lower[..at].ends_with(['$', '¥', '￥', '€', '£']);
    sign || matches!(
        text.previous_word(at),
        "rmb" | "cny" | "usd" | "eur" | "gbp" | "hkd" | "jpy" | "yuan"
    )
}

/// What the number before it names rather than counts.
const THINGS: &str = "model mode hotline project plan system approach program programme initiative strategy \
    platform scheme line campaign mechanism framework idea livelihood work action innovation service";

/// Whether the number of that many digits that ends at `end` is a code: nothing is counted behind
/// it, or one thing (the 4012 model, the 12345 hotline).
fn is_coded(text: &Text, end: usize, digits: usize) -> bool {
    let counted = !noun(&text.lower[end..text.block_end(end)], Reading::Running).is_empty();
    if counted {
        return false;
    }
    let next = text.next_word(end);
    let alone = next.is_empty() || text.lower[end..].starts_with(|c: char| !c.is_whitespace());
    if alone {
        return digits > 4;
    }
    digits > 4 || THINGS.split(' ').any(|thing| thing == next)
}
