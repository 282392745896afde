//! Words, numbers and dates in a page's language.
//!
//! What a reader sees and no editor wrote is in the theme's `i18n/LANG.yaml`; numbers,
//! dates, plurals, lists and the order of names come from ICU4X and its CLDR data.

use super::data::column_keys;
use super::view::search_keys;
use crate::model::date::{Date, Part, Period};
use crate::model::lang::Lang;
use crate::model::report_kind::ReportKind;
use crate::model::strings::{Message, Strings};
use crate::quantity::Unit;
use icu_calendar::{Date as Calendar, Gregorian};
use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_datetime::FixedCalendarDateTimeFormatter as DateFormatter;
use icu_datetime::fieldsets::{M, Y, YM, YMD};
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_decimal::{DecimalFormatter, DecimalFormatterPreferences};
use icu_list::options::ListFormatterOptions;
use icu_list::{ListFormatter, ListFormatterPreferences};
use icu_locale_core::{Locale, locale};
use icu_plurals::{PluralCategory, PluralRules, PluralRulesPreferences};
use std::cmp::Ordering;
use std::str::FromStr;

/// The words and formats of one language.
pub struct Words {
    /// The language.
    pub lang: Lang,
    strings: Strings,
    cardinal: PluralRules,
    decimal: DecimalFormatter,
    list: ListFormatter,
    collator: CollatorBorrowed<'static>,
    day: DateFormatter<Gregorian, YMD>,
    month: DateFormatter<Gregorian, YM>,
    month_alone: DateFormatter<Gregorian, M>,
    year: DateFormatter<Gregorian, Y>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words")
            .field("lang", &self.lang)
            .finish_non_exhaustive()
    }
}

/// ICU's compiled data holds both languages; that it is there is decided when the
/// program is built.
const COMPILED: &str = "ICU4X has compiled data for Chinese and English";

/// The locale whose habits a language follows. English dates are written day, month,
/// year (en-GB), as the texts of the digest write them.
fn locale_of(lang: Lang) -> Locale {
    match lang {
        Lang::Zh => locale!("zh-Hans-CN"),
        Lang::En => locale!("en-GB"),
    }
}

impl Words {
    /// Makes the formats of the language that the strings are in.
    ///
    /// # Panics
    /// If ICU4X was built without data for Chinese and English.
    pub fn new(strings: Strings) -> Self {
        let lang = strings.lang;
        let locale = locale_of(lang);
        let plural = || PluralRulesPreferences::from(&locale);
        let list = ListFormatterPreferences::from(&locale);
        let decimal = DecimalFormatterPreferences::from(&locale);
        let mut collator = CollatorPreferences::from(&locale);
        // 500米见绿 comes before 4012模式, the 9th plan before the 14th.
        collator.numeric_ordering = Some(CollationNumericOrdering::True);
        Self {
            lang,
            strings,
            cardinal: PluralRules::try_new_cardinal(plural()).expect(COMPILED),
            decimal: DecimalFormatter::try_new(decimal, DecimalFormatterOptions::default()).expect(COMPILED),
            list: ListFormatter::try_new_and(list, ListFormatterOptions::default()).expect(COMPILED),
            collator: CollatorBorrowed::try_new(collator, CollatorOptions::default()).expect(COMPILED),
            day: DateFormatter::try_new((&locale).into(), YMD::long()).expect(COMPILED),
            month: DateFormatter::try_new((&locale).into(), YM::long()).expect(COMPILED),
            // Long Chinese month names are 一月, 二月; official texts write 1月, 2月.
            month_alone: DateFormatter::try_new(
                (&locale).into(),
                match lang {
                    Lang::Zh => M::medium(),
                    Lang::En => M::long(),
                },
            )
            .expect(COMPILED),
            year: DateFormatter::try_new((&locale).into(), Y::long()).expect(COMPILED),
        }
    }

    /// The message under a key with its holes filled. A key that is not there gives
    /// the key in brackets; findings have said so before a page is rendered.
    pub fn say(&self, key: &str, holes: &[(&str, &str)]) -> String {
        fill(self.pattern(key, PluralCategory::Other), holes).unwrap_or_else(|| format!("[{key}]"))
    }

