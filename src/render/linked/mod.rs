//! What a page says in JSON-LD, in the words of schema.org, for search engines and other programs.
//!
//! Each page has one graph: the digest, the page, where it is, and what it is about. Nobody is
//! named as author or publisher: a digest says who published its sources, and names no people or
//! organizations of its own.

mod report;

use super::data::Dataset;
use super::targets::Target;
use super::view::Context;
use crate::model::lang::{Both, Lang};
use crate::model::route::{Page, Route};
use crate::model::site::{Region, Site, Term};
use crate::model::table::Key;
use serde::{Serialize, Serializer};

/// What a page says. Templates see it as text for a `script` element.
#[derive(Debug)]
pub(super) struct Graph(Vec<Node>);

impl Graph {
    /// Adds a data set, as what the page is mainly about.
    pub(super) fn add_dataset(&mut self, dataset: Option<Dataset>) {
        self.0.extend(dataset.map(Node::Dataset));
    }

    /// The text. JSON that cannot end the element that it stands in: `<`, `>` and `&` are
    /// escapes, which mean the same within its texts and occur nowhere else.
    fn text(&self) -> String {
        let document = Document {
            context: "https://schema.org",
            graph: &self.0,
        };
        let json = serde_json::to_string(&document).expect("texts and lists of texts can be written");
        json.replace('<', "\\u003c")
            .replace('>', "\\u003e")
            .replace('&', "\\u0026")
    }
}

impl Serialize for Graph {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}

#[derive(Serialize)]
struct Document<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: &'a [Node],
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Node {
    WebSite(WebSite),
    Page(WebPage),
    Breadcrumb(Breadcrumb),
    Report(Box<report::Report>),
    Source(Box<report::Source>),
    Term(DefinedTerm),
    TermSet(Named),
    Dataset(Dataset),
}

/// Another thing by its address.
#[derive(Debug, Serialize)]
struct Reference {
    #[serde(rename = "@id")]
    id: String,
}

fn reference(id: String) -> Reference {
    Reference { id }
}

/// Something that has a name and, mostly, a page.
#[derive(Debug, Serialize)]
struct Named {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(rename = "containedInPlace", skip_serializing_if = "Option::is_none")]
    contained_in: Option<Box<Named>>,
}

/// The digest.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct WebSite {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    url: String,
    name: String,
    /// Its name in the other language.
    alternate_name: String,
    in_language: [&'static str; 2],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct WebPage {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    url: String,
    name: String,
    /// Of a page that is more than the frame of what it is mainly about.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    in_language: &'static str,
    is_part_of: Reference,
    #[serde(skip_serializing_if = "Option::is_none")]
    breadcrumb: Option<Reference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<Named>,
    /// What it is mainly about, where that has a description of its own in the graph.
    #[serde(skip_serializing_if = "Option::is_none")]
    main_entity: Option<Reference>,
}

#[derive(Debug, Serialize)]
struct Breadcrumb {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    #[serde(rename = "itemListElement")]
    items: Vec<ListItem>,
}

#[derive(Debug, Serialize)]
struct ListItem {
    #[serde(rename = "@type")]
    kind: &'static str,
    position: usize,
    name: String,
    /// Its full address.
    item: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct DefinedTerm {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    url: String,
    name: String,
    description: String,
    /// Other names that are right, and its name in the other language.
    alternate_name: Vec<String>,
    in_language: &'static str,
    in_defined_term_set: Reference,
}

/// What the page at `route` says; `title` and `description` are its own, uncut.
pub(super) fn page(
    context: Context<'_>,
    route: Route,
    (title, description): (&str, &str),
    breadcrumb: &[Target],
) -> Graph {
    let Context { site, words, .. } = context;
    let address = site.settings.absolute(&route.path(site));
    if route.page == Page::NotFound {
        return Graph(Vec::new());
    }
    let mut nodes = vec![website(site, words.lang)];
    let trail = (!breadcrumb.is_empty()).then(|| trail(site, breadcrumb, (title, &address)));
    nodes.push(Node::Page(WebPage {
        kind: kind(route.page),
        id: address.clone(),
        url: address.clone(),
        name: title.to_owned(),
        description: Some(description.to_owned()).filter(|text| !is_frame(route.page) && !text.is_empty()),
        in_language: route.lang.tag(),
        is_part_of: reference(website_id(site)),
        breadcrumb: trail.as_ref().map(|trail| reference(trail.id.clone())),
        about: about(context, route.page),
        main_entity: entity(site, route).map(reference),
    }));
    nodes.extend(trail.map(Node::Breadcrumb));
    match route.page {
        Page::Report(key) => nodes.extend(report::nodes(context, key, &address)),
        Page::Term(key) => nodes.push(Node::Term(term(site, route.lang, key))),
        Page::Terms => nodes.push(Node::TermSet(Named {
            kind: "DefinedTermSet",
            id: Some(term_set(site, route.lang)),
            name: title.to_owned(),
            url: Some(address),
            contained_in: None,
        })),
        _ => {}
    }
    Graph(nodes)
}

/// What the root says, which is in no language.
pub(super) fn root(site: &Site) -> Graph {
    Graph(vec![website(site, Lang::Zh)])
}

fn website_id(site: &Site) -> String {
    site.settings.absolute("/#website")
}

fn website(site: &Site, lang: Lang) -> Node {
    let Both { zh, en } = &site.settings.title;
    let (name, other) = match lang {
        Lang::Zh => (zh, en),
        Lang::En => (en, zh),
    };
    Node::WebSite(WebSite {
        kind: "WebSite",
        id: website_id(site),
        url: site.settings.absolute("/"),
        name: name.clone(),
        alternate_name: other.clone(),
        in_language: Lang::ALL.map(Lang::tag),
    })
}

/// Whether all that is to be said of a page is said of its main subject.
fn is_frame(page: Page) -> bool {
    matches!(page, Page::Report(_) | Page::Term(_))
}

/// The type of a page: lists are collections.
fn kind(page: Page) -> &'static str {
    match page {
        Page::About => "AboutPage",
        Page::Search => "SearchResultsPage",
        Page::Report(_) | Page::Parallel(_) | Page::Data | Page::Indicator(_) => "WebPage",
        _ => "CollectionPage",
    }
}

