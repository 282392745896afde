//! `wenzhai render`: one text as the HTML that a page has of it.

mod given;
mod links;
mod pages;

use crate::support::{Project, Run};

/// Renders a text from standard input, outside any project.
fn alone(markdown: &str) -> Run {
    Project::empty().run_with_input(&["render", "-"], markdown.as_bytes())
}
