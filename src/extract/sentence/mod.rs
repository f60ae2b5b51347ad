//! Sentences → claims: one grammar of ordered patterns over tags.
//!
//! A range is cut into pieces ([`piece`]): words with their tags, figures, times, signs, brackets. Each clause of them
//! is laid beside the patterns of `rules/words/sentences.words` in their order ([`pattern`], [`machine`]); the first
//! that takes the whole clause says which words are a label, which figure is promised and which is something else
//! ([`claims`]). What no pattern takes is unread.

mod bracket;
mod claims;
mod class;
mod clauses;
mod inner;
mod label;
mod lead;
mod machine;
mod paragraph;
mod pattern;
mod piece;
mod ready;
mod subject;
mod ways;

pub(super) use claims::names_last_year;
pub(super) use claims::note::{is_adjunct, is_free_note, is_remark, is_weak, may_narrow};

use super::account::Unread;
use super::claim::Beside;
use super::{Account, Claim, Ledger, Manner, Text};
use crate::lexicon::{Tag, Tags, Unit};
use claims::Clause;
use lead::lead;
pub use lead::{Lead, read_item};
use paragraph::{Years, in_brackets, measured_in_brackets, precedes, recounts, strives, tells};
use piece::{Kind, Piece, Pieces};
use std::ops::Range;
pub use subject::Subject;

/// What a range says.
#[derive(Debug, Default)]
pub struct Sentences {
    /// What it states, in order.
    pub claims: Vec<Claim>,
    /// What it says of the list that it opens.
    pub lead: Option<Lead>,
    /// What it measures, where it gives no level itself and does not end: what stands below it may.
    pub subject: Option<Subject>,
}

/// Reads a range of running text: a paragraph, an item, a cell of sentences.
pub fn read(
    text: &Text<'_>,
    range: Range<usize>,
    manner: Manner,
    ledger: &mut Ledger,
) -> Sentences {
    if says_nothing(text, &range, manner) {
        return Sentences::default();
    }
    let pieces = piece::pieces(text, range.clone(), ledger);
    read_pieces(text, range, pieces, manner, ledger)
}

/// Reads a range that is cut into pieces.
fn read_pieces(
    text: &Text<'_>,
    range: Range<usize>,
    mut pieces: Pieces,
    manner: Manner,
    ledger: &mut Ledger,
) -> Sentences {
    take_times(&pieces, ledger);
    let lead = lead(text, &range, &pieces, manner, ledger);
    let mut found = Sentences::default();
    if lead.as_ref().is_some_and(|lead| lead.amount.is_some()) {
        take_figures(&pieces, ledger, manner);
        found.lead = lead;
        return found;
    }
    let clauses = joined(&pieces, clauses::clauses(text, &pieces));
    let mut years = Years::default();
    let (mut told, mut listed) = (false, false);
    let mut remarks = Vec::new();
    let mut opener: Option<Opener> = None;
    // A paragraph on what was done, up to the sentence that strives.
    let first = clauses.first().filter(|_| manner == Manner::Other);
    let mut done = first.is_some_and(|first| recounts(text, &pieces, first));
    let opening = clauses.first().cloned().unwrap_or_default();
    for range in clauses.iter().cloned() {
        let range = unnumbered(&pieces, range, text, ledger);
        let sign = pieces.all.get(range.start.saturating_sub(1));
        years.enter(sign, pieces.all.get(range.start));
        told = years.begins && tells(&pieces, &range) || told && !years.begins;
        told |= years.begins && manner == Manner::Other && precedes(&pieces, &clauses, &range);
        listed &= !years.begins;
        done &= range == opening || !(years.begins && strives(&pieces, (&opening, &range)));
        inner::all_in_words(&mut pieces, &range, manner);
        inner::inner(&mut pieces, &range, ledger);
        let clause = Clause {
            text,
            pieces: &pieces,
            range,
            manner: if told || done {
                Manner::Results
            } else {
                manner
            },
            is_listed: listed,
        };
        let mut claims = clause.read(years.carried, found.claims.last(), ledger);
        if years.begins {
            opener = Some(Opener::of(&clause));
        } else if let Some(opener) = &mut opener {
            opener.is_over |= clause.strives_anew();
            if !claims.is_empty() {
                let said = opener.said(text, &pieces);
                clause.go_on(&said, &mut claims);
            }
        }
        let counts = claims.iter().all(Claim::counts) && clause.opens_narrow();
        if (claims.is_empty() || counts) && lead.is_none() && manner == Manner::Targets {
            remarks.push((found.claims.len(), clause.remarks()));
        }
        listed |= claims.iter().any(|claim| !claim.is_result);
        found.claims.extend(claims);
        years.leave(&clause);
    }
    subject::name_parts(text, &pieces, &mut found.claims);
    remarked(&mut found.claims, remarks);
    measured_in_brackets(text, &pieces, &mut found, manner, ledger);
    in_brackets(text, &pieces, &mut found, manner, ledger);
    let ends = text.layout.words(range).trim_end();
    if lead.is_some() || !ends.ends_with(['.', ';', ',']) {
        found.subject = subject::of_lead(text, &pieces, &found.claims);
    }
    found.lead = lead.map(|lead| Lead {
        subject: found.subject.clone(),
        ..lead
    });
    found
}

