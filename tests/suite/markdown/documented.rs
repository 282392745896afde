//! pulldown-cmark's HTML, changed as `docs/markdown.md` says ours differs, and no further.

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, html};
use std::collections::BTreeMap;

/// The extensions that `docs/markdown.md` promises.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
}

fn events(markdown: &str) -> Vec<Event<'_>> {
    Parser::new_ext(markdown, options()).collect()
}

/// What pulldown-cmark makes of a text.
pub(super) fn pulldown(markdown: &str) -> String {
    let mut out = String::new();
    html::push_html(&mut out, Parser::new_ext(markdown, options()));
    out
}

/// Whether a text has raw HTML in it.
pub(super) fn has_raw_html(markdown: &str) -> bool {
    let raw = |event: &Event<'_>| matches!(event, Event::Html(_) | Event::InlineHtml(_));
    events(markdown).iter().any(raw)
}

/// The HTML that we promise, code without its colours.
pub(super) fn documented(markdown: &str) -> String {
    let mut events = events(markdown);
    headings_have_ids(&mut events);
    raw_html_is_text(&mut events);
    footnotes_are_numbered(&mut events);
    let events = addresses_stand_for_missing_words(&events);
    let mut out = String::new();
    html::push_html(&mut out, events.into_iter());
    // A quote and an angle bracket in the text are escaped in one place or the other, so
    // that these stand in tags only.
    let mut out = out
        .replace("<br />", "<br>")
        .replace("<hr />", "<hr>")
        .replace("\" />", "\">");
    for side in ["left", "center", "right"] {
        out = out.replace(
            &format!(" style=\"text-align: {side}\">"),
            &format!(" class=\"{side}\">"),
        );
    }
    out
}

/// Raw HTML is escaped; a block of it is one paragraph.
fn raw_html_is_text(events: &mut [Event<'_>]) {
    for event in events {
        *event = match std::mem::replace(event, Event::Rule) {
            Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
            Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
            other => other,
        };
    }
}

/// Every heading has an id. Other attributes in the braces are dropped.
fn headings_have_ids(events: &mut [Event<'_>]) {
    for at in 0..events.len() {
        let text = text_until(&events[at + 1..], |end| matches!(end, TagEnd::Heading(_)));
        if let Event::Start(Tag::Heading { id, classes, attrs, .. }) = &mut events[at] {
            classes.clear();
            attrs.clear();
            id.get_or_insert_with(|| id_of(&text).into());
        }
    }
}

/// The id is made of the heading's own characters.
fn id_of(text: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || c.is_whitespace() || *c == '-';
    let kept: String = text.chars().filter(kept).flat_map(char::to_lowercase).collect();
    let words = kept.split(|c: char| c.is_whitespace() || c == '-');
    let id = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    if id.starts_with(char::is_alphabetic) {
        id
    } else {
        format!("s-{id}")
    }
}

/// Footnotes have the ids `fn-1`, `fn-2` …, whatever their labels are.
fn footnotes_are_numbered(events: &mut [Event<'_>]) {
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    for event in events {
        if let Event::FootnoteReference(label) | Event::Start(Tag::FootnoteDefinition(label)) = event {
            let next = numbers.len() + 1;
            let number = numbers.entry(label.to_string()).or_insert(next);
            *label = format!("fn-{number}").into();
        }
    }
}

/// A link out of the site without words prints its address.
fn addresses_stand_for_missing_words<'t>(events: &[Event<'t>]) -> Vec<Event<'t>> {
    let mut out = Vec::with_capacity(events.len());
    for (at, event) in events.iter().enumerate() {
        out.push(event.clone());
        if let Event::Start(Tag::Link {
            link_type, dest_url, ..
        }) = event
        {
            let words = text_until(&events[at + 1..], |end| matches!(end, TagEnd::Link));
            let leads_out = ["http:", "https:", "mailto:", "tel:"].iter().any(|scheme| {
                dest_url
                    .get(..scheme.len())
                    .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            });
            if words.is_empty() && (leads_out || *link_type == LinkType::Email) {
                out.push(Event::Text(CowStr::from(dest_url.to_string())));
            }
        }
    }
    out
}

fn text_until(events: &[Event<'_>], is_end: impl Fn(&TagEnd) -> bool) -> String {
    let inner = events
        .iter()
        .take_while(|event| !matches!(event, Event::End(end) if is_end(end)));
    let texts = inner.map(|event| match event {
        Event::Text(text) | Event::Code(text) => text,
        Event::SoftBreak | Event::HardBreak => " ",
        _ => "",
    });
    texts.collect()
}

/// Our HTML without the colours of code, and the languages that had some.
pub(super) fn without_colours(html: &str) -> (String, Vec<String>) {
    const BLOCK: &str = "<pre><code class=\"language-";
    const TOKEN: &str = "<span class=\"hl-";
    let mut out = String::new();
    let mut languages = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find(BLOCK) {
        let end = start + rest[start..].find("</code></pre>").expect("a block of code ends");
        let name = start + BLOCK.len();
        let (language, code) = rest[name..end].split_once("\">").expect("a tag ends");
        out.push_str(&rest[..end - code.len()]);
        if code.contains(TOKEN) {
            languages.push(language.to_owned());
            out.push_str(&uncoloured(code, TOKEN));
        } else {
            out.push_str(code);
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    (out, languages)
}

/// Code without its tokens' tags; the highlighter escapes quotes, too.
fn uncoloured(code: &str, token: &str) -> String {
    let pieces = code.split(token).enumerate();
    let pieces = pieces.map(|(at, piece)| match piece.split_once("\">") {
        Some((_, text)) if at > 0 => text,
        _ => piece,
    });
    let code: String = pieces.collect();
    code.replace("</span>", "")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
}
