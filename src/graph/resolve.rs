//! Which document of the registry a citation means.
//!
//! A number alone never decides: issuer or area and date have to agree, the title helps. What is
//! surely a misprint is resolved and said to be one; what is only likely stays unknown.

use super::home::Home;
use super::reading::CitationReading;
use super::registry::{Entry, Registry};
use super::slip::{Slip, Slips};
use super::title::{Share, titles_agree};
use crate::document::{Body, DocumentId, DocumentKind, DocumentNumber, Form, PartialDate};
use crate::lang::Lang;
use crate::plan::{Citation, Head};
use crate::rule::RuleSet;

/// What a citation resolves to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// This document, as the registry has it.
    Exact(DocumentId),
    /// Surely this document, though something in the citation is misprinted.
    Misprint(DocumentId),
    /// Any of these.
    Ambiguous(Vec<DocumentId>),
    /// None of the registry.
    Unknown,
    /// It prints no number, and the title fits no document.
    Unnumbered,
}

impl Resolution {
    /// The document it surely is.
    pub fn document(&self) -> Option<DocumentId> {
        match self {
            Self::Exact(id) | Self::Misprint(id) => Some(*id),
            _ => None,
        }
    }
}

/// What is found out about one citation.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) resolution: Resolution,
    pub(super) slips: Slips,
}

/// Where citations of one plan are resolved.
#[derive(Clone, Copy, Debug)]
pub(super) struct Desk<'d> {
    pub(super) rules: &'d RuleSet,
    pub(super) registry: &'d Registry,
    pub(super) home: &'d Home,
}

