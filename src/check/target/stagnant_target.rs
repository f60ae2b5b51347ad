#![doc = include_str!("stagnant_target.md")]

use super::super::promise::Stand;
use super::super::{Check, Context, Finding, Message, Name, wording};
use super::beside_result::Beside;
use crate::lang::Lang;
use crate::plan::{Decimal, Direction, Unit};

/// No better than the result the plan itself reports.
#[derive(Debug)]
pub(super) struct StagnantTarget;

impl Check for StagnantTarget {
    fn name(&self) -> Name {
        Name::StagnantTarget
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        for (promise, result) in super::with_results(cx) {
            if stands_still(cx, result, promise) {
                let both = vec![promise.target, result.target];
                found.push(super::of_targets(self.name(), promise, both));
            }
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let Some(beside) = Beside::of(cx, finding, lang) else {
            return Message::default();
        };
        let Beside {
            named,
            promised,
            place,
            year,
            then,
            ..
        } = beside;
        let text = match lang {
            Lang::Vi => format!(
                "{named} năm {year} đặt {promised}, bằng đúng kết quả năm {then} mà chính kế hoạch báo cáo{place}"
            ),
            Lang::En => format!(
                "{named} promises {promised} for {year}, just the result that the plan itself reports for {then}{place}"
            ),
        };
        let help = lang.pick(
            "Đặt mức cao hơn kết quả đã đạt, hoặc nêu lý do chỉ duy trì",
            "Set the target beyond the result, or say why it is only kept",
        );
        wording::message(text, help)
    }
}

/// The promise is the very result, and there is still room to better it.
fn stands_still(cx: &Context<'_>, result: &Stand, promise: &Stand) -> bool {
    let (Some(reached), Some(promised)) = (super::limit_of(result), super::limit_of(promise))
    else {
        return false;
    };
    let indicator = cx.rules.indicator(promise.indicator);
    let best = match (indicator.direction, &indicator.unit) {
        (Direction::AtMost, _) => Some(Decimal::ZERO),
        (Direction::AtLeast, Unit::Percent) => Some(Decimal::HUNDRED),
        _ => None,
    };
    reached.value == promised.value && !promised.strict && best != Some(promised.value)
}
