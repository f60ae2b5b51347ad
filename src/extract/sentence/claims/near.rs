//! When a claim holds and how strongly: what stands near its figure.

use super::super::piece::{Kind, Piece};
use super::{Clause, Draft};
use crate::extract::amount::is_year;
use crate::extract::phrases::lists;
use crate::extract::stretch::Spelt;
use crate::extract::{Claim, Manner};
use crate::lexicon::{Tag, Tags, Unit};
use crate::plan::Modality;
use crate::text::loose;
use std::ops::Range;

lists! {
    /// "ước đạt": of a year that is over, or of one to come.
    RECKONED "reckoned";
    /// "giai đoạn" before the years of a bracket.
    PERIOD "period";
    /// What leads to a year that is to come.
    TO_COME "to-come";
}

impl Clause<'_, '_> {
    /// The year that a clause opens with, or gives to what it announces: "mục tiêu của kế hoạch đến năm 2025 là:".
    pub(in crate::extract::sentence) fn opening_year(&self) -> Option<i16> {
        let own = self.own();
        let (at, when) = self.first_time()?;
        let leads = Tags::of(&[Tag::Strive, Tag::Verb, Tag::Until, Tag::In, Tag::Link]);
        let announces = Tags::of(&[Tag::TargetsPart, Tag::ObjectivesPart]);
        let before = own.get(..at).unwrap_or_default();
        let led = before
            .iter()
            .all(|piece| piece.tags.meets(leads) || matches!(piece.kind, Kind::Sign(',')));
        // "Đảng bộ xã đặt mục tiêu đến năm 2030, …".
        let strives = |at: usize| own.get(at).is_some_and(|piece| piece.tags.has(Tag::Strive));
        let figure = |piece: &Piece| matches!(piece.kind, Kind::Amount(_));
        let figures = own.iter().position(figure).unwrap_or(0);
        let strives = |(at, _): (usize, _)| strives(at) || at > 0 && strives(at - 1);
        let led = led || self.times(0..figures).any(strives);
        let of_targets = before.iter().any(|piece| piece.tags.meets(announces));
        when.year.filter(|_| led || of_targets)
    }

    /// The year that stands before every figure of a clause, where no other is named: it dates what follows in the sentence.
    pub(in crate::extract::sentence) fn leading_year(&self) -> Option<i16> {
        let year = self.first_time()?.1.year;
        year.filter(|year| self.years().all(|other| other == *year))
    }

    /// Every year that a clause names.
    pub(in crate::extract::sentence) fn years(&self) -> impl Iterator<Item = i16> {
        self.times(0..self.range.len())
            .filter_map(|(_, when)| when.year)
    }

    /// The first time of a clause, where no figure stands before it.
    fn first_time(&self) -> Option<(usize, &crate::extract::when::When)> {
        let own = self.own();
        let figure = |piece: &Piece| matches!(piece.kind, Kind::Amount(_));
        let announces = Tags::of(&[Tag::TargetsPart, Tag::ObjectivesPart]);
        // "Mục tiêu của Kế hoạch đến năm 2030, bảo đảm …".
        let of_targets = own.first().is_some_and(|piece| piece.tags.meets(announces));
        let opens = |when: &(usize, _)| when.0 == 0 || of_targets;
        if self.pieces.whens.is_empty() {
            return None;
        }
        match own.iter().position(figure) {
            Some(end) => self.times(0..end).next(),
            // "…, đạt chuẩn vào cuối năm 2020": of what stands before it alone.
            None => self.times(0..own.len()).find(opens),
        }
    }

    /// Claims without a year take the one that ends a later claim: "nhóm 4 … và nhóm 60 … vào năm 2028".
    pub(super) fn later_years(&self, drafts: &[Draft], claims: &mut [Claim]) {
        if drafts.len() != claims.len() {
            return;
        }
        let mut later = None;
        for (draft, claim) in drafts.iter().zip(claims.iter_mut()).rev() {
            let value = draft.value.unwrap_or(draft.span.start);
            if claim.year.is_none() {
                claim.year = later;
            } else {
                // "…, hoàn thành 100% trong năm 2027" dates its own figure alone.
                later = self
                    .year_near(value..draft.span.end, value)
                    .filter(|_| !draft.label.is_empty());
            }
        }
    }

    /// The times of a span of the clause, with their places.
    pub(super) fn times(
        &self,
        span: Range<usize>,
    ) -> impl Iterator<Item = (usize, &crate::extract::when::When)> {
        let own = self.own();
        // Most clauses name no time.
        let span = if self.pieces.whens.is_empty() {
            0..0
        } else {
            span
        };
        span.filter_map(move |at| match own.get(at)?.kind {
            Kind::When(index) => Some((at, self.pieces.whens.get(index)?)),
            _ => None,
        })
        .filter(|(at, when)| !when.is_compared && !self.is_of_another(*at))
    }

