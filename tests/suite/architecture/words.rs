//! What readers see is in the theme: no Rust file holds a word of it.

use super::source::Source;

/// Files of the renderer whose words are for the editor: findings about templates.
const ABOUT_FINDINGS: [&str; 2] = ["render/asset/findings.rs", "render/engine.rs"];

#[test]
fn the_renderer_has_no_chinese_word() {
    let mut wrong = Vec::new();
    let mut files = 0;
    for source in Source::all() {
        if source.module()[0] == "render" && !ABOUT_FINDINGS.contains(&source.path.as_str()) {
            files += 1;
            let chinese = source.literals.iter().filter(|literal| literal.contains(is_chinese));
            wrong.extend(chinese.map(|literal| format!("src/{}: {literal}", source.path)));
        }
    }
    assert!(files >= 15, "only {files} files of the renderer were looked at");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Chinese characters, and marks that only Chinese uses.
fn is_chinese(c: char) -> bool {
    ('一'..='鿿').contains(&c) || "，。、；：？！（）《》「」".contains(c)
}

#[test]
fn literals_are_told_from_comments() {
    let source = Source::of(
        "x.rs",
        "let a = \"，\"; // 。\n/* 一 */ b('二')\n#[cfg(test)]\nmod tests {\n\"三\"\n}\n",
    );
    assert_eq!(source.literals, ["\"，\"", "'二'"]);
    assert!(source.literals.iter().all(|literal| literal.contains(is_chinese)));
}
