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
mod outcome;
mod phrases;
mod spelling;
#[cfg(test)]
mod tests;
mod units;

pub(super) use common::Turn;
pub(crate) use outcome::Match;

use crate::document::Level;
use crate::plan::{FacetKind, Indicator, Unit};
use crate::rule::RuleSet;
use common::{CommonWords, Said, bits};
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
    /// A part of the subject.
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

/// Added to the unexplained words of a label whose first words are unexplained.
const HEADLESS: u32 = 1000;
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
        let mut subject = 0;
        for facet in &of.facets {
            let role = match facet.kind {
                FacetKind::Subject | FacetKind::State | FacetKind::Of => Role::Required(next),
                FacetKind::Part => Role::Part(subject),
                FacetKind::Base => Role::Base,
                FacetKind::Scope => Role::Scope,
            };
            if let Role::Required(bit) = role {
                if facet.kind == FacetKind::Subject {
                    subject = bit;
                }
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

    /// Whether words beside a label of an indicator are its own or say nothing of what is measured.
    pub(crate) fn explains(&self, level: Option<Level>, slug: &str, words: &str) -> bool {
        let mut pieces = Vec::new();
        self.spelling.push(spelling::unmarked(words), &mut pieces);
        if pieces.len() > LONGEST {
            return false;
        }
        let mut said = self.common.said(&pieces);
        said.keep_places();
        if level.is_some_and(|level| level < Level::Commune) {
            said.keep_level();
        }
        let at = self.indicators.iter().position(|entry| entry.slug == slug);
        let laid = at.and_then(|at| self.lay(&pieces).get(at).copied());
        laid.is_some_and(|laid| {
            // What only goes with its other words ("vùng phủ sóng") says something else by itself; "trừ hồ sơ mật" does not.
            let explained = laid.required | laid.base | long_runs(laid.scope) | said.neutral;
            laid.not == 0 && bits(0, pieces.len()) & !explained == 0
        })
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
        for at in 0..pieces.len() {
            let rest = pieces.get(at..).unwrap_or_default();
            let words = rest.iter().map(|piece| piece.word);
            for (length, hits) in self.names.at_start(words) {
                let here = bits(at, length);
                for hit in hits {
                    if let Some(laid) = laid.get_mut(usize::from(hit.indicator)) {
                        laid.add(hit.role, here);
                    }
                }
            }
        }
        laid
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

/// A label with what common words say of it.
struct Label<'l> {
    pieces: &'l [Piece],
    /// How many of the words are its own; the others stand behind the value.
    own: usize,
    printed: &'l str,
    behind: Option<&'l str>,
    unit: Option<&'l str>,
    said: &'l Said,
}

/// What is made of a label and an indicator of which all is said that has to be.
#[derive(Clone, Debug)]
enum Judged {
    /// Every word is explained; by how many words it is said.
    Exact(u32),
    /// Words are unexplained.
    Near {
        words: Vec<String>,
        left: u32,
        said: u32,
    },
    /// A word turns it.
    Not {
        word: String,
        turn: Option<Turn>,
        left: u32,
    },
    /// Too much is unexplained.
    Far,
}

impl Label<'_> {
    fn judge(&self, entry: &Entry, laid: &Laid) -> Judged {
        let all = bits(0, self.pieces.len());
        let explained = laid.required | laid.base | laid.part | laid.scope;
        let left = all & !explained & !self.said.neutral;
        let content = (all & !self.said.neutral) | explained;
        let head = content & content.wrapping_neg();
        // What stands first is counted: where it is not explained, little is said of neighbours.
        let counted = self.counted(laid, head & !left);
        let is_headed = left & head == 0 && counted.is_none();
        let far = if is_headed { 0 } else { HEADLESS };
        let not = |word: u128, turn: Option<Turn>| Judged::Not {
            word: self.words(word).join(" … "),
            turn,
            left: left.count_ones() + far,
        };
        if laid.not != 0 {
            return not(laid.not, None);
        }
        if let Some((word, turn)) = self.turned(laid, left) {
            return not(word, Some(turn));
        }
        if let Some((word, turn)) = counted {
            return not(word, Some(turn));
        }
        let unit = units::judge(&entry.unit, &entry.bases, self.unit);
        if unit == units::Agreement::Other {
            return Judged::Not {
                word: self.unit.unwrap_or_default().to_owned(),
                turn: Some(Turn::Unit),
                left: left.count_ones() + far,
            };
        }
        let said = laid.required.count_ones();
        let open = left | laid.part & !laid.required;
        let sure = unit == units::Agreement::Same;
        if open == 0 && sure {
            return Judged::Exact(said);
        }
        if is_far(left, content, head) {
            return Judged::Far;
        }
        let mut words = self.words(open);
        words.extend(self.unit.filter(|_| !sure).map(str::to_owned));
        Judged::Near {
            words,
            left: open.count_ones() + u32::from(!sure) + far,
            said,
        }
    }

    /// "Thủ tục hành chính có thanh toán trực tuyến": others that stand first, so that they are counted,
    /// though they may be said further on.
    fn counted(&self, laid: &Laid, head: u128) -> Option<(u128, Turn)> {
        let headed = laid.required | laid.base | laid.part;
        if head & headed != 0 || self.piece(head).is_none_or(|piece| piece.before.joint) {
            return None;
        }
        let counts = |turn: Turn| matches!(turn, Turn::Population | Turn::Level | Turn::Part);
        let mut turns = self.said.turns.iter().copied();
        turns.find(|(here, turn)| here & head != 0 && counts(*turn))
    }

    /// The first words that turn the measure.
    fn turned(&self, laid: &Laid, left: u128) -> Option<(u128, Turn)> {
        let begins = laid.required & laid.required.wrapping_neg();
        let mut turns = self.said.turns.iter().copied();
        turns.find(|(here, turn)| {
            let first = here & here.wrapping_neg();
            let is_done = *turn != Turn::Deed
                || first < begins
                || self.piece(first).is_some_and(|piece| piece.before.passive);
            here & left != 0 && is_done
        })
    }

    /// The word of a bit.
    fn piece(&self, bit: u128) -> Option<&Piece> {
        self.pieces.get(bit.trailing_zeros() as usize)
    }

    /// Words as they are printed, neighbours together.
    fn words(&self, mut of: u128) -> Vec<String> {
        let mut words = Vec::new();
        while of != 0 {
            let here = run(of, of & of.wrapping_neg());
            of &= !here;
            let first = here.trailing_zeros() as usize;
            let last = first + here.count_ones() as usize - 1;
            let printed = if first < self.own {
                self.printed
            } else {
                self.behind.unwrap_or_default()
            };
            let range = |at: usize| self.pieces.get(at).map(|piece| piece.range.clone());
            let (Some(from), Some(to)) = (range(first), range(last)) else {
                break;
            };
            words.push(
                printed
                    .get(from.start..to.end)
                    .unwrap_or_default()
                    .to_owned(),
            );
        }
        words
    }
}

/// The bits that have at least two neighbours.
fn long_runs(of: u128) -> u128 {
    let firsts = of & (of >> 1) & (of >> 2);
    firsts | (firsts << 1) | (firsts << 2)
}

/// The neighbours of a bit that are set too, from it on.
fn run(of: u128, bit: u128) -> u128 {
    let from = bit.trailing_zeros();
    let length = (!(of >> from)).trailing_zeros();
    bits(from as usize, length as usize)
}

/// Whether so much is unexplained that nothing can be said.
fn is_far(left: u128, content: u128, head: u128) -> bool {
    let (left_out, all) = (left.count_ones(), content.count_ones());
    left_out * 2 > all || (left & head != 0 && left_out > 3)
}

/// What a share is of, in a unit that says it: "% dân số".
fn share_of(unit: &str) -> Option<&str> {
    let of = unit.strip_prefix('%')?.trim();
    (!of.is_empty()).then_some(of)
}
