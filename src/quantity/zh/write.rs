//! Quantities in Chinese words.

use crate::quantity::amount::{Amount, Fraction};
use crate::quantity::qualifier::{Basis, Direction, Qualifier};
use crate::quantity::rational::Rational;
use crate::quantity::scale::{Scale, Spoken, zh_scale};
use crate::quantity::shape::{Quantity, Shape};
use crate::quantity::unit::Unit;

/// A quantity as a Chinese official text has it: 万 and 亿, no commas, 以上 behind the unit, 约 and 近
/// before the number. A measure word is kept if it is a Chinese one.
///
/// `zh::read` reads back the same value, unit, direction and basis; a bound may come back as one
/// that [`Qualifier::agrees_with`] it.
#[must_use]
pub fn write(quantity: &Quantity) -> String {
    let text = match &quantity.shape {
        Shape::Change { from, to } => {
            let verb = match quantity.direction {
                Some(Direction::RiseTo) => "提高到",
                Some(Direction::FallTo) => "降至",
                _ => "调整为",
            };
            return format!("由{}{verb}{}", write(&counted(from)), write(&counted(to)));
        }
        Shape::Rank { place, scope, .. } => rank(*place, scope.as_deref(), quantity.qualifier),
        _ => match multiplied(quantity) {
            Some(text) => text,
            None => directed(quantity),
        },
    };
    match quantity.basis {
        None => text,
        Some(Basis::YearOnYear) => format!("同比{text}"),
        Some(Basis::PreviousPeriod) => format!("环比{text}"),
        Some(Basis::AnnualAverage) => format!("年均{text}"),
    }
}

/// A count with a measure word: 由252至1.1亿 would be read as one from 252亿.
fn counted(quantity: &Quantity) -> Quantity {
    let mut quantity = quantity.clone();
    if let Shape::Amount(amount) = &mut quantity.shape {
        *amount = with_measure(amount);
    }
    quantity
}

fn with_measure(amount: &Amount) -> Amount {
    let mut amount = amount.clone();
    if amount.unit == Unit::Count && amount.measure.as_deref().is_none_or(str::is_ascii) {
        amount.measure = Some("个".to_owned());
    }
    amount
}

fn directed(quantity: &Quantity) -> String {
    let hedged = hedged(quantity.qualifier, value(quantity));
    // What grows in per cent 增长, what is counted 增加, points 提高.
    let unit = quantity.unit().map(|unit| unit.unit);
    let share = matches!(
        unit,
        Some(Unit::Percent | Unit::Permille | Unit::Multiple | Unit::Ratio)
    );
    match quantity.direction {
        None => hedged,
        Some(Direction::Rise) if share => format!("增长{hedged}"),
        Some(Direction::Rise) if unit == Some(Unit::PercentagePoint) => format!("提高{hedged}"),
        Some(Direction::Rise) => format!("增加{hedged}"),
        Some(Direction::Fall) if share || unit == Some(Unit::PercentagePoint) => format!("下降{hedged}"),
        Some(Direction::Fall) => format!("减少{hedged}"),
        Some(Direction::RiseTo) => format!("增至{hedged}"),
        Some(Direction::FallTo) => format!("降至{hedged}"),
        Some(Direction::Reach) => format!("达到{hedged}"),
    }
}

/// 翻一番, 翻两番, 减半.
fn multiplied(quantity: &Quantity) -> Option<String> {
    let verb = match (&quantity.shape, quantity.direction?) {
        (Shape::Amount(amount), Direction::RiseTo) if amount.unit == Unit::Multiple && amount.per.is_none() => {
            match amount.plain().ok()?.to_string().as_str() {
                "2" => "翻一番",
                "4" => "翻两番",
                _ => return None,
            }
        }
        (Shape::Fraction(fraction), Direction::FallTo)
            if fraction.unit == Unit::Multiple && (fraction.numerator, fraction.denominator) == (1, 2) =>
        {
            "减半"
        }
        _ => return None,
    };
    (quantity.qualifier == Qualifier::Exact).then(|| verb.to_owned())
}

