//! Checks of targets: against what is required, and against each other.

mod ambiguous_target;
mod below_lapsed_minimum;
mod beside_result;
mod broken_invariant;
mod conflict_between_parts;
mod conflicting_results;
mod conflicting_targets;
mod decreasing_target;
mod duplicate_target;
mod implausible_result;
mod incomparable_target;
mod later_target;
mod meant;
mod missing_target;
mod off_track_target;
mod out_of_range_target;
pub mod outlying_target;
mod regressing_target;
mod stagnant_target;
mod undated_target;
mod unquantified_target;
mod unrecognised_target;
mod weaker_target;
mod wrong_share;

pub use incomparable_target::not_compared;
pub use meant::looked_at;

use super::assessment::{Assessment, Verdict};
use super::finding::{Finding, Name, Severity, Subject, TargetRef};
use super::promise::{Limit, Stand, Stated};
use super::{Check, Context, wording};
use crate::lang::Lang;
use crate::plan::{Indicator, IndicatorId, Target};
use crate::rule::{Force, Requirement};

/// The checks of targets, in the order of a report.
pub const CHECKS: &[&dyn Check] = &[
    &missing_target::MissingTarget,
    &weaker_target::WeakerTarget,
    &later_target::LaterTarget,
    &unquantified_target::UnquantifiedTarget,
    &incomparable_target::IncomparableTarget,
    &ambiguous_target::AmbiguousTarget,
    &unrecognised_target::UnrecognisedTarget,
    &undated_target::UndatedTarget,
    &off_track_target::OffTrackTarget,
    &below_lapsed_minimum::BelowLapsedMinimum,
    &conflicting_targets::ConflictingTargets,
    &conflicting_results::ConflictingResults,
    &wrong_share::WrongShare,
    &implausible_result::ImplausibleResult,
    &duplicate_target::DuplicateTarget,
    &decreasing_target::DecreasingTarget,
    &regressing_target::RegressingTarget,
    &stagnant_target::StagnantTarget,
    &outlying_target::OutlyingTarget,
    &out_of_range_target::OutOfRangeTarget,
    &broken_invariant::BrokenInvariant,
];

/// Adds a finding for each assessment of this verdict.
fn each_verdict(cx: &Context<'_>, verdict: Verdict, name: Name, found: &mut Vec<Finding>) {
    for (index, assessment) in cx.assessments.iter().enumerate() {
        if assessment.verdict == verdict {
            found.extend(about(cx, index, assessment, name));
        }
    }
}

/// A finding about an assessment, no worse than what its deciding requirement can carry.
fn about(cx: &Context<'_>, index: usize, assessment: &Assessment, name: Name) -> Option<Finding> {
    let requirement = cx.rules.requirement(assessment.deciding?);
    let subject = Subject::Assessment(u32::try_from(index).ok()?);
    let mut finding = Finding::new(name, subject).at_most(carries(cx, requirement));
    finding.indicator = Some(assessment.indicator);
    finding.year = Some(assessment.year);
    finding.documents = vec![requirement.document];
    Some(finding)
}

/// Makes one finding of those from `first` on that miss one indicator in several years, whichever document asks for each.
fn once_for_all_years(found: &mut Vec<Finding>, first: usize) {
    let mut kept: Vec<Finding> = Vec::new();
    for finding in found.split_off(first) {
        let same = kept.iter_mut().find(|earlier| {
            (earlier.indicator, earlier.severity) == (finding.indicator, finding.severity)
        });
        match (same, &finding.subject) {
            (Some(earlier), Subject::Assessment(at)) => {
                earlier.also.push(*at);
                for document in finding.documents {
                    if !earlier.documents.contains(&document) {
                        earlier.documents.push(document);
                    }
                }
            }
            _ => kept.push(finding),
        }
    }
    found.append(&mut kept);
}

/// The years a finding is about, in words: `2026`, `2026, 2027`.
fn years(cx: &Context<'_>, finding: &Finding) -> String {
    let also = finding.also.iter();
    let also = also.filter_map(|at| Some(cx.assessments.get(*at as usize)?.year));
    let mut years: Vec<i16> = finding.year.into_iter().chain(also).collect();
    years.sort_unstable();
    let years: Vec<String> = years.iter().map(ToString::to_string).collect();
    years.join(", ")
}

/// The level that is due in each of the years a finding is about, in words: `mức từ cấp độ 3, cho năm 2027, 2028; mức từ
/// cấp độ 4, cho năm 2030`.
fn levels(cx: &Context<'_>, finding: &Finding, indicator: &Indicator, lang: Lang) -> String {
    let also = finding.also.iter();
    let also = also.filter_map(|at| cx.assessments.get(*at as usize));
    let mut all: Vec<_> = assessed(cx, finding).into_iter().chain(also).collect();
    all.sort_by_key(|assessment| assessment.year);
    let mut said: Vec<(String, Vec<String>)> = Vec::new();
    for assessment in all {
        let Some(id) = assessment.deciding else {
            continue;
        };
        let required = wording::required(cx.rules.requirement(id), indicator, lang);
        let year = assessment.year.to_string();
        match said.iter_mut().find(|(known, _)| *known == required) {
            Some((_, years)) => years.push(year),
            None => said.push((required, vec![year])),
        }
    }
    let each = said.iter().map(|(required, years)| {
        let (required, years) = (wording::spoken(required, lang), years.join(", "));
        match lang {
            Lang::Vi => format!("mức {required}, cho năm {years}"),
            Lang::En => format!("{required} or stricter for {years}"),
        }
    });
    each.collect::<Vec<_>>().join("; ")
}

