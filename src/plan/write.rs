//! Writes a target set: the fields in their order, each target, citation and task on one line.

use super::{Citation, Fit, Head, Lines, Modality, Passage, Plan, Promise, Target, Task, Unread};
use crate::document::PartialDate;
use serde::Serialize;
use serde_json::value::RawValue;
use std::io::{self, Write};

/// Writes a plan as a target set.
pub fn write(plan: &Plan<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{{ \"schema\": \"doichieu/plan/1\",")?;
    write!(out, "  \"plan\": {}", line(&HeadOut::of(&plan.head))?)?;
    list(
        out,
        "basis",
        plan.basis.iter().map(|c| line(&CitationOut::of(c))),
    )?;
    list(
        out,
        "mentions",
        plan.mentions.iter().map(|c| line(&CitationOut::of(c))),
    )?;
    list(out, "targets", plan.targets.iter().map(target))?;
    list(out, "task_targets", plan.task_targets.iter().map(target))?;
    list(out, "baselines", plan.baselines.iter().map(target))?;
    list(
        out,
        "tasks",
        plan.tasks.iter().map(|t| line(&TaskOut::of(t))),
    )?;
    if !plan.passages.is_empty() {
        list(
            out,
            "passages",
            plan.passages.iter().map(|p| line(&PassageOut::of(p))),
        )?;
    }
    if !plan.unread.is_empty() {
        list(out, "unread", plan.unread.iter().map(unread))?;
    }
    writeln!(out, "\n}}")
}

/// Writes a plan as a target set on one line, for JSON Lines.
pub fn write_line(plan: &Plan<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut whole = Vec::new();
    write(plan, &mut whole)?;
    // INVARIANT: strings in JSON have no line ends; only those between fields go.
    let whole = String::from_utf8(whole).map_err(io::Error::other)?;
    let lines: Vec<&str> = whole.lines().map(str::trim).collect();
    writeln!(out, "{}", lines.concat())
}

fn list(
    out: &mut dyn Write,
    name: &str,
    lines: impl Iterator<Item = io::Result<String>>,
) -> io::Result<()> {
    write!(out, ",\n  \"{name}\": [")?;
    let mut empty = true;
    for line in lines {
        write!(out, "{}\n    {}", if empty { "" } else { "," }, line?)?;
        empty = false;
    }
    write!(out, "{}]", if empty { "" } else { "\n  " })
}

/// The head of a plan as a target set has it.
pub fn head_json(head: &Head<'_>) -> io::Result<Box<RawValue>> {
    raw(line(&HeadOut::of(head))?)
}

/// A target as a target set has it.
pub fn target_json(of: &Target<'_>) -> io::Result<Box<RawValue>> {
    raw(target(of)?)
}

/// A citation as a target set has it.
pub fn citation_json(citation: &Citation<'_>) -> io::Result<Box<RawValue>> {
    raw(line(&CitationOut::of(citation))?)
}

/// A task as a target set has it.
pub fn task_json(task: &Task<'_>) -> io::Result<Box<RawValue>> {
    raw(line(&TaskOut::of(task))?)
}

fn raw(json: String) -> io::Result<Box<RawValue>> {
    RawValue::from_string(json).map_err(io::Error::other)
}

fn line<T: Serialize>(value: &T) -> io::Result<String> {
    serde_json::to_string(value).map_err(io::Error::other)
}

fn unread(of: &Unread<'_>) -> io::Result<String> {
    line(&UnreadOut::of(of))
}

fn target(target: &Target<'_>) -> io::Result<String> {
    line(&TargetOut::of(target)?)
}

#[derive(Serialize)]
struct HeadOut<'p> {
    number: Option<&'p str>,
    issued: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issuer: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    organ: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    commune: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    province: Option<&'p str>,
    years: &'p [i16],
}

impl<'p> HeadOut<'p> {
    fn of(head: &'p Head<'_>) -> Self {
        Self {
            number: head.number.as_deref(),
            issued: date(head.issued),
            issuer: head.issuer.as_deref(),
            title: head.title.as_deref(),
            level: head.level.map(crate::document::Level::word),
            organ: head.organ.map(crate::document::Organ::slug),
            subject: head.subject.map(crate::document::Subject::slug),
            kind: head.kind.as_deref(),
            commune: head.commune.as_deref(),
            province: head.province.as_deref(),
            years: &head.years,
        }
    }
}

