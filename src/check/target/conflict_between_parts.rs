//! One thing in two places of a plan: with two values, one of them without its year, or as what no indicator surely
//! measures, with one value or two.

use super::super::promise::Stand;
use super::super::wording;
use super::super::{Context, Finding, Message, Name, Severity, Subject, TargetList, TargetRef};
use super::conflicting_targets::{is_ambition, of_two_levels};
use crate::lang::Lang;
use crate::plan::{Decimal, Fit, Modality, Promise, Target};
use crate::text::{Again, loose, loose_again};
use std::collections::BTreeSet;
use std::rc::Rc;

/// Fewer words of a label name too many things.
const WORDS: usize = 5;

/// Of each indicator the first target without a year that is the value of no year the plan states.
pub(super) fn undated(cx: &Context<'_>) -> Vec<Finding> {
    let stands = cx
        .stands
        .targets
        .chunk_by(|a, b| a.indicator == b.indicator);
    stands
        .filter_map(|of_one| undated_one(cx, of_one))
        .collect()
}

/// How many targets without a year are looked at: where the first are not told, no later one need be.
const FIRST: usize = 8;

fn undated_one(cx: &Context<'_>, of_one: &[Stand]) -> Option<Finding> {
    // Most stand alone, or have their year.
    if of_one.len() < 2 || of_one.iter().all(|stand| stand.year.is_some()) {
        return None;
    }
    let value = |stand: &Stand| super::limit_of(stand).map(|limit| limit.value);
    let limits = of_one.iter().filter(|stand| value(stand).is_some());
    let (dated, undated): (Vec<&Stand>, Vec<&Stand>) = limits.partition(|s| s.year.is_some());
    let stages: BTreeSet<Option<Decimal>> = dated.iter().map(|stand| value(stand)).collect();
    let untold = undated.iter().enumerate();
    let mut untold = untold.filter(|(_, first)| !stages.contains(&value(first)));
    untold.by_ref().take(FIRST).find_map(|(at, first)| {
        // It has its own value: only others differ.
        let beside = dated.iter().chain(undated.iter().skip(at));
        let others = beside.filter(|other| {
            value(other) != value(first)
                && !is_ambition(cx, first, other)
                && !of_two_levels(cx, first, other)
        });
        let others: Vec<TargetRef> = others.map(|other| other.target).collect();
        if others.is_empty() {
            return None;
        }
        let targets = std::iter::once(first.target).chain(others).collect();
        let mut finding = super::of_targets(Name::ConflictingTargets, first, targets);
        finding.year = None;
        Some(finding.at_most(Severity::Warning))
    })
}

/// A share of one thing in one section needs no more.
const SHARE_WORDS: usize = 3;

/// Targets that surely mean no known indicator and have one label, unit and year, but two values: one in the text and
/// one in an annex, or two shares in one section.
pub(super) fn of_no_indicator(cx: &Context<'_>) -> Vec<Finding> {
    let two = |one: &Target<'_>, other: &Target<'_>| {
        let long = |target: &Target<'_>| loose_again(&target.label).split(' ').count() >= WORDS;
        let apart = in_annex(other) != in_annex(one) && long(one) && long(other);
        (apart || of_one_section(one, other))
            && other.modality == one.modality
            && value(other) != value(one)
    };
    let found = pairs(cx, two).into_iter();
    found
        .map(|pair| {
            let finding = Finding::new(Name::ConflictingTargets, Subject::Targets(pair.to_vec()));
            finding.at_most(Severity::Warning)
        })
        .collect()
}

/// The same with one value: two shares that one section states twice.
pub(super) fn twice_of_no_indicator(cx: &Context<'_>) -> Vec<Finding> {
    let twice = |one: &Target<'_>, other: &Target<'_>| {
        of_one_section(one, other) && other.promise == one.promise && other.modality == one.modality
    };
    let found = pairs(cx, twice).into_iter();
    found
        .map(|pair| Finding::new(Name::DuplicateTarget, Subject::Targets(pair.to_vec())))
        .collect()
}

