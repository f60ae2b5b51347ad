//! Words beside a promise: those of its part of a sentence that neither name what is measured nor only lead to the
//! figure. A closed world: what nothing here knows to be harmless is kept, and whoever knows the indicator asks of
//! it, too ([`crate::extract::Vocabulary::explains`]). A word that is missing here makes silence, never a verdict.

use super::super::piece::{Kind, Piece};
use super::before::FAR;
use super::{Clause, Draft};
use crate::extract::Measure;
use crate::extract::claim::Beside;
use crate::extract::phrases::lists;
use crate::extract::when::When;
use crate::lexicon::{Tag, Tags};
use std::ops::Range;

lists! {
    /// What an opening begins with that narrows nothing: "trên cơ sở".
    OPENING "opening-free";
    /// The whole of an opening that narrows nothing: "đối với các cơ quan".
    OPENING_WHOLE "opening-whole";
    /// Verbs of deeds that an opening tells: "rà soát".
    DEED "opening-deed";
    /// What words behind a promise begin with that take nothing from it: "theo quy định".
    BEHIND "behind-free";
    /// Words that lead to a figure and promise less than it: "khuyến khích".
    WEAK "weak-promise";
}

/// Words that only lead to a figure.
pub(super) const FRAME: Tags = Tags::of(&[
    Tag::Strive,
    Tag::Verb,
    Tag::Done,
    Tag::General,
    Tag::Lift,
    Tag::Link,
    Tag::Until,
    Tag::In,
    Tag::Purpose,
    Tag::Yearly,
    Tag::Each,
    Tag::Reach,
    Tag::Level,
    Tag::Ensure,
    Tag::Onto,
    Tag::Both,
    Tag::Respectively,
    Tag::And,
    Tag::OfWhich,
    Tag::Period,
    Tag::Cover,
    Tag::Announce,
    Tag::TargetsPart,
    Tag::ObjectivesPart,
    Tag::Follows,
    Tag::With,
    Tag::SoThat,
]);

/// Words that tell of a deed where an opening begins with them.
const DEEDS: Tags = Tags::of(&[Tag::Done, Tag::General, Tag::Lift, Tag::Aim, Tag::Purpose]);

/// "lên".
const ONTO: Tags = Tags::of(&[Tag::Onto]);

/// Words with which a sentence goes on behind a promise.
const GOES_ON: Tags = Tags::of(&[
    Tag::Purpose,
    Tag::Aim,
    Tag::Ensure,
    Tag::General,
    Tag::Done,
    Tag::Lift,
    Tag::Paid,
    Tag::Formula,
    Tag::Rise,
    Tag::Fall,
    Tag::Respectively,
    Tag::Link,
    Tag::Strive,
    Tag::OfWhich,
    Tag::Follows,
]);

/// Words that say on which condition, or when, something is promised.
pub(super) const PROVIDED: Tags = Tags::of(&[Tag::Condition, Tag::Whenever]);

/// Words before a share of places or of bodies in which something holds.
const PLACES: Tags = Tags::of(&[Tag::Scope, Tag::In]);

/// Words that narrow a deed.
pub(super) const NARROWS: Tags = Tags::of(&[
    Tag::Scope,
    Tag::Condition,
    Tag::Whenever,
    Tag::Restricts,
    Tag::Whose,
]);

