//! Tables that give each of several places its own values: "Xã, phường | Tỷ lệ A (%) | Số B (người)", and
//! "Chỉ tiêu | ĐVT | Xã Đông | Xã Đoài".
//!
//! A value of such a table is that of its place: it is said whose it is, and it is never taken for the plan's own.

use super::column::{Column, FIGURES, Role, Sketch};
use super::head::Place;
use crate::extract::phrases::lists;
use crate::extract::stretch::Spelt;
use crate::lexicon::{Lexicon, Tag, Tagged, Tags, Unit, UnitKind};
use crate::text::letter::is_upper;

/// The fewest columns of places, and rows of them.
const FEWEST: usize = 2;

/// The longest name of a place.
const LONGEST: usize = 60;

lists! {
    /// What the name of a place begins with: "xã", "tổ dân phố".
    KINDS "place-kind";
    /// What heads the column of the whole beside those of its places: "toàn xã".
    WHOLE "whole-place";
}

/// Whether words are the name of a place: its kind, then a name or a number.
pub(super) fn is_place(words: &str) -> bool {
    let words = words.trim();
    if words.len() > LONGEST {
        return false;
    }
    let spelt = Spelt::of(words);
    let name = KINDS.after(spelt.whole());
    let named = |c: char| is_upper(c) || c.is_ascii_digit();
    name.is_some_and(|name| name.trim_start().text.starts_with(named))
}

/// What the head of a column says is measured, without its unit and its year: "Tỷ lệ A" of "Tỷ lệ A năm 2026 (%)"; `unit`
/// is whether it states one.
pub(super) fn measured_in(tagged: &Tagged<'_>, unit: bool) -> Option<String> {
    let words = tagged.text.trim_end();
    let bracket = words.rfind('(').filter(|_| words.ends_with(')'));
    let outside;
    let tagged = match bracket.filter(|_| unit) {
        Some(at) => {
            outside = Tagged::of(Lexicon::builtin(), words.get(..at)?);
            &outside
        }
        None => tagged,
    };
    let timed = |unit: &&Unit| unit.kind == UnitKind::Number || unit.tags.meets(TIME);
    let dated = tagged.units.iter().rev().take_while(timed).count();
    let own = tagged.units.get(..tagged.units.len() - dated)?;
    let (first, last) = (own.first()?, own.last()?);
    // "Tỷ lệ (%)" says nothing, "Số hộ" what shares are of.
    let base = own.get(1..)?.iter().all(|unit| unit.is(Tag::Thing));
    let says = !(first.tags.meets(MEASURES) && base);
    let printed = tagged.text.get(first.start as usize..last.end as usize)?;
    let counted = bracket.is_some() && unit && printed.split(' ').count() > 1;
    let measures = first.tags.meets(MEASURES) || counted;
    // "Tỷ lệ A (%) Tỷ lệ B (%)": the heads of two columns, laid together.
    let several = printed.contains(')') && own.iter().skip(1).any(|unit| unit.is(Tag::Share));
    (says && measures && !several).then(|| printed.trim_end_matches([',', ':', ' ']).to_owned())
}

/// What is measured begins with them.
pub(super) const MEASURES: Tags = Tags::of(&[Tag::Share, Tag::NumberOf, Tag::Index]);

/// What dates the head of a column.
const TIME: Tags = Tags::of(&[Tag::Year, Tag::Until, Tag::In, Tag::Period]);

