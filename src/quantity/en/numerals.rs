//! The words of English numbers, in lower case.

use super::table::Table;

pub(super) static SCALES: Table<u32, 6> = Table::new([
    ("hundred", 2),
    ("thousand", 3),
    ("million", 6),
    ("billion", 9),
    ("trillion", 12),
    ("bn", 9),
]);

pub(super) static NUMBER_WORDS: Table<i64, 28> = Table::new([
    ("zero", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
]);

/// Order among others; also the denominators of fractions, `second` aside.
pub(super) static ORDINALS: Table<i64, 24> = Table::new([
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("seventeenth", 17),
    ("eighteenth", 18),
    ("nineteenth", 19),
    ("twentieth", 20),
    ("thirtieth", 30),
    ("hundredth", 100),
    ("thousandth", 1000),
    ("ten thousandth", 10_000),
]);

/// Verbs and adverbs that are a multiple of the base by themselves.
pub(super) static MULTIPLES: Table<i64, 19> = Table::new([
    ("doubled", 2),
    ("doubles", 2),
    ("doubling", 2),
    ("double", 2),
    ("twice", 2),
    ("tripled", 3),
    ("triples", 3),
    ("tripling", 3),
    ("triple", 3),
    ("trebled", 3),
    ("trebles", 3),
    ("trebling", 3),
    ("treble", 3),
    ("quadrupled", 4),
    ("quadruples", 4),
    ("quadrupling", 4),
    ("quadruple", 4),
    ("quintupled", 5),
    ("quintupling", 5),
]);

pub(super) const HALVED: &[&str] = &["halved", "halves", "halving", "halve"];

/// `fourfold`: native readers differ on whether the base is counted in.
pub(super) static FOLDS: Table<i64, 11> = Table::new([
    ("twofold", 2),
    ("threefold", 3),
    ("fourfold", 4),
    ("fivefold", 5),
    ("sixfold", 6),
    ("sevenfold", 7),
    ("eightfold", 8),
    ("ninefold", 9),
    ("tenfold", 10),
    ("hundredfold", 100),
    ("manyfold", 2),
]);

/// 数十 and 数百 in English: the power of ten alone. A dozen is twelve or so.
pub(super) static VAGUE: Table<i64, 12> = Table::new([
    ("dozens", 10),
    ("scores", 10),
    ("tens of thousands", 10_000),
    ("hundreds", 100),
    ("hundreds of thousands", 100_000),
    ("thousands", 1000),
    ("millions", 1_000_000),
    ("tens of millions", 10_000_000),
    ("hundreds of millions", 100_000_000),
    ("billions", 1_000_000_000),
    ("a dozen", 12),
    ("half a dozen", 6),
]);

pub(super) static MONTHS: Table<i64, 24> = Table::new([
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
    ("jan.", 1),
    ("feb.", 2),
    ("mar.", 3),
    ("apr.", 4),
    ("jun.", 6),
    ("jul.", 7),
    ("aug.", 8),
    ("sept.", 9),
    ("sep.", 9),
    ("oct.", 10),
    ("nov.", 11),
    ("dec.", 12),
]);
