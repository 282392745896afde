//! The desk: a page's two drafts side by side, at `PAGE?desk`.

use super::hub::Shown;
use crate::pipeline;
use crate::pipeline::desk::Desk;
use serde::Serialize;

/// A desk as the browser is told of it.
#[derive(Debug, Serialize)]
pub(super) struct Told {
    /// The version of the site that it is made from.
    version: u64,
    #[serde(flatten)]
    desk: Desk,
}

/// The desk of the page at an address of either language; nothing if that page has no drafts.
pub(super) fn told(shown: &Shown, address: &str) -> Option<Told> {
    let snapshot = &shown.snapshot;
    let desk = pipeline::desk(snapshot.site()?, snapshot.input(), snapshot.findings(), address)?;
    let version = shown.version();
    Some(Told { version, desk })
}

/// Whether a page is asked for as a desk.
pub(super) fn is_wanted(query: Option<&str>) -> bool {
    let mut asked = query.unwrap_or_default().split('&');
    asked.any(|parameter| parameter == "desk" || parameter.starts_with("desk="))
}

#[cfg(test)]
mod tests {
    use super::is_wanted;

    #[test]
    fn a_desk_is_asked_for_by_name() {
        for query in ["desk", "desk=", "v=1&desk"] {
            assert!(is_wanted(Some(query)), "{query}");
        }
        assert!(!is_wanted(None) && !is_wanted(Some("")) && !is_wanted(Some("desktop")) && !is_wanted(Some("q=desk")));
    }
}
