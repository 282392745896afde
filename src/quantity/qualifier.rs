//! What stands around a number: how exact it is, which way it moved, against what.

/// How the writer hedged a number.
///
/// Whether a bound includes the number follows article 1259 of the Civil Code of the People's
/// Republic of China (2020): 以上, 以下, 以内 include it; 不满, 超过, 以外 do not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    /// No hedge: `58.3万户`.
    #[default]
    Exact,
    /// On either side: 约, 大约, 左右, 上下, 大体; 数十, 千亿级; about, around, some, or so.
    About,
    /// Only the order of magnitude, and native readers differ on which side: 上万, 上百.
    Magnitude,
    /// A little less: 近, 将近, 接近; nearly, almost, close to.
    Nearly,
    /// More, the number itself excluded: 超, 超过, 逾, 突破, 多, 余; more than, over.
    Over,
    /// The number or more: 以上, 至少, 不低于, 不少于; at least, or more.
    AtLeast,
    /// The number or less: 以内, 内, 以下, 不超过, 最高; at most, within, up to, no more than.
    AtMost,
    /// Less, the number itself excluded: 不到, 不足, 低于, 少于, 不满; under, less than, below.
    Under,
}

impl Qualifier {
    /// All qualifiers.
    pub const ALL: [Self; 8] = [
        Self::Exact,
        Self::About,
        Self::Magnitude,
        Self::Nearly,
        Self::Over,
        Self::AtLeast,
        Self::AtMost,
        Self::Under,
    ];

    /// The stable name, for data files and translations.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::Magnitude => "magnitude",
            Self::Nearly => "nearly",
            Self::Over => "over",
            Self::AtLeast => "at-least",
            Self::AtMost => "at-most",
            Self::Under => "under",
        }
    }

    /// The qualifier of that name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|qualifier| qualifier.code() == code)
    }

    /// Whether a translator may render one by the other.
    ///
    /// 以上 is `or more` to a lawyer and `more than` in every English government report, and 以下
    /// likewise, so each pair of bounds counts as one.
    #[must_use]
    pub fn agrees_with(self, other: Self) -> bool {
        let side = |qualifier| match qualifier {
            Self::AtLeast => Self::Over,
            Self::Under => Self::AtMost,
            same => same,
        };
        side(self) == side(other)
    }

    /// What two qualifiers around one number say together, or nothing if they contradict.
    ///
    /// `约…以上` is a bound, the stricter of `超过…以上` is 超过, and 近 with 余 is a contradiction.
    #[must_use]
    pub fn combined(self, other: Self) -> Option<Self> {
        match (self, other) {
            (a, b) if a == b => Some(a),
            // 约 gives way to all but the absence of a hedge.
            (Self::Exact, hedge) | (hedge, Self::Exact | Self::About) => Some(hedge),
            (Self::About, stricter) => Some(stricter),
            (Self::Over | Self::AtLeast, Self::Over | Self::AtLeast) => Some(Self::Over),
            (Self::Under | Self::AtMost, Self::Under | Self::AtMost) => Some(Self::Under),
            _ => None,
        }
    }
}

/// Which way a value moved, and whether the number is the step or the place it reached.
///
/// 增长 (by) and 增至 (to) are told apart because the classic mistranslation swaps them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// Up by the number: 增长, 提高, 新增, 快; grew by, up.
    Rise,
    /// Down by the number: 下降, 减少, 缩短, 收窄; fell by, cut by, down.
    Fall,
    /// Up to the number: 增至, 提高到, 升到; rose to, grew to.
    RiseTo,
    /// Down to the number: 降至, 压缩到, 缩短至; fell to, cut to.
    FallTo,
    /// At the number, wherever it came from: 达到, 稳定在, 调整为; reached, stood at.
    Reach,
}

impl Direction {
    /// All directions.
    pub const ALL: [Self; 5] = [Self::Rise, Self::Fall, Self::RiseTo, Self::FallTo, Self::Reach];

    /// The stable name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Rise => "rise",
            Self::Fall => "fall",
            Self::RiseTo => "rise-to",
            Self::FallTo => "fall-to",
            Self::Reach => "reach",
        }
    }

    /// The direction of that name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|direction| direction.code() == code)
    }

    /// Whether the number is a step (`Rise`, `Fall`) and not a level.
    #[must_use]
    pub const fn is_step(self) -> bool {
        matches!(self, Self::Rise | Self::Fall)
    }
}

/// What a change is measured against, where the expression says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// The same period of the year before: 同比, 比上年; year on year.
    YearOnYear,
    /// The period just before: 环比; month on month, quarter on quarter.
    PreviousPeriod,
    /// The average of several years: 年均; a year on average.
    AnnualAverage,
}

impl Basis {
    /// The stable name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::YearOnYear => "year-on-year",
            Self::PreviousPeriod => "previous-period",
            Self::AnnualAverage => "annual-average",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_read_back() {
        for qualifier in Qualifier::ALL {
            assert_eq!(Qualifier::from_code(qualifier.code()), Some(qualifier));
        }
        for direction in Direction::ALL {
            assert_eq!(Direction::from_code(direction.code()), Some(direction));
        }
    }

    #[test]
    fn combining_is_symmetric_and_exact_adds_nothing() {
        for a in Qualifier::ALL {
            assert_eq!(a.combined(Qualifier::Exact), Some(a));
            for b in Qualifier::ALL {
                assert_eq!(a.combined(b), b.combined(a));
                assert_eq!(a.agrees_with(b), b.agrees_with(a));
            }
        }
    }
}
