//! Labels → indicators of the rule set, every word accounted for.
//!
//! An indicator is facets: what is counted, what is said of it, what it is a share of, where and by whom
//! ([`crate::plan::Facet`]). A label is laid over them word by word:
//!
//! ```text
//! Tỷ lệ   hồ sơ công việc   tại xã   được xử lý   trên môi trường mạng
//! neutral subject           neutral  state        state                 → every word explained: exact
//! … hồ sơ công việc của Đảng ủy …      "Đảng ủy" turns it               → not this indicator
//! … hồ sơ công việc liên thông …       "liên thông" is unexplained      → near
//! ```
//!
//! A label that lacks a facet that has to be said does not name the indicator, whatever else it has.

mod common;
mod heard;
mod judge;
mod outcome;
mod phrases;
mod spelling;
#[cfg(test)]
mod tests;
mod units;

pub(super) use common::Turn;
pub(super) use heard::Heard;
pub(crate) use outcome::Match;

use crate::document::Level;
use crate::plan::{About, FacetKind, Indicator, Unit};
use crate::rule::RuleSet;
use crate::text::between_blanks;
use common::{CommonWords, bits};
use judge::Label;
use phrases::Phrases;
use spelling::{Piece, Spelling};

/// The vocabulary of a rule set, ready to match labels.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    spelling: Spelling,
    common: CommonWords,
    /// What says something of an indicator that has to be said.
    names: Phrases<Hit>,
    /// What else is known beside it.
    others: Phrases<Hit>,
    indicators: Vec<Entry>,
    /// Those that a sentence may mean in other words.
    about: Vec<About>,
}

#[derive(Clone, Debug)]
struct Entry {
    slug: String,
    unit: Unit,
    bases: Vec<String>,
    /// The facets that have to be said, a bit each.
    required: u8,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug)]
struct Hit {
    indicator: u16,
    role: Role,
}

#[derive(Clone, Copy, Debug)]
enum Role {
    /// A facet that has to be said, by its bit.
    Required(u8),
    /// A part of the facet before it.
    Part(u8),
    /// All that has to be said.
    Whole,
    /// What it may be a share of.
    Base,
    /// Where, by whom.
    Scope,
    /// Another indicator is meant.
    Not,
}

/// A label laid over an indicator; a set bit is a word.
#[derive(Clone, Copy, Debug, Default)]
struct Laid {
    required: u128,
    /// Words of a share's base, and of a part.
    base: u128,
    part: u128,
    scope: u128,
    not: u128,
}

/// More words than this have no label.
const LONGEST: usize = 120;

impl Vocabulary {
    /// The vocabulary of a rule set.
    pub(crate) fn of(rules: &RuleSet) -> Self {
        let mut spelling = Spelling::builtin();
        let common = CommonWords::builtin(&mut spelling);
        let mut vocabulary = Self {
            spelling,
            common,
            ..Self::default()
        };
        for (number, indicator) in (0_u16..).zip(&rules.indicators) {
            vocabulary.add(number, indicator);
        }
        vocabulary.spelling.print();
        vocabulary
    }

    fn add(&mut self, indicator: u16, of: &Indicator) {
        let mut name = |name: &str, role: Role| {
            let words = self.spelling.learn(name);
            let names = if role.says() == 0 {
                &mut self.others
            } else {
                &mut self.names
            };
            names.insert(&words, Hit { indicator, role });
        };
        let (mut required, mut next) = (0_u8, 1_u8);
        let mut before = 0;
        for facet in of.facets.iter() {
            let role = match facet.kind {
                FacetKind::Subject | FacetKind::State | FacetKind::Of => Role::Required(next),
                FacetKind::Part => Role::Part(before),
                FacetKind::Base => Role::Base,
                FacetKind::Scope => Role::Scope,
                FacetKind::About => continue,
            };
            if let Role::Required(bit) = role {
                before = bit;
                required |= bit;
                next = next.wrapping_shl(1);
            }
            facet.names.iter().for_each(|words| name(words, role));
        }
        let whole = of.names.iter().chain(std::iter::once(&of.vi));
        whole.for_each(|words| name(words, Role::Whole));
        of.not.iter().for_each(|words| name(words, Role::Not));
        self.about.extend(of.about());
        self.indicators.push(Entry {
            slug: of.slug.clone(),
            unit: of.unit.clone(),
            bases: of.base.clone(),
            // Without facets only whole names say it.
            required: if required == 0 { u8::MAX } else { required },
        });
    }

    /// Whether a sentence may mean an indicator in other words.
    pub(super) fn is_meant(&self, sentence: &str) -> bool {
        let words = between_blanks(sentence);
        self.about.iter().any(|about| about.is_said(&words))
    }

