//! What clauses without a promise say of those around them: headings, sentences that open lists, remarks.

use super::super::piece::{Kind, Piece};
use super::beside::{BEHIND, FRAME, OPENING, PROVIDED};
use super::note::may_narrow;
use super::speaker::OTHER_LEVEL;
use super::{Clause, Draft};
use crate::extract::claim::Beside;
use crate::extract::phrases::lists;
use crate::extract::stretch::Spelt;
use crate::lexicon::{Tag, Tags};
use std::ops::Range;

lists! {
    /// What another's promises are opened with: "góp phần cùng tỉnh".
    HELPS "helps";
    /// What tells above targets what was reached: "hiện có".
    ABOVE "told-above";
    /// What a sentence begins with that says who does it: "đơn vị chủ trì".
    WHO "who-does-it";
    /// What a sentence says that only names a place where more stands: "chi tiết tại".
    REFERS "refers-to";
    /// Who is told to do something, where a sentence begins so: "các đơn vị".
    TOLD "told-to";
    /// What they are told: "báo cáo".
    DUTY "told-duty";
    /// What promises itself speak of: "các chỉ tiêu trên".
    LEVELS "of-promises";
    /// What a sentence begins with that says what promises before it are: "đây là".
    BACK "said-back";
    /// "Dấu “-”".
    SIGN "legend-sign";
}

/// What may be words in what names all that stands under it: "05 thôn".
const NAMING: &[Kind] = &[Kind::Word, Kind::Noun];

impl Clause<'_, '_> {
    /// What a heading, or a sentence that opens a list, says of all that stands under it but announcing it.
    pub(in crate::extract::sentence) fn announced(&self) -> Vec<Beside> {
        let own = self.own();
        let runs = self.runs_of(&Draft::default(), 0..own.len(), NAMING);
        let says = runs
            .into_iter()
            .filter(|run| !OPENING.begin(self.spelt(run.clone())));
        let said = says.filter_map(|run| self.words_but(run, Tags::NONE));
        let content = said.collect::<Vec<_>>().join(" ");
        let printed = self.printed();
        let asides = own.iter().filter(|piece| piece.kind == Kind::Aside);
        let mut found: Vec<Beside> = asides.filter_map(|piece| self.remark(piece)).collect();
        if !content.is_empty() {
            found.push(Beside {
                content,
                printed,
                ..Beside::default()
            });
        }
        // "Chỉ tiêu 6 tháng đầu năm".
        let parts = self.times(0..own.len());
        found.extend(parts.filter_map(|(_, when)| self.part_of_year(when)));
        found.extend(self.compared(0..own.len(), own.len()));
        let whole = self.spelt(0..own.len());
        if ABOVE.begin(whole) || HELPS.begin(whole) && OTHER_LEVEL.stand_in(whole) {
            found.push(Beside {
                is_over: true,
                ..Beside::said(self.printed())
            });
        }
        // "Khi được bố trí kinh phí": its words are no topic then.
        let provided = self.any(0..own.len(), PROVIDED);
        for beside in &mut found {
            (beside.names, beside.is_above) = (!provided, true);
        }
        found
    }