/// "Xã, phường | Tỷ lệ A (%) | Số B": where no column says what is measured, but the heads of the values do, the rows
/// are those whose values they are. The line above a table says it where no head does: `caption`.
pub(super) fn settle_rows(columns: &mut [Column], sketches: &[Sketch], caption: Option<&str>) {
    let named = |column: &Column| matches!(column.role, Role::Name | Role::Task);
    let measures = |(column, sketch): (&Column, &Sketch)| {
        let may = match column.role {
            Role::Unknown | Role::Value | Role::Result => true,
            // "Tỷ lệ dân số …" measures, "Dân số" is what it is of.
            Role::Beside => sketch.head.tags.has(Tag::BaseColumn) && sketch.head.is_share(),
            _ => false,
        };
        may && sketch.head.measured.is_some() && sketch.below.mostly(FIGURES)
    };
    let whose = columns
        .iter()
        .zip(sketches)
        .position(|(column, sketch)| column.role == Role::Owner && sketch.below.filled >= FEWEST);
    let others = columns.iter().any(|column| {
        matches!(
            column.role,
            Role::Deadline | Role::Product | Role::Helper | Role::Money
        )
    });
    let Some(whose) = whose.filter(|_| !others && !columns.iter().any(named)) else {
        return;
    };
    let headed = columns.iter().zip(sketches).any(measures);
    let valued = columns.iter().any(|column| column.role == Role::Value);
    let caption = caption.filter(|_| !headed && valued);
    if !headed && caption.is_none() {
        return;
    }
    for (column, sketch) in columns.iter_mut().zip(sketches) {
        if measures((column, sketch)) {
            column.measured.clone_from(&sketch.head.measured);
            if matches!(column.role, Role::Unknown | Role::Beside) {
                column.role = Role::Value;
                column.unit.clone_from(&sketch.head.unit);
            }
        } else if matches!(column.role, Role::Value | Role::Result) {
            column.measured = caption.map(str::to_owned);
            // A value of which nobody says what it measures.
            if caption.is_none() {
                column.role = Role::Unknown;
            }
        }
    }
    if let Some(column) = columns.get_mut(whose) {
        column.role = Role::Name;
        column.names_places = true;
    }
}

/// "Chỉ tiêu | ĐVT | Xã Đông | Xã Đoài": columns of places beside the names of what is measured.
pub(super) fn settle_columns(columns: &mut [Column], sketches: &[Sketch]) {
    if !columns.iter().any(|column| column.role == Role::Name) {
        return;
    }
    let is_of = |(column, sketch): (&Column, &Sketch)| {
        let may = matches!(column.role, Role::Unknown | Role::Owner);
        may && sketch.head.place.is_some() && sketch.below.mostly(FIGURES)
    };
    let named = |sketch: &Sketch| matches!(sketch.head.place, Some(Place::Named(_)));
    let places = columns.iter().zip(sketches);
    let places = places.filter(|pair| is_of(*pair) && named(pair.1));
    if places.count() < FEWEST {
        return;
    }
    for (column, sketch) in columns.iter_mut().zip(sketches) {
        if is_of((column, sketch)) {
            column.role = Role::Value;
            column.unit.clone_from(&sketch.head.unit);
            column.whose = match &sketch.head.place {
                Some(Place::Named(place)) => Some(place.clone()),
                _ => None,
            };
        }
    }
}

/// Whether words head the column of the whole beside those of its places.
pub(super) fn is_whole(words: &str) -> bool {
    WHOLE.is(Spelt::of(words.trim()).whole().plain)
}

#[cfg(test)]
mod tests {
    use super::super::head_unit::unit_in;
    use super::*;

    #[test]
    fn places_and_what_heads_measure() {
        assert!(is_place("Xã Đồng Ích"));
        assert!(is_place("Tổ dân phố 12"));
        assert!(!is_place("Xã đăng ký"));
        assert!(!is_place("Xã"));
        let of = |words: &str| {
            let tagged = Tagged::of(Lexicon::builtin(), words);
            let unit = unit_in(&tagged).is_some();
            measured_in(&tagged, unit).unwrap_or_default()
        };
        assert_eq!(
            of("Tỷ lệ bao phủ bảo hiểm y tế năm 2026 (%)"),
            "Tỷ lệ bao phủ bảo hiểm y tế"
        );
        assert_eq!(
            of("Số người tham gia bảo hiểm (người)"),
            "Số người tham gia bảo hiểm"
        );
        assert_eq!(of("Diện tích rừng trồng (ha)"), "Diện tích rừng trồng");
        assert_eq!(of("Năm 2026"), "");
        assert_eq!(of("Tỷ lệ hộ nghèo (%) Tỷ lệ hộ cận nghèo (%)"), "");
        assert_eq!(of("Tỷ lệ (%)"), "");
        assert_eq!(of("Số hộ"), "");
    }
}
