//! Scripts without comments and white space that parts nothing.
//!
//! Names and expressions stay as they are written: what they would save beyond this is little once
//! a server has compressed them, and a script of the site can still be read.

use super::lexer::{Kind, Lexed, Token, is_line_end, lex};
use std::ops::Range;

/// Marks that make no longer mark with any other.
const BRACKETS: &str = "()[]{},;:";
/// Marks that make nothing else with a word, a text or a regular expression. A point and a slash may.
const OPERATORS: &str = "?=<>&|*%^!~+-";

/// A script without comments, indentation, empty lines and spaces that part nothing; comments that
/// tell of a licence stay. No two lines become one, so that semicolons are missing where they were.
/// From where the tokens are in doubt, everything stays.
pub(super) fn stripped(text: &str) -> String {
    let Lexed {
        tokens,
        comments,
        doubt,
    } = lex(text);
    let mut out = String::with_capacity(text.len());
    let mut comments = comments.into_iter().peekable();
    let mut from = 0;
    let mut before = None;
    for token in tokens.iter().take_while(|token| token.span.start < doubt) {
        let mut gap = Gap::new(text, from, before);
        while let Some(comment) = comments.next_if(|comment| comment.end <= token.span.start) {
            gap.comment(comment, &mut out);
        }
        gap.end(token, &mut out);
        out.push_str(&text[token.span.clone()]);
        from = token.span.end;
        before = Some(token);
    }
    let mut gap = Gap::new(text, from, before);
    for comment in comments.take_while(|comment| comment.end <= doubt) {
        gap.comment(comment, &mut out);
    }
    gap.pass(doubt);
    if doubt < text.len() || gap.between == Between::LineEnd {
        gap.write(&mut out);
    }
    out.push_str(&text[doubt..]);
    out
}

/// Whether two tokens stay what they are when nothing stands between them.
fn are_apart(text: &str, before: &Token, after: &Token) -> bool {
    let mark = |token: &Token| (token.kind == Kind::Mark).then(|| &text[token.span.clone()]);
    match (mark(before), mark(after)) {
        (Some(before), Some(after)) => BRACKETS.contains(before) || BRACKETS.contains(after),
        (Some(mark), None) | (None, Some(mark)) => BRACKETS.contains(mark) || OPERATORS.contains(mark),
        (None, None) => false,
    }
}

/// What keeps two tokens apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Between {
    Nothing,
    Space,
    LineEnd,
}

/// What stands between two tokens.
struct Gap<'a> {
    text: &'a str,
    from: usize,
    /// The token that it follows, if it follows it at once.
    before: Option<&'a Token>,
    /// What has to be written for what was passed over.
    between: Between,
}

impl<'a> Gap<'a> {
    fn new(text: &'a str, from: usize, before: Option<&'a Token>) -> Self {
        Self {
            text,
            from,
            before,
            between: Between::Nothing,
        }
    }

    fn comment(&mut self, comment: Range<usize>, out: &mut String) {
        self.pass(comment.start);
        self.from = comment.end;
        let text = &self.text[comment];
        if is_licence(text) {
            self.write(out);
            out.push_str(text);
            self.before = None;
        } else if text.contains(is_line_end) {
            self.between = Between::LineEnd;
        } else {
            self.between = self.between.max(Between::Space);
        }
    }

    fn end(&mut self, after: &Token, out: &mut String) {
        self.pass(after.span.start);
        let parts_nothing = self.before.is_some_and(|before| are_apart(self.text, before, after));
        if self.between == Between::LineEnd || !parts_nothing {
            self.write(out);
        }
    }

    /// Passes over white space.
    fn pass(&mut self, end: usize) {
        let text = &self.text[self.from..end];
        if text.contains(is_line_end) {
            self.between = Between::LineEnd;
        } else if !text.is_empty() {
            self.between = self.between.max(Between::Space);
        }
    }

    fn write(&mut self, out: &mut String) {
        match std::mem::replace(&mut self.between, Between::Nothing) {
            Between::Space if !out.is_empty() => out.push(' '),
            Between::LineEnd if !out.is_empty() => out.push('\n'),
            _ => {}
        }
    }
}

