//! A clause that no pattern takes whole, read part by part.

use super::super::machine::Event;
use super::super::piece::Kind;
use super::Clause;
use super::draft::drafts;
use crate::extract::account::Unread;
use crate::extract::claim::Beside;
use crate::extract::phrases::lists;
use crate::extract::{Account, Claim, Ledger, Manner};
use crate::lexicon::{Tag, Tags};
use crate::plan::Promise;
use crate::text::loose;
use std::ops::Range;

lists! {
    /// What the least of a level is led to by: "ít nhất cũng phải".
    LEAST "least-of";
    /// "riêng": what has a level of its own.
    APART "set-apart";
}

/// Words with which something of its own is promised behind a comma.
const ANEW: Tags = Tags::of(&[
    Tag::Link,
    Tag::Strive,
    Tag::Ensure,
    Tag::Lift,
    Tag::Done,
    Tag::General,
    Tag::Share,
    Tag::Index,
    Tag::NumberOf,
    Tag::OfWhich,
    Tag::Yearly,
    Tag::State,
]);

/// A clause with more commas than this is a list of another kind.
const MOST: usize = 12;

impl Clause<'_, '_> {
    /// "Tạo việc làm cho 800 lao động, bảo đảm tỷ lệ nữ đạt 30%": the claims of each part, where patterns take all parts.
    pub(super) fn in_parts(
        &self,
        carried: Option<i16>,
        before: Option<&Claim>,
        ledger: &mut Ledger,
    ) -> Option<Vec<Claim>> {
        let listed = self.manner == Manner::Other && self.is_listed;
        if !listed && !matches!(self.manner, Manner::Targets | Manner::Tasks) {
            return None;
        }
        let cuts = self.cuts();
        if cuts.is_empty() || cuts.len() > MOST {
            return None;
        }
        let mut closed = vec![false; cuts.len() + 1];
        let parts = self.parted(0, &cuts, &mut closed).or_else(|| {
            self.some_parts(&cuts)
                .filter(|_| self.manner == Manner::Targets)
        })?;
        let mut claims: Vec<Claim> = Vec::new();
        let (mut carried, mut opened) = (carried, self.opened());
        for part in parts {
            let part = self.part(part);
            let part = Clause {
                is_listed: self.is_listed || !claims.is_empty(),
                ..part
            };
            let mut found = part.read(carried, claims.last().or(before), ledger);
            if part.range.start > self.range.start {
                if part.strives_anew() {
                    opened.retain(|said| !said.is_over);
                }
                part.go_on(&opened, &mut found);
            }
            claims.extend(found);
            carried = part.leading_year().or(carried);
        }
        self.take_all(Account::Unread(Unread::NoPattern), ledger);
        self.take_asides(ledger);
        Some(claims)
    }

    /// The commas behind which something is promised anew.
    fn cuts(&self) -> Vec<usize> {
        let own = self.own();
        let opens = |at: usize| {
            own.get(at + 1)
                .is_some_and(|piece| piece.tags.meets(ANEW) || matches!(piece.kind, Kind::When(_)))
        };
        let comma = |at: &usize| {
            own.get(*at)
                .is_some_and(|piece| piece.kind == Kind::Sign(','))
        };
        (1..own.len())
            .filter(comma)
            .filter(|at| opens(*at))
            .collect()
    }

    /// As few parts as patterns take, from the place behind so many commas on.
    fn parted(
        &self,
        first: usize,
        cuts: &[usize],
        closed: &mut [bool],
    ) -> Option<Vec<Range<usize>>> {
        if closed.get(first).is_none_or(|closed| *closed) {
            return None;
        }
        let start = match first.checked_sub(1) {
            Some(before) => cuts.get(before)? + 1,
            None => 0,
        };
        for last in (first..=cuts.len()).rev() {
            let end = cuts.get(last).copied().unwrap_or(self.own().len());
            if !self.is_taken(start..end) {
                continue;
            }
            if last == cuts.len() {
                return Some(std::iter::once(start..end).collect());
            }
            if let Some(behind) = self.parted(last + 1, cuts, closed) {
                return Some(std::iter::once(start..end).chain(behind).collect());
            }
        }
        if let Some(closed) = closed.get_mut(first) {
            *closed = true;
        }
        None
    }

    /// The parts between commas that patterns take by themselves; what stands in the others is unread.
    fn some_parts(&self, cuts: &[usize]) -> Option<Vec<Range<usize>>> {
        let starts = std::iter::once(0).chain(cuts.iter().map(|cut| cut + 1));
        let ends = cuts.iter().copied().chain([self.own().len()]);
        let parts: Vec<Range<usize>> = starts
            .zip(ends)
            .map(|(start, end)| start..end)
            .filter(|part| self.is_taken(part.clone()))
            .collect();
        (!parts.is_empty()).then_some(parts)
    }

    /// Whether a part holds a figure and a pattern that promises takes it.
    fn is_taken(&self, part: Range<usize>) -> bool {
        let own = self.own().get(part.clone()).unwrap_or_default();
        let counted = own
            .iter()
            .any(|piece| matches!(piece.kind, Kind::Amount(_)));
        // The first names what it promises; those behind may leave it to the one before.
        let named = |events: &[Event]| {
            let (drafts, outside) = drafts(events);
            let first = drafts.first().is_some_and(|first| first.label.is_empty());
            part.start > 0 || !first || !outside.label.is_empty()
        };
        let own = self.part(part.clone());
        counted
            && own.pattern().is_some_and(|(pattern, events)| {
                pattern.account.is_none() && named(&events) && own.names_each(&events)
            })
    }

    fn part(&self, part: Range<usize>) -> Self {
        Clause {
            text: self.text,
            pieces: self.pieces,
            range: self.range.start + part.start..self.range.start + part.end,
            manner: self.manner,
            is_listed: self.is_listed,
        }
    }
}

/// "… đạt 90%, ít nhất cũng phải 70%": what is called the least of a level leaves both open.
pub(super) fn lowered(claims: &mut [Claim]) {
    for at in 1..claims.len() {
        let Some([first, least]) = claims.get_mut(at - 1..=at) else {
            return;
        };
        let number = |claim: &Claim| match claim.amount.as_ref()?.promise {
            Promise::Number(_, value) => Some(value),
            _ => None,
        };
        let measure = |claim: &Claim| claim.amount.as_ref().map(|amount| amount.measure.clone());
        let is_lower = measure(first) == measure(least) && number(least) < number(first);
        if is_lower && LEAST.is(&loose(&least.label)) {
            let said = Beside::said(least.label.clone());
            first.label.clone_into(&mut least.label);
            first.beside.push(said.clone());
            least.beside.push(said);
        }
    }
}

/// "…, riêng lĩnh vực đất đai đạt 85%": what has a level of its own is taken out of what stands before it.
pub(super) fn set_apart(claims: &mut [Claim]) {
    let apart = |claim: &Claim| {
        let mut words = claim.label.split(' ');
        claim.whose.is_none() && words.any(|word| APART.is(&loose(word)))
    };
    let behind = claims.get(1..).unwrap_or_default();
    let Some(at) = behind.iter().rposition(apart).map(|at| at + 1) else {
        return;
    };
    let said = claims
        .get(at)
        .map(|claim| Beside::said(claim.label.clone()));
    for claim in claims.iter_mut().take(at) {
        claim.beside.extend(said.clone());
    }
}
