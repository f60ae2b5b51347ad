#![doc = include_str!("weaker_target.md")]

use super::super::promise::{Limit, Stated, stated};
use super::super::{
    Check, Context, Finding, Message, Name, Severity, TargetList, Verdict, wording,
};
use crate::lang::Lang;
use crate::plan::Target;
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
            if promises_enough(cx, finding).is_some() {
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
        let promised = wording::spoken(&wording::promise(target, lang), lang);
        let required = wording::spoken(&wording::required(requirement, indicator, lang), lang);
        let source = wording::source(cx, requirement);
        let (year, named) = (assessment.year, wording::named(target, lang));
        let force = wording::force_note(cx, requirement.force, lang);
        let equal = wording::just_equal(assessment.promised, requirement, lang);
        let text = match lang {
            Lang::Vi => format!(
                "{named} năm {year} đặt {promised}, thấp hơn mức {required} quy định tại {source}{equal}{force}"
            ),
            Lang::En => {
                format!(
                    "{named} promises {promised} for {year}, short of {required} in {source}{equal}{force}"
                )
            }
        };
        let mut help = way_out(requirement.force, &required, lang);
        let in_task = assessment.targets.first().map(|t| t.list) == Some(TargetList::Tasks);
        match promises_enough(cx, finding) {
            Some(enough) if in_task => help.push_str(&step(enough, lang)),
            Some(enough) => help = two_levels(target, enough, &required, lang),
            None => {}
        }
        wording::message(text, help).with(wording::doubts(cx, requirement, lang))
    }
}

/// A target that promises enough in another place of the plan: then the plan contradicts itself,
/// and which of the two it means is not certain.
fn promises_enough<'c>(cx: &Context<'c>, finding: &Finding) -> Option<&'c Target<'c>> {
    let (assessment, indicator, requirement) = super::decided(cx, finding)?;
    let required = Limit::required(requirement.bound?);
    assessment.promised?;
    // What alone is promised is what falls short.
    if assessment.targets.len() < 2 {
        return None;
    }
    super::targets(cx, finding)
        .into_iter()
        .find(|target| match stated(indicator, target) {
            Stated::Limit(promised) => {
                promised.strictness(required, indicator.direction).is_ge()
                    && !requirement.speaks_otherwise(&target.label)
            }
            _ => false,
        })
}

/// What to do where another place of the plan promises enough: one level in both.
fn two_levels(target: &Target<'_>, enough: &Target<'_>, required: &str, lang: Lang) -> String {
    let says = |of: &Target<'_>| {
        let place = wording::lines(of.lines, lang).unwrap_or_else(|| of.id.to_string());
        let promised = wording::spoken(&wording::promise(of, lang), lang);
        match lang {
            Lang::Vi => format!("{place} đặt {promised}"),
            Lang::En if place.starts_with("lines ") => format!("{place} promise {promised}"),
            Lang::En => format!("{place} promises {promised}"),
        }
    };
    let (one, other) = (wording::capital(&says(target)), says(enough));
    match lang {
        Lang::Vi => format!("{one}, {other}: thống nhất một mức; mức phải đạt là {required}"),
        Lang::En => format!("{one}, {other}: keep one level; what is due is {required}"),
    }
}

fn step(enough: &Target<'_>, lang: Lang) -> String {
    let (named, promised) = (wording::named(enough, lang), wording::promise(enough, lang));
    match lang {
        Lang::Vi => format!(
            "; nếu con số trong nhiệm vụ chỉ là một bước để đạt {promised} của {named} thì ghi rõ"
        ),
        Lang::En => {
            format!("; if the figure of the task is a step towards {promised} of {named}, say so")
        }
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
