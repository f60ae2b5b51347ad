//! What stands around the number of a document: its date and its issuer.

use super::issuer::{begins_with_body, issuer, joint_issuer};
use crate::document::PartialDate;
use crate::extract::date;
use crate::extract::phrases::lists;
use crate::extract::stretch::Stretch;

lists! {
    /// "(sau đây gọi là …)".
    ALIAS "alias";
    /// What goes on after it.
    AFTER_ALIAS "after-alias";
    /// "ban hành ngày …": verbs before a day.
    BEFORE_DAY "before-day";
    /// "của", "do", "giữa" before an issuer.
    BY "by-word";
    /// "được" before an issuer and its verb.
    WAS "was-word";
    /// That verb.
    PASSES "passes";
    /// Verbs between a body and the document it issued.
    ISSUES "issues";
    /// Words before such a verb that say no more than when.
    JUST "just";
    /// Verbs of who speaks in a document.
    SPEAKS "speaks";
    /// What somebody else concluded.
    CONCLUDED "concluded";
    /// What a body does that issued nothing before.
    ACTS "acts";
}

/// Date and issuer after a number.
pub(super) struct Tail<'t> {
    /// The day.
    pub(super) issued: Option<PartialDate>,
    /// The issuer.
    pub(super) issuer: Option<Stretch<'t>>,
    /// Whether several bodies may have issued it.
    pub(super) joint: bool,
    /// Where they end.
    pub(super) end: usize,
}

impl<'t> Tail<'t> {
    /// Passes over "(sau đây gọi là …)" at the end, where more than that follows.
    pub(super) fn pass_alias(&mut self, words: Stretch<'t>) {
        let rest = words.from(self.end).trim_start();
        let alias = rest
            .plain
            .strip_prefix('(')
            .is_some_and(|inner| ALIAS.glued(inner).is_some());
        // No further than an alias is long: a text without a bracket is asked often.
        let close = || rest.text.bytes().take(160).position(|byte| byte == b')');
        let Some(close) = alias.then(close).flatten() else {
            return;
        };
        let next = rest.from(close + 1).trim_start();
        if AFTER_ALIAS.begin(next) {
            self.end = next.start - words.start;
        }
    }

    /// Reads a date at the end, if one stands there.
    pub(super) fn date(&mut self, words: Stretch<'t>) {
        let rest = words.from(self.end);
        let mut rest = rest.trim_start_matches(|c| c.is_whitespace() || matches!(c, ',' | '('));
        if let Some(after) = BEFORE_DAY
            .after(rest)
            .filter(|after| date::is_announced(after.plain))
        {
            rest = after;
        }
        let parsed = date::printed(rest.plain).or_else(|_| date::year_alone(rest.plain));
        if let Ok((left, issued)) = parsed {
            self.issued = issued;
            self.end = rest.end() - left.len() - words.start;
        }
    }

    /// Reads an issuer at the end, if one stands there.
    pub(super) fn issuer(&mut self, words: Stretch<'t>) -> bool {
        let rest = words.from(self.end);
        let cut = |c: char| c.is_whitespace() || matches!(c, ',' | ')' | '(');
        let skipped = rest.trim_start_matches(cut);
        let between = rest.until(skipped.start - rest.start).text;
        let (after_comma, in_bracket) = (between.contains(','), between.trim_end().ends_with('('));
        let rest = skipped;
        let name = match (BY.after(rest), WAS.after(rest)) {
            (Some(name), _) if self.joint => joint_issuer(name),
            (Some(name), _) => issuer(name),
            (None, Some(name)) => issuer(name).filter(|by| {
                let next = words.from(by.end() - words.start).trim_start();
                begins_with_body(name) && PASSES.begin(next)
            }),
            (None, None) if self.issued.is_some() && begins_with_body(rest) => {
                issuer(rest).filter(|by| !(after_comma && acts(words.from(by.end() - words.start))))
            }
            // "(UBND tỉnh, 29/7/2025)"
            (None, None) if in_bracket && begins_with_body(rest) => {
                issuer(rest).filter(|by| closes(words.from(by.end() - words.start)))
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
pub(super) struct Before<'t> {
    /// The day.
    pub(super) issued: Option<PartialDate>,
    /// The issuer.
    pub(super) issuer: Option<Stretch<'t>>,
    /// Whether no words after the number may name another issuer.
    pub(super) decides: bool,
}

impl<'t> Before<'t> {
    /// Only who issued it.
    pub(super) fn of(issuer: Option<Stretch<'t>>) -> Self {
        Self {
            issued: None,
            issuer,
            decides: false,
        }
    }
}

/// "Ngày 22/12/2024, Bộ Chính trị ban hành": who issued the document named next, and when.
pub(super) fn issued_by(lead: Stretch<'_>) -> Before<'_> {
    let Some(mut body) = ISSUES.before(lead) else {
        return Before::of(None);
    };
    while let Some(shorter) = JUST.before(body) {
        body = shorter;
    }
    let sentence = sentence(body).trim();
    let name = sentence
        .plain
        .rfind(", ")
        .map_or(sentence, |at| sentence.from(at + ", ".len()));
    let whole = issuer(name).filter(|by| begins_with_body(name) && by.end() == name.end());
    let dated = sentence.until(name.start - sentence.start);
    let issued = date::printed(dated.plain)
        .ok()
        .and_then(|(rest, issued)| issued.filter(|_| whole.is_some() && rest.trim() == ","));
    Before {
        issued,
        issuer: whole,
        decides: false,
    }
}

/// The last sentence of words.
fn sentence(words: Stretch<'_>) -> Stretch<'_> {
    words.from(words.text.rfind([';', '.', ':']).map_or(0, |at| at + 1))
}

/// "chỉ đạo của UBND tỉnh tại Công văn số …", "Sở Tài chính trình tại Tờ trình số …": who speaks
/// in the document named next. A notice hands on what somebody else concluded.
pub(super) fn speaks_in(lead: Stretch<'_>) -> Option<Stretch<'_>> {
    let sentence = sentence(lead);
    let whole = |name: Stretch<'_>| -> bool {
        issuer(name).is_some_and(|by| begins_with_body(name) && by.end() == name.end())
    };
    if let Some((at, end)) = super::OF.rfind(sentence) {
        let said = sentence.until(at);
        let name = sentence.from(end).trim();
        let concluded = CONCLUDED.stand_in(said);
        return Some(name).filter(|name| !concluded && whole(*name));
    }
    let name = SPEAKS.before(sentence.trim())?;
    Some(name).filter(|name| whole(*name))
}

/// Whether a bracket ends, or goes on with the day.
fn closes(rest: Stretch<'_>) -> bool {
    let rest = rest.trim_start_matches(|c| matches!(c, ',' | ' '));
    rest.text.starts_with(')')
        || date::is_announced(rest.plain)
        || rest.text.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a sentence goes on with what the body does, so that it issued nothing before.
fn acts(rest: Stretch<'_>) -> bool {
    ACTS.begin(rest.trim_start())
}
