//! Sentences that open a list, and the items that have of them what they do not say themselves.

use super::piece::{self, Kind, Piece, Pieces};
use super::subject::Subject;
use super::{Sentences, claims, label, read, read_pieces, says_nothing, take_times};
use crate::extract::phrases::lists;
use crate::extract::stretch::Spelt;
use crate::extract::{Amount, Claim, Ledger, Manner, Text};
use crate::lexicon::{Lexicon, Tag, Tagged, Tags};
use std::ops::Range;

lists! {
    /// "thuộc": whose somebody is, and not what is said of him.
    BELONGS "belongs";
    /// Verbs of what is done to people: "bồi dưỡng".
    DONE "done-to-people";
}

/// What a sentence that opens a list says of each item.
#[derive(Clone, Debug, PartialEq)]
pub struct Lead {
    /// What the items are: announced as targets, or what the sentence itself stands among.
    pub manner: Manner,
    /// The figure of each item that has none: "các chỉ tiêu sau đạt 100%:".
    pub amount: Option<Amount>,
    /// Of whom each item says something: "100% cán bộ, công chức:".
    pub who: Option<String>,
    /// What is said of each item, behind the words that announce them: "… các đối tượng sau được tập huấn:".
    pub predicate: Option<String>,
    /// The year of the items.
    pub year: Option<i16>,
    /// What it measures, where it only says what the levels of its items are of.
    pub subject: Option<Subject>,
}

/// What a sentence says of the list behind it: one that ends in a colon.
pub(super) fn lead(
    text: &Text<'_>,
    range: &Range<usize>,
    pieces: &Pieces,
    manner: Manner,
    ledger: &Ledger,
) -> Option<Lead> {
    let ends = text.layout.words(range.clone()).trim_end().ends_with(':');
    if !ends {
        return None;
    }
    let has = |tag: Tag| pieces.all.iter().any(|piece| piece.tags.has(tag));
    let follows = has(Tag::Follows);
    // "Phong trào phấn đấu đạt các mức sau đây:".
    let strives = has(Tag::Strive) && follows && !has(Tag::TasksPart) && pieces.amounts.is_empty();
    let announced = has(Tag::TargetsPart) || has(Tag::ObjectivesPart) || strives;
    let who = pieces
        .amounts
        .first()
        .and_then(|amount| all_of(text, pieces, amount));
    let amount = match pieces.amounts.as_slice() {
        // "quy định 4 chỉ tiêu như sau:" counts them.
        [amount]
            if (announced && follows
                || reaches_all(pieces, amount, follows)
                || who.is_some()
                || predicate(pieces, amount).is_some())
                && amount.measure != crate::extract::Measure::Bare
                && !ledger.meets(amount.digits.clone()) =>
        {
            Some(amount.clone())
        }
        _ => None,
    };
    let said = amount.as_ref().and_then(|amount| predicate(pieces, amount));
    let compared = |when: &&crate::extract::when::When| !when.is_compared;
    let year = pieces
        .whens
        .iter()
        .rev()
        .filter(compared)
        .find_map(|when| when.year);
    Some(Lead {
        manner: if announced && manner != Manner::Results {
            Manner::Targets
        } else {
            manner
        },
        who: who
            .filter(|_| amount.is_some())
            .map(|who| label::of(text, pieces, &[who])),
        amount,
        predicate: said.map(|said| label::of(text, pieces, std::slice::from_ref(&said))),
        year,
        subject: None,
    })
}

