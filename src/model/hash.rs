//! The hash of a file, by which a reader can tell whether a copy is the one that was used.

use std::fmt;

/// A SHA-256 hash (FIPS 180-4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sha256([u8; 32]);

/// What a written hash begins with.
const PREFIX: &str = "sha256:";

impl Sha256 {
    /// The hash with these bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub fn bytes(&self) -> [u8; 32] {
        self.0
    }

    /// Reads `sha256:` and 64 hexadecimal digits, in small or large letters; nothing if the text
    /// is anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix(PREFIX)?.as_bytes();
        if digits.len() != 64 {
            return None;
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Some(Self(bytes))
    }
}

fn digit(letter: u8) -> Option<u8> {
    let value = char::from(letter).to_digit(16)?;
    u8::try_from(value).ok()
}

impl fmt::Display for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(PREFIX)?;
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The hash of nothing, from NIST's examples.
    const OF_NOTHING: &str = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    #[test]
    fn what_is_read_is_written_again() {
        let large = format!("sha256:{}", OF_NOTHING[7..].to_uppercase());
        for text in [OF_NOTHING, &large] {
            let hash = Sha256::parse(text).map(|hash| hash.to_string());
            assert_eq!(hash.as_deref(), Some(OF_NOTHING));
        }
    }

    #[test]
    fn anything_else_is_no_hash() {
        let short = &OF_NOTHING[..70];
        let bare = &OF_NOTHING[7..];
        let other = format!("sha1:{bare}");
        let odd = format!("{short}g");
        let wide = format!("sha256:{}", "一".repeat(22));
        for text in ["", "sha256:", short, bare, &other, &odd, &wide] {
            assert_eq!(Sha256::parse(text), None, "{text}");
        }
    }
}