impl Clause<'_, '_> {
    /// The words beside a promise, as printed.
    pub(super) fn beside(&self, draft: &Draft, all: &[Draft], value: usize) -> Vec<Beside> {
        let before = all
            .iter()
            .filter(|other| other.span.end <= draft.span.start);
        let from = before.map(|other| other.span.end).max().unwrap_or(0);
        let behind = all
            .iter()
            .filter(|other| other.span.start >= draft.span.end);
        let to = behind.map(|other| other.span.start).min();
        let to = to.unwrap_or(self.own().len());
        let mut found = Vec::new();
        // What opens a sentence is said of each of its promises.
        if from > 0 {
            let first = all.iter().find_map(|draft| draft.value).unwrap_or(0);
            let comma = (0..first).rev().find(|at| self.is_sign(*at));
            self.leading((draft, value), 0..comma.unwrap_or(0), &mut found);
            let before = (0..value).rev().find(|at| self.amount_at(*at).is_some());
            found.extend(self.opened_before(before.unwrap_or(from)..value));
        }
        self.leading((draft, value), from..value.clamp(from, to), &mut found);
        found.extend(self.counted_ahead(draft, all));
        found.extend(self.of_each(from..value.max(from)).filter(|_| from > 0));
        self.following(draft, value.clamp(from, to)..to, &mut found);
        // "…, trong 6 tháng đầu năm".
        let apart = |at: &(usize, _)| !draft.span.contains(&at.0);
        // "…, hoàn thành trước ngày 30/11/2026": the sooner, the better.
        let done = |(at, when): &(usize, &When)| {
            let said = at.checked_sub(1).filter(|before| *before > value);
            when.is_latest && said.is_some_and(|at| self.any(at..at + 1, Tags::of(&[Tag::Done])))
        };
        let parts = self
            .times(from..to)
            .filter(apart)
            .filter(|when| !done(when));
        found.extend(parts.filter_map(|(_, when)| self.part_of_year(when)));
        found.extend(self.compared(from..to, value));
        let asides = self.own().get(from..to).unwrap_or_default().iter();
        let asides = asides.filter(|piece| piece.kind == Kind::Aside);
        found.extend(asides.filter_map(|piece| self.remark(piece)));
        found
    }

    /// "Tại 3 thôn điểm, tỷ lệ …", "Ngoại trừ 2 thôn biên giới, …": a number of things that opens a sentence and narrows what follows.
    fn counted_ahead(&self, draft: &Draft, all: &[Draft]) -> Option<Beside> {
        let before = |other: &&Draft| other.span.end <= draft.span.start;
        let first = all
            .iter()
            .filter(before)
            .min_by_key(|other| other.span.start)?;
        let at = first.value?;
        let narrow = self.opens_narrow();
        // "Tại 70% thôn, …", "Ít nhất ở 70% thôn, …": a share right behind the word that opens.
        let led = at > 0 && at <= 2 && self.any(at - 1..at, PLACES);
        let of_some = (led || narrow && at == 1) && self.is_sign(first.span.end);
        let amount = self.amount_at(at)?;
        let counts = match amount.measure {
            Measure::Count(_) => narrow,
            Measure::Percent => of_some && !amount.promise.is_hundred(),
            _ => false,
        };
        let words = self.text.layout.words(self.bytes(0..first.span.end));
        counts.then(|| Beside::said(words.to_owned()))
    }

    /// "Xây dựng 02 thôn thông minh, mỗi thôn có 90% …": each of those that are counted before.
    fn of_each(&self, between: Range<usize>) -> Option<Beside> {
        let each = between
            .clone()
            .find(|at| self.any(*at..at + 1, Tags::of(&[Tag::Each])))?;
        let words = self.text.layout.words(self.bytes(each..between.end));
        Some(Beside {
            is_over: true,
            ..Beside::said(words.to_owned())
        })
    }

    /// "…, so với năm 2025": a time with which nothing but the figure itself can be compared.
    pub(super) fn compared(&self, range: Range<usize>, value: usize) -> Option<Beside> {
        let own = self.own();
        let mut times = range.clone().filter_map(|at| match own.get(at)?.kind {
            Kind::When(index) => Some((at, self.pieces.whens.get(index)?)),
            _ => None,
        });
        let (at, compared) = times.find(|(_, when)| when.is_compared)?;
        let changes = Tags::of(&[Tag::Rise, Tag::Fall, Tag::Above]);
        let tells = |at: usize| {
            let piece = own.get(at);
            at != value
                && piece.is_some_and(|piece| {
                    matches!(piece.kind, Kind::Amount(_)) || piece.tags.meets(changes)
                })
        };
        let runs = self.runs_of(&Draft::default(), range.clone(), &[Kind::Word]);
        // "Phát huy kết quả năm 2025, …" tells a deed.
        let signs = |run: &Range<usize>| (run.end..at).any(|at| self.is_sign(at));
        let deed = |run: &Range<usize>| {
            let words = self.spelt(run.clone());
            run.end <= at && !signs(run) && (DEED.begin(words) || OPENING.begin(words))
        };
        let rises = |run: &Range<usize>| BEHIND.begin(self.spelt(run.clone())) || deed(run);
        if range.clone().any(tells) || runs.iter().any(rises) {
            return None;
        }
        let words = self.text.layout.words(compared.range.clone());
        Some(Beside::said(words.to_owned()))
    }

