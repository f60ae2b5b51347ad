//! How the figures of a province's communes lie: for most targets the only measure there is.

use crate::check::peers::{Distribution, LEAST};
use crate::check::wording;
use crate::lang::Lang;
use crate::plan::IndicatorId;
use crate::report::overview::{Overview, OverviewFigure};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// The figures of each indicator and year that enough plans of a province state.
pub(super) fn section<'p>(plans: impl Iterator<Item = &'p Overview>, lang: Lang) -> Markup {
    let mut all: BTreeMap<(IndicatorId, i16), (&OverviewFigure, Distribution)> = BTreeMap::new();
    for figure in plans.flat_map(|plan| &plan.figures) {
        let key = (figure.indicator, figure.year);
        let (_, of) = all
            .entry(key)
            .or_insert_with(|| (figure, Distribution::default()));
        of.add(figure.value, 1);
    }
    all.retain(|_, (_, of)| of.plans() >= LEAST);
    let columns = match lang {
        Lang::Vi => [
            "Chỉ tiêu",
            "Năm",
            "Số kế hoạch",
            "Tứ phân vị thứ nhất",
            "Mức giữa",
            "Tứ phân vị thứ ba",
        ],
        Lang::En => [
            "Indicator",
            "Year",
            "Plans",
            "First quartile",
            "Middle",
            "Third quartile",
        ],
    };
    html! {
        @if !all.is_empty() {
            h2 { (lang.pick("Mức các xã đặt", "What the communes set")) }
            p {
                (lang.pick(
                    "Đây là mức do các kế hoạch tự đặt, không phải mức bắt buộc của văn bản nào.",
                    "These are the plans' own figures, no legal minimum.",
                ))
            }
            table.distribution {
                thead { tr { @for name in columns { th scope="col" { (name) } } } }
                tbody { @for (figure, of) in all.values() { (line(figure, of, lang)) } }
            }
        }
    }
}

fn line(figure: &OverviewFigure, of: &Distribution, lang: Lang) -> Markup {
    let standing = of.standing(figure.value);
    html! {
        @if let Some(standing) = standing {
            tr {
                th scope="row" { (figure.label) }
                td { (figure.year) }
                td { (standing.plans) }
                @for value in standing.quartiles {
                    td { (figure.unit.show(&wording::number(value, lang), lang)) }
                }
            }
        }
    }
}
