//! Syntax → rules: names, units, what is missing and what is there twice.
//!
//! Two passes: names first, over all files, so that files may refer to each other in any order.

mod document;
mod indicator;
mod meaning;
mod names;
mod requirement;
mod shared;
mod slot;
mod test;

pub use meaning::Meaning;

use super::ast::{Audience, Clause, Declaration, Duty, File, Invariant, Quoted, Reason};
use super::rule_errors::{Problem, RuleError};
use super::syntax_error::Named;
use super::{Ask, CitationDuty, Force, Note, RequirementId, RuleSet};
use crate::document::{Document, Level, Province, place_name};
use crate::kept::Later;
use crate::text::{Place, Source, SourceId, loose};
use names::Names;
use slot::Slot;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Where a declaration stands: its file.
#[derive(Clone, Copy)]
struct Here<'s> {
    id: SourceId,
    source: &'s Source,
}

impl Here<'_> {
    /// The place of some words of this file.
    fn place(self, words: &str) -> Place {
        Place {
            source: self.id,
            span: self.source.span(words),
        }
    }
}

/// The rules so far, and what is wrong with them.
struct Lowering<'s> {
    names: Names<'s>,
    rules: RuleSet,
    errors: Vec<RuleError>,
    /// What amends a document, by its name.
    amendments: BTreeMap<&'s str, Vec<document::Amendment<'s>>>,
    /// Indicators whose unit was not understood: nothing is said about the units of their
    /// values.
    unit_unknown: Vec<bool>,
}

/// The rules of these files, without their sources, and everything wrong with their meaning.
///
/// The first `builtin` files are built in.
pub(super) fn lower<'s>(
    sources: &'s [Source],
    files: &[&'s File<'s>],
    builtin: usize,
) -> (RuleSet, Vec<RuleError>) {
    let mut lowering = Lowering {
        names: Names::new(builtin),
        rules: RuleSet::default(),
        errors: Vec::new(),
        amendments: BTreeMap::new(),
        unit_unknown: Vec::new(),
    };
    let all = || {
        let numbered = (0..).map(SourceId).zip(sources).zip(files);
        numbered.flat_map(|((id, source), file)| {
            let here = Here { id, source };
            file.declarations.iter().map(move |d| (here, d))
        })
    };
    for (here, declaration) in all() {
        lowering.collect(here, declaration);
    }
    for (here, declaration) in all() {
        match declaration {
            Declaration::Document(block) => lowering.document(here, block),
            Declaration::Indicator(block) => lowering.indicator(here, block),
            _ => {}
        }
    }
    for (here, declaration) in all() {
        match declaration {
            Declaration::Amendment(block) => lowering.amended(here, block),
            Declaration::From(from) => lowering.from(here, from),
            Declaration::Duty(duty) => lowering.duty(here, duty),
            Declaration::Invariant(invariant) => lowering.invariant(here, invariant),
            Declaration::Test(test) => lowering.test(here, test),
            Declaration::Document(_) | Declaration::Indicator(_) => {}
        }
    }
    lowering.finish()
}

impl<'s> Lowering<'s> {
    fn error(&mut self, place: Place, meaning: Meaning) {
        self.errors.push(RuleError {
            place,
            problem: Problem::Meaning(meaning),
        });
    }

    fn collect(&mut self, here: Here<'s>, declaration: &'s Declaration<'s>) {
        if let Declaration::Amendment(block) = declaration {
            self.amends(here, block);
        }
        let (named, slug) = match declaration {
            Declaration::Document(block) => (Named::Document, block.slug.0),
            Declaration::Indicator(block) => (Named::Indicator, block.slug.0),
            _ => return,
        };
        let place = here.place(slug);
        if let Some(twice) = self.names.add(named, slug, place) {
            self.error(place, twice);
        }
        if named == Named::Indicator && super::parser::vocabulary::RESERVED.contains(&slug) {
            self.error(place, Meaning::Reserved(slug.to_owned()));
        }
    }

    /// An audience; what is wrong with it is recorded.
    fn audience(&mut self, here: Here<'_>, audience: &Audience<'_>) -> super::Audience {
        let mut organ = Slot::default();
        let mut subject = Slot::default();
        let mut kind = Slot::default();
        let mut provinces = Slot::default();
        let mut years = Slot::default();
        let mut condition = Slot::default();
        for clause in &audience.clauses {
            let repeated = match clause {
                Clause::Organ(leaf) => organ.fill(here.place(leaf.text), leaf.value),
                Clause::Subject(leaf) => subject.fill(here.place(leaf.text), leaf.value),
                Clause::Kind(leaf) => kind.fill(here.place(leaf.text), leaf.value.to_owned()),
                Clause::In(names) => {
                    let place = names.first().map_or("", |name| name.0);
                    let names = names
                        .iter()
                        .map(|name| self.province(here, *name))
                        .collect();
                    provinces.fill(here.place(place), names)
                }
                Clause::Years(leaf) => years.fill(here.place(leaf.text), leaf.value),
                Clause::When(text) => condition.fill(here.place(text.0), owned(*text)),
                Clause::Commune(_) | Clause::Dated(_) => None,
            };
            self.repeated(repeated);
        }
        if let Some((place, _)) = kind.0
            && audience.level.value != Level::Commune
        {
            self.error(place, Meaning::KindOfOtherLevel);
        }
        super::Audience {
            level: audience.level.value,
            organ: organ.take(),
            subject: subject.take(),
            kind: kind.take(),
            provinces: provinces.take().unwrap_or_default(),
            years: years.take(),
            condition: condition.take(),
        }
    }

