//! However a text is mixed, its parts are the text, and each is in its language.

use crate::support::Random;
use wenzhai::model::lang::Lang;
use wenzhai::model::mixed::runs;

const PIECES: [&str; 40] = [
    "营商", "环境", "𠮷", "〇", "㐀", "，", "。", "《", "》", "（", "）", "“", "”", "’", "—", "…", "·", "％", "１",
    "あ", "가", "a", "World", "Bank", "GDP", "5G", "R&D", "é", "2,663.6", "58.3", "1", ".", ", ", "(", ")", "-", " ",
    " ", "\n", "\u{3000}",
];

fn is_han(c: char) -> bool {
    matches!(c, '〇' | '㐀'..='䶿' | '一'..='鿿' | '𠀀'..='\u{3FFFD}')
}

/// Two letters with nothing but white space between, on a page where a word is letters.
fn has_two_words(text: &str) -> bool {
    let mut after_letter = false;
    let mut after_space = false;
    text.chars().any(|c| {
        let space = matches!(c, ' ' | '\n');
        let found = after_letter && after_space && c.is_ascii_alphabetic();
        after_letter = c.is_ascii_alphabetic() || (after_letter && space);
        after_space = space;
        found
    })
}

#[test]
fn parts_are_the_text_and_in_their_language() {
    let mut random = Random::new(9);
    let mut mixed = 0;
    for _ in 0..60_000 {
        let text: String = (0..random.below(14)).map(|_| *random.pick(&PIECES)).collect();
        for lang in Lang::ALL {
            let parts = runs(&text, lang);
            assert_eq!(parts.iter().map(|part| part.text).collect::<String>(), text, "{lang:?}");
            assert!(
                parts.windows(2).all(|pair| pair[0].lang != pair[1].lang),
                "{text:?}: {parts:?}"
            );
            assert!(parts.iter().all(|part| !part.text.is_empty()), "{text:?}: {parts:?}");
            for part in &parts {
                let wrong = match (lang, part.lang) {
                    (Lang::En, Lang::En) => part.text.contains(is_han),
                    (Lang::En, Lang::Zh) => !part.text.contains(is_han),
                    (Lang::Zh, Lang::Zh) => has_two_words(part.text),
                    (Lang::Zh, Lang::En) => part.text.contains(is_han) || !part.text.contains(char::is_alphabetic),
                };
                assert!(!wrong, "{lang:?} {text:?}: {parts:?}");
            }
            mixed += usize::from(parts.len() > 1);
        }
    }
    assert!(mixed > 30_000, "only {mixed} texts are mixed");
}
