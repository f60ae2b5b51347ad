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
    pub findings: Vec<(usize, &'e Finding, Ruling<'e>)>,
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
                == (finding.name, finding.severity, ruling.state)
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
                    state: ruling.state,
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
            message.command = of_one.command;
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
    if let Some(said) = said_of_each(&mut message.items) {
        message.text = format!("{}: {said}", message.text);
    }
    message
}

/// What is said of each of several subjects in the same words, taken out of their sentences.
fn said_of_each(items: &mut [String]) -> Option<String> {
    let first = items.first()?;
    let said = first.get(subject(first)?..)?.trim().to_owned();
    let alike = |item: &String| {
        subject(item).is_some_and(|end| item.get(end..).map(str::trim) == Some(said.as_str()))
    };
    let is_clause = said.starts_with(char::is_alphabetic);
    if !is_clause || items.len() < 2 || !items.iter().all(alike) {
        return None;
    }
    for item in items {
        let end = subject(item).unwrap_or(item.len());
        item.truncate(end);
    }
    Some(said)
}

/// Where the subject of a sentence with one quote ends: the quote, or the place in brackets behind.
fn subject(sentence: &str) -> Option<usize> {
    let (_, rest) = sentence.split_once('”')?;
    if rest.contains('“') {
        return None;
    }
    let quote = sentence.len() - rest.len();
    let place = rest
        .strip_prefix(" (")
        .and_then(|inner| inner.find(')'))
        .map_or(0, |end| " (".len() + end + 1);
    Some(quote + place)
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
        Some(lines) if !names(text, &lines) => format!("{}: {text}", wording::capital(&lines)),
        _ => text.to_owned(),
    }
}

/// Whether a sentence names a place, alone or as the first of several: `line 12` in
/// `(lines 12, 80)`, not in `line 120`.
fn names(text: &str, place: &str) -> bool {
    let of_lines = place.split_once(' ').filter(|(word, _)| *word == "line");
    let several = of_lines.map(|(_, number)| format!("lines {number}"));
    [Some(place), several.as_deref()]
        .into_iter()
        .flatten()
        .any(|words| {
            text.match_indices(words).any(|(at, _)| {
                let after = text.get(at + words.len()..).unwrap_or_default();
                !after.starts_with(|c: char| c.is_ascii_digit() || c == '–')
            })
        })
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

/// Where findings are, each place once: their lines, else what is lacking.
fn places(entry: &Entry<'_>, findings: &[&Finding], lang: Lang) -> String {
    const MOST: usize = 8;
    let mut seen: Vec<String> = Vec::new();
    let mut parts: Vec<String> = Vec::new();
    let mut in_lines = false;
    for finding in findings {
        let lines = entry.outcome.lines(finding);
        let is_line = lines.is_some_and(|of| of.place.is_none());
        let words = wording::lines(lines, lang).unwrap_or_else(|| lacking(entry, finding, lang));
        if words.is_empty() || seen.contains(&words) {
            continue;
        }
        // Of several in lines the word stands once: `dòng 32, 36`.
        let number = words.split_once(' ').filter(|_| in_lines && is_line);
        parts.push(number.map_or_else(|| words.clone(), |(_, number)| number.to_owned()));
        seen.push(words);
        in_lines = is_line;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_each_is_said_once() {
        let mut items = [
            "“a” (lines 3–4) is unknown".to_owned(),
            "“b” is unknown".to_owned(),
        ];
        assert_eq!(said_of_each(&mut items).as_deref(), Some("is unknown"));
        assert_eq!(items, ["“a” (lines 3–4)", "“b”"]);
        let mut other = ["“a” is unknown".to_owned(), "“b” has ended".to_owned()];
        assert_eq!(said_of_each(&mut other), None);
        assert_eq!(other, ["“a” is unknown", "“b” has ended"]);
        let mut due = [
            "“a” is due “May”, over".to_owned(),
            "“b” is due “June”, over".to_owned(),
        ];
        assert_eq!(said_of_each(&mut due), None);
        let mut bare = ["“a”".to_owned(), "“b”".to_owned()];
        assert_eq!(said_of_each(&mut bare), None);
    }

    #[test]
    fn a_place_that_a_sentence_names_is_not_said_again() {
        for (text, place, named) in [
            ("“a” (lines 12, 80) has ended", "line 12", true),
            ("“a” (line 12) has ended", "line 12", true),
            ("“a” (line 120) has ended", "line 12", false),
            ("“a” (lines 12–14) has ended", "line 12", false),
            ("“a” (dòng 12, 80) không còn", "dòng 12", true),
            ("“a” (dòng 120) không còn", "dòng 12", false),
            ("“a” (lines 12–14)", "lines 12–14", true),
        ] {
            assert_eq!(names(text, place), named, "{text} {place}");
        }
    }
}