    /// Today's name of a province; one that there is not is recorded.
    fn province(&mut self, here: Here<'_>, printed: Quoted<'_>) -> String {
        let name = owned(printed);
        if let Some(found) = Province::find(&name) {
            return found.province.name.to_owned();
        }
        let nearest = Province::meant_by(&name).map(str::to_owned);
        let meaning = Meaning::NoSuchProvince {
            name: name.clone(),
            nearest,
        };
        self.error(here.place(printed.0), meaning);
        name
    }

    /// Records a thing that is said twice.
    fn repeated(&mut self, repeated: Option<(Place, Place)>) {
        if let Some((place, first)) = repeated {
            self.error(place, Meaning::Repeated { first });
        }
    }

    fn duty(&mut self, here: Here<'_>, duty: &Duty<'_>) {
        let audience = self.audience(here, &duty.audience);
        let place = here.place(duty.document.0);
        let Some(document) = self.document_named(here, duty.document.0) else {
            return;
        };
        self.rules.duties.push(CitationDuty {
            audience,
            document,
            because: duty.because.as_ref().map(reason),
            place,
        });
    }

    fn invariant(&mut self, here: Here<'_>, invariant: &Invariant<'_>) {
        let lesser = self.indicator_named(here, invariant.lesser.0);
        let greater = self.indicator_named(here, invariant.greater.0);
        let place = Place {
            source: here.id,
            span: here
                .place(invariant.lesser.0)
                .span
                .to(here.place(invariant.greater.0).span),
        };
        let (Some(lesser), Some(greater)) = (lesser, greater) else {
            return;
        };
        if lesser == greater {
            self.error(place, Meaning::Itself(invariant.lesser.0.to_owned()));
            return;
        }
        self.same_unit(place, lesser, greater);
        self.rules.invariants.push(super::Invariant {
            lesser,
            greater,
            because: invariant.because.as_ref().map(reason),
            place,
        });
    }

    fn finish(mut self) -> (RuleSet, Vec<RuleError>) {
        let rules = &mut self.rules;
        let mut by_indicator = vec![Vec::new(); rules.indicators.len()];
        let mut by_level = vec![Vec::new(); Level::ALL.len()];
        let mut national = Vec::new();
        for requirement in &rules.requirements {
            let of_nation = rules.documents.get(requirement.document.0 as usize);
            let of_nation = of_nation.is_some_and(|of| of.level == Level::National);
            if let Some(bound) = requirement.bound.filter(|_| of_nation) {
                let quote = requirement.quote.as_deref().unwrap_or_default();
                let words = Cow::Owned(without_figures(quote));
                national.push((bound.value, requirement.id, words));
            }
            let audience = &requirement.audience;
            let place = Level::ALL.iter().position(|(_, of)| *of == audience.level);
            if let Some(own) = place.and_then(|place| by_level.get_mut(place)) {
                let everywhere = audience.provinces.is_empty().then(String::new);
                let names = audience.provinces.iter().map(|name| place_name(name));
                let names = names.chain(everywhere);
                own.extend(names.map(|name| Ask {
                    province: name.into(),
                    requirement: requirement.id,
                    indicator: requirement.indicator,
                    is_owed: requirement.force == Force::Must && requirement.bound.is_some(),
                }));
            }
            if let Some(ids) = by_indicator.get_mut(requirement.indicator.0 as usize) {
                ids.push((requirement.by, requirement.document, requirement.id));
            }
        }
        // The sort is stable.
        national.sort_by_key(|(value, ..)| *value);
        rules.national = national.into();
        for of_level in &mut by_level {
            of_level.sort_by_key(|ask: &Ask| (ask.indicator, ask.requirement));
        }
        rules.by_level = by_level.into_iter().map(Later::from).collect();
        let in_order = |mut ids: Vec<(i16, _, RequirementId)>| {
            ids.sort_unstable();
            let ids: Vec<_> = ids.into_iter().map(|(_, _, id)| id).collect();
            ids.into()
        };
        let by_indicator: Vec<_> = by_indicator.into_iter().map(in_order).collect();
        rules.by_indicator = by_indicator.into();
        rules.document_slugs = self.names.documents().into();
        rules.indicator_slugs = self.names.indicators();
        rules.weigh_quotes();
        (self.rules, self.errors)
    }
}

/// Why something is so, for keeps.
fn reason(reason: &Reason<'_>) -> Note {
    Note {
        words: owned(reason.words).into(),
        en: reason.en.map(|words| owned(words).into()),
    }
}

/// A string of a rule file, for keeps.
fn owned(text: Quoted<'_>) -> String {
    text.value().into_owned()
}

/// The province of a document below the ministries: it asks nothing of others.
fn own_province(document: &Document) -> Option<&String> {
    document
        .province
        .as_ref()
        .filter(|_| document.level >= Level::Province)
}

/// The words of a sentence without its figures, which a label has not either.
fn without_figures(quote: &str) -> String {
    let words = loose(quote);
    let words = words.split(' ');
    let words: Vec<&str> = words
        .filter(|word| !word.starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    format!(" {} ", words.join(" "))
}
