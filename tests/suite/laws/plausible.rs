//! Figures that hang together: rounding is never a finding, a slip is, and sources that disagree
//! are shown.

use crate::support::{Page, Project, Random, shown};
use wenzhai::diag::Code;
use wenzhai::quantity::{Bounds, Decimal, Rational, zh};

/// How many random sums and rates are tried.
const TIMES: usize = 4_000;

const RECORD: &str = "content/reports/demo/zh.md";

fn bounds(wording: &str) -> Bounds {
    let quantity = zh::read(wording).unwrap_or_else(|error| panic!("{wording}: {error:?}"));
    Bounds::of(&quantity).unwrap_or_else(|| panic!("{wording} has no bounds"))
}

/// A positive number with three digits after the point.
fn thousandths(random: &mut Random) -> i128 {
    1_000 + i128::try_from(random.below(9_000_000)).expect("a small number")
}

fn rounded(thousandths: i128, digits: u32) -> Decimal {
    let exact = Rational::new(thousandths, 1_000).expect("a fraction");
    exact.rounded(digits).expect("a small number")
}

fn digits(random: &mut Random) -> u32 {
    u32::try_from(random.below(3)).expect("a small number")
}

#[test]
fn rounded_parts_always_agree_with_their_rounded_total() {
    let mut random = Random::new(11);
    for _ in 0..TIMES {
        let parts: Vec<i128> = (0..2 + random.below(4)).map(|_| thousandths(&mut random)).collect();
        let total = rounded(parts.iter().sum(), digits(&mut random));
        let mut sum = bounds(&format!("{}亿元", rounded(parts[0], digits(&mut random))));
        for part in &parts[1..] {
            let part = bounds(&format!("{}亿元", rounded(*part, digits(&mut random))));
            sum = sum.plus(part).expect("small numbers");
        }
        assert!(sum.meets(bounds(&format!("{total}亿元"))), "{parts:?} {total}");
    }
}

#[test]
fn a_total_beyond_all_rounding_never_agrees() {
    let mut random = Random::new(12);
    for _ in 0..TIMES {
        let parts: Vec<i128> = (0..2 + random.below(4)).map(|_| thousandths(&mut random)).collect();
        let exact = |thousandths: i128| bounds(&format!("{}亿元", rounded(thousandths, 3)));
        let sum = parts[1..].iter().fold(exact(parts[0]), |sum, part| {
            sum.plus(exact(*part)).expect("small numbers")
        });
        // Each number is half a thousandth off at most.
        let most = i128::try_from(parts.len() + 1).expect("few parts") / 2 + 1;
        let total = parts.iter().sum::<i128>() + most;
        assert!(
            !sum.meets(exact(total)) && exact(total).is_above(sum),
            "{parts:?} {total}"
        );
    }
}

#[test]
fn growth_from_rounded_levels_always_agrees_and_a_slip_never_does() {
    let mut random = Random::new(13);
    for _ in 0..TIMES {
        let (before, now) = (thousandths(&mut random) + 100_000, thousandths(&mut random) + 100_000);
        let multiple = Rational::new(now, before).expect("a fraction");
        let percent = |more: i128| {
            let growth = multiple.plus(Rational::ONE.negated()).expect("a small number");
            let hundredfold = growth
                .times(Rational::new(100, 1).expect("a number"))
                .expect("a small number");
            let off = Rational::new(more, 10).expect("a number");
            hundredfold
                .plus(off)
                .expect("a small number")
                .rounded(1)
                .expect("a small number")
        };
        let levels = |digits: u32| {
            let [now, before] = [now, before].map(|level| bounds(&format!("{}亿元", rounded(level, digits))));
            let multiple = now
                .divided_by(before)
                .expect("small numbers")
                .expect("levels are positive");
            multiple
                .plus(Bounds::exactly(Rational::ONE.negated()))
                .expect("small numbers")
        };
        let told = |percent: Decimal| {
            let way = if percent.coefficient() < 0 { "下降" } else { "增长" };
            let size = if percent.coefficient() < 0 {
                percent.negated()
            } else {
                percent
            };
            bounds(&format!("{way}{size}%"))
        };
        assert!(levels(digits(&mut random)).meets(told(percent(0))), "{before} {now}");
        // Levels to the thousandth leave a ten-thousandth of a percentage point at most.
        for slip in [-2, 2, 10, 100] {
            assert!(!levels(3).meets(told(percent(slip))), "{before} {now} {slip}");
        }
    }
}

