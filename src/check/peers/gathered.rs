//! The figures of a run while it goes on, and who stands apart when it ends: memory does not grow
//! with the plans, but for one number a figure.

use super::groups::Groups;
use super::{Among, Figure, Peers, Standing};
use crate::plan::Decimal;
use crate::rule::RuleSet;
use crate::text::Position;
use std::cmp::Ordering;

/// The most plans that are kept on either side of a group.
const KEPT: usize = 5;

/// A figure of a plan, with what a finding needs to say of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seen {
    /// The figure.
    pub value: Decimal,
    /// The file of its plan.
    pub file: String,
    /// Where in the file.
    pub position: Position,
    /// Which of the settings of the run judge the plan.
    pub settings: usize,
    /// The target in words.
    pub named: String,
    /// What it promises, in words.
    pub promised: String,
    /// The indicator by its slug.
    pub indicator: String,
    /// The year.
    pub year: i16,
}

/// The figures of a run, and of each group those that go furthest.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    peers: Peers,
    far: Groups<Furthest>,
}

/// Of the figures of a group the least and the greatest, of equal ones the first.
type Furthest = [Vec<Seen>; 2];

/// The figures of one plan.
#[derive(Clone, Debug, Default)]
pub struct OfPlan {
    /// Its province; empty where it is not known.
    pub province: String,
    /// All of them.
    pub figures: Vec<Figure>,
    /// Those that may be among those that go furthest.
    pub far: Vec<Seen>,
}

impl Gathered {
    /// All figures so far.
    pub fn peers(&self) -> &Peers {
        &self.peers
    }

    /// Whether a figure may be among those of its group that go furthest, as far as is known now; `place` is its
    /// file, and a line that it does not stand before.
    pub fn may_keep(
        &self,
        (indicator, year, province): (&str, i16, &str),
        value: Decimal,
        place: (&str, usize),
    ) -> bool {
        let Some([low, high]) = self.far.get(indicator, year, province) else {
            return true;
        };
        let comes_in = |side: &[Seen], way: Ordering| {
            let last = side.get(KEPT - 1);
            last.is_none_or(|last| match value.cmp(&last.value) {
                Ordering::Equal => place <= (last.file.as_str(), last.position.line),
                other => other == way,
            })
        };
        comes_in(low, Ordering::Less) || comes_in(high, Ordering::Greater)
    }

    /// Adds the figures of one plan, judged by these rules.
    pub fn add(&mut self, rules: &RuleSet, plan: OfPlan) {
        self.peers.count_plan();
        for figure in &plan.figures {
            let indicator = rules.indicator(figure.indicator).slug.as_str();
            let (year, value) = (figure.year, figure.value);
            self.peers.add(indicator, year, &plan.province, value, 1);
        }
        for seen in plan.far {
            let (indicator, year) = (seen.indicator.clone(), seen.year);
            self.far.change(&indicator, year, &plan.province, |sides| {
                keep_furthest(sides, seen);
            });
        }
    }

    /// Those that stand apart, in the order of their files.
    pub fn outlying(&self) -> Vec<(&Seen, Standing, Among)> {
        let mut found: Vec<(&Seen, Standing, Among)> = Vec::new();
        for (indicator, year, province, [low, high]) in self.far.all() {
            let Some((of, among)) = self.peers.around(indicator, year, province) else {
                continue;
            };
            let Some(bounds) = of.bounds() else {
                continue;
            };
            let outside = low.iter().chain(high);
            let outside = outside.filter(|seen| bounds.leaves_out(seen.value));
            found.extend(outside.filter_map(|seen| Some((seen, of.outlying(seen.value)?, among))));
        }
        found.sort_by(|(a, ..), (b, ..)| (&a.file, a.position, *a).cmp(&(&b.file, b.position, *b)));
        // In a small group one is among the least and the greatest.
        found.dedup_by(|(a, ..), (b, ..)| a == b);
        found
    }
}

fn keep_furthest([low, high]: &mut Furthest, seen: Seen) {
    let at = low.partition_point(|known| *known <= seen);
    if at < KEPT {
        low.insert(at, seen.clone());
        low.truncate(KEPT);
    }
    let further = |known: &Seen| {
        known
            .value
            .cmp(&seen.value)
            .reverse()
            .then(known.cmp(&seen))
    };
    let at = high.partition_point(|known| further(known).is_le());
    if at < KEPT {
        high.insert(at, seen);
        high.truncate(KEPT);
    }
}
