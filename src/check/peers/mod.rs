//! What the communes of a run set themselves: how the figures of one indicator, year and province
//! lie, and where one of them stands among them. It is no legal minimum, and judges nobody.

mod file;
mod gathered;
mod groups;

pub use file::peers_schema;
pub use gathered::{Gathered, OfPlan, Seen};

use super::Context;
use super::finding::TargetRef;
use super::promise::Stated;
use crate::plan::{Decimal, Direction, IndicatorId};
use foldhash::HashMap;
use groups::{Groups, Named};
use std::sync::OnceLock;

/// So many plans have to state a figure before one of them can stand apart.
pub const LEAST: u64 = 20;

/// The figures of one indicator and year in a province or a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distribution {
    /// The least first.
    counts: Vec<(Decimal, u64)>,
    plans: u64,
}

/// Figures between which, and at which, nothing lies far from the others.
#[derive(Clone, Copy, Debug)]
struct Bounds {
    low: Decimal,
    high: Decimal,
}

impl Bounds {
    fn leaves_out(self, value: Decimal) -> bool {
        value < self.low || value > self.high
    }
}

/// Where a figure stands among those of others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// How many plans there are.
    pub plans: u64,
    /// How many set less.
    pub below: u64,
    /// How many set more.
    pub above: u64,
    /// First quartile, median, third quartile.
    pub quartiles: [Decimal; 3],
}

impl Distribution {
    /// Adds the figure of so many plans.
    pub fn add(&mut self, value: Decimal, plans: u64) {
        let at = self.counts.partition_point(|(known, _)| *known < value);
        match self.counts.get_mut(at) {
            Some((known, count)) if *known == value => *count += plans,
            _ => self.counts.insert(at, (value, plans)),
        }
        self.plans += plans;
    }

    /// Figures in any order, each with the number of its plans; each may stand there more than once.
    fn of(mut counts: Vec<(Decimal, u64)>) -> Self {
        counts.sort_unstable_by_key(|(value, _)| *value);
        counts.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 += if same { next.1 } else { 0 };
            same
        });
        let plans = counts.iter().map(|(_, plans)| plans).sum();
        Self { counts, plans }
    }

    /// How many plans there are.
    pub fn plans(&self) -> u64 {
        self.plans
    }

    /// The figures, the least first, each with the number of its plans.
    pub fn counts(&self) -> impl Iterator<Item = (Decimal, u64)> {
        self.counts.iter().copied()
    }

    /// The figure below or at which so many quarters of the plans lie: one that a plan sets, never
    /// one between two.
    fn quartile(&self, quarters: u64) -> Option<Decimal> {
        let rank = (self.plans * quarters).div_ceil(4);
        let mut passed = 0;
        self.counts().find_map(|(value, plans)| {
            passed += plans;
            (passed >= rank).then_some(value)
        })
    }

    /// Where a figure stands.
    pub fn standing(&self, value: Decimal) -> Option<Standing> {
        let count = |keep: fn(&Decimal, &Decimal) -> bool| {
            let kept = self.counts().filter(|(other, _)| keep(other, &value));
            kept.map(|(_, plans)| plans).sum()
        };
        Some(Standing {
            plans: self.plans,
            below: count(|other, value| other < value),
            above: count(|other, value| other > value),
            quartiles: [self.quartile(1)?, self.quartile(2)?, self.quartile(3)?],
        })
    }

    /// Where a figure stands that lies far from the others: beyond one and a half times the middle
    /// half, and among the twentieth part of the plans that go as far.
    pub fn outlying(&self, value: Decimal) -> Option<Standing> {
        let bounds = self.bounds().filter(|bounds| bounds.leaves_out(value))?;
        let standing = self.standing(value)?;
        let as_far = if value < bounds.low {
            self.plans - standing.above
        } else {
            self.plans - standing.below
        };
        (as_far <= self.plans / LEAST).then_some(standing)
    }

    /// Between which figures nothing lies far from the others; none where there are too few.
    fn bounds(&self) -> Option<Bounds> {
        if self.plans < LEAST {
            return None;
        }
        let (first, third) = (self.quartile(1)?, self.quartile(3)?);
        let spread = third.minus(first)?;
        let room = spread.times(Decimal::from(3))?.over(Decimal::from(2))?;
        Some(Bounds {
            low: first.minus(room)?,
            high: third.plus(room)?,
        })
    }
}

/// The figures of a run, by indicator, year and province.
#[derive(Clone, Debug, Default)]
pub struct Peers {
    plans: u64,
    /// Of each province; under "" those of plans whose province is not known.
    groups: Groups<Distribution>,
    /// Of all provinces together, from when it is first asked for.
    whole: OnceLock<HashMap<(u32, i16), Distribution>>,
}

impl PartialEq for Peers {
    fn eq(&self, other: &Self) -> bool {
        (self.plans, &self.groups) == (other.plans, &other.groups)
    }
}

/// Among whom a figure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Among {
    /// The plans of its province.
    Province,
    /// All plans of the run.
    All,
}

impl Peers {
    /// How many plans the figures are of.
    pub fn plans(&self) -> u64 {
        self.plans
    }

    /// Adds the figure of so many plans of a province.
    pub fn add(&mut self, indicator: &str, year: i16, province: &str, value: Decimal, plans: u64) {
        self.whole.take();
        let of = self.groups.entry((indicator, year, province));
        of.add(value, plans);
    }

    /// Adds the figures of a province.
    fn take_in(&mut self, named: Named<'_>, figures: Distribution) {
        self.whole.take();
        let of = self.groups.entry(named);
        if of.plans == 0 {
            *of = figures;
            return;
        }
        for (value, plans) in figures.counts {
            of.add(value, plans);
        }
    }

