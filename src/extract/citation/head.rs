//! The head of a citation: kind, number, date, issuer.

use super::super::letter::is_alphanumeric;
use super::super::search::{places, position};
use super::super::words::{Words, starts_upper};
use super::super::work::look;
use super::around::{Before, Tail, issued_by, speaks_in};
use super::issuer::{begins_with_body, issuer};
use super::kind;
use super::law;
use super::number::{CAPITALS, number};
use crate::document::{Body, DocumentNumber, Issuer, IssuerBody, PartialDate};

/// A numbered document in running text, without its subject.
#[derive(Clone, Debug)]
pub(in super::super) struct Head<'f> {
    /// From the kind, where one is printed, to the last of number, date and issuer.
    pub(super) words: Words<'f>,
    /// The kind.
    pub(super) kind: Option<&'static str>,
    /// Whether the kind is printed before the number.
    pub(super) names_kind: bool,
    /// The number as printed.
    pub(in super::super) number: &'f str,
    /// The date, if one is printed and exists.
    pub(super) issued: Option<PartialDate>,
    /// The issuer, if one is printed.
    pub(super) issuer: Option<Words<'f>>,
    /// The subject, where it stands between kind and number, as a law's name does.
    pub(super) title: Option<Words<'f>>,
}

impl Head<'_> {
    /// The kind.
    pub(in super::super) fn kind(&self) -> Option<&'static str> {
        self.kind
    }

    /// The byte after its last word, in the flow.
    pub(in super::super) fn end(&self) -> usize {
        self.words.end()
    }
}

/// The numbered documents in a text, in order.
pub(in super::super) fn heads(words: Words<'_>) -> Vec<Head<'_>> {
    look(words.text.len());
    let bytes = words.text.as_bytes();
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(next) = next_candidate(bytes, at) {
        at = next;
        let next = head(words, at, found.last()).or_else(|| dated_law(words, at, found.last()));
        match next {
            Some((head, after)) => {
                found.push(head);
                at = after.max(at + 1);
            }
            None => at += digits(bytes, at).max(1),
        }
    }
    found
}

/// The next byte a number can start at: a digit, or the sign of a draft after its gap.
fn next_candidate(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += position(bytes.get(at..)?, |b| matches!(b, b'0'..=b'9' | b'/' | b'-'))?;
        // "số …-NQ/ĐU": most hyphens follow a letter or a blank.
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        let is_gap = before.is_some_and(|before| matches!(before, b'.' | b'_' | 0xA6));
        if bytes.get(at) != Some(&b'-') || is_gap {
            return Some(at);
        }
        at += 1;
    }
}

/// A law without a number, known by its day: "Luật Giao dịch điện tử ngày 22 tháng 6 năm 2023".
fn dated_law<'f>(
    words: Words<'f>,
    at: usize,
    last: Option<&Head<'f>>,
) -> Option<(Head<'f>, usize)> {
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
        number: number.map_or("", |(number, _)| number),
        issued: tail.issued,
        issuer: tail.issuer,
        title: Some(law.title),
    };
    Some((head, tail.end))
}

/// "Luật Dữ liệu ngày 30/11/2024 (Luật số 60/2024/QH15)": the number, and how long the words are.
fn bracketed_number(rest: Words<'_>) -> Option<(&str, usize)> {
    let inner = rest.trim_start();
    let named = inner.lower.strip_prefix('(').map(|_| inner.from(1))?;
    let numbered = named.after_any(&["luật số", "bộ luật số", "số"])?;
    let (after, found) = number(numbered.text, true)?;
    let closed = after.strip_prefix(')')?;
    Some((found.text, rest.text.len() - closed.len()))
}

fn digits(bytes: &[u8], at: usize) -> usize {
    bytes.get(at..).map_or(0, |rest| {
        rest.iter().take_while(|b| b.is_ascii_digit()).count()
    })
}

