#![doc = include_str!("undated_plan.md")]

use super::{Check, Context, Finding, Message, Name, Subject, wording};
use crate::check::AsOfOrigin;
use crate::document::PartialDate;
use crate::lang::Lang;

/// The plan has no whole date.
#[derive(Debug)]
pub(super) struct UndatedPlan;

impl Check for UndatedPlan {
    fn name(&self) -> Name {
        Name::UndatedPlan
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        if !cx.plan.head.issued.is_some_and(PartialDate::is_whole) {
            found.push(Finding::new(self.name(), Subject::Plan));
        }
    }

    fn describe(&self, cx: &Context<'_>, _: &Finding, lang: Lang) -> Message {
        let text = match (cx.plan.head.issued, lang) {
            (None, Lang::Vi) => "Kế hoạch chưa ghi ngày ban hành".to_owned(),
            (None, Lang::En) => "The plan has no date".to_owned(),
            (Some(known), Lang::Vi) => {
                let unit = if known.month.is_some() {
                    "tháng"
                } else {
                    "năm"
                };
                format!(
                    "Kế hoạch chưa ghi đủ ngày ban hành (chỉ có {unit} {})",
                    known.vietnamese()
                )
            }
            (Some(known), Lang::En) => format!("The plan has no whole date (only {known})"),
        };
        let judged = match (cx.as_of.origin, lang) {
            (AsOfOrigin::Plan, Lang::Vi) => "kế hoạch được đối chiếu theo phần đã ghi",
            (AsOfOrigin::Plan, Lang::En) => "the plan is judged as of what is printed",
            (AsOfOrigin::Given, Lang::Vi) => "kế hoạch được đối chiếu theo ngày nêu ở --as-of",
            (AsOfOrigin::Given, Lang::En) => "the plan is judged as of the day given with --as-of",
            (AsOfOrigin::Today, Lang::Vi) => "kế hoạch được đối chiếu theo ngày hôm nay",
            (AsOfOrigin::Today, Lang::En) => "the plan is judged as of today",
        };
        let help = match lang {
            Lang::Vi => format!(
                "Với dự thảo, nêu ngày dự kiến ký bằng --as-of; đã ký thì nhập ngày vào tập chỉ tiêu ({judged})"
            ),
            Lang::En => format!(
                "For a draft give the day it is to be signed with --as-of; if it is signed, enter the date in the target set ({judged})"
            ),
        };
        wording::message(text, help)
    }
}
