//! The cutting rule: one spelling for texts and queries, and where a match may begin.
//!
//! `themes/default/static/cut.js` is the same rule in the page. `docs/search.md` states it, and
//! `tests/search/vectors.json` has cases that both are held to.

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};
use icu_properties::{CodePointMapData, CodePointMapDataBorrowed};
use std::collections::BTreeMap;

/// A traditional character and its simplified forms a word; see `parse::characters`.
const TRADITIONAL: &str = include_str!("../parse/characters/traditional.txt");

/// Characters that simplified text keeps in some of their senses, and what it has for them in the
/// others: a reader who types 關於 means 关于. Then other forms of characters, which old prints and
/// converters have.
const ALSO: &str = "㕁却 㕑厨 㕥以 㝡最 㟁岸 㠀岛 㧱拿 㨿据 㬉暖 㳒法 乹干 仝同 俲效 俻备 傚效 儗拟 凴凭 剏创 寳宝 幇帮 擧举 旹时 昇升 朞期 汚污 炤照 牎窗 畂亩 疎疏 稾稿 筦管 蘋苹 頟额 馿驴 於于 乾干 著着 瞭了 藉借 夥伙 徵征 覆复 摺折 鍾钟 迴回 麽么 甯宁 牠它 妳你 祂他 裏里 裡里 羣群 峯峰 祕秘 咊和 衹只 綫线 爲为 啓启 衆众 牀床 僞伪 汙污";

/// What stands between words in a folded text.
pub(super) const GAP: u16 = 0x20;

/// What a character of the basic plane becomes, where that is no single unit.
const NOTHING: u16 = 0;
const MANY: u16 = 1;
const UNKNOWN: u16 = 2;

/// Blocks whose characters are looked up beforehand: letters of Europe, marks, full-width forms.
const KNOWN: [(u32, u32); 3] = [(0, 0x0500), (0x2000, 0x3400), (0xfe00, 0xffff)];

/// Folds characters.
#[derive(Debug)]
pub struct Folder {
    units: Vec<u16>,
    many: BTreeMap<char, Vec<u16>>,
    simplified: BTreeMap<char, char>,
    nfkd: DecomposingNormalizerBorrowed<'static>,
    categories: CodePointMapDataBorrowed<'static, GeneralCategory>,
}

/// A folded text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cut {
    /// UTF-16 units: what the page's script has, and what order is by.
    pub units: Vec<u16>,
    /// Where a match may begin: the unit, and the byte of the text that it comes from.
    pub starts: Vec<(usize, usize)>,
}

/// What a character is to the rule.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Written without spaces: every character begins something.
    Han,
    /// A letter or a digit of a word.
    Word,
    /// Anything else.
    Gap,
}

impl Default for Folder {
    fn default() -> Self {
        Self::new()
    }
}

impl Folder {
    /// Reads the tables.
    pub fn new() -> Self {
        let mut folder = Self {
            units: vec![UNKNOWN; 0x1_0000],
            many: BTreeMap::new(),
            simplified: simplified(),
            nfkd: DecomposingNormalizerBorrowed::new_nfkd(),
            categories: CodePointMapData::<GeneralCategory>::new(),
        };
        for (first, last) in KNOWN {
            for c in (first..=last).filter_map(char::from_u32) {
                folder.learn(c);
            }
        }
        for code in (0x3400_u16..=0x4dbf).chain(0x4e00..=0x9fff) {
            folder.units[usize::from(code)] = code;
        }
        let traditional: Vec<char> = folder.simplified.keys().copied().collect();
        for c in traditional {
            folder.learn(c);
        }
        folder
    }

    /// The characters that become others of these, by what they become: what a script has to know
    /// that folds queries for a text with these characters.
    pub fn table(&self, occurs: impl Fn(char) -> bool) -> Vec<(char, char)> {
        let pairs = self.simplified.iter().map(|(from, to)| (*from, *to));
        pairs.filter(|(_, to)| occurs(*to)).collect()
    }

    fn learn(&mut self, c: char) {
        let folded = self.folded(c);
        let units = match folded.as_slice() {
            [] => NOTHING,
            [one] => *one,
            _ => MANY,
        };
        self.units[c as usize] = units;
        if units == MANY {
            self.many.insert(c, folded);
        }
    }

