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

/// The blocks before the first section.
pub(super) fn top_blocks<'b>(blocks: &'b [Block], whole: Stretch<'_>) -> &'b [Block] {
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
    let start = usize::from(blocks.first().is_some_and(|first| is_card(first, whole)));
    blocks.get(start..end).unwrap_or_default()
}

/// Whether a block is the card that web sites of documents print above a text: "Số hiệu | 186/KH-UBND".
fn is_card(block: &Block, whole: Stretch<'_>) -> bool {
    let Shape::Table(table) = &block.shape else {
        return false;
    };
    let mut firsts = table.rows.iter().filter_map(|row| row.cells.first());
    firsts.any(|cell| CARD.is(whole.slice(cell.words.clone()).plain))
}

/// Where a letterhead ends that no title follows: at the first sentence.
pub(super) fn letterhead_end(pieces: &[top::Piece<'_>]) -> usize {
    let sentence = |piece: &top::Piece<'_>| {
        piece.words.text.ends_with([';', ':', '.']) && !title::opens_number(piece.words)
            || title::is_annex(piece.words)
            || piece.words.text.len() > 250
    };
    pieces
        .iter()
        .position(sentence)
        .unwrap_or(pieces.len())
        .min(10)
}
