//! One spelling for characters that have several: full-width forms, traditional characters.

use std::borrow::Cow;

/// `text` with full-width ASCII made half-width and the traditional characters of numerals and
/// measure words made simplified. Every character becomes exactly one, so that offsets hold.
pub(super) fn folded(text: &str) -> Cow<'_, str> {
    if text.chars().all(|character| fold(character) == character) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(fold).collect())
    }
}

fn fold(character: char) -> char {
    match character {
        '∶' | '︰' | '﹕' => ':',
        '￥' => '¥',
        '−' => '-',
        '\u{a0}' | '\u{3000}' => ' ',
        // The full-width comma stays: only a decimal may decide that it groups digits.
        '，' => '，',
        '～' => '~',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        '萬' => '万',
        '億' => '亿',
        '個' => '个',
        '兩' => '两',
        '幾' => '几',
        '餘' => '余',
        '數' => '数',
        '畝' => '亩',
        '噸' => '吨',
        '條' => '条',
        '戶' => '户',
        '處' => '处',
        '張' => '张',
        '項' => '项',
        '場' => '场',
        '棟' => '栋',
        '輛' => '辆',
        '種' => '种',
        '類' => '类',
        '間' => '间',
        '隻' => '只',
        '頭' => '头',
        '點' => '点',
        '週' => '周',
        '鐘' => '钟',
        '時' => '时',
        '內' => '内',
        '過' => '过',
        '約' => '约',
        '達' => '达',
        '長' => '长',
        '減' => '减',
        '縮' => '缩',
        '壓' => '压',
        '圓' => '元',
        same => same,
    }
}
