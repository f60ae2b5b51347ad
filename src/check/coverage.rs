//! What the rules ask of which area in which year: what a plan would be told that named every
//! indicator. So the law is read here as it is read for a plan, and not a second time. A rule
//! without a number gives nothing to compare with, and counts as none.

use super::assessment::Assessment;
use super::run::{Checker, Day};
use super::wording;
use crate::document::{DocumentId, Level, PartialDate, Province};
use crate::plan::{Head, Indicator, IndicatorId, Plan, Target};
use crate::rule::{Force, Requirement, RequirementId, RuleSet};
use std::borrow::Cow;

/// For whose plans, of which years and provinces.
#[derive(Clone, Debug)]
pub struct Scope {
    /// On whose level.
    pub level: Level,
    /// The provinces; none is all.
    pub provinces: Vec<&'static Province>,
    /// The years of plan, in order; none is this year and each later one in which some figure is
    /// first due.
    pub years: Vec<i16>,
    /// The law of this day; for a year that is over, of its last.
    pub as_of: PartialDate,
}

/// What the rules ask, area by area.
#[derive(Clone, Debug)]
pub struct Coverage {
    /// The years of plan, in order.
    pub years: Vec<i16>,
    /// First what is asked in every province, then each province of the scope, by name.
    pub areas: Vec<Area>,
}

/// What is asked in one area.
#[derive(Clone, Debug)]
pub struct Area {
    /// The province; none where what is asked everywhere is meant.
    pub province: Option<&'static Province>,
    /// Year by year, for each indicator, by `IndicatorId`.
    pub years: Vec<Vec<Cover>>,
    /// The province's own documents that ask nothing here: without a figure, or not read.
    pub silent: Vec<DocumentId>,
}

/// What is asked about one indicator in one year.
#[derive(Clone, Debug, Default)]
pub struct Cover {
    /// The weightiest requirement in force: a duty before a common figure before orientation.
    pub weightiest: Option<RequirementId>,
    /// All in force, the strictest first.
    pub all: Vec<RequirementId>,
    /// What is due next.
    pub next: Option<RequirementId>,
}

/// How much an indicator is bound by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Each plan owes it, and falling short is an error.
    Must,
    /// Each plan owes it, but a condition or what is known of the rule makes it a warning.
    MustUnproven,
    /// The area as a whole owes it.
    Aggregate,
    /// It orients.
    Orientation,
    /// No figure in force.
    None,
}

impl Weight {
    /// Every weight, the most first.
    pub const ALL: [Self; 5] = [
        Self::Must,
        Self::MustUnproven,
        Self::Aggregate,
        Self::Orientation,
        Self::None,
    ];

    /// What a requirement weighs.
    pub fn of(rules: &RuleSet, requirement: &Requirement) -> Self {
        let unsure =
            requirement.audience.condition.is_some() || wording::unproven(rules, requirement);
        match requirement.force {
            Force::Must if unsure => Self::MustUnproven,
            Force::Must => Self::Must,
            Force::Aggregate => Self::Aggregate,
            Force::Orientation => Self::Orientation,
        }
    }
}

impl Cover {
    /// How much it is.
    pub fn weight(&self, rules: &RuleSet) -> Weight {
        let weigh = |id| Weight::of(rules, rules.requirement(id));
        self.weightiest.map_or(Weight::None, weigh)
    }

    fn of(rules: &RuleSet, assessment: &Assessment) -> Self {
        let sources = &assessment.sources;
        let weigh = |id: &&RequirementId| Weight::of(rules, rules.requirement(**id));
        Self {
            // Of those that weigh the same the first: the strictest.
            weightiest: sources.iter().min_by_key(weigh).copied(),
            all: sources.to_vec(),
            next: assessment.next,
        }
    }
}

impl Coverage {
    /// What the rules of a checker ask within a scope.
    pub fn of(checker: &Checker, scope: &Scope) -> Self {
        let rules = checker.rules();
        let years = if scope.years.is_empty() {
            first_due(rules, scope)
        } else {
            scope.years.clone()
        };
        let chosen = |province: &&'static Province| {
            let mut provinces = scope.provinces.iter();
            scope.provinces.is_empty() || provinces.any(|p| p.name == province.name)
        };
        let provinces = Province::all().iter().filter(chosen).map(Some);
        let area = |province: Option<&'static Province>| Area {
            province,
            years: years
                .iter()
                .map(|year| asked(checker, scope, province, *year))
                .collect(),
            silent: province.map_or_else(Vec::new, |p| silent(rules, p)),
        };
        Self {
            areas: std::iter::once(None).chain(provinces).map(area).collect(),
            years,
        }
    }
}

