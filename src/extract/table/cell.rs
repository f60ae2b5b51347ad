//! What a cell seems to hold, by its words alone.

use crate::extract::Text;
use crate::lexicon::{Tag, Tags, Unit, UnitKind, WordSet, builtin_statements, plain};
use crate::plan::Deadline;
use crate::text::letter::is_alphanumeric;
use std::cell::LazyCell;
use std::ops::Range;
use std::sync::LazyLock;

/// What a cell seems to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing.
    Empty,
    /// A dash or a cross.
    Dash,
    /// A small number, perhaps that of the row.
    Count,
    /// A figure with its sign and unit.
    Figure,
    /// A unit.
    Unit,
    /// Who does something.
    Body,
    /// When.
    Time,
    /// Anything else.
    Text,
}

impl Kind {
    /// How many there are.
    pub(super) const ALL: usize = 8;
}

/// Cells longer than this are read as sentences.
const SHORT: usize = 60;

/// What a cell seems to hold.
pub(super) fn kind(text: &Text<'_>, range: Range<usize>) -> Kind {
    let words = text.tagged.words(range.clone()).trim();
    let is_short = range.len() <= SHORT;
    let units = text.tagged.within(range);
    let time = LazyCell::new(|| {
        if words.len() > SHORT {
            return Deadline::Unclear;
        }
        Deadline::parse(words)
    });
    // No day, month or year is named without a digit.
    let has_digit = units.iter().any(|unit| unit.has_digit);
    match () {
        () if words.is_empty() => Kind::Empty,
        () if is_dash(words) || is_tick(words) => Kind::Dash,
        () if words
            .trim_end_matches(['.', ')'])
            .parse::<u16>()
            .is_ok_and(|n| n < 1000) =>
        {
            Kind::Count
        }
        () if has_digit && matches!(*time, Deadline::Times { .. }) => Kind::Time,
        () if is_short && is_figure(text, units) => Kind::Figure,
        () if is_one_thing(units) => Kind::Unit,
        () if is_body(words) => Kind::Body,
        () if *time != Deadline::Unclear => Kind::Time,
        () if is_unit(text, units) => Kind::Unit,
        () => Kind::Text,
    }
}

/// A cell that says that there is nothing to say.
pub(super) fn is_dash(words: &str) -> bool {
    matches!(
        words,
        "-" | "–" | "—" | "/" | "…" | "..." | "." | "_" | "--"
    )
}

/// A cross or a tick: so it is.
pub(super) fn is_tick(words: &str) -> bool {
    matches!(words, "x" | "X" | "✓" | "✔" | "√" | "+")
}

/// Words before a figure that say how it binds.
const COMPARING: Tags = Tags::of(&[
    Tag::Least,
    Tag::More,
    Tag::Most,
    Tag::Under,
    Tag::About,
    Tag::Nearly,
    Tag::Reach,
    Tag::Strive,
    Tag::Level,
]);

fn is_figure(text: &Text<'_>, units: &[Unit]) -> bool {
    let mut rest = units.iter().skip_while(|unit| {
        let sign = text.tagged.printed(unit);
        unit.tags.meets(COMPARING) || matches!(sign, "≥" | "≤" | ">" | "<" | "=" | "~" | "±")
    });
    rest.next()
        .is_some_and(|unit| unit.kind == UnitKind::Number)
}

/// What units of measure are made of.
const UNITS: Tags = Tags::of(&[
    Tag::Thing,
    Tag::Measure,
    Tag::Money,
    Tag::Scale,
    Tag::Level,
    Tag::Index,
    Tag::Rank,
    Tag::Time,
]);

fn is_unit(text: &Text<'_>, units: &[Unit]) -> bool {
    let Some(first) = units.first() else {
        return false;
    };
    text.tagged.printed(first) == "%" || (units.len() <= 4 && first.tags.meets(UNITS))
}

/// Whether a cell is one word for what is counted: "Doanh nghiệp".
fn is_one_thing(units: &[Unit]) -> bool {
    matches!(units, [unit] if unit.tags.meets(UNITS))
}

/// Phrases that cells begin with, in plain spelling.
struct Openings {
    bodies: Vec<String>,
    others: Vec<String>,
    every: Vec<String>,
    totals: Vec<String>,
    /// The first words of those of bodies.
    firsts: WordSet,
    /// The first words of totals.
    firsts_of_totals: WordSet,
}

static OPENINGS: LazyLock<Openings> = LazyLock::new(|| {
    let all = builtin_statements("cell");
    let named = |name: &str| {
        let named = all
            .iter()
            .filter(|statement| statement.first_name() == Some(name));
        named
            .flat_map(|statement| statement.after(name).map(plain))
            .collect()
    };
    let (bodies, every): (Vec<String>, Vec<String>) = (named("body"), named("every"));
    let totals: Vec<String> = named("total");
    let firsts = |phrases: &mut dyn Iterator<Item = &String>| {
        WordSet::of(phrases.filter_map(|phrase| phrase.split(' ').next()))
    };
    Openings {
        firsts: firsts(&mut bodies.iter().chain(&every)),
        firsts_of_totals: firsts(&mut totals.iter()),
        bodies,
        others: named("no-body"),
        every,
        totals,
    }
});

/// What follows one of the phrases at the start of a text, both in plain spelling.
fn after<'t>(lower: &'t str, phrases: &[String]) -> Option<&'t str> {
    let first = lower.bytes().next();
    let mut like = phrases
        .iter()
        .filter(|phrase| phrase.bytes().next() == first);
    let rest = like.find_map(|phrase| {
        lower
            .strip_prefix(phrase)
            .filter(|rest| !rest.starts_with(is_alphanumeric))
    });
    rest.map(str::trim_start)
}

/// Whether a cell names who does something.
pub(super) fn is_body(words: &str) -> bool {
    if OPENINGS.firsts.lacks(words) {
        return false;
    }
    let lower = plain(
        words
            .get(..words.floor_char_boundary(SHORT))
            .unwrap_or(words),
    );
    let named = after(&lower, &OPENINGS.every).unwrap_or(&lower);
    after(named, &OPENINGS.bodies).is_some() && after(named, &OPENINGS.others).is_none()
}

/// Whether a row with this name sums up those above.
pub(super) fn is_total(name: &str) -> bool {
    name.len() <= SHORT
        && !OPENINGS.firsts_of_totals.lacks(name)
        && OPENINGS.totals.contains(&plain(name))
}
