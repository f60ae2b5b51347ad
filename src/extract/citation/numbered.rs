//! The head of a citation: kind, number, date, issuer.

use super::announced::{announced, elided, ends_in_number_word, is_draft, is_of_form};
use super::around::{Before, Tail, issued_by, speaks_in};
use super::issuer::{begins_with_body, issuer};
use super::kind;
use super::law;
use super::number::number;
use super::place_of_number::{digits, footnote, may_be_number, next_candidate};
use crate::document::{Body, DocumentNumber, Issuer, IssuerBody, PartialDate};
use crate::extract::date;
use crate::extract::phrases::lists;
use crate::extract::stretch::{Stretch, starts_upper};
use crate::text::letter::is_alphanumeric;

lists! {
    /// What a law in brackets begins with.
    BEFORE_NUMBER "law-before-number";
    /// Names of laws, and what may be numbered like one.
    LAW_NAME "law-name";
    /// "theo đề nghị của …": who proposes.
    PROPOSAL_OF "proposal-of";
}

/// A numbered document in running text, without its subject.
#[derive(Clone, Debug)]
pub(super) struct Head<'t> {
    /// From the kind, where one is printed, to the last of number, date and issuer.
    pub(super) words: Stretch<'t>,
    /// The kind.
    pub(super) kind: Option<&'static str>,
    /// Whether the kind is printed before the number.
    pub(super) names_kind: bool,
    /// The number as printed.
    pub(super) number: std::borrow::Cow<'t, str>,
    /// The date, if one is printed and exists.
    pub(super) issued: Option<PartialDate>,
    /// The issuer, if one is printed.
    pub(super) issuer: Option<Stretch<'t>>,
    /// The subject, where it stands between kind and number, as a law's name does.
    pub(super) title: Option<Stretch<'t>>,
}

/// The numbered documents in a text, in order.
pub(super) fn heads(words: Stretch<'_>) -> Vec<Head<'_>> {
    let bytes = words.text.as_bytes();
    let (mut found, mut at): (Vec<Head<'_>>, usize) = (Vec::new(), 0);
    while let Some(next) = next_candidate(bytes, at) {
        at = next;
        let next = head(words, at, found.last()).or_else(|| dated_law(words, at, found.last()));
        match next {
            Some((head, after)) => {
                let floor = found
                    .last()
                    .map_or(0, |last| last.words.end() - words.start);
                found.extend(elided(words, floor, &head));
                found.push(head);
                at = after.max(at + 1);
            }
            None => at += digits(bytes, at).max(1),
        }
    }
    found
}

/// A law without a number, known by its day: "Luật Giao dịch điện tử ngày 22 tháng 6 năm 2023".
fn dated_law<'t>(
    words: Stretch<'t>,
    at: usize,
    last: Option<&Head<'t>>,
) -> Option<(Head<'t>, usize)> {
    let floor = last.map_or(0, |head| head.words.end() - words.start);
    let law = law::dated(
        words.slice(floor.min(at)..words.text.len()),
        at.checked_sub(floor)?,
    )?;
    let mut tail = Tail {
        issued: law.issued,
        issuer: law.issuer,
        joint: false,
        end: law.end - words.start,
    };
    if tail.issuer.is_none() {
        tail.issuer(words);
    }
    let number = bracketed_number(words.from(tail.end)).inspect(|(_, length)| tail.end += length);
    let head = Head {
        words: words.slice(law.start - words.start..tail.end),
        kind: Some(law.kind),
        names_kind: true,
        number: number.map_or("", |(number, _)| number).into(),
        issued: tail.issued,
        issuer: tail.issuer,
        title: Some(law.title),
    };
    Some((head, tail.end))
}

/// "Luật Dữ liệu ngày 30/11/2024 (Luật số 60/2024/QH15)": the number, and how long the words are.
fn bracketed_number(rest: Stretch<'_>) -> Option<(&str, usize)> {
    let inner = rest.trim_start();
    let named = inner.plain.strip_prefix('(').map(|_| inner.from(1))?;
    let numbered = BEFORE_NUMBER.after(named)?;
    let (after, found) = number(numbered.text, true)?;
    let closed = after.strip_prefix(')')?;
    Some((found.text, rest.text.len() - closed.len()))
}

fn head<'t>(words: Stretch<'t>, at: usize, last: Option<&Head<'t>>) -> Option<(Head<'t>, usize)> {
    let lead = words.until(at);
    if lead.text.ends_with(|c: char| {
        is_alphanumeric(c) && !ends_in_number_word(lead) || matches!(c, '.' | ',' | '/' | '%')
    }) && !is_draft(words, at)
    {
        return None;
    }
    if !may_be_number(words, at) || is_of_form(lead) {
        return None;
    }
    let floor = last.map_or(0, |head| head.words.end() - words.start);
    let lead = lead.from(floor.min(at));
    let (announced, before) = announced(lead);
    let (text, code) = match number(words.from(at).text, announced.is_some()) {
        Some((_, found)) => (found.text, found.code),
        None => (short(words, at, announced.is_some(), before)?, None),
    };
    let place = Around {
        words,
        before,
        at,
        end: at + text.len(),
    };
    let (mut head, mut after) = place.head(text, code);
    // "Đề án 06/CP" is a programme's short name; "06/ĐA" says itself what it is.
    if head.kind.is_some_and(|kind| kind::is(kind, &["scheme"]))
        && code.is_none()
        && text.matches(['/', '-']).count() < 2
    {
        return None;
    }
    // A footnote's mark may be glued to the number.
    after = after.max(at + text.len() + footnote(words.from(at + text.len()).text));
    head.number = text.into();
    Some((head, after))
}

