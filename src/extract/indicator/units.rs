//! The unit printed beside a label, against that of an indicator.

use crate::lexicon::builtin_statements;
use crate::plan::Unit;
use std::sync::LazyLock;

/// Whether two units count the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Agreement {
    /// They do, or none is printed.
    Same,
    /// It cannot be told.
    Open,
    /// Other things are counted.
    Other,
}

/// A printed unit against the indicator's; those that a share is of may be counted instead.
pub(super) fn judge(unit: &Unit, bases: &[String], printed: Option<&str>) -> Agreement {
    let Some(printed) = printed else {
        return Agreement::Same;
    };
    let is_share = printed.starts_with('%');
    match unit {
        Unit::Percent if is_share => Agreement::Same,
        Unit::Level if printed == "level" => Agreement::Same,
        Unit::Index if printed == "index" => Agreement::Same,
        Unit::Named(name) if !is_share && printed != "level" => names(name, printed),
        // The level beside a share of those at a level; a number of people beside a share of them.
        Unit::Percent if printed == "level" || counts_base(bases, printed) => Agreement::Open,
        Unit::Index if is_share || printed == "điểm" => Agreement::Open,
        Unit::Named(_) => Agreement::Open,
        Unit::Percent | Unit::Level | Unit::Index => Agreement::Other,
    }
}

/// "cán bộ" of "cán bộ, công chức, viên chức": one of a list is counted as the whole list is.
fn counts_base(bases: &[String], printed: &str) -> bool {
    let padded = |words: &str| format!(" {} ", words.to_lowercase().replace(',', " "));
    let printed = padded(printed);
    let mut alike = bases.iter().map(|base| padded(base));
    alike.any(|base| base.contains(&printed) || printed.contains(&base))
}

/// "lớp" of "lớp/năm"; "lần/tuần" is "tuần/lần" the other way round.
fn names(own: &str, printed: &str) -> Agreement {
    let parts = |unit: &str| unit.to_lowercase().split('/').map(str::to_owned).collect();
    let (own, printed): (Vec<String>, Vec<String>) = (parts(own), parts(printed));
    let (Some(one), Some(other)) = (own.first(), printed.first()) else {
        return Agreement::Open;
    };
    let (padded, others) = (format!(" {one} "), format!(" {other} "));
    let alike =
        |group: &&Vec<&str>| group.contains(&one.as_str()) && group.contains(&other.as_str());
    if padded.contains(&others) || others.contains(&padded) || ALIKE.iter().any(|g| alike(&g)) {
        Agreement::Same
    } else if own.iter().rev().eq(&printed) {
        Agreement::Open
    } else {
        Agreement::Other
    }
}

/// Units that count the same.
static ALIKE: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    let groups = builtin_statements("alike");
    groups.iter().map(|group| group.texts().collect()).collect()
});