    /// Whether a word is the name that rules have for an indicator.
    pub(crate) fn knows(&self, slug: &str) -> bool {
        self.indicators.iter().any(|entry| entry.slug == slug)
    }

    /// The indicator that a label of a commune's plan names; `of` is what its share is of, where that
    /// stands behind the value.
    pub(crate) fn match_label(&self, label: &str, unit: Option<&str>, of: Option<&str>) -> Match {
        self.match_label_of(Some(Level::Commune), label, unit, of)
    }

    /// The indicator that a label of a plan of some level names.
    pub(crate) fn match_label_of(
        &self,
        level: Option<Level>,
        label: &str,
        unit: Option<&str>,
        of: Option<&str>,
    ) -> Match {
        let mut pieces = Vec::with_capacity(64);
        let label = spelling::unmarked(label);
        self.spelling.push(label, &mut pieces);
        let own = pieces.len();
        let behind = of.or_else(|| unit.and_then(share_of));
        if let Some(behind) = behind {
            self.spelling.push(behind, &mut pieces);
        }
        if pieces.is_empty() || pieces.len() > LONGEST {
            return Match::None;
        }
        let mut said = self.common.said(&pieces);
        if level.is_some_and(|level| level < Level::Commune) {
            said.keep_level();
        }
        let label = Label {
            pieces: &pieces,
            own,
            printed: label,
            behind,
            unit,
            said: &said,
        };
        self.decide(&label)
    }

    fn decide(&self, label: &Label<'_>) -> Match {
        let names = found_in(&self.names, label.pieces);
        let mut others = None;
        let mut said = vec![0; self.indicators.len()];
        // Few have all said that they require.
        let mut whole = Vec::new();
        for hit in names.iter().flat_map(|(_, hits)| *hits) {
            let at = usize::from(hit.indicator);
            if let Some((said, entry)) = said.get_mut(at).zip(self.indicators.get(at)) {
                let lacks = |said: u8| said & entry.required != entry.required;
                let lacked = lacks(*said);
                *said |= hit.role.says();
                if lacked && !lacks(*said) {
                    whole.push(hit.indicator);
                }
            }
        }
        whole.sort_unstable();
        let mut found = outcome::Found::default();
        for number in whole {
            if let Some(entry) = self.indicators.get(usize::from(number)) {
                let others = others.get_or_insert_with(|| found_in(&self.others, label.pieces));
                let laid = Laid::of(number, [&names, others]);
                found.add(entry, label.judge(entry, &laid));
            }
        }
        found.outcome()
    }
}

/// The bits of names that stand in words, and what each stands for, by indicator.
type Hits<'v> = Vec<(u128, &'v [Hit])>;

/// The names that stand in words: their words' bits, and what each stands for, by indicator.
fn found_in<'v>(names: &'v Phrases<Hit>, pieces: &[Piece]) -> Hits<'v> {
    let mut found = Vec::with_capacity(pieces.len());
    for at in 0..pieces.len() {
        let rest = pieces.get(at..).unwrap_or_default();
        for (length, hits) in names.at_start(rest.iter().map(|piece| piece.word)) {
            if !hits.is_empty() {
                found.push((bits(at, length), hits));
            }
        }
    }
    found
}

impl Role {
    /// The facets that it says, a bit each.
    fn says(self) -> u8 {
        match self {
            Self::Required(bit) | Self::Part(bit) => bit,
            Self::Whole => u8::MAX,
            Self::Base | Self::Scope | Self::Not => 0,
        }
    }
}

impl Laid {
    /// Names laid over an indicator.
    fn of(indicator: u16, lists: [&[(u128, &[Hit])]; 2]) -> Self {
        let mut laid = Self::default();
        for (here, hits) in lists.into_iter().flatten() {
            let from = hits.partition_point(|hit| hit.indicator < indicator);
            let own = hits.iter().skip(from);
            let own = own.take_while(|hit| hit.indicator == indicator);
            own.for_each(|hit| laid.add(hit.role, *here));
        }
        laid
    }

    fn add(&mut self, role: Role, here: u128) {
        match role {
            Role::Required(_) | Role::Whole => self.required |= here,
            Role::Part(_) => self.part |= here,
            Role::Base => self.base |= here,
            Role::Scope => self.scope |= here,
            Role::Not => self.not |= here,
        }
    }
}

/// What a share is of, in a unit that says it: "% dân số".
fn share_of(unit: &str) -> Option<&str> {
    let of = unit.strip_prefix('%')?.trim();
    (!of.is_empty()).then_some(of)
}
