//! A table of figures: what its rows say beside the figures, and what is taken from the indicators for them.

use super::Desk;
use crate::check::{TargetList, TargetRef, wording};
use crate::extract::{ListedFault, ListedRow, RowFault};
use crate::lang::Lang;
use crate::plan::{Decimal, Fit, Plan, Promise, Target, Unit};
use crate::rule::RuleSet;
use std::borrow::Cow;

/// Gives bare numbers of a table the units of their indicators, and notes so in their rows: who lists an indicator and a
/// number means its unit.
pub fn with_units(plan: &mut Plan<'_>, rows: &mut [ListedRow], rules: &RuleSet) {
    for (target, row) in plan.targets.iter_mut().zip(rows) {
        let indicator = target
            .indicator
            .as_deref()
            .and_then(|slug| rules.find_indicator(slug));
        let bare = target.unit.is_none() && target.fit == Fit::Exact;
        let Some(id) = indicator.filter(|_| bare && matches!(target.promise, Promise::Number(..)))
        else {
            continue;
        };
        target.unit = match &rules.indicator(id).unit {
            Unit::Percent => Some(Cow::Borrowed("%")),
            Unit::Named(name) => Some(Cow::Owned(name.clone())),
            Unit::Level | Unit::Index => None,
        };
        row.is_bare = target.unit.is_some();
    }
}

impl Desk<'_> {
    /// The row of a target, where the file is a table of figures.
    pub(super) fn row(&self, at: TargetRef) -> Option<&ListedRow> {
        let listed = self
            .given
            .listed
            .filter(|_| at.list == TargetList::Targets)?;
        listed.rows.get(at.index as usize)
    }

    /// The row as a person finds it in the file.
    pub(super) fn row_of_file(&self, target: &Target<'_>) -> String {
        // A rule file speaks Vietnamese, as documents do.
        let lines = wording::lines(target.lines, Lang::Vi).unwrap_or_default();
        format!("{lines} của tệp “{}”", self.given.file)
    }

    /// Why the row of a target gives no figure, by itself or beside the document and the indicator.
    pub(super) fn fault(&self, at: TargetRef, target: &Target<'_>) -> Option<RowFault> {
        let row = self.row(at)?;
        let issued = self.given.plan.head.issued.map(|day| day.year);
        let past = target
            .year
            .filter(|year| issued.is_some_and(|issued| *year < issued));
        let fault = row.fault.clone().or(past.map(RowFault::Past));
        fault.or_else(|| self.is_fraction(target))
    }

    /// Whether a number without a sign is a share that lost its format: 0.8 for 80%.
    fn is_fraction(&self, target: &Target<'_>) -> Option<RowFault> {
        let indicator = self.rules().find_indicator(target.indicator.as_deref()?)?;
        let share = self.rules().indicator(indicator).unit == Unit::Percent;
        match target.promise {
            Promise::Number(_, value) if share && value <= Decimal::from(1) => {
                Some(RowFault::Fraction(value.to_string()))
            }
            _ => None,
        }
    }
}

/// Why a row gives no figure, without a final period.
pub(super) fn words(fault: &RowFault, lang: Lang) -> String {
    match (fault, lang) {
        (RowFault::NoName, Lang::Vi) => "hàng không ghi tên chỉ tiêu".to_owned(),
        (RowFault::NoName, Lang::En) => "the row names no indicator".to_owned(),
        (RowFault::NoValue, Lang::Vi) => "hàng không ghi mức".to_owned(),
        (RowFault::NoValue, Lang::En) => "the row has no value".to_owned(),
        (RowFault::Value(words), Lang::Vi) => {
            format!("ô mức ghi «{words}», không phải đúng một con số; ghi một mức")
        }
        (RowFault::Value(words), Lang::En) => {
            format!("its value is “{words}”, which is not one number; write one")
        }
        (RowFault::Ambiguous(words), Lang::Vi) => {
            let meant = meant(words, " hoặc ");
            format!("«{words}» đọc được theo hai cách; ghi {meant}")
        }
        (RowFault::Ambiguous(words), Lang::En) => {
            format!(
                "“{words}” can be read in two ways; write {}",
                meant(words, " or ")
            )
        }
        (RowFault::Fraction(words), Lang::Vi) => {
            format!("«{words}» có thể là tỷ lệ mất định dạng %; ghi rõ, ví dụ 80%")
        }
        (RowFault::Fraction(words), Lang::En) => {
            format!("“{words}” may be a share that lost its %; write it out, like 80%")
        }
        (RowFault::Year(words), Lang::Vi) => format!("ô năm ghi «{words}», không rõ là năm nào"),
        (RowFault::Year(words), Lang::En) => format!("its year is “{words}”, which is none"),
        (RowFault::Past(year), Lang::Vi) => format!("năm {year} trước năm ban hành văn bản"),
        (RowFault::Past(year), Lang::En) => format!("{year} lies before the document"),
        (RowFault::Force(words), Lang::Vi) => {
            format!("ô tính chất ghi «{words}», chưa hiểu; ghi bắt buộc, chung hoặc định hướng")
        }
        (RowFault::Force(words), Lang::En) => format!(
            "its force is “{words}”, which is not known; write must, aggregate or orientation"
        ),
    }
}

/// What a number that can be read in two ways may mean.
fn meant(words: &str, or: &str) -> String {
    let bare = words.trim_start_matches(|c: char| !c.is_ascii_digit());
    Decimal::ungrouped(bare).join(or)
}

/// Why a file gives no list: the place and the words, without the file.
pub fn refused(fault: &ListedFault, lang: Lang) -> String {
    let place = |lines| wording::lines(Some(lines), lang).unwrap_or_default();
    let asked = lang.pick(
        "cần một hàng tiêu đề có cột chỉ tiêu và cột mức; các cột khác: năm, tính chất, mục, nguyên văn, đơn vị tính",
        "a head row is needed with a column for the indicator and one for its value; others: year, force, place, quote, unit",
    );
    match (fault, lang) {
        (ListedFault::NoHead(None), Lang::Vi) => format!("không có bảng nào; {asked}"),
        (ListedFault::NoHead(None), Lang::En) => format!("there is no table; {asked}"),
        (ListedFault::NoHead(Some((lines, words))), Lang::Vi) => {
            format!("{}: «{words}» không phải tiêu đề; {asked}", place(*lines))
        }
        (ListedFault::NoHead(Some((lines, words))), Lang::En) => {
            format!("{}: “{words}” is no head; {asked}", place(*lines))
        }
        (ListedFault::Twice(lines, one, other), Lang::Vi) => format!(
            "{}: hai cột «{one}» và «{other}» cùng một ý; đổi tên hoặc bỏ một cột",
            place(*lines)
        ),
        (ListedFault::Twice(lines, one, other), Lang::En) => format!(
            "{}: the columns “{one}” and “{other}” are for the same; rename or leave out one",
            place(*lines)
        ),
    }
}

/// A column that nobody knows.
pub fn unknown(lines: crate::plan::Lines, head: &str, lang: Lang) -> String {
    let place = wording::lines(Some(lines), lang).unwrap_or_default();
    lang.pick(
        format!("{place}: chưa hiểu cột «{head}», không dùng"),
        format!("{place}: the column “{head}” is not known and not used"),
    )
}
