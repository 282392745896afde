//! The laws of a build: what may change its output, and what may not.

mod compressed;
mod cuts;
mod drafts;
mod edits;
mod future;
mod languages;
mod mending;
mod plausible;
mod publishing;
mod same_bytes;
mod translated;
mod waivers;
