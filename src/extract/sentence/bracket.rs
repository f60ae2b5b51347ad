//! What a bracket says: figures with their times, parts, measures, or a remark beside.

use super::piece::{Cutter, Kind, Piece, Pieces, push};
use crate::extract::Measure;
use crate::extract::amount::{Figure, Seen};
use crate::extract::when::When;
use crate::lexicon::{Tag, Tags, Unit, UnitKind};
use std::ops::Range;

impl Cutter<'_, '_> {
    /// "(năm 2026: 41%; năm 2030: 63%)": whether a bracket holds figures and their times, and nothing else.
    pub(super) fn are_stages(&self, whens: &[When], bracket: Range<usize>) -> bool {
        let inner = self.units.get(bracket.start + 1..bracket.end - 1);
        let inner = inner.unwrap_or_default();
        let (Some(first), Some(last)) = (inner.first(), inner.last()) else {
            return false;
        };
        let whole = first.start as usize..last.end as usize;
        let within = |range: &Range<usize>| whole.start <= range.start && range.end <= whole.end;
        let times = whens.iter().map(|when| &when.range);
        let times: Vec<_> = times.filter(|range| within(range)).collect();
        let amounts = self.seen.iter().filter(|seen| within(&seen.range));
        let amounts = amounts.filter(|seen| matches!(seen.figure, Figure::Amount(_)));
        let amounts: Vec<_> = amounts.map(|seen| &seen.range).collect();
        let leads = Tags::of(&[Tag::Reach, Tag::Strive, Tag::Until]);
        let is_told = |unit: &Unit| {
            let range = unit.range();
            let mut parts = times.iter().chain(&amounts);
            parts.any(|part| part.start <= range.start && range.end <= part.end)
                || unit.tags.meets(leads)
                || matches!(self.text.tagged.printed(unit), ":" | "," | ";")
        };
        amounts.len() > 1 && times.len() == amounts.len() && inner.iter().all(is_told)
    }

    /// "(ít nhất 01 lần/năm)": the figure of a bracket that holds nothing else, and binds.
    fn bound_alone(&self, bracket: &[Unit]) -> Option<&Seen> {
        let [_, first, .., last, _] = bracket else {
            return None;
        };
        let binds = Tags::of(&[Tag::Least, Tag::Most]);
        let mut within = self
            .seen
            .iter()
            .filter(|seen| seen.range.start == first.start as usize);
        let seen = within.next().filter(|_| first.tags.meets(binds))?;
        let end = seen
            .apart
            .iter()
            .map(|apart| apart.end)
            .chain([seen.range.end])
            .max()?;
        (end == last.end as usize && matches!(seen.figure, Figure::Amount(_))).then_some(seen)
    }

    /// "Tỷ lệ hộ dùng nước sạch (95%).", "Hộ dùng nước sạch (đạt 90%); …": the share in a bracket that ends its clause
    /// without another figure.
    fn share_alone(&self, pieces: &Pieces, bracket: Range<usize>) -> Option<&Seen> {
        let parted = |piece: &Piece| piece.kind == Kind::Sign(';');
        let own = pieces.all.rsplit(parted).next().unwrap_or_default();
        let stated = |piece: &Piece| matches!(piece.kind, Kind::Amount(_) | Kind::Aside);
        if own.is_empty() || own.iter().any(stated) {
            return None;
        }
        let ends = |unit: &Unit| matches!(self.text.tagged.printed(unit), "." | ";");
        let after = self.units.get(bracket.end..)?;
        let [_, inner @ .., _] = self.units.get(bracket)? else {
            return None;
        };
        let leads = Tags::of(&[Tag::Reach, Tag::Strive]);
        let led = inner.iter().take_while(|unit| unit.tags.meets(leads));
        let inner = inner.get(led.count()..)?;
        let (start, end) = (inner.first()?.start as usize, inner.last()?.end as usize);
        let ended = |seen: &&Seen| {
            let behind = seen.apart.iter().map(|apart| apart.end);
            seen.range.start == start && behind.fold(seen.range.end, usize::max) == end
        };
        let seen = self.seen.iter().find(ended)?;
        let share =
            matches!(&seen.figure, Figure::Amount(amount) if amount.measure == Measure::Percent);
        (share && after.first().is_none_or(ends)).then_some(seen)
    }

    /// Whether a bracket holds a time and nothing else.
    fn is_all(bracket: &[Unit], when: &When) -> bool {
        let inner = bracket.get(1..bracket.len().saturating_sub(1));
        let inner = inner.unwrap_or_default();
        let (Some(first), Some(last)) = (inner.first(), inner.last()) else {
            return false;
        };
        when.range == (first.start as usize..last.end as usize)
    }

