//! Why a figure that a pattern took is no promise where it stands.

use super::super::label;
use super::super::piece::{Kind, Piece};
use super::{Clause, Draft};
use crate::extract::account::Unread;
use crate::extract::phrases::lists;
use crate::extract::stretch::Spelt;
use crate::extract::{Account, Amount, Claim, Manner, Measure};
use crate::lexicon::{Lexicon, Tag, Tagged, Tags, Unit, UnitKind};
use crate::plan::{Comparison, Modality, Promise};
use crate::text::loose;

lists! {
    /// "gồm 15 đồng chí": how many belong to something.
    CONSISTS "consists";
    /// "cử 20 cán bộ", "cấp 5.000 tờ rơi": what is done with so many things.
    DEEDS "counted-deed";
    /// "đăng tải trên 04 cổng": deeds that are done on something.
    ON "deed-on";
    /// "với 25/25 đại biểu tán thành": how a resolution was passed.
    VOTES "votes";
}

/// Words that say of a figure right behind them that it is brought about.
const MADE: Tags = Tags::of(&[Tag::Done, Tag::Lift, Tag::Onto, Tag::Reach, Tag::Strive]);

/// Words that may lead to "trên 04 loại hình" where so many are exceeded, and none is told on.
const LED: Tags = Tags::of(&[
    Tag::Verb,
    Tag::Reach,
    Tag::Strive,
    Tag::Done,
    Tag::General,
    Tag::Lift,
    Tag::With,
    Tag::Preposition,
]);

/// A figure that a pattern took.
pub(super) struct Taken<'a> {
    pub(super) amount: &'a Amount,
    /// Where it stands in the clause.
    pub(super) value: usize,
    /// Where its claim begins.
    start: usize,
    /// Whether it is a bound, and no exact number.
    bound: bool,
    /// Whether the word before says that it is brought about.
    pub(super) made: bool,
    /// Whether it is a number of things or of nothing that is said.
    is_count: bool,
}

impl Clause<'_, '_> {
    /// Why a figure that a pattern took is no promise here.
    pub(super) fn refused(
        &self,
        claim: &Claim,
        draft: &Draft,
        near: Option<&Claim>,
    ) -> Option<Account> {
        let amount = claim.amount.as_ref()?;
        if near.is_some() && self.is_multiple(claim, draft) {
            return Some(Account::Change);
        }
        if !label::says_something(&claim.label) || label::is_endless(&claim.label) {
            return Some(Account::Unread(Unread::NoLabel));
        }
        if self.goes_the_other_way(claim, draft) {
            return Some(Account::Unread(Unread::UnclearFigure));
        }
        let taken = self.taken(amount, draft);
        // "Cứ 100 dân có 80 thuê bao": of so many, and no promise of them.
        let before = taken.value.checked_sub(1).and_then(|at| self.own().get(at));
        let counts = matches!(amount.measure, Measure::Count(_));
        if counts && before.is_some_and(|before| before.tags.has(Tag::Each)) {
            return Some(Account::Unread(Unread::NoPattern));
        }
        if VOTES.stand_in(Spelt::of(&claim.label).whole()) {
            return Some(Account::Beside);
        }
        if self.is_grade(&taken) {
            return Some(Account::Condition);
        }
        // Among results "phấn đấu đến tháng 12 đạt trên 90%": what is still striven for.
        if self.manner == Manner::Results
            && self.modality(taken.value) == Modality::Strive
            && !self.is_past(taken.value)
        {
            return Some(Account::Beside);
        }
        let surpasses = near.is_some() && self.surpasses(&taken);
        // "thuộc nhóm 20 xã dẫn đầu, tăng 05 bậc so với năm 2025": a rise of its own.
        let measure = |claim: &Claim| claim.amount.as_ref().map(|amount| amount.measure.clone());
        let apart = near.is_some_and(|near| measure(near) == Some(Measure::Rank));
        let said = (self.is_listed || near.is_some()) && !apart;
        if surpasses || said && self.is_step(draft, taken.value) {
            return Some(Account::Change);
        }
        if self.is_denied(draft, taken.value) {
            return Some(Account::Unread(Unread::Denied));
        }
        if let Some(account) = self.no_promise(&taken) {
            return Some(account);
        }
        match self.manner {
            Manner::Targets | Manner::Results => None,
            Manner::Tasks => self.only_done(&taken, near),
            Manner::Other => self.only_told(claim, &taken, near),
        }
    }

    /// "Nâng tỷ lệ … từ 78% lên 75%": the words and the figures do not agree.
    fn goes_the_other_way(&self, claim: &Claim, draft: &Draft) -> bool {
        let to = claim.amount.as_ref().map(|amount| amount.promise);
        let (Some(from), Some(Promise::Number(_, to))) = (claim.from, to) else {
            return false;
        };
        let own = self.own().get(draft.span.clone()).unwrap_or_default();
        let says = |tags: &[Tag]| own.iter().any(|piece| piece.tags.meets(Tags::of(tags)));
        let (rises, falls) = (says(&[Tag::Rise, Tag::Lift]), says(&[Tag::Fall]));
        rises != falls && (rises && to < from || falls && to > from)
    }

