//! What a change is called, and how one is told in a few words.

use super::Versions;
use crate::check::{TargetList, wording};
use crate::diff::{
    Both, CitationChange, CitationField, FindingKind, HeadField, Reason, TargetChange, TargetField,
    TargetKind, TaskChange, TaskField,
};
use crate::document::{Level, PartialDate};
use crate::lang::Lang;
use crate::plan::{Citation, CitationList, Direction, Fit, Head, Modality, Target, Task, Text};
use crate::report::table::shortened;
use std::fmt::Write as _;

/// So many letters of a label, a title or a task are shown.
const ROOM: usize = 100;
/// So many reasons are told; of more the number.
const TOLD: usize = 4;

/// What happened to a target, in one word; of what is better when less, a bound is tightened.
pub(super) fn target_kind(change: &TargetChange, lang: Lang) -> &'static str {
    let at_most = change.direction == Some(Direction::AtMost);
    match change.kind {
        TargetKind::Added => lang.pick("thêm", "added"),
        TargetKind::Dropped => lang.pick("bỏ", "dropped"),
        TargetKind::Raised if at_most => lang.pick("siết chặt", "tightened"),
        TargetKind::Raised => lang.pick("nâng", "raised"),
        TargetKind::Lowered if at_most => lang.pick("nới lỏng", "loosened"),
        TargetKind::Lowered => lang.pick("hạ", "lowered"),
        TargetKind::Changed => lang.pick("sửa", "changed"),
    }
}

/// A kind of change in the counts.
pub(super) fn counted(kind: TargetKind, lang: Lang) -> &'static str {
    match kind {
        TargetKind::Added => lang.pick("thêm", "added"),
        TargetKind::Dropped => lang.pick("bỏ", "dropped"),
        TargetKind::Raised => lang.pick("nâng hoặc siết chặt", "raised"),
        TargetKind::Lowered => lang.pick("hạ hoặc nới lỏng", "lowered"),
        TargetKind::Changed => lang.pick("sửa nội dung khác", "changed otherwise"),
    }
}

/// What happened to a finding, in one word.
pub(super) fn finding_kind(kind: FindingKind, lang: Lang) -> &'static str {
    match kind {
        FindingKind::New => lang.pick("mới", "new"),
        FindingKind::Gone => lang.pick("đã hết", "gone"),
        FindingKind::Worse => lang.pick("nặng hơn", "worse"),
        FindingKind::Milder => lang.pick("nhẹ hơn", "milder"),
    }
}

/// What a figure is, where it is no target of the plan.
pub(super) fn list(list: TargetList, lang: Lang) -> &'static str {
    match list {
        TargetList::Targets => "",
        TargetList::Tasks => lang.pick(" (trong nhiệm vụ)", " (inside a task)"),
        TargetList::Baselines => lang.pick(" (kết quả đã báo cáo)", " (reported result)"),
    }
}

/// A field of a head as a person reads it.
pub(super) fn head(head: &Head<'_>, field: HeadField, lang: Lang) -> String {
    let text = |text: &Option<Text<'_>>| text.as_deref().map(str::to_owned);
    let shown = match field {
        HeadField::Number => text(&head.number),
        HeadField::Issued => head.issued.map(|day| date(day, lang)),
        HeadField::Issuer => text(&head.issuer),
        HeadField::Title => text(&head.title).map(|title| quoted(&title)),
        HeadField::Level => head.level.map(Level::word).map(str::to_owned),
        HeadField::Organ => head.organ.map(|organ| organ.words(lang).to_owned()),
        HeadField::Subject => head.subject.map(|subject| subject.words(lang).to_owned()),
        HeadField::Kind => text(&head.kind),
        HeadField::Commune => text(&head.commune),
        HeadField::Province => text(&head.province),
        HeadField::Years => {
            let years: Vec<String> = head.years.iter().map(ToString::to_string).collect();
            (!years.is_empty()).then(|| years.join(", "))
        }
    };
    shown.unwrap_or_else(|| none(lang))
}

