//! What a figure is here, and what a claim leaves to the one before it.

use super::super::piece::{Kind, Piece};
use super::{Clause, Draft, plain};
use crate::extract::{Account, Amount, Claim, Ledger, Manner, Measure};
use crate::lexicon::{Lexicon, Tag, Tagged, Tags, Unit};
use crate::plan::{Comparison, Decimal, Promise};
use std::ops::Range;

impl Clause<'_, '_> {
    /// "(năm 2025: 72%)", "(năm 2025: 72%; năm 2027: 85%)" beside a promise: what was reached, and what is to come.
    pub(super) fn bracketed(&self, claim: Option<&Claim>, ledger: &mut Ledger) -> Vec<Claim> {
        let Some(claim) = claim.filter(|claim| claim.amount.is_some()) else {
            return Vec::new();
        };
        let own = self.bytes(0..self.range.len());
        let asides = self.pieces.asides.iter();
        let asides: Vec<_> = asides
            .filter(|(bracket, _)| own.contains(&bracket.start))
            .collect();
        let alone = asides.len() == 1;
        let mut years: Vec<i16> = Vec::new();
        let mut found = Vec::new();
        for (bracket, amount) in asides {
            let Some(year) = self.year_in(bracket, amount, alone) else {
                return Vec::new();
            };
            let Some(result) = self.told_in(claim, (bracket, amount), year) else {
                return Vec::new();
            };
            if years.contains(&year) {
                return Vec::new();
            }
            years.push(year);
            found.push((amount, result));
        }
        let take = |(amount, result): (&Amount, Claim)| {
            ledger.take(amount.range.clone(), Account::Result);
            result
        };
        found.into_iter().map(take).collect()
    }

    /// The year of an amount in a bracket: the one named there, of several the nearest before it.
    fn year_in(&self, bracket: &Range<usize>, amount: &Amount, alone: bool) -> Option<i16> {
        let whens = self.pieces.aside_whens.iter();
        let mut whens =
            whens.filter(|when| bracket.start <= when.range.start && when.range.end <= bracket.end);
        if alone && let Some(named) = whens.next() {
            return named.year;
        }
        if alone {
            return self.compared_at(bracket.start);
        }
        whens
            .take_while(|when| when.range.end <= amount.range.start)
            .last()?
            .year
    }

    /// "tăng 5% so với năm 2025 (95%)": the year that something is compared with right before a bracket.
    pub(super) fn compared_at(&self, bracket: usize) -> Option<i16> {
        let mut whens = self.pieces.whens.iter();
        let before = whens.rfind(|when| when.range.end <= bracket && when.is_compared)?;
        let between = self.text.tagged.words(before.range.end..bracket);
        before.year.filter(|_| between.trim().is_empty())
    }

    /// What an amount in a bracket says of the same in another year; nothing where it compares.
    fn told_in(
        &self,
        claim: &Claim,
        (bracket, amount): (&Range<usize>, &Amount),
        year: i16,
    ) -> Option<Claim> {
        let other = claim.year != Some(year);
        // "(tăng 10% so với năm 2025)" tells by how much it grows.
        let units = self.text.tagged.within(bracket.clone());
        // "(cao hơn năm 2025 10%)", "(tỉnh giao năm 2025: 70%)" neither.
        let changes = Tags::of(&[
            Tag::Rise,
            Tag::Fall,
            Tag::Above,
            Tag::Against,
            Tag::More,
            Tag::Under,
            Tag::Assigned,
            Tag::OwnerShort,
            Tag::TargetsPart,
        ]);
        let grows = units.iter().any(|unit| unit.tags.meets(changes));
        if !other || grows || amount.measure != claim.amount.as_ref()?.measure {
            return None;
        }
        let mut result = plain(
            claim.label.clone(),
            claim.words.clone(),
            Some(amount.clone()),
            Some(year),
            Manner::Results,
        );
        result.whose.clone_from(&claim.whose);
        Some(result)
    }

