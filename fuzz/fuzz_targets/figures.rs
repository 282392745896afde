//! No text makes the readers and finders of figures fall, and what they return keeps their laws.
#![no_main]

#[allow(
    dead_code,
    unused_imports,
    reason = "the module is the crate's, and only its readers are used"
)]
#[path = "../../src/quantity/mod.rs"]
mod quantity;

use libfuzzer_sys::{Corpus, fuzz_target};
use quantity::{Found, Meaning, Names, en, zh};

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Corpus::Reject;
    };
    if let Ok(quantity) = zh::read(text) {
        assert!(quantity.values().is_ok(), "zh::read returned what does not fit");
    }
    if let Ok(quantity) = en::read(text) {
        assert!(quantity.values().is_ok(), "en::read returned what does not fit");
    }
    let names = Names::new(["4012模式", "一带一路", "35条新政", "Belt 5"]);
    let chinese = zh::find(text, &names);
    lawful(text, &chinese);
    for one in &chinese {
        if let Meaning::Figure(quantity) = &one.meaning {
            let words = &text[one.span.clone()];
            assert_eq!(zh::read(words).as_ref(), Ok(quantity), "{words}");
        }
    }
    lawful(text, &en::find(text, &names));
    Corpus::Keep
});

/// In order, apart, not empty, and made of whole characters.
fn lawful(text: &str, found: &[Found]) {
    let mut end = 0;
    for one in found {
        assert!(one.span.start >= end && one.span.end > one.span.start, "{one:?}");
        assert!(text.get(one.span.clone()).is_some(), "{one:?}");
        end = one.span.end;
    }
}
