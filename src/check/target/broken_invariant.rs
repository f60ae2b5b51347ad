#![doc = include_str!("broken_invariant.md")]

use super::super::promise::{Limit, Stand};
use super::super::{Check, Context, Finding, Message, Name, wording};
use crate::lang::Lang;
use crate::plan::IndicatorId;
use crate::rule::Invariant;

/// One indicator is promised above another that it can never exceed.
#[derive(Debug)]
pub(super) struct BrokenInvariant;

impl Check for BrokenInvariant {
    fn name(&self) -> Name {
        Name::BrokenInvariant
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        if cx.rules.invariants.is_empty() {
            return;
        }
        let promises = &cx.stands.promises;
        for invariant in &cx.rules.invariants {
            // Of several promises for a year the weakest counts.
            let of = |id, year| {
                let same = promises.iter();
                super::weakest(cx, same.filter(|s| (s.indicator, s.year) == (id, year)))
            };
            for year in years(promises, invariant.lesser) {
                if let (Some(lesser), Some(greater)) =
                    (of(invariant.lesser, year), of(invariant.greater, year))
                    && exceeds(lesser, greater)
                {
                    let both = vec![lesser.target, greater.target];
                    found.push(super::of_targets(self.name(), lesser, both));
                }
            }
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let targets = super::targets(cx, finding);
        let [lesser, greater] = targets.as_slice() else {
            return Message::default();
        };
        let (name, promised) = (wording::named(lesser, lang), wording::promise(lesser, lang));
        let (other, less) = (
            wording::named(greater, lang),
            wording::promise(greater, lang),
        );
        let because = invariant(cx, finding, greater.indicator.as_deref());
        let because = wording::because(because.and_then(|i| i.because.as_ref()), lang);
        let text = match lang {
            Lang::Vi => format!(
                "{name} đặt {promised}, cao hơn mức {less} của {other}, trong khi kết quả của chỉ tiêu trước không thể vượt chỉ tiêu sau{because}"
            ),
            Lang::En => format!(
                "{name} promises {promised}, more than {other} with {less}, though the one can never exceed the other{because}"
            ),
        };
        let help = lang.pick(
            "Kiểm tra lại hai con số; chỉ tiêu thứ nhất không thể vượt chỉ tiêu thứ hai",
            "Check both figures: the first can never exceed the second",
        );
        wording::message(text, help)
    }
}

/// The years for which something is promised about an indicator, each once.
fn years(promises: &[Stand], indicator: IndicatorId) -> Vec<Option<i16>> {
    let of_it = promises.iter().filter(|s| s.indicator == indicator);
    let mut years: Vec<_> = of_it.filter(|s| s.year.is_some()).map(|s| s.year).collect();
    years.dedup();
    years
}

/// Both are plain floors of one unit, and the one that is never above is.
fn exceeds(lesser: &Stand, greater: &Stand) -> bool {
    match (super::limit_of(lesser), super::limit_of(greater)) {
        (Some(Limit { value: a, .. }), Some(Limit { value: b, .. })) => a > b,
        _ => false,
    }
}

fn invariant<'c>(
    cx: &Context<'c>,
    finding: &Finding,
    greater: Option<&str>,
) -> Option<&'c Invariant> {
    let greater = cx.rules.find_indicator(greater?)?;
    let known = &cx.rules.invariants;
    known
        .iter()
        .find(|i| Some(i.lesser) == finding.indicator && i.greater == greater)
}
