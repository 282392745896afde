//! `wenzhai figure EXPR`: one figure, read, and written in the other language.

use super::terminal::Terminal;
use super::{Failure, Invocation, Outcome};
use clap::ArgMatches;
use serde_json::{Value, json};
use std::fmt::Write as _;
use wenzhai::diag::{Locale, Sources, Text};
use wenzhai::model::lang::Lang;
use wenzhai::parse::{self, File};
use wenzhai::quantity::{Basis, Direction, Qualifier, Quantity, Style, Told, en, zh};

/// What the expression is called where a finding points into it.
const PLACE: &str = "EXPR";

struct Typed<'a>(&'a str);

impl Sources for Typed<'_> {
    fn text(&self, path: &str) -> Option<&str> {
        (path == PLACE).then_some(self.0)
    }
}

pub(super) fn run(invocation: &Invocation, matches: &ArgMatches) -> Result<Outcome, Failure> {
    let text = matches.get_one::<String>("expression").map_or("", |text| text.trim());
    let given = matches.get_one::<String>("from").and_then(|code| Lang::from_code(code));
    let lang = given.unwrap_or_else(|| looks_like(text));
    let quantity = match parse::expression(File { path: PLACE, text }, lang) {
        Ok(quantity) => quantity,
        Err(finding) => {
            invocation.terminal.report(&[*finding], &Typed(text))?;
            return Ok(Outcome::Findings);
        }
    };
    if matches
        .get_one::<String>("format")
        .is_some_and(|format| format == "json")
    {
        Terminal::hand_over(&format!("{}\n", as_json(text, lang, &quantity)))?;
    } else {
        invocation
            .terminal
            .print(&for_people(text, lang, &quantity, invocation.terminal.locale))?;
        if given.is_none() && lang == Lang::En {
            invocation.terminal.say(&Text::new(
                "没有汉字，按英文读；要按中文读，加 --from zh",
                "read as English, since there is no Chinese in it; --from zh reads it as Chinese",
            ));
        }
    }
    Ok(Outcome::Fine)
}

/// Chinese, unless there are letters and none of them is Chinese.
fn looks_like(text: &str) -> Lang {
    let latin = text.chars().any(|c| c.is_ascii_alphabetic());
    if latin && text.chars().all(|c| !c.is_alphabetic() || u32::from(c) < 0x2E80) {
        Lang::En
    } else {
        Lang::Zh
    }
}

/// The wording in either language: what was typed, and what is written of it.
fn wordings(text: &str, lang: Lang, quantity: &Quantity) -> (String, String) {
    match lang {
        Lang::Zh => (text.to_owned(), en::explain(quantity, &Style::default())),
        Lang::En => (zh::write(quantity), text.to_owned()),
    }
}

fn as_json(text: &str, lang: Lang, quantity: &Quantity) -> Value {
    let told = quantity.told();
    let (zh, en) = wordings(text, lang, quantity);
    let other = match lang {
        Lang::Zh => &en,
        Lang::En => &zh,
    };
    let unit = |unit: fn(&Told) -> Option<String>| same_or_all(told.iter().map(unit).map(Value::from).collect());
    let measure = told.iter().find_map(|told| told.measure.clone());
    json!({
        "text": text,
        "lang": lang.code(),
        "kind": quantity.kind().code(),
        "value": one_or_all(told.iter().map(|told| told.value.clone().into()).collect()),
        "unit": unit(|told| told.unit.map(|unit| unit.to_string())),
        "measure": measure,
        "qualifier": ends_in(quantity).qualifier.code(),
        "direction": quantity.direction.map(Direction::code),
        "basis": quantity.basis.map(Basis::code),
        "base": {
            "value": one_or_all(told.iter().map(|told| told.base.clone().into()).collect()),
            "unit": unit(|told| told.base_unit.map(|unit| unit.to_string())),
        },
        "other": other,
        "zh": zh,
        "en": en,
        "conversion": en::aid(quantity, &Style::default()),
    })
}

/// What carries the hedge: of a change, the value after.
fn ends_in(quantity: &Quantity) -> &Quantity {
    match &quantity.shape {
        wenzhai::quantity::Shape::Change { to, .. } if quantity.qualifier == Qualifier::Exact => ends_in(to),
        _ => quantity,
    }
}

