//! The texts of pages, for passages: a few pages in a file.

use super::deflate::deflate;
use super::{Block, Level, Page};
use serde_json::{Value, json};
use std::ops::Range;

/// How many bytes of text a pack has, about, before it is compressed. Each result on the first
/// screen fetches one; each file costs a build as much time as a page.
pub const PACK: usize = 4 * 1024;

/// Which pages lie in which pack.
pub fn ranges(pages: &[&Page]) -> Vec<Range<usize>> {
    let mut packs: Vec<Range<usize>> = Vec::new();
    let mut room = 0;
    for (at, page) in pages.iter().enumerate() {
        let texts = kept(page).map(|block| block.text.len()).sum::<usize>();
        let size = texts
            + page
                .figures
                .iter()
                .map(|figure| figure.words.concat().len() + 32)
                .sum::<usize>();
        match packs.last_mut() {
            Some(last) if size <= room => {
                last.end = at + 1;
                room -= size;
            }
            _ => {
                packs.push(at..at + 1);
                room = PACK.saturating_sub(size);
            }
        }
    }
    packs
}

/// A pack: for each page its id, path, title and date, its texts with their levels and links to terms, its
/// figures (of each the id, what is shown, and the source's words where those are others), and the
/// terms that it has notes on.
pub fn pack(pages: &[&Page]) -> Vec<u8> {
    let pages: Vec<Value> = pages.iter().map(|page| value(page)).collect();
    deflate(Value::from(pages).to_string().as_bytes())
}

/// The texts that are in a page's pack: those of notes are in the packs of their terms.
fn kept(page: &Page) -> impl Iterator<Item = &Block> {
    page.blocks.iter().filter(|block| block.level != Level::Note)
}

fn value(page: &Page) -> Value {
    let mut texts: Vec<Text> = Vec::new();
    for block in kept(page) {
        let place = texts.last_mut().filter(|last| last.goes_on_with(block));
        match place {
            Some(last) => last.add(block),
            None => texts.push(Text::of(block)),
        }
    }
    let texts: Vec<Value> = texts.into_iter().map(Text::into_value).collect();
    let figures: Vec<Value> = page
        .figures
        .iter()
        .map(|figure| json!([figure.id, figure.words, figure.wording]))
        .collect();
    json!([page.id, page.path, page.title, page.date, texts, figures, page.terms])
}

/// Texts of one level that follow one another, with line ends between them.
struct Text {
    level: Level,
    lines: String,
    /// How long it is, in UTF-16 units, which the page's script counts in.
    length: usize,
    /// Where words are linked to terms: beginnings and ends, in turn.
    terms: Vec<usize>,
}

impl Text {
    fn of(block: &Block) -> Self {
        let mut text = Self {
            level: block.level,
            lines: String::new(),
            length: 0,
            terms: Vec::new(),
        };
        text.append(block);
        text
    }

    fn goes_on_with(&self, block: &Block) -> bool {
        self.level == block.level && block.level >= Level::Body
    }

    fn add(&mut self, block: &Block) {
        self.lines.push('\n');
        self.length += 1;
        self.append(block);
    }

    fn append(&mut self, block: &Block) {
        let units = |text: &str| text.encode_utf16().count();
        for term in &block.terms {
            let start = self.length + units(&block.text[..term.start]);
            self.terms.extend([start, start + units(&block.text[term.clone()])]);
        }
        self.lines.push_str(&block.text);
        self.length += units(&block.text);
    }

    fn into_value(self) -> Value {
        if self.terms.is_empty() {
            json!([self.level as u8, self.lines])
        } else {
            json!([self.level as u8, self.lines, self.terms])
        }
    }
}
