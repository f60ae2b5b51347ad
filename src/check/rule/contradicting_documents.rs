#![doc = include_str!("contradicting_documents.md")]

use super::{Lint, LintContext, Message, Name, RuleFinding, limit, wording};
use crate::document::{PartialDate, Relation};
use crate::lang::Lang;
use crate::plan::{Direction, Indicator};
use crate::rule::{Force, Requirement};
use std::cmp::Ordering;

/// Two documents of one level ask two things of one indicator and year.
#[derive(Debug)]
pub(super) struct ContradictingDocuments;

impl Lint for ContradictingDocuments {
    fn name(&self) -> Name {
        Name::ContradictingDocuments
    }

    fn run(&self, cx: &LintContext<'_>, found: &mut Vec<RuleFinding>) {
        for ids in cx.rules.by_indicator.iter() {
            let all: Vec<&Requirement> = ids.iter().map(|id| cx.rules.requirement(*id)).collect();
            for (at, this) in all.iter().enumerate() {
                let others = all.iter().take(at).filter(|one| contradict(cx, one, this));
                found.extend(others.map(|one| {
                    let (later, earlier) = in_time(cx, this, one);
                    RuleFinding::new(self.name(), later.id, Some(earlier.id))
                }));
            }
        }
    }

    fn describe(&self, cx: &LintContext<'_>, finding: &RuleFinding, lang: Lang) -> Message {
        let later = cx.rules.requirement(finding.rule);
        let earlier = cx.rules.requirement(finding.other.unwrap_or(finding.rule));
        let (label, year) = (cx.indicator(later).label(lang), later.by);
        let (one, other) = (side(cx, earlier, lang), side(cx, later, lang));
        let text = lang.pick(
            format!("Hai văn bản cùng cấp đặt hai mức cho “{label}” năm {year}: {one}; {other}"),
            format!(
                "Two documents of one level ask two things of “{label}” for {year}: {one}; {other}"
            ),
        );
        wording::message(text, decided(cx, earlier, later, lang))
    }
}

/// A document with its day, its figure, the place of it and its sentence.
fn side(cx: &LintContext<'_>, rule: &Requirement, lang: Lang) -> String {
    let (source, required) = (cx.source(rule), cx.required(rule, lang));
    let day = cx
        .rules
        .document(rule.document)
        .issued
        .map(|day| match lang {
            Lang::Vi => format!(", ban hành {}", day.vietnamese()),
            Lang::En => format!(", issued {day}"),
        });
    let quote = rule.quote.as_deref().map_or_else(
        || {
            lang.pick(", chưa ghi nguyên văn", ", its sentence is not quoted")
                .to_owned()
        },
        |quote| format!(" – “{quote}”"),
    );
    format!("{source}{}: {required}{quote}", day.unwrap_or_default())
}

/// Which is later, and which of the two counts.
fn decided(cx: &LintContext<'_>, earlier: &Requirement, later: &Requirement, lang: Lang) -> String {
    let name = |rule: &Requirement| cx.rules.document(rule.document).name().to_owned();
    let (before, after) = (name(earlier), name(later));
    let dated = |rule: &Requirement| cx.begin_of(rule.document).map(PartialDate::latest);
    let order = match (dated(earlier), dated(later)) {
        (Some(one), Some(other)) if one < other => lang.pick(
            format!("{after} ban hành sau {before}"),
            format!("{after} is later than {before}"),
        ),
        (Some(one), Some(other)) if one == other => lang.pick(
            format!("{before} và {after} cùng ngày"),
            format!("{before} and {after} are of one day"),
        ),
        (Some(_), Some(_)) => lang.pick(
            format!("{after} ghi ngày trước {before}"),
            format!("{after} is dated before {before}"),
        ),
        _ => lang.pick(
            "Chưa rõ văn bản nào ban hành sau".to_owned(),
            "Which is later is not known".to_owned(),
        ),
    };
    if cx
        .rules
        .leads(later.document, earlier.document, &[Relation::Amends])
    {
        return lang.pick(
            format!("{order}; {after} sửa đổi {before} nên mức của {after} quyết định"),
            format!("{order}; {after} amends {before}, so the figure of {after} decides"),
        );
    }
    let indicator = cx.indicator(later);
    let strict = [earlier, later]
        .into_iter()
        .max_by(|a, b| strictness(indicator, a, b));
    let strict = strict.unwrap_or(later);
    let (document, required) = (name(strict), cx.required(strict, lang));
    lang.pick(
        format!("{order}, không văn bản nào sửa đổi văn bản kia: mức chặt hơn quyết định, là {required} của {document}. Nếu một văn bản thay thế hoặc sửa đổi văn bản kia, ghi quan hệ ấy; nếu khác đối tượng, tách đối tượng"),
        format!("{order}, and neither amends the other: the stricter decides, {required} of {document}. If one replaces or amends the other, write that relation; if they speak to others, give each its own audience"),
    )
}

/// Two requirements, that of the later document first.
fn in_time<'r>(
    cx: &LintContext<'_>,
    one: &'r Requirement,
    other: &'r Requirement,
) -> (&'r Requirement, &'r Requirement) {
    let amends = |a: &Requirement, b: &Requirement| {
        cx.rules.leads(a.document, b.document, &[Relation::Amends])
    };
    let day = |rule: &Requirement| cx.begin_of(rule.document).map(PartialDate::latest);
    if amends(other, one) || (!amends(one, other) && day(one) < day(other)) {
        (other, one)
    } else {
        (one, other)
    }
}

/// Whether two documents of one level ask different things of the same plans for the same year, on some day.
fn contradict(cx: &LintContext<'_>, one: &Requirement, other: &Requirement) -> bool {
    let level = |r: &Requirement| cx.rules.document(r.document).level;
    let alike = match (one.force, other.force) {
        (Force::Must, Force::Must) => one.audience.meets(&other.audience),
        (Force::Aggregate, Force::Aggregate) => one.audience == other.audience,
        _ => false,
    };
    alike
        && one.document != other.document
        && level(one) == level(other)
        && one.by == other.by
        && one.audience.condition == other.audience.condition
        && (&one.unlike, &one.only) == (&other.unlike, &other.only)
        && one.judges()
        && other.judges()
        && strictness(cx.indicator(one), one, other) != Ordering::Equal
        && cx.stand_together(one, other)
}

fn strictness(indicator: &Indicator, one: &Requirement, other: &Requirement) -> Ordering {
    let direction: Direction = indicator.direction;
    match (limit(one), limit(other)) {
        (Some(one), Some(other)) => one.strictness(other, direction),
        _ => Ordering::Equal,
    }
}