/// The id of what a page is mainly about. Parts of a list are not about it anew, and both texts side
/// by side are about the report.
fn entity(site: &Site, route: Route) -> Option<String> {
    let (page, fragment) = match route.page {
        page @ Page::Report(_) => (page, "report"),
        Page::Parallel(key) => (Page::Report(key), "report"),
        page @ Page::Term(_) if route.part == 1 => (page, "term"),
        page @ Page::Terms => (page, "terms"),
        page @ Page::Data => (page, "dataset"),
        page @ Page::Indicator(key) if route.part == 1 && !site.indicators[key].figures.is_empty() => (page, "dataset"),
        _ => return None,
    };
    let path = Route { page, ..route }.path(site);
    Some(format!("{}#{fragment}", site.settings.absolute(&path)))
}

fn about(context: Context<'_>, page: Page) -> Option<Named> {
    match page {
        Page::Region(key) => Some(place(context, key)),
        Page::Topic(_) => Some(thing(context, page)),
        _ => None,
    }
}

/// A topic, by its page.
fn thing(context: Context<'_>, page: Page) -> Named {
    let link = context.targets.get(context.site, page);
    Named {
        kind: "Thing",
        id: None,
        name: link.name.to_string(),
        url: Some(whole(context.site, &link.href)),
        contained_in: None,
    }
}

/// A place, with those that it lies in.
fn place(context: Context<'_>, key: Key<Region>) -> Named {
    let above = context.site.regions[key].parent;
    Named {
        kind: "Place",
        contained_in: above.map(|above| Box::new(place(context, above))),
        ..thing(context, Page::Region(key))
    }
}

/// The pages above a page, and itself.
fn trail(site: &Site, above: &[Target], (title, address): (&str, &str)) -> Breadcrumb {
    let above = above
        .iter()
        .map(|link| (link.name.to_string(), whole(site, &link.href)));
    let own = (title.to_owned(), address.to_owned());
    let items = above.chain([own]).zip(1..).map(|((name, item), position)| ListItem {
        kind: "ListItem",
        position,
        name,
        item,
    });
    Breadcrumb {
        kind: "BreadcrumbList",
        id: format!("{address}#breadcrumb"),
        items: items.collect(),
    }
}

fn whole(site: &Site, href: &str) -> String {
    format!("{}{href}", site.settings.origin())
}

fn term_set(site: &Site, lang: Lang) -> String {
    let path = Route::new(lang, Page::Terms).path(site);
    format!("{}#terms", site.settings.absolute(&path))
}

fn term(site: &Site, lang: Lang, key: Key<Term>) -> DefinedTerm {
    let renderings = &site.terms[key].renderings;
    let (own, other) = (renderings.get(lang), renderings.get(lang.other()));
    let address = site.settings.absolute(&Route::new(lang, Page::Term(key)).path(site));
    let others = own.admitted.iter().chain([&other.preferred]);
    DefinedTerm {
        kind: "DefinedTerm",
        id: format!("{address}#term"),
        url: address,
        name: own.preferred.clone(),
        description: own.definition.clone(),
        alternate_name: others.cloned().collect(),
        in_language: lang.tag(),
        in_defined_term_set: reference(term_set(site, lang)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_script() {
        let name = "</script><!-- & \"双碳\"";
        let graph = Graph(vec![Node::TermSet(Named {
            kind: "Thing",
            id: None,
            name: name.to_owned(),
            url: None,
            contained_in: None,
        })]);
        let text = graph.text();
        assert!(!text.contains(['<', '>', '&']), "{text}");
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        let expected = serde_json::json!({
            "@context": "https://schema.org",
            "@graph": [{ "@type": "Thing", "name": name }],
        });
        assert_eq!(read, expected);
    }
}
