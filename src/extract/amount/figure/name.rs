//! Numbers that are part of a name or a place.

use super::FigureReader;
use crate::extract::Account;
use crate::extract::phrases::lists;
use crate::extract::when::When;
use crate::lexicon::{Tag, UnitKind};
use crate::text::letter::lowercase;

lists! {
    /// What stands before so many that lead: "thuộc", "nằm trong".
    AMONG "among";
}

/// What stands behind a number that counts something.
const COUNTED: [Tag; 6] = [
    Tag::Percent,
    Tag::Scale,
    Tag::Money,
    Tag::Measure,
    Tag::Thing,
    Tag::Time,
];

/// Whether digits may be those of a year.
pub(in crate::extract) fn is_year(printed: &str) -> bool {
    printed.len() == 4 && matches!(printed.parse::<u16>(), Ok(1990..=2100))
}

impl FigureReader<'_, '_> {
    /// "5G", "Đề án 06", "ISO 9001", "Điều 3", "71/NQ-CP": a number that is part of a name or a place.
    pub(super) fn name(&self, at: usize, end: usize) -> Option<(Account, usize)> {
        let words = &self.words;
        let next = words.units.get(end);
        let counts = [
            Tag::Percent,
            Tag::Permille,
            Tag::Scale,
            Tag::Money,
            Tag::Measure,
            Tag::Thing,
            Tag::Time,
            Tag::Age,
            Tag::Points,
        ];
        let dated = next.is_some_and(|next| {
            self.whens
                .iter()
                .any(|when| when.range.start == next.start as usize)
        });
        if dated && self.is_length(at, end) {
            return Some((Account::Name, end));
        }
        // "năng lượng sơ cấp 15 - 20%": the first of a range.
        let ranged = words.is(end, Tag::Through) && words.number(end + 1);
        let ranged = ranged && words.is(end + 2, Tag::Percent);
        let counted = !dated && (ranged || counts.iter().any(|tag| words.is(end, *tag)));
        if at > 0 && words.sign(at - 1, "[") && words.sign(end, "]") {
            return Some((Account::Mark, end));
        }
        if next.is_some_and(|next| !next.is_apart && next.kind == UnitKind::Words) && !counted {
            return Some((Account::Name, end + 1));
        }
        let before = words.units.get(at.checked_sub(1)?)?;
        // "Nhà máy điện Ninh Thuận 1 và 2": one more that is so named.
        if at >= 3 && !counted && words.is(at - 1, Tag::And) && words.number(at - 2) {
            let named = self.name(at - 2, at - 1).filter(|(_, to)| *to < at);
            return named.map(|(account, _)| (account, end));
        }
        let glued = !words.units.get(at)?.is_apart;
        if glued && before.kind == UnitKind::Words {
            return Some((Account::Name, end));
        }
        // "PM2.5": what stands behind the point of a name.
        let version = glued
            && at >= 2
            && words.sign(at - 1, ".")
            && !before.is_apart
            && words.units.get(at - 2).is_some_and(|unit| {
                let printed = words.tagged.printed(unit);
                unit.kind == UnitKind::Words && printed.ends_with(|c: char| c.is_ascii_digit())
            });
        if version {
            return Some((Account::Name, end));
        }
        // "71/NQ-CP", "06/CP", "COVID-19", "3G/4G".
        let code = words.sign(end, "/")
            && words.units.get(end + 1).is_some_and(|unit| {
                !unit.is_apart
                    && unit.kind == UnitKind::Words
                    && words.tagged.is_shouted(unit)
                    && !unit.is(Tag::Measure)
            });
        let hyphen = glued
            && words.sign(at - 1, "-")
            && at > 1
            && words
                .units
                .get(at - 2)
                .is_some_and(|unit| unit.kind == UnitKind::Words)
            && !before.is_apart;
        if code || hyphen {
            return Some((Account::Name, end));
        }
        // "ISO 9001: 2015".
        let edition = at >= 3
            && words.sign(at - 1, ":")
            && words.number(at - 2)
            && words.is(at - 3, Tag::Named)
            && !counted;
        if edition {
            return Some((Account::Name, end));
        }
        if before.is(Tag::Article) && (!counted || words.is(end, Tag::Time)) {
            return Some((Account::Place, end));
        }
        let level_or_rank = before.is(Tag::Level) || before.is(Tag::Rank);
        let named = before.is(Tag::Named) && !(level_or_rank && self.is_leading(end));
        // "Windows 11", "Wi-Fi 6": a name in capitals with no noun behind.
        let branded = words.tagged.is_capital(before)
            && before.tags.is_empty()
            && before.kind == UnitKind::Words
            && at > 1;
        let noun = next.is_some_and(|next| next.kind == UnitKind::Words && next.tags.is_empty());
        ((named || branded && !noun) && !counted && !words.sign(end, "/"))
            .then_some((Account::Name, end))
    }

