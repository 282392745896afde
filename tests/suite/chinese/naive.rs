//! The rules written out naively: one paragraph of text, code spans, emphasis and line
//! ends, read as CommonMark 0.31.2 and its CJK-friendly amendments describe it, a
//! character at a time. Nothing of the program's code is used.

use wenzhai::model::lang::Lang;

/// What a character is for the rules of emphasis.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Class {
    Space,
    Letter,
    Punctuation,
    Han,
    HanPunctuation,
    /// Marks that Chinese shares with Western languages.
    Shared,
    /// A general-use variation selector.
    Selector,
    /// An ideographic variation selector.
    Ideographic,
    Hangul,
}

/// Every character that the random texts are made of.
pub(super) fn class(c: char) -> Class {
    match c {
        ' ' | '\n' | '\u{3000}' => Class::Space,
        'a' | 'B' | '1' | '5' | 'é' => Class::Letter,
        '*' | '_' | '~' | '`' | '\\' | '.' | ',' | '(' | ')' | '%' | '"' | '😀' | '€' => Class::Punctuation,
        '营' | '商' | '𠮷' | 'あ' => Class::Han,
        '，' | '。' | '（' | '）' | '《' | '：' | '％' => Class::HanPunctuation,
        '“' | '”' | '—' | '…' | '·' => Class::Shared,
        '\u{FE00}' | '\u{FE01}' => Class::Selector,
        '\u{E0100}' => Class::Ideographic,
        '가' => Class::Hangul,
        other => panic!("{other:?} has no class"),
    }
}

#[derive(Debug, Clone)]
enum Node {
    Text(String),
    Code(String),
    Soft,
    Hard,
    Open(&'static str),
    Close(&'static str),
    Run(Run),
}

#[derive(Debug, Clone)]
struct Run {
    mark: char,
    length: usize,
    left: usize,
    opens: bool,
    closes: bool,
}

/// The HTML of one paragraph.
pub(super) fn html(text: &str, lang: Lang) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut nodes = nodes(&chars, lang);
    emphasis(&mut nodes);
    format!("<p>{}</p>\n", written(&nodes, lang))
}

fn nodes(chars: &[char], lang: Lang) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut text = String::new();
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at];
        let run = chars[at..].iter().take_while(|other| **other == c).count();
        match c {
            '\\' if chars.get(at + 1) == Some(&'\n') => {
                push(&mut nodes, &mut text, Node::Hard);
                at = line_start(chars, at + 2);
            }
            '\\' if chars.get(at + 1).is_some_and(char::is_ascii_punctuation) => {
                text.push(chars[at + 1]);
                at += 2;
            }
            '`' => match closing(chars, at, run) {
                Some(end) => {
                    push(&mut nodes, &mut text, Node::Code(code(&chars[at + run..end])));
                    at = end + run;
                }
                None => {
                    text.extend(&chars[at..at + run]);
                    at += run;
                }
            },
            '\n' => {
                let spaces = text.chars().rev().take_while(|c| *c == ' ').count();
                text.truncate(text.len() - spaces);
                push(&mut nodes, &mut text, if spaces > 1 { Node::Hard } else { Node::Soft });
                at = line_start(chars, at + 1);
            }
            '*' | '_' | '~' => {
                push(&mut nodes, &mut text, Node::Run(flanked(chars, at, run, lang)));
                at += run;
            }
            _ => {
                text.push(c);
                at += 1;
            }
        }
    }
    push(&mut nodes, &mut text, Node::Text(String::new()));
    nodes
}

fn push(nodes: &mut Vec<Node>, text: &mut String, node: Node) {
    if !text.is_empty() {
        nodes.push(Node::Text(std::mem::take(text)));
    }
    nodes.push(node);
}

fn line_start(chars: &[char], mut at: usize) -> usize {
    while chars.get(at) == Some(&' ') {
        at += 1;
    }
    at
}

