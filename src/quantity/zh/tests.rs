//! What Chinese expressions mean, and that no text makes the reader fall.

use super::read;
use crate::quantity::cursor::Random;
use crate::quantity::{Amount, Basis, Compound, Decimal, Direction, Qualifier, ReadErrorKind, Shape, Unit, zh_scale};

/// The reading on one line: values in base units, unit, then whatever is not plain.
fn line(text: &str) -> String {
    let quantity = match read(text) {
        Ok(quantity) => quantity,
        Err(error) => return format!("{}@{}", error.kind.code(), error.offset),
    };
    let values = quantity.values().expect("a reader returns what fits");
    let values: Vec<String> = values.iter().map(ToString::to_string).collect();
    let mut words = vec![values.join(" ")];
    words.extend(quantity.unit().map(|unit| unit.to_string()));
    words.extend(quantity.amount().and_then(|amount| amount.measure.clone()));
    if quantity.qualifier != Qualifier::Exact {
        words.push(quantity.qualifier.code().to_owned());
    }
    words.extend(quantity.direction.map(|direction| direction.code().to_owned()));
    words.extend(quantity.basis.map(|basis| basis.code().to_owned()));
    words.join(" ")
}

fn expect(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(line(text), *expected, "{text}");
    }
}

#[test]
fn amounts() {
    expect(&[
        ("58.3万户", "583000 count 户"),
        ("近30亿元", "3000000000 CNY nearly"),
        ("2.2万亿元", "2200000000000 CNY"),
        ("2300多亿元", "230000000000 CNY over"),
        ("一万三千多户", "13000 count 户 over"),
        ("壹拾贰万叁仟元", "123000 CNY"),
        ("1亿2000万元", "120000000 CNY"),
        ("66万千瓦", "660000 kW"),
        ("100亿斤以上", "5000000000 jin at-least"),
        ("1，410亿元", "141000000000 CNY"),
        ("每千瓦时302克标准煤", "0.302 gce/kWh"),
        ("每人每月720元", "720 CNY/person-month"),
        ("标煤1800吨", "1800000 tce"),
        ("46微克／立方米", "0.000000046 ug/m3"),
        ("一个半小时", "5400 hour"),
        ("三个月内", "3 month at-most"),
        ("5000余畝", "10000000/3 mu over"),
        ("20家重点企业以上", "20 count 家重点企业 at-least"),
        ("4600万人次", "46000000 count 人次"),
        ("数十个", "10 count 个 about"),
        ("上万家", "10000 count 家 magnitude"),
        ("千亿级", "100000000000 count about"),
        ("零", "0 count"),
        ("人民币3亿元", "300000000 CNY"),
    ]);
}

#[test]
fn shares_multiples_and_changes() {
    expect(&[
        ("百分之九十八点五", "0.985 percent"),
        ("千分之三点四", "0.0034 permille"),
        ("八成", "0.8 ratio"),
        ("八成五", "0.85 ratio"),
        ("近半数", "0.5 ratio nearly"),
        ("1/4个工作日", "0.25 working-day"),
        ("万分之二", "0.0002 ratio"),
        ("1.7倍", "1.7 multiple"),
        ("翻两番", "4 multiple rise-to"),
        ("减半", "0.5 multiple fall-to"),
        ("同比增长21.5%", "0.215 percent rise year-on-year"),
        ("年均增长8%左右", "0.08 percent about rise annual-average"),
        ("环比下降0.4%", "0.004 percent fall previous-period"),
        ("压缩到原来的三分之一", "1/3 multiple fall-to"),
        ("控制在4%以内", "0.04 percent at-most reach"),
    ]);
    let fell = read("下降0.4%").expect("a change");
    assert_eq!(
        fell.signed_value().map(|value| value.to_string()).as_deref(),
        Some("-0.004")
    );
}

#[test]
fn shapes_of_several_numbers() {
    expect(&[
        ("3-5个工作日", "3 5 working-day"),
        ("5～8亿元", "500000000 800000000 CNY"),
        ("800至1万元", "800 10000 CNY"),
        ("0.5%—1.2%", "0.005 0.012 percent"),
        ("二三十家", "20 30 count about"),
        ("10.9︰53.2︰35.9", "10.9 53.2 35.9"),
        ("1比12", "1 12"),
        ("由2小时压缩至20分钟内", "7200 1200 minute fall-to"),
        ("由69扩展到90平方公里", "69000000 90000000 km2 rise-to"),
        (
            "由11.9∶51∶37.1调整为10.9∶53.2∶35.9",
            "11.9 51 37.1 10.9 53.2 35.9 reach",
        ),
        ("由第8位升至第2位", "8 2 rank rise-to"),
    ]);
    let change = read("由2小时压缩至20分钟内").expect("a change");
    let Shape::Change { to, .. } = change.shape else {
        panic!("not a change")
    };
    assert_eq!(to.qualifier, Qualifier::AtMost);
}