/// What is required in the years a finding is about, each document once: `02-CTr/BCĐTW yêu cầu 100%`.
fn requires(cx: &Context<'_>, finding: &Finding, indicator: &Indicator, lang: Lang) -> String {
    let also = finding.also.iter();
    let also = also.filter_map(|at| cx.assessments.get(*at as usize));
    let mut said: Vec<String> = Vec::new();
    let all = assessed(cx, finding).into_iter().chain(also);
    for id in all.filter_map(|assessment| assessment.deciding) {
        let requirement = cx.rules.requirement(id);
        let required = wording::spoken(&wording::required(requirement, indicator, lang), lang);
        let source = wording::source(cx, requirement);
        let one = format!("{source} {} {required}", lang.pick("yêu cầu", "requires"));
        if !said.contains(&one) {
            said.push(one);
        }
    }
    said.join(", ")
}

/// The worst a finding may be that rests on this requirement.
fn carries(cx: &Context<'_>, requirement: &Requirement) -> Severity {
    let unsure = requirement.audience.condition.is_some()
        || wording::unproven(cx.rules, requirement)
        || !cx.whose.is_certain()
        || cx
            .begins_after_all_it_states(requirement.document)
            .is_some()
        || !cx.whose.meets_subject(&requirement.audience)
        || cx.whose.asks_of_others(&requirement.audience).is_some();
    match requirement.force {
        _ if cx.is_of_this_day(requirement.document) => Severity::Note,
        Force::Must if !unsure => Severity::Error,
        Force::Must | Force::Aggregate => Severity::Warning,
        Force::Orientation => Severity::Note,
    }
}

/// The assessment a finding is about.
fn assessed<'c>(cx: &Context<'c>, finding: &Finding) -> Option<&'c Assessment> {
    match finding.subject {
        Subject::Assessment(index) => cx.assessments.get(index as usize),
        _ => None,
    }
}

/// The assessment a finding is about, its indicator and the requirement that decides.
fn decided<'c>(
    cx: &Context<'c>,
    finding: &Finding,
) -> Option<(&'c Assessment, &'c Indicator, &'c Requirement)> {
    let assessment = assessed(cx, finding)?;
    let requirement = cx.rules.requirement(assessment.deciding?);
    Some((
        assessment,
        cx.rules.indicator(assessment.indicator),
        requirement,
    ))
}

/// The targets a finding is about.
fn targets<'c>(cx: &Context<'c>, finding: &Finding) -> Vec<&'c Target<'c>> {
    let refs = match &finding.subject {
        Subject::Targets(refs) => refs.as_slice(),
        Subject::Assessment(_) => assessed(cx, finding).map_or(&[][..], |a| &a.targets),
        _ => &[],
    };
    refs.iter().filter_map(|r| r.of(cx.plan)).collect()
}

/// A finding about targets of one indicator and year.
fn of_targets(name: Name, stand: &Stand, targets: Vec<TargetRef>) -> Finding {
    let mut finding = Finding::new(name, Subject::Targets(targets));
    finding.indicator = Some(stand.indicator);
    finding.year = stand.year;
    finding
}

/// Each target for which the plan itself reports an earlier result, and that result; one year of an
/// indicator is looked up once.
fn with_results<'s>(cx: &Context<'s>) -> impl Iterator<Item = (&'s Stand, &'s Stand)> + use<'s> {
    let stands = cx.stands;
    let of_years = stands
        .targets
        .chunk_by(|a, b| (a.indicator, a.year) == (b.indicator, b.year));
    let with_result = of_years.filter_map(|targets| {
        if stands.results.is_empty() {
            return None;
        }
        let first = targets.first()?;
        let result = latest(cx, &stands.results, first.indicator, first.year?)?;
        Some((targets, result))
    });
    let pairs: Vec<_> = with_result.collect();
    pairs
        .into_iter()
        .flat_map(|(targets, result)| targets.iter().map(move |target| (target, result)))
}

/// The result of the last year before `year`; of several of that year the weakest, so that only
/// what falls short of all of them does.
fn latest<'s>(
    cx: &Context<'_>,
    results: &'s [Stand],
    indicator: IndicatorId,
    year: i16,
) -> Option<&'s Stand> {
    let earlier = |r: &&Stand| {
        r.indicator == indicator && r.year.is_some_and(|y| y < year) && limit_of(r).is_some()
    };
    let last = results.iter().filter(earlier).map(|r| r.year).max()?;
    let of_year = results.iter().filter(earlier).filter(|r| r.year == last);
    weakest(cx, of_year)
}

/// The one of these that states the weakest limit.
fn weakest<'s>(cx: &Context<'_>, stands: impl Iterator<Item = &'s Stand>) -> Option<&'s Stand> {
    let limits = stands.filter_map(|stand| Some((stand, limit_of(stand)?)));
    let weakest = limits.min_by(|(stand, a), (_, b)| {
        let direction = cx.rules.indicator(stand.indicator).direction;
        a.strictness(*b, direction)
    });
    weakest.map(|(stand, _)| stand)
}

/// The limit a target states, if it states one.
fn limit_of(stand: &Stand) -> Option<Limit> {
    match stand.stated {
        Stated::Limit(limit) => Some(limit),
        _ => None,
    }
}
