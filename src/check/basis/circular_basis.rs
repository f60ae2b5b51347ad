#![doc = include_str!("circular_basis.md")]

use super::{Check, Context, Finding, Message, Name, Subject, wording};
use crate::document::Issuer;
use crate::graph::Circle;
use crate::lang::Lang;
use crate::plan::Citation;
use crate::text::loose;

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
        for (at, citation) in cx.graph.basis() {
            let is_told = cx.graph.own().is_some() && cx.graph.document(at) == cx.graph.own();
            if !is_told && is_itself(cx, citation) {
                found.push(Finding::new(self.name(), Subject::Citation(at, None)));
            }
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let own = super::citation(cx, finding).filter(|_| finding.words.is_none());
        if let Some(citation) = own {
            return of_itself(citation, lang);
        }
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

/// Whether a citation is of the plan itself: its number, its whole day and its issuer.
pub(super) fn is_itself(cx: &Context<'_>, citation: &Citation<'_>) -> bool {
    let head = &cx.plan.head;
    let number = |number: Option<&str>| number.map(loose).filter(|number| !number.is_empty());
    let own = number(head.number.as_deref());
    if own.is_none() || own != number(citation.number.as_deref()) {
        return false;
    }
    let day = head.issued.filter(|day| day.is_whole());
    let (Some(own), Some(cited)) = (head.issuer.as_deref(), citation.issuer.as_deref()) else {
        return false;
    };
    let (own, cited) = (Issuer::parse_again(own), Issuer::parse_again(cited));
    let same = own.body == cited.body && own.level == cited.level && !own.contradicts(&cited);
    day.is_some() && day == citation.issued && same
}

/// The plan names itself.
fn of_itself(citation: &Citation<'_>, lang: Lang) -> Message {
    let quoted = super::quoted(citation);
    let text = match lang {
        Lang::Vi => format!(
            "Kế hoạch lấy chính mình làm căn cứ: {quoted} có số, ngày và cơ quan ban hành của kế hoạch này"
        ),
        Lang::En => format!(
            "The plan is its own basis: {quoted} has the number, the date and the issuer of this plan"
        ),
    };
    let help = lang.pick(
        "Bỏ dòng này, hoặc ghi đúng số, ngày và cơ quan ban hành của văn bản được căn cứ",
        "Leave the line out, or write number, date and issuer of the document that is meant",
    );
    wording::message(text, help)
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
