//! The figures as files: complete, exact, described, and the same in both formats.

use super::{Published, edition};
use crate::support::{Project, has_ending};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use wenzhai::model::figure::Figure;
use wenzhai::model::site::{Region, Report, Site};
use wenzhai::model::table::Key;
use wenzhai::pipeline::Options;
use wenzhai::quantity::{Compound, Decimal, Qualifier, Rational, Shape};

const BASE: &str = "https://wenzhai.example/";
const LISTS: [&str; 3] = ["parts", "from_parts", "topics"];

/// The values of a figure by column.
type Row = BTreeMap<String, String>;

fn header(published: &Published, path: &str) -> Vec<String> {
    let bytes = &published.files[path];
    assert!(bytes.starts_with(b"\xEF\xBB\xBF"), "{path} has no byte order mark");
    assert!(
        bytes.ends_with(b"\r\n"),
        "{path} does not end with a line end of RFC 4180"
    );
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let names = reader.headers().unwrap_or_else(|error| panic!("{path}: {error}"));
    names.iter().map(str::to_owned).collect()
}

fn rows(published: &Published, path: &str) -> Vec<Row> {
    let names = header(published, path);
    let mut reader = csv::Reader::from_reader(published.files[path].as_slice());
    let records = reader.records().map(|record| {
        let record = record.unwrap_or_else(|error| panic!("{path}: {error}"));
        names.iter().cloned().zip(record.iter().map(str::to_owned)).collect()
    });
    records.collect()
}

