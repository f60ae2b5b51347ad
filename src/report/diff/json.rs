//! What changed between two versions of a plan, as JSON: `doichieu/diff/1`.
//!
//! Targets, citations and tasks are those of a target set; reasons point into this very file
//! (RFC 6901), so that a program finds the change behind a verdict without matching words.

use super::Versions;
use crate::check::{TargetList, Verdict};
use crate::diff::{Both, FindingKind, Reason, TargetKind};
use crate::gate::State;
use crate::lang::Lang;
use crate::plan::{CitationList, citation_json, head_json, target_json, task_json};
use crate::report::Entry;
use serde::Serialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::io;

/// The name and version of the format.
pub const SCHEMA: &str = "doichieu/diff/1";

/// Everything that changed, with its counts.
pub fn json(versions: Versions<'_>, lang: Lang) -> io::Result<String> {
    let view = DiffView {
        schema: SCHEMA,
        tool: Tool {
            name: "doichieu",
            version: env!("CARGO_PKG_VERSION"),
        },
        old: Side::new(versions.old)?,
        new: Side::new(versions.new)?,
        head: head(versions)?,
        targets: targets(versions)?,
        citations: citations(versions)?,
        tasks: tasks(versions)?,
        verdicts: verdicts(versions, lang),
        findings: findings(versions, lang),
        summary: summary(versions),
    };
    serde_json::to_string(&view).map_err(io::Error::other)
}

#[derive(Serialize)]
struct DiffView<'v> {
    schema: &'static str,
    tool: Tool,
    old: Side<'v>,
    new: Side<'v>,
    head: Vec<HeadChange>,
    targets: Vec<Change>,
    citations: Vec<Change>,
    tasks: Vec<Change>,
    verdicts: Vec<VerdictChange<'v>>,
    findings: Vec<FindingChange<'v>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

/// One version.
#[derive(Serialize)]
struct Side<'v> {
    path: &'v str,
    plan: Box<RawValue>,
    as_of: String,
}

impl<'v> Side<'v> {
    fn new(entry: &'v Entry<'v>) -> io::Result<Self> {
        Ok(Self {
            path: entry.path,
            plan: head_json(&entry.outcome.plan.head)?,
            as_of: entry.outcome.as_of.date.to_string(),
        })
    }
}

#[derive(Serialize)]
struct HeadChange {
    field: &'static str,
    old: Option<serde_json::Value>,
    new: Option<serde_json::Value>,
}

fn head(versions: Versions<'_>) -> io::Result<Vec<HeadChange>> {
    // A head has texts and years only: nothing in it is a number with a fraction.
    let fields = |json: Box<RawValue>| {
        serde_json::from_str::<BTreeMap<String, serde_json::Value>>(json.get())
            .map_err(io::Error::other)
    };
    let [old, new] = versions.heads();
    let (old, new) = (fields(head_json(old)?)?, fields(head_json(new)?)?);
    let change = |field: &crate::diff::HeadField| HeadChange {
        field: field.slug(),
        old: old.get(field.slug()).cloned(),
        new: new.get(field.slug()).cloned(),
    };
    Ok(versions.diff.head.iter().map(change).collect())
}

/// A target, a citation or a task.
#[derive(Serialize)]
struct Change {
    #[serde(rename = "change")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    list: Option<&'static str>,
    fields: Vec<&'static str>,
    old: Option<Box<RawValue>>,
    new: Option<Box<RawValue>>,
}

fn targets(versions: Versions<'_>) -> io::Result<Vec<Change>> {
    let changes = versions.diff.targets.iter().map(|change| {
        let both = versions.targets(change);
        let list = change.target.new.or(change.target.old).map(|at| at.list);
        Ok(Change {
            kind: change.kind.slug(),
            list: list.map(|list| match list {
                TargetList::Targets => "targets",
                TargetList::Tasks => "task_targets",
                TargetList::Baselines => "baselines",
            }),
            fields: change.fields.iter().map(|field| field.slug()).collect(),
            old: both.old.map(target_json).transpose()?,
            new: both.new.map(target_json).transpose()?,
        })
    });
    changes.collect()
}

/// Added, dropped or changed, by which version has it.
fn change<T>(both: &Both<T>) -> &'static str {
    match (&both.old, &both.new) {
        (None, _) => "added",
        (_, None) => "dropped",
        _ => "changed",
    }
}

fn citations(versions: Versions<'_>) -> io::Result<Vec<Change>> {
    let changes = versions.diff.citations.iter().map(|one| {
        let both = versions.citations(one);
        let list = one.citation.new.or(one.citation.old).map(|at| at.list);
        Ok(Change {
            kind: change(&one.citation),
            list: list.map(|list| match list {
                CitationList::Basis => "basis",
                CitationList::Mentions => "mentions",
            }),
            fields: one.fields.iter().map(|field| field.slug()).collect(),
            old: both.old.map(citation_json).transpose()?,
            new: both.new.map(citation_json).transpose()?,
        })
    });
    changes.collect()
}

