//! Which reports a list is narrowed to.

use super::report_kind::ReportKind;
use super::site::{Region, Site, Topic};
use super::table::Key;

/// What reports are filtered by, in the order in which addresses have them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// Topics; a report may have several.
    Topic,
    /// Places; a place includes the places in it.
    Region,
    /// Years of what reports tell.
    Year,
    /// Kinds of documents.
    Kind,
}

impl Facet {
    /// All of them, in their order.
    pub const ALL: [Self; 4] = [Self::Topic, Self::Region, Self::Year, Self::Kind];

    /// The name in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Region => "region",
            Self::Year => "year",
            Self::Kind => "kind",
        }
    }
}

/// One value of a facet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Reports on this topic.
    Topic(Key<Topic>),
    /// Reports about this place or a place in it.
    Region(Key<Region>),
    /// Reports on what happened in this year.
    Year(u16),
    /// Reports of this kind.
    Kind(ReportKind),
}

impl Choice {
    /// Of which facet it is a value.
    pub const fn facet(self) -> Facet {
        match self {
            Self::Topic(_) => Facet::Topic,
            Self::Region(_) => Facet::Region,
            Self::Year(_) => Facet::Year,
            Self::Kind(_) => Facet::Kind,
        }
    }

    /// The name in addresses: an id, a year.
    pub fn name(self, site: &Site) -> String {
        match self {
            Self::Topic(key) => site.topics[key].id.to_string(),
            Self::Region(key) => site.regions[key].id.to_string(),
            Self::Year(year) => year.to_string(),
            Self::Kind(kind) => kind.as_str().to_owned(),
        }
    }

    /// The value that has a name in a facet.
    fn named(site: &Site, facet: &str, name: &str) -> Option<Self> {
        let facet = Facet::ALL.into_iter().find(|known| known.as_str() == facet)?;
        match facet {
            Facet::Topic => site.topics.key(name).map(Self::Topic),
            Facet::Region => site.regions.key(name).map(Self::Region),
            Facet::Year => name.parse().ok().map(Self::Year),
            Facet::Kind => ReportKind::from_name(name).map(Self::Kind),
        }
    }
}

/// At most one value of each facet. A report passes if it has all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Filter {
    topic: Option<Key<Topic>>,
    region: Option<Key<Region>>,
    year: Option<u16>,
    kind: Option<ReportKind>,
}

impl Filter {
    /// What every report passes.
    pub const NONE: Self = Self {
        topic: None,
        region: None,
        year: None,
        kind: None,
    };

    /// A filter by one value.
    pub fn by(choice: Choice) -> Self {
        Self::NONE.with(choice)
    }

    /// The same with a value, in the place of another of its facet if there is one.
    #[must_use]
    pub fn with(mut self, choice: Choice) -> Self {
        match choice {
            Choice::Topic(key) => self.topic = Some(key),
            Choice::Region(key) => self.region = Some(key),
            Choice::Year(year) => self.year = Some(year),
            Choice::Kind(kind) => self.kind = Some(kind),
        }
        self
    }

    /// The same without a value of this facet.
    #[must_use]
    pub fn without(mut self, facet: Facet) -> Self {
        match facet {
            Facet::Topic => self.topic = None,
            Facet::Region => self.region = None,
            Facet::Year => self.year = None,
            Facet::Kind => self.kind = None,
        }
        self
    }

    /// Its value of a facet.
    pub fn get(self, facet: Facet) -> Option<Choice> {
        match facet {
            Facet::Topic => self.topic.map(Choice::Topic),
            Facet::Region => self.region.map(Choice::Region),
            Facet::Year => self.year.map(Choice::Year),
            Facet::Kind => self.kind.map(Choice::Kind),
        }
    }

    /// Its values, in the order of the facets.
    pub fn choices(self) -> impl Iterator<Item = Choice> {
        Facet::ALL.into_iter().filter_map(move |facet| self.get(facet))
    }

    /// Its one value, if it has one and no more.
    pub fn only(self) -> Option<Choice> {
        let mut choices = self.choices();
        choices.next().filter(|_| choices.next().is_none())
    }

    /// The filter with an address like `topic/dual-carbon/year/2021`, cut at its slashes. Whether
    /// the facets stand in their order is not looked at.
    pub fn at(site: &Site, steps: &[&str]) -> Option<Self> {
        let mut filter = Self::NONE;
        let (pairs, rest) = steps.as_chunks::<2>();
        for [facet, name] in pairs {
            filter = filter.with(Choice::named(site, facet, name)?);
        }
        (rest.is_empty() && filter != Self::NONE).then_some(filter)
    }
}
