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
mod judge;
mod outcome;
mod phrases;
mod spelling;
#[cfg(test)]
mod tests;
mod units;

pub(super) use common::Turn;
pub(crate) use outcome::Match;

use super::claim::Beside;
use crate::document::Level;
use crate::plan::{FacetKind, Indicator, Unit};
use crate::rule::RuleSet;
use common::{CommonWords, bits};
use judge::Label;
use phrases::Phrases;
use spelling::{Piece, Spelling};

/// The vocabulary of a rule set, ready to match labels.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    spelling: Spelling,
    common: CommonWords,
    names: Phrases<Hit>,
    indicators: Vec<Entry>,
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
    said: u8,
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
        vocabulary
    }

    fn add(&mut self, indicator: u16, of: &Indicator) {
        let mut name = |name: &str, role: Role| {
            let words = self.spelling.learn(name);
            self.names.insert(&words, Hit { indicator, role });
        };
        let (mut required, mut next) = (0_u8, 1_u8);
        let mut before = 0;
        for facet in &of.facets {
            let role = match facet.kind {
                FacetKind::Subject | FacetKind::State | FacetKind::Of => Role::Required(next),
                FacetKind::Part => Role::Part(before),
                FacetKind::Base => Role::Base,
                FacetKind::Scope => Role::Scope,
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
        self.indicators.push(Entry {
            slug: of.slug.clone(),
            unit: of.unit.clone(),
            bases: of.base.clone(),
            // Without facets only whole names say it.
            required: if required == 0 { u8::MAX } else { required },
        });
    }

    /// Whether a word is the name that rules have for an indicator.
    pub(crate) fn knows(&self, slug: &str) -> bool {
        self.indicators.iter().any(|entry| entry.slug == slug)
    }

    /// Whether words beside a label of an indicator are its own, say nothing of what is measured, or only name what it
    /// is about.
    pub(crate) fn explains(
        &self,
        level: Option<Level>,
        slug: &str,
        (beside, label): (&Beside, &str),
    ) -> bool {
        let mut pieces = Vec::new();
        let words = spelling::unmarked(&beside.content);
        self.spelling.push(words, &mut pieces);
        if pieces.len() > LONGEST {
            return false;
        }
        let mut said = self.common.said(&pieces);
        said.keep_places();
        if level.is_some_and(|level| level < Level::Commune) {
            said.keep_level();
        }
        let Some(at) = self.indicators.iter().position(|entry| entry.slug == slug) else {
            return false;
        };
        let mut laid = Laid::default();
        let hits = self.hits(&pieces);
        let own = hits.filter(|(_, hit)| usize::from(hit.indicator) == at);
        own.for_each(|(here, hit)| laid.add(hit.role, here));
        let are_explained = |topics: u128| {
            // What only goes with its other words ("vùng phủ sóng") says something else by itself; "trừ hồ sơ mật" does not.
            let explained =
                laid.required | laid.base | long_runs(laid.scope) | said.neutral | topics;
            laid.not & !topics == 0 && bits(0, pieces.len()) & !explained == 0
        };
        if !beside.names {
            return are_explained(0);
        }
        // Most are explained without a look at the label.
        let topics = self.common.topics(&pieces);
        are_explained(topics) || are_explained(topics | self.said_again(&pieces, label))
    }

    /// The words that a label says, too: "Đối với người dân" above "Người dân trưởng thành có …".
    fn said_again(&self, pieces: &[Piece], label: &str) -> u128 {
        let mut own = Vec::new();
        self.spelling.push(label, &mut own);
        let said = |piece: &Piece| {
            let again = |other: &Piece| other.word == piece.word;
            piece.word != spelling::UNKNOWN && own.iter().any(again)
        };
        let places = pieces.iter().enumerate();
        let found = places.filter(|(_, piece)| said(piece));
        found.fold(0, |found, (at, _)| found | bits(at, 1))
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
        self.decide(&label, &self.lay(&pieces))
    }

    /// Lays the words over each indicator.
    fn lay(&self, pieces: &[Piece]) -> Vec<Laid> {
        let mut laid = vec![Laid::default(); self.indicators.len()];
        for (here, hit) in self.hits(pieces) {
            if let Some(laid) = laid.get_mut(usize::from(hit.indicator)) {
                laid.add(hit.role, here);
            }
        }
        laid
    }

    /// The names that stand in the words: their words' bits, and what each stands for.
    fn hits(&self, pieces: &[Piece]) -> impl Iterator<Item = (u128, &Hit)> {
        (0..pieces.len()).flat_map(move |at| {
            let rest = pieces.get(at..).unwrap_or_default();
            let words = rest.iter().map(|piece| piece.word);
            let found = self.names.at_start(words);
            found
                .flat_map(move |(length, hits)| hits.iter().map(move |hit| (bits(at, length), hit)))
        })
    }

    fn decide(&self, label: &Label<'_>, laid: &[Laid]) -> Match {
        let mut found = outcome::Found::default();
        for (entry, laid) in self.indicators.iter().zip(laid) {
            if laid.said & entry.required == entry.required {
                found.add(entry, label.judge(entry, laid));
            }
        }
        found.outcome()
    }
}

impl Laid {
    fn add(&mut self, role: Role, here: u128) {
        match role {
            Role::Required(bit) => {
                self.said |= bit;
                self.required |= here;
            }
            Role::Part(bit) => {
                self.said |= bit;
                self.part |= here;
            }
            Role::Whole => {
                self.said = u8::MAX;
                self.required |= here;
            }
            Role::Base => self.base |= here,
            Role::Scope => self.scope |= here,
            Role::Not => self.not |= here,
        }
    }
}

/// The bits that have at least two neighbours.
fn long_runs(of: u128) -> u128 {
    let firsts = of & (of >> 1) & (of >> 2);
    firsts | (firsts << 1) | (firsts << 2)
}

/// What a share is of, in a unit that says it: "% dân số".
fn share_of(unit: &str) -> Option<&str> {
    let of = unit.strip_prefix('%')?.trim();
    (!of.is_empty()).then_some(of)
}
