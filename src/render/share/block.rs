//! A font for tests, in which every character that it has is a square: machines need no fonts, and
//! what is drawn can be counted.

/// A TrueType font with these characters. Of 1,000 units each is as wide, and its square goes from
/// 100 to 900 and from 100 below the line to 700 above it.
pub(super) fn font(characters: &str) -> Vec<u8> {
    let tables: [(&[u8; 4], Vec<u8>); 7] = [
        (b"cmap", cmap(characters)),
        (b"glyf", glyf()),
        (b"head", head()),
        (b"hhea", hhea()),
        (b"hmtx", words(&[1000, 100, 100])),
        (
            b"loca",
            [0_u32, 0, GLYPH].iter().flat_map(|at| at.to_be_bytes()).collect(),
        ),
        (b"maxp", [&[0, 1, 0, 0, 0, 2][..], &[0; 26]].concat()),
    ];
    let mut file = vec![0, 1, 0, 0];
    file.extend(words(&[7, 64, 2, 48]));
    let mut at = 12 + 16 * 7;
    for (tag, table) in &tables {
        file.extend_from_slice(*tag);
        let length = u32::try_from(table.len()).unwrap();
        for number in [0, at, length] {
            file.extend(number.to_be_bytes());
        }
        at += length.next_multiple_of(4);
    }
    for (_, table) in tables {
        file.extend(table);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    file
}

/// How long the square is.
const GLYPH: u32 = 34;

fn words(numbers: &[i16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_be_bytes()).collect()
}

/// Format 12: one group for each character, all of them glyph 1.
fn cmap(characters: &str) -> Vec<u8> {
    let all: std::collections::BTreeSet<char> = characters.chars().collect();
    let count = u32::try_from(all.len()).unwrap();
    let mut table = words(&[0, 1, 3, 10, 0, 12, 12, 0]);
    let groups = all.into_iter().flat_map(|c| [u32::from(c), u32::from(c), 1]);
    for number in [16 + 12 * count, 0, count].into_iter().chain(groups) {
        table.extend(number.to_be_bytes());
    }
    table
}

/// One contour of four points on it, each as far from the one before.
fn glyf() -> Vec<u8> {
    let mut table = words(&[1, 100, -100, 900, 700, 3, 0]);
    table.extend([1, 1, 1, 1]);
    table.extend(words(&[100, 800, 0, -800, -100, 0, 800, 0]));
    table
}

fn head() -> Vec<u8> {
    let mut table = vec![0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0x5f, 0x0f, 0x3c, 0xf5];
    table.extend(words(&[0, 1000, 0, 0, 0, 0, 0, 0, 0, 0]));
    table.extend(words(&[100, -100, 900, 700, 0, 8, 2, 1, 0]));
    table
}

fn hhea() -> Vec<u8> {
    let mut table = vec![0, 1, 0, 0];
    table.extend(words(&[800, -200, 0, 1000, 100, 100, 900, 1, 0, 0, 0, 0, 0, 0, 0, 1]));
    table
}