/// Whether a comment has to stay, by the marks that other tools go by.
fn is_licence(comment: &str) -> bool {
    ["/*!", "//!"].iter().any(|mark| comment.starts_with(mark))
        || ["@license", "@preserve"].iter().any(|mark| comment.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;
    use include_dir::{Dir, include_dir};

    /// The tokens of a script, as they are written.
    fn tokens(text: &str) -> Vec<&str> {
        let tokens = lex(text).tokens.into_iter();
        tokens.map(|token| &text[token.span]).collect()
    }

    #[test]
    fn comments_and_indentation_go() {
        for (text, expected) in [
            ("// a\n\nb\n", "b\n"),
            ("/** a\n * b */\n  c;  // d\n\n\n  e", "c;\ne"),
            ("a /* b */ c", "a c"),
            ("a/**/b", "a b"),
            ("a +/**/+ b", "a+ +b"),
            ("a / b // c", "a / b"),
            (
                "if (a) { b = [1, 'c'] } else { return /d/ in e }",
                "if(a){b=[1,'c']}else{return /d/ in e}",
            ),
            ("a ? .5 : - --b", "a? .5:- --b"),
            ("1 .e ; f <!g ; h < !--i", "1 .e;f<!g;h< !--i"),
            ("for (const a of `b`) c => ({ d })", "for(const a of `b`)c=>({d})"),
            ("a\r\n  b\rc\u{2028}d // e\u{2029}f", "a\nb\nc\nd\nf"),
            ("return /* a\n */ b", "return\nb"),
            ("return // a\nb", "return\nb"),
            ("return /* a */ b", "return b"),
            ("a\n  /* b */\n++c", "a\n++c"),
            ("", ""),
            ("// a", ""),
        ] {
            assert_eq!(stripped(text), expected, "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_comment_stays() {
        for text in [
            "'https://a.example/* b */'",
            "\"it's // no\\\" // comment\"",
            "`\n  // a ${ `\n  /* b */ ${c}` } // d\n\n`",
            "/[/*]\\/\\//.test('//')",
            "a=/\\/*/",
            "`${'`'}//`",
            "x=y?/[\"'`]//2:'//'",
        ] {
            assert_eq!(stripped(text), text);
            assert_eq!(stripped(&format!("  {text} // e")), text);
        }
        assert_eq!(stripped("`${ // a`\n  b }`"), "`${\nb }`");
    }

    #[test]
    fn licences_stay() {
        for licence in ["/*! a */", "//! a", "/* a\n   @license MIT */", "// @preserve"] {
            let text = format!("// b\n  {licence}\n  // c\n  d");
            assert_eq!(stripped(&text), format!("{licence}\nd"));
            assert_eq!(stripped(&format!("d {licence}")), format!("d {licence}"));
        }
    }

    #[test]
    fn where_there_is_doubt_everything_stays() {
        let text = "  // a\n  b = {} / c / d // e\n\n  f";
        assert_eq!(stripped(text), "b={} / c / d // e\n\n  f");
        assert_eq!(stripped("  a <!-- '\n  // b"), "a <!-- '\n  // b");
        assert_eq!(stripped("  a /* b"), "a /* b");
    }

    static SCRIPTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default/static");
    static CLIENT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/serve/client");

    #[test]
    fn the_themes_scripts_have_the_same_tokens_without_comments() {
        let mut count = 0;
        for file in SCRIPTS.files().chain(CLIENT.files()) {
            if file.path().extension().is_none_or(|ending| ending != "js") {
                continue;
            }
            let text = file.contents_utf8().expect("scripts are text");
            let bare = stripped(text);
            let path = file.path().display();
            assert_eq!(lex(text).doubt, text.len(), "{path} has a doubtful place");
            assert_eq!(tokens(&bare), tokens(text), "{path}");
            assert_eq!(stripped(&bare), bare, "{path}");
            assert!(lex(&bare).comments.is_empty(), "{path}");
            assert!(bare.len() < text.len(), "{path}");
            count += 1;
        }
        assert!(count > 10, "only {count} scripts");
    }

    /// Knuth's linear congruential generator (MMIX), seeded, so that every run tries the same.
    struct Random(u64);

    impl Random {
        fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let at = (self.0 >> 33) % all.len() as u64;
            all[usize::try_from(at).expect("less than the length")]
        }
    }

    /// What may stand between two tokens, and what is left of it.
    const GAPS: [(&str, &str); 9] = [
        (" ", " "),
        ("\n", "\n"),
        ("\n\n    ", "\n"),
        (" /* '`\"/ */ ", " "),
        (" /**/", " "),
        (" // it's ` ${ /* \" /\n  ", "\n"),
        ("\r\n\t// a\r\n", "\n"),
        (" /* a\n b */ ", "\n"),
        ("\u{2028}/*/ // */", "\n"),
    ];

    /// Where a value may stand: what it may be.
    const VALUES: [&str; 12] = [
        "a",
        "12.5",
        "'// a'",
        "\"\\\"/* a\"",
        "/[/*'`]/gu",
        "/\\/\\/'/",
        "/=\"/",
        "`// ${",
        "`\n  /* \\` $ {\n\n`",
        "(",
        "[",
        "!",
    ];
    /// Where a value has stood: what may follow.
    const AFTER: [&str; 10] = ["/", "+", ".return /", "===", ",", ";", ")", "]", "} // ${", "} // `"];

    /// Tokens of a script that never has a slash in a doubtful place. Which reading a slash has is
    /// known from how it was chosen, and not from the lexer.
    fn script(random: &mut Random) -> Vec<&'static str> {
        let mut made = Vec::new();
        let mut open: Vec<&str> = Vec::new();
        let mut is_value_next = true;
        while made.len() < 40 {
            let piece = random.of(if is_value_next { &VALUES } else { &AFTER });
            let opened = match piece {
                ")" => Some("("),
                "]" => Some("["),
                "} // ${" | "} // `" => Some("`// ${"),
                _ => None,
            };
            if opened.is_some() && open.pop_if(|last| Some(*last) == opened).is_none() {
                continue;
            }
            match piece {
                ".return /" => made.extend([".", "return", "/"]),
                _ => made.push(piece),
            }
            is_value_next = match piece {
                "(" | "[" | "`// ${" | "} // ${" => {
                    open.push(if piece == "} // ${" { "`// ${" } else { piece });
                    true
                }
                ")" | "]" | "} // `" => false,
                "!" => true,
                _ => !is_value_next,
            };
        }
        made
    }

    #[test]
    fn generated_scripts_lose_what_is_between_their_tokens_and_nothing_else() {
        let mut random = Random(12);
        let gaps = GAPS.map(|(gap, _)| gap);
        for _ in 0..2000 {
            let made = script(&mut random);
            let between: Vec<&str> = made.iter().map(|_| random.of(&gaps)).collect();
            let text: String = made
                .iter()
                .zip(&between)
                .flat_map(|(token, gap)| [*token, *gap])
                .collect();
            let bare = stripped(&text);
            assert_eq!(lex(&bare).doubt, bare.len(), "{text}");
            // Read by what was put together, and not by the lexer.
            let mut rest = bare.as_str();
            for (token, gap) in made.iter().zip(between) {
                rest = rest
                    .strip_prefix(token)
                    .unwrap_or_else(|| panic!("no {token} at {rest} of {text}"));
                let left = GAPS.iter().find(|(written, _)| *written == gap).expect("one of them").1;
                rest = match left {
                    "\n" => rest
                        .strip_prefix('\n')
                        .unwrap_or_else(|| panic!("one line at {rest} of {text}")),
                    left => rest.strip_prefix(left).unwrap_or(rest),
                };
            }
            assert_eq!(rest, "", "{text}");
            let split = |text: &str| {
                lex(text)
                    .tokens
                    .into_iter()
                    .map(|token| text[token.span].to_owned())
                    .collect::<Vec<_>>()
            };
            assert_eq!(split(&bare), split(&text));
        }
    }
}
