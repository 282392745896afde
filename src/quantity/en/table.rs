//! Tables of English words, looked up by first letter.

/// Words and what they stand for, grouped by their first byte when the crate is compiled.
pub(super) struct Table<T: 'static, const N: usize> {
    entries: [(&'static str, T); N],
    /// Where the group of each first byte begins in `entries`, and behind the last, where they end.
    groups: [u16; 257],
}

impl<T: Copy, const N: usize> Table<T, N> {
    /// The table of these words, none of which is empty.
    pub(super) const fn new(words: [(&'static str, T); N]) -> Self {
        let mut entries = words;
        let mut groups = [0; 257];
        let mut taken = 0;
        while taken < N {
            let entry = words[taken];
            let first = entry.0.as_bytes()[0];
            // Insertion: the tables are short, and this runs in the compiler.
            let mut place = taken;
            while place > 0 && entries[place - 1].0.as_bytes()[0] > first {
                entries[place] = entries[place - 1];
                place -= 1;
            }
            entries[place] = entry;
            let mut group = first as usize + 1;
            while group < groups.len() {
                groups[group] += 1;
                group += 1;
            }
            taken += 1;
        }
        Self { entries, groups }
    }

    /// All words, in the order of their first letters.
    pub(super) fn iter(&self) -> std::slice::Iter<'_, (&'static str, T)> {
        self.entries.iter()
    }

    /// The words that begin with the byte that `text` begins with.
    pub(super) fn beginning(&self, text: &str) -> &[(&'static str, T)] {
        let Some(&first) = text.as_bytes().first() else {
            return &[];
        };
        let first = usize::from(first);
        &self.entries[usize::from(self.groups[first])..usize::from(self.groups[first + 1])]
    }

    /// What the word, whole, stands for.
    pub(super) fn get(&self, word: &str) -> Option<T> {
        let (length, last) = (word.len(), word.as_bytes().last());
        let alike = |entry: &str| entry.len() == length && entry.as_bytes().last() == last;
        let same = self
            .beginning(word)
            .iter()
            .find(|(entry, _)| alike(entry) && *entry == word);
        same.map(|(_, meaning)| *meaning)
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn words_are_found_by_their_first_letter() {
        let table = Table::new([("two", 2), ("one", 1), ("three", 3), ("¥", 4)]);
        assert_eq!(table.beginning("tomato"), [("two", 2), ("three", 3)]);
        assert_eq!(table.beginning("¥5"), [("¥", 4)]);
        assert!(table.beginning("xy").is_empty() && table.beginning("").is_empty());
        assert_eq!(
            (table.get("one"), table.get("on"), table.iter().count()),
            (Some(1), None, 4)
        );
    }
}
