//! A citation as it is read, before it is looked up, and what is wrong with it by itself.

use super::area::AreaId;
use super::resolve::Desk;
use super::slip::{Slip, Slips};
use crate::document::{
    Body, Defect, DocumentKind, DocumentNumber, Issuer, IssuerBody, PartialDate,
};
use crate::plan::Citation;
use std::rc::Rc;
use std::sync::Arc;

/// A citation as it is read.
#[derive(Debug)]
pub(super) struct CitationReading<'r> {
    pub(super) number: Rc<DocumentNumber>,
    pub(super) kind: Option<DocumentKind>,
    pub(super) issuer: Option<Arc<Issuer>>,
    pub(super) issued: Option<PartialDate>,
    pub(super) title: Option<&'r str>,
    pub(super) areas: Vec<AreaId>,
}

impl Desk<'_> {
    /// Reads a citation; none without a number.
    pub(super) fn read<'r>(&self, citation: &'r Citation<'_>) -> Option<CitationReading<'r>> {
        let printed = citation
            .number
            .as_deref()
            .filter(|n| !n.trim().is_empty())?;
        // What an issuer leaves out ("UBND tỉnh") is the plan's own: only its areas are searched.
        let issuer = self.issuer(citation);
        let mut areas = self.home.areas.clone();
        if let Some(issuer) = &issuer {
            areas.extend(self.registry.areas_of(issuer, self.home));
            areas.sort_unstable();
            areas.dedup();
        }
        Some(CitationReading {
            number: DocumentNumber::parse_again(printed),
            kind: kind_of(citation),
            issuer,
            issued: citation.issued,
            title: citation.title.as_deref(),
            areas,
        })
    }

    /// The issuer of a citation, where one is printed.
    pub(super) fn issuer(&self, citation: &Citation<'_>) -> Option<Arc<Issuer>> {
        let printed = citation
            .issuer
            .as_deref()
            .filter(|i| !i.trim().is_empty())?;
        Some(self.registry.issuer(printed))
    }
}

impl CitationReading<'_> {
    /// What is wrong with a citation by its own words alone.
    pub(super) fn own_slips(&self) -> Slips {
        let mut slips = Slips::NONE;
        let number = &self.number;
        let is_others = self.issuer_contradicts_number();
        if is_others {
            slips.add(Slip::Issuer);
        }
        let is_form = |defect: &Defect| matches!(defect, Defect::OtherSide(_));
        let is_explained = is_others && number.defects.iter().all(is_form);
        // Numbers had other forms before the decrees and rules of today.
        let is_old = self.issued.is_some_and(|day| day.year < 2005)
            || number.year.is_some_and(|year| year < 2005);
        if !number.defects.is_empty() && !is_explained && !is_old {
            slips.add(Slip::Number);
        }
        if self.kind.is_some_and(|kind| number.contradicts_kind(kind)) {
            slips.add(Slip::Kind);
        }
        if matches!((number.year, self.issued), (Some(year), Some(day)) if year != day.year) {
            slips.add(Slip::Date);
        }
        slips
    }

    /// Whether it says, by its issuer or by its number, whose series of numbers it is of.
    pub(super) fn names_its_issuer(&self) -> bool {
        let is_named = (self.issuer.as_ref()).is_some_and(|i| i.body != IssuerBody::Unknown);
        is_named || self.number.body.is_some_and(Body::is_national)
    }

    pub(super) fn issuer_contradicts_number(&self) -> bool {
        let known = |issuer: &&Arc<Issuer>| issuer.body != IssuerBody::Unknown;
        match (self.issuer.as_ref().filter(known), self.number.body) {
            (Some(issuer), Some(body)) => issuer.contradicts_number_of(body),
            _ => false,
        }
    }
}

/// The kind that the words before the number name.
fn kind_of(citation: &Citation<'_>) -> Option<DocumentKind> {
    match citation.kind.as_deref() {
        Some(kind) => DocumentKind::named(kind),
        None => DocumentKind::named(citation.raw.as_deref()?.trim_start_matches("Số")),
    }
}
