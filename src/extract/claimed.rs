//! Claims → targets: the list, the year and the indicator of each.

use super::assemble::Assembly;
use super::claim::{Beside, Claim, Manner, REACHED};
use super::explain::{Note, Taken};
use super::head::{another, is_own, without_own, without_province};
use super::indicator::{Heard, Match};
use super::phrases::lists;
use super::sentence::is_adjunct;
use super::stretch::{Spelt, Stretch};
use super::{Measure, unit, when};
use crate::document::{Level, YEARS};
use crate::lexicon::{Tag, Unit, UnitKind};
use crate::plan::{Fit, Modality, Promise, Target};
use std::borrow::Cow;
use std::ops::Range;

lists! {
    /// "một số": a part of all.
    PART_OF_ALL "part-of-all";
    /// "một số chỉ tiêu": a list, and no part.
    PART_OF_LIST "part-of-list";
}

/// Which list of the target set a claim goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum List {
    Targets,
    TaskTargets,
    Baselines,
}

/// Whether words name a year before the first that a plan is for, or after that of a target: "(kết quả năm 2025)".
fn names_another(words: &str, (since, last): (Option<i16>, Option<i16>)) -> bool {
    if !words.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let digits = |c: char| !c.is_ascii_digit();
    let mut numbers = words.split(digits).filter(|digits| digits.len() == 4);
    numbers.any(|number| {
        let year = number.parse::<i16>().ok();
        let year = year.filter(|year| YEARS.contains(year));
        let past = |year| since.is_some_and(|since| year < since);
        year.is_some_and(|year| past(year) || last.is_some_and(|last| year > last))
    })
}

/// A label that ends with what tells that it was reached: "Tỷ lệ hộ dùng nước sạch đã thực hiện".
fn reached(label: Stretch<'_>) -> Option<Beside> {
    let ended = REACHED.before(label)?;
    let said = label.text.get(ended.text.len()..).unwrap_or_default();
    Some(Beside::said(said.trim().to_owned()))
}

/// Whether words name a part of all, and no list: "…, ở một số lĩnh vực, …" is no topic, as "Một số chỉ tiêu" above a list is.
fn is_partly(words: &str) -> bool {
    let spelt = Spelt::of(words);
    PART_OF_ALL.stand_in(spelt.whole()) && !PART_OF_LIST.stand_in(spelt.whole())
}

/// A label without what takes nothing from it: "… (phối hợp với doanh nghiệp viễn thông)", "…, đáp ứng yêu cầu nhiệm vụ".
fn without_adjuncts(label: &str) -> Option<String> {
    let bracket = label.split_once('(').and_then(|(before, rest)| {
        let (inner, behind) = rest.split_once(')')?;
        is_adjunct(inner).then(|| format!("{} {}", before.trim_end(), behind.trim_start()))
    });
    let label = bracket.as_deref().unwrap_or(label);
    let tail = label
        .match_indices(", ")
        .find(|(at, _)| label.get(at + 2..).is_some_and(is_adjunct));
    let bare = tail.and_then(|(at, _)| label.get(..at));
    bare.map(str::to_owned).or(bracket)
}

impl<'t> Assembly<'t> {
    /// Puts a claim into the list it belongs to, with the year of the nearest place that names one.
    pub(super) fn put(&mut self, claim: Claim, manner: Manner) {
        let list = match manner {
            // "(năm 2030 phấn đấu đạt 63%)": what a year to come reaches is no result.
            Manner::Targets if claim.is_result && !self.is_to_come(&claim) => List::Baselines,
            Manner::Other | Manner::Tasks if claim.is_result => List::Baselines,
            Manner::Results => List::Baselines,
            Manner::Tasks => List::TaskTargets,
            Manner::Targets | Manner::Other => List::Targets,
        };
        // "tài liệu giai đoạn 2020 - 2025": a time before the plan is part of what is measured.
        let issued = self.out.plan.head.issued.map(|issued| issued.year);
        let over = list != List::Baselines
            && issued
                .zip(claim.year)
                .is_some_and(|(issued, year)| year < issued);
        // "…, năm 2025 mới đạt 61,5%".
        let list = if over && self.opens_with_past(&claim) {
            List::Baselines
        } else {
            list
        };
        let over = over && list != List::Baselines;
        let own = claim.year.filter(|_| !over);
        // "Kết quả năm 2025, tỷ lệ … đạt 75%".
        let of_itself = claim.change.is_none() && claim.from.is_none();
        let past = claim.year.filter(|_| over && of_itself);
        let past = past.map(|year| year.to_string());
        let past = past.filter(|year| !claim.label.contains(year.as_str()));
        let past = past.map(|year| Beside {
            is_over: true,
            ..Beside::said(format!("năm {year}"))
        });
        let near = own
            .or_else(|| self.outline.scopes.year())
            .or_else(|| self.only_year.filter(|_| over))
            .or(claim.year);
        let year = match list {
            List::Baselines => near,
            List::Targets | List::TaskTargets => near.or(self.only_year),
        };
        // "Giai đoạn 2026 - 2030, mỗi năm 100% …" in a plan of 2026.
        let within = |only: &i16| claim.each_year && year.is_some_and(|last| *only <= last);
        let year = self.only_year.filter(within).or(year);
        let headed = claim.since.filter(|_| own.is_some() && own == year);
        let since = headed.or_else(|| self.since(claim.words.clone(), year));
        let mut claim = claim.with_whole_figure(&self.text.tagged);
        if self.outline.scopes.strives() {
            claim.modality = Modality::Strive;
        }
        claim.beside.extend(past);
        let open = self.outline.scopes.leaves_open();
        if let Some(heading) = open.filter(|_| !self.says_which(&claim)) {
            claim.condition.get_or_insert_with(|| heading.to_owned());
        }
        let span = self.span(claim.words.clone());
        let plan = &self.out.plan;
        let (taken, id) = match list {
            List::Targets => (Taken::Target, format!("t{}", plan.targets.len() + 1)),
            List::TaskTargets => (
                Taken::TaskTarget,
                format!("k{}", plan.task_targets.len() + 1),
            ),
            List::Baselines => (Taken::Baseline, format!("b{}", plan.baselines.len() + 1)),
        };
        if let Some(due) = claim.due.clone().filter(|_| list == List::Targets) {
            self.due.push((self.out.plan.targets.len(), due));
        }
        if list == List::Targets {
            self.mark(&claim);
            self.stated.push(claim.words.clone());
        }
        let target = Target {
            since,
            ..self.target(claim, taken, id, year)
        };
        let (plan, places) = (&mut self.out.plan, &mut self.out.places);
        let (targets, spans) = match list {
            List::Targets => (&mut plan.targets, &mut places.targets),
            List::TaskTargets => (&mut plan.task_targets, &mut places.task_targets),
            List::Baselines => (&mut plan.baselines, &mut places.baselines),
        };
        targets.push(target);
        spans.push(span);
    }

