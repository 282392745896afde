//! The registry of codes: one line each, one page each.
//!
//! A code is never reused. The page beside it (`pages/CODE.md`) is what
//! `wenzhai explain CODE` prints; its examples are run by the tests, so that a page
//! cannot promise what the program does not do.

use super::Severity;
use std::fmt;
use std::str::FromStr;

macro_rules! codes {
    ($($(#[$doc:meta])* $code:ident $severity:ident $($matter:ident)?,)*) => {
        /// What kind of finding something is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $code,)* }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Code] = &[$(Code::$code,)*];

            /// The code as it is printed.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$code => stringify!($code),)* }
            }

            /// The severity that findings of this code have.
            pub fn severity(self) -> Severity {
                match self { $(Code::$code => Severity::$severity,)* }
            }

            /// Whether an editor can say that a finding of this code does not apply: see
            /// [`Matter`].
            pub fn matter(self) -> Matter {
                match self { $(Code::$code => codes!(@matter $($matter)?),)* }
            }

            /// The source of its page, to be read by [`super::explain`].
            pub(super) fn page_source(self) -> &'static str {
                match self { $(Code::$code => include_str!(concat!("pages/", stringify!($code), ".md")),)* }
            }
        }
    };
    (@matter) => { Matter::Fact };
    (@matter $matter:ident) => { Matter::$matter };
}

/// Whether the front matter of a page can waive a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    /// Something that the site cannot be made without: a file that is not understood, a
    /// reference that leads nowhere, a number that is none.
    Fact,
    /// Right as a rule. An editor who has looked at the case may know better, and says why
    /// in a waiver.
    Judgement,
}

