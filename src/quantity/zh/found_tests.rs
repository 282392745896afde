//! What is found in running Chinese text.

use super::find::found_by;
use super::{find, read};
use crate::quantity::cursor::Random;
use crate::quantity::{Found, Meaning, Names};

/// One text a line. `[…]` is a figure, `<…>` a time, `{…}` a name, `?…?` one to ask about; what
/// stands outside says nothing of the kind.
const TEXTS: &str = "\
全市新增企业[3家]、个体户[2户]。
招商推介[28场次]，接待客商[600多位]。
口罩日产量[达120万只]。
出栏生猪[30万头]、家禽[2000万羽]。
拥有床位[4200张]。
播出专题片[十二集]。
接种疫苗[3.2亿剂次]。
全長[3.5公里]，面積[二十萬畝]。
新增就業[１．２萬人]。
完成投資[５億元]，[增長８％]。
投入[两亿五千万元]。
人口[九百六十万]。
花了[两万五]。
[贰仟叁佰元]整。
[卅六个]行政村。
[廿余家]企业。
[十来个]项目开工。
[百余名]专家到会。
[几十亿元]投资落地。
[好几百人]参加。
[半年]完成投资。
[半个月内]办结。
[近半数]企业参与。
[两年半]建成。
[三个多月]完工。
占全省的[四分之三]。
合格率[达百分之百]。
[千分之五]的费率。
税收占比[超过六成五]。
收入[翻两番以上]。
规模[扩大1.5倍]。
是<2015年>的[3.2倍]。
费用[减半]。
[控制在3至5天]。
[年均增长6%～8%]。
投资[3—5亿元]。
男女比例为[1.05：1]。
师生比[1∶15]。
[由5个增加到12个]。
从<2016年>的[8%]提高到<2020年>的[12%]。
[由原来的15个工作日缩短至3个工作日]。
时限[从7天压减为1天以内]。
贷款利率[由4.5%下调至3.85%]。
[每平方米8000元]。
每亩补贴[120元]。
每人每月补助[500元]。
[户均增收3000元]。
日均客流[2.3万人次]。
单价[12元/公斤]。
比重[提高1.5个百分点]，[比上年高2个百分点]。
失业率[5.1%]，[比上月下降0.1个百分点]。
<2021年3月>[增长5%]。
截至<2022年12月31日>，存款余额[达1.2万亿元]。
<2016>—<2020年>投资[500亿元]。
<2021>至<2025年>[新增10万个]岗位。
<1>—<8月>实现利润[30亿元]。
今年<5月>至<7月>，[新增3家]。
<二季度>[增长4%]。
<第三季度>[下降1.2%]。
<一至三季度>[增长8%]。
<下半年>再开工[20个]。
“<九五>”以来投资[10亿元]。
{5G}基站[1200个]。
A股上市公司[12家]。
{ISO9001}认证企业[40家]。
{Q3}营收[3亿元]。
“{345}”网格化体系有[5个]层级。
{8337}发展思路。
拨打{12315}投诉。
{110}指挥中心接警[300起]。
参观{3号}楼的有[50人]。
鲁政发（{2021}）{15号}文件提出[5条]措施。
联系电话：{0635-8288000}。
手机{13800138000}。
{第十三届}全国人大{四次会议}。
党的{二十大}。
{十九届}{六中全会}。
第一产业增加值[3亿元]。
第一书记[100名]。
第三方评估[5家]。
一二三产业融合。
[名列全省第三]。
[位居全国前十]。
[前三名]获奖。
首位度[提高2个百分点]。
[第二批][12个]项目。
入选全国{百强县}。
{中国500强}企业[3家]。
“{三农}”投入[5亿元]。
推进“{一网通办}”，[200项]业务。
四面八方的客商[1000人]。
一些地方、一样的问题、一直如此。
签约[20个]项目。
通过[5项]验收。
经过[3年]努力。
附近[3个]村。
最近[5天]。
加快[12个]项目建设。
提升改造[4条]街。
?上万名?群众。
成千上万的游客。
收入[过亿元]的企业[8家]。
总人口[百万以上]的大县。
在线上[百万人]观看。
人数[百万]。
由[3个]部门负责。
自<2019年>起。
理由[3条]。
用[5天]到[3家]企业调研。
投资[3亿元]完成[2个]项目。
上午9点开会，[20分钟]结束。
8:30至17:00办公。
比例尺[1:500]。
{21世纪}海上丝绸之路。
90年代建厂。
{80后}干部[20名]。
周一至周五上班。
<4月23日>是世界读书日。
五一假期接待[30万人次]。
{7×24小时}服务。
负债率[-0.5%]。
?近100?余家企业。
?5至3?个工作日。
产值（万元）
其中：一是加大投入[3亿元]；二是减税[2亿元]。
1.加强领导。2.落实责任[3项]。
（1）任务[5个]
“{最后一公里}”
“{15分钟生活圈}”建成[30个]。
他说：“我们[三年]投资[两亿元]。”
分别[增长161%]、[284%]。
分别[达到12家]、[5家]和[3家]。
[同比分别增长5%]和[6%]。
[比去年同期增加2.3亿元]。
两位数增长。
[三方面]内容，5大领域。
[3]升级改造。
[12部门]联合发文。
贫困发生率[降至0]。
得分[98.5分]。
[7级以上]大风。
零距离服务。
[一分钟]办结。
[十分钟]生活圈。
[十分之一]。
[一度电]。
GDP[增长6.5%]。
GDP[5.2万亿元]。
[人民币3000元]。
[US$500万]。
[3.5亿欧元]。
[10万余亩]、[5万多人]、[300来家]。
[至少5个]、[最多8人]、[不少于3次]、[不超过10天]、[不足20%]、[不到三成]。
[20%以上]、[30%以下]、[50%左右]、[三天内]、[5年以内]、[10个上下]。
[200多种]、[3300多家]、[50多个]。
[五六百人]、[七八个]。
储能容量[10万千瓦]/[20万千瓦时]。
面积从[800至3000平方米]不等。
";