/// "Nghị quyết 57": the ordinal alone.
fn short<'t>(
    words: Stretch<'t>,
    at: usize,
    announced: bool,
    before: Stretch<'t>,
) -> Option<&'t str> {
    let length = digits(words.text.as_bytes(), at);
    let after = words.from(at + length).text;
    let alone = !after.starts_with(|c: char| {
        is_alphanumeric(c)
            || matches!(c, '/' | '-' | '%' | '.')
                && after.len() > 1
                && after
                    .as_bytes()
                    .get(1)
                    .is_some_and(u8::is_ascii_alphanumeric)
    });
    if !(announced && alone && (1..=3).contains(&length)) {
        return None;
    }
    let (kind, start) = kind::at_end(before)?;
    let named = kind::is(kind, &["resolution", "decree", "directive", "conclusion"]);
    let close = before.plain.get(start..)?.split_whitespace().count() <= 2;
    // "Kế hoạch số 3 ngày 10/01/2026": the sign was left out, the day tells that it is a document.
    let dated = || {
        ends_in_number_word(words.until(at).trim_end())
            && date::printed(words.from(at + length).trim_start().plain).is_ok()
    };
    (close && (named || dated()))
        .then(|| words.text.get(at..at + length))
        .flatten()
}

struct Around<'t> {
    words: Stretch<'t>,
    before: Stretch<'t>,
    at: usize,
    end: usize,
}

impl<'t> Around<'t> {
    fn head(&self, number: &'t str, code: Option<&'t str>) -> (Head<'t>, usize) {
        let base = self.before.start - self.words.start;
        let named = if is_of_parliament(number) {
            self.law()
        } else {
            None
        }
        .or_else(|| kind::at_end(self.before));
        let start = named.map_or(self.at, |(_, start)| base + start);
        let start = if named.is_none() {
            self.number_word()
        } else {
            start
        };
        let before = named.map_or(Before::of(None), |(_, at)| self.issuer_before(at));
        let tail = self.tail(before.decides);
        let by = tail
            .issuer
            .or(before.issuer)
            .or_else(|| self.issuer_after_subject(tail.end));
        let by_code = code.and_then(kind::of_code);
        let regulates = named.is_some_and(|(_, at)| starts_upper(self.before.from(at).text));
        let kind = kind(named.map(|(kind, _)| kind), by_code, number, regulates);
        let title = named
            .filter(|_| is_of_parliament(number))
            .and_then(|(name, at)| self.law_title(name, at));
        let head = Head {
            words: self.words.slice(start.min(self.at)..tail.end),
            kind,
            names_kind: named.is_some(),
            number: number.into(),
            issued: tail.issued.or(before.issued),
            issuer: by,
            title,
        };
        (head, tail.end)
    }

    /// Where "số" stands before a number without a kind.
    fn number_word(&self) -> usize {
        self.before.end() - self.words.start + usize::from(!self.before.is_empty())
    }

    /// A law's name may be long and have commas in it.
    fn law(&self) -> Option<(&'static str, usize)> {
        let from = self.before.plain.rfind([';', '.']).map_or(0, |at| at + 1);
        let part = self.before.from(from);
        let (at, _) = LAW_NAME.rfind(part)?;
        let (kind, _) = kind::at_start(part.from(at))?;
        Some((kind, from + at))
    }

