#![doc = include_str!("conflicting_targets.md")]

use super::super::promise::{Limit, Stand};
use super::super::{Check, Context, Finding, Message, Name, Severity, TargetList, wording};
use super::conflict_between_parts as parts;
use crate::lang::Lang;
use crate::plan::{Direction, Modality, Target};
use crate::text::nfc;
use std::collections::{BTreeMap, BTreeSet};

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
            // Most stand alone.
            if group.len() < 2 {
                continue;
            }
            let limits: Vec<&Stand> = group
                .iter()
                .filter(|s| s.year.is_some() && super::limit_of(s).is_some())
                .collect();
            found.extend(conflict(cx, &limits));
        }
        found.extend(parts::undated(cx));
        found.extend(parts::of_no_indicator(cx));
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let targets = super::targets(cx, finding);
        let [first, others @ ..] = targets.as_slice() else {
            return Message::default();
        };
        let Some(year) = finding.year else {
            return parts::said(first, others, lang);
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
    if limits.len() < 2 {
        return None;
    }
    let voices = Voices::of(cx, limits);
    let named = |sure: bool| {
        let mut all = limits.iter().zip(&voices.each);
        all.find(|(_, voice)| voices.contradict(voice, sure))
    };
    let (sure, (first, _)) = match named(true) {
        Some(first) => (true, first),
        None => (false, named(false)?),
    };
    let others = contradicting(cx, first, limits);
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

/// What decides whether a target of an indicator and year can stand beside another.
struct Voice {
    limit: Limit,
    kind: VoiceKind,
}

/// All but the value.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct VoiceKind {
    /// It stands among the targets and must be reached.
    is_sure: bool,
    strives: bool,
    levels: Vec<&'static str>,
}

/// The targets of one indicator and year, and of each kind the weakest and the strictest value:
/// whether one is contradicted is told without looking at all the others.
struct Voices {
    direction: Direction,
    each: Vec<Voice>,
    extremes: BTreeMap<VoiceKind, (Limit, Limit)>,
}

impl Voices {
    fn of(cx: &Context<'_>, limits: &[&Stand]) -> Self {
        let direction = limits.first().map_or(Direction::AtLeast, |stand| {
            cx.rules.indicator(stand.indicator).direction
        });
        let voice = |stand: &&Stand| {
            let kind = VoiceKind {
                is_sure: is_sure(cx, stand),
                strives: strives(cx, stand),
                levels: levels(cx, stand),
            };
            let limit = super::limit_of(stand)?;
            Some(Voice { limit, kind })
        };
        let each: Vec<Voice> = limits.iter().filter_map(voice).collect();
        let mut extremes: BTreeMap<VoiceKind, (Limit, Limit)> = BTreeMap::new();
        for Voice { limit, kind } in &each {
            let (low, high) = extremes.entry(kind.clone()).or_insert((*limit, *limit));
            if limit.strictness(*low, direction).is_lt() {
                *low = *limit;
            }
            if limit.strictness(*high, direction).is_gt() {
                *high = *limit;
            }
        }
        Self {
            direction,
            each,
            extremes,
        }
    }

    /// Whether one cannot stand beside all others; `surely` counts only what must be reached.
    fn contradict(&self, first: &Voice, surely: bool) -> bool {
        if surely && !first.kind.is_sure {
            return false;
        }
        self.extremes.iter().any(|(kind, (low, high))| {
            let two_levels = !first.kind.levels.is_empty()
                && !kind.levels.is_empty()
                && first.kind.levels != kind.levels;
            let against = |limit: &Limit| limit.strictness(first.limit, self.direction);
            let differs = match (first.kind.strives, kind.strives) {
                // An ambition beyond what must be reached is no other promise.
                (false, true) => against(low).is_lt(),
                (true, false) => against(high).is_gt(),
                _ => against(low).is_ne() || against(high).is_ne(),
            };
            (!surely || kind.is_sure) && !two_levels && differs
        })
    }
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
    let mut known = BTreeSet::new();
    let value = |other: &Stand| super::limit_of(other).map(|limit| (limit.value, limit.strict));
    others.retain(|other| known.insert(value(other)));
    others
}

/// "Đạt 80%, phấn đấu 85%": what must be reached, and an ambition beyond it.
pub(super) fn is_ambition(cx: &Context<'_>, first: &Stand, other: &Stand) -> bool {
    let (must, ambition) = match (strives(cx, first), strives(cx, other)) {
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
pub(super) fn of_two_levels(cx: &Context<'_>, first: &Stand, other: &Stand) -> bool {
    let (first, other) = (levels(cx, first), levels(cx, other));
    !first.is_empty() && !other.is_empty() && first != other
}

/// The levels that a target's label names.
fn levels(cx: &Context<'_>, stand: &Stand) -> Vec<&'static str> {
    const LEVELS: &[&str] = &["trung ương", "cấp bộ", "cấp tỉnh", "cấp huyện", "cấp xã"];
    let label = target(cx, stand).map_or(String::new(), |t| nfc(&t.label).to_lowercase());
    let named = LEVELS.iter().copied();
    named.filter(|level| label.contains(level)).collect()
}

fn strives(cx: &Context<'_>, stand: &Stand) -> bool {
    target(cx, stand).is_some_and(|t| t.modality == Modality::Strive)
}

/// Both stand among the plan's targets and both must be reached: a figure inside a task, or one
/// that is only striven for, may be a step or an ambition beside the target.
fn certainly_two(cx: &Context<'_>, first: &Stand, other: &Stand) -> bool {
    is_sure(cx, first) && is_sure(cx, other)
}

fn is_sure(cx: &Context<'_>, stand: &Stand) -> bool {
    stand.target.list == TargetList::Targets
        && target(cx, stand).is_some_and(|t| t.modality == Modality::Must)
}

fn target<'c>(cx: &Context<'c>, stand: &Stand) -> Option<&'c Target<'c>> {
    stand.target.of(cx.plan)
}
