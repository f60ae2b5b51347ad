//! What stands around the number of a document: its date and its issuer.

use super::super::date;
use super::super::words::Words;
use super::issuer::{begins_with_body, issuer};
use crate::document::PartialDate;

/// Date and issuer after a number.
pub(super) struct Tail<'f> {
    /// The day.
    pub(super) issued: Option<PartialDate>,
    /// The issuer.
    pub(super) issuer: Option<Words<'f>>,
    /// Where they end.
    pub(super) end: usize,
}

impl<'f> Tail<'f> {
    /// Reads a date at the end, if one stands there.
    pub(super) fn date(&mut self, words: Words<'f>) {
        let rest = words.from(self.end);
        let skipped = rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '('));
        let mut rest = rest.from(skipped.start - rest.start);
        for lead in [
            "được ban hành",
            "ban hành",
            "ký",
            "được thông qua",
            "thông qua",
        ] {
            if let Some(after) = rest
                .after(lead)
                .filter(|after| after.lower.starts_with("ngày"))
            {
                rest = after;
            }
        }
        let parsed = date::printed(rest.lower).or_else(|_| date::year_alone(rest.lower));
        if let Ok((left, issued)) = parsed {
            self.issued = issued;
            self.end = rest.end() - left.len() - words.start;
        }
    }

    /// Reads an issuer at the end, if one stands there.
    pub(super) fn issuer(&mut self, words: Words<'f>) -> bool {
        let rest = words.from(self.end);
        let cut = |c: char| c.is_whitespace() || matches!(c, ',' | ')' | '(');
        let skipped = rest.trim_matches(cut);
        let after_comma = rest.until(skipped.start - rest.start).text.contains(',');
        let rest = rest.from(skipped.start - rest.start);
        let name = match (rest.after_any(&["của", "do"]), rest.after("được")) {
            (Some(name), _) => issuer(name),
            (None, Some(name)) => issuer(name).filter(|by| {
                begins_with_body(name)
                    && words
                        .from(by.end() - words.start)
                        .trim_start()
                        .after_any(&["thông qua", "ban hành"])
                        .is_some()
            }),
            (None, None) if self.issued.is_some() && begins_with_body(rest) => {
                issuer(rest).filter(|by| !(after_comma && acts(words.from(by.end() - words.start))))
            }
            (None, None) => None,
        };
        let Some(name) = name else {
            return false;
        };
        self.end = name.end() - words.start;
        self.issuer = Some(name);
        true
    }
}

/// What the words before a document say of it.
pub(super) struct Before<'f> {
    /// The day.
    pub(super) issued: Option<PartialDate>,
    /// The issuer.
    pub(super) issuer: Option<Words<'f>>,
    /// Whether no words after the number may name another issuer.
    pub(super) decides: bool,
}

impl<'f> Before<'f> {
    /// Only who issued it.
    pub(super) fn of(issuer: Option<Words<'f>>) -> Self {
        Self {
            issued: None,
            issuer,
            decides: false,
        }
    }
}

/// "Ngày 22/12/2024, Bộ Chính trị ban hành": who issued the document named next, and when.
pub(super) fn issued_by(lead: Words<'_>) -> Before<'_> {
    let Some(body) = lead.before_any(&["đã ban hành", "ký ban hành", "ban hành"]) else {
        return Before::of(None);
    };
    let sentence = body.text.rfind([';', '.', ':']).map_or(0, |at| at + 1);
    let sentence = body.from(sentence).trim();
    let name = sentence
        .lower
        .rfind(", ")
        .map_or(sentence, |at| sentence.from(at + ", ".len()));
    let whole = issuer(name).filter(|by| begins_with_body(name) && by.end() == name.end());
    let dated = sentence.until(name.start - sentence.start);
    let issued = date::printed(dated.lower)
        .ok()
        .and_then(|(rest, issued)| issued.filter(|_| whole.is_some() && rest.trim() == ","));
    Before {
        issued,
        issuer: whole,
        decides: false,
    }
}

/// Whether a sentence goes on with what the body does, so that it issued nothing before.
fn acts(rest: Words<'_>) -> bool {
    let verbs = [
        "ban hành",
        "xây dựng",
        "tổ chức",
        "triển khai",
        "yêu cầu",
        "báo cáo",
        "đề nghị",
    ];
    rest.trim_start().after_any(&verbs).is_some()
}