/// The base site with these figures beside its own, and these indicators.
fn project(indicators: &str, figures: &[&str]) -> Project {
    let own = "  key-users: {indicator: key-energy-users, value: 17家, period: 2023}\n";
    let lines: Vec<String> = figures.iter().map(|figure| format!("  {figure}\n")).collect();
    let project = Project::base().edited(RECORD, own, &format!("{own}{}", lines.concat()));
    let all = project.read("content/indicators.yaml") + indicators;
    project.with("content/indicators.yaml", &all)
}

fn indicator(id: &str, unit: &str, relation: &str) -> String {
    format!(
        "{id}:\n  name: {{zh: 指标, en: {id}}}\n  unit: {unit}\n  definition: {{zh: 定义, en: definition}}\n{relation}"
    )
}

fn messages(project: &Project) -> Vec<String> {
    let found = project.check().findings;
    found.iter().map(|f| format!("{}: {}", f.code, f.message.en)).collect()
}

#[test]
fn parts_that_are_not_all_there_are_held_against_the_total_too() {
    let indicators = indicator("whole", "CNY", "  parts: [one, two, three]\n")
        + &["one", "two", "three"].map(|id| indicator(id, "CNY", "")).concat();
    let of = |figures: &[&str]| messages(&project(&indicators, figures));
    let whole = "whole: {indicator: whole, value: 100亿元, period: 2023}";
    let one = "one: {indicator: one, value: 60亿元, period: 2023}";
    let two = "two: {indicator: two, value: 50亿元, period: 2023}";
    assert_eq!(of(&[whole, one]), Vec::<String>::new());
    assert_eq!(
        of(&[whole, one, two]),
        ["FG017: the parts, 60亿元 + 50亿元, add up to more than their total “100亿元”"]
    );
    // Another year, a promise, and another place are another matter.
    for other in [
        two.replace("2023", "2022"),
        two.replace("2023}", "2023, kind: target}"),
        two.replace("2023}", "2023, region: shandong}"),
    ] {
        assert_eq!(of(&[whole, one, &other]), Vec::<String>::new(), "{other}");
    }
    let three = |value: &str| format!("three: {{indicator: three, value: {value}, period: 2023}}");
    let thirty = two.replace("50亿元", "30亿元");
    assert_eq!(of(&[whole, one, &thirty, &three("1000000000元")]), Vec::<String>::new());
    assert_eq!(of(&[whole, one, &thirty, &three("8.5亿元")]), Vec::<String>::new());
    assert_eq!(
        of(&[whole, one, &thirty, &three("8亿元")]),
        Vec::<String>::new(),
        "four roundings of half an 亿 each"
    );
    assert_eq!(
        of(&[whole, one, &thirty, &three("7亿元")]),
        ["FG017: the parts, 60亿元 + 30亿元 + 7亿元, add up to less than their total “100亿元”"]
    );
    assert_eq!(of(&[whole, one, &thirty, &three("超7亿元")]), Vec::<String>::new());
}

#[test]
fn shares_are_held_against_their_whole_and_their_ratio() {
    let indicators = indicator("sectors", "ratio", "  share: true\n  parts: [first, second, third]\n")
        + &["first", "second", "third"]
            .map(|id| indicator(id, "percent", "  share: true\n"))
            .concat();
    let share = |id: &str, value: &str| format!("{id}: {{indicator: {id}, value: {value}, period: 2023}}");
    let of = |figures: &[String]| {
        let figures: Vec<&str> = figures.iter().map(String::as_str).collect();
        messages(&project(&indicators, &figures))
    };
    let ratio = share("sectors", "10.9∶53.2∶35.9");
    assert_eq!(
        of(&[ratio.clone(), share("third", "35.9%"), share("first", "11%")]),
        Vec::<String>::new()
    );
    assert_eq!(
        of(&[ratio, share("third", "53.2%")]),
        ["FG017: the share “53.2%” does not go with the ratio “10.9∶53.2∶35.9”"]
    );
    assert_eq!(
        of(&[share("first", "60%"), share("third", "四成以上")]),
        Vec::<String>::new()
    );
    assert_eq!(
        of(&[share("first", "62%"), share("third", "四成以上")]),
        ["FG017: the shares, 62% + 四成以上, are more than the whole"]
    );
    assert_eq!(
        of(&[share("first", "101%")]),
        ["FG017: the share “101%” is more than the whole"]
    );
    assert_eq!(of(&[share("first", "不超过120%")]), Vec::<String>::new());
}

