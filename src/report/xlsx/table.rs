//! The sheet of the compliance table, with what other communes of the run set beside it.

use super::grid::{Cell, Column};
use super::{XlsxWriter, text};
use crate::check::peers::{Distribution, LEAST};
use crate::check::wording;
use crate::lang::Lang;
use crate::plan::Decimal;
use crate::report::Pages;
use crate::report::pages::{PageFigures, PageRow};
use foldhash::HashMap;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The figures of each indicator, year and province.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// The numbers of provinces and indicators.
    names: HashMap<Box<str>, u32>,
    groups: BTreeMap<Group, u32>,
    all: Vec<Distribution>,
    lang: Lang,
}

/// Province, indicator and year; the words by their numbers.
type Group = (Option<u32>, u32, i16);

impl Beside {
    pub(super) fn new(lang: Lang) -> Self {
        Self {
            lang,
            ..Self::default()
        }
    }

    /// Adds a row of a plan: which group its figure stands in, and the figure.
    pub(super) fn add(&mut self, plan: &Pages, row: &PageRow) -> Option<(u32, Decimal)> {
        let value = row.figures.promised?;
        let province = plan.province.as_deref().map(|name| self.number(name));
        let group = (province, self.number(&row.indicator), row.year);
        let next = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        let at = *self.groups.entry(group).or_insert(next);
        if at == next {
            self.all.push(Distribution::default());
        }
        if let Some(of) = self.all.get_mut(at as usize) {
            of.add(value, 1);
        }
        Some((at, value))
    }

    fn number(&mut self, name: &str) -> u32 {
        if let Some(known) = self.names.get(name) {
            return *known;
        }
        let next = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.insert(name.into(), next);
        next
    }

    /// Whether of some figures enough plans are known.
    pub(super) fn is_told(&self) -> bool {
        self.all.iter().any(|of| of.plans() >= LEAST)
    }

    /// Where a figure stands among those of its group.
    pub(super) fn words(&self, (of, value): (u32, Decimal)) -> Option<String> {
        let of = self.all.get(of as usize).filter(|of| of.plans() >= LEAST)?;
        let standing = of.standing(value)?;
        let [first, median, third] = standing.quartiles.map(|v| wording::number(v, self.lang));
        let (plans, below, above) = (standing.plans, standing.below, standing.above);
        Some(match self.lang {
            Lang::Vi => format!(
                "{plans} kế hoạch: {first} – {median} – {third}; {below} thấp hơn, {above} cao hơn"
            ),
            Lang::En => {
                format!("{plans} plans: {first} – {median} – {third}; {below} less, {above} more")
            }
        })
    }
}

impl XlsxWriter {
    pub(super) fn table_columns(&self, is_one: bool) -> Vec<Column> {
        let mut columns = self.which_columns(is_one);
        columns.extend(self.columns(&[
            ("Chỉ tiêu", "Indicator", 36),
            ("Năm", "Year", 7),
            ("Kế hoạch", "Plan", 16),
            ("Dòng trong kế hoạch", "Lines of the plan", 11),
            ("Yêu cầu", "Required", 18),
            ("Văn bản", "Document", 16),
            ("Vị trí trong văn bản", "Place in the document", 26),
            ("Kết luận", "Verdict", 18),
            ("Kế hoạch (số)", "Plan (number)", 10),
            ("Yêu cầu (số)", "Required (number)", 10),
            ("Chênh lệch", "Gap", 10),
        ]));
        columns
    }

    pub(super) fn beside_column(&self) -> Vec<Column> {
        self.columns(&[(
            "So với các xã cùng tỉnh (không phải mức bắt buộc)",
            "Beside the province's communes (no legal minimum)",
            26,
        )])
    }
}

/// The cells of a row, without those that say which plan it is of.
pub(super) fn cells(row: &PageRow) -> [Cell<'_>; 11] {
    let figures = &row.figures;
    let number = |value| Cell::number(value, figures);
    [
        text(&row.indicator),
        Cell::Year(row.year),
        text(&row.promised),
        text(&row.lines),
        text(&row.required),
        text(&row.document),
        text(&row.at),
        Cell::Verdict(row.verdict, &row.words),
        number(figures.promised),
        number(figures.required),
        number(figures.gap),
    ]
}

impl Cell<'_> {
    fn number(value: Option<Decimal>, of: &PageFigures) -> Self {
        match value {
            None => Self::Text(Cow::Borrowed("")),
            Some(value) if of.is_share => Self::Percent(value),
            Some(value) => Self::Number(value),
        }
    }
}
