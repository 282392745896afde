//! Exact decimal numbers that remember how many digits were written.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use super::rational::{Overflow, Rational};

/// A decimal number as it was written: `2.0` stays `2.0`.
///
/// The number is `coefficient × 10^-scale`. The derived equality compares what was written, so
/// `2.0 != 2`; [`Decimal::same_value`] compares the numbers. Magnitudes beyond `i128`, about
/// 38 digits, are an error when they arise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    coefficient: i128,
    scale: u32,
}

/// Why a text is not a [`Decimal`]; offsets count characters from its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalError {
    /// A digit was expected at this character.
    Digit(usize),
    /// The number ends before this character, and the text does not.
    Trailing(usize),
    /// More digits than an `i128` can hold.
    TooLong,
}

impl Decimal {
    /// Digits after the point that are kept at most; 10³⁸ still fits in an `i128`.
    pub const MAX_SCALE: u32 = 38;

    /// The number `coefficient × 10^-scale`.
    ///
    /// # Errors
    /// [`Overflow`] if `scale` is above [`Decimal::MAX_SCALE`], or if `coefficient` is
    /// `i128::MIN`, which has no opposite.
    pub const fn new(coefficient: i128, scale: u32) -> Result<Self, Overflow> {
        if scale > Self::MAX_SCALE || coefficient == i128::MIN {
            return Err(Overflow);
        }
        Ok(Self { coefficient, scale })
    }

    /// The integer `n`, without digits after the point.
    #[must_use]
    pub const fn integer(n: i64) -> Self {
        Self {
            coefficient: n as i128,
            scale: 0,
        }
    }

    /// All digits written, as an integer.
    #[must_use]
    pub const fn coefficient(self) -> i128 {
        self.coefficient
    }

    /// How many of the digits stand after the point.
    #[must_use]
    pub const fn scale(self) -> u32 {
        self.scale
    }

    /// Whether the number is zero, however many zeros were written.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.coefficient == 0
    }

    /// Whether two decimals are the same number, written precision aside: `2.0` and `2` are.
    #[must_use]
    pub fn same_value(self, other: Self) -> bool {
        self.cmp_value(other) == Ordering::Equal
    }

    /// The order of the two numbers, written precision aside.
    #[must_use]
    pub fn cmp_value(self, other: Self) -> Ordering {
        Rational::from(self).cmp(&Rational::from(other))
    }

    /// The number times `10^power`. Digits written stay written: `2.50 × 10 = 25.0`; a power beyond
    /// them fills with zeros: `2.5 × 1000 = 2500`.
    ///
    /// # Errors
    /// [`Overflow`] if the result does not fit.
    pub fn shifted(self, power: i32) -> Result<Self, Overflow> {
        let scale = i64::from(self.scale) - i64::from(power);
        if scale >= 0 {
            let scale = u32::try_from(scale).map_err(|_| Overflow)?;
            return Self::new(self.coefficient, scale);
        }
        let zeros = u32::try_from(-scale).map_err(|_| Overflow)?;
        let factor = 10_i128.checked_pow(zeros).ok_or(Overflow)?;
        let coefficient = self.coefficient.checked_mul(factor).ok_or(Overflow)?;
        Self::new(coefficient, 0)
    }

    /// The sum, with as many digits after the point as the longer of the two.
    ///
    /// # Errors
    /// [`Overflow`] if the result does not fit.
    pub fn plus(self, other: Self) -> Result<Self, Overflow> {
        let scale = self.scale.max(other.scale);
        let sum = self
            .at_scale(scale)?
            .checked_add(other.at_scale(scale)?)
            .ok_or(Overflow)?;
        Self::new(sum, scale)
    }

    /// The same number without zeros at its end after the point.
    #[must_use]
    pub fn trimmed(self) -> Self {
        let mut trimmed = self;
        while trimmed.scale > 0 && trimmed.coefficient % 10 == 0 {
            trimmed.coefficient /= 10;
            trimmed.scale -= 1;
        }
        trimmed
    }

    /// The opposite number.
    #[must_use]
    pub const fn negated(self) -> Self {
        // `new` keeps `i128::MIN` out, so that the negation always fits.
        Self {
            coefficient: -self.coefficient,
            scale: self.scale,
        }
    }

    fn at_scale(self, scale: u32) -> Result<i128, Overflow> {
        let factor = 10_i128.checked_pow(scale - self.scale).ok_or(Overflow)?;
        self.coefficient.checked_mul(factor).ok_or(Overflow)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.coefficient < 0 { "-" } else { "" };
        let width = self.scale as usize + 1;
        let digits = format!("{:0width$}", self.coefficient.unsigned_abs());
        let (whole, rest) = digits.split_at(digits.len() - self.scale as usize);
        let point = if rest.is_empty() { "" } else { "." };
        write!(f, "{sign}{whole}{point}{rest}")
    }
}

impl FromStr for Decimal {
    type Err = DecimalError;

