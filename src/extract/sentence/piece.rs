//! A sentence as pieces: words, figures, times, signs and what stands in brackets.

use crate::extract::amount::{Figure, Seen, figures_beside};
use crate::extract::when::{When, whens};
use crate::extract::{Account, Amount, Ledger, Text};
use crate::lexicon::{Tag, Tags, Unit, UnitKind};
use std::ops::Range;

/// A piece of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Its bytes.
    pub range: Range<usize>,
    /// What it can be.
    pub tags: Tags,
    /// What it is.
    pub kind: Kind,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word or a phrase.
    Word,
    /// A sign.
    Sign(char),
    /// A figure, by its place among those of the sentence.
    Amount(usize),
    /// The noun that a figure counts.
    Noun,
    /// A time, by its place.
    When(usize),
    /// Words in brackets.
    Aside,
}

/// A range as pieces.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    /// The pieces in order.
    pub all: Vec<Piece>,
    /// The figures.
    pub amounts: Vec<Amount>,
    /// The times.
    pub whens: Vec<When>,
    /// The times in brackets.
    pub aside_whens: Vec<When>,
    /// The figures in brackets, with the bracket each stands in.
    pub asides: Vec<(Range<usize>, Amount)>,
    /// The brackets that state shares of a part.
    pub parts: Vec<Range<usize>>,
    /// The brackets that measure what stands before them: "(diện tích 300 ha, sản lượng 1.200 tấn)".
    pub measures: Vec<Range<usize>>,
    /// Numbers that are something else.
    pub others: Vec<(Range<usize>, Account)>,
    /// Where the pieces begin that name a document, in order.
    pub cited: Vec<usize>,
}

impl Pieces {
    /// Whether a piece is of a document's name and number.
    pub fn cites(&self, piece: &Piece) -> bool {
        self.cited.binary_search(&piece.range.start).is_ok()
    }
}

/// Cuts a range into pieces.
pub(super) fn pieces(text: &Text<'_>, range: Range<usize>, ledger: &Ledger) -> Pieces {
    let mut whens = whens(text, range.clone());
    let seen = figures_beside(text, range.clone(), &whens, ledger);
    whens.retain(|when| !is_cited(ledger, when));
    let cutter = Cutter {
        text,
        units: text.tagged.within(range.clone()),
        seen: &seen,
    };
    let mut pieces = Pieces {
        all: Vec::with_capacity(cutter.units.len()),
        whens,
        ..Pieces::default()
    };
    cutter.cut(&mut pieces);
    if ledger.within(range).any(is_of_document) {
        let starts = pieces.all.iter().map(|piece| piece.range.start);
        let cited = starts.filter(|start| ledger.at(*start).is_some_and(is_of_document));
        pieces.cited = cited.collect();
    }
    pieces
}

fn is_of_document(account: Account) -> bool {
    account == Account::Citation
}

/// Whether the year belongs to what a document is named by.
fn is_cited(ledger: &Ledger, when: &When) -> bool {
    let mut accounts = ledger.within(when.range.clone());
    accounts.any(|account| matches!(account, Account::Citation | Account::Place | Account::Name))
}

pub(super) struct Cutter<'a, 't> {
    pub(super) text: &'a Text<'t>,
    pub(super) units: &'a [Unit],
    pub(super) seen: &'a [Seen],
}

