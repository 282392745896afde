//! Tests: what is written in one language and read again is what it was, whatever the quantity.

use super::cursor::Random;
use super::{
    Amount, Basis, Decimal, Direction, Fraction, Percent, Qualifier, Quantity, Shape, Style, Unit, Yuan, difference,
    en, zh,
};

fn pick<T: Copy>(random: &mut Random, from: &[T]) -> T {
    let length = u32::try_from(from.len()).expect("a short list");
    from[random.below(length) as usize]
}

const QUALIFIERS: &[Qualifier] = &[
    Qualifier::Exact,
    Qualifier::Exact,
    Qualifier::About,
    Qualifier::Nearly,
    Qualifier::Over,
    Qualifier::AtLeast,
    Qualifier::AtMost,
    Qualifier::Under,
];

const PER: &[(Unit, Unit)] = &[
    (Unit::Cny, Unit::Mu),
    (Unit::Cny, Unit::PersonMonth),
    (Unit::Cny, Unit::PersonYear),
    (Unit::Cny, Unit::Month),
    (Unit::Jin, Unit::Mu),
    (Unit::Kilogram, Unit::Hectare),
    (Unit::Microgram, Unit::CubicMetre),
    (Unit::GramCoal, Unit::KilowattHour),
    (Unit::Hour, Unit::Day),
    (Unit::CubicMetre, Unit::Tonne),
];

fn amount(random: &mut Random) -> Amount {
    // An order and a plain share are no units of an amount.
    let units: Vec<Unit> = (Unit::ALL.iter().copied())
        .filter(|unit| !matches!(unit, Unit::Rank | Unit::Ratio | Unit::PersonMonth | Unit::PersonYear))
        .collect();
    let (unit, per) = if random.below(5) == 0 {
        let (unit, per) = pick(random, PER);
        (unit, Some(per))
    } else {
        (pick(random, &units), None)
    };
    of_unit(random, unit, per)
}

fn of_unit(random: &mut Random, unit: Unit, per: Option<Unit>) -> Amount {
    let digits = i128::from(random.next() >> (24 + random.below(38)));
    let number = Decimal::new(digits + 1, random.below(4)).expect("small");
    let power = pick(random, &[0, 0, 4, 8]);
    // Nobody counts minutes or years by the ten thousand, and 2021年 is no length of time.
    let calendar = matches!(
        unit,
        Unit::Minute | Unit::Year | Unit::Month | Unit::Day | Unit::Quarter | Unit::Grade | Unit::Point
    );
    let (number, power) = if calendar || unit == Unit::Multiple {
        (Decimal::integer(i64::from(random.below(90)) + 1), 0)
    } else {
        (number, power)
    };
    let mut amount = Amount::new(number, power, unit);
    amount.per = per;
    amount
}

fn quantity(random: &mut Random) -> Quantity {
    match random.below(8) {
        0..=3 => around(random, |random| Shape::Amount(amount(random))),
        4 => around(random, |random| {
            let low = amount(random);
            let high = of_unit(random, low.unit, low.per);
            let (low, high) = if low.value().ok() < high.value().ok() {
                (low, high)
            } else {
                (high, low)
            };
            if low.value() == high.value() {
                return Shape::Amount(low);
            }
            Shape::Range { low, high }
        }),
        5 => around(random, |random| {
            Shape::Fraction(Fraction {
                numerator: i128::from(random.below(6)) + 1,
                denominator: i128::from(random.below(9)) + 7,
                unit: pick(random, &[Unit::Ratio, Unit::WorkingDay, Unit::Hour]),
                measure: None,
            })
        }),
        6 => Quantity::exact(Shape::Rank {
            place: u64::from(random.below(200)) + 1,
            scope: None,
            measure: None,
        }),
        _ => change(random),
    }
}

fn change(random: &mut Random) -> Quantity {
    let from = amount(random);
    let mut to = Quantity::exact(Shape::Amount(of_unit(random, from.unit, from.per)));
    to.qualifier = pick(random, QUALIFIERS);
    let mut change = Quantity::exact(Shape::Change {
        from: Box::new(Quantity::exact(Shape::Amount(from))),
        to: Box::new(to),
    });
    change.direction = pick(random, &[None, Some(Direction::RiseTo), Some(Direction::FallTo)]);
    change
}

fn around(random: &mut Random, shape: fn(&mut Random) -> Shape) -> Quantity {
    let mut quantity = Quantity::exact(shape(random));
    quantity.qualifier = pick(random, QUALIFIERS);
    let level = matches!(quantity.shape, Shape::Fraction(_));
    if random.below(2) == 0 && !level {
        let direction = pick(random, &Direction::ALL);
        quantity.direction = Some(direction);
        if direction.is_step() {
            let bases = [
                None,
                Some(Basis::YearOnYear),
                Some(Basis::PreviousPeriod),
                Some(Basis::AnnualAverage),
            ];
            quantity.basis = pick(random, &bases);
        }
    }
    quantity
}

fn styles() -> Vec<Style> {
    let percents = |currency| Percent::ALL.map(|percent| Style { currency, percent });
    Yuan::ALL.into_iter().flat_map(percents).collect()
}

/// Both say the same, and their numbers are equal to the last digit.
fn same(quantity: &Quantity, again: &Quantity, words: &str) {
    assert_eq!(difference(quantity, again), None, "{words}: {quantity:?} {again:?}");
    assert_eq!(again.basis, quantity.basis, "{words}");
    // A rise by three times is written as one by 300 %.
    let numbers = |quantity: &Quantity| quantity.values().expect("fits");
    assert_eq!(numbers(quantity), numbers(again), "{words}");
}

