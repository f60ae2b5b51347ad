#![doc = include_str!("unnumbered_plan.md")]

use super::{Check, Context, Finding, Message, Name, Subject, wording};
use crate::lang::Lang;

/// The plan has no number.
#[derive(Debug)]
pub(super) struct UnnumberedPlan;

impl Check for UnnumberedPlan {
    fn name(&self) -> Name {
        Name::UnnumberedPlan
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        if !numbered(cx.plan.head.number.as_deref().unwrap_or_default()) {
            found.push(Finding::new(self.name(), Subject::Plan));
        }
    }

    fn describe(&self, cx: &Context<'_>, _: &Finding, lang: Lang) -> Message {
        let printed = cx.plan.head.number.as_deref().unwrap_or_default().trim();
        let printed = if printed.is_empty() {
            String::new()
        } else {
            match lang {
                Lang::Vi => format!(" (chỉ ghi “{printed}”)"),
                Lang::En => format!(" (only “{printed}”)"),
            }
        };
        let text = match lang {
            Lang::Vi => format!("Kế hoạch chưa có số{printed}"),
            Lang::En => format!("The plan has no number{printed}"),
        };
        let help = lang.pick(
            "Dự thảo thì không phải làm gì, văn thư cấp số khi ban hành; đã ban hành thì ghi số vào kế hoạch",
            "Nothing to do while it is a draft, which gets its number on issue; if it was issued, enter the number in the target set",
        );
        wording::message(text, help)
    }
}

/// Whether a printed number has its ordinal: "77/KH-UBND" has, "…/KH-UBND" has not.
fn numbered(printed: &str) -> bool {
    let ordinal = printed.split(['/', '-']).next().unwrap_or_default();
    ordinal.contains(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_symbol_alone_is_no_number() {
        assert!(numbered("77/KH-UBND") && numbered("05-NQ/TU") && numbered("Số 12"));
        for none in ["", "/KH-UBND", "…/KH-UBND", "Số:     /KH-UBND", "-KH/ĐU"] {
            assert!(!numbered(none), "{none}");
        }
    }
}
