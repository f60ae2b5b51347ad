//! The outline → the target set.

use super::block::{Blocks, Shape};
use super::citation::{Cited, Context, basis, mentions};
use super::claim::Reading;
use super::clause::has_digit;
use super::indicator::{Match, Vocabulary};
use super::outline::{Item, Outline, Section};
use super::part::Part;
use super::table::{Record, Subject, Table, flat, tabbed};
use super::target::{Read, of_record, of_text};
use super::words::{Words, is_shouted};
use super::{Extraction, Note, Taken, Unread, Why, head};
use crate::target::{Citation, Fit, Lines, Plan, Target, Task, Text};
use crate::text::{Normalized, Span};
use std::borrow::Cow;

/// Reads citations, targets, results and tasks from an outline.
pub(super) fn assemble(
    blocks: &Blocks<'_>,
    outline: &Outline<'_>,
    normal: &Normalized<'_>,
    vocabulary: &Vocabulary,
    noting: bool,
) -> Extraction {
    // Boxed: hardly an item is a table.
    let tables: Vec<Option<Box<Table<'_>>>> = outline
        .items
        .iter()
        .map(|item| table(blocks, outline, item).map(Box::new))
        .collect();
    let years: Vec<i16> = tables
        .iter()
        .flatten()
        .find(|table| table.years.len() > 1)
        .map_or(Vec::new(), |table| table.years.clone());
    let found = head::head(blocks, outline, &years);
    let mut assembly = Assembly {
        blocks,
        outline,
        normal,
        vocabulary,
        noting,
        years: found.head.years.clone(),
        title_end: found.title.last().map_or(0, |words| words.end()),
        own_number: found.head.number.clone(),
        in_preamble: false,
        context: Context::default(),
        out: Extraction {
            plan: Plan {
                head: found.head,
                ..Plan::default()
            },
            ..Extraction::default()
        },
    };
    for (at, (item, table)) in outline.items.iter().zip(&tables).enumerate() {
        let next = outline.items.get(at + 1);
        match table {
            Some(table) => assembly.table(item, table),
            None => assembly.text(item, next),
        }
    }
    assembly.out
}

fn table<'f>(blocks: &'f Blocks<'_>, outline: &Outline<'_>, item: &Item<'_>) -> Option<Table<'f>> {
    let subject = match outline.part(item) {
        Part::Targets | Part::Results => Some(Subject::Targets),
        Part::Tasks | Part::Organisation => Some(Subject::Tasks),
        _ => None,
    };
    let lines = blocks.lines_of(item.block);
    let mut table = match item.block.shape {
        Shape::Text => return None,
        Shape::Rows => tabbed(lines, &blocks.flow),
        Shape::Flat => flat(lines, &blocks.flow, subject),
    };
    table.subject = table.subject.or(subject);
    Some(table)
}

struct Assembly<'a, 'f, 's> {
    blocks: &'f Blocks<'a>,
    outline: &'f Outline<'f>,
    normal: &'f Normalized<'s>,
    vocabulary: &'f Vocabulary,
    /// Whether it is noted what each line was taken for.
    noting: bool,
    years: Vec<i16>,
    title_end: usize,
    own_number: Option<Text<'static>>,
    /// Whether the documents named before the first heading are being listed.
    in_preamble: bool,
    context: Context<'f>,
    out: Extraction,
}

