//! What is held in memory for the preview, after edits of every kind.

mod edits;
mod laws;
mod model;
mod pictures;
mod shared;
