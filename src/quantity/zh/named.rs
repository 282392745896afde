//! Names that numbers belong to: 12345热线, 1+233, 5G, 第十八届, 001号, “百千万工程”, and what is no
//! text at all (the target of a link).

use super::expression;
use super::lexicon::Characters;
use super::measured;
use super::numeral;
use super::time;
use super::units::{TAILS, Word};
use crate::quantity::cursor::Cursor;
use crate::quantity::decimal;
use crate::quantity::qualifier::Qualifier;
use crate::quantity::shape::Shape;
use crate::quantity::unit::Unit;

/// A longer quotation is somebody's speech and no name.
const LONGEST_NAME: usize = 14;
/// How far a closing quotation mark is looked for, in characters.
const LONGEST_QUOTATION: usize = 40;

/// The length of what follows `]` or opens with `{#`: a link's target, a heading's id.
pub(super) fn target(rest: &str) -> Option<usize> {
    let close = match rest.get(..2)? {
        "](" => ')',
        "{#" => '}',
        _ => return None,
    };
    let end = rest.find([close, '\n'])?;
    rest[end..].starts_with(close).then_some(end + close.len_utf8())
}

/// The length of the Latin word that `rest` begins with, digits and inner signs with it.
pub(super) fn latin(rest: &str) -> usize {
    // GDP5.2% is a share; the number stands apart from the abbreviation.
    const INDICATORS: [&str; 6] = ["GDP", "CPI", "PPI", "PMI", "GNP", "VOCs"];
    if let Some(word) = INDICATORS.iter().find(|word| rest.starts_with(**word)) {
        return word.len();
    }
    let bytes = rest.as_bytes();
    if is_address(rest) {
        let is_part = |byte: &u8| byte.is_ascii_graphic() && !b"()<>[]\"'|".contains(byte);
        return bytes.iter().take_while(|byte| is_part(byte)).count();
    }
    let mut end = 0;
    while end < bytes.len() {
        let joins = b".+-_&@/".contains(&bytes[end]) && bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric);
        if !bytes[end].is_ascii_alphanumeric() && !joins {
            break;
        }
        end += 1;
    }
    end
}

/// Whether a Latin word is an address on the web or of mail.
pub(super) fn is_address(word: &str) -> bool {
    word.starts_with("http") || word.starts_with("www.") || word.starts_with("mailto:")
}

/// The length of the name with a number that `rest` begins with. `before` stands before it.
pub(super) fn number(rest: &str, before: &str) -> Option<usize> {
    let first = rest.chars().next()?;
    if decimal::digit(first).is_some() {
        return digits(rest, before);
    }
    if first == '第' {
        let number = rest.strip_prefix('第')?;
        let end = first.len_utf8() + number_length(number)?;
        let mark = rest[end..]
            .chars()
            .next()
            .filter(|c| "届次号章条款期版集卷讲课回辑".contains(*c))?;
        return Some(end + mark.len_utf8());
    }
    if numeral::is_symbol(first) {
        let end = number_length(rest)?;
        return named_by(&rest[end..]).map(|length| end + length);
    }
    None
}

/// The length of the digits or numerals that come next.
fn number_length(text: &str) -> Option<usize> {
    let is_part = |c: char| numeral::is_symbol(c) || decimal::digit(c).is_some();
    let length = text.len() - text.trim_start_matches(is_part).len();
    (length > 0).then_some(length)
}

/// The length of what makes the number before it a name: 号, 强, 世纪, 届, 次会议.
fn named_by(behind: &str) -> Option<usize> {
    const MARKS: [&str; 16] = [
        "省道",
        "国道",
        "县道",
        "号",
        "强",
        "世纪",
        "届",
        "中全会",
        "次会议",
        "次全会",
        "次全体会议",
        "次代表大会",
        "次党代会",
        "版本",
        "版",
        "期工程",
    ];
    let mark = MARKS.iter().find(|mark| behind.starts_with(**mark))?;
    // 5强镇 and 100强化 do not occur; 号召 and 版图 do.
    let goes_on = [
        "召", "称", "图", "块", "面", "权", "化", "调", "大", "度", "力", "制", "劲",
    ];
    let other = goes_on.iter().any(|word| behind[mark.len()..].starts_with(word));
    (!other).then_some(mark.len())
}

