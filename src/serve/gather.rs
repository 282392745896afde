//! When a burst of changes is over: what the system has told of files becomes batches to take in.
//!
//! Nothing here waits or looks at a clock: events come with their time, and [`Gathering::due`]
//! says when it is time to take what has been gathered. An editor's save is one or two events and
//! is due at once; a branch switch is thousands and is due when it has been quiet for a moment.

use std::collections::BTreeMap;
use std::time::Duration;

/// How long it must be quiet after what may be followed by more. Two steps of one save (a file
/// written, then renamed over another) are some ten microseconds apart, a millisecond on a
/// machine that is busy; an update takes longer than this, so that a wrong guess costs little.
const QUIET: Duration = Duration::from_millis(1);

/// How long what has vanished must stay away before it is believed to be gone: editors that keep
/// a copy rename the file away before they write it anew, and may lose the processor in between.
const AWAY: Duration = Duration::from_millis(30);

/// How long files that are done wait for one that is being written: a formatter or a branch
/// switch has it closed by then, a large attachment that is copied has not.
const HELD_UP: Duration = Duration::from_millis(20);

/// After how long without a write a file that is still open is read all the same: some programs
/// never close what they write. A save that pauses longer between two writes is seen half done,
/// and whole after its end.
const UNCLOSED: Duration = Duration::from_millis(400);

/// How long a file that has been emptied is believed to be between two steps of a save. While it
/// is open a slow disk may be the reason; closed, a shell that empties it and writes it anew.
const EMPTY_OPEN: Duration = Duration::from_secs(3);
const EMPTY_CLOSED: Duration = Duration::from_millis(250);

/// After how long a burst that does not end (a tool that copies for minutes) is shown as far as
/// it is: often enough to see it grow.
const CEILING: Duration = Duration::from_millis(500);

/// How long to wait before everything is read again when it has just been, doubled each time up to
/// six seconds: events are lost when too many come at once, and reading everything makes many
/// itself.
const AGAIN: Duration = Duration::from_millis(100);
const LOSSES: u32 = 7;

/// What happened to a file or folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Happened {
    /// It is there and was not before.
    Appeared,
    /// Somebody writes into it and has not closed it yet.
    Written,
    /// Who wrote into it has closed it.
    Closed,
    /// It was put in place whole, by a rename.
    Replaced,
    /// It was renamed to a name that is watched, too.
    Renamed,
    /// It is not there any more.
    Vanished,
    /// It changed in a way that is over: its permissions, or whatever a poll has seen.
    Touched,
}

/// What there is to take in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Batch {
    /// These files and folders, by path from the project's root, in order; and those among them
    /// that have been empty for so long that they are meant to be.
    Paths { paths: Vec<String>, emptied: Vec<String> },
    /// Events were lost: anything may have changed.
    Everything,
}

/// What is known of one file.
#[derive(Debug, Clone, Copy)]
struct Mark {
    state: State,
    /// It was not there when the burst began.
    is_new: bool,
    /// It was made anew in the burst: more may be made, or something done with it.
    is_made: bool,
    /// When it last changed.
    at: Duration,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Being written.
    Open,
    /// Emptied, and until then taken to be between two steps of a save.
    Emptied { until: Duration },
    /// Nobody writes to it any more.
    Done,
    /// It may be followed by more.
    Unsure,
    /// Away, and perhaps back in a moment.
    Away,
}

/// The events since the last batch was taken.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    marks: BTreeMap<String, Mark>,
    /// When the burst began.
    first: Duration,
    /// When something last happened that is not another write into an open file.
    last: Duration,
    /// How many files are open, and when the last one was opened; how many are away, and when the
    /// last one vanished. Kept along, because a burst of thousands asks each time when it is due.
    open: (usize, Duration),
    away: (usize, Duration),
    lost: bool,
    /// How often everything was taken, one time after the other.
    losses: u32,
}

impl Gathering {
    /// Notes what happened to a file or folder; times never go back.
    pub(super) fn note(&mut self, at: Duration, path: &str, happened: Happened) {
        if self.is_empty() {
            self.first = at;
        }
        let known = self.marks.get(path).copied();
        let is_made = happened == Happened::Appeared || known.is_some_and(|mark| mark.is_made);
        let is_new = known.map_or(is_made, |mark| mark.is_new);
        let state = match (happened, known.map(|mark| mark.state)) {
            (Happened::Vanished, _) if is_new => {
                // A file that came and went within the burst was never there.
                self.marks.remove(path);
                self.count(known, None);
                self.last = at;
                return;
            }
            // A temporary file that has taken its place is forgotten already.
            (Happened::Renamed, None) => return,
            (Happened::Written, _) | (Happened::Touched, Some(State::Open)) => State::Open,
            (Happened::Closed, _) if !is_made => State::Done,
            (Happened::Replaced | Happened::Renamed, _) if !is_new => State::Done,
            (Happened::Vanished, _) => State::Away,
            _ => State::Unsure,
        };
        let is_another_write = matches!((happened, known), (Happened::Written, Some(mark)) if mark.is_open());
        if !is_another_write {
            self.last = at;
        }
        let mark = Mark {
            state,
            is_new,
            is_made,
            at,
        };
        self.count(known, Some(mark));
        self.marks.insert(path.to_owned(), mark);
    }

