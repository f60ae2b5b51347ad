//! Layout → target set: every number accounted for.
//!
//! The walk of a text: [`Layout`] (form) → [`Text`] (its running text tagged by the lexicon) → the outline (which part
//! each block stands in) → per block: citations and days, then sentences or table rows, each of which writes into the
//! [`Ledger`] what it took each number for → claims → targets, with years from the nearest place that names one →
//! indicators → the target set. A number that nobody took is unread, and said.
//!
//! One bullet, from text to claim: "- Phấn đấu đến hết năm 2026, tối thiểu 85% hồ sơ được thanh toán trực tuyến." is a
//! block with the mark `-`; it stands under "II.2. Mục tiêu cụ thể", a part of targets. No citation is in it. `2026`
//! is taken for a year, `85%` with "tối thiểu" for an amount (≥ 85 %), a pattern of sentences finds the label "hồ sơ
//! được thanh toán trực tuyến" after it and takes `85` for the figure of a target.

pub mod account;
pub mod amount;
mod assemble;
pub mod citation;
pub mod claim;
mod claimed;
mod classes;
mod count;
mod date;
pub mod explain;
mod footnote;
#[cfg(test)]
mod growth;
pub mod head;
mod indicator;
mod narrowed;
mod numbering;
mod opened;
pub mod outline;
#[cfg(test)]
mod outline_tests;
#[cfg(test)]
mod page_tests;
pub mod part;
mod passage;
mod phrases;
mod rests;
pub mod scope;
pub mod sentence;
mod stretch;
mod striven;
pub mod table;
mod unit;
mod unmeasured;
mod unread;
pub mod when;
#[cfg(test)]
mod whole_tests;
mod wrong_day;

use crate::document::Level;
use crate::layout::{Layout, plain};
use crate::lexicon::{Lexicon, Tagged};
use crate::plan::{Lines, Plan};
use crate::rule::RuleSet;
use crate::text::{Normalized, Source, Span};
pub use account::{Account, Ledger};
pub use amount::{Amount, Measure};
use assemble::Assembly;
pub use claim::{Claim, Manner};
pub use explain::{Note, Taken, Why};
pub use head::{Stated, Tie, before_outlook, tie};
pub(crate) use indicator::{Match, Vocabulary};
use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;
use stretch::{Spelt, Stretch};
pub(crate) use table::listed::{Listed, ListedFault, ListedRow, RowFault};
use when::When;

/// A layout with its running text tagged.
#[derive(Clone, Debug)]
pub struct Text<'t> {
    /// The form.
    pub layout: &'t Layout,
    /// The running text, word by word; its bytes are those of `layout.text()`.
    pub tagged: Tagged<'t>,
    spelt: Spelt<'t>,
    /// The times that were sought last, and where: a range is asked for them by several.
    times: RefCell<(Range<usize>, Vec<When>)>,
}

impl<'t> Text<'t> {
    /// Tags a layout.
    pub fn of(layout: &'t Layout) -> Self {
        let tagged = Tagged::of(Lexicon::builtin(), layout.text());
        Self {
            layout,
            spelt: Spelt::tagged(&tagged),
            tagged,
            times: RefCell::default(),
        }
    }

    /// The text with the places where a name stands as one word each, whatever its parts are elsewhere.
    fn with_names(self, named: &[Range<usize>]) -> Self {
        if named.is_empty() {
            return self;
        }
        let tagged = self.tagged.with_names(Lexicon::builtin(), named);
        let times = RefCell::default();
        Self {
            tagged,
            times,
            ..self
        }
    }

    /// The running text as printed and in one spelling.
    #[inline]
    fn whole(&self) -> Stretch<'_> {
        self.spelt.whole()
    }

    /// A range of it.
    #[inline]
    fn stretch(&self, range: Range<usize>) -> Stretch<'_> {
        self.whole().slice(range)
    }
}

/// A plan read from text, with where each thing stands and what was made of each line.
#[derive(Clone, Debug, Default)]
pub struct Extraction {
    /// The target set.
    pub plan: Plan<'static>,
    /// Where the things of the target set stand in the source.
    pub places: Places,
    /// What the lines were taken for, in order; only where it was asked for.
    pub notes: Vec<Note>,
    /// What was not understood, in order.
    pub unread: Vec<Unread>,
}

