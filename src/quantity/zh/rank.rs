//! Places in an order: `第25位`, `全省第一`, `居全市第2位`, `前三名`.

use super::lexicon::lexicon;
use super::number;
use super::numeral;
use super::units::{TAILS, Word};
use super::words::RANK_VERBS;
use crate::quantity::cursor::Cursor;
use crate::quantity::error::{ReadError, ReadErrorKind};
use crate::quantity::qualifier::Qualifier;
use crate::quantity::shape::Shape;
use crate::quantity::unit::Unit;

/// The longest scope that is looked for, in characters: 全国地级市, 全省同类城市.
const LONGEST_SCOPE: usize = 10;

lexicon! {
    /// Among whom, where running text says so right before the rank.
    SCOPES: () = &[(
        "全国 全省 全市 全县 全区 全球 世界 亚洲 全行业 全系统 国内 省内 市内 县内 同类 同类城市 同级 各市 各县 各县区 县市区 地级市 \
         城市 省会城市 副省级城市 中部 东部 西部 北方 沿海 省 市 县 全镇 全州 全盟 全旗 在",
        (),
    )]
}

/// Whether a rank begins here whose words are all known: 居全市第, 全省第, 位居榜首.
pub(super) fn begins(text: &str) -> bool {
    let mut ahead = Cursor::new(text);
    let verb = RANK_VERBS.eat(&mut ahead).is_some();
    let mut scopes = 0;
    while SCOPES.eat(&mut ahead).is_some() {
        scopes += 1;
    }
    let rest = ahead.rest();
    let alone = !verb && scopes == 0;
    rest.starts_with(['第', '前']) || (!alone && (rest.starts_with("首位") || rest.starts_with("榜首")))
}

/// Reads a rank, or nothing if the text does not begin like one.
pub(super) fn read(cursor: &mut Cursor) -> Result<Option<(Shape, Qualifier)>, ReadError> {
    let mut ahead = *cursor;
    // 首位度 is a measure of cities, and 第三产业 is caught by what is left over.
    let verb = RANK_VERBS.eat(&mut ahead).is_some();
    let Some(scope) = scope(&ahead) else {
        return Ok(None);
    };
    ahead.advance(scope.len());
    let scope = (!scope.is_empty()).then(|| scope.to_owned());
    if ahead.eat("首位") || ahead.eat("榜首") {
        if scope.is_none() && !verb {
            return Ok(None);
        }
        *cursor = ahead;
        return Ok(Some((
            Shape::Rank {
                place: 1,
                scope,
                measure: None,
            },
            Qualifier::Exact,
        )));
    }
    let qualifier = if ahead.eat("前") {
        Qualifier::AtMost
    } else {
        Qualifier::Exact
    };
    let named = ahead.eat("第");
    let start = ahead;
    let number = match number::read(&mut ahead) {
        Ok(number) => number,
        // 半年前 is no rank; 第一百百 is a bad one.
        Err(error) if named => return Err(error),
        Err(_) => return Ok(None),
    };
    let place = number
        .integer()
        .and_then(|place| u64::try_from(place).ok())
        .filter(|&place| place > 0);
    let place = place.ok_or_else(|| start.error(ReadErrorKind::NumberExpected))?;
    let measure = measure(&mut ahead);
    *cursor = ahead;
    Ok(Some((Shape::Rank { place, scope, measure }, qualifier)))
}

/// The words before 第, 前 or 首位: Chinese characters only, none of them a numeral's.
fn scope<'a>(cursor: &Cursor<'a>) -> Option<&'a str> {
    let rest = cursor.rest();
    for (at, character) in rest.char_indices().take(LONGEST_SCOPE + 1) {
        let marks = ["第", "前", "首位", "榜首"];
        if marks.iter().any(|mark| rest[at..].starts_with(mark)) {
            return Some(&rest[..at]);
        }
        if !is_han(character) || numeral::is_symbol(character) {
            return None;
        }
    }
    None
}

fn measure(cursor: &mut Cursor) -> Option<String> {
    let rest = cursor.rest();
    let (length, Word::Measure | Word::Unit(Unit::Person | Unit::Year)) = TAILS.longest(rest)? else {
        return None;
    };
    cursor.advance(length);
    Some(rest[..length].to_owned())
}

/// Whether a character is a common Chinese one.
pub(super) fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}')
}