    /// What a claim leaves to the one before it: "…, trong đó 95% được ký số", "đến 2035: 100%".
    pub(super) fn complete(
        &self,
        claim: &mut Claim,
        draft: &Draft,
        (near, before): (Option<&Claim>, Option<&Claim>),
    ) {
        let value = draft.value.unwrap_or(draft.span.start);
        let nameless = |range: &Range<usize>| {
            let first = self.own().get(range.start);
            let behind =
                range.start > value && first.is_some_and(|piece| piece.tags.has(Tag::Said));
            behind || range.end <= value && self.is_part(range)
        };
        // "mỗi năm giảm 1% tỷ lệ hộ nghèo, đến năm 2030 còn 2%": a level, and no change.
        let before_value = value.checked_sub(1).and_then(|at| self.own().get(at));
        let onto = before_value.is_some_and(|piece| piece.tags.has(Tag::Onto));
        let says_scope = |range: &Range<usize>| {
            let words = self.own().get(range.clone()).unwrap_or_default();
            let scope = |piece: &Piece| piece.tags.has(Tag::Scope);
            let time = |piece: &Piece| matches!(piece.kind, Kind::When(_));
            let leads = |piece: &Piece| {
                piece.tags.has(Tag::Reach) || matches!(piece.kind, Kind::Sign(',' | ':'))
            };
            let led = words
                .iter()
                .all(|piece| scope(piece) || time(piece) || leads(piece));
            led && words.iter().any(scope)
        };
        let says_own = |range: &Range<usize>| self.only_own(range.clone());
        let says_little = |label: &[Range<usize>]| {
            !label.is_empty() && (label.iter().all(says_scope) || label.iter().all(says_own))
        };
        match draft.label.as_slice() {
            // "con số này là 98%", "quý II đạt 90%", "riêng năm 2026 đạt 220 tỷ đồng", "…; xã phấn đấu đạt 50%".
            label if claim.label.is_empty() || says_little(label) => {
                // "6 tháng đầu năm đạt 55%; cả năm đạt 70%": the whole of what a part was said of.
                let in_part = near.or(before).is_some_and(|before| before.when.is_some());
                let whole = || {
                    in_part
                        && self
                            .times(draft.span.clone())
                            .any(|(_, when)| when.is_whole)
                };
                let dated = claim.year.is_some() || claim.when.is_some() || whole();
                // "Hiện trạng 40%; mục tiêu 75%".
                let aims = Tags::of(&[Tag::Strive, Tag::TargetsPart, Tag::ObjectivesPart]);
                let aims = self.any(0..value, aims);
                let says = |before: &Claim| dated || aims && before.is_result;
                let same = |before: &&Claim| says(before) && alike(before, claim);
                match near.or(before).filter(same) {
                    Some(before) if onto => claim.label = level_of(before),
                    Some(before) => untold(&before.label).clone_into(&mut claim.label),
                    None => claim.label.clear(),
                }
            }
            // "riêng xã Đam Rông đạt 75%", "xã Đam Rông phấn đấu 75%": of what was measured before.
            [only] if self.is_owner(only) && (self.is_scope(only) || only.len() > 1) => {
                let same = |before: &&Claim| self.is_scope(only) || alike(before, claim);
                if let Some(before) = near.or(before).filter(same) {
                    let label = before.label.clone();
                    claim.whose = Some(std::mem::replace(&mut claim.label, label));
                }
            }
            // "…; trong đó 60% được cấp chứng nhận": of those before.
            [only] if nameless(only) => match near.or(before.filter(|_| self.opens_of_which())) {
                // "100% học sinh được khám sức khỏe và 90% được tẩy giun": another thing of the same.
                Some(near)
                    if !self.of_which(draft)
                        && let Some(who) = subject_of(near) =>
                {
                    claim.label = format!("{who} {}", claim.label);
                }
                Some(near) => claim.label = format!("{}, {}", near.label, claim.label),
                // Of whom it is said stands nowhere.
                None => claim.label.clear(),
            },
            _ => {}
        }
    }

    /// Whether a claim is said of a part of those before it: "…, trong đó 60% được cấp chứng nhận".
    fn of_which(&self, draft: &Draft) -> bool {
        let from = draft.span.start.saturating_sub(2);
        self.any(from..draft.span.end, Tags::of(&[Tag::OfWhich]))
    }

    /// Whether words name the plan's own people and that they strive, and nothing else: "xã phấn đấu đạt".
    fn only_own(&self, range: Range<usize>) -> bool {
        let from = self.named_own(range.clone());
        let leads = Tags::of(&[Tag::Strive, Tag::Reach, Tag::Verb, Tag::Announce]);
        let behind = self.own().get(from..range.end).unwrap_or_default();
        let strives = behind.iter().any(|piece| piece.tags.has(Tag::Strive));
        from > range.start && strives && behind.iter().all(|piece| piece.tags.meets(leads))
    }

    fn opens_of_which(&self) -> bool {
        let first = self.own().first();
        first.is_some_and(|piece| piece.tags.has(Tag::OfWhich))
    }

    /// Whether words say no more than where or of whom: "riêng vùng biên giới".
    fn is_part(&self, range: &Range<usize>) -> bool {
        let words = self.own().get(range.clone()).unwrap_or_default();
        let names = Tags::of(&[Tag::Share, Tag::Index, Tag::NumberOf, Tag::State]);
        // "Tại thành phố Hà Nội, nồng độ bụi": behind the comma stands what is measured.
        let comma = words
            .iter()
            .rposition(|piece| piece.kind == Kind::Sign(','));
        let behind = comma.map_or(0, |comma| words.len() - comma - 1);
        words
            .first()
            .is_some_and(|piece| piece.tags.has(Tag::Scope))
            && !words.iter().any(|piece| piece.tags.meets(names))
            && behind < 2
    }