    /// What a character becomes, worked out.
    fn folded(&self, c: char) -> Vec<u16> {
        if is_invisible(c) {
            return Vec::new();
        }
        let mut units = Vec::new();
        let decomposed = self.nfkd.normalize_iter(std::iter::once(c));
        let letters = decomposed.filter(|c| !GeneralCategoryGroup::Mark.contains(self.categories.get(*c)));
        for c in letters.flat_map(char::to_lowercase) {
            let c = self.simplified.get(&c).copied().unwrap_or(c);
            match class(c) {
                Class::Gap => units.push(GAP),
                // Lower case brings a mark of its own with İ.
                _ if GeneralCategoryGroup::Mark.contains(self.categories.get(c)) => {}
                _ => units.extend_from_slice(c.encode_utf16(&mut [0; 2])),
            }
        }
        units
    }

    /// Folds a text.
    pub fn cut(&self, text: &str) -> Cut {
        let mut cut = Cut {
            units: Vec::with_capacity(text.len() / 2),
            starts: Vec::with_capacity(text.len() / 3),
        };
        let mut last = Class::Gap;
        let mut before = None;
        let mut rest = text.char_indices().peekable();
        while let Some((at, c)) = rest.next() {
            let next = rest.peek().map(|(_, next)| *next);
            if !is_swallowed(before, c, next) {
                self.add(&mut cut, &mut last, at, c);
            }
            before = Some(c);
        }
        if cut.units.last() == Some(&GAP) {
            cut.units.pop();
        }
        cut
    }

    fn add(&self, cut: &mut Cut, last: &mut Class, at: usize, c: char) {
        let code = u32::from(c);
        let known = if code < 0x1_0000 {
            self.units[code as usize]
        } else {
            UNKNOWN
        };
        match known {
            NOTHING => {}
            MANY => push_all(cut, last, at, &self.many[&c]),
            UNKNOWN => push_all(cut, last, at, &self.folded(c)),
            unit => push_all(cut, last, at, &[unit]),
        }
    }
}

/// Appends folded units.
fn push_all(cut: &mut Cut, last: &mut Class, at: usize, units: &[u16]) {
    for c in char::decode_utf16(units.iter().copied()).map_while(Result::ok) {
        let class = class(c);
        let begins = class == Class::Han || (class == Class::Word && *last != Class::Word);
        if class == Class::Gap && (*last == Class::Gap) {
            continue;
        }
        if begins {
            cut.starts.push((cut.units.len(), at));
        }
        cut.units.extend_from_slice(c.encode_utf16(&mut [0; 2]));
        *last = class;
    }
}

fn class(c: char) -> Class {
    if is_han(c) {
        Class::Han
    } else if c.is_alphanumeric() {
        Class::Word
    } else {
        Class::Gap
    }
}

/// Characters of scripts that put no spaces between words: Han with its iteration mark and zero,
/// and kana.
fn is_han(c: char) -> bool {
    matches!(u32::from(c),
        0x3005..=0x3007 | 0x3021..=0x3029 | 0x3040..=0x30ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff
        | 0xf900..=0xfaff | 0x2_0000..=0x3_ffff)
}

/// Characters that show nothing and are not between words: the soft hyphen, joiners, marks of
/// direction.
fn is_invisible(c: char) -> bool {
    matches!(u32::from(c), 0xad | 0x200b..=0x200f | 0x2060 | 0xfeff)
}

/// An apostrophe within a word, and a comma between digits, are nothing: Dong’e is donge, 6,284 is
/// 6284.
fn is_swallowed(before: Option<char>, c: char, next: Option<char>) -> bool {
    let (Some(before), Some(next)) = (before, next) else {
        return false;
    };
    match c {
        '\'' | '’' | '＇' => [before, next].iter().all(|c| class(*c) == Class::Word),
        ',' | '，' => [before, next].iter().all(|c| is_digit(*c)),
        _ => false,
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn simplified() -> BTreeMap<char, char> {
    let words = TRADITIONAL.split_whitespace().chain(ALSO.split(' '));
    let pairs = words.filter_map(|word| {
        let mut characters = word.chars();
        Some((characters.next()?, characters.next()?))
    });
    let mut table: BTreeMap<char, char> = pairs.collect();
    // What a character becomes may itself become another.
    let resolved: Vec<(char, char)> = table
        .iter()
        .filter_map(|(from, to)| Some((*from, *table.get(to)?)))
        .collect();
    table.extend(resolved);
    table
}
