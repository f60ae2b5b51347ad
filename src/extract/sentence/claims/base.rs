//! Shares whose measure stands before a colon, and what they are shares of behind the figure.

use super::super::label;
use super::super::piece::{Kind, Piece};
use super::{Clause, Draft};
use crate::extract::phrases::lists;
use crate::lexicon::{Tag, Tags};

lists! {
    /// "75% dân số": of whom or of what a share is, and no more.
    BASES "bare-base";
}

/// What may stand between the colon and the figure.
const LEADS: Tags = Tags::of(&[Tag::Strive, Tag::Verb, Tag::Reach, Tag::Lift, Tag::Ensure]);

impl Clause<'_, '_> {
    /// "Phủ sóng 5G: 75% dân số": what is measured stands before the colon.
    pub(super) fn measured_before(&self, draft: &Draft, value: usize) -> Option<Draft> {
        let [only] = draft.label.as_slice() else {
            return None;
        };
        let behind = only.start > value && draft.of.is_none();
        if !behind || !BASES.is(self.spelt(only.clone()).plain) {
            return None;
        }
        let leads = |piece: &Piece| {
            piece.tags.meets(LEADS) || matches!(piece.kind, Kind::When(_) | Kind::Aside)
        };
        let before = self.own().get(draft.span.start..value)?;
        let led = before.iter().rev().take_while(|piece| leads(piece)).count();
        let colon = before.len().checked_sub(led + 1)?;
        let is_colon = before.get(colon)?.kind == Kind::Sign(':');
        let name = draft.span.start..draft.span.start + colon;
        let placed = self.range.start + name.start..self.range.start + name.end;
        let named = label::of(self.text, self.pieces, &[placed]);
        (is_colon && label::says_something(&named)).then(|| Draft {
            label: vec![name],
            of: Some(only.clone()),
            ..draft.clone()
        })
    }
}
