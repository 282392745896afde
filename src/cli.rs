//! What can be typed, in the user's language.

use clap::{Arg, ArgAction, Command, ValueHint, value_parser};
use std::ffi::OsString;
use wenzhai::diag::{Locale, Text};

/// The language to speak to the user in: `--locale`, else the environment.
///
/// It has to be known before arguments are parsed, because help and errors of parsing
/// are in it.
pub(crate) fn locale(args: impl IntoIterator<Item = OsString>, env: impl Fn(&str) -> Option<String>) -> Locale {
    let mut args = args.into_iter().map(|arg| arg.to_string_lossy().into_owned());
    while let Some(arg) = args.next() {
        let value = match arg.strip_prefix("--locale") {
            Some("") => args.next(),
            Some(rest) => rest.strip_prefix('=').map(str::to_owned),
            None => continue,
        };
        return from_name(&value.unwrap_or_default());
    }
    // The order of POSIX.
    let name = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| env(name).filter(|v| !v.is_empty()));
    from_name(&name.unwrap_or_default())
}

fn from_name(name: &str) -> Locale {
    if name.to_ascii_lowercase().starts_with("zh") {
        Locale::Zh
    } else {
        Locale::En
    }
}

/// The whole command line.
pub(crate) fn command(locale: Locale) -> Command {
    let command = commands(locale);
    match locale {
        Locale::Zh => in_chinese(command),
        Locale::En => command,
    }
}

/// The words that clap itself puts into help, in Chinese.
fn in_chinese(command: Command) -> Command {
    let version = command.get_version().is_some();
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help("显示帮助");
    let mut command = command
        .help_template("{about-with-newline}\n用法：{usage}\n\n{all-args}")
        .subcommand_help_heading("命令")
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(help);
    if version {
        let version = Arg::new("version")
            .short('V')
            .long("version")
            .action(ArgAction::Version);
        command = command.arg(version.help("显示版本"));
    }
    command
        .mut_args(|arg| {
            let heading = if arg.is_positional() { "参数" } else { "选项" };
            // Values and defaults are in the help text; clap would add them in English.
            let takes_value = arg.get_action().takes_values();
            arg.help_heading(heading)
                .hide_default_value(takes_value)
                .hide_possible_values(takes_value)
        })
        .mut_subcommands(in_chinese)
}

fn commands(locale: Locale) -> Command {
    let t = |zh: &str, en: &str| Text::new(zh, en).get(locale).to_owned();
    Command::new("wenzhai")
        .version(env!("CARGO_PKG_VERSION"))
        .about(t(
            "文摘：中英双语政策文摘的静态网站生成器",
            "A static site generator for policy digests in Chinese and English",
        ))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .args(global(locale))
        .subcommand(build(locale))
        .subcommand(serve(locale))
        .subcommand(check(locale))
        .subcommand(
            Command::new("new")
                .about(t("新建内容", "Make new content"))
                .subcommand_required(true)
                .subcommand(
                    Command::new("report")
                        .about(t("新建一份报告的两个文件", "Make the two files of a report"))
                        .arg(Arg::new("id").value_name("ID").required(true).help(t(
                            "报告的标识：小写英文字母、数字、连字符",
                            "The report's id: lower-case letters, digits, hyphens",
                        ))),
                ),
        )
        .subcommand(
            Command::new("init").about(t("新建一个文摘项目", "Start a digest")).arg(
                Arg::new("dir")
                    .value_name("DIR")
                    .required(true)
                    .value_hint(ValueHint::DirPath)
                    .help(t("项目的文件夹", "The project's folder")),
            ),
        )
        .subcommand(figure(locale))
        .subcommand(render(locale))
        .subcommand(translated(locale))
        .subcommand(
            Command::new("explain")
                .about(t(
                    "解释一个代码，或说明一个页面由什么组成",
                    "Explain a code, or what a page is made of",
                ))
                .arg(Arg::new("what").value_name("CODE|PAGE").required(true).help(t(
                    "代码（如 FG002）、报告标识，或页面地址（如 /zh/topics/dual-carbon/）",
                    "A code (FG002), a report's id, or a page's address (/en/topics/dual-carbon/)",
                ))),
        )
}

