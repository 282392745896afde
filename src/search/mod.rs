//! The search index: pages and figures of one language to small files that a script in the page
//! reads.
//!
//! A page's text is folded to one spelling ([`cut`]). From every Chinese character and from the
//! beginning of every other word a string runs on through the text; all these strings, sorted and
//! cut off where few pages are left, are the index ([`tree`]). Whatever a reader types begins some
//! of them or stands nowhere, so that one place of the index says which pages hold it. No phrase is
//! put together of pieces, and what is found is exact whatever the length.
//!
//! The index is cut into [`shards`]; the texts for passages lie in [`packs`], the pages' facts in
//! the [`head`], and what the term base calls things in [`names`]. `docs/search.md` describes the
//! files.

mod corpus;
pub mod cut;
mod deflate;
mod head;
mod index;
mod names;
mod packs;
mod page;
mod shards;
mod tree;

pub use corpus::{Corpus, Texts};
pub use cut::Folder;
pub use head::{Contents, Head, Labels, head};
pub use index::{Branch, Index};
pub use names::{names, readings};
pub use packs::{PACK, pack, ranges};
pub use page::{Block, Figure, Level, Page};
pub use shards::{Plan, Shard, plans};

/// How many bits of a version stand in addresses: enough that two builds of a site do not share
/// one by chance.
const VERSION: u64 = 0xffff_ffff_ffff;

/// A short name for the content of some files, for addresses that may be cached for good: FNV-1a,
/// eight bytes at a time, because megabytes are named at each build and nobody gains by a collision.
pub fn version<'b>(files: impl IntoIterator<Item = &'b [u8]>) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut add = |word: u64| hash = (hash ^ word).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23);
    for file in files {
        add(file.len() as u64);
        for chunk in file.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            add(u64::from_le_bytes(word));
        }
    }
    format!("{:012x}", hash & VERSION)
}
