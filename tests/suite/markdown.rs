//! Markdown without Chinese is CommonMark, and its HTML is pulldown-cmark's, but for what
//! `docs/markdown.md` says.

mod blocks;
mod documented;
mod examples;
mod plain;
mod suites;