fn json(published: &Published, path: &str) -> Value {
    serde_json::from_slice(&published.files[path]).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The paths of all CSV files.
fn tables(published: &Published) -> Vec<&str> {
    let paths = published.files.keys().filter_map(|path| {
        let inner = path.strip_prefix("data/")?;
        has_ending(inner, "csv").then_some(path.as_str())
    });
    paths.collect()
}

/// Every figure of a site in the order of its reports.
fn records(site: &Site) -> impl Iterator<Item = (&Report, &Figure)> {
    let reports = site.reports.values();
    reports.flat_map(|report| report.figures.iter().map(move |figure| (report, figure)))
}

fn number(row: &Row, column: &str) -> Option<Rational> {
    let text = row[column].as_str();
    let parsed = |text: &str| {
        text.parse::<Decimal>()
            .unwrap_or_else(|error| panic!("{column}: {text}: {error:?}"))
    };
    (!text.is_empty()).then(|| parsed(text).into())
}

fn unit(row: &Row, column: &str) -> Compound {
    Compound::from_code(&row[column]).unwrap_or_else(|| panic!("{column}: {}", row[column]))
}

/// A value in base units.
fn base(row: &Row, column: &str, unit_column: &str) -> Option<Rational> {
    let factor = unit(row, unit_column).factor().expect("units are small");
    number(row, column).map(|value| value.times(factor).expect("it fits"))
}

/// Whether two numbers agree to fourteen figures: what never ends is given to fifteen.
fn near(a: Rational, b: Rational) -> bool {
    let off = a.plus(b.negated()).expect("it fits");
    let bound = Rational::power_of_ten(-14).expect("it fits");
    off == Rational::from(Decimal::integer(0)) || {
        let share = off.divided_by(b).expect("what is compared is not zero");
        share.max(share.negated()) < bound
    }
}

#[test]
fn the_table_holds_every_record() {
    let site = edition().site();
    let rows = rows(edition(), "data/figures.csv");
    assert_eq!(rows.len(), records(site).count());
    for (row, (report, figure)) in rows.iter().zip(records(site)) {
        let (indicator, region) = (&site.indicators[figure.indicator], &site.regions[figure.region]);
        let wanted = [
            ("id", format!("{}#{}", report.id, figure.id)),
            ("report", report.id.to_string()),
            ("figure", figure.id.to_string()),
            ("indicator", indicator.id.to_string()),
            ("indicator_zh", indicator.names.zh.clone()),
            ("indicator_en", indicator.names.en.clone()),
            ("region", region.id.to_string()),
            ("region_zh", region.names.zh.clone()),
            ("region_en", region.names.en.clone()),
            (
                "period",
                figure.period.map_or_else(String::new, |period| period.to_string()),
            ),
            ("kind", figure.kind.as_str().to_owned()),
            ("wording_zh", figure.wording.clone()),
            ("indicator_unit", indicator.unit.to_string()),
            ("source_url", report.source.url.clone().unwrap_or_default()),
            (
                "document_number",
                report.source.document_number.clone().unwrap_or_default(),
            ),
        ];
        for (column, value) in wanted {
            assert_eq!(row[column], value, "{}: {column}", row["id"]);
        }
        assert!(!row["wording_en"].is_empty(), "{}", row["id"]);
    }
}

#[test]
fn numbers_are_those_of_the_records() {
    let site = edition().site();
    let mut shapes = BTreeMap::new();
    for (row, (_, figure)) in rows(edition(), "data/figures.csv").iter().zip(records(site)) {
        *shapes.entry(row["shape"].clone()).or_insert(0) += 1;
        let values = figure.quantity.values().expect("it fits");
        let after = match &figure.quantity.shape {
            Shape::Change { from, .. } => {
                let before = from.values().expect("it fits");
                let written = base(row, "from_value", "from_unit");
                assert!(written.is_none() || written == before.first().copied(), "{}", row["id"]);
                values[before.len()..].to_vec()
            }
            _ => values,
        };
        if row["parts"].is_empty() {
            let written: Vec<Rational> = ["value", "value_high"]
                .into_iter()
                .filter_map(|column| base(row, column, "unit"))
                .collect();
            assert_eq!(written.len(), after.len(), "{}", row["id"]);
            for (written, value) in written.into_iter().zip(&after) {
                let exact = row["value_fraction"].is_empty();
                assert!(written == *value || (!exact && near(written, *value)), "{}", row["id"]);
            }
            if let Some(converted) = base(row, "value_in_indicator_unit", "indicator_unit") {
                assert!(near(converted, after[0]), "{}", row["id"]);
            }
        } else {
            let parts: Vec<Rational> = row["parts"]
                .split(';')
                .map(|part| part.parse::<Decimal>().expect("a part is a number").into())
                .collect();
            assert_eq!(parts, after, "{}", row["id"]);
        }
        if figure.quantity.qualifier != Qualifier::Exact {
            assert_eq!(row["qualifier"], figure.quantity.qualifier.code(), "{}", row["id"]);
        }
        let direction = figure.quantity.direction.map_or("", |direction| direction.code());
        assert_eq!(row["direction"], direction, "{}", row["id"]);
    }
    assert!(shapes.len() >= 4, "only these forms occur: {shapes:?}");
}

#[test]
fn figures_of_one_indicator_are_comparable() {
    let mut converted = 0;
    for row in rows(edition(), "data/figures.csv") {
        let fits = unit(&row, "indicator_unit").accepts(unit(&row, "unit"));
        let has = !row["value_in_indicator_unit"].is_empty();
        assert_eq!(has, fits && row["parts"].is_empty(), "{}", row["id"]);
        converted += usize::from(row["unit"] != row["indicator_unit"] && has);
    }
    assert!(
        converted > 5,
        "only {converted} figures are in another unit than their indicator"
    );
}

#[test]
fn json_says_what_csv_says() {
    let mut count = 0;
    for path in tables(edition()) {
        let objects = json(edition(), &path.replace(".csv", ".json"));
        let objects = objects.as_array().expect("it is a list");
        let rows = rows(edition(), path);
        assert_eq!(objects.len(), rows.len(), "{path}");
        for (object, row) in objects.iter().zip(&rows) {
            assert_eq!(
                flat(object.as_object().expect("it is an object")),
                without_empty(row),
                "{path}"
            );
            count += 1;
        }
    }
    assert!(count > 1000, "only {count} rows were compared");
}

fn without_empty(row: &Row) -> Row {
    let pairs = row.iter().filter(|(_, value)| !value.is_empty());
    pairs.map(|(name, value)| (name.clone(), value.clone())).collect()
}

fn flat(object: &Map<String, Value>) -> Row {
    let text = |value: &Value| value.as_str().expect("values are texts").to_owned();
    let pairs = object.iter().map(|(name, value)| {
        let value = match value {
            Value::Array(parts) if LISTS.contains(&name.as_str()) => {
                parts.iter().map(text).collect::<Vec<_>>().join(";")
            }
            value => text(value),
        };
        (name.clone(), value)
    });
    pairs.collect()
}

#[test]
fn every_permanent_link_leads_to_its_figure() {
    let mut count = 0;
    for row in rows(edition(), "data/figures.csv") {
        for column in ["url_zh", "url_en"] {
            let (page, id) = row[column]
                .split_once('#')
                .unwrap_or_else(|| panic!("{}: {column}", row["id"]));
            let path = page.strip_prefix(BASE).expect("it is an address of the site");
            let page = edition().page(&format!("{path}index.html"));
            let bearers = page.having("id").filter(|element| element.get("id") == Some(id));
            assert_eq!(bearers.count(), 1, "{}", row[column]);
            count += 1;
        }
    }
    assert!(count > 800, "only {count} links were followed");
}

#[test]
fn parts_of_the_data_have_the_rows_of_the_whole() {
    let site = edition().site();
    let all = rows(edition(), "data/figures.csv");
    let mut expected: BTreeMap<String, Vec<&Row>> = BTreeMap::new();
    for row in &all {
        let topics = row["topics"].split(';').filter(|topic| !topic.is_empty());
        let mut paths: Vec<String> = topics.map(|topic| format!("data/topics/{topic}.csv")).collect();
        paths.push(format!("data/indicators/{}.csv", row["indicator"]));
        let places = places_around(site, &row["region"]);
        paths.extend(places.into_iter().map(|place| format!("data/regions/{place}.csv")));
        for path in paths {
            expected.entry(path).or_default().push(row);
        }
    }
    let parts: Vec<&str> = tables(edition())
        .into_iter()
        .filter(|path| *path != "data/figures.csv")
        .collect();
    assert_eq!(parts, expected.keys().collect::<Vec<_>>());
    for (path, wanted) in expected {
        assert_eq!(rows(edition(), &path).iter().collect::<Vec<_>>(), wanted, "{path}");
    }
}

/// A place and those that it lies in.
fn places_around<'s>(site: &'s Site, id: &str) -> Vec<&'s str> {
    let mut places = Vec::new();
    let mut next: Option<Key<Region>> = site.regions.key(id);
    while let Some(key) = next {
        places.push(site.regions[key].id.as_str());
        next = site.regions[key].parent;
    }
    places
}

