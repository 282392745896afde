//! Where an English word begins and ends.

use std::ops::Range;

/// Whether a range of an English text is whole words. A plural `s` after it belongs to
/// the word, so that `pocket parks` is the term `pocket park`.
pub fn is_whole_word(text: &str, range: Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let rest = &text[range.end..];
    let after = rest.strip_prefix('s').unwrap_or(rest).chars().next();
    let continues = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !continues(before) && !continues(after)
}

#[cfg(test)]
mod tests {
    use super::is_whole_word;

    #[test]
    fn a_word_ends_where_letters_and_digits_do() {
        let text = "dual-carbon goals, mumus and a mu.";
        let found = |word: &str| {
            let mut whole = text
                .match_indices(word)
                .map(|(at, _)| is_whole_word(text, at..at + word.len()));
            whole.any(|whole| whole)
        };
        assert!(found("goal") && found("mu") && found("dual-carbon"));
        assert!(!found("carb") && !found("um"));
    }
}
