//! A small random number generator of our own.
//!
//! `SplitMix64` (Steele, Lea and Flood, "Fast splittable pseudorandom number generators",
//! 2014; the constants are those of Vigna's public-domain version). The corpus has to be
//! the same on every machine and after every update of a dependency, which a generator
//! from a crate does not promise; the quality that simulations need is not needed here.

/// What 2⁶⁴ divided by the golden ratio is, made odd: the step between two states.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// A stream of random numbers.
pub(crate) struct Random {
    state: u64,
}

impl Random {
    /// The stream of one thing: `index` counts things, `purpose` tells streams of one
    /// thing apart, so that a report's identity is known without writing its body.
    pub(crate) fn stream(seed: u64, purpose: u64, index: u64) -> Self {
        Self {
            state: mix(mix(seed.wrapping_add(STEP) ^ purpose).wrapping_add(index.wrapping_mul(STEP))),
        }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(STEP);
        mix(self.state)
    }

    /// A number from zero up to, not including, `end`.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        // The upper half of a product: its bias is below end / 2⁶⁴, and it needs no loop.
        let product = u128::from(self.next()) * u128::from(end);
        u64::try_from(product >> 64).expect("the upper half of 128 bits")
    }

    /// A number between two ends, both included.
    pub(crate) fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.below(high - low + 1)
    }

    /// True in `percent` of a hundred cases.
    pub(crate) fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of several things.
    pub(crate) fn pick<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        &things[self.place(things.len())]
    }

    /// Several different things, in random order.
    pub(crate) fn sample<'a, T>(&mut self, things: &'a [T], count: usize) -> Vec<&'a T> {
        let mut pool: Vec<&T> = things.iter().collect();
        (0..count).map(|_| pool.swap_remove(self.place(pool.len()))).collect()
    }

    fn place(&mut self, len: usize) -> usize {
        let end = u64::try_from(len).expect("a length fits in 64 bits");
        usize::try_from(self.below(end)).expect("less than a length")
    }
}

/// Spreads the bits of a counter, so that near counters give unrelated numbers.
fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
