//! Characters that show nothing and yet are there: they come along with text from web
//! pages and word processors, and break searching, comparing and links.

use crate::diag::{Code, Diagnostic, Location, Text};

/// An invisible character: where it stands, in bytes, and which it is.
pub(in super::super) type Found = (usize, char);

/// What an invisible character is called, in Chinese and English; `None` for one that
/// is not among those.
///
/// The choice is of the characters of Unicode's general categories Cc, Cf, Zl and Zp
/// that a Chinese or English text has no use for (Unicode 15, `UnicodeData.txt`). Tabs
/// and line ends are none of them.
pub(super) fn name(c: char) -> Option<(&'static str, &'static str)> {
    let names = match c {
        '\t' | '\n' | '\r' => return None,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => ("控制字符", "control character"),
        '\u{ad}' => ("软连字符", "soft hyphen"),
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            ("文字方向控制符", "control for the direction of text")
        }
        '\u{180e}' => ("蒙古文元音分隔符", "Mongolian vowel separator"),
        '\u{200b}' => ("零宽空格", "zero-width space"),
        '\u{200c}' => ("零宽不连字", "zero-width non-joiner"),
        '\u{200d}' => ("零宽连字", "zero-width joiner"),
        '\u{2028}' => ("行分隔符", "line separator"),
        '\u{2029}' => ("段落分隔符", "paragraph separator"),
        '\u{2060}' => ("词连接符", "word joiner"),
        '\u{2061}'..='\u{2064}' => ("隐形数学符号", "invisible mathematical sign"),
        '\u{206a}'..='\u{206f}' => ("弃用的格式字符", "deprecated format character"),
        '\u{feff}' => ("字节顺序标记", "byte order mark inside the text"),
        '\u{fff9}'..='\u{fffb}' => ("行间注释标记", "interlinear annotation mark"),
        '\u{e0000}'..='\u{e007f}' => ("标签字符", "tag character"),
        _ => return None,
    };
    Some(names)
}

/// All invisible characters of a text but those that have work to do: a byte order
/// mark at the start, a joiner between emoji, the tags of a flag.
pub(in super::super) fn find(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut before = '\n';
    let mut in_flag = false;
    for (at, c) in text.char_indices() {
        let is_tag = matches!(c, '\u{e0020}'..='\u{e007f}');
        in_flag = c == BLACK_FLAG || (in_flag && is_tag);
        let is_used = match c {
            '\u{feff}' => at == 0,
            '\u{200d}' => {
                let after = text[at + c.len_utf8()..].chars().next();
                may_precede_joiner(before) && after.is_some_and(may_follow_joiner)
            }
            _ => in_flag,
        };
        if !is_used && name(c).is_some() {
            found.push((at, c));
        }
        before = c;
    }
    found
}

/// The finding about one.
pub(super) fn finding(path: &str, &(at, c): &Found) -> Diagnostic {
    let (zh, en) = name(c).unwrap_or_default();
    let code = u32::from(c);
    let help = match c {
        '\u{2028}' | '\u{2029}' => Text::new("删去它，换成回车", "delete it and press Enter instead"),
        _ => Text::new(
            "删去它：光标放在它后面，按一次退格键",
            "delete it: put the cursor after it and press Backspace once",
        ),
    };
    Diagnostic::new(
        Code::ZH001,
        Location::at(path, at..at + c.len_utf8()),
        Text::new(
            format!("这里有看不见的字符：U+{code:04X}（{zh}）"),
            format!("an invisible character stands here: U+{code:04X} ({en})"),
        ),
    )
    .with_help(help)
}

/// The base of flags that are spelt in tags, such as those of England and Scotland.
const BLACK_FLAG: char = '\u{1f3f4}';

// What stands beside U+200D in Unicode's emoji-zwj-sequences.txt, 15.0, in whole blocks.

fn may_precede_joiner(c: char) -> bool {
    matches!(c, '\u{fe0f}' | '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}')
}

fn may_follow_joiner(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(text: &str) -> Vec<u32> {
        find(text).into_iter().map(|(_, c)| u32::from(c)).collect()
    }

    #[test]
    fn every_kind_is_found() {
        let ranges = [
            (0x00, 0x08),
            (0x0b, 0x0c),
            (0x0e, 0x1f),
            (0x7f, 0x9f),
            (0xad, 0xad),
            (0x61c, 0x61c),
            (0x180e, 0x180e),
            (0x200b, 0x200f),
            (0x2028, 0x202e),
            (0x2060, 0x2064),
            (0x2066, 0x206f),
            (0xfeff, 0xfeff),
            (0xfff9, 0xfffb),
            (0xe0000, 0xe007f),
        ];
        let expected: Vec<u32> = ranges.iter().flat_map(|(first, last)| *first..=*last).collect();
        let all: String = ('\0'..=char::MAX).collect();
        assert_eq!(points(&all), expected);
    }

    #[test]
    fn what_has_work_to_do_is_left_alone() {
        let fine =
            "\u{feff}👩\u{200d}💻 ❤️\u{200d}🔥 🏃🏽\u{200d}♂️ 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}";
        assert_eq!(points(fine), Vec::<u32>::new());
        assert_eq!(points("甲\u{200d}乙👩\u{200d}"), [0x200d, 0x200d]);
        assert_eq!(points("🏴甲\u{e0067}"), [0xe0067]);
        assert_eq!(points("甲\u{feff}"), [0xfeff]);
    }

    #[test]
    fn a_line_separator_is_replaced_and_not_only_deleted() {
        let help = |c| finding("a", &(0, c)).help.unwrap().en;
        assert!(help('\u{2028}').contains("Enter") && help('\u{200b}').contains("Backspace"));
    }
}
