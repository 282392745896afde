//! Names with digits: a hotline's number, a programme's name, a technology.
//!
//! They are written with the same digits in both languages. `12,345 hotline`, `4,012 models`, `234
//! work systems` and `five G` have made a number of them.

use super::entry::Entry;
use super::sections::Pair;
use crate::quantity::{Meaning, Quantity, Shape, zh};

/// A name of the Chinese text, and the English number that stands in its place if one does.
pub(super) struct Misnamed<'s, 'a> {
    pub(super) name: Entry<'s, 'a>,
    /// What must stand in the English.
    pub(super) token: String,
    pub(super) instead: Option<Entry<'s, 'a>>,
}

/// The names of the Chinese sections that the English ones do not have. English figures that are
/// taken for one of them are removed from those that stand alone. A term's own English need not
/// show the digits.
pub(super) fn missing<'s, 'a>(
    pair: &Pair<'s, 'a>,
    renderings: &[(String, Vec<String>)],
    en_alone: &mut Vec<Entry<'s, 'a>>,
) -> Vec<Misnamed<'s, 'a>> {
    let mut missing = Vec::new();
    for section in &pair.zh {
        for item in &section.items {
            let Meaning::Name(name) = &item.meaning else { continue };
            if is_rendered(name, renderings, pair) {
                continue;
            }
            let tokens = tokens(name).map(str::to_owned).chain(ordinal(name));
            for token in tokens {
                if is_there(&token, pair) {
                    en_alone.retain(|alone| !is_written(alone, &token));
                    continue;
                }
                let instead = en_alone.iter().position(|alone| {
                    alone
                        .item
                        .quantity()
                        .is_some_and(|quantity| is_made_of(quantity, &token))
                });
                missing.push(Misnamed {
                    name: Entry { section, item },
                    token,
                    instead: instead.map(|at| en_alone.remove(at)),
                });
            }
        }
    }
    missing
}

/// Whether the English has the term base's rendering of a name.
fn is_rendered(name: &str, renderings: &[(String, Vec<String>)], pair: &Pair<'_, '_>) -> bool {
    let own = renderings.iter().filter(|(chinese, _)| chinese == name);
    let mut english = own.flat_map(|(_, english)| english);
    english.any(|rendering| {
        pair.en
            .iter()
            .any(|section| section.text.to_lowercase().contains(rendering))
    })
}

/// Whether the English has the digits of a name, by themselves or in a name of its own.
fn is_there(token: &str, pair: &Pair<'_, '_>) -> bool {
    pair.en.iter().any(|section| {
        let in_a_name = || {
            section
                .items
                .iter()
                .any(|item| item.meaning == Meaning::Name(token.to_owned()))
        };
        holds(section.text, token) || in_a_name() || grade(token).is_some_and(|grade| section.text.contains(&grade))
    })
}

/// 4A is also written AAAA.
fn grade(token: &str) -> Option<String> {
    let count: usize = token.strip_suffix('A')?.parse().ok()?;
    (2..=6).contains(&count).then(|| "A".repeat(count))
}

/// The number of 第十八届 and 第三次, which English writes as `18th` or spells out. Campaigns and the
/// like have names of their own.
fn ordinal(name: &str) -> Option<String> {
    let numbered = name.ends_with('届') || name.ends_with('次');
    let numeral = name
        .strip_prefix('第')
        .filter(|_| numbered)?
        .trim_end_matches(|c: char| !"一二三四五六七八九十百".contains(c));
    let quantity = zh::read(numeral).ok()?;
    Some(quantity.amount()?.plain().ok()?.trimmed().to_string())
}

/// Whether a figure of the English stands in a name that is written as it should be.
fn is_written(alone: &Entry<'_, '_>, token: &str) -> bool {
    let text = &alone.section.text[alone.item.at.clone()];
    text.contains(token) || token.contains(text.trim())
}

/// The parts of a name that hold digits: `1+233`, `12345`, `5G`.
fn tokens(name: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-' | '/' | '&');
    name.split(move |c| !is_part(c))
        .map(|part| part.trim_matches(|c: char| !c.is_ascii_alphanumeric()))
        .filter(|part| part.bytes().any(|byte| byte.is_ascii_digit()))
}

/// Whether a text holds the token by itself and not as part of a longer number.
pub(super) fn holds(text: &str, token: &str) -> bool {
    let is_joined = |c: char| c.is_ascii_digit();
    text.match_indices(token).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + token.len()..].chars().next();
        !before.is_some_and(is_joined) && !after.is_some_and(is_joined)
    })
}

/// Whether a number is what is left of a name when it is taken for one: its digits, or the sum of
/// its parts.
fn is_made_of(quantity: &Quantity, token: &str) -> bool {
    let Shape::Amount(amount) = &quantity.shape else {
        return false;
    };
    let Ok(plain) = amount.plain() else { return false };
    let value = plain.trimmed().to_string();
    let numbers: Vec<u64> = token
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|part| part.parse().ok())
        .collect();
    let Some(first) = numbers.first() else { return false };
    let sum = numbers.iter().try_fold(0u64, |sum, number| sum.checked_add(*number));
    value == first.to_string() || sum.is_some_and(|sum| value == sum.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_its_digits() {
        let of = |name: &'static str| tokens(name).collect::<Vec<_>>();
        assert_eq!(of("“1+233”工作体系"), ["1+233"]);
        assert_eq!(of("12345热线"), ["12345"]);
        assert_eq!(of("5G"), ["5G"]);
        assert!(of("第十八届").is_empty());
        assert!(holds("the 12345 hotline", "12345"));
        assert!(!holds("the 12,345 hotline", "12345"));
        assert!(!holds("the 112345 hotline", "12345"));
    }
}
