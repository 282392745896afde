//! Charts can be read by everyone, and say nothing that a table does not.

use super::{Published, edition};
use crate::support::{Element, Page, Project};
use std::collections::BTreeSet;
use wenzhai::model::figure::FigureKind;
use wenzhai::pipeline::Options;

/// The elements inside an element, with it.
fn inside<'p>(page: &'p Page, outer: &Element) -> impl Iterator<Item = &'p Element> + use<'p> {
    let at = position(page, outer);
    page.elements
        .iter()
        .enumerate()
        .filter_map(move |(own, element)| (own == at || element.within.contains(&at)).then_some(element))
}

fn position(page: &Page, element: &Element) -> usize {
    let same = |other: &Element| std::ptr::eq(other, element);
    page.elements
        .iter()
        .position(same)
        .expect("it is an element of the page")
}

fn has_class(element: &Element, class: &str) -> bool {
    element
        .get("class")
        .is_some_and(|classes| classes.split(' ').any(|one| one == class))
}

fn charts(page: &Page) -> impl Iterator<Item = &Element> {
    page.named("svg").filter(|svg| has_class(svg, "chart"))
}

/// What the figure around a chart says in its table, cell by cell.
fn table_of(page: &Page, svg: &Element) -> Vec<String> {
    let figure = &page.elements[*svg.within.last().expect("it is in a figure")];
    assert_eq!(figure.name, "figure", "{}", page.path);
    let cells = inside(page, figure).filter(|cell| ["td", "th"].contains(&cell.name.as_str()));
    cells.map(|cell| cell.text.trim().to_owned()).collect()
}

/// Numbers as they are written.
fn numbers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit() && !".,".contains(c))
        .map(|number| number.trim_matches(['.', ',']))
        .filter(|number| !number.is_empty())
}

#[test]
fn every_chart_has_a_title_and_a_description_of_its_own() {
    let mut count = 0;
    for page in &edition().pages {
        let ids: Vec<&str> = page.having("id").filter_map(|element| element.get("id")).collect();
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{}: an id stands twice", page.path);
        for svg in charts(page) {
            count += 1;
            assert_eq!(svg.get("role"), Some("img"), "{}", page.path);
            let ids = svg.get("aria-labelledby").expect("it has a name").split(' ');
            let named: Vec<&Element> = ids
                .filter_map(|id| inside(page, svg).find(|element| element.get("id") == Some(id)))
                .collect();
            let kinds: Vec<&str> = named.iter().map(|element| element.name.as_str()).collect();
            assert_eq!(kinds, ["title", "desc"], "{}", page.path);
            assert!(
                named.iter().all(|element| element.text.chars().count() > 5),
                "{named:?}"
            );
        }
    }
    assert!(count > 100, "only {count} charts");
}

#[test]
fn every_number_of_a_chart_is_in_its_table() {
    let mut count = 0;
    for page in &edition().pages {
        for svg in charts(page) {
            let cells = table_of(page, svg);
            let written: BTreeSet<&str> = cells.iter().flat_map(|cell| numbers(cell)).collect();
            for value in inside(page, svg).filter(|text| has_class(text, "value")) {
                count += 1;
                // A long one stands on two lines.
                let known = cells.iter().any(|cell| cell.contains(&value.text));
                assert!(known, "{}: {}", page.path, value.text);
            }
            let said = inside(page, svg)
                .find(|element| element.name == "desc")
                .expect("it has one");
            for number in numbers(&said.text) {
                assert!(written.contains(number), "{}: {number} of {}", page.path, said.text);
            }
        }
    }
    assert!(count > 200, "only {count} labels");
}

#[test]
fn colours_are_the_themes() {
    let shapes = [
        "svg", "g", "rect", "circle", "polygon", "line", "path", "text", "tspan", "title", "desc",
    ];
    for page in &edition().pages {
        for element in charts(page).flat_map(|svg| inside(page, svg)) {
            assert!(
                shapes.contains(&element.name.as_str()),
                "{}: {}",
                page.path,
                element.name
            );
            for attribute in ["style", "fill", "stroke", "color", "font-family"] {
                assert_eq!(element.get(attribute), None, "{}: {attribute}", page.path);
            }
        }
    }
}

#[test]
fn charts_speak_the_language_of_the_page() {
    for page in &edition().pages {
        for svg in charts(page) {
            let chinese = svg.text.contains(|c| ('一'..='鿿').contains(&c));
            assert_eq!(chinese, page.path.starts_with("zh/"), "{}: {}", page.path, svg.text);
            let other = match page.path.split_once('/') {
                Some(("zh", rest)) => format!("en/{rest}"),
                Some(("en", rest)) => format!("zh/{rest}"),
                _ => panic!("{} is in no language", page.path),
            };
            assert_eq!(
                charts(page).count(),
                charts(edition().page(&other)).count(),
                "{}",
                page.path
            );
        }
    }
}

