//! What is shown in place of a page that never could be rendered.

use super::hub::{Rendering, Shown, hash};
use crate::diag::{Diagnostic, LineIndex, Locale, Sources, Text};
use std::fmt::Write as _;

/// A page of the preview's own that says what is wrong, and gives way when that is mended.
pub(super) fn rendering(blocked: Vec<Diagnostic>, shown: &Shown, locale: Locale) -> Rendering {
    let title = Text::new("这一页还出不来", "This page cannot be shown yet");
    let (title, lang) = match locale {
        Locale::Zh => (title.zh, "zh-CN"),
        Locale::En => (title.en, "en"),
    };
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<h1>{title}</h1>\n<ul>\n"
    );
    for finding in &blocked {
        let place = place(finding, shown.snapshot.input());
        let message = escaped(finding.message.get(locale));
        let _ = write!(
            html,
            "<li><p><code>{}</code> {} {message}</p>",
            escaped(&place),
            finding.code
        );
        if let Some(help) = &finding.help {
            let _ = write!(html, "<p>{}</p>", escaped(help.get(locale)));
        }
        html.push_str("</li>\n");
    }
    html.push_str("</ul>\n</html>\n");
    let html = html.into_bytes();
    Rendering {
        hash: hash(&html),
        html,
        blocked,
        stands_in: true,
    }
}

fn place(finding: &Diagnostic, sources: &dyn Sources) -> String {
    let path = &finding.location.path;
    match (&finding.location.span, sources.text(path)) {
        (Some(span), Some(text)) => {
            let start = LineIndex::new(text).position(span.start);
            format!("{path}:{}:{}", start.line, start.column)
        }
        _ => path.clone(),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
