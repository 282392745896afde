//! What things are called in both languages, and how their Chinese names are read.

use super::deflate::deflate;
use pinyin::ToPinyinMulti as _;
use serde_json::{Value, json};

/// A term, topic, place or indicator.
#[derive(Debug, Clone)]
pub struct Name {
    /// Its page's id in the index: `terms/dual-carbon`.
    pub id: String,
    /// Its Chinese names, the usual one first.
    pub zh: Vec<String>,
    /// Its English names, the usual one first.
    pub en: Vec<String>,
}

/// The file of names: of each its id, its Chinese names and its English ones.
pub fn names(names: &[Name]) -> Vec<u8> {
    let values = names.iter().map(|name| json!([name.id, name.zh, name.en]));
    deflate(Value::from(values.collect::<Vec<_>>()).to_string().as_bytes())
}

/// The file of readings: of each name how its Chinese names are read, syllable by syllable.
/// Who types Chinese does not need it.
pub fn readings(names: &[Name]) -> Vec<u8> {
    let values = names.iter().map(|name| {
        let readings = name.zh.iter().map(|zh| reading(zh));
        Value::from(readings.collect::<Vec<String>>())
    });
    deflate(Value::from(values.collect::<Vec<_>>()).to_string().as_bytes())
}

/// How a name is read, without tones: a syllable for each character that has one, between spaces,
/// with all readings of a character that has several (`dong a/e`). Whether 行 is `hang` or `xing`
/// in a name is not decided: who types either finds it.
fn reading(name: &str) -> String {
    let syllables = name.chars().filter_map(|c| {
        let mut readings: Vec<&str> = Vec::new();
        for reading in c.to_pinyin_multi()? {
            let plain = reading.plain();
            if !readings.contains(&plain) {
                readings.push(plain);
            }
        }
        Some(readings.join("/").replace('ü', "v"))
    });
    syllables.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::reading;

    #[test]
    fn names_are_read_without_tones_and_with_every_reading() {
        assert_eq!(reading("营商"), "ying shang");
        assert!(reading("东阿县").starts_with("dong a/e") || reading("东阿县").starts_with("dong e/a"));
        assert!(reading("重庆").contains("chong") && reading("绿").contains("lv"));
        assert_eq!(reading("5G网络").split(' ').count(), 2);
    }
}
