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
        let bytes = text.as_bytes();
        let mut length = Self::default();
        let mut at = 0;
        while let Some(&first) = bytes.get(at) {
            // Nearly every character is Han or ASCII, which their first byte tells.
            match first {
                HAN_FIRST..=HAN_LAST => {
                    length.characters += 1;
                    at += HAN_BYTES;
                }
                b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                    length.words += 1;
                    at = end_of_word(text, at + 1);
                }
                0..0x80 => at += 1,
                _ => {
                    let c = char_at(text, at);
                    at += c.len_utf8();
                    if is_of_word(c) {
                        length.words += 1;
                        at = end_of_word(text, at);
                    } else if is_chinese(c) && !c.is_whitespace() && (lang == Lang::Zh || !is_shared_mark(c)) {
                        length.characters += 1;
                    }
                }
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

/// Characters whose UTF-8 begins with one of these bytes are U+4000 to U+9FFF: Chinese, and
/// neither marks nor spaces.
const HAN_FIRST: u8 = 0xE4;
const HAN_LAST: u8 = 0xE9;
const HAN_BYTES: usize = 3;

fn char_at(text: &str, at: usize) -> char {
    text[at..].chars().next().unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// Letters and digits that are not Chinese; full-width ones stand for the others.
fn is_of_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    let full_width = matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
    // Whether it is alphanumeric is looked up in slow tables.
    full_width || (!is_chinese(c) && c.is_alphanumeric())
}

/// Where a word ends whose first character ends at `from`.
fn end_of_word(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = from;
    loop {
        while bytes.get(end).is_some_and(u8::is_ascii_alphanumeric) {
            end += 1;
        }
        match bytes.get(end) {
            None | Some(HAN_FIRST..=HAN_LAST | b' ' | b'\n') => return end,
            Some(_) => {}
        }
        let c = char_at(text, end);
        let after = end + c.len_utf8();
        let next = || text[after..].chars().next().filter(|next| is_of_word(*next));
        let last = || text[..end].chars().next_back();
        let joins = match c {
            '\'' | '’' | '-' | '.' | '/' | '&' | '+' | '@' | '_' => next().is_some(),
            ',' | ':' | '∶' | '–' => last().is_some_and(char::is_numeric) && next().is_some_and(char::is_numeric),
            // Accents that stand alone, and joiners that are not seen.
            '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{200D}' => true,
            c => is_of_word(c),
        };
        if !joins {
            return end;
        }
        end = after;
    }
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
