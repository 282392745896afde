//! One spelling for characters that have several: traditional characters, full-width letters.
//!
//! Full-width digits and signs, which simplified texts use too, are known to the readers, so that
//! most texts are read as they are.

use super::lexicon::Characters;
use std::borrow::Cow;

/// Characters that are read as others; the second line says as which. Only those of numerals, units
/// and the words around them are here.
const FROM: &str = "￥＄萬億個兩幾餘數畝噸條戶處張項場棟輛種類間隻頭點週鐘時內過約達長減縮壓圓貳陸級從環門隊線區縣鄉鎮國員歐實產電準標頃釐層輪幣鎊業歲擴攤現穩創漲積純淨舊臺";
const TO: &str = "¥$万亿个两几余数亩吨条户处张项场栋辆种类间只头点周钟时内过约达长减缩压元贰陆级从环门队线区县乡镇国员欧实产电准标顷厘层轮币镑业岁扩摊现稳创涨积纯净旧台";

static FOLDED: Characters = {
    let mut folded = Characters::of(FROM);
    let mut case = 0;
    while case < LETTERS.len() {
        let mut letter = LETTERS[case].0;
        while letter <= LETTERS[case].1 {
            folded = folded.with(letter);
            letter += 1;
        }
        case += 1;
    }
    folded
};
/// Where full-width letters begin and end in each case, and how far from ASCII they stand.
const LETTERS: [(u32, u32); 2] = [(0xff21, 0xff3a), (0xff41, 0xff5a)];
const FULL_WIDTH: u32 = 0xfee0;

/// A text in one spelling.
pub(super) struct Folded<'a> {
    pub(super) text: Cow<'a, str>,
    /// Where a character became shorter: the end of it in `text`, and how many bytes were saved up
    /// to there.
    saved: Vec<(usize, usize)>,
}

impl Folded<'_> {
    /// The place in the original text of a place in this one.
    pub(super) fn original(&self, at: usize) -> usize {
        let shorter = self.saved.partition_point(|(end, _)| *end <= at);
        at + shorter.checked_sub(1).map_or(0, |last| self.saved[last].1)
    }
}

/// `text` in one spelling. Every character becomes exactly one.
pub(super) fn folded(text: &str) -> Folded<'_> {
    if !text.chars().any(is_folded) {
        return Folded {
            text: Cow::Borrowed(text),
            saved: Vec::new(),
        };
    }
    let mut written = String::with_capacity(text.len());
    let mut saved = Vec::new();
    for (at, character) in text.char_indices() {
        let folded = fold(character);
        written.push(folded);
        if folded.len_utf8() < character.len_utf8() {
            saved.push((written.len(), at + character.len_utf8() - written.len()));
        }
    }
    Folded {
        text: Cow::Owned(written),
        saved,
    }
}

fn is_letter(character: u32) -> bool {
    LETTERS.iter().any(|&(first, last)| (first..=last).contains(&character))
}

fn is_folded(character: char) -> bool {
    FOLDED.has(u32::from(character))
}

fn fold(character: char) -> char {
    if !is_folded(character) {
        return character;
    }
    let code = u32::from(character);
    if is_letter(code) {
        return char::from_u32(code - FULL_WIDTH).unwrap_or(character);
    }
    let pair = FROM.chars().zip(TO.chars()).find(|(from, _)| *from == character);
    pair.map_or(character, |(_, to)| to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_original() {
        assert_eq!(FROM.chars().count(), TO.chars().count());
        for text in ["５万个", "Ａ股￥３萬元Ｂ", "三萬畝ｋｇ", ""] {
            let folded = folded(text);
            assert_eq!(folded.text.chars().count(), text.chars().count());
            let places = folded.text.char_indices().map(|(at, _)| folded.original(at));
            assert!(places.eq(text.char_indices().map(|(at, _)| at)), "{text}");
            assert_eq!(folded.original(folded.text.len()), text.len(), "{text}");
        }
        assert_eq!(folded("Ａ股￥３萬元").text, "A股¥３万元");
        assert!(matches!(folded("３，４１０亿元：约５％").text, Cow::Borrowed(_)));
    }
}
