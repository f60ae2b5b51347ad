//! Blocks → the target set.

use super::account::{Account, Ledger, Unread};
use super::citation::{ListContext, Preamble};
use super::claim::{Beside, Claim, Manner};
use super::explain::{self, Note, Taken};
use super::footnote::Marks;
use super::head::HeadReading;
use super::indicator::{Heard, Vocabulary};
use super::outline::{Outline, Role};
use super::part::{self, Part};
use super::sentence::{self, Lead};
use super::table::{self, Caption, Carried, TableContext, TaskRow};
use super::{Extraction, Text, Why as Reason, head, unread, when};
use crate::layout::{Block, Mark, Shape, Table};
use crate::lexicon::Tag;
use crate::plan::{Head, Lines, Plan, Task};
use crate::text::{Normalized, Span};
use foldhash::HashMap;
use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;

/// The longest block that is read, in bytes.
pub(super) const LONGEST: usize = 8_192;

/// The first year a plan is for: that in which it is issued, or the next where its title begins with that; a last year
/// ("đến năm 2032") is none.
fn since(head: &Head<'_>) -> Option<i16> {
    let first = head.years.first().copied();
    match head.issued.map(|issued| issued.year) {
        Some(issued) => Some(first.filter(|first| *first == issued + 1).unwrap_or(issued)),
        None => first.filter(|_| {
            let title = head.title.as_deref().unwrap_or_default();
            head.years.len() > 1 || !sentence::names_last_year(title)
        }),
    }
}

/// A plan while it is read.
pub(super) struct Assembly<'t> {
    pub(super) text: &'t Text<'t>,
    pub(super) normal: &'t Normalized<'t>,
    pub(super) vocabulary: &'t Vocabulary,
    /// Whether it is noted what everything was taken for.
    pub(super) noting: bool,
    pub(super) outline: Outline<'t, Lead>,
    pub(super) title_start: usize,
    pub(super) title_end: usize,
    /// What the title, and the sentence that opens the plan, say that may narrow all of it.
    pub(super) titled: Vec<Beside>,
    pub(super) ledger: Ledger,
    /// The year of a plan that is for one.
    pub(super) only_year: Option<i16>,
    /// The first year the plan is for.
    pub(super) since: Option<i16>,
    /// The columns of the table before, for one that goes on without a head.
    pub(super) carried: Option<Carried>,
    /// What the lines above a table say of all its values.
    /// Which blocks before the first heading name what the plan rests on.
    pub(super) preamble: Preamble,
    /// The year of the last line that announced targets, and where it stands.
    pub(super) announced: Option<(String, i16)>,
    /// What the line that opened a list of documents says of its items.
    pub(super) listed: ListContext,
    /// How many targets stood above the last heading.
    pub(super) listed_from: usize,
    /// The targets that name a last day within the year, with its words.
    pub(super) due: Vec<(usize, String)>,
    /// Where each target is stated.
    pub(super) stated: Vec<Range<usize>>,
    /// The marks of footnotes beside targets.
    pub(super) marked: Marks,
    /// What words beside targets say, each once.
    pub(super) heard: RefCell<HashMap<String, Option<Heard<'t>>>>,
    /// Whether words beside targets take nothing from any, each once.
    pub(super) adjuncts: RefCell<HashMap<String, bool>>,
    /// Where the last item or heading with a mark begins.
    last_item: usize,
    /// Whether it promises nothing: an invitation.
    invites: bool,
    pub(super) out: Extraction,
}

