//! The text of a plan → its target set.
//!
//! Each step has a type: [`Normalized`] text, `Line`s, `Blocks` of lines that belong together,
//! the `Outline` of sections, and from it citations, targets, results and tasks. Everything
//! read keeps its lines; what is not understood is reported, never guessed.

mod assemble;
mod block;
mod citation;
mod claim;
mod clause;
mod date;
mod flow;
mod grid;
mod head;
mod indicator;
mod label;
use crate::text::letter;
mod letterhead;
mod line;
mod markdown;
mod marker;
mod narrow;
mod outline;
mod part;
mod phrases;
mod province;
mod quantity;
mod relevance;
mod scope;
mod search;
mod starts;
mod table;
mod target;
mod title_years;
mod words;
mod work;

use crate::lang::Lang;
use crate::rule::RuleSet;
use crate::target::{Lines, Plan};
use crate::text::{Landmarks, Normalized, Source, Span, Spot, Where};
pub(crate) use indicator::{Match, Vocabulary};

/// A plan read from text, with where each thing stands and what was made of each line.
#[derive(Clone, Debug, Default)]
pub struct Extraction {
    /// The target set.
    pub plan: Plan<'static>,
    /// Where the things of the target set stand in the source.
    pub places: Places,
    /// What the lines were taken for, in order; only where it was asked for.
    pub notes: Vec<Note>,
    /// Lines with a number, in a section of targets, that became nothing.
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
}

/// What lines were taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The lines.
    pub lines: Lines,
    /// What they were taken for.
    pub taken: Taken,
    /// What was read: a label, a number, the path of a section.
    pub words: String,
    /// Why, where there is more to say.
    pub why: Why,
}

/// Why something was taken for what it was taken for, in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Why {
    vi: String,
    en: String,
}

impl Why {
    /// A reason in both languages.
    fn new(vi: String, en: String) -> Self {
        Self { vi, en }
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.vi.is_empty()
    }

    /// The reason in a language.
    pub fn in_lang(&self, lang: Lang) -> &str {
        lang.pick(&self.vi, &self.en)
    }
}

/// What lines can be taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// A heading.
    Heading,
    /// A document of the legal basis.
    Basis,
    /// A document named elsewhere.
    Mention,
    /// A target.
    Target,
    /// A figure inside a task.
    TaskTarget,
    /// A reported result.
    Baseline,
    /// A task.
    Task,
}

/// A line with a number, in a section of targets, that became nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The lines.
    pub lines: Lines,
    /// Where it stands.
    pub span: Span,
    /// Its words.
    pub words: String,
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

    /// Reads the text of a plan, and notes what each line was taken for and why.
    pub fn explain(&self, source: &Source) -> Extraction {
        self.read_with(source, true)
    }

    fn read_with(&self, source: &Source, noting: bool) -> Extraction {
        let normal = Normalized::of(source);
        let plain = markdown::without_marks(normal.text());
        let blocks = block::blocks(line::lines(&plain));
        let outline = outline::outline(&blocks, notes(source.landmarks()));
        let mut read = assemble::assemble(&blocks, &outline, &normal, &self.vocabulary, noting);
        if !source.landmarks().is_empty() {
            mark(&mut read.plan, source.landmarks());
        }
        read
    }
}

/// The line at which the footnotes begin that stand behind the text of a file.
fn notes(landmarks: &Landmarks) -> Option<u32> {
    let is_note = |spot: &Spot| matches!(spot, Spot::Note(_));
    let body = landmarks.iter().filter(|(_, at)| !is_note(&at.spot));
    let last = body.last().map_or(0, |(line, _)| *line);
    let mut behind = landmarks.iter().filter(|(line, _)| *line > last);
    behind.next().map(|(line, _)| *line)
}

/// Says of each thing where it stands in the file that the text was made from.
fn mark(plan: &mut Plan<'_>, landmarks: &Landmarks) {
    let targets = [
        &mut plan.targets,
        &mut plan.task_targets,
        &mut plan.baselines,
    ];
    let targets = targets.into_iter().flatten().map(|t| &mut t.lines);
    let cited = [&mut plan.basis, &mut plan.mentions];
    let cited = cited.into_iter().flatten().map(|c| &mut c.lines);
    let tasks = plan.tasks.iter_mut().map(|task| &mut task.lines);
    for lines in targets.chain(cited).chain(tasks).flatten() {
        lines.place = landmarks.of_line(lines.first).map(Where::from);
    }
}

/// Reads the text of one plan; a [`Reader`] reads many.
pub fn extract(source: &Source, rules: &RuleSet) -> Extraction {
    Reader::new(rules).read(source)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Landmark;

    #[test]
    fn a_footnote_of_a_file_is_no_target_of_the_last_section() {
        let rules = RuleSet::load(true, &[]).unwrap();
        let text = "KẾ HOẠCH\n\nII. MỤC TIÊU CỤ THỂ\n- Tỷ lệ hồ sơ trực tuyến đạt 85%.\n\nGồm cả 100% hồ sơ theo Quyết định số 31/QĐ-UBND.\n";
        let mut landmarks = Landmarks::default();
        for (line, spot) in [
            (1, Spot::Line(1)),
            (3, Spot::Line(2)),
            (4, Spot::Line(3)),
            (6, Spot::Note(1)),
        ] {
            landmarks.push(line, Landmark::new(spot));
        }
        let read = extract(
            &Source::rendered("a.pdf", text.to_owned(), landmarks),
            &rules,
        );
        assert_eq!((read.plan.targets.len(), read.plan.mentions.len()), (1, 1));
        assert_eq!(
            read.plan.mentions[0].lines.map(|lines| lines.first),
            Some(6)
        );
    }
}
