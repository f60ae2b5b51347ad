#![doc = include_str!("conflicting_targets.md")]

use super::super::promise::Stand;
use super::super::{Check, Context, Finding, Message, Name, Severity, TargetList, wording};
use crate::lang::Lang;
use crate::target::Modality;

/// One indicator and year, two values.
#[derive(Debug)]
pub(super) struct ConflictingTargets;

impl Check for ConflictingTargets {
    fn name(&self) -> Name {
        Name::ConflictingTargets
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        let promises = super::promises(cx);
        for group in promises.chunk_by(|a, b| (a.indicator, a.year) == (b.indicator, b.year)) {
            let limits: Vec<&Stand> = group
                .iter()
                .filter(|s| s.year.is_some() && super::limit_of(s).is_some())
                .collect();
            let Some((first, rest)) = limits.split_first() else {
                continue;
            };
            let Some(other) = rest
                .iter()
                .find(|s| super::limit_of(s) != super::limit_of(first))
            else {
                continue;
            };
            let mut finding =
                super::of_targets(self.name(), first, vec![first.target, other.target]);
            if certainly_two(cx, first, other) {
                found.push(finding);
            } else {
                finding = finding.at_most(Severity::Warning);
                found.push(finding);
            }
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let targets = super::targets(cx, finding);
        let ([a, b], Some(year)) = (targets.as_slice(), finding.year) else {
            return Message::default();
        };
        let (first, second) = (wording::promise(a, lang), wording::promise(b, lang));
        let (name, other) = (wording::named(a, lang), wording::named(b, lang));
        let text = match lang {
            Lang::Vi => format!(
                "Cùng một chỉ tiêu năm {year} nhưng {name} đặt {first}, còn {other} đặt {second}"
            ),
            Lang::En => {
                format!(
                    "For one indicator in {year}, {name} promises {first} but {other} promises {second}"
                )
            }
        };
        let help = lang.pick(
            "Thống nhất một con số ở mọi nơi, hoặc ghi rõ hai chỉ tiêu khác nhau ở điểm nào",
            "Keep one figure everywhere, or say how the two targets differ",
        );
        wording::message(text, help)
    }
}

/// Both stand among the plan's targets and both must be reached: a figure inside a task, or one
/// that is only striven for, may be a step or an ambition beside the target.
fn certainly_two(cx: &Context<'_>, first: &Stand, other: &Stand) -> bool {
    [first, other].iter().all(|stand| {
        stand.target.list == TargetList::Targets
            && stand
                .target
                .of(cx.plan)
                .is_some_and(|t| t.modality == Modality::Must)
    })
}
