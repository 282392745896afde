//! Bytes that should be UTF-8.

use crate::diag::{Code, Diagnostic, Location, Text};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

/// The text of a file, or the finding that says in which encoding it seems to be.
pub(super) fn decode(path: &str, bytes: Vec<u8>) -> Result<String, Diagnostic> {
    match String::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => Ok(text),
        Ok(text) => Err(not_utf8(path, text.as_bytes())),
        Err(error) => Err(not_utf8(path, error.as_bytes())),
    }
}

fn not_utf8(path: &str, bytes: &[u8]) -> Diagnostic {
    let name = guess(bytes);
    Diagnostic::new(
        Code::CF001,
        Location::file(path),
        Text::new(
            format!("文件不是UTF-8编码，看来是{name}"),
            format!("the file is not UTF-8; it seems to be {name}"),
        ),
    )
    .with_help(Text::new(
        format!("在编辑器中用“另存为UTF-8”保存，或运行：iconv -f {name} -t UTF-8 {path} > 新文件"),
        format!("save it as UTF-8 in your editor, or run: iconv -f {name} -t UTF-8 {path} > new-file"),
    ))
}

/// The name that iconv knows the encoding by.
fn guess(bytes: &[u8]) -> &'static str {
    match bytes {
        [0xff, 0xfe, ..] => return "UTF-16LE",
        [0xfe, 0xff, ..] => return "UTF-16BE",
        _ => {}
    }
    // UTF-16 without a mark: ASCII (there is always some in YAML) has a zero beside it.
    let zeros = |odd: usize| bytes.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if even + odd > 0 {
        return if odd >= even { "UTF-16LE" } else { "UTF-16BE" };
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    // With a country's domain for a hint the detector takes every Big5 text for GBK.
    detector.guess(None, Utf8Detection::Deny).name()
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{BIG5, GBK};

    const SIMPLIFIED: &str = "---\ntitle: 聊城市优化营商环境，企业开办时间压缩至二十分钟以内\n---\n";
    const TRADITIONAL: &str = "---\ntitle: 聊城市優化營商環境，企業開辦時間壓縮至二十分鐘以內，群眾滿意\n---\n";

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn the_encoding_is_named() {
        let mut marked = vec![0xff, 0xfe];
        marked.extend(utf16(SIMPLIFIED, u16::to_le_bytes));
        let cases = [
            (GBK.encode(SIMPLIFIED).0.into_owned(), "GBK"),
            (BIG5.encode(TRADITIONAL).0.into_owned(), "Big5"),
            (marked, "UTF-16LE"),
            (utf16(SIMPLIFIED, u16::to_le_bytes), "UTF-16LE"),
            (utf16(SIMPLIFIED, u16::to_be_bytes), "UTF-16BE"),
        ];
        for (bytes, name) in cases {
            let finding = decode("a.md", bytes).unwrap_err();
            assert_eq!(finding.code, Code::CF001);
            assert!(finding.message.en.ends_with(name), "{}", finding.message.en);
        }
    }

    #[test]
    fn utf8_passes_with_and_without_a_mark() {
        assert_eq!(decode("a", "\u{feff}文".into()).unwrap(), "\u{feff}文");
    }
}