    /// "so với 97% năm 2019": the time of a figure with which another is compared.
    fn is_of_another(&self, at: usize) -> bool {
        let mut before = self.own().get(..at).unwrap_or_default().iter().rev();
        let mut before = before.by_ref().skip_while(|piece| piece.kind == Kind::Noun);
        let figure = before.next();
        figure.is_some_and(|piece| matches!(piece.kind, Kind::Amount(_)))
            && before
                .next()
                .is_some_and(|piece| piece.tags.has(Tag::Against))
    }

    /// "Giai đoạn 2026 - 2030, mỗi năm …": whether each year is meant of the time named before.
    pub(super) fn is_yearly(&self, span: Range<usize>) -> bool {
        let own = self.own().get(span).unwrap_or_default();
        let time = |piece: &Piece| matches!(piece.kind, Kind::When(_));
        let mut behind = own.iter().skip_while(|piece| !time(piece));
        behind.any(|piece| piece.tags.has(Tag::Yearly))
    }

    /// Whether several years are named one by one before a figure: "Năm 2026 và năm 2027: 100% …".
    pub(super) fn lists_years(&self, span: Range<usize>) -> bool {
        let years = |unit: &&Unit| is_year(self.text.tagged.printed(unit));
        self.times(span).any(|(_, when)| {
            let units = self.text.tagged.within(when.range.clone());
            let joins = |unit: &Unit| unit.is(Tag::And) || self.text.tagged.printed(unit) == ",";
            let spans = Tags::of(&[Tag::Through, Tag::To]);
            units.iter().filter(years).count() > 1
                && units.iter().any(joins)
                && !units.iter().any(|unit| unit.tags.meets(spans))
        })
    }

    /// The year of the figure of a claim, by what stands nearest.
    pub(super) fn year_of(&self, draft: &Draft, value: usize) -> Option<i16> {
        let span = draft.span.clone();
        if let Some(from) = draft.from {
            // "từ 55% năm 2025 lên 75%": what stands behind where a change begins dates that.
            let leads = Tags::of(&[Tag::Onto, Tag::Reach, Tag::Strive, Tag::Lift, Tag::Level]);
            let leads = |at: &usize| {
                let piece = self.own().get(*at);
                piece.is_some_and(|piece| piece.tags.meets(leads) || piece.kind == Kind::Sign(','))
            };
            let onto = (from + 1..value).find(leads).unwrap_or(value);
            return self
                .year_behind(value)
                .or_else(|| self.year_near(onto..span.end, value))
                .or_else(|| self.year_before(from));
        }
        // What stands behind the last comma before a figure dates it rather than what stands before the comma.
        let comma = |at: &usize| {
            let piece = self.own().get(*at);
            piece.is_some_and(|piece| piece.kind == Kind::Sign(','))
        };
        let close = (span.start..value).rev().find(comma);
        let close = close.unwrap_or(span.start);
        self.year_behind(value)
            .or_else(|| self.year_near(close..span.end, value))
            .or_else(|| self.year_near(span.clone(), value))
            .or_else(|| self.year_before(span.start))
            .or_else(|| self.year_of_bracket(value))
    }

    pub(super) fn year_near(&self, span: Range<usize>, value: usize) -> Option<i16> {
        let dated = self.times(span).filter(|(_, when)| when.year.is_some());
        dated
            .min_by_key(|(at, _)| at.abs_diff(value))
            .and_then(|(_, when)| when.year)
    }

    /// The year last named before a place of the clause.
    pub(super) fn year_before(&self, at: usize) -> Option<i16> {
        self.times(0..at).filter_map(|(_, when)| when.year).last()
    }

    /// "60% (2027)", "60% dân số (năm 2027)": the year that the bracket of a figure says, and nothing else.
    pub(super) fn year_behind(&self, value: usize) -> Option<i16> {
        let behind = self.own().get(value + 1..)?.iter();
        let words = behind.take_while(|piece| matches!(piece.kind, Kind::Word | Kind::Noun));
        self.year_in_bracket(value + 1 + words.count())
    }

    /// "Tốc độ tăng bình quân (2026 - 2030) đạt 8%": the period of a bracket around the first figure.
    pub(super) fn year_of_bracket(&self, value: usize) -> Option<i16> {
        let before = self.own().get(..value)?;
        let figure = |piece: &Piece| matches!(piece.kind, Kind::Amount(_));
        if before.iter().any(figure) {
            return None;
        }
        // "100% cán bộ, công chức được đào tạo (giai đoạn 2026 - 2027)": behind all that is said, too.
        let behind = self.own().get(value + 1..).unwrap_or_default();
        let end = behind.iter().position(figure).unwrap_or(behind.len());
        let before = (0..value).rev().find_map(|at| self.year_in_bracket(at));
        before.or_else(|| (value + 1..value + 1 + end).find_map(|at| self.year_in_bracket(at)))
    }

