//! BibTeX, in the fields of BibLaTeX (its manual, section 2.2), with the year besides that old
//! styles look for.

use super::{Cited, Issued, Kind, Precision};
use crate::model::lang::Lang;
use crate::render::words::Words;
use std::fmt::Write as _;

/// The entries of a file.
pub(super) fn write(cited: &[Cited<'_>], words: &Words) -> String {
    let mut bib = String::new();
    for (at, item) in cited.iter().enumerate() {
        if at > 0 {
            bib.push('\n');
        }
        let mut fields = fields(item);
        // What is not the document itself is a summary of it.
        if let Some(document) = cited.first().filter(|_| at > 0) {
            fields.push(("related", document.key.clone()));
            fields.push(("relatedstring", group(&words.say("cite-summary-of", &[]))));
        }
        entry(&mut bib, item, &fields);
    }
    bib
}

fn entry(bib: &mut String, item: &Cited<'_>, fields: &[(&str, String)]) {
    // Writing to a string cannot fail.
    let _ = writeln!(bib, "@{}{{{},", type_of(item.kind), item.key);
    for (name, value) in fields {
        let _ = writeln!(bib, "  {name} = {{{value}}},");
    }
    bib.push_str("}\n");
}

fn type_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Numbered => "report",
        Kind::Online => "online",
        Kind::Document => "misc",
    }
}

/// The fields with their values, to be put into braces. A second pair of braces keeps the name of
/// a body in one piece and the letters of a title as they are.
fn fields(item: &Cited<'_>) -> Vec<(&'static str, String)> {
    let mut fields = Vec::with_capacity(10);
    if let Some(author) = item.author {
        fields.push(("author", group(author)));
        if item.kind == Kind::Numbered {
            fields.push(("institution", group(author)));
        }
    }
    fields.push(("title", group(&item.title)));
    fields.extend(item.number.map(|number| ("number", group(number))));
    if let Some(issued) = item.issued {
        fields.push(("date", date(issued)));
        fields.push(("year", issued.year.to_string()));
    }
    fields.extend(item.url.as_deref().map(|url| ("url", verbatim(url))));
    let language = match item.lang {
        Lang::Zh => "chinese",
        Lang::En => "english",
    };
    fields.push(("langid", language.to_owned()));
    fields.push(("language", language.to_owned()));
    fields
}

/// A date of ISO 8601-2, which the manual takes: `2021~` is about 2021.
fn date(issued: Issued) -> String {
    let mut date = format!("{:04}", issued.year);
    for part in [issued.month, issued.day].into_iter().flatten() {
        let _ = write!(date, "-{part:02}");
    }
    if issued.precision == Precision::Inferred {
        date.push('~');
    }
    date
}

/// Text in braces of its own.
fn group(text: &str) -> String {
    format!("{{{}}}", escaped(text))
}

/// Text in which nothing has a meaning for TeX. Braces are commands: BibTeX counts those behind a
/// backslash too and would not find the end of the field.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '&' | '%' | '$' | '#' | '_' => {
                escaped.push('\\');
                escaped.push(character);
            }
            _ => escaped.push(character),
        }
    }
    escaped
}

/// An address, which is taken as it stands: braces and backslashes, which no address has unless
/// they are encoded, would end the field.
fn verbatim(url: &str) -> String {
    let mut plain = String::with_capacity(url.len());
    for character in url.chars() {
        match character {
            '{' => plain.push_str("%7B"),
            '}' => plain.push_str("%7D"),
            '\\' => plain.push_str("%5C"),
            ' ' => plain.push_str("%20"),
            _ => plain.push(character),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{escaped, verbatim};
    use biblatex::{Bibliography, ChunksExt};

    #[test]
    fn what_means_something_to_tex_is_text() {
        for text in [
            "50% of R&D: #1, $2, a_b",
            "{[a} ~ ^ \\",
            "a\\b{}",
            "百分之50%、R&D",
            "}{",
        ] {
            let bib = format!("@misc{{a,\n  title = {{{{{}}}}},\n}}\n", escaped(text));
            let parsed = Bibliography::parse(&bib).unwrap_or_else(|error| panic!("{bib}: {error}"));
            let title = parsed.get("a").unwrap().title().unwrap().format_verbatim();
            // The crate reads the commands that it knows; those for single characters it leaves.
            let title = [
                "textbackslash",
                "textbraceleft",
                "textbraceright",
                "textasciitilde",
                "textasciicircum",
            ]
            .iter()
            .zip(["\\", "{", "}", "~", "^"])
            .fold(title, |title, (name, character)| {
                title.replace(&format!("\\{name}"), character)
            });
            assert_eq!(title, text, "{bib}");
        }
    }

    #[test]
    fn an_address_cannot_end_its_field() {
        assert_eq!(
            verbatim("https://a.example/{x}?a=b%20c&d=_#e"),
            "https://a.example/%7Bx%7D?a=b%20c&d=_#e"
        );
    }
}
