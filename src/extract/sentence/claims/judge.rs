//! What a figure is here, and what a claim leaves to the one before it.

use super::super::label;
use super::super::piece::{Kind, Piece};
use super::{Clause, Draft, plain};
use crate::extract::account::Unread;
use crate::extract::{Account, Amount, Claim, Ledger, Manner, Measure};
use crate::lexicon::{Tag, Tags};
use crate::plan::{Comparison, Promise};
use std::ops::Range;

impl Clause<'_, '_> {
    /// "(năm 2025: 72%)" beside a promise: what was reached.
    pub(super) fn reported(&self, claim: Option<&Claim>, ledger: &mut Ledger) -> Option<Claim> {
        let claim = claim.filter(|claim| claim.amount.is_some())?;
        let own = self.bytes(0..self.range.len());
        let mut asides = self
            .pieces
            .asides
            .iter()
            .filter(|(bracket, _)| own.contains(&bracket.start));
        let ((bracket, amount), None) = (asides.next()?, asides.next()) else {
            return None;
        };
        let within = |when: &&crate::extract::when::When| {
            bracket.start <= when.range.start && when.range.end <= bracket.end
        };
        let year = self.pieces.aside_whens.iter().find(within)?.year?;
        let earlier = claim.year.is_none_or(|promised| year < promised);
        if !earlier || amount.measure != claim.amount.as_ref()?.measure {
            return None;
        }
        ledger.take(amount.range.clone(), Account::Result);
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
        match draft.label.as_slice() {
            // "con số này là 98%".
            _ if claim.label.is_empty() => {
                let same = |before: &&Claim| {
                    let measure =
                        |claim: &Claim| claim.amount.as_ref().map(|amount| amount.measure.clone());
                    claim.year.is_some() && measure(before) == measure(claim)
                };
                if let Some(before) = near.or(before).filter(same) {
                    claim.label.clone_from(&before.label);
                }
            }
            [only] if self.is_owner(only) && before.is_some() => {
                claim.whose = Some(claim.label.clone());
                if let Some(before) = near.or(before) {
                    claim.label.clone_from(&before.label);
                }
            }
            [only] if nameless(only) => match near {
                Some(near) => claim.label = format!("{}, {}", near.label, claim.label),
                // Of whom it is said stands nowhere.
                None => claim.label.clear(),
            },
            _ => {}
        }
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

    /// Whether words say no more than whose a figure is: "riêng xã Đam Rông".
    fn is_owner(&self, range: &Range<usize>) -> bool {
        let words = self.own().get(range.clone()).unwrap_or_default();
        let scope = |piece: &&Piece| piece.tags.has(Tag::Scope);
        let mut behind = words.iter().skip_while(scope);
        let owner = behind
            .next()
            .is_some_and(|piece| piece.tags.meets(Tags::of(&[Tag::OwnerShort, Tag::Whose])));
        let names = |piece: &Piece| {
            let printed = self.text.layout.words(piece.range.clone());
            printed.starts_with(char::is_uppercase)
        };
        owner && words.first().is_some_and(|first| scope(&first)) && behind.all(names)
    }

    /// Whether words are of money that is paid: "tổng ngân sách triển khai".
    pub(super) fn is_paid(&self, range: &Range<usize>) -> bool {
        let words = self.own().get(range.clone()).unwrap_or_default();
        words.iter().take(3).any(|piece| piece.tags.has(Tag::Paid))
    }

    /// Why a figure that a pattern took is no promise here.
    pub(super) fn refused(
        &self,
        claim: &Claim,
        draft: &Draft,
        near: Option<&Claim>,
    ) -> Option<Account> {
        let amount = claim.amount.as_ref()?;
        if !label::says_something(&claim.label) {
            return Some(Account::Unread(Unread::NoLabel));
        }
        let bound = !matches!(
            amount.promise,
            Promise::Number(Comparison::Equal, _) | Promise::Level(_)
        );
        let own = self.own();
        let placed = draft.value.and_then(|at| own.get(at));
        let bound = bound || placed.is_some_and(|piece| piece.tags.has(Tag::Times));
        let is_count = match &amount.measure {
            Measure::Count(unit) => !unit.starts_with('%'),
            measure => *measure == Measure::Bare,
        };
        let value = draft.value.unwrap_or(0);
        let ensured = own.get(draft.span.start..value).unwrap_or_default().iter();
        let ensured = ensured.clone().any(|piece| piece.tags.has(Tag::Ensure));
        let made = ensured
            || value
                .checked_sub(1)
                .and_then(|at| own.get(at))
                .is_some_and(|piece| {
                    piece.tags.meets(Tags::of(&[
                        Tag::Done,
                        Tag::Lift,
                        Tag::Onto,
                        Tag::Reach,
                        Tag::Strive,
                    ])) || piece.kind == Kind::Sign(':')
                });
        // "Tuyên truyền trên 04 loại hình báo chí" is on so many, not on more.
        let verbs = [
            Tag::Verb,
            Tag::Reach,
            Tag::Strive,
            Tag::Done,
            Tag::General,
            Tag::Lift,
            Tag::With,
            Tag::Preposition,
        ];
        let before = value.checked_sub(1).and_then(|at| own.get(at));
        let goes_on = self.goes_on(value, near);
        let led = goes_on
            || before.is_none_or(|piece| {
                piece.tags.meets(Tags::of(&verbs))
                    || matches!(piece.kind, Kind::Sign(_) | Kind::When(_))
            });
        // "ưu tiên 40 xã đã được công bố": they are there already.
        let mut behind = own.get(value + 1..).unwrap_or_default().iter();
        let is_there = behind
            .find(|piece| piece.tags.meets(Tags::of(&[Tag::State, Tag::Present])))
            .is_some_and(|piece| piece.tags.has(Tag::Present));
        // "Dự kiến kinh phí khoảng 10% …".
        let mut opening = own.get(draft.span.start..value).unwrap_or_default().iter();
        let paid = opening
            .find(|piece| !piece.tags.meets(Tags::of(&[Tag::Strive, Tag::Verb])))
            .is_some_and(|piece| piece.tags.has(Tag::Paid));
        let over = matches!(amount.promise, Promise::Number(Comparison::MoreThan, _));
        // "đạt từ 85 điểm đến dưới 95 điểm": where a grade begins, and no mark that was given.
        let marked = [value, value + 1]
            .iter()
            .any(|at| own.get(*at).is_some_and(|piece| piece.tags.has(Tag::Score)));
        if self.manner == Manner::Results && bound && marked && !over {
            return Some(Account::Condition);
        }
        if (self.is_listed || near.is_some()) && self.is_step(draft, value) {
            return Some(Account::Change);
        }
        if self.is_denied(draft, value) {
            return Some(Account::Unread(Unread::Denied));
        }
        if let Some(account) = self.no_promise(amount, value, made) {
            return Some(account);
        }
        match self.manner {
            Manner::Tasks if paid && !bound => Some(Account::Money),
            Manner::Tasks if is_count && is_there && !bound => Some(Account::Activity),
            Manner::Tasks | Manner::Other if is_count && over && !led => Some(Account::Activity),
            Manner::Tasks
                if is_count
                    && !(bound || made || goes_on || self.sets_up(value) || self.is_due(value)) =>
            {
                Some(Account::Activity)
            }
            Manner::Targets | Manner::Results | Manner::Tasks => None,
            Manner::Other => {
                let promised = claim.year.is_some() || self.promises(value, bound, made);
                let counts = is_count && claim.year.is_none();
                let counts = counts && !(bound || self.names_measure(value));
                (!promised || counts).then_some(Account::Activity)
            }
        }
    }

    /// Whether a figure that stands in no part of targets is promised by its clause.
    fn promises(&self, value: usize, bound: bool, made: bool) -> bool {
        let own = self.own();
        let says = Tags::of(&[Tag::Strive, Tag::Verb, Tag::Reach, Tag::Onto]);
        let metric = own
            .get(value)
            .is_some_and(|piece| piece.tags.has(Tag::Measure));
        // "cấp điện áp từ 220 kV trở lên": what is meant, and nothing that is to be reached.
        bound && (made || !metric)
            || self.is_listed
            || self.names_measure(value)
            || own.iter().any(|piece| piece.tags.meets(says))
    }

    /// "Tỷ lệ lao động qua đào tạo: 20%": whether what is measured is named, and reached.
    fn names_measure(&self, value: usize) -> bool {
        let own = self.own();
        let before = value.checked_sub(1).and_then(|at| own.get(at));
        let names = Tags::of(&[Tag::Share, Tag::Index]);
        let mut opening = own.get(..value).unwrap_or_default().iter();
        let reached = before.is_some_and(|piece| piece.tags.has(Tag::Reach));
        let opens = own.first().is_some_and(|first| {
            let names = Tags::of(&[Tag::Share, Tag::Index, Tag::NumberOf]);
            first.tags.meets(names)
        });
        let colon = before.is_some_and(|piece| piece.kind == Kind::Sign(':'));
        reached && opening.any(|piece| piece.tags.meets(names)) || opens && colon
    }

    /// "…; giảm 99 ha so với hiện trạng": how a level that was said differs from another.
    fn is_step(&self, draft: &Draft, value: usize) -> bool {
        let own = self.own();
        let has = |at: usize, tags: &[Tag]| {
            own.get(at)
                .is_some_and(|piece| piece.tags.meets(Tags::of(tags)))
        };
        let noun = own
            .get(value + 1)
            .is_some_and(|piece| piece.kind == Kind::Noun);
        value == draft.span.start + 1
            && has(draft.span.start, &[Tag::Rise, Tag::Fall])
            && has(value + 1 + usize::from(noun), &[Tag::Against])
    }

    /// "đến năm 2030 xây dựng bền vững 5 chuỗi liên kết": so many things by a year.
    fn is_due(&self, value: usize) -> bool {
        let own = self.own();
        let set_up = Tags::of(&[Tag::Done, Tag::General, Tag::Lift]);
        let noun = own.get(value + 1);
        let thing = noun.is_some_and(|noun| noun.kind == Kind::Noun && noun.tags.has(Tag::Thing));
        let opening = own.get(..value).unwrap_or_default();
        let verb = opening.iter().position(|piece| piece.tags.meets(set_up));
        let dated = |at: usize| {
            let mut times = self.times(0..at);
            times.any(|(_, when)| when.year.is_some() && self.comes(when.range.clone()))
        };
        thing && verb.is_some_and(dated)
    }

    /// "… 05 màn hình, 12 camera": a count right behind one that is promised.
    fn goes_on(&self, value: usize, near: Option<&Claim>) -> bool {
        let before = value.checked_sub(1).and_then(|at| self.own().get(at));
        let joined =
            before.is_some_and(|piece| piece.tags.has(Tag::And) || piece.kind == Kind::Sign(','));
        let counts = |claim: &Claim| {
            let amount = claim.amount.as_ref();
            amount.is_some_and(|amount| matches!(amount.measure, Measure::Count(_)))
        };
        joined && near.is_some_and(counts)
    }

    /// "mở 03 lớp": so many things are set up; "02 lần/tuần": something is done so often.
    fn sets_up(&self, value: usize) -> bool {
        let own = self.own();
        let before = value.checked_sub(1).and_then(|at| own.get(at));
        let noun = own.get(value + 1);
        let noun = noun.filter(|noun| noun.kind == Kind::Noun);
        let set_up = before.is_some_and(|piece| piece.tags.has(Tag::General))
            && noun.is_some_and(|noun| noun.tags.has(Tag::Thing));
        set_up || noun.is_some_and(|noun| noun.tags.has(Tag::Occasion))
    }

    /// One "ít nhất" covers each count of the list it opens.
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
        match (amount.promise, &amount.measure) {
            (Promise::Number(Comparison::Equal, value), Measure::Count(_)) if joined => {
                Promise::Number(sign, value)
            }
            (promise, _) => promise,
        }
    }
}