#[test]
fn nothing_is_drawn_outside_of_the_drawing() {
    for page in &edition().pages {
        for svg in charts(page) {
            let view = svg.get("viewbox").or(svg.get("viewBox")).expect("it has a size");
            let size: Vec<f64> = view.split(' ').map(|n| n.parse().expect("a number")).collect();
            for element in inside(page, svg) {
                for (name, end) in [
                    ("x", 2),
                    ("x1", 2),
                    ("x2", 2),
                    ("cx", 2),
                    ("y", 3),
                    ("y1", 3),
                    ("y2", 3),
                    ("cy", 3),
                ] {
                    let Some(value) = element.get(name) else { continue };
                    let value: f64 = value.parse().expect("a number");
                    assert!(
                        (0.0..=size[end]).contains(&value),
                        "{}: {name} {value} in {view}",
                        page.path
                    );
                }
            }
        }
    }
}

#[test]
fn one_value_is_no_chart_and_two_periods_of_a_place_are() {
    let site = edition().site();
    for (_, indicator) in site.indicators.iter() {
        let page = edition().page(&format!("en/indicators/{}/index.html", indicator.id));
        let periods: BTreeSet<String> = indicator
            .figures
            .iter()
            .map(|at| site.figure(*at))
            .filter(|figure| figure.kind == FigureKind::Actual && figure.quantity.amount().is_some())
            .filter_map(|figure| figure.period.map(|period| format!("{:?} {period}", figure.region)))
            .filter(|period| !period.contains('X'))
            .collect();
        let places: BTreeSet<&str> = periods
            .iter()
            .filter_map(|text| text.rsplit_once(' '))
            .map(|two| two.0)
            .collect();
        match (indicator.figures.len(), periods.len() > places.len()) {
            (0 | 1, _) => assert_eq!(charts(page).count(), 0, "{}", page.path),
            (_, true) => assert!(charts(page).any(|svg| has_class(svg, "time")), "{}", page.path),
            _ => {}
        }
    }
}

#[test]
fn topics_of_the_edition_show_their_main_indicators() {
    for topic in edition().site().topics.values() {
        for lang in ["zh", "en"] {
            let page = edition().page(&format!("{lang}/topics/{}/index.html", topic.id));
            let count = charts(page).count();
            assert!((1..=4).contains(&count), "{}: {count} charts", page.path);
            for svg in charts(page) {
                let figure = &page.elements[*svg.within.last().expect("it is in a figure")];
                let link = inside(page, figure)
                    .find(|element| element.name == "a")
                    .expect("it has a link");
                let href = link.get("href").expect("a link leads somewhere");
                let target = edition().page(&format!("{}index.html", href.trim_start_matches('/')));
                assert!(charts(target).count() > 0, "{href} has no chart");
            }
        }
    }
}

/// The base site with these figures in its report.
fn with_figures(figures: &str) -> Published {
    let project = Project::base().edited(
        "content/reports/demo/zh.md",
        "  key-users: {indicator: key-energy-users, value: 17家, period: 2023}\n",
        &format!("  key-users: {{indicator: key-energy-users, value: 17家, period: 2023}}\n{figures}"),
    );
    Published::of(project.root(), &Options::default())
}

#[test]
fn targets_ranges_and_disagreements_are_drawn_apart() {
    let published = with_figures(
        "  a: {indicator: energy-saved, value: 3000吨, period: 2021}\n  \
         b: {indicator: energy-saved, value: 4000至5000吨, period: 2022}\n  \
         c: {indicator: energy-saved, value: 5600吨, period: 2022}\n  \
         d: {indicator: energy-saved, value: 1万吨以上, period: 2025, kind: target}\n",
    );
    let page = published.page("en/indicators/energy-saved/index.html");
    let svg = charts(page)
        .find(|svg| has_class(svg, "time"))
        .expect("values over time");
    let marks = |class: &str| {
        inside(page, svg)
            .filter(|mark| has_class(mark, "mark") && has_class(mark, class))
            .count()
    };
    // With one of each in the legend.
    assert_eq!((marks("actual"), marks("target")), (4, 2));
    let values = |svg: &Element| -> Vec<String> {
        let values = inside(page, svg).filter(|text| has_class(text, "value"));
        values.map(|text| text.text.clone()).collect()
    };
    let labels = values(svg).join(" ");
    assert!(labels.contains("at least 10,000 tonnes of coal equivalent"), "{labels}");
    // Where two values stand for one period, no line goes through either.
    assert_eq!(inside(page, svg).filter(|line| has_class(line, "line")).count(), 0);
    let bars = charts(page)
        .find(|svg| has_class(svg, "bars"))
        .expect("both values of 2022");
    assert_eq!(inside(page, bars).filter(|bar| has_class(bar, "range")).count(), 1);
    let labels = values(bars).join(" ");
    for value in ["4,000–5,000 tonnes", "5,600 tonnes"] {
        assert!(labels.contains(value), "{labels}");
    }
}

