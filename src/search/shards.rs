//! The index in files of a size that a phone fetches at once.

use super::deflate::{deflate, varint};
use super::index::{Branch, Index};
use super::tree::{EntryKind, Tree};

/// How many bytes a shard has before it is compressed, about. Each word of a query takes one.
const SIZE: usize = 6 * 1024;

/// A file of the index.
#[derive(Debug)]
pub struct Shard {
    /// As much of the first string in it as tells it from the last one before it.
    pub first: Vec<u16>,
    /// Its bytes, as they are published.
    pub bytes: Vec<u8>,
    /// Its bytes before they were compressed.
    raw: Vec<u8>,
}

/// A piece of a shard: entries that can be read without those before them.
#[derive(Debug)]
pub(super) struct Piece {
    first: Vec<u16>,
    last: Vec<u16>,
    bytes: Vec<u8>,
}

/// Writes the entries of a tree.
///
/// An entry is: how many units of the string before it begins with, how many follow, these (two
/// bytes each, the lower first), the length of its list times four plus the number of its kind,
/// and of each page the distance to the number before it times eight plus the level.
pub(super) fn pieces(tree: &Tree<'_>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for entry in tree.entries.iter().filter(|entry| entry.kind != EntryKind::None) {
        let string = tree.string(entry);
        // Strings that are alike stay together: a lookup begins at the first.
        let goes_on = |piece: &&mut Piece| piece.bytes.len() < SIZE || piece.last == string;
        let shared = match pieces.last_mut().filter(goes_on) {
            Some(piece) => {
                let shared = alike(string, &piece.last);
                piece.last.truncate(shared);
                piece.last.extend_from_slice(&string[shared..]);
                shared
            }
            None => {
                pieces.push(Piece {
                    first: string.to_vec(),
                    last: string.to_vec(),
                    bytes: Vec::with_capacity(SIZE + SIZE / 4),
                });
                0
            }
        };
        // One was pushed where there was none.
        let Some(Piece { bytes, .. }) = pieces.last_mut() else {
            continue;
        };
        varint(bytes, shared);
        varint(bytes, string.len() - shared);
        bytes.extend(string[shared..].iter().flat_map(|unit| unit.to_le_bytes()));
        let tags = &tree.list[entry.list.clone()];
        varint(bytes, (tags.len() << 2) | entry.kind as usize);
        let mut before = 0;
        for tag in tags {
            // The level stays, and the distance takes the number's place.
            varint(bytes, (tag - before) as usize);
            before = tag & !7;
        }
    }
    pieces
}

/// What goes into a shard.
#[derive(Debug)]
pub struct Plan<'p> {
    first: Vec<u16>,
    pieces: Vec<&'p Piece>,
    size: usize,
}

/// Shares the pieces of all branches, which come in order, out among shards.
pub fn plans(branches: &[Branch]) -> Vec<Plan<'_>> {
    let mut plans: Vec<Plan<'_>> = Vec::new();
    let mut last: &[u16] = &[];
    for piece in branches.iter().flat_map(|branch| branch.0.iter()) {
        let size = piece.bytes.len();
        match plans.last_mut() {
            Some(plan) if plan.size + size <= SIZE => {
                plan.size += size;
                plan.pieces.push(piece);
            }
            _ => {
                // No string of the index lies between the two.
                let length = whole(&piece.first, (alike(&piece.first, last) + 1).min(piece.first.len()));
                plans.push(Plan {
                    first: piece.first[..length].to_vec(),
                    pieces: vec![piece],
                    size,
                });
            }
        }
        last = &piece.last;
    }
    plans
}

impl Plan<'_> {
    /// Makes the shard. What an earlier index has compressed already is taken from it.
    pub fn shard(self, earlier: Option<&Index>) -> Shard {
        let raw: Vec<u8> = self.pieces.iter().flat_map(|piece| &piece.bytes).copied().collect();
        let before = earlier.and_then(|earlier| {
            let at = earlier
                .shards
                .binary_search_by(|shard| shard.first.cmp(&self.first))
                .ok()?;
            Some(&earlier.shards[at]).filter(|shard| shard.raw == raw)
        });
        Shard {
            bytes: before.map_or_else(|| deflate(&raw), |shard| shard.bytes.clone()),
            first: self.first,
            raw,
        }
    }
}

/// How many units two strings have in common at their beginning.
pub(super) fn alike(a: &[u16], b: &[u16]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

/// The length of a beginning of a string that does not end within a character.
fn whole(units: &[u16], length: usize) -> usize {
    let splits = units.get(length).is_some_and(|unit| (0xdc00..=0xdfff).contains(unit));
    length + usize::from(splits)
}
