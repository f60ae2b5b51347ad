//! Words beside promises, understood once for all promises they stand beside.

use super::common::bits;
use super::spelling::{self, Piece};
use super::{Hits, LONGEST, Laid, Vocabulary, found_in};
use crate::document::Level;

/// Words beside promises, as far as they can be understood without the label that they stand beside.
#[derive(Clone, Debug)]
pub(in crate::extract) struct Heard<'v> {
    pieces: Vec<Piece>,
    /// The words that say nothing of what is measured.
    neutral: u128,
    /// The words that only name what a heading is about.
    topics: u128,
    names: Hits<'v>,
    others: Hits<'v>,
}

impl Vocabulary {
    /// Words beside promises of a plan of some level; none where they are too many.
    pub(in crate::extract) fn hear(&self, level: Option<Level>, words: &str) -> Option<Heard<'_>> {
        let mut pieces = Vec::new();
        self.spelling.push(spelling::unmarked(words), &mut pieces);
        if pieces.len() > LONGEST {
            return None;
        }
        let mut said = self.common.said(&pieces);
        said.keep_places();
        if level.is_some_and(|level| level < Level::Commune) {
            said.keep_level();
        }
        Some(Heard {
            neutral: said.neutral & !self.common.turning(&pieces),
            topics: self.common.topics(&pieces),
            names: found_in(&self.names, &pieces),
            others: found_in(&self.others, &pieces),
            pieces,
        })
    }

    /// Whether words beside a label of an indicator are its own, say nothing of what is measured, or, where they `name`
    /// what targets are about, only do that.
    pub(in crate::extract) fn explains(
        &self,
        slug: &str,
        heard: &Heard<'_>,
        (name, label): (bool, &str),
    ) -> bool {
        let Some(at) = self.indicators.iter().position(|entry| entry.slug == slug) else {
            return false;
        };
        let indicator = u16::try_from(at).unwrap_or(u16::MAX);
        let laid = Laid::of(indicator, [&heard.names, &heard.others]);
        let all = bits(0, heard.pieces.len());
        let are_explained = |topics: u128| {
            // What only goes with its other words ("vùng phủ sóng") says something else by itself; "trừ hồ sơ mật" does not.
            let own = laid.required | laid.base;
            let explained = own | long_runs(laid.scope) | heard.neutral | topics;
            laid.not & !topics == 0 && all & !explained == 0
        };
        if !name {
            return are_explained(0);
        }
        // Most are explained without a look at the label.
        let topics = heard.topics;
        are_explained(topics) || are_explained(topics | self.said_again(&heard.pieces, label))
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
}

/// The bits that have at least two neighbours.
fn long_runs(of: u128) -> u128 {
    let firsts = of & (of >> 1) & (of >> 2);
    firsts | (firsts << 1) | (firsts << 2)
}
