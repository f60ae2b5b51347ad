//! Words before a figure that are no part of what is promised: they may deny it, narrow it, or say whose it is.

use super::super::piece::{Kind, Piece};
use super::{Clause, Draft};
use crate::extract::Claim;
use crate::extract::phrases::lists;
use crate::extract::stretch::Spelt;
use crate::lexicon::{Lexicon, Tag, Tagged, Tags, Unit, WordSet};
use crate::text::loose;
use std::ops::Range;
use std::sync::LazyLock;

lists! {
    /// What leads to no level: "tiến tới".
    FAR "far-aim";
}

/// The words that such phrases begin with.
static FAR_WORDS: LazyLock<WordSet> = LazyLock::new(|| FAR.first_words());

/// What is promised is denied where one of these stands right behind a negation: "không đặt ra", "chưa phấn đấu".
const DENIED: Tags = Tags::of(&[Tag::Strive, Tag::Announce, Tag::Ensure, Tag::Lift]);

/// How many words may stand between the negation and what it denies: "chưa thể bảo đảm".
const BETWEEN: usize = 2;

impl Clause<'_, '_> {
    /// "Không đặt ra mục tiêu 100% …": the level is named and not promised.
    pub(super) fn is_denied(&self, draft: &Draft, value: usize) -> bool {
        self.close_before(value).any(|at| {
            let negated = self.has(at, Tags::of(&[Tag::Negation])) && !draft.holds(at);
            let mut behind = at + 1..(at + 2 + BETWEEN).min(value);
            negated && behind.any(|at| self.has(at, DENIED))
        })
    }

    /// What a claim is told by words that no pattern gives it: "trừ năm 2026, …", "toàn tỉnh có 70% …", "… so với chỉ tiêu giao".
    pub(super) fn narrow(&self, claim: &mut Claim, (draft, all): (&Draft, &[Draft]), value: usize) {
        let printed = |at: Range<usize>| self.text.layout.words(self.bytes(at)).to_owned();
        let outside = |at: &usize| !draft.holds(*at);
        let except = (draft.span.start..value)
            .filter(outside)
            .find(|at| self.excepts(*at));
        if let Some(at) = except
            && claim.condition.is_none()
        {
            let end = (at..value).find(|at| self.is_comma(*at)).unwrap_or(value);
            let words = printed(at..end);
            // What is secret duties leave out by themselves.
            let secret = loose(&words).split(' ').any(|word| word == "mật");
            claim.condition = Some(words).filter(|_| !secret);
        }
        if claim.whose.is_none() {
            let mut near = self.close_before(value).filter(outside);
            let whose = near.find(|at| self.has(*at, Tags::of(&[Tag::Whose])));
            let whose = whose.map(|at| at..at + 1);
            let whose = whose.or_else(|| self.speaker(draft, value).filter(|_| !claim.is_result));
            claim.whose = whose.map(printed);
        }
        if claim.condition.is_none() {
            let of_another = self.of_another(value);
            let narrowed = of_another.filter(|_| claim.change.is_none());
            let narrowed = narrowed.or_else(|| self.or_another(value));
            claim.condition = narrowed.map(printed);
        }
        if !claim.is_result {
            let mut beside = self.beside(&draft.beside(draft, all), all, value);
            // What its own label prints is asked of the indicator already.
            beside.retain(|beside| !claim.label.contains(&beside.printed));
            if claim.change.is_none() {
                beside.extend(self.averaged(draft.span.end));
            }
            claim.beside = beside;
            let said = || already(&claim.label).or_else(|| aims_far(&claim.label));
            claim.condition = claim.condition.take().or_else(said);
        }
    }

    /// "… đạt 95% so với chỉ tiêu được giao": a share of something else, unless that is a figure: "75% so với 60% năm 2025".
    fn of_another(&self, value: usize) -> Option<Range<usize>> {
        let own = self.own();
        let against = (value + 1..own.len())
            .find(|at| own.get(*at).is_some_and(|piece| piece.kind != Kind::Noun))?;
        let since = own.get(against).is_some_and(|piece| match piece.kind {
            Kind::When(index) => {
                (self.pieces.whens.get(index)).is_some_and(|when| when.is_compared)
            }
            _ => false,
        });
        if !since && !self.has(against, Tags::of(&[Tag::Against])) {
            return None;
        }
        let ends = |piece: &Piece| matches!(piece.kind, Kind::Sign(_) | Kind::Amount(_));
        let behind = own.get(against..).unwrap_or_default();
        let end = against + behind.iter().take_while(|piece| !ends(piece)).count();
        let figure = own.get(against + 1);
        let figure = figure.is_some_and(|piece| matches!(piece.kind, Kind::Amount(_)));
        (!figure).then_some(against..end)
    }

    /// The places right before a figure, back to the last sign, figure or "và".
    pub(super) fn close_before(&self, value: usize) -> Range<usize> {
        let own = self.own().get(..value).unwrap_or_default();
        let parts = |piece: &Piece| {
            piece.tags.has(Tag::And) || matches!(piece.kind, Kind::Sign(_) | Kind::Amount(_))
        };
        let from = own.iter().rposition(parts).map_or(0, |at| at + 1);
        from..value
    }

    /// "trừ", "không kể"; "theo" restricts in another way.
    pub(super) fn excepts(&self, at: usize) -> bool {
        let printed = || loose(self.text.layout.words(self.bytes(at..at + 1)));
        self.has(at, Tags::of(&[Tag::Restricts])) && printed() != "theo"
    }

    fn is_comma(&self, at: usize) -> bool {
        let piece = self.own().get(at);
        piece.is_some_and(|piece| piece.kind == Kind::Sign(','))
    }

    fn has(&self, at: usize, tags: Tags) -> bool {
        let piece = self.own().get(at);
        piece.is_some_and(|piece| piece.tags.meets(tags))
    }
}

/// "75% dân số đã được phủ sóng": the words by which a label tells what is reached already, where it says nothing else of it.
fn already(label: &str) -> Option<String> {
    let tagged = Tagged::of(Lexicon::builtin(), label);
    let at = tagged.units.iter().position(|unit| unit.is(Tag::Present))?;
    let behind = tagged.units.get(at + 1..)?;
    let says = |unit: &Unit| unit.is(Tag::Passive);
    let unit = tagged.units.get(at).filter(|_| !behind.iter().any(says))?;
    label.get(unit.range()).map(str::to_owned)
}

/// "Tiến tới phủ sóng …", "Cơ bản hồ sơ …": the first words of a label where they promise no level.
fn aims_far(label: &str) -> Option<String> {
    /// No such words are longer, in bytes.
    const LONGEST: usize = 80;
    if FAR_WORDS.lacks(label) {
        return None;
    }
    let near = label.floor_char_boundary(LONGEST);
    let spelt = Spelt::of(label.get(..near).unwrap_or_default());
    let behind = FAR.after(spelt.whole())?;
    label
        .get(..behind.start)
        .map(|words| words.trim_end().to_owned())
}
