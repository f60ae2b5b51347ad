//! What a step of a pattern takes, by the name it has in the word file.

use crate::lexicon::{Tag, Tags};

/// What a piece has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Has one of these tags, and is a word, a noun or a sign.
    Tagged(Tags),
    /// Is this sign.
    Sign(char),
    /// Is a figure of this kind, in this role.
    Figure(Kind, Role),
    /// Is a time.
    When,
    /// Is a bracket.
    Aside,
    /// Is the noun that is counted.
    Noun,
    /// Is no figure.
    Words,
    /// Is a word.
    Word,
    /// Is no figure and strives for nothing anew.
    Steady,
    /// Is a word that opens nothing else.
    Clean,
    /// Is a word that leads to nothing: what is measured may begin with it.
    Fresh,
    /// Is a word that neither leads to anything nor opens anything.
    Name,
    /// Is no figure, opens no predicate, and is no sign of a clause.
    Plain,
    /// Is a word with which a name may begin behind its figure: no sign, and nothing that joins.
    Begins,
}

/// Which figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Any,
    Share,
    Count,
    Rank,
    Level,
    Bound,
    Cap,
    Mark,
    From,
    Metric,
    Money,
}

/// What a figure is in its claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// What is promised.
    Value,
    /// Where a change begins.
    Start,
    /// A change.
    Step,
    /// Part of what is measured.
    Inner,
    /// What is reached already.
    Past,
}

pub(super) fn class(word: &str) -> Option<Class> {
    Some(match word {
        "amount" => Class::Figure(Kind::Any, Role::Value),
        "%" => Class::Figure(Kind::Share, Role::Value),
        "count" => Class::Figure(Kind::Count, Role::Value),
        "ranked" => Class::Figure(Kind::Rank, Role::Value),
        "graded" => Class::Figure(Kind::Level, Role::Value),
        "bound" => Class::Figure(Kind::Bound, Role::Value),
        "from-start" => Class::Figure(Kind::From, Role::Start),
        "start" => Class::Figure(Kind::Any, Role::Start),
        "step" => Class::Figure(Kind::Any, Role::Step),
        "sum" => Class::Figure(Kind::Money, Role::Value),
        "metric" => Class::Figure(Kind::Metric, Role::Value),
        "inner" => Class::Figure(Kind::Any, Role::Inner),
        "cap" => Class::Figure(Kind::Cap, Role::Inner),
        "mark" => Class::Figure(Kind::Mark, Role::Inner),
        "inner-bound" => Class::Figure(Kind::Bound, Role::Inner),
        "inner-count" => Class::Figure(Kind::Count, Role::Inner),
        "inner-level" => Class::Figure(Kind::Level, Role::Inner),
        "past" => Class::Figure(Kind::Any, Role::Past),
        "when" => Class::When,
        "aside" => Class::Aside,
        "noun" => Class::Noun,
        "word" => Class::Word,
        "clean" => Class::Clean,
        "fresh" => Class::Fresh,
        "name" => Class::Name,
        "begins" => Class::Begins,
        "comma" => Class::Sign(','),
        "colon" => Class::Sign(':'),
        "slash" => Class::Sign('/'),
        "semicolon" => Class::Sign(';'),
        tag => Class::Tagged(Tags::of(&[Tag::named(tag)?])),
    })
}
