//! wenzhai (文摘): a static site generator for policy digests in Chinese and English.
//!
//! The way through the house is in `ARCHITECTURE.md`. In short: [`fs`] reads a project
//! into one value, [`parse`] makes a value of each file, [`assemble`] makes a site of
//! them, [`check`] holds it against rules, [`render`] makes pages, and [`pipeline`]
//! calls them in order. [`quantity`] and [`diag`] know nothing of the rest.

pub mod assemble;
pub mod check;
pub mod diag;
pub mod fs;
pub mod model;
pub mod parse;
pub mod pipeline;
pub mod quantity;
pub mod render;
pub mod search;
pub mod serve;
