//! Published text files once more, compressed, for servers that hand out what lies ready.
//!
//! Measured on 150 pages of the edition (895 KB; without compression 100 %): gzip 37 %, zstd at
//! level 12 38 %, at 19 37 % in five times the time, brotli at quality 9 32 %, at 10 29 % in four times
//! the time, at 11 28 % in eight times.

use crate::model::output::{Content, OutputFile};
use flate2::Compression as Level;
use flate2::write::GzEncoder;
use std::io::Write as _;

/// Whether a build compresses what it publishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Compression {
    /// It publishes files as they are.
    #[default]
    None,
    /// It publishes text files compressed as well, each beside itself, where that is smaller.
    Beside,
}

/// A form in which servers hand out compressed files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Coding {
    Brotli,
    Gzip,
    Zstd,
}

/// Endings of text files. Pictures and archives are compressed already.
const TEXTS: [&str; 12] = [
    "bib",
    "css",
    "csv",
    "html",
    "js",
    "json",
    "md",
    "mjs",
    "svg",
    "txt",
    "webmanifest",
    "xml",
];

/// The level of gzip: its highest, which costs nothing beside the next lower one.
const GZIP: u32 = 9;
/// The quality of brotli, of 11: the highest at which an edition is done in seconds.
const BROTLI: i32 = 9;
/// The level of zstd, of 22: what is above takes longer and saves nothing.
const ZSTD: i32 = 12;
/// The smallest and the largest window of brotli, in powers of two. One that fits the file takes
/// less memory to clear; most pages are far smaller than the largest, which all browsers know.
const WINDOWS: [u32; 2] = [16, 22];

impl Coding {
    /// All of them, in the order of their endings.
    pub(super) const ALL: [Coding; 3] = [Coding::Brotli, Coding::Gzip, Coding::Zstd];

    /// What a compressed file's name has behind that of the file.
    pub(super) fn ending(self) -> &'static str {
        match self {
            Coding::Brotli => ".br",
            Coding::Gzip => ".gz",
            Coding::Zstd => ".zst",
        }
    }

    /// A file, compressed; nothing if that would not be smaller.
    pub(super) fn compressed(self, path: &str, bytes: &[u8]) -> Option<OutputFile> {
        let made = match self {
            Coding::Brotli => brotli(bytes),
            Coding::Gzip => gzip(bytes),
            Coding::Zstd => zstd::bulk::compress(bytes, ZSTD).expect("memory holds what is smaller than the file"),
        };
        (made.len() < bytes.len()).then(|| OutputFile {
            path: format!("{path}{}", self.ending()),
            content: Content::Bytes(made),
        })
    }
}

/// Whether a published file is text.
pub(super) fn is_text(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| TEXTS.contains(&ending.as_str()))
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    // The header has no name and no time, so that two builds give the same bytes.
    let mut encoder = GzEncoder::new(Vec::new(), Level::new(GZIP));
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.expect("writing to memory does not fail")
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let window = usize::BITS - bytes.len().leading_zeros();
    let params = brotli::enc::BrotliEncoderParams {
        quality: BROTLI,
        lgwin: i32::try_from(window.clamp(WINDOWS[0], WINDOWS[1])).expect("it is a small number"),
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut made = Vec::new();
    let mut from = bytes;
    brotli::BrotliCompress(&mut from, &mut made, &params).expect("writing to memory does not fail");
    made
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    fn read(coding: Coding, bytes: &[u8]) -> Vec<u8> {
        let mut text = Vec::new();
        match coding {
            Coding::Brotli => brotli::Decompressor::new(bytes, 4096).read_to_end(&mut text),
            Coding::Gzip => flate2::read::GzDecoder::new(bytes).read_to_end(&mut text),
            Coding::Zstd => zstd::stream::read::Decoder::new(bytes)
                .expect("it begins like one")
                .read_to_end(&mut text),
        }
        .expect("it can be read");
        text
    }

    #[test]
    fn what_is_compressed_reads_back() {
        let long = "临清市召集17家重点用能企业。".repeat(40_000);
        for text in [
            "营商环境，营商环境，营商环境，营商环境，营商环境，营商环境",
            long.as_str(),
        ] {
            for coding in Coding::ALL {
                let made = coding.compressed("zh/index.html", text.as_bytes());
                let made = made.unwrap_or_else(|| panic!("{coding:?} makes it no smaller"));
                assert_eq!(made.path, format!("zh/index.html{}", coding.ending()));
                let Content::Bytes(bytes) = made.content else {
                    panic!("it is in memory");
                };
                assert!(bytes.len() < text.len());
                assert_eq!(read(coding, &bytes), text.as_bytes(), "{coding:?}");
            }
        }
    }

    #[test]
    fn what_would_not_be_smaller_is_not_made() {
        for coding in Coding::ALL {
            assert_eq!(coding.compressed("a.txt", b"a"), None, "{coding:?}");
            assert_eq!(coding.compressed("a.txt", b""), None, "{coding:?}");
        }
    }

    #[test]
    fn texts_are_known_by_their_endings() {
        for path in ["zh/index.html", "data/figures.csv", "a.JSON", "style.3f2a.css"] {
            assert!(is_text(path), "{path}");
        }
        for path in ["a.png", "_headers", "a.html.gz", "html", ".wenzhai-files"] {
            assert!(!is_text(path), "{path}");
        }
    }
}
