//! How a translation stands to its original, section by section.
//!
//! A page's sections are its title with its summary (`title`), the text before the first heading
//! (`top`), and the text under each heading, of whatever level, up to the next one. A translation
//! records of each section of its original what it said when the two were last held against each
//! other; what says something else by now is behind.

use super::body::{Body, Heading};
use super::lang::{Both, Lang};
use super::site::PageText;
use std::fmt;
use std::ops::Range;

/// The name of the section that title and summary are.
pub const TITLE: &str = "title";

/// The name of the section before the first heading.
pub const TOP: &str = "top";

/// What a section says, as eight characters.
///
/// Spaces, line ends and the width of marks and digits are not part of what it says, nor is the
/// shape of quotation marks: `wenzhai check --fix` and an editor who breaks lines anew leave it as
/// it was. The hash is FNV-1a of 32 bits (Fowler, Noll, Vo): twenty lines that will never be others,
/// so that what is recorded today holds for every later version. Two texts of one length that
/// differ in one byte never have the same; of other changes, one in four thousand million.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint(u32);

impl Fingerprint {
    /// FNV's offset basis and prime for 32 bits.
    const BASIS: u32 = 0x811c_9dc5;
    const PRIME: u32 = 0x0100_0193;

    /// The fingerprint of some texts in a row.
    pub fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut hash = Self(Self::BASIS);
        for (at, text) in texts.into_iter().enumerate() {
            if at > 0 {
                // Else the end of one could become the beginning of the next.
                hash.byte(0);
            }
            hash.text(text);
        }
        hash
    }

    /// Most bytes count as they are: of those that are not ASCII, space and what is folded begin
    /// with one of five. Every character on its own takes twice as long.
    fn text(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'\t'..=b'\r' | b' ' => at += 1,
                0xc2 | 0xe1 | 0xe2 | 0xe3 | 0xef => {
                    let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else {
                        return;
                    };
                    if !c.is_whitespace() {
                        fold(c)
                            .encode_utf8(&mut [0; 4])
                            .bytes()
                            .for_each(|byte| self.byte(byte));
                    }
                    at += c.len_utf8();
                }
                _ => {
                    self.byte(byte);
                    at += 1;
                }
            }
        }
    }

    fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(Self::PRIME);
    }
}

/// One character for those that mean the same in a Chinese text.
fn fold(c: char) -> char {
    match c {
        // The full-width forms lie as the ASCII characters do.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '。' => '.',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        _ => c,
    }
}

impl fmt::Display for Fingerprint {
    /// A letter and seven hexadecimal digits. Eight digits would be a number to YAML now and then
    /// (`12345678`, `1e234567`); with a letter from a to p as the first it is always text.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, ..] = self.0.to_be_bytes();
        write!(f, "{}{:07x}", char::from(b'a' + (first >> 4)), self.0 & 0x0fff_ffff)
    }
}

/// A section of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Which of the body's headings it stands under; nothing for what stands before the first.
    pub heading: Option<usize>,
    /// Its bytes in the file, heading included.
    pub span: Range<usize>,
    /// What it says; nothing in an English text, which is nobody's original.
    pub fingerprint: Option<Fingerprint>,
}

impl Section {
    /// Cuts a body in a language into its sections; `range` are its bytes in the text of its file.
    /// Nothing but space before the first heading is no section.
    pub fn all_of(headings: &[Heading], text: &str, range: Range<usize>, lang: Lang) -> Vec<Section> {
        let starts = headings.iter().map(|heading| heading.span.start);
        let ends = starts.clone().chain([range.end]).collect::<Vec<_>>();
        let starts = [range.start].into_iter().chain(starts).enumerate();
        let sections = starts.zip(ends).filter_map(|((at, start), end)| {
            let own = text.get(start..end).unwrap_or_default();
            let heading = at.checked_sub(1);
            (heading.is_some() || !own.trim().is_empty()).then(|| Section {
                heading,
                span: start..start + own.trim_end().len(),
                fingerprint: (lang == Lang::Zh).then(|| Fingerprint::of([own])),
            })
        });
        sections.collect()
    }
}