    /// Keeps count of what is open and away when one mark takes the place of another.
    fn count(&mut self, before: Option<Mark>, after: Option<Mark>) {
        let before_open = before.is_some_and(|mark| mark.is_open());
        self.open.0 -= usize::from(before_open);
        self.away.0 -= usize::from(before.is_some_and(|mark| mark.state == State::Away));
        let Some(after) = after else {
            return;
        };
        if after.is_open() {
            self.open.0 += 1;
            if !before_open {
                self.open.1 = after.at;
            }
        }
        if after.state == State::Away {
            self.away = (self.away.0 + 1, after.at);
        }
    }

    /// Notes that events were lost.
    pub(super) fn lose(&mut self, at: Duration) {
        if self.is_empty() {
            self.first = at;
        }
        self.last = at;
        self.lost = true;
    }

    /// Whether nothing has happened.
    pub(super) fn is_empty(&self) -> bool {
        self.marks.is_empty() && !self.lost
    }

    /// Whether somebody is writing one of these files at this moment.
    pub(super) fn is_writing(&self, paths: &[String]) -> bool {
        let mut open = self.marks.iter().filter(|(_, mark)| mark.is_open());
        open.any(|(path, _)| paths.binary_search(path).is_ok())
    }

    /// When what has been gathered is to be taken; nothing if there is nothing.
    pub(super) fn due(&self) -> Option<Duration> {
        if self.lost {
            let wait = match self.losses {
                0 => QUIET,
                times => AGAIN * 2_u32.pow(times - 1),
            };
            return Some(self.last + wait);
        }
        if self.open.0 == self.marks.len() {
            return self.marks.values().map(Mark::believed).min();
        }
        let mut due = self.last + self.quiet();
        if self.away.0 > 0 {
            due = due.max(self.away.1 + AWAY);
        }
        if self.open.0 > 0 {
            due = due.max(self.open.1 + HELD_UP);
        }
        Some(due.min(self.first + CEILING))
    }

    /// How long it must be quiet: not at all for a single file whose writer has closed it or
    /// renamed it into place, a moment otherwise, which grows with the burst since a disk that
    /// is given thousands of files stops for longer.
    fn quiet(&self) -> Duration {
        let is_single_save = self.marks.len() == 1 && self.marks.values().all(|mark| mark.state == State::Done);
        match self.marks.len().checked_ilog2() {
            _ if is_single_save => Duration::ZERO,
            None => Duration::ZERO,
            Some(log) => QUIET * (log + 1),
        }
    }

    /// Takes what is due by `now`. `is_empty_file` says whether a file is there and has nothing
    /// in it: such a file is most likely between two steps of a save, and stays behind for a
    /// while like one that is being written.
    pub(super) fn take(&mut self, now: Duration, is_empty_file: impl Fn(&str) -> bool) -> Option<Batch> {
        if self.due().is_none_or(|due| now < due) {
            return None;
        }
        if std::mem::take(&mut self.lost) {
            self.marks.clear();
            (self.open.0, self.away.0) = (0, 0);
            self.losses = (self.losses + 1).min(LOSSES);
            return Some(Batch::Everything);
        }
        let (mut paths, mut emptied) = (Vec::new(), Vec::new());
        self.marks.retain(|path, mark| {
            let is_over = mark.is_over(now, || is_empty_file(path));
            if is_over {
                if matches!(mark.state, State::Emptied { .. }) {
                    emptied.push(path.clone());
                }
                paths.push(path.clone());
            }
            !is_over
        });
        // Only what is open stays behind.
        (self.open.0, self.away.0) = (self.marks.len(), 0);
        self.first = now;
        self.last = now;
        if paths.is_empty() {
            return None;
        }
        self.losses = 0;
        Some(Batch::Paths { paths, emptied })
    }
}

impl Mark {
    /// Whether there is more to come.
    fn is_open(&self) -> bool {
        matches!(self.state, State::Open | State::Emptied { .. })
    }

    /// When it is read even if nothing more comes.
    fn believed(&self) -> Duration {
        match self.state {
            State::Emptied { until } => until,
            _ => self.at + UNCLOSED,
        }
    }