/// Where the run of backticks stands that ends a code span.
fn closing(chars: &[char], start: usize, length: usize) -> Option<usize> {
    let mut at = start + length;
    while at < chars.len() {
        let run = chars[at..].iter().take_while(|c| **c == '`').count();
        if run == length {
            return Some(at);
        }
        at += run.max(1);
    }
    None
}

fn code(chars: &[char]) -> String {
    let text: String = chars.iter().map(|c| if *c == '\n' { ' ' } else { *c }).collect();
    match text.strip_prefix(' ').and_then(|text| text.strip_suffix(' ')) {
        Some(inner) if !text.trim_matches(' ').is_empty() => inner.to_owned(),
        _ => text,
    }
}

/// CommonMark, "Emphasis and strong emphasis", with the amendments' definitions.
fn flanked(chars: &[char], start: usize, length: usize, lang: Lang) -> Run {
    let mark = chars[start];
    let kind = |at: Option<usize>| at.and_then(|at| chars.get(at)).map_or(Class::Space, |c| class(*c));
    let (previous, next) = (kind(start.checked_sub(1)), kind(Some(start + length)));
    // A selector belongs to the character before it.
    let main = match previous {
        Class::Selector => match kind(start.checked_sub(2)) {
            Class::Space => previous,
            other => other,
        },
        other => other,
    };
    let wide_quote = previous == Class::Selector
        && chars[start - 1] == '\u{FE01}'
        && start >= 2
        && matches!(chars[start - 2], '“' | '”');
    let cjk = |class: Class| match class {
        Class::Han | Class::HanPunctuation | Class::Hangul => true,
        Class::Shared => lang == Lang::Zh,
        _ => false,
    };
    let previous_cjk = cjk(main) || wide_quote || previous == Class::Ideographic;
    let punctuation = |class| matches!(class, Class::Punctuation | Class::HanPunctuation | Class::Shared);
    let foreign_before = punctuation(main) && !previous_cjk;
    let foreign_after = punctuation(next) && !cjk(next);
    let left = next != Class::Space && (!foreign_after || main == Class::Space || foreign_before || previous_cjk);
    let right = main != Class::Space && (!foreign_before || next == Class::Space || foreign_after || cjk(next));
    let (opens, closes) = match (mark, length) {
        ('*', _) => (left, right),
        ('_', _) => (
            left && (!right || punctuation(main)),
            right && (!left || punctuation(next)),
        ),
        // pulldown-cmark lets two tildes open before anything but a space, and any number
        // close after an escaped one.
        (_, 1 | 2) if start > 0 && chars[start - 1] == '~' => (next != Class::Space, true),
        (_, 2) => (next != Class::Space, right),
        (_, 1) => single_tilde(chars, start, previous, next, previous_cjk || cjk(next), &punctuation),
        _ => (false, false),
    };
    Run {
        mark,
        length,
        left: length,
        opens,
        closes,
    }
}

/// One tilde does nothing within words, and beside a number it is a range.
fn single_tilde(
    chars: &[char],
    start: usize,
    previous: Class,
    next: Class,
    cjk: bool,
    punctuation: &dyn Fn(Class) -> bool,
) -> (bool, bool) {
    let number = |at: Option<usize>| {
        at.and_then(|at| chars.get(at))
            .is_some_and(|c| matches!(c, '1' | '5' | '%' | '％'))
    };
    let words = !punctuation(previous) && !punctuation(next);
    let range = number(start.checked_sub(1)) || number(Some(start + 1));
    if previous != Class::Space && next != Class::Space && cjk && !words && !range {
        return (true, true);
    }
    let opens = next != Class::Space && (previous == Class::Space || punctuation(previous));
    let closes = previous != Class::Space && (next == Class::Space || punctuation(next));
    (opens, closes)
}

