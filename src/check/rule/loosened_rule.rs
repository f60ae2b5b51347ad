#![doc = include_str!("loosened_rule.md")]

use super::{Lint, LintContext, Message, Name, RuleFinding, limit, wording};
use crate::lang::Lang;
use crate::plan::Direction;
use crate::rule::{Force, Requirement};
use std::cmp::Ordering;

/// A lower level asks less than a higher one.
#[derive(Debug)]
pub(super) struct LoosenedRule;

impl Lint for LoosenedRule {
    fn name(&self) -> Name {
        Name::LoosenedRule
    }

    fn run(&self, cx: &LintContext<'_>, found: &mut Vec<RuleFinding>) {
        for ids in cx.rules.by_indicator.iter() {
            let all: Vec<&Requirement> = ids.iter().map(|id| cx.rules.requirement(*id)).collect();
            for lower in &all {
                let higher = all.iter().filter(|h| is_looser(cx, lower, h, &all));
                let strictest = higher.max_by(|a, b| strictness(cx, a, b));
                found
                    .extend(strictest.map(|h| RuleFinding::new(self.name(), lower.id, Some(h.id))));
            }
        }
    }

    fn describe(&self, cx: &LintContext<'_>, finding: &RuleFinding, lang: Lang) -> Message {
        let lower = cx.rules.requirement(finding.rule);
        let higher = cx.rules.requirement(finding.other.unwrap_or(finding.rule));
        let (asked, owed) = (cx.required(lower, lang), cx.required(higher, lang));
        let (below, above) = (cx.source(lower), cx.source(higher));
        let (label, year) = (cx.indicator(lower).label(lang), lower.by);
        let weaker = match cx.indicator(lower).direction {
            Direction::AtLeast => "thấp hơn",
            Direction::AtMost => "lỏng hơn",
        };
        let text = lang.pick(
            format!(
                "{below} đặt “{label}” năm {year} ở mức {asked}, {weaker} mức {owed} của {above}"
            ),
            format!(
                "{below} asks {asked} of “{label}” for {year}, weaker than the {owed} of {above}"
            ),
        );
        let help = lang.pick(
            "Đọc lại cả hai văn bản: nếu khác đối tượng hoặc mẫu số, dùng chỉ tiêu khác; nếu cấp dưới thực sự đặt thấp hơn, ghi orientation kèm ghi chú",
            "Read both documents: for another population or denominator use another indicator; if the lower level does ask less, write orientation with a note",
        );
        wording::message(text, help.to_owned())
    }
}

/// Whether `lower` asks less than `higher` of the same plans in the year it is for.
fn is_looser(
    cx: &LintContext<'_>,
    lower: &Requirement,
    higher: &Requirement,
    all: &[&Requirement],
) -> bool {
    let level = |r: &Requirement| cx.rules.document(r.document).level;
    level(lower) > level(higher)
        && lower.judges()
        && higher.judges()
        && are_alike(lower, higher)
        && strictness(cx, lower, higher) == Ordering::Less
        && is_due(cx, higher, lower.by, all)
        && cx.stand_together(lower, higher)
}

/// Whether figures of two levels are about the same thing. Each plan owes a `must`, so two of
/// them meet where their audiences do. What a whole area owes says nothing about a part of it.
fn are_alike(lower: &Requirement, higher: &Requirement) -> bool {
    let (one, other) = (&lower.audience, &higher.audience);
    match (lower.force, higher.force) {
        (Force::Must, Force::Must) => {
            let condition_met = other.condition.is_none() || other.condition == one.condition;
            one.meets(other) && condition_met
        }
        (Force::Aggregate, Force::Aggregate) => one == other,
        _ => false,
    }
}

fn strictness(cx: &LintContext<'_>, one: &Requirement, other: &Requirement) -> Ordering {
    let direction = cx.indicator(one).direction;
    match (limit(one), limit(other)) {
        (Some(one), Some(other)) => one.strictness(other, direction),
        _ => Ordering::Equal,
    }
}

/// Whether a figure is the one of its document that holds in a year.
fn is_due(cx: &LintContext<'_>, rule: &Requirement, year: i16, all: &[&Requirement]) -> bool {
    let period = cx.rules.document(rule.document).period_end;
    let replaced = all.iter().any(|other| {
        other.document == rule.document
            && other.audience == rule.audience
            && other.force == rule.force
            && (rule.by + 1..=year).contains(&other.by)
    });
    let lapsed = period.is_some_and(|end| end.max(rule.by) < year);
    rule.by <= year && !replaced && !lapsed
}