#[test]
fn other_units_are_converted_and_incomparable_ones_left_out() {
    let published = with_figures(
        "  a: {indicator: energy-saved, value: 标煤3000公斤, period: 2021}\n  \
         b: {indicator: energy-saved, value: 4吨标煤, period: 2022}\n  \
         c: {indicator: energy-saved, value: 5吨标煤, period: 202X}\n",
    );
    let page = published.page("en/indicators/energy-saved/index.html");
    let converted: Vec<&str> = page
        .elements
        .iter()
        .filter(|cell| cell.name == "td" && has_class(cell, "converted"))
        .map(|cell| cell.text.trim())
        .filter(|text| !text.is_empty())
        .collect();
    assert_eq!(converted, ["3 tonnes of coal equivalent"]);
    let svg = charts(page).next().expect("two periods");
    let marks: Vec<f64> = inside(page, svg)
        .filter(|mark| mark.name == "circle")
        .filter_map(|mark| mark.get("cy")?.parse().ok())
        .collect();
    assert_eq!(marks.len(), 2);
    assert!(marks[0] > marks[1], "4 t is above 3,000 kg: {marks:?}");
    assert!(page.the("main").text.contains("One figure is in no chart"));
}

#[test]
fn a_long_list_of_figures_stands_on_several_pages() {
    let lines = (0..150).map(|n| {
        format!(
            "  f{n}: {{indicator: gdp, value: {}亿元, period: {}}}\n",
            n + 1,
            1850 + n
        )
    });
    let figures = lines.collect::<Vec<_>>().concat();
    let published = with_figures(&figures);
    let first = published.page("zh/indicators/gdp/index.html");
    let second = published.page("zh/indicators/gdp/page/2/index.html");
    let rows = |page: &Page| {
        let table = page
            .named("table")
            .find(|table| has_class(table, "figures"))
            .expect("a table");
        inside(page, table).filter(|element| element.name == "tr").count() - 1
    };
    assert_eq!((rows(first), rows(second)), (100, 50));
    assert_eq!((charts(first).count(), charts(second).count()), (1, 0));
    assert!(first.links("next").count() + first.having("rel").filter(|a| a.get("rel") == Some("next")).count() > 0);
    // What does not fit is said to be missing; the description says how many there are.
    assert!(first.the("main").text.contains("另有138个数字不在图中"));
    let svg = charts(first).next().expect("a chart");
    assert_eq!(inside(first, svg).filter(|mark| has_class(mark, "mark")).count(), 12);
}

#[test]
fn places_by_periods_are_a_table_where_it_is_filled() {
    let figures = "  a: {indicator: gdp, value: 1亿元, period: 2021, region: linqing}\n  \
         b: {indicator: gdp, value: 2亿元, period: 2022, region: linqing}\n  \
         c: {indicator: gdp, value: 3亿元, period: 2021, region: liaocheng}\n  \
         d: {indicator: gdp, value: 4亿元, period: 2022, region: liaocheng, kind: target}\n  \
         e: {indicator: gdp, value: 5亿元, period: 2022, region: liaocheng}\n  \
         f: {indicator: energy-saved, value: 1吨标煤, period: 2021, region: liaocheng}\n  \
         g: {indicator: energy-saved, value: 2吨标煤, period: 2022, region: linqing}\n";
    let published = with_figures(figures);
    let page = published.page("en/indicators/gdp/index.html");
    let table = page
        .named("table")
        .find(|table| has_class(table, "matrix"))
        .expect("a table");
    let cells: Vec<String> = inside(page, table)
        .filter(|cell| ["th", "td"].contains(&cell.name.as_str()))
        .map(|cell| cell.text.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    let expected = [
        "Place",
        "2021",
        "2022",
        "Liaocheng",
        "RMB 300 million",
        "RMB 400 million Target RMB 500 million",
        "Linqing",
        "RMB 100 million",
        "RMB 200 million",
    ];
    assert_eq!(cells, expected);
    let sparse = published.page("en/indicators/energy-saved/index.html");
    assert!(!sparse.named("table").any(|table| has_class(table, "matrix")));
}
