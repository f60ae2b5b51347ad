//! Documents that a paragraph names outside the legal basis, and what those of a list share.

use super::issuer::issuer;
use super::list::{Context, cited, is_joint};
use super::numbered::heads;
use super::{Found, kind};
use crate::extract::stretch::Stretch;

/// The documents a paragraph names, each by itself; those of one list share their issuer.
pub(super) fn mentions(words: Stretch<'_>) -> Vec<Found<'_>> {
    let names = heads(words);
    let mut found: Vec<Found<'_>> = Vec::with_capacity(names.len());
    let (mut first, mut end) = (0, words.start);
    for head in &names {
        let gap = words.slice(end - words.start..(head.words.start.max(end)) - words.start);
        if found.len() > first && !is_joint(gap) {
            share_issuer(found.get_mut(first..).unwrap_or_default());
            first = found.len();
        }
        let mut next = cited(head, head.words);
        if !head.names_kind && found.len() == first {
            let list = listed_before(gap);
            next.issuer = next.issuer.or(list.issuer);
            next.kind = list.kind.or(next.kind);
        } else if !head.names_kind {
            let last = found.last();
            next.issuer = next.issuer.or(last.and_then(|last| last.issuer));
        }
        end = head.words.end();
        found.push(next);
    }
    share_issuer(found.get_mut(first..).unwrap_or_default());
    found
}

/// "các Quyết định của Thủ tướng Chính phủ:" right before the first number of a list.
fn listed_before(gap: Stretch<'_>) -> Context<'_> {
    let gap = gap
        .last(200)
        .trim_matches(|c: char| c.is_whitespace() || c == ':');
    let gap = super::NUMBER.before(gap).unwrap_or(gap);
    let gap = gap.trim_matches(|c: char| c.is_whitespace() || c == ':');
    let of = super::OF.rfind(gap);
    let start = of
        .and_then(|(at, end)| kind::at_end(gap.until(at).trim_end()).map(|(kind, _)| (kind, end)));
    let Some((kind, end)) = start else {
        return Context::default();
    };
    let name = gap.from(end).trim_start();
    Context {
        kind: Some(kind),
        issuer: issuer(name).filter(|by| by.end() == name.end()),
    }
}

/// An issuer printed once, after the last of a list, is the issuer of all whose numbers name
/// the same body.
pub(super) fn share_issuer(group: &mut [Found<'_>]) {
    let mut next: Option<(Stretch<'_>, String)> = None;
    for citation in group.iter_mut().rev() {
        let body = citation.number.as_deref().map_or(String::new(), body);
        match (citation.issuer, &next) {
            (Some(own), _) => next = Some((own, body)),
            (None, Some((shared, of))) if *of == body => citation.issuer = Some(*shared),
            (None, _) => {}
        }
    }
}

/// The body a number ends in: `TTG`.
fn body(number: &str) -> String {
    let last = number.rsplit(['/', '-']).next().unwrap_or_default();
    last.trim().to_uppercase()
}