#[test]
fn the_package_describes_every_file_and_column() {
    let package = json(edition(), "data/datapackage.json");
    assert_eq!(package["profile"], "tabular-data-package");
    let resources = package["resources"].as_array().expect("there are resources");
    let mut described = Vec::new();
    for resource in resources {
        let path = format!("data/{}", resource["path"].as_str().expect("it has a path"));
        assert_eq!(resource["bytes"], edition().files[&path].len(), "{path}");
        assert_eq!(resource["schema"], "schema.json", "{path}");
        assert!(
            resource["title"].as_str().is_some_and(|title| title.contains(" / ")),
            "{path}"
        );
        described.push(path);
    }
    described.sort();
    assert_eq!(described, tables(edition()));

    let schema = json(edition(), "data/schema.json");
    let fields = schema["fields"].as_array().expect("there are fields");
    let names: Vec<&str> = fields
        .iter()
        .map(|field| field["name"].as_str().expect("it has a name"))
        .collect();
    for path in tables(edition()) {
        assert_eq!(header(edition(), path), names, "{path}");
    }
    for field in fields {
        for text in ["title", "description"] {
            let said = field[text].as_str().and_then(|text| text.split_once(" / "));
            let (zh, en) = said.unwrap_or_else(|| panic!("{field}: not in both languages"));
            assert!(!zh.trim().is_empty() && !en.trim().is_empty(), "{field}");
        }
    }
}

#[test]
fn values_are_what_the_schema_allows() {
    let schema = json(edition(), "data/schema.json");
    let rows = rows(edition(), "data/figures.csv");
    for field in schema["fields"].as_array().expect("there are fields") {
        let name = field["name"].as_str().expect("it has a name");
        let limits = &field["constraints"];
        let mut used = 0;
        for value in rows.iter().map(|row| row[name].as_str()) {
            if value.is_empty() {
                assert_ne!(limits["required"], true, "{name} is empty");
                continue;
            }
            used += 1;
            if let Some(codes) = limits["enum"].as_array() {
                assert!(codes.iter().any(|code| code == value), "{name}: {value}");
            }
            match field["type"].as_str() {
                Some("number") => assert!(value.parse::<Decimal>().is_ok(), "{name}: {value}"),
                Some("date") => assert_eq!(value.len(), 10, "{name}: {value}"),
                other => assert_eq!(other, Some("string"), "{name}"),
            }
        }
        assert!(used > 0 || limits["required"].is_null(), "{name} is never used");
    }
}