    /// The words of a part of the year.
    pub(super) fn part_of_year(&self, when: &When) -> Option<Beside> {
        let part = when.part.clone().filter(|_| !when.is_whole)?;
        Some(Beside::said(self.text.layout.words(part).to_owned()))
    }

    /// The words before a figure.
    pub(super) fn leading(
        &self,
        (draft, value): (&Draft, usize),
        range: Range<usize>,
        found: &mut Vec<Beside>,
    ) {
        let runs = self.runs(draft, range);
        let tells = runs.first().is_some_and(|run| self.tells(run.clone()));
        for run in runs {
            // "Tăng 12 điểm phần trăm, …": a change that is told beside the level.
            if self.tells_change(&run, value) {
                continue;
            }
            let words = self.spelt(run.clone());
            let free = OPENING.begin(words)
                || OPENING_WHOLE.is(words.plain)
                || tells && !self.any(run.clone(), NARROWS);
            let weak = run.clone().any(|at| self.is_weak(at));
            let weak = weak || self.is_far(&run, value);
            if !free || weak || self.any(run.clone(), Tags::of(&[Tag::Negation])) {
                found.extend(self.content(run, value));
            }
        }
    }

    /// Whether a run only says of another figure that it is a change: "So với năm 2025 tăng 20%, …".
    fn tells_change(&self, run: &Range<usize>, value: usize) -> bool {
        let changes = Tags::of(&[Tag::Rise, Tag::Fall, Tag::Against]);
        let figure = run.end != value && self.amount_at(run.end).is_some();
        figure && run.clone().all(|at| self.any(at..at + 1, changes))
    }

    /// The words behind a figure.
    fn following(&self, draft: &Draft, range: Range<usize>, found: &mut Vec<Beside>) {
        for run in self.runs(draft, range.clone()) {
            let first = self.own().get(run.start);
            let goes_on = first.is_some_and(|piece| piece.tags.meets(GOES_ON));
            let goes_on = goes_on && !self.averages(run.start);
            if first.is_some_and(|piece| piece.tags.has(Tag::Restricts)) {
                found.extend(self.scheduled(run.end));
            }
            if goes_on || BEHIND.begin(self.spelt(run.clone())) {
                // "…, thí điểm tại các thôn trung tâm", "…, so với năm 2025".
                if self.turns_back(run.clone()) {
                    found.extend(self.content(run, range.start));
                }
                return;
            }
            found.extend(self.content(run, range.start));
        }
    }

    /// "…, theo lộ trình đến năm 2028": the year of what a promise follows.
    fn scheduled(&self, at: usize) -> Option<Beside> {
        let (_, when) = self.times(at..at + 1).next()?;
        let words = self.text.layout.words(when.range.clone());
        when.year.map(|year| Beside {
            year: Some(year),
            ..Beside::said(words.to_owned())
        })
    }

    /// Whether words with which a sentence goes on are said of the figure before them: "thí điểm tại 3 thôn".
    fn turns_back(&self, run: Range<usize>) -> bool {
        let deeds = Tags::of(&[Tag::General, Tag::Done, Tag::Lift]);
        self.is_weak(run.start)
            || self.any(run.start..run.start + 1, deeds) && self.any(run, NARROWS)
    }

    /// The neighbouring words of a range that no draft holds.
    fn runs(&self, draft: &Draft, range: Range<usize>) -> Vec<Range<usize>> {
        self.runs_of(draft, range, &[Kind::Word])
    }

