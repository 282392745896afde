//! FG016: a figure's words stand in the source that was kept.

use crate::diag::{Code, Diagnostic, Location, PointerPart, Sources, Text};
use crate::model::figure::Figure;
use crate::model::script::is_han;
use crate::model::site::{Report, Site};
use std::collections::BTreeMap;

pub(super) fn check(site: &Site, sources: &dyn Sources, findings: &mut Vec<Diagnostic>) {
    // Several reports may come from one capture.
    let mut kept: BTreeMap<String, Option<Plain>> = BTreeMap::new();
    for report in site.reports.values() {
        let Some(path) = report.source.capture_path() else {
            continue;
        };
        let capture = kept
            .entry(path.clone())
            .or_insert_with(|| sources.text(&path).map(Plain::new));
        if let Some(capture) = capture {
            let lost = report.figures.iter().filter(|figure| !capture.has(&figure.wording));
            findings.extend(lost.map(|figure| finding(report, figure, &path, capture)));
        }
    }
}

/// A text as far as it matters whether words stand in it: without spaces and line ends,
/// which scans have anywhere; with one form for each mark and digit; without the comma that
/// groups digits and the pronunciations that some captures have in brackets.
struct Plain {
    text: String,
    /// Where spaces or line ends were taken out, in bytes.
    gaps: Vec<usize>,
}

impl Plain {
    fn new(text: &str) -> Self {
        let mut plain = Self {
            text: String::with_capacity(text.len()),
            gaps: Vec::new(),
        };
        for character in without_pronunciations(text) {
            if character.is_whitespace() || matches!(character, '\u{feff}' | '\u{200b}') {
                plain.gaps.push(plain.text.len());
                continue;
            }
            plain.text.push(one_spelling(character));
        }
        plain.without_grouping()
    }

    /// 1,060.2亿元 is 1060.2亿元; 3,5个 is not 35个.
    fn without_grouping(self) -> Self {
        let bytes = self.text.as_bytes();
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let groups = |at: usize| {
            bytes[at] == b',' && at > 0 && digit(at - 1) && (1..=3).all(|n| digit(at + n)) && !digit(at + 4)
        };
        let commas: Vec<usize> = (0..bytes.len()).filter(|at| groups(*at)).collect();
        let mut text = String::with_capacity(self.text.len());
        let mut from = 0;
        for comma in &commas {
            text.push_str(&self.text[from..*comma]);
            from = comma + 1;
        }
        text.push_str(&self.text[from..]);
        let before = |gap: usize| commas.partition_point(|comma| *comma < gap);
        let gaps = self.gaps.iter().map(|gap| gap - before(*gap)).collect();
        Self { text, gaps }
    }

    /// Whether the words stand here, and not as a part of a longer number.
    fn has(&self, words: &str) -> bool {
        let words = Self::new(words).text;
        self.text.match_indices(&words).any(|(start, words)| {
            let end = start + words.len();
            let (before, after) = (self.text[..start].chars().next_back(), self.text[end..].chars().next());
            let open = |at: usize| self.gaps.binary_search(&at).is_ok();
            (open(start) || !joined(before, words.chars().next()))
                && (open(end) || !joined(words.chars().next_back(), after))
        })
    }

    /// What the text has around a number, to be shown beside the words that it does not have.
    fn around(&self, number: &str) -> Option<String> {
        let (start, _) = self
            .text
            .match_indices(number)
            .find(|(start, _)| !joined(self.text[..*start].chars().next_back(), number.chars().next()))?;
        let before = self.text[..start].chars().rev().take(6).collect::<Vec<_>>();
        let after = self.text[start..].chars().take(number.len() + 8);
        Some(before.into_iter().rev().chain(after).collect())
    }
}

/// Whether two characters that follow one another belong to one number.
fn joined(first: Option<char>, second: Option<char>) -> bool {
    let numeral = |c: char| "零〇一二两三四五六七八九十百千".contains(c);
    let (Some(first), Some(second)) = (first, second) else {
        return false;
    };
    let digits = |c: char| c.is_ascii_digit() || c == '.';
    (digits(first) && digits(second)) || (numeral(first) && numeral(second))
}

/// Traditional characters of numerals, units and the words around numbers, and in the next line
/// the simplified ones: captures of newspapers' pages are sometimes converted on their way.
const TRADITIONAL: &str = "萬億個兩幾餘數畝噸條戶處張項場棟輛種類間隻頭點週鐘時內過約達長減縮壓圓陸級從環門隊線區縣鄉鎮國員歐實產電準標頃釐層輪幣鎊業歲臺單對雙屆筆開學佔於為調裡裏";
const SIMPLIFIED: &str = "万亿个两几余数亩吨条户处张项场栋辆种类间只头点周钟时内过约达长减缩压元陆级从环门队线区县乡镇国员欧实产电准标顷厘层轮币镑业岁台单对双届笔开学占于为调里里";