impl Area {
    /// How many indicators of a year weigh so much.
    pub fn count(&self, rules: &RuleSet, year: usize, weight: Weight) -> usize {
        let covers = self.years.get(year).map_or(&[][..], Vec::as_slice);
        covers.iter().filter(|c| c.weight(rules) == weight).count()
    }

    /// Whether it asks something that is not asked everywhere.
    pub fn has_own(&self, rules: &RuleSet) -> bool {
        let of_province = |id: &RequirementId| {
            let audience = &rules.requirement(*id).audience;
            !audience.provinces.is_empty()
        };
        let mut covers = self.years.iter().flatten();
        covers.any(|cover| cover.all.iter().any(of_province))
    }
}

/// This year, and each later one in which a figure for these plans is first due.
fn first_due(rules: &RuleSet, scope: &Scope) -> Vec<i16> {
    let now = scope.as_of.year;
    let numbered = rules.requirements.iter().filter(|r| r.bound.is_some());
    let of_level = numbered.filter(|r| r.audience.level == scope.level && r.judges());
    let mut years: Vec<i16> = of_level.map(|r| r.by).filter(|by| *by > now).collect();
    years.push(now);
    years.sort_unstable();
    years.dedup();
    years
}

/// What one area is asked in one year, by indicator.
fn asked(
    checker: &Checker,
    scope: &Scope,
    province: Option<&'static Province>,
    year: i16,
) -> Vec<Cover> {
    let rules = checker.rules();
    let day = if year < scope.as_of.year {
        PartialDate::day(year, 12, 31).unwrap_or(scope.as_of)
    } else {
        scope.as_of
    };
    let plan = all_named(rules, scope.level, province, year);
    let given = Day {
        given: Some(day),
        today: scope.as_of,
    };
    let mut covers = vec![Cover::default(); rules.indicators.len()];
    for assessment in checker.check(&plan, given).assessments {
        let IndicatorId(at) = assessment.indicator;
        if assessment.year == year
            && let Some(cover) = covers.get_mut(at as usize)
        {
            *cover = Cover::of(rules, &assessment);
        }
    }
    covers
}

/// A plan that names every indicator and promises no number.
fn all_named<'r>(
    rules: &'r RuleSet,
    level: Level,
    province: Option<&'static Province>,
    year: i16,
) -> Plan<'r> {
    let target = |indicator: &'r Indicator| Target {
        label: Cow::Borrowed(indicator.vi.as_str()),
        indicator: Some(Cow::Borrowed(indicator.slug.as_str())),
        year: Some(year),
        ..Target::default()
    };
    Plan {
        head: Head {
            level: Some(level),
            province: province.map(|p| Cow::Borrowed(p.name)),
            years: vec![year],
            ..Head::default()
        },
        targets: rules.indicators.iter().map(target).collect(),
        ..Plan::default()
    }
}

