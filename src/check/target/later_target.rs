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
            let due = finding.year;
            let open = |target: &&Target<'_>| open(target) || is_of_period(target, due);
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
        let since = target.since.filter(|_| is_of_period(target, finding.year));
        let text = match (since, lang) {
            (Some(since), Lang::Vi) => format!(
                "{named} đặt chung cho giai đoạn {since}–{promised}, không nói năm {due} đạt bao nhiêu, trong khi {says} \
                 ngay từ năm {due}"
            ),
            (Some(since), Lang::En) => format!(
                "{named} is set for {since}–{promised} as a whole and does not say for {due}, while {says} already in {due}"
            ),
            (None, Lang::Vi) => {
                format!("{named} chỉ đặt cho năm {promised}, trong khi {says} ngay từ năm {due}")
            }
            (None, Lang::En) => {
                format!("{named} is set for {promised} only, while {says} already in {due}")
            }
        };
        let help = match lang {
            Lang::Vi if since.is_some() => format!("Ghi rõ mức của năm {due}: {levels}"),
            Lang::En if since.is_some() => format!("State what {due} reaches: {levels}"),
            Lang::Vi => format!("Bổ sung chỉ tiêu này, {levels}"),
            Lang::En => format!("Add a target with {levels}"),
        };
        wording::message(text, help).with(wording::doubts(cx, requirement, lang))
    }
}

/// Whether a target is of a period that a year lies in: "giai đoạn 2026 - 2030" may mean each of its years or the last.
fn is_of_period(target: &Target<'_>, year: Option<i16>) -> bool {
    let within = |(since, year)| since <= year;
    target.since.zip(year).is_some_and(within)
}
