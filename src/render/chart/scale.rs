//! From values to coordinates, and the round numbers at an axis.
//!
//! Ticks are 1, 2 or 5 times a power of ten apart, as in P. S. Heckbert, “Nice numbers for
//! graph labels” (Graphics Gems, 1990). They are exact decimals, since they are printed.

use crate::quantity::{Decimal, Dimension, Rational, Unit};

/// What values of an axis there can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grain {
    /// Any.
    Any,
    /// Integers: there is no half household.
    Whole,
}

impl Grain {
    /// That of a unit.
    pub(super) fn of(unit: Unit) -> Self {
        match unit.dimension() {
            Dimension::Count | Dimension::Rank | Dimension::Grade => Grain::Whole,
            _ => Grain::Any,
        }
    }
}

/// The numbers at an axis, from the lowest to the highest, evenly spaced. They cover what is
/// drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ticks(Vec<Decimal>);

/// A stretch of numbers onto a stretch of the drawing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Linear {
    from: [f64; 2],
    to: [f64; 2],
}

impl Ticks {
    /// At most `most` steps (at least one) that cover all from `low` to `high`.
    pub(super) fn covering(low: f64, high: f64, most: u32, grain: Grain) -> Self {
        let (low, high) = if low < high { (low, high) } else { (low, low + 1.0) };
        let raw = (high - low) / f64::from(most.max(1));
        let mut power = floored(raw.log10());
        if grain == Grain::Whole {
            power = power.max(0);
        }
        loop {
            for digit in [1, 2, 5] {
                let step = f64::from(digit) * 10_f64.powi(power);
                let (first, last) = (floored(low / step), ceiled(high / step));
                if i64::from(last) - i64::from(first) <= i64::from(most.max(1)) {
                    let ticks = (first..=last).filter_map(|n| tick(n, digit, power));
                    return Self(ticks.collect());
                }
            }
            power += 1;
        }
    }

    /// The numbers.
    pub(super) fn values(&self) -> &[Decimal] {
        &self.0
    }

    /// The lowest and the highest, as coordinates are worked out from them.
    pub(super) fn ends(&self) -> [f64; 2] {
        let end = |value: Option<&Decimal>| value.map_or(0.0, |value| float(Rational::from(*value)));
        [end(self.0.first()), end(self.0.last())]
    }
}

impl Linear {
    /// What is at `from[0]` lies at `to[0]`, what is at `from[1]` at `to[1]`.
    pub(super) fn new(from: [f64; 2], to: [f64; 2]) -> Self {
        Self { from, to }
    }

    /// Where a value lies.
    pub(super) fn at(&self, value: f64) -> f64 {
        let share = (value - self.from[0]) / (self.from[1] - self.from[0]);
        self.to[0] + share * (self.to[1] - self.to[0])
    }
}

/// A number as a coordinate is worked out from it; what is printed stays exact.
#[expect(clippy::cast_precision_loss, reason = "a coordinate has four digits")]
pub(super) fn float(value: Rational) -> f64 {
    value.numerator() as f64 / value.denominator() as f64
}

/// `n × digit × 10^power`, exactly. Nothing if that does not fit, which no figure reaches.
fn tick(n: i32, digit: i32, power: i32) -> Option<Decimal> {
    let number = Decimal::integer(i64::from(n) * i64::from(digit));
    Some(number.shifted(power).ok()?.trimmed())
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "`as` stays at the ends, and so does an axis"
)]
fn floored(value: f64) -> i32 {
    value.floor() as i32
}

fn ceiled(value: f64) -> i32 {
    -floored(-value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn random(state: &mut u64) -> u64 {
        // Numerical Recipes' generator: what matters is that it is the same every time.
        *state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        *state >> 33
    }

    fn shown(low: f64, high: f64, most: u32, grain: Grain) -> Vec<String> {
        let ticks = Ticks::covering(low, high, most, grain);
        ticks.values().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn ticks_are_the_numbers_that_people_write() {
        assert_eq!(shown(0.0, 2663.6, 4, Grain::Any), ["0", "1000", "2000", "3000"]);
        assert_eq!(shown(0.0, 0.35, 4, Grain::Any), ["0", "0.1", "0.2", "0.3", "0.4"]);
        assert_eq!(shown(46.2, 56.0, 4, Grain::Any), ["45", "50", "55", "60"]);
        assert_eq!(shown(-3.1, 12.8, 4, Grain::Any), ["-5", "0", "5", "10", "15"]);
        assert_eq!(shown(0.0, 2.0, 5, Grain::Whole), ["0", "1", "2"]);
        assert_eq!(shown(7.0, 7.0, 4, Grain::Whole), ["7", "8"]);
        assert_eq!(shown(0.0, 2e12, 2, Grain::Any), ["0", "1000000000000", "2000000000000"]);
    }

    #[test]
    fn ticks_cover_the_data_are_round_and_evenly_spaced() {
        let mut state = 11;
        for _ in 0..20_000 {
            let exponent = i32::try_from(random(&mut state) % 16).expect("small") - 4;
            let number = |state: &mut u64| {
                let units = i64::try_from(random(state) % 2_000_000).expect("small") - 500_000;
                Decimal::integer(units).shifted(exponent - 6).expect("fits")
            };
            let (a, b) = (Rational::from(number(&mut state)), Rational::from(number(&mut state)));
            let (low, high) = (a.min(b), a.max(b));
            let most = 2 + u32::try_from(random(&mut state) % 5).expect("small");
            let grain = if random(&mut state).is_multiple_of(2) {
                Grain::Any
            } else {
                Grain::Whole
            };
            let ticks = Ticks::covering(float(low), float(high), most, grain);
            let values: Vec<Rational> = ticks.values().iter().copied().map(Rational::from).collect();
            assert!(values.len() >= 2 && values.len() <= most as usize + 1, "{ticks:?}");
            assert!(
                values[0] <= low && high <= values[values.len() - 1],
                "{low:?} {high:?} {ticks:?}"
            );
            let step = values[1].plus(values[0].negated()).expect("fits");
            for pair in values.windows(2) {
                assert_eq!(pair[1].plus(pair[0].negated()), Ok(step));
            }
            let digits = step.to_decimal().expect("a decimal").to_string();
            let digits = digits.trim_matches(|c| c == '0' || c == '.');
            assert!(["1", "2", "5"].contains(&digits), "{digits}");
            if grain == Grain::Whole {
                assert!(ticks.values().iter().all(|tick| tick.scale() == 0), "{ticks:?}");
            }
        }
    }

    #[test]
    fn coordinates_keep_the_order_of_values() {
        let up = Linear::new([0.0, 50.0], [200.0, 20.0]);
        assert!((up.at(0.0) - 200.0).abs() < 1e-9 && (up.at(50.0) - 20.0).abs() < 1e-9);
        assert!(up.at(10.0) > up.at(20.0));
    }
}
