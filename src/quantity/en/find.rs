//! Figures in running English text.

use super::expression;
use super::name;
use super::noun::Reading;
use super::number_word;
use super::text::{Text, Trigger};
use super::when;
use crate::quantity::compare::difference;
use crate::quantity::convert::reading_aid;
use crate::quantity::cursor::Cursor;
use crate::quantity::error::ReadErrorKind;
use crate::quantity::found::{Found, Meaning, Names};
use crate::quantity::qualifier::Direction;
use crate::quantity::shape::{Quantity, Shape};
use crate::quantity::unit::Dimension;
use std::ops::Range;

/// Everything in `text` that says how much, when or which, in order and without overlaps.
///
/// A figure is found with the words that belong to it (nearly, grew by, year on year), and without
/// the name of what it counts, which is the quantity's `measure`. Names of `names` come first, then
/// times, then names with digits (5G, No. 45), then figures. The glosses of mu and jin that English
/// texts carry (`a mu is one fifteenth of a hectare`) are no figures.
#[must_use]
pub fn find(text: &str, names: &Names) -> Vec<Found> {
    let text = Text::new(text);
    let mut finder = Finder {
        text: &text,
        names,
        found: Vec::new(),
        at: 0,
    };
    while let Some((word, trigger)) = text.next_trigger(finder.at, names) {
        finder.at = word.end;
        finder.look(word, trigger);
    }
    finder.found
}

/// Verbs whose `up` or `down` is their own: services make up 46 %.
const PARTICLES: &str = "make makes made making follow follows followed following take takes took taken taking set sets \
    setting give gave sign signs signed signing build built building open opened speed bring brought \
    pick picked turn turned split break broke buy bought draw drew put clean cleaned cleaning";

struct Finder<'a> {
    text: &'a Text<'a>,
    names: &'a Names,
    found: Vec<Found>,
    /// Everything before has been looked at.
    at: usize,
}

