//! "Did you mean".

/// The candidate nearest to what was typed, if it is near enough to be meant.
///
/// Near enough is a Damerau–Levenshtein distance of at most a third of the
/// longer word, so that `tpoics` finds `topics` and `x` finds nothing. Ties go
/// to the candidate that comes first.
pub fn closest<'c>(typed: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let distance = strsim::damerau_levenshtein(typed, candidate);
        let longer = typed.chars().count().max(candidate.chars().count());
        if distance * 3 <= longer && best.is_none_or(|(d, _)| distance < d) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        let keys = ["title", "topics", "region"];
        assert_eq!(closest("tpoics", keys), Some("topics"));
        assert_eq!(closest("Title", keys), Some("title"));
        assert_eq!(closest("source", keys), None);
        assert_eq!(closest("", keys), None);
    }
}
