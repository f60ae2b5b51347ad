#![doc = include_str!("ambiguous_target.md")]

use super::super::{
    Check, Context, Finding, Message, Name, Subject, TargetList, TargetRef, wording,
};
use crate::lang::Lang;

/// Two indicators fit the label.
#[derive(Debug)]
pub(super) struct AmbiguousTarget;

impl Check for AmbiguousTarget {
    fn name(&self) -> Name {
        Name::AmbiguousTarget
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        for (index, target) in (0..).zip(&cx.plan.targets) {
            if target.indicator.is_none() && !target.candidates.is_empty() {
                let at = TargetRef {
                    list: TargetList::Targets,
                    index,
                };
                found.push(Finding::new(self.name(), Subject::Targets(vec![at])));
            }
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let Some(target) = super::targets(cx, finding).first().copied() else {
            return Message::default();
        };
        let labels: Vec<String> = target
            .candidates
            .iter()
            .map(|slug| label(cx, slug, lang))
            .collect();
        let (named, labels) = (
            wording::named(target, lang),
            labels.join(lang.pick(" hoặc ", " or ")),
        );
        let text = match lang {
            Lang::Vi => {
                format!(
                    "{named} có thể hiểu là {labels}, chưa đủ rõ để xác định nên không được đối chiếu"
                )
            }
            Lang::En => format!("{named} may be {labels}; nothing decides, so it is not compared"),
        };
        let help = lang.pick(
            "Ghi rõ đối tượng và cách tính trong tên chỉ tiêu, hoặc ghi mã chỉ tiêu vào tập chỉ tiêu",
            "Name population and measure in the label, or set the indicator in the target set",
        );
        wording::message(text, help)
    }
}

fn label(cx: &Context<'_>, slug: &str, lang: Lang) -> String {
    match cx.rules.find_indicator(slug) {
        Some(id) => format!("“{}”", cx.rules.indicator(id).label(lang)),
        None => format!("“{slug}”"),
    }
}