#[test]
fn a_relation_to_nothing_is_found() {
    for relation in [
        "part_of: nothing",
        "growth_of: nothing",
        "parts: [gdp, nothing]",
        "ratio_of: [nothing, gdp]",
    ] {
        let found = project(&indicator("one", "CNY", &format!("  {relation}\n")), &[]).check();
        assert_eq!(found.findings.len(), 1, "{relation}: {:#?}", shown(&found.findings));
        let finding = &found.findings[0];
        assert_eq!(finding.code, Code::FM012, "{relation}");
        let text = &found.input.texts["content/indicators.yaml"];
        assert_eq!(&text[finding.location.span.clone().expect("a place")], "nothing");
    }
    let found = project(&indicator("one", "percent", "  ratio_of: [gdp]\n"), &[]).check();
    assert_eq!(found.findings[0].code, Code::CF004);
}

#[test]
fn a_promise_grows_from_what_was_reached() {
    let indicators = indicator("level", "CNY", "") + &indicator("rate", "percent", "  growth_of: level\n");
    let of = |rate: &str| {
        let figures = [
            "before: {indicator: level, value: 500亿元, period: 2022}",
            "now: {indicator: level, value: 550亿元以上, period: 2023, kind: target}",
            rate,
        ];
        messages(&project(&indicators, &figures))
    };
    assert_eq!(
        of("rate: {indicator: rate, value: 10%以上, period: 2023, kind: target}"),
        Vec::<String>::new()
    );
    assert_eq!(
        of("rate: {indicator: rate, value: 10%, period: 2023}"),
        Vec::<String>::new()
    );
    assert_eq!(
        of("rate: {indicator: rate, value: 8%, period: 2023, kind: target}"),
        ["FG018: the growth is recorded as “8%”, and from “500亿元” to “550亿元以上” it is ≥ 9.89%"]
    );
}

/// Two reports, and one of them twice, about one thing.
fn disagreeing() -> Project {
    let project = project("", &["again: {indicator: key-energy-users, value: 21家, period: 2023}"]);
    let other = project.read(RECORD).replace("event: 2023", "event: 2022");
    let other = other
        .replace("value: 17家", "value: 近20家")
        .replace("[17家]", "[近20家]");
    let other = other.replace(
        "  again: {indicator: key-energy-users, value: 21家, period: 2023}\n",
        "",
    );
    let english = project.read("content/reports/demo/en.md").replace("[17]", "[]");
    project
        .with("content/reports/older/zh.md", &other)
        .with("content/reports/older/en.md", &english)
}

#[test]
fn what_sources_say_instead_is_on_the_pages() {
    let project = disagreeing();
    let found = project.check().findings;
    let own: Vec<_> = found.iter().filter(|finding| finding.code == Code::FG019).collect();
    // 17家 and 近20家 can both be true; 21家 is the second number of its own report and another
    // than the older one's.
    assert_eq!((own.len(), own[0].related.len()), (1, 2), "{:#?}", shown(&found));
    project.run(&["build"]).succeeds();
    for (lang, elsewhere, source) in [
        ("zh", "同一来源另一处：", "另一来源："),
        ("en", "Elsewhere in this source: ", "Another source: "),
    ] {
        let newer = format!("/{lang}/reports/demo/");
        let older = format!("/{lang}/reports/older/");
        for (path, expected) in [
            (newer.clone(), 3),
            (older.clone(), 1),
            (format!("/{lang}/indicators/key-energy-users/"), 4),
            (format!("/{lang}/regions/linqing/"), 4),
        ] {
            let file = format!("public{path}index.html");
            let text = project.read(&file);
            let told = text.matches(elsewhere).count() + text.matches(source).count();
            assert_eq!(told, expected, "{path}");
            let page = Page::read(&file, text.as_bytes());
            let other = |at: &usize| page.elements[*at].get("class") == Some("other");
            let links = page.named("a").filter(|link| link.within.iter().any(other));
            let links: Vec<&str> = links.filter_map(|link| link.get("href")).collect();
            assert_eq!(links.len(), expected, "{path}");
            assert!(
                links
                    .iter()
                    .all(|href| href.starts_with(&newer) || href.starts_with(&older)),
                "{links:?}"
            );
        }
    }
}

#[test]
fn figures_that_cannot_be_told_to_be_of_one_time_do_not_disagree() {
    let figures = |period: &str| {
        let one = format!("one: {{indicator: energy-saved, value: 1吨标煤{period}}}");
        let two = format!("two: {{indicator: energy-saved, value: 2吨标煤{period}}}");
        messages(&project("", &[&one, &two])).len()
    };
    assert_eq!(
        [figures(", period: 202X"), figures(""), figures(", period: 2023")],
        [0, 0, 1]
    );
}
