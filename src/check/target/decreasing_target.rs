#![doc = include_str!("decreasing_target.md")]

use super::super::promise::Stand;
use super::super::{Check, Context, Finding, Message, Name, wording};
use crate::lang::Lang;

/// A later stage promises less than an earlier one.
#[derive(Debug)]
pub(super) struct DecreasingTarget;

impl Check for DecreasingTarget {
    fn name(&self) -> Name {
        Name::DecreasingTarget
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        let all = &cx.stands.targets;
        for group in all.chunk_by(|a, b| a.indicator == b.indicator) {
            // Most stand alone.
            if group.len() < 2 {
                continue;
            }
            let stages = stages(cx, group);
            for pair in stages.windows(2) {
                if let [earlier, later] = pair
                    && falls(cx, earlier, later)
                {
                    let both = vec![later.target, earlier.target];
                    found.push(super::of_targets(self.name(), later, both));
                }
            }
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let targets = super::targets(cx, finding);
        let ([later, earlier], Some(year)) = (targets.as_slice(), finding.year) else {
            return Message::default();
        };
        let (name, promised) = (wording::named(later, lang), wording::promise(later, lang));
        let (before, place) = (
            wording::promise(earlier, lang),
            wording::elsewhere(earlier, later, lang),
        );
        let stage = earlier.year.unwrap_or(year);
        let text = match lang {
            Lang::Vi => format!(
                "{name} năm {year} đặt {promised}, thấp hơn mức {before} đặt cho năm {stage}{place}"
            ),
            Lang::En => format!(
                "{name} promises {promised} for {year}, short of the {before} set for {stage}{place}"
            ),
        };
        let help = lang.pick(
            "Kiểm tra lại số liệu từng giai đoạn; giai đoạn sau không nên thấp hơn giai đoạn trước",
            "Check the figures of the stages: a later stage should not ask for less",
        );
        wording::message(text, help)
    }
}

/// Of each year the weakest target: that is what the year surely promises.
fn stages<'s>(cx: &Context<'_>, of_one: &'s [Stand]) -> Vec<&'s Stand> {
    let years = of_one.chunk_by(|a, b| a.year == b.year);
    years
        .filter_map(|year| super::weakest(cx, year.iter().filter(|s| s.year.is_some())))
        .collect()
}

fn falls(cx: &Context<'_>, earlier: &Stand, later: &Stand) -> bool {
    let direction = cx.rules.indicator(later.indicator).direction;
    match (super::limit_of(earlier), super::limit_of(later)) {
        // "Trên 80%" before "80%" is no step back worth a word.
        (Some(a), Some(b)) => a.value != b.value && b.strictness(a, direction).is_lt(),
        _ => false,
    }
}
