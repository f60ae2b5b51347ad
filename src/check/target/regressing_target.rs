#![doc = include_str!("regressing_target.md")]

use super::super::promise::Stand;
use super::super::{Check, Context, Finding, Message, Name, wording};
use super::beside_result::Beside;
use crate::lang::Lang;

/// Below the result the plan itself reports.
#[derive(Debug)]
pub(super) struct RegressingTarget;

impl Check for RegressingTarget {
    fn name(&self) -> Name {
        Name::RegressingTarget
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        for (promise, result) in super::with_results(cx) {
            if falls(cx, result, promise) {
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
            named: name,
            promised,
            reached,
            place,
            year,
            then,
        } = beside;
        let text = match lang {
            Lang::Vi => format!(
                "{name} năm {year} đặt {promised}, thấp hơn kết quả {reached} của năm {then} mà chính kế hoạch báo cáo{place}"
            ),
            Lang::En => format!(
                "{name} promises {promised} for {year}, short of the {reached} that the plan itself reports for {then}{place}"
            ),
        };
        let help = lang.pick(
            "Đặt chỉ tiêu ít nhất bằng kết quả đã đạt, kiểm tra lại số liệu báo cáo, hoặc ghi rõ hai con số tính trên phạm vi nào",
            "Set the target at least to the result, check the reported figure, or say what each figure is a share of",
        );
        wording::message(text, help)
    }
}

/// The result is better than what is promised.
fn falls(cx: &Context<'_>, result: &Stand, promise: &Stand) -> bool {
    let (Some(reached), Some(promised)) = (super::limit_of(result), super::limit_of(promise))
    else {
        return false;
    };
    let direction = cx.rules.indicator(promise.indicator).direction;
    promised.value != reached.value && promised.strictness(reached, direction).is_lt()
}
