//! Laws that are named by their day rather than by a number.

use super::super::date;
use super::super::words::Words;
use super::issuer::{begins_with_body, issuer};
use crate::document::PartialDate;

/// A law without a number.
pub(super) struct Dated<'f> {
    /// Luật, bộ luật or pháp lệnh.
    pub(super) kind: &'static str,
    /// Its name.
    pub(super) title: Words<'f>,
    /// Its day.
    pub(super) issued: Option<PartialDate>,
    /// Who passed it, where that stands before the day.
    pub(super) issuer: Option<Words<'f>>,
    /// Where it starts, in the flow.
    pub(super) start: usize,
    /// Where its day ends, in the flow.
    pub(super) end: usize,
}

/// The longest name of a law, in bytes.
const LONGEST: usize = 400;

/// The law whose day stands at a byte of the words: "Luật Dữ liệu ngày 30/11/2024".
pub(super) fn dated(words: Words<'_>, at: usize) -> Option<Dated<'_>> {
    let lead = words.until(at).trim_end().before("ngày")?;
    let (named, passed_by) = passed_by(lead.last(LONGEST));
    let near = named;
    let sentence = near
        .text
        .rfind([';', '.', ':', '(', ')'])
        .map_or(0, |at| at + 1);
    let sentence = near.from(sentence);
    let (kind, start) = name(sentence)?;
    let title = sentence
        .from(start + kind.len())
        .trim_matches(|c| c.is_whitespace() || c == ',');
    let numbered = title.text.bytes().any(|b| b.is_ascii_digit());
    let of_others = title.has_any(&[
        "nghị định",
        "nghị quyết",
        "quyết định",
        "thông tư",
        "của chính phủ",
    ]);
    if title.is_empty() || numbered || of_others {
        return None;
    }
    let day = words.from(lead.text.len()).trim_start();
    let (rest, issued) = date::printed(day.lower).ok()?;
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
fn passed_by(lead: Words<'_>) -> (Words<'_>, Option<Words<'_>>) {
    let Some(passed) = lead.before_any(&["thông qua", "ban hành"]) else {
        return (lead, None);
    };
    let Some(at) = passed.lower.rfind(" được ") else {
        return (lead, None);
    };
    let name = passed.from(at + " được ".len());
    let by = issuer(name).filter(|by| begins_with_body(name) && by.end() == name.end());
    if by.is_none() {
        return (lead, None);
    }
    let law = passed.until(at);
    (law.before("đã").unwrap_or(law), by)
}

/// The name of a law at the end of words: the amending one, if it names those it amends.
fn name(words: Words<'_>) -> Option<(&'static str, usize)> {
    const NAMES: &[(&str, &str)] = &[
        ("Bộ luật ", "bộ luật"),
        ("Luật ", "luật"),
        ("Pháp lệnh ", "pháp lệnh"),
    ];
    let amending = words.lower.find("luật sửa đổi");
    if let Some(at) = amending {
        return Some(("luật", at));
    }
    NAMES
        .iter()
        .filter_map(|(printed, kind)| Some((*kind, words.text.rfind(printed)?)))
        .max_by_key(|(_, at)| *at)
}
