//! What English expressions mean, and that no text makes the reader fall.

use super::{find, read};
use crate::quantity::cursor::Random;
use crate::quantity::{Amount, Decimal, Found, Meaning, Names, Qualifier, Quantity, Shape, Unit, When, en_scale};

fn line(text: &str) -> String {
    match read(text) {
        Ok(quantity) => said(&quantity),
        Err(error) => format!("{}@{}", error.kind.code(), error.offset),
    }
}

fn said(quantity: &Quantity) -> String {
    let values = quantity.values().expect("a reader returns what fits");
    let values: Vec<String> = values.iter().map(ToString::to_string).collect();
    let mut words = vec![values.join(" ")];
    words.extend(quantity.unit().map(|unit| unit.to_string()));
    words.extend(quantity.amount().and_then(|amount| amount.measure.clone()));
    if quantity.qualifier != Qualifier::Exact {
        words.push(quantity.qualifier.code().to_owned());
    }
    words.extend(quantity.direction.map(|direction| direction.code().to_owned()));
    words.extend(quantity.basis.map(|basis| basis.code().to_owned()));
    words.join(" ")
}

/// A found thing in one line: its words and what they say.
fn told(text: &str, found: &Found) -> String {
    let said = match &found.meaning {
        Meaning::Figure(quantity) => said(quantity),
        Meaning::When(When::Year(year)) => format!("year {year}"),
        Meaning::When(When::Month(year, month)) => format!("month {}-{month}", year.unwrap_or_default()),
        Meaning::When(When::Day(year, month, day)) => format!("day {}-{month}-{day}", year.unwrap_or_default()),
        Meaning::When(When::Half(half)) => format!("half {half}"),
        Meaning::When(When::Quarters(first, last)) => format!("quarters {first}-{last}"),
        Meaning::When(When::Plan(plan)) => format!("plan {plan}"),
        Meaning::Name(name) => format!("name {name}"),
        Meaning::Open(kind) => format!("open {}", kind.code()),
    };
    format!("{} = {said}", &text[found.span.clone()])
}

/// Sentences, and under each what is found in it; every line was read by a person.
#[test]
fn what_running_text_holds_is_found() {
    let names = Names::new(["4012 model", "six sixes", "green within 500 metres", "market entity"]);
    for case in include_str!("tests/found.txt")
        .split("\n\n")
        .filter(|case| !case.trim().is_empty())
    {
        let mut lines = case.lines().filter(|line| !line.starts_with('#'));
        let text = lines.next().expect("a sentence");
        let expected: Vec<&str> = lines.map(str::trim).collect();
        let found: Vec<String> = find(text, &names).iter().map(|found| told(text, found)).collect();
        assert_eq!(found, expected, "{text}");
    }
}

/// What is found reads back alone as what it was found as, the name of what is counted aside.
#[test]
fn what_is_found_reads_alone() {
    let mut read_back = 0;
    for text in include_str!("tests/found.txt")
        .lines()
        .filter(|line| !line.starts_with([' ', '#']))
    {
        for found in find(text, &Names::default()) {
            let Meaning::Figure(quantity) = found.meaning else {
                continue;
            };
            let words = &text[found.span];
            // These need the words around them.
            if matches!(words, "around the clock") || words.contains("times") || quantity.direction.is_some() {
                continue;
            }
            let again = read(words).unwrap_or_else(|error| panic!("{words}: {error:?}"));
            assert_eq!(again.values(), quantity.values(), "{words}");
            assert_eq!(again.qualifier, quantity.qualifier, "{words}");
            read_back += 1;
        }
    }
    assert!(read_back > 150, "{read_back}");
}

/// What random texts are made of.
const PIECES: &[&str] = &[
    "1",
    "20",
    "0",
    ".",
    ",",
    "/",
    "-",
    "–",
    ":",
    "%",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "one ",
    "two",
    "twenty",
    "hundred ",
    "million ",
    "a ",
    "quarter ",
    "third",
    "s ",
    "of ",
    "second ",
    "th",
    "rmb ",
    "RMB",
    "$",
    "¥",
    "mu",
    "percent",
    "from ",
    "to ",
    "within ",
    "nearly ",
    "or more",
    "per ",
    "a year",
    "fourfold",
    "times ",
    "up ",
    "half ",
    "é",
    "万",
    "top ",
    "“",
    "”",
    "'",
    "(",
    ")",
    "[",
    "]",
    "May ",
    "2021",
    "No. ",
    "5G",
    "+",
    "first ",
    "quarters",
    "Five-Year Plan",
    "\u{a0}",
    "-0.5",
    "4012 model",
    "Article ",
    "is ",
    "mu ",
    "=",
    "https://",
];

/// Spans lie in the text, in order and without overlaps, whatever the text is.
#[test]
fn finding_never_falls_and_never_overlaps() {
    let names = Names::new(["4012 model"]);
    let mut random = Random::new(12);
    for _ in 0..20_000 {
        let text = random.text(PIECES, 12);
        let mut at = 0;
        for found in find(&text, &names) {
            assert!(
                found.span.start >= at && found.span.start < found.span.end,
                "{text:?} {found:?}"
            );
            assert!(text.get(found.span.clone()).is_some(), "{text:?} {found:?}");
            at = found.span.end;
        }
    }
}

