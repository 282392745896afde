//! Where on a rendered page something stands that stands in a file.
//!
//! A page is not searched for this: a body knows which bytes of its file became which of its
//! elements, and the words that a reader sees there.

use super::body::{Block, Body, Piece, Target};
use std::ops::Range;

/// A place on a rendered page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pin {
    /// The figure of this id: the elements with `data-figure`, else its row.
    Figure(String),
    /// Words of the body.
    Words(Words),
    /// A part of the page outside its body.
    Part(Part),
}

/// Words of a body, by what a reader sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Which element child of the body's element they stand in, from zero.
    pub block: usize,
    /// The words; empty for the block as a whole.
    pub quote: String,
    /// Which occurrence of them in the block, from zero, spaces aside.
    pub nth: usize,
    /// The characters before them in the block without spaces: links that print something of
    /// their own may add occurrences, and what stands around tells them apart.
    pub before: String,
    /// The characters after them, without spaces.
    pub after: String,
}

/// A part of a page that front matter makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The heading of the page.
    Title,
    /// What stands under it.
    Summary,
    /// What else is known of it.
    Header,
}

/// Characters on either side that tell one occurrence of some words from another.
const AROUND: usize = 12;

impl Pin {
    /// Where bytes of a body's file stand on its page; nothing if they are in no block.
    pub fn in_body(body: &Body, span: &Range<usize>) -> Option<Self> {
        let block = body.blocks.iter().rposition(|block| block.file.start <= span.start)?;
        if body.blocks[block].file.end <= span.start {
            return None;
        }
        let printed = body
            .links
            .iter()
            .find(|link| link.words.is_empty() && within(span, &link.span));
        if let Some(link) = printed
            && let Target::Figure(id) = &link.target
        {
            return Some(Pin::Figure(id.clone()));
        }
        Some(Pin::Words(words(body, block, span)))
    }

    /// The first place of a body that has some words; they may not be broken by a link.
    pub fn of_words(body: &Body, quote: &str) -> Option<Self> {
        let at = body.text.find(quote).filter(|_| !quote.is_empty())?;
        let block = body.blocks.iter().position(|block| within(&(at..at), &block.text))?;
        Some(Pin::Words(quoted(body, block, at..at + quote.len())))
    }
}

fn within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// The words of a block that some bytes of the file became.
fn words(body: &Body, block: usize, span: &Range<usize>) -> Words {
    let Block { text, file, .. } = &body.blocks[block];
    let span = span.start..span.end.min(file.end);
    let first = body.runs.partition_point(|run| run.file.end <= span.start);
    let mut place: Option<Range<usize>> = None;
    for run in body.runs[first..].iter().take_while(|run| run.file.start < span.end) {
        let part = if run.text.len() == run.file.len() {
            let moved = |at: usize| run.text.start + (at.clamp(run.file.start, run.file.end) - run.file.start);
            moved(span.start)..moved(span.end)
        } else {
            run.text.clone()
        };
        place = Some(place.map_or(part.start, |place| place.start)..part.end);
    }
    let place = place.map_or(text.start..text.start, |place| {
        place.start.max(text.start)..place.end.min(text.end)
    });
    quoted(body, block, longest(&place, &holes(body)))
}

/// Where a page shows other words than the text has, or further ones: descriptions of images,
/// and links that print what they lead to.
fn holes(body: &Body) -> Vec<Range<usize>> {
    let hole = |piece: &Piece| match piece {
        Piece::Image { link, .. } => Some(*link),
        Piece::Open(link) => body.links[*link].words.is_empty().then_some(*link),
        Piece::Html(_) | Piece::Close(_) | Piece::Anchor { .. } | Piece::Note(_) => None,
    };
    let links = body.pieces.iter().filter_map(hole);
    links.map(|link| body.links[link].at.clone()).collect()
}

/// The longest part of a range that has no hole in it, the first of several.
fn longest(range: &Range<usize>, holes: &[Range<usize>]) -> Range<usize> {
    let mut best = range.start..range.start;
    let mut start = range.start;
    let inside = holes
        .iter()
        .filter(|hole| hole.start < range.end && hole.end >= range.start);
    for hole in inside {
        if hole.start.saturating_sub(start) > best.len() {
            best = start..hole.start;
        }
        start = start.max(hole.end);
    }
    if range.end.saturating_sub(start) > best.len() {
        best = start..range.end;
    }
    best
}

