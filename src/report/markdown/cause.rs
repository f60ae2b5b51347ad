//! Findings of one cause: one line, and what is behind them.

use super::basis;
use super::escape::{html, words};
use crate::lang::Lang;
use crate::report::Ranked;
use crate::report::cause::Cause;
use crate::report::findings::{allowed, state};
use crate::report::{Entry, Reported};
use std::fmt::Write as _;

/// The most findings of one cause that are told one by one; more are counted.
const MOST: usize = 60;

/// Findings of one cause as they are written, and how much they ask for a look.
pub(super) fn ranked(entry: &Entry<'_>, cause: &Cause<'_>, lang: Lang) -> Option<Ranked> {
    let told = cause.findings.iter().take(MOST);
    let members: Vec<Reported<'_>> = told
        .map(|(_, finding, ruling)| Reported::new(entry, (finding, *ruling), lang))
        .collect();
    let first = members.first()?;
    Some(Ranked {
        rank: first.rank(),
        text: one(cause, first, &members, lang),
        findings: cause.findings.len() as u64,
    })
}

fn one(cause: &Cause<'_>, first: &Reported<'_>, members: &[Reported<'_>], lang: Lang) -> String {
    let severity = cause.severity.word(lang).to_uppercase();
    let counts = if first.rank().counts() {
        String::new()
    } else {
        format!(" ({})", state(cause.state, lang))
    };
    let (name, place) = (cause.name.slug(), html(&first.place));
    let alone = cause.findings.len() == 1;
    // Where one is told alone its place stands behind it.
    let message = if alone {
        &first.message
    } else {
        &cause.message
    };
    let mut out = format!(
        "<details><summary><b>{severity}</b>{counts}: {} ({name}) {place}</summary>\n\n",
        html(&message.text)
    );
    let mut item = |text: &str| {
        let _ = writeln!(out, "- {text}");
    };
    for of_one in message.items.iter().take(MOST) {
        item(&words(of_one));
    }
    let more = cause.findings.len() - members.len();
    if more > 0 {
        item(&match lang {
            Lang::Vi => format!("… và {more} chỗ nữa"),
            Lang::En => format!("… and {more} more"),
        });
    }
    if !message.help.is_empty() {
        item(&format!("→ {}", words(&message.way_out())));
    }
    for aside in message.asides() {
        item(&words(&aside));
    }
    if alone && let Some(said) = &first.words {
        item(&format!("“{}”", words(said)));
    }
    for line in documents(members, lang) {
        item(&line);
    }
    if let Some(why) = allowed(cause.state, lang) {
        item(&words(&why));
    }
    let mark = lang.pick("Mã nhận dạng", "Fingerprint");
    for member in members {
        let at = if alone {
            String::new()
        } else {
            format!(" ({})", words(&member.place))
        };
        item(&format!("{mark}{at}: `{}`", member.ruling.fingerprint()));
    }
    out.push_str("\n</details>\n\n");
    out
}

/// The documents and rules behind findings, each once.
fn documents(members: &[Reported<'_>], lang: Lang) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for member in members {
        let named = member.document.iter().filter(|_| member.rules.is_empty());
        let named = named.map(|document| {
            let word = lang.pick("Văn bản", "Document");
            format!("{word}: {}", words(document))
        });
        let rules = member.rules.iter().map(|rule| basis(rule, lang));
        for line in named.chain(rules) {
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
    }
    lines
}
