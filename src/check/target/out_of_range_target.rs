#![doc = include_str!("out_of_range_target.md")]

use super::super::promise::impossible;
use super::super::{
    Check, Context, Finding, Message, Name, Severity, Subject, TargetList, TargetRef, wording,
};
use crate::lang::Lang;
use crate::plan::{Promise, Target};

/// A value that cannot be: a share above 100%.
#[derive(Debug)]
pub(super) struct OutOfRangeTarget;

impl Check for OutOfRangeTarget {
    fn name(&self) -> Name {
        Name::OutOfRangeTarget
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        for list in [TargetList::Targets, TargetList::Tasks] {
            for (index, (id, target)) in (0..).zip(cx.stands.known_of(cx.plan, list)) {
                let Some(id) = id else { continue };
                let impossible = impossible(cx.rules.indicator(id), target);
                if impossible || falls(target) {
                    let at = Subject::Targets(vec![TargetRef { list, index }]);
                    let mut finding = Finding::new(self.name(), at);
                    if !impossible {
                        // What is meant is clear: only its order is a slip.
                        finding = finding.at_most(Severity::Warning);
                    }
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
        if falls(target) && finding.severity > Severity::Error {
            return falling(&named, &promised, lang);
        }
        let text = match lang {
            Lang::Vi => {
                format!("{named} đặt {promised}, một giá trị không thể có nên không được đối chiếu")
            }
            Lang::En => format!("{named} promises {promised}, which cannot be; it is not compared"),
        };
        let help = lang.pick(
            "Kiểm tra lại con số và đơn vị: không có giá trị âm, tỷ lệ từ 0 đến 100%, chỉ số từ 0 đến 1",
            "Check number and unit: nothing is below 0, a share is at most 100%, an index at most 1",
        );
        wording::message(text, help)
    }
}

fn falling(named: &str, promised: &str, lang: Lang) -> Message {
    let text = match lang {
        Lang::Vi => format!("{named} đặt khoảng {promised}, số đầu lớn hơn số cuối"),
        Lang::En => format!("{named} promises the range {promised}, which runs from high to low"),
    };
    let help = lang.pick(
        "Kiểm tra lại hai số; khoảng giá trị viết từ thấp đến cao, số thấp được dùng để đối chiếu",
        "Check both numbers: a range runs from low to high, and the lower one is compared",
    );
    wording::message(text, help)
}

/// Whether a range is written from high to low.
fn falls(target: &Target<'_>) -> bool {
    matches!(target.promise, Promise::Range(low, high) if low > high)
}
