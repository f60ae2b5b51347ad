#![doc = include_str!("wrong_share.md")]

use super::super::{Check, Context, Finding, Message, Name, wording};
use crate::check::Subject;
use crate::lang::Lang;
use crate::plan::{CountShare, Passage, PassageKind};
use crate::text::loose;

/// A count is not the share printed beside it.
#[derive(Debug)]
pub(super) struct WrongShare;

impl Check for WrongShare {
    fn name(&self) -> Name {
        Name::WrongShare
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        for (at, passage) in (0..).zip(&cx.plan.passages) {
            if wrong(passage).is_some() {
                found.push(Finding::new(self.name(), Subject::Passages(vec![at])));
            }
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let Subject::Passages(places) = &finding.subject else {
            return Message::default();
        };
        let passage = places
            .first()
            .and_then(|at| cx.plan.passages.get(*at as usize));
        let Some((passage, share)) = passage.and_then(|passage| Some((passage, wrong(passage)?)))
        else {
            return Message::default();
        };
        let lines = wording::lines(passage.lines, lang);
        let at = lines.map_or_else(String::new, |lines| format!(" ({lines})"));
        let words = passage.words.as_deref().unwrap_or_default();
        let (part, whole) = (share.part, share.whole);
        let rightly = share.rightly();
        let rightly = lang.pick(rightly.clone(), rightly.replace(',', "."));
        let text = lang.pick(
            format!("“{words}”{at}: {part}/{whole} là {rightly}%"),
            format!("“{words}”{at}: {part} of {whole} is {rightly}%"),
        );
        let help = lang.pick(
            "Kiểm tra lại tử số, mẫu số và tỷ lệ; nếu tỷ lệ tính trên số khác thì ghi rõ số đó",
            "Check both counts and the share; where it is a share of something else, say of what",
        );
        wording::message(text, help)
    }
}

/// The share of a passage that is not that of its count. "Trên 80%" beside 42/50 is right.
fn wrong(passage: &Passage<'_>) -> Option<CountShare> {
    let words = passage.words.as_deref()?;
    let about = [
        "trên ",
        "hơn ",
        "gần ",
        "khoảng ",
        "dưới ",
        "tối thiểu ",
        "ít nhất ",
    ];
    let is_about = about
        .iter()
        .any(|about| format!("{} ", loose(words)).contains(about));
    if passage.kind != PassageKind::Share || is_about {
        return None;
    }
    CountShare::parse(words).filter(|share| !share.is_right())
}
