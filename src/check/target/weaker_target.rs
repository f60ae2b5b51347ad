#![doc = include_str!("weaker_target.md")]

use super::super::{Check, Context, Finding, Message, Name, Verdict, wording};
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
        super::each_verdict(cx, Verdict::Weaker, self.name(), found);
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
