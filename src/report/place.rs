//! Where a finding stands: in the file that was handed in, and in the plan's own text.

use super::{Entry, Ground};
use crate::check::{CitationList, Finding, Subject, TargetList, TargetRef, wording};
use crate::lang::Lang;
use crate::plan::{Citation, Plan, Target};
use crate::text::{Position, Source, Span};
use std::fmt::Write as _;

/// The thing of a plan that a finding is about: a list, an item, and an item inside it.
struct Anchor {
    list: &'static str,
    index: usize,
    nested: Option<usize>,
}

/// The words of the plan's own text that a finding is about.
pub fn words<'e>(entry: &Entry<'e>, finding: &Finding) -> Option<(&'e Source, Span)> {
    match entry.ground {
        Ground::Text { .. } => words_at(entry, &anchor(entry, finding)?),
        Ground::TargetSet { .. } => None,
    }
}

fn words_at<'e>(entry: &Entry<'e>, anchor: &Anchor) -> Option<(&'e Source, Span)> {
    let Ground::Text { source, places, .. } = entry.ground else {
        return None;
    };
    let spans = match anchor.list {
        "basis" => &places.basis,
        "mentions" => &places.mentions,
        "targets" => &places.targets,
        "task_targets" => &places.task_targets,
        "baselines" => &places.baselines,
        "passages" => &places.passages,
        _ => &places.tasks,
    };
    spans.get(anchor.index).map(|span| (source, *span))
}

/// Line and column of what a finding is about in the file that was handed in, and the same
/// column counted in Unicode code points.
pub fn found(entry: &Entry<'_>, finding: &Finding) -> Option<(Position, usize)> {
    at(entry, &anchor(entry, finding)?)
}

/// Line and column of a target in that file.
pub fn of_target(entry: &Entry<'_>, target: TargetRef) -> Option<Position> {
    at(entry, &anchor_of(target)).map(|(position, _)| position)
}

fn at(entry: &Entry<'_>, anchor: &Anchor) -> Option<(Position, usize)> {
    match entry.ground {
        Ground::Text { .. } => {
            let (source, span) = words_at(entry, anchor)?;
            let column = points(source.text(), span.start);
            Some((source.position(span.start), column))
        }
        Ground::TargetSet { items, first_line } => {
            let by_words = items.start_by(own_words(entry.outcome.plan, anchor));
            let start =
                by_words.or_else(|| items.start(anchor.list, anchor.index, anchor.nested))?;
            let at = start.position;
            let line = at.line + first_line.saturating_sub(1);
            Some((Position { line, ..at }, start.points))
        }
    }
}

/// The column of a byte in code points, from 1.
pub(super) fn points(text: &str, offset: u32) -> usize {
    let before = text.get(..offset as usize).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.chars().count() + 1
}

/// The file with line and column, and for a target set the lines of the plan it was read from.
pub fn place(entry: &Entry<'_>, finding: &Finding, lang: Lang) -> String {
    place_found(entry, finding, found(entry, finding), lang)
}

/// The same of a finding that was [`found()`].
pub(super) fn place_found(
    entry: &Entry<'_>,
    finding: &Finding,
    found: Option<(Position, usize)>,
    lang: Lang,
) -> String {
    if let Some((source, span)) = words(entry, finding) {
        return source.place(span.start, lang);
    }
    let mut place = match (found, entry.ground) {
        (Some((at, _)), Ground::TargetSet { first_line, .. }) if first_line <= 1 => {
            format!("{}:{}", entry.path, at.line)
        }
        _ => entry.path.to_owned(),
    };
    let lines = wording::lines(entry.outcome.lines(finding), lang);
    if let (Some(lines), Ground::TargetSet { .. }) = (lines, entry.ground) {
        let _ = match lang {
            Lang::Vi => write!(place, " ({lines} của kế hoạch)"),
            Lang::En => write!(place, " ({lines} of the plan)"),
        };
    }
    place
}

/// Words of the thing a finding is about that may stand in its first field.
fn own_words<'p>(plan: &'p Plan<'_>, anchor: &Anchor) -> impl Iterator<Item = &'p str> + use<'p> {
    let of_target = |targets: &'p [Target<'_>]| {
        let target = targets.get(anchor.index);
        target.map_or([None; 2], |one| [Some(&one.id), Some(&one.label)])
    };
    let of_citation = |citations: &'p [Citation<'_>]| {
        let citation = citations.get(anchor.index);
        let citation = match anchor.nested {
            None => citation,
            Some(nested) => citation.and_then(|citation| citation.cites.get(nested)),
        };
        citation.map_or([None; 2], |one| {
            [one.raw.as_ref(), one.kind.as_ref().or(one.number.as_ref())]
        })
    };
    let of_task = || {
        let task = plan.tasks.get(anchor.index);
        task.map_or([None; 2], |task| [task.row.as_ref(), Some(&task.name)])
    };
    let words = match anchor.list {
        "basis" => of_citation(&plan.basis),
        "mentions" => of_citation(&plan.mentions),
        "targets" => of_target(&plan.targets),
        "task_targets" => of_target(&plan.task_targets),
        "baselines" => of_target(&plan.baselines),
        "tasks" => of_task(),
        _ => [None; 2],
    };
    words.into_iter().flatten().map(|words| &**words)
}

fn anchor_of(target: TargetRef) -> Anchor {
    Anchor {
        list: match target.list {
            TargetList::Targets => "targets",
            TargetList::Tasks => "task_targets",
            TargetList::Baselines => "baselines",
        },
        index: target.index as usize,
        nested: None,
    }
}

fn anchor(entry: &Entry<'_>, finding: &Finding) -> Option<Anchor> {
    let of_target = |target: &TargetRef| anchor_of(*target);
    match &finding.subject {
        Subject::Plan | Subject::Waiver(_) => None,
        Subject::Assessment(index) => {
            let assessment = entry.outcome.assessments.get(*index as usize)?;
            assessment.targets.first().map(of_target)
        }
        Subject::Targets(targets) => targets.first().map(of_target),
        Subject::Citation(citation, _) => Some(Anchor {
            list: match citation.list {
                CitationList::Basis => "basis",
                CitationList::Mentions => "mentions",
            },
            index: citation.index as usize,
            nested: citation.nested.map(|nested| nested as usize),
        }),
        Subject::Task(index) => Some(Anchor {
            list: "tasks",
            index: *index as usize,
            nested: None,
        }),
        Subject::Passages(all) => Some(Anchor {
            list: "passages",
            index: *all.first()? as usize,
            nested: None,
        }),
    }
}
