//! Amounts: a figure with how it binds and what it counts.

use crate::target::Promise;
use std::ops::Range;

/// What a figure counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// A share: `%`, `‰` made a share.
    Percent,
    /// Percentage points: "điểm %", "điểm phần trăm"; so many as printed.
    Points,
    /// A level: "cấp độ 3".
    Level,
    /// A rank: "top 03", "nhóm 5 xã dẫn đầu"; at most that.
    Rank,
    /// An index or a score without a unit.
    Bare,
    /// Things, by their unit as a target set writes it: `lớp/năm`, `triệu đồng`, `con/phụ nữ`, `triệu người`.
    Count(String),
}

/// A figure of a sentence or a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// What it promises, were it promised: its sign and its value, a range, a level.
    pub promise: Promise,
    /// What it counts.
    pub measure: Measure,
    /// From the words that compare ("tối thiểu") to the end of the unit ("trở lên").
    pub range: Range<usize>,
    /// Its digits, or its numerals in words.
    pub digits: Range<usize>,
    /// "gần", "khoảng", where the figure is no exact promise.
    pub hedge: Option<Range<usize>>,
    /// Whether each year anew: "mỗi năm".
    pub is_yearly: bool,
}
