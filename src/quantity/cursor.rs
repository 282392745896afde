//! A position in a text that is being read from left to right.

use super::error::{ReadError, ReadErrorKind};

/// The text still to be read; copying it is how a reader tries one way and then another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    position: usize,
}

impl<'a> Cursor<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, position: 0 }
    }

    /// What has not been read.
    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.position..]
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn at_end(&self) -> bool {
        self.position == self.text.len()
    }

    /// Steps over `bytes` bytes, which must end at a character boundary.
    pub(super) fn advance(&mut self, bytes: usize) {
        debug_assert!(self.text.is_char_boundary(self.position + bytes));
        self.position += bytes;
    }

    /// Takes `word` if it comes next.
    pub(super) fn eat(&mut self, word: &str) -> bool {
        let found = self.rest().starts_with(word);
        if found {
            self.advance(word.len());
        }
        found
    }

    /// Takes one of `characters` if it comes next.
    pub(super) fn eat_any(&mut self, characters: &[char]) -> bool {
        match self.peek().filter(|next| characters.contains(next)) {
            Some(next) => {
                self.advance(next.len_utf8());
                true
            }
            None => false,
        }
    }

    /// Steps over spaces, among them the ideographic and the no-break ones.
    pub(super) fn skip_spaces(&mut self) {
        let rest = self.rest();
        self.advance(rest.len() - rest.trim_start().len());
    }

    /// Steps over spaces, but over no line end.
    pub(super) fn skip_blanks(&mut self) {
        let rest = self.rest();
        let behind = rest.trim_start_matches([' ', '\u{a0}', '\u{3000}']);
        self.advance(rest.len() - behind.len());
    }

    /// An error at this place.
    pub(super) fn error(&self, kind: impl Into<ReadErrorKind>) -> ReadError {
        let offset = self.text[..self.position].chars().count();
        ReadError {
            kind: kind.into(),
            offset,
        }
    }
}

/// Pseudo-random numbers for tests: Knuth's linear congruential generator (MMIX), seeded, so that
/// every run tries the same values.
#[cfg(test)]
pub(super) struct Random(u64);

#[cfg(test)]
impl Random {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        // The low bits of such a generator have short periods; the high ones are mixed in.
        self.0 ^ (self.0 >> 29)
    }

    pub(super) fn below(&mut self, bound: u32) -> u32 {
        u32::try_from((self.next() >> 16) % u64::from(bound)).expect("less than a u32")
    }

    /// A text of up to `length` pieces chosen from `alphabet`.
    pub(super) fn text(&mut self, alphabet: &[&str], length: u32) -> String {
        let bound = u32::try_from(alphabet.len()).expect("a small alphabet");
        (0..self.below(length + 1))
            .map(|_| alphabet[self.below(bound) as usize])
            .collect()
    }
}