fn expect(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(line(text), *expected, "{text}");
    }
}

#[test]
fn amounts() {
    expect(&[
        ("583,000", "583000 count"),
        ("583,000 market entities", "583000 count market entities"),
        ("RMB 266.36 billion", "266360000000 CNY"),
        ("RMB3bn", "3000000000 CNY"),
        ("nearly RMB 3 billion", "3000000000 CNY nearly"),
        ("USD 116 million", "116000000 USD"),
        ("US$7,185", "7185 USD"),
        ("141 billion yuan", "141000000000 CNY"),
        ("RMB 135,000 per mu", "202.5 CNY/mu"),
        ("2.67 million mu", "1780000000 mu"),
        ("93.8 square kilometers", "93800000 km2"),
        ("5,000 tonnes of standard coal", "5000000 tce"),
        ("660 MW", "660000 MW"),
        ("twenty-five working days", "25 working-day"),
        ("two hundred and fifty thousand people", "250000 person people"),
        ("at least 10 mu", "20000/3 mu at-least"),
        ("10 mu or more", "20000/3 mu at-least"),
        ("24 hours", "86400 hour"),
        ("46 micrograms per cubic meter", "0.000000046 ug/m3"),
        ("eight hours a day", "1/3 hour/day"),
        ("dozens of projects", "10 count projects about"),
    ]);
}

#[test]
fn shares_ranks_and_changes() {
    expect(&[
        ("12.8%", "0.128 percent"),
        ("12.8 per cent", "0.128 percent"),
        ("6.2 percentage points", "6.2 percentage-point"),
        ("0.3 percentage points faster", "0.3 percentage-point rise"),
        ("up 21.5 percent year on year", "0.215 percent rise year-on-year"),
        ("a quarter of a working day", "0.25 working-day"),
        ("1/4 of a working day", "0.25 working-day"),
        ("half an hour", "1800 hour"),
        ("two thirds", "2/3 ratio"),
        ("1.7 times", "1.7 multiple"),
        ("quadrupled", "4 multiple rise-to"),
        ("2nd", "2 rank"),
        ("second in the city", "2 rank"),
        ("25th nationwide", "25 rank"),
        ("10.9:53.2:35.9", "10.9 53.2 35.9"),
        ("3 to 5", "3 5 count"),
        ("3–5 working days", "3 5 working-day"),
        ("RMB 500 million to 800 million", "500000000 800000000 CNY"),
        ("RMB 500–800 million", "500000000 800000000 CNY"),
        ("from two hours to within 20 minutes", "7200 1200 minute"),
        ("cut from two hours to within 20 minutes", "7200 1200 minute fall-to"),
    ]);
    let Ok(Shape::Rank { scope, .. }) = read("first in the province").map(|quantity| quantity.shape) else {
        panic!("a rank")
    };
    assert_eq!(scope.as_deref(), Some("in the province"));
}

#[test]
fn what_is_no_quantity_is_an_error_with_its_place() {
    expect(&[
        ("", "empty@0"),
        ("583,000.", "end-expected@7"),
        ("nearly", "number-expected@6"),
        ("increased fourfold", "ambiguous@10"),
        ("increased by four times", "ambiguous@13"),
        ("007", "leading-zero@0"),
        ("nearly more than 5", "contradictory-qualifiers@7"),
        ("USD 5 yuan", "unit-or-end-expected@6"),
        ("5 to 3 days", "range-ends@5"),
    ]);
}

#[test]
fn what_en_scale_writes_reads_back() {
    let mut random = Random::new(10);
    for _ in 0..20_000 {
        let coefficient = i128::from(random.next() >> (30 + random.below(33)));
        let number = Decimal::new(coefficient, random.below(4)).expect("small");
        let amount = Amount::new(number, [0, 4, 8, 12][random.below(4) as usize], Unit::Cny);
        let spoken = en_scale(&amount).expect("fits");
        let word = spoken.scale.code().replace("one", "");
        let again = read(&format!("RMB {} {word}", spoken.mantissa)).expect("a quantity");
        assert_eq!(again.value(), amount.value().ok());
    }
}

#[test]
fn no_text_makes_the_reader_fall() {
    let alphabet = [
        "1",
        "20",
        "0",
        ".",
        ",",
        "/",
        "-",
        "–",
        ":",
        "%",
        " ",
        " ",
        " ",
        " ",
        "one ",
        "two",
        "twenty",
        "hundred ",
        "million ",
        "a ",
        "quarter ",
        "third",
        "s",
        "of ",
        "second",
        "th",
        "nd",
        "rmb ",
        "$",
        "mu",
        "percent",
        "points",
        "from ",
        "to ",
        "within ",
        "nearly ",
        "or more",
        "per ",
        "a year",
        "in the province",
        "fourfold",
        "up ",
        "half ",
        "é",
        "万",
        "top ",
        "bn",
        "99999999999999999999",
    ];
    let mut random = Random::new(11);
    for _ in 0..30_000 {
        let text = random.text(&alphabet, 8);
        match read(&text) {
            Ok(quantity) => assert!(quantity.values().is_ok(), "{text}"),
            Err(error) => assert!(error.offset <= text.chars().count(), "{text}"),
        }
    }
}
