//! What was found, in words.

use super::english;
use super::entry::Entry;
use super::named::Misnamed;
use super::sections::Pair;
use crate::check::figure_agreement::Slip;
use crate::diag::{Code, Diagnostic, Fix, Location, Text};
use crate::quantity::{Qualifier, Shape, Unit, en};

/// The words of something found; those of the record where the program prints them.
fn words(entry: Entry<'_, '_>) -> String {
    let written = entry.section.text[entry.item.at.clone()].trim();
    if written.is_empty() {
        let printed = expected(entry);
        return printed.unwrap_or_else(|| "[]".to_owned());
    }
    written.to_owned()
}

/// A figure in English, in the digest's style.
fn expected(entry: Entry<'_, '_>) -> Option<String> {
    let quantity = entry.item.quantity()?;
    // What is only an order of magnitude has no English of its own.
    (quantity.qualifier != Qualifier::Magnitude).then(|| en::write(quantity, &entry.section.style))
}

/// Two figures that belong together and differ.
pub(super) fn differs(zh: Entry<'_, '_>, en: Entry<'_, '_>, slip: Slip) -> Diagnostic {
    let (said, written) = (words(zh), words(en));
    let (code, way_zh, way_en) = match slip {
        Slip::Number => (Code::FG007, "数值不同", "is another number than"),
        Slip::Unit => (Code::FG008, "单位不同", "has another unit than"),
        Slip::Points => (
            Code::FG009,
            "百分数与百分点不同",
            "mixes up per cent and percentage points of",
        ),
        Slip::Hedge => (Code::FG010, "限定词不同", "is hedged otherwise than"),
        Slip::Way => (
            Code::FG011,
            "是增减还是水平、方向或基期不同",
            "takes another direction, basis or level than",
        ),
        Slip::Shape => (
            Code::FG012,
            "说法不是一类，或次序不同",
            "is of another kind or order than",
        ),
    };
    let message = Text::new(
        format!("英文“{written}”与中文“{said}”{way_zh}"),
        format!("“{written}” {way_en} the Chinese “{said}”"),
    );
    let fix = (slip == Slip::Number).then(|| rewritten(zh, en)).flatten();
    Diagnostic::new(code, en.item.location.clone(), message)
        .with_help(help(zh))
        .with_related(zh.item.location.clone(), chinese())
        .with_fix(fix)
}

fn chinese() -> Text {
    Text::new("中文是这样写的", "the Chinese says this")
}

/// What to type: the English of the Chinese figure.
fn help(zh: Entry<'_, '_>) -> Text {
    match expected(zh) {
        Some(expected) => Text::new(format!("写 {expected}"), format!("write {expected}")),
        None => Text::new(
            "照来源核对，改其中一处",
            "check the source, then mend the one that is wrong",
        ),
    }
}

/// The English with another number and the rest as it stands, where that is all that is wrong.
fn rewritten(zh: Entry<'_, '_>, en: Entry<'_, '_>) -> Option<Fix> {
    let (said, written) = (zh.item.quantity()?, en.item.quantity()?);
    let (Shape::Amount(from), Shape::Amount(to)) = (&said.shape, &written.shape) else {
        return None;
    };
    let same_digits = from.number.trimmed().coefficient() == to.number.trimmed().coefficient();
    let is_alike = from.compound() == to.compound() && said.qualifier == written.qualifier;
    if !is_alike || !same_digits || said.qualifier == Qualifier::Magnitude || en.item.at.is_empty() {
        return None;
    }
    let text = &en.section.text[en.item.at.clone()];
    let number = number_in(text)?;
    let start = en.item.at.start;
    let place = en.section.location(start + number.start..start + number.end)?;
    let spelled = english::number(from)?;
    // A noun or a unit after a rank of thousands stays; `a` and `hundred` would not.
    let plain = !matches!(to.unit, Unit::Multiple | Unit::Rank);
    plain.then_some(())?;
    Some(Fix::replace(place.span?, spelled))
}

/// The bytes of the only number in digits, with the word for its power of ten.
fn number_in(text: &str) -> Option<std::ops::Range<usize>> {
    let is_number = |c: char| c.is_ascii_digit() || c == ',' || c == '.';
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let length = text[start..].find(|c| !is_number(c)).unwrap_or(text.len() - start);
    let mut end = start + text[start..start + length].trim_end_matches([',', '.']).len();
    for scale in ["thousand", "million", "billion", "trillion"] {
        let rest = &text[end..];
        let spaced = rest.strip_prefix([' ', '-']).unwrap_or(rest);
        if spaced.len() >= scale.len()
            && spaced.is_char_boundary(scale.len())
            && spaced[..scale.len()].eq_ignore_ascii_case(scale)
        {
            end = text.len() - spaced.len() + scale.len();
            break;
        }
    }
    let another = text[end..].contains(|c: char| c.is_ascii_digit());
    (!another).then_some(start..end)
}

/// Two figures of which a person has to say whether they agree.
pub(super) fn asks(zh: Entry<'_, '_>, en: Entry<'_, '_>) -> Diagnostic {
    let (said, written) = (words(zh), words(en));
    Diagnostic::new(
        Code::FG013,
        en.item.location.clone(),
        Text::new(
            format!("“{written}”与“{said}”可以有两种理解，请人判断"),
            format!("“{written}” for “{said}” can be read in two ways"),
        ),
    )
    .with_help(Text::new(
        "写成不会误解的说法，例如 grew by more than 400%",
        "say it so that it has one meaning, such as “grew by more than 400%”",
    ))
    .with_related(zh.item.location.clone(), chinese())
}

