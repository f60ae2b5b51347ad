//! Figures that promise nothing where they stand: money that is paid, limits, technical measures, how long and how many.

use super::super::piece::{Kind, Piece};
use super::Clause;
use super::refuse::Taken;
use crate::extract::phrases::lists;
use crate::extract::{Account, Manner, Measure};
use crate::lexicon::{Tag, Tags};
use crate::plan::Promise;
use crate::text::loose;

lists! {
    /// "10 năm thực hiện …": what has been done for so long.
    SINCE "done-since";
    /// "thu hút 20 dự án": what brings projects to a place.
    ATTRACTS "attracts";
}

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
    /// What a figure is that a pattern took, where it is no promise.
    pub(super) fn no_promise(&self, taken: &Taken<'_>) -> Option<Account> {
        if self
            .placed(taken)
            .is_some_and(|piece| piece.tags.has(Tag::Money))
        {
            return (!self.is_earned(taken)).then_some(Account::Money);
        }
        self.lasting(taken)
            .or_else(|| self.stated(taken))
            .or_else(|| self.marking(taken))
            .or_else(|| self.of_a_task(taken))
    }

    fn placed(&self, taken: &Taken<'_>) -> Option<&Piece> {
        self.own().get(taken.value)
    }

    /// The noun that a figure counts.
    fn noun(&self, taken: &Taken<'_>) -> Option<&Piece> {
        let noun = self.own().get(taken.value + 1);
        noun.filter(|noun| noun.kind == Kind::Noun)
    }

    /// Whether one of some words stands before a figure.
    fn said(&self, taken: &Taken<'_>, tags: &[Tag]) -> bool {
        let before = self.own().get(..taken.value).unwrap_or_default();
        let tags = Tags::of(tags);
        before.iter().any(|piece| piece.tags.meets(tags))
    }

    fn is_pledged(&self, taken: &Taken<'_>) -> bool {
        let before = self.own().get(..taken.value).unwrap_or_default();
        before.iter().any(|piece| piece.tags.meets(PROMISES))
    }

    /// Whether money is what is reached, and none that is paid.
    fn is_earned(&self, taken: &Taken<'_>) -> bool {
        let paid = self.said(taken, &[Tag::Paid]);
        let capped = taken.is_capped();
        match self.manner {
            Manner::Tasks => {
                let measured = self.said(taken, &[Tag::Index, Tag::Share, Tag::Reach]);
                measured && !paid && !capped
            }
            Manner::Targets | Manner::Results | Manner::Other => {
                !(paid || capped && self.said(taken, &[Tag::Each]))
            }
        }
    }

    /// How long something lasts, or may not last.
    fn lasting(&self, taken: &Taken<'_>) -> Option<Account> {
        let noun = self.noun(taken).filter(|noun| noun.tags.has(Tag::Time))?;
        // "tổ chức 12 buổi tuyên truyền".
        if noun.tags.has(Tag::Thing) && self.does(taken.value) && !self.ends(taken.value) {
            return None;
        }
        // "10 năm thực hiện Chiến lược": how long it has been done.
        let behind = self.own().get(taken.value + 2);
        if behind.is_some_and(|piece| SINCE.is(&loose(self.text.layout.words(piece.range.clone()))))
        {
            return Some(Account::Activity);
        }
        // "không để ùn tắc quá 30 phút".
        if self.said(taken, &[Tag::Negation]) {
            return Some(Account::Condition);
        }
        // "sơ kết 5 năm thực hiện Đề án".
        let reported = self.manner == Manner::Results || taken.amount.is_yearly;
        let told = taken.is_exact() && !taken.made && !reported && !self.is_pledged(taken);
        told.then_some(Account::Activity)
    }

    /// "04 chỉ tiêu của Kế hoạch", "5 quan điểm": how many are stated.
    fn stated(&self, taken: &Taken<'_>) -> Option<Account> {
        let (own, value) = (self.own(), taken.value);
        let stated = Tags::of(&[Tag::TargetsPart, Tag::TasksPart, Tag::ViewsPart]);
        let is_stated = |at: usize| own.get(at).is_some_and(|piece| piece.tags.meets(stated));
        let group = own
            .get(value + 1)
            .is_some_and(|noun| noun.tags.has(Tag::Thing));
        let names = is_stated(value + 1) || group && is_stated(value + 2);
        let attracted = |piece: &Piece| {
            let printed = loose(self.text.layout.words(piece.range.clone()));
            ATTRACTS.is(&printed)
        };
        // "Nhiệm vụ: 16 nhiệm vụ trong 06 nhóm".
        let before = own.get(..value).unwrap_or_default();
        let told = before.last().map(|piece| piece.kind) == Some(Kind::Sign(':'));
        let counts = taken.is_exact() && taken.amount.measure != Measure::Percent;
        let promised = before.last().is_some_and(attracted) || group && self.does(value);
        (names && counts && !promised && (!taken.made || told)).then_some(Account::Activity)
    }

    /// Grades, marks and groups.
    fn marking(&self, taken: &Taken<'_>) -> Option<Account> {
        let own = self.own();
        // "3 sao, 4 sao": how good, and no number of anything.
        let stars = own.get(taken.value + 1);
        if stars.is_some_and(|noun| noun.tags.has(Tag::Stars)) {
            return Some(Account::Condition);
        }
        let placed = self.placed(taken)?;
        // "nhóm tiến độ 20 điểm": the marks of a part.
        let noun = self.noun(taken);
        let marked =
            placed.tags.has(Tag::Score) || noun.is_some_and(|noun| noun.tags.has(Tag::Score));
        // "Số điểm wifi công cộng tối thiểu 15 điểm": so many places.
        let numbered = own
            .first()
            .is_some_and(|first| first.tags.has(Tag::NumberOf));
        let counted = taken.counts() && !numbered;
        if marked && counted && !taken.made && !self.is_pledged(taken) && self.ends(taken.value) {
            return Some(Account::Beside);
        }
        // "nhóm từ 30 hộ trở lên chưa có điện": which group is meant.
        let before = taken.value.checked_sub(1).and_then(|at| own.get(at));
        let grouped = before.is_some_and(|piece| piece.tags.has(Tag::Rank));
        (grouped && counted && placed.tags.has(Tag::From)).then_some(Account::Condition)
    }

    /// Limits, marks, time and technical measures among tasks.
    fn of_a_task(&self, taken: &Taken<'_>) -> Option<Account> {
        // A rank is a place to reach, no limit.
        if self.manner != Manner::Tasks || taken.amount.measure == Measure::Rank {
            return None;
        }
        let placed = self.placed(taken)?;
        let noun = |tag: Tag| {
            let noun = self.noun(taken);
            placed.tags.has(tag) || noun.is_some_and(|noun| noun.tags.has(tag))
        };
        let (counts, capped) = (taken.counts(), taken.is_capped());
        let ranged = matches!(taken.amount.promise, Promise::Range(..));
        if capped && (counts && !self.said(taken, &[Tag::Share]) || !self.is_pledged(taken)) {
            return Some(Account::Condition);
        }
        if counts && ranged && self.said(taken, &[Tag::Each]) {
            return Some(Account::Activity);
        }
        let open = ranged || !self.is_pledged(taken);
        if counts && noun(Tag::Score) && open && self.ends(taken.value) {
            return Some(Account::Beside);
        }
        let timed = counts && !taken.amount.is_yearly && noun(Tag::Time) && !noun(Tag::Thing);
        // "nạo vét 3,6 km mương": so much is done.
        let done = self.does(taken.value);
        let sized = placed.tags.has(Tag::Measure) && !taken.made && !self.measures(taken.value);
        let sized = sized && !done;
        (timed || sized).then_some(Account::Activity)
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
    pub(super) fn ends(&self, value: usize) -> bool {
        let own = self.own().get(value + 1..).unwrap_or_default();
        let mut behind = own.iter().skip_while(|piece| piece.kind == Kind::Noun);
        let next = behind.next();
        next.is_none_or(|piece| !matches!(piece.kind, Kind::Word | Kind::Amount(_)))
    }
}
