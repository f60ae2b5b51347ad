//! Names of drafted documents and files, by the conventions of `rules/README.md`.

use super::document::Heading;
use crate::document::{Body, DocumentKind};
use crate::rule::RuleSet;
use crate::text::bare;

/// `kh-1742-lam-dong-2027`: kind, ordinal, body where it is not the usual one, province, year.
/// One that another document has already gets a number behind.
pub(super) fn fresh(rules: &RuleSet, head: &Heading<'_>) -> String {
    let wished = wished(head);
    let mut slug = wished.clone();
    let mut next = 2;
    while rules.find_document(&slug).is_some() {
        slug = format!("{wished}-{next}");
        next += 1;
    }
    slug
}

fn wished(head: &Heading<'_>) -> String {
    let number = head.number.as_ref();
    let kind = number
        .and_then(|n| n.kind)
        .map(DocumentKind::abbreviation)
        .filter(|kind| !kind.is_empty())
        .unwrap_or("vb");
    let mut parts = vec![part(kind)];
    if let Some(number) = number {
        parts.push(part(&number.ordinal));
        if number.body.is_none_or(|body| !is_usual(body)) {
            parts.push(part(&number.body_text));
        }
    }
    parts.extend(head.province.map(part));
    parts.push(head.year.to_string());
    parts.retain(|part| !part.is_empty());
    parts.join("-")
}

/// Whether numbers of this body need no word for it.
fn is_usual(body: Body) -> bool {
    matches!(
        body,
        Body::PeopleCommittee | Body::PrimeMinister | Body::Government | Body::Centre
    )
}

/// `lam-dong/2027-1742-kh-ubnd.rules`.
pub(super) fn file_name(head: &Heading<'_>) -> String {
    let folder = head.province.map_or_else(|| "national".to_owned(), part);
    let number = head.number.as_ref().map(|n| part(&n.printed));
    let number = number
        .filter(|n| !n.is_empty())
        .unwrap_or_else(|| wished(head));
    format!("{folder}/{}-{number}.rules", head.year)
}

/// Words as a part of a slug: letters without marks, in lower case, and digits.
fn part(words: &str) -> String {
    let plain: String = bare(words)
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() {
                c.to_ascii_lowercase()
            } else {
                '-'
            }
        })
        .collect();
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    parts.join("-")
}