    fn law_title(&self, name: &str, at: usize) -> Option<Stretch<'t>> {
        let title = self
            .before
            .from(at + name.len())
            .trim_matches(|c| c.is_whitespace() || c == '(');
        (!title.is_empty() && kind::is(name, &["law", "code-of-law"])).then_some(title)
    }

    /// "Kế hoạch của UBND tỉnh số 12/KH-UBND", "theo đề nghị của phòng … tại Tờ trình số …".
    fn issuer_before(&self, at: usize) -> Before<'t> {
        let named = self.before.from(at);
        if let Some((_, end)) = super::OF.find(named) {
            return Before::of(issuer(named.from(end).trim_start()));
        }
        let lead = self.before.until(at).trim_end();
        if let Some(lead) = super::AT.before(lead) {
            let proposed = PROPOSAL_OF.rfind(lead);
            let by = proposed.and_then(|(_, end)| issuer(lead.from(end).trim_start()));
            let by = by.or_else(|| speaks_in(lead).filter(|by| self.may_be_of(*by)));
            return Before {
                issued: None,
                decides: by.is_some(),
                issuer: by,
            };
        }
        issued_by(lead)
    }

    /// "(Quyết định số 3276/QĐ-BGDĐT … ban hành Bộ chỉ số … của Bộ trưởng Bộ Giáo dục và Đào
    /// tạo)": a ministry or department named after the subject, where it is the number's own.
    fn issuer_after_subject(&self, end: usize) -> Option<Stretch<'t>> {
        let number = DocumentNumber::parse(self.words.slice(self.at..self.end).text);
        let sector = |body| match body {
            Body::Ministry(sector) => Some(IssuerBody::Ministry(Some(sector))),
            Body::Department(sector) => Some(IssuerBody::Department(Some(sector))),
            _ => None,
        };
        let near = self.words.from(end).first(500);
        let near = near.until(near.text.find([')', '”']).unwrap_or(near.text.len()));
        if let Some(body) = number.body.filter(|body| body.is_national()) {
            let at_end = issuer_at_end(near, body);
            if at_end.is_some() {
                return at_end;
            }
        }
        let own = number.body.and_then(sector)?;
        super::OF.places(near).find_map(|(_, end)| {
            let name = near.from(end).trim_start();
            let by = issuer(name).filter(|_| begins_with_body(name))?;
            (Issuer::parse(by.text).body == own).then_some(by)
        })
    }

    /// Whether the number can be one of this issuer's.
    fn may_be_of(&self, by: Stretch<'t>) -> bool {
        let printed = self.words.slice(self.at..self.end).text;
        let number = DocumentNumber::parse(printed);
        number
            .body
            .is_none_or(|body| !Issuer::parse(by.text).contradicts_number_of(body))
    }

    /// Date and issuer after the number, in either order.
    fn tail(&self, is_issued: bool) -> Tail<'t> {
        let mut tail = Tail {
            issued: None,
            issuer: None,
            joint: is_joint(self.words.slice(self.at..self.end).text),
            end: self.end,
        };
        tail.end += footnote(self.words.from(self.end).text);
        tail.pass_alias(self.words);
        tail.date(self.words);
        tail.pass_alias(self.words);
        if !is_issued && tail.issuer(self.words) && tail.issued.is_none() {
            tail.date(self.words);
        }
        tail
    }
}

/// "phê duyệt Chương trình … của Thủ tướng Chính phủ;": the body that the number names, at the end of the subject, which
/// names no other document.
fn issuer_at_end(near: Stretch<'_>, body: Body) -> Option<Stretch<'_>> {
    let subject = near.until(near.text.find([';', '.', '(']).unwrap_or(near.text.len()));
    let (_, end) = super::OF.rfind(subject)?;
    let name = subject.from(end).trim();
    let by = issuer(name).filter(|by| begins_with_body(name) && by.end() == name.end())?;
    let own = Issuer::parse(by.text);
    let of_another = subject.text.contains('/');
    (!of_another && own.body != IssuerBody::Unknown && !own.contradicts_number_of(body))
        .then_some(by)
}

/// Whether a number says that several bodies issued the document: `TTLT`, `NQLT`.
fn is_joint(number: &str) -> bool {
    number
        .split(['/', '-'])
        .any(|code| matches!(code, "TTLT" | "NQLT" | "KHLT" | "HDLN" | "HDLT" | "CTLT"))
}

fn is_of_parliament(number: &str) -> bool {
    number
        .rsplit(['/', '-'])
        .next()
        .is_some_and(|last| last.starts_with("QH") || last.starts_with("UBTVQH"))
}

/// The kind: as printed, unless the number alone can tell.
fn kind(
    named: Option<&'static str>,
    by_code: Option<&'static str>,
    number: &str,
    is_capital: bool,
) -> Option<&'static str> {
    let is = |slugs: &[&str]| named.is_some_and(|kind| kind::is(kind, slugs));
    let decision = by_code.is_some_and(|kind| kind::is(kind, &["decision"]));
    // "Quy định số 294-QĐ/TW": the Party writes the two alike.
    if is(&["regulation"]) && decision && is_capital {
        return named;
    }
    // "Thông báo kết luận số 12-TB/VPTW": the number says which of the two it is.
    let by_number = ["text", "conclusion", "guidance", "regulation", "scheme"];
    if by_code.is_some() && (named.is_none() || is(&by_number)) {
        return by_code;
    }
    if by_code.is_none() && named.is_none() && is_of_parliament(number) {
        return kind::of_slug("law");
    }
    if by_code.is_none() && (named.is_none() || is(&["text"])) {
        return kind::of_slug("letter");
    }
    named
}
