//! Texts cut to a length without cutting what belongs together.
//!
//! A cut comes after a whole sentence. Where the first sentence is too long it comes at a
//! clause mark, or between two words of a language that has spaces, and is shown by the
//! language's ellipsis. Chinese words have no spaces: between two Han characters there is
//! no cut, and a text without a mark before the limit goes on to the first one after it.
//! Quotation marks and brackets keep their partners.

mod ruler;
mod stops;

use super::lang::Lang;
use ruler::Ruler;
use std::borrow::Cow;
use stops::{Kind, Stop, Stops};

/// The text, or its beginning if it is wider than `limit`, on a page of `lang`. The unit is
/// the width of a Latin letter; a Chinese character has two.
pub fn cut(text: &str, limit: usize, lang: Lang) -> Cow<'_, str> {
    let text = text.trim();
    // No character is wider than it has bytes.
    if text.len() <= limit || !Ruler::new(text, lang).exceeds(limit) {
        return text.into();
    }
    let ellipsis = match lang {
        Lang::Zh => "……",
        Lang::En => "…",
    };
    let room = limit.saturating_sub(ruler::whole(ellipsis, lang));
    let fits = |stop: &Stop, kept: usize| match stop.kind {
        Kind::Sentence if stop.open.is_empty() => kept <= limit,
        _ => kept <= room.saturating_sub(ruler::whole(&stop.open, lang)),
    };
    let stops = Stops::of(text);
    let chosen = at_a_mark(text, (limit, lang), &stops, fits)
        .or_else(|| between_words(text, (limit, lang), &stops, fits))
        .or_else(|| {
            let mut ruler = Ruler::new(text, lang);
            stops.at_marks().find(|stop| !fits(stop, ruler.to(stop.end)))
        });
    match chosen {
        None => text.into(),
        Some(stop) if stop.end == text.len() => text.into(),
        Some(stop) if stop.kind == Kind::Sentence && stop.open.is_empty() => text[..stop.end].into(),
        Some(stop) => {
            let closing: String = stop.open.chars().rev().map(stops::partner).collect();
            format!("{}{ellipsis}{closing}", &text[..stop.end]).into()
        }
    }
}

/// A text in two: the sentences that are inside the limit, and the rest. It stays whole where not
/// even the first sentence is, or where what is inside ends at a semicolon.
pub fn part(text: &str, limit: usize, lang: Lang) -> (&str, Option<&str>) {
    let text = text.trim();
    match cut(text, limit, lang) {
        Cow::Borrowed(first) if first.len() < text.len() && !first.ends_with([';', '；']) => {
            (first, Some(text[first.len()..].trim_start()))
        }
        _ => (text, None),
    }
}

/// The stops that are inside the limit and fit, with how wide is what each keeps.
fn inside(
    text: &str,
    (limit, lang): (usize, Lang),
    stops: impl Iterator<Item = Stop>,
    fits: impl Fn(&Stop, usize) -> bool,
) -> Vec<(Stop, usize)> {
    let mut ruler = Ruler::new(text, lang);
    stops
        .map(|stop| {
            let kept = ruler.to(stop.end);
            (stop, kept)
        })
        .take_while(|(_, kept)| *kept <= limit)
        .filter(|(stop, kept)| fits(stop, *kept))
        .collect()
}

fn last(stops: &[(Stop, usize)], wanted: impl Fn(&(Stop, usize)) -> bool) -> Option<Stop> {
    let stop = stops.iter().rev().find(|stop| wanted(stop));
    stop.map(|(stop, _)| stop.clone())
}

/// The best of the stops at marks: after a sentence, else after a clause. What goes before
/// the first comma may be a date alone, which says nothing.
fn at_a_mark(
    text: &str,
    (limit, lang): (usize, Lang),
    stops: &Stops<'_>,
    fits: impl Fn(&Stop, usize) -> bool,
) -> Option<Stop> {
    let inside = inside(text, (limit, lang), stops.at_marks(), fits);
    last(&inside, |(stop, _)| stop.kind == Kind::Sentence && stop.open.is_empty())
        .or_else(|| last(&inside, |(stop, kept)| stop.open.is_empty() && kept * 2 >= limit))
        .or_else(|| last(&inside, |(_, kept)| kept * 2 >= limit))
}

