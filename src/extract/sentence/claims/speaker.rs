//! Whose promise it is: who strives for a figure, and according to whom it is said.

use super::super::piece::{Kind, Piece};
use super::{Clause, Draft};
use crate::extract::phrases::lists;
use crate::extract::stretch::Stretch;
use crate::lexicon::{Tag, Tags};
use std::ops::Range;

lists! {
    /// What a plan calls itself and those whose plan it is.
    OWN "own-speaker";
    /// "Đảng ủy": one of the bodies of a commune.
    PART_BODY "part-body";
    /// "Văn phòng điện tử", "HĐND và UBND": what begins like one of them and is a topic, or all of them.
    TOPIC "part-topic";
    /// What begins like a name of the plan's own people and is none: "xã hội".
    NOBODY "no-speaker";
    /// What makes such a name that of another level: "Đảng bộ tỉnh".
    OTHER_LEVEL "other-level";
    /// What is followed and speaks for nobody: "theo quy định".
    FOLLOWED "followed";
    /// "theo".
    ACCORDING "according";
    /// "của tỉnh": whose document is followed.
    ANOTHER "another-author";
    /// "yêu cầu": what a document does that asks something.
    ASKS "asks";
    /// "Chỉ tiêu tỉnh giao": what a figure is called that another gave.
    GIVEN "given-by-others";
    /// "cam kết": what is promised by somebody.
    PLEDGE "pledge";
}

/// Words that a clause has before it promises, none of them who does.
const LEADS: Tags = Tags::of(&[
    Tag::Strive,
    Tag::Verb,
    Tag::Done,
    Tag::General,
    Tag::Lift,
    Tag::Link,
    Tag::Until,
    Tag::In,
    Tag::Purpose,
    Tag::Aim,
    Tag::Scope,
    Tag::Rise,
    Tag::Fall,
    Tag::OfWhich,
    Tag::Yearly,
    Tag::Present,
    Tag::Index,
    Tag::Share,
    Tag::NumberOf,
]);

impl Clause<'_, '_> {
    /// "Viettel đặt mục tiêu 75% …", "Theo cam kết của nhà mạng, 75% …": words of another than the plan's own people.
    pub(super) fn speaker(&self, draft: &Draft, value: usize) -> Option<Range<usize>> {
        let own = self.own().get(..value).unwrap_or_default();
        let figure = |piece: &Piece| matches!(piece.kind, Kind::Amount(_) | Kind::Sign(';'));
        let from = own.iter().rposition(figure).map_or(0, |at| at + 1);
        self.striver(draft, from..value)
            .or_else(|| self.demanded(draft, from..value))
            .or_else(|| self.according(draft, from..value))
    }

    /// "Quyết định số 11/QĐ-BCĐCP yêu cầu 100% …", "Chỉ tiêu tỉnh giao: 75% …": what another asks, as a clause opens with it.
    fn demanded(&self, draft: &Draft, near: Range<usize>) -> Option<Range<usize>> {
        let first = near.start;
        let own = self.own().get(near.clone())?.iter();
        let named = own.take_while(|piece| self.pieces.cites(piece)).count();
        if named > 0 && ASKS.begin(self.spelt(first + named..near.end)) {
            return Some(first..first + named);
        }
        let colon = near.clone().find(|at| {
            let piece = self.own().get(*at);
            piece.is_some_and(|piece| piece.kind == Kind::Sign(':'))
        })?;
        let given = GIVEN.is(self.spelt(first..colon).plain);
        (given && !(first..colon).any(|at| draft.holds(at))).then_some(first..colon)
    }

    /// Where a run goes on behind the name of the plan's own people: "Các đơn vị thực hiện …".
    pub(super) fn named_own(&self, run: Range<usize>) -> usize {
        let words = self.spelt(run.clone());
        let named = !OTHER_LEVEL.stand_in(words) && !NOBODY.begin(words);
        // "Đảng ủy xã: 100% …": of one body, not of all.
        let colon = self.own().get(run.end).map(|piece| piece.kind) == Some(Kind::Sign(':'));
        let part = PART_BODY.begin(words) && !TOPIC.begin(words);
        let named = named && !(colon && part);
        let Some(behind) = OWN.after(words).filter(|_| named) else {
            return run.start;
        };
        // "Thôn 1: 40% hộ …": one of several.
        if behind
            .trim_start()
            .text
            .starts_with(|c: char| c.is_ascii_digit())
        {
            return run.start;
        }
        let own = self.own().get(run.clone()).unwrap_or_default().iter();
        let named = own.take_while(|piece| piece.range.end <= behind.start);
        run.start + named.count()
    }