    /// What a sentence without a promise says of those beside it: nothing where it tells what is done, or by whom.
    pub(in crate::extract::sentence) fn remarks(&self) -> Vec<Beside> {
        let own = self.own();
        let links = Tags::of(&[Tag::Link, Tag::OfWhich, Tag::And]);
        let joins = |piece: &Piece| piece.tags.meets(links) || piece.kind == Kind::Sign(',');
        let first = own.iter().enumerate();
        let first = first.take_while(|(at, piece)| joins(piece) && !self.averages(*at));
        let first = first.count();
        let whole = first..own.len();
        let spelt = self.spelt(whole.clone());
        let barred = Tags::of(&[
            Tag::Scope,
            Tag::Condition,
            Tag::Whenever,
            Tag::Negation,
            Tag::Restricts,
        ]);
        let plain = !self.any(whole.clone(), barred) && !LEVELS.stand_in(spelt);
        if self.is_legend() || WHO.begin(spelt) || plain && self.is_apart(whole.clone()) {
            return Vec::new();
        }
        let printed = self.printed();
        // "Đây là kết quả của năm 2025."
        let dated = self.times(whole.clone()).next().is_some();
        let other = || may_narrow(&printed) || OTHER_LEVEL.stand_in(spelt);
        if BACK.begin(spelt) && (dated || !plain || other()) {
            let said = Beside::said(printed);
            return vec![Beside {
                is_over: true,
                ..said
            }];
        }
        let mut found = self.times_of(whole.clone(), &printed);
        // "… 75%. (Áp dụng cho các trường học.)"
        let asides = own.iter().filter(|piece| piece.kind == Kind::Aside);
        found.extend(asides.filter_map(|piece| self.remark(piece)));
        let tells = self.tells(whole.clone()) || OPENING.begin(spelt) || BEHIND.begin(spelt);
        let narrows = Tags::of(&[
            Tag::Scope,
            Tag::Condition,
            Tag::Whenever,
            Tag::Whose,
            Tag::Negation,
        ]);
        let narrow = self.any(whole.clone(), narrows) || whole.clone().any(|at| self.excepts(at));
        let free = (tells || REFERS.stand_in(spelt)) && !self.only_weak(whole.clone());
        if free && !narrow {
            return found;
        }
        let runs = self.runs_of(&Draft::default(), whole, NAMING);
        let said = runs.into_iter();
        let said =
            said.filter_map(|run| self.words_but(self.named_own(run.clone())..run.end, FRAME));
        let content = said.collect::<Vec<_>>().join(" ");
        if !content.is_empty() {
            // "Khi được bố trí kinh phí": its words are no topic then.
            let provided = self.any(first..own.len(), PROVIDED);
            found.push(Beside {
                content,
                names: !provided && !self.only_weak(first..own.len()),
                ..Beside::said(printed)
            });
        }
        found
    }

    /// The times by which a sentence dates what stands before it, not what it tells itself: "Chỉ tiêu này thực hiện từ năm 2027".
    fn times_of(&self, whole: Range<usize>, printed: &str) -> Vec<Beside> {
        let is_opening = |at: usize| at == whole.start && whole.len() > 1;
        let times = self.times(whole.clone());
        let times = times.filter(|(at, _)| !is_opening(*at));
        let mut found: Vec<Beside> = Vec::new();
        for (_, when) in times {
            found.extend(self.part_of_year(when));
            found.extend(when.year.map(|year| Beside {
                year: Some(year),
                printed: printed.to_owned(),
                ..Beside::default()
            }));
        }
        found.extend(self.compared(whole.clone(), whole.end));
        found
    }

    /// Whether a sentence says no more than that less is promised: "Thí điểm.", "Khuyến khích thực hiện."
    fn only_weak(&self, whole: Range<usize>) -> bool {
        let content = self.words_but(whole.clone(), FRAME);
        let leads = |at: usize| self.any(at..at + 1, FRAME);
        content.is_some() && whole.clone().all(|at| self.is_weak(at) || leads(at))
    }

    /// "Các đơn vị báo cáo kết quả về Văn phòng", "Kinh phí thực hiện: 640 triệu đồng": a sentence on who does what, or on what
    /// is paid, that says nothing of promises.
    fn is_apart(&self, whole: Range<usize>) -> bool {
        let spelt = self.spelt(whole.clone());
        let told = TOLD.after(spelt).is_some_and(|duty| DUTY.stand_in(duty));
        let money = |at: usize| self.any(at..at + 1, Tags::of(&[Tag::Money]));
        let opens = whole.start..(whole.start + 1).min(whole.end);
        let paid = self.any(opens, Tags::of(&[Tag::Paid])) && whole.into_iter().any(money);
        told || paid
    }

    /// "Ghi chú: “-” là chỉ tiêu không giao": what a sign means that stands in cells.
    fn is_legend(&self) -> bool {
        let printed = self.printed();
        let (_, said) = printed.split_once(':').unwrap_or(("", &printed));
        let said = Spelt::of(said.trim_start());
        let said = SIGN.after(said.whole()).unwrap_or(said.whole());
        let sign = said.text.trim_start().split_once(" là ");
        let word = |sign: &str| sign.chars().filter(|c| c.is_alphabetic()).count() > 1;
        sign.is_some_and(|(sign, _)| sign.chars().count() < 4 && !word(sign))
    }

    fn printed(&self) -> String {
        self.text
            .layout
            .words(self.bytes(0..self.own().len()))
            .to_owned()
    }
}