#[derive(Serialize)]
struct CitationOut<'p> {
    #[serde(skip_serializing_if = "Option::is_none")]
    raw: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issuer: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'p str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cites: Vec<CitationOut<'p>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<[u32; 2]>,
}

impl<'p> CitationOut<'p> {
    fn of(citation: &'p Citation<'_>) -> Self {
        Self {
            raw: citation.raw.as_deref(),
            kind: citation.kind.as_deref(),
            number: citation.number.as_deref(),
            issued: date(citation.issued),
            issuer: citation.issuer.as_deref(),
            title: citation.title.as_deref(),
            cites: citation.cites.iter().map(Self::of).collect(),
            lines: lines(citation.lines),
        }
    }
}

#[derive(Serialize)]
struct TargetOut<'p> {
    id: &'p str,
    label: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    indicator: Option<&'p str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    candidates: Vec<&'p str>,
    op: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value_max: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<i16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<&'p str>,
    modality: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    whose: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hedge: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    condition: Option<&'p str>,
    #[serde(rename = "match", skip_serializing_if = "Option::is_none")]
    fit: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<[u32; 2]>,
}

impl<'p> TargetOut<'p> {
    fn of(target: &'p Target<'_>) -> io::Result<Self> {
        let (op, low, high) = match target.promise {
            Promise::Number(comparison, value) => (comparison.sign(), Some(value), None),
            Promise::Range(low, high) => ("range", Some(low), Some(high)),
            Promise::Level(value) => ("level", Some(value), None),
            Promise::Words => ("text", None, None),
            Promise::Done => ("bool", None, None),
        };
        let number = |value: Option<super::Decimal>| {
            value
                .map(|value| RawValue::from_string(value.to_string()).map_err(io::Error::other))
                .transpose()
        };
        Ok(Self {
            id: &target.id,
            label: &target.label,
            indicator: target.indicator.as_deref(),
            candidates: target.candidates.iter().map(|slug| &**slug).collect(),
            op,
            value: number(low)?,
            value_max: number(high)?,
            unit: target.unit.as_deref(),
            year: target.year,
            since: target.since,
            text: target.text.as_deref(),
            owner: target.owner.as_deref(),
            modality: match target.modality {
                Modality::Must => "must",
                Modality::Strive => "strive",
            },
            of: target.of.as_deref(),
            change: target.change.as_deref(),
            from: number(target.from)?,
            whose: target.whose.as_deref(),
            when: target.when.as_deref(),
            hedge: target.hedge.as_deref(),
            condition: target.condition.as_deref(),
            fit: (target.fit == Fit::Near).then_some("near"),
            section: target.section.as_deref(),
            row: target.row.as_deref(),
            lines: lines(target.lines),
        })
    }
}

#[derive(Serialize)]
struct TaskOut<'p> {
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<&'p str>,
    name: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deadline: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<[u32; 2]>,
}

impl<'p> TaskOut<'p> {
    fn of(task: &'p Task<'_>) -> Self {
        Self {
            row: task.row.as_deref(),
            name: &task.name,
            owner: task.owner.as_deref(),
            deadline: task.deadline.as_deref(),
            lines: lines(task.lines),
        }
    }
}

#[derive(Serialize)]
struct PassageOut<'p> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<[u32; 2]>,
}

impl<'p> PassageOut<'p> {
    fn of(passage: &'p Passage<'_>) -> Self {
        Self {
            kind: passage.kind.word(),
            number: passage.number.as_deref(),
            words: passage.words.as_deref(),
            year: passage.year,
            lines: lines(passage.lines),
        }
    }
}

#[derive(Serialize)]
struct UnreadOut<'p> {
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<[u32; 2]>,
    words: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'p str>,
}

impl<'p> UnreadOut<'p> {
    fn of(unread: &'p Unread<'_>) -> Self {
        Self {
            lines: lines(unread.lines),
            words: &unread.words,
            why: unread.why.as_deref(),
        }
    }
}

fn date(date: Option<PartialDate>) -> Option<String> {
    date.map(|date| date.to_string())
}

fn lines(lines: Option<Lines>) -> Option<[u32; 2]> {
    lines.map(|lines| [lines.first, lines.last])
}
