//! What is said of a plan beside its letterhead: the sentence that gives it, the line under its annex, its signature.

use super::area;
use super::title::{self, Title};
use super::{before_outlook, years};
use crate::document::Level;
use crate::extract::citation::{self, Cited};
use crate::extract::phrases::lists;
use crate::extract::stretch::{Spelt, Stretch, is_shouted};
use crate::extract::{Ledger, Text, date};
use crate::layout::{Block, Shape};
use crate::text::letter::is_upper;

lists! {
    /// "(Kèm theo Kế hoạch số …)" under an annex.
    ATTACHED "attached";
    /// Verbs by which a body gives its plan.
    ISSUES "issues-plan";
    /// "vừa" before such a verb.
    JUST "just-now";
    /// What a web site calls itself: "trang thông tin điện tử".
    SITE "site-name";
    /// "TM." before whom a plan is signed for.
    FOR "for-whom";
    /// "của" before a body: what follows is another's.
    OF "by-word";
    /// The People's Committee.
    COMMITTEE "committee-of-people";
    /// "các huyện, thành phố": several bodies.
    SEVERAL "several";
}

/// The body that a sentence below the title, where that ends and of what kind it is, says gives the plan: "UBND xã X, tỉnh Y ban hành
/// Kế hoạch …".
pub(super) fn sentence_body(
    whole: Stretch<'_>,
    blocks: &[Block],
    (from, kind): (usize, &str),
) -> Option<Spelt<'static>> {
    blocks
        .iter()
        .filter(|block| block.whole.start >= from && block.shape == Shape::Text)
        // "Căn cứ Nghị quyết … của Chính phủ ban hành Chương trình …;" says who gives another document.
        .filter(|block| !whole.slice(block.words.clone()).text.ends_with(';'))
        .find_map(|block| {
            let words = whole.slice(block.words.clone());
            let mut verbs = ISSUES.places(words);
            verbs.find_map(|(at, end)| {
                // "Bộ trưởng Bộ Xây dựng": no verb but a name.
                let verb = words.from(at).text;
                let is_name =
                    verb.starts_with(is_upper) && !is_shouted(words.from(at).first(40).text);
                let after = words.from(end).first(240);
                let gives = title::names_kind(after) || words.text.ends_with(':');
                let is_own_document = gives && !is_name && !title::is_of_another(after, kind);
                // "Thành ủy TP HCM vừa ban hành …".
                let before = words.until(at).trim_end();
                let before = JUST.before(before).unwrap_or(before);
                let name = citation::body_before(before).filter(|_| is_own_document)?;
                // "Thực hiện Kế hoạch của UBND tỉnh ban hành …": another's.
                let before = words.until(name.start - words.start).trim_end();
                let is_own = OF.before(before).is_none() && !is_of_several(name);
                is_own.then(|| Spelt::placed(name.text, name.start))
            })
        })
}

/// The years that a sentence names which gives the plan, where that ends and of what kind it is: "UBND xã ban hành Kế hoạch
/// chuyển đổi số năm 2026 như sau:".
pub(super) fn sentence_years(
    whole: Stretch<'_>,
    blocks: &[Block],
    (from, kind): (usize, &str),
) -> Vec<i16> {
    let mut given = blocks
        .iter()
        .filter(|block| block.whole.start >= from && block.shape == Shape::Text)
        .map(|block| whole.slice(block.words.clone()))
        .filter(|words| words.text.ends_with(':'))
        .flat_map(|words| {
            let verbs = ISSUES.places(words);
            // "Để triển khai Kế hoạch … của tỉnh, UBND xã ban hành …": only what a body does gives the plan.
            let given = verbs.filter(move |(at, _)| {
                citation::body_before(words.until(*at).trim_end()).is_some()
            });
            given.map(move |(_, end)| words.from(end))
        })
        .filter(|after| title::names_kind(*after) && !title::is_of_another(*after, kind));
    let given = given.next().map(|after| after.first(240).text);
    // "… (thay thế Kế hoạch năm 2025) như sau"
    let given = given.map_or("", |after| after.split('(').next().unwrap_or_default());
    let own = before_outlook(given);
    if own.is_empty() { years(given) } else { own }
}

/// "Ủy ban nhân dân các huyện, thành phố Tân An".
fn is_of_several(name: Stretch<'_>) -> bool {
    COMMITTEE.after(name).is_some_and(|of| SEVERAL.begin(of))
}

/// On whose level a body is that is named without its area: "UBND tỉnh".
pub(super) fn level(name: Stretch<'_>) -> Option<Level> {
    let of = COMMITTEE.after(name)?;
    area::level_of_word(of.plain)
}

