//! The figures of a run while it goes on, and who stands apart when it ends: memory does not grow
//! with the plans, but for one number a figure.
//!
//! The figures of a plan come in order of indicator and year, as those of its province are kept, so that both are gone
//! through side by side.

use super::super::wording;
use super::groups::Named;
use super::{Among, Distribution, Figure, LEAST, Peers, Standing};
use crate::lang::Lang;
use crate::plan::{Decimal, Indicator, IndicatorId, Lines, Promise, Target};
use crate::rule::RuleSet;
use crate::text::Position;
use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The most plans that are kept on either side of a group.
const KEPT: usize = 5;

/// A figure of a plan, with what a finding needs to say of it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The figure.
    pub value: Decimal,
    /// The file of its plan.
    pub file: Arc<str>,
    /// Where in the file.
    pub position: Position,
    /// Which of the settings of the run judge the plan.
    pub settings: usize,
    /// The indicator, as the rules of these settings have it.
    pub indicator: IndicatorId,
    /// The year.
    pub year: i16,
    /// What is said of the target.
    said: Said,
}

/// What is said of a target: its words are made when they are asked for.
#[derive(Clone, Debug)]
struct Said {
    /// None where it is the indicator's own.
    label: Option<Box<str>>,
    id: Box<str>,
    lines: Option<Lines>,
    promise: Promise,
    unit: Option<Cow<'static, str>>,
}

impl Seen {
    /// A figure of a target of this indicator, at a place in a file.
    pub fn of(
        (figure, indicator): (&Figure, &Indicator),
        target: &Target<'_>,
        (file, position): (Arc<str>, Position),
        settings: usize,
    ) -> Self {
        Self {
            value: figure.value,
            file,
            position,
            settings,
            indicator: figure.indicator,
            year: figure.year,
            said: Said {
                label: (*target.label != *indicator.vi).then(|| (*target.label).into()),
                // A target with lines is not named by its id.
                id: target.lines.map_or(&*target.id, |_| "").into(),
                lines: target.lines,
                promise: target.promise,
                unit: target.unit.as_deref().map(|unit| match unit {
                    "%" => Cow::Borrowed("%"),
                    other => Cow::Owned(other.to_owned()),
                }),
            },
        }
    }

    /// The target in words, and what it promises, where this is its indicator.
    pub fn words(&self, indicator: &Indicator, lang: Lang) -> (String, String) {
        let label = self.said.label.as_deref();
        let target = Target {
            label: Cow::Borrowed(label.unwrap_or(&indicator.vi)),
            id: Cow::Borrowed(&*self.said.id),
            lines: self.said.lines,
            promise: self.said.promise,
            unit: self.said.unit.as_deref().map(Cow::Borrowed),
            ..Target::default()
        };
        (
            wording::named(&target, lang),
            wording::promise(&target, lang),
        )
    }

    /// What it is put in order by: one place of one file says one thing.
    fn order(&self) -> impl Ord {
        let Position { line, column } = self.position;
        let rest = (self.settings, self.indicator, self.year);
        (self.value, &*self.file, line, column, rest)
    }
}

/// The figures of a run, and of each group those that go furthest.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    plans: u64,
    /// Of each of the settings of the run, by the name of the province.
    of_settings: Vec<BTreeMap<Box<str>, Vec<Group>>>,
}

/// The figures of an indicator and a year in a province, by one of the settings of the run: those of a province stand in
/// this order.
#[derive(Clone, Debug)]
struct Group {
    indicator: IndicatorId,
    year: i16,
    /// The indicator's, by which other settings have it too.
    slug: Box<str>,
    tally: Tally,
    far: Furthest,
    /// Of as many as are kept on either side, what the last has.
    last: [Option<Decimal>; 2],
}

/// Of the figures of a group the least and the greatest, of equal ones the first.
type Furthest = [Vec<Arc<Seen>>; 2];

