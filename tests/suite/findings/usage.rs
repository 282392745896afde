//! Help and misuse.

use crate::support::{Project, Run};

fn run(args: &[&str]) -> Run {
    Project::empty().run(args)
}

#[test]
fn help_is_in_english() {
    run(&["--help"]).gives(0, HELP_EN, "");
    run(&["-h"]).gives(0, HELP_EN, "");
}

#[test]
fn help_is_in_chinese() {
    run(&["--help", "--locale", "zh"]).gives(0, HELP_ZH, "");
}

#[test]
fn every_command_has_help_in_both_languages() {
    let commands: [&[&str]; 9] = [
        &["build"],
        &["serve"],
        &["check"],
        &["new"],
        &["new", "report"],
        &["init"],
        &["render"],
        &["translated"],
        &["explain"],
    ];
    for command in commands {
        let help = |locale: &str| {
            let args: Vec<&str> = command.iter().copied().chain(["--help", "--locale", locale]).collect();
            let run = run(&args);
            assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{args:?}");
            run.stdout
        };
        let (zh, en) = (help("zh"), help("en"));
        let chinese = |text: &str| {
            text.lines()
                .filter(|line| line.contains(|c| ('一'..='鿿').contains(&c)))
                .count()
        };
        assert!(chinese(&zh) >= 5, "{command:?}: {zh}");
        assert_eq!(chinese(&en), 0, "{command:?}: {en}");
    }
}

#[test]
fn the_version_is_printed() {
    run(&["--version"]).gives(0, concat!("wenzhai ", env!("CARGO_PKG_VERSION"), "\n"), "");
}

#[test]
fn what_cannot_be_understood_is_misuse() {
    let misuse: [&[&str]; 12] = [
        &[],
        &["frobnicate"],
        &["build", "--frobnicate"],
        &["check", "--format", "xml"],
        &["new", "report"],
        &["explain"],
        &["translated"],
        &["translated", "demo", "--all"],
        &["render"],
        &["render", "-", "--lang", "fr"],
        &["build", "--quiet", "--verbose"],
        &["check", "--locale", "fr"],
    ];
    for args in misuse {
        let run = run(args);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{args:?}");
        assert!(
            run.stderr.contains("Usage:") || run.stderr.contains("--help"),
            "{args:?}: {}",
            run.stderr
        );
    }
    run(&["frobnicate"]).gives(
        2,
        "",
        "error: unrecognized subcommand 'frobnicate'

Usage: wenzhai [OPTIONS] <COMMAND>

For more information, try '--help'.
",
    );
}

#[test]
fn commands_of_later_issues_are_no_stubs() {
    let run = run(&["import"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("unrecognized subcommand"), "{}", run.stderr);
}

const HELP_EN: &str = "A static site generator for policy digests in Chinese and English

Usage: wenzhai [OPTIONS] <COMMAND>

Commands:
  build       Build the site
  serve       Show the site in the browser, each save at once
  check       Check the content without building
  new         Make new content
  init        Start a digest
  figure      Read one figure and write it in the other language
  render      Turn one Markdown text into a fragment of HTML for pasting
  translated  Record what translations were made from, after review
  explain     Explain a code, or what a page is made of
  help        Print this message or the help of the given subcommand(s)

Options:
      --root <DIR>       The project's folder (the current one by default)
      --color <WHEN>     When to use colour [default: auto] [possible values: auto, always, never]
      --locale <LOCALE>  Language of messages (the system's by default) [possible values: zh, en]
  -q, --quiet            Report findings only
  -v, --verbose          Say more
  -h, --help             Print help
  -V, --version          Print version
";

const HELP_ZH: &str = "文摘：中英双语政策文摘的静态网站生成器

用法：wenzhai [OPTIONS] <COMMAND>

命令:
  build       生成网站
  serve       在浏览器里预览，每次保存立即更新
  check       检查内容，不生成网站
  new         新建内容
  init        新建一个文摘项目
  figure      读出一个数值，写出它的另一种语言
  render      把一篇Markdown转成HTML片段，供粘贴
  translated  译文对照中文审校过之后，记下它照什么译成
  explain     解释一个代码，或说明一个页面由什么组成

选项:
      --root <DIR>       项目的文件夹（默认当前文件夹）
      --color <WHEN>     何时用颜色：auto（默认）、always、never
      --locale <LOCALE>  提示用的语言：zh、en（默认随系统）
  -q, --quiet            只报告问题
  -v, --verbose          多说一些
  -h, --help             显示帮助
  -V, --version          显示版本
";