impl<'f> Assembly<'_, 'f, '_> {
    fn section(&self, item: &Item<'_>) -> &'f Section {
        self.outline.section(item)
    }

    fn text(&mut self, item: &Item<'f>, next: Option<&Item<'f>>) {
        if item.is_heading {
            let label = self.section(item).label.clone();
            self.note(item.words, Taken::Heading, label);
        }
        let part = self.outline.part(item);
        let listed = part == Part::Basis && (!item.is_heading || is_listed(item));
        if part == Part::Head && self.is_preamble(item) || listed {
            self.basis(item);
            return;
        }
        let is_group = next.is_some_and(|next| next.depth > item.depth && next.depth.is_some())
            || item.words.text.ends_with(':');
        match part {
            Part::Targets => self.targets(item, is_group),
            Part::Results => self.results(item, is_group),
            Part::Tasks | Part::Organisation => self.task_targets(item, is_group),
            _ => {}
        }
        self.mentions(item.words);
    }

    /// Whether a paragraph before the first heading names what the plan rests on.
    fn is_preamble(&mut self, item: &Item<'_>) -> bool {
        if item.words.start < self.title_end {
            return false;
        }
        let words = item.words;
        let opens = words
            .after_any(&[
                "căn cứ",
                "thực hiện",
                "triển khai",
                "theo đề nghị",
                "xét đề nghị",
                "theo",
                "trên cơ sở",
            ])
            .is_some();
        let lists = self.in_preamble
            && (words.text.ends_with(';')
                || words.text.starts_with(char::is_uppercase)
                    && super::citation::names_document(words));
        let named = super::marker::unmarked(words);
        let begins = item.block.shape == Shape::Text
            && named.text.starts_with(char::is_uppercase)
            && super::citation::names_document(named);
        self.in_preamble = opens || lists || begins;
        self.in_preamble
    }

    fn basis(&mut self, item: &Item<'f>) {
        for cited in basis(item.words, &mut self.context) {
            let citation = self.citation(&cited, true);
            let span = self.span(cited.raw);
            self.note(cited.raw, Taken::Basis, name(&cited));
            self.out.plan.basis.push(citation);
            self.out.places.basis.push(span);
        }
    }

    fn mentions(&mut self, words: Words<'f>) {
        if !has_digit(words) {
            return;
        }
        // "Số:    /KH-UBND" of the letterhead and "(Kèm theo Kế hoạch số …)" of an annex.
        let of_plan = words.after("số").is_some() || head::is_attachment(words);
        for cited in mentions(words) {
            let number = cited.number.as_deref();
            let own = number.is_some() && number == self.own_number.as_deref();
            let draft = number.is_some_and(|number| number.starts_with('/'));
            if own || (of_plan && draft) {
                continue;
            }
            let citation = self.citation(&cited, false);
            let span = self.span(cited.raw);
            self.note(cited.raw, Taken::Mention, name(&cited));
            self.out.plan.mentions.push(citation);
            self.out.places.mentions.push(span);
        }
    }

    fn targets(&mut self, item: &Item<'f>, is_group: bool) {
        let read = of_text(item, Reading::Targets, is_group);
        let nothing = read.is_empty();
        for target in read {
            self.target(item, target);
        }
        let remark = || item.words.text.starts_with('(') || item.words.has_any(&["phụ lục"]);
        if nothing && !item.is_heading && has_digit(item.words) && !remark() {
            self.unread(item.words);
        }
    }

    fn results(&mut self, item: &Item<'f>, is_group: bool) {
        // "II. KẾT QUẢ 6 THÁNG CUỐI NĂM 2025"
        if item.is_heading && is_shouted(item.words.text) {
            return;
        }
        for read in of_text(item, Reading::Results, is_group) {
            self.baseline(item, read);
        }
    }

    fn task_targets(&mut self, item: &Item<'f>, is_group: bool) {
        for read in of_text(item, Reading::Tasks, is_group) {
            self.task_target(item, read);
        }
    }

    fn table(&mut self, item: &Item<'f>, table: &Table<'f>) {
        let results = self.outline.part(item) == Part::Results;
        for record in &table.records {
            match table.subject {
                Some(Subject::Targets) => {
                    for read in of_record(record) {
                        if results {
                            self.baseline(item, read);
                        } else {
                            self.target(item, read);
                        }
                    }
                }
                Some(Subject::Tasks) => self.task(item, record),
                None => {}
            }
        }
        self.mentions(item.words);
    }

    fn target(&mut self, item: &Item<'f>, read: Read<'f>) {
        let year = self.year(item, &read);
        let past = matches!((year, self.years.first()), (Some(year), Some(first)) if year < *first);
        if read.is_result || past {
            self.baseline(item, read);
            return;
        }
        let id = format!("t{}", self.out.plan.targets.len() + 1);
        let span = self.span(read.words);
        let target = self.finish(item, read, Taken::Target, id, year);
        self.out.plan.targets.push(target);
        self.out.places.targets.push(span);
    }

    fn baseline(&mut self, item: &Item<'f>, read: Read<'f>) {
        let id = format!("b{}", self.out.plan.baselines.len() + 1);
        let year = read.year.or(self.section(item).year);
        let span = self.span(read.words);
        let target = self.finish(item, read, Taken::Baseline, id, year);
        self.out.plan.baselines.push(target);
        self.out.places.baselines.push(span);
    }

    fn task_target(&mut self, item: &Item<'f>, read: Read<'f>) {
        let id = format!("k{}", self.out.plan.task_targets.len() + 1);
        let year = self.year(item, &read);
        let span = self.span(read.words);
        let target = self.finish(item, read, Taken::TaskTarget, id, year);
        self.out.plan.task_targets.push(target);
        self.out.places.task_targets.push(span);
    }

    fn task(&mut self, item: &Item<'f>, record: &Record<'f>) {
        if record.name.trim().is_empty() {
            return;
        }
        let some = |text: &str| (!text.is_empty()).then(|| Cow::Owned(text.to_owned()));
        let span = self.span(record.words);
        self.note(record.words, Taken::Task, record.name.clone());
        self.out.plan.tasks.push(Task {
            row: record.number.clone().map(Cow::Owned),
            name: Cow::Owned(record.name.clone()),
            owner: record.owner.as_deref().and_then(some),
            deadline: record.deadline.as_deref().and_then(some),
            lines: Some(self.lines(record.words)),
        });
        self.out.places.tasks.push(span);
        for read in super::target::of_task(record) {
            self.task_target(item, read);
        }
    }

    /// The year printed for a target, or by its heading, or the plan's only year.
    fn year(&self, item: &Item<'_>, read: &Read<'_>) -> Option<i16> {
        let only = self
            .years
            .first()
            .copied()
            .filter(|_| self.years.len() == 1);
        read.year.or(self.section(item).year).or(only)
    }

    fn finish(
        &mut self,
        item: &Item<'f>,
        read: Read<'f>,
        taken: Taken,
        id: String,
        year: Option<i16>,
    ) -> Target<'static> {
        let section = self.section(item);
        let label = match &read.group {
            Some(group) if section.label.is_empty() => group.clone(),
            Some(group) => format!("{}.{group}", section.label),
            None => section.label.clone(),
        };
        let lines = self.lines(read.words);
        let level = self.out.plan.head.level;
        let unit = read.unit.as_deref();
        let found = self
            .vocabulary
            .match_label_of(level, &read.measured, unit, None);
        if self.noting {
            let (words, why) = (read.label.clone(), found.why());
            self.out.notes.push(Note {
                lines,
                taken,
                words,
                why,
            });
        }
        let (indicator, fit, candidates) = match found {
            Match::Exact(slug) => (Some(slug), Fit::Exact, Vec::new()),
            Match::Near { slug, .. } => (Some(slug), Fit::Near, Vec::new()),
            Match::Ambiguous(slugs) => (None, Fit::default(), slugs),
            Match::Not { .. } | Match::None => (None, Fit::default(), Vec::new()),
        };
        Target {
            id: Cow::Owned(id),
            label: Cow::Owned(read.label),
            indicator: indicator.map(Cow::Owned),
            fit,
            candidates: candidates.into_iter().map(Cow::Owned).collect(),
            promise: read.promise,
            unit: read.unit.map(Cow::Owned),
            year,
            text: read.text.map(Cow::Owned),
            owner: read.owner.map(Cow::Owned),
            modality: read.modality,
            section: (!label.is_empty()).then_some(Cow::Owned(label)),
            row: read.row.map(Cow::Owned),
            lines: Some(lines),
            ..Target::default()
        }
    }