fn tasks(versions: Versions<'_>) -> io::Result<Vec<Change>> {
    let changes = versions.diff.tasks.iter().map(|one| {
        let both = versions.tasks(one);
        Ok(Change {
            kind: change(&one.task),
            list: None,
            fields: one.fields.iter().map(|field| field.slug()).collect(),
            old: both.old.map(task_json).transpose()?,
            new: both.new.map(task_json).transpose()?,
        })
    });
    changes.collect()
}

/// Where in this file the reasons stand.
fn because(reasons: &[Reason]) -> Vec<String> {
    let pointers = reasons.iter().map(|reason| match reason {
        Reason::Head(at) => format!("/head/{at}"),
        Reason::Target(at) => format!("/targets/{at}"),
        Reason::Citation(at) => format!("/citations/{at}"),
        Reason::Task(at) => format!("/tasks/{at}"),
    });
    pointers.collect()
}

#[derive(Serialize)]
struct VerdictChange<'v> {
    indicator: &'v str,
    label: &'v str,
    year: i16,
    old: Option<&'static str>,
    new: Option<&'static str>,
    because: Vec<String>,
}

fn verdicts(versions: Versions<'_>, lang: Lang) -> Vec<VerdictChange<'_>> {
    let rules = versions.new.outcome.rules;
    let changes = versions.diff.verdicts.iter().map(|change| {
        let indicator = rules.indicator(change.indicator);
        let verdict = versions.verdict(change);
        VerdictChange {
            indicator: &indicator.slug,
            label: indicator.label(lang),
            year: change.year,
            old: verdict.old.map(Verdict::slug),
            new: verdict.new.map(Verdict::slug),
            because: because(&change.because),
        }
    });
    changes.collect()
}

#[derive(Serialize)]
struct FindingChange<'v> {
    change: &'static str,
    old: Option<FindingView<'v>>,
    new: Option<FindingView<'v>>,
    because: Vec<String>,
}

#[derive(Serialize)]
struct FindingView<'v> {
    name: &'static str,
    severity: &'static str,
    /// Whether it counts, is waived or is known.
    state: &'static str,
    message: String,
    help: String,
    lines: Option<[u32; 2]>,
    indicator: Option<&'v str>,
    year: Option<i16>,
    document: Option<String>,
}

fn findings(versions: Versions<'_>, lang: Lang) -> Vec<FindingChange<'_>> {
    let changes = versions.diff.findings.iter().map(|change| FindingChange {
        change: change.kind.slug(),
        old: finding(
            versions.old,
            change.finding.old,
            change.state.old.as_ref(),
            lang,
        ),
        new: finding(
            versions.new,
            change.finding.new,
            change.state.new.as_ref(),
            lang,
        ),
        because: because(&change.because),
    });
    changes.collect()
}

fn finding<'v>(
    entry: &'v Entry<'v>,
    at: Option<u32>,
    state: Option<&State>,
    lang: Lang,
) -> Option<FindingView<'v>> {
    let outcome = entry.outcome;
    let finding = outcome.findings.get(at? as usize)?;
    let message = outcome.describe(finding, lang);
    let indicator = finding.indicator.map(|id| outcome.rules.indicator(id));
    let lines = outcome.lines(finding);
    Some(FindingView {
        name: finding.name.slug(),
        severity: finding.severity.slug(),
        state: state.map_or("open", State::slug),
        help: message.advice(),
        message: message.text,
        lines: lines.map(|lines| [lines.first, lines.last]),
        indicator: indicator.map(|indicator| indicator.slug.as_str()),
        year: finding.year,
        document: outcome.document(finding),
    })
}

/// How many changes of each kind; every count is there.
#[derive(Serialize)]
struct Summary {
    head: usize,
    targets: BTreeMap<&'static str, usize>,
    citations: usize,
    tasks: usize,
    verdicts: usize,
    findings: BTreeMap<&'static str, usize>,
}

fn summary(versions: Versions<'_>) -> Summary {
    let diff = versions.diff;
    let targets = |kind| {
        diff.targets
            .iter()
            .filter(|change| change.kind == kind)
            .count()
    };
    let findings = |kind| {
        diff.findings
            .iter()
            .filter(|change| change.kind == kind)
            .count()
    };
    Summary {
        head: diff.head.len(),
        targets: TargetKind::ALL
            .map(|kind| (kind.slug(), targets(kind)))
            .into(),
        citations: diff.citations.len(),
        tasks: diff.tasks.len(),
        verdicts: diff.verdicts.len(),
        findings: FindingKind::ALL
            .map(|kind| (kind.slug(), findings(kind)))
            .into(),
    }
}
