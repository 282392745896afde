//! How much room the beginnings of a text take.

use super::super::lang::Lang;
use unicode_width::UnicodeWidthStr;

/// Measures the beginnings of a text, in Latin letters, the shorter ones first. Marks that
/// Chinese shares with English are as wide as Chinese characters in Chinese.
///
/// A character that others beside it make wider or narrower (emoji, accents that stand
/// alone) is left to `unicode_width`, which reads the whole text each time. Nearly no text
/// has one, and the widths of all others add up.
#[derive(Debug)]
pub(super) struct Ruler<'t> {
    text: &'t str,
    lang: Lang,
    /// What was measured already, which has plain characters alone.
    end: usize,
    width: usize,
}

impl<'t> Ruler<'t> {
    pub(super) fn new(text: &'t str, lang: Lang) -> Self {
        Self {
            text,
            lang,
            end: 0,
            width: 0,
        }
    }

    /// Whether the text is wider than `limit`.
    pub(super) fn exceeds(&self, limit: usize) -> bool {
        let mut width = 0;
        for c in self.text.chars() {
            match plain_width(c, self.lang) {
                // What stands after a plain character does not change what is before it.
                Some(_) if width > limit => return true,
                Some(own) => width += own,
                None => return whole(self.text, self.lang) > limit,
            }
        }
        width > limit
    }

    /// How wide the text is up to `end`.
    pub(super) fn to(&mut self, end: usize) -> usize {
        if end < self.end {
            (self.end, self.width) = (0, 0);
        }
        let mut width = self.width;
        for c in self.text[self.end..end].chars() {
            match plain_width(c, self.lang) {
                Some(own) => width += own,
                None => return whole(&self.text[..end], self.lang),
            }
        }
        (self.end, self.width) = (end, width);
        width
    }
}

/// How wide a text is.
pub(super) fn whole(text: &str, lang: Lang) -> usize {
    match lang {
        Lang::Zh => text.width_cjk(),
        Lang::En => text.width(),
    }
}

/// The width of a character that is the same beside any other plain one.
fn plain_width(c: char, lang: Lang) -> Option<usize> {
    match c {
        ' '..='~' => Some(1),
        '\u{4E00}'..='\u{9FFF}' | '、'..='】' | '！'..='～' => Some(2),
        '“' | '”' | '‘' | '’' | '—' | '–' | '…' | '·' => Some(match lang {
            Lang::Zh => 2,
            Lang::En => 1,
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_add_up_to_what_unicode_says() {
        let plain = || (' '..='\u{FFFF}').filter(|c| plain_width(*c, Lang::Zh).is_some());
        assert!(plain().count() > 21_000);
        // Beside each other, and beside one of every other kind.
        let mut text = String::new();
        for c in plain()
            .step_by(7)
            .chain(plain().filter(|c| !matches!(c, '\u{4E00}'..='\u{9FFF}')))
        {
            text.extend([c, '一', c, '“', c, c, '/', '，', c, 'a', '=', c, '·']);
        }
        for lang in Lang::ALL {
            let mut ruler = Ruler::new(&text, lang);
            assert_eq!(ruler.to(text.len()), whole(&text, lang));
            let mut ruler = Ruler::new("“营商1.5”", lang);
            for end in [3, 9, 12, 15] {
                assert_eq!(ruler.to(end), whole(&"“营商1.5”"[..end], lang));
            }
            assert_eq!(ruler.to(3), whole("“", lang));
        }
    }

    #[test]
    fn what_is_not_plain_is_measured_whole() {
        for text in [
            "👩‍👩‍👧 一家",
            "e\u{301}e",
            "a\tb",
            "“\u{FE00}”",
            "1\u{FE0F}\u{20E3}甲",
            "</\u{338}甲乙",
        ] {
            for lang in Lang::ALL {
                let mut ruler = Ruler::new(text, lang);
                let width = whole(text, lang);
                assert_eq!(ruler.to(text.len()), width, "{text}");
                for limit in 0..=width + 1 {
                    assert_eq!(ruler.exceeds(limit), width > limit, "{text} at {limit}");
                }
            }
        }
    }
}