    /// The first year of the period that ends with the year of a claim, which its words name or what they stand under.
    fn since(&self, words: Range<usize>, year: Option<i16>) -> Option<i16> {
        let named = when::whens(self.text, words);
        let mut own = named
            .iter()
            .filter(|when| year.is_some() && when.year == year)
            .peekable();
        // "Giai đoạn 2026 - 2030, đến năm 2030": its year is said.
        match own.peek().map(|first| first.since) {
            Some(since) => since.filter(|_| own.all(|when| when.since.is_some())),
            None => self.outline.scopes.since(year),
        }
    }

    /// Whether a claim says itself whether it is promised or was reached.
    fn says_which(&self, claim: &Claim) -> bool {
        let words = claim.words.clone();
        let strives = |unit: &Unit| unit.is(Tag::Strive);
        claim.year.is_some()
            || self.text.tagged.within(words.clone()).iter().any(strives)
            || REACHED.stand_in(self.text.stretch(words))
    }

    /// Whether the words of a claim begin with its year: what is said of it, not a part of what is measured.
    fn opens_with_past(&self, claim: &Claim) -> bool {
        let whens = when::whens(self.text, claim.words.clone());
        let first = whens.first().filter(|first| first.year == claim.year);
        first.is_some_and(|first| {
            let before = self
                .text
                .tagged
                .within(claim.words.start..first.range.start);
            before.iter().all(|unit| unit.kind == UnitKind::Sign)
        })
    }

    /// Whether the year of a claim is after the one the plan is issued in, or the only one it is for.
    fn is_to_come(&self, claim: &Claim) -> bool {
        let issued = self.out.plan.head.issued.map(|issued| issued.year);
        let now = issued.or(self.only_year);
        now.zip(claim.year).is_some_and(|(now, year)| year > now)
    }

    /// Whether words beside a target of an indicator and a year narrow it in no way.
    pub(super) fn is_explained(
        &self,
        slug: &str,
        beside: &Beside,
        (label, year): (&str, Option<i16>),
    ) -> bool {
        let of_another = beside.year.is_some_and(|named| year != Some(named));
        if beside.is_over || of_another || names_another(&beside.content, (self.since, year)) {
            return false;
        }
        if beside.content.is_empty() || self.takes_nothing(&beside.printed) {
            return true;
        }
        let mut all = self.heard.borrow_mut();
        let content = beside.content.as_str();
        if !all.contains_key(content) {
            all.insert(content.to_owned(), self.hear(content));
        }
        let heard = all.get(content).and_then(Option::as_ref);
        let names = beside.names && (beside.is_above || !is_partly(content));
        let said = (names, label);
        heard.is_some_and(|heard| self.vocabulary.explains(slug, heard, said))
    }

    /// Whether words beside targets are such as take nothing from any.
    fn takes_nothing(&self, printed: &str) -> bool {
        let mut known = self.adjuncts.borrow_mut();
        if let Some(known) = known.get(printed) {
            return *known;
        }
        *known
            .entry(printed.to_owned())
            .or_insert_with(|| is_adjunct(printed))
    }