/// A name that begins with digits.
fn digits(rest: &str, before: &str) -> Option<usize> {
    let is_digit = |c: char| decimal::digit(c).is_some();
    let length = number_length(rest).unwrap_or(0);
    let whole = rest.len() - rest.trim_start_matches(is_digit).len();
    let behind = &rest[whole..];
    let next = behind.chars().next();
    if !rest.starts_with(['0', '０']) && next.is_none_or(|next| !BEHIND_DIGITS.has(u32::from(next))) {
        return None;
    }
    let zero = rest.starts_with(['0', '０']) && rest.chars().nth(1).is_some_and(is_digit);
    if zero {
        return Some(whole + telephone(behind).unwrap_or(0));
    }
    // 〔2022〕45号, [2022]45号.
    if before.ends_with(['〔', '［']) && behind.starts_with(['〕', '］']) {
        return Some(whole);
    }
    let enclosed = before.ends_with(['(', '（', '[', '【']) && behind.starts_with([')', '）', ']', '】']);
    if enclosed && document_number(behind) {
        return Some(whole);
    }
    if let Some(length) = joined(behind) {
        return Some(whole + length);
    }
    if whole == length
        && let Some(mark) = named_by(behind)
    {
        return Some(whole + mark);
    }
    if let Some(tail) = telephone(behind) {
        return Some(whole + tail);
    }
    // 80后, 90后.
    if whole == 2 && behind.starts_with('后') {
        return Some(whole + '后'.len_utf8());
    }
    lettered(rest)
}

/// With what goes on, or is marked, a name that begins with digits. Numerals are among them because a
/// mark may stand behind digits and numerals together.
static BEHIND_DIGITS: Characters = Characters::of(
    "〕］)）]】+＋·-－—.后省国县号强世届中次版期零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟廿卅卌\
     abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
);

/// Whether a bracket closes and a number with 号 follows.
fn document_number(behind: &str) -> bool {
    let mut rest = behind.chars();
    rest.next();
    let rest = rest.as_str().trim_start_matches('第');
    let number = rest.trim_start_matches(|c| decimal::digit(c).is_some());
    number.len() < rest.len() && number.starts_with('号')
}

/// +233, +9+N+1, ·15 behind digits. 100+ is no such name.
fn joined(behind: &str) -> Option<usize> {
    let mut end = 0;
    while let Some(sign) = behind[end..].chars().next().filter(|c| matches!(c, '+' | '＋' | '·')) {
        let start = end + sign.len_utf8();
        let part =
            behind[start..].trim_start_matches(|c: char| c.is_ascii_alphanumeric() || decimal::digit(c).is_some());
        let length = behind[start..].len() - part.len();
        if length == 0 {
            break;
        }
        end = start + length;
    }
    (end > 0).then_some(end)
}

/// -8288000, -123-4567 behind digits: as telephones are numbered.
fn telephone(behind: &str) -> Option<usize> {
    let mut end = 0;
    let mut groups = 0;
    let mut longest = 0;
    while let Some(rest) = behind[end..].strip_prefix(['-', '－', '—']) {
        let group = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if group < 3 {
            break;
        }
        longest = longest.max(group);
        groups += 1;
        end = behind.len() - rest.len() + group;
    }
    (groups > 1 || longest > 6).then_some(end)
}

/// 5G, 4A, 3D: letters behind digits that are no unit.
fn lettered(rest: &str) -> Option<usize> {
    // Units of engineering, which are read as bare numbers.
    const UNITS: [&str; 17] = [
        "kVA", "MVA", "kV", "Hz", "GB", "TB", "MB", "Mbps", "Gbps", "dB", "kPa", "MPa", "TEU", "ppm", "nm", "V", "x",
    ];
    let number = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let word = number.len() - number.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len();
    let letters = &number[..word];
    if !letters.starts_with(|c: char| c.is_ascii_alphabetic()) || UNITS.contains(&letters) {
        return None;
    }
    // m² and kg are units, and so is what they are followed by a slash.
    let is_unit = matches!(TAILS.longest(number), Some((length, Word::Unit(_))) if length >= word);
    (!is_unit).then_some(rest.len() - number.len() + word)
}