fn quoted(body: &Body, block: usize, range: Range<usize>) -> Words {
    let text = &body.blocks[block].text;
    // A boundary that falls into a character would be a slip of a rule; the page is shown anyway.
    let quote = body.text.get(range.clone()).unwrap_or_default().trim();
    let before = without_spaces(body.text.get(text.start..range.start).unwrap_or_default());
    let after = without_spaces(body.text.get(range.end..text.end).unwrap_or_default());
    let wanted = without_spaces(quote);
    let whole = format!("{before}{wanted}{after}");
    let skipped = before.chars().count().saturating_sub(AROUND);
    Words {
        block,
        quote: quote.to_owned(),
        nth: occurrences(&whole, &wanted, before.len()),
        before: before.chars().skip(skipped).collect(),
        after: after.chars().take(AROUND).collect(),
    }
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// How often `wanted` begins before a byte of `text`.
fn occurrences(text: &str, wanted: &str, before: usize) -> usize {
    if wanted.is_empty() {
        return 0;
    }
    let starts = text.char_indices().take_while(|(at, _)| *at < before);
    starts.filter(|(at, _)| text[*at..].starts_with(wanted)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::body::{BlockKind, Link, Run};

    /// `共有17家企业，[](figure:firms)，17家达标` and a second paragraph.
    fn body() -> Body {
        let text = "共有17家企业，，17家达标\n又增6家\n".to_owned();
        let gap = text.find("，，").expect("it is there") + "，".len();
        let end = text.find('\n').expect("it is there");
        let link = "[](figure:firms)".len();
        let second = end + link + 2;
        Body {
            pieces: vec![Piece::Html("<p>".into()), Piece::Open(0), Piece::Close(0)],
            links: vec![Link {
                target: Target::Figure("firms".into()),
                address: "figure:firms".into(),
                words: String::new(),
                title: String::new(),
                span: gap..gap + link,
                words_end: gap + 1,
                at: gap..gap,
            }],
            headings: Vec::new(),
            runs: vec![
                Run {
                    text: 0..gap,
                    file: 0..gap,
                },
                Run {
                    text: gap..end,
                    file: gap + link..end + link,
                },
                Run {
                    text: end + 1..text.len() - 1,
                    file: second..second + text.len() - 2 - end,
                },
            ],
            sections: Vec::new(),
            blocks: vec![
                Block {
                    kind: BlockKind::Paragraph,
                    pieces: 0..3,
                    text: 0..end + 1,
                    file: 0..end + link + 1,
                },
                Block {
                    kind: BlockKind::Paragraph,
                    pieces: 3..3,
                    text: end + 1..text.len(),
                    file: second..second + text.len() - 1 - end,
                },
            ],
            text,
            markdown: String::new(),
            start: 0,
            definitions: Vec::new(),
        }
    }

    fn in_file(body: &Body, from_text: usize) -> usize {
        let run = body.runs.iter().find(|run| run.text.contains(&from_text));
        run.map_or(0, |run| run.file.start + from_text - run.text.start)
    }

    fn words_at(body: &Body, quote: &str, nth: usize) -> Words {
        let (at, _) = body.text.match_indices(quote).nth(nth).expect("it is there");
        let start = in_file(body, at);
        match Pin::in_body(body, &(start..start + quote.len())) {
            Some(Pin::Words(words)) => words,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn words_are_told_apart_by_their_number_and_what_is_around_them() {
        let body = body();
        let first = words_at(&body, "17家", 0);
        assert_eq!((first.block, first.quote.as_str(), first.nth), (0, "17家", 0));
        let second = words_at(&body, "17家", 1);
        assert_eq!((second.block, second.quote.as_str(), second.nth), (0, "17家", 1));
        assert_eq!(
            (second.before.as_str(), second.after.as_str()),
            ("共有17家企业，，", "达标")
        );
        let third = words_at(&body, "6家", 0);
        assert_eq!((third.block, third.nth), (1, 0));
    }

    #[test]
    fn a_figure_that_is_printed_is_found_by_its_id() {
        let body = body();
        let link = body.links[0].span.clone();
        assert_eq!(Pin::in_body(&body, &link), Some(Pin::Figure("firms".into())));
    }

    #[test]
    fn words_are_not_quoted_across_what_a_link_prints() {
        let body = body();
        let Some(Pin::Words(words)) = Pin::in_body(&body, &body.blocks[0].file) else {
            panic!("the block has words");
        };
        assert_eq!(words.quote, "共有17家企业，");
        assert_eq!(Pin::in_body(&body, &(900..901)), None);
    }

    #[test]
    fn words_are_found_in_the_text() {
        let body = body();
        let Some(Pin::Words(words)) = Pin::of_words(&body, "6家") else {
            panic!("it is there");
        };
        assert_eq!((words.block, words.before.as_str()), (1, "又增"));
        assert_eq!(Pin::of_words(&body, "没有"), None);
        assert_eq!(Pin::of_words(&body, ""), None);
    }
}
