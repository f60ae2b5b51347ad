//! What is said of a plan beside its letterhead: the sentence that gives it, the line under its annex, its signature.

use super::title;
use crate::document::Organ;
use crate::extract::citation::{self, Cited};
use crate::extract::phrases::lists;
use crate::extract::stretch::{Spelt, Stretch, is_shouted};
use crate::extract::{Ledger, Text};
use crate::layout::{Block, Shape};

lists! {
    /// "(Kèm theo Kế hoạch số …)" under an annex.
    ATTACHED "attached";
    /// Verbs by which a body gives its plan.
    ISSUES "issues-plan";
    /// "TM." before whom a plan is signed for.
    FOR "for-whom";
}

/// The body that a sentence below the title says gives the plan: "UBND xã X, tỉnh Y ban hành Kế hoạch …".
pub(super) fn sentence_body(
    whole: Stretch<'_>,
    blocks: &[Block],
    from: usize,
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
                let after = words.from(end).first(240);
                let gives = title::names_kind(after) || words.text.ends_with(':');
                let name = citation::body_before(words.until(at)).filter(|_| gives)?;
                Some(Spelt::placed(name.text, name.start))
            })
        })
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

/// For whom a plan is signed: "TM. ỦY BAN NHÂN DÂN".
pub(super) fn signature(whole: Stretch<'_>, blocks: &[Block]) -> Option<Organ> {
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
        is_body.then(|| Organ::of_issuer(name.text).unwrap_or(Organ::Other))
    });
    signed.next()
}
