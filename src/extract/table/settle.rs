//! What only the other columns can tell of a column: results beside targets, what is assigned, parts of the year.

use super::column::{Column, FIGURES, Role, Sketch, is_future};
use crate::extract::claim::Beside;
use crate::lexicon::Tag;
use crate::plan::ends_the_year;

/// "Kết quả thực hiện đến năm 2025" beside "Mục tiêu đến năm 2030", "Ước thực hiện năm 2026" beside "Giao năm 2026" are what was
/// reached, whatever their year.
pub(super) fn settle_reported(columns: &mut [Column], sketches: &[Sketch]) {
    // "Kết quả 6 tháng đầu năm 2026"
    let told = |sketch: &Sketch| {
        let head = &sketch.head;
        head.tags.has(Tag::ResultColumn) || head.tags.has(Tag::OutcomeColumn) && head.part.is_some()
    };
    let planned = |(column, sketch): (&Column, &Sketch)| {
        column.role == Role::Value && (sketch.head.says_plan || sketch.head.is_given)
    };
    if !columns.iter().zip(sketches).any(planned) {
        return;
    }
    for (column, sketch) in columns.iter_mut().zip(sketches) {
        if column.role == Role::Value && told(sketch) && !sketch.head.says_plan {
            column.role = Role::Result;
        }
    }
}

/// "Đã thực hiện | Tỷ lệ (%) | Chỉ tiêu năm 2026": a share right behind what was reached is of that.
pub(super) fn settle_shares(columns: &mut [Column], sketches: &[Sketch]) {
    let mut before = Role::Unknown;
    for (column, sketch) in columns.iter_mut().zip(sketches) {
        let undated = column.year.is_none() && column.part.is_none();
        if column.role == Role::Value
            && before == Role::Result
            && undated
            && sketch.head.is_only_share()
        {
            column.role = Role::Beside;
        }
        before = column.role;
    }
}

/// "Năm 2026 | Lũy kế": what a year adds is no level where another column says what is reached by then.
pub(super) fn settle_cumulated(columns: &mut [Column], sketches: &[Sketch]) {
    let promised = |column: &Column| matches!(column.role, Role::Value | Role::Beside);
    let Some(all) = sketches.iter().position(|sketch| sketch.head.is_cumulated) else {
        return;
    };
    let before = columns.get(..all).unwrap_or_default();
    let last = before.last().filter(|last| promised(last));
    let Some((year, added)) = last.map(|last| (last.year, last.role)) else {
        return;
    };
    for (at, column) in columns.iter_mut().enumerate() {
        // "Năm 2026 | Lũy kế": by when, it does not say, where the year's own value is none that is added.
        let open = column.year.is_none() && added == Role::Value;
        let undated = column.year.is_none() || column.year == year;
        if at == all && undated && matches!(column.role, Role::Value | Role::Result) {
            column.role = Role::Value;
            column.year = year;
            column
                .asides
                .extend(open.then(|| Beside::said(LEVEL_ELSEWHERE.to_owned())));
        } else if at < all && promised(column) && column.year == year {
            column.asides.push(Beside::said(LEVEL_ELSEWHERE.to_owned()));
        }
    }
}

/// "Mức tối thiểu | Năm 2026": beside the year's level the least there must be is what another asks.
pub(super) fn settle_least(columns: &mut [Column]) {
    let dated = |column: &Column| column.role == Role::Value && column.year.is_some();
    if !columns.iter().any(dated) {
        return;
    }
    let least = |column: &&mut Column| column.is_least && column.year.is_none();
    for column in columns.iter_mut().filter(least) {
        if column.role == Role::Value {
            column.role = Role::Beside;
        }
    }
}

/// "Kết quả 2025 | Đánh giá": what is judged is what was reached.
pub(super) fn settle_judged(columns: &mut [Column], sketches: &[Sketch]) {
    let mut before = Role::Unknown;
    for (column, sketch) in columns.iter_mut().zip(sketches) {
        column.is_source |= sketch.head.judges && before == Role::Result;
        before = column.role;
    }
}

