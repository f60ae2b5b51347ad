//! What an office file says of a plan: the heading, the compliance table, the findings and the
//! legal basis, in words of one language. Excel and Word files are made of it.

use super::cause::{Cause, causes};
use super::detail::path_words;
use super::letterhead::Letterhead;
use super::row::{Promised, Required, Row, rows};
use super::{Entry, Reported, Summary, findings, heading, table};
use crate::check::{Name, Severity, Verdict, wording};
use crate::gate::RunFinding;
use crate::graph::render::citation_remarks;
use crate::lang::Lang;
use crate::plan::Decimal;
use std::fmt::Write as _;

/// What an office file says of a plan.
#[derive(Clone, Debug)]
pub struct Pages {
    /// The file.
    pub path: String,
    /// The letterhead of its table.
    pub letterhead: Letterhead,
    /// The plan in one line: number, date, issuer, province.
    pub name: String,
    /// What the plan is about.
    pub title: Option<String>,
    /// The province.
    pub province: Option<String>,
    /// The commune, or the issuer.
    pub commune: Option<String>,
    /// As of which day it was judged, and why.
    pub as_of: String,
    /// The compliance table.
    pub rows: Vec<PageRow>,
    /// The rows without a known minimum, in one line.
    pub uncovered: Option<String>,
    /// The findings, the worst first.
    pub findings: Vec<PageFinding>,
    /// The legal basis.
    pub basis: Vec<PageCitation>,
    /// Counts of findings, in words.
    pub counts: String,
    /// What is to be changed, a line for each kind: how bad, what, where.
    pub agenda: Vec<String>,
    /// Counts of findings and verdicts.
    pub summary: Summary,
}

/// A row of the compliance table.
#[derive(Clone, Debug)]
pub struct PageRow {
    /// The label of the indicator.
    pub indicator: String,
    /// The year.
    pub year: i16,
    /// The plan's own words for what is measured.
    pub own: String,
    /// Whether those words are the indicator's name.
    pub is_named: bool,
    /// What the plan says; "—" where it says nothing.
    pub promised: String,
    /// Where it says so.
    pub lines: String,
    /// What is required and from when; "—" where no rule in force was found.
    pub required: String,
    /// The document that requires it.
    pub document: String,
    /// The place in it, and other documents that ask the same.
    pub at: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The verdict in words, with what makes it less than a duty of each plan.
    pub words: String,
    /// Promise minus requirement, in words.
    pub gap: String,
    /// The numbers.
    pub figures: PageFigures,
}

/// The numbers of a row.
#[derive(Clone, Debug)]
pub struct PageFigures {
    /// The deciding promise.
    pub promised: Option<Decimal>,
    /// The deciding requirement.
    pub required: Option<Decimal>,
    /// Promise minus requirement.
    pub gap: Option<Decimal>,
    /// Whether they are percent.
    pub is_share: bool,
}

/// A finding.
#[derive(Clone, Debug)]
pub struct PageFinding {
    /// How bad it is.
    pub severity: Severity,
    /// Its name.
    pub name: Name,
    /// Where it stands in the plan.
    pub place: String,
    /// Its words.
    pub message: String,
    /// Where several are told at once, what is said of each.
    pub items: Vec<String>,
    /// What would settle it.
    pub help: String,
    /// What was looked at and does not count, and how sure the source is.
    pub asides: Vec<String>,
    /// The documents it rests on, a line each: the place in it, the path to it.
    pub rules: String,
    /// Why it does not count, if so.
    pub allowed: String,
    /// What it is known again by.
    pub fingerprint: String,
}

/// A document of the legal basis.
#[derive(Clone, Debug)]
pub struct PageCitation {
    /// The words of the plan.
    pub printed: String,
    /// Its number.
    pub number: String,
    /// Its date.
    pub issued: String,
    /// Its issuer.
    pub issuer: String,
    /// What a reader should know of it.
    pub remarks: String,
}

impl PageFinding {
    /// A finding about a file of the run that is no plan.
    pub fn of_run(of: &RunFinding) -> Self {
        Self {
            severity: of.severity,
            name: of.name,
            place: format!("{}:{}", of.file, of.position.line),
            message: of.message.text.clone(),
            items: Vec::new(),
            help: of.message.help.clone(),
            asides: of.message.asides(),
            rules: String::new(),
            allowed: String::new(),
            fingerprint: of.fingerprint.to_string(),
        }
    }
}

impl Pages {
    /// The pages of a plan.
    pub fn new(entry: &Entry<'_>, summary: &Summary, lang: Lang) -> Self {
        let head = &entry.outcome.plan.head;
        let commune = head.commune.as_deref().or(head.issuer.as_deref());
        let rows = rows(entry, lang);
        let causes = causes(entry, lang);
        Self {
            path: entry.path.to_owned(),
            letterhead: Letterhead::of(head, lang),
            name: heading::plan_name(head, lang),
            title: head.title.as_deref().map(str::to_owned),
            province: head.province.as_deref().map(str::to_owned),
            commune: commune.map(str::to_owned),
            as_of: heading::as_of(entry, lang),
            rows: rows.iter().map(|row| page_row(row, lang)).collect(),
            uncovered: uncovered(&rows, lang),
            agenda: agenda(entry, &causes, lang),
            findings: causes
                .into_iter()
                .map(|of| page_finding(entry, of, lang))
                .collect(),
            basis: basis(entry, lang),
            counts: table::to_mend(summary, lang),
            summary: summary.clone(),
        }
    }
}

