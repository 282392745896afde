//! What is counted: whether an English noun can stand for a Chinese measure word.
//!
//! The table only ever speaks against a noun, and only where the two cannot mean one thing; no noun
//! is demanded. 户 is a household or a business by what stands around it; 人次 counts visits and no
//! persons (人次 is the statistics' word for one use by one person, counted each time).

/// What a figure counts, as far as its text tells.
#[derive(Debug, Clone)]
pub struct Thing<'a> {
    /// The measure word or the noun at the number itself: 户, `market entities`.
    pub word: Option<&'a str>,
    /// The words around it, without other figures.
    pub around: Vec<&'a str>,
}

/// What kinds of things a noun can be the name of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Person,
    Household,
    Business,
    Visit,
}

const EN_NOUNS: &[(&str, Kind)] = &[
    ("people", Kind::Person),
    ("persons", Kind::Person),
    ("person", Kind::Person),
    ("residents", Kind::Person),
    ("individuals", Kind::Person),
    ("inhabitants", Kind::Person),
    ("households", Kind::Household),
    ("household", Kind::Household),
    ("families", Kind::Household),
    ("homes", Kind::Household),
    ("companies", Kind::Business),
    ("enterprises", Kind::Business),
    ("firms", Kind::Business),
    ("businesses", Kind::Business),
    ("market entities", Kind::Business),
    ("visits", Kind::Visit),
    ("trips", Kind::Visit),
    ("visitor trips", Kind::Visit),
];

const BUSINESSES: &[&str] = &["市场主体", "经营主体", "企业", "工商户", "商户", "公司"];
const HOUSEHOLDS: &[&str] = &[
    "家庭",
    "农户",
    "住户",
    "居民",
    "贫困户",
    "困难户",
    "牧户",
    "渔户",
    "用户",
];

/// Whether the English noun cannot stand for what the Chinese figure counts.
#[must_use]
pub fn contradicts(zh: &Thing<'_>, en: &Thing<'_>) -> bool {
    let (Some(measure), Some(noun)) = (zh.word, en.word) else {
        return false;
    };
    let Some(kind) = kind(noun) else { return false };
    let beside = |words: &[&str]| {
        let in_measure = words.iter().any(|word| measure.contains(word));
        in_measure
            || words
                .iter()
                .any(|word| zh.around.iter().any(|part| part.contains(word)))
    };
    if measure.starts_with("人次") {
        // Who took part may be called a person; the crowd of “people” is the classic slip.
        return match kind {
            Kind::Visit => false,
            Kind::Person => matches!(noun.trim(), "people" | "persons" | "residents"),
            Kind::Household | Kind::Business => true,
        };
    }
    if measure.starts_with('人') || measure.starts_with('名') {
        return matches!(kind, Kind::Household | Kind::Business | Kind::Visit);
    }
    if measure.starts_with('户') {
        return match kind {
            Kind::Household => beside(BUSINESSES) && !beside(HOUSEHOLDS),
            Kind::Business => beside(HOUSEHOLDS) && !beside(BUSINESSES),
            Kind::Person | Kind::Visit => true,
        };
    }
    if measure.starts_with('家') {
        return matches!(kind, Kind::Person | Kind::Household | Kind::Visit);
    }
    false
}

fn kind(noun: &str) -> Option<Kind> {
    let noun = noun.trim();
    EN_NOUNS.iter().find(|(word, _)| *word == noun).map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(measure: &str, around: &str, noun: &str) -> bool {
        let zh = Thing {
            word: Some(measure),
            around: vec![around],
        };
        let en = Thing {
            word: Some(noun),
            around: Vec::new(),
        };
        contradicts(&zh, &en)
    }

    #[test]
    fn only_what_cannot_be_is_refused() {
        assert!(wrong("户", "全市市场主体增至", "households"));
        assert!(!wrong("户", "全市市场主体增至", "market entities"));
        assert!(!wrong("户", "申领消费券的家庭有", "households"));
        assert!(wrong("户", "申领消费券的家庭有", "companies"));
        assert!(!wrong("户", "共有", "households"));
        assert!(wrong("人次", "接待游客", "people"));
        assert!(!wrong("人次", "参加培训", "participants"));
        assert!(!wrong("人", "惠及", "residents"));
        assert!(wrong("人", "惠及", "households"));
        assert!(wrong("家", "参展", "people"));
        assert!(!wrong("个", "完成改造", "households"));
    }
}
