//! Whether a text can hold anything to be found at all.
//!
//! Nearly every text is clean, and all of it has to be looked at. Searching for a few bytes
//! at once and looking at the neighbours of those that are found takes a twentieth of what
//! the Markdown parser does; the rules see only what this lets through.

use memchr::{memchr_iter, memchr2_iter, memchr3, memchr3_iter};

/// What a text may hold. It may be suspected of too much, never of too little.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::parse) struct Suspects {
    marks: Found,
    line_ends: Found,
    full_width: Found,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    Perhaps,
    Nothing,
}

impl From<bool> for Found {
    fn from(found: bool) -> Self {
        if found { Found::Perhaps } else { Found::Nothing }
    }
}

impl Suspects {
    /// Looks through a text.
    pub(in crate::parse) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let full_width = full_width(bytes);
        Self {
            marks: (full_width & DIGIT != 0 || may_hold_ascii_marks(bytes)).into(),
            line_ends: may_end_with_space(bytes).into(),
            full_width: (full_width & MARK != 0).into(),
        }
    }

    /// Whether there may be half-width marks, straight quotes or full-width digits.
    pub(in crate::parse) fn marks(self) -> bool {
        self.marks == Found::Perhaps
    }

    /// Whether there may be full-width marks or brackets that are meant for Markdown.
    pub(in crate::parse) fn full_width(self) -> bool {
        self.full_width == Found::Perhaps
    }

    /// Whether a line may end with a space.
    pub(in crate::parse) fn line_ends(self) -> bool {
        self.line_ends == Found::Perhaps
    }
}

/// Whether there may be half-width marks, straight quotes or full-width digits in a part
/// of a text.
pub(in crate::parse) fn may_have_marks(text: &str) -> bool {
    full_width(text.as_bytes()) & DIGIT != 0 || may_hold_ascii_marks(text.as_bytes())
}

fn may_hold_ascii_marks(bytes: &[u8]) -> bool {
    let before = |at: usize| at.checked_sub(1).map_or(b'\n', |at| bytes[at]);
    // Colons and brackets are those of links and tables, nearly always; full stops are
    // decimal points, unless they follow a character that is not ASCII.
    let is_suspect = |at: usize| match bytes[at] {
        b':' => !before(at).is_ascii_alphabetic() && before(at) != b'-' && !ends_with_label(&bytes[..at]),
        b'(' => before(at) != b']',
        _ => before(at) >= 0x80,
    };
    memchr3(b',', b';', b'?', bytes).is_some()
        || memchr3(b'!', b'"', b'\'', bytes).is_some()
        || memchr3_iter(b':', b'(', b')', bytes).any(is_suspect)
        || memchr_iter(b'.', bytes).any(is_suspect)
}

/// Whether what comes before a colon is the label of a footnote.
fn ends_with_label(before: &[u8]) -> bool {
    let near = &before[before.len().saturating_sub(LONGEST_LABEL)..];
    let open = near.ends_with(b"]").then(|| memchr::memrchr(b'[', near)).flatten();
    open.is_some_and(|open| near[open..].starts_with(b"[^"))
}

/// Longer labels of footnotes are looked at by the rules.
const LONGEST_LABEL: usize = 64;

const DIGIT: u8 = 1;
const MARK: u8 = 2;

/// Which full-width forms there may be: digits, and marks that are meant for Markdown.
fn full_width(bytes: &[u8]) -> u8 {
    // All of them begin with EF.
    let found = memchr_iter(0xEF, bytes).fold(0, |found, at| {
        found
            | match bytes.get(at + 1..at + 3) {
                Some([0xBC, 0x90..=0x99]) => DIGIT,
                // ＊ ］ ｀ ～
                Some([0xBC, 0x8A | 0xBD] | [0xBD, 0x80 | 0x9E]) => MARK,
                // After ] the bracket is that of an address.
                Some([0xBC, 0x88]) if bytes[..at].ends_with(b"]") => MARK,
                _ => 0,
            }
    });
    match memchr::memmem::find(bytes, "】".as_bytes()) {
        Some(_) => found | MARK,
        None => found,
    }
}

fn may_end_with_space(bytes: &[u8]) -> bool {
    let is_space = |end: usize| {
        let before = &bytes[..end];
        before.ends_with(b" ") || before.ends_with(b"\t") || before.ends_with("\u{3000}".as_bytes())
    };
    is_space(bytes.len()) || memchr2_iter(b'\n', b'\r', bytes).any(is_space)
}

#[cfg(test)]
mod tests {
    use super::Suspects;

    #[test]
    fn clean_texts_are_not_suspected() {
        let clean = "## 进展 {#progress}\r\n\r\n全市有[17家](figure:key-users)企业，投资2663.6亿元；见[](topic:dual-carbon)。\r\n";
        let suspects = Suspects::of(clean);
        assert!(!suspects.marks() && !suspects.line_ends());
        assert!(!Suspects::of("1.5 GB").marks());
    }

    #[test]
    fn everything_that_rules_look_for_is_suspected() {
        for text in [
            "甲,乙",
            "甲**:乙",
            "甲\n;乙",
            "甲.",
            "(甲)",
            "（甲)",
            "\"甲\"",
            "'甲'",
            "１",
            "见９号",
        ] {
            assert!(Suspects::of(text).marks(), "{text}");
        }
        for text in ["甲 ", "甲\t\r\n乙", "甲　\n", "　", "\n \n", "甲\u{3000}\r"] {
            assert!(Suspects::of(text).line_ends(), "{text:?}");
        }
        for text in ["＊＊甲", "｀", "～～", "】（", "】(", "］（", "］(", "[甲]（"] {
            assert!(Suspects::of(text).full_width(), "{text}");
        }
        assert!(!Suspects::of("［甲（乙）！").full_width());
        for text in ["", "甲\n", "甲 乙", "　　甲"] {
            assert!(!Suspects::of(text).line_ends(), "{text:?}");
        }
    }
}