/// One form for a character that has several, and for marks of one meaning.
fn one_spelling(character: char) -> char {
    match character {
        '：' | '∶' | '︰' | '﹕' | 'ː' | '˸' => ':',
        '，' | '、' | '､' | '﹐' | '﹑' => ',',
        '·' | '•' => '.',
        '–' | '—' | '－' | '‐' | '‑' | '−' | '─' | '～' | '~' | '〜' => '-',
        '﹪' => '%',
        '￥' => '¥',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        _ if is_han(character) => {
            let at = TRADITIONAL.chars().position(|traditional| traditional == character);
            at.and_then(|at| SIMPLIFIED.chars().nth(at)).unwrap_or(character)
        }
        same => same,
    }
}

/// Without the `(zhì)` that follows many characters of some captures.
fn without_pronunciations(text: &str) -> Vec<char> {
    let characters: Vec<char> = text.chars().collect();
    let mut kept = Vec::with_capacity(characters.len());
    let mut at = 0;
    while let Some(&character) = characters.get(at) {
        let letters = match character {
            '(' | '（' => letters(&characters[at + 1..]),
            _ => 0,
        };
        if letters > 0 && matches!(characters.get(at + 1 + letters), Some(')' | '）')) {
            at += letters + 2;
        } else {
            kept.push(character);
            at += 1;
        }
    }
    kept
}

/// How many letters, Chinese characters aside, stand at the start.
fn letters(text: &[char]) -> usize {
    text.iter().take_while(|c| c.is_alphabetic() && !is_han(**c)).count()
}

fn finding(report: &Report, figure: &Figure, path: &str, capture: &Plain) -> Diagnostic {
    let steps = vec!["figures".into(), figure.id.as_str().into(), "value".into()];
    let wording = &figure.wording;
    let digits = |c: &char| c.is_ascii_digit() || *c == '.';
    let number: String = wording.chars().skip_while(|c| !digits(c)).take_while(digits).collect();
    let near = (!number.is_empty()).then(|| capture.around(&number)).flatten();
    let help = match near {
        Some(near) => Text::new(
            format!("来源里有“{near}”；照来源改 value，确实没有的，删去这个数字"),
            format!("the source has “{near}”; mend value accordingly, or delete the figure"),
        ),
        None => Text::new(
            "照来源改 value；确实没有的，删去这个数字；来源缺损的，加豁免并说明",
            "mend value as the source has it, or delete the figure; where the source is damaged, waive this and say so",
        ),
    };
    Diagnostic::new(
        Code::FG016,
        Location::yaml(super::record_path(report), steps, PointerPart::Value),
        Text::new(
            format!("来源 {path} 里没有“{wording}”"),
            format!("“{wording}” does not stand in the source {path}"),
        ),
    )
    .with_help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_characters_have_their_simplified_ones() {
        assert_eq!(TRADITIONAL.chars().count(), SIMPLIFIED.chars().count());
        assert_eq!(
            (one_spelling('裏'), one_spelling('畝'), one_spelling('亩')),
            ('里', '亩', '亩')
        );
    }

    #[test]
    fn what_a_careful_reader_takes_for_the_same_is_the_same() {
        for (source, words) in [
            ("共有市场主体５８．３万户。", "58.3万户"),
            ("全市生产总值26\n63.6亿元", "2663.6亿元"),
            ("比例为11.9：51:37.1", "11.9∶51∶37.1"),
            ("比例为11.9 ︰51︰37.1", "11.9∶51∶37.1"),
            ("总额1，060.2亿元", "1060.2亿元"),
            ("总额1060.2亿元", "1,060.2亿元"),
            ("超1800億元、1300餘(yú)戶(hù)", "1300余户"),
            ("增长12.8％", "12.8%"),
            ("3—5个工作日", "3-5个工作日"),
            ("3～5个工作日", "3-5个工作日"),
            ("2023\n17家", "17家"),
            ("一、十余家", "十余家"),
            ("PM(2.5)浓度46(微克)", "46(微克)"),
        ] {
            assert!(Plain::new(source).has(words), "{source} {words}");
        }
    }

    #[test]
    fn a_part_of_a_number_is_another_number() {
        for (source, words) in [
            ("共117家", "17家"),
            ("约2.17家", "17家"),
            ("共17.5%", "17"),
            ("三十余家", "十余家"),
            ("3、5个", "35个"),
            ("增长12.8%", "12.8个百分点"),
            ("近30亿元", "近30万元"),
        ] {
            assert!(!Plain::new(source).has(words), "{source} {words}");
        }
    }
}
