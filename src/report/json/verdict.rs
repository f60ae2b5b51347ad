//! The verdicts of a plan in the JSON report.
//!
//! There are many, and most of what is written of one is the same for all plans: of each requirement it is made once.

use super::number::Number;
use super::text::text;
use super::{RequiredView, pair};
use crate::check::{Assessment, Context, OfEach, Outcome, Verdict, wording};
use crate::document::DocumentId;
use crate::plan::{Promise, Target};
use crate::report::Entry;
use crate::rule::{Requirement, RequirementId};
use serde::Serialize;
use std::rc::Rc;

/// About as many bytes as all verdicts take: room is made for them at once.
pub(super) fn room(outcome: &Outcome<'_>) -> usize {
    let each = outcome.assessments.iter();
    each.map(|a| VERDICT + SOURCE * a.sources.len()).sum()
}

/// So many bytes most verdicts take, but for their sources, and most sources.
const VERDICT: usize = 256;
const SOURCE: usize = 160;

/// Writes all verdicts, with commas between them.
pub(super) fn write(entry: &Entry<'_>, out: &mut String) {
    let outcome = entry.outcome;
    let mut writer = Verdicts {
        entry,
        cx: outcome.context(),
        paths: Vec::new(),
        out,
    };
    for (index, assessment) in outcome.assessments.iter().enumerate() {
        if index > 0 {
            writer.out.push(',');
        }
        writer.verdict(assessment, entry.verdict(index, assessment));
    }
}

/// What is written of a requirement in the reports of all plans.
struct Fragments {
    /// What it asks, or null.
    required: String,
    /// What it does to a plan.
    force: &'static str,
    /// Where it comes from, up to the path that leads there from the plan.
    source: String,
    /// The same as the registry has it.
    document: DocumentId,
}

/// What is written of the requirements that an assessment rests on where nothing leads to them.
struct Sources {
    /// What it was made of.
    ids: Box<[RequirementId]>,
    text: String,
    /// Where the path to a document stands.
    paths: Vec<(usize, DocumentId)>,
}

/// A path that leads nowhere.
const NOWHERE: &str = "[]";

struct Verdicts<'w, 'e> {
    entry: &'w Entry<'e>,
    cx: Context<'e>,
    /// The path from the plan to a document, of those that were met; none where nothing leads there.
    paths: Vec<(DocumentId, Option<Rc<str>>)>,
    out: &'w mut String,
}

impl Verdicts<'_, '_> {
    fn verdict(&mut self, a: &Assessment, verdict: Verdict) {
        let cx = self.cx;
        let deciding = a.deciding.map(|id| self.fragments(id));
        let targets = || a.targets.iter().filter_map(|target| target.of(cx.plan));
        let first = targets().next();
        // The words of the tool itself need no escape.
        self.out.push_str("{\"indicator\":\"");
        self.out.push_str(&cx.rules.indicator(a.indicator).slug);
        self.out.push_str("\",\"year\":");
        self.whole(a.year.into());
        self.out.push_str(",\"verdict\":\"");
        self.out.push_str(verdict.slug());
        self.out.push_str("\",\"required\":");
        let required = deciding.as_ref().map(|said| said.required.as_str());
        self.out.push_str(required.unwrap_or(NULL));
        self.out.push_str(",\"promised\":");
        match first {
            Some(target) => self.promised(target),
            None => self.out.push_str(NULL),
        }
        self.out.push_str(",\"gap\":");
        match a.gap {
            Some(gap) => self.number(&Number(gap)),
            None => self.out.push_str(NULL),
        }
        self.out.push_str(",\"force\":");
        self.string_or_null(deciding.as_ref().map(|said| said.force));
        self.out.push_str(",\"targets\":[");
        for (at, target) in targets().enumerate() {
            self.out.push_str(if at > 0 { "," } else { "" });
            self.string(&target.id);
        }
        self.out.push_str("],\"lines\":");
        match first.and_then(|target| target.lines).map(pair) {
            Some([first, last]) => {
                self.out.push('[');
                self.whole(first.into());
                self.out.push(',');
                self.whole(last.into());
                self.out.push(']');
            }
            None => self.out.push_str(NULL),
        }
        self.out.push_str(",\"from\":[");
        self.sources(if a.verdict == Verdict::NotDue {
            a.next.as_slice()
        } else {
            &a.sources
        });
        self.out.push_str("],\"next\":");
        let next = a.next.map(|id| self.fragments(id));
        let next = next.as_ref().map(|said| said.required.as_str());
        self.out.push_str(next.unwrap_or(NULL));
        self.out.push('}');
    }

    /// What a target promises.
    fn promised(&mut self, target: &Target<'_>) {
        let (op, value, most) = match target.promise {
            Promise::Number(sign, value) => (sign.sign(), Some(value), None),
            Promise::Range(low, high) => ("range", Some(low), Some(high)),
            Promise::Level(value) => ("level", Some(value), None),
            Promise::Words => ("text", None, None),
            Promise::Done => ("bool", None, None),
        };
        self.out.push_str("{\"op\":");
        self.string(op);
        self.out.push_str(",\"value\":");
        match value {
            Some(value) => self.number(&Number(value)),
            None => self.out.push_str(NULL),
        }
        if let Some(most) = most {
            self.out.push_str(",\"value_max\":");
            self.number(&Number(most));
        }
        self.out.push_str(",\"unit\":");
        self.string_or_null(target.unit.as_deref());
        if let Some(text) = target.text.as_deref() {
            self.out.push_str(",\"text\":");
            self.string(text);
        }
        self.out.push('}');
    }