fn global(locale: Locale) -> Vec<Arg> {
    let t = |zh: &str, en: &str| Text::new(zh, en).get(locale).to_owned();
    vec![
        Arg::new("root")
            .long("root")
            .value_name("DIR")
            .global(true)
            .value_hint(ValueHint::DirPath)
            .help(t(
                "项目的文件夹（默认当前文件夹）",
                "The project's folder (the current one by default)",
            )),
        Arg::new("color")
            .long("color")
            .value_name("WHEN")
            .global(true)
            .default_value("auto")
            .value_parser(["auto", "always", "never"])
            .help(t("何时用颜色：auto（默认）、always、never", "When to use colour")),
        Arg::new("locale")
            .long("locale")
            .value_name("LOCALE")
            .global(true)
            .value_parser(["zh", "en"])
            .help(t(
                "提示用的语言：zh、en（默认随系统）",
                "Language of messages (the system's by default)",
            )),
        Arg::new("quiet")
            .long("quiet")
            .short('q')
            .global(true)
            .action(ArgAction::SetTrue)
            .conflicts_with("verbose")
            .help(t("只报告问题", "Report findings only")),
        Arg::new("verbose")
            .long("verbose")
            .short('v')
            .global(true)
            .action(ArgAction::SetTrue)
            .help(t("多说一些", "Say more")),
    ]
}

fn build(locale: Locale) -> Command {
    let t = |zh: &str, en: &str| Text::new(zh, en).get(locale).to_owned();
    Command::new("build")
        .about(t("生成网站", "Build the site"))
        .arg(
            Arg::new("output")
                .long("output")
                .short('o')
                .value_name("DIR")
                .value_hint(ValueHint::DirPath)
                .help(t(
                    "发布到这个文件夹（默认 public）",
                    "Publish into this folder (public by default)",
                )),
        )
        .arg(Arg::new("base-url").long("base-url").value_name("URL").help(t(
            "网站的地址，代替 site.yaml 里的",
            "The site's address, instead of the one in site.yaml",
        )))
        .arg(Arg::new("compress").long("compress").action(ArgAction::SetTrue).help(t(
            "文本文件另存压缩的一份（.br、.gz、.zst），供服务器直接发送",
            "Publish text files compressed as well (.br, .gz, .zst), for servers to hand out",
        )))
        .args(leniency(locale))
}

fn serve(locale: Locale) -> Command {
    let t = |zh: &str, en: &str| Text::new(zh, en).get(locale).to_owned();
    Command::new("serve")
        .about(t(
            "在浏览器里预览，每次保存立即更新",
            "Show the site in the browser, each save at once",
        ))
        .arg(
            Arg::new("port")
                .long("port")
                .short('p')
                .value_name("N")
                .value_parser(value_parser!(u16))
                .help(t(
                    "端口（默认4600；被占用就用下一个）",
                    "The port (4600 by default; the next free one if it is in use)",
                )),
        )
        .arg(Arg::new("host").long("host").value_name("ADDR").help(t(
            "监听的地址，代替127.0.0.1；0.0.0.0 让同一网络的手机也能看",
            "The address to listen at instead of 127.0.0.1; 0.0.0.0 lets phones on the same network look",
        )))
        .arg(
            Arg::new("open")
                .long("open")
                .action(ArgAction::SetTrue)
                .help(t("打开浏览器", "Open the browser")),
        )
        .arg(
            Arg::new("follow")
                .long("follow")
                .action(ArgAction::SetTrue)
                .help(t("浏览器跟到正在改的页面", "Lead browsers to the page that is edited")),
        )
        .arg(Arg::new("editor").long("editor").value_name("TEMPLATE").help(t(
            "在编辑器里打开文件的地址（默认看 WENZHAI_EDITOR，再默认 vscode://file/{path}:{line}:{column}）",
            "The address that opens a file in your editor (by default WENZHAI_EDITOR, or else vscode://file/{path}:{line}:{column})",
        )))
}

fn check(locale: Locale) -> Command {
    let t = |zh: &str, en: &str| Text::new(zh, en).get(locale).to_owned();
    Command::new("check")
        .about(t("检查内容，不生成网站", "Check the content without building"))
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .default_value("human")
                .value_parser(["human", "short", "json", "github", "sarif"])
                .help(t(
                    "输出的格式：human（默认）、short、json、github、sarif",
                    "Format of the output",
                )),
        )
        .arg(Arg::new("fix").long("fix").action(ArgAction::SetTrue).help(t(
            "先显示、再写下能自动改好的（标点、引号、数字的全角半角，行末空格）",
            "Show, then write, what can be mended without asking: half-width marks, straight quotes, full-width digits, spaces at line ends",
        )))
        .args(leniency(locale))
}