    /// The neighbouring pieces of some kinds in a range that no draft holds.
    pub(super) fn runs_of(
        &self,
        draft: &Draft,
        range: Range<usize>,
        kinds: &[Kind],
    ) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for at in range {
            let piece = self.own().get(at);
            let is_of = piece.is_some_and(|piece| kinds.contains(&piece.kind));
            let is_cited = piece.is_some_and(|piece| self.pieces.cites(piece));
            if !is_of || is_cited || draft.holds(at) {
                continue;
            }
            match runs.last_mut() {
                Some(run) if run.end == at => run.end = at + 1,
                _ => runs.push(at..at + 1),
            }
        }
        runs
    }

    /// Whether an opening tells what is done, or to what end.
    pub(super) fn tells(&self, run: Range<usize>) -> bool {
        let links = Tags::of(&[Tag::Link, Tag::And, Tag::Verb, Tag::Strive]);
        let deed = |at: usize| self.any(at..at + 1, DEEDS);
        let mut places = run.clone();
        let first = places.find(|at| deed(*at) || !self.any(*at..at + 1, links));
        let first = first.unwrap_or(run.start);
        deed(first) || DEED.begin(self.spelt(first..run.end))
    }

    /// "Tiến tới 100% …", and not "Hướng tới chính quyền số, 100% …": whether a run leads to a figure that is none of a level.
    fn is_far(&self, run: &Range<usize>, value: usize) -> bool {
        let between = self.own().get(run.end..value).unwrap_or_default();
        let sign = |piece: &Piece| matches!(piece.kind, Kind::Sign(_));
        run.end <= value && !between.iter().any(sign) && FAR.stand_in(self.spelt(run.clone()))
    }

    /// What a run says but for words that only lead to the figure; none where it says nothing.
    fn content(&self, run: Range<usize>, value: usize) -> Option<Beside> {
        // "tăng từ 30% lên 70%".
        let raised = (run.start..self.own().len()).any(|at| self.any(at..at + 1, ONTO));
        let frame = if raised {
            FRAME.with(Tag::Rise).with(Tag::Fall)
        } else {
            FRAME
        };
        let behind = self.own().get(run.end..).unwrap_or_default().iter();
        let sign = |piece: &Piece| matches!(piece.kind, Kind::Sign(_));
        let close = behind.take_while(|piece| !sign(piece)).count();
        let far = self.is_far(&run, value);
        // "Phấn đấu tiến tới 100%": from these words on.
        let leads_far = |at: &usize| far && FAR.begin(self.spelt(*at..run.end));
        let run = run.clone().find(leads_far).unwrap_or(run.start)..run.end;
        let said = self.words_but(self.named_own(run.clone())..run.end, frame);
        let whole = || self.text.layout.words(self.bytes(run.clone())).to_owned();
        let content = said.or_else(|| far.then(whole))?;
        let is_weak = run.clone().any(|at| self.is_weak(at));
        // "Khi có kinh phí, …": its words are no topic then.
        let provided = self.any(run.clone(), PROVIDED);
        Some(Beside {
            content,
            printed: self.text.layout.words(self.bytes(run.clone())).to_owned(),
            leads: (run.end..run.end + close).contains(&value),
            names: self.is_sign(run.end) && !is_weak && !provided,
            is_over: far,
            ..Beside::default()
        })
    }

    /// The words of a run but numbers and those of a frame that promise no less; none where nothing is left.
    pub(super) fn words_but(&self, run: Range<usize>, frame: Tags) -> Option<String> {
        let bytes = self.bytes(run.clone()).len();
        let mut out = String::with_capacity(bytes);
        for at in run {
            let piece = self.own().get(at)?;
            let printed = self.text.layout.words(piece.range.clone());
            let leads = piece.tags.meets(frame) && !self.is_weak(at) && !self.turns(at);
            // "phường 1 Bảo Lộc" is no number.
            let number =
                printed.starts_with(|c: char| c.is_ascii_digit()) && !printed.contains(' ');
            if leads && !piece.tags.has(Tag::Negation) || number {
                continue;
            }
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(printed);
        }
        (!out.is_empty()).then_some(out)
    }

    /// Whether words promise less than the figure they lead to: "khuyến khích".
    pub(super) fn is_weak(&self, at: usize) -> bool {
        WEAK.is(self.spelt(at..at + 1).plain)
    }

    fn is_sign(&self, at: usize) -> bool {
        let piece = self.own().get(at);
        piece.is_some_and(|piece| matches!(piece.kind, Kind::Sign(',' | ':')))
    }

    pub(super) fn any(&self, run: Range<usize>, tags: Tags) -> bool {
        let pieces = self.own().get(run).unwrap_or_default();
        pieces.iter().any(|piece| piece.tags.meets(tags))
    }
}