/// What a translation was made from: each section of the original by its name, with what it said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record(pub Vec<(String, String)>);

impl Record {
    /// What is recorded of a section.
    pub fn get(&self, name: &str) -> Option<&str> {
        let entry = self.0.iter().find(|(recorded, _)| recorded == name);
        entry.map(|(_, fingerprint)| fingerprint.as_str())
    }
}

/// How a section of a translation stands to the original's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionState {
    /// The original says what it said when the translation was recorded.
    Current,
    /// The original says something else by now, or has the section only since.
    Behind,
    /// The translation does not have it.
    Missing,
    /// The original does not have it.
    Extra,
    /// Both have it, and the translation has no record to go by.
    Unrecorded,
}

/// A section of a page that is in both languages.
#[derive(Debug, Clone)]
pub struct SectionView<'t> {
    /// Its name: `title`, `top`, or the id of its heading, in the original if it is there. An id
    /// that is taken has a number behind it (`top-2`).
    pub id: String,
    /// Its heading in each language; nothing for `title` and `top`.
    pub headings: Both<Option<&'t Heading>>,
    /// Its bytes in each language's file, without spaces at the end; nothing where the language
    /// does not have it, and for `title`, which stands in the front matter.
    pub spans: Both<Option<Range<usize>>>,
    /// How the translation stands here.
    pub state: SectionState,
    standing: Standing,
}

/// Whether an editor has to look at a section again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// It is as it was when the translation was recorded, or there is no record.
    AsRecorded,
    /// It is not.
    ChangedSince,
}

impl SectionView<'_> {
    /// Whether the original and the translation have parted here since the translation was
    /// recorded: the original says something else, or one of the two has the section and the
    /// other lacks it. Never without a record, and never right after `wenzhai translated`, for an
    /// editor who leaves a section out or adds one has looked at it.
    pub fn is_behind(&self) -> bool {
        self.standing == Standing::ChangedSince
    }
}

/// A section with its name.
struct Named<'t> {
    name: String,
    heading: Option<&'t Heading>,
    span: Option<Range<usize>>,
    fingerprint: Option<Fingerprint>,
}

/// The sections of a text with names that are all different.
fn named(text: &PageText) -> Vec<Named<'_>> {
    let body: &Body = &text.body;
    let mut sections = vec![Named {
        name: TITLE.to_owned(),
        heading: None,
        span: None,
        fingerprint: Some(Fingerprint::of([text.title.as_str(), text.summary.as_str()])),
    }];
    for section in &body.sections {
        let heading = section.heading.and_then(|at| body.headings.get(at));
        let wanted = heading.map_or(TOP, |heading| heading.id.as_str());
        let is_free = |name: &str| sections.iter().all(|other| other.name != name);
        let mut name = wanted.to_owned();
        let mut n = 1;
        while !is_free(&name) {
            n += 1;
            name = format!("{wanted}-{n}");
        }
        sections.push(Named {
            name,
            heading,
            span: Some(section.span.clone()),
            fingerprint: section.fingerprint,
        });
    }
    sections
}

/// What `wenzhai translated` writes into the translation of a page: its original as it is now.
/// Nothing for a page that is in one language.
pub fn record(texts: &Both<Option<PageText>>) -> Option<Record> {
    let (Some(original), Some(_)) = (&texts.zh, &texts.en) else {
        return None;
    };
    let entries = named(original).into_iter();
    let entries = entries.filter_map(|section| Some((section.name, section.fingerprint?.to_string())));
    Some(Record(entries.collect()))
}

