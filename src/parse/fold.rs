//! Chinese texts of YAML that stand on several lines.
//!
//! YAML makes a space of a line end within a text, as Markdown and browsers do. The rule
//! for Chinese is the one of `markdown::breaks`: with a Chinese character on either side
//! nothing is left of it. The value has forgotten which of its spaces was a line end, so
//! the lines are joined before YAML is read.

use super::yaml::{self, Node, Value};
use crate::model::lang::Lang;
use crate::model::script::is_chinese;
use std::borrow::Cow;
use std::ops::Range;

/// The YAML with lines joined within Chinese texts: all texts of a Chinese file but those
/// under the key `en`, none of an English one.
pub(super) fn joined(text: &str, lang: Lang) -> Cow<'_, str> {
    if lang == Lang::En || !may_be_folded(text) {
        return Cow::Borrowed(text);
    }
    let Ok(Some(node)) = yaml::parse(text) else {
        return Cow::Borrowed(text);
    };
    let mut breaks = Vec::new();
    collect(text, &node, &mut breaks);
    if breaks.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut joined = String::with_capacity(text.len());
    let mut done = 0;
    for found in breaks {
        joined.push_str(&text[done..found.start]);
        done = found.end;
    }
    joined.push_str(&text[done..]);
    Cow::Owned(joined)
}

/// Whether some line may go on with the text of the line before it: it is indented, and
/// it is no entry, and a break before it would be dropped. Looking is cheap; YAML decides.
fn may_be_folded(text: &str) -> bool {
    let mut lines = text.lines();
    let mut before = lines.next().unwrap_or_default().trim_end();
    for line in lines {
        let inner = line.trim_start();
        if inner.len() < line.len() && is_within(before, inner) && !is_entry(inner) {
            return true;
        }
        before = line.trim_end();
    }
    false
}

/// `key:`, `- …`, a comment or a bracket.
fn is_entry(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '"' | '\''));
    rest.starts_with(':') || line.starts_with(['-', '#', '{', '}', '[', ']'])
}

fn is_within(before: &str, after: &str) -> bool {
    let (last, first) = (before.chars().next_back(), after.chars().next());
    match (last, first) {
        (Some('\n'), _) | (_, Some('\n' | '\r')) => false,
        (Some(last), Some(first)) => is_chinese(last) || is_chinese(first),
        _ => false,
    }
}

/// Line ends to be dropped, in order.
fn collect(text: &str, node: &Node, breaks: &mut Vec<Range<usize>>) {
    match &node.value {
        Value::Scalar(..) => breaks.extend(within(text, node.span.clone())),
        Value::List(items) => items.iter().for_each(|item| collect(text, item, breaks)),
        Value::Map(entries) => {
            for (key, value) in entries {
                if key.text() != Some(Lang::En.code()) {
                    collect(text, value, breaks);
                }
            }
        }
    }
}

/// Line ends within one text, with the spaces around them.
fn within(text: &str, span: Range<usize>) -> Vec<Range<usize>> {
    let mut breaks = Vec::new();
    // The line of a block's mark is no text.
    let mut from = span.start;
    if text[span.clone()].starts_with(['|', '>']) {
        from = text[span.clone()].find('\n').map_or(span.end, |at| span.start + at + 1);
    }
    while let Some(at) = text[from..span.end].find('\n').map(|at| from + at) {
        let (before, after) = (&text[span.start..at], &text[at + 1..span.end]);
        let start = span.start + before.trim_end_matches([' ', '\t', '\r']).len();
        let end = at + 1 + (after.len() - after.trim_start_matches([' ', '\t']).len());
        // An empty line before or after would end a paragraph.
        if is_within(&text[span.start..start], &text[end..span.end]) {
            breaks.push(start..end);
        }
        from = at + 1;
    }
    breaks
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_yaml::Value;

    fn value(text: &str, lang: Lang, key: &str) -> String {
        let yaml: Value = serde_yaml::from_str(&joined(text, lang)).expect("joined text is YAML");
        yaml[key].as_str().expect("a text").to_owned()
    }

    #[test]
    fn lines_of_a_chinese_text_are_joined() {
        for text in [
            "title: 甲\nsummary: 全年完成\n  2663.6亿元，\n  比上年增长8%\nregion: x\n",
            "summary: '全年完成\n  2663.6亿元，\n  比上年增长8%'\n",
            "summary: \"全年完成\n\n  2663.6亿元，\n  比上年增长8%\"\n"
                .replace("\n\n", "\n")
                .as_str(),
            "summary: >-\n  全年完成\n  2663.6亿元，\n  比上年增长8%\n",
            "summary: |-\n  全年完成  \n  2663.6亿元，\n  比上年增长8%\n",
            "summary: 全年完成\r\n  2663.6亿元，\r\n  比上年增长8%\r\n",
        ] {
            assert_eq!(
                value(text, Lang::Zh, "summary"),
                "全年完成2663.6亿元，比上年增长8%",
                "{text}"
            );
        }
    }

    #[test]
    fn other_line_ends_stay() {
        assert_eq!(value("a: World\n  Bank 与\n  B\n", Lang::Zh, "a"), "World Bank 与B");
        assert_eq!(value("a: 甲\n  乙\n", Lang::En, "a"), "甲 乙");
        assert_eq!(value("a: 山东 聊城\n", Lang::Zh, "a"), "山东 聊城");
        // An empty line makes two paragraphs.
        assert_eq!(value("a: >-\n  甲\n\n  乙\n", Lang::Zh, "a"), "甲\n乙");
        let both = "note: {zh: 甲\n    乙, en: the 放管服\n    reform}\n";
        let yaml: Value = serde_yaml::from_str(&joined(both, Lang::Zh)).unwrap();
        assert_eq!(yaml["note"]["zh"], "甲乙");
        assert_eq!(yaml["note"]["en"], "the 放管服 reform");
    }

    #[test]
    fn files_without_such_lines_are_not_parsed_twice() {
        let text = "title: 甲\nregions:\n  zh: 聊城\n  - 东阿\n# 注\nfigures:\n  gdp: {value: 3亿元}\n";
        assert!(!may_be_folded(text));
        assert!(matches!(joined(text, Lang::Zh), Cow::Borrowed(_)));
    }
}
