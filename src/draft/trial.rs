//! The tests that a drafted file brings: a commune's plan with each figure, and one that falls short of each duty.
//!
//! They are tried on the rules and the draft together before they are written: what another document decides is left
//! out, so that a drafted file passes its own tests, and whoever changes a figure is asked to change it twice.

use super::document::Heading;
use super::item::{Item, bound};
use super::{Desk, comment, quoted};
use crate::check::promise::Limit;
use crate::check::{Checker, Day, Verdict};
use crate::document::{Level, PartialDate};
use crate::lang::Lang;
use crate::plan::{Decimal, Direction, IndicatorId};
use crate::rule::{Force, RuleSet};
use crate::text::Source;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// A plan that is tried: its targets, and the verdict that each is to have.
struct Trial {
    name: String,
    level: Level,
    year: i16,
    wanted: Verdict,
    /// Each figure by its indicator, as the rule language writes it.
    targets: BTreeMap<IndicatorId, String>,
}

impl Desk<'_> {
    /// The tests of these requirements beside the text of the rest of the file; empty where none would hold.
    pub(super) fn tests(&self, head: &Heading<'_>, items: &[Item], text: &str) -> String {
        let trials = self.trials(head, items);
        let written: String = trials
            .iter()
            .map(|trial| self.written(head, trial, &BTreeSet::new()))
            .collect();
        let rules = self.rules();
        let own = Source::new("draft", format!("{text}\n{written}"));
        // A draft that is no sound rule file is said by `rules lint`; it is tested by nobody.
        let Ok(rules) = RuleSet::from_own(rules.sources.clone(), vec![own]) else {
            return String::new();
        };
        let checker = Checker::new(rules);
        let tests = &checker.rules().tests;
        let mine = tests.len().saturating_sub(trials.len());
        let mut out = String::new();
        for (trial, test) in trials.iter().zip(tests.iter().skip(mine)) {
            let day = Day {
                given: PartialDate::day(trial.year, 12, 31),
                today: self.given.today,
            };
            let outcome = checker.check(&test.plan, day);
            let holds = |indicator: IndicatorId| {
                let mut of = outcome.assessments.iter();
                of.any(|a| a.indicator == indicator && a.verdict == trial.wanted)
            };
            let failed: BTreeSet<IndicatorId> = trial
                .targets
                .keys()
                .copied()
                .filter(|indicator| !holds(*indicator))
                .collect();
            if failed.len() < trial.targets.len() {
                out.push('\n');
                out.push_str(self.written(head, trial, &failed).trim_start());
            }
        }
        out
    }

    /// For each level and year a plan with each figure, and one that falls short of each duty.
    fn trials(&self, head: &Heading<'_>, items: &[Item]) -> Vec<Trial> {
        let of = |item: &Item| (Reverse(item.whose.level(head.level)), item.year);
        let all: BTreeSet<(Reverse<Level>, i16)> = items.iter().map(of).collect();
        let (lang, area) = (self.given.lang, head.province.unwrap_or(head.issuer));
        let mut trials = Vec::new();
        for (level, year) in all {
            let own: Vec<&Item> = items.iter().filter(|i| of(i) == (level, year)).collect();
            let (of, level) = (own, level.0);
            let whose = match level {
                Level::Commune => lang.pick("của xã", "of a commune"),
                Level::Province => lang.pick("của tỉnh", "of the province"),
                Level::District => lang.pick("của huyện", "of a district"),
                Level::Ministry | Level::National => lang.pick("của cả nước", "of the nation"),
            };
            let met = of.iter().map(|item| (item.indicator, self.figure(item)));
            trials.push(Trial {
                name: lang.pick(
                    format!("{area}: kế hoạch năm {year} {whose} đặt đúng các mức"),
                    format!("{area}: a plan {whose} for {year} with each figure"),
                ),
                level,
                year,
                wanted: Verdict::Met,
                targets: met.collect(),
            });
            let duties = of.iter().filter(|item| item.force == Force::Must);
            let short = duties.filter_map(|item| {
                let item = self.short_of(item)?;
                Some((item.indicator, self.figure(&item)))
            });
            trials.push(Trial {
                name: lang.pick(
                    format!("{area}: kế hoạch năm {year} {whose} đặt dưới các mức bắt buộc"),
                    format!("{area}: a plan {whose} for {year} that falls short of each duty"),
                ),
                level,
                year,
                wanted: Verdict::Weaker,
                targets: short.collect(),
            });
        }
        trials.retain(|trial| !trial.targets.is_empty());
        trials
    }

    fn figure(&self, item: &Item) -> String {
        bound(item.limit, self.rules().indicator(item.indicator))
    }

    /// The requirement with a figure that falls short by one; none where there is no such figure.
    fn short_of(&self, item: &Item) -> Option<Item> {
        let one = Decimal::from(1);
        let value = match self.rules().indicator(item.indicator).direction {
            Direction::AtLeast if item.limit.value > one => item.limit.value.minus(one)?,
            Direction::AtLeast => return None,
            Direction::AtMost => item.limit.value.plus(one)?,
        };
        let limit = Limit {
            value,
            ..item.limit
        };
        Some(Item {
            limit,
            ..item.clone()
        })
    }

    /// A test, without what is known to fail.
    fn written(
        &self,
        head: &Heading<'_>,
        trial: &Trial,
        without: &BTreeSet<IndicatorId>,
    ) -> String {
        let place = head
            .province
            .map_or_else(String::new, |province| format!(" in {}", quoted(province)));
        let mut out = format!("\ntest {} {{\n", quoted(&trial.name));
        let _ = writeln!(
            out,
            "  plan {}{place} year {} {{",
            trial.level.word(),
            trial.year
        );
        let kept = trial.targets.iter().filter(|(id, _)| !without.contains(id));
        let slug = |id: &IndicatorId| self.rules().indicator(*id).slug.as_str();
        for (indicator, figure) in kept.clone() {
            let _ = writeln!(out, "    {} {figure}", slug(indicator));
        }
        out.push_str("  }\n");
        for (indicator, _) in kept {
            let verdict = trial.wanted.slug();
            let _ = writeln!(out, "  expect verdict {verdict} {}", slug(indicator));
        }
        let left: Vec<&str> = without.iter().map(slug).collect();
        if !left.is_empty() {
            let left = left.join(", ");
            let line = match self.given.lang {
                Lang::Vi => format!("Văn bản khác quyết định, nên chưa thử được: {left}"),
                Lang::En => format!("Another document decides, so not tested: {left}"),
            };
            out.push_str(&comment("  ", &[line]));
        }
        out.push_str("}\n");
        out
    }
}