/// A field of a target as a person reads it.
pub(super) fn target(target: &Target<'_>, field: TargetField, lang: Lang) -> String {
    let text = |text: &Option<Text<'_>>| text.as_deref().map(quoted);
    let shown = match field {
        TargetField::Label => Some(quoted(&target.label)),
        TargetField::Indicator => target.indicator.as_deref().map(str::to_owned),
        TargetField::Value => Some(wording::promise(target, lang)),
        TargetField::Unit => text(&target.unit),
        TargetField::Year => target.year.map(|year| year.to_string()),
        TargetField::Since => target.since.map(|year| year.to_string()),
        TargetField::Text => text(&target.text),
        TargetField::Owner => text(&target.owner),
        TargetField::Modality => Some(
            match target.modality {
                Modality::Must => lang.pick("phải đạt", "must"),
                Modality::Strive => lang.pick("phấn đấu", "striven for"),
            }
            .to_owned(),
        ),
        TargetField::Of => text(&target.of),
        TargetField::Change => text(&target.change),
        TargetField::From => target.from.map(|from| wording::number(from, lang)),
        TargetField::Whose => text(&target.whose),
        TargetField::When => text(&target.when),
        TargetField::Hedge => text(&target.hedge),
        TargetField::Condition => text(&target.condition),
        TargetField::Match => Some(
            match target.fit {
                Fit::Exact => lang.pick("chắc chắn", "exact"),
                Fit::Near => lang.pick("gần đúng", "near"),
            }
            .to_owned(),
        ),
    };
    shown.unwrap_or_else(|| none(lang))
}

/// A field of a citation as a person reads it.
pub(super) fn citation(citation: &Citation<'_>, field: CitationField, lang: Lang) -> String {
    let text = |text: &Option<Text<'_>>| text.as_deref().map(str::to_owned);
    let shown = match field {
        CitationField::Kind => text(&citation.kind),
        CitationField::Number => text(&citation.number),
        CitationField::Issued => citation.issued.map(|day| date(day, lang)),
        CitationField::Issuer => text(&citation.issuer),
        CitationField::Title => text(&citation.title).map(|title| quoted(&title)),
        CitationField::Cites => {
            let cites: Vec<String> = citation.cites.iter().map(document).collect();
            (!cites.is_empty()).then(|| cites.join("; "))
        }
    };
    shown.unwrap_or_else(|| none(lang))
}

/// A field of a task as a person reads it.
pub(super) fn task(task: &Task<'_>, field: TaskField, lang: Lang) -> String {
    let text = |text: &Option<Text<'_>>| text.as_deref().map(quoted);
    let shown = match field {
        TaskField::Name => Some(quoted(&task.name)),
        TaskField::Owner => text(&task.owner),
        TaskField::Deadline => text(&task.deadline),
    };
    shown.unwrap_or_else(|| none(lang))
}

/// A document as a plan names it: kind and number, else its title or its words.
pub(super) fn document(citation: &Citation<'_>) -> String {
    let kind = citation.kind.as_deref().unwrap_or_default();
    let title = citation.title.as_deref().or(citation.raw.as_deref());
    let name = match (citation.number.as_deref(), title) {
        (Some(number), _) => format!("{kind} {number}"),
        (None, Some(title)) => format!("{kind} {}", quoted(title)),
        (None, None) => kind.to_owned(),
    };
    name.trim().to_owned()
}

/// Words of a plan between quotation marks, shortened where they are long.
pub(super) fn quoted(text: &str) -> String {
    format!("“{}”", shortened(text, ROOM))
}

/// From one thing to another; the old one first.
pub(super) fn from_to(old: &str, new: &str) -> String {
    format!("{old} → {new}")
}

fn none(lang: Lang) -> String {
    lang.pick("(không ghi)", "(none)").to_owned()
}

fn date(date: PartialDate, lang: Lang) -> String {
    lang.pick(date.vietnamese(), date.to_string())
}

/// The label of the indicator of a target where it is known, else the plan's own words.
pub(super) fn label(versions: Versions<'_>, change: &TargetChange, lang: Lang) -> String {
    let Both { old, new } = versions.targets(change);
    let Some(target) = new.or(old) else {
        return String::new();
    };
    let rules = versions.new.outcome.rules;
    let known = target
        .indicator
        .as_deref()
        .and_then(|slug| rules.find_indicator(slug));
    known.map_or_else(
        || quoted(&target.label),
        |id| rules.indicator(id).label(lang).to_owned(),
    )
}

/// The fields of a target that differ, each with what it was and is.
pub(super) fn target_fields(
    versions: Versions<'_>,
    change: &TargetChange,
    lang: Lang,
) -> Vec<(TargetField, String)> {
    let Both {
        old: Some(old),
        new: Some(new),
    } = versions.targets(change)
    else {
        return Vec::new();
    };
    let told = |field: &TargetField| {
        let words = from_to(&target(old, *field, lang), &target(new, *field, lang));
        (*field, words)
    };
    change.fields.iter().map(told).collect()
}