    /// Whether it is to be read now; puts off what seems to be between two steps of a save.
    fn is_over(&mut self, now: Duration, is_empty_file: impl Fn() -> bool) -> bool {
        let patience = match self.state {
            State::Away => return true,
            State::Emptied { until } => return now >= until,
            State::Open if now < self.at + UNCLOSED => return false,
            State::Open => EMPTY_OPEN,
            State::Done | State::Unsure => EMPTY_CLOSED,
        };
        let until = self.at + patience;
        let is_between = now < until && is_empty_file();
        if is_between {
            self.state = State::Emptied { until };
        }
        !is_between
    }
}

#[cfg(test)]
mod tests {
    use super::Happened::{Appeared, Closed, Renamed, Replaced, Touched, Vanished, Written};
    use super::*;

    fn us(micros: u64) -> Duration {
        Duration::from_micros(micros)
    }

    fn ms(millis: u64) -> Duration {
        Duration::from_millis(millis)
    }

    fn gathered(events: &[(u64, &str, Happened)]) -> Gathering {
        let mut gathering = Gathering::default();
        for (at, path, happened) in events {
            gathering.note(us(*at), path, *happened);
        }
        gathering
    }

    fn full(_: &str) -> bool {
        false
    }

    fn paths(batch: Option<Batch>) -> Vec<String> {
        match batch {
            Some(Batch::Paths { paths, .. }) => paths,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn nothing_is_never_due() {
        let mut gathering = Gathering::default();
        assert_eq!(gathering.due(), None);
        assert_eq!(gathering.take(ms(9), full), None);
    }

    #[test]
    fn a_save_in_place_is_due_when_its_writer_closes_the_file() {
        let mut gathering = gathered(&[(0, "a", Written), (40, "a", Written)]);
        assert!(gathering.due().unwrap() > ms(100), "it is still open");
        gathering.note(us(90), "a", Closed);
        assert_eq!(gathering.due(), Some(us(90)), "at once");
        assert_eq!(paths(gathering.take(us(90), full)), ["a"]);
        assert!(gathering.is_empty());
    }

    #[test]
    fn a_rename_over_a_file_is_due_when_it_is_done() {
        let save = [
            (0, "a.7f3", Appeared),
            (20, "a.7f3", Written),
            (50, "a.7f3", Closed),
            (80, "a.7f3", Vanished),
            (80, "a", Replaced),
            (80, "a.7f3", Renamed),
        ];
        let mut gathering = gathered(&save);
        assert_eq!(gathering.due(), Some(us(80)), "at once");
        assert_eq!(paths(gathering.take(us(80), full)), ["a"]);
    }

    #[test]
    fn a_file_that_is_renamed_away_and_written_anew_is_never_gone() {
        let mut gathering = gathered(&[(0, "a", Vanished)]);
        assert_eq!(gathering.take(ms(5), full), None, "it may come back");
        gathering.note(ms(6), "a", Appeared);
        gathering.note(ms(6), "a", Written);
        gathering.note(ms(8), "a", Closed);
        assert!(gathering.due().unwrap() <= ms(8) + QUIET);
        assert_eq!(paths(gathering.take(ms(9), full)), ["a"]);
    }

    #[test]
    fn a_page_that_is_renamed_is_at_both_names_at_once() {
        let mut gathering = gathered(&[(0, "a", Vanished), (0, "b", Replaced), (0, "a", Renamed)]);
        assert!(
            gathering.due().unwrap() <= QUIET * 2,
            "nobody waits for it to come back"
        );
        assert_eq!(paths(gathering.take(ms(2), full)), ["a", "b"]);
    }

    #[test]
    fn a_file_that_stays_away_is_gone() {
        let mut gathering = gathered(&[(0, "a", Vanished)]);
        assert_eq!(gathering.due(), Some(AWAY));
        assert_eq!(paths(gathering.take(AWAY, full)), ["a"]);
    }

    #[test]
    fn a_file_that_came_and_went_was_never_there() {
        let gathering = gathered(&[
            (0, "a", Appeared),
            (10, "a", Written),
            (20, "a", Closed),
            (30, "a", Vanished),
        ]);
        assert!(gathering.is_empty());
    }

    #[test]
    fn an_emptied_file_is_not_shown_empty() {
        // A shell that empties the file, and fills it in a second step.
        let mut gathering = gathered(&[(0, "a", Written), (10, "a", Closed)]);
        assert_eq!(gathering.take(ms(1), |_| true), None);
        assert!(gathering.due().unwrap() > ms(100), "and nobody asks again in between");
        gathering.note(ms(60), "a", Written);
        gathering.note(ms(61), "a", Closed);
        assert_eq!(paths(gathering.take(ms(61), full)), ["a"]);
        // One that is meant to be empty is believed in the end, closed or not.
        let mut closed = gathered(&[(0, "a", Written), (10, "a", Closed)]);
        assert_eq!(closed.take(ms(1), |_| true), None);
        let believed = Batch::Paths {
            paths: vec!["a".to_owned()],
            emptied: vec!["a".to_owned()],
        };
        assert_eq!(closed.take(us(10) + EMPTY_CLOSED, |_| true), Some(believed));
        let mut open = gathered(&[(0, "a", Written)]);
        assert_eq!(open.take(UNCLOSED, |_| true), None);
        assert_eq!(open.due(), Some(EMPTY_OPEN));
        assert_eq!(paths(open.take(EMPTY_OPEN, |_| true)), ["a"]);
    }

    #[test]
    fn a_file_that_is_never_closed_is_read_when_its_writer_pauses() {
        let mut gathering = gathered(&[(0, "a", Written), (5000, "a", Written)]);
        assert_eq!(gathering.due(), Some(ms(5) + UNCLOSED));
        assert_eq!(gathering.take(ms(300), full), None);
        assert_eq!(paths(gathering.take(ms(5) + UNCLOSED, full)), ["a"]);
    }

    #[test]
    fn a_file_that_is_copied_for_long_holds_nobody_up() {
        let mut gathering = gathered(&[(0, "film", Written)]);
        gathering.note(ms(50), "a", Written);
        gathering.note(ms(51), "a", Closed);
        gathering.note(ms(52), "film", Written);
        assert!(gathering.due().unwrap() < ms(51) + HELD_UP);
        assert_eq!(paths(gathering.take(ms(80), full)), ["a"]);
        assert!(gathering.is_writing(&["film".to_owned()]) && !gathering.is_writing(&["a".to_owned()]));
        gathering.note(ms(90), "film", Closed);
        assert_eq!(paths(gathering.take(ms(100), full)), ["film"]);
    }

    #[test]
    fn a_burst_is_taken_whole_when_it_has_been_quiet() {
        let mut gathering = Gathering::default();
        for n in 0..5000_u64 {
            let path = format!("content/reports/{n}/zh.md");
            let at = us(n * 80);
            gathering.note(at, &path, Vanished);
            gathering.note(at + us(30), &path, Appeared);
            gathering.note(at + us(40), &path, Written);
            gathering.note(at + us(60), &path, Closed);
            assert_eq!(gathering.take(at + us(70), full), None, "{n}");
        }
        let end = us(4999 * 80 + 60);
        let due = gathering.due().unwrap();
        assert!(due > end + ms(5) && due < end + ms(25), "{due:?}");
        assert_eq!(paths(gathering.take(due, full)).len(), 5000);
    }

    #[test]
    fn a_burst_without_end_is_shown_from_time_to_time() {
        let mut gathering = Gathering::default();
        let mut taken = 0;
        for n in 0..3000_u64 {
            let path = format!("content/{n}.png");
            gathering.note(ms(n), &path, Appeared);
            gathering.note(ms(n), &path, Closed);
            taken += usize::from(gathering.take(ms(n) + us(900), full).is_some());
        }
        assert!((4..=7).contains(&taken), "{taken}");
    }

    #[test]
    fn lost_events_are_made_up_for_and_do_not_feed_on_themselves() {
        let mut gathering = gathered(&[(0, "a", Closed)]);
        gathering.lose(ms(1));
        assert_eq!(gathering.take(ms(9), full), Some(Batch::Everything));
        assert!(gathering.is_empty());
        gathering.lose(ms(10));
        assert_eq!(gathering.due(), Some(ms(10) + AGAIN));
        assert_eq!(gathering.take(ms(10) + AGAIN, full), Some(Batch::Everything));
        gathering.lose(ms(200));
        assert_eq!(gathering.due(), Some(ms(200) + AGAIN * 2));
        assert!(gathering.take(ms(500), full).is_some());
        gathering.note(ms(600), "a", Closed);
        assert!(gathering.take(ms(600), full).is_some());
        gathering.lose(ms(700));
        assert_eq!(gathering.due(), Some(ms(700) + QUIET), "that is long ago");
    }

    #[test]
    fn what_only_changed_its_permissions_is_looked_at_and_an_open_file_stays_open() {
        assert!(gathered(&[(0, "a", Touched)]).due().unwrap() <= QUIET);
        let gathering = gathered(&[(0, "a", Written), (10, "a", Touched)]);
        assert!(gathering.is_writing(&["a".to_owned()]));
    }
}