fn render(locale: Locale) -> Command {
    let t = |zh: &str, en: &str| Text::new(zh, en).get(locale).to_owned();
    Command::new("render")
        .about(t(
            "把一篇Markdown转成HTML片段，供粘贴",
            "Turn one Markdown text into a fragment of HTML for pasting",
        ))
        .arg(
            Arg::new("file")
                .value_name("FILE|-")
                .required(true)
                .value_parser(value_parser!(OsString))
                .value_hint(ValueHint::FilePath)
                .help(t(
                    "Markdown文件；- 表示标准输入",
                    "The Markdown file; - for standard input",
                )),
        )
        .arg(
            Arg::new("lang")
                .long("lang")
                .value_name("LANG")
                .value_parser(["zh", "en"])
                .help(t(
                    "文字的语言：zh、en（默认看文件名，如 en.md；看不出就是 zh）",
                    "Language of the text (by default that of the file's name, such as en.md, or else zh)",
                )),
        )
}

fn translated(locale: Locale) -> Command {
    let t = |zh: &str, en: &str| Text::new(zh, en).get(locale).to_owned();
    Command::new("translated")
        .about(t(
            "译文对照中文审校过之后，记下它照什么译成",
            "Record what translations were made from, after review",
        ))
        .arg(
            Arg::new("page")
                .value_name("ID")
                .num_args(1..)
                .required_unless_present("all")
                .conflicts_with("all")
                .help(t(
                    "报告的标识；专题写 topics/标识，首页写 home，“关于”写 about",
                    "A report's id, topics/ID, home or about",
                )),
        )
        .arg(Arg::new("all").long("all").action(ArgAction::SetTrue).help(t(
            "全部译文，但标为未审校的除外",
            "All translations but those that are marked as drafts",
        )))
}

fn figure(locale: Locale) -> Command {
    let t = |zh: &str, en: &str| Text::new(zh, en).get(locale).to_owned();
    Command::new("figure")
        .about(t(
            "读出一个数值，写出它的另一种语言",
            "Read one figure and write it in the other language",
        ))
        .arg(
            Arg::new("expression")
                .value_name("EXPR")
                .required(true)
                .allow_hyphen_values(true)
                .help(t(
                    "数值，例如 近30亿元、nearly RMB 3 billion",
                    "The figure, such as 近30亿元 or nearly RMB 3 billion",
                )),
        )
        .arg(
            Arg::new("from")
                .long("from")
                .value_name("LANG")
                .value_parser(["zh", "en"])
                .help(t(
                    "数值的语言：zh、en（默认 zh；没有汉字而有英文字母的算 en）",
                    "Language of the figure (zh by default; en if it has letters and no Chinese)",
                )),
        )
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .default_value("human")
                .value_parser(["human", "json"])
                .help(t("输出的格式：human（默认）、json", "Format of the output")),
        )
}

fn leniency(locale: Locale) -> [Arg; 2] {
    let t = |zh: &str, en: &str| Text::new(zh, en).get(locale).to_owned();
    [
        Arg::new("drafts").long("drafts").action(ArgAction::SetTrue).help(t(
            "连草稿和还没到发布日期的报告一起",
            "Include drafts and reports that are not due yet",
        )),
        Arg::new("strict")
            .long("strict")
            .action(ArgAction::SetTrue)
            .help(t("把警告当作错误", "Treat warnings as errors")),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoken(args: &[&str], env: &[(&str, &str)]) -> Locale {
        let args = args.iter().map(OsString::from);
        locale(args, |name| {
            env.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned())
        })
    }

    #[test]
    fn the_command_is_sound_in_both_languages() {
        for locale in [Locale::Zh, Locale::En] {
            command(locale).debug_assert();
        }
    }

    #[test]
    fn the_flag_goes_before_the_environment() {
        assert_eq!(spoken(&["wenzhai"], &[("LANG", "zh_CN.UTF-8")]), Locale::Zh);
        assert_eq!(
            spoken(&["wenzhai"], &[("LC_ALL", "C"), ("LANG", "zh_CN.UTF-8")]),
            Locale::En
        );
        assert_eq!(
            spoken(&["wenzhai", "build", "--locale", "zh"], &[("LANG", "en_GB")]),
            Locale::Zh
        );
        assert_eq!(spoken(&["wenzhai", "--locale=en"], &[("LANG", "zh_CN")]), Locale::En);
        assert_eq!(spoken(&["wenzhai"], &[]), Locale::En);
    }
}
