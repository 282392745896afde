//! The texts of pages, for passages: a few pages in a file.

use super::deflate::deflate;
use super::{Level, Page};
use serde_json::{Value, json};
use std::ops::Range;

/// How many bytes of text a pack has, about, before it is compressed. Each result on the first
/// screen fetches one; each file costs a build as much time as a page.
pub const PACK: usize = 8 * 1024;

/// Which pages lie in which pack.
pub fn ranges(pages: &[Page]) -> Vec<Range<usize>> {
    let mut packs: Vec<Range<usize>> = Vec::new();
    let mut room = 0;
    for (at, page) in pages.iter().enumerate() {
        let texts = page.blocks.iter().map(|block| block.text.len()).sum::<usize>();
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

/// A pack: for each page its id, path, title and date, its texts with their levels, and its
/// figures: of each the id, what is shown, and the source's words where those are others.
pub fn pack(pages: &[Page]) -> Vec<u8> {
    let pages: Vec<Value> = pages.iter().map(value).collect();
    deflate(Value::from(pages).to_string().as_bytes())
}

fn value(page: &Page) -> Value {
    // Texts of one level that follow one another are one text with line ends.
    let mut texts: Vec<(u8, String)> = Vec::new();
    for block in &page.blocks {
        let level = block.level as u8;
        match texts.last_mut() {
            Some((last, text)) if *last == level && block.level >= Level::Body => {
                text.push('\n');
                text.push_str(&block.text);
            }
            _ => texts.push((level, block.text.clone())),
        }
    }
    let figures: Vec<Value> = page
        .figures
        .iter()
        .map(|figure| json!([figure.id, figure.words, figure.wording]))
        .collect();
    json!([page.id, page.path, page.title, page.date, texts, figures])
}