/// A Chinese figure that the English section does not have.
pub(super) fn lost(zh: Entry<'_, '_>, pair: &Pair<'_, '_>) -> Diagnostic {
    let said = words(zh);
    let finding = Diagnostic::new(
        Code::FG005,
        zh.item.location.clone(),
        Text::new(
            format!("英文的这一节没有“{said}”"),
            format!("the English section has no “{said}”"),
        ),
    )
    .with_help(match expected(zh) {
        Some(expected) => Text::new(
            format!("英文里写 {expected}"),
            format!("write {expected} in the English"),
        ),
        None => Text::new(
            "在英文里补上，或从中文里删去",
            "add it to the English, or drop it from the Chinese",
        ),
    });
    match sentence(&pair.en, zh.item.sentence) {
        Some(place) => finding.with_related(place, Text::new("大概应在这里", "it should be about here")),
        None => finding,
    }
}

/// An English figure that the Chinese section does not have.
pub(super) fn added(en: Entry<'_, '_>, pair: &Pair<'_, '_>) -> Diagnostic {
    let written = words(en);
    let finding = Diagnostic::new(
        Code::FG006,
        en.item.location.clone(),
        Text::new(
            format!("中文的这一节没有“{written}”"),
            format!("the Chinese section has no “{written}”"),
        ),
    )
    .with_help(Text::new(
        "照来源核对：从英文里删去，或在中文里补上",
        "check the source: drop it here, or add it to the Chinese",
    ));
    match sentence(&pair.zh, en.item.sentence) {
        Some(place) => finding.with_related(place, Text::new("中文的这一句", "the Chinese sentence")),
        None => finding,
    }
}

/// The place of the sentence of that number, or of the last one.
fn sentence(sections: &[&super::section::Section<'_>], number: usize) -> Option<Location> {
    let section = sections.first()?;
    let range = section.sentences.get(number).or(section.sentences.last())?.clone();
    let text = section.text[range.clone()].trim_end();
    section.location(range.start..range.start + text.len())
}

/// A time that stands where the other language has another one.
pub(super) fn another_time(zh: Entry<'_, '_>, en: Entry<'_, '_>) -> Diagnostic {
    let (said, written) = (words(zh), words(en));
    Diagnostic::new(
        Code::FG014,
        en.item.location.clone(),
        Text::new(
            format!("英文“{written}”与中文“{said}”不是同一时间"),
            format!("“{written}” is another time than the Chinese “{said}”"),
        ),
    )
    .with_help(Text::new(
        "照来源核对，改其中一处",
        "check the source, then mend the one that is wrong",
    ))
    .with_related(zh.item.location.clone(), chinese())
}

/// A time of the Chinese, where the English names none.
pub(super) fn lost_time(zh: Entry<'_, '_>, pair: &Pair<'_, '_>) -> Diagnostic {
    let said = words(zh);
    let finding = Diagnostic::new(
        Code::FG014,
        zh.item.location.clone(),
        Text::new(
            format!("英文的这一节没有说“{said}”"),
            format!("the English section does not name the time “{said}”"),
        ),
    )
    .with_help(Text::new("在英文里写明这个时间", "name the time in the English"));
    match sentence(&pair.en, zh.item.sentence) {
        Some(place) => finding.with_related(place, Text::new("大概应在这里", "it should be about here")),
        None => finding,
    }
}

/// A name with digits that the English has as a number or not at all.
pub(super) fn misnamed(misnamed: &Misnamed<'_, '_>) -> Diagnostic {
    let (name, token) = (words(misnamed.name), &misnamed.token);
    let help = Text::new(format!("照原样写 {token}"), format!("write {token} as it is"));
    match misnamed.instead {
        Some(en) => {
            let written = words(en);
            let message = Text::new(
                format!("“{name}”是名称，英文“{written}”把它当成了数"),
                format!("“{name}” is a name, and “{written}” makes a number of it"),
            );
            Diagnostic::new(Code::FG014, en.item.location.clone(), message)
                .with_help(help)
                .with_related(misnamed.name.item.location.clone(), chinese())
        }
        None => {
            let message = Text::new(
                format!("英文的这一节没有名称“{name}”里的 {token}"),
                format!("the English section does not have the {token} of the name “{name}”"),
            );
            Diagnostic::new(Code::FG014, misnamed.name.item.location.clone(), message).with_help(help)
        }
    }
}

/// A figure or a time that stands at the thing that another one of its sentence belongs to.
pub(super) fn exchanged(code: Code, zh: Entry<'_, '_>, en: Entry<'_, '_>) -> Diagnostic {
    let (said, written) = (words(zh), words(en));
    Diagnostic::new(
        code,
        en.item.location.clone(),
        Text::new(
            format!("英文“{written}”所说的不是中文“{said}”所说的那一件事"),
            format!("“{written}” is said of another thing than “{said}” in the Chinese"),
        ),
    )
    .with_help(Text::new(
        "这一句里两个数或时间可能换了位置，照中文的次序改",
        "two of this sentence may be exchanged; put each where the Chinese has it",
    ))
    .with_related(zh.item.location.clone(), chinese())
}
