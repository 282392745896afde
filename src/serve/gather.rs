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

/// How long to wait before everything is read again, doubled each time that nothing had changed:
/// events are lost when too many come at once, and reading everything makes many itself.
const AGAIN: Duration = Duration::from_millis(100);

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
    /// These files and folders, by path from the project's root, in order.
    Paths(Vec<String>),
    /// Events were lost: anything may have changed.
    Everything,
}

/// What is known of one file.
#[derive(Debug, Clone, Copy)]
struct Mark {
    state: State,
    /// It was not there when the burst began.
    is_new: bool,
    /// When it last changed.
    at: Duration,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Being written since then.
    Open { since: Duration },
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
    lost: bool,
    /// How often everything was read in vain, one time after the other.
    in_vain: u32,
}

impl Gathering {
    /// Notes what happened to a file or folder; times never go back.
    pub(super) fn note(&mut self, at: Duration, path: &str, happened: Happened) {
        if self.is_empty() {
            self.first = at;
        }
        let known = self.marks.get(path).copied();
        let is_new = known.map_or(happened == Happened::Appeared, |mark| mark.is_new);
        let state = match (happened, known.map(|mark| mark.state)) {
            (Happened::Vanished, _) if is_new => {
                // A file that came and went within the burst was never there.
                self.marks.remove(path);
                self.last = at;
                return;
            }
            (Happened::Written, Some(State::Open { since })) => State::Open { since },
            (Happened::Written, _) => State::Open { since: at },
            (Happened::Touched, Some(open @ State::Open { .. })) => open,
            (Happened::Closed | Happened::Replaced | Happened::Renamed, _) if !is_new => State::Done,
            (Happened::Vanished, _) => State::Away,
            _ => State::Unsure,
        };
        let is_another_write = matches!((happened, known), (Happened::Written, Some(mark)) if mark.is_open());
        if !is_another_write {
            self.last = at;
        }
        self.marks.insert(path.to_owned(), Mark { state, is_new, at });
    }

    /// Notes that events were lost.
    pub(super) fn lose(&mut self, at: Duration) {
        if self.is_empty() {
            self.first = at;
        }
        self.last = at;
        self.lost = true;
    }

    /// Notes whether reading everything again has found anything.
    pub(super) fn reread(&mut self, changed: usize) {
        self.in_vain = if changed == 0 { (self.in_vain + 1).min(7) } else { 0 };
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
            let wait = match self.in_vain {
                0 => QUIET,
                times => AGAIN * 2_u32.pow(times),
            };
            return Some(self.last + wait);
        }
        let (open, over): (Vec<&Mark>, Vec<&Mark>) = self.marks.values().partition(|mark| mark.is_open());
        if over.is_empty() {
            return open.iter().map(|mark| mark.believed()).min();
        }
        let away = over.iter().filter(|mark| mark.state == State::Away);
        let back = away.map(|mark| mark.at + AWAY);
        let closed = open.iter().filter_map(|mark| match mark.state {
            State::Open { since } => Some(since + HELD_UP),
            _ => None,
        });
        let quiet = self.last + self.quiet();
        let due = back.chain(closed).fold(quiet, Duration::max);
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
            return Some(Batch::Everything);
        }
        let mut paths = Vec::new();
        self.marks.retain(|path, mark| {
            let is_over = mark.is_over(now, || is_empty_file(path));
            if is_over {
                paths.push(path.clone());
            }
            !is_over
        });
        self.first = now;
        self.last = now;
        (!paths.is_empty()).then_some(Batch::Paths(paths))
    }
}

impl Mark {
    /// Whether there is more to come.
    fn is_open(&self) -> bool {
        matches!(self.state, State::Open { .. } | State::Emptied { .. })
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
            State::Open { .. } if now < self.at + UNCLOSED => return false,
            State::Open { .. } => EMPTY_OPEN,
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
