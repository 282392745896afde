//! `wenzhai translated ID…`: translations that have been held against their originals.

use super::{Failure, Invocation, Outcome};
use clap::ArgMatches;
use wenzhai::assemble::Drafts;
use wenzhai::diag::{Text, closest};
use wenzhai::fs::Replaced;
use wenzhai::model::source::TranslationState;
use wenzhai::pipeline::{self, Checked, Options, Recorded, Refusal, Reviewed};

pub(super) fn run(invocation: &Invocation, matches: &ArgMatches) -> Result<Outcome, Failure> {
    let options = Options {
        drafts: Drafts::Show,
        base_url: None,
    };
    let checked = pipeline::check(pipeline::load(&invocation.root)?, &options);
    let all = matches.get_flag("all");
    let names: Vec<String> = if all {
        pipeline::translated_pages(&checked)
    } else {
        matches.get_many("page").into_iter().flatten().cloned().collect()
    };
    // Nothing is written before all of them can be.
    let mut reviewed = Vec::with_capacity(names.len());
    for name in &names {
        match pipeline::reviewed(&checked, name) {
            Ok(page) => reviewed.push(page),
            Err(refusal) => return refuse(invocation, &checked, name, refusal),
        }
    }
    let mut outcome = Outcome::Fine;
    for page in &reviewed {
        if all && page.was == TranslationState::Draft {
            invocation.terminal.say(&unreviewed(page));
            continue;
        }
        if pipeline::write_reviewed(&invocation.root, &checked, page)? == Replaced::ChangedMeanwhile {
            invocation.terminal.warn(&Text::new(
                format!("{} 刚才又改过，没有动它；请再运行一次", page.path),
                format!("{} has just changed and was left alone; run this again", page.path),
            ));
            outcome = Outcome::Findings;
            continue;
        }
        invocation.terminal.remark(&told(page))?;
    }
    Ok(outcome)
}

/// What was recorded of a page.
fn told(page: &Reviewed) -> Text {
    let (name, n, list) = (&page.name, page.sections, page.behind.join(", "));
    let plural = if n == 1 { "section" } else { "sections" };
    let Text { mut zh, mut en } = if page.before == Recorded::Never {
        Text::new(
            format!("{name}：首次记下，共{n}节"),
            format!("{name}: recorded for the first time, {n} {plural}"),
        )
    } else if page.behind.is_empty() {
        Text::new(
            format!("{name}：没有落后的，{n}节都是原样"),
            format!("{name}: nothing was behind in its {n} {plural}"),
        )
    } else {
        Text::new(
            format!("{name}：已记下；原先落后的：{}", page.behind.join("、")),
            format!("{name}: recorded; these were behind: {list}"),
        )
    };
    if page.was == TranslationState::Draft {
        zh.push_str("；不再标为未审校");
        en.push_str("; it is no longer marked as a draft");
    }
    Text::new(zh, en)
}

/// Who records everything has not reviewed what is still marked as a draft.
fn unreviewed(page: &Reviewed) -> Text {
    let name = &page.name;
    Text::new(
        format!("{name}：译文标为未审校，没有记；审校后运行 wenzhai translated {name}"),
        format!(
            "{name}: its translation is marked as a draft and was passed over; after review: wenzhai translated {name}"
        ),
    )
}

fn refuse(invocation: &Invocation, checked: &Checked, name: &str, refusal: Refusal) -> Result<Outcome, Failure> {
    let text = match refusal {
        Refusal::Findings(findings) => {
            invocation.terminal.report(&findings, &checked.input)?;
            invocation
                .terminal
                .say(&Text::new("什么也没有记下", "Nothing was recorded"));
            return Ok(Outcome::Findings);
        }
        Refusal::NoSuchPage(names) => match closest(name, names.iter().map(String::as_str)) {
            Some(near) => Text::new(
                format!("没有“{name}”这一页的译文；是不是想写 {near}？"),
                format!("there is no translated page “{name}”; did you mean {near}?"),
            ),
            None => Text::new(
                format!("没有“{name}”这一页的译文；写报告标识、topics/标识、home 或 about"),
                format!("there is no translated page “{name}”; type a report's id, topics/ID, home or about"),
            ),
        },
        Refusal::NotByLines(path) => Text::new(
            format!("{path} 的前置信息不是一行一个键，没法添上记录；请改成一行一个键"),
            format!(
                "the front matter of {path} has no line for each key, and a record cannot be put in; write one key a line"
            ),
        ),
    };
    Err(text.get(invocation.terminal.locale).to_owned().into())
}
