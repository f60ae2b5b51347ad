//! Indicators: what is measured.

use super::quantity::Unit;
use crate::kept::Later;
use crate::lang::Lang;
use crate::text::{Place, between_blanks_again, finder_of};
use memchr::memmem::{self, Finder};
use std::rc::Rc;

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

/// What a part of a label says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FacetKind {
    /// What is counted: a label has to say it.
    Subject,
    /// What is said of it: a label has to say it.
    State,
    /// What it is a share of: a label has to say it.
    Of,
    /// What it may be a share of.
    Base,
    /// Where, by whom, for what: a label may say it.
    Scope,
    /// A part of the facet before it: a label that says it is near, no more.
    Part,
    /// What a sentence says that may mean it in other words: one of each such list.
    About,
}

impl FacetKind {
    /// The kinds with their names in rule files.
    pub const ALL: [(&'static str, Self); 7] = [
        ("subject", Self::Subject),
        ("state", Self::State),
        ("of", Self::Of),
        ("base", Self::Base),
        ("scope", Self::Scope),
        ("part", Self::Part),
        ("about", Self::About),
    ];

    /// The kind of a name.
    pub fn named(name: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|(known, _)| *known == name).map(|(_, kind)| kind)
    }

    /// Whether a label has to say it.
    pub fn is_required(self) -> bool {
        matches!(self, Self::Subject | Self::State | Self::Of)
    }
}

/// One thing that a label says of an indicator, in any of these words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// What it says.
    pub kind: FacetKind,
    /// The words for it.
    pub names: Vec<String>,
}

/// What words say that may mean an indicator in other words: one of each list.
#[derive(Clone, Debug)]
pub(crate) struct About {
    lists: Vec<Vec<Finder<'static>>>,
}

impl About {
    /// Whether words say it; they are in loose spelling between blanks.
    pub(crate) fn is_said(&self, words: &str) -> bool {
        let says = |name: &Finder<'_>| name.find(words.as_bytes()).is_some();
        self.lists.iter().all(|names| names.iter().any(says))
    }
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
    // What only a label that is read asks for.
    /// What a label has to say, and what it may say, to name it.
    pub(crate) facets: Later<Vec<Facet>>,
    /// Whole names: each says all that a label has to say.
    pub(crate) names: Later<Vec<String>>,
    /// Words that show that something else is meant.
    pub(crate) not: Later<Vec<String>>,
    /// The look-alikes it must not be taken for.
    pub near: Vec<IndicatorId>,
    /// Where it is defined.
    pub place: Place,
}

impl Indicator {
    /// Its whole names, beside its label.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The first of those whose words may mean it though their label does not say it: they say one of each list of what it
    /// is about.
    pub(crate) fn first_about<T>(
        &self,
        mut all: impl Iterator<Item = T>,
        words: impl Fn(&T) -> &str,
    ) -> Option<T> {
        let spelt = |names: &[String]| {
            names
                .iter()
                .map(|name| between_blanks_again(name))
                .collect()
        };
        let about: Vec<Vec<_>> = self.about_lists().map(spelt).collect();
        let is_about = |one: &T| {
            let words = between_blanks_again(words(one));
            let says = |name: &Rc<str>| memmem::find(words.as_bytes(), name.as_bytes()).is_some();
            about.iter().all(|names| names.iter().any(says))
        };
        if about.is_empty() {
            return None;
        }
        all.find(is_about)
    }

    /// The same for many sentences, if it is known.
    pub(crate) fn about(&self) -> Option<About> {
        let finders = |names: &[String]| names.iter().map(|name| finder_of(name)).collect();
        let lists: Vec<_> = self.about_lists().map(finders).collect();
        (!lists.is_empty()).then_some(About { lists })
    }

    fn about_lists(&self) -> impl Iterator<Item = &[String]> {
        let facets = self.facets.iter();
        let facets = facets.filter(|facet| facet.kind == FacetKind::About);
        facets.map(|facet| facet.names.as_slice())
    }

    /// The label in a language.
    pub fn label(&self, lang: Lang) -> &str {
        lang.pick(&self.vi, &self.en)
    }
}
