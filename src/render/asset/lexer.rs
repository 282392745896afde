//! Scripts in tokens.
//!
//! What takes knowing is what a slash begins; more of the language need not be understood. The
//! parsers that there are (oxc, swc, boa) are thirty crates each. Where only a parser could tell,
//! the place is remembered as the first one in doubt, and nobody may rely on what comes after it.

use std::ops::Range;

/// A script in tokens.
pub(super) struct Lexed {
    pub(super) tokens: Vec<Token>,
    /// Where comments stand, without the ends of their lines.
    pub(super) comments: Vec<Range<usize>>,
    /// From here on the tokens may be wrong; the length of the text if none are.
    pub(super) doubt: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name, a keyword or a number.
    Word,
    /// A text, with its quotation marks.
    Text,
    /// A template, or its part up to `${`, or from `}`.
    Template,
    /// A regular expression with its flags.
    Regex,
    /// Any other character.
    Mark,
}

/// Cuts a script into tokens.
pub(super) fn lex(text: &str) -> Lexed {
    let mut lexer = Lexer {
        text,
        at: 0,
        open: Vec::new(),
        after_condition: false,
        lexed: Lexed {
            tokens: Vec::new(),
            comments: Vec::new(),
            doubt: text.len(),
        },
    };
    if text.starts_with("#!") {
        lexer.doubt_from(0);
    }
    while let Some(c) = lexer.rest().chars().next() {
        lexer.next(c);
    }
    lexer.lexed
}

/// Whether a character ends a line, and with it a comment and, where one is missing, a statement.
pub(super) fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

/// What an open bracket belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bracket {
    /// `${` in a template, which goes on where it is closed.
    Template,
    /// The condition of `if`, `while`, `for` or `with`, behind which a statement begins.
    Condition,
    Round,
    Square,
    Curly,
}