/// CommonMark, "An algorithm for parsing nested emphasis and links".
fn emphasis(nodes: &mut Vec<Node>) {
    let mut at = 0;
    while at < nodes.len() {
        let Node::Run(closer) = nodes[at].clone() else {
            at += 1;
            continue;
        };
        if !closer.closes || closer.left == 0 {
            at += 1;
            continue;
        }
        let opener = (0..at).rev().find(|before| match &nodes[*before] {
            Node::Run(opener) => matches(opener, &closer),
            _ => false,
        });
        let Some(opener) = opener else {
            if closer.mark == '~' {
                give_up(&mut nodes[..at]);
            }
            at += 1;
            continue;
        };
        for between in &mut nodes[opener + 1..at] {
            if let Node::Run(run) = between {
                *between = Node::Text(run.mark.to_string().repeat(run.left));
            }
        }
        wrap(nodes, opener, at);
        // What is left of the closer may close another.
        at += 2;
    }
}

/// pulldown-cmark looks no further back than to tildes that closed nothing, whatever
/// their number.
fn give_up(nodes: &mut [Node]) {
    for node in nodes {
        match node {
            Node::Run(run) if run.mark == '~' => run.opens = false,
            _ => {}
        }
    }
}

fn matches(opener: &Run, closer: &Run) -> bool {
    if opener.mark != closer.mark || !opener.opens || opener.left == 0 {
        return false;
    }
    if opener.mark == '~' {
        return opener.length == closer.length;
    }
    let both = (opener.opens && opener.closes) || (closer.opens && closer.closes);
    let threes = opener.length.is_multiple_of(3) && closer.length.is_multiple_of(3);
    !both || !(opener.length + closer.length).is_multiple_of(3) || threes
}

fn wrap(nodes: &mut Vec<Node>, opener: usize, closer: usize) {
    let left = |node: &Node| match node {
        Node::Run(run) => (run.mark, run.left),
        _ => unreachable!("only runs are wrapped"),
    };
    let (mark, available) = left(&nodes[opener]);
    let used = available.min(left(&nodes[closer]).1).min(2);
    let name = match (mark, used) {
        ('~', _) => "del",
        (_, 2) => "strong",
        _ => "em",
    };
    for end in [opener, closer] {
        if let Node::Run(run) = &mut nodes[end] {
            run.left -= used;
        }
    }
    nodes.insert(closer, Node::Close(name));
    nodes.insert(opener + 1, Node::Open(name));
}

fn written(nodes: &[Node], lang: Lang) -> String {
    let mut html = String::new();
    for (at, node) in nodes.iter().enumerate() {
        match node {
            Node::Text(text) => html.push_str(&escaped(text)),
            Node::Code(text) => html.extend(["<code>", &escaped(text), "</code>"]),
            Node::Run(run) => html.extend(std::iter::repeat_n(run.mark, run.left)),
            Node::Open(name) => html.extend(["<", *name, ">"]),
            Node::Close(name) => html.extend(["</", *name, ">"]),
            Node::Hard => html.push_str("<br>\n"),
            Node::Soft => {
                let before = nodes[..at]
                    .iter()
                    .rev()
                    .find_map(|node| seen(node).and_then(|t| t.chars().next_back()));
                let after = nodes[at + 1..]
                    .iter()
                    .find_map(|node| seen(node).and_then(|t| t.chars().next()));
                let chinese = [before, after].into_iter().flatten().any(is_chinese);
                if lang == Lang::En || !chinese {
                    html.push('\n');
                }
            }
        }
    }
    html
}

fn is_chinese(c: char) -> bool {
    c == '\u{3000}' || (c != '\n' && matches!(class(c), Class::Han | Class::HanPunctuation | Class::Shared))
}

/// What a reader sees of a node, if anything.
fn seen(node: &Node) -> Option<String> {
    let text = match node {
        Node::Text(text) | Node::Code(text) => text.clone(),
        Node::Run(run) => run.mark.to_string().repeat(run.left),
        Node::Hard | Node::Soft => "\n".to_owned(),
        Node::Open(_) | Node::Close(_) => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