/// "100% cán bộ, công chức:", "Phấn đấu 100%:", "Cán bộ, công chức phấn đấu đạt 100%:": the pieces of those of whom the items say
/// something; a share opens or ends the line, and nothing is said of them yet.
fn all_of(text: &Text<'_>, pieces: &Pieces, amount: &Amount) -> Option<Range<usize>> {
    let at = pieces
        .all
        .iter()
        .position(|piece| matches!(piece.kind, Kind::Amount(_)))?;
    let before = pieces.all.get(..at)?;
    // "…, trong đó:" only announces the items.
    let announces =
        |piece: &Piece| matches!(piece.kind, Kind::Sign(':' | ',')) || piece.tags.meets(ANNOUNCES);
    let behind = pieces.all.get(at + 1..)?;
    let tail = behind.iter().rev().take_while(|piece| announces(piece));
    let end = pieces.all.len() - tail.count();
    let ends = pieces
        .all
        .get(end)
        .is_some_and(|piece| piece.kind == Kind::Sign(':') || pieces.all.len() > end + 2);
    let opens = before.iter().all(leads_to);
    let who = if opens {
        at + 1..end
    } else {
        let leads = before.iter().rev().take_while(|piece| leads_to(piece));
        0..at - leads.count()
    };
    let closes = opens || end == at + 1 && who.end < at;
    // "100% cán bộ, công chức được:".
    let own = pieces.all.get(who.clone())?;
    let says = own.last().is_some_and(|last| last.tags.has(Tag::Passive));
    let named = own.get(..own.len() - usize::from(says && opens))?;
    let belongs = |piece: &Piece| BELONGS.is(text.stretch(piece.range.clone()).plain);
    let is_name = |piece: &Piece| {
        let word = matches!(piece.kind, Kind::Word | Kind::Noun);
        piece.kind == Kind::Sign(',') || word && (belongs(piece) || !piece.tags.meets(SAYS))
    };
    // "ở các nội dung": where, and of what.
    let mut named_behind = named.iter().skip_while(|piece| piece.tags.has(Tag::Scope));
    let first = named_behind.next();
    let counted = first.is_some_and(|first| first.tags.meets(NAMED));
    let is_share = amount.measure == crate::extract::Measure::Percent;
    (is_share && ends && closes && !counted && own.len() < 16 && named.iter().all(is_name))
        .then_some(who)
}

/// Words before a share that only lead to it, and signs and times.
fn leads_to(piece: &Piece) -> bool {
    let leads = Tags::of(&[Tag::Strive, Tag::Verb, Tag::Ensure, Tag::Reach]);
    piece.tags.meets(leads) || matches!(piece.kind, Kind::When(_) | Kind::Sign(','))
}

/// What only says that items follow.
const ANNOUNCES: Tags = Tags::of(&[Tag::OfWhich]);

/// What already says something of those before it.
const SAYS: Tags = Tags::of(&[
    Tag::State,
    Tag::Passive,
    Tag::OfWhich,
    Tag::Follows,
    Tag::Reach,
]);

/// "100% các đối tượng sau được tập huấn:": the pieces behind the words that announce what a share is of.
fn predicate(pieces: &Pieces, amount: &Amount) -> Option<Range<usize>> {
    let of = |piece: &Piece| piece.range.start > amount.range.start;
    let has = |piece: &Piece, tags: Tags| piece.kind == Kind::Word && piece.tags.meets(tags);
    let mut all = pieces.all.iter();
    let announced = all.position(|piece| of(piece) && has(piece, Tags::of(&[Tag::Follows])))? + 1;
    let says = Tags::of(&[Tag::State, Tag::Passive]);
    let first = pieces.all.get(announced)?;
    let end = pieces.all.len().checked_sub(1)?;
    let is_share = amount.measure == crate::extract::Measure::Percent;
    (is_share && announced < end && has(first, says)).then_some(announced..end)
}

/// What leads to a share of all that follows.
const REACHES: Tags = Tags::of(&[Tag::Reach, Tag::Ensure]);
/// What only says that something follows: "các nội dung sau".
const THESE: Tags = NAMED.with(Tag::Follows).with(Tag::Scope);
/// What names a list.
const NAMED: Tags = Tags::of(&[Tag::TasksPart, Tag::TargetsPart]);

/// "Các nội dung sau phải đạt 100%:", "bảo đảm 100% các nội dung sau:": a share that is reached of all that follows.
fn reaches_all(pieces: &Pieces, amount: &Amount, follows: bool) -> bool {
    let at = pieces.all.iter().position(|piece| {
        matches!(piece.kind, Kind::Amount(_)) && piece.range.start == amount.range.start
    });
    let Some(at) = at else { return false };
    // "Đạt và duy trì tỷ lệ 100% ở các nội dung:".
    let is_share = |piece: &&Piece| piece.kind == Kind::Word && piece.tags.has(Tag::Share);
    let mut leading = pieces.all.get(..at).unwrap_or_default().iter().rev();
    let before = leading.find(|piece| !is_share(piece));
    let kept = before.is_some_and(|piece| piece.tags.has(Tag::Verb)) && {
        let joins = |piece: &Piece| leads_to(piece) || piece.tags.has(Tag::And);
        leading.all(joins)
    };
    let behind = pieces.all.get(at + 1..).unwrap_or_default();
    // "Đạt tối thiểu 80% đối với các chỉ tiêu:".
    let named = behind.iter().any(|piece| piece.tags.meets(NAMED));
    let only = |piece: &Piece| piece.kind == Kind::Sign(':') || piece.tags.meets(THESE);
    (follows || named)
        && amount.measure == crate::extract::Measure::Percent
        && (kept || before.is_some_and(|piece| piece.tags.meets(REACHES)))
        && behind.iter().all(only)
}

