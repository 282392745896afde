//! What terms, topics, places and indicators are called, and how their Chinese names are read.
//!
//! Things come in the order of their pages, which are the first in an index of either language: the
//! position of a thing is that of its page.

use super::deflate::deflate;
use pinyin::ToPinyinMulti as _;
use serde_json::json;

/// The file of names in one language: of every thing those that it has, the usual one first.
pub fn names(names: &[Vec<String>]) -> Vec<u8> {
    deflate(json!(names).to_string().as_bytes())
}

/// The file of readings: of every thing how its Chinese names are read, syllable by syllable.
/// Who types Chinese does not need it.
pub fn readings(names: &[Vec<String>]) -> Vec<u8> {
    let readings = names
        .iter()
        .map(|names| names.iter().map(|name| reading(name)).collect());
    deflate(json!(readings.collect::<Vec<Vec<String>>>()).to_string().as_bytes())
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
