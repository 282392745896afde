//! Addresses in style sheets: `url(…)`, and texts after `@import` and in `image-set(…)`.
//!
//! Comments and texts are told apart as CSS Syntax 3 has it; nothing else of a style sheet need be
//! understood. A parser would be cssparser, whose licence (MPL-2.0) asks for more than the others'.

use super::references::{Address, Kind};
use std::ops::Range;

/// The addresses of a style sheet, in order. One that is written with escapes is left out: what it
/// says is not what stands there.
pub(super) fn addresses(text: &str) -> Vec<Address> {
    let mut scan = Scan { text, at: 0 };
    let mut found = Vec::new();
    // Whether the next text is an address, and in how many brackets of an image set we are.
    let mut is_import = false;
    let mut image_set: Vec<Bracket> = Vec::new();
    while let Some(byte) = scan.byte() {
        match byte {
            b'/' if scan.rest().starts_with("/*") => scan.skip_comment(),
            b'"' | b'\'' => {
                let text_in_quotes = scan.quoted();
                if is_import || image_set.last() == Some(&Bracket::ImageSet) {
                    found.extend(text_in_quotes);
                }
                is_import = false;
            }
            b'(' => {
                image_set.push(Bracket::Other);
                scan.at += 1;
            }
            b')' => {
                image_set.pop();
                scan.at += 1;
            }
            b'\\' => scan.skip_character(2),
            _ if is_name(byte) || byte == b'@' => {
                let name = scan.name().to_ascii_lowercase();
                is_import = name == "@import";
                if scan.byte() == Some(b'(') && name == "url" {
                    found.extend(scan.url());
                } else if scan.byte() == Some(b'(') {
                    let is_set = name == "image-set" || name == "-webkit-image-set";
                    image_set.push(if is_set { Bracket::ImageSet } else { Bracket::Other });
                    scan.at += 1;
                }
            }
            b';' | b'{' | b'}' => {
                is_import = false;
                scan.at += 1;
            }
            _ => scan.skip_character(1),
        }
    }
    let found = found.into_iter().filter(|span| !text[span.clone()].contains('\\'));
    let kind = Kind::Style;
    found.map(|span| Address { span, kind }).collect()
}

/// What a round bracket belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bracket {
    ImageSet,
    Other,
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Passes over some characters, fewer if the text ends before.
    fn skip_character(&mut self, count: usize) {
        self.at += self.rest().chars().take(count).map(char::len_utf8).sum::<usize>();
    }

    fn skip_comment(&mut self) {
        let rest = &self.text[self.at + 2..];
        self.at = rest.find("*/").map_or(self.text.len(), |end| self.at + 2 + end + 2);
    }

    fn skip_spaces(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r', '\u{c}']).len();
    }

    fn name(&mut self) -> &'a str {
        let start = self.at;
        self.at += 1;
        while self.byte().is_some_and(is_name) {
            self.at += 1;
        }
        &self.text[start..self.at]
    }

    /// What stands in the quotation marks that begin here; nothing if they do not end, and then
    /// the line is passed over.
    fn quoted(&mut self) -> Option<Range<usize>> {
        let quote = self.byte()?;
        let start = self.at + 1;
        self.at = start;
        while let Some(byte) = self.byte() {
            match byte {
                b'\\' => self.skip_character(2),
                b'\n' => return None,
                byte if byte == quote => {
                    self.at += 1;
                    return Some(start..self.at - 1);
                }
                _ => self.skip_character(1),
            }
        }
        None
    }

    /// The address in `url(…)`, at whose bracket we are.
    fn url(&mut self) -> Option<Range<usize>> {
        self.at += 1;
        self.skip_spaces();
        if matches!(self.byte(), Some(b'"' | b'\'')) {
            // What follows, up to the bracket, is nothing that an address can have.
            return self.quoted();
        }
        let start = self.at;
        let length = self.rest().find(')')?;
        self.at += length + 1;
        let end = start + self.text[start..start + length].trim_end().len();
        Some(start..end)
    }
}

/// Bytes of names; those beyond ASCII are all of names.
fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_' || !byte.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        addresses(text).into_iter().map(|address| &text[address.span]).collect()
    }

    #[test]
    fn addresses_are_found_in_every_form() {
        assert_eq!(found("a { background: url(a.png) }"), ["a.png"]);
        assert_eq!(
            found("a { background: URL( 'b 1.png' ) no-repeat, url(\"c.png\") }"),
            ["b 1.png", "c.png"]
        );
        assert_eq!(
            found("@import \"d.css\" print; @import url(e.css);"),
            ["d.css", "e.css"]
        );
        assert_eq!(
            found("a { b: image-set(\"f.avif\" type(\"image/avif\") 1x, url(g.png) 2x) }"),
            ["f.avif", "g.png"]
        );
        assert_eq!(
            found("@font-face { src: url(字体.woff2) format(\"woff2\") }"),
            ["字体.woff2"]
        );
    }

    #[test]
    fn what_only_looks_like_one_is_none() {
        for text in [
            "/* url(a.png) */",
            "a::before { content: \"url(a.png)\" }",
            "a::before { content: 'it\\'s url(a.png)' }",
            "a { --x: my-url(a.png) }",
            "a { b: url(a\\.png) }",
            "/* open url(a.png)",
            "a[href=\"x.css\"] { color: red }",
            "@charset \"utf-8\"; a::after { content: \"x.png\" }",
            "a { b: url(",
            "\\",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