    /// "…, gấp 1,4 lần năm 2025": how many times what it was a level is that was said.
    fn is_multiple(&self, claim: &Claim, draft: &Draft) -> bool {
        let times = draft.value.and_then(|at| self.own().get(at));
        let dates = |unit: &Unit| unit.kind == UnitKind::Number || unit.is(Tag::Time);
        times.is_some_and(|piece| piece.tags.has(Tag::Times)) && {
            let words = Tagged::of(Lexicon::builtin(), &claim.label);
            words.units.iter().all(dates)
        }
    }

    fn taken<'a>(&self, amount: &'a Amount, draft: &Draft) -> Taken<'a> {
        let exact = matches!(
            amount.promise,
            Promise::Number(Comparison::Equal, _) | Promise::Level(_)
        );
        let multiplied = draft.value.and_then(|at| self.own().get(at));
        let multiplied = multiplied.is_some_and(|piece| piece.tags.has(Tag::Times));
        let value = draft.value.unwrap_or(0);
        let opening = self.own().get(draft.span.start..value).unwrap_or_default();
        let ensured = opening.iter().any(|piece| piece.tags.has(Tag::Ensure));
        let brought = |piece: &Piece| piece.tags.meets(MADE) || piece.kind == Kind::Sign(':');
        Taken {
            amount,
            value,
            start: draft.span.start,
            bound: !exact || multiplied,
            made: ensured || self.before(value).is_some_and(brought),
            is_count: match &amount.measure {
                Measure::Count(unit) => !unit.starts_with('%'),
                measure => *measure == Measure::Bare,
            },
        }
    }

    /// "đạt 75 tỷ đồng, vượt 23% dự toán": by how much a level that was said exceeds what was assigned.
    fn surpasses(&self, taken: &Taken<'_>) -> bool {
        let behind = self.own().get(taken.value + 1);
        let assigned = Tags::of(&[Tag::Assigned, Tag::Against]);
        taken.exceeds()
            && taken.amount.measure == Measure::Percent
            && behind.is_some_and(|piece| piece.tags.meets(assigned))
    }

    /// The piece right before a figure.
    fn before(&self, value: usize) -> Option<&Piece> {
        value.checked_sub(1).and_then(|at| self.own().get(at))
    }

    /// "đạt từ 85 điểm đến dưới 95 điểm": where a grade begins, and no mark that was given.
    fn is_grade(&self, taken: &Taken<'_>) -> bool {
        let marked = [taken.value, taken.value + 1].iter().any(|at| {
            let piece = self.own().get(*at);
            piece.is_some_and(|piece| piece.tags.has(Tag::Score))
        });
        self.manner == Manner::Results && taken.bound && marked && !taken.exceeds()
    }

    /// Among tasks: money, what is there already, how much or how often something is done.
    fn only_done(&self, taken: &Taken<'_>, near: Option<&Claim>) -> Option<Account> {
        if self.opens_with_money(taken) && !taken.bound {
            return Some(Account::Money);
        }
        let (value, bound) = (taken.value, taken.bound);
        let own = self.own();
        // "khai thác cơ hội từ 17 hiệp định đã ký kết": whence, and no bound.
        let from = own
            .get(value)
            .is_some_and(|piece| piece.tags.has(Tag::From));
        let there = self.is_there(value) && (!bound || from);
        let goes_on = self.goes_on(value, near);
        let promised = bound || taken.made || goes_on || self.sets_up(value) || self.is_due(value);
        let parts = near.is_some() && self.consists(taken);
        let promised = promised || parts;
        let done =
            there || self.is_told_on(taken, goes_on) || !promised || self.consists(taken) && !parts;
        (taken.is_count && done).then_some(Account::Activity)
    }

    /// In a part that names no kind: what no word promises.
    fn only_told(&self, claim: &Claim, taken: &Taken<'_>, near: Option<&Claim>) -> Option<Account> {
        let goes_on = self.goes_on(taken.value, near);
        if taken.is_count && (self.is_told_on(taken, goes_on) || self.consists(taken)) {
            return Some(Account::Activity);
        }
        let promised = claim.year.is_some() || self.promises(taken);
        let counts = taken.is_count && claim.year.is_none();
        let counts = counts && !(taken.bound || self.names_measure(taken.value));
        (!promised || counts).then_some(Account::Activity)
    }

    /// "Tuyên truyền trên 04 loại hình báo chí": on so many, and not on more.
    fn is_told_on(&self, taken: &Taken<'_>, goes_on: bool) -> bool {
        let leads = |piece: &Piece| {
            piece.tags.meets(LED) || matches!(piece.kind, Kind::Sign(_) | Kind::When(_))
        };
        let led = goes_on || self.before(taken.value).is_none_or(leads);
        // "di dời trên 400 hộ".
        let on = || ON.before(self.spelt(0..taken.value)).is_some();
        let led = led || self.does(taken.value) && !on();
        taken.exceeds() && !led && !self.is_measured(taken.value)
    }

    /// "Ban Chỉ đạo gồm 15 đồng chí".
    fn consists(&self, taken: &Taken<'_>) -> bool {
        let says = |piece: &Piece| {
            let printed = loose(self.text.layout.words(piece.range.clone()));
            CONSISTS.is(&printed)
        };
        !taken.bound && self.before(taken.value).is_some_and(says)
    }

    /// "ưu tiên 40 xã đã được công bố": they are there already.
    fn is_there(&self, value: usize) -> bool {
        let mut behind = self.own().get(value + 1..).unwrap_or_default().iter();
        behind
            .find(|piece| piece.tags.meets(Tags::of(&[Tag::State, Tag::Present])))
            .is_some_and(|piece| piece.tags.has(Tag::Present))
    }

    /// "Dự kiến kinh phí khoảng 10% …".
    fn opens_with_money(&self, taken: &Taken<'_>) -> bool {
        let opening = self.own().get(taken.start..taken.value);
        let mut opening = opening.unwrap_or_default().iter();
        opening
            .find(|piece| !piece.tags.meets(Tags::of(&[Tag::Strive, Tag::Verb])))
            .is_some_and(|piece| piece.tags.has(Tag::Paid))
    }

    /// "thu nhập bình quân đầu người trên 110 triệu đồng": whether what is measured is named before a figure.
    fn is_measured(&self, value: usize) -> bool {
        let measured = Tags::of(&[Tag::Share, Tag::Index]);
        self.close_before(value).any(|at| {
            let piece = self.own().get(at);
            piece.is_some_and(|piece| piece.tags.meets(measured))
        })
    }

    /// Whether a figure that stands in no part of targets is promised by its clause.
    fn promises(&self, taken: &Taken<'_>) -> bool {
        let (own, value) = (self.own(), taken.value);
        let says = Tags::of(&[Tag::Strive, Tag::Verb, Tag::Reach, Tag::Onto]);
        let metric = own
            .get(value)
            .is_some_and(|piece| piece.tags.has(Tag::Measure));
        // "cấp điện áp từ 220 kV trở lên": what is meant, and nothing that is to be reached.
        taken.bound && (taken.made || !metric)
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
        let behind = value + 1 + usize::from(noun);
        // "tăng 10% so với năm 2025".
        let compared = match own.get(behind).map(|piece| piece.kind) {
            Some(Kind::When(at)) => self
                .pieces
                .whens
                .get(at)
                .is_some_and(|when| when.is_compared),
            _ => has(behind, &[Tag::Against]),
        };
        value == draft.span.start + 1 && has(draft.span.start, &[Tag::Rise, Tag::Fall]) && compared
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

    /// Whether a deed is named right before a figure.
    pub(super) fn does(&self, value: usize) -> bool {
        value > 0 && DEEDS.before(self.spelt(0..value)).is_some()
    }

    /// "mở 03 lớp": so many things are set up; "02 lần/tuần": something is done so often.
    fn sets_up(&self, value: usize) -> bool {
        let own = self.own();
        let before = value.checked_sub(1).and_then(|at| own.get(at));
        let noun = own.get(value + 1);
        let noun = noun.filter(|noun| noun.kind == Kind::Noun);
        let set_up = before.is_some_and(|piece| piece.tags.has(Tag::General))
            && noun.is_some_and(|noun| noun.tags.has(Tag::Thing));
        // "cấp 5.000 tờ rơi".
        let no_thing = Tags::of(&[
            Tag::Time,
            Tag::Score,
            Tag::TargetsPart,
            Tag::TasksPart,
            Tag::ViewsPart,
        ]);
        // "xóa 03 điểm tồn lưu rác": so many places.
        let place = |noun: &Piece| noun.tags.has(Tag::Score) && !self.ends(value);
        let deed = noun.is_some_and(|noun| !noun.tags.meets(no_thing) || place(noun))
            || own
                .get(value)
                .is_some_and(|piece| piece.tags.has(Tag::Measure));
        let deed = deed && self.does(value);
        set_up || deed || noun.is_some_and(|noun| noun.tags.has(Tag::Occasion))
    }
}

impl Taken<'_> {
    /// "trên 04".
    fn exceeds(&self) -> bool {
        matches!(
            self.amount.promise,
            Promise::Number(Comparison::MoreThan, _)
        )
    }

    /// "không quá 2%", "dưới 1%".
    pub(super) fn is_capped(&self) -> bool {
        matches!(
            self.amount.promise,
            Promise::Number(Comparison::AtMost | Comparison::LessThan, _)
        )
    }

    /// Whether it counts something.
    pub(super) fn counts(&self) -> bool {
        matches!(self.amount.measure, Measure::Count(_))
    }

    /// Whether it is said with no bound.
    pub(super) fn is_exact(&self) -> bool {
        matches!(self.amount.promise, Promise::Number(Comparison::Equal, _))
    }
}
