//! The index in files of a size that a phone fetches at once.

use super::deflate::{deflate, varint};
use super::tree::{Entry, EntryKind};

/// How many bytes a shard has before it is compressed, about.
const SIZE: usize = 8 * 1024;

/// A file of the index.
#[derive(Debug)]
pub struct Shard {
    /// As much of the first string in it as tells it from the last one before it.
    pub first: Vec<u16>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Writes entries, which come in order.
///
/// An entry is: how many units of the string before it begins with, how many follow, these (two
/// bytes each, the lower first), the length of its list times four plus the number of its kind,
/// and of each page the distance to the number before it times eight plus the level.
pub(super) fn write<'k>(entries: &[Entry], lists: &[u32], key: impl Fn(&Entry) -> &'k [u16]) -> Vec<Shard> {
    let mut shards = Vec::new();
    let mut bytes: Vec<u8> = Vec::new();
    let mut first: Vec<u16> = Vec::new();
    let mut last: &[u16] = &[];
    for entry in entries.iter().filter(|entry| entry.kind != EntryKind::None) {
        let key = key(entry);
        // Strings that are alike stay together: a lookup begins at the first.
        if bytes.len() >= SIZE && key != last {
            shards.push(Shard {
                first: std::mem::take(&mut first),
                bytes: deflate(&bytes),
            });
            bytes.clear();
        }
        let mut shared = key.iter().zip(last).take_while(|(a, b)| a == b).count();
        if bytes.is_empty() {
            // No string of the index lies between the two.
            first = key[..whole(key, (shared + 1).min(key.len()))].to_vec();
            shared = 0;
        }
        varint(&mut bytes, shared);
        varint(&mut bytes, key.len() - shared);
        bytes.extend(key[shared..].iter().flat_map(|unit| unit.to_le_bytes()));
        let tags = &lists[entry.list.clone()];
        varint(&mut bytes, (tags.len() << 2) | entry.kind as usize);
        let mut before = 0;
        for tag in tags {
            // The level stays, and the distance takes the number's place.
            varint(&mut bytes, (tag - before) as usize);
            before = tag & !7;
        }
        last = key;
    }
    if !bytes.is_empty() {
        shards.push(Shard {
            first,
            bytes: deflate(&bytes),
        });
    }
    shards
}

/// The length of a beginning of a string that does not end within a character.
fn whole(units: &[u16], length: usize) -> usize {
    let splits = units.get(length).is_some_and(|unit| (0xdc00..=0xdfff).contains(unit));
    length + usize::from(splits)
}
