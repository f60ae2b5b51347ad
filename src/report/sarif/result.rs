//! A finding as a SARIF result.

use super::Baseline;
use super::rule::{TextView, index};
use super::uri::ArtifactLocation;
use crate::gate::State;
use crate::lang::Lang;
use crate::report::detail::path_words;
use crate::report::findings::allowed;
use crate::report::json::Fragment;
use crate::report::reported::Rule;
use crate::report::{Reported, Root};
use crate::text::Again;
use serde::Serialize;
use serde_json::value::RawValue;
use std::rc::Rc;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ResultView<'e> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: TextView,
    locations: [LocationView; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Fragment<LocationView>>,
    partial_fingerprints: FingerprintsView,
    /// There for every result, since it is there for some.
    suppressions: Vec<SuppressionView<'e>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline_state: Option<&'static str>,
    properties: PropertiesView<'e>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LocationView {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<u32>,
    physical_location: PhysicalView,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<LogicalView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<TextView>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalView {
    artifact_location: ArtifactLocation,
    /// None where the file has no lines: a Word file, a page, a sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<RegionView>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RegionView {
    start_line: usize,
    start_column: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalView {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    fully_qualified_name: Option<String>,
    kind: &'static str,
}

#[derive(Serialize)]
struct FingerprintsView {
    /// One among the findings of its plan.
    #[serde(rename = "doichieu/v1")]
    own: String,
    /// The one GitHub goes by: one among all.
    #[serde(rename = "primaryLocationLineHash")]
    among_all: String,
}

#[derive(Serialize)]
struct SuppressionView<'e> {
    kind: &'static str,
    status: &'static str,
    justification: String,
    properties: WaiverView<'e>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WaiverView<'e> {
    reason: &'e str,
    approved_by: &'e str,
    until: String,
    at: &'e str,
}

#[derive(Serialize)]
struct PropertiesView<'e> {
    help: String,
    place: &'e str,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<&'e str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    indicator: Option<&'e str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<&'e str>,
    state: &'static str,
}

impl<'e> ResultView<'e> {
    pub(super) fn new(of: &'e Reported<'e>, root: &Root, baseline: Baseline, lang: Lang) -> Self {
        let (finding, ruling) = (of.finding, of.ruling);
        let help = of.message.advice();
        Self {
            rule_id: finding.name.slug(),
            rule_index: index(finding.name),
            level: finding.severity.slug(),
            message: TextView {
                text: message(of, &help),
            },
            locations: [location(of, root)],
            related_locations: all_related(&of.rules, root, lang),
            partial_fingerprints: FingerprintsView {
                own: ruling.fingerprint().to_string(),
                among_all: of.mark(),
            },
            suppressions: suppression(ruling.state, lang).into_iter().collect(),
            baseline_state: match (baseline, ruling.state) {
                (Baseline::Absent, _) => None,
                (Baseline::Given, State::Known) => Some("unchanged"),
                (Baseline::Given, _) => Some("new"),
            },
            properties: PropertiesView {
                help,
                place: &of.place,
                words: of.words.as_deref(),
                indicator: of.indicator.map(|indicator| indicator.slug.as_str()),
                year: finding.year,
                document: of.document.as_deref(),
                state: ruling.state.slug(),
            },
        }
    }
}

/// Message and help, as sentences.
fn message(of: &Reported<'_>, help: &str) -> String {
    let mut text = format!("{}.", of.message.text);
    if !help.is_empty() {
        text.push(' ');
        text.push_str(help);
        text.push('.');
    }
    unlinked(text)
}

/// A text without links: a bracket after a bracket would be one.
fn unlinked(text: String) -> String {
    if text.contains("](") {
        text.replace("](", "\\](")
    } else {
        text
    }
}

fn location(of: &Reported<'_>, root: &Root) -> LocationView {
    let region = of
        .start_in_file()
        .map(|(start_line, start_column)| RegionView {
            start_line,
            start_column,
        });
    LocationView {
        id: None,
        physical_location: PhysicalView {
            artifact_location: ArtifactLocation::of_file(&root.path(of.file)),
            region,
        },
        // Where a person looks it up: page, table, row.
        logical_locations: (of.rendered.then(|| LogicalView {
            name: of.place.clone(),
            fully_qualified_name: None,
            kind: "element",
        }))
        .into_iter()
        .collect(),
        message: None,
    }
}

/// The rules that a finding rests on: to those of most plans nothing leads, and they are the same for all of them.
fn all_related(rules: &[Rule<'_>], root: &Root, lang: Lang) -> Vec<Fragment<LocationView>> {
    thread_local!(static RELATED: Again<Option<Rc<RawValue>>> = Again::default());
    let mut words = String::new();
    let each = (1..).zip(rules).map(|(id, rule)| {
        let view = || related(id, rule, root, lang);
        if !rule.path.is_empty() {
            return Fragment::Own(view());
        }
        words.clear();
        words.push(lang.pick('v', 'e'));
        words.extend(char::from_u32(id));
        words.push_str(&root.top());
        rule.tell(&mut words);
        Fragment::made(&RELATED, &words, view)
    });
    each.collect()
}

/// A rule the finding rests on: its file and line, its document, the place in it, the path to it.
fn related(id: u32, rule: &Rule<'_>, root: &Root, lang: Lang) -> LocationView {
    let document = rule.document.name();
    let at = rule.at.map_or_else(String::new, |at| format!(", {at}"));
    let path = path_words(rule, lang);
    let word = lang.pick("đường dẫn căn cứ", "path");
    LocationView {
        id: Some(id),
        physical_location: PhysicalView {
            artifact_location: ArtifactLocation::of_rule(rule, root),
            region: Some(RegionView {
                start_line: rule.position.line,
                start_column: rule.position.column,
            }),
        },
        logical_locations: vec![LogicalView {
            name: document.to_owned(),
            fully_qualified_name: (!rule.path.is_empty()).then(|| rule.path.join(" → ")),
            kind: "document",
        }],
        message: Some(TextView {
            text: unlinked(format!("{document}{at}; {word}: {path}")),
        }),
    }
}

fn suppression(state: &State, lang: Lang) -> Option<SuppressionView<'_>> {
    let State::Waived(waiver) = state else {
        return None;
    };
    Some(SuppressionView {
        kind: "external",
        status: "accepted",
        justification: allowed(state, lang).unwrap_or_default(),
        properties: WaiverView {
            reason: &waiver.reason,
            approved_by: &waiver.approved_by,
            until: waiver.until.to_string(),
            at: &waiver.at,
        },
    })
}