    /// The figures of an indicator and a year in all provinces.
    fn whole(&self, indicator: &str, year: i16) -> Option<&Distribution> {
        let whole = self.whole.get_or_init(|| {
            let mut whole: HashMap<(u32, i16), Vec<(Decimal, u64)>> = HashMap::default();
            for ((indicator, _, year), of) in self.groups.each() {
                let all = whole.entry((indicator, year)).or_default();
                all.extend(of.counts());
            }
            let all = whole.into_iter();
            all.map(|(key, counts)| (key, Distribution::of(counts)))
                .collect()
        });
        whole.get(&(self.groups.known(indicator)?, year))
    }

    /// The figures beside which one of a province is laid: those of the province where there are
    /// enough, else all.
    pub fn around(
        &self,
        (indicator, year, province): (&str, i16, &str),
    ) -> Option<(&Distribution, Among)> {
        let enough = |group: &&Distribution| group.plans >= LEAST;
        let own = Some(province).filter(|province| !province.is_empty());
        let own = own.and_then(|own| self.groups.get((indicator, year, own)));
        own.filter(enough)
            .map(|group| (group, Among::Province))
            .or_else(|| {
                let whole = self.whole(indicator, year).filter(enough);
                whole.map(|group| (group, Among::All))
            })
    }

    /// The figures of each province.
    fn provinces(&self) -> impl Iterator<Item = (Named<'_>, &Distribution)> {
        let groups = self.groups.all();
        groups.filter(|((_, _, province), _)| !province.is_empty())
    }
}

/// What a plan promises of an indicator in a year: the weakest figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The year.
    pub year: i16,
    /// The figure.
    pub value: Decimal,
    /// Which target.
    pub target: TargetRef,
}

impl Figure {
    fn key(&self) -> (IndicatorId, i16) {
        (self.indicator, self.year)
    }
}

/// The figures of a plan that can be laid beside those of others, in order of indicator and year.
pub fn figures(cx: &Context<'_>) -> Vec<Figure> {
    let promises = &cx.stands.promises;
    let mut figures = Vec::new();
    for of_one in promises.chunk_by(|a, b| (a.indicator, a.year) == (b.indicator, b.year)) {
        let direction = of_one
            .first()
            .map(|s| cx.rules.indicator(s.indicator).direction);
        let stated = of_one
            .iter()
            .filter_map(|stand| match (stand.stated, stand.year) {
                (Stated::Limit(limit), Some(year)) => Some(Figure {
                    indicator: stand.indicator,
                    year,
                    value: limit.value,
                    target: stand.target,
                }),
                _ => None,
            });
        let weakest = match direction {
            Some(Direction::AtMost) => stated.max_by_key(|figure| figure.value),
            _ => stated.min_by_key(|figure| figure.value),
        };
        figures.extend(weakest);
    }
    figures
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[(i64, u64)]) -> Distribution {
        let mut all = Distribution::default();
        for (value, plans) in values {
            all.add(Decimal::from(*value), *plans);
        }
        all
    }

    #[test]
    fn quartiles_are_figures_that_plans_set() {
        let all = of(&[(60, 5), (80, 10), (90, 5), (100, 1)]);
        let standing = all.standing(Decimal::from(80)).unwrap();
        assert_eq!(standing.quartiles, [80, 80, 90].map(Decimal::from));
        assert_eq!((standing.plans, standing.below, standing.above), (21, 5, 6));
    }

    #[test]
    fn few_plans_or_near_figures_or_many_of_them_are_not_outlying() {
        let far = Decimal::from(20);
        assert!(of(&[(20, 1), (80, 10), (90, 10)]).outlying(far).is_some());
        assert!(of(&[(20, 1), (80, 9), (90, 9)]).outlying(far).is_none());
        assert!(of(&[(20, 1), (80, 10), (90, 9)]).outlying(far).is_some());
        assert!(of(&[(20, 2), (80, 10), (90, 10)]).outlying(far).is_none());
        let near = Decimal::from(70);
        assert!(of(&[(70, 1), (80, 10), (90, 10)]).outlying(near).is_none());
        // The middle half is 80 to 90, so 65 and 105 are the last that lie near.
        for (value, is_far) in [(65, false), (64, true), (105, false), (106, true)] {
            let all = of(&[(value, 1), (80, 10), (90, 10)]);
            let standing = all.outlying(Decimal::from(value));
            assert_eq!(standing.is_some(), is_far, "{value}");
        }
        // Two of forty are the twentieth part, two of thirty-nine are more.
        assert!(of(&[(20, 2), (80, 19), (90, 19)]).outlying(far).is_some());
        assert!(of(&[(20, 2), (80, 19), (90, 18)]).outlying(far).is_none());
        // All others say the same: who says another thing stands apart.
        let alone = of(&[(90, 1), (100, 20)]);
        assert!(alone.outlying(Decimal::from(90)).is_some());
        assert!(alone.outlying(Decimal::from(100)).is_none());
    }

    #[test]
    fn a_province_with_few_plans_is_laid_beside_all() {
        let mut peers = Peers::default();
        peers.add("a", 2026, "Lâm Đồng", Decimal::from(80), 19);
        peers.add("a", 2026, "Cà Mau", Decimal::from(90), 20);
        let among = |province| {
            peers
                .around(("a", 2026, province))
                .map(|(of, who)| (of.plans, who))
        };
        assert_eq!(among("Lâm Đồng"), Some((39, Among::All)));
        assert_eq!(among("Cà Mau"), Some((20, Among::Province)));
        assert_eq!(peers.around(("a", 2027, "Cà Mau")), None);
    }
}