/// Whether a bare number is called something by what follows: 4012模式, 12345热线.
pub(super) fn is_called(behind: &str) -> bool {
    const NOUNS: [&str; 26] = [
        "模式",
        "思路",
        "发展思路",
        "工程",
        "体系",
        "工作体系",
        "热线",
        "便民热线",
        "市民热线",
        "政务服务",
        "机制",
        "计划",
        "行动",
        "战略",
        "工作法",
        "工作思路",
        "布局",
        "格局",
        "框架",
        "产业体系",
        "指挥中心",
        "高校",
        "晚会",
        "民生工程",
        "法则",
        "网格化",
    ];
    let behind = behind.trim_start_matches(['”', '’', '"', '」', '』']);
    NOUNS.iter().any(|noun| behind.starts_with(noun))
}

/// Whether the words before a bare number say that it numbers something: 邮编252000.
pub(super) fn is_labelled(before: &str) -> bool {
    const LABELS: [&str; 20] = [
        "邮编",
        "邮政编码",
        "电话",
        "传真",
        "手机",
        "备案",
        "编号",
        "代码",
        "证号",
        "微信",
        "热线",
        "文号",
        "序号",
        "账号",
        "信箱",
        "号码",
        "备",
        "拨打",
        "致电",
        "专线",
    ];
    let before = before.trim_end_matches([':', '：', ' ', '为', '是', '(', '（']);
    LABELS.iter().any(|label| before.ends_with(label))
}

/// The length of what stands between quotation marks, if it is short and on one line.
pub(super) fn quotation(rest: &str, mark: char) -> Option<usize> {
    let close = match mark {
        '“' => '”',
        '‘' => '’',
        '「' => '」',
        '『' => '』',
        same => same,
    };
    let inside = &rest[mark.len_utf8()..];
    let mut ends = inside.char_indices().take(LONGEST_QUOTATION + 1);
    let (end, _) = ends
        .find(|(_, c)| *c == close || *c == '\n')
        .filter(|(_, c)| *c == close)?;
    Some(end)
}

/// Whether quoted words are a name: digits and letters alone (“1+233”), or a few words with numerals
/// that say no quantity by a unit and no time (“百箱计划”).
pub(super) fn is_quoted_name(words: &str) -> bool {
    let digit = |c: char| decimal::digit(c).is_some();
    if words.contains(digit) {
        let code = |c: char| c.is_ascii_alphanumeric() || digit(c) || "+＋×·.-—/ ".contains(c);
        return words.chars().all(code) && !measured_whole(words);
    }
    let numbered = words.contains(numeral::is_symbol);
    let speech = words.contains(['，', '。', '；', '！', '？', ',', ';', '!', '?']);
    numbered && !speech && words.chars().count() <= LONGEST_NAME && !measured_whole(words) && !holds_time(words)
}

fn measured_whole(words: &str) -> bool {
    let mut cursor = Cursor::new(words);
    let Ok(quantity) = expression::read(&mut cursor) else {
        return false;
    };
    let counted = quantity
        .unit()
        .is_some_and(|unit| matches!(unit.unit, Unit::Count | Unit::Rank));
    let hedged = quantity.qualifier != Qualifier::Exact;
    cursor.at_end() && (hedged || !counted) && !matches!(quantity.shape, Shape::Ratio(_))
}

fn holds_time(words: &str) -> bool {
    let starts = words.char_indices();
    starts.map(|(at, _)| &words[at..]).any(|rest| {
        let mut cursor = Cursor::new(rest);
        matches!(time::read(&mut cursor, ""), Some(time::Time::Said(_)))
    })
}

/// Whether nothing that measures follows.
pub(super) fn is_bare(behind: &str) -> bool {
    measured::nothing_follows(&Cursor::new(behind))
}
