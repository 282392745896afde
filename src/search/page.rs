//! What is searched: pages and figures, in the words of one language.

use std::ops::Range;

/// Where a text stands on a page. What stands first weighs most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The title, or a name.
    Title,
    /// Words that an editor has linked to a term.
    Term,
    /// A heading of the body.
    Heading,
    /// The summary, or a definition.
    Summary,
    /// The body.
    Body,
    /// What stands around the text: the source, names of terms.
    Rest,
    /// What is said of terms in notes, which is the text of their own pages.
    Note,
}

/// A text that is searched as a whole: no match runs from one into the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Where it stands.
    pub level: Level,
    /// Its words.
    pub text: String,
    /// The bytes of words that are linked to terms.
    pub terms: Vec<Range<usize>>,
}

impl Block {
    /// A text without links to terms.
    pub fn new(level: Level, text: impl Into<String>) -> Self {
        Self {
            level,
            text: text.into(),
            terms: Vec::new(),
        }
    }
}

/// A figure of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Its id in the report.
    pub id: String,
    /// The indicator, the value, the period and the place, in words; empty where there is none.
    pub words: [String; 4],
    /// What is searched besides: the source's own words, where they are others.
    pub wording: String,
}

/// A page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its id: that of a report alone, others with the folder before it (`terms/dual-carbon`).
    pub id: String,
    /// What kind it is, by its position among the names of kinds.
    pub kind: usize,
    /// Its path from the site's root, without a slash before it.
    pub path: String,
    /// Its title.
    pub title: String,
    /// When, in words; empty if nothing is known.
    pub date: String,
    /// The year, if it is known.
    pub year: Option<u16>,
    /// The place, by its position in the table of places.
    pub region: Option<usize>,
    /// The terms whose definitions stand in notes, by the positions of their pages.
    pub terms: Vec<usize>,
    /// The topics, by their positions.
    pub topics: Vec<usize>,
    /// What is searched, in the order in which it is read.
    pub blocks: Vec<Block>,
    /// Its figures.
    pub figures: Vec<Figure>,
}