    /// Reads the whole text: an optional sign, digits (ASCII or full-width), with or without commas
    /// between groups of three, and an optional point with digits after it.
    fn from_str(text: &str) -> Result<Self, DecimalError> {
        let unsigned = text.strip_prefix(['-', '−', '－']);
        let skipped = usize::from(unsigned.is_some());
        let (number, used) = scan(unsigned.unwrap_or(text)).map_err(|error| match error {
            DecimalError::Digit(offset) => DecimalError::Digit(offset + skipped),
            other => other,
        })?;
        let rest = &unsigned.unwrap_or(text)[used..];
        if !rest.is_empty() {
            let offset = text.chars().count() - rest.chars().count();
            return Err(DecimalError::Trailing(offset));
        }
        Ok(if skipped == 1 { number.negated() } else { number })
    }
}

/// Reads the unsigned number at the start of `text` and says how many bytes it took.
///
/// A comma belongs to the number only before exactly three digits and after one to three, so that
/// `10, 20` and `2020，300` are not joined.
pub(super) fn scan(text: &str) -> Result<(Decimal, usize), DecimalError> {
    let mut whole = Digits::default();
    let mut used = whole.take(text)?;
    if whole.count == 0 {
        return Err(DecimalError::Digit(0));
    }
    if whole.count <= 3 {
        while let Some(group) = text[used..].strip_prefix([',', '，']) {
            if digit_run(group) != 3 {
                break;
            }
            used = text.len() - group.len();
            used += whole.take(&text[used..])?;
        }
    }
    let mut scale = 0;
    if let Some(fraction) = text[used..].strip_prefix(['.', '．'])
        && digit_run(fraction) > 0
    {
        let before = whole.count;
        used = text.len() - fraction.len();
        used += whole.take(fraction)?;
        scale = whole.count - before;
    }
    let number = Decimal::new(whole.value, scale).map_err(|_| DecimalError::TooLong)?;
    Ok((number, used))
}

/// The value of an ASCII or full-width digit.
pub(super) fn digit(character: char) -> Option<u8> {
    match character {
        '0'..='9' => u8::try_from(u32::from(character) - u32::from('0')).ok(),
        '０'..='９' => u8::try_from(u32::from(character) - u32::from('０')).ok(),
        _ => None,
    }
}

fn digit_run(text: &str) -> usize {
    text.chars().take_while(|&c| digit(c).is_some()).count()
}

#[derive(Default)]
struct Digits {
    value: i128,
    count: u32,
}

impl Digits {
    /// Takes the digits at the start of `text` and returns their length in bytes.
    fn take(&mut self, text: &str) -> Result<usize, DecimalError> {
        // Most numbers are short and in ASCII: those need no wide arithmetic.
        let bytes = text.as_bytes();
        let (mut used, mut value) = (0, 0_u64);
        while used < SHORT && bytes.get(used).is_some_and(u8::is_ascii_digit) {
            value = value * 10 + u64::from(bytes[used] - b'0');
            used += 1;
        }
        if self.count == 0 {
            self.value = i128::from(value);
            self.count = u32::try_from(used).map_err(|_| DecimalError::TooLong)?;
        } else {
            used = 0;
        }
        for character in text[used..].chars() {
            let Some(digit) = digit(character) else { break };
            self.value = (self.value.checked_mul(10))
                .and_then(|value| value.checked_add(i128::from(digit)))
                .ok_or(DecimalError::TooLong)?;
            self.count += 1;
            used += character.len_utf8();
        }
        Ok(used)
    }
}

/// So many digits fit in a `u64`.
const SHORT: usize = 18;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::cursor::Random;

    #[test]
    fn what_is_printed_reads_back_as_written() {
        let mut random = Random::new(1);
        for _ in 0..20_000 {
            let coefficient = i128::from(random.next()) - i128::from(u64::MAX / 2);
            let shrunk = coefficient / 10_i128.pow(random.below(19));
            let number = Decimal::new(shrunk, random.below(20)).expect("small scale");
            assert_eq!(number.to_string().parse(), Ok(number));
        }
    }

    #[test]
    fn shifting_there_and_back_keeps_the_value() {
        let mut random = Random::new(2);
        for _ in 0..20_000 {
            let number = Decimal::new(i128::from(random.next() >> 20), random.below(6)).expect("small");
            let power = i32::try_from(random.below(16)).expect("small");
            let there = number.shifted(power).expect("fits");
            assert!(there.shifted(-power).expect("fits").same_value(number));
        }
    }

    #[test]
    fn full_width_digits_and_commas_are_read() {
        for (text, expected) in [
            ("1,410", "1410"),
            ("1，410", "1410"),
            ("１２３４．５", "1234.5"),
            ("25,786,000.50", "25786000.50"),
            ("-0.4", "-0.4"),
            ("007", "7"),
        ] {
            assert_eq!(text.parse::<Decimal>().map(|n| n.to_string()).as_deref(), Ok(expected));
        }
    }

    #[test]
    fn what_is_no_number_is_an_error_with_its_place() {
        let error = |text: &str| text.parse::<Decimal>().expect_err("not a number");
        assert_eq!(error(""), DecimalError::Digit(0));
        assert_eq!(error("-"), DecimalError::Digit(1));
        assert_eq!(error("1,41"), DecimalError::Trailing(1));
        assert_eq!(error("2020，300"), DecimalError::Trailing(4));
        assert_eq!(error("1."), DecimalError::Trailing(1));
        assert_eq!(error(&"9".repeat(50)), DecimalError::TooLong);
        assert_eq!(error(&format!("0.{}", "0".repeat(50))), DecimalError::TooLong);
    }
}