fn uncovered(rows: &[Row<'_>], lang: Lang) -> Option<String> {
    let folded = rows.iter();
    let folded = folded.filter(|row| row.verdict == Verdict::NotCovered);
    let labels: Vec<&str> = folded.map(|row| row.label).collect();
    (!labels.is_empty()).then(|| table::uncovered(labels, lang))
}

fn agenda(entry: &Entry<'_>, causes: &[Cause<'_>], lang: Lang) -> Vec<String> {
    let lines = super::cause::agenda(entry, causes, lang);
    let lines = lines.into_iter().map(|(severity, words)| {
        let label = wording::capital(severity.word(lang));
        format!("{label}: {words}")
    });
    lines.collect()
}

fn page_row(row: &Row<'_>, lang: Lang) -> PageRow {
    let words = row.verdict.words(lang);
    let required = row.required.as_ref();
    // A number in another unit would be read in the indicator's.
    let comparable = row.promised.first();
    let comparable = comparable.filter(|_| row.verdict != Verdict::Incomparable);
    PageRow {
        indicator: row.label.to_owned(),
        year: row.year,
        own: row
            .promised
            .first()
            .map_or_else(String::new, |promised| promised.label.clone()),
        is_named: row.own_label().is_none(),
        promised: promised(row, lang),
        lines: lines(&row.promised, lang),
        required: required.map_or_else(
            || "—".to_owned(),
            |r| format!("{} {} {}", r.amount, lang.pick("từ năm", "from"), r.by),
        ),
        document: required.map_or_else(String::new, |r| r.document.to_owned()),
        at: required.map_or_else(String::new, |r| at(r, lang)),
        verdict: row.verdict,
        words: match &row.note {
            None => words.to_owned(),
            Some(note) => format!("{words} ({note})"),
        },
        gap: row.gap.clone(),
        figures: PageFigures {
            promised: comparable.and_then(|promised| promised.value),
            required: required.and_then(|required| required.value),
            gap: row.gap_value,
            is_share: row.unit == "%",
        },
    }
}

fn promised(row: &Row<'_>, lang: Lang) -> String {
    let mut parts: Vec<String> = row
        .promised
        .iter()
        .map(|promised| match promised.later {
            None => promised.words.clone(),
            Some(year) => format!("{} ({year})", promised.words),
        })
        .collect();
    if let Some(label) = row.implied_by {
        parts.push(format!("{} “{label}”", lang.pick("theo", "by")));
    }
    if parts.is_empty() {
        parts.push("—".to_owned());
    }
    parts.join("; ")
}

fn lines(promised: &[Promised], lang: Lang) -> String {
    let mut all: Vec<String> = promised
        .iter()
        .filter_map(|one| wording::lines(one.lines, lang))
        .collect();
    all.dedup();
    all.join("; ")
}

fn at(required: &Required<'_>, lang: Lang) -> String {
    let mut parts: Vec<String> = required.at.map(str::to_owned).into_iter().collect();
    if !required.also.is_empty() {
        let also = lang.pick("cùng quy định:", "also:");
        parts.push(format!("{also} {}", required.also.join("; ")));
    }
    parts.join("; ")
}

fn page_finding(entry: &Entry<'_>, of: Cause<'_>, lang: Lang) -> PageFinding {
    let members = of.findings.iter();
    let members =
        members.map(|(_, finding, ruling)| Reported::around(entry, (finding, *ruling), lang));
    let (mut places, mut rules, mut marks) = (Vec::new(), Vec::new(), Vec::new());
    for member in members {
        let lines = wording::lines(member.lines, lang).unwrap_or_default();
        marks.push(member.ruling.fingerprint().to_string());
        for rule in &member.rules {
            let at = rule.at.map_or_else(String::new, |at| format!(" ({at})"));
            let mut words = format!("{}{at}", rule.document.name());
            // That the plan cites it itself stands among its legal basis.
            if rule.path.len() != 2 {
                let _ = write!(words, ": {}", path_words(rule, lang));
            }
            if !rules.contains(&words) {
                rules.push(words);
            }
        }
        if !lines.is_empty() && !places.contains(&lines) {
            places.push(lines);
        }
    }
    PageFinding {
        severity: of.severity,
        name: of.name,
        place: places.join("; "),
        asides: of.message.asides(),
        message: of.message.text,
        items: of.message.items,
        help: of.message.help,
        rules: rules.join("\n"),
        allowed: findings::allowed(of.state, lang).unwrap_or_default(),
        fingerprint: marks.join("\n"),
    }
}

fn basis(entry: &Entry<'_>, lang: Lang) -> Vec<PageCitation> {
    let graph = &entry.outcome.graph;
    let text =
        |words: &Option<std::borrow::Cow<'_, str>>| words.as_deref().unwrap_or_default().to_owned();
    let basis = graph.basis().map(|(at, citation)| {
        let issued = citation.issued;
        PageCitation {
            printed: text(&citation.raw),
            number: text(&citation.number),
            issued: issued.map_or_else(String::new, |day| {
                lang.pick(day.vietnamese(), day.to_string())
            }),
            issuer: text(&citation.issuer),
            remarks: citation_remarks(graph, at, lang).join("; "),
        }
    });
    basis.collect()
}