#[test]
fn documents_list_every_column() {
    for path in ["docs/data.md", "docs/data.zh.md"] {
        let text = std::fs::read_to_string(crate::support::repository().join(path)).expect("it is there");
        let listed: Vec<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix("| `")?.split_once("` |"))
            .map(|(name, _)| name)
            .filter(|name| !name.contains('/'))
            .collect();
        assert_eq!(listed, header(edition(), "data/figures.csv"), "{path}");
    }
}

#[test]
fn names_with_marks_of_the_formats_survive() {
    let hostile = "a, \"b\"; </script><!-- =1+1";
    let yaml = hostile.replace('\\', "\\\\").replace('"', "\\\"");
    let text = Project::base().read("content/indicators.yaml");
    let name = text
        .lines()
        .find_map(|line| line.split_once("name: {zh: ")?.1.split_once(", en: "))
        .expect("an indicator has names")
        .0;
    let changed = text.replacen(&format!("zh: {name},"), &format!("zh: \"{yaml}\","), 1);
    let project = Project::base().with("content/indicators.yaml", &changed);
    let published = Published::of(project.root(), &Options::default());
    let names: Vec<String> = rows(&published, "data/figures.csv")
        .into_iter()
        .map(|row| row["indicator_zh"].clone())
        .collect();
    assert!(names.iter().any(|name| name == hostile), "{names:?}");
    let objects = json(&published, "data/figures.json");
    assert!(
        objects
            .as_array()
            .is_some_and(|list| list.iter().any(|row| row["indicator_zh"] == hostile))
    );
    let datasets = published.pages.iter().flat_map(super::cite::datasets);
    assert!(
        datasets
            .filter(|dataset| dataset["name"].to_string().contains("</script>"))
            .count()
            > 0
    );
}

#[test]
fn a_site_without_figures_has_a_table_without_rows() {
    let project = Project::base();
    let report = project.read("content/reports/demo/zh.md");
    let start = report.find("figures:\n").expect("the demo has figures");
    let end = start + report[start..].find("\n---").expect("front matter ends");
    let report = format!("{}{}", &report[..start], &report[end + 1..]).replace("(figure:key-users)", "(#x)");
    let english = project
        .read("content/reports/demo/en.md")
        .replace("(figure:key-users)", "(#x)");
    let project = project
        .with("content/reports/demo/zh.md", &report)
        .with("content/reports/demo/en.md", &english);
    let checked = project.check();
    let files = wenzhai::pipeline::render(&checked).expect("templates do not fail");
    let data: Vec<&str> = files
        .iter()
        .map(|file| file.path.as_str())
        .filter(|path| path.starts_with("data/"))
        .collect();
    assert_eq!(
        data,
        [
            "data/datapackage.json",
            "data/figures.csv",
            "data/figures.json",
            "data/schema.json"
        ]
    );
}

#[test]
fn a_licence_is_said_wherever_data_is_described() {
    let url = "https://creativecommons.org/licenses/by/4.0/";
    let settings = format!(
        "{}license: {{name: CC BY 4.0, url: {url}}}\n",
        Project::base().read("site.yaml")
    );
    let project = Project::base().with("site.yaml", &settings);
    let published = Published::of(project.root(), &Options::default());
    assert_eq!(published.checked.findings.len(), 0);
    let package = json(&published, "data/datapackage.json");
    assert_eq!(
        package["licenses"],
        serde_json::json!([{ "title": "CC BY 4.0", "path": url }])
    );
    let page = published.page("en/data/index.html");
    assert!(
        page.named("a")
            .any(|a| a.get("href") == Some(url) && a.text == "CC BY 4.0")
    );
    assert!(
        super::cite::datasets(page)
            .iter()
            .all(|dataset| dataset["license"] == url)
    );
    // Where nothing is set, nothing is promised.
    let without = json(edition(), "data/datapackage.json");
    assert!(without["licenses"].is_null());
    let wrong = Project::base().with("site.yaml", &settings.replace("https://creative", "creative"));
    let codes: Vec<String> = wrong
        .check()
        .findings
        .iter()
        .map(|finding| finding.code.to_string())
        .collect();
    assert_eq!(codes, ["FM014"]);
}
