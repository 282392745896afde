//! Tables of words that are looked up by what a text begins with, the longest word first.
//!
//! Built when the crate is compiled: words are grouped by their first character and, within a
//! group, sorted from long to short, so that a lookup is one multiplication and a few comparisons.

use crate::quantity::cursor::Cursor;

/// Words and what they stand for.
pub(super) struct Lexicon<T: 'static, const N: usize> {
    entries: [(&'static str, T); N],
    /// Where each group begins in `entries`, and behind the last, where they end.
    groups: [u16; GROUPS + 1],
}

/// Groups by a hash of the first character: few words share one by accident.
const GROUPS: usize = 256;

impl<T: Copy, const N: usize> Lexicon<T, N> {
    /// The table of these words, of which several, with spaces between them, may share a meaning.
    /// Each may stand in it once.
    pub(super) const fn new(lines: &[(&'static str, T)]) -> Self {
        let mut entries = [lines[0]; N];
        let mut groups = [0; GROUPS + 1];
        let (mut line, mut taken) = (0, 0);
        while line < lines.len() {
            let mut rest = lines[line].0;
            while let Some((word, behind)) = next_word(rest) {
                rest = behind;
                // Insertion: the tables are short, and this runs in the compiler.
                let mut place = taken;
                while place > 0 && comes_before(word, entries[place - 1].0) {
                    entries[place] = entries[place - 1];
                    place -= 1;
                }
                entries[place] = (word, lines[line].1);
                taken += 1;
                let mut group = group_of(first(word.as_bytes())) + 1;
                while group <= GROUPS {
                    groups[group] += 1;
                    group += 1;
                }
            }
            line += 1;
        }
        Self { entries, groups }
    }

    /// All words, in no order that means anything.
    pub(super) const fn entries(&self) -> &[(&'static str, T)] {
        &self.entries
    }

    /// The longest word that `text` begins with: its length in bytes, and what it stands for.
    pub(super) fn longest(&self, text: &str) -> Option<(usize, T)> {
        let group = group_of(u32::from(text.chars().next()?));
        let range = usize::from(self.groups[group])..usize::from(self.groups[group + 1]);
        let text = text.as_bytes();
        // Words of a group begin alike, so the last byte tells most of them apart.
        let begins = |word: &[u8]| text.get(word.len() - 1) == word.last() && text.starts_with(word);
        let found = self.entries[range].iter().find(|(word, _)| begins(word.as_bytes()));
        found.map(|(word, meaning)| (word.len(), *meaning))
    }

    /// Takes the longest word that comes next and returns what it stands for.
    pub(super) fn eat(&self, cursor: &mut Cursor) -> Option<T> {
        let (length, meaning) = self.longest(cursor.rest())?;
        cursor.advance(length);
        Some(meaning)
    }

    /// Adds the first characters of all words to `set`.
    pub(super) const fn mark(&self, mut set: Characters) -> Characters {
        let mut index = 0;
        while index < N {
            set = set.with(first(self.entries[index].0.as_bytes()));
            index += 1;
        }
        set
    }
}

/// Declares a table: its words, and as a static what looks them up.
macro_rules! lexicon {
    ($(#[$doc:meta])* $name:ident: $meaning:ty = $lines:expr) => {
        $(#[$doc])*
        pub(super) static $name: $crate::quantity::zh::lexicon::Lexicon<
            $meaning,
            { $crate::quantity::zh::lexicon::count::<$meaning>($lines) },
        > = $crate::quantity::zh::lexicon::Lexicon::new($lines);
    };
}
pub(super) use lexicon;

/// How many words these lines hold.
pub(super) const fn count<T>(lines: &[(&str, T)]) -> usize {
    let (mut line, mut count) = (0, 0);
    while line < lines.len() {
        let mut rest = lines[line].0;
        while let Some((_, behind)) = next_word(rest) {
            rest = behind;
            count += 1;
        }
        line += 1;
    }
    count
}

/// The first word of a line, and what follows it.
const fn next_word(line: &str) -> Option<(&str, &str)> {
    let bytes = line.as_bytes();
    let mut start = 0;
    while start < bytes.len() && bytes[start].is_ascii_whitespace() {
        start += 1;
    }
    if start == bytes.len() {
        return None;
    }
    let mut end = start;
    while end < bytes.len() && !bytes[end].is_ascii_whitespace() {
        end += 1;
    }
    let (word, behind) = line.split_at(end);
    Some((word.split_at(start).1, behind))
}

const fn group_of(character: u32) -> usize {
    // Knuth's multiplicative hashing: 2³² divided by the golden ratio; the high bits are mixed best.
    (character.wrapping_mul(0x9e37_79b1) >> 24) as usize
}

/// Sorted by group, then from long to short.
const fn comes_before(a: &str, b: &str) -> bool {
    let (group, other) = (group_of(first(a.as_bytes())), group_of(first(b.as_bytes())));
    group < other || (group == other && a.len() > b.len())
}

/// The first character of a text in UTF-8 that is not empty.
const fn first(bytes: &[u8]) -> u32 {
    let lead = bytes[0] as u32;
    if lead < 0x80 {
        return lead;
    }
    let second = bytes[1] as u32 & 0x3f;
    if lead < 0xe0 {
        return (lead & 0x1f) << 6 | second;
    }
    let third = bytes[2] as u32 & 0x3f;
    if lead < 0xf0 {
        return (lead & 0xf) << 12 | second << 6 | third;
    }
    (lead & 7) << 18 | second << 12 | third << 6 | (bytes[3] as u32 & 0x3f)
}

/// A set of characters of the Basic Multilingual Plane.
#[derive(Clone, Copy)]
pub(super) struct Characters([u64; 1024]);

impl Characters {
    pub(super) const fn of(text: &str) -> Self {
        let mut set = Self([0; 1024]);
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let (_, rest) = bytes.split_at(at);
            set = set.with(first(rest));
            at += match bytes[at] {
                0..0x80 => 1,
                0x80..0xe0 => 2,
                0xe0..0xf0 => 3,
                _ => 4,
            };
        }
        set
    }

    /// The set with the first character of `text` in it.
    pub(super) const fn with_first_of(self, text: &str) -> Self {
        self.with(first(text.as_bytes()))
    }

    /// The set with `character` in it.
    pub(super) const fn with(mut self, character: u32) -> Self {
        if character < 0x1_0000 {
            self.0[character as usize / 64] |= 1 << (character % 64);
        }
        self
    }

    /// Whether the set holds the character; those beyond the plane are in none.
    pub(super) const fn has(&self, character: u32) -> bool {
        character < 0x1_0000 && self.0[character as usize / 64] >> (character % 64) & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    lexicon! {
        WORDS: u8 = &[("增", 1), ("增长", 2), ("增长到", 3), ("a 約", 4), ("约", 5)]
    }

    #[test]
    fn the_longest_word_is_found() {
        for (text, expected) in [
            ("增长到3%", Some((9, 3))),
            ("增长", Some((6, 2))),
            ("增至", Some((3, 1))),
            ("ab", Some((1, 4))),
            ("约3", Some((3, 5))),
            ("长", None),
            ("", None),
        ] {
            assert_eq!(WORDS.longest(text), expected, "{text}");
        }
    }

    #[test]
    fn a_set_holds_its_characters() {
        static SET: Characters = WORDS.mark(Characters::of("1£万"));
        let held: String = "a1b£¢增约万长😀".chars().filter(|c| SET.has(u32::from(*c))).collect();
        assert_eq!(held, "a1£增约万");
    }
}
