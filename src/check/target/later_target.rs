#![doc = include_str!("later_target.md")]

use super::super::{Check, Context, Finding, Message, Name, Severity, Verdict, wording};
use crate::lang::Lang;
use crate::plan::Target;

/// The promise comes after the year of the minimum.
#[derive(Debug)]
pub(super) struct LaterTarget;

impl Check for LaterTarget {
    fn name(&self) -> Name {
        Name::LaterTarget
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        let first = found.len();
        super::each_verdict(cx, Verdict::Later, self.name(), found);
        for finding in found.iter_mut().skip(first) {
            // What is not compared for certain misses nothing for certain.
            let open = |target: &&Target<'_>| target.condition.is_some() || target.hedge.is_some();
            if super::targets(cx, finding).iter().any(open) {
                finding.severity = finding.severity.max(Severity::Warning);
            }
        }
        super::once_for_all_years(found, first);
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let (Some((assessment, indicator, requirement)), Some(target)) = (
            super::decided(cx, finding),
            super::targets(cx, finding).first().copied(),
        ) else {
            return Message::default();
        };
        let levels = super::levels(cx, finding, indicator, lang);
        let says = super::requires(cx, finding, indicator, lang);
        let (due, named) = (super::years(cx, finding), wording::named(target, lang));
        let promised = target.year.unwrap_or(assessment.year);
        let text = match lang {
            Lang::Vi => {
                format!("{named} chỉ đặt cho năm {promised}, trong khi {says} ngay từ năm {due}")
            }
            Lang::En => {
                format!("{named} is set for {promised} only, while {says} already in {due}")
            }
        };
        let help = match lang {
            Lang::Vi => format!("Bổ sung chỉ tiêu này, {levels}"),
            Lang::En => format!("Add a target with {levels}"),
        };
        wording::message(text, help).with(wording::doubts(cx, requirement, lang))
    }
}
