//! Addresses in modules: those of `import`, `export … from`, `import(…)` and
//! `new URL(…, import.meta.url)`.
//!
//! A module is cut into tokens, which takes knowing what a slash begins; more of the language need
//! not be understood. The parsers that there are (oxc, swc, boa) are thirty crates each. Where the
//! cut should be wrong, an address is missed, and the module that it names is then published under
//! its own name, where the address leads.

use super::references::{Address, Kind};
use std::ops::Range;

/// The addresses of a module, in order. One that is written with escapes is left out.
pub(super) fn addresses(text: &str) -> Vec<Address> {
    let tokens = tokens(text);
    let word = |at: usize| match tokens.get(at) {
        Some(Token::Word(span)) => &text[span.clone()],
        _ => "",
    };
    let mark = |at: usize| match tokens.get(at) {
        Some(Token::Mark(mark)) => *mark,
        _ => '\0',
    };
    let quoted = |at: usize| match tokens.get(at) {
        Some(Token::Text(span)) => Some(span.clone()),
        _ => None,
    };
    let mut found = Vec::new();
    let mut add = |span: Option<Range<usize>>, kind: Kind| {
        if let Some(span) = span.filter(|span| !text[span.clone()].contains('\\')) {
            found.push(Address { span, kind });
        }
    };
    for at in 0..tokens.len() {
        let is_member = at > 0 && mark(at - 1) == '.';
        match word(at) {
            _ if is_member => {}
            "import" if mark(at + 1) == '(' => add(quoted(at + 2), Kind::LateImport),
            "import" if quoted(at + 1).is_some() => add(quoted(at + 1), Kind::Import),
            "import" | "export" => add(from(at, &word, &mark, &quoted), Kind::Import),
            "URL" if word(at.wrapping_sub(1)) == "new" && is_beside(at, &word, &mark) => {
                add(quoted(at + 2), Kind::Beside);
            }
            _ => {}
        }
    }
    found
}

/// The address after `from`, of an `import` or `export` that has nothing but names before it.
fn from<'t>(
    at: usize,
    word: &impl Fn(usize) -> &'t str,
    mark: &impl Fn(usize) -> char,
    quoted: &impl Fn(usize) -> Option<Range<usize>>,
) -> Option<Range<usize>> {
    let mut next = at + 1;
    loop {
        let is_name = !word(next).is_empty();
        if word(next) == "from" && quoted(next + 1).is_some() {
            return quoted(next + 1);
        }
        // Names may be texts, as in `export {a as "b"}`.
        let is_list = matches!(mark(next), '{' | '}' | ',' | '*');
        if !is_name && !is_list && quoted(next).is_none() {
            return None;
        }
        // `export const from` and the like are no lists.
        if is_name && matches!(word(next), "const" | "let" | "var" | "function" | "class" | "async") {
            return None;
        }
        next += 1;
    }
}

/// Whether `URL` here is `URL('…', import.meta.url)`.
fn is_beside<'t>(at: usize, word: &impl Fn(usize) -> &'t str, mark: &impl Fn(usize) -> char) -> bool {
    mark(at + 1) == '('
        && mark(at + 3) == ','
        && [(4, "import"), (6, "meta"), (8, "url")]
            .iter()
            .all(|(after, name)| word(at + after) == *name)
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    /// A name, a keyword or a number.
    Word(Range<usize>),
    /// What stands in quotation marks.
    Text(Range<usize>),
    /// A template or a regular expression.
    Other,
    /// Any other character.
    Mark(char),
}

/// What an open bracket belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bracket {
    /// `${` in a template, which goes on where it is closed.
    Template,
    /// The condition of `if`, `while`, `for` or `with`, behind which a statement begins.
    Condition,
    /// Any other.
    Other,
}

struct Cutter<'a> {
    text: &'a str,
    at: usize,
    tokens: Vec<Token>,
    open: Vec<Bracket>,
    /// Whether the last closing bracket ended a condition.
    after_condition: bool,
}

fn tokens(text: &str) -> Vec<Token> {
    let mut cutter = Cutter {
        text,
        at: 0,
        tokens: Vec::new(),
        open: Vec::new(),
        after_condition: false,
    };
    while let Some(c) = cutter.rest().chars().next() {
        cutter.next(c);
    }
    cutter.tokens
}