/// Where the things of a target set stand, list by list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// Of the basis.
    pub basis: Vec<Span>,
    /// Of the documents named elsewhere.
    pub mentions: Vec<Span>,
    /// Of the targets.
    pub targets: Vec<Span>,
    /// Of the figures inside tasks.
    pub task_targets: Vec<Span>,
    /// Of the reported results.
    pub baselines: Vec<Span>,
    /// Of the tasks.
    pub tasks: Vec<Span>,
    /// Of the headings, annexes and other passages.
    pub passages: Vec<Span>,
}

/// A sentence or a row with a number that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The lines.
    pub lines: Lines,
    /// Where it stands.
    pub span: Span,
    /// Its words.
    pub words: String,
    /// Why.
    pub why: account::Unread,
}

/// Reads plans by the vocabulary of a rule set.
#[derive(Clone, Debug)]
pub struct Reader {
    vocabulary: Vocabulary,
}

impl Reader {
    /// A reader that knows the indicators of a rule set.
    pub fn new(rules: &RuleSet) -> Self {
        Self {
            vocabulary: Vocabulary::of(rules),
        }
    }

    /// Reads the text of a plan.
    pub fn read(&self, source: &Source) -> Extraction {
        self.read_with(source, false)
    }

    /// Reads the text of a plan, and notes what each line and number was taken for and why.
    pub fn explain(&self, source: &Source) -> Extraction {
        self.read_with(source, true)
    }

    /// Reads the tables of a text as lists of figures, a row each.
    pub(crate) fn listed(
        &self,
        source: &Source,
        level: Option<Level>,
    ) -> Result<Listed, ListedFault> {
        let normal = Normalized::of(source);
        let layout = plain::layout_of(normal.text(), source.form());
        let text = Text::of(&layout);
        let mut read = table::listed::listed(&text, &normal, &self.vocabulary, level)?;
        mark(&mut read.extraction, source);
        let landmarks = source.landmarks();
        for (lines, _) in &mut read.unknown {
            lines.place = landmarks.where_of(lines.first);
        }
        let unread = &mut read.extraction;
        unread.plan.unread = unread.unread.iter().map(Unread::to_target_set).collect();
        Ok(read)
    }

    fn read_with(&self, source: &Source, noting: bool) -> Extraction {
        let normal = Normalized::of(source);
        let layout = plain::layout_of(normal.text(), source.form());
        let text = Text::of(&layout);
        let mut ledger = Ledger::default();
        let found = head::head(&text, &mut ledger);
        let named = head::odd_names(&text, &found.head);
        let text = text.with_names(&named);
        let assembly = Assembly::of(&text, &normal, &self.vocabulary, (found, ledger));
        let mut read = assembly.read(noting);
        mark(&mut read, source);
        read.plan.unread = read.unread.iter().map(Unread::to_target_set).collect();
        read
    }
}

impl Unread {
    fn to_target_set(&self) -> crate::plan::Unread<'static> {
        crate::plan::Unread {
            lines: Some(self.lines),
            words: Cow::Owned(self.words.clone()),
            why: Some(Cow::Borrowed(self.why.slug())),
        }
    }
}

/// Says of each thing where it stands in the file that the text was made from.
fn mark(read: &mut Extraction, source: &Source) {
    let landmarks = source.landmarks();
    if landmarks.is_empty() {
        return;
    }
    let plan = &mut read.plan;
    let targets = [
        &mut plan.targets,
        &mut plan.task_targets,
        &mut plan.baselines,
    ];
    let targets = targets.into_iter().flatten().map(|t| &mut t.lines);
    let cited = [&mut plan.basis, &mut plan.mentions];
    let cited = cited.into_iter().flatten().map(|c| &mut c.lines);
    let tasks = plan.tasks.iter_mut().map(|task| &mut task.lines);
    let passages = plan.passages.iter_mut().map(|passage| &mut passage.lines);
    for lines in targets.chain(cited).chain(tasks).chain(passages).flatten() {
        lines.place = landmarks.where_of(lines.first);
    }
    for unread in &mut read.unread {
        unread.lines.place = landmarks.where_of(unread.lines.first);
    }
}

/// Reads the text of one plan; a [`Reader`] reads many.
#[cfg(any(test, feature = "internals"))]
pub fn extract(source: &Source, rules: &RuleSet) -> Extraction {
    Reader::new(rules).read(source)
}