codes! {
    /// A file is not UTF-8.
    CF001 Error,
    /// A data file is not YAML.
    CF002 Error,
    /// A data file has a key that it does not have.
    CF003 Error,
    /// A value in a data file has the wrong type.
    CF004 Error,
    /// A data file lacks a key that it must have.
    CF005 Error,
    /// A key stands twice in a mapping.
    CF006 Error,
    /// A file that every site has is missing.
    CF007 Error,
    /// The name of a folder or an entry is not an id.
    CF008 Error,
    /// A file lies where nothing reads it.
    CF009 Warning,
    /// A full-width mark in a data file where YAML wants an ASCII one.
    CF010 Error,
    /// Indicators that are related and measured in unlike units.
    CF011 Error,
    /// Front matter is missing or not closed.
    FM001 Error,
    /// Front matter is not YAML.
    FM002 Error,
    /// Front matter has a key that it does not have.
    FM003 Error,
    /// A value in front matter has the wrong type.
    FM004 Error,
    /// Front matter lacks a key that it must have.
    FM005 Error,
    /// A date or period is impossible or not EDTF.
    FM006 Error,
    /// A shared field is repeated in the translation.
    FM007 Error,
    /// A page exists in one language only.
    FM008 Warning Judgement,
    /// A full-width mark in front matter where YAML wants an ASCII one.
    FM009 Error,
    /// A topic that does not exist.
    FM010 Error,
    /// A region that does not exist.
    FM011 Error,
    /// An indicator that does not exist.
    FM012 Error,
    /// A related report that does not exist.
    FM013 Error,
    /// A value that must be one of a few is another.
    FM014 Error,
    /// A hash of a kept source that is not written as one.
    FM015 Error,
    /// A kept source whose hash is not the one in front matter.
    FM016 Error,
    /// A figure that cannot be read.
    FG001 Error,
    /// A figure whose unit is not its indicator's.
    FG002 Error,
    /// A link to a figure that the report does not have.
    FG003 Error,
    /// A linked wording that says another quantity than the record.
    FG004 Error Judgement,
    /// A figure of the Chinese text that the English one does not have.
    FG005 Warning Judgement,
    /// A figure of the English text that the Chinese one does not have.
    FG006 Warning Judgement,
    /// An English figure with another number than the Chinese one.
    FG007 Error Judgement,
    /// An English figure with another unit or currency than the Chinese one.
    FG008 Error Judgement,
    /// Per cent where percentage points are meant, or the reverse.
    FG009 Error Judgement,
    /// A hedge (nearly, more than) that a translation lost, added or changed.
    FG010 Warning Judgement,
    /// A level for a change, or another direction or basis.
    FG011 Error Judgement,
    /// Another order of a ratio, range or from–to, or a number of another kind.
    FG012 Error Judgement,
    /// A wording that is read in two ways.
    FG013 Note Judgement,
    /// A time or a name with digits that differs.
    FG014 Warning Judgement,
    /// A figure without its source's words.
    FG015 Error,
    /// A figure whose words the kept source does not contain.
    FG016 Error Judgement,
    /// Parts that do not agree with their total.
    FG017 Warning Judgement,
    /// A growth rate that the two levels recorded do not give.
    FG018 Warning Judgement,
    /// Two numbers for one indicator, region and period.
    FG019 Warning Judgement,
    /// A picture that cannot be read.
    IM001 Error,
    /// A picture with more pixels than are read.
    IM002 Error,
    /// A picture without a description.
    IM003 Warning Judgement,
    /// A link to a page that does not exist.
    LK001 Error,
    /// A link to a file or an image that does not exist.
    LK002 Error,
    /// A link to a section that the page does not have.
    LK003 Error,
    /// Two pages with one address.
    LK004 Error,
    /// A link with a scheme that is not understood.
    LK005 Error,
    /// An image of another site.
    LK006 Warning Judgement,
    /// Raw HTML in content.
    MD001 Warning Judgement,
    /// Two headings of a page with one id.
    MD002 Error,
    /// A heading level that breaks the page's outline.
    MD003 Warning Judgement,
    /// A paragraph that begins with a year and a full stop.
    MD004 Warning Judgement,
    /// A line that looks like a paragraph of its own and is none.
    MD005 Warning Judgement,
    /// A full-width mark where Markdown wants ASCII.
    MD006 Warning Judgement,
    /// Tildes of ranges that strike out what stands between them.
    MD007 Warning Judgement,
    /// A term that does not exist.
    TM001 Error,
    /// A rendering that two terms claim.
    TM002 Error,
    /// A rendering that the term base forbids.
    TM003 Warning Judgement,
    /// A template with an error in its syntax.
    TP001 Error,
    /// A template that failed while a page was rendered.
    TP002 Error,
    /// A string that the theme does not have in one of the languages.
    TP003 Error,
    /// A theme or template that does not exist.
    TP004 Error,
    /// A file that a theme asks for and does not have.
    TP005 Error,
    /// Themes or files of a theme that need each other in a circle.
    TP006 Error,
    /// A section whose original has changed since the translation was reviewed.
    TR001 Warning,
    /// A section that the translation lacks, or that its original no longer has.
    TR002 Warning,
    /// A waiver that waives nothing.
    WV001 Warning,
    /// A waiver of a code that does not exist or cannot be waived.
    WV002 Error,
    /// An invisible character.
    ZH001 Warning Judgement,
    /// A character that was lost in a conversion.
    ZH002 Error,
    /// Traditional characters among simplified ones.
    ZH003 Warning Judgement,
    /// A half-width mark between Chinese characters.
    ZH004 Warning Judgement,
    /// Straight quotation marks around Chinese.
    ZH005 Warning Judgement,
    /// Spaces at the end of a line.
    ZH006 Note Judgement,
    /// Full-width digits.
    ZH007 Warning Judgement,
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The text is not a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownCode;

impl FromStr for Code {
    type Err = UnknownCode;

    /// Reads a code in any case.
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        Code::ALL
            .iter()
            .copied()
            .find(|code| code.as_str().eq_ignore_ascii_case(text))
            .ok_or(UnknownCode)
    }
}