/// What a slash begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Slash {
    Division,
    Regex,
    /// A regular expression, as far as one can see.
    MaybeRegex,
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    open: Vec<Bracket>,
    /// Whether the last closing bracket ended a condition.
    after_condition: bool,
    lexed: Lexed,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn doubt_from(&mut self, at: usize) {
        self.lexed.doubt = self.lexed.doubt.min(at);
    }

    /// Takes what is up to `length` bytes ahead as a token.
    fn take(&mut self, kind: Kind, length: usize) {
        let span = self.at..self.at + length;
        self.at = span.end;
        self.lexed.tokens.push(Token { kind, span });
    }

    /// Passes over the rest, in which something has no end.
    fn take_rest(&mut self) {
        self.doubt_from(self.at);
        self.at = self.text.len();
    }

    fn next(&mut self, c: char) {
        let rest = self.rest();
        match c {
            _ if rest.starts_with("//") => {
                let length = rest.find(is_line_end).unwrap_or(rest.len());
                self.comment(length);
            }
            _ if rest.starts_with("/*") => match rest[2..].find("*/") {
                Some(length) => self.comment(length + 4),
                None => self.take_rest(),
            },
            '"' | '\'' => self.quoted(c),
            '`' => self.template(),
            '}' if self.open.last() == Some(&Bracket::Template) => {
                self.open.pop();
                self.template();
            }
            '/' => self.slash(),
            c if is_word(c) => {
                let length = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
                self.take(Kind::Word, length);
            }
            c if c.is_whitespace() => self.at += c.len_utf8(),
            c => self.mark(c),
        }
    }

    fn comment(&mut self, length: usize) {
        self.lexed.comments.push(self.at..self.at + length);
        self.at += length;
    }

    fn mark(&mut self, c: char) {
        let rest = self.rest();
        // What only scripts that are no modules take for comments.
        if rest.starts_with("<!--") || rest.starts_with("-->") {
            self.doubt_from(self.at);
        }
        let opened = match c {
            '(' if self.is_condition() => Some(Bracket::Condition),
            '(' => Some(Bracket::Round),
            '[' => Some(Bracket::Square),
            '{' => Some(Bracket::Curly),
            _ => None,
        };
        self.open.extend(opened);
        if matches!(c, ')' | ']' | '}') {
            let closed = self.open.pop();
            self.after_condition = closed == Some(Bracket::Condition);
            let fits = match c {
                ')' => matches!(closed, Some(Bracket::Condition | Bracket::Round)),
                ']' => closed == Some(Bracket::Square),
                _ => closed == Some(Bracket::Curly),
            };
            if !fits {
                self.doubt_from(self.at);
            }
        }
        self.take(Kind::Mark, c.len_utf8());
    }

    /// The token that stands so many places back; the last one is 1. Nothing is an empty one.
    fn back(&self, places: usize) -> (Option<Kind>, &'a str) {
        let tokens = &self.lexed.tokens;
        let token = tokens.len().checked_sub(places).map(|at| &tokens[at]);
        token.map_or((None, ""), |token| (Some(token.kind), &self.text[token.span.clone()]))
    }

    /// Whether the word so many places back is the name of a member, and so no keyword.
    fn is_member(&self, places: usize) -> bool {
        match self.back(places + 1).1 {
            "#" => true,
            "." => !self.is_spread(places + 1),
            _ => false,
        }
    }

    /// Whether three points end so many places back.
    fn is_spread(&self, places: usize) -> bool {
        (places..places + 3).all(|places| self.back(places).1 == ".")
    }

    fn is_condition(&self) -> bool {
        match self.back(1).1 {
            "if" | "while" | "for" | "with" => !self.is_member(1),
            "await" => self.back(2).1 == "for" && !self.is_member(2),
            _ => false,
        }
    }

    fn quoted(&mut self, quote: char) {
        let mut escaped = false;
        for (at, c) in self.rest().char_indices().skip(1) {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                c if c == quote => return self.take(Kind::Text, at + 1),
                '\n' | '\r' => {
                    self.doubt_from(self.at);
                    self.at += at;
                    return;
                }
                _ => {}
            }
        }
        self.take_rest();
    }

    /// A part of a template, up to its end or to `${`. It begins with one character.
    fn template(&mut self) {
        let rest = self.rest();
        let mut escaped = false;
        for (at, c) in rest.char_indices().skip(1) {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '`' => return self.take(Kind::Template, at + 1),
                '$' if rest[at..].starts_with("${") => {
                    self.open.push(Bracket::Template);
                    return self.take(Kind::Template, at + 2);
                }
                _ => {}
            }
        }
        self.take_rest();
    }

    fn slash(&mut self) {
        let length = match self.regex_length() {
            Some(length) if self.slash_begins() != Slash::Division => length,
            _ => return self.take(Kind::Mark, 1),
        };
        if self.slash_begins() == Slash::MaybeRegex {
            self.doubt_from(self.at);
        }
        let flags = &self.rest()[length..];
        let flags = flags.find(|c| !is_word(c)).unwrap_or(flags.len());
        self.take(Kind::Regex, length + flags);
    }

    /// What a slash here begins: a regular expression where a value may stand and none has.
    fn slash_begins(&self) -> Slash {
        let (kind, last) = self.back(1);
        match kind {
            None => Slash::Regex,
            Some(Kind::Word) if self.is_member(1) => Slash::Division,
            Some(Kind::Word) => after_word(last),
            Some(Kind::Template) if last.ends_with("${") => Slash::Regex,
            Some(Kind::Text | Kind::Template | Kind::Regex) => Slash::Division,
            Some(Kind::Mark) => match last {
                ")" if self.after_condition => Slash::Regex,
                "." if self.is_spread(1) => Slash::Regex,
                ")" | "]" | "." => Slash::Division,
                // After a block or an object, before or after what is counted up.
                "}" | "#" | "@" | "\\" => Slash::MaybeRegex,
                "+" | "-" if self.back(2).1 == last => Slash::MaybeRegex,
                _ if last.is_ascii() => Slash::Regex,
                _ => Slash::MaybeRegex,
            },
        }
    }

    /// How long the regular expression is that begins here; nothing if its line has no end of it.
    fn regex_length(&self) -> Option<usize> {
        let mut escaped = false;
        let mut in_class = false;
        for (at, c) in self.rest().char_indices().skip(1) {
            match c {
                c if is_line_end(c) => return None,
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
}

/// What a slash after a word begins.
fn after_word(word: &str) -> Slash {
    match word {
        "return" | "typeof" | "case" | "in" | "delete" | "void" | "instanceof" | "new" | "throw" | "do" | "else"
        | "default" | "extends" => Slash::Regex,
        // Names in some places, keywords in others.
        "of" | "await" | "yield" => Slash::MaybeRegex,
        _ => Slash::Division,
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens of a text that are more than single characters, and from where there is doubt.
    fn lexed(text: &str) -> (Vec<(Kind, &str)>, Option<&str>) {
        let Lexed { tokens, doubt, .. } = lex(text);
        let long = tokens
            .into_iter()
            .filter(|token| !matches!(token.kind, Kind::Mark | Kind::Word));
        let long = long.map(|token| (token.kind, &text[token.span])).collect();
        (long, (doubt < text.len()).then(|| &text[doubt..]))
    }

    #[test]
    fn slashes_begin_what_they_do() {
        for (text, regex) in [
            ("a / b / c", None),
            ("f(a) / b / c", None),
            ("a[0] / b / c", None),
            ("'a' / b / c", None),
            ("`a` / b / c", None),
            ("1. / b / c", None),
            ("a.return / b / c", None),
            ("a.if(b) / c / d", None),
            ("this.#in / b / c", None),
            ("a /= b / c", None),
            ("/b/g.test(c)", Some("/b/g")),
            ("a = /b/", Some("/b/")),
            ("a = /=b/", Some("/=b/")),
            ("a / /b/", Some("/b/")),
            ("[.../b/.exec(c)]", Some("/b/")),
            ("return /[/'\"`]/u", Some("/[/'\"`]/u")),
            ("export default /b/", Some("/b/")),
            ("x = [...typeof /b/]", Some("/b/")),
            ("if (a) /b/.test(c)", Some("/b/")),
            ("for await (a of b) /b/.test(c)", Some("/b/")),
            ("`${/b/}`", Some("/b/")),
            ("a => !/\\/b/.test(a)", Some("/\\/b/")),
        ] {
            let (tokens, doubt) = lexed(text);
            let found = tokens.iter().find(|(kind, _)| *kind == Kind::Regex);
            assert_eq!(found.map(|(_, text)| *text), regex, "{text}");
            assert_eq!(doubt, None, "{text}");
        }
    }

    #[test]
    fn what_only_a_parser_could_tell_is_in_doubt() {
        for (text, from) in [
            ("a = {} / b / c", "/ b / c"),
            ("a++ / b / c", "/ b / c"),
            ("await / b / c", "/ b / c"),
            ("a <!-- b", "<!-- b"),
            ("a\n--> b", "--> b"),
            ("#!/usr/bin/node", "#!/usr/bin/node"),
            ("a 'b\nc", "'b\nc"),
            ("a `b", "`b"),
            ("a /* b", "/* b"),
            ("(a] b", "] b"),
        ] {
            assert_eq!(lexed(text).1, Some(from), "{text}");
        }
        // A slash that no other follows on its line divides, whatever is before it.
        assert_eq!(lexed("a++ / b\na = {} / c").1, None);
    }

    #[test]
    fn templates_go_on_behind_what_they_hold() {
        let (tokens, doubt) = lexed("`a${ { b: `c${d}` } }e` + '`'");
        let texts: Vec<&str> = tokens.iter().map(|(_, text)| *text).collect();
        assert_eq!(texts, ["`a${", "`c${", "}`", "}e`", "'`'"]);
        assert_eq!(doubt, None);
    }
}
