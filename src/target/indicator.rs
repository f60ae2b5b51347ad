//! Indicators: what is measured.

use super::quantity::Unit;
use crate::lang::Lang;
use crate::text::Place;

/// Which indicator of the rule set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndicatorId(pub u32);

/// Which way is better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// More is better: a target is a floor.
    #[default]
    AtLeast,
    /// Less is better: a target is a ceiling (days to answer).
    AtMost,
}

/// One thing that is measured, with the words by which plans name it.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// The slug, the name in every format.
    pub slug: String,
    /// The Vietnamese label.
    pub vi: String,
    /// The English label.
    pub en: String,
    /// What the number counts.
    pub unit: Unit,
    /// Which way is better.
    pub direction: Direction,
    /// The populations or denominators a share may be printed with ("dân số"), if any.
    pub base: Vec<String>,
    /// Phrases by which plans name it.
    pub names: Vec<String>,
    /// Words that show that something else is meant.
    pub not: Vec<String>,
    /// The look-alikes it must not be taken for.
    pub near: Vec<IndicatorId>,
    /// Where it is defined.
    pub place: Place,
}

impl Indicator {
    /// The label in a language.
    pub fn label(&self, lang: Lang) -> &str {
        lang.pick(&self.vi, &self.en)
    }
}
