#![doc = include_str!("out_of_range_target.md")]

use super::super::{
    Check, Context, Finding, Message, Name, Subject, TargetList, TargetRef, wording,
};
use crate::lang::Lang;
use crate::target::{Decimal, Promise, Target, Unit};

/// A value that cannot be: a share above 100%.
#[derive(Debug)]
pub(super) struct OutOfRangeTarget;

impl Check for OutOfRangeTarget {
    fn name(&self) -> Name {
        Name::OutOfRangeTarget
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        for list in [TargetList::Targets, TargetList::Tasks] {
            for (index, target) in (0..).zip(list.of(cx.plan)) {
                let id = target
                    .indicator
                    .as_deref()
                    .and_then(|slug| cx.rules.find_indicator(slug));
                let Some(id) = id else { continue };
                if cannot_be(target, &cx.rules.indicator(id).unit) {
                    let at = Subject::Targets(vec![TargetRef { list, index }]);
                    let mut finding = Finding::new(self.name(), at);
                    finding.indicator = Some(id);
                    finding.year = target.year;
                    found.push(finding);
                }
            }
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let Some(target) = super::targets(cx, finding).first().copied() else {
            return Message::default();
        };
        let (named, promised) = (wording::named(target, lang), wording::promise(target, lang));
        let text = match lang {
            Lang::Vi => format!("{named} đặt {promised}, một giá trị không thể có"),
            Lang::En => format!("{named} promises {promised}, which cannot be"),
        };
        let help = lang.pick(
            "Kiểm tra lại con số và đơn vị: tỷ lệ từ 0 đến 100%, chỉ số từ 0 đến 1, khoảng giá trị viết từ thấp đến cao",
            "Check number and unit: a share is from 0 to 100%, an index from 0 to 1, a range runs from low to high",
        );
        wording::message(text, help)
    }
}

/// Whether no such value of this unit exists. Judged only in the unit the plan itself prints:
/// a growth or a multiple is not a share.
fn cannot_be(target: &Target<'_>, unit: &Unit) -> bool {
    let printed = target.unit.as_deref().unwrap_or_default();
    let most = match unit {
        Unit::Percent if printed.starts_with('%') => Some(Decimal::HUNDRED),
        Unit::Index if printed == "index" => Some(Decimal::from(1)),
        _ => None,
    };
    let outside = |value: Decimal| value < Decimal::ZERO || most.is_some_and(|most| value > most);
    match target.promise {
        Promise::Number(_, value) | Promise::Level(value) => outside(value),
        Promise::Range(low, high) => outside(low) || outside(high) || low > high,
        Promise::Words | Promise::Done => false,
    }
}
