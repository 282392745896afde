//! The index of a language, with what it takes to make the next one of it.

use super::corpus::Corpus;
use super::shards::{Piece, Shard, pieces};
use super::tree::Tree;
use std::sync::Arc;

/// An index. Branches are worked on side by side, and so are shards; who does that puts it together.
#[derive(Debug)]
pub struct Index {
    /// The texts.
    pub corpus: Corpus,
    /// The strings of each branch, written.
    pub branches: Vec<Branch>,
    /// Its files, in the order of their strings.
    pub shards: Vec<Shard>,
}

/// Strings that begin alike, written.
#[derive(Debug, Clone)]
pub struct Branch(pub(super) Arc<Vec<Piece>>);

impl Branch {
    /// Writes a branch of texts. If the same strings stood on the same pages when an earlier index
    /// was made, it is that one's.
    pub fn of(corpus: &Corpus, branch: usize, earlier: Option<&Index>) -> Self {
        let same = earlier.and_then(|earlier| {
            let at = corpus.same_branch(branch, &earlier.corpus)?;
            earlier.branches.get(at).cloned()
        });
        same.unwrap_or_else(|| {
            let mut starts = corpus.branch(branch).to_vec();
            Self(Arc::new(pieces(&Tree::of(corpus.units(), &mut starts))))
        })
    }
}
