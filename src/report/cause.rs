//! Findings as a person is told of them: those of one cause once, with all their places.

use super::Entry;
use crate::check::{Finding, Message, Name, Severity, wording};
use crate::gate::{Ruling, State};
use crate::lang::Lang;

/// Findings of one cause.
#[derive(Clone, Debug)]
pub struct Cause<'e> {
    /// What is wrong.
    pub name: Name,
    /// How bad it is.
    pub severity: Severity,
    /// What the gate says of them.
    pub state: &'e State,
    /// The findings, each with its place among all of the plan.
    pub findings: Vec<(usize, &'e Finding, &'e Ruling)>,
    /// The words for all of them.
    pub message: Message,
}

/// The findings of a plan, the worst first, and last what does not count; those of one cause once,
/// where the first stood.
pub fn causes<'e>(entry: &Entry<'e>, lang: Lang) -> Vec<Cause<'e>> {
    let mut all: Vec<(Cause<'e>, Vec<Message>)> = Vec::new();
    for (at, (finding, ruling)) in entry.findings().enumerate() {
        let message = entry.outcome.describe(finding, lang);
        let same = all.iter_mut().find(|(cause, said)| {
            (cause.name, cause.severity, cause.state)
                == (finding.name, finding.severity, &ruling.state)
                && said
                    .first()
                    .is_some_and(|first| is_one_cause(finding.name, first, &message))
        });
        match same {
            Some((cause, said)) => {
                cause.findings.push((at, finding, ruling));
                said.push(message);
            }
            None => all.push((
                Cause {
                    name: finding.name,
                    severity: finding.severity,
                    state: &ruling.state,
                    findings: vec![(at, finding, ruling)],
                    message: Message::default(),
                },
                vec![message],
            )),
        }
    }
    // What does not count comes last.
    all.sort_by_key(|(cause, _)| !cause.state.is_open());
    all.into_iter()
        .map(|(mut cause, said)| {
            cause.message = one(entry, &cause, said, lang);
            cause
        })
        .collect()
}

/// Whether two findings of one name are told at once: the same is to be done, and nothing is to
/// be said of one that is not so of the other.
fn is_one_cause(name: Name, one: &Message, other: &Message) -> bool {
    name == Name::MalformedNumber
        || (one.help == other.help && one.doubts.beside == other.doubts.beside)
}

/// The words for findings of one cause.
fn one(entry: &Entry<'_>, cause: &Cause<'_>, said: Vec<Message>, lang: Lang) -> Message {
    let findings: Vec<&Finding> = cause
        .findings
        .iter()
        .map(|(_, finding, _)| *finding)
        .collect();
    if let ([finding], [message]) = (findings.as_slice(), said.as_slice()) {
        let mut message = message.clone();
        message.text = placed(entry, finding, &message.text, lang);
        return message;
    }
    if let Some(message) = entry.outcome.describe_together(&findings, lang) {
        return message;
    }
    let same_help = said.windows(2).all(|pair| match pair {
        [one, other] => one.help == other.help,
        _ => true,
    });
    let mut message = Message {
        text: heading(cause.name, findings.len(), lang),
        ..Message::default()
    };
    let mut trust: Vec<String> = Vec::new();
    for (finding, of_one) in findings.iter().zip(said) {
        let mut item = placed(entry, finding, &of_one.text, lang);
        if !same_help && !of_one.help.is_empty() {
            item = format!("{item} → {}", of_one.help);
        }
        message.items.push(item);
        message.doubts.beside = of_one.doubts.beside;
        if same_help {
            message.help = of_one.help;
        }
        let sure = of_one.doubts.trust;
        let sure = sure
            .split_once(": ")
            .map_or(sure.as_str(), |(_, sure)| sure);
        for part in sure.split("; ").filter(|part| !part.is_empty()) {
            if !trust.iter().any(|known| known == part) {
                trust.push(part.to_owned());
            }
        }
    }
    message.doubts.trust = wording::trust(&trust, lang);
    message
}

