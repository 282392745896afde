//! What runs in the browser: files that are part of the binary.

/// The scripts under `/_wenzhai/`, by name. They are modules as they are written: nothing bundles
/// or shortens them, so what a browser's tools show is what stands here.
const SCRIPTS: &[(&str, &str)] = &[
    ("assets.js", include_str!("client/assets.js")),
    ("blocked.js", include_str!("client/blocked.js")),
    ("changed.js", include_str!("client/changed.js")),
    ("connection.js", include_str!("client/connection.js")),
    ("dom.js", include_str!("client/dom.js")),
    ("element.js", include_str!("client/element.js")),
    ("finding.js", include_str!("client/finding.js")),
    ("morph.js", include_str!("client/morph.js")),
    ("panel.js", include_str!("client/panel.js")),
    ("pins.js", include_str!("client/pins.js")),
    ("places.js", include_str!("client/places.js")),
    ("preview.js", include_str!("client/preview.js")),
    ("start.js", include_str!("client/start.js")),
    ("style.js", include_str!("client/style.js")),
    ("words.js", include_str!("client/words.js")),
];

/// The text of a script by its name.
pub fn script(name: &str) -> Option<&'static str> {
    let found = SCRIPTS.iter().find(|(known, _)| *known == name);
    found.map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_script_imports_is_there() {
        let mut count = 0;
        for (name, text) in SCRIPTS {
            let named = text.split(" from './").skip(1).chain(text.split("import('/_wenzhai/").skip(1));
            for rest in named {
                let wanted = rest.split('\'').next().unwrap_or_default();
                assert!(script(wanted).is_some(), "{name} imports {wanted}");
                count += 1;
            }
        }
        assert!(count >= SCRIPTS.len() - 1, "only {count} imports");
    }
}
