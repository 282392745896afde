//! The pictures by which pages are shared: paper, ink, a seal, a title, and a report's first figure.
//!
//! What is drawn is a [`Card`], words and nothing else; [`Painter`] draws it with the fonts that it
//! was given. The same card and fonts give the same bytes.

#[cfg(test)]
mod block;
mod canvas;
mod card;
mod font;
mod layout;
mod paint;
mod seal;

pub use card::{Card, card};
pub use paint::Painter;