/// The text without its marks, and what they say.
fn unmarked(line: &str) -> (String, Vec<(usize, usize, char)>) {
    let (mut text, mut expected, mut open) = (String::new(), Vec::new(), None);
    for character in line.chars() {
        match character {
            '[' | '<' | '{' => open = Some((text.len(), character)),
            '?' if open.is_none() => open = Some((text.len(), character)),
            ']' | '>' | '}' | '?' => {
                let (start, mark) = open.take().expect("a mark closes what another opens");
                expected.push((start, text.len(), mark));
            }
            other => text.push(other),
        }
    }
    (text, expected)
}

const fn mark(meaning: &Meaning) -> char {
    match meaning {
        Meaning::Figure(_) => '[',
        Meaning::When(_) => '<',
        Meaning::Name(_) => '{',
        Meaning::Open(_) => '?',
    }
}

/// The finder without its table of characters: it looks at every place.
fn found_at_every_place(text: &str, names: &Names) -> Vec<Found> {
    found_by(text, names, |_, at, _| at)
}

/// What must be true of anything that is found.
fn assert_lawful(text: &str, names: &Names) {
    let found = find(text, names);
    assert_eq!(found, found_at_every_place(text, names), "{text}");
    let mut end = 0;
    for one in &found {
        assert!(one.span.start >= end && !one.span.is_empty(), "{text}: {one:?}");
        end = one.span.end;
        let words = &text[one.span.clone()];
        if let Meaning::Figure(quantity) = &one.meaning {
            assert_eq!(read(words).as_ref(), Ok(quantity), "{words} in {text}");
        }
    }
}

#[test]
fn figures_times_and_names_are_told_apart() {
    let names = Names::new(["15分钟生活圈"]);
    for line in TEXTS.lines() {
        let (text, expected) = unmarked(line);
        let found = find(&text, &names);
        let found: Vec<_> = found
            .iter()
            .map(|one| (one.span.start, one.span.end, mark(&one.meaning)))
            .collect();
        assert_eq!(found, expected, "{line}");
        assert_lawful(&text, &names);
    }
}

#[test]
fn names_of_a_term_base_are_names() {
    let names = Names::new([
        "人才新政35条",
        "八抓20条",
        "“4012”模式",
        "十四五",
        "双招双引",
        "营商环境",
    ]);
    let text = "“4012”模式、人才新政35条与“十四五”双招双引45条";
    let found: Vec<_> = find(text, &names)
        .into_iter()
        .map(|one| (&text[one.span], one.meaning))
        .collect();
    let words: Vec<_> = found.iter().map(|(words, meaning)| (*words, mark(meaning))).collect();
    assert_eq!(
        words,
        [
            ("“4012”模式", '{'),
            ("人才新政35条", '{'),
            ("十四五", '<'),
            ("45条", '[')
        ]
    );
}

#[test]
fn what_is_found_reads_back_and_needs_no_look_at_every_place() {
    let pieces = "1 20 2021 0 007 . , ， / - — : ∶ ： % ％ 一 二 三 十 百 千 万 亿 点 分之 百分之 个百分点 成 半 个 户 \
        元 亩 千瓦 年 月 日 多 余 几 数 上 近 约 以上 内 由 从 至 到 压缩至 第 前 位 翻 番 倍 每 级 比 增长 同比 5G “ ” 号 強 \
        萬 Ａ ５ 季度 上半年 十四五 全省 居 届 次会议 的 了 。 、 👍 a ]( ) {# } 人均 达到 超过 不 人民币 RMB";
    let mut alphabet: Vec<&str> = pieces.split_whitespace().collect();
    alphabet.extend([" ", "\n", "\u{3000}"]);
    let names = Names::new(["5G", "一带一路", "百千万"]);
    let mut random = Random::new(11);
    for _ in 0..30_000 {
        assert_lawful(&random.text(&alphabet, 9), &names);
    }
    for line in TEXTS.lines() {
        let mut characters: Vec<char> = line.chars().filter(|c| !"[]<>{}?".contains(*c)).collect();
        for _ in 0..20 {
            let bound = u32::try_from(characters.len()).expect("a short line");
            let (one, other) = (random.below(bound) as usize, random.below(bound) as usize);
            characters.swap(one, other);
            assert_lawful(&characters.iter().collect::<String>(), &names);
        }
    }
}

#[test]
fn a_long_text_of_nothing_but_openings_is_read_once() {
    let names = Names::default();
    for piece in [
        "增长",
        "同比",
        "“",
        "第",
        "1:",
        "由",
        "9",
        "十",
        "居全市",
        "1-",
        "1、",
        "每",
    ] {
        let text = piece.repeat(20_000);
        assert!(find(&text, &names).len() <= text.len(), "{piece}");
    }
}
