//! What the rules ask of which area, as JSON: `doichieu/coverage/1`.

use super::json::{RequiredView, text};
use crate::check::coverage::{Area, Cover, Coverage, Scope, Weight};
use crate::document::DocumentId;
use crate::rule::{RequirementId, RuleSet};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The name and version of the format.
pub const SCHEMA: &str = "doichieu/coverage/1";

/// The word for a weight.
pub fn weight_word(weight: Weight) -> &'static str {
    match weight {
        Weight::Must => "must",
        Weight::MustUnproven => "must-unproven",
        Weight::Aggregate => "aggregate",
        Weight::Orientation => "orientation",
        Weight::None => "none",
    }
}

/// A coverage with all its figures.
pub fn json(rules: &RuleSet, scope: &Scope, coverage: &Coverage) -> String {
    text(&CoverageView {
        schema: SCHEMA,
        tool: Tool {
            name: "doichieu",
            version: env!("CARGO_PKG_VERSION"),
        },
        as_of: scope.as_of.to_string(),
        level: scope.level.word(),
        years: &coverage.years,
        areas: coverage
            .areas
            .iter()
            .map(|area| area_view(rules, &coverage.years, area))
            .collect(),
    })
}

#[derive(Serialize)]
struct CoverageView<'c> {
    schema: &'static str,
    tool: Tool,
    as_of: String,
    level: &'static str,
    years: &'c [i16],
    areas: Vec<AreaView<'c>>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct AreaView<'c> {
    province: Option<&'static str>,
    /// Whether it asks more than is asked everywhere; else its years are those of the nation.
    own: bool,
    years: Vec<YearView<'c>>,
    silent: Vec<&'c str>,
}

#[derive(Serialize)]
struct YearView<'c> {
    year: i16,
    counts: BTreeMap<&'static str, usize>,
    indicators: Vec<IndicatorView<'c>>,
    none: Vec<NoneView<'c>>,
}

#[derive(Serialize)]
struct IndicatorView<'c> {
    indicator: &'c str,
    weight: &'static str,
    required: Option<RequiredView>,
    document: &'c str,
    documents: Vec<&'c str>,
}

#[derive(Serialize)]
struct NoneView<'c> {
    indicator: &'c str,
    next: Option<RequiredView>,
}

fn area_view<'c>(rules: &'c RuleSet, years: &[i16], area: &'c Area) -> AreaView<'c> {
    let own = area.has_own(rules);
    let shown = own || area.province.is_none();
    let years = years.iter().zip(&area.years).filter(|_| shown);
    AreaView {
        province: area.province.map(|p| p.name),
        own,
        years: years
            .map(|(year, covers)| year_view(rules, *year, covers))
            .collect(),
        silent: area.silent.iter().map(|id| name(rules, *id)).collect(),
    }
}

fn year_view<'c>(rules: &'c RuleSet, year: i16, covers: &[Cover]) -> YearView<'c> {
    let mut view = YearView {
        year,
        counts: Weight::ALL.iter().map(|w| (weight_word(*w), 0)).collect(),
        indicators: Vec::new(),
        none: Vec::new(),
    };
    for (indicator, cover) in rules.indicators.iter().zip(covers) {
        let weight = weight_word(cover.weight(rules));
        *view.counts.entry(weight).or_default() += 1;
        let required = |id| RequiredView::new(rules.requirement(id), indicator);
        let slug = indicator.slug.as_str();
        match cover.weightiest {
            Some(id) => view.indicators.push(IndicatorView {
                indicator: slug,
                weight,
                required: required(id),
                document: document(rules, id),
                documents: cover.all.iter().map(|id| document(rules, *id)).collect(),
            }),
            None => view.none.push(NoneView {
                indicator: slug,
                next: cover.next.and_then(required),
            }),
        }
    }
    view
}

fn document(rules: &RuleSet, id: RequirementId) -> &str {
    name(rules, rules.requirement(id).document)
}

fn name(rules: &RuleSet, id: DocumentId) -> &str {
    rules.document(id).name()
}

/// The JSON Schema (draft 2020-12) of a coverage.
pub fn coverage_schema() -> Value {
    let required = json!({
        "type": "object",
        "required": ["op", "value", "unit", "by"],
        "properties": {
            "op": { "enum": [">=", ">", "<=", "<"] },
            "value": { "type": "number" },
            "unit": { "type": "string" },
            "by": { "description": "from this year on", "type": "integer" },
        },
    });
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:doichieu:coverage:1",
        "title": SCHEMA,
        "type": "object",
        "required": ["schema", "tool", "as_of", "level", "years", "areas"],
        "properties": {
            "schema": { "const": SCHEMA },
            "tool": {
                "type": "object",
                "required": ["name", "version"],
                "properties": { "name": { "const": "doichieu" }, "version": { "type": "string" } },
            },
            "as_of": { "description": "the day whose law it is; for a year that is over, its last", "type": "string" },
            "level": { "description": "whose plans", "type": "string" },
            "years": list(&json!({ "type": "integer" })),
            "areas": list(&area_schema()),
        },
        "$defs": { "required": required },
    })
}

fn area_schema() -> Value {
    json!({
        "type": "object",
        "required": ["province", "own", "years", "silent"],
        "properties": {
            "province": { "description": "null: what is asked in every province", "type": ["string", "null"] },
            "own": { "description": "whether figures of the province's own are in force; else its years are those of the nation, and empty here", "type": "boolean" },
            "years": list(&year_schema()),
            "silent": { "description": "the province's documents in the rules that ask nothing: without a figure, or not read", "type": "array", "items": { "type": "string" } },
        },
    })
}

fn year_schema() -> Value {
    let weights: Vec<&str> = Weight::ALL.iter().map(|w| weight_word(*w)).collect();
    json!({
        "type": "object",
        "required": ["year", "counts", "indicators", "none"],
        "properties": {
            "year": { "type": "integer" },
            "counts": {
                "description": "how many indicators are bound by what; must-unproven is a duty whose shortfall is a warning only",
                "type": "object",
                "required": weights,
            },
            "indicators": list(&json!({
                "type": "object",
                "required": ["indicator", "weight", "required", "document", "documents"],
                "properties": {
                    "indicator": { "type": "string" },
                    "weight": { "enum": weights },
                    "required": { "$ref": "#/$defs/required" },
                    "document": { "description": "whose figure is shown, the weightiest", "type": "string" },
                    "documents": { "description": "of all figures in force, the strictest first", "type": "array", "items": { "type": "string" } },
                },
            })),
            "none": list(&json!({
                "type": "object",
                "required": ["indicator", "next"],
                "properties": {
                    "indicator": { "type": "string" },
                    "next": { "description": "what is due in a later year", "anyOf": [{ "$ref": "#/$defs/required" }, { "type": "null" }] },
                },
            })),
        },
    })
}

fn list(items: &Value) -> Value {
    json!({ "type": "array", "items": items })
}
