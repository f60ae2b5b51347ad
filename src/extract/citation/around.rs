//! What stands around the number of a document: its date and its issuer.

use super::super::date;
use super::super::words::Words;
use super::issuer::{begins_with_body, issuer, joint_issuer};
use crate::document::PartialDate;

/// Date and issuer after a number.
pub(super) struct Tail<'f> {
    /// The day.
    pub(super) issued: Option<PartialDate>,
    /// The issuer.
    pub(super) issuer: Option<Words<'f>>,
    /// Whether several bodies may have issued it.
    pub(super) joint: bool,
    /// Where they end.
    pub(super) end: usize,
}

impl<'f> Tail<'f> {
    /// Passes over "(sau đây gọi là …)" at the end, where more than that follows.
    pub(super) fn pass_alias(&mut self, words: Words<'f>) {
        let rest = words.from(self.end).trim_start();
        let alias = rest.lower.strip_prefix('(').is_some_and(|inner| {
            ["sau đây", "gọi tắt", "gọi là", "viết tắt"]
                .iter()
                .any(|lead| inner.starts_with(lead))
        });
        // No further than an alias is long: a text without a bracket is asked often.
        let close = || rest.text.bytes().take(160).position(|byte| byte == b')');
        let Some(close) = alias.then(close).flatten() else {
            return;
        };
        let next = rest.from(close + 1).trim_start();
        if next.after_any(&["của", "do", "ngày", "được"]).is_some() {
            self.end = next.start - words.start;
        }
    }

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
        let between = rest.until(skipped.start - rest.start).text;
        let (after_comma, in_bracket) = (between.contains(','), between.trim_end().ends_with('('));
        let rest = rest.from(skipped.start - rest.start);
        let name = match (rest.after_any(&["của", "do", "giữa"]), rest.after("được")) {
            (Some(name), _) if self.joint => joint_issuer(name),
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
            // "(UBND tỉnh, 29/7/2025)"
            (None, None) if in_bracket && begins_with_body(rest) => issuer(rest)
                .filter(|by| words.text.get(by.end() - words.start..).is_some_and(closes)),
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
    let Some(mut body) = lead.before_any(ISSUES) else {
        return Before::of(None);
    };
    while let Some(shorter) = body.before_any(JUST) {
        body = shorter;
    }
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

/// Verbs between a body and the document it issued.
const ISSUES: &[&str] = &["ký ban hành", "ban hành", "thông qua", "có", "ký"];

/// Words before such a verb that say no more than when.
const JUST: &[&str] = &["đã", "vừa", "mới", "cũng", "vừa qua", "sớm", "kịp thời"];

/// "chỉ đạo của UBND tỉnh tại Công văn số …", "Sở Tài chính trình tại Tờ trình số …": who speaks
/// in the document named next. A notice hands on what somebody else concluded.
pub(super) fn speaks_in(lead: Words<'_>) -> Option<Words<'_>> {
    let sentence = lead.text.rfind([';', '.', ':']).map_or(0, |at| at + 1);
    let sentence = lead.from(sentence);
    let of = sentence.lower.rfind(" của ");
    let whole = |name: Words<'_>| -> bool {
        issuer(name).is_some_and(|by| begins_with_body(name) && by.end() == name.end())
    };
    if let Some(of) = of {
        let said = sentence.until(of);
        let name = sentence.from(of + " của ".len()).trim();
        let concluded = said.has_any(&["kết luận"]);
        return Some(name).filter(|name| !concluded && whole(*name));
    }
    let name =
        sentence
            .trim()
            .before_any(&["trình", "đề nghị", "đề xuất", "yêu cầu", "chỉ đạo"])?;
    Some(name).filter(|name| whole(*name))
}

/// Whether a bracket ends, or goes on with the day.
fn closes(rest: &str) -> bool {
    let rest = rest.trim_start_matches([',', ' ']);
    rest.starts_with(')')
        || rest.starts_with("ngày ")
        || rest.starts_with(|c: char| c.is_ascii_digit())
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
