#![doc = include_str!("weaker_target.md")]

use super::super::promise::{Limit, Stated, stated};
use super::super::{Check, Context, Finding, Message, Name, Severity, Verdict, wording};
use crate::lang::Lang;
use crate::rule::Force;

/// The promise is below the minimum.
#[derive(Debug)]
pub(super) struct WeakerTarget;

impl Check for WeakerTarget {
    fn name(&self) -> Name {
        Name::WeakerTarget
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        let first = found.len();
        super::each_verdict(cx, Verdict::Weaker, self.name(), found);
        for finding in found.iter_mut().skip(first) {
            if also_promises_enough(cx, finding) {
                finding.severity = finding.severity.max(Severity::Warning);
            }
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let (Some((assessment, indicator, requirement)), Some(target)) = (
            super::decided(cx, finding),
            super::targets(cx, finding).first().copied(),
        ) else {
            return Message::default();
        };
        let promised = wording::promise(target, lang);
        let required = wording::required(requirement, indicator, lang);
        let source = wording::source(cx, requirement);
        let (year, named) = (assessment.year, wording::named(target, lang));
        let force = wording::force_note(requirement.force, lang);
        let text = match lang {
            Lang::Vi => format!(
                "{named} năm {year} đặt {promised}, chưa đáp ứng mức {required} quy định tại {source}{force}"
            ),
            Lang::En => {
                format!(
                    "{named} promises {promised} for {year}, short of {required} in {source}{force}"
                )
            }
        };
        wording::message(
            text,
            way_out(requirement.force, &required, lang) + &wording::doubt(cx, requirement, lang),
        )
    }
}

/// Whether the plan promises enough in another place: then it contradicts itself, and which of
/// the two it means is not certain.
fn also_promises_enough(cx: &Context<'_>, finding: &Finding) -> bool {
    let Some((assessment, indicator, requirement)) = super::decided(cx, finding) else {
        return false;
    };
    let Some(required) = requirement.bound.map(Limit::required) else {
        return false;
    };
    super::targets(cx, finding)
        .iter()
        .any(|target| match stated(indicator, target) {
            Stated::Limit(promised) => {
                assessment.promised.is_some()
                    && promised.strictness(required, indicator.direction).is_ge()
            }
            _ => false,
        })
}

fn way_out(force: Force, required: &str, lang: Lang) -> String {
    match (force, lang) {
        (Force::Must, Lang::Vi) => format!("Sửa chỉ tiêu để đáp ứng mức {required}"),
        (Force::Must, Lang::En) => format!("Set the target to {required} or stricter"),
        (_, Lang::Vi) => {
            format!(
                "Sửa chỉ tiêu để đáp ứng mức {required}, hoặc giải trình lý do địa phương đặt mức khác"
            )
        }
        (_, Lang::En) => {
            format!("Set the target to {required}, or give the reason for a weaker local figure")
        }
    }
}
