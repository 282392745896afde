//! The two languages of a digest.

use serde::{Deserialize, Serialize};

/// A language that pages are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Chinese in simplified characters.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Both languages, the record's first.
    pub const ALL: [Lang; 2] = [Lang::Zh, Lang::En];

    /// The name in addresses and file names: `zh`, `en`.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Zh => "zh",
            Lang::En => "en",
        }
    }

    /// The BCP 47 tag for `lang` and `hreflang`. Chinese names its script, because
    /// fonts and screen readers choose glyphs and voices by it.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Zh => "zh-Hans",
            Lang::En => "en",
        }
    }

    /// The language with this code.
    pub fn from_code(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The other language.
    #[must_use]
    pub fn other(self) -> Lang {
        match self {
            Lang::Zh => Lang::En,
            Lang::En => Lang::Zh,
        }
    }
}

/// One value per language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Both<T> {
    /// The Chinese one.
    pub zh: T,
    /// The English one.
    pub en: T,
}

impl<T> Both<T> {
    /// The value of one language.
    pub fn get(&self, lang: Lang) -> &T {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    /// The value of one language, to change it.
    pub fn get_mut(&mut self, lang: Lang) -> &mut T {
        match lang {
            Lang::Zh => &mut self.zh,
            Lang::En => &mut self.en,
        }
    }

    /// Makes both values by the same function.
    pub fn from_fn(mut make: impl FnMut(Lang) -> T) -> Self {
        Both {
            zh: make(Lang::Zh),
            en: make(Lang::En),
        }
    }

    /// Both values with their language.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &T)> {
        [(Lang::Zh, &self.zh), (Lang::En, &self.en)].into_iter()
    }
}

/// A name in both languages.
pub type Names = Both<String>;

/// Text that is written once where both languages use the same words (a name that
/// has no English form yet) and twice where they differ.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Wording {
    /// The words of the source, in Chinese, for both languages.
    Same(String),
    /// One wording per language.
    Each(Names),
}

impl Wording {
    /// The words to show on a page of `lang`, and the language they are in.
    pub fn get(&self, lang: Lang) -> (&str, Lang) {
        match self {
            Wording::Same(text) => (text, Lang::Zh),
            Wording::Each(names) => (names.get(lang), lang),
        }
    }
}