impl Finder<'_> {
    /// Looks at one word that may begin a number, a time or a name.
    fn look(&mut self, word: Range<usize>, trigger: Trigger) {
        if when::is_plan(self.text, word.start) {
            self.times(word);
            return;
        }
        if let Some(length) = self.names.beginning_in_lower_case(&self.text.lower[word.start..]) {
            let span = word.start..word.start + length;
            let name = self.text.original[span.clone()].to_owned();
            self.push(span, Meaning::Name(name));
            return;
        }
        match trigger {
            Trigger::Name => {}
            Trigger::Clock => self.clock(word),
            Trigger::Month => {
                self.times(word);
            }
            Trigger::Mixed => self.mixed(word),
            Trigger::Digits | Trigger::Number | Trigger::Article | Trigger::Ordinal | Trigger::Multiple => {
                self.number(word, trigger);
            }
            Trigger::Skip => self.at = word.end,
        }
    }

    fn number(&mut self, word: Range<usize>, trigger: Trigger) {
        if self.times(word.clone()) {
            return;
        }
        if let Some((span, name)) = name::at(self.text, &word, trigger) {
            // The words before may have been taken for a figure of their own.
            while self.found.last().is_some_and(|last| last.span.end > span.start) {
                self.found.pop();
            }
            if name::is_explained_before(self.text, &span) {
                self.explanation_before(&span);
            }
            self.push(span, Meaning::Name(name));
            return;
        }
        if number_word::is_gloss(self.text, word.start) {
            self.at = self.at.max(name::whole_token(self.text, word.start).end);
            return;
        }
        if !self.counts(&word, trigger) {
            return;
        }
        self.figure(&word);
    }

    /// Whether the word is one of a number here: `one another` and `a new park` are not.
    fn counts(&self, word: &Range<usize>, trigger: Trigger) -> bool {
        match trigger {
            Trigger::Number => number_word::is_number_word(self.text, word),
            Trigger::Article => number_word::is_article_of_number(self.text, word),
            Trigger::Ordinal => number_word::is_rank(self.text, word),
            Trigger::Multiple => number_word::is_multiple(self.text, word),
            _ => true,
        }
    }

    /// Reads the figure whose number begins at `word`, with as many words before it as belong to it.
    fn figure(&mut self, word: &Range<usize>) {
        let floor = self.found.last().map_or(0, |last| last.span.end);
        let block = self.text.block_end(word.start);
        let mut ambiguous = None;
        for start in self.text.openings(word.start, floor) {
            let mut cursor = Cursor::new(&self.text.lower[start..block]);
            let before = cursor.rest().len();
            match expression::read(&mut cursor, Reading::Running) {
                Ok(quantity) => {
                    let read = &self.text.lower[start..start + before - cursor.rest().len()];
                    let end = start + read.trim_end().len();
                    if end > word.start && quantity.values().is_ok() && !self.misleads(start, word.start, &quantity) {
                        let mut start = self.text.without_fillers(start, word.start);
                        if !matches!(quantity.shape, Shape::Range { .. }) {
                            start = self.text.without(&["between the ", "between "], start, word.start);
                        }
                        if self.is_reading_aid(&quantity, start, end) {
                            self.at = end;
                            return;
                        }
                        let quantity = self.continued(quantity, start);
                        self.push(start..end, Meaning::Figure(quantity));
                        return;
                    }
                }
                Err(error) => {
                    let open = matches!(
                        error.kind,
                        ReadErrorKind::Ambiguous | ReadErrorKind::ContradictoryQualifiers
                    );
                    if open && ambiguous.is_none() {
                        ambiguous = Some((start, error.kind));
                        if error.kind == ReadErrorKind::Ambiguous {
                            break;
                        }
                    }
                }
            }
        }
        if let Some((start, kind)) = ambiguous {
            let end = number_word::end_of_multiple(self.text, word);
            let start = self.text.without_fillers(start, word.start);
            self.push(start..end, Meaning::Open(kind));
        }
    }

    /// Whether the words from `start` on mean something else than they do before a number: over the
    /// five years, make up 93 %, grew 16 million tonnes.
    fn misleads(&self, start: usize, number: usize, quantity: &Quantity) -> bool {
        let words = &self.text.lower[start..number];
        let first = self.text.next_word(start);
        let second = self.text.next_word(start + first.len());
        let share = quantity.unit().is_some_and(|unit| {
            let dimension = unit.unit.dimension();
            matches!(dimension, Dimension::Proportion | Dimension::PercentagePoint)
        });
        match first {
            "over" | "within" => second == "the",
            "up" | "down" => {
                !second.starts_with("to") && PARTICLES.split(' ').any(|verb| verb == self.text.previous_word(start))
            }
            "grow" | "grows" | "grew" | "grown" | "growing" => {
                !matches!(second, "by" | "to" | "from") && !share && !words.is_empty()
            }
            "raise" | "raised" | "raising" => !matches!(second, "by" | "to" | "from") && !share,
            "moved" | "shifted" | "changed" | "adjust" | "adjusted" => !matches!(second, "to" | "from"),
            "under" => {
                let measure = quantity.amount().and_then(|amount| amount.measure.as_deref());
                measure.is_some_and(|measure| matches!(measure, "headings" | "heads" | "titles" | "names"))
            }
            _ => false,
        }
    }

    /// The hectares of 2.67 million mu (178,000 ha): what is in brackets says the same once more, for
    /// readers who do not know the unit. A conversion that is wrong is a figure of its own.
    fn is_reading_aid(&self, quantity: &Quantity, start: usize, end: usize) -> bool {
        let Some(Found {
            span,
            meaning: Meaning::Figure(before),
        }) = self.found.last()
        else {
            return false;
        };
        let (Some(given), Some(unit)) = (before.amount(), before.unit()) else {
            return false;
        };
        let lower = &self.text.lower;
        let bracketed =
            lower.get(span.end..start).is_some_and(|between| between.trim() == "(") && lower[end..].starts_with(')');
        let other = reading_aid(unit.unit).is_some() && quantity.unit().is_some_and(|own| own != unit);
        let (given, own) = (given.clone(), quantity.clone());
        bracketed && other && difference(&Quantity::exact(Shape::Amount(given)), &own).is_none()
    }

    /// Rose by 15 % to RMB 11 billion: what follows the step is the level.
    fn continued(&self, mut quantity: Quantity, start: usize) -> Quantity {
        let Some(last) = self.found.last() else { return quantity };
        let between = self.text.lower.get(last.span.end..start).unwrap_or_default().trim();
        if let Meaning::Figure(before) = &last.meaning
            && between == "to"
            && quantity.direction.is_none()
            && matches!(quantity.shape, Shape::Amount(_))
        {
            quantity.direction = match before.direction {
                Some(Direction::Rise) => Some(Direction::RiseTo),
                Some(Direction::Fall) => Some(Direction::FallTo),
                _ => None,
            };
        }
        quantity
    }

    fn times(&mut self, word: Range<usize>) -> bool {
        let times = when::at(self.text, word.start);
        let found = !times.is_empty();
        for (span, when) in times {
            self.push(span, Meaning::When(when));
        }
        found
    }

    /// PM2.5, CO2, G20, Q3.
    fn mixed(&mut self, word: Range<usize>) {
        if self.times(word.clone()) {
            return;
        }
        if let Some(digits) = self.text.currency_before_digits(&word) {
            self.figure(&(digits..word.end));
            return;
        }
        let token = name::whole_token(self.text, word.start);
        // Letters beyond ASCII have digits beside them in other languages.
        let span = if token.is_empty() { word } else { token };
        let name = self.text.original[span.clone()].to_owned();
        self.push(span, Meaning::Name(name));
    }

    /// around the clock.
    fn clock(&mut self, word: Range<usize>) {
        const WORDS: &str = "around the clock";
        if self.text.lower[word.start..].starts_with(WORDS) {
            let hours = super::read("24 hours");
            let span = word.start..word.start + WORDS.len();
            if let Ok(quantity) = hours {
                self.push(span, Meaning::Figure(quantity));
            }
        }
    }

    /// three red lines and one list (“Three Lines and One Permit”): what a name in brackets
    /// explains holds no figures either.
    fn explanation_before(&mut self, name: &Range<usize>) {
        let clause = self.text.clause_start(name.start);
        for found in self
            .found
            .iter_mut()
            .rev()
            .take_while(|found| found.span.start >= clause)
        {
            if let Meaning::Figure(quantity) = &found.meaning
                && name::is_bare_count(quantity)
            {
                let words = self.text.original[found.span.clone()].to_owned();
                found.meaning = Meaning::Name(words);
            }
        }
    }

    fn push(&mut self, span: Range<usize>, meaning: Meaning) {
        self.at = self.at.max(span.end);
        self.found.push(Found { span, meaning });
    }
}

/// Whether a name of the term base holds a digit or a number word.
pub(in crate::quantity) fn holds_number(name: &str) -> bool {
    let mut words = name.split(|c: char| !c.is_alphanumeric());
    words.any(|word| {
        let lower = word.to_ascii_lowercase();
        word.bytes().any(|b| b.is_ascii_digit()) || super::text::is_number(&lower)
    })
}