/// Of targets that surely mean no known indicator and have one label, unit and year the first, with the first of the
/// others that it is to be told with.
fn pairs(
    cx: &Context<'_>,
    is_told: impl Fn(&Target<'_>, &Target<'_>) -> bool,
) -> Vec<[TargetRef; 2]> {
    let list = TargetList::Targets;
    let mut keyed: Vec<(Key, u32, &Target<'_>)> = (0..)
        .zip(&cx.plan.targets)
        .filter_map(|(index, target)| Some((key(target)?, index, target)))
        .collect();
    keyed.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    let groups = keyed.chunk_by(|a, b| a.0 == b.0);
    groups
        .filter_map(|same| {
            let ((_, first, target), others) = same.split_first()?;
            let (_, other, _) = others.iter().find(|(.., other)| is_told(target, other))?;
            Some([*first, *other].map(|index| TargetRef { list, index }))
        })
        .collect()
}

/// Whether two shares stand in one section, each for a year, in lines of their own, with nobody who answers for one alone.
fn of_one_section(one: &Target<'_>, other: &Target<'_>) -> bool {
    let is_share = |target: &Target<'_>| target.unit.as_deref() == Some("%");
    is_share(one)
        && is_share(other)
        && one.year.is_some()
        && one.section == other.section
        && one.owner == other.owner
        && one.row.is_none()
        && other.row.is_none()
        && one.lines != other.lines
}

/// The label, without the word that it is a share, the unit and the year.
type Key = (Rc<str>, Rc<str>, Option<i16>);

/// What two targets of one thing have in common; none where it is no level of the plan's own area for the year.
fn key(target: &Target<'_>) -> Option<Key> {
    let around = [
        &target.change,
        &target.whose,
        &target.when,
        &target.of,
        &target.hedge,
    ];
    let is_level = (target.indicator.is_none() || target.fit == Fit::Near)
        && value(target).is_some()
        && around.iter().all(|words| words.is_none());
    if !is_level {
        return None;
    }
    let unit = loose_again(target.unit.as_deref().unwrap_or_default());
    Some((measured(&target.label)?, unit, target.year))
}

/// What a label measures, without the word that it is a share; none where so few words name too many things.
fn measured(label: &str) -> Option<Rc<str>> {
    thread_local!(static MEASURED: Again<Option<Rc<str>>> = Again::default());
    Again::of(&MEASURED, label, || {
        let label = loose(label);
        let mut starts = ["tỷ lệ ", "tỉ lệ "].iter();
        let measured = starts.find_map(|start| label.strip_prefix(start));
        let measured = measured.unwrap_or(&label);
        (measured.split(' ').count() >= SHARE_WORDS).then(|| measured.into())
    })
}

fn value(target: &Target<'_>) -> Option<Decimal> {
    match target.promise {
        Promise::Number(_, value) | Promise::Level(value) => Some(value),
        _ => None,
    }
}

/// Whether a target stands in an annex.
pub(super) fn in_annex(target: &Target<'_>) -> bool {
    let section = target.section.as_deref().unwrap_or_default();
    loose_again(section).starts_with("phụ lục")
}

/// Such two in words.
pub(super) fn said(first: &Target<'_>, others: &[&Target<'_>], lang: Lang) -> Message {
    let Some(other) = others.first() else {
        return Message::default();
    };
    // The stages of one row are one place.
    let stages = others.iter().filter(|stage| stage.lines == other.lines);
    let stages: Vec<String> = stages.map(|stage| with_year(stage, lang)).collect();
    let (named, also) = (
        wording::named(first, lang),
        wording::also_named(other, first, lang),
    );
    let (one, two) = (with_year(first, lang), stages.join(", "));
    let text = lang.pick(
        format!("Cùng một chỉ tiêu nhưng {named} đặt {one}, còn {also} đặt {two}"),
        format!("For one indicator {named} promises {one}, but {also} promises {two}"),
    );
    let undated = first.year.is_none() && other.year.is_some();
    let help = if undated {
        lang.pick(
            "Ghi năm phải đạt của chỉ tiêu chưa có năm, và thống nhất với mức của năm đó",
            "Say by which year the one without a year is to be reached, and make both agree",
        )
    } else {
        lang.pick(
            "Thống nhất một con số ở mọi nơi, hoặc ghi rõ các chỉ tiêu khác nhau ở điểm nào",
            "Keep one figure everywhere, or say how the targets differ",
        )
    };
    wording::message(text, help)
}

fn with_year(target: &Target<'_>, lang: Lang) -> String {
    let promised = wording::promise(target, lang);
    let strives = match target.modality {
        Modality::Strive => lang.pick("phấn đấu ", "as an ambition "),
        Modality::Must => "",
    };
    match target.year {
        Some(year) => lang.pick(
            format!("{strives}{promised} cho năm {year}"),
            format!("{strives}{promised} for {year}"),
        ),
        None => lang.pick(
            format!("{strives}{promised} (không ghi năm)"),
            format!("{strives}{promised} (without a year)"),
        ),
    }
}
