//! What a preview should show, worked out the long way: a clean build of the project's files, the
//! last good text in the place of one that cannot be understood.

use crate::support::{Project, shown};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use wenzhai::assemble::Drafts;
use wenzhai::diag::Severity;
use wenzhai::model::input::Input;
use wenzhai::model::output::{Content, OutputFile};
use wenzhai::model::theme::ThemeFiles;
use wenzhai::pipeline::{self, Checked, Live, Options, Settled};

/// A project, the preview of it, and what the preview should be compared with.
pub(super) struct Held {
    pub(super) project: Project,
    live: Live,
    /// The last theme that could be compiled.
    theme: Arc<ThemeFiles>,
    /// How many comparisons were with a site that a build would publish.
    pub(super) publishable: usize,
    /// How many were with one in which a file keeps its last good reading.
    pub(super) stuck: usize,
}

fn options() -> Options {
    Options {
        drafts: Drafts::Show,
        ..Options::default()
    }
}

impl Held {
    pub(super) fn new(project: Project) -> Self {
        let live = Live::open(project.root(), options()).expect("the project can be read");
        let theme = Arc::clone(&live.snapshot().input().theme);
        let mut held = Self {
            project,
            live,
            theme,
            publishable: 0,
            stuck: 0,
        };
        held.compare("the first reading");
        held
    }

    /// Takes in what changed at `paths` and compares everything.
    pub(super) fn take_in(&mut self, paths: &[String], what: &str) {
        let before = self.live.snapshot().version();
        let update = self.live.update(paths).expect("the project can be read");
        let after = self.live.snapshot().version();
        assert_eq!(update.version, after, "{what}");
        assert!(after > before || update.changed.is_empty(), "{what}: {update:?}");
        self.compare(what);
    }

    fn compare(&mut self, what: &str) {
        let shown_at_once = self.live.snapshot();
        assert!(self.live.settle(&|| false), "{what}: nobody interrupts");
        let snapshot = self.live.snapshot();
        assert_eq!(snapshot.settled(), Settled::Wholly, "{what}");
        let clean = pipeline::check(load(&self.project), &options());
        if clean.engine.is_some() {
            self.theme = Arc::clone(&clean.input.theme);
        }
        let stuck = snapshot.held();
        let expected = if stuck.is_empty() && clean.engine.is_some() {
            let found: Vec<String> = shown(snapshot.findings());
            assert_eq!(found, shown(&with_rendering(&clean)), "{what}: findings");
            self.publishable += usize::from(!clean.has_errors());
            clean
        } else {
            self.stuck += 1;
            let errors = snapshot.findings().iter().filter(|f| f.severity == Severity::Error);
            let broken: BTreeSet<&str> = errors.map(|f| f.location.path.as_str()).collect();
            for path in stuck.keys() {
                assert!(
                    broken.contains(path.as_str()),
                    "{what}: {path} is held and nothing says why"
                );
            }
            let good = with_good_texts(clean.input, stuck, &self.theme);
            pipeline::check(good, &options())
        };
        let expected = by_path(pipeline::render(&expected), what);
        for snapshot in [shown_at_once, snapshot] {
            let files = by_path(snapshot.files(), what);
            let paths = |files: &Files| files.keys().cloned().collect::<Vec<_>>();
            assert_eq!(paths(&files), paths(&expected), "{what}: files");
            for (path, content) in &expected {
                assert!(files[path] == *content, "{what}: {path} is not what a build makes");
            }
        }
    }

    /// Compares single files, each asked for by its path, with all of them.
    pub(super) fn ask_for(&self, count: usize, mut any: impl FnMut(usize) -> usize) {
        let snapshot = self.live.snapshot();
        let files = by_path(snapshot.files(), "single files");
        let paths: Vec<&String> = files.keys().collect();
        for _ in 0..count {
            let path = paths[any(paths.len())];
            let asked = snapshot.file(path).expect("it can be rendered");
            assert!(asked.as_ref() == Some(&files[path]), "{path} alone is another");
            for beside in [
                format!("{path}x"),
                path.replace("zh/", "zh/page/1/"),
                format!("../{path}"),
            ] {
                let none = snapshot.file(&beside).expect("nothing fails");
                assert!(files.contains_key(&beside) == none.is_some(), "{beside} is there");
            }
        }
    }
}

fn load(project: &Project) -> Input {
    pipeline::load(project.root()).expect("the project can be read")
}

fn with_rendering(checked: &Checked) -> Vec<wenzhai::diag::Diagnostic> {
    let mut findings = checked.findings.clone();
    if let Err(found) = pipeline::render(checked) {
        findings.extend(found);
    }
    findings
}

fn with_good_texts(mut input: Input, held: &BTreeMap<String, Arc<str>>, theme: &Arc<ThemeFiles>) -> Input {
    for (path, text) in held {
        input.broken.retain(|broken| broken != path);
        input.texts.insert(path.clone(), Arc::clone(text));
    }
    input.theme = Arc::clone(theme);
    input
}

type Files = BTreeMap<String, Content>;

fn by_path(files: Result<Vec<OutputFile>, Vec<wenzhai::diag::Diagnostic>>, what: &str) -> Files {
    let files = files.unwrap_or_else(|findings| panic!("{what}: {:#?}", shown(&findings)));
    files.into_iter().map(|file| (file.path, file.content)).collect()
}
