//! How far down a head may reach: the blocks before the first section, and the lines of a letterhead without a title.

use super::{title, top};
use crate::extract::citation::is_body;
use crate::extract::phrases::lists;
use crate::extract::stretch::{Stretch, is_shouted};
use crate::layout::{Block, MarkKind, Shape};

lists! {
    /// The name of the state.
    STATE "state-name";
    /// What a web site's card of a document calls its number and its issuer.
    CARD "card";
}

/// How many blocks at the top may be a head.
const TOP: usize = 40;

/// How many rows a letterhead may have that is a table.
const LETTERHEAD: usize = 8;

/// How many blocks may stand above a web site's card: what it calls the document.
const CARD_REACH: usize = 4;

/// The blocks before the first section, below a web site's card.
pub(super) fn top_blocks<'b>(blocks: &'b [Block], whole: Stretch<'_>) -> &'b [Block] {
    let mut first = blocks.iter().take(CARD_REACH);
    let card = first.position(|block| is_card(block, whole));
    let blocks = blocks.get(card.map_or(0, |card| card + 1)..);
    let blocks = blocks.unwrap_or_default();
    let mut is_kind = false;
    let section = blocks.iter().take(TOP).enumerate().position(|(at, block)| {
        let kind = block.mark.as_ref().map(|mark| mark.kind);
        // "# KẾ HOẠCH", "## Phát triển dữ liệu số": the title goes on in a heading below.
        let goes_on = is_kind && block.mark.is_none();
        is_kind = title::is_kind(whole.slice(block.words.clone()));
        matches!(
            kind,
            Some(MarkKind::Roman | MarkKind::Part | MarkKind::Capital)
        ) || block.whole.len() > crate::extract::assemble::LONGEST
            || match &block.shape {
                // Capitals that stand first are the letterhead, in letters of whatever size; so are the names of bodies.
                Shape::Heading(level) => {
                    let words = whole.slice(block.words.clone());
                    let names = STATE.begin(words) || is_body(words);
                    let is_letterhead = is_shouted(words.text) && (at == 0 || names);
                    *level > 1 && !goes_on && !is_letterhead
                }
                // A letterhead may be a table; a longer one is none.
                Shape::Table(table) => table.rows.len() > LETTERHEAD,
                _ => false,
            }
    });
    let end = section.unwrap_or(TOP.min(blocks.len()));
    blocks.get(..end).unwrap_or_default()
}

/// Whether a block is the card that web sites of documents print above a text: "Số hiệu | 186/KH-UBND".
fn is_card(block: &Block, whole: Stretch<'_>) -> bool {
    let Shape::Table(table) = &block.shape else {
        return false;
    };
    let mut firsts = table.rows.iter().filter_map(|row| row.cells.first());
    firsts.any(|cell| CARD.is(whole.slice(cell.words.clone()).plain))
}

/// Where a letterhead ends that no title follows: at the first sentence, or at the first behind the name of the state, above
/// which a page of the web may say other things.
pub(super) fn letterhead_end(pieces: &[top::Piece<'_>]) -> usize {
    let sentence = |piece: &top::Piece<'_>| {
        piece.words.text.ends_with([';', ':', '.']) && !title::opens_number(piece.words)
            || title::is_annex(piece.words)
            || piece.words.text.len() > 250
    };
    let named = pieces.iter().take(LONGEST);
    let named = named.clone().position(|piece| STATE.begin(piece.words));
    let from = named.unwrap_or(0);
    let behind = pieces.get(from..).unwrap_or_default();
    let end = behind.iter().position(sentence);
    end.map_or(pieces.len(), |end| from + end)
        .min(from + LONGEST)
}

/// How many pieces a letterhead has at most that no title follows.
const LONGEST: usize = 10;
