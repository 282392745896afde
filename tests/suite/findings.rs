//! What the binary prints, complete and in both languages.

mod bytes;
mod characters;
mod explain;
mod formats;
mod init_and_new;
mod mending;
mod sentences;
mod usage;