/// Reads an item of a list; the sentence that opens the list says what the item does not.
pub fn read_item(
    text: &Text<'_>,
    range: Range<usize>,
    manner: Manner,
    lead: Option<&Lead>,
    ledger: &mut Ledger,
) -> Sentences {
    let Some(lead) = lead else {
        return read(text, range, manner, ledger);
    };
    let manner = match (lead.manner, manner) {
        (Manner::Targets, _) => Manner::Targets,
        _ => manner,
    };
    let mut found = match (&lead.amount, &lead.subject) {
        (Some(amount), _) => with_amount(text, range, manner, (amount, lead), ledger),
        (None, Some(subject)) => with_subject(text, range, manner, subject, ledger),
        (None, None) => read(text, range, manner, ledger),
    };
    for claim in &mut found.claims {
        claim.year = claim.year.or(lead.year);
    }
    found
}

/// An item without a figure of its own has that of the line above.
fn with_amount(
    text: &Text<'_>,
    range: Range<usize>,
    manner: Manner,
    (amount, lead): (&Amount, &Lead),
    ledger: &mut Ledger,
) -> Sentences {
    let pieces = piece::pieces(text, range.clone(), ledger);
    if !pieces.amounts.is_empty() {
        let mut found = read_pieces(text, range, pieces, manner, ledger);
        of_whom(text, &mut found.claims, lead.who.as_deref());
        return found;
    }
    take_times(&pieces, ledger);
    let mut label = label::of(text, &pieces, std::slice::from_ref(&(0..pieces.all.len())));
    if label.is_empty() {
        return Sentences::default();
    }
    if let Some(who) = lead.who.as_deref().filter(|who| !who.is_empty()) {
        label = said_of(who, &label);
    }
    if let Some(predicate) = &lead.predicate {
        label.push(' ');
        label.push_str(predicate);
    }
    let year = pieces.whens.iter().rev().find_map(|when| when.year);
    let claim = claims::plain(label, range, Some(amount.clone()), year, manner);
    Sentences {
        claims: vec![claim],
        ..Sentences::default()
    }
}

/// "100% cán bộ, công chức:", and below it "+ Được đào tạo: 80%": an item with a level of its own says it of the same people.
fn of_whom(text: &Text<'_>, claims: &mut [Claim], who: Option<&str>) {
    let Some(who) = who.filter(|who| !who.is_empty()) else {
        return;
    };
    let says = Tags::of(&[Tag::Passive, Tag::State]);
    for claim in claims {
        let tagged = Tagged::of(Lexicon::builtin(), &claim.label);
        let first = tagged.units.first();
        // "+ Có trang thiết bị: 95%": the first word is none of the label.
        let printed = text.tagged.within(claim.words.clone()).first();
        let printed = printed.filter(|unit| unit.tags.meets(says));
        let printed = printed.map_or("", |unit| text.tagged.printed(unit));
        let label = claim.label.as_str();
        if first.is_some_and(|unit| unit.tags.meets(says)) || DONE.begin(Spelt::of(label).whole()) {
            claim.label = said_of(who, label);
        } else if !printed.is_empty() && !label.starts_with(printed) {
            claim.label = said_of(who, &format!("{printed} {label}"));
        }
    }
}

/// What is said, behind those of whom it is.
fn said_of(who: &str, said: &str) -> String {
    let mut letters = said.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    format!("{who} {}{}", first.collect::<String>(), letters.as_str())
}

/// An item whose figures are levels of what the line above measures.
fn with_subject(
    text: &Text<'_>,
    range: Range<usize>,
    manner: Manner,
    subject: &Subject,
    ledger: &mut Ledger,
) -> Sentences {
    if says_nothing(text, &range, manner) {
        return Sentences::default();
    }
    let pieces = piece::pieces(text, range.clone(), ledger);
    if let Some(found) = subject.levels(text, &pieces, manner, ledger) {
        take_times(&pieces, ledger);
        return found;
    }
    let mut found = read_pieces(text, range, pieces, manner, ledger);
    subject.name(text, &mut found.claims);
    // "+ Giai đoạn 2026-2027:" only dates what stands below it.
    if let Some(lead) = found.lead.as_mut().filter(|lead| lead.subject.is_none()) {
        lead.subject = Some(subject.clone());
    }
    found
}