    fn figure_in(pieces: &mut Pieces, seen: &Seen, range: Range<usize>) {
        if let Figure::Amount(amount) = &seen.figure {
            let index = pieces.amounts.len();
            pieces.amounts.push((**amount).clone());
            push(pieces, range, Tags::NONE, Kind::Amount(index));
        }
    }

    /// The unit after a bracket that is closed.
    pub(super) fn bracket(&self, at: usize) -> Option<usize> {
        let sign = |at: usize| {
            let unit = self.units.get(at)?;
            (unit.kind == UnitKind::Sign).then(|| self.text.tagged.printed(unit))
        };
        if sign(at) != Some("(") {
            return None;
        }
        let mut depth = 0;
        for here in at..self.units.len() {
            match sign(here) {
                Some("(") => depth += 1,
                Some(")") => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Some(here + 1);
            }
        }
        // "(Trong đó: …" that a page or a line broke off.
        let parts = self
            .units
            .get(at + 1)
            .is_some_and(|unit| unit.is(Tag::OfWhich));
        parts.then_some(self.units.len())
    }

    /// A bracket; where it holds no more than a figure and a time they stand as pieces of their own.
    pub(super) fn aside(&self, pieces: &mut Pieces, units: Range<usize>) {
        let whole = self.units.get(units.clone()).unwrap_or_default();
        let (Some(first), Some(last)) = (whole.first(), whole.last()) else {
            return;
        };
        let range = first.start as usize..last.end as usize;
        let within = |part: &Range<usize>| range.start <= part.start && part.end <= range.end;
        if let Some(seen) = self
            .bound_alone(whole)
            .or_else(|| self.share_alone(pieces, units.clone()))
        {
            Self::figure_in(pieces, seen, range);
            return;
        }
        // "60% (năm 2025), 73% (năm 2026)": when each figure is.
        let share = pieces.all.last().is_some_and(|last| match last.kind {
            Kind::Amount(at) => {
                let amount = pieces.amounts.get(at);
                amount.is_some_and(|amount| amount.measure == Measure::Percent)
            }
            _ => false,
        });
        if share
            && let Some(at) = pieces
                .whens
                .iter()
                .position(|when| Self::is_all(whole, when))
        {
            push(pieces, range, Tags::NONE, Kind::When(at));
            return;
        }
        push(pieces, range.clone(), Tags::NONE, Kind::Aside);
        let figures = self.seen.iter().filter(|seen| within(&seen.range));
        let figures = figures.filter(|seen| matches!(seen.figure, Figure::Amount(_)));
        let figures = figures.count();
        let (parts, measures) = (states_parts(whole, figures), measures(whole, figures));
        if parts || measures {
            let closed = self.text.tagged.printed(last) == ")";
            let end = if closed { last.start } else { last.end };
            let kept = if parts {
                &mut pieces.parts
            } else {
                &mut pieces.measures
            };
            kept.push(range.start..end as usize);
            return;
        }
        for seen in self.seen.iter().filter(|seen| within(&seen.range)) {
            match &seen.figure {
                Figure::Amount(amount) => pieces.asides.push((range.clone(), (**amount).clone())),
                Figure::Other(account) => pieces.others.push((seen.range.clone(), *account)),
            }
        }
        let inside = pieces
            .whens
            .iter()
            .filter(|when| within(&when.range))
            .cloned();
        pieces.aside_whens.extend(inside.collect::<Vec<_>>());
    }
}

/// "(trong đó … 1%)", "(riêng vùng cao giảm 4%)", "(trong đó đưa trên 10 lao động đi làm việc)".
fn states_parts(bracket: &[Unit], figures: usize) -> bool {
    let opens = |tag: Tag| bracket.get(1).is_some_and(|unit| unit.is(tag));
    let says = |tags: Tags| bracket.iter().any(|unit| unit.tags.meets(tags));
    let shares =
        says(Tags::of(&[Tag::Percent])) && says(Tags::of(&[Tag::Reach, Tag::Rise, Tag::Fall]));
    let strives = Tags::of(&[Tag::Reach, Tag::Strive, Tag::Lift, Tag::More, Tag::Least]);
    (opens(Tag::OfWhich) || opens(Tag::Scope)) && shares
        || opens(Tag::OfWhich) && figures == 1 && says(strives)
}

/// "(diện tích 300 ha, sản lượng 1.200 tấn)".
fn measures(bracket: &[Unit], figures: usize) -> bool {
    let opens = Tags::of(&[Tag::Index, Tag::Share, Tag::NumberOf]);
    figures > 0 && bracket.get(1).is_some_and(|unit| unit.tags.meets(opens))
}
