//! Documents without a number: a law by its day, a programme, what a congress decided.

use super::issuer::issuer;
use super::title::title;
use super::{Found, kind};
use crate::extract::date;
use crate::extract::phrases::lists;
use crate::extract::stretch::{Stretch, starts_upper};

lists! {
    /// A congress issues what is not numbered.
    CONGRESS "congress";
}

/// A document without a number: a law, a programme, a draft.
pub(super) fn unnumbered<'t>(lead: Stretch<'t>, found: &mut Vec<Found<'t>>) {
    let named = super::list::DRAFT.after(lead);
    let is_draft = named.is_some();
    let whole = lead;
    let lead = named.unwrap_or(lead);
    let Some((kind, end)) = kind::at_start(lead).filter(|_| starts_upper(lead.text)) else {
        return;
    };
    let of_draft = whole.trim_matches(|c| c.is_whitespace() || ",.;".contains(c));
    let raw = lead.trim_matches(|c| c.is_whitespace() || ",.;".contains(c));
    let of_law = kind::is(kind, &["law", "code-of-law", "ordinance", "constitution"]);
    let rest = raw.from(end).trim();
    // "Nghị quyết, Kế hoạch của tỉnh": a heading of several kinds.
    let kinds = rest.trim_start_matches(|c| c == ',' || c.is_whitespace());
    let kinds = super::AND.after(kinds).unwrap_or(kinds);
    if kinds.start > rest.start && kind::at_start(kinds).is_some() {
        return;
    }
    let dated = date_in(rest, of_law);
    // "Văn bản của Trung ương": a heading of the documents below it.
    if kind::is(kind, &["text"]) && dated.is_none() {
        return;
    }
    let congress = CONGRESS.begin(rest).then_some(rest);
    let by = super::OF.after(rest).or(congress).and_then(issuer);
    let subject = match (&by, &dated) {
        (Some(by), _) => rest.from(by.end() - rest.start),
        (None, Some((at, _))) if of_law => rest.until(*at),
        _ => rest,
    };
    found.push(Found {
        raw: if is_draft { of_draft } else { raw },
        named: Stretch::default(),
        kind: Some(kind),
        number: None,
        issued: dated
            .filter(|_| of_law || by.is_some())
            .and_then(|(_, issued)| issued),
        issuer: by,
        title: title(subject),
        cites: Vec::new(),
    });
}

/// The first date in the words, and where it starts.
fn date_in(words: Stretch<'_>, of_law: bool) -> Option<(usize, date::Printed)> {
    let day = date::DAY.find(words).and_then(|(at, _)| {
        let (_, issued) = date::printed(words.from(at).plain).ok()?;
        Some((at, issued))
    });
    day.or_else(|| {
        let (at, _) = date::YEAR.find(words).filter(|_| of_law)?;
        let (_, issued) = date::year_alone(words.from(at).plain).ok()?;
        Some((at, issued))
    })
}
