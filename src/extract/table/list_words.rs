//! The words of a list of figures: what its columns are for, and how strongly a figure binds
//! (`rules/words/lists.words`).

use super::column::Column;
use super::{head, head_unit};
use crate::lexicon::{Lexicon, Tagged, builtin_statements, plain};
use crate::rule::Force;

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Name,
    Value,
    Year,
    Force,
    Place,
    Quote,
    Unit,
    Aside,
}

const KINDS: [(&str, Kind); 8] = [
    ("name", Kind::Name),
    ("value", Kind::Value),
    ("year", Kind::Year),
    ("force", Kind::Force),
    ("place", Kind::Place),
    ("quote", Kind::Quote),
    ("unit", Kind::Unit),
    ("aside", Kind::Aside),
];

/// A phrase as heads and forces are compared: without brackets, years and signs.
fn bared(words: &str) -> String {
    let mut depth = 0_usize;
    let outside = words.chars().filter(|c| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && *c != ')'
    });
    let outside: String = outside.collect();
    let words = plain(&outside);
    let kept = words.split(' ').filter(|word| {
        let is_year = word
            .parse()
            .is_ok_and(|year: i16| crate::document::YEARS.contains(&year));
        !is_year && word.chars().any(char::is_alphanumeric)
    });
    kept.collect::<Vec<_>>().join(" ")
}

/// The phrases of a keyword by the name they stand behind.
fn phrases(keyword: &str) -> impl Iterator<Item = (&'static str, String)> {
    let of = |statement: &'static crate::lexicon::statement::Statement<'static>| {
        let name = statement.first_name().unwrap_or_default();
        let texts: Vec<String> = statement.after(name).map(bared).collect();
        texts.into_iter().map(move |text| (name, text))
    };
    builtin_statements(keyword).iter().flat_map(of)
}

/// What a column is for, by its head, with the year, the unit and the least that it names.
pub(super) fn kind_of(words: &str) -> Option<(Kind, Column)> {
    let tagged = Tagged::of(Lexicon::columns(), words);
    let running = Tagged::of(Lexicon::builtin(), words);
    let column = Column {
        year: head::year(&tagged, &tagged.units),
        unit: head_unit::unit_in(&running),
        is_least: head::is_least(&running),
        ..Column::default()
    };
    let bare = bared(words);
    let named = phrases("listed-column").find(|(_, phrase)| *phrase == bare);
    let kind = named.and_then(|(name, _)| KINDS.iter().find(|(known, _)| *known == name));
    let kind = kind.map(|(_, kind)| *kind);
    match (kind, column.year) {
        // "2026", "Năm 2026": its values are of that year.
        (Some(Kind::Year | Kind::Name), Some(_)) => Some((Kind::Value, column)),
        (None, Some(_)) if bare.is_empty() => Some((Kind::Value, column)),
        (kind, _) => Some((kind?, column)),
    }
}

/// How strongly words bind.
pub(super) fn force_of(words: &str) -> Option<(Force, String)> {
    let bare = bared(words);
    let (name, _) = phrases("listed-force").find(|(_, phrase)| *phrase == bare)?;
    let (_, force) = Force::ALL.iter().find(|(word, _)| *word == name)?;
    Some((*force, words.to_owned()))
}
