//! Which reports have which values of the facets, counted in bits.
//!
//! A set of reports is a row of bits, so that any filter of any site is counted in a microsecond or
//! two: a page with filters shows some fifty counts.

use super::filter::{Choice, Facet, Filter};
use super::report_kind::ReportKind;
use super::site::{Report, Site};
use super::table::Key;

/// A set of reports: a bit for each, in the order of their table.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Bits(Vec<u64>);

impl Bits {
    fn none(reports: usize) -> Self {
        Self(vec![0; reports.div_ceil(64)])
    }

    fn all(reports: usize) -> Self {
        let mut bits = Self::none(reports);
        (0..reports).for_each(|at| bits.set(at));
        bits
    }

    fn of<'k>(reports: usize, keys: impl IntoIterator<Item = &'k Key<Report>>) -> Self {
        let mut bits = Self::none(reports);
        keys.into_iter().for_each(|key| bits.set(key.position()));
        bits
    }

    fn set(&mut self, at: usize) {
        self.0[at / 64] |= 1 << (at % 64);
    }

    fn has(&self, at: usize) -> bool {
        self.0[at / 64] & (1 << (at % 64)) != 0
    }

    fn keep(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(own, other)| *own &= other);
    }

    fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    fn count_with(&self, other: &Self) -> usize {
        let both = self.0.iter().zip(&other.0);
        both.map(|(own, other)| (own & other).count_ones() as usize).sum()
    }
}

/// The reports of each value of each facet, and which filters have pages.
#[derive(Debug, Clone, Default)]
pub struct Facets {
    reports: usize,
    page_size: usize,
    topics: Vec<Bits>,
    regions: Vec<Bits>,
    years: Vec<(u16, Bits)>,
    kinds: Vec<(ReportKind, Bits)>,
    /// In order.
    pages: Vec<Filter>,
}

/// The reports that pass a filter.
#[derive(Debug, Clone)]
pub struct Passed(Bits);

impl Passed {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.count()
    }

    /// Which these are, in the order of the table.
    pub fn keys(&self, site: &Site) -> Vec<Key<Report>> {
        let keys = site.reports.keys();
        keys.filter(|key| self.0.has(key.position())).collect()
    }
}

impl Facets {
    /// Those of a site whose topics, places and years have their reports.
    pub fn of(site: &Site) -> Self {
        let reports = site.reports.len();
        let kinds = ReportKind::ALL.into_iter().filter_map(|kind| {
            let own = site.reports.iter().filter(|(_, report)| report.kind == Some(kind));
            let keys: Vec<Key<Report>> = own.map(|(key, _)| key).collect();
            (!keys.is_empty()).then(|| (kind, Bits::of(reports, &keys)))
        });
        let mut facets = Self {
            reports,
            page_size: site.settings.page_size,
            topics: site
                .topics
                .values()
                .map(|topic| Bits::of(reports, &topic.reports))
                .collect(),
            regions: site
                .regions
                .values()
                .map(|region| Bits::of(reports, &region.reports))
                .collect(),
            years: site
                .years
                .iter()
                .map(|year| (year.year, Bits::of(reports, &year.reports)))
                .collect(),
            kinds: kinds.collect(),
            pages: Vec::new(),
        };
        facets.pages = facets.all_pages(site);
        facets
    }