    /// The year of a bracket that holds a time and nothing else.
    fn year_in_bracket(&self, at: usize) -> Option<i16> {
        let bracket = self
            .own()
            .get(at)
            .filter(|piece| piece.kind == Kind::Aside)?;
        let within = |when: &&crate::extract::when::When| {
            bracket.range.start < when.range.start && when.range.end < bracket.range.end
        };
        let time = self.pieces.aside_whens.iter().find(within)?;
        // "(giai đoạn 2026 - 2027)".
        let around = self
            .text
            .layout
            .words(bracket.range.start..time.range.start);
        let around = around.trim_matches(['(', ' ']);
        let before = around.is_empty() || PERIOD.is(&loose(around));
        let is_alone = before && bracket.range.end <= time.range.end + 1;
        time.year.filter(|_| is_alone && !time.is_compared)
    }

    pub(super) fn part_near(&self, span: Range<usize>, value: usize) -> Option<String> {
        let near = self.times(span).min_by_key(|(at, _)| at.abs_diff(value));
        let part = near?.1.part.clone()?;
        Some(self.text.layout.words(part).to_owned())
    }

    /// "…, hoàn thành trong quý III": whether a time is the last by which what stands before the comma is done.
    pub(super) fn ends_a_deed(&self, at: usize) -> bool {
        let before = |back: usize| at.checked_sub(back).and_then(|at| self.own().get(at));
        before(1).is_some_and(|piece| piece.tags.has(Tag::Done))
            && before(2).is_some_and(|piece| piece.kind == Kind::Sign(','))
    }

    pub(super) fn modality(&self, value: usize) -> Modality {
        let before = self.own().get(..value).unwrap_or_default();
        if before.iter().any(|piece| piece.tags.has(Tag::Strive)) {
            return Modality::Strive;
        }
        Modality::Must
    }

    /// Whether a clause opens with the present ("hiện nay") or a figure is said to be reached ("đã đạt").
    pub(super) fn is_past(&self, value: usize) -> bool {
        let own = self.own();
        let present = |piece: &Piece| piece.tags.has(Tag::Present);
        let leads = Tags::of(&[Tag::Strive, Tag::Verb, Tag::Reach]);
        let opening = own.iter().take(value).take_while(|piece| {
            present(piece)
                || piece.tags.meets(leads)
                || matches!(piece.kind, Kind::When(_) | Kind::Sign(_))
        });
        let from = value.saturating_sub(2);
        let close = own.get(from..value).unwrap_or_default();
        // "từ 35% hiện tại đạt 70%": what is now is the figure before.
        let before = from.checked_sub(1).and_then(|at| own.get(at));
        let told = before.is_some_and(|before| matches!(before.kind, Kind::Amount(_) | Kind::Noun));
        let close = if told && close.first().is_some_and(present) {
            close.get(1..).unwrap_or_default()
        } else {
            close
        };
        // "… 30% số đối tượng hiện có và 50% …" says nothing of the second.
        // "tăng từ 41% hiện nay lên 63%": neither does what is now of what it is to become.
        let parts = Tags::of(&[Tag::And, Tag::Onto]);
        let joins = |piece: &&Piece| !piece.tags.meets(parts) && piece.kind != Kind::Sign(',');
        let mut close = close.iter().rev().take_while(joins);
        opening.into_iter().any(present)
            || close.any(|piece| present(piece) && !self.foresees(piece, value))
    }

    /// "giá trị đến năm 2030 ước đạt 6.300 tỷ đồng": what is reckoned for a year that is still to come.
    fn foresees(&self, present: &Piece, value: usize) -> bool {
        let printed = loose(self.text.layout.words(present.range.clone()));
        let mut times = self.times(0..value).peekable();
        self.manner == Manner::Targets
            && RECKONED.glued(&printed).is_some()
            && (times.peek().is_none() || times.any(|(_, when)| self.comes(when.range.clone())))
    }

    /// Whether a time is told as one that is to come: "đến năm 2030".
    pub(super) fn comes(&self, when: Range<usize>) -> bool {
        to_come(self.text.layout.words(when))
    }
}

/// Whether words name a last year: "Chuyển đổi số đến năm 2030".
pub(in crate::extract) fn names_last_year(words: &str) -> bool {
    TO_COME.stand_in(Spelt::of(words).whole())
}

/// Whether the words of a time say that it is to come: "đến năm 2030".
pub(in crate::extract::sentence) fn to_come(when: &str) -> bool {
    TO_COME.glued(&loose(when)).is_some()
}