#[test]
fn ranks_keep_their_scope() {
    let rank = |text: &str| match read(text).expect("a rank").shape {
        Shape::Rank { place, scope, .. } => (place, scope),
        other => panic!("{other:?}"),
    };
    assert_eq!(rank("第25位"), (25, None));
    assert_eq!(rank("居全市第2位"), (2, Some("全市".into())));
    assert_eq!(rank("全省第一"), (1, Some("全省".into())));
    assert_eq!(rank("第十八"), (18, None));
    assert_eq!(rank("前三名").0, 3);
    assert_eq!(read("前三名").map(|quantity| quantity.qualifier), Ok(Qualifier::AtMost));
}

#[test]
fn what_is_no_quantity_is_an_error_with_its_place() {
    expect(&[
        ("", "empty@0"),
        ("58.3万户。", "end-expected@6"),
        ("007", "leading-zero@0"),
        ("2021年", "date@0"),
        ("5G", "unit-or-end-expected@1"),
        ("世界500强", "number-expected@0"),
        ("近100余家", "contradictory-qualifiers@0"),
        ("3/0", "zero-denominator@2"),
        ("二五", "malformed-numeral@0"),
        ("5至3个", "range-ends@2"),
        ("元", "number-expected@0"),
    ]);
    assert_eq!(
        read(&"9".repeat(60)).map_err(|error| error.kind),
        Err(ReadErrorKind::TooLarge)
    );
}

#[test]
fn an_open_unit_is_the_indicators() {
    let under = |text: &str, unit: &str| {
        let unit = Compound::from_code(unit).expect("a known code");
        read(text)
            .expect("a quantity")
            .under(unit)
            .unit()
            .map(|unit| unit.to_string())
    };
    assert_eq!(under("超百亿", "CNY").as_deref(), Some("CNY"));
    assert_eq!(under("1800吨", "tce").as_deref(), Some("tce"));
    assert_eq!(under("7185美元", "USD/person").as_deref(), Some("USD/person"));
    assert_eq!(under("58.3万户", "CNY").as_deref(), Some("count"));
}

#[test]
fn what_zh_scale_writes_reads_back() {
    let mut random = Random::new(8);
    let words = [(0, ""), (4, "万"), (8, "亿"), (12, "万亿")];
    for _ in 0..20_000 {
        let (_, word) = words[random.below(4) as usize];
        let number = random.below(9_999_999) + 1;
        let text = format!("{}.{:02}{word}元", number / 100, number % 100);
        let quantity = read(&text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
        let spoken = zh_scale(quantity.amount().expect("an amount")).expect("fits");
        let (_, word) = words
            .into_iter()
            .find(|(power, _)| *power == spoken.scale.power())
            .expect("one of 万 and 亿");
        let again = read(&format!("{}{word}元", spoken.mantissa)).expect("a quantity");
        assert_eq!(again.values(), quantity.values(), "{text}");
    }
}

#[test]
fn no_text_makes_the_reader_fall() {
    let pieces = "1 20 0 . , ， / - — : ∶ % ％ 一 二 三 十 百 千 万 亿 点 分之 百分之 百分点 成 半 个 户 元 \
        亩 千瓦 年 多 余 几 数 上 近 约 以上 内 由 至 到 压缩至 第 前 位 翻 番 倍 每 级 比 。 👍 a \
        99999999999999999999";
    let mut alphabet: Vec<&str> = pieces.split_whitespace().collect();
    alphabet.push(" ");
    let mut random = Random::new(9);
    for _ in 0..30_000 {
        let text = random.text(&alphabet, 8);
        match read(&text) {
            Ok(quantity) => assert!(quantity.values().is_ok(), "{text}"),
            Err(error) => assert!(error.offset <= text.chars().count(), "{text}"),
        }
    }
}

#[test]
fn directions_and_bases_are_named() {
    let quantity = read("比上年提高6.2个百分点").expect("a change");
    assert_eq!(
        (quantity.direction, quantity.basis),
        (Some(Direction::Rise), Some(Basis::YearOnYear))
    );
}

#[test]
fn numbers_of_ordinary_size_fit_in_every_unit() {
    let largest = Decimal::new(999_999_999, 0).expect("fits");
    let finest = Decimal::new(999_999_999, 12).expect("fits");
    for (&unit, number) in Unit::ALL.iter().flat_map(|unit| [(unit, largest), (unit, finest)]) {
        for per in std::iter::once(None).chain(Unit::ALL.iter().copied().map(Some)) {
            let amount = Amount {
                per,
                ..Amount::new(number, 12, unit)
            };
            assert!(amount.value().is_ok(), "{unit} per {per:?}");
        }
    }
    // 10^27 more than that does not, and is no quantity.
    let text = format!("{}亿元", "9".repeat(35));
    assert_eq!(read(&text).map_err(|error| error.kind), Err(ReadErrorKind::TooLarge));
}

#[test]
fn a_record_of_two_figures_or_a_time_is_told_so() {
    expect(&[
        ("10万千瓦/20万千瓦时", "several-figures@6"),
        ("5座、道路23条", "several-figures@5"),
        ("2021年9月29日", "date@0"),
        ("前三季度", "date@0"),
        ("二〇二一年八月", "date@0"),
    ]);
}
