#![doc = include_str!("conflicting_targets.md")]

use super::super::promise::Stand;
use super::super::{Check, Context, Finding, Message, Name, Severity, TargetList, wording};
use crate::lang::Lang;
use crate::target::{Modality, Target};
use crate::text::nfc;

/// One indicator and year, two values.
#[derive(Debug)]
pub(super) struct ConflictingTargets;

impl Check for ConflictingTargets {
    fn name(&self) -> Name {
        Name::ConflictingTargets
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        let promises = &cx.stands.promises;
        for group in promises.chunk_by(|a, b| (a.indicator, a.year) == (b.indicator, b.year)) {
            let limits: Vec<&Stand> = group
                .iter()
                .filter(|s| s.year.is_some() && super::limit_of(s).is_some())
                .collect();
            found.extend(conflict(cx, &limits));
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let targets = super::targets(cx, finding);
        let ([first, others @ ..], Some(year)) = (targets.as_slice(), finding.year) else {
            return Message::default();
        };
        let says = lang.pick("đặt", "promises");
        let named = wording::named(first, lang);
        let promised = wording::promise(first, lang);
        let others: Vec<String> = others
            .iter()
            .map(|other| {
                let place = wording::also_named(other, first, lang);
                format!("{place} {says} {}", wording::promise(other, lang))
            })
            .collect();
        let others = others.join(", ");
        let text = match lang {
            Lang::Vi => {
                format!(
                    "Cùng một chỉ tiêu năm {year} nhưng {named} {says} {promised}, còn {others}"
                )
            }
            Lang::En => {
                format!("For one indicator in {year}, {named} {says} {promised} but {others}")
            }
        };
        let help = lang.pick(
            "Thống nhất một con số ở mọi nơi, hoặc ghi rõ các chỉ tiêu khác nhau ở điểm nào",
            "Keep one figure everywhere, or say how the targets differ",
        );
        wording::message(text, help)
    }
}

/// The first target that another one of the same year contradicts, with all that do; one that
/// surely is contradicted before one that may be.
fn conflict(cx: &Context<'_>, limits: &[&Stand]) -> Option<Finding> {
    let named = |sure: bool| {
        limits.iter().find_map(|first| {
            let others = contradicting(cx, first, limits);
            let found = others
                .first()
                .is_some_and(|other| !sure || certainly_two(cx, first, other));
            found.then_some((first, others))
        })
    };
    let (sure, (first, others)) = match named(true) {
        Some(pair) => (true, pair),
        None => (false, named(false)?),
    };
    let targets = std::iter::once(first.target)
        .chain(others.iter().map(|other| other.target))
        .collect();
    let finding = super::of_targets(Name::ConflictingTargets, first, targets);
    Some(if sure {
        finding
    } else {
        finding.at_most(Severity::Warning)
    })
}

/// What cannot stand beside `first`, each value once, what is certain before what may be.
fn contradicting<'s>(cx: &Context<'_>, first: &Stand, all: &[&'s Stand]) -> Vec<&'s Stand> {
    let mut others: Vec<&Stand> = all.to_vec();
    others.retain(|other| {
        super::limit_of(other) != super::limit_of(first)
            && !is_ambition(cx, first, other)
            && !of_two_levels(cx, first, other)
    });
    others.sort_by_key(|other| !certainly_two(cx, first, other));
    let mut each: Vec<&Stand> = Vec::new();
    for other in others {
        if !each
            .iter()
            .any(|known| super::limit_of(known) == super::limit_of(other))
        {
            each.push(other);
        }
    }
    each
}

/// "Đạt 80%, phấn đấu 85%": what must be reached, and an ambition beyond it.
fn is_ambition(cx: &Context<'_>, first: &Stand, other: &Stand) -> bool {
    let strives = |s: &Stand| target(cx, s).is_some_and(|t| t.modality == Modality::Strive);
    let (must, ambition) = match (strives(first), strives(other)) {
        (false, true) => (first, other),
        (true, false) => (other, first),
        _ => return false,
    };
    let direction = cx.rules.indicator(first.indicator).direction;
    match (super::limit_of(must), super::limit_of(ambition)) {
        (Some(must), Some(ambition)) => ambition.strictness(must, direction).is_gt(),
        _ => false,
    }
}

/// "Hồ sơ công việc tại cấp huyện", "… tại cấp xã": each says of which level it is, another one.
fn of_two_levels(cx: &Context<'_>, first: &Stand, other: &Stand) -> bool {
    const LEVELS: &[&str] = &["trung ương", "cấp bộ", "cấp tỉnh", "cấp huyện", "cấp xã"];
    let levels = |stand: &Stand| -> Vec<&str> {
        let label = target(cx, stand).map_or(String::new(), |t| nfc(&t.label).to_lowercase());
        let named = LEVELS.iter().copied();
        named.filter(|level| label.contains(level)).collect()
    };
    let (first, other) = (levels(first), levels(other));
    !first.is_empty() && !other.is_empty() && first != other
}

/// Both stand among the plan's targets and both must be reached: a figure inside a task, or one
/// that is only striven for, may be a step or an ambition beside the target.
fn certainly_two(cx: &Context<'_>, first: &Stand, other: &Stand) -> bool {
    [first, other].iter().all(|stand| {
        stand.target.list == TargetList::Targets
            && target(cx, stand).is_some_and(|t| t.modality == Modality::Must)
    })
}

fn target<'c>(cx: &Context<'c>, stand: &Stand) -> Option<&'c Target<'c>> {
    stand.target.of(cx.plan)
}