fn head<'f>(words: Words<'f>, at: usize, last: Option<&Head<'f>>) -> Option<(Head<'f>, usize)> {
    let lead = words.until(at);
    if lead.text.ends_with(|c: char| {
        is_alphanumeric(c) && !lead.lower.ends_with("số") || matches!(c, '.' | ',' | '/' | '%')
    }) && !is_draft(words, at)
    {
        return None;
    }
    if !may_be_number(words, at) {
        return None;
    }
    let floor = last.map_or(0, |head| head.words.end() - words.start);
    let lead = lead.from(floor.min(at));
    let (announced, before) = announced(lead);
    let (text, code) = match number(words.from(at).text, announced.is_some()) {
        Some((_, found)) => (found.text, found.code),
        None => (short(words, at, announced.is_some(), before)?, None),
    };
    let place = Place {
        words,
        before,
        at,
        end: at + text.len(),
    };
    let (mut head, mut after) = place.head(text, code);
    // "Đề án 06/CP" is a programme's short name; "06/ĐA" says itself what it is.
    if head.kind == Some("đề án") && code.is_none() && text.matches(['/', '-']).count() < 2 {
        return None;
    }
    // A footnote's mark may be glued to the number.
    after = after.max(at + text.len() + footnote(words.from(at + text.len()).text));
    head.number = text;
    Some((head, after))
}

/// Whether what stands around digits lets them begin a number: most digits are no number.
fn may_be_number(words: Words<'_>, at: usize) -> bool {
    let rest = words.from(at).text;
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let series = after.strip_prefix('.').map(|rest| {
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.strip_prefix('/').map_or("", |_| rest)
    });
    let tail = series
        .filter(|rest| !rest.is_empty())
        .or_else(|| after.strip_prefix(['a', 'b', 'c']))
        .or_else(|| after.strip_prefix(|c| CAPITALS.contains(c)))
        .unwrap_or(after)
        .trim_start();
    let before = words.until(at).lower.trim_end_matches([' ', ':']);
    let named = ["số", "quyết", "định", "thị", "luận"]
        .iter()
        .any(|word| before.ends_with(word));
    tail.starts_with(['/', '-', '–', '—', '‑', '−']) || (named && !after.starts_with(['%', ',']))
}

/// The length of a footnote's mark: `1`, `¹`, `[1]`, `(1)`.
fn footnote(text: &str) -> usize {
    let inner = text.trim_start_matches(['[', '(']);
    let rest = inner.trim_start_matches(char::is_numeric);
    let marked = rest.len() < inner.len() && inner.len() - rest.len() <= 4;
    let closed = inner.len() == text.len() || rest.starts_with([']', ')']);
    if marked && closed {
        text.len() - rest.trim_start_matches([']', ')']).len()
    } else {
        0
    }
}

/// `/KH-UBND` after "số" and a gap.
fn is_draft(words: Words<'_>, at: usize) -> bool {
    let before = words
        .until(at)
        .lower
        .trim_end_matches([' ', '.', '…', '_', ':']);
    matches!(words.text.as_bytes().get(at), Some(b'/' | b'-')) && before.ends_with("số")
}

/// Whether "số" or a kind announces the number, and the words before "số".
fn announced(lead: Words<'_>) -> (Option<()>, Words<'_>) {
    let plain =
        lead.trim_matches(|c| c == ':' || c.is_whitespace() || c == '.' || c == '…' || c == '_');
    let plain = lead.until(plain.end() - lead.start);
    if let Some(before) = plain.lower.strip_suffix("số") {
        return (Some(()), plain.until(before.len()).trim_end());
    }
    let kind = kind::at_end(plain);
    let adjacent = kind.is_some();
    (adjacent.then_some(()), plain)
}

/// "Nghị quyết 57": the ordinal alone.
fn short<'f>(words: Words<'f>, at: usize, announced: bool, before: Words<'f>) -> Option<&'f str> {
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
    let named = matches!(kind, "nghị quyết" | "nghị định" | "chỉ thị" | "kết luận");
    let close = before.lower.get(start..)?.split_whitespace().count() <= 2;
    (named && close)
        .then(|| words.text.get(at..at + length))
        .flatten()
}

