#![doc = include_str!("wrong_share.md")]

use super::super::{Check, Context, Finding, Message, Name, wording};
use crate::check::Subject;
use crate::lang::Lang;
use crate::plan::{CountShare, Passage, PassageKind};
use crate::text::loose;
use std::cmp::Ordering;

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

/// The share of a passage that is not that of its count. "Trên 80%" beside 42/50 is right, "tối thiểu 90%" is not: the
/// count is below what is said to be the least.
fn wrong(passage: &Passage<'_>) -> Option<CountShare> {
    let words = passage.words.as_deref()?;
    if passage.kind != PassageKind::Share {
        return None;
    }
    let share = CountShare::parse(words)?;
    let said = format!("{} ", loose(words));
    let says = |words: &[&str]| words.iter().any(|word| said.contains(word));
    let is_wrong = if says(&["gần ", "khoảng ", "xấp xỉ "]) {
        false
    } else if says(&["trên ", "hơn ", "tối thiểu ", "ít nhất "]) {
        share.exact_beside() == Ordering::Less
    } else if says(&["dưới ", "không quá ", "tối đa "]) {
        share.exact_beside() == Ordering::Greater
    } else {
        true
    };
    (is_wrong && !share.is_right()).then_some(share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_below_its_own_bound_is_no_share_of_it() {
        for (words, is_wrong) in [
            ("42/50 hồ sơ, đạt 84%", false),
            ("42/50 hồ sơ, đạt 85%", true),
            ("đạt trên 80% (42/50 hồ sơ)", false),
            ("tối thiểu 30% đơn vị (06/21 đơn vị)", true),
            ("tối thiểu 25% đơn vị (06/21 đơn vị)", false),
            ("ít nhất 84% (42/50 hồ sơ)", false),
            ("dưới 20% (8/50 hộ)", false),
            ("dưới 10% (8/50 hộ)", true),
            ("khoảng 30% (06/21 đơn vị)", false),
        ] {
            let passage = Passage {
                kind: PassageKind::Share,
                number: None,
                words: Some(words.into()),
                year: None,
                lines: None,
            };
            assert_eq!(wrong(&passage).is_some(), is_wrong, "{words}");
        }
    }
}