impl Cutter<'_, '_> {
    fn cut(&self, pieces: &mut Pieces) {
        let mut at = 0;
        let (mut next_seen, mut next_when) = (0, 0);
        // Where the bracket ends whose stages stand as pieces of their own.
        let mut staged = None;
        // Where the next figure or time begins.
        let mut next = 0;
        while let Some(unit) = self.units.get(at) {
            let start = unit.start as usize;
            if start < next && matches!(unit.kind, UnitKind::Words | UnitKind::Number) {
                push(pieces, unit.range(), unit.tags, Kind::Word);
                at += 1;
                continue;
            }
            while self
                .seen
                .get(next_seen)
                .is_some_and(|seen| seen.range.start < start)
            {
                next_seen += 1;
            }
            while pieces
                .whens
                .get(next_when)
                .is_some_and(|when| when.range.start < start)
            {
                next_when += 1;
            }
            let seen = self.seen.get(next_seen).map(|seen| seen.range.start);
            let when = pieces.whens.get(next_when).map(|when| when.range.start);
            next = seen.into_iter().chain(when).min().unwrap_or(usize::MAX);
            if staged == Some(at) {
                staged = None;
                at += 1;
                continue;
            }
            if let Some(end) = self.bracket(at) {
                if pieces.amounts.is_empty() && self.are_stages(&pieces.whens, at..end) {
                    push(pieces, unit.range(), Tags::NONE, Kind::Sign(':'));
                    staged = Some(end - 1);
                    at += 1;
                    continue;
                }
                self.aside(pieces, at..end);
                at = end;
                continue;
            }
            let seen = self
                .seen
                .get(next_seen)
                .filter(|seen| seen.range.start == start);
            let when = pieces
                .whens
                .get(next_when)
                .filter(|when| when.range.start == start);
            at = match (seen, when) {
                (Some(seen), _) => self.figure(pieces, seen, at),
                (None, Some(when)) => {
                    let range = when.range.clone();
                    let end = self.unit_from(range.end);
                    let strives = unit.is(Tag::Strive);
                    // "so với năm 2025" is compared with, whatever else it is.
                    let tags = match (strives, when.is_compared) {
                        (true, _) => Tags::of(&[Tag::Strive]),
                        (false, true) => Tags::of(&[Tag::Against]),
                        (false, false) => Tags::NONE,
                    };
                    push(pieces, range, tags, Kind::When(next_when));
                    end
                }
                (None, None) => {
                    let kind = match unit.kind {
                        UnitKind::Words | UnitKind::Number => Kind::Word,
                        UnitKind::Sign
                            if staged.is_some() && self.text.tagged.printed(unit) == ";" =>
                        {
                            Kind::Sign(',')
                        }
                        UnitKind::Sign | UnitKind::Break => {
                            Kind::Sign(self.text.tagged.printed(unit).chars().next().unwrap_or(' '))
                        }
                    };
                    push(pieces, unit.range(), unit.tags, kind);
                    at + 1
                }
            };
        }
        if self.seen.is_empty() {
            return;
        }
        let apart: Vec<Range<usize>> = self
            .seen
            .iter()
            .flat_map(|seen| seen.apart.clone())
            .collect();
        let is_apart = |piece: &Piece| {
            apart
                .iter()
                .any(|apart| apart.start <= piece.range.start && piece.range.end <= apart.end)
        };
        pieces.all.retain(|piece| !is_apart(piece));
    }

    /// The first unit from a byte on.
    fn unit_from(&self, byte: usize) -> usize {
        self.units
            .partition_point(|unit| (unit.start as usize) < byte)
    }

    fn figure(&self, pieces: &mut Pieces, seen: &Seen, at: usize) -> usize {
        let amount = match &seen.figure {
            Figure::Other(account) => {
                pieces.others.push((seen.range.clone(), *account));
                push(pieces, seen.range.clone(), Tags::NONE, Kind::Word);
                return self.unit_from(seen.range.end);
            }
            Figure::Amount(amount) => amount,
        };
        let index = pieces.amounts.len();
        pieces.amounts.push((**amount).clone());
        let end = seen.noun.unwrap_or(seen.range.end);
        let first = self.units.get(at).map_or(Tags::NONE, |unit| unit.tags);
        let counted = self.units.get(at..self.unit_from(seen.range.end));
        // What is measured in km, Gb/s or ha/năm is told from what is counted.
        let mut tags = first;
        for kind in [Tag::Measure, Tag::Score] {
            let mut units = counted.unwrap_or_default().iter();
            if seen.noun.is_none() && units.any(|unit| unit.is(kind)) {
                tags = tags.with(kind);
            }
        }
        if counted
            .unwrap_or_default()
            .iter()
            .any(|unit| unit.is(Tag::Money))
        {
            tags = tags.with(Tag::Money);
        }
        push(pieces, seen.range.start..end, tags, Kind::Amount(index));
        if seen.noun.is_some() {
            let from = self.unit_from(end);
            let to = self.unit_from(seen.range.end);
            let first = self.units.get(from).map_or(end, |unit| unit.start as usize);
            let last = to.checked_sub(1).and_then(|to| self.units.get(to));
            let noun = self.units.get(from).map_or(Tags::NONE, |unit| unit.tags);
            let kinds = [
                Tag::Time,
                Tag::Score,
                Tag::Thing,
                Tag::Stars,
                Tag::Occasion,
                Tag::TargetsPart,
                Tag::TasksPart,
                Tag::ViewsPart,
            ]
            .into_iter();
            let kinds = kinds.filter(|kind| noun.meets(Tags::of(&[*kind])));
            push(
                pieces,
                first..last.map_or(end, |unit| unit.end as usize),
                kinds.fold(Tags::NONE, Tags::with),
                Kind::Noun,
            );
        }
        self.unit_from(seen.range.end)
    }
}

pub(super) fn push(pieces: &mut Pieces, range: Range<usize>, tags: Tags, kind: Kind) {
    pieces.all.push(Piece { range, tags, kind });
}
