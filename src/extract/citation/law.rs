//! Laws that are named by their day rather than by a number.

use super::issuer::{begins_with_body, issuer};
use crate::document::PartialDate;
use crate::extract::date;
use crate::extract::phrases::lists;
use crate::extract::stretch::{Stretch, starts_upper};

lists! {
    /// What is named like a law.
    LAW_NAME "law-like";
    /// "Luật sửa đổi …" names the laws it amends.
    AMENDING "amending-law";
    /// Documents of others in the name of a law: it is no name then.
    OF_OTHERS "of-others";
    /// Verbs by which a body passes a law.
    PASSES "passes";
    /// "được" before who passes it.
    WAS "was-word";
    /// "đã".
    ALREADY "already";
}

/// A law without a number.
pub(super) struct Dated<'t> {
    /// Luật, bộ luật or pháp lệnh.
    pub(super) kind: &'static str,
    /// Its name.
    pub(super) title: Stretch<'t>,
    /// Its day.
    pub(super) issued: Option<PartialDate>,
    /// Who passed it, where that stands before the day.
    pub(super) issuer: Option<Stretch<'t>>,
    /// Where it starts, in the running text.
    pub(super) start: usize,
    /// Where its day ends, in the running text.
    pub(super) end: usize,
}

/// The longest name of a law, in bytes.
const LONGEST: usize = 400;

/// The law whose day stands at a byte of the words: "Luật Dữ liệu ngày 30/11/2024".
pub(super) fn dated(words: Stretch<'_>, at: usize) -> Option<Dated<'_>> {
    let lead = date::DAY.before(words.until(at).trim_end())?;
    let (near, passed_by) = passed_by(lead.last(LONGEST));
    let sentence = near
        .text
        .rfind([';', '.', ':', '(', ')'])
        .map_or(0, |at| at + 1);
    let sentence = near.from(sentence);
    let (kind, start, length) = name(sentence)?;
    let title = sentence
        .from(start + length)
        .trim_matches(|c| c.is_whitespace() || c == ',');
    let numbered = title.text.bytes().any(|b| b.is_ascii_digit());
    if title.is_empty() || numbered || OF_OTHERS.stand_in(title) {
        return None;
    }
    let day = words.from(lead.text.len()).trim_start();
    let (rest, issued) = date::printed(day.plain).ok()?;
    Some(Dated {
        kind,
        title,
        issued,
        issuer: passed_by,
        start: sentence.start + start,
        end: day.end() - rest.len(),
    })
}

/// "Luật … đã được Quốc hội khóa XV thông qua": the law, and who passed it.
fn passed_by(lead: Stretch<'_>) -> (Stretch<'_>, Option<Stretch<'_>>) {
    let Some(passed) = PASSES.before(lead) else {
        return (lead, None);
    };
    let Some((at, end)) = WAS.rfind(passed) else {
        return (lead, None);
    };
    let name = passed.from(end).trim_start();
    let by = issuer(name).filter(|by| begins_with_body(name) && by.end() == name.end());
    if by.is_none() {
        return (lead, None);
    }
    let law = passed.until(at).trim_end();
    (ALREADY.before(law).unwrap_or(law), by)
}

/// The name of a law at the end of words: the amending one, if it names those it amends.
fn name(words: Stretch<'_>) -> Option<(&'static str, usize, usize)> {
    let kind = |start: usize| {
        let (kind, length) = super::kind::at_start(words.from(start))?;
        Some((kind, start, length))
    };
    if let Some((at, _)) = AMENDING.find(words) {
        return kind(at);
    }
    let places = LAW_NAME.places(words);
    let capital = |(at, _): &(usize, usize)| starts_upper(words.from(*at).text);
    places.filter(capital).last().and_then(|(at, _)| kind(at))
}
