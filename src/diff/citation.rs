//! The documents a plan names: added, dropped, named otherwise.

use super::matching::{Item, Round, pairs, words};
use super::{Both, differing, place, squeezed_or_none};
use crate::lang::Lang;
use crate::plan::{Citation, CitationList, CitationRef, Plan, Text};
use crate::text::loose;

/// What of a citation can differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CitationField {
    /// The kind of document.
    Kind,
    /// The number.
    Number,
    /// The date of issue.
    Issued,
    /// The issuer.
    Issuer,
    /// What it is about.
    Title,
    /// The documents its title names.
    Cites,
}

/// One document that a plan names otherwise than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitationChange {
    /// Which citation; only in the new version where it was added.
    pub citation: Both<CitationRef>,
    /// What differs; nothing where it was added or dropped.
    pub fields: Vec<CitationField>,
}

impl CitationField {
    /// Every field.
    pub const ALL: [Self; 6] = [
        Self::Kind,
        Self::Number,
        Self::Issued,
        Self::Issuer,
        Self::Title,
        Self::Cites,
    ];

    /// The name in every format: that of the field in a target set.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Number => "number",
            Self::Issued => "issued",
            Self::Issuer => "issuer",
            Self::Title => "title",
            Self::Cites => "cites",
        }
    }

    /// The words in a language.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Kind => lang.pick("loại văn bản", "kind"),
            Self::Number => lang.pick("số, ký hiệu", "number"),
            Self::Issued => lang.pick("ngày ban hành", "date"),
            Self::Issuer => lang.pick("cơ quan ban hành", "issuer"),
            Self::Title => lang.pick("trích yếu", "title"),
            Self::Cites => lang.pick("văn bản nêu trong trích yếu", "documents in its title"),
        }
    }
}

/// By number, by title, by the words of the title.
const ROUNDS: &[Round] = &[Round::Key(0), Round::Key(1), Round::Alike(2, 700)];

/// All citations that changed, in the basis and elsewhere; `matched` gets every pair.
pub(super) fn changes(
    old: &Plan<'_>,
    new: &Plan<'_>,
    matched: &mut Vec<Both<CitationRef>>,
) -> Vec<CitationChange> {
    let lists = [
        (CitationList::Basis, &old.basis, &new.basis),
        (CitationList::Mentions, &old.mentions, &new.mentions),
    ];
    let mut changes = Vec::new();
    for (list, old, new) in lists {
        let items = |all: &[Citation<'_>]| all.iter().map(item).collect::<Vec<_>>();
        for pair in pairs(&items(old), &items(new), ROUNDS) {
            let at = |at: usize| CitationRef {
                list,
                index: place(at),
                nested: None,
            };
            let citation = Both {
                old: pair.old.map(at),
                new: pair.new.map(at),
            };
            let one = pair.old.and_then(|at| old.get(at));
            let other = pair.new.and_then(|at| new.get(at));
            let fields = one.zip(other).map(|(old, new)| fields(old, new));
            if fields.as_ref().is_none_or(|fields| !fields.is_empty()) {
                changes.push(CitationChange {
                    citation,
                    fields: fields.unwrap_or_default(),
                });
            }
            matched.push(citation);
        }
    }
    changes
}

fn fields(old: &Citation<'_>, new: &Citation<'_>) -> Vec<CitationField> {
    let same = |a: &Option<Text<'_>>, b: &Option<Text<'_>>| text(a.as_ref()) == text(b.as_ref());
    let cites = |citation: &Citation<'_>| citation.cites.iter().map(content).collect::<Vec<_>>();
    differing([
        (CitationField::Kind, kind(old) == kind(new)),
        (CitationField::Number, same(&old.number, &new.number)),
        (CitationField::Issued, old.issued == new.issued),
        (CitationField::Issuer, same(&old.issuer, &new.issuer)),
        (CitationField::Title, same(&old.title, &new.title)),
        (CitationField::Cites, cites(old) == cites(new)),
    ])
}

fn text(text: Option<&Text<'_>>) -> String {
    squeezed_or_none(text.map(AsRef::as_ref))
}

/// The kind, however its letters are: "Nghị quyết" opens a line, "nghị quyết" does not.
fn kind(citation: &Citation<'_>) -> String {
    citation.kind.as_deref().map(loose).unwrap_or_default()
}

/// All of a citation that is compared.
fn content(citation: &Citation<'_>) -> String {
    let cites: Vec<String> = citation.cites.iter().map(content).collect();
    let said =
        [&citation.number, &citation.issuer, &citation.title].map(|said| text(said.as_ref()));
    format!(
        "{} {said:?} {:?} {cites:?}",
        kind(citation),
        citation.issued
    )
}

fn item(citation: &Citation<'_>) -> Item {
    let number = citation.number.as_deref().map(loose);
    let title = citation.title.as_deref().or(citation.raw.as_deref());
    let kind = kind(citation);
    Item {
        content: content(citation),
        value: format!("{} {:?}", text(citation.issuer.as_ref()), citation.issued),
        keys: vec![
            number.map(|number| format!("{kind} {number}")),
            title.map(|title| format!("{kind} {}", loose(title))),
            Some(String::new()),
        ],
        words: title.map(words).unwrap_or_default(),
        class: Some(kind),
    }
}
