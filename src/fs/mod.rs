//! The disk and the clock. Nothing else in the crate touches either.
//!
//! Reading gives texts and findings about texts; writing is all or nothing: a build
//! that fails half-way leaves the published folder as it was.

mod cache;
mod capture;
mod clock;
mod encoding;
mod error;
mod font;
mod mend;
mod private;
mod publish;
mod read;
mod scaffold;
mod theme;
mod watched;

pub use cache::{Cache, Keep};
pub use capture::{capture_hash, has_sources, read_capture};
pub use clock::{instant, now, today, written};
pub use error::Error;
pub use font::{FoundFonts, ShareFonts, find_fonts, font_mark, read_font};
pub use mend::{Replaced, replace_text};
pub use private::{keep_private, read_private, remove_private};
pub use publish::{Published, Staging, Wrote};
pub use read::{
    Entry, EntryKind, FileText, Found, list, look, path_in_project, read_file, read_standard_input, read_text,
    read_text_if_there,
};
pub use scaffold::create_files;
pub use theme::{built_in_layer, built_in_theme, theme_layer, theme_names};
pub use watched::{Link, Seen, absolute, is_passed_over, links, read_bytes, read_bytes_if_there, real_path, seen};
