//! Shares whose measure stands before a colon, and what they are shares of behind the figure.

use super::super::label;
use super::super::piece::{Kind, Piece};
use super::{Clause, Draft};
use crate::extract::phrases::lists;
use crate::lexicon::{Tag, Tags};

lists! {
    /// "cán bộ", "văn bản": nouns that plans put one behind the other.
    JOINED "joined-nouns";
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

    /// "Cán bộ, công chức, viên chức được bồi dưỡng tăng từ 80% lên 100%": of whom something is said one behind the other, none
    /// of them an opening.
    pub(super) fn listed_before(&self, draft: &Draft) -> Option<Draft> {
        let [only, others @ ..] = draft.label.as_slice() else {
            return None;
        };
        let before = self.own().get(..only.start)?;
        let is_comma = |piece: &Piece| piece.kind == Kind::Sign(',');
        let groups = before.split(is_comma);
        let count = before.iter().filter(|piece| is_comma(piece)).count();
        let ends = before.last().is_some_and(is_comma);
        let named = |group: &[Piece]| match (group.first(), group.last()) {
            (Some(first), Some(last)) => {
                let words = self.text.stretch(first.range.start..last.range.end);
                JOINED.is(words.plain)
            }
            _ => false,
        };
        let all = ends && groups.take(count).all(named);
        (all && JOINED.begin(self.spelt(only.clone()))).then(|| Draft {
            label: std::iter::once(0..only.end)
                .chain(others.iter().cloned())
                .collect(),
            ..draft.clone()
        })
    }
}
