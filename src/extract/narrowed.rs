//! What only the text around a claim tells of it: headings and opening sentences that narrow it, other stages of the same.

use super::account::Account;
use super::assemble::Assembly;
use super::claim::{Beside, Claim};
use super::part::Part;
use super::phrases::lists;
use super::scope::CAPTION;
use super::stretch::Spelt;
use super::{Text, sentence, when};
use crate::layout::{Block, Shape};
use crate::lexicon::UnitKind;
use crate::plan::{Promise, Target};
use crate::text::loose;
use std::borrow::Cow;
use std::ops::Range;

lists! {
    /// What a plan is called.
    KINDS "title-kind";
    /// What is striven for beyond what must be reached: "mức phấn đấu".
    STRIVEN "striven-heading";
    /// "Số liệu thực hiện": what a note is about that is said of results.
    RESULTS "note-on-results";
    /// What a title says of whose plan it is: "trong các cơ quan nhà nước".
    ORGAN "organ-of-title";
    /// "(Kèm theo Kế hoạch số …)" under an annex.
    ATTACHED "attached";
    /// What a bracket of a title begins with that tells which of several plans it is: "(đợt 1)".
    ISSUE "issue-of-title";
    /// "(thực hiện Kế hoạch … của tỉnh)": what leads to the document that a plan carries out.
    CARRIES "carries-out";
}

/// How long a line may be that only says what stands under it, in bytes.
const LONGEST_CAPTION: usize = 160;

/// A year before the plan that words above targets name: "Số liệu năm 2025".
pub(super) fn past(text: &Text<'_>, words: Range<usize>, since: Option<i16>) -> Option<Beside> {
    let named = when::names_year(text, words)?;
    let is_past = since.is_some_and(|since| named < since);
    is_past.then(|| of_year(named))
}

/// That words above targets name another year than theirs.
pub(super) fn of_year(year: i16) -> Beside {
    Beside {
        is_above: true,
        is_over: true,
        ..Beside::said(format!("năm {year}"))
    }
}