#[test]
fn english_reads_back() {
    let mut random = Random::new(20);
    let styles = styles();
    for _ in 0..8_000 {
        let quantity = quantity(&mut random);
        let style = pick(&mut random, &[0, 1, 2, 3, 4, 5, 6, 7, 8]);
        let words = en::write(&quantity, &styles[style]);
        let again = en::read(&words).unwrap_or_else(|error| panic!("{words}: {error:?} {quantity:?}"));
        same(&quantity, &again, &words);
    }
}

#[test]
fn chinese_reads_back() {
    let mut random = Random::new(21);
    for _ in 0..8_000 {
        let quantity = quantity(&mut random);
        let words = zh::write(&quantity);
        let again = zh::read(&words).unwrap_or_else(|error| panic!("{words}: {error:?} {quantity:?}"));
        same(&quantity, &again, &words);
    }
}

#[test]
fn each_language_survives_the_other() {
    let mut random = Random::new(22);
    for _ in 0..4_000 {
        let quantity = quantity(&mut random);
        let english = en::write(&quantity, &Style::default());
        let chinese = zh::write(&en::read(&english).unwrap_or_else(|error| panic!("{english}: {error:?}")));
        let again = zh::read(&chinese).unwrap_or_else(|error| panic!("{english}: {chinese}: {error:?}"));
        same(&quantity, &again, &format!("{english}: {chinese}"));
    }
}

/// The English of Chinese wordings, as a native writes it.
#[test]
fn english_is_idiomatic() {
    for (chinese, english) in [
        ("2663.6亿元", "RMB 266.36 billion"),
        ("近30亿元", "nearly RMB 3 billion"),
        ("267万亩", "2.67 million mu (178,000 ha)"),
        ("10万亩", "100,000 mu (6,700 ha)"),
        ("100亿斤以上", "at least 10 billion jin (5 million tonnes)"),
        ("10.21亿斤", "1.021 billion jin (510,500 tonnes)"),
        ("3至5亩", "3–5 mu (0.2–0.33 ha)"),
        ("58.3万户", "583,000"),
        ("4.07万人", "40,700 people"),
        ("1人", "1 person"),
        ("翻一番", "doubled"),
        ("翻两番", "quadrupled"),
        ("减半", "halved"),
        ("前三名", "top three"),
        ("前25位", "top 25"),
        ("第二批", "2nd batch"),
        ("全省第一", "1st"),
        ("第111位", "111th"),
        ("增长4倍以上", "up by at least 400%"),
        ("增长1倍", "up 100%"),
        ("由2小时压缩至20分钟内", "from 2 hours to within 20 minutes"),
        ("三个月内", "within 3 months"),
        ("最高500万元", "up to RMB 5 million"),
        ("4%以内", "at most 4%"),
        ("不到200家", "fewer than 200"),
        ("不到20分钟", "less than 20 minutes"),
        ("减少了三分之一", "down by one third"),
        ("压缩到原来的三分之一", "falling to one third of what it was"),
        ("七分之一", "one seventh"),
        ("四成以上", "at least 40%"),
        ("1/4个工作日", "a quarter of a working day"),
        ("同比增长21.5%", "up 21.5% year on year"),
        ("环比下降0.4%", "down 0.4% on the previous period"),
        ("年均增长10%以上", "up by at least 10% a year on average"),
        ("缩短7天以上", "cut by at least 7 days"),
        ("提高6.2个百分点", "up 6.2 percentage points"),
        ("增至58.3万户", "rising to 583,000"),
        ("每人每月720元", "RMB 720 per person per month"),
        ("亩均13.5万元", "RMB 135,000 per mu"),
        ("46微克/立方米", "46 µg per cubic metre"),
        ("5～8亿元", "RMB 500–800 million"),
        ("800元至1万元", "RMB 800–10,000"),
        ("5000万至2亿元", "RMB 50–200 million"),
        ("5亿至12亿元", "RMB 500 million to RMB 1.2 billion"),
        ("0.5%—1.2%", "0.5–1.2%"),
        ("10.9∶53.2∶35.9", "10.9:53.2:35.9"),
        ("约1.2万吨标煤", "about 12,000 tonnes of coal equivalent"),
        ("1吨标煤", "1 tonne of coal equivalent"),
        ("50.0%", "50.0%"),
    ] {
        let quantity = zh::read(chinese).unwrap_or_else(|error| panic!("{chinese}: {error:?}"));
        assert_eq!(en::explain(&quantity, &Style::default()), english, "{chinese}");
    }
}

#[test]
fn a_house_style_changes_currency_and_percent_only() {
    let written = |chinese: &str, currency, percent| {
        let quantity = zh::read(chinese).expect("a figure");
        en::write(&quantity, &Style { currency, percent })
    };
    assert_eq!(written("5～8亿元", Yuan::Word, Percent::Sign), "500–800 million yuan");
    assert_eq!(written("近30亿元", Yuan::Cny, Percent::Sign), "nearly CNY 3 billion");
    assert_eq!(written("增长8.8%", Yuan::Rmb, Percent::Percent), "up 8.8 percent");
    assert_eq!(written("0.5%—1.2%", Yuan::Rmb, Percent::PerCent), "0.5–1.2 per cent");
    assert_eq!(written("千分之三点四", Yuan::Rmb, Percent::PerCent), "3.4 per thousand");
    assert_eq!(
        written("亩均13.5万元", Yuan::Word, Percent::Sign),
        "135,000 yuan per mu"
    );
}