/// The changes behind a verdict or a finding, in a few words each.
pub(super) fn because(versions: Versions<'_>, because: &[Reason], lang: Lang) -> Option<String> {
    let told: Vec<String> = because
        .iter()
        .filter_map(|reason| one(versions, *reason, lang))
        .take(TOLD)
        .collect();
    if told.is_empty() {
        return None;
    }
    let mut words = format!("{}: {}", lang.pick("do", "because"), told.join("; "));
    if let Some(more) = because.len().checked_sub(TOLD).filter(|more| *more > 0) {
        let _ = match lang {
            Lang::Vi => write!(words, "; và {more} thay đổi khác"),
            Lang::En => write!(words, "; and {more} more"),
        };
    }
    Some(words)
}

fn one(versions: Versions<'_>, reason: Reason, lang: Lang) -> Option<String> {
    let diff = versions.diff;
    match reason {
        Reason::Head(at) => {
            let field = *diff.head.get(at as usize)?;
            let [old, new] = versions.heads().map(|plan| head(plan, field, lang));
            Some(format!("{} {}", field.words(lang), from_to(&old, &new)))
        }
        Reason::Target(at) => Some(target_told(versions, diff.targets.get(at as usize)?, lang)),
        Reason::Citation(at) => {
            let change = diff.citations.get(at as usize)?;
            citation_told(versions, change, lang)
        }
        Reason::Task(at) => task_told(versions, diff.tasks.get(at as usize)?, lang),
    }
}

fn target_told(versions: Versions<'_>, change: &TargetChange, lang: Lang) -> String {
    let kind = target_kind(change, lang);
    let label = quoted(label(versions, change, lang).trim_matches(['“', '”']));
    let Both { old, new } = versions.targets(change);
    let list = new_list(change).map_or("", |at| list(at, lang));
    let value = match (old, new) {
        (Some(_), Some(_)) => {
            let fields = target_fields(versions, change, lang);
            let said = fields.iter().map(|(field, words)| match field {
                TargetField::Value => words.clone(),
                field => format!("{} {words}", field.words(lang)),
            });
            said.collect::<Vec<_>>().join(", ")
        }
        (one, other) => one
            .or(other)
            .map(|target| wording::promise(target, lang))
            .unwrap_or_default(),
    };
    format!("{kind} {label}{list}: {value}")
}

fn new_list(change: &TargetChange) -> Option<TargetList> {
    change.target.new.or(change.target.old).map(|at| at.list)
}

fn citation_told(versions: Versions<'_>, change: &CitationChange, lang: Lang) -> Option<String> {
    let Both { old, new } = versions.citations(change);
    let document = document(new.or(old)?);
    Some(match (old, new) {
        (None, _) => format!("{} {document}", lang.pick("thêm", "added")),
        (_, None) => format!("{} {document}", lang.pick("bỏ", "dropped")),
        (Some(old), Some(new)) => {
            let told = change.fields.iter().map(|field| {
                let was = citation(old, *field, lang);
                let is = citation(new, *field, lang);
                format!("{} {}", field.words(lang), from_to(&was, &is))
            });
            format!("{document}: {}", told.collect::<Vec<_>>().join(", "))
        }
    })
}

fn task_told(versions: Versions<'_>, change: &TaskChange, lang: Lang) -> Option<String> {
    let Both { old, new } = versions.tasks(change);
    let name = quoted(&new.or(old)?.name);
    Some(match (old, new) {
        (None, _) => format!("{} {name}", lang.pick("thêm", "added")),
        (_, None) => format!("{} {name}", lang.pick("bỏ", "dropped")),
        (Some(old), Some(new)) => {
            let told = change.fields.iter().map(|field| {
                let (was, is) = (task(old, *field, lang), task(new, *field, lang));
                format!("{} {}", field.words(lang), from_to(&was, &is))
            });
            format!("{name}: {}", told.collect::<Vec<_>>().join(", "))
        }
    })
}

/// The same of one citation, for its own line.
pub(super) fn citation_line(
    versions: Versions<'_>,
    change: &CitationChange,
    lang: Lang,
) -> Option<String> {
    let told = citation_told(versions, change, lang)?;
    let at = change.citation.new.or(change.citation.old)?;
    let mention = match at.list {
        CitationList::Basis => "",
        CitationList::Mentions => lang.pick(" (ngoài phần căn cứ)", " (outside the basis)"),
    };
    Some(told + mention)
}

/// The same of one task.
pub(super) fn task_line(versions: Versions<'_>, change: &TaskChange, lang: Lang) -> Option<String> {
    task_told(versions, change, lang)
}
