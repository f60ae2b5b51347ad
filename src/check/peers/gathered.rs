//! The figures of a run while it goes on, and who stands apart when it ends: memory does not grow
//! with the plans, but for one number a figure.

use super::super::wording;
use super::groups::Key;
use super::{Among, Figure, Peers, Standing};
use crate::lang::Lang;
use crate::plan::{Decimal, IndicatorId, Lines, Promise, Target};
use crate::rule::RuleSet;
use crate::text::Position;
use foldhash::HashMap;
use std::borrow::Cow;
use std::cmp::Ordering;
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
    label: Box<str>,
    id: Box<str>,
    lines: Option<Lines>,
    promise: Promise,
    unit: Option<Box<str>>,
}

impl Seen {
    /// A figure of a target, at a place in a file.
    pub fn of(
        figure: &Figure,
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
                label: (*target.label).into(),
                // A target with lines is not named by its id.
                id: target.lines.map_or(&*target.id, |_| "").into(),
                lines: target.lines,
                promise: target.promise,
                unit: target.unit.as_deref().map(Into::into),
            },
        }
    }

    /// The target in words, and what it promises.
    pub fn words(&self, lang: Lang) -> (String, String) {
        let target = Target {
            label: Cow::Borrowed(&*self.said.label),
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
    peers: Peers,
    /// The numbers of the indicators of each of the settings of the run, by their ids.
    numbers: Vec<Vec<Option<u32>>>,
    /// By the numbers that the figures of all have.
    far: HashMap<Key, Furthest>,
}

/// Of the figures of a group the least and the greatest, of equal ones the first.
type Furthest = [Vec<Arc<Seen>>; 2];

/// The figures of one plan.
#[derive(Clone, Debug, Default)]
pub struct OfPlan {
    /// Its province; empty where it is not known.
    pub province: String,
    /// Which of the settings of the run judge the plan.
    pub settings: usize,
    /// All of them; those that may be among those that go furthest with what a finding needs to say.
    pub figures: Vec<(Figure, Option<Arc<Seen>>)>,
}

impl Gathered {
    /// All figures so far.
    pub fn peers(&self) -> &Peers {
        &self.peers
    }

    /// By what [`Self::may_keep`] knows a province; none where no figure of it was seen.
    pub fn province(&self, name: &str) -> Option<u32> {
        self.peers.groups.known(name)
    }

    /// Whether a figure may be among those of its group that go furthest, as far as is known now; `place` is its
    /// file, and a line that it does not stand before.
    pub fn may_keep(
        &self,
        (settings, province): (usize, Option<u32>),
        figure: &Figure,
        place: (&str, usize),
    ) -> bool {
        let Figure { year, value, .. } = *figure;
        let indicators = self.numbers.get(settings);
        let indicator = indicators.and_then(|all| *all.get(figure.indicator.0 as usize)?);
        let key = indicator.zip(province);
        let far = key.and_then(|(indicator, province)| self.far.get(&(indicator, province, year)));
        let Some([low, high]) = far else {
            return true;
        };
        let comes_in = |side: &[Arc<Seen>], way: Ordering| {
            let last = side.get(KEPT - 1);
            last.is_none_or(|last| match value.cmp(&last.value) {
                Ordering::Equal => place <= (&*last.file, last.position.line),
                other => other == way,
            })
        };
        comes_in(low, Ordering::Less) || comes_in(high, Ordering::Greater)
    }

    /// Adds the figures of one plan, judged by these rules.
    pub fn add(&mut self, rules: &RuleSet, plan: OfPlan) {
        let peers = &mut self.peers;
        peers.count_plan();
        if self.numbers.len() <= plan.settings {
            self.numbers.resize_with(plan.settings + 1, Vec::new);
        }
        let mut none = Vec::new();
        let numbers = self.numbers.get_mut(plan.settings).unwrap_or(&mut none);
        numbers.resize(rules.indicators.len(), None);
        let province = peers.number(&plan.province);
        for (figure, far) in plan.figures {
            let at = figure.indicator.0 as usize;
            let mut number = || peers.number(&rules.indicator(figure.indicator).slug);
            let indicator = match numbers.get_mut(at) {
                Some(known) => *known.get_or_insert_with(&mut number),
                None => number(),
            };
            let key = (indicator, province, figure.year);
            peers.add_to(key, figure.value, 1);
            if let Some(seen) = far {
                keep_furthest(self.far.entry(key).or_default(), &seen);
            }
        }
    }

    /// Those that stand apart, in the order of their files.
    pub fn outlying(&self) -> Vec<(&Seen, Standing, Among)> {
        let mut found: Vec<(&Seen, Standing, Among)> = Vec::new();
        for (key, (indicator, year, province), _) in self.peers.groups.keyed() {
            let Some([low, high]) = self.far.get(&key) else {
                continue;
            };
            let Some((of, among)) = self.peers.around(indicator, year, province) else {
                continue;
            };
            let Some(bounds) = of.bounds() else {
                continue;
            };
            let outside = low.iter().chain(high).map(|seen| &**seen);
            let outside = outside.filter(|seen| bounds.leaves_out(seen.value));
            found.extend(outside.filter_map(|seen| Some((seen, of.outlying(seen.value)?, among))));
        }
        found.sort_by_key(|(seen, ..)| (&*seen.file, seen.position, Seen::order(seen)));
        // In a small group one is among the least and the greatest.
        found.dedup_by(|(a, ..), (b, ..)| a.order() == b.order());
        found
    }
}

fn keep_furthest([low, high]: &mut Furthest, seen: &Arc<Seen>) {
    let at = |side: &[Arc<Seen>], further: Ordering| {
        side.partition_point(|known| match known.value.cmp(&seen.value) {
            Ordering::Equal => known.order() <= seen.order(),
            other => other == further,
        })
    };
    let (below, above) = (at(low, Ordering::Less), at(high, Ordering::Greater));
    for (side, at) in [(low, below), (high, above)] {
        if at < KEPT {
            side.truncate(KEPT - 1);
            side.insert(at, Arc::clone(seen));
        }
    }
}