    fn citation(&self, cited: &Cited<'_>, whole: bool) -> Citation<'static> {
        let own = |words: Words<'_>| Cow::Owned(words.text.to_owned());
        Citation {
            raw: Some(own(cited.raw)),
            kind: cited.kind.map(Cow::Borrowed),
            number: cited.number.clone().map(Cow::Owned),
            issued: cited.issued,
            issuer: cited.issuer.map(own),
            title: cited.title.filter(|_| whole).map(own),
            cites: cited
                .cites
                .iter()
                .map(|inner| self.citation(inner, false))
                .collect(),
            lines: Some(self.lines(cited.raw)),
        }
    }

    fn lines(&self, words: Words<'_>) -> Lines {
        self.blocks.flow.lines(words)
    }

    fn span(&self, words: Words<'_>) -> Span {
        self.normal.original(self.blocks.flow.span(words))
    }

    fn note(&mut self, words: Words<'_>, taken: Taken, said: String) {
        if !self.noting {
            return;
        }
        let lines = self.lines(words);
        self.out.notes.push(Note {
            lines,
            taken,
            words: said,
            why: Why::default(),
        });
    }

    fn unread(&mut self, words: Words<'_>) {
        let (lines, span) = (self.lines(words), self.span(words));
        self.out.unread.push(Unread {
            lines,
            span,
            words: words.text.to_owned(),
        });
    }
}

/// "1. Nghị quyết số 57-NQ/TW …;": a numbered item of a list of documents, not a heading.
fn is_listed(item: &Item<'_>) -> bool {
    let numbered = item.depth.is_some_and(|depth| depth > 2);
    numbered && super::citation::names_document(super::marker::unmarked(item.words))
}

fn name(cited: &Cited<'_>) -> String {
    match (&cited.number, cited.title) {
        (Some(number), _) => number.clone(),
        (None, Some(title)) => title.text.to_owned(),
        (None, None) => cited.raw.text.to_owned(),
    }
}
