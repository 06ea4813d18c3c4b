//! Numbers that look random and are the same on every machine.

/// SplitMix64 (Steele, Lea, Flood, 2014): one word of state, good enough to choose mutations with.
#[derive(Debug, Clone)]
pub struct Random {
    state: u64,
}

impl Random {
    /// Two numbers fix everything that follows.
    #[must_use]
    pub fn new(first: u64, second: u64) -> Random {
        let mut random = Random { state: first };
        random.state = random.number() ^ second;
        random
    }

    /// The next number.
    pub fn number(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, not including, the bound; 0 when the bound is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound).unwrap_or(u64::MAX);
        usize::try_from(self.number().checked_rem(bound).unwrap_or(0)).unwrap_or(0)
    }

    /// True once in so many times.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of these; `None` when there are none.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }

    /// A byte.
    pub fn byte(&mut self) -> u8 {
        self.number().to_le_bytes()[0]
    }

    /// A part of so many things: from, to.
    pub fn part(&mut self, length: usize) -> (usize, usize) {
        let from = self.below(length.saturating_add(1));
        let most = length.saturating_sub(from);
        let most = if self.one_in(4) { most } else { most.min(16) };
        (from, from.saturating_add(self.below(most.saturating_add(1))))
    }

    /// How often something is repeated: mostly little, sometimes so often that what is quadratic shows.
    pub fn times(&mut self) -> usize {
        *self.pick(&[1, 1, 1, 2, 2, 3, 8, 17, 33, 300, 5000]).unwrap_or(&1)
    }
}
