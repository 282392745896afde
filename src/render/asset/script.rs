//! Addresses in modules: those of `import`, `export … from`, `import(…)` and
//! `new URL(…, import.meta.url)`.
//!
//! Where the tokens should be wrong, an address is missed, and the module that it names is then
//! published under its own name, where the address leads.

use super::lexer::{self, lex};
use super::references::{Address, Kind};
use std::ops::Range;

/// The addresses of a module, in order. One that is written with escapes is left out.
pub(super) fn addresses(text: &str) -> Vec<Address> {
    let tokens = lex(text).tokens;
    let of = |at: usize, kind: lexer::Kind| {
        let token = tokens.get(at).filter(|token| token.kind == kind);
        token.map(|token| token.span.clone())
    };
    let word = |at: usize| of(at, lexer::Kind::Word).map_or("", |span| &text[span]);
    let mark = |at: usize| {
        let mark = of(at, lexer::Kind::Mark).and_then(|span| text[span].chars().next());
        mark.unwrap_or('\0')
    };
    let quoted = |at: usize| of(at, lexer::Kind::Text).map(|span| span.start + 1..span.end - 1);
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