/// What a page is called on the command line, by the path of one of its files: a report's id,
/// `topics/ID`, `home` or `about`.
pub fn name_of(path: &str) -> String {
    let inner = path.strip_prefix("content/").unwrap_or(path);
    match inner.rsplit_once('/').map_or("home", |(folder, _)| folder) {
        // A report may have the name of a page.
        name @ ("reports/home" | "reports/about") => name.to_owned(),
        name => name.strip_prefix("reports/").unwrap_or(name).to_owned(),
    }
}

/// The sections of a page in the order of its original; one that only the translation has stands
/// behind the one that it stands behind there. Empty for a page that is in one language.
///
/// Sections belong together that have one name. If as many are left over on both sides, they are
/// taken in their order: headings without an id of their own have other ids in each language.
pub fn sections(texts: &Both<Option<PageText>>) -> Vec<SectionView<'_>> {
    let (Some(original), Some(translation)) = (&texts.zh, &texts.en) else {
        return Vec::new();
    };
    let record = translation.translated_from.as_ref();
    let (ours, theirs) = (named(original), named(translation));
    let pairs = pairs(&ours, &theirs);
    let mut views: Vec<SectionView<'_>> = ours
        .iter()
        .zip(&pairs)
        .map(|(zh, at)| view(record, Some(zh), at.map(|at| &theirs[at])))
        .collect();
    // Where each section of the translation stands in the list, to put others behind it.
    let mut before = 0;
    let mut order: Vec<Option<usize>> = pairs;
    for (at, en) in theirs.iter().enumerate() {
        if let Some(place) = order.iter().position(|other| *other == Some(at)) {
            before = place + 1;
        } else {
            views.insert(before, view(record, None, Some(en)));
            order.insert(before, Some(at));
            before += 1;
        }
    }
    views
}

/// For each section of the original, which one of the translation it is.
fn pairs(ours: &[Named<'_>], theirs: &[Named<'_>]) -> Vec<Option<usize>> {
    let by_name = |zh: &Named<'_>| theirs.iter().position(|en| en.name == zh.name);
    let mut pairs: Vec<Option<usize>> = ours.iter().map(by_name).collect();
    let rest: Vec<usize> = (0..theirs.len()).filter(|at| !pairs.contains(&Some(*at))).collect();
    let is_under_heading = |section: &Named<'_>| section.heading.is_some();
    let alike = pairs.iter().filter(|pair| pair.is_none()).count() == rest.len()
        && rest.iter().all(|at| is_under_heading(&theirs[*at]))
        && pairs
            .iter()
            .zip(ours)
            .all(|(pair, zh)| pair.is_some() || is_under_heading(zh));
    if alike {
        let mut rest = rest.into_iter();
        for pair in pairs.iter_mut().filter(|pair| pair.is_none()) {
            *pair = rest.next();
        }
    }
    pairs
}