impl<'t> Assembly<'t> {
    /// A plan of which the head is read.
    pub(super) fn of(
        text: &'t Text<'t>,
        normal: &'t Normalized<'t>,
        vocabulary: &'t Vocabulary,
        (found, ledger): (HeadReading, Ledger),
    ) -> Self {
        let years = found.head.years.clone();
        let since = since(&found.head);
        let title = found.head.title.as_deref().unwrap_or_default();
        let only_year = match years.as_slice() {
            [only] => Some(*only),
            _ => found.head.title.as_deref().and_then(head::main_year),
        };
        let outline = Outline::new(text, found.end, title, (since, only_year.is_some()));
        let invites = part::invites(title);
        let mut assembly = Self {
            text,
            normal,
            vocabulary,
            noting: false,
            outline,
            title_start: found.title_start,
            title_end: found.end,
            titled: Vec::new(),
            ledger,
            only_year,
            since,
            carried: None,
            preamble: Preamble::default(),
            announced: None,
            listed: ListContext::default(),
            listed_from: 0,
            due: Vec::new(),
            stated: Vec::new(),
            marked: Marks::default(),
            heard: RefCell::default(),
            adjuncts: RefCell::default(),
            last_item: 0,
            invites,
            out: Extraction {
                plan: Plan {
                    head: found.head,
                    ..Plan::default()
                },
                ..Extraction::default()
            },
        };
        for disagreement in found.disagreements {
            let (one, other) = (disagreement.one, disagreement.other);
            for (said, against) in [(&one, &other), (&other, &one)] {
                let words = format!("{} ≠ {}", said.0, against.0);
                assembly.not_understood(said.1.clone(), words, Unread::HeadDisagrees);
            }
        }
        assembly
    }
}

