//! What the page's script has to know of all pages before it looks anything up.

use super::deflate::deflate;
use super::{Kind, Page, Shard};
use serde_json::json;
use std::ops::Range;

/// How many ids lie in a file.
const IDS: usize = 512;

/// What the filters are called.
#[derive(Debug, Clone, Default)]
pub struct Labels {
    /// Each place's name, and the position of the place that it lies in.
    pub regions: Vec<(String, Option<usize>)>,
    /// Each topic's name.
    pub topics: Vec<String>,
}

/// The head, and the files with the pages' ids.
#[derive(Debug)]
pub struct Head {
    /// The file that is fetched first.
    pub bytes: Vec<u8>,
    /// The ids of pages, some hundred in a file, each with those of its figures behind it.
    pub ids: Vec<Vec<u8>>,
}

/// Writes the head of an index.
///
/// # Panics
/// Never: no string of the index is longer than 24 units.
pub fn head<'s>(
    pages: &[Page],
    labels: &Labels,
    shards: impl IntoIterator<Item = &'s Shard>,
    (packs, pack_bytes): (&[Range<usize>], usize),
    (table, version): (&[(char, char)], &str),
) -> Head {
    let mut total = pack_bytes;
    let mut last: &[u16] = &[];
    let mut firsts: Vec<u16> = Vec::new();
    for shard in shards {
        total += shard.bytes.len();
        let alike = shard.first.iter().zip(last).take_while(|(a, b)| a == b).count();
        // No character is cut in two.
        let high = |unit: &u16| (0xd800..=0xdbff).contains(unit);
        let shared = alike - usize::from(alike > 0 && high(&shard.first[alike - 1]));
        // A digit, or the letters behind the digits: a string has 24 units at most.
        firsts.push(u16::from(b'0') + u16::try_from(shared).expect("strings of the index are short"));
        firsts.extend_from_slice(&shard.first[shared..]);
        firsts.push(0x0a);
        last = &shard.first;
    }
    let column = |value: fn(&Page) -> usize| pages.iter().map(value).collect::<Vec<usize>>();
    let kind = |page: &Page| Kind::ALL.iter().position(|kind| *kind == page.kind).unwrap_or_default();
    let (from, to): (String, String) = table.iter().copied().unzip();
    let value = json!({
        "version": version,
        "bytes": total,
        "ids": IDS,
        "shards": String::from_utf16_lossy(&firsts),
        "packs": packs.iter().map(ExactSizeIterator::len).collect::<Vec<_>>(),
        "figures": column(|page| page.figures.len()),
        "years": column(|page| page.year.map_or(0, usize::from)),
        // From one, so that nothing is zero.
        "regions": column(|page| page.region.map_or(0, |at| at + 1)),
        "topics": pages.iter().map(|page| page.topics.clone()).collect::<Vec<_>>(),
        "kinds": pages.iter().map(kind).collect::<Vec<_>>(),
        "regionNames": labels.regions.iter().map(|(name, _)| name).collect::<Vec<_>>(),
        "regionParents": labels.regions.iter().map(|(_, parent)| parent.map_or(0, |at| at + 1)).collect::<Vec<_>>(),
        "topicNames": labels.topics,
        "fold": [from, to],
    });
    let ids = pages.chunks(IDS).map(|pages| {
        let ids: Vec<String> = pages.iter().map(ids_of).collect();
        deflate(json!(ids).to_string().as_bytes())
    });
    Head {
        bytes: deflate(value.to_string().as_bytes()),
        ids: ids.collect(),
    }
}

/// A page's id and those of its figures, between spaces.
fn ids_of(page: &Page) -> String {
    let figures = page.figures.iter().map(|figure| figure.id.as_str());
    let ids: Vec<&str> = std::iter::once(page.id.as_str()).chain(figures).collect();
    ids.join(" ")
}
