//! `doichieu rules docs`: a page of a rule set: what binds whom from when, by which sentence.

use super::only;
use crate::check::wording;
use crate::error::Error;
use crate::lang::Lang;
use crate::report::markdown::words as plain;
use crate::rule::{Requirement, RuleSet};
use clap::Args;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(super) struct DocsArgs {
    /// Only the rules of these files or folders; they are added to the rules [default: all]
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
}

/// A page of Markdown: for each audience, each document with what it asks.
pub(super) fn docs(rules: &RuleSet, args: &DocsArgs, lang: Lang) -> Result<String, Error> {
    let files = only(rules, &args.paths)?;
    let wanted = |rule: &&Requirement| {
        files
            .as_ref()
            .is_none_or(|files| files.contains(&rule.place.source))
    };
    let mut by_audience: BTreeMap<String, BTreeMap<u32, Vec<&Requirement>>> = BTreeMap::new();
    for rule in rules.requirements.iter().filter(wanted) {
        let whom = rule.audience.words(lang);
        let documents = by_audience.entry(whom).or_default();
        documents.entry(rule.document.0).or_default().push(rule);
    }
    let mut out = String::new();
    let title = lang.pick(
        "Quy tắc: ai phải đạt gì, từ khi nào, theo câu nào",
        "Rules: who owes what, from when, by which sentence",
    );
    let _ = writeln!(out, "# {title}\n");
    for (whom, documents) in &by_audience {
        let _ = writeln!(out, "## {}\n", plain(whom));
        for requirements in documents.values() {
            document(rules, requirements, lang, &mut out);
        }
    }
    Ok(out)
}

/// A document and a table of what it asks.
fn document(rules: &RuleSet, requirements: &[&Requirement], lang: Lang, out: &mut String) {
    let Some(first) = requirements.first() else {
        return;
    };
    let document = rules.document(first.document);
    let number = document.number.as_deref();
    let number = number.unwrap_or(lang.pick("(không số)", "(no number)"));
    let day = document
        .issued
        .map(|day| lang.pick(day.vietnamese(), day.to_string()));
    let day = day.map(|day| format!(", {day}")).unwrap_or_default();
    let _ = writeln!(
        out,
        "### {} ({}{day})\n\n{}\n",
        plain(number),
        plain(&document.issuer),
        plain(&document.title)
    );
    let head = lang.pick(
        "| Chỉ tiêu | Mức | Từ năm | Mức ràng buộc | Vị trí | Câu |",
        "| Indicator | Figure | From | Force | At | Sentence |",
    );
    let _ = writeln!(out, "{head}\n| --- | --- | --- | --- | --- | --- |");
    for rule in requirements {
        let indicator = rules.indicator(rule.indicator);
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} |",
            plain(indicator.label(lang)),
            plain(&wording::required(rule, indicator, lang)),
            rule.by,
            super::show::force(rule.force, lang),
            plain(rule.at.as_deref().unwrap_or("–")),
            plain(rule.quote.as_deref().unwrap_or("–")),
        );
    }
    out.push('\n');
}