impl Desk<'_> {
    /// Resolves one citation; one that prints the ordinal alone is left for [`Self::answer_bare`].
    pub(super) fn answer(&self, citation: &Citation<'_>) -> Answer {
        if let Some(id) = self.printed_as_it_is(citation) {
            return Answer::new(Resolution::Exact(id), Slips::NONE);
        }
        let Some(reading) = self.read(citation) else {
            return Answer::new(self.by_title(citation), Slips::NONE);
        };
        if reading.number.form == Form::Draft {
            return Answer::new(self.by_title(citation), reading.own_slips());
        }
        self.look_up(&reading)
    }

    /// By number; where no number fits, by what else surely tells.
    fn look_up(&self, reading: &CitationReading<'_>) -> Answer {
        let Some(key) = reading.number.key(reading.kind) else {
            return Answer::new(Resolution::Unknown, reading.own_slips());
        };
        let found = self.registry.keyed(&key, &reading.areas);
        let resolution = self
            .among(reading, &found)
            .or_else(|| self.repaired(reading).map(Resolution::Misprint));
        match resolution {
            Some(Resolution::Exact(id) | Resolution::Misprint(id)) => self.with_slips(reading, id),
            Some(other) => Answer::new(other, reading.own_slips()),
            None => Answer::new(Resolution::Unknown, reading.own_slips()),
        }
    }

    /// The one of the documents with this number that the citation means, if it is one.
    fn among(&self, reading: &CitationReading<'_>, found: &[DocumentId]) -> Option<Resolution> {
        let chosen = |fits: &dyn Fn(DocumentId) -> bool| -> Vec<DocumentId> {
            found.iter().copied().filter(|id| fits(*id)).collect()
        };
        let issuer_fits = |id| !self.issuer_differs(reading, id);
        let agreeing = chosen(&|id| issuer_fits(id) && self.date_agrees(reading, id));
        if !agreeing.is_empty() {
            return Some(self.narrowed(reading, agreeing));
        }
        // The number and the issuer are right: the day of that year is misprinted, or, where the
        // title agrees as well, the year is.
        let redated = chosen(&|id| {
            let same_series = self.year_agrees(reading, id) && reading.names_its_issuer();
            issuer_fits(id) && (same_series || self.title_agrees(reading, id))
        });
        // The number and the day are right: the issuer is misprinted, where the number is the
        // nation's or the title agrees.
        let reissued = chosen(&|id| {
            let is_same_day = reading.issued.is_some() && self.date_agrees(reading, id);
            let is_national = reading.number.body.is_some_and(Body::is_national);
            let is_told = is_same_day || (reading.issued.is_none() && is_national);
            !issuer_fits(id) && is_told && (is_national || self.title_agrees(reading, id))
        });
        [redated, reissued]
            .into_iter()
            .find_map(|ids| match ids.as_slice() {
                [one] => Some(Resolution::Misprint(*one)),
                _ => None,
            })
    }

    /// Of several documents that agree, the one that agrees in more.
    fn narrowed(&self, reading: &CitationReading<'_>, mut ids: Vec<DocumentId>) -> Resolution {
        let spelt = |id: DocumentId| {
            let entry = self.registry.entry(self.rules, id);
            entry.is_some_and(|entry| entry.is_spelt(&reading.number))
        };
        let same_day = |id: DocumentId| {
            reading.issued.is_some() && self.rules.document(id).issued == reading.issued
        };
        let by_title = |id: DocumentId| self.title_agrees(reading, id);
        let tests: [&dyn Fn(DocumentId) -> bool; 3] = [&same_day, &by_title, &spelt];
        for test in tests {
            if ids.len() > 1 && ids.iter().any(|id| test(*id)) {
                ids.retain(|id| test(*id));
            }
        }
        match ids.as_slice() {
            [one] => Resolution::Exact(*one),
            _ => Resolution::Ambiguous(ids),
        }
    }

    /// The document that is surely meant although no document has the number as printed.
    fn repaired(&self, reading: &CitationReading<'_>) -> Option<DocumentId> {
        let number = &reading.number;
        let fits = |id: &DocumentId| !self.issuer_differs(reading, *id);
        let only = |ids: Vec<DocumentId>| match ids.as_slice() {
            [one] => Some(*one),
            _ => None,
        };
        if number.form == Form::Letter && number.body != Some(Body::Other) {
            let near = self.registry.letters(number, &reading.areas).into_iter();
            let near = near.filter(|id| fits(id) && self.date_agrees(reading, *id));
            let is_slip = |id: &DocumentId| {
                let known = self
                    .registry
                    .entry(self.rules, *id)
                    .and_then(|e| e.number.as_ref());
                let distance = known.map(|k| strsim::damerau_levenshtein(&k.unit, &number.unit));
                distance.is_some_and(|distance| distance == 1) && number.unit.chars().count() > 2
            };
            if let Some(id) = only(near.filter(is_slip).collect()) {
                return Some(id);
            }
        }
        let day = reading.issued.filter(|day| day.is_whole())?;
        let same_day = self.registry.issued(day, &reading.areas).into_iter();
        let tells = |id: &DocumentId| fits(id) && self.is_surely_meant(reading, *id);
        only(same_day.filter(tells).collect())
    }

    /// Whether a document of the same day is the one a citation means although its number reads
    /// otherwise: the ordinal agrees and the printed letters are wrong in themselves, or the
    /// letters agree and the whole title does; half of it where the ordinal is a slip of the pen.
    fn is_surely_meant(&self, reading: &CitationReading<'_>, id: DocumentId) -> bool {
        let Some(entry) = self.registry.entry(self.rules, id) else {
            return false;
        };
        let Some(known) = &entry.number else {
            return false;
        };
        let number = &reading.number;
        let same_ordinal =
            known.ordinal.trim_start_matches('0') == number.ordinal.trim_start_matches('0');
        let title = self.title_agrees(reading, id);
        let same_kind = [number.kind, reading.kind].contains(&known.kind) && known.kind.is_some();
        let same_body = known.body == number.body && known.body_text == number.body_text;
        let same_letters = known.kind == number.kind && same_body;
        let is_wrong = !number.defects.is_empty() || reading.issuer_contradicts_number();
        let issuer = reading
            .issuer
            .as_ref()
            .is_some_and(|i| i.body == entry.issuer.body);
        if same_ordinal {
            title || same_letters || (is_wrong && (same_kind || (issuer && same_body)))
        } else {
            let said = || {
                let known = &self.rules.document(id).title;
                reading
                    .title
                    .map_or(Share::Little, |printed| Share::of(printed, known))
            };
            let is_slip = number.ordinal.len() > 1
                && strsim::damerau_levenshtein(&known.ordinal, &number.ordinal) == 1;
            let least = if is_slip { Share::Half } else { Share::Whole };
            title && same_letters && number.defects.is_empty() && said() >= least
        }
    }

    /// A resolved citation with what is wrong in its words.
    fn with_slips(&self, reading: &CitationReading<'_>, id: DocumentId) -> Answer {
        let Some(entry) = self.registry.entry(self.rules, id) else {
            return Answer::new(Resolution::Exact(id), Slips::NONE);
        };
        let mut slips = Slips::NONE;
        let is_issuer_wrong = self.issuer_differs(reading, id);
        if is_issuer_wrong {
            slips.add(Slip::Issuer);
        }
        if !entry.is_spelt(&reading.number) {
            // One cause, one slip: a number that is another issuer's.
            let is_others = !is_issuer_wrong && reading.issuer_contradicts_number();
            slips.add(if is_others {
                Slip::Issuer
            } else {
                Slip::Number
            });
        }
        if !self.date_agrees(reading, id) {
            slips.add(Slip::Date);
        }
        if !entry.may_be_called(reading.kind) {
            slips.add(Slip::Kind);
        }
        let resolution = if slips.is_none() {
            Resolution::Exact(id)
        } else {
            Resolution::Misprint(id)
        };
        if slips.is_none() && entry.is_doubtful {
            slips = reading.own_slips();
        }
        Answer::new(resolution, slips)
    }

    pub(super) fn issuer_differs(&self, reading: &CitationReading<'_>, id: DocumentId) -> bool {
        let entry = self.registry.entry(self.rules, id);
        let known = entry.map(|entry| &entry.issuer);
        matches!((&reading.issuer, known), (Some(a), Some(b)) if a.contradicts(b))
    }

    pub(super) fn date_agrees(&self, reading: &CitationReading<'_>, id: DocumentId) -> bool {
        match (reading.issued, self.rules.document(id).issued) {
            (Some(printed), Some(known)) => printed.agrees(known),
            _ => true,
        }
    }

    /// Numbers begin anew each year, and began anew in provinces and communes with the mergers
    /// of 1 July 2025: another day of the same series is the same document.
    fn year_agrees(&self, reading: &CitationReading<'_>, id: DocumentId) -> bool {
        let (Some(printed), Some(known)) = (reading.issued, self.rules.document(id).issued) else {
            return false;
        };
        let is_local = !reading.number.body.is_some_and(Body::is_national);
        let merger = |day: PartialDate| (day.year, day.month) >= (2025, Some(7));
        let same_side = !is_local || merger(printed) == merger(known);
        printed.year == known.year && same_side || reading.number.year.is_some()
    }

    fn title_agrees(&self, reading: &CitationReading<'_>, id: DocumentId) -> bool {
        let known = &self.rules.document(id).title;
        reading
            .title
            .is_some_and(|title| titles_agree(title, known))
    }

    /// The plan itself in the registry.
    pub(super) fn own(&self, head: &Head<'_>) -> Option<DocumentId> {
        if self.home.is_unknown_commune {
            return None;
        }
        let citation = Citation {
            number: Some(head.number.clone()?),
            issued: head.issued,
            issuer: Some(head.issuer.clone()?),
            ..Citation::default()
        };
        self.answer(&citation).resolution.document()
    }
}

impl Answer {
    fn new(resolution: Resolution, slips: Slips) -> Self {
        Self { resolution, slips }
    }
}

impl Entry {
    /// Whether a printed word may name its kind.
    pub(super) fn is_called(&self, printed: Option<&str>) -> bool {
        let usual = self.kind.map_or("", |kind| kind.word(Lang::Vi));
        printed == Some(usual) || self.may_be_called(printed.and_then(DocumentKind::named))
    }

    fn may_be_called(&self, printed: Option<DocumentKind>) -> bool {
        let Some(printed) = printed else { return true };
        self.kind == Some(printed)
            || !self
                .number
                .as_ref()
                .is_some_and(|number| number.contradicts_kind(printed))
    }

    /// Whether a number is printed rightly for this document: as it has it, in a form that
    /// official acts print, or in any spelling without a defect.
    fn is_spelt(&self, printed: &DocumentNumber) -> bool {
        let mut known = self.number.iter().chain(&self.variants);
        if known.clone().any(|known| known.is_spelt_like(printed)) {
            return true;
        }
        let key = printed.key(None);
        printed.defects.is_empty()
            && known.any(|known| known.form == printed.form && known.key(None) == key)
    }
}
