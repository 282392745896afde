//! Pictures beside pages, and those by which pages are shared.

mod share;
pub(crate) mod sizes;