/// The first line under an annex that says with which document it is issued.
pub(super) fn attached(text: &Text<'_>) -> Option<Cited> {
    let whole = text.layout.text();
    text.layout.blocks.iter().find_map(|block| {
        let words = whole.get(block.whole.clone())?;
        if !words.starts_with('(') || words.len() > 600 {
            return None;
        }
        let inner = text
            .stretch(block.whole.clone())
            .trim_matches(|c| c == '(' || c.is_whitespace());
        if !ATTACHED.begin(inner) {
            return None;
        }
        citation::citations(text, block.whole.clone(), &mut Ledger::default())
            .into_iter()
            .next()
    })
}

/// The document that a sentence above the title says a body gave, or the first below it that opens with the day: "Ngày
/// 24/10/2025, UBND xã X ban hành Kế hoạch số 19/KH-UBND …", where no letterhead names a body.
pub(super) fn announced(text: &Text<'_>, title: &Title<'_>, is_bare: bool) -> Option<Cited> {
    let blocks = text.layout.blocks.iter();
    let is_text = |block: &&Block| block.shape == Shape::Text;
    let above = blocks
        .clone()
        .take_while(|block| block.whole.end <= title.start)
        .filter(is_text);
    let below = blocks.filter(is_text);
    let below = below
        .skip_while(|block| block.whole.start < title.end)
        .take(usize::from(is_bare))
        .filter(|block| {
            date::is_announced(without_dateline(text.stretch(block.whole.clone())).plain)
        });
    above.chain(below).find_map(|block| {
        let words = text.stretch(block.whole.clone());
        let mut verbs = ISSUES.places(words);
        let (_, end) = verbs.find(|(at, _)| {
            let mut before = words.until(*at).trim_end();
            before = JUST.before(before).unwrap_or(before);
            citation::body_before(before).is_some()
        })?;
        let given = block.whole.start + end..block.whole.end;
        let mut given = citation::citations(text, given, &mut Ledger::default())
            .into_iter()
            .next()?;
        // "Ngày 24/10/2025, … ban hành …".
        given.issued = given.issued.or_else(|| {
            let opening = without_dateline(words).plain;
            let opening = Some(opening).filter(|plain| date::is_announced(plain))?;
            date::printed(opening).ok()?.1
        });
        let kind = title.kind.to_lowercase();
        Some(given).filter(|given| given.kind.is_some_and(|given| kind.starts_with(given)))
    })
}

/// "[Cổng thông tin] - Ngày 31/12/2025, …", "(Chinhphu.vn) - …": without the name of the site before the news.
fn without_dateline(words: Stretch<'_>) -> Stretch<'_> {
    let opened = words.text.starts_with(['[', '(']);
    let near = words.first(DATELINE);
    let close = near.text.find([']', ')']).filter(|_| opened);
    let behind = close.map(|at| words.from(at + 1).trim_start());
    let behind = behind.filter(|behind| behind.text.starts_with(['-', '–', '—']));
    behind.map_or(words, |behind| {
        behind.trim_start_matches(|c| matches!(c, '-' | '–' | '—') || c.is_whitespace())
    })
}

/// How many bytes the name of a site before its news takes at most.
const DATELINE: usize = 60;

/// What stands behind the name of a web site in the first lines: "Trang thông tin điện tử xã Thạch Kim".
pub(super) fn site<'t>(whole: Stretch<'t>, blocks: &[Block]) -> Option<Stretch<'t>> {
    let mut lines = blocks
        .iter()
        .take(3)
        .map(|block| whole.slice(block.whole.clone()));
    lines.find_map(|line| {
        let (_, end) = SITE.find(line.first(SITE_REACH))?;
        let named = line.from(end).first(SITE_REACH);
        let address = named.plain.find("http").unwrap_or(named.plain.len());
        Some(named.until(address))
    })
}

/// How many bytes the name of a web site takes at most, and whose it is.
const SITE_REACH: usize = 160;

/// For whom a plan is signed: "TM. ỦY BAN NHÂN DÂN", "TM. UBND XÃ TÂN HƯNG".
pub(super) fn signature<'t>(whole: Stretch<'t>, blocks: &[Block]) -> Option<Stretch<'t>> {
    let blocks = blocks.iter().rev();
    let mut signed = blocks.filter_map(|block| {
        if matches!(block.shape, Shape::Table(_) | Shape::Furniture) {
            return None;
        }
        let words = whole.slice(block.whole.clone());
        let words = words.trim_matches(|c| matches!(c, '*' | '|') || c.is_whitespace());
        let name = FOR.after(words.first(160))?;
        let name = name.trim_start_matches(|c| c == '.' || c == ' ');
        let is_body = is_shouted(name.first(30).text) && citation::is_body(name);
        is_body.then_some(name)
    });
    signed.next()
}
