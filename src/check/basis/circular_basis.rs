#![doc = include_str!("circular_basis.md")]

use super::{Check, Context, Finding, Message, Name, Subject, wording};
use crate::graph::Circle;
use crate::lang::Lang;

/// Documents rest on each other in a circle.
#[derive(Debug)]
pub(super) struct CircularBasis;

impl Check for CircularBasis {
    fn name(&self) -> Name {
        Name::CircularBasis
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        for circle in cx.graph.circles() {
            let subject = Subject::Citation(circle.citation, None);
            let mut finding = Finding::new(self.name(), subject);
            finding.words = Some(names(cx, &circle).into());
            finding.documents = circle.documents;
            found.push(finding);
        }
    }

    fn describe(&self, _cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let circle = finding.words.as_deref().unwrap_or_default();
        let text = match lang {
            Lang::Vi => format!("Các văn bản căn cứ vòng quanh lẫn nhau: {circle}"),
            Lang::En => format!("Documents rest on each other in a circle: {circle}"),
        };
        let help = lang.pick(
            "Xem lại ngày và số, ký hiệu: văn bản ban hành trước không thể căn cứ văn bản ban hành sau",
            "Look at dates and numbers: the earlier document cannot rest on the later one",
        );
        wording::message(text, help)
    }
}

/// The circle, its first document again at its end.
fn names(cx: &Context<'_>, circle: &Circle) -> String {
    let head = &cx.plan.head;
    let own = head.number.as_deref().or(head.title.as_deref());
    let plan = circle.through_plan.then(|| own.unwrap_or_default());
    let others = circle
        .documents
        .iter()
        .map(|id| cx.rules.document(*id).name());
    let mut names: Vec<_> = plan.into_iter().chain(others).collect();
    names.extend(names.first().copied());
    names.join(" → ")
}
