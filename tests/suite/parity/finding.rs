//! A finding as an editor reads it, and what `--fix` makes of it.

use crate::support::Project;

const CHINESE: &str = "content/about/zh.md";
const ENGLISH: &str = "content/about/en.md";

fn project(zh: &str, en: &str) -> Project {
    Project::base()
        .edited(CHINESE, "每篇摘要都由编辑重新写成，数字照录原文。", zh)
        .edited(
            ENGLISH,
            "Editors write each summary afresh and take the figures from the source as they stand.",
            en,
        )
}

#[test]
fn both_sentences_are_shown_and_the_expected_english() {
    let project = project(
        "全年引进到位资金2926亿元，比上年多。",
        "The year brought in RMB 2,926 billion of investment, more than the year before.",
    );
    project.run(&["check"]).gives(
        1,
        "content/about/en.md:6:21: error[FG007]: “RMB 2,926 billion” is another number than the Chinese “2926亿元”
6 | The year brought in RMB 2,926 billion of investment, more than the year before.
  |                     ^^^^^^^^^^^^^^^^^
content/about/zh.md:6:9: note: the Chinese says this
6 | 全年引进到位资金2926亿元，比上年多。
  |                 --------
help: write RMB 292.6 billion

--- a/content/about/en.md
+++ b/content/about/en.md
@@ -3,4 +3,4 @@
 summary: How the digest is made, and what is not known.
 ---
 
-The year brought in RMB 2,926 billion of investment, more than the year before.
+The year brought in RMB 292.6 billion of investment, more than the year before.

1 error
1 of them can be mended as shown above: wenzhai check --fix
",
        "",
    );
}