fn hedged(qualifier: Qualifier, value: String) -> String {
    match qualifier {
        Qualifier::Exact => value,
        Qualifier::About => format!("约{value}"),
        Qualifier::Magnitude => format!("大约{value}"),
        Qualifier::Nearly => format!("近{value}"),
        Qualifier::Over => format!("超过{value}"),
        Qualifier::AtLeast => format!("{value}以上"),
        Qualifier::AtMost => format!("不超过{value}"),
        Qualifier::Under => format!("不到{value}"),
    }
}

fn value(quantity: &Quantity) -> String {
    match &quantity.shape {
        Shape::Amount(value) => amount(value),
        Shape::Fraction(value) => fraction(value),
        Shape::Ratio(parts) => {
            let parts: Vec<String> = parts.iter().map(ToString::to_string).collect();
            parts.join("∶")
        }
        Shape::Range { low, high } => range(low, high),
        // Written by `write`.
        Shape::Rank { .. } | Shape::Change { .. } => String::new(),
    }
}

fn amount(value: &Amount) -> String {
    with_unit(value, &with_scale(spoken(value)))
}

/// `number`, already in words, with the unit of `amount` behind it.
fn with_unit(amount: &Amount, number: &str) -> String {
    let chinese = |word: &&str| !word.is_empty() && !word.is_ascii();
    let measure = amount.measure.as_deref().filter(chinese);
    let unit = match (amount.unit, measure) {
        (Unit::Count | Unit::Person, Some(measure)) => measure,
        (unit, _) => name(unit),
    };
    match amount.per {
        None => format!("{number}{unit}"),
        Some(Unit::PersonMonth) => format!("每人每月{number}{unit}"),
        Some(Unit::PersonYear) => format!("每人每年{number}{unit}"),
        Some(per @ (Unit::Month | Unit::Quarter | Unit::Year | Unit::Day | Unit::Week | Unit::Hour | Unit::Person)) => {
            format!("每{}{number}{unit}", short(per))
        }
        Some(per) => format!("{number}{unit}/{}", short(per)),
    }
}

fn fraction(value: &Fraction) -> String {
    // Tenths and hundredths of a whole are percentages; so is whatever else ends.
    let percent = Rational::new(value.numerator, value.denominator)
        .and_then(|share| share.times(Rational::new(100, 1)?))
        .ok()
        .and_then(Rational::to_decimal);
    match (value.unit, percent) {
        (Unit::Ratio | Unit::Percent, Some(percent)) if value.denominator % 10 == 0 => format!("{percent}%"),
        (Unit::Ratio | Unit::Count, _) => of_parts(value),
        (Unit::Multiple, _) => format!("原来的{}", of_parts(value)),
        (unit, _) => {
            let measure = value.measure.as_deref().filter(|word| !word.is_ascii());
            let unit = if unit == Unit::Person {
                measure.unwrap_or("人")
            } else {
                name(unit)
            };
            format!("{}/{}{unit}", value.numerator, value.denominator)
        }
    }
}

/// 三分之一, 15分之2.
fn of_parts(value: &Fraction) -> String {
    let word = |number: i128| {
        const DIGITS: [&str; 11] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
        let digit = usize::try_from(number).ok().and_then(|index| DIGITS.get(index));
        digit.map(|digit| (*digit).to_owned())
    };
    match (word(value.denominator), word(value.numerator)) {
        (Some(below), Some(above)) => format!("{below}分之{above}"),
        _ => format!("{}/{}", value.numerator, value.denominator),
    }
}