    /// Whether words open with "riêng", "đối với".
    fn is_scope(&self, range: &Range<usize>) -> bool {
        let first = self.own().get(range.start);
        first.is_some_and(|piece| piece.tags.has(Tag::Scope))
    }

    /// Whether words say no more than whose a figure is: "riêng xã Đam Rông", "toàn tỉnh".
    pub(super) fn is_owner(&self, range: &Range<usize>) -> bool {
        let words = self.own().get(range.clone()).unwrap_or_default();
        let scope = |piece: &&Piece| piece.tags.has(Tag::Scope);
        let mut behind = words.iter().skip_while(scope);
        // "trong đó cấp tỉnh đạt 100%, cấp xã đạt 85%": kinds of what is counted, each with its share.
        let owns = Tags::of(&[Tag::OwnerShort, Tag::Whose]);
        let owner = behind
            .next()
            .is_some_and(|piece| piece.tags.meets(owns) && !piece.tags.has(Tag::Sort));
        let names = |piece: &Piece| {
            let printed = self.text.layout.words(piece.range.clone());
            printed.starts_with(char::is_uppercase)
        };
        owner && behind.all(names)
    }

    /// Whether words are of money that is paid: "tổng ngân sách triển khai".
    pub(super) fn is_paid(&self, range: &Range<usize>) -> bool {
        let words = self.own().get(range.clone()).unwrap_or_default();
        words.iter().take(3).any(|piece| piece.tags.has(Tag::Paid))
    }

    /// One "ít nhất" covers each count of the list it opens, and each share that has its predicate in common with it.
    pub(super) fn bound_by(
        &self,
        amount: &Amount,
        sign: Comparison,
        between: Range<usize>,
    ) -> Promise {
        let own = self.own().get(between).unwrap_or_default();
        let joined = own
            .iter()
            .all(|piece| piece.tags.has(Tag::And) || piece.kind == Kind::Sign(','));
        // No share is more than all.
        let whole = amount.measure == Measure::Percent
            && amount.promise == Promise::Number(Comparison::Equal, Decimal::HUNDRED);
        match amount.promise {
            Promise::Number(Comparison::Equal, value) if joined && !whole => {
                Promise::Number(sign, value)
            }
            promise => promise,
        }
    }
}

/// What a claim of a change measures: "tỷ lệ hộ nghèo" of "giảm tỷ lệ hộ nghèo".
fn level_of(claim: &Claim) -> String {
    let tagged = Tagged::of(Lexicon::builtin(), &claim.label);
    let first = tagged.units.first();
    let changes = first.filter(|unit| unit.tags.meets(Tags::of(&[Tag::Rise, Tag::Fall])));
    let level = changes.and_then(|unit| claim.label.get(unit.end as usize..));
    let level = level.map(str::trim).filter(|level| !level.is_empty());
    level.unwrap_or(&claim.label).to_owned()
}

/// A label without the words at its end that tell of the present: "Hồ sơ nộp trực tuyến: hiện tại".
fn untold(label: &str) -> &str {
    let tagged = Tagged::of(Lexicon::builtin(), label);
    let last = tagged.units.last().filter(|last| last.is(Tag::Present));
    let before = last.and_then(|last| label.get(..last.start as usize));
    let before = before.map(|before| before.trim_end().trim_end_matches([':', ',']));
    before.filter(|before| !before.is_empty()).unwrap_or(label)
}

/// Those of whom a claim says what is done for them: "học sinh" of "học sinh được khám sức khỏe".
fn subject_of(claim: &Claim) -> Option<String> {
    let tagged = Tagged::of(Lexicon::builtin(), &claim.label);
    // "100% hộ có điện, 95% có nước sạch".
    let holds = |unit: &Unit| unit.is(Tag::State) && unit.is(Tag::Said) && !unit.is(Tag::Reach);
    let mut units = tagged.units.iter().skip(1);
    let passive = units.find(|unit| unit.is(Tag::Passive) || holds(unit))?;
    let who = claim.label.get(..passive.start as usize)?.trim_end();
    (!who.is_empty()).then(|| who.to_owned())
}

/// Whether the figures of two claims count the same.
fn alike(one: &Claim, other: &Claim) -> bool {
    let measure = |claim: &Claim| claim.amount.as_ref().map(|amount| amount.measure.clone());
    measure(one) == measure(other)
}
