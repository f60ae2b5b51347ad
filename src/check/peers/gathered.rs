//! The figures of a run while it goes on, and who stands apart when it ends: memory does not grow
//! with the plans, but for one number a figure.

use super::{Among, Peers, Standing};
use crate::plan::Decimal;
use crate::text::Position;
use std::collections::BTreeMap;

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
    /// The province; empty where it is not known.
    pub province: String,
}

/// The figures of a run, and of each group those that go furthest.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    peers: Peers,
    far: BTreeMap<(String, i16, String), [Vec<Seen>; 2]>,
}

impl Gathered {
    /// All figures so far.
    pub fn peers(&self) -> &Peers {
        &self.peers
    }

    /// Adds the figures of one plan.
    pub fn add(&mut self, figures: Vec<Seen>) {
        self.peers.count_plan();
        for seen in figures {
            let (indicator, year) = (seen.indicator.as_str(), seen.year);
            self.peers
                .add(indicator, year, &seen.province, seen.value, 1);
            let key = (seen.indicator.clone(), year, seen.province.clone());
            let [low, high] = self.far.entry(key).or_default();
            low.push(seen.clone());
            low.sort();
            low.truncate(KEPT);
            high.push(seen);
            high.sort_by(|a, b| b.value.cmp(&a.value).then(a.cmp(b)));
            high.truncate(KEPT);
        }
    }

    /// Those that stand apart, in the order of their files.
    pub fn outlying(&self) -> Vec<(&Seen, Standing, Among)> {
        let mut found: Vec<(&Seen, Standing, Among)> = Vec::new();
        for ((indicator, year, province), sides) in &self.far {
            let Some((of, among)) = self.peers.around(indicator, *year, province) else {
                continue;
            };
            for seen in sides.iter().flatten() {
                let known = found.iter().any(|(known, _, _)| *known == seen);
                found.extend(
                    of.outlying(seen.value)
                        .filter(|_| !known)
                        .map(|standing| (seen, standing, among)),
                );
            }
        }
        found.sort_by(|(a, ..), (b, ..)| (&a.file, a.position, *a).cmp(&(&b.file, b.position, *b)));
        found
    }
}