    /// The message for a number of things; `{n}` is the number, written out.
    pub fn count(&self, key: &str, n: usize) -> String {
        let category = self.cardinal.category_for(n);
        let written = self.number(&n.to_string());
        fill(self.pattern(key, category), &[("n", &written)]).unwrap_or_else(|| format!("[{key}]"))
    }

    /// The messages that are the same words always.
    pub(super) fn plain(&self) -> impl Iterator<Item = (&str, &str)> {
        let messages = self.strings.messages.iter();
        messages.filter_map(|(key, message)| match message {
            Message::Plain(text) if !text.contains('{') => Some((key.as_str(), text.as_str())),
            _ => None,
        })
    }

    /// Whether there is a message under a key.
    pub fn has(&self, key: &str) -> bool {
        self.strings.messages.contains_key(key)
    }

    fn pattern(&self, key: &str, category: PluralCategory) -> Option<&str> {
        match self.strings.messages.get(key)? {
            Message::Plain(text) => Some(text),
            Message::Plural(forms) => {
                let form = forms.get(category_name(category)).or_else(|| forms.get("other"));
                form.map(String::as_str)
            }
        }
    }

    /// A plain decimal number with the language's separators. Digits are kept as given.
    pub fn number(&self, plain: &str) -> String {
        match Decimal::from_str(plain) {
            Ok(decimal) => self.decimal.format(&decimal).to_string(),
            Err(_) => plain.to_owned(),
        }
    }

    /// Items as a sentence lists them.
    pub fn list(&self, items: &[String]) -> String {
        self.list.format(items.iter().map(String::as_str)).to_string()
    }

    /// The order of names: by pinyin in Chinese, by the alphabet in English, and numbers
    /// in them by value. CLDR gives each character one reading, and a few names their own
    /// (重庆 is under *chong*; 长沙 is under *zhang*).
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.collator.compare(a, b)
    }

    /// A date, as precise as it is known.
    pub fn date(&self, date: &Date) -> String {
        let Some(year) = date.year.known() else {
            return match date.year {
                Part::Partly(_) if !date.as_str().contains("XX") => {
                    let decade = date.as_str()[..3].to_owned() + "0";
                    self.say("date-decade", &[("year", &decade)])
                }
                _ => self.say("date-unknown", &[]),
            };
        };
        let known = |part: Option<Part>| part.and_then(Part::known);
        match (known(date.month), known(date.day)) {
            (Some(month), Some(day)) => self.day.format(&calendar(year, month, day)).to_string(),
            (Some(month), None) => self.month.format(&calendar(year, month, 1)).to_string(),
            (None, None) => self.year(year),
            (None, Some(day)) => {
                let (year, day) = (self.year(year), day.to_string());
                self.say("date-day-without-month", &[("year", &year), ("day", &day)])
            }
        }
    }

    /// A year as the language writes it.
    pub fn year(&self, year: u16) -> String {
        self.year.format(&calendar(year, 1, 1)).to_string()
    }

    fn month_name(&self, month: u16) -> String {
        self.month_alone.format(&calendar(2000, month, 1)).to_string()
    }

    /// A period: `2016–2020`, `first half of 2021`, `January–September 2021`.
    pub fn period(&self, period: &Period) -> String {
        let (from, to) = match period {
            Period::Date(date) => return self.date(date),
            Period::Interval(from, to) => (from, to),
        };
        let year = |date: &Date| date.year.known();
        let month = |date: &Date| date.month.and_then(Part::known);
        match (year(from), year(to), month(from), month(to)) {
            (Some(first), Some(last), None, None) => {
                let (first, last) = (first.to_string(), last.to_string());
                self.say("period-years", &[("from", &first), ("to", &last)])
            }
            (Some(first), Some(last), Some(a), Some(b)) if first == last && from.day.is_none() && to.day.is_none() => {
                self.months(first, a, b)
            }
            _ => {
                let (from, to) = (self.date(from), self.date(to));
                self.say("period-dates", &[("from", &from), ("to", &to)])
            }
        }
    }

    fn months(&self, year: u16, first: u16, last: u16) -> String {
        let year = year.to_string();
        let key = match (first, last) {
            (1, 3) => "period-quarter-1",
            (4, 6) => "period-quarter-2",
            (7, 9) => "period-quarter-3",
            (10, 12) => "period-quarter-4",
            (1, 6) => "period-half-1",
            (7, 12) => "period-half-2",
            _ => "period-months",
        };
        let (from, to) = (self.month_name(first), self.month_name(last));
        self.say(key, &[("year", &year), ("from", &from), ("to", &to)])
    }
}

