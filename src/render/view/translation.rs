//! Where a translated page is behind its original.

use super::Context;
use crate::model::lang::{Both, Lang};
use crate::model::route::Route;
use crate::model::site::PageText;
use crate::model::translation::{SectionState, SectionView, TOP, sections};
use crate::render::targets::Target as Link;

/// The sections of the page at `route` in which its text says something else than the original does
/// by now, as links: into the original, or to the page's own section where the original has it no
/// longer. Empty on a page of the original's language, and for a translation without a record.
///
/// A section is called as the reader reads it; one that is not translated has its own heading.
pub(super) fn behind(context: Context<'_>, route: Route, texts: &Both<Option<PageText>>) -> Vec<Link> {
    let is_recorded = texts.en.as_ref().is_some_and(|text| text.translated_from.is_some());
    if context.words.lang != Lang::En || !is_recorded {
        return Vec::new();
    }
    let views = sections(texts);
    let behind = views.iter().filter(|view| view.is_behind());
    behind.map(|view| link(context, route, view)).collect()
}

fn link(context: Context<'_>, route: Route, view: &SectionView<'_>) -> Link {
    let leads_to = if view.state == SectionState::Extra {
        Lang::En
    } else {
        Lang::Zh
    };
    let (name, lang) = match (view.headings.en, view.headings.zh) {
        (Some(heading), _) => (heading.text.clone(), Lang::En),
        (None, Some(heading)) => (heading.text.clone(), Lang::Zh),
        (None, None) => {
            let key = if view.id == TOP { "section-top" } else { "section-title" };
            (context.words.say(key, &[]), Lang::En)
        }
    };
    let page = Route::new(leads_to, route.page).path(context.site);
    let page = context.site.settings.href(&page);
    let href = match view.headings.get(leads_to) {
        Some(heading) => format!("{page}#{}", heading.id),
        None => page,
    };
    Link {
        name: name.into(),
        href: href.into(),
        lang,
    }
}
