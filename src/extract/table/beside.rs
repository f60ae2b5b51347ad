//! Words of a row beside its figures that only a known indicator may account for: in the cell, in a note.

use super::cell;
use super::column::Role;
use super::entry::Entry;
use super::value::{NEUTRAL, OPEN};
use super::walk::RowReader;
use crate::extract::Text;
use crate::extract::claim::Beside;
use crate::extract::sentence::{is_free_note, is_remark};
use crate::lexicon::{Tag, Unit, UnitKind};
use std::ops::Range;

impl RowReader<'_, '_> {
    /// What a note says of a row, where it is more than how it is done.
    pub(super) fn noted(&self, entry: &Entry) -> Option<Beside> {
        let mut places = self.columns.places(Role::Note);
        let place = places.find(|place| entry.says(self.text, *place))?;
        let kind = cell::kind(self.text, entry.range(place)?);
        let words = entry.words(self.text, place);
        let units = self.text.tagged.within(entry.range(place)?);
        let cited = units.first().is_some_and(|unit| unit.is(Tag::Kind));
        let says = kind == cell::Kind::Text && !cited && !is_free_note(&words);
        says.then(|| Beside {
            content: words.clone(),
            printed: words,
            ..Beside::default()
        })
    }
}

/// Words of a cell beside its figure: those that only lead to it left out.
pub(super) fn beside(
    text: &Text<'_>,
    range: Range<usize>,
    is_timed: &dyn Fn(&&Unit) -> bool,
) -> Vec<Beside> {
    let tagged = &text.tagged;
    let printed = tagged
        .words(range.start..range.end.max(range.start))
        .trim_matches([' ', ';', ',', '.', '\n']);
    let inner = printed.trim_matches(['(', ')', ' ']);
    if inner.len() < printed.len() && is_remark(inner) {
        return Vec::new();
    }
    let bare = printed.strip_prefix("và ").unwrap_or(printed);
    if is_free_note(bare) {
        return Vec::new();
    }
    let says = |unit: &&Unit| {
        let leads = unit.tags.meets(NEUTRAL) || unit.tags.meets(OPEN) || unit.is(Tag::And);
        unit.kind == UnitKind::Words && !leads && !is_timed(unit)
    };
    let words: Vec<&str> = tagged
        .within(range)
        .iter()
        .filter(says)
        .map(|unit| tagged.printed(unit))
        .collect();
    let said = Beside {
        content: words.join(" "),
        printed: inner.to_owned(),
        ..Beside::default()
    };
    (!words.is_empty()).then_some(said).into_iter().collect()
}