/// The best of all stops, those between words among them.
fn between_words(
    text: &str,
    (limit, lang): (usize, Lang),
    stops: &Stops<'_>,
    fits: impl Fn(&Stop, usize) -> bool,
) -> Option<Stop> {
    let inside = inside(text, (limit, lang), stops.all(), fits);
    last(&inside, |(stop, kept)| stop.open.is_empty() && kept * 2 >= limit)
        .or_else(|| last(&inside, |(_, kept)| kept * 2 >= limit))
        .or_else(|| last(&inside, |_| true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn all(lang: Lang, cases: &[(&str, usize, &str)]) {
        for (text, limit, wanted) in cases {
            assert_eq!(cut(text, *limit, lang), *wanted, "{text} at {limit}");
        }
    }

    #[test]
    fn whole_sentences_are_taken() {
        all(
            Lang::Zh,
            &[
                (" 全文不长。\n", 10, "全文不长。"),
                ("一句话。两句话。三句话。", 17, "一句话。两句话。"),
                ("他说：“行。”她说：“不行。”再说。", 14, "他说：“行。”"),
                ("怎么办？！——改；改完再说。", 12, "怎么办？！"),
                ("先做一；再做二；后做三。", 17, "先做一；再做二；"),
                ("在World Bank. 然后再看别的。", 20, "在World Bank."),
            ],
        );
        all(
            Lang::En,
            &[
                ("One. Two three! Four?", 15, "One. Two three!"),
                ("It grew by 5.8%. More to follow.", 20, "It grew by 5.8%."),
                ("In 2021. The rest is long.", 12, "In 2021."),
                ("He said “Go.” They went.", 15, "He said “Go.”"),
                ("First this; then that; then more.", 23, "First this; then that;"),
                ("It goes on… Then it ends.", 13, "It goes on…"),
            ],
        );
    }

    #[test]
    fn a_text_is_parted_between_sentences() {
        for (text, lang, wanted) in [
            (
                "一句话。两句话。三句话。",
                Lang::Zh,
                ("一句话。两句话。", Some("三句话。")),
            ),
            ("短短一句。", Lang::Zh, ("短短一句。", None)),
            ("先做一；再做二；后做三。", Lang::Zh, ("先做一；再做二；后做三。", None)),
            (
                "这一句很长，长得放不下。再来一句。",
                Lang::Zh,
                ("这一句很长，长得放不下。再来一句。", None),
            ),
            (
                "One. Two three! Four and five?",
                Lang::En,
                ("One. Two three!", Some("Four and five?")),
            ),
        ] {
            assert_eq!(part(text, 17, lang), wanted);
        }
    }

    #[test]
    fn what_only_looks_like_an_end_is_none() {
        all(
            Lang::En,
            &[
                (
                    "See e.g. the U.S. of No. 5 by Foo Co., Ltd. The end comes late.",
                    45,
                    "See e.g. the U.S. of No. 5 by Foo Co.…",
                ),
                ("1. The first of all points is long.", 22, "1. The first of all…"),
                (
                    "There it is, at 2.5 and 1,000 and v2.0 of them all.",
                    32,
                    "There it is…",
                ),
                ("Is it? yes, Yahoo! is it.", 20, "Is it? yes…"),
            ],
        );
        all(
            Lang::Zh,
            &[
                ("看《谁来管？》一书，再看别的。", 26, "看《谁来管？》一书……"),
                ("“谁来管？”的问题没有答案，再看。", 33, "“谁来管？”的问题没有答案……"),
                ("成效明显……下一步再看看别的东西。", 20, "成效明显……"),
            ],
        );
    }

    #[test]
    fn a_long_sentence_ends_at_a_clause() {
        all(
            Lang::Zh,
            &[
                (
                    "聊城拟新建改建公园，另建口袋公园，以见绿为目标。",
                    30,
                    "聊城拟新建改建公园……",
                ),
                (
                    "第二、三产业增加值，占比为10.9∶53.2∶35.9，升高。",
                    44,
                    "第二、三产业增加值……",
                ),
                (
                    "完成1,000万亩和3，5号地，20分钟办结全部手续。",
                    32,
                    "完成1,000万亩和3，5号地……",
                ),
                ("2011—2015年——“十二五”时期的主要工作。", 20, "2011—2015年……"),
                (
                    "没有标点的一长串汉字在界限以后才断开，然后继续。",
                    20,
                    "没有标点的一长串汉字在界限以后才断开……",
                ),
                ("没有标点的一长串汉字", 10, "没有标点的一长串汉字"),
                ("据悉，没有标点的一长串汉字在界限以后才断。", 30, "据悉……"),
            ],
        );
        all(
            Lang::En,
            &[
                (
                    "Plans for parks, green spaces and so on follow.",
                    34,
                    "Plans for parks, green spaces…",
                ),
                (
                    "A very long sentence here has no mark at all",
                    27,
                    "A very long sentence here…",
                ),
                ("It cost about RMB 12 billion yuan in all", 30, "It cost…"),
                ("It was held on 5 March 2015 in Donge", 28, "It was held…"),
                ("Growth came to 40 per cent of it", 24, "Growth came…"),
                ("Incomprehensibilities", 5, "Incomprehensibilities"),
            ],
        );
    }

    #[test]
    fn quotation_marks_and_brackets_keep_their_partners() {
        all(
            Lang::Zh,
            &[
                (
                    "他指出：“要优化营商环境。要放开。要管好。要服务好。”",
                    40,
                    "他指出：“要优化营商环境。要放开。……”",
                ),
                (
                    "增加值（同比增长5.8%，居全省第一位）之外，还有投资。",
                    40,
                    "增加值（同比增长5.8%，居全省第一位）之外……",
                ),
                (
                    "印发《关于优化环境，促进发展的意见》，再看别的。",
                    30,
                    "印发《关于优化环境，促进发展的意见》……",
                ),
                (
                    "说“‘放管服’改革，要‘放’，要‘管’，要‘服’”。",
                    34,
                    "说“‘放管服’改革，要‘放’……”",
                ),
            ],
        );
        all(
            Lang::En,
            &[
                ("The city’s “year of effective work” and more", 30, "The city’s “year…”"),
                (
                    "The (rather long) aside (which goes on)",
                    34,
                    "The (rather long) aside…",
                ),
                ("The workers’ “one, two and three” plan", 24, "The workers’ “one…”"),
            ],
        );
    }
}