    /// Words beside targets, without the plan's own place; none where they narrow every target.
    fn hear(&self, content: &str) -> Option<Heard<'t>> {
        let head = &self.out.plan.head;
        let said = Spelt::of(content);
        if REACHED.stand_in(said.whole()) {
            return None;
        }
        let words = without_own(said.whole(), head)?;
        self.vocabulary.hear(head.level, &words)
    }

    /// "Tỷ lệ (%) hộ có mạng: 70": the unit that stands in a bracket before a number of nothing.
    fn unit_beside(&self, claim: &Claim) -> Option<String> {
        let amount = claim.amount.as_ref()?;
        let before = self
            .text
            .layout
            .words(claim.words.start..amount.range.start.max(claim.words.start));
        let bare = amount.measure == Measure::Bare;
        (bare && before.contains("(%)")).then(|| "%".to_owned())
    }

    fn target(
        &mut self,
        claim: Claim,
        taken: Taken,
        id: String,
        year: Option<i16>,
    ) -> Target<'static> {
        let unit = claim
            .amount
            .as_ref()
            .and_then(|amount| unit::printed(amount, &claim.label))
            .or_else(|| claim.unit.clone())
            .or_else(|| self.unit_beside(&claim));
        let lines = self.lines(claim.words.clone());
        let level = self.out.plan.head.level;
        let (label, of) = (claim.label.as_str(), claim.of.as_deref());
        let named = Spelt::of(label);
        let matched = |label: &str| {
            let unit = unit.as_deref();
            self.vocabulary.match_label_of(level, label, unit, of)
        };
        let mut found = matched(label);
        if !matches!(found, Match::Exact(_)) {
            let exact =
                |bare: String| Some(matched(&bare)).filter(|bare| matches!(bare, Match::Exact(_)));
            // "trong phạm vi tỉnh Phú Thọ", in a plan of Phú Thọ: what "phạm vi tỉnh" is asked for.
            let unnamed = || without_province(named.whole(), &self.out.plan.head);
            let bare = without_adjuncts(label).and_then(exact);
            found = bare.or_else(|| unnamed().and_then(exact)).unwrap_or(found);
        }
        if self.noting {
            let words = claim.label.clone();
            self.out.notes.push(Note {
                lines,
                span: self.span(claim.words.clone()),
                taken,
                words,
                target: Some(id.clone()),
                why: found.why(),
            });
        }
        // What stands beside it and neither says what is measured nor that it is promised.
        let open = claim.condition.is_none() && claim.hedge.is_none() && claim.whose.is_none();
        let apart = match &found {
            Match::Exact(slug) if open => {
                // The headings of a province's own plan are about the province, those of results about results.
                let own = level.is_none_or(|level| level == Level::Commune);
                let own = own && taken != Taken::Baseline;
                let above = self.titled.iter().chain(self.outline.scopes.beside());
                let all = claim.beside.iter().chain(above);
                let mut asked = all.filter(|beside| own || !beside.is_above);
                asked
                    .find(|beside| !self.is_explained(slug, beside, (label, year)))
                    .cloned()
                    .or_else(|| reached(named.whole()))
            }
            _ => None,
        };
        let said = |leads: bool| {
            let apart = apart.as_ref().filter(|beside| beside.leads == leads);
            apart.map(|beside| beside.printed.clone())
        };
        let condition = said(false).or_else(|| claim.condition.clone());
        let hedge = said(true).or_else(|| claim.hedge.clone());
        let (indicator, fit, candidates) = match found {
            Match::Exact(slug) => (Some(slug), Fit::Exact, Vec::new()),
            Match::Near { slug, .. } => (Some(slug), Fit::Near, Vec::new()),
            Match::Ambiguous(slugs) => (None, Fit::default(), slugs),
            Match::Not { .. } | Match::None => (None, Fit::default(), Vec::new()),
        };
        // What the share is of was a word of the label, where that is an indicator's.
        let of = claim.of.filter(|_| indicator.is_none() || fit == Fit::Near);
        let head = &self.out.plan.head;
        let whose = claim.whose.filter(|whose| !is_own(whose, head));
        let words = self.text.stretch(claim.words.clone());
        let whose = whose
            .or_else(|| another(words, head))
            .or_else(|| another(named.whole(), head));
        let promise = match &claim.amount {
            Some(amount) => amount.promise,
            None if claim.text.is_some() && claim.change.is_none() && !claim.is_cell => {
                Promise::Done
            }
            None => Promise::Words,
        };
        let path = self.outline.scopes.path();
        let owned = |text: Option<String>| text.map(Cow::Owned);
        Target {
            id: Cow::Owned(id),
            label: Cow::Owned(claim.label),
            indicator: indicator.map(Cow::Owned),
            candidates: candidates.into_iter().map(Cow::Owned).collect(),
            fit,
            promise,
            unit: unit.map(Cow::Owned),
            year,
            since: None,
            text: owned(claim.text),
            owner: owned(claim.owner),
            modality: claim.modality,
            of: owned(of),
            change: owned(claim.change),
            from: claim.from,
            whose: owned(whose),
            when: owned(claim.when),
            hedge: owned(hedge),
            condition: owned(condition),
            section: (!path.is_empty()).then(|| Cow::Owned(path.to_owned())),
            row: owned(claim.row),
            lines: Some(lines),
        }
    }
}
