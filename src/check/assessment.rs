//! One indicator and year: what is required, what is promised, and the verdict.
//!
//! [`assess`] is the one place that judges (DESIGN.md, section 4). It is a pure function of the
//! requirements that speak to a plan and of what the plan promises; it knows no document's
//! name, prints nothing and never guesses: what cannot be compared has a verdict of its own.

use super::due::Due;
use super::promise::{Bar, Limit, Stand, Stated};
use super::target_refs::TargetRefs;
use crate::lang::Lang;
use crate::plan::{Decimal, Direction, IndicatorId};
use crate::rule::{Force, Requirement, RequirementId};
use std::cmp::Ordering;
use std::sync::Arc;

/// How a promise stands to what is required.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The promise is exactly the minimum.
    Met,
    /// It is more than the minimum.
    Exceeded,
    /// It is less.
    Weaker,
    /// A target is there, but only for a later year.
    Later,
    /// No target is there.
    Missing,
    /// The target has no number.
    Unquantified,
    /// Unit, population or denominator differ.
    Incomparable,
    /// The minimum is due in a later year.
    NotDue,
    /// A waiver stands for it.
    Waived,
    /// No rule in force was found: said plainly, never shown as compliance.
    NotCovered,
}

impl Verdict {
    /// Every verdict, in the order of a summary.
    pub const ALL: [Self; 10] = [
        Self::Met,
        Self::Exceeded,
        Self::Weaker,
        Self::Later,
        Self::Missing,
        Self::Unquantified,
        Self::Incomparable,
        Self::NotDue,
        Self::Waived,
        Self::NotCovered,
    ];

    /// The name in every format.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Exceeded => "exceeded",
            Self::Weaker => "weaker",
            Self::Later => "later",
            Self::Missing => "missing",
            Self::Unquantified => "unquantified",
            Self::Incomparable => "incomparable",
            Self::NotDue => "not-due",
            Self::Waived => "waived",
            Self::NotCovered => "not-covered",
        }
    }

    /// The words in a language.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Met => lang.pick("đạt", "met"),
            Self::Exceeded => lang.pick("vượt", "exceeded"),
            Self::Weaker => lang.pick("chưa đạt", "weaker"),
            Self::Later => lang.pick("muộn hơn", "later"),
            Self::Missing => lang.pick("thiếu", "missing"),
            Self::Unquantified => lang.pick("chưa lượng hóa", "no number"),
            Self::Incomparable => lang.pick("không so sánh được", "incomparable"),
            Self::NotDue => lang.pick("chưa đến hạn", "not yet due"),
            Self::Waived => lang.pick("được miễn", "waived"),
            Self::NotCovered => lang.pick("chưa có mức đối chiếu", "not covered"),
        }
    }
}

/// How a plan answers what is required of one indicator in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The year.
    pub year: i16,
    /// The verdict.
    pub verdict: Verdict,
    /// The requirement that decides; for `NotDue` the next milestone.
    pub deciding: Option<RequirementId>,
    /// All requirements in force for the year, the strictest first.
    pub sources: Arc<[RequirementId]>,
    /// The weightiest figure of an ended period that the promise is below.
    pub lapsed: Option<RequirementId>,
    /// The next milestone after the year.
    pub next: Option<RequirementId>,
    /// The targets that answer, the weakest first.
    pub targets: TargetRefs,
    /// The limit that is promised: the weakest one.
    pub promised: Option<Limit>,
    /// What is promised less what is required.
    pub gap: Option<Decimal>,
    /// Why it is not compared.
    pub bar: Option<Bar>,
    /// The indicator whose target answers, where this one follows from it by definition.
    pub implied_by: Option<IndicatorId>,
}

/// What the law asks about one indicator, as it speaks to one plan.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'r> {
    /// The indicator.
    pub indicator: IndicatorId,
    /// Which way is better.
    pub direction: Direction,
    /// The requirements that speak to the plan, in order of year.
    pub requirements: &'r [(&'r Requirement, Option<i16>)],
    /// Those of them that prove nothing for certain: their document is not fully verified.
    pub doubtful: &'r [RequirementId],
    /// Those of them for which a document that amends their own speaks from a year on.
    pub amended: &'r [(RequirementId, i16)],
    /// The year the plan is judged in.
    pub now: i16,
}

impl<'r> Asked<'r> {
    /// The last year a requirement binds: the end of its document's period, but not before the
    /// year it is for.
    fn last_year(requirement: &Requirement, period: Option<i16>) -> Option<i16> {
        period.map(|end| end.max(requirement.by))
    }