    /// What is written of a requirement in all reports.
    fn fragments(&self, id: RequirementId) -> Rc<Fragments> {
        thread_local!(static FRAGMENTS: OfEach<Rc<Fragments>> = OfEach::default());
        let rules = self.cx.rules;
        OfEach::get(&FRAGMENTS, self.entry.outcome, id, || {
            let requirement = rules.requirement(id);
            let indicator = rules.indicator(requirement.indicator);
            let mut source = text(&SourceView::new(&self.cx, requirement));
            source.pop();
            source.push_str(",\"path\":");
            Rc::new(Fragments {
                required: text(&RequiredView::new(requirement, indicator)),
                force: requirement.force.word(),
                source,
                document: requirement.document,
            })
        })
    }

    /// Where requirements come from, with commas between them.
    fn sources(&mut self, ids: &[RequirementId]) {
        thread_local!(static SOURCES: OfEach<Rc<Sources>> = OfEach::default());
        let Some(first) = ids.first() else {
            return;
        };
        let join = || Rc::new(self.joined(ids));
        let mut known = OfEach::get(&SOURCES, self.entry.outcome, *first, join);
        if *known.ids != *ids {
            known = join();
        }
        let mut written = 0;
        for (at, document) in &known.paths {
            if let Some(path) = self.path(*document) {
                let before = known.text.get(written..*at);
                self.out.push_str(before.unwrap_or_default());
                self.out.push_str(&path);
                written = at + NOWHERE.len();
            }
        }
        self.out
            .push_str(known.text.get(written..).unwrap_or_default());
    }

    fn joined(&self, ids: &[RequirementId]) -> Sources {
        let (mut text, mut paths) = (String::new(), Vec::new());
        for id in ids {
            let said = self.fragments(*id);
            text.push_str(if text.is_empty() { "" } else { "," });
            text.push_str(&said.source);
            paths.push((text.len(), said.document));
            text.push_str(NOWHERE);
            text.push('}');
        }
        let ids = ids.into();
        Sources { ids, text, paths }
    }

    /// The documents from the plan to this one, where there are any.
    fn path(&mut self, document: DocumentId) -> Option<Rc<str>> {
        let mut known = self.paths.iter();
        if let Some((_, path)) = known.find(|(known, _)| *known == document) {
            return path.clone();
        }
        let path = wording::path(&self.cx, document);
        let path = (!path.is_empty()).then(|| Rc::from(text(&path)));
        self.paths.push((document, path.clone()));
        path
    }

    fn number(&mut self, number: &Number) {
        match number.0.whole() {
            Some(whole) => self.whole(whole),
            None => self.out.push_str(&text(number)),
        }
    }

    /// A whole number, of few digits nearly always.
    fn whole(&mut self, number: i64) {
        match u8::try_from(number) {
            Ok(digit @ 0..=9) => self.out.push(char::from(b'0' + digit)),
            _ if (10..100_000).contains(&number) => {
                self.whole(number / 10);
                self.whole(number % 10);
            }
            _ => self.out.push_str(&number.to_string()),
        }
    }

    fn string_or_null(&mut self, words: Option<&str>) {
        match words {
            Some(words) => self.string(words),
            None => self.out.push_str(NULL),
        }
    }

    /// Words: those that need no escape as they are.
    fn string(&mut self, words: &str) {
        let is_plain =
            |byte: u8| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\' | b'#');
        if words.bytes().all(is_plain) {
            self.out.push('"');
            self.out.push_str(words);
            self.out.push('"');
        } else {
            self.out.push_str(&text(&words));
        }
    }
}

/// Nothing is said.
const NULL: &str = "null";

/// Where a requirement comes from.
#[derive(Serialize)]
struct SourceView<'e> {
    document: &'e str,
    at: Option<&'e str>,
    evidence: Option<&'static str>,
    checked: Option<String>,
    force: &'static str,
    by: i16,
    op: Option<&'static str>,
    value: Option<Number>,
}

impl<'e> SourceView<'e> {
    fn new(cx: &Context<'e>, requirement: &'e Requirement) -> Self {
        let evidence = requirement
            .evidence
            .iter()
            .min_by_key(|evidence| evidence.kind);
        Self {
            document: cx.rules.document(requirement.document).name(),
            at: requirement.at.as_deref(),
            evidence: evidence.map(|e| e.kind.word()),
            checked: evidence.map(|e| e.checked.to_string()),
            force: requirement.force.word(),
            by: requirement.by,
            op: requirement.bound.map(|bound| bound.comparison.sign()),
            value: requirement.bound.map(|bound| Number(bound.value)),
        }
    }
}
