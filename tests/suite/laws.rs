//! The laws of a build: what may change its output, and what may not.

mod drafts;
mod edits;
mod mending;
mod publishing;
mod same_bytes;
