//! The body of a page: HTML with holes where the rest of the site is needed.
//!
//! Markdown is read once, when the file is parsed. What does not depend on other
//! files is HTML at once; each link that leads into the site is a hole that is
//! filled when the page is rendered. The rendered text is never edited.

use super::translation::Section;
use std::ops::Range;

/// A parsed Markdown body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    /// HTML and holes, in order.
    pub pieces: Vec<Piece>,
    /// What the holes are, in order of appearance.
    pub links: Vec<Link>,
    /// Headings, in order.
    pub headings: Vec<Heading>,
    /// What the headings divide it into, in order.
    pub sections: Vec<Section>,
    /// The text as a reader sees it, without blocks of code; blocks and lines that end where
    /// the editor wants it end with a line feed, cells of tables with a tabulator.
    pub text: String,
    /// Where the words of `text` stand in the file, in order. Code in a line, descriptions of
    /// images and raw HTML are in none of them.
    pub runs: Vec<Run>,
    /// The elements that it consists of, in order: one for each element child of the element
    /// that the body stands in.
    pub blocks: Vec<Block>,
    /// The text as the editor wrote it, without what stands before it in the file.
    pub markdown: String,
    /// Where that begins in the file.
    pub start: usize,
    /// The bytes in `markdown` of what says where links lead that name it (`[name]: address`).
    pub definitions: Vec<Range<usize>>,
}

/// One element of a body: a paragraph, a heading, a list, a table, a footnote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its pieces: those from here to there of [`Body::pieces`].
    pub pieces: Range<usize>,
    /// Its bytes in [`Body::text`]; empty for what has no words, such as a block of code.
    pub text: Range<usize>,
    /// Its bytes in the file.
    pub file: Range<usize>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph; also raw HTML, which is shown as text.
    Paragraph,
    /// A heading.
    Heading,
    /// A list.
    List,
    /// A table.
    Table,
    /// A quotation.
    Quote,
    /// Code.
    Code,
    /// A line across.
    Rule,
    /// A footnote.
    Footnote,
}

/// Words of [`Body::text`] that stand in the file as they read, or one mark that the file
/// writes otherwise (`&amp;`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Their bytes in [`Body::text`].
    pub text: Range<usize>,
    /// Their bytes in the file. A run of the same length is the same byte for byte.
    pub file: Range<usize>,
}

impl Run {
    /// Whether text and file have the same bytes here.
    fn is_plain(&self) -> bool {
        self.text.len() == self.file.len()
    }
}

impl Body {
    /// Notes that the last bytes of `text`, from `start` on, stand at `file`.
    pub fn note(&mut self, start: usize, file: Range<usize>) {
        let run = Run {
            text: start..self.text.len(),
            file,
        };
        if let Some(last) = self.runs.last_mut()
            && last.text.end == run.text.start
            && last.file.end == run.file.start
            && last.is_plain()
            && run.is_plain()
        {
            (last.text.end, last.file.end) = (run.text.end, run.file.end);
        } else {
            self.runs.push(run);
        }
    }

    /// Where some bytes of `text` stand in the file; nothing if code, an image or the end of a
    /// block is among them, or if they are none.
    pub fn in_file(&self, range: Range<usize>) -> Option<Range<usize>> {
        let first = self.runs.partition_point(|run| run.text.end <= range.start);
        let mut reached = range.start;
        let mut place: Option<Range<usize>> = None;
        for run in &self.runs[first..] {
            if reached >= range.end {
                break;
            }
            if run.text.start > reached {
                return None;
            }
            let part = reached..range.end.min(run.text.end);
            let file = if run.is_plain() {
                let moved = |at: usize| run.file.start + (at - run.text.start);
                moved(part.start)..moved(part.end)
            } else {
                run.file.clone()
            };
            reached = part.end;
            place = Some(place.map_or(file.start, |place| place.start)..file.end);
        }
        place.filter(|_| reached >= range.end)
    }
}

/// A run of HTML or one end of a link. Numbers are indices into [`Body::links`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Finished HTML.
    Html(String),
    /// Here a link begins.
    Open(usize),
    /// Here it ends.
    Close(usize),
    /// The start tag of an element that can be linked to.
    Anchor {
        /// What stands in it before the id: `h2`.
        tag: &'static str,
        /// The id.
        id: String,
    },
    /// A footnote is mentioned: its number.
    Note(usize),
    /// An image whose address is the link's.
    Image {
        /// Which link holds the address.
        link: usize,
        /// Its description, as plain text.
        alt: String,
        /// Its title, if it has one.
        title: String,
    },
}

/// A link as the editor wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it leads.
    pub target: Target,
    /// The address as the editor wrote it, with its escapes.
    pub address: String,
    /// The link's words as plain text; empty for `[](…)`.
    pub words: String,
    /// The title attribute; empty if there is none.
    pub title: String,
    /// The link's bytes in the file.
    pub span: Range<usize>,
    /// Where its words end in the file, before the bracket that closes them.
    pub words_end: usize,
    /// The bytes of its words in [`Body::text`], or where they would be.
    pub at: Range<usize>,
}

/// Where a link leads, by its form alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// `figure:ID`, a figure of the same report.
    Figure(String),
    /// `report:ID`, `topic:ID`, …: a page of the site, with a section if one is named.
    Page(PageScheme, String, Option<String>),
    /// `#section` of the same page.
    Section(String),
    /// A file beside the page.
    File(String),
    /// Another site, or a mail address.
    External(String),
    /// A scheme that means nothing here.
    Unknown(String),
}

/// The schemes that lead to pages of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageScheme {
    /// `report:`
    Report,
    /// `topic:`
    Topic,
    /// `region:`
    Region,
    /// `indicator:`
    Indicator,
    /// `term:`
    Term,
}

impl PageScheme {
    /// All schemes.
    pub const ALL: [PageScheme; 5] = [
        PageScheme::Report,
        PageScheme::Topic,
        PageScheme::Region,
        PageScheme::Indicator,
        PageScheme::Term,
    ];

    /// The scheme without its colon.
    pub fn as_str(self) -> &'static str {
        match self {
            PageScheme::Report => "report",
            PageScheme::Topic => "topic",
            PageScheme::Region => "region",
            PageScheme::Indicator => "indicator",
            PageScheme::Term => "term",
        }
    }
}

/// A heading of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its level, one to six.
    pub level: u8,
    /// The id that addresses it.
    pub id: String,
    /// Its text.
    pub text: String,
    /// Its bytes in the file.
    pub span: Range<usize>,
    /// Where its text begins in [`Body::text`].
    pub at: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_the_text_are_found_in_the_file() {
        let mut body = Body::default();
        for (words, file) in [("共17", 4..9), ("家", 9..12), ("&", 14..19), ("企业", 19..25)] {
            let start = body.text.len();
            body.text.push_str(words);
            body.note(start, file);
        }
        body.text.push('\n');
        let start = body.text.len();
        body.text.push_str("6家");
        body.note(start, 40..44);
        assert_eq!(body.runs.len(), 4);
        assert_eq!(body.in_file(3..8), Some(7..12));
        assert_eq!(body.in_file(5..12), Some(9..22));
        assert_eq!(body.in_file(16..20), Some(40..44));
        assert_eq!(body.in_file(12..20), None);
        assert_eq!(body.in_file(3..3), None);
    }
}
