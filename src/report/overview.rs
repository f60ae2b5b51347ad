//! What a report over many plans says of each of them.

use super::row::{Row, rows};
use super::{Entry, Summary, heading};
use crate::check::peers::figures;
use crate::check::{Name, Verdict};
use crate::lang::Lang;
use crate::plan::{Decimal, IndicatorId, Unit};
use std::collections::{BTreeMap, BTreeSet};

/// One plan among many.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The commune, or whoever issued the plan.
    pub who: String,
    /// The number of the plan.
    pub number: Option<String>,
    /// The province; empty where it is not known.
    pub province: String,
    /// The plan in one line: number, date, issuer.
    pub heading: String,
    /// Its file.
    pub path: String,
    /// Its counts.
    pub summary: Summary,
    /// Its verdict on each indicator that a rule in force asks for.
    pub cells: BTreeMap<IndicatorId, Cell>,
    /// What it promises, for who lays plans side by side.
    pub figures: Vec<OverviewFigure>,
    /// The names of its findings.
    pub findings: BTreeSet<Name>,
}

/// What a plan promises of an indicator in a year.
#[derive(Clone, Debug)]
pub struct OverviewFigure {
    /// The indicator.
    pub indicator: IndicatorId,
    /// Its label.
    pub label: String,
    /// The year.
    pub year: i16,
    /// The figure.
    pub value: Decimal,
    /// The unit it is in.
    pub unit: Unit,
}

impl OverviewFigure {
    fn all(entry: &Entry<'_>, lang: Lang) -> Vec<Self> {
        let cx = entry.outcome.context();
        let figures = figures(&cx).into_iter();
        figures
            .map(|figure| {
                let indicator = cx.rules.indicator(figure.indicator);
                Self {
                    indicator: figure.indicator,
                    label: indicator.label(lang).to_owned(),
                    year: figure.year,
                    value: figure.value,
                    unit: indicator.unit.clone(),
                }
            })
            .collect()
    }
}

/// The verdict of a plan on an indicator: the worst of its years.
#[derive(Clone, Debug)]
pub struct Cell {
    /// The label of the indicator.
    pub label: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The promise and the minimum: `60%, ≥ 70%`.
    pub words: String,
}

impl Overview {
    /// What there is to say of a plan.
    pub fn of(entry: &Entry<'_>, summary: &Summary, lang: Lang) -> Self {
        let head = &entry.outcome.plan.head;
        let who = head.commune.as_deref().or(head.issuer.as_deref());
        let mut cells: BTreeMap<IndicatorId, Cell> = BTreeMap::new();
        for row in rows(entry, lang) {
            let is_worse = |known: &Cell| weight(row.verdict) > weight(known.verdict);
            if row.verdict != Verdict::NotCovered && cells.get(&row.indicator).is_none_or(is_worse)
            {
                cells.insert(row.indicator, cell(&row));
            }
        }
        Self {
            who: who.unwrap_or(entry.path).to_owned(),
            number: head.number.as_deref().map(str::to_owned),
            province: head.province.as_deref().unwrap_or_default().to_owned(),
            heading: heading::plan_name(head, lang),
            path: entry.path.to_owned(),
            summary: summary.clone(),
            cells,
            figures: OverviewFigure::all(entry, lang),
            findings: entry.findings().map(|(finding, _)| finding.name).collect(),
        }
    }
}

fn cell(row: &Row<'_>) -> Cell {
    let promised = row.promised.first().map(|promised| promised.words.as_str());
    let required = row
        .required
        .as_ref()
        .map(|required| required.amount.as_str());
    let words: Vec<&str> = [promised.unwrap_or("—"), required.unwrap_or("—")].into();
    Cell {
        label: row.label.to_owned(),
        verdict: row.verdict,
        words: words.join(" / "),
    }
}

/// How much a verdict asks for a look.
fn weight(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Weaker => 9,
        Verdict::Missing => 8,
        Verdict::Later => 7,
        Verdict::Unquantified => 6,
        Verdict::Incomparable => 5,
        Verdict::Waived => 4,
        Verdict::Met => 3,
        Verdict::Exceeded => 2,
        Verdict::NotDue => 1,
        Verdict::NotCovered => 0,
    }
}
