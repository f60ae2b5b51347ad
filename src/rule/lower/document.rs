//! Lowers `document`.

use super::{Here, Lowering, Meaning, Slot, owned};
use crate::document::{Document, Level, PartialDate, Verified};
use crate::rule::ast::{Block, DocumentField, Quoted};
use crate::rule::syntax_error::Named;

/// The fields of a document that may be said once.
#[derive(Default)]
struct Fields<'s> {
    number: Slot<Quoted<'s>>,
    kind: Slot<Quoted<'s>>,
    issued: Slot<PartialDate>,
    issuer: Slot<Quoted<'s>>,
    level: Slot<Level>,
    area: Slot<(Quoted<'s>, Option<Quoted<'s>>)>,
    title: Slot<Quoted<'s>>,
    effective: Slot<PartialDate>,
    until: Slot<PartialDate>,
    period: Slot<i16>,
    verified: Slot<Verified>,
}

impl<'s> Lowering<'s> {
    pub(super) fn document(&mut self, here: Here<'_>, block: &Block<'s, DocumentField<'s>>) {
        let slug = block.slug.0;
        let place = here.place(slug);
        let mut fields = Fields::default();
        let mut variants = Vec::new();
        let mut notes = Vec::new();
        let mut relations = Vec::new();
        for field in &block.fields {
            let at = here.place(field.key);
            let repeated = match &field.value {
                DocumentField::Number(text) => fields.number.fill(at, *text),
                DocumentField::Kind(text) => fields.kind.fill(at, *text),
                DocumentField::Issued(date) => fields.issued.fill(at, date.value),
                DocumentField::Issuer(text) => fields.issuer.fill(at, *text),
                DocumentField::Level(level) => fields.level.fill(at, level.value),
                DocumentField::Area(province, commune) => {
                    fields.area.fill(at, (*province, *commune))
                }
                DocumentField::Title(text) => fields.title.fill(at, *text),
                DocumentField::Effective(date) => fields.effective.fill(at, date.value),
                DocumentField::Until(date) => fields.until.fill(at, date.value),
                DocumentField::Period(year) => fields.period.fill(at, year.value),
                DocumentField::Verified(degree) => fields.verified.fill(at, degree.value),
                DocumentField::Variant(text) => {
                    variants.push(owned(*text));
                    None
                }
                DocumentField::Note(text) => {
                    notes.push(owned(*text));
                    None
                }
                DocumentField::Relation(relation, other) => {
                    if other.0 == slug {
                        self.error(here.place(other.0), Meaning::Itself(slug.to_owned()));
                    }
                    let other = self.document_named(here, other.0);
                    relations.extend(other.map(|other| (*relation, other)));
                    None
                }
            };
            self.repeated(repeated);
        }
        if block.whole {
            self.complete(here, slug, &fields);
        }
        if !self.names.is_first(Named::Document, slug, place) {
            return;
        }
        let (province, commune) = fields.area.take().unzip();
        self.rules.documents.push(Document {
            slug: slug.to_owned(),
            number: fields.number.take().map(owned),
            variants,
            kind: fields.kind.take().map(owned),
            issued: fields.issued.take(),
            issuer: fields.issuer.take().map(owned).unwrap_or_default(),
            level: fields.level.take().unwrap_or(Level::National),
            province: province.map(owned),
            commune: commune.flatten().map(owned),
            title: fields.title.take().map(owned).unwrap_or_default(),
            effective: fields.effective.take(),
            until: fields.until.take(),
            period_end: fields.period.take(),
            relations,
            verified: fields.verified.take().unwrap_or_default(),
            notes,
            place,
        });
    }

    /// Records what a document lacks, or has against its level.
    fn complete(&mut self, here: Here<'_>, slug: &str, fields: &Fields<'_>) {
        let place = here.place(slug);
        let mut missing = |field| {
            let slug = slug.to_owned();
            self.error(
                place,
                Meaning::Lacks {
                    named: Named::Document,
                    slug,
                    field,
                },
            );
        };
        if fields.issuer.0.is_none() {
            missing("issuer");
        }
        if fields.title.0.is_none() {
            missing("title");
        }
        let Some((_, level)) = fields.level.0 else {
            missing("level");
            return;
        };
        match (level, &fields.area.0) {
            (Level::Province | Level::Commune, None) => missing("area"),
            (Level::Commune, Some((_, (_, None)))) => missing("area … commune"),
            (Level::National | Level::Ministry, Some((at, _))) => {
                self.error(*at, Meaning::AreaOfNation(level));
            }
            (Level::Province, Some((at, (_, Some(_))))) => {
                self.error(*at, Meaning::CommuneOfProvince);
            }
            _ => {}
        }
        if let (Some((_, begin)), Some((at, end))) = (&fields.effective.0, &fields.until.0)
            && end.surely_before(*begin)
        {
            self.error(*at, Meaning::EndsBeforeItBegins);
        }
    }
}
