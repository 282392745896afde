//! Where a link leads, by the form of its address.

use crate::model::body::{PageScheme, Target};
use percent_encoding::percent_decode_str;

/// Schemes that lead out of the site and mean what they say.
const EXTERNAL: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Classifies a link's address.
pub(super) fn target(address: &str) -> Target {
    if let Some(section) = address.strip_prefix('#') {
        return Target::Section(decoded(section));
    }
    let Some((scheme, rest)) = scheme_of(address) else {
        return Target::File(decoded(address));
    };
    if scheme == "figure" {
        return Target::Figure(decoded(rest));
    }
    if let Some(page) = PageScheme::ALL.into_iter().find(|page| page.as_str() == scheme) {
        let (id, section) = match rest.split_once('#') {
            Some((id, section)) => (id, Some(decoded(section))),
            None => (rest, None),
        };
        return Target::Page(page, decoded(id), section);
    }
    if EXTERNAL.contains(&scheme.to_ascii_lowercase().as_str()) {
        return Target::External(address.to_owned());
    }
    Target::Unknown(scheme.to_owned())
}

/// The scheme of an address and what follows it (RFC 3986, section 3.1).
fn scheme_of(address: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = address.split_once(':')?;
    let mut bytes = scheme.bytes();
    let sound = bytes.next().is_some_and(|b| b.is_ascii_alphabetic())
        && bytes.all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    sound.then_some((scheme, rest))
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_tells_where_a_link_leads() {
        let page = |scheme, id: &str, section: Option<&str>| Target::Page(scheme, id.into(), section.map(Into::into));
        let cases = [
            ("figure:gdp", Target::Figure("gdp".into())),
            ("figure:other-report#gdp", Target::Figure("other-report#gdp".into())),
            ("report:a#b", page(PageScheme::Report, "a", Some("b"))),
            ("term:4012-model", page(PageScheme::Term, "4012-model", None)),
            ("#%E8%BF%9B", Target::Section("进".into())),
            ("a%20b.png", Target::File("a b.png".into())),
            ("图：一.png", Target::File("图：一.png".into())),
            ("HTTPS://example.org", Target::External("HTTPS://example.org".into())),
            ("javascript:alert(1)", Target::Unknown("javascript".into())),
        ];
        for (address, expected) in cases {
            assert_eq!(target(address), expected, "{address}");
        }
    }
}
