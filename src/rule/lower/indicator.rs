//! Lowers `indicator`, and holds values to its unit.

use super::{Here, Lowering, Meaning, Slot, owned, shared};
use crate::plan::{Decimal, Direction, Facet, FacetKind, Indicator, IndicatorId, Unit};
use crate::rule::ast::{Block, Bound, IndicatorField, Name, Slug, UnitName};
use crate::rule::syntax_error::Named;
use crate::text::Place;

impl<'s> Lowering<'s> {
    pub(super) fn indicator(&mut self, here: Here<'_>, block: &Block<'s, IndicatorField<'s>>) {
        let slug = block.slug.0;
        let place = here.place(slug);
        let (mut vi, mut en) = (Slot::default(), Slot::default());
        let (mut unit, mut direction) = (Slot::default(), Slot::default());
        let mut facets: Vec<Facet> = Vec::new();
        let (mut names, mut not, mut near) = Default::default();
        for field in &block.fields {
            let at = here.place(field.key);
            let repeated = match &field.value {
                IndicatorField::Vi(text) => vi.fill(at, owned(*text)),
                IndicatorField::En(text) => en.fill(at, owned(*text)),
                IndicatorField::Unit(name) => unit.fill(at, unit_of(*name)),
                IndicatorField::AtMost => direction.fill(at, Direction::AtMost),
                IndicatorField::Facet(kind, names) => {
                    let names = self.facet_names(here, names);
                    facets.push(Facet { kind: *kind, names });
                    None
                }
                IndicatorField::Names(texts) => extend(&mut names, texts),
                IndicatorField::Not(texts) => extend(&mut not, texts),
                IndicatorField::Near(slugs) => {
                    self.near(here, slug, slugs, &mut near);
                    None
                }
            };
            self.repeated(repeated);
        }
        let lacks = [
            ("vi", vi.0.is_none()),
            ("en", en.0.is_none()),
            ("unit", unit.0.is_none()),
        ];
        for (field, _) in lacks.into_iter().filter(|(_, lacks)| *lacks && block.whole) {
            let lacks = Meaning::Lacks {
                named: Named::Indicator,
                slug: slug.to_owned(),
                field,
            };
            self.error(place, lacks);
        }
        if !self.names.is_first(Named::Indicator, slug, place) {
            return;
        }
        self.unit_unknown.push(unit.0.is_none());
        self.rules.indicators.push(Indicator {
            slug: slug.to_owned(),
            vi: vi.take().unwrap_or_default(),
            en: en.take().unwrap_or_default(),
            unit: unit.take().unwrap_or(Unit::Percent),
            direction: direction.take().unwrap_or_default(),
            base: bases(&facets),
            facets: facets.into(),
            names: names.into(),
            not: not.into(),
            near,
            place,
        });
    }

    /// The words of a facet; lists that are shared are written out, an unknown one is recorded.
    fn facet_names(&mut self, here: Here<'_>, names: &[Name<'_>]) -> Vec<String> {
        let mut words = Vec::new();
        for name in names {
            match name {
                Name::Words(text) => words.push(owned(*text)),
                Name::Shared(Slug(slug)) => match shared::names(slug) {
                    Some(names) => words.extend(names.iter().map(|name| (*name).to_owned())),
                    None => self.error(
                        here.place(slug),
                        Meaning::Unknown {
                            named: Named::Words,
                            slug: (*slug).to_owned(),
                            nearest: shared::nearest(slug),
                        },
                    ),
                },
            }
        }
        words
    }

    fn near(
        &mut self,
        here: Here<'_>,
        slug: &str,
        others: &[Slug<'_>],
        near: &mut Vec<IndicatorId>,
    ) {
        for other in others {
            if other.0 == slug {
                self.error(here.place(other.0), Meaning::Itself(slug.to_owned()));
            } else {
                near.extend(self.indicator_named(here, other.0));
            }
        }
    }

    /// The unit of an indicator, where it was understood.
    fn unit(&self, id: IndicatorId) -> Option<&Unit> {
        let index = id.0 as usize;
        let unknown = self.unit_unknown.get(index).copied().unwrap_or(true);
        let indicator = self.rules.indicators.get(index)?;
        (!unknown).then_some(&indicator.unit)
    }

    /// Records two indicators that cannot be compared.
    pub(super) fn same_unit(&mut self, place: Place, one: IndicatorId, other: IndicatorId) {
        if let (Some(one), Some(other)) = (self.unit(one), self.unit(other))
            && one != other
        {
            let meaning = Meaning::UnitsDiffer(one.clone(), other.clone());
            self.error(place, meaning);
        }
    }

    /// A bound; one that does not fit the unit of its indicator is recorded.
    pub(super) fn bound(
        &mut self,
        here: Here<'_>,
        bound: &Bound<'_>,
        indicator: Option<IndicatorId>,
    ) -> crate::rule::Bound {
        if let Some(unit) = indicator.and_then(|id| self.unit(id)) {
            let text = bound.value.text;
            if let Some(meaning) = misfit(bound, unit) {
                self.error(here.place(text), meaning);
            }
        }
        crate::rule::Bound {
            comparison: bound.comparison.value,
            value: bound.value.value,
        }
    }
}

/// What a share may be printed with: all that it is or may be a share of.
fn bases(facets: &[Facet]) -> Vec<String> {
    let is_base = |facet: &&Facet| matches!(facet.kind, FacetKind::Of | FacetKind::Base);
    let bases = facets.iter().filter(is_base);
    bases.flat_map(|facet| facet.names.clone()).collect()
}

/// Adds strings to a list, which may be said in several lines.
fn extend(
    list: &mut Vec<String>,
    texts: &[crate::rule::ast::Quoted<'_>],
) -> Option<(Place, Place)> {
    list.extend(texts.iter().map(|text| owned(*text)));
    None
}

fn unit_of(name: UnitName<'_>) -> Unit {
    match name {
        UnitName::Word(word) => Unit::named(word),
        UnitName::Quoted(text) => Unit::named(&text.value()),
    }
}

/// What is wrong with a value of an indicator of this unit.
fn misfit(bound: &Bound<'_>, unit: &Unit) -> Option<Meaning> {
    let value = bound.value.value;
    let text = bound.value.text.to_owned();
    let percent = *unit == Unit::Percent;
    let repeated = bound.unit.map(|unit| Unit::named(&unit.value()));
    if percent != bound.is_share() || repeated.is_some_and(|repeated| repeated != *unit) {
        return Some(Meaning::OtherUnit(text, unit.clone()));
    }
    match unit {
        Unit::Percent if value > Decimal::HUNDRED => Some(Meaning::AboveAll(text)),
        Unit::Index if value > Decimal::from(1) => Some(Meaning::AboveOne(text)),
        _ => None,
    }
}
