//! Neither a second run nor the number of threads changes a byte.

use crate::support::{Project, Snapshot, assert_same, shown};
use rayon::ThreadPoolBuilder;
use wenzhai::pipeline;

#[test]
fn two_builds_give_the_same_bytes() {
    for project in [Project::base(), Project::corpus(30)] {
        project.run(&["build", "--output", "first"]).succeeds();
        project.run(&["build", "--output", "second"]).succeeds();
        let (first, second) = (project.snapshot("first"), project.snapshot("second"));
        assert!(first.len() > 40, "a site has many files, not {}", first.len());
        assert_same(&first, &second, "two builds");
    }
}

#[test]
fn where_the_project_lies_changes_nothing() {
    let (here, there) = (Project::base(), Project::base());
    here.run(&["build"]).succeeds();
    there.run(&["build"]).succeeds();
    assert_same(&here.snapshot("public"), &there.snapshot("public"), "two folders");
}

#[test]
fn the_number_of_threads_changes_neither_pages_nor_findings() {
    for (project, found) in [
        (Project::base(), 0),
        (Project::corpus(30), 0),
        (with_findings(Project::corpus(30)), 50),
    ] {
        let [one, two, five] = [1, 2, 5].map(|threads| with_threads(threads, &project));
        assert!(one.0.len() >= found, "{:#?}", one.0);
        assert_eq!(one.0, two.0, "findings with two threads");
        assert_eq!(one.0, five.0, "findings with five threads");
        assert_same(&one.1, &two.1, "one thread and two");
        assert_same(&one.1, &five.1, "one thread and five");
    }
}

#[test]
fn the_published_folder_is_what_the_library_gives() {
    let project = Project::base();
    project.run(&["build"]).succeeds();
    let published = project.snapshot("public");
    let files = project.render();
    let paths: Vec<&String> = published.keys().filter(|path| *path != ".wenzhai-files").collect();
    assert_eq!(paths, files.iter().map(|file| &file.path).collect::<Vec<_>>());
}

/// Findings and the published folder with a number of threads.
fn with_threads(threads: usize, project: &Project) -> (Vec<String>, Snapshot) {
    let pool = ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .expect("threads can be started");
    let output = format!("out-{threads}");
    pool.install(|| {
        let mut checked = project.check();
        if !checked.has_errors() {
            let built = pipeline::build(
                &checked,
                project.root(),
                &project.path(&output),
                pipeline::Compression::None,
            )
            .expect("the disk works");
            checked.add(built.err().unwrap_or_default());
        }
        let published = if project.path(&output).exists() {
            project.snapshot(&output)
        } else {
            Snapshot::new()
        };
        (shown(&checked.findings), published)
    })
}

/// The corpus with mistakes in many files, so that findings come from every thread.
fn with_findings(project: Project) -> Project {
    let reports = project.snapshot("content/reports");
    for (number, (path, bytes)) in reports.iter().enumerate() {
        let text = String::from_utf8(bytes.clone()).expect("the corpus is text");
        let wrong = match number % 3 {
            0 => text.replacen("\nsummary:", "\nsumary:", 1),
            1 => text.replacen("](report:", "](report:no-", 1),
            _ => text.replacen("\n---\n\n", "\n---\n\n<b>x</b>\n\n", 1),
        };
        project.write(&format!("content/reports/{path}"), wrong.as_bytes());
    }
    project
}
