//! How long a text is and how long it takes to read.
//!
//! Chinese is measured in characters and English in words, each by its own measure in a
//! text that has both. Chinese characters and Chinese marks count as one each; a Latin
//! word or a number in any text is one (2,663.6, 10.9∶53.2∶35.9, low-carbon, R&D). That is
//! what word processors count as 字数.

use super::lang::Lang;
use super::script::{is_chinese, is_shared_mark};

/// English words read in a minute: the average of adults who read non-fiction silently.
/// Source: Brysbaert, “How many words do we read per minute?”, Journal of Memory and
/// Language 109 (2019), a review of 190 studies.
const WORDS_A_MINUTE: usize = 238;

/// Chinese characters read in a minute. Source: Trauzettel-Klosinski and Dietz,
/// “Standardized Assessment of Reading Performance”, Investigative Ophthalmology & Visual
/// Science 53 (2012), measured about 255 with a deviation of 29, aloud. Silent reading of
/// easy prose is quicker; texts full of names and figures are not easy prose.
const CHARACTERS_A_MINUTE: usize = 260;

/// The length of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Length {
    /// Chinese characters and marks.
    pub characters: usize,
    /// Words and numbers of other scripts.
    pub words: usize,
}

impl Length {
    /// Measures a text on a page of `lang`. Marks that both languages use (“ ” — …) are
    /// counted on Chinese pages only.
    pub fn of(text: &str, lang: Lang) -> Self {
        let mut length = Self::default();
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            if is_of_word(c) {
                length.words += 1;
                rest = rest.as_str()[rest_of_word(c, rest.as_str())..].chars();
            } else if is_chinese(c) && !c.is_whitespace() && (lang == Lang::Zh || !is_shared_mark(c)) {
                length.characters += 1;
            }
        }
        length
    }

    /// Both lengths together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            characters: self.characters + other.characters,
            words: self.words + other.words,
        }
    }

    /// How many minutes it takes to read: to the nearest, and one at least.
    pub fn minutes(self) -> usize {
        let minute = CHARACTERS_A_MINUTE * WORDS_A_MINUTE;
        let time = self.characters * WORDS_A_MINUTE + self.words * CHARACTERS_A_MINUTE;
        ((time + minute / 2) / minute).max(1)
    }

    /// The length as a page of `lang` gives it: characters with each word as one, or words
    /// with Chinese characters as so many as take the same time to read.
    pub fn counted(self, lang: Lang) -> usize {
        match lang {
            Lang::Zh => self.characters + self.words,
            Lang::En => self.words + (self.characters * WORDS_A_MINUTE).div_ceil(CHARACTERS_A_MINUTE),
        }
    }
}

/// Letters and digits that are not Chinese; full-width ones stand for the others.
fn is_of_word(c: char) -> bool {
    // Nearly every character is one of these, and the tables for the others are slow.
    match c {
        '\0'..='\x7F' => return c.is_ascii_alphanumeric(),
        '\u{3000}'..='\u{9FFF}' if is_chinese(c) => return false,
        _ => {}
    }
    let full_width = matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
    full_width || (c.is_alphanumeric() && !is_chinese(c))
}

/// How many bytes after a word's first character belong to it.
fn rest_of_word(first: char, text: &str) -> usize {
    let mut end = 0;
    let mut last = first;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next).filter(|next| is_of_word(*next));
        let joins = match c {
            '\'' | '’' | '-' | '.' | '/' | '&' | '+' | '@' | '_' => next.is_some(),
            ',' | ':' | '∶' | '–' => last.is_numeric() && next.is_some_and(char::is_numeric),
            // Accents that stand alone, and joiners that are not seen.
            '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{200D}' => true,
            c => is_of_word(c),
        };
        if !joins {
            break;
        }
        last = c;
        end = at + c.len_utf8();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zh(text: &str) -> (usize, usize) {
        let length = Length::of(text, Lang::Zh);
        (length.characters, length.words)
    }

    fn en(text: &str) -> (usize, usize) {
        let length = Length::of(text, Lang::En);
        (length.characters, length.words)
    }

    #[test]
    fn chinese_is_counted_in_characters() {
        assert_eq!(zh("聊城市58.3万户，\nGDP 12.8%。"), (7, 3));
        assert_eq!(zh("“1+233”体系——双碳……"), (10, 1));
        assert_eq!(zh("\u{3000}\u{3000}𠮷野家\u{3000}㐀"), (4, 0));
        assert_eq!(zh("２０２１年与ＧＤＰ"), (2, 2));
        assert_eq!(zh("三次产业比例10.9∶53.2∶35.9"), (6, 1));
        assert_eq!(zh("👍🏽 好 👩‍👩‍👧"), (1, 0));
    }

    #[test]
    fn english_is_counted_in_words() {
        assert_eq!(en("RMB 2,663.6 billion, up 5.8%."), (0, 5));
        assert_eq!(
            en("The city’s low-carbon R&D and e.g. “U.S.” firms — 2016–2020"),
            (0, 9)
        );
        assert_eq!(en("Beijing–Tianjin–Hebei, 1, 2"), (0, 5));
        assert_eq!(en("cafe\u{301}s 서울 시"), (0, 3));
        assert_eq!(en("the “58.3万户” of it…"), (2, 4));
        assert_eq!(en(" \n—"), (0, 0));
    }

    #[test]
    fn each_language_takes_its_own_time() {
        let minutes = |characters, words| Length { characters, words }.minutes();
        assert_eq!([minutes(0, 0), minutes(260, 0), minutes(0, 238)], [1, 1, 1]);
        assert_eq!([minutes(780, 0), minutes(0, 714), minutes(520, 238)], [3, 3, 3]);
        assert_eq!([minutes(649, 0), minutes(650, 0)], [2, 3]);
        let mixed = Length {
            characters: 260,
            words: 100,
        };
        assert_eq!((mixed.counted(Lang::Zh), mixed.counted(Lang::En)), (360, 338));
        assert_eq!(mixed.and(mixed).words, 200);
    }
}
