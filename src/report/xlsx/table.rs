//! The sheet of the compliance table, with what other communes of the run set beside it.

use super::grid::{Cell, Column};
use super::rows::Shared;
use super::{XlsxWriter, text};
use crate::check::peers::{Distribution, LEAST};
use crate::check::wording;
use crate::lang::Lang;
use crate::plan::Decimal;
use crate::report::Pages;
use crate::report::pages::{PageFigures, PageRow};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The figures of each indicator, year and province, and those of each row.
#[derive(Debug, Default)]
pub(super) struct Beside {
    groups: BTreeMap<Group, usize>,
    all: Vec<Distribution>,
    /// By row: which of them, and the figure in it.
    rows: Vec<Option<(usize, Decimal)>>,
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

    /// Adds a row of a plan.
    pub(super) fn add(&mut self, plan: &Pages, row: &PageRow, shared: &mut Shared) {
        let figure = row.figures.promised.map(|value| {
            let mut id = |words| shared.strings.key(words).0;
            let group = (
                plan.province.as_deref().map(&mut id),
                id(&row.indicator),
                row.year,
            );
            let next = self.all.len();
            let at = *self.groups.entry(group).or_insert(next);
            if at == next {
                self.all.push(Distribution::default());
            }
            if let Some(of) = self.all.get_mut(at) {
                of.add(value, 1);
            }
            (at, value)
        });
        self.rows.push(figure);
    }

    /// Whether of some figures enough plans are known.
    pub(super) fn is_told(&self) -> bool {
        self.all.iter().any(|of| of.plans() >= LEAST)
    }

    /// Where a row stands among those of the province.
    pub(super) fn words(&self, row: u32) -> Option<String> {
        let (of, value) = (*self.rows.get(row as usize)?)?;
        let of = self.all.get(of).filter(|of| of.plans() >= LEAST)?;
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