fn calendar(year: u16, month: u16, day: u16) -> Calendar<Gregorian> {
    let (month, day) = (u8::try_from(month).unwrap_or(1), u8::try_from(day).unwrap_or(1));
    let date = Calendar::try_new_gregorian(i32::from(year), month, day);
    date.expect("a date of the model exists in the calendar")
}

fn category_name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

/// Fills `{name}` holes. A hole without a value stays, so that it is seen.
fn fill(pattern: Option<&str>, holes: &[(&str, &str)]) -> Option<String> {
    let mut rest = pattern?;
    let mut text = String::with_capacity(rest.len() + 16);
    while let Some(open) = rest.find('{') {
        let Some(length) = rest[open..].find('}') else {
            break;
        };
        let name = &rest[open + 1..open + length];
        text.push_str(&rest[..open]);
        match holes.iter().find(|(hole, _)| *hole == name) {
            Some((_, value)) => text.push_str(value),
            None => text.push_str(&rest[open..=open + length]),
        }
        rest = &rest[open + length + 1..];
    }
    text.push_str(rest);
    Some(text)
}

/// The keys that the program itself uses; a theme must have them in both languages.
pub fn required_keys() -> Vec<String> {
    let mut keys: Vec<String> = FIXED_KEYS.iter().map(|key| (*key).to_owned()).collect();
    for unit in Unit::ALL {
        keys.push(format!("unit-name.{}", unit.code()));
    }
    keys.extend(column_keys());
    keys.extend(ReportKind::NAMES.map(|name| format!("report-kind.{name}")));
    keys.extend(search_keys());
    keys
}