impl<'a> Cutter<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn next(&mut self, c: char) {
        let rest = self.rest();
        match c {
            _ if rest.starts_with("//") => self.skip_past("\n"),
            _ if rest.starts_with("/*") => {
                self.at += 2;
                self.skip_past("*/");
            }
            '"' | '\'' => self.quoted(c),
            '`' => {
                self.at += 1;
                self.template();
            }
            '/' if self.is_regex_next() => self.regex(),
            '}' if self.open.last() == Some(&Bracket::Template) => {
                self.open.pop();
                self.at += 1;
                self.template();
            }
            c if is_word(c) => {
                let length = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
                self.tokens.push(Token::Word(self.at..self.at + length));
                self.at += length;
            }
            c if c.is_whitespace() => self.at += c.len_utf8(),
            c => self.mark(c),
        }
    }

    fn mark(&mut self, c: char) {
        match c {
            '(' => {
                let is_condition = matches!(self.last_word(), "if" | "while" | "for" | "with");
                self.open.push(if is_condition {
                    Bracket::Condition
                } else {
                    Bracket::Other
                });
            }
            '[' | '{' => self.open.push(Bracket::Other),
            ')' | ']' | '}' => self.after_condition = self.open.pop() == Some(Bracket::Condition),
            _ => {}
        }
        self.tokens.push(Token::Mark(c));
        self.at += c.len_utf8();
    }

    fn last_word(&self) -> &'a str {
        match self.tokens.last() {
            Some(Token::Word(span)) => &self.text[span.clone()],
            _ => "",
        }
    }

    fn skip_past(&mut self, end: &str) {
        let rest = self.rest();
        self.at += rest.find(end).map_or(rest.len(), |at| at + end.len());
    }

    fn quoted(&mut self, quote: char) {
        let start = self.at + 1;
        let mut escaped = false;
        for (at, c) in self.text[start..].char_indices() {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                c if c == quote || c == '\n' => {
                    self.at = start + at + c.len_utf8();
                    self.tokens.push(Token::Text(start..start + at));
                    return;
                }
                _ => {}
            }
        }
        self.at = self.text.len();
    }

    /// The text of a template, up to its end or to `${`.
    fn template(&mut self) {
        let rest = self.rest();
        let mut escaped = false;
        for (at, c) in rest.char_indices() {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '`' => {
                    self.at += at + 1;
                    self.tokens.push(Token::Other);
                    return;
                }
                '$' if rest[at..].starts_with("${") => {
                    self.at += at + 2;
                    self.open.push(Bracket::Template);
                    // Behind it an expression begins.
                    self.tokens.push(Token::Mark('{'));
                    return;
                }
                _ => {}
            }
        }
        self.at = self.text.len();
    }

    /// Whether a slash here begins a regular expression: where a value may stand and none has.
    fn is_regex_next(&self) -> bool {
        const BEFORE_VALUES: [&str; 13] = [
            "return",
            "typeof",
            "case",
            "in",
            "of",
            "delete",
            "void",
            "instanceof",
            "new",
            "throw",
            "do",
            "else",
            "await",
        ];
        let may_be = match self.tokens.last() {
            None => true,
            Some(Token::Word(_)) => BEFORE_VALUES.contains(&self.last_word()),
            Some(Token::Text(_) | Token::Other) => false,
            Some(Token::Mark(')')) => self.after_condition,
            Some(Token::Mark(mark)) => *mark != ']',
        };
        may_be && self.regex_length().is_some()
    }

    /// How long the regular expression is that begins here; nothing if its line has no end of it.
    fn regex_length(&self) -> Option<usize> {
        let mut escaped = false;
        let mut in_class = false;
        for (at, c) in self.rest().char_indices().skip(1) {
            match c {
                '\n' => return None,
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '[' => in_class = true,
                ']' => in_class = false,
                '/' if !in_class => return Some(at + 1),
                _ => {}
            }
        }
        None
    }

    fn regex(&mut self) {
        self.at += self.regex_length().unwrap_or(1);
        let rest = self.rest();
        self.at += rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        self.tokens.push(Token::Other);
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Kind)> {
        let all = addresses(text).into_iter();
        all.map(|address| (&text[address.span], address.kind)).collect()
    }

    #[test]
    fn imports_are_found_in_every_form() {
        for text in [
            "import './a.js'",
            "import a from './a.js';",
            "import * as a from \"./a.js\"",
            "import a, {b as c, \"d e\" as f} from './a.js' with { type: 'json' };",
            "export * from './a.js'",
            "export * as a from './a.js'",
            "export {a, b as default} from './a.js'",
            "import {\n  a, // one\n  b, /* two */\n} from './a.js'",
            "const x = 1 / 2; import y from './a.js'; const z = /'/;",
            "if (x) /\"/.test(y)\nimport './a.js'",
            "`${`'`}`; import './a.js'",
            "let r = /[/'\"]/g\nimport './a.js'",
            "import {from} from './a.js'",
        ] {
            assert_eq!(found(text), [("./a.js", Kind::Import)], "{text}");
        }
        assert_eq!(found("`${await import('./a.js')}`"), [("./a.js", Kind::LateImport)]);
        assert_eq!(found("x.y(import('./a.js'))"), [("./a.js", Kind::LateImport)]);
        assert_eq!(
            found("new Worker(new URL('./a.js', import.meta.url), { type: 'module' })"),
            [("./a.js", Kind::Beside)]
        );
    }

    #[test]
    fn what_only_looks_like_one_is_none() {
        for text in [
            "// import './a.js'",
            "/* import './a.js' */",
            "const s = \"import './a.js'\"",
            "const s = `import './a.js'`",
            "const r = /import '.\\/a.js'/",
            "x.import('./a.js')",
            "const { from } = x; f('./a.js')",
            "export const from = './a.js'",
            "export default './a.js'",
            "export { a }; const from = './a.js'",
            "import(x)",
            "console.log(import.meta.url, './a.js')",
            "new URL('./a.js', location.href)",
            "import '.\\x2fa.js'",
            "'",
            "`${",
            "/",
        ] {
            assert_eq!(found(text), Vec::new(), "{text}");
        }
    }
}