impl Assembly<'_> {
    /// What a heading or the sentence that opens a list says narrows what stands under it.
    pub(super) fn narrows(&mut self, block: &Block) {
        let words = block.words.clone();
        let words = self.outline.article(&words).unwrap_or(words);
        let mut said = sentence::announced(self.text, words.clone(), &self.ledger);
        said.extend(past(self.text, words, self.since));
        said.extend(self.of_another_plan(block));
        let strives = STRIVEN.begin(self.text.stretch(block.words.clone()));
        if let Some(scope) = self.outline.scopes.last_mut() {
            scope.beside.extend(said);
            scope.strives |= strives;
        }
    }

    /// "(Kèm theo Kế hoạch số 13/KH-UBND …)" in a plan of another number: what is below belongs to that.
    fn of_another_plan(&self, block: &Block) -> Option<Beside> {
        let inner = self.text.stretch(block.whole.clone());
        let inner = inner.trim_matches(|c| matches!(c, '(' | ')') || c.is_whitespace());
        let lines = self.lines(block.whole.clone());
        let plan = &self.out.plan;
        let own = plan.head.number.as_deref()?;
        let mut cited = plan
            .mentions
            .iter()
            .filter(|cited| cited.lines == Some(lines));
        let cited = cited.next().filter(|_| ATTACHED.begin(inner))?;
        let title = plan.head.title.as_deref()?.to_lowercase();
        let same = |kind: &str| title.starts_with(&kind.to_lowercase());
        // "012/kh-ubnd" is the plan's "12/KH-UBND", "/KH-UBND" any.
        let digits = |number: &str| {
            let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
            digits.parse::<u32>().ok()
        };
        let number = cited.number.as_deref().and_then(digits);
        let differs = number.is_some_and(|number| digits(own) != Some(number));
        let names_own = loose(inner.text).contains(&loose(own));
        (cited.kind.as_deref().is_some_and(same) && differs && !names_own).then(|| Beside {
            is_above: true,
            is_over: true,
            ..Beside::said(inner.text.to_owned())
        })
    }

    /// What the title says, or the sentence that opens the plan behind its last "kế hoạch", narrows the whole plan.
    pub(super) fn entitles(&mut self, words: Range<usize>, is_title: bool) {
        let stretch = self.text.stretch(words.clone());
        let named = if is_title {
            KINDS.after(stretch).map(|rest| rest.start - words.start)
        } else {
            KINDS.rfind(stretch).map(|(_, end)| end)
        };
        let from = named.unwrap_or(0);
        // "KẾ HOACH": a line of its own, however it is printed.
        let several = stretch.plain.split_whitespace().count() > 2;
        if !several || named.is_none() && !is_title {
            return;
        }
        let mut said = sentence::announced(self.text, words.start + from..words.end, &self.ledger);
        said.retain(|beside| {
            let printed = Spelt::of(&beside.printed);
            !ISSUE.begin(printed.whole()) && !CARRIES.begin(printed.whole())
        });
        for beside in &mut said {
            let spelt = Spelt::owned(beside.content.clone());
            if let Some((start, end)) = ORGAN.find(spelt.whole()) {
                beside.content.replace_range(start..end, "");
            }
        }
        self.titled.extend(said);
    }

    /// A line that says nothing but what stands under it: "Đối với vùng khó khăn" above items or a table.
    /// Whether it is one.
    pub(super) fn caption(&mut self, block: &Block, next: Option<&Block>) -> bool {
        let words = self.text.layout.words(block.words.clone()).trim_end();
        if words.len() > LONGEST_CAPTION || words.ends_with(['.', ';', ',']) {
            return false;
        }
        if block.mark.is_none() {
            let part = self.outline.part();
            let holds = |next: &Block| next.mark.is_some() || matches!(next.shape, Shape::Table(_));
            if matches!(part, Part::Head | Part::Basis | Part::Closing) || !next.is_some_and(holds)
            {
                return false;
            }
            let scopes = &mut self.outline.scopes;
            let path = scopes.path().to_owned();
            // "Thực hiện từ năm 2027" above a list dates it, however it goes on.
            let year = when::names_year(self.text, block.words.clone());
            let dates = when::is_only(self.text, block.words.clone());
            scopes.open_named(CAPTION, part, path, year.filter(|_| dates), None);
            if let Some(scope) = scopes.last_mut() {
                scope.since = when::since(self.text, block.words.clone(), scope.year);
            }
            let only = self.only_year;
            let other = year.filter(|year| !dates && only.is_some_and(|only| only != *year));
            if let Some((scope, year)) = scopes.last_mut().zip(other) {
                scope.beside.push(of_year(year));
            }
        }
        self.narrows(block);
        true
    }

    /// A sentence that begins with the sign of a footnote: "* Số liệu tạm tính."
    fn is_footnote(&self, block: &Block) -> bool {
        let whole = self.text.layout.words(block.whole.clone()).trim();
        whole.starts_with('*') && whole.ends_with('.')
    }

    /// A line among targets that promises nothing is said of all under their heading: "Ghi chú: số liệu tạm tính."
    pub(super) fn remark(&mut self, block: &Block) {
        let marked = block.mark.is_some() && !self.is_footnote(block);
        if marked || self.outline.part() != Part::Targets || self.is_note(block) {
            return;
        }
        let mut said = sentence::remarks(self.text, block.words.clone(), &self.ledger);
        // "Số liệu thực hiện năm 2025 tính đến ngày 15/12": of results that stand beside the targets.
        let told = !self.out.plan.baselines.is_empty();
        said.retain(|said| !(told && RESULTS.begin(Spelt::of(&said.printed).whole())));
        for beside in &mut said {
            beside.is_above = true;
        }
        for at in self.listed_from..self.out.plan.targets.len() {
            self.narrow(at, &said);
        }
        if let Some(scope) = self.outline.scopes.last_mut() {
            scope.beside.extend(said);
        }
    }

    /// "… đạt 80%, cuối năm đạt 100%", of which the second was not understood: what a sentence says besides leaves its targets
    /// open.
    pub(super) fn doubts(&mut self, unread: &Range<usize>, words: &str, is_nameless: bool) {
        let text = self.text;
        let apart = |stated: &Range<usize>| {
            let (start, end) = (stated.end.min(unread.end), stated.start.max(unread.start));
            let between = text.layout.words(start..end.max(start));
            // "100% …; tối thiểu 90%": what has no name is of the one before it.
            between.contains('\n')
                || !is_nameless && between.contains(';')
                || between.contains(". ")
                || between.ends_with('.')
        };
        let all = self.stated.iter().enumerate();
        let near = all.filter(|(_, stated)| !apart(stated)).map(|(at, _)| at);
        for at in near.collect::<Vec<_>>() {
            let target = self.out.plan.targets.get_mut(at);
            let open = |target: &&mut Target<'_>| {
                target.indicator.is_some() && target.condition.is_none() && target.hedge.is_none()
            };
            if let Some(target) = target.filter(open) {
                // Cells stand on lines of their own.
                target.condition = Some(Cow::Owned(words.replace('\n', " | ")));
            }
        }
    }

    /// Puts the first of what is said of a target that nothing explains beside it, where nothing else stands there.
    pub(super) fn narrow(&mut self, at: usize, said: &[Beside]) {
        let Some(target) = self.out.plan.targets.get(at) else {
            return;
        };
        let bare = target.condition.is_none() && target.hedge.is_none();
        let Some(slug) = target.indicator.as_deref().filter(|_| bare) else {
            return;
        };
        let of = (target.label.as_ref(), target.year);
        let mut asked = said.iter();
        let apart = asked.find(|said| !self.is_explained(slug, said, of));
        let printed = apart.map(|beside| Cow::Owned(beside.printed.clone()));
        if let Some(target) = self.out.plan.targets.get_mut(at) {
            target.condition = printed;
        }
    }

    /// "60% (năm 2025), 73% (năm 2026)": of stages of one thing those before the plan are what was reached.
    pub(super) fn without_past(&self, mut claims: Vec<Claim>) -> Vec<Claim> {
        let Some(since) = self.since else {
            return claims;
        };
        let to_come = |claim: &Claim| claim.year.is_some_and(|year| year >= since);
        let named: Vec<String> = claims
            .iter()
            .filter(|claim| to_come(claim))
            .map(|claim| claim.label.clone())
            .collect();
        for claim in &mut claims {
            let past = claim.year.is_some_and(|year| year < since);
            claim.is_result |= past && named.contains(&claim.label);
        }
        // "100% … (năm 2026 đạt tối thiểu 90%)" in a plan of 2026: nothing of its own year was reached.
        let own = |claim: &Claim| claim.is_result && claim.year == Some(since);
        let told: Vec<Claim> = claims.iter().filter(|claim| own(claim)).cloned().collect();
        for told in told {
            let amount = told
                .amount
                .as_ref()
                .map(|amount| self.text.layout.words(amount.range.clone()));
            let same = |claim: &&mut Claim| claim.words == told.words && !claim.is_result;
            if let (Some(words), Some(claim)) = (amount, claims.iter_mut().find(same)) {
                claim.condition.get_or_insert_with(|| words.to_owned());
            }
        }
        self.staged(&mut claims);
        self.outdone(&mut claims);
        claims
    }

    /// "Theo quy định, 100% …; tuy nhiên, xã phấn đấu đạt 90%": of two levels of one thing a lower one that follows takes the
    /// other back.
    fn outdone(&self, claims: &mut [Claim]) {
        let number = |claim: &Claim| match claim.amount.as_ref()?.promise {
            Promise::Number(_, value) => Some(value),
            _ => None,
        };
        for at in 1..claims.len() {
            let (before, behind) = claims.split_at_mut(at);
            let Some(lower) = behind.first().filter(|claim| !claim.is_result) else {
                continue;
            };
            let plain = |claim: &&mut Claim| {
                !claim.is_result && claim.change.is_none() && claim.when.is_none()
            };
            for claim in before.iter_mut().filter(plain) {
                let same = (&claim.label, &claim.whose, claim.year)
                    == (&lower.label, &lower.whose, lower.year);
                if same && lower.change.is_none() && number(lower) < number(claim) {
                    let said = self.text.layout.words(lower.words.clone());
                    claim.condition.get_or_insert_with(|| said.to_owned());
                }
            }
        }
    }

    /// "100% hồ sơ …. Cụ thể, năm 2026 đạt 50%": where the plan's year has a level of its own, that without a year is of
    /// none that is known.
    fn staged(&self, claims: &mut [Claim]) {
        let Some(only) = self.only_year else { return };
        let promise = |claim: &Claim| claim.amount.as_ref().map(|amount| amount.promise);
        let dated = |claim: &&Claim| claim.year == Some(only) && !claim.is_result;
        let stages: Vec<Claim> = claims.iter().filter(dated).cloned().collect();
        for claim in claims.iter_mut().filter(|claim| claim.year.is_none()) {
            let own = stages
                .iter()
                .find(|stage| stage.label == claim.label && promise(stage) != promise(claim));
            let said = own.map(|stage| self.text.layout.words(stage.words.clone()).to_owned());
            claim.condition = claim.condition.take().or(said);
        }
    }

    /// "Trước 30/6: 40% …" beside "Đến 31/12: 71% …": of two levels of one year that of an earlier day is a step; so is one
    /// that leaves something to be reached in the rest of the year: "Trước 30/6: 40% …" alone, and not "100% … trước 30/6".
    pub(super) fn steps(&mut self) {
        let targets = &mut self.out.plan.targets;
        let mut steps = Vec::new();
        for (at, due) in std::mem::take(&mut self.due) {
            let Some(target) = targets.get(at) else {
                continue;
            };
            let same = |other: &Target<'_>| {
                let named = target.indicator.is_some() && other.indicator == target.indicator;
                named && other.year == target.year && other.promise != target.promise
            };
            let is_open = target.unit.as_deref() == Some("%") && !target.promise.is_hundred();
            if is_open || targets.iter().any(same) {
                steps.push((at, due));
            }
        }
        for (at, due) in steps {
            if let Some(target) = targets.get_mut(at) {
                target.when = Some(Cow::Owned(due));
            }
        }
    }

    /// Takes years and numbers that stand in a name.
    pub(super) fn name_numbers(&mut self, words: Range<usize>) {
        for when in when::whens(self.text, words.clone()) {
            self.ledger.take(when.range, Account::Year);
        }
        let units = self.text.tagged.within(words).iter();
        for number in units.filter(|unit| unit.kind == UnitKind::Number) {
            self.ledger.take(number.range(), Account::Name);
        }
    }
}
