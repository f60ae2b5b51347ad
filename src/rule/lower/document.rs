//! Lowers `document`.

use super::{Here, Lowering, Meaning, Slot, owned};
use crate::document::{Document, DocumentId, Level, PartialDate, Relation, Verified};
use crate::rule::ast::{Block, DocumentField, Quoted};
use crate::rule::syntax_error::Named;
use crate::text::Place;

/// The fields of a document: those that may be said once, then those that may be repeated.
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
    variants: Vec<String>,
    notes: Vec<String>,
}

impl<'s> Fields<'s> {
    /// Keeps a field; said again where it may not be, both places.
    fn fill(&mut self, at: Place, field: &DocumentField<'s>) -> Option<(Place, Place)> {
        match field {
            DocumentField::Number(text) => self.number.fill(at, *text),
            DocumentField::Kind(text) => self.kind.fill(at, *text),
            DocumentField::Issued(date) => self.issued.fill(at, date.value),
            DocumentField::Issuer(text) => self.issuer.fill(at, *text),
            DocumentField::Level(level) => self.level.fill(at, level.value),
            DocumentField::Area(province, commune) => self.area.fill(at, (*province, *commune)),
            DocumentField::Title(text) => self.title.fill(at, *text),
            DocumentField::Effective(date) => self.effective.fill(at, date.value),
            DocumentField::Until(date) => self.until.fill(at, date.value),
            DocumentField::Period(year) => self.period.fill(at, year.value),
            DocumentField::Verified(degree) => self.verified.fill(at, degree.value),
            DocumentField::Variant(text) => {
                self.variants.push(owned(*text));
                None
            }
            DocumentField::Note(text) => {
                self.notes.push(owned(*text));
                None
            }
            DocumentField::Relation(..) => None,
        }
    }

    /// The document of these fields.
    fn document(
        self,
        slug: &str,
        relations: Vec<(Relation, DocumentId)>,
        place: Place,
    ) -> Document {
        let (province, commune) = self.area.take().unzip();
        Document {
            slug: slug.to_owned(),
            number: self.number.take().map(owned),
            variants: self.variants,
            kind: self.kind.take().map(owned),
            issued: self.issued.take(),
            issuer: self.issuer.take().map(owned).unwrap_or_default(),
            level: self.level.take().unwrap_or(Level::National),
            province: province.map(owned),
            commune: commune.flatten().map(owned),
            title: self.title.take().map(owned).unwrap_or_default(),
            effective: self.effective.take(),
            until: self.until.take(),
            period_end: self.period.take(),
            relations,
            verified: self.verified.take().unwrap_or_default(),
            notes: self.notes,
            place,
            amended: Vec::new(),
        }
    }
}

/// A block that amends a document, and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Amendment<'s> {
    here: Here<'s>,
    block: &'s Block<'s, DocumentField<'s>>,
}

impl Amendment<'_> {
    /// Where it stands.
    fn place(&self) -> Place {
        self.here.place(self.block.slug.0)
    }

    /// Whether it says this itself: what it says takes the place of what was said. Further
    /// spellings and relations are added.
    fn overrides(&self, field: &DocumentField<'_>) -> bool {
        let repeats = matches!(
            field,
            DocumentField::Variant(_) | DocumentField::Relation(..)
        );
        let same =
            |own: &DocumentField<'_>| std::mem::discriminant(own) == std::mem::discriminant(field);
        !repeats && self.block.fields.iter().any(|own| same(&own.value))
    }
}

impl<'s> Lowering<'s> {
    /// Keeps what amends a document until the document is lowered.
    pub(super) fn amends(&mut self, here: Here<'s>, block: &'s Block<'s, DocumentField<'s>>) {
        let amendments = self.amendments.entry(block.slug.0).or_default();
        amendments.push(Amendment { here, block });
    }

    /// Records an amendment of a document that there is not.
    pub(super) fn amended(&mut self, here: Here<'_>, block: &Block<'_, DocumentField<'_>>) {
        if !block.slug.0.is_empty() {
            self.document_named(here, block.slug.0);
        }
    }

    pub(super) fn document(&mut self, here: Here<'s>, block: &'s Block<'s, DocumentField<'s>>) {
        let slug = block.slug.0;
        let place = here.place(slug);
        let amendments = self.amendments.get(slug).cloned().unwrap_or_default();
        let own = block.fields.iter().filter(|field| {
            let overrides = |amendment: &Amendment<'_>| amendment.overrides(&field.value);
            !amendments.iter().any(overrides)
        });
        let amended = amendments.iter();
        let amended =
            amended.flat_map(|one| one.block.fields.iter().map(|field| (one.here, field)));
        let mut fields = Fields::default();
        let mut relations = Vec::new();
        for (here, field) in own.map(|field| (here, field)).chain(amended) {
            self.relates(here, slug, &field.value, &mut relations);
            let repeated = fields.fill(here.place(field.key), &field.value);
            self.repeated(repeated);
        }
        if block.whole {
            self.complete(here, slug, &fields);
        }
        if self.names.is_first(Named::Document, slug, place) {
            let verified = fields.verified.0;
            let mut document = fields.document(slug, relations, place);
            if verified.is_none() {
                let id = u32::try_from(self.rules.documents.len()).unwrap_or(u32::MAX);
                let unverified = &mut self.rules.unverified;
                unverified.change(|all| all.push(DocumentId(id)));
            }
            document.amended = amendments.iter().map(Amendment::place).collect();
            self.rules.documents.push(document);
        }
    }

    /// Looks up what a field of a document names: a province, another document.
    fn relates(
        &mut self,
        here: Here<'_>,
        slug: &str,
        field: &DocumentField<'_>,
        relations: &mut Vec<(Relation, DocumentId)>,
    ) {
        match field {
            // A former province's documents stay its own.
            DocumentField::Area(province, _) => drop(self.province(here, *province)),
            DocumentField::Relation(relation, other) => {
                if other.0 == slug {
                    self.error(here.place(other.0), Meaning::Itself(slug.to_owned()));
                }
                let other = self.document_named(here, other.0);
                relations.extend(other.map(|other| (*relation, other)));
            }
            _ => {}
        }
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