/// Figures and how many plans state each.
#[derive(Clone, Debug, Default)]
struct Tally {
    /// Whole ones up to a hundred, as nearly all are, by what they are.
    whole: Vec<u32>,
    others: Distribution,
}

/// The figures of one plan.
#[derive(Clone, Debug, Default)]
pub struct OfPlan {
    /// Its province; empty where it is not known.
    pub province: String,
    /// Which of the settings of the run judge the plan.
    pub settings: usize,
    /// All of them, in order of indicator and year; those that may be among those that go furthest with what a finding
    /// needs to say.
    pub figures: Vec<(Figure, Option<Arc<Seen>>)>,
}

/// What is known of a province, beside which the figures of a plan are laid in their order.
#[derive(Clone, Copy, Debug)]
pub struct OfProvince<'g>(&'g [Group]);

impl OfProvince<'_> {
    /// Whether the next figure of a plan may be among those of its group that go furthest, as far as is known now;
    /// `place` is its file, and a line that it does not stand before.
    pub fn may_keep(&mut self, figure: &Figure, place: (&str, usize)) -> bool {
        let value = figure.value;
        let first = self.0.iter().position(|group| group.key() >= figure.key());
        self.0 = first.and_then(|at| self.0.get(at..)).unwrap_or_default();
        let Some(group) = self.0.first().filter(|group| group.key() == figure.key()) else {
            return true;
        };
        let mut sides = group.last.iter().zip(&group.far).zip(WAYS);
        sides.any(
            |((last, side), way)| match last.map(|last| value.cmp(&last)) {
                None => true,
                Some(Ordering::Equal) => side
                    .last()
                    .is_none_or(|last| place <= (&*last.file, last.position.line)),
                Some(other) => other == way,
            },
        )
    }
}

impl Gathered {
    /// What is known of a province as these settings judge it.
    pub fn province(&self, settings: usize, name: &str) -> OfProvince<'_> {
        let known = self.of_settings.get(settings);
        let known = known.and_then(|known| known.get(name));
        OfProvince(known.map_or(&[], Vec::as_slice))
    }

    /// Adds the figures of one plan, judged by these rules.
    pub fn add(&mut self, rules: &RuleSet, plan: OfPlan) {
        self.plans += 1;
        if self.of_settings.len() <= plan.settings {
            self.of_settings
                .resize_with(plan.settings + 1, BTreeMap::new);
        }
        let Some(provinces) = self.of_settings.get_mut(plan.settings) else {
            return;
        };
        if !provinces.contains_key(plan.province.as_str()) {
            provinces.insert(plan.province.as_str().into(), Vec::new());
        }
        let Some(groups) = provinces.get_mut(plan.province.as_str()) else {
            return;
        };
        let mut at = 0;
        for (figure, far) in plan.figures {
            let rest = groups.get(at..).unwrap_or_default().iter();
            at += rest.take_while(|group| group.key() < figure.key()).count();
            if groups
                .get(at)
                .is_none_or(|group| group.key() != figure.key())
            {
                let slug = &rules.indicator(figure.indicator).slug;
                groups.insert(at, Group::new(&figure, slug));
            }
            if let Some(group) = groups.get_mut(at) {
                group.tally.add(figure.value);
                if let Some(seen) = far {
                    group.keep(&seen);
                }
            }
        }
    }

    /// All figures so far.
    pub fn peers(&self) -> Peers {
        let mut peers = Peers {
            plans: self.plans,
            ..Peers::default()
        };
        for (named, group) in self.groups() {
            peers.take_in(named, group.tally.distribution());
        }
        peers
    }

    /// All groups by their names.
    fn groups(&self) -> impl Iterator<Item = (Named<'_>, &Group)> {
        let provinces = self.of_settings.iter().flatten();
        provinces.flat_map(|(province, groups)| {
            let each = groups.iter();
            each.map(move |group| ((&*group.slug, group.year, &**province), group))
        })
    }

    /// Those that stand apart, in the order of their files.
    pub fn outlying(&self) -> Vec<(&Seen, Standing, Among)> {
        let mut found: Vec<(&Seen, Standing, Among)> = Vec::new();
        if self.plans < LEAST {
            return found;
        }
        let peers = self.peers();
        let mut groups: Vec<(Named<'_>, &Group)> = self.groups().collect();
        groups.sort_by_key(|(named, _)| *named);
        for same in groups.chunk_by(|(one, _), (other, _)| one == other) {
            let around = same.first().and_then(|(named, _)| peers.around(*named));
            let Some((of, among)) = around else {
                continue;
            };
            let Some(bounds) = of.bounds() else {
                continue;
            };
            let outside = furthest(same);
            let outside = outside.filter(|seen| bounds.leaves_out(seen.value));
            found.extend(outside.filter_map(|seen| Some((seen, of.outlying(seen.value)?, among))));
        }
        found.sort_by_key(|(seen, ..)| (&*seen.file, seen.position, Seen::order(seen)));
        // In a small group one is among the least and the greatest.
        found.dedup_by(|(a, ..), (b, ..)| a.order() == b.order());
        found
    }
}

