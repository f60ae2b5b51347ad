#![doc = include_str!("missing_annex.md")]

use super::section;
use super::{Check, Context, Finding, Message, Name, Subject, wording};
use crate::check::Severity;
use crate::lang::Lang;
use crate::plan::{Passage, PassageKind, Plan};
use crate::text::{loose, loose_again};

/// An annex is named and not there.
#[derive(Debug)]
pub(super) struct MissingAnnex;

impl Check for MissingAnnex {
    fn name(&self) -> Name {
        Name::MissingAnnex
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        let missing = missing_annexes(cx.plan);
        if missing.is_empty() {
            return;
        }
        let there = there(cx.plan);
        let mut named: Vec<&Passage<'_>> = passages(cx.plan, &missing).collect();
        let words = numbers(&mut named);
        let is_apart = there.is_empty() && named.iter().any(|passage| comes_along(passage));
        let mut finding = Finding::new(self.name(), Subject::Passages(missing));
        finding.words = Some(words.into());
        found.push(if is_apart {
            finding.at_most(Severity::Note)
        } else {
            finding
        });
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let Subject::Passages(missing) = &finding.subject else {
            return Message::default();
        };
        let numbers = finding.words.as_deref().unwrap_or_default();
        let annex = match (numbers, lang) {
            ("", Lang::Vi) => "phụ lục".to_owned(),
            ("", Lang::En) => "an annex".to_owned(),
            (numbers, Lang::Vi) => format!("Phụ lục {numbers}"),
            (numbers, Lang::En) => format!("annex {numbers}"),
        };
        let lines = passages(cx.plan, missing).map(|passage| passage.lines);
        let lines = wording::all_lines(lines, lang);
        let at = lines.map_or_else(String::new, |lines| format!(" ({lines})"));
        let text = lang.pick(
            format!("Kế hoạch dẫn tới {annex}{at} nhưng trong bản đối chiếu không có"),
            format!("The plan names {annex}{at}, which is not in what was judged"),
        );
        let help = lang.pick(
            "Nếu phụ lục là tệp riêng: đối chiếu lại cùng phụ lục, vì chỉ tiêu và nhiệm vụ trong đó chưa được xem xét. Nếu không có phụ lục: bổ sung hoặc bỏ chỗ dẫn",
            "Where it is a file of its own: judge the plan together with it, for its targets and tasks were not looked at. Where there is none: add it, or strike the reference",
        );
        wording::message(text, help)
    }
}

/// The places of the passages that name an annex which is not there.
pub(in crate::check) fn missing_annexes(plan: &Plan<'_>) -> Vec<u32> {
    let mut kinds = plan.passages.iter().map(|passage| passage.kind);
    if !kinds.any(|kind| kind == PassageKind::NamedAnnex) {
        return Vec::new();
    }
    let there = there(plan);
    let all = (0..).zip(&plan.passages);
    let missing = all.filter(|(_, passage)| is_missing(passage, &there));
    missing.map(|(at, _)| at).collect()
}

fn passages<'p>(plan: &'p Plan<'_>, at: &'p [u32]) -> impl Iterator<Item = &'p Passage<'p>> {
    at.iter().filter_map(|at| plan.passages.get(*at as usize))
}

/// The annexes that are there, each with its number; also those in which only figures show them.
fn there(plan: &Plan<'_>) -> Vec<Option<u32>> {
    let annexes = plan.passages.iter();
    let annexes = annexes.filter(|passage| passage.kind == PassageKind::Annex);
    let mut found: Vec<Option<u32>> = annexes
        .map(|passage| number(passage.number.as_deref()))
        .collect();
    let targets = plan
        .targets
        .iter()
        .chain(&plan.task_targets)
        .chain(&plan.baselines);
    for section in targets.filter_map(|target| target.section.as_deref()) {
        let first = section.split('.').next().unwrap_or_default();
        if loose_again(first).starts_with("phụ lục") {
            found.push(number(Some(first)));
        }
    }
    found
}

/// The number in the name of an annex: 2 of "Phụ lục II", "phụ lục số 02".
fn number(name: Option<&str>) -> Option<u32> {
    let last = name?.split_whitespace().last()?;
    let steps = section::parse(last)?;
    steps.last().map(|step| step.number)
}

/// Whether a passage names an annex that is surely not there.
fn is_missing(passage: &Passage<'_>, there: &[Option<u32>]) -> bool {
    if passage.kind != PassageKind::NamedAnnex {
        return false;
    }
    match number(passage.number.as_deref()) {
        None => there.is_empty(),
        // Beside one without a number nobody knows which it is.
        Some(named) => !there
            .iter()
            .any(|there| there.is_none_or(|there| there == named)),
    }
}

/// Whether the plan says that the annex comes along with it: it may be a file of its own.
fn comes_along(passage: &Passage<'_>) -> bool {
    let words = loose(passage.words.as_deref().unwrap_or_default());
    ["kèm theo", "đính kèm", "gửi kèm", "kèm kế hoạch"]
        .iter()
        .any(|along| words.contains(along))
}

/// The numbers that are named, each once, in order.
fn numbers(named: &mut [&Passage<'_>]) -> String {
    named.sort_by_key(|passage| number(passage.number.as_deref()));
    let mut numbers: Vec<&str> = Vec::new();
    for number in named.iter().filter_map(|passage| passage.number.as_deref()) {
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    numbers.join(", ")
}