    /// Who stands right before the word that strives.
    fn striver(&self, draft: &Draft, near: Range<usize>) -> Option<Range<usize>> {
        let strives = |at: &usize| {
            let piece = self.own().get(*at);
            piece.is_some_and(|piece| piece.tags.has(Tag::Strive) && piece.kind == Kind::Word)
                || PLEDGE.is(self.spelt(*at..at + 1).plain)
        };
        let end = near.clone().find(strives)?;
        let word = |at: &usize| {
            let piece = self.own().get(*at);
            !draft.holds(*at) && piece.is_some_and(|piece| piece.kind == Kind::Word)
        };
        let start = end - (near.start..end).rev().take_while(word).count();
        // "…, và xã phấn đấu".
        let start = start + usize::from(self.meets(start, Tags::of(&[Tag::And])));
        // "…, triển khai lộ trình đạt mục tiêu 50%": who does it stands first.
        let times = Tags::of(&[Tag::Until, Tag::In, Tag::Link]);
        let mut before = self.own().get(near.start..start)?.iter();
        if !before.all(|piece| {
            matches!(piece.kind, Kind::When(_) | Kind::Sign(',')) || piece.tags.meets(times)
        }) {
            return None;
        }
        let words = self.own().get(start..end).unwrap_or_default();
        let leads = |piece: &Piece| piece.tags.meets(LEADS);
        if words.is_empty() || words.iter().any(leads) {
            return None;
        }
        (!is_own(self.spelt(start..end))).then_some(start..end)
    }

    /// What a clause opens with before a comma: "Theo cam kết của nhà mạng, …", "Chung toàn tỉnh, …".
    fn according(&self, draft: &Draft, near: Range<usize>) -> Option<Range<usize>> {
        let comma = |at: &usize| {
            let piece = self.own().get(*at);
            piece.is_some_and(|piece| piece.kind == Kind::Sign(','))
        };
        let comma = near.clone().find(comma)?;
        let opening = near.start..comma;
        if opening.is_empty() || opening.clone().any(|at| draft.holds(at)) {
            return None;
        }
        let promises = Tags::of(&[Tag::Strive, Tag::Ensure, Tag::Verb]);
        let promises = (comma..near.end).any(|at| self.meets(at, promises));
        let spelt = self.spelt(opening.clone());
        let is_another = match ACCORDING.after(spelt) {
            Some(behind) if FOLLOWED.begin(behind) => !promises && ANOTHER.stand_in(behind),
            Some(_) => true,
            // "Chung toàn tỉnh, …": the figure is of it.
            None => {
                let last = self.meets(comma - 1, Tags::of(&[Tag::Whose]));
                !promises && last && opening.len() < 4
            }
        };
        is_another.then_some(opening)
    }

    /// "80% hoặc 60% …": one of two levels.
    pub(super) fn or_another(&self, value: usize) -> Option<Range<usize>> {
        let own = self.own();
        let behind = own.get(value + 1..)?.iter();
        let nouns = behind.take_while(|piece| piece.kind == Kind::Noun).count();
        let or = value + 1 + nouns;
        let figure = own.get(or + 1).map(|piece| piece.kind);
        let another = matches!(figure, Some(Kind::Amount(_)));
        (self.meets(or, Tags::of(&[Tag::Or])) && another).then_some(or..or + 2)
    }

    fn meets(&self, at: usize, tags: Tags) -> bool {
        let piece = self.own().get(at);
        piece.is_some_and(|piece| piece.tags.meets(tags))
    }

    pub(super) fn spelt(&self, at: Range<usize>) -> Stretch<'_> {
        self.text.stretch(self.bytes(at))
    }
}

/// Whether words begin with a name for the plan's own people.
fn is_own(words: Stretch<'_>) -> bool {
    OWN.begin(words) && !OTHER_LEVEL.stand_in(words)
}