/// One unit behind both numbers if it and the scale are the same, else two amounts.
fn range(low: &Amount, high: &Amount) -> String {
    let (from, to) = (spoken(low), spoken(high));
    if low.compound() == high.compound() && from.scale == to.scale {
        return with_unit(high, &format!("{}至{}", from.mantissa, with_scale(to)));
    }
    if low.compound() == high.compound() && low.per.is_some() {
        // 每月 stands before both.
        let plain = |amount: &Amount| {
            amount
                .plain()
                .map_or_else(|_| with_scale(spoken(amount)), |plain| plain.to_string())
        };
        return with_unit(high, &format!("{}至{}", plain(low), plain(high)));
    }
    format!("{}至{}", amount(&with_measure(low)), amount(&with_measure(high)))
}

fn rank(place: u64, scope: Option<&str>, qualifier: Qualifier) -> String {
    if qualifier == Qualifier::AtMost {
        return format!("前{place}名");
    }
    let scope = scope.filter(|scope| !scope.is_ascii()).unwrap_or_default();
    format!("{scope}第{place}位")
}

fn spoken(amount: &Amount) -> Spoken {
    zh_scale(amount).unwrap_or(Spoken {
        mantissa: amount.number,
        scale: Scale::One,
    })
}

fn with_scale(spoken: Spoken) -> String {
    let scale = match spoken.scale {
        Scale::TenThousand => "万",
        Scale::HundredMillion => "亿",
        Scale::Trillion => "万亿",
        // Chinese has no words for the others, and `zh_scale` gives none.
        Scale::One | Scale::Million | Scale::Billion => "",
    };
    format!("{}{scale}", spoken.mantissa)
}

/// The unit behind a number.
const fn name(unit: Unit) -> &'static str {
    match unit {
        Unit::Cny => "元",
        Unit::Usd => "美元",
        Unit::Eur => "欧元",
        Unit::Gbp => "英镑",
        Unit::Hkd => "港元",
        Unit::Jpy => "日元",
        Unit::Count | Unit::Ratio | Unit::Rank => "",
        Unit::Person => "人",
        Unit::Mu => "亩",
        Unit::Hectare => "公顷",
        Unit::SquareMetre => "平方米",
        Unit::SquareKilometre => "平方公里",
        Unit::Acre => "英亩",
        Unit::Jin => "斤",
        Unit::Microgram => "微克",
        Unit::Milligram => "毫克",
        Unit::Gram => "克",
        Unit::Kilogram => "公斤",
        Unit::Tonne => "吨",
        Unit::GramCoal => "克标准煤",
        Unit::KilogramCoal => "千克标准煤",
        Unit::TonneCoal => "吨标准煤",
        Unit::CubicMetre => "立方米",
        // 5升至8升 begins like 升至.
        Unit::Litre => "公升",
        Unit::Millimetre => "毫米",
        Unit::Centimetre => "厘米",
        Unit::Metre => "米",
        Unit::Kilometre => "公里",
        Unit::Mile => "英里",
        Unit::KilowattHour => "千瓦时",
        Unit::MegawattHour => "兆瓦时",
        Unit::GigawattHour => "吉瓦时",
        Unit::Kilowatt => "千瓦",
        Unit::Megawatt => "兆瓦",
        Unit::Gigawatt => "吉瓦",
        Unit::Second => "秒",
        Unit::Minute => "分钟",
        Unit::Hour => "小时",
        Unit::Day => "天",
        Unit::Week => "周",
        Unit::WorkingDay => "个工作日",
        Unit::Month => "个月",
        Unit::Quarter => "个季度",
        Unit::Year => "年",
        Unit::PersonMonth => "人月",
        Unit::PersonYear => "人年",
        Unit::Percent => "%",
        Unit::Permille => "‰",
        Unit::Multiple => "倍",
        Unit::PercentagePoint => "个百分点",
        Unit::Grade => "级",
        Unit::Point => "分",
    }
}

/// The unit after 每 and after a stroke, without a measure word of its own.
fn short(unit: Unit) -> &'static str {
    let name = name(unit);
    name.strip_prefix('个').unwrap_or(name)
}