/// The clause that opens a sentence.
struct Opener {
    range: Range<usize>,
    manner: Manner,
    is_listed: bool,
    /// Whether what it tells of the present has ended.
    is_over: bool,
}

impl Opener {
    fn of(clause: &Clause<'_, '_>) -> Self {
        Self {
            range: clause.range.clone(),
            manner: clause.manner,
            is_listed: clause.is_listed,
            is_over: false,
        }
    }

    /// What it says of all claims of its sentence.
    fn said(&self, text: &Text<'_>, pieces: &Pieces) -> Vec<Beside> {
        let clause = Clause {
            text,
            pieces,
            range: self.range.clone(),
            manner: self.manner,
            is_listed: self.is_listed,
        };
        let mut said = clause.opened();
        said.retain(|said| !(said.is_over && self.is_over));
        said
    }
}

/// Whether a range has no figure, no time and no bracket, ends, and names nothing that is to have been done: no pattern
/// has to be laid over it.
fn says_nothing(text: &Text<'_>, range: &Range<usize>, manner: Manner) -> bool {
    let promises = Tags::of(&[Tag::Done, Tag::All]);
    let promises = |unit: &Unit| unit.tags.meets(promises);
    let words = text.layout.words(range.clone());
    !text.tagged.may_count(range)
        && words.trim_end().ends_with(['.', ';', ','])
        && memchr::memchr(b'(', words.as_bytes()).is_none()
        && (manner != Manner::Targets || !text.tagged.within(range.clone()).iter().any(promises))
}

/// What a heading, or a sentence that opens a list, says beside announcing what stands under it: it may narrow all of
/// that.
pub fn announced(text: &Text<'_>, range: Range<usize>, ledger: &Ledger) -> Vec<Beside> {
    let pieces = uncited(text, range, ledger);
    whole(text, &pieces, 0..pieces.all.len()).announced()
}

/// The pieces of a range but the documents it names.
fn uncited(text: &Text<'_>, range: Range<usize>, ledger: &Ledger) -> Pieces {
    let mut pieces = piece::pieces(text, range.clone(), ledger);
    let cited = |piece: &Piece| {
        matches!(
            ledger.at(piece.range.start),
            Some(Account::Citation | Account::Name)
        )
    };
    let names = |account| matches!(account, Account::Citation | Account::Name);
    if ledger.within(range).any(names) {
        pieces.all.retain(|piece| !cited(piece));
    }
    pieces
}