/// What several findings of a name are headed by.
fn heading(name: Name, count: usize, lang: Lang) -> String {
    let title = name.title(lang);
    match lang {
        Lang::Vi => format!("{title} ({count} chỗ)"),
        Lang::En => format!("{title} ({count} places)"),
    }
}

/// A sentence with the place it is about in front, where it does not name one itself.
fn placed(entry: &Entry<'_>, finding: &Finding, text: &str, lang: Lang) -> String {
    match wording::lines(entry.outcome.lines(finding), lang) {
        Some(lines) if !text.contains(lines.as_str()) => {
            format!("{}: {text}", wording::capital(&lines))
        }
        _ => text.to_owned(),
    }
}

/// What is to be changed, a line for each kind: how bad, what, where.
pub fn agenda(entry: &Entry<'_>, all: &[Cause<'_>], lang: Lang) -> Vec<(Severity, String)> {
    let mut kinds: Vec<(Severity, Name, Vec<&Finding>)> = Vec::new();
    for cause in all.iter().filter(|cause| cause.state.is_open()) {
        let findings = cause.findings.iter().map(|(_, finding, _)| *finding);
        match kinds
            .iter_mut()
            .find(|(severity, name, _)| (*severity, *name) == (cause.severity, cause.name))
        {
            Some((_, _, known)) => known.extend(findings),
            None => kinds.push((cause.severity, cause.name, findings.collect())),
        }
    }
    kinds
        .into_iter()
        .map(|(severity, name, findings)| {
            let places = places(entry, &findings, lang);
            let title = name.title(lang);
            let line = match (findings.len(), places.as_str()) {
                (1, "") => title.to_owned(),
                (1, places) => format!("{title}: {places}"),
                (count, "") => format!("{title} ({count})"),
                (count, places) => format!("{title} ({count}): {places}"),
            };
            (severity, line)
        })
        .collect()
}

/// Where findings are: their lines, else what is lacking.
fn places(entry: &Entry<'_>, findings: &[&Finding], lang: Lang) -> String {
    const MOST: usize = 8;
    let mut parts: Vec<String> = Vec::new();
    let mut in_lines = false;
    for finding in findings {
        let lines = entry.outcome.lines(finding);
        let part = match (wording::lines(lines, lang), lines) {
            // Of several in lines the word stands once: `dòng 32, 36`.
            (Some(words), Some(of)) if of.place.is_none() && in_lines => words
                .split_once(' ')
                .map_or(words.clone(), |(_, numbers)| numbers.to_owned()),
            (Some(words), of) => {
                in_lines = of.is_some_and(|of| of.place.is_none());
                words
            }
            (None, _) => lacking(entry, finding, lang),
        };
        if !part.is_empty() && !parts.contains(&part) {
            parts.push(part);
        }
    }
    let more = parts.len().saturating_sub(MOST);
    if more > 0 {
        parts.truncate(MOST);
        parts.push(match lang {
            Lang::Vi => format!("… và {more} chỗ nữa"),
            Lang::En => format!("… and {more} more"),
        });
    }
    let several = parts.len() > 1;
    let text = parts.join(if in_lines { ", " } else { "; " });
    match text.strip_prefix("line ") {
        Some(numbers) if several && in_lines => format!("lines {numbers}"),
        _ => text,
    }
}

/// What a finding says is lacking: the indicator, else the document.
fn lacking(entry: &Entry<'_>, finding: &Finding, lang: Lang) -> String {
    let outcome = entry.outcome;
    let label = finding
        .indicator
        .map(|id| outcome.rules.indicator(id).label(lang));
    match (finding.name, label, outcome.document(finding)) {
        (Name::UnlinkedBasis, _, Some(document)) | (_, None, Some(document)) => document,
        (_, Some(label), _) => format!("“{}”", wording::shortened(label, 60)),
        (_, None, None) => String::new(),
    }
}