/// The documents of a province, not of its communes, of which nothing is asked.
fn silent(rules: &RuleSet, province: &Province) -> Vec<DocumentId> {
    let mut ids: Vec<DocumentId> = rules.document_slugs.ids().collect();
    ids.retain(|id| {
        let document = rules.document(*id);
        let own = document.province.as_deref().and_then(Province::find);
        document.commune.is_none()
            && own.is_some_and(|own| own.province.name == province.name)
            && !rules.requirements.iter().any(|r| r.document == *id)
    });
    ids.sort_unstable();
    ids
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Source;

    fn checker() -> Checker {
        let document = |slug: &str, more: &str| {
            format!(
                "document {slug} {{\n issuer \"Thủ tướng Chính phủ\"\n title \"Văn bản\"\n verified read\n {more}\n}}\n"
            )
        };
        let asks = |slug: &str, line: &str| {
            format!(
                "from {slug} for commune {{\n evidence primary \"a\" checked 2026\n {line}\n}}\n"
            )
        };
        let text = [
            document("ends", "level national\n issued 2025-01-01\n until 2026-06-30"),
            document("begins", "level national\n issued 2025-07-01"),
            document("own", "level province\n area \"Lâm Đồng\"\n issued 2025-01-01"),
            document("silent", "level province\n area \"Lâm Đồng\"\n issued 2025-01-01"),
            document("of-commune", "level commune\n area \"Lâm Đồng\" commune \"Đồi Mẫu\"\n issued 2025-01-01"),
            "indicator one {\n vi \"a\"\n en \"a\"\n unit %\n}\nindicator two {\n vi \"b\"\n en \"b\"\n unit %\n}\n".to_owned(),
            asks("ends", "one >= 10% by 2025 must"),
            asks("begins", "two >= 10% by 2025 aggregate\n two >= 20% by 2028 aggregate"),
            asks("own", "two >= 10% by 2025 must\n two by 2030 must"),
        ];
        Checker::new(RuleSet::from_sources(vec![Source::new("a.rules", text.concat())]).unwrap())
    }

    /// How many indicators weigh how much: in each year, everywhere and in Lâm Đồng.
    fn weights(
        checker: &Checker,
        years: &[i16],
        as_of: (i16, i8, i8),
    ) -> (Vec<i16>, Vec<Vec<[usize; 5]>>) {
        let scope = Scope {
            level: Level::Commune,
            provinces: Province::find("Lâm Đồng")
                .into_iter()
                .map(|found| found.province)
                .collect(),
            years: years.to_vec(),
            as_of: PartialDate::day(as_of.0, as_of.1, as_of.2).unwrap(),
        };
        let coverage = Coverage::of(checker, &scope);
        let count = |area: &Area| {
            let years = 0..coverage.years.len();
            let of = |year| Weight::ALL.map(|weight| area.count(checker.rules(), year, weight));
            years.map(of).collect()
        };
        (
            coverage.years.clone(),
            coverage.areas.iter().map(count).collect(),
        )
    }

    #[test]
    fn a_year_is_judged_by_the_law_of_today_or_of_its_last_day() {
        let checker = checker();
        let (years, areas) = weights(&checker, &[], (2026, 3, 1));
        assert_eq!(years, [2026, 2028]);
        // Must, must but unproven, aggregate, orientation, none.
        let everywhere = vec![[1, 0, 1, 0, 0], [1, 0, 1, 0, 0]];
        let here = vec![[2, 0, 0, 0, 0], [2, 0, 0, 0, 0]];
        assert_eq!(areas, [everywhere, here]);
        // On its last day it is in force, on the next it is not.
        assert_eq!(
            weights(&checker, &[2026], (2026, 6, 30)).1[0],
            [[1, 0, 1, 0, 0]]
        );
        assert_eq!(
            weights(&checker, &[2026], (2026, 7, 1)).1[0],
            [[0, 0, 1, 0, 1]]
        );
        // The year before is over: what was issued in July is looked at, in its own year it is not yet.
        assert_eq!(
            weights(&checker, &[2025], (2026, 7, 1)).1[0],
            [[1, 0, 1, 0, 0]]
        );
        assert_eq!(
            weights(&checker, &[2025], (2025, 6, 30)).1[0],
            [[1, 0, 0, 0, 1]]
        );
    }

    #[test]
    fn documents_of_a_province_that_ask_nothing_are_named() {
        let checker = checker();
        let scope = Scope {
            level: Level::Commune,
            provinces: Vec::new(),
            years: vec![2026],
            as_of: PartialDate::day(2026, 3, 1).unwrap(),
        };
        let coverage = Coverage::of(&checker, &scope);
        assert_eq!(coverage.areas.len(), 1 + Province::all().len());
        for area in &coverage.areas {
            let is_own = area
                .province
                .is_some_and(|province| province.name == "Lâm Đồng");
            let silent = area
                .silent
                .iter()
                .map(|id| checker.rules().document(*id).slug.as_str());
            let expected: &[&str] = if is_own { &["silent"] } else { &[] };
            assert_eq!(silent.collect::<Vec<_>>(), expected);
            assert_eq!(area.has_own(checker.rules()), is_own);
        }
    }
}
