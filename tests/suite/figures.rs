//! Figures through the whole program: `wenzhai figure`, the style of the settings, and that every
//! record of the edition survives the way into the other language and back.

use crate::support::{Project, Run};
use serde_json::Value;
use std::path::Path;
use wenzhai::assemble::Drafts;
use wenzhai::pipeline::{self, Options};
use wenzhai::quantity::{Percent, Style, Yuan, difference, en, zh};

fn figure(args: &[&str]) -> Run {
    let args: Vec<&str> = ["figure"].into_iter().chain(args.iter().copied()).collect();
    Project::empty().run(&args)
}

fn json(expression: &str) -> Value {
    let run = figure(&[expression, "--format", "json"]);
    run.succeeds();
    assert_eq!(run.stderr, "", "{expression}");
    assert_eq!(run.stdout.lines().count(), 1, "{expression}");
    serde_json::from_str(&run.stdout).expect("one object")
}

#[test]
fn a_figure_is_told_to_people_in_their_language() {
    figure(&["近30亿元"]).gives(
        0,
        "近30亿元\n  value:      3000000000 CNY\n  qualifier:  nearly, a little less\n  English:    nearly RMB 3 billion\n",
        "",
    );
    figure(&["--locale", "zh", "--from", "en", "2.67 million mu"]).gives(
        0,
        "2.67 million mu\n  数值：2670000 mu\n  折合：1780000000 m2\n  限定：无，正是这么多\n  中文：267万亩\n  换算：178,000 ha\n",
        "",
    );
    let guessed = figure(&["nearly RMB 3 billion"]);
    assert!(guessed.stdout.ends_with("Chinese:    近30亿元\n"), "{}", guessed.stdout);
    assert!(guessed.stderr.starts_with("read as English"), "{}", guessed.stderr);
}

#[test]
fn json_has_the_value_in_the_unit_written() {
    for (expression, kind, value, unit, qualifier, other) in [
        (
            "近30亿元",
            "money",
            "3000000000",
            "CNY",
            "nearly",
            "nearly RMB 3 billion",
        ),
        (
            "267万亩",
            "area",
            "2670000",
            "mu",
            "exact",
            "2.67 million mu (178,000 ha)",
        ),
        ("66万千瓦", "power", "660000", "kW", "exact", "660,000 kW"),
        ("8.8%", "percent", "8.8", "percent", "exact", "8.8%"),
        ("七分之一", "fraction", "1/7", "ratio", "exact", "one seventh"),
        ("四成以上", "percent", "40", "percent", "at-least", "at least 40%"),
        ("第25位", "rank", "25", "rank", "exact", "25th"),
        ("nearly 1,000 people", "count", "1000", "person", "nearly", "近1000人"),
        ("quadrupled", "multiple", "4", "multiple", "exact", "翻两番"),
    ] {
        let object = json(expression);
        for (key, expected) in [
            ("kind", kind),
            ("value", value),
            ("unit", unit),
            ("qualifier", qualifier),
            ("other", other),
        ] {
            assert_eq!(object[key], expected, "{expression} {key}: {object}");
        }
    }
    let change = json("由2小时压缩至20分钟内");
    assert_eq!(change["value"], serde_json::json!(["2", "20"]));
    assert_eq!(change["unit"], serde_json::json!(["hour", "minute"]));
    assert_eq!(change["base"]["unit"], "second");
    assert_eq!(
        (&change["qualifier"], &change["direction"]),
        (&"at-most".into(), &"fall-to".into())
    );
    assert_eq!(json("11.9∶51∶37.1")["unit"], Value::Null);
}

#[test]
fn what_is_no_figure_is_an_error_that_says_why() {
    for (expression, said) in [
        ("2021年9月29日", "time"),
        ("12345热线", "name"),
        ("很多户", "a number is wanted here"),
        ("increased fourfold", "in two ways"),
        ("全市市场主体增至58.3万户，稳中有进。", "give the figure alone: "),
        ("The city spent RMB 3 billion.", "give the figure alone: RMB 3 billion"),
    ] {
        let run = figure(&[expression, "--format", "json"]);
        assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{expression}");
        assert!(run.stderr.contains(said), "{expression}: {}", run.stderr);
        assert!(run.stderr.contains('^'), "{expression}: {}", run.stderr);
    }
}

#[test]
fn every_record_of_the_edition_survives_english() {
    let options = Options {
        drafts: Drafts::Show,
        base_url: None,
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let checked = pipeline::check(pipeline::load(root).expect("the edition is there"), &options);
    let site = checked.site.expect("the edition is whole");
    let mut count = 0;
    for figure in site.reports.values().flat_map(|report| &report.figures) {
        // The indicator gives what the wording leaves open.
        let quantity = &figure.quantity;
        for currency in Yuan::ALL {
            for percent in Percent::ALL {
                let english = en::write(quantity, &Style { currency, percent });
                let again = en::read(&english).unwrap_or_else(|error| panic!("{english}: {error:?}"));
                assert_eq!(difference(quantity, &again), None, "{}: {english}", figure.wording);
                assert_eq!(again.values(), quantity.values(), "{}: {english}", figure.wording);
                let chinese = zh::write(&again);
                let back = zh::read(&chinese).unwrap_or_else(|error| panic!("{chinese}: {error:?}"));
                assert_eq!(back.values(), quantity.values(), "{english}: {chinese}");
            }
        }
        count += 1;
    }
    assert!(count > 400, "{count}");
}

#[test]
fn the_style_of_the_settings_is_on_the_english_pages() {
    let project = Project::base()
        .edited("content/reports/demo/zh.md", "value: 17家", "value: 增长8.8%")
        .edited("content/reports/demo/en.md", "[17]", "[]")
        .edited("content/reports/demo/zh.md", "[17家]", "[]")
        .edited("content/indicators.yaml", "unit: count", "unit: percent")
        .edited("site.yaml", "topics:", "figure_style: {percent: per cent}\ntopics:");
    project.run(&["build"]).succeeds();
    let page = project.read("public/en/reports/demo/index.html");
    assert!(page.contains("up 8.8 per cent"), "{page}");
    let wrong = Project::base().edited("site.yaml", "topics:", "figure_style: {currency: rmb}\ntopics:");
    let run = wrong.run(&["check"]);
    assert!(run.code == 1 && run.stdout.contains("figure_style"), "{}", run.stdout);
}
