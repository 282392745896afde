//! Which writing system a character belongs to.

/// The CJK characters of CommonMark's CJK-friendly amendments, by code point: East
/// Asian wide, full-width and half-width characters that are no emoji, and Hangul.
/// Source: markdown-cjk-friendly, `ranges.md`, for Unicode 17; the file is made from
/// Unicode's `EastAsianWidth`, `Scripts` and `emoji-data`.
const CJK: &[(u32, u32)] = &[
    (0x1100, 0x11FF),
    (0x20A9, 0x20A9),
    (0x2329, 0x232A),
    (0x2630, 0x2637),
    (0x268A, 0x268F),
    (0x2E80, 0x2E99),
    (0x2E9B, 0x2EF3),
    (0x2F00, 0x2FD5),
    (0x2FF0, 0x303E),
    (0x3041, 0x3096),
    (0x3099, 0x30FF),
    (0x3105, 0x312F),
    (0x3131, 0x318E),
    (0x3190, 0x31E5),
    (0x31EF, 0x321E),
    (0x3220, 0x3247),
    (0x3250, 0xA48C),
    (0xA490, 0xA4C6),
    (0xA960, 0xA97C),
    (0xAC00, 0xD7A3),
    (0xD7B0, 0xD7C6),
    (0xD7CB, 0xD7FB),
    (0xF900, 0xFAFF),
    (0xFE10, 0xFE19),
    (0xFE30, 0xFE52),
    (0xFE54, 0xFE66),
    (0xFE68, 0xFE6B),
    (0xFF01, 0xFFBE),
    (0xFFC2, 0xFFC7),
    (0xFFCA, 0xFFCF),
    (0xFFD2, 0xFFD7),
    (0xFFDA, 0xFFDC),
    (0xFFE0, 0xFFE6),
    (0xFFE8, 0xFFEE),
    (0x16FE0, 0x16FE4),
    (0x16FF0, 0x16FF6),
    (0x17000, 0x18CD5),
    (0x18CFF, 0x18D1E),
    (0x18D80, 0x18DF2),
    (0x1AFF0, 0x1AFF3),
    (0x1AFF5, 0x1AFFB),
    (0x1AFFD, 0x1AFFE),
    (0x1B000, 0x1B122),
    (0x1B132, 0x1B132),
    (0x1B150, 0x1B152),
    (0x1B155, 0x1B155),
    (0x1B164, 0x1B167),
    (0x1B170, 0x1B2FB),
    (0x1D300, 0x1D356),
    (0x1D360, 0x1D376),
    (0x1F200, 0x1F200),
    (0x1F202, 0x1F202),
    (0x1F210, 0x1F219),
    (0x1F21B, 0x1F22E),
    (0x1F230, 0x1F231),
    (0x1F237, 0x1F237),
    (0x1F23B, 0x1F23B),
    (0x1F240, 0x1F248),
    (0x1F260, 0x1F265),
    (0x20000, 0x3FFFD),
];

/// Whether a character is a CJK character in the sense of CommonMark's CJK-friendly
/// amendments: Han, kana, Hangul, full-width forms and their punctuation.
pub fn is_cjk(c: char) -> bool {
    let code = u32::from(c);
    match code {
        // Nearly every character asked about is one of these.
        0..0x1100 | 0x2000..=0x20A8 => false,
        0x2FF0..=0x303E | 0x3250..=0xA48C | 0xFF01..=0xFFBE => true,
        _ => {
            let after = CJK.partition_point(|(_, last)| *last < code);
            CJK.get(after).is_some_and(|(first, _)| *first <= code)
        }
    }
}

/// Whether a character is a Han character: an ideograph of any block, or 〇.
pub fn is_han(c: char) -> bool {
    matches!(c,
        '〇' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFD}')
}

/// Whether a reader pauses behind a mark, so that a line ends well there.
pub fn is_pause(c: char) -> bool {
    "，、。：；！？）》”’,:;!?)–—".contains(c)
}

/// Whether a character is a mark that Chinese shares with Western languages and that
/// Unicode does not count as CJK: quotation marks, dash, ellipsis and middle dot
/// (GB/T 15834-2011 lists them among the marks of Chinese).
pub fn is_shared_mark(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

/// Whether a text needs no space between this character and a Chinese neighbour: it is
/// CJK, though not Hangul, which writes spaces between words, or a mark of Chinese.
pub fn is_chinese(c: char) -> bool {
    (is_cjk(c) && !is_hangul(c)) || is_shared_mark(c)
}

fn is_hangul(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{11FF}' | '\u{3131}'..='\u{318E}' | '\u{3200}'..='\u{321E}' | '\u{3260}'..='\u{327E}'
        | '\u{A960}'..='\u{A97C}' | '\u{AC00}'..='\u{D7FB}' | '\u{FFA0}'..='\u{FFDC}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_in_order_and_apart() {
        assert!(CJK.iter().all(|(first, last)| first <= last));
        assert!(CJK.windows(2).all(|pair| pair[0].1 + 1 < pair[1].0));
    }

    #[test]
    fn characters_that_are_not_looked_up_are_as_in_the_table() {
        let in_table = |code: u32| CJK.iter().any(|(first, last)| (*first..=*last).contains(&code));
        for c in ('\0'..='\u{FFFF}').chain('\u{1F000}'..='\u{20010}') {
            assert_eq!(is_cjk(c), in_table(u32::from(c)), "{c:?}");
        }
    }

    #[test]
    fn characters_belong_where_readers_expect() {
        for c in "营𠮷〇，。：（）【】《》％１ＡｱあアㄅΩ가".chars() {
            assert_eq!(is_cjk(c), c != 'Ω', "{c}");
        }
        for c in "aé1.,:()“”‘’—…·⭐😀".chars() {
            assert!(!is_cjk(c), "{c}");
        }
        assert!("营𠮷〇㐀".chars().all(is_han) && !"，1a々".chars().any(is_han));
        assert!("“”‘’—…·营，".chars().all(is_chinese) && !"a1가.".chars().any(is_chinese));
    }
}