/// What is said of a value beside which another column has the level.
const LEVEL_ELSEWHERE: &str = "Lũy kế";

/// "Toàn tỉnh | Xã": beside what another level asks the column of the plan's own place is the promise.
pub(super) fn settle_places(columns: &mut [Column], sketches: &[Sketch]) {
    let promised = columns.iter().any(|column| column.role == Role::Value);
    let asked = |column: &Column| column.role == Role::Beside && column.whose.is_some();
    if promised || !columns.iter().any(asked) {
        return;
    }
    let mut own = columns.iter_mut().zip(sketches).filter(|(column, sketch)| {
        let place = sketch.head.tags.has(Tag::PlaceColumn);
        place && column.role == Role::Unknown && sketch.below.mostly(FIGURES)
    });
    if let (Some((column, _)), None) = (own.next(), own.next()) {
        column.role = Role::Value;
    }
}

/// "Kết quả" promises in a table of targets where nothing else does, and is a product in a table of tasks.
pub(super) fn settle_results(
    columns: &mut [Column],
    sketches: &[Sketch],
    tasks: bool,
    since: Option<i16>,
) {
    let promised = columns.iter().any(|column| column.role == Role::Value);
    for (column, sketch) in columns.iter_mut().zip(sketches) {
        let is_dated = column.year.is_some();
        match column.role {
            Role::Result if tasks && !is_dated && !sketch.below.tells() => {
                column.role = Role::Product;
            }
            Role::Value if tasks && !is_dated && sketch.head.part.is_none() => {
                column.role = Role::Product;
            }
            Role::Result
                if !promised
                    && !sketch.head.tags.has(Tag::ResultColumn)
                    && (!is_dated || is_future(column.year, since)) =>
            {
                column.role = Role::Value;
            }
            _ => {}
        }
    }
}

/// What another level asks is the promise where the plan prints no other; it is said whose it is.
pub(super) fn settle_assigned(columns: &mut [Column]) {
    let promised = columns.iter().any(|column| column.role == Role::Value);
    for column in columns.iter_mut() {
        if column.role == Role::Beside && column.whose.is_some() && !promised {
            column.role = Role::Value;
        } else if column.role == Role::Value {
            column.whose = None;
        }
    }
}

/// "Chỉ tiêu giao | Đăng ký thực hiện": beside what a plan registers what was assigned is no promise of its own.
pub(super) fn settle_registered(columns: &mut [Column], sketches: &[Sketch]) {
    let both = || columns.iter().zip(sketches);
    let own = |(column, sketch): (&Column, &Sketch)| {
        column.role == Role::Value && sketch.head.is_registered
    };
    if !both().any(own) {
        return;
    }
    for (column, sketch) in columns.iter_mut().zip(sketches) {
        let given = sketch.head.is_given && !sketch.head.is_registered;
        if column.role == Role::Value && given {
            column.role = Role::Beside;
        }
    }
}

/// "Kế hoạch | Phấn đấu": what is striven for goes beyond what is promised, where something is.
pub(super) fn settle_striven(columns: &mut [Column]) {
    let firm = |column: &Column| column.role == Role::Value && !column.is_striven;
    let is_promised = columns.iter().any(firm);
    for column in columns.iter_mut() {
        column.is_striven &= is_promised && column.role == Role::Value;
    }
}

/// The last of columns of quarters says what the year is to reach, where it ends the year.
pub(super) fn settle_parts(columns: &mut [Column]) {
    let values = |column: &&mut Column| column.role == Role::Value;
    let whole = columns
        .iter_mut()
        .filter(values)
        .any(|column| column.part.is_none());
    let last = columns
        .iter_mut()
        .rfind(|column| column.role == Role::Value);
    let ends = |column: &&mut Column| column.part.as_deref().is_some_and(ends_the_year);
    if let Some(last) = last.filter(ends).filter(|_| !whole) {
        last.part = None;
    }
}