    /// Of each document the latest milestone that is due in `year`, apart by whether its period
    /// still runs. A figure for the nation is no milestone of a duty, nor is what depends on a
    /// condition one of what does not.
    pub(super) fn due(&self, year: i16) -> (Vec<&'r Requirement>, Vec<&'r Requirement>) {
        let speaks = |r: &Requirement| {
            let overtaken = |(id, from): &(RequirementId, i16)| *id == r.id && *from <= year;
            r.by <= year && r.bound.is_some() && !self.amended.iter().any(overtaken)
        };
        let due = self.requirements.iter().filter(|(r, _)| speaks(r));
        let latest = |of: &Requirement| {
            let same = due.clone().filter(|(r, _)| r.is_one_series(of));
            same.map(|(r, _)| r.by).max()
        };
        let (mut live, mut lapsed) = (Vec::new(), Vec::new());
        for (requirement, period) in due.clone().filter(|(r, _)| Some(r.by) == latest(r)) {
            let last = Self::last_year(requirement, *period);
            if last.is_some_and(|last| last < year || last < self.now) {
                lapsed.push(*requirement);
            } else {
                live.push(*requirement);
            }
        }
        self.strictest_first(&mut live, year);
        self.strictest_first(&mut lapsed, year);
        (live, lapsed)
    }