impl Assembly<'_> {
    /// Reads the text block by block; whether it is noted what everything was taken for.
    pub(super) fn read(mut self, noting: bool) -> Extraction {
        self.noting = noting;
        self.wrong_day_of_letterhead();
        let text = self.text;
        for (at, block) in text.layout.blocks.iter().enumerate() {
            self.block(at, block, text.layout.blocks.get(at + 1));
        }
        self.finish()
    }

    fn block(&mut self, at: usize, block: &Block, next: Option<&Block>) {
        let before = self.outline.part();
        let role = self.outline.enter(block, next);
        self.place(block, role, before);
        self.ledger
            .take(block.whole.start..block.words.start, Account::Mark);
        match &block.shape {
            Shape::Furniture => self.ledger.take(block.whole.clone(), Account::Furniture),
            Shape::Table(table) => self.table(table, at),
            // No sentence of a plan is so long; reading it would take time without end.
            _ if block.words.len() > LONGEST => {
                self.ledger
                    .take(block.words.clone(), Account::Unread(Unread::NoPattern));
            }
            Shape::Note => {
                self.mentions(block.words.clone());
                sentence::read(
                    self.text,
                    block.words.clone(),
                    Manner::Other,
                    &mut self.ledger,
                );
            }
            Shape::Heading(_) | Shape::Text => {
                self.words(block, role, next);
                self.statements(block.words.clone());
            }
        }
    }

    fn words(&mut self, block: &Block, role: Role, next: Option<&Block>) {
        if role == Role::Heading {
            self.heading(block);
            self.listed_from = self.out.plan.targets.len();
        }
        let is_basis = self.is_basis(block);
        if is_basis {
            self.basis(block);
        } else {
            self.mentions(block.words.clone());
        }
        // The documents it names are known by now.
        if role == Role::Heading {
            self.narrows(block);
        }
        // "Phát triển hạ tầng 5G": a title promises nothing; what a resolution was on is no promise of the plan.
        let names = is_basis && self.text.layout.words(block.words.clone()).ends_with(';');
        if block.words.end <= self.title_end || names || self.invites {
            if block.words.start >= self.title_start && block.words.end <= self.title_end {
                self.entitles(block.words.clone(), true);
            }
            self.name_numbers(block.words.clone());
            return;
        }
        let says = self.sentences(block, role);
        if !says && role == Role::Body && !self.caption(block, next) {
            self.remark(block);
        }
    }

    fn heading(&mut self, block: &Block) {
        if self.outline.scopes.names_year() {
            self.announced = None;
        }
        if self.noting {
            let (lines, span) = (
                self.lines(block.whole.clone()),
                self.span(block.whole.clone()),
            );
            self.out.notes.push(Note {
                lines,
                span,
                taken: Taken::Heading,
                words: self.outline.scopes.path().to_owned(),
                target: None,
                why: self.outline.part().why(),
            });
        }
    }

    /// The figures of a paragraph, an item or a heading; whether it has any but counts ("05 thôn trung tâm"), or opens a
    /// list.
    fn sentences(&mut self, block: &Block, role: Role) -> bool {
        let around = self.manner();
        let manner = if role == Role::Heading && around == Manner::Targets {
            Manner::Other
        } else {
            around
        };
        let section = block.mark.as_ref().is_some_and(Mark::is_section);
        let holds = section && part::holds_targets(self.text, block.words.clone());
        let manner = if holds || around == Manner::Results && self.promises(block.words.clone()) {
            Manner::Targets
        } else {
            manner
        };
        // "2. Mục tiêu: …" below "I. KẾT QUẢ NĂM 2025 VÀ MỤC TIÊU NĂM 2026"; "2. Mục tiêu năm 2026: …".
        let comes = || {
            let own = part::before_colon(self.text, block.words.clone());
            let named = when::names_year(self.text, own).zip(self.since);
            named.is_some_and(|(year, since)| year >= since)
        };
        let parted = || self.outline.scopes.to_come().is_some() || !holds || comes();
        let is_promise = around == Manner::Results && manner == Manner::Targets && parted();
        let around = if is_promise { manner } else { around };
        let manner = if self.looks_back(block.words.clone()) {
            Manner::Results
        } else {
            manner
        };
        if manner == Manner::Tasks && self.outline.part() == Part::Funding {
            self.paid(block.words.clone());
        }
        if block.mark.is_some() {
            self.last_item = block.words.start;
        }
        // A row of a table that was not seen as one is no sentence.
        let counts = self.text.tagged.may_count(&block.words);
        if counts && self.text.layout.words(block.words.clone()).contains(" | ") {
            self.ledger
                .take(block.words.clone(), Account::Unread(Unread::UnclearTable));
            return true;
        }
        let told = self.outline.part() == Part::Results;
        let lead = self.outline.scopes.lead().filter(|_| !told);
        let mut lead = lead.map(Cow::Borrowed);
        // "… với các nội dung sau:", and below it "a) Đến năm 2028".
        if let Some((lead, year)) = lead.as_mut().zip(self.outline.scopes.year_within_lead()) {
            lead.to_mut().year = Some(year);
        }
        // "- Xây trạm y tế", and below it "100 giường": no level of what an item above that one measures.
        let is_above = |subject: &sentence::Subject| subject.start < self.last_item;
        if let Some(lead) = &mut lead
            && block.mark.is_none()
            && lead.subject.as_ref().is_some_and(is_above)
        {
            lead.to_mut().subject = None;
        }
        let read = sentence::read_item(
            self.text,
            block.words.clone(),
            manner,
            lead.as_deref(),
            &mut self.ledger,
        );
        let first = self.text.tagged.within(block.words.clone()).first();
        let strives = first.is_some_and(|first| first.is(Tag::Strive));
        let promises = |claim: &Claim| strives || !claim.counts();
        let says = read.lead.is_some() || read.claims.iter().any(promises);
        if read.claims.is_empty() && block.mark.is_some() {
            self.date(block);
            self.subject(read.subject.filter(|_| read.lead.is_none()), manner);
            let aims = manner == Manner::Targets || self.outline.part() == Part::Purpose;
            if aims && read.lead.is_none() && role == Role::Body {
                self.only_figures(block);
            }
        }
        if read.lead.is_none() {
            self.unmeasured(block, manner, &read.claims);
        }
        for mut claim in self.without_past(read.claims) {
            let year = self.only_year.or(self.since).filter(|_| is_promise);
            claim.year = claim.year.or(year);
            self.put(claim, around);
        }
        // "b1) Mục tiêu tổng quát:" is a heading, and announces no list of targets.
        let purpose = role == Role::Heading && self.outline.part() == Part::Purpose;
        if let Some(lead) = read.lead.filter(|_| !purpose) {
            self.lead(block, lead, role == Role::Heading);
        }
        says
    }

    /// How the current block's sentences are read: as its part says, or as the sentence that opened its list.
    fn manner(&self) -> Manner {
        let led = self.outline.scopes.lead().map(|lead| lead.manner);
        // "… một số nội dung sau:", and below it "1. Kết quả năm 2025".
        let told = self.outline.part() == Part::Results;
        led.filter(|_| !told)
            .filter(|manner| *manner == Manner::Targets)
            .unwrap_or_else(|| self.outline.part().manner())
    }

    fn table(&mut self, table: &Table, at: usize) {
        for row in &table.rows {
            for cell in row.cells.iter().filter(|cell| cell.words.len() <= LONGEST) {
                self.mentions(cell.words.clone());
            }
        }
        if self.outline.closes(table) {
            return;
        }
        let caption = Caption::above(self.text, at);
        let context = TableContext {
            manner: self.manner(),
            since: self
                .since
                .or(caption.since)
                .or_else(|| self.outline.scopes.year()),
            earlier: self.carried.as_ref(),
            caption: &caption,
        };
        let read = table::read(self.text, table, context, &mut self.ledger);
        let says = !(read.tasks.is_empty() && read.claims.is_empty());
        if let Some(range) = table_range(table).filter(|_| says) {
            self.annex_without_title(range);
        }
        self.rows(&read);
        self.carried = Some(read.carried);
        for task in read.tasks {
            self.task(task);
        }
        let targets = match self.manner() {
            Manner::Results => Manner::Results,
            Manner::Targets | Manner::Tasks | Manner::Other => Manner::Targets,
        };
        for claim in read.claims {
            self.put(claim, targets);
        }
        for claim in read.task_claims {
            self.put(claim, Manner::Tasks);
        }
    }

    fn task(&mut self, task: TaskRow) {
        self.note(task.words.clone(), Taken::Task, task.name.clone());
        let (lines, span) = (self.lines(task.words.clone()), self.span(task.words));
        self.out.plan.tasks.push(Task {
            row: task.row.map(Cow::Owned),
            name: Cow::Owned(task.name),
            owner: task.owner.map(Cow::Owned),
            deadline: task.deadline.map(Cow::Owned),
            lines: Some(lines),
        });
        self.out.places.tasks.push(span);
    }

    /// Accounts for what nobody took, and lists what was not understood.
    fn finish(mut self) -> Extraction {
        self.steps();
        self.part_classes();
        self.footnotes();
        unread::rest(self.text, &mut self.ledger);
        for (range, why) in unread::listed(self.text, &self.ledger) {
            let words = self.text.tagged.words(range.clone()).to_owned();
            self.doubts(&range, &words, why == Unread::NoLabel);
            self.not_understood(range, words, why);
        }
        if self.noting {
            explain::numbers(self.text, self.normal, &self.ledger, &mut self.out.notes);
        }
        self.out
    }

    fn not_understood(&mut self, range: Range<usize>, words: String, why: Unread) {
        let (lines, span) = (self.lines(range.clone()), self.span(range));
        self.out.unread.push(super::Unread {
            lines,
            span,
            words,
            why,
        });
    }

    pub(super) fn lines(&self, range: Range<usize>) -> Lines {
        self.text.layout.flow.lines(range)
    }

    pub(super) fn span(&self, range: Range<usize>) -> Span {
        self.normal.original(self.text.layout.flow.span(range))
    }

    pub(super) fn note(&mut self, range: Range<usize>, taken: Taken, words: String) {
        if self.noting {
            let (lines, span) = (self.lines(range.clone()), self.span(range));
            self.out.notes.push(Note {
                lines,
                span,
                taken,
                words,
                target: None,
                why: Reason::default(),
            });
        }
    }
}

/// From the first cell of a table to its last.
fn table_range(table: &Table) -> Option<Range<usize>> {
    let mut cells = table.rows.iter().flat_map(|row| &row.cells);
    let first = cells.next()?;
    let end = cells.last().unwrap_or(first).words.end;
    Some(first.words.start..end.max(first.words.end))
}
