//! After any sequence of edits the preview shows what a clean build makes.

use super::edits::KINDS;
use super::model::Held;
use crate::support::{Project, Random};

/// How many edits are made: each kind comes more than fifty times, in an order left to chance.
const EDITS: usize = 2_000;

#[test]
fn what_is_shown_is_what_a_clean_build_makes() {
    let mut held = Held::new(Project::base());
    let mut random = Random::new(20_261_122);
    let mut made = 0;
    while made < EDITS {
        let (kind, edit) = random.pick(KINDS);
        let paths = edit(&held.project, &mut random, made);
        if paths.is_empty() && *kind != "everything put right" {
            continue;
        }
        // Watchers name the file, its folder or nothing at all.
        let told = match random.below(6) {
            0 => Vec::new(),
            1 => paths.iter().map(|path| parent(path)).collect(),
            _ => paths,
        };
        held.take_in(&told, &format!("edit {made}, {kind}"));
        if made % 20 == 0 {
            held.ask_for(12, |limit| random.below(limit));
        }
        made += 1;
    }
    assert!(
        held.publishable > EDITS / 20,
        "{} sites could be published",
        held.publishable
    );
    assert!(held.stuck > EDITS / 20, "{} times something was held", held.stuck);
}

fn parent(path: &str) -> String {
    path.rsplit_once('/').map_or(path, |(folder, _)| folder).to_owned()
}
