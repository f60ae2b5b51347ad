//! What the workload that other tools are laid beside costs at least: reading it into typed structs, and comparing.

use super::beside::{ASKED, minimum, slug};
use super::country::shape::TargetSet;
use serde::Deserialize;
use serde_json::Number;
use std::collections::HashMap;

/// The comparisons alone: the least that each indicator's documents ask, by its slug.
pub(crate) struct Compared(HashMap<String, Vec<usize>>);

impl Compared {
    pub(crate) fn new(documents: usize) -> Self {
        let of_indicator = |at| {
            (0..documents)
                .map(|document| minimum(at, document))
                .collect()
        };
        Self((0..ASKED).map(|at| (slug(at), of_indicator(at))).collect())
    }

    /// How many promises of a plain record fall short.
    pub(crate) fn record(&self, line: &str) -> usize {
        #[derive(Deserialize)]
        struct Record<'r> {
            #[serde(borrow)]
            targets: HashMap<&'r str, Promise<'r>>,
        }
        #[derive(Deserialize)]
        struct Promise<'r> {
            op: &'r str,
            value: usize,
            year: i16,
        }
        let record: Record<'_> = serde_json::from_str(line).unwrap();
        let promises = record.targets.iter();
        let asked = promises.filter(|(_, promise)| promise.op == ">=" && promise.year == 2026);
        asked
            .filter(|(slug, promise)| self.is_short(slug, promise.value))
            .count()
    }

    /// How many promises of a target set fall short, its strings copied, its numbers kept as printed.
    pub(crate) fn copied(&self, line: &str) -> usize {
        let set: TargetSet<String, Number> = serde_json::from_str(line).unwrap();
        let promises = set.targets.iter();
        let stated = promises.filter_map(|t| {
            Some((
                t.indicator.as_ref()?,
                usize::try_from(t.value.as_ref()?.as_u64()?).ok()?,
            ))
        });
        stated
            .filter(|(slug, value)| self.is_short(slug, *value))
            .count()
    }

    /// How many promises of a target set fall short, its strings borrowed.
    pub(crate) fn borrowed(&self, line: &str) -> usize {
        let set: TargetSet<&str, usize> = serde_json::from_str(line).unwrap();
        let promises = set.targets.iter();
        let stated = promises.filter_map(|t| Some((t.indicator?, t.value?)));
        stated
            .filter(|(slug, value)| self.is_short(slug, *value))
            .count()
    }

    fn is_short(&self, slug: &str, value: usize) -> bool {
        let minimums = self.0.get(slug).into_iter().flatten();
        minimums.filter(|minimum| value < **minimum).count() > 0
    }
}
