//! How a number is best written: with which power of ten beside it, in which digits.

use super::amount::Amount;
use super::decimal::Decimal;
use super::rational::{Overflow, Rational};

/// The power of ten that stands beside a number as a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scale {
    /// None: full digits.
    One,
    /// 10⁴, 万.
    TenThousand,
    /// 10⁶, million.
    Million,
    /// 10⁸, 亿.
    HundredMillion,
    /// 10⁹, billion.
    Billion,
    /// 10¹², trillion or 万亿.
    Trillion,
}

impl Scale {
    /// The power of ten.
    #[must_use]
    pub const fn power(self) -> u32 {
        match self {
            Self::One => 0,
            Self::TenThousand => 4,
            Self::Million => 6,
            Self::HundredMillion => 8,
            Self::Billion => 9,
            Self::Trillion => 12,
        }
    }

    /// The stable name, by which a theme looks up its word.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::TenThousand => "ten-thousand",
            Self::Million => "million",
            Self::HundredMillion => "hundred-million",
            Self::Billion => "billion",
            Self::Trillion => "trillion",
        }
    }
}

/// A number as a language writes it: 266.36 and billion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// The digits, exactly as many as the source gives.
    pub mantissa: Decimal,
    /// The power of ten beside them.
    pub scale: Scale,
}

/// How English writes the number of `amount`: full digits below one million (583,000), from there
/// million, billion and trillion (266.36 billion).
///
/// The value is kept exactly, and so is the precision: digits after the point of the source stay,
/// zeros among them (2.50万亿 is 2.50 trillion). Zeros before the point only hold the place, so
/// those that the shift moves behind it go (30亿 is 3 billion, not 3.0).
///
/// # Errors
/// [`Overflow`] if the full digits do not fit.
pub fn en_scale(amount: &Amount) -> Result<Spoken, Overflow> {
    spoken(
        amount,
        largest(amount, &[Scale::Million, Scale::Billion, Scale::Trillion])?,
    )
}

/// How Chinese writes it: full digits below 万, then 万, 亿 and 万亿.
///
/// Below one million, 万 is used only where two digits after the point suffice: official texts
/// write 5.54万人 but 25786元. Precision as for [`en_scale`].
///
/// # Errors
/// [`Overflow`] if the full digits do not fit.
pub fn zh_scale(amount: &Amount) -> Result<Spoken, Overflow> {
    const READABLE_DECIMALS: u32 = 2;
    let scales = [Scale::TenThousand, Scale::HundredMillion, Scale::Trillion];
    let best = spoken(amount, largest(amount, &scales)?)?;
    let small = !reaches(amount, Scale::Million.power())?;
    if small && best.scale == Scale::TenThousand && best.mantissa.scale() > READABLE_DECIMALS {
        return spoken(amount, Scale::One);
    }
    Ok(best)
}

fn largest(amount: &Amount, scales: &[Scale]) -> Result<Scale, Overflow> {
    let mut found = Scale::One;
    for &scale in scales {
        if reaches(amount, scale.power())? {
            found = scale;
        }
    }
    Ok(found)
}

fn reaches(amount: &Amount, power: u32) -> Result<bool, Overflow> {
    let value = Rational::from(amount.plain()?);
    let size = value.max(value.negated());
    Ok(size >= Rational::from(Decimal::integer(10_i64.pow(power))))
}

fn spoken(amount: &Amount, scale: Scale) -> Result<Spoken, Overflow> {
    let shift = i64::from(amount.power) - i64::from(scale.power());
    let shifted = amount.number.shifted(i32::try_from(shift).map_err(|_| Overflow)?)?;
    let mantissa = if amount.number.scale() == 0 {
        shifted.trimmed()
    } else {
        shifted
    };
    Ok(Spoken { mantissa, scale })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::cursor::Random;
    use crate::quantity::unit::Unit;

    fn amount(number: &str, power: u32) -> Amount {
        Amount::new(number.parse().expect("a decimal"), power, Unit::Count)
    }

    fn shown(spoken: Result<Spoken, Overflow>) -> String {
        let Spoken { mantissa, scale } = spoken.expect("fits");
        format!("{mantissa} {}", scale.code())
    }

    #[test]
    fn both_languages_keep_the_exact_value() {
        let mut random = Random::new(6);
        for _ in 0..50_000 {
            let coefficient = i128::from(random.next() >> (20 + random.below(43)));
            let number = Decimal::new(coefficient, random.below(5)).expect("small");
            let amount = Amount::new(number, [0, 3, 4, 6, 8, 9, 12][random.below(7) as usize], Unit::Count);
            for spoken in [en_scale(&amount), zh_scale(&amount)] {
                let Spoken { mantissa, scale } = spoken.expect("fits");
                let again = Amount::new(mantissa, scale.power(), Unit::Count);
                assert_eq!(again.value(), amount.value());
            }
            // Reading what was written and writing it again changes nothing.
            let spoken = en_scale(&amount).expect("fits");
            let again = Amount::new(spoken.mantissa, spoken.scale.power(), Unit::Count);
            assert_eq!(en_scale(&again), Ok(spoken));
        }
    }

    #[test]
    fn english_scales() {
        for (number, power, expected) in [
            ("2663.6", 8, "266.36 billion"),
            ("30", 8, "3 billion"),
            ("1.0", 8, "100 million"),
            ("58.30", 4, "583000 one"),
            ("58.3", 4, "583000 one"),
            ("267", 4, "2.67 million"),
            ("2.50", 12, "2.50 trillion"),
            ("20.0", 8, "2.00 billion"),
            ("25786", 0, "25786 one"),
            ("12.8", 0, "12.8 one"),
            ("2.2", 12, "2.2 trillion"),
            ("999999", 0, "999999 one"),
        ] {
            assert_eq!(shown(en_scale(&amount(number, power))), expected);
        }
    }

    #[test]
    fn chinese_scales() {
        for (number, power, expected) in [
            ("266.36", 9, "2663.6 hundred-million"),
            ("3", 9, "30 hundred-million"),
            ("583000", 0, "58.3 ten-thousand"),
            ("25786", 0, "25786 one"),
            ("2.67", 6, "267 ten-thousand"),
            ("1.26", 12, "1.26 trillion"),
            ("55400", 0, "5.54 ten-thousand"),
            ("720", 0, "720 one"),
        ] {
            assert_eq!(shown(zh_scale(&amount(number, power))), expected);
        }
    }
}