/// A clause that is not read for figures.
fn whole<'c, 't>(text: &'c Text<'t>, pieces: &'c Pieces, range: Range<usize>) -> Clause<'c, 't> {
    Clause {
        text,
        pieces,
        range,
        manner: Manner::Other,
        is_listed: false,
    }
}

/// Sentences that promise nothing are said of the promises before them, else of those behind.
fn remarked(claims: &mut [Claim], remarks: Vec<(usize, Vec<Beside>)>) {
    for (at, said) in remarks {
        let of = if at > 0 {
            claims.get_mut(..at)
        } else {
            Some(&mut *claims)
        };
        for claim in of.unwrap_or_default() {
            claim.beside.extend(said.iter().cloned());
        }
    }
}

/// What a line without a promise says of those above it.
pub fn remarks(text: &Text<'_>, range: Range<usize>, ledger: &Ledger) -> Vec<Beside> {
    let pieces = uncited(text, range, ledger);
    let clauses = clauses::clauses(text, &pieces).into_iter();
    clauses
        .flat_map(|clause| whole(text, &pieces, clause).remarks())
        .collect()
}

/// "Chỉ tiêu 3: …", "Mục tiêu 1. …": a clause without the number of its target.
fn unnumbered(
    pieces: &Pieces,
    clause: Range<usize>,
    text: &Text<'_>,
    ledger: &mut Ledger,
) -> Range<usize> {
    let marked = pieces.all.get(clause.start).is_some_and(|piece| {
        let mark = text.layout.words(piece.range.clone());
        let mut inside = mark.bytes().filter(|b| !matches!(b, b'(' | b')'));
        piece.kind == Kind::Aside && mark.len() < 5 && inside.all(|b| b.is_ascii_alphanumeric())
    });
    // "(3) Hằng năm …": an item inside a paragraph.
    if let Some(mark) = pieces.all.get(clause.start).filter(|_| marked) {
        ledger.take(mark.range.clone(), Account::Mark);
    }
    let start = clause.start + usize::from(marked);
    // "… trở lên. - Thu nhập …": so does a dash begin one.
    let first = pieces.all.get(start);
    let dashed = first.is_some_and(|piece| piece.kind == Kind::Sign('-'));
    let clause = start + usize::from(dashed)..clause.end;
    let own = pieces.all.get(clause.clone()).unwrap_or_default();
    let [name, number, sign, _, ..] = own else {
        return clause;
    };
    let printed = text.layout.words(number.range.clone());
    let named = Tags::of(&[Tag::TargetsPart, Tag::TasksPart]);
    let counts = name.tags.meets(named)
        && matches!(number.kind, Kind::Word)
        && printed.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if counts && matches!(sign.kind, Kind::Sign(':' | '.' | '-')) {
        clause.start + 3..clause.end
    } else {
        clause
    }
}

/// Takes years, names and what else is no figure into the ledger.
fn take_times(pieces: &Pieces, ledger: &mut Ledger) {
    for when in &pieces.whens {
        let account = match when.is_impossible {
            true => Account::Unread(Unread::ImpossibleYear),
            false if when.is_day => Account::Date,
            false => Account::Year,
        };
        ledger.take(when.range.clone(), account);
    }
    for (range, account) in &pieces.others {
        ledger.take(range.clone(), *account);
    }
}

fn take_figures(pieces: &Pieces, ledger: &mut Ledger, manner: Manner) {
    for amount in &pieces.amounts {
        ledger.take(amount.range.clone(), account_of(manner));
    }
}

/// What a promised figure is in a part of the text.
fn account_of(manner: Manner) -> Account {
    match manner {
        Manner::Targets | Manner::Other => Account::Target,
        Manner::Tasks => Account::TaskFigure,
        Manner::Results => Account::Result,
    }
}

