//! `check --format …`: nothing but findings on standard output, in forms that programs read.

use crate::support::Project;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use wenzhai::diag::Code;

/// A wording that is not the record's, a repeated key and a missing translation: findings
/// with a place, with a related place, and about a file as such.
fn mistaken() -> Project {
    Project::base()
        .edited(
            "content/reports/demo/zh.md",
            "[17家](figure:key-users)",
            "[18家](figure:key-users)",
        )
        .edited(
            "content/regions.yaml",
            "\n        linqing:",
            "\n        linqing:\n          name: {zh: 临清, en: Linqing}\n        linqing:",
        )
        .without("content/about/en.md")
}

#[test]
fn short_is_a_line_for_each_finding() {
    mistaken().run(&["check", "--format", "short"]).gives(
        1,
        "content/about/zh.md: warning[FM008]: the page is not in English
content/regions.yaml:9:9: error[CF006]: “linqing” stands twice
content/reports/demo/zh.md:15:6: error[FG004]: “18家” is another value than the record “17家”
",
        "",
    );
}

#[test]
fn json_is_an_object_a_line_with_the_fields_that_others_build_on() {
    let run = mistaken().run(&["check", "--format", "json"]);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    let objects: Vec<Value> = run
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(objects.len(), 3);
    let fields = |object: &Value| object.as_object().unwrap().keys().cloned().collect::<BTreeSet<_>>();
    let expected = [
        "code",
        "severity",
        "message",
        "path",
        "line",
        "column",
        "end_line",
        "end_column",
        "help",
        "related",
    ];
    for object in &objects {
        assert_eq!(fields(object), expected.map(str::to_owned).into());
        for related in object["related"].as_array().unwrap() {
            assert_eq!(
                fields(related),
                ["path", "line", "column", "message"].map(str::to_owned).into()
            );
        }
    }
    assert_eq!(
        objects[1],
        json!({
            "code": "CF006", "severity": "error", "message": "“linqing” stands twice", "path": "content/regions.yaml",
            "line": 9, "column": 9, "end_line": 9, "end_column": 16, "help": "delete one of them",
            "related": [{"path": "content/regions.yaml", "line": 7, "column": 9, "message": "the first is here"}],
        })
    );
    let place = |name: &str| objects[0][name].clone();
    assert_eq!(
        ["line", "column", "end_line", "end_column"].map(place),
        [const { Value::Null }; 4]
    );
}

#[test]
fn json_speaks_the_language_that_is_asked_for() {
    let run = mistaken().run_zh(&["check", "--format", "json"]);
    let first: Value = serde_json::from_str(run.stdout.lines().next().unwrap()).unwrap();
    assert_eq!(first["message"], "这一页没有英文");
}

#[test]
fn github_gets_workflow_commands() {
    mistaken().run(&["check", "--format", "github"]).gives(
        1,
        "::warning file=content/about/zh.md,title=FM008::the page is not in English%0Amake content/about/en.md with title, summary and body
::error file=content/regions.yaml,line=9,col=9,endLine=9,endColumn=16,title=CF006::“linqing” stands twice%0Adelete one of them
::error file=content/reports/demo/zh.md,line=15,col=6,endLine=15,endColumn=29,title=FG004::“18家” is another value than the record “17家”%0Acheck the source, then mend the words here or the value in front matter
",
        "",
    );
}

#[test]
fn sarif_is_one_log_whose_results_name_their_rules() {
    let run = mistaken().run(&["check", "--format", "sarif"]);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    let log: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), Code::ALL.len());
    let results = run["results"].as_array().unwrap();
    let ids: Vec<&Value> = results.iter().map(|result| &result["ruleId"]).collect();
    assert_eq!(ids, ["FM008", "CF006", "FG004"]);
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
    assert_eq!(
        results[2]["locations"][0]["physicalLocation"],
        json!({
            "artifactLocation": {"uri": "content/reports/demo/zh.md"},
            "region": {"startLine": 15, "startColumn": 6, "endLine": 15, "endColumn": 29},
        })
    );
}

#[test]
fn a_clean_project_gives_empty_output() {
    for format in ["short", "json", "github"] {
        Project::base().run(&["check", "--format", format]).gives(0, "", "");
    }
    let log: Value = serde_json::from_str(&Project::base().run(&["check", "--format", "sarif"]).stdout).unwrap();
    assert_eq!(log["runs"][0]["results"], json!([]));
}

#[test]
fn who_stops_reading_is_no_failure() {
    let project = mistaken();
    for args in [
        &["check"][..],
        &["check", "--format", "json"],
        &["check", "--format", "sarif"],
        &["explain", "FM003"],
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = crate::support::binary();
        let output = command
            .args(args)
            .current_dir(project.root())
            .stdout(writer)
            .output()
            .unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), stderr.as_ref()), (Some(0), ""), "{args:?}");
    }
}
