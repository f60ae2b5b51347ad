#![doc = include_str!("conflicting_results.md")]

use super::super::promise::Stand;
use super::super::{
    Check, Context, Finding, Message, Name, Severity, Subject, TargetList, TargetRef, wording,
};
use crate::lang::Lang;
use crate::plan::{Decimal, Fit, IndicatorId, Promise, Target};
use crate::text::loose_again;
use std::collections::BTreeSet;
use std::rc::Rc;

/// One thing and year, two results.
#[derive(Debug)]
pub(super) struct ConflictingResults;

impl Check for ConflictingResults {
    fn name(&self) -> Name {
        Name::ConflictingResults
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        let results = &cx.plan.baselines;
        let mut keyed: Vec<(Key, u32, &Target<'_>)> = (0..)
            .zip(results)
            .filter(|(_, result)| is_figure(result) && names_one_thing(result))
            .map(|(index, result)| (key(result), index, result))
            .collect();
        keyed.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
        for same in keyed.chunk_by(|a, b| a.0 == b.0) {
            let Some((_, first, result)) = same.first() else {
                continue;
            };
            let other = same
                .iter()
                .find(|(_, _, other)| other.promise != result.promise);
            let Some((_, other, _)) = other else { continue };
            let at = |index| TargetRef {
                list: TargetList::Baselines,
                index,
            };
            let subject = Subject::Targets(vec![at(*first), at(*other)]);
            let mut finding = Finding::new(self.name(), subject);
            finding.indicator =
                (result.indicator.as_deref()).and_then(|slug| cx.rules.find_indicator(slug));
            finding.year = result.year;
            found.push(finding);
        }
        let own = found.iter().filter(|f| f.name == self.name());
        let told: BTreeSet<Option<IndicatorId>> = own.map(|f| f.indicator).collect();
        found.extend(in_other_words(cx).filter(|f| !told.contains(&f.indicator)));
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let targets = super::targets(cx, finding);
        let [first, other] = targets.as_slice() else {
            return Message::default();
        };
        let (named, also) = (
            wording::named(first, lang),
            wording::also_named(other, first, lang),
        );
        let (one, two) = (wording::promise(first, lang), wording::promise(other, lang));
        let is_sure = finding.severity < Severity::Note;
        let text = match (lang, is_sure) {
            (Lang::Vi, true) => {
                format!("Cùng một kết quả nhưng {named} ghi {one}, còn {also} ghi {two}")
            }
            (Lang::Vi, false) => {
                format!("Hai kết quả có thể là một nhưng {named} ghi {one}, còn {also} ghi {two}")
            }
            (Lang::En, true) => format!("For one result {named} says {one}, but {also} says {two}"),
            (Lang::En, false) => {
                format!("Two results may be one, but {named} says {one} and {also} says {two}")
            }
        };
        let help = lang.pick(
            "Kiểm tra lại số liệu và giữ một con số, hoặc ghi rõ hai kết quả khác nhau ở điểm nào",
            "Check the figures and keep one, or say how the two results differ",
        );
        wording::message(text, help)
    }
}

/// Results of one indicator, unit and year in other words with other numbers: they may be one.
fn in_other_words<'c>(cx: &'c Context<'_>) -> impl Iterator<Item = Finding> + 'c {
    let of_one = |a: &Stand, b: &Stand| (a.indicator, a.year) == (b.indicator, b.year);
    cx.stands.results.chunk_by(of_one).filter_map(|same| {
        let sure = same.iter().filter_map(|stand| {
            let result = stand.target.of(cx.plan)?;
            let is_sure = result.fit == Fit::Exact && is_figure(result);
            Some((stand, result, value(result)?)).filter(|_| is_sure)
        });
        let sure: Vec<_> = sure.collect();
        let (first, result, number) = sure.first()?;
        let unit = |of: &Target<'_>| loose_again(of.unit.as_deref().unwrap_or_default());
        let (other, ..) = sure
            .iter()
            .find(|(_, other, of)| of != number && unit(other) == unit(result))?;
        let subject = Subject::Targets(vec![first.target, other.target]);
        let mut finding = Finding::new(Name::ConflictingResults, subject);
        finding.indicator = Some(first.indicator);
        finding.year = first.year;
        Some(finding.at_most(Severity::Note))
    })
}

/// Whether a label says enough to be that of one thing. "15 quyết định" here and "8 quyết định" there are counts of
/// two things; a share is of what its words say.
fn names_one_thing(result: &Target<'_>) -> bool {
    let is_share = result
        .unit
        .as_deref()
        .is_some_and(|unit| unit.starts_with('%'));
    let words = || loose_again(&result.label).split(' ').count();
    result.indicator.is_some() || is_share && words() >= WORDS
}

/// Fewer words name no one thing: "so dự toán".
const WORDS: usize = 4;

/// The number of a result.
fn value(result: &Target<'_>) -> Option<Decimal> {
    match result.promise {
        Promise::Number(_, value) | Promise::Level(value) => Some(value),
        _ => None,
    }
}

/// Whether a result is a level of the plan's own area for a whole year.
fn is_figure(result: &Target<'_>) -> bool {
    let around = [
        &result.change,
        &result.whose,
        &result.when,
        &result.of,
        &result.condition,
    ];
    matches!(result.promise, Promise::Number(..) | Promise::Level(_))
        && around.iter().all(|words| words.is_none())
}

/// The label's words, the unit, the year.
type Key = (Rc<str>, Rc<str>, Option<i16>);

/// What two results have in common that speak of one thing: the label's words, the unit, the year.
fn key(result: &Target<'_>) -> Key {
    let label = loose_again(&result.label);
    let measured = ["tỷ lệ ", "tỉ lệ ", "số ", "số lượng "]
        .iter()
        .find_map(|start| label.strip_prefix(start));
    let unit = loose_again(result.unit.as_deref().unwrap_or_default());
    (measured.unwrap_or(&label).into(), unit, result.year)
}
