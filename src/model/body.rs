//! The body of a page: HTML with holes where the rest of the site is needed.
//!
//! Markdown is read once, when the file is parsed. What does not depend on other
//! files is HTML at once; each link that leads into the site is a hole that is
//! filled when the page is rendered. The rendered text is never edited.

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
    /// The text as a reader sees it, without code; blocks end with a line feed.
    pub text: String,
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
}
