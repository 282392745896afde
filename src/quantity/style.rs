//! How a digest writes its English figures: the choices that house styles differ in.

/// The choices of a digest, from its settings; everything else of a figure is the same in every
/// style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// How yuan are written.
    pub currency: Yuan,
    /// How percentages are written.
    pub percent: Percent,
}

/// How yuan are written in English.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Yuan {
    /// RMB 3 billion, as most texts on China have it.
    #[default]
    Rmb,
    /// CNY 3 billion, the code of ISO 4217.
    Cny,
    /// 3 billion yuan.
    Word,
}

impl Yuan {
    /// All of them, in the order in which documents name them.
    pub const ALL: [Self; 3] = [Self::Rmb, Self::Cny, Self::Word];

    /// What settings call it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Rmb => "RMB",
            Self::Cny => "CNY",
            Self::Word => "yuan",
        }
    }
}

/// How percentages are written in English.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Percent {
    /// 8.8%.
    #[default]
    Sign,
    /// 8.8 percent, as in the United States.
    Percent,
    /// 8.8 per cent, as in the United Kingdom.
    PerCent,
}

impl Percent {
    /// All of them, in the order in which documents name them.
    pub const ALL: [Self; 3] = [Self::Sign, Self::Percent, Self::PerCent];

    /// What settings call it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sign => "%",
            Self::Percent => "percent",
            Self::PerCent => "per cent",
        }
    }
}