/// A section as one or both languages have it.
fn view<'t>(record: Option<&Record>, zh: Option<&Named<'t>>, en: Option<&Named<'t>>) -> SectionView<'t> {
    let id = zh.or(en).map_or_else(String::new, |section| section.name.clone());
    let recorded = record.map(|record| record.get(&id));
    let now = zh
        .and_then(|zh| zh.fingerprint)
        .map(|fingerprint| fingerprint.to_string());
    let standing = match recorded {
        Some(recorded) if recorded != now.as_deref() => Standing::ChangedSince,
        _ => Standing::AsRecorded,
    };
    let state = match (zh, en) {
        (Some(_), None) => SectionState::Missing,
        (None, _) => SectionState::Extra,
        _ if record.is_none() => SectionState::Unrecorded,
        _ if standing == Standing::ChangedSince => SectionState::Behind,
        _ => SectionState::Current,
    };
    SectionView {
        id,
        headings: Both {
            zh: zh.and_then(|zh| zh.heading),
            en: en.and_then(|en| en.heading),
        },
        spans: Both {
            zh: zh.and_then(|zh| zh.span.clone()),
            en: en.and_then(|en| en.span.clone()),
        },
        state,
        standing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::source::TranslationState;

    /// A text whose headings are lines such as `## Words {#id}`; the first line is the title.
    fn text(source: &str) -> PageText {
        let (title, _) = source.split_once('\n').unwrap_or((source, ""));
        let mut body = Body::default();
        let mut at = 0;
        for line in source.split_inclusive('\n') {
            if let Some((_, id)) = line.split_once("{#") {
                let id = id.trim_end().trim_end_matches('}').to_owned();
                body.headings.push(Heading {
                    level: 2,
                    text: id.clone(),
                    id,
                    span: at..at + line.trim_end().len(),
                    at: 0,
                });
            }
            at += line.len();
        }
        body.sections = Section::all_of(&body.headings, source, title.len()..source.len(), Lang::Zh);
        PageText {
            path: String::new(),
            title: title.to_owned(),
            summary: String::new(),
            translation: TranslationState::Reviewed,
            translated_from: None,
            body: body.into(),
            links: Vec::new(),
        }
    }

    fn pair(zh: &str, en: &str) -> Both<Option<PageText>> {
        let (zh, en) = (Some(text(zh)), Some(text(en)));
        Both { zh, en }
    }

    /// The pair after `translated`, and then with another original.
    fn changed(zh: &str, en: &str, to: &str) -> Both<Option<PageText>> {
        let mut texts = pair(zh, en);
        let record = record(&texts);
        texts.zh = Some(text(to));
        texts.en.as_mut().unwrap().translated_from = record;
        texts
    }

    fn told(texts: &Both<Option<PageText>>) -> Vec<(String, SectionState)> {
        sections(texts).into_iter().map(|view| (view.id, view.state)).collect()
    }

    fn behind(texts: &Both<Option<PageText>>) -> Vec<String> {
        let views = sections(texts).into_iter().filter(SectionView::is_behind);
        views.map(|view| view.id).collect()
    }

    const ZH: &str = "题\n开头。\n## 一 {#a}\n甲。\n## 二 {#b}\n乙。\n";
    const EN: &str = "T\nTop.\n## One {#a}\nA.\n## Two {#b}\nB.\n";

    #[test]
    fn the_hash_is_the_one_that_its_authors_publish() {
        assert_eq!(Fingerprint::of([]).0, 0x811c_9dc5);
        assert_eq!(Fingerprint::of(["a"]).0, 0xe40c_292c);
        assert_eq!(Fingerprint::of(["foobar"]).0, 0xbf9c_f968);
    }

    #[test]
    fn a_fingerprint_is_a_letter_and_seven_digits() {
        assert_eq!(Fingerprint(0x1234_5678).to_string(), "b2345678");
        assert_eq!(Fingerprint(0).to_string(), "a0000000");
        assert_eq!(Fingerprint(u32::MAX).to_string(), "pfffffff");
    }

    #[test]
    fn what_means_the_same_has_one_fingerprint() {
        let of = |text: &str| Fingerprint::of([text]);
        let one = of("共“5”万户，\n增长3%。\n");
        assert_eq!(of("共“5”万户，\r\n增长3%。  \r\n\r\n"), one);
        assert_eq!(of("共\"５\"万户,增长３％."), one);
        assert_eq!(of("\u{3000}共“5”\u{a0}万户，\u{2003}增长3%。\u{2028}"), one);
        assert_eq!(of("¥—…é€𠮷"), of("¥ — … é € 𠮷"));
        for other in ["共“6”万户，增长3%。", "共5万户，增长3%。", "共“5”万户增长3%。", ""] {
            assert_ne!(of(other), one, "{other}");
        }
        assert_ne!(Fingerprint::of(["甲", "乙"]), Fingerprint::of(["甲乙"]));
        assert_ne!(Fingerprint::of(["甲", "乙"]), Fingerprint::of(["甲乙", ""]));
    }

    #[test]
    fn without_a_record_nothing_is_behind() {
        let texts = pair(ZH, EN);
        let states = told(&texts);
        let ids: Vec<&str> = states.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(ids, ["title", "top", "a", "b"]);
        assert!(states.iter().all(|(_, state)| *state == SectionState::Unrecorded));
        assert!(behind(&texts).is_empty());
    }

    #[test]
    fn what_has_changed_is_behind_until_it_is_changed_back() {
        assert!(behind(&changed(ZH, EN, ZH)).is_empty());
        assert_eq!(behind(&changed(ZH, EN, &ZH.replace("甲", "丙"))), ["a"]);
        assert_eq!(behind(&changed(ZH, EN, &ZH.replace("开头", "起头"))), ["top"]);
        assert_eq!(behind(&changed(ZH, EN, &ZH.replace("题", "目"))), ["title"]);
        assert_eq!(behind(&changed(ZH, EN, &ZH.replace('二', "三"))), ["b"]);
        assert!(behind(&changed(ZH, EN, &ZH.replace('\n', "\r\n"))).is_empty());
    }

    #[test]
    fn sections_that_come_and_go_are_told() {
        let longer = format!("{ZH}## 三 {{#c}}\n丙。\n");
        let texts = changed(ZH, EN, &longer);
        assert_eq!(told(&texts)[4], ("c".to_owned(), SectionState::Missing));
        assert_eq!(behind(&texts), ["c"]);
        let texts = changed(ZH, EN, "题\n开头。\n## 二 {#b}\n乙。\n");
        assert_eq!(told(&texts)[2], ("a".to_owned(), SectionState::Extra));
        assert_eq!(behind(&texts), ["a"]);
    }

    #[test]
    fn what_an_editor_left_out_or_added_is_as_reviewed() {
        let shorter = "T\n## One {#a}\nA.\n## Background {#background}\nB.\n## More {#more}\nM.\n";
        let texts = changed(ZH, shorter, ZH);
        assert!(behind(&texts).is_empty());
        let states: Vec<_> = told(&texts);
        let states: Vec<(&str, SectionState)> = states.iter().map(|(id, state)| (id.as_str(), *state)).collect();
        assert_eq!(
            states,
            [
                ("title", SectionState::Current),
                ("top", SectionState::Missing),
                ("a", SectionState::Current),
                ("background", SectionState::Extra),
                ("more", SectionState::Extra),
                ("b", SectionState::Missing),
            ]
        );
    }

    #[test]
    fn headings_without_ids_of_their_own_are_paired_in_order() {
        let (zh, en) = (
            "题\n## 甲 {#甲}\n一\n## 乙 {#b}\n二\n",
            "T\n## A {#a}\n1\n## B {#b}\n2\n",
        );
        let texts = changed(zh, en, &zh.replace('一', "三"));
        assert_eq!(behind(&texts), ["甲"]);
        let views = sections(&texts);
        let headings = views[1].headings;
        assert_eq!(headings.en.map(|heading| heading.id.as_str()), Some("a"));
    }

    #[test]
    fn pages_are_called_as_they_are_typed() {
        let names = [
            ("content/reports/demo/en.md", "demo"),
            ("content/reports/about/en.md", "reports/about"),
            ("content/topics/dual-carbon/en.md", "topics/dual-carbon"),
            ("content/about/zh.md", "about"),
            ("content/en.md", "home"),
        ];
        for (path, name) in names {
            assert_eq!(name_of(path), name);
        }
    }

    #[test]
    fn names_are_all_different() {
        let zh = "题\n开头\n## 上 {#top}\n一\n## 题 {#title}\n二\n";
        let texts = changed(zh, zh, &zh.replace('一', "三"));
        assert_eq!(behind(&texts), ["top-2"]);
        let ids: Vec<String> = told(&texts).into_iter().map(|(id, _)| id).collect();
        assert_eq!(ids, ["title", "top", "top-2", "title-2"]);
    }
}
