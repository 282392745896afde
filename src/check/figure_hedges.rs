//! Words that hedge a number from further away, in both languages.

use crate::quantity::Qualifier;

/// Words that hedge a number from further away, with what they say. Short ones that are part of
/// many others (多, 内) are left out.
pub(super) type Hedges = &'static [(Qualifier, &'static [&'static str])];

/// In Chinese.
pub(super) const ZH_HEDGES: Hedges = &[
    (Qualifier::About, &["约", "左右", "上下", "前后"]),
    (Qualifier::Nearly, &["近", "接近"]),
    (
        Qualifier::Over,
        &[
            "超",
            "逾",
            "突破",
            "以上",
            "至少",
            "最低",
            "不低于",
            "不少于",
            "起步",
            "下限",
            "多于",
            "高于",
            "余",
            "出头",
        ],
    ),
    (
        Qualifier::AtMost,
        &[
            "以内",
            "以下",
            "不超过",
            "不超",
            "最高",
            "最多",
            "至多",
            "最长",
            "上限",
            "不到",
            "不足",
            "低于",
            "少于",
            "之内",
        ],
    ),
];

/// In English.
pub(super) const EN_HEDGES: Hedges = &[
    (
        Qualifier::About,
        &["about", "around", "some", "roughly", "approximately", "or so"],
    ),
    (Qualifier::Nearly, &["nearly", "almost", "close to"]),
    (
        Qualifier::Over,
        &[
            "more than",
            "over",
            "at least",
            "or more",
            "exceed",
            "above",
            "past",
            "minimum",
            "upwards",
            "plus",
            "threshold",
        ],
    ),
    (
        Qualifier::AtMost,
        &[
            "at most",
            "up to",
            "within",
            "no more than",
            "not more than",
            "under",
            "below",
            "less than",
            "maximum",
            "or less",
            "cap",
            "limit",
            "ceiling",
            "upper",
        ],
    ),
];