    /// "giai đoạn 2026 2030": a year right behind a time that counts nothing.
    pub(super) fn is_stray_year(&self, at: usize, end: usize) -> bool {
        let words = &self.words;
        let year = is_year(words.printed(at));
        let start = words.units.get(at).map_or(0, |unit| unit.start as usize);
        let behind = |when: &When| when.range.end < start && start <= when.range.end + 2;
        year && end == at + 1
            && self.whens.iter().any(behind)
            && !COUNTED.iter().any(|tag| words.is(end, *tag))
    }

    /// "kế hoạch 03 năm 2026 - 2028": how many years the period behind has.
    fn is_length(&self, at: usize, end: usize) -> bool {
        let words = &self.words;
        let number = |at: usize| words.printed(at).parse::<u16>().ok();
        let Some(length) = number(at).filter(|_| words.is(end, Tag::Year)) else {
            return false;
        };
        let behind = (end + 1..end + 5).filter_map(number);
        let mut years = behind.filter(|year| *year > 1900);
        match (years.next(), years.next()) {
            (Some(first), Some(last)) => {
                last.checked_sub(first).map(|more| more + 1) == Some(length)
            }
            _ => false,
        }
    }

    /// "mức độ 3, 4", "Điều 3, 4 và 5": a number in a row with one that is part of a name.
    pub(super) fn goes_on(&self, at: usize, end: usize) -> Option<Account> {
        let words = &self.words;
        if COUNTED.iter().any(|tag| words.is(end, *tag)) {
            return None;
        }
        let apart = |at: usize| words.units.get(at).is_some_and(|unit| unit.is_apart);
        // "nguyên tắc 3-2-1".
        let hyphen = |at: usize| words.sign(at, "-") && !apart(at) && !apart(at + 1);
        let joins = |at: usize| words.sign(at, ",") || words.is(at, Tag::And) || hyphen(at);
        let mut first = at;
        while first >= 2 && first + 12 > at && words.number(first - 2) && joins(first - 1) {
            first -= 2;
        }
        let before = words
            .units
            .get(first.checked_sub(1)?)
            .filter(|_| first < at)?;
        if before.is(Tag::Article) {
            return Some(Account::Place);
        }
        (before.is(Tag::Level) || before.is(Tag::Named)).then_some(Account::Name)
    }

    /// "“Chợ 4.0”": a number in quotation marks that is no share is part of a name.
    pub(super) fn quoted(&self, at: usize, end: usize) -> Option<Account> {
        if self.words.is(end, Tag::Percent) {
            return None;
        }
        let before = self
            .words
            .units
            .get(at.saturating_sub(40)..at)?
            .iter()
            .rev();
        let marks = before.map(|unit| self.words.tagged.printed(unit));
        let open = marks
            .take_while(|sign| *sign != "\n")
            .find(|sign| matches!(*sign, "“" | "”" | "«" | "»"));
        matches!(open, Some("“" | "«")).then_some(Account::Name)
    }

    /// "thuộc 10 xã có chỉ số cao nhất tỉnh": one of so many that lead.
    pub(super) fn is_among(&self, at: usize, end: usize) -> bool {
        let words = &self.words;
        let said = |from: usize| AMONG.is(&lowercase(words.words(from..at)));
        let is_among = at
            .checked_sub(1)
            .is_some_and(|one| said(one) || one.checked_sub(1).is_some_and(said));
        is_among && words.is(end, Tag::Thing) && self.is_leading(end + 1)
    }

    /// Whether what is said to lead follows within some words: "5 xã dẫn đầu".
    pub(super) fn is_leading(&self, at: usize) -> bool {
        let near = self
            .words
            .units
            .get(at..(at + 16).min(self.words.units.len()));
        near.unwrap_or_default()
            .iter()
            .take_while(|unit| {
                unit.kind == UnitKind::Words || self.words.tagged.printed(unit) == ","
            })
            .any(|unit| unit.is(Tag::Leading))
    }
}