impl Group {
    fn new(figure: &Figure, slug: &str) -> Self {
        Self {
            indicator: figure.indicator,
            year: figure.year,
            slug: slug.into(),
            tally: Tally::default(),
            far: Furthest::default(),
            last: [None; 2],
        }
    }

    fn key(&self) -> (IndicatorId, i16) {
        (self.indicator, self.year)
    }

    /// Keeps a figure where it is among those that go furthest.
    fn keep(&mut self, seen: &Arc<Seen>) {
        let sides = self.far.iter_mut().zip(&mut self.last).zip(WAYS);
        for ((side, last), way) in sides {
            let kept_out = |last| seen.value.cmp(&last) == way.reverse();
            if last.is_some_and(kept_out) {
                continue;
            }
            let at = side.partition_point(|known| further(known, seen, way).is_le());
            if at < KEPT {
                side.truncate(KEPT - 1);
                side.insert(at, Arc::clone(seen));
            }
            *last = side.get(KEPT - 1).map(|last| last.value);
        }
    }
}

/// Which way the figures go of either side of a group.
const WAYS: [Ordering; 2] = [Ordering::Less, Ordering::Greater];

/// Which of two figures goes further this way, of equal ones which comes first.
fn further(one: &Seen, other: &Seen, way: Ordering) -> Ordering {
    match one.value.cmp(&other.value) {
        Ordering::Equal => one.order().cmp(&other.order()),
        found if found == way => Ordering::Less,
        _ => Ordering::Greater,
    }
}

/// The figures that go furthest in the groups of one name, of which each of the settings of a run has one.
fn furthest<'g>(groups: &[(Named<'_>, &'g Group)]) -> impl Iterator<Item = &'g Seen> {
    let mut sides: [Vec<&'g Seen>; 2] = Default::default();
    for ((at, side), way) in sides.iter_mut().enumerate().zip(WAYS) {
        let far = groups.iter().filter_map(|(_, group)| group.far.get(at));
        side.extend(far.flatten().map(|seen| &**seen));
        if groups.len() > 1 {
            side.sort_by(|one, other| further(one, other, way));
            side.truncate(KEPT);
        }
    }
    sides.into_iter().flatten()
}

impl Tally {
    fn add(&mut self, value: Decimal) {
        let whole = value.whole().and_then(|whole| usize::try_from(whole).ok());
        let Some(at) = whole.filter(|whole| *whole <= 100) else {
            return self.others.add(value, 1);
        };
        if self.whole.len() <= at {
            self.whole.resize(at + 1, 0);
        }
        if let Some(count) = self.whole.get_mut(at) {
            *count += 1;
        }
    }

    fn distribution(&self) -> Distribution {
        let whole = (0..).zip(&self.whole).filter(|(_, count)| **count > 0);
        let whole = whole.map(|(value, count)| (Decimal::from(value), u64::from(*count)));
        Distribution::of(whole.chain(self.others.counts()).collect())
    }
}
