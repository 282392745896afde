//! What the terminal says while the preview runs: a few lines for each change.

use super::super::terminal::Terminal;
use std::sync::Mutex;
use wenzhai::diag::render::{Format, summary};
use wenzhai::diag::{Diagnostic, Locale, Tally, Text};
use wenzhai::pipeline::Snapshot;
use wenzhai::serve::{Taken, Told};

/// How many findings are shown for one change; the page lists them all.
const FINDINGS: usize = 5;

/// How many changed files are named.
const FILES: usize = 2;

/// Says what happens, and findings only when they are others than before.
pub(super) struct Telling {
    terminal: Terminal,
    told: Mutex<Vec<Diagnostic>>,
}

impl Telling {
    pub(super) fn new(terminal: Terminal) -> Self {
        Self {
            terminal,
            told: Mutex::default(),
        }
    }

    /// Says what is worth saying.
    pub(super) fn hear(&self, told: &Told<'_>) {
        match told {
            Told::Shown { taken, snapshot, .. } => {
                if let Some(taken) = taken {
                    self.terminal.say(&changed(taken));
                }
                self.findings(snapshot);
            }
            Told::Unreadable(error) => self.terminal.failure(*error),
            Told::Polling => self.terminal.warn(&polling()),
        }
    }

    fn findings(&self, snapshot: &Snapshot) {
        let findings = snapshot.findings();
        let Ok(mut told) = self.told.lock() else {
            return;
        };
        if *told == findings {
            return;
        }
        let new: Vec<Diagnostic> = findings
            .iter()
            .filter(|finding| !told.contains(finding))
            .cloned()
            .collect();
        *told = findings.to_vec();
        let shown = &new[..new.len().min(FINDINGS)];
        // Nothing is left to be told to if the terminal is gone.
        let _ = self.terminal.remarks(Format::Short, shown, snapshot.input());
        let more = match new.len() - shown.len() {
            0 => Text::new("", ""),
            more => Text::new(
                format!("（另有{more}处新的没有列出）"),
                format!(" ({more} more new ones are not shown)"),
            ),
        };
        let text = |locale: Locale| summary(Tally::of(findings), locale) + more.get(locale);
        self.terminal.warn(&Text::new(text(Locale::Zh), text(Locale::En)));
    }
}

/// What is said when files have to be looked at again and again.
pub(super) fn polling() -> Text {
    Text::new(
        "系统的监视名额（inotify）用完了，改为每秒检查一遍文件；要恢复，请调高 fs.inotify.max_user_watches",
        "The system has no inotify watches left: files are looked at every second instead; raising fs.inotify.max_user_watches helps",
    )
}

fn changed(taken: &Taken) -> Text {
    let named = taken.changed.iter().take(FILES).cloned().collect::<Vec<_>>();
    let more = taken.changed.len().saturating_sub(FILES);
    let millis = taken.took.as_millis();
    let (zh, en) = match more {
        0 => (String::new(), String::new()),
        more => (format!("等{}个文件", taken.changed.len()), format!(" and {more} more")),
    };
    Text::new(
        format!("{}{zh}，用时{millis}毫秒", named.join("、")),
        format!("{}{en}, {millis} ms", named.join(", ")),
    )
}
