//! What is wrong with the files, as an editor underlines it.

use super::desk::Look;
use super::place::uri_of;
use super::{Columns, Server};
use crate::check::Severity;
use crate::check::rule::{LintContext, lint, shared_names, unknown_names, unverified};
use crate::cli::output::today;
use crate::rule::{RuleErrors, RuleSet};
use crate::text::{Place, SourceId};
use lsp_types::{Diagnostic, DiagnosticSeverity, NumberOrString, PublishDiagnosticsParams, Uri};
use std::collections::BTreeMap;
use std::path::Path;

/// The problems of each of one's own files.
type ByFile = BTreeMap<SourceId, Vec<Diagnostic>>;

impl Server {
    /// The problems of each file that has some, or had some before. Warnings of `rules lint` are
    /// sought where nothing is an error, and not at each letter.
    pub(super) fn problems(
        &mut self,
        look: &Look,
        with_lints: bool,
    ) -> Vec<PublishDiagnosticsParams> {
        let mut found = ByFile::new();
        match &look.errors {
            Some(errors) => self.errors(look, errors, &mut found),
            None if with_lints => self.lints(look, &mut found),
            None => {}
        }
        let mut all: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
        for (id, source) in look.own() {
            if let Some(uri) = uri_of(Path::new(source.name())) {
                let problems = found.remove(&id).unwrap_or_default();
                all.insert(uri.as_str().to_owned(), problems);
            }
        }
        for uri in &self.told {
            all.entry(uri.clone()).or_default();
        }
        all.retain(|uri, problems| !problems.is_empty() || self.told.contains(uri));
        let has_some = all.iter().filter(|(_, problems)| !problems.is_empty());
        self.told = has_some.map(|(uri, _)| uri.clone()).collect();
        let told = |(uri, problems): (String, Vec<Diagnostic>)| {
            let uri: Uri = uri.parse().ok()?;
            Some(PublishDiagnosticsParams::new(uri, problems, None))
        };
        all.into_iter().filter_map(told).collect()
    }

    fn errors(&self, look: &Look, errors: &RuleErrors, found: &mut ByFile) {
        for error in &errors.errors {
            let message = errors.message(error, self.lang);
            let help = errors.help(error, self.lang);
            let problem = Problem {
                severity: DiagnosticSeverity::ERROR,
                name: None,
                message,
                help,
            };
            put(look, self.columns, error.place, problem, found);
        }
    }

    fn lints(&self, look: &Look, found: &mut ByFile) {
        let (rules, lang): (&RuleSet, _) = (self.desk.rules(), self.lang);
        let warning = |message, help| Problem {
            severity: DiagnosticSeverity::WARNING,
            name: None,
            message,
            help,
        };
        let mut put = |place, problem| put(look, self.columns, place, problem, found);
        for name in unknown_names(rules) {
            let problem = Problem {
                severity: DiagnosticSeverity::ERROR,
                ..warning(name.message(lang), name.help(lang))
            };
            put(name.place, problem);
        }
        for name in shared_names(rules) {
            put(name.place, warning(name.message(lang), None));
        }
        for document in unverified(rules) {
            put(document.place, warning(document.message(lang), None));
        }
        let cx = LintContext::new(rules, today());
        for finding in lint(&cx) {
            let message = cx.describe(&finding, lang);
            let problem = Problem {
                severity: match finding.severity {
                    Severity::Error => DiagnosticSeverity::ERROR,
                    Severity::Warning => DiagnosticSeverity::WARNING,
                    Severity::Note => DiagnosticSeverity::INFORMATION,
                },
                name: Some(finding.name.slug()),
                message: message.text,
                help: Some(message.help),
            };
            if let Some(place) = cx.places(&finding).first() {
                put(*place, problem);
            }
        }
    }
}

struct Problem {
    severity: DiagnosticSeverity,
    name: Option<&'static str>,
    message: String,
    help: Option<String>,
}

/// Adds a problem to its file, where that is one's own.
fn put(look: &Look, columns: Columns, place: Place, problem: Problem, found: &mut ByFile) {
    let Some(source) = look
        .source(place.source)
        .filter(|_| !look.is_builtin(place.source))
    else {
        return;
    };
    let message = match problem.help {
        Some(help) => format!("{}\n{help}", problem.message),
        None => problem.message,
    };
    let code = problem
        .name
        .map(|name| NumberOrString::String(name.to_owned()));
    let diagnostic = Diagnostic {
        range: columns.range(source, place.span),
        severity: Some(problem.severity),
        code,
        source: Some("doichieu".to_owned()),
        message,
        ..Diagnostic::default()
    };
    found.entry(place.source).or_default().push(diagnostic);
}
