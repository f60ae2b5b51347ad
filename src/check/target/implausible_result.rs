#![doc = include_str!("implausible_result.md")]

use super::super::{Check, Context, Finding, Message, Name, TargetList, TargetRef, wording};
use crate::check::{Severity, Subject};
use crate::document::Level;
use crate::lang::Lang;
use crate::plan::{Decimal, Promise, Target};
use crate::rule::RuleSet;
use crate::text::loose_again;
use std::rc::Rc;

/// A result that a commune cannot have.
#[derive(Debug)]
pub(super) struct ImplausibleResult;

/// Fewer words are no sentence of a programme.
const WORDS: usize = 6;

impl Check for ImplausibleResult {
    fn name(&self) -> Name {
        Name::ImplausibleResult
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        if cx.whose.level != Some(Level::Commune) {
            return;
        }
        for (index, result) in (0..).zip(&cx.plan.baselines) {
            if let Some(why) = why(cx.rules, result) {
                let list = TargetList::Baselines;
                let subject = Subject::Targets(vec![TargetRef { list, index }]);
                let mut finding = Finding::new(self.name(), subject);
                finding.year = result.year;
                // Words may be alike by chance.
                found.push(match why {
                    Why::Product(_) => finding,
                    Why::Programme(_) => finding.at_most(Severity::Note),
                });
            }
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let targets = super::targets(cx, finding);
        let [result] = targets.as_slice() else {
            return Message::default();
        };
        let named = wording::named(result, lang);
        let said = wording::promise(result, lang);
        match why(cx.rules, result) {
            Some(Why::Product(product)) => {
                let text = lang.pick(
                    format!("{named} báo cáo {said}: {product} không thống kê cho cấp xã"),
                    format!("{named} reports {said}: there is no {product} of a commune"),
                );
                let help = lang.pick(
                    "Ghi số liệu của xã, hoặc ghi rõ là số liệu của tỉnh hay cả nước",
                    "Report the commune's own figure, or say that it is the province's or the nation's",
                );
                wording::message(text, help)
            }
            Some(Why::Programme(name)) => {
                let text = lang.pick(
                    format!(
                        "{named} báo cáo kết quả {said}, trùng từng chữ với mục tiêu của {name}"
                    ),
                    format!("{named} reports {said}, word for word what {name} sets as a goal"),
                );
                let help = lang.pick(
                    "Kiểm tra lại: đây là số liệu thực hiện của xã hay câu chép từ mục tiêu chung",
                    "Check whether it is what the commune reached, or a sentence copied from the programme's goals",
                );
                wording::message(text, help)
            }
            None => Message::default(),
        }
    }
}

/// Why a commune cannot have a result.
enum Why {
    /// It is a share of what is not counted for communes.
    Product(&'static str),
    /// It has the words and the figure of a programme of the nation, by its number.
    Programme(String),
}

fn why(rules: &RuleSet, result: &Target<'_>) -> Option<Why> {
    let is_figure = matches!(result.promise, Promise::Number(..) | Promise::Range(..));
    if !is_figure || result.whose.is_some() {
        return None;
    }
    product(result)
        .map(Why::Product)
        .or_else(|| programme(rules, result).map(Why::Programme))
}

/// GDP or GRDP, where a result is a share of it.
fn product(result: &Target<'_>) -> Option<&'static str> {
    let words = [
        result.unit.as_deref(),
        result.of.as_deref(),
        Some(&*result.label),
    ];
    let unit = loose_again(result.unit.as_deref().unwrap_or_default());
    if !unit.starts_with('%') {
        return None;
    }
    let words = words.into_iter().flatten().map(loose_again);
    // Both names end so.
    let words: Vec<Rc<str>> = words.filter(|words| words.contains("dp")).collect();
    let has = |name: &str| {
        words
            .iter()
            .any(|words| words.split(' ').any(|word| word == name))
    };
    ["GRDP", "GDP"]
        .into_iter()
        .find(|name| has(&name.to_lowercase()))
}

/// The programme of the nation whose words a result has.
fn programme(rules: &RuleSet, result: &Target<'_>) -> Option<String> {
    let Promise::Number(_, value) = result.promise else {
        return None;
    };
    // All of them are reached often enough; nobody reaches 57% by accident.
    if value == Decimal::HUNDRED {
        return None;
    }
    let first = rules.national.partition_point(|(known, ..)| *known < value);
    let same = rules.national.get(first..)?.iter();
    let mut same = same.take_while(|(known, ..)| *known == value).peekable();
    same.peek()?;
    let label = loose_again(&result.label);
    if label.trim().bytes().filter(|byte| *byte == b' ').count() + 1 < WORDS {
        return None;
    }
    let label = format!(" {label} ");
    let (_, found, _) = same.find(|(.., words)| holds(words, &label))?;
    let found = rules.requirement(*found);
    Some(rules.document(found.document).name().to_owned())
}

/// Whether words between blanks hold others between blanks: they can only begin at a blank.
fn holds(words: &str, others: &str) -> bool {
    let (mut rest, others) = (words.as_bytes(), others.as_bytes());
    while rest.len() >= others.len() {
        if rest.starts_with(others) {
            return true;
        }
        let next = rest.iter().skip(1).position(|byte| *byte == b' ');
        rest = next.and_then(|at| rest.get(at + 1..)).unwrap_or_default();
    }
    others.is_empty()
}
