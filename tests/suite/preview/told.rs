//! What the terminal says.

use crate::support::{Preview, Project};
use rustix::process::Signal;

const EN: &str = "content/reports/demo/en.md";

/// The lines with durations as `N`.
fn lines(stderr: &str) -> Vec<String> {
    let lines = stderr.lines().map(|line| {
        let ends = line.strip_suffix(" ms").map(|rest| (rest, " ", " ms"));
        let ends = ends.or_else(|| line.strip_suffix("毫秒").map(|rest| (rest, "用时", "毫秒")));
        match ends.and_then(|(rest, before, after)| Some((rest.rsplit_once(before)?.0, before, after))) {
            Some((rest, before, after)) => format!("{rest}{before}N{after}"),
            None => line.to_owned(),
        }
    });
    lines.collect()
}

fn wrong_and_right(preview: Preview, project: &Project) -> Vec<String> {
    let mut browser = preview.browser("/en/reports/demo/");
    browser.until("findings", |message| message["settled"] == true);
    let text = project.read(EN);
    let errors = |message: &serde_json::Value| message["counts"]["error"].as_u64();
    project.write(EN, text.replace("[17]", "[71]").as_bytes());
    browser.until("findings", |message| {
        message["settled"] == true && errors(message) != Some(0)
    });
    project.write(EN, text.as_bytes());
    browser.until("findings", |message| {
        message["settled"] == true && errors(message) == Some(0)
    });
    let (_, stdout, stderr) = preview.end(Signal::INT);
    assert_eq!(stdout, "");
    lines(&stderr)
}

#[test]
fn a_change_is_told_with_its_findings_and_what_was_mended() {
    let project = Project::base();
    let told = wrong_and_right(Preview::of(&project), &project);
    assert_eq!(
        told,
        [
            "content/reports/demo/en.md, N ms",
            "content/reports/demo/en.md:6:17: error[FG004]: “71” is another value than the record “17家”",
            "1 error",
            "content/reports/demo/en.md, N ms",
            "no findings",
            "The preview has ended",
        ]
    );
}

#[test]
fn it_is_told_in_chinese() {
    let project = Project::base();
    let preview = Preview::with(project.root(), &["--port", "0", "--locale", "zh"]);
    let told = wrong_and_right(preview, &project);
    assert_eq!(told[0], "content/reports/demo/en.md，用时N毫秒");
    assert_eq!(told.last().map(String::as_str), Some("预览已结束"));
}

#[test]
fn what_was_wrong_from_the_start_is_told() {
    let project = Project::base().edited(EN, "[17]", "[71]");
    let preview = Preview::of(&project);
    preview
        .browser("/zh/")
        .until("findings", |message| message["settled"] == true);
    let (_, _, stderr) = preview.end(Signal::INT);
    assert!(
        stderr.contains("error[FG004]") && stderr.contains("1 error\n"),
        "{stderr}"
    );
}