/// Clauses that are no sentence of their own go on with the one before or behind: "…; được kiểm tra định kỳ".
fn joined(pieces: &Pieces, clauses: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let all = pieces.all.as_slice();
    if clauses.len() < 2 {
        return clauses;
    }
    let counted = |clause: &Range<usize>| {
        let own = all.get(clause.clone()).unwrap_or_default();
        own.iter()
            .any(|piece| matches!(piece.kind, Kind::Amount(_)))
    };
    let opens = |clause: &Range<usize>, tags: Tags| {
        let first = all.get(clause.start);
        first.is_some_and(|piece| piece.tags.meets(tags))
    };
    let holds = |clause: &Range<usize>, tag: Tag| {
        let own = all.get(clause.clone()).unwrap_or_default();
        own.iter().any(|piece| piece.tags.has(tag))
    };
    let semicolon = |clause: &Range<usize>| {
        let before = clause.start.checked_sub(1).and_then(|at| all.get(at));
        before.is_some_and(|piece| piece.kind == Kind::Sign(';'))
    };
    let mut found: Vec<Range<usize>> = Vec::with_capacity(clauses.len());
    for clause in clauses {
        if let Some(last) = found.last_mut().filter(|_| semicolon(&clause)) {
            let goes_on = opens(&clause, Tags::of(&[Tag::Passive]));
            let measured = opens(last, Tags::of(&[Tag::Share, Tag::Index])) && !counted(last);
            let sorted = opens(&clause, Tags::of(&[Tag::Sort])) && holds(last, Tag::Sort);
            // "… của toàn tỉnh đạt 75%; riêng xã đạt 40%".
            let only = opens(&clause, Tags::of(&[Tag::Scope]));
            let named = clause.start + usize::from(only)..clause.end;
            let sorted = sorted
                || opens(&named, Tags::of(&[Tag::Whose, Tag::OwnerShort]))
                    && (holds(last, Tag::OwnerShort) || holds(last, Tag::Whose))
                    && opens(last, Tags::of(&[Tag::Share, Tag::Index]));
            // "Tỷ lệ …: tại nhà xuống dưới 30%; tại nhà hàng xuống dưới 75%".
            let of_shares = Tags::of(&[Tag::Share, Tag::Index]);
            let placed = only
                && counted(last)
                && holds(last, Tag::Scope)
                && (holds(last, Tag::Share) || holds(last, Tag::Index))
                && !measured_in(all, &clause, of_shares);
            // "Năm 2026: 50%; năm 2030: 90% hộ có mạng": what a stage is of stands behind the last.
            let at_stage = |clause: &Range<usize>| {
                let first = all.get(clause.start);
                first.is_some_and(|piece| matches!(piece.kind, Kind::When(_))) && counted(clause)
            };
            let staged = at_stage(&clause) && at_stage(last) && is_bare(pieces, last);
            let sorted = sorted || placed || staged;
            let said = Tags::of(&[Tag::HeadingLead]);
            let unsaid = counted(last) && !holds(last, Tag::State) && !holds(last, Tag::Reach);
            let listed = unsaid && opens(&clause, said) && holds(&clause, Tag::State);
            if goes_on || (measured || sorted) && counted(&clause) || listed && !counted(&clause) {
                last.end = clause.end;
                continue;
            }
        }
        found.push(clause);
    }
    found
}

/// Whether a clause says no more than times and shares.
fn is_bare(pieces: &Pieces, clause: &Range<usize>) -> bool {
    let own = pieces.all.get(clause.clone()).unwrap_or_default();
    own.iter().all(|piece| {
        let said = match piece.kind {
            Kind::Amount(at) => {
                let amount = pieces.amounts.get(at);
                amount.is_some_and(|amount| amount.measure == crate::extract::Measure::Percent)
            }
            Kind::When(_) | Kind::Sign(_) => true,
            _ => false,
        };
        said || piece.tags.has(Tag::Reach)
    })
}

/// Whether a clause names something that is measured.
fn measured_in(all: &[Piece], clause: &Range<usize>, measures: Tags) -> bool {
    let own = all.get(clause.clone()).unwrap_or_default();
    own.iter().any(|piece| piece.tags.meets(measures))
}

#[cfg(test)]
mod tests;
