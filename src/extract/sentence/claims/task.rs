//! Figures that promise nothing where they stand: money that is paid, limits, technical measures, how long and how many.

use super::super::piece::{Kind, Piece};
use super::Clause;
use crate::extract::{Account, Amount, Manner, Measure};
use crate::lexicon::{Tag, Tags};
use crate::plan::{Comparison, Promise};

/// Words that make a limit a promise: "giảm xuống dưới 1%", "bảo đảm không quá 2%".
const PROMISES: Tags = Tags::of(&[
    Tag::Strive,
    Tag::Ensure,
    Tag::Fall,
    Tag::Onto,
    Tag::Lift,
    Tag::Share,
    Tag::Index,
]);

impl Clause<'_, '_> {
    /// What a figure is that a pattern took, where it is no promise; `made` where the word before says that it is reached.
    pub(super) fn no_promise(&self, amount: &Amount, value: usize, made: bool) -> Option<Account> {
        let own = self.own();
        let before = own.get(..value).unwrap_or_default();
        let placed = own.get(value)?;
        let said = |tags: Tags| before.iter().any(|piece| piece.tags.meets(tags));
        let capped = matches!(
            amount.promise,
            Promise::Number(Comparison::AtMost | Comparison::LessThan, _)
        );
        if placed.tags.has(Tag::Money) {
            let measured = said(Tags::of(&[Tag::Index, Tag::Share, Tag::Reach]));
            let paid = said(Tags::of(&[Tag::Paid]));
            let each = capped && said(Tags::of(&[Tag::Each]));
            let is_promise = match self.manner {
                Manner::Tasks => measured && !paid && !capped,
                Manner::Targets | Manner::Results | Manner::Other => !paid && !each,
            };
            return (!is_promise).then_some(Account::Money);
        }
        // "không để ùn tắc quá 30 phút": how long something may not last.
        let lasting = own
            .get(value + 1)
            .is_some_and(|noun| noun.kind == Kind::Noun && noun.tags.has(Tag::Time));
        if lasting && said(Tags::of(&[Tag::Negation])) {
            return Some(Account::Condition);
        }
        // "sơ kết 5 năm thực hiện Đề án": how long, and nothing that is reached.
        let exact = matches!(amount.promise, Promise::Number(Comparison::Equal, _));
        let reported = self.manner == Manner::Results || amount.is_yearly;
        if lasting && exact && !made && !reported && !said(PROMISES) {
            return Some(Account::Activity);
        }
        // "04 chỉ tiêu của Kế hoạch", "5 quan điểm": how many are stated.
        let stated = Tags::of(&[Tag::TargetsPart, Tag::TasksPart, Tag::ViewsPart]);
        let is_stated = |at: usize| own.get(at).is_some_and(|piece| piece.tags.meets(stated));
        let group = own
            .get(value + 1)
            .is_some_and(|noun| noun.tags.has(Tag::Thing));
        let names = is_stated(value + 1) || group && is_stated(value + 2);
        // "Nhiệm vụ: 16 nhiệm vụ trong 06 nhóm".
        let told = before
            .last()
            .is_some_and(|piece| piece.kind == Kind::Sign(':'));
        if names && exact && (!made || told) && amount.measure != Measure::Percent {
            return Some(Account::Activity);
        }
        // "3 sao, 4 sao": how good, and no number of anything.
        let stars = own.get(value + 1);
        if stars.is_some_and(|noun| noun.tags.has(Tag::Stars)) {
            return Some(Account::Condition);
        }
        // "nhóm tiến độ 20 điểm": the marks of a part.
        let marked = placed.tags.has(Tag::Score)
            || own
                .get(value + 1)
                .is_some_and(|noun| noun.kind == Kind::Noun && noun.tags.has(Tag::Score));
        // "Số điểm wifi công cộng tối thiểu 15 điểm": so many places.
        let numbered = own
            .first()
            .is_some_and(|first| first.tags.has(Tag::NumberOf));
        let counted = matches!(amount.measure, Measure::Count(_)) && !numbered;
        if marked && counted && !made && !said(PROMISES) && self.ends(value) {
            return Some(Account::Beside);
        }
        // "nhóm từ 30 hộ trở lên chưa có điện": which group is meant.
        let grouped = before.last().is_some_and(|piece| piece.tags.has(Tag::Rank));
        if grouped && counted && placed.tags.has(Tag::From) {
            return Some(Account::Condition);
        }
        // A rank is a place to reach, no limit.
        if !matches!(self.manner, Manner::Tasks) || amount.measure == Measure::Rank {
            return None;
        }
        let is_count = matches!(amount.measure, Measure::Count(_));
        let each = said(Tags::of(&[Tag::Each]));
        let ranged = matches!(amount.promise, Promise::Range(..));
        let behind = own.get(value + 1);
        let noun = |tag: Tag| {
            let noun = |piece: &Piece| piece.kind == Kind::Noun && piece.tags.has(tag);
            placed.tags.has(tag) || behind.is_some_and(noun)
        };
        match () {
            () if capped && is_count && !said(Tags::of(&[Tag::Share])) => Some(Account::Condition),
            () if capped && !said(PROMISES) => Some(Account::Condition),
            () if is_count && ranged && each => Some(Account::Activity),
            () if is_count
                && noun(Tag::Score)
                && (ranged || !said(PROMISES))
                && self.ends(value) =>
            {
                Some(Account::Beside)
            }
            () if is_count && !amount.is_yearly && noun(Tag::Time) && !noun(Tag::Thing) => {
                Some(Account::Activity)
            }
            () if placed.tags.has(Tag::Measure) && !made && !self.measures(value) => {
                Some(Account::Activity)
            }
            () => None,
        }
    }

    /// "…, sản lượng 40.000 tấn": whether what is measured stands right before a figure.
    fn measures(&self, value: usize) -> bool {
        let index = |at: usize| {
            self.own()
                .get(at)
                .is_some_and(|piece| piece.tags.has(Tag::Index))
        };
        value.checked_sub(1).is_some_and(index)
    }

    /// Whether nothing is said of what a figure counts: "nhóm tiến độ 20 điểm, …".
    fn ends(&self, value: usize) -> bool {
        let own = self.own().get(value + 1..).unwrap_or_default();
        let mut behind = own.iter().skip_while(|piece| piece.kind == Kind::Noun);
        let next = behind.next();
        next.is_none_or(|piece| !matches!(piece.kind, Kind::Word | Kind::Amount(_)))
    }
}