fn one_or_all(mut values: Vec<Value>) -> Value {
    if values.len() == 1 {
        values.remove(0)
    } else {
        Value::from(values)
    }
}

/// One unit where both numbers have the same.
fn same_or_all(mut units: Vec<Value>) -> Value {
    if units.windows(2).all(|pair| pair[0] == pair[1]) {
        units.truncate(1);
    }
    one_or_all(units)
}

fn for_people(text: &str, lang: Lang, quantity: &Quantity, locale: Locale) -> String {
    let mut out = format!("{text}\n");
    let mut line = |zh: &str, en: &str, value: &str| {
        let label = Text::new(zh, en).get(locale).to_owned();
        // Chinese labels are two characters wide, which fill four cells.
        let padding = match locale {
            Locale::Zh => String::new(),
            Locale::En => " ".repeat(10_usize.saturating_sub(label.len())),
        };
        let colon = if locale == Locale::Zh { "：" } else { ": " };
        let _ = writeln!(out, "  {label}{colon}{padding}{value}");
    };
    let told = quantity.told();
    let values: Vec<String> = told.iter().map(with_unit).collect();
    line("数值", "value", &values.join(" – "));
    let bases: Vec<String> = told.iter().map(in_base).collect();
    if bases != values {
        line("折合", "base", &bases.join(" – "));
    }
    if let Some(measure) = told.iter().find_map(|told| told.measure.as_deref()) {
        line("量词", "measure", measure);
    }
    let (zh, en) = qualifier(ends_in(quantity).qualifier);
    line("限定", "qualifier", Text::new(zh, en).get(locale));
    if let Some(direction) = quantity.direction {
        let (zh, en) = self::direction(direction);
        line("方向", "direction", Text::new(zh, en).get(locale));
    }
    if let Some(basis) = quantity.basis {
        let (zh, en) = self::basis(basis);
        line("基期", "basis", Text::new(zh, en).get(locale));
    }
    let (zh, en) = wordings(text, lang, quantity);
    match lang {
        Lang::Zh => line("英文", "English", &en),
        Lang::En => {
            line("中文", "Chinese", &zh);
            if let Some(aid) = en::aid(quantity, &Style::default()) {
                line("换算", "converted", &aid);
            }
        }
    }
    out
}

fn with_unit(told: &Told) -> String {
    let unit = told.unit.map_or_else(String::new, |unit| format!(" {unit}"));
    format!("{}{unit}", told.value)
}

fn in_base(told: &Told) -> String {
    let unit = told.base_unit.map_or_else(String::new, |unit| format!(" {unit}"));
    format!("{}{unit}", told.base)
}

const fn qualifier(qualifier: Qualifier) -> (&'static str, &'static str) {
    match qualifier {
        Qualifier::Exact => ("无，正是这么多", "none: exactly that"),
        Qualifier::About => ("大约", "about"),
        Qualifier::Magnitude => ("只知数量级，有两种理解", "an order of magnitude, read in two ways"),
        Qualifier::Nearly => ("接近，略少", "nearly, a little less"),
        Qualifier::Over => ("超过，不含本数", "more than, the number excluded"),
        Qualifier::AtLeast => ("以上，含本数", "at least, the number included"),
        Qualifier::AtMost => ("以内，含本数", "at most, the number included"),
        Qualifier::Under => ("不到，不含本数", "less than, the number excluded"),
    }
}

const fn direction(direction: Direction) -> (&'static str, &'static str) {
    match direction {
        Direction::Rise => ("增加了这么多", "up by that much"),
        Direction::Fall => ("减少了这么多", "down by that much"),
        Direction::RiseTo => ("增加到这么多", "up to that level"),
        Direction::FallTo => ("减少到这么多", "down to that level"),
        Direction::Reach => ("达到这么多", "at that level"),
    }
}

const fn basis(basis: Basis) -> (&'static str, &'static str) {
    match basis {
        Basis::YearOnYear => ("同比", "year on year"),
        Basis::PreviousPeriod => ("环比", "on the previous period"),
        Basis::AnnualAverage => ("年均", "a year on average"),
    }
}
