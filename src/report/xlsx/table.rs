//! The sheet of the compliance table, with what other communes of the run set beside it.

use super::grid::{Cell, Grid};
use super::{XlsxWriter, text};
use crate::check::peers::{Distribution, LEAST};
use crate::check::wording;
use crate::lang::Lang;
use crate::plan::Decimal;
use crate::report::Pages;
use crate::report::pages::{PageFigures, PageRow};
use std::borrow::Cow;
use std::collections::BTreeMap;

impl XlsxWriter {
    pub(super) fn table(&self) -> Grid<'_> {
        let mut columns = self.which_columns();
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
        let beside = self.beside();
        if !beside.is_empty() {
            columns.extend(self.columns(&[(
                "So với các xã cùng tỉnh (không phải mức bắt buộc)",
                "Beside the province's communes (no legal minimum)",
                26,
            )]));
        }
        let behind = 3 + usize::from(!beside.is_empty());
        let rows = self.plans.iter().flat_map(|plan| {
            let rows = plan.rows.iter();
            rows.map(move |row| (plan, row))
        });
        let rows = rows.map(move |(plan, row)| {
            let figures = &row.figures;
            let number = |value| Cell::number(value, figures);
            let mut cells = self.which(plan);
            cells.extend([
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
            ]);
            if !beside.is_empty() {
                let words = self.place_of(plan, row, &beside);
                cells.push(Cell::Text(words.unwrap_or_default().into()));
            }
            cells
        });
        self.grid(
            ("Bảng đối chiếu", "Compliance table"),
            columns,
            behind,
            Box::new(rows),
        )
    }

    /// The figures of each indicator, year and province that enough plans state.
    fn beside(&self) -> BTreeMap<Group<'_>, Distribution> {
        let mut all: BTreeMap<Group<'_>, Distribution> = BTreeMap::new();
        for plan in &self.plans {
            for row in &plan.rows {
                if let Some(value) = row.figures.promised {
                    all.entry(group(plan, row)).or_default().add(value, 1);
                }
            }
        }
        all.retain(|_, of| of.plans() >= LEAST);
        all
    }

    /// Where a row stands among those of the province.
    fn place_of(
        &self,
        plan: &Pages,
        row: &PageRow,
        beside: &BTreeMap<Group<'_>, Distribution>,
    ) -> Option<String> {
        let (value, of) = (row.figures.promised?, beside.get(&group(plan, row))?);
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

/// Province, indicator and year.
type Group<'p> = (Option<&'p str>, &'p str, i16);

fn group<'p>(plan: &'p Pages, row: &'p PageRow) -> Group<'p> {
    (plan.province.as_deref(), row.indicator.as_str(), row.year)
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