struct Place<'f> {
    words: Words<'f>,
    before: Words<'f>,
    at: usize,
    end: usize,
}

impl<'f> Place<'f> {
    fn head(&self, number: &'f str, code: Option<&'f str>) -> (Head<'f>, usize) {
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
            number,
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
        let from = self.before.lower.rfind([';', '.']).map_or(0, |at| at + 1);
        let part = self.before.from(from);
        ["bộ luật", "luật", "pháp lệnh", "nghị quyết"]
            .iter()
            .filter_map(|name| part.lower.rfind(name).map(|at| (*name, from + at)))
            .max_by_key(|(name, at)| at + name.len())
            .map(|(name, at)| {
                if part
                    .lower
                    .get(..at - from)
                    .is_some_and(|b| b.ends_with("bộ "))
                {
                    ("bộ luật", at - "bộ ".len())
                } else {
                    (name, at)
                }
            })
    }

    fn law_title(&self, name: &str, at: usize) -> Option<Words<'f>> {
        let title = self
            .before
            .from(at + name.len())
            .trim_matches(|c| c.is_whitespace() || c == '(');
        (!title.is_empty() && name.ends_with("luật")).then_some(title)
    }

    /// "Kế hoạch của UBND tỉnh số 12/KH-UBND", "theo đề nghị của phòng … tại Tờ trình số …".
    fn issuer_before(&self, at: usize) -> Before<'f> {
        let named = self.before.from(at);
        if let Some(of) = named.find("của") {
            return Before::of(issuer(named.from(of + "của".len()).trim_start()));
        }
        let lead = self.before.until(at).trim_end();
        if let Some(lead) = lead.before("tại") {
            let proposed = lead.lower.rfind("đề nghị của ");
            let by = proposed.and_then(|at| issuer(lead.from(at + "đề nghị của ".len())));
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
    fn issuer_after_subject(&self, end: usize) -> Option<Words<'f>> {
        let number = DocumentNumber::parse(self.words.slice(self.at..self.end).text);
        let sector = |body| match body {
            Body::Ministry(sector) => Some(IssuerBody::Ministry(Some(sector))),
            Body::Department(sector) => Some(IssuerBody::Department(Some(sector))),
            _ => None,
        };
        let own = number.body.and_then(sector)?;
        let rest = self.words.from(end);
        let mut cut = rest.text.len().min(500);
        while !rest.text.is_char_boundary(cut) {
            cut -= 1;
        }
        let near = rest.until(cut);
        let near = near.until(near.text.find([')', '”']).unwrap_or(cut));
        places(near.lower, " của ").find_map(|at| {
            let name = near.from(at + " của ".len());
            let by = issuer(name).filter(|_| begins_with_body(name))?;
            (Issuer::parse(by.text).body == own).then_some(by)
        })
    }

    /// Whether the number can be one of this issuer's.
    fn may_be_of(&self, by: Words<'f>) -> bool {
        let printed = self.words.slice(self.at..self.end).text;
        let number = DocumentNumber::parse(printed);
        number
            .body
            .is_none_or(|body| !Issuer::parse(by.text).contradicts_number_of(body))
    }

    /// Date and issuer after the number, in either order.
    fn tail(&self, is_issued: bool) -> Tail<'f> {
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
    match (named, by_code) {
        // "Quy định số 294-QĐ/TW": the Party writes the two alike.
        (Some("quy định"), Some("quyết định")) if is_capital => named,
        // "Thông báo kết luận số 12-TB/VPTW": the number says which of the two it is.
        (None | Some("văn bản" | "kết luận" | "hướng dẫn" | "quy định" | "đề án"), Some(kind)) => {
            Some(kind)
        }
        (None, None) if is_of_parliament(number) => Some("luật"),
        (None | Some("văn bản"), None) => Some("công văn"),
        (named, _) => named,
    }
}
