//! What the page's script has to know of all pages before it looks anything up.

use super::deflate::deflate;
use super::shards::alike;
use super::{Page, Shard};
use serde_json::json;
use std::ops::Range;

/// How many ids lie in a file.
const IDS: usize = 512;

/// How many shards are in a list: where all begin would be more than all the rest.
const STEP: usize = 64;

/// What the filters are called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Labels {
    /// Each place's name, and the position of the place that it lies in.
    pub regions: Vec<(String, Option<usize>)>,
    /// Each topic's name.
    pub topics: Vec<String>,
    /// Each kind's name.
    pub kinds: Vec<String>,
}

/// The head, and the files beside it.
#[derive(Debug)]
pub struct Head {
    /// The file that is fetched first.
    pub bytes: Vec<u8>,
    /// The ids of pages, some hundred in a file.
    pub ids: Vec<Vec<u8>>,
    /// The ids of the figures of as many pages.
    pub figures: Vec<Vec<u8>>,
    /// Where shards begin.
    pub lists: Vec<Vec<u8>>,
}

/// What a head tells of.
#[derive(Debug)]
pub struct Contents<'a> {
    /// All pages, in order.
    pub pages: &'a [&'a Page],
    /// How many of them, the first, come before all reports and have no date.
    pub undated: usize,
    /// What the filters are called.
    pub labels: &'a Labels,
    /// The index.
    pub shards: &'a [Shard],
    /// Which pages lie in which pack.
    pub packs: &'a [Range<usize>],
    /// How many bytes all files have but those that the head makes.
    pub bytes: usize,
    /// Characters that are folded, with what they become.
    pub table: &'a [(char, char)],
    /// The name of this content.
    pub version: &'a str,
}

/// Writes the head of an index.
///
/// # Panics
/// Never: no string of the index is longer than 24 units.
pub fn head(contents: &Contents<'_>) -> Head {
    let Contents {
        pages, labels, shards, ..
    } = *contents;
    let column = |value: fn(&Page) -> usize| pages.iter().map(|page| value(page)).collect::<Vec<usize>>();
    let files = pages.len().div_ceil(IDS);
    let (from, to): (String, String) = contents.table.iter().copied().unzip();
    let value = json!({
        "version": contents.version,
        "bytes": contents.bytes,
        "ids": IDS,
        "step": STEP,
        "files": {"f": files, "i": files, "l": shards.len().div_ceil(STEP), "p": contents.packs.len(), "s": shards.len()},
        "undated": contents.undated,
        "lists": firsts(shards.iter().step_by(STEP)),
        "packs": contents.packs.iter().map(ExactSizeIterator::len).collect::<Vec<_>>(),
        "figures": column(|page| page.figures.len()),
        "years": column(|page| page.year.map_or(0, usize::from)),
        // From one, so that nothing is zero.
        "regions": column(|page| page.region.map_or(0, |at| at + 1)),
        "topics": pages.iter().map(|page| page.topics.clone()).collect::<Vec<_>>(),
        "kinds": column(|page| page.kind),
        "regionNames": labels.regions.iter().map(|(name, _)| name).collect::<Vec<_>>(),
        "regionParents": labels.regions.iter().map(|(_, parent)| parent.map_or(0, |at| at + 1)).collect::<Vec<_>>(),
        "topicNames": labels.topics,
        "kindNames": labels.kinds,
        "fold": [from, to],
    });
    let columns = |value: fn(&Page) -> String| {
        let files = pages.chunks(IDS).map(move |pages| {
            let values: Vec<String> = pages.iter().map(|page| value(page)).collect();
            deflate(json!(values).to_string().as_bytes())
        });
        files.collect::<Vec<_>>()
    };
    Head {
        bytes: deflate(value.to_string().as_bytes()),
        ids: columns(|page| page.id.clone()),
        figures: columns(|page| {
            let ids: Vec<&str> = page.figures.iter().map(|figure| figure.id.as_str()).collect();
            ids.join(" ")
        }),
        lists: shards
            .chunks(STEP)
            .map(|list| deflate(json!(firsts(list)).to_string().as_bytes()))
            .collect(),
    }
}

/// Where shards begin: a line for each, in which a digit, or a letter behind the digits, says how much it
/// has in common with the line before it.
fn firsts<'s>(shards: impl IntoIterator<Item = &'s Shard>) -> String {
    let mut last: &[u16] = &[];
    let mut firsts: Vec<u16> = Vec::new();
    for shard in shards {
        let alike = alike(&shard.first, last);
        // No character is cut in two.
        let high = |unit: &u16| (0xd800..=0xdbff).contains(unit);
        let shared = alike - usize::from(alike > 0 && high(&shard.first[alike - 1]));
        firsts.push(u16::from(b'0') + u16::try_from(shared).expect("strings of the index are short"));
        firsts.extend_from_slice(&shard.first[shared..]);
        firsts.push(0x0a);
        last = &shard.first;
    }
    String::from_utf16_lossy(&firsts)
}