    /// The strictest of the nearest milestones after `year`.
    pub(super) fn next(&self, year: i16) -> Option<&'r Requirement> {
        let later = || {
            let numbered = self.requirements.iter().filter(|(r, _)| r.bound.is_some());
            numbered.map(|(r, _)| *r).filter(|r| r.by > year)
        };
        let nearest = later().map(|r| r.by).min()?;
        let mut at_that: Vec<_> = later().filter(|r| r.by == nearest).collect();
        self.strictest_first(&mut at_that, year);
        at_that.first().copied()
    }

    /// The strictest first; of equals the weightiest, of those the one that has been asked for longest, so that one
    /// document speaks for each year and not the one whose file was read first.
    fn strictest_first(&self, requirements: &mut [&'r Requirement], year: i16) {
        requirements.sort_by(|a, b| {
            let limit = |r: &Requirement| r.bound.map(Limit::required);
            let strictness = match (limit(a), limit(b)) {
                (Some(a), Some(b)) => b.strictness(a, self.direction),
                _ => Ordering::Equal,
            };
            let weight = self.weight(a, year).cmp(&self.weight(b, year));
            let since = a.by.cmp(&b.by);
            strictness.then(weight).then(since).then(a.id.cmp(&b.id))
        });
    }

    /// What a requirement can do to a plan for a year, the most first: a certain duty, a duty, a figure
    /// for the nation, orientation.
    pub(super) fn weight(&self, requirement: &Requirement, year: i16) -> (Force, bool) {
        let unsure = requirement.audience.condition.is_some()
            || self.doubtful.contains(&requirement.id)
            || requirement.is_past(year);
        (requirement.force, unsure)
    }

    /// The weightiest of these, and of those the first.
    fn weightiest(&self, of: &[&'r Requirement], year: i16) -> Option<&'r Requirement> {
        of.iter().copied().min_by_key(|r| self.weight(r, year))
    }
}

/// Judges one indicator in one year.
///
/// `stands` are the plan's targets of this indicator for this year. Of several promises the
/// weakest counts. Of several requirements the strictest decides; where the promise falls short
/// of several, the weightiest among them does, so that a certain duty is never hidden behind a
/// figure for the whole nation or an unverified document.
pub fn assess(asked: &Asked<'_>, year: i16, stands: &[Stand]) -> Assessment {
    answered(&Due::of(asked, year), stands)
}

/// The same, where what is asked in the year is known.
pub(super) fn answered(due: &Due, stands: &[Stand]) -> Assessment {
    let (answer, targets) = weakest(stands, due.direction);
    let mut assessment = Assessment {
        indicator: due.indicator,
        year: due.year,
        verdict: Verdict::NotCovered,
        deciding: due.live.first().map(|bar| bar.id),
        sources: Arc::clone(&due.sources),
        lapsed: None,
        next: due.next,
        targets,
        promised: None,
        gap: None,
        bar: None,
        implied_by: None,
    };
    let mut lapsed = None;
    if let Stated::Limit(promised) = answer {
        assessment.promised = Some(promised);
        lapsed = due.failed(&due.lapsed, promised);
        assessment.lapsed = lapsed.map(|bar| bar.id);
    }
    let Some(strictest) = due.live.first() else {
        if let Some(next) = due.next {
            assessment.verdict = Verdict::NotDue;
            assessment.deciding = Some(next);
        }
        return assessment;
    };
    match answer {
        Stated::Words => {
            assessment.verdict = Verdict::Unquantified;
            assessment.deciding = due.weightiest().map(|bar| bar.id);
        }
        Stated::Barred(bar) => {
            assessment.verdict = Verdict::Incomparable;
            assessment.deciding = due.weightiest().map(|bar| bar.id);
            assessment.bar = Some(bar);
        }
        Stated::Limit(promised) => {
            let failed = due.failed(&due.live, promised);
            let deciding = failed.unwrap_or(strictest);
            assessment.deciding = Some(deciding.id);
            assessment.gap = promised.value.minus(deciding.limit.value);
            assessment.verdict = match promised.strictness(deciding.limit, due.direction) {
                _ if failed.is_some() => Verdict::Weaker,
                // "More than 80%" beside "from 80%" keeps it, no more.
                Ordering::Greater if promised.value != deciding.limit.value => Verdict::Exceeded,
                _ => Verdict::Met,
            };
            // Who is below a figure in force need not hear of a lapsed one that asks no more.
            if let (Some(failed), Some(old)) = (failed, lapsed)
                && failed.limit.strictness(old.limit, due.direction).is_ge()
            {
                assessment.lapsed = None;
            }
        }
    }
    assessment
}

/// A requirement that is due while no target of the year answers it: missing, or later.
///
/// Each requirement is looked at by itself: one that `is_kept` without a target of the year, by
/// a promise of an earlier year or by definition, is owed no more, however much another asks.
pub fn unanswered(
    asked: &Asked<'_>,
    year: i16,
    later: &[Stand],
    is_kept: impl Fn(&Requirement) -> bool,
) -> Option<Assessment> {
    let (live, _) = asked.due(year);
    // Whether an unseen condition holds is not known: silence under it is no fault.
    let speaks = |r: &&Requirement| r.audience.condition.is_none() || !later.is_empty();
    let musts: Vec<_> = live
        .iter()
        .copied()
        .filter(|r| r.force == Force::Must)
        .filter(speaks)
        .filter(|r| !is_kept(r))
        .collect();
    let owed = asked.weightiest(&musts, year)?;
    Some(Assessment {
        indicator: asked.indicator,
        year,
        verdict: if later.is_empty() {
            Verdict::Missing
        } else {
            Verdict::Later
        },
        deciding: Some(owed.id),
        sources: live.iter().map(|r| r.id).collect(),
        lapsed: None,
        next: asked.next(year).map(|r| r.id),
        targets: later.iter().map(|s| s.target).collect(),
        promised: None,
        gap: None,
        bar: None,
        implied_by: None,
    })
}

/// Whether the weakest of these promises reaches what a requirement asks.
pub fn reaches(stands: &[Stand], requirement: &Requirement, direction: Direction) -> bool {
    match (weakest(stands, direction).0, requirement.bound) {
        (Stated::Limit(promised), Some(bound)) => promised
            .strictness(Limit::required(bound), direction)
            .is_ge(),
        _ => false,
    }
}

/// The weakest promise, and all targets with it first. A number says more than words, and words
/// more than what cannot be compared.
fn weakest(stands: &[Stand], direction: Direction) -> (Stated, TargetRefs) {
    if let [one] = stands {
        return (one.stated, TargetRefs::One(one.target));
    }
    let mut order: Vec<&Stand> = stands.iter().collect();
    order.sort_by(|a, b| match (a.stated, b.stated) {
        (Stated::Limit(x), Stated::Limit(y)) => x.strictness(y, direction),
        (a, b) => rank(a).cmp(&rank(b)),
    });
    let answer = order.first().map_or(Stated::Words, |stand| stand.stated);
    (answer, order.iter().map(|stand| stand.target).collect())
}

fn rank(stated: Stated) -> u8 {
    match stated {
        Stated::Limit(_) => 0,
        Stated::Words => 1,
        // What is for the whole year is promised, and not its stages.
        Stated::Barred(Bar::When) => 3,
        Stated::Barred(_) => 2,
    }
}

/// Whether a promise for `year` lies on or above the straight line from `start` to `goal`, each
/// a year and a value. Exact: both sides are multiplied out, nothing is divided.
pub fn on_track(
    start: (i16, Decimal),
    goal: (i16, Decimal),
    promise: (i16, Decimal),
    direction: Direction,
) -> Option<bool> {
    let span = Decimal::from(i64::from(goal.0) - i64::from(start.0));
    let passed = Decimal::from(i64::from(promise.0) - i64::from(start.0));
    let promised = promise.1.times(span)?;
    let line = start
        .1
        .times(span)?
        .plus(goal.1.minus(start.1)?.times(passed)?)?;
    Some(match direction {
        Direction::AtLeast => promised >= line,
        Direction::AtMost => promised <= line,
    })
}