    /// The values of a facet that some report has, in the order of their tables; years newest
    /// first.
    pub fn choices<'s>(&'s self, site: &'s Site, facet: Facet) -> Vec<Choice> {
        let choices: Vec<Choice> = match facet {
            Facet::Topic => site.topics.keys().map(Choice::Topic).collect(),
            Facet::Region => site.regions.keys().map(Choice::Region).collect(),
            Facet::Year => self.years.iter().map(|(year, _)| Choice::Year(*year)).collect(),
            Facet::Kind => self.kinds.iter().map(|(kind, _)| Choice::Kind(*kind)).collect(),
        };
        choices.into_iter().filter(|choice| self.alone(*choice) > 0).collect()
    }

    fn bits(&self, choice: Choice) -> Option<&Bits> {
        fn find<K: PartialEq + Copy>(list: &[(K, Bits)], wanted: K) -> Option<&Bits> {
            list.iter().find(|(key, _)| *key == wanted).map(|(_, bits)| bits)
        }
        match choice {
            Choice::Topic(key) => self.topics.get(key.position()),
            Choice::Region(key) => self.regions.get(key.position()),
            Choice::Year(year) => find(&self.years, year),
            Choice::Kind(kind) => find(&self.kinds, kind),
        }
    }

    /// The reports that pass a filter.
    pub fn passed(&self, filter: Filter) -> Passed {
        let mut bits = Bits::all(self.reports);
        for choice in filter.choices() {
            match self.bits(choice) {
                Some(own) => bits.keep(own),
                None => return Passed(Bits::none(self.reports)),
            }
        }
        Passed(bits)
    }

    /// How many of these reports have a value.
    pub fn count_of(&self, passed: &Passed, choice: Choice) -> usize {
        self.bits(choice).map_or(0, |bits| passed.0.count_with(bits))
    }

    /// How many reports pass a filter.
    pub fn count(&self, filter: Filter) -> usize {
        self.passed(filter).count()
    }

    /// How many reports have a value.
    fn alone(&self, choice: Choice) -> usize {
        self.bits(choice).map_or(0, Bits::count)
    }

    /// Whether a filter has a page.
    pub fn has_page(&self, filter: Filter) -> bool {
        self.pages.binary_search(&filter).is_ok()
    }

    /// All filters that have pages, in a fixed order.
    pub fn pages(&self) -> &[Filter] {
        &self.pages
    }

    /// The filter whose page has the list of this one: itself, or it without values that narrow
    /// nothing. `None` where no page has it.
    pub fn page_of(&self, filter: Filter) -> Option<Filter> {
        if filter == Filter::NONE || self.has_page(filter) {
            return Some(filter);
        }
        let count = self.count(filter);
        // The last facets go first: readers look for topics and places more than for years and kinds.
        let fewer = filter.choices().map(|choice| filter.without(choice.facet()));
        let mut fewer: Vec<Filter> = fewer.filter(|wider| self.count(*wider) == count).collect();
        fewer.reverse();
        fewer.into_iter().find_map(|wider| self.page_of(wider))
    }

    /// The filters that have pages.
    ///
    /// A filter by one value has one if a report has the value. One by two has one if some report
    /// passes and fewer than with one of the two alone. A third and a fourth value can be added
    /// where the list without it is still longer than one page: there a reader has to turn pages,
    /// and elsewhere sees the whole list at once. A value that every report has is never a part of
    /// several, because it narrows nothing.
    fn all_pages(&self, site: &Site) -> Vec<Filter> {
        let choices = Facet::ALL.into_iter().flat_map(|facet| self.choices(site, facet));
        let choices: Vec<Choice> = choices.collect();
        let narrowing = |choice: &Choice| self.alone(*choice) < self.reports;
        let (narrowing, idle): (Vec<Choice>, Vec<Choice>) = choices.into_iter().partition(narrowing);
        let mut pages: Vec<Filter> = idle.into_iter().map(Filter::by).collect();
        let mut wider: Vec<Filter> = narrowing.iter().copied().map(Filter::by).collect();
        let mut values = 1;
        while !wider.is_empty() {
            let longest_whole = if values == 1 { 0 } else { self.page_size };
            let mut narrower = Vec::new();
            for filter in &wider {
                let passed = self.passed(*filter);
                let count = passed.count();
                if count > longest_whole {
                    let further = narrowing.iter().filter(|choice| filter.get(choice.facet()).is_none());
                    let further = further.filter(|choice| (1..count).contains(&self.count_of(&passed, **choice)));
                    narrower.extend(further.map(|choice| filter.with(*choice)));
                }
            }
            // One that can be reached in several ways is one page.
            narrower.sort_unstable();
            narrower.dedup();
            pages.append(&mut wider);
            wider = narrower;
            values += 1;
        }
        pages.sort_unstable();
        pages
    }
}