const FIXED_KEYS: &[&str] = &[
    "column-indicator",
    "column-kind",
    "column-period",
    "column-region",
    "column-value",
    "column-wording",
    "data-package",
    "data-schema",
    "feed-title",
    "feed-title-json",
    "heading-figures",
    "heading-reports",
    "kind-actual",
    "kind-target",
    "llms-note",
    "llms-topics",
    "share-image",
    "description-search",
    "page-search",
    "citation",
    "citation-data",
    "citation-figure",
    "citation-place",
    "citation-target",
    "citation-undated",
    "citation-unsigned",
    "cite-summary-of",
    "data-all",
    "data-title",
    "dataset-indicator",
    "dataset-name",
    "description-data",
    "file-size-kb",
    "file-size-mb",
    "figure-link",
    "filter-kind",
    "filter-region",
    "filter-topic",
    "filter-year",
    "filtered-kind",
    "filtered-region",
    "filtered-region-whole",
    "filtered-topic",
    "filtered-year",
    "filters-in-sentence",
    "filters-in-title",
    "date-decade",
    "date-unknown",
    "date-day-without-month",
    "period-years",
    "period-dates",
    "period-months",
    "period-quarter-1",
    "period-quarter-2",
    "period-quarter-3",
    "period-quarter-4",
    "period-half-1",
    "period-half-2",
    "figure-per",
    "chart-title-time",
    "chart-title-places",
    "chart-title-places-period",
    "chart-title-period",
    "chart-title-place",
    "chart-unit",
    "chart-year",
    "chart-legend-actual",
    "chart-legend-target",
    "chart-part",
    "chart-label-period",
    "chart-label-target",
    "chart-value-period",
    "chart-value-period-target",
    "chart-value-target",
    "chart-value-of-place",
    "chart-sentence",
    "chart-sentences",
    "chart-summary",
    "count-figures",
    "count-places",
    "related-account",
    "related-chosen",
    "related-figures",
    "related-place",
    "related-terms",
    "related-topic",
    "related-topic-and-place",
    "nav-home",
    "nav-reports",
    "nav-topics",
    "nav-regions",
    "nav-years",
    "nav-indicators",
    "nav-terms",
    "nav-about",
    "nav-targets",
    "section-title",
    "section-top",
    "title-filtered",
    "title-part",
    "page-reports",
    "page-parallel",
    "page-topics",
    "page-regions",
    "page-years",
    "page-indicators",
    "page-terms",
    "page-not-found",
    "description-filtered",
    "description-reports",
    "description-parallel",
    "parallel-figure-alone",
    "parallel-report",
    "description-topics",
    "description-regions",
    "description-years",
    "description-indicators",
    "description-terms",
    "description-region",
    "description-year",
    "description-not-found",
    "chooser-description",
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn words(lang: Lang, messages: &[(&str, &str)]) -> Words {
        let messages = messages
            .iter()
            .map(|(k, v)| ((*k).to_owned(), Message::Plain((*v).to_owned())));
        Words::new(Strings {
            lang,
            path: String::new(),
            messages: messages.collect(),
        })
    }

    #[test]
    fn dates_are_written_as_precisely_as_they_are_known() {
        let zh = words(Lang::Zh, &[("date-day-without-month", "{year}（月份不详）{day}日")]);
        let en = words(Lang::En, &[("date-decade", "the {year}s")]);
        let date = |text| Date::parse(text).unwrap();
        assert_eq!(zh.date(&date("2021-09-09")), "2021年9月9日");
        assert_eq!(zh.date(&date("2021-09")), "2021年9月");
        assert_eq!(zh.date(&date("2021")), "2021年");
        assert_eq!(zh.date(&date("2021-XX-29")), "2021年（月份不详）29日");
        assert_eq!(en.date(&date("2021-09-09")), "9 September 2021");
        assert_eq!(en.date(&date("2021-09")), "September 2021");
        assert_eq!(en.date(&date("201X")), "the 2010s");
    }

    #[test]
    fn periods_have_names() {
        let en = words(
            Lang::En,
            &[
                ("period-years", "{from}–{to}"),
                ("period-half-1", "first half of {year}"),
                ("period-months", "{from}–{to} {year}"),
            ],
        );
        let period = |text| en.period(&Period::parse(text).unwrap());
        assert_eq!(period("2016/2020"), "2016–2020");
        assert_eq!(period("2021-01/2021-06"), "first half of 2021");
        assert_eq!(period("2021-01/2021-09"), "January–September 2021");
        let zh = words(Lang::Zh, &[("period-months", "{year}年{from}—{to}")]);
        assert_eq!(zh.period(&Period::parse("2021-01/2021-09").unwrap()), "2021年1月—9月");
    }

    #[test]
    fn numbers_lists_and_order_follow_the_language() {
        let (zh, en) = (words(Lang::Zh, &[]), words(Lang::En, &[]));
        assert_eq!(en.number("2663.60"), "2,663.60");
        let list: Vec<String> = ["a", "b", "c"].map(String::from).to_vec();
        assert_eq!(zh.list(&list), "a、b和c");
        assert_eq!(en.list(&list), "a, b and c");
        let mut names = ["烟台", "济南", "聊城", "东阿"];
        names.sort_by(|a, b| zh.compare(a, b));
        assert_eq!(names, ["东阿", "济南", "聊城", "烟台"]);
        let mut names = ["周口", "4012模式", "重庆", "成都", "500米见绿", "莘县", "深圳", "新泰"];
        names.sort_by(|a, b| zh.compare(a, b));
        assert_eq!(
            names,
            ["500米见绿", "4012模式", "成都", "重庆", "莘县", "深圳", "新泰", "周口"]
        );
        let mut names = [
            "Zibo",
            "dual carbon",
            "14th plan",
            "Dong’e",
            "9th plan",
            "Élan",
            "dual-carbon goals",
        ];
        names.sort_by(|a, b| en.compare(a, b));
        assert_eq!(
            names,
            [
                "9th plan",
                "14th plan",
                "Dong’e",
                "dual carbon",
                "dual-carbon goals",
                "Élan",
                "Zibo"
            ]
        );
    }

    #[test]
    fn plurals_follow_the_number() {
        let forms = [("one", "{n} report"), ("other", "{n} reports")];
        let forms: BTreeMap<String, String> = forms.map(|(k, v)| (k.into(), v.into())).into();
        let en = Words::new(Strings {
            lang: Lang::En,
            path: String::new(),
            messages: BTreeMap::from([("n-reports".to_owned(), Message::Plural(forms))]),
        });
        assert_eq!(en.count("n-reports", 1), "1 report");
        assert_eq!(en.count("n-reports", 1200), "1,200 reports");
        assert_eq!(en.count("nothing", 1), "[nothing]");
    }
}
