//! What a row is about: its name, its number, and what it shares with the row above.

use super::column::Role;
use super::entry::Entry;
use super::walk::{Above, RowReader};
use crate::extract::when::whens;
use crate::lexicon::{Lexicon, Tag, Tagged, UnitKind, plain};
use crate::text::letter::is_upper;
use std::borrow::Cow;
use std::ops::Range;

/// What a row is about.
pub(super) struct Label {
    pub(super) name: String,
    pub(super) row: Option<String>,
    /// The unit its name ends with in brackets.
    pub(super) unit: Option<String>,
    /// The year its name begins or ends with.
    pub(super) year: Option<i16>,
}

/// Names of rows that lie below others and have no more words than this do not stand alone.
const SHORT_NAME: usize = 5;

impl RowReader<'_, '_> {
    pub(super) fn label(&self, entry: &Entry) -> Label {
        let column = self.columns.name().unwrap_or_default();
        let cells = entry
            .cells
            .get(column)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let (mut name, mut year) = (String::new(), None);
        for range in cells {
            let from = entry.name_at.clamp(range.start, range.end);
            let (dated, own) = self.undated(from..range.end);
            year = year.or(dated);
            let words = self.text.tagged.words(own).trim();
            if !name.is_empty() {
                name.push(' ');
            }
            name.push_str(words);
        }
        let mut name = name.trim_end_matches(['.', ';', ':', ',', ' ']).to_owned();
        let unit = unit_in(&mut name);
        let parent = self.above.last().filter(|above| !above.is_group);
        let row = entry.number.clone().filter(|_| !entry.is_below());
        let row = row.or_else(|| parent.and_then(|above| above.number.clone()));
        let lies_below =
            |above: &&Above| entry.depth > above.depth && (!above.has_value || entry.is_below());
        // "Nhóm | Chỉ tiêu", and nothing in the first: a row of the group above, and no part of the row above.
        let mut before = (0..column).filter(|place| {
            let role = self.columns.get(*place).map(|column| column.role);
            role != Some(Role::Row)
        });
        let carried = before.any(|place| entry.range(place).is_none());
        if let Some(parent) = parent.filter(|above| !carried && lies_below(above))
            && let Some(own) = own_part(&name, &parent.name)
        {
            name = format!("{}: {own}", parent.name);
        }
        Label {
            name,
            row,
            unit,
            year,
        }
    }

    /// A name without the year it begins or ends with: "Đến năm 2030, tỷ lệ A", "Tỷ lệ A đến hết năm 2026".
    fn undated(&self, range: Range<usize>) -> (Option<i16>, Range<usize>) {
        let tagged = &self.text.tagged;
        let earliest = self.context.since.unwrap_or(EARLIEST);
        for when in whens(self.text, range.clone()) {
            let Some(year) = when
                .year
                .filter(|year| *year >= earliest && !when.is_compared)
            else {
                continue;
            };
            let after = tagged.within(when.range.end..range.end);
            let first = after.first().map(|unit| tagged.printed(unit));
            if when.range.start == range.start && matches!(first, Some("," | ":")) {
                let comma = after
                    .first()
                    .map_or(when.range.end, |unit| unit.end as usize);
                return (Some(year), comma..range.end);
            }
            let lead = tagged.within(when.range.clone());
            let leads = [Tag::Until, Tag::In, Tag::To];
            let is_led = lead
                .first()
                .is_some_and(|unit| leads.iter().any(|tag| unit.is(*tag)));
            if is_led && after.iter().all(|unit| unit.kind == UnitKind::Sign) {
                return (Some(year), range.start..when.range.start);
            }
        }
        (None, range)
    }
}

/// A name with the kind that a cell states instead of its own: "Tỷ lệ phủ sóng 5G" where the cell says "6G (50%)".
pub(super) fn of_its_kind<'n>(name: &'n str, cell: &str) -> Cow<'n, str> {
    let Some((stated, kind)) = cell
        .split([' ', '('])
        .find_map(|word| Some((word, kind(word)?)))
    else {
        return Cow::Borrowed(name);
    };
    let own = name.split(' ').find(|word| self::kind(word) == Some(kind));
    match own {
        Some(own) if own != stated => Cow::Owned(name.replacen(own, stated, 1)),
        _ => Cow::Borrowed(name),
    }
}

/// The letter of a name in digits: `G` of "5G".
fn kind(word: &str) -> Option<char> {
    let mut letters = word
        .trim_start_matches(|c: char| c.is_ascii_digit())
        .chars();
    let letter = letters.next().filter(|letter| is_upper(*letter))?;
    (word.len() > letter.len_utf8()
        && word.starts_with(|c: char| c.is_ascii_digit())
        && letters.next().is_none())
    .then_some(letter)
}

/// Where no year is known that the plan begins with, years before this date something that is past.
const EARLIEST: i16 = 2024;

/// Takes the unit in brackets off the end of a name: "Số hộ có cáp quang (hộ)".
fn unit_in(name: &mut String) -> Option<String> {
    let (before, inner) = name.rsplit_once('(')?;
    let unit = inner.strip_suffix(')')?.trim();
    let tagged = Tagged::of(Lexicon::builtin(), unit);
    let first = tagged.units.first()?;
    let measures = [Tag::Thing, Tag::Measure, Tag::Money, Tag::Scale];
    // "(triệu đồng/người/năm)".
    let per = unit.contains('/') && tagged.units.len() <= 7;
    let short = tagged.units.len() <= 3 || per;
    let fits = unit == "%" || short && measures.iter().any(|tag| first.is(*tag));
    let taken = fits.then(|| unit.to_owned());
    if fits {
        *name = before.trim_end().to_owned();
    }
    taken
}

/// What a name adds to that of the row above, where it says too little alone: "Cấp xã", "Trong đó: nữ".
fn own_part<'n>(name: &'n str, above: &str) -> Option<&'n str> {
    let tagged = Tagged::of(Lexicon::builtin(), name);
    let first = tagged.units.first()?;
    let rest = name.get(first.end as usize..).unwrap_or_default();
    let rest = rest.trim_start_matches([':', ',', '-', ' ']);
    if first.is(Tag::OfWhich) && !rest.is_empty() {
        return Some(rest);
    }
    let measures = [Tag::Share, Tag::NumberOf, Tag::Index];
    // "Diện tích" below "Cà phê" says too little alone, "Tỷ lệ hộ nghèo" does not.
    let is_full = tagged.units.len() > 1 && measures.iter().any(|tag| first.is(*tag));
    let stands_alone = is_full || plain(name).contains(&plain(above));
    let is_short = name.split(' ').count() <= SHORT_NAME;
    (!above.is_empty() && !stands_alone && is_short).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_cell_says_instead_of_the_name() {
        let name = "Tỷ lệ phủ sóng 5G (dân số)";
        assert_eq!(of_its_kind(name, "6G ("), "Tỷ lệ phủ sóng 6G (dân số)");
        assert_eq!(of_its_kind(name, "5G ("), name);
        assert_eq!(of_its_kind(name, ""), name);
        assert_eq!(of_its_kind("Số điểm 4G, 5G", "10 điểm"), "Số điểm 4G, 5G");
    }
}
