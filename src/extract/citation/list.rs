//! Citations in their order: which document names which.

use super::around::issued_by;
use super::issuer::{begins_with_body, issuer};
use super::mentions::share_issuer;
use super::number::plain;
use super::numbered::{Head, heads};
use super::title::title;
use super::unnumbered::unnumbered;
use super::{Found, kind};
use crate::extract::phrases::lists;
use crate::extract::stretch::{Stretch, starts_upper};
use crate::layout::mark;
use crate::text::letter::is_upper;

lists! {
    /// Words that announce a citation.
    LEADS "basis-lead";
    /// Words before a document that stands by itself rather than in the last one's subject.
    FOR_ITSELF "stands-for-itself";
    /// "Theo đề nghị của …".
    PROPOSAL "opens-proposal";
    /// Behind an "và": "theo đề nghị".
    PROPOSED "proposal-behind";
    /// Words after which the documents named are a subject's own.
    OF_A_SUBJECT "of-a-subject";
    /// What stands between two documents of a list.
    JOINT "joint";
    /// "UBND", in the plan's own sentence after its basis.
    OWN_BODY "own-body";
    /// What it does there.
    OWN_VERB "own-verb";
    /// "(sau đây gọi là …)".
    ALIAS "alias";
    /// "dự thảo" before a kind.
    DRAFT "draft-word";
    /// Words shortened by a point.
    SHORT_PLACE "abbreviated-place";
}

/// What a line such as "Các Quyết định của Thủ tướng Chính phủ:" says of the lines below it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context<'t> {
    /// The kind of all of them.
    pub(super) kind: Option<&'static str>,
    /// Who issued all of them.
    pub(super) issuer: Option<Stretch<'t>>,
}

/// The documents a paragraph of the legal basis names.
pub(super) fn basis<'t>(
    words: Stretch<'t>,
    is_item: bool,
    context: &mut Context<'t>,
) -> Vec<Found<'t>> {
    let marked = mark(words.text).map_or(0, |mark| mark.length);
    let body = words.from(marked);
    if marked == 0 && !is_item {
        *context = Context::default();
    }
    if let Some(list) = list_head(body) {
        *context = list;
        return Vec::new();
    }
    let mut found: Vec<Found<'t>> = Vec::new();
    let mut list = *context;
    for part in parts(body) {
        let names = heads(part);
        let lead = lead(part);
        match names.first() {
            Some(first) if is_top(lead, first, found.is_empty()) => {
                list = group(part, names, list, &mut found);
            }
            Some(_) => nest(&names, &mut found),
            None => unnumbered(lead, &mut found),
        }
    }
    found
}

/// The parts of a paragraph between semicolons that stand outside quotes and brackets; what announces a document anew
/// stands outside, whether or not they were closed.
fn parts(words: Stretch<'_>) -> Vec<Stretch<'_>> {
    let (mut parts, mut brackets, mut quotes, mut start) = (Vec::new(), 0_i32, 0_i32, 0);
    for (at, c) in words.text.char_indices() {
        match c {
            '(' => brackets += 1,
            ')' => brackets = (brackets - 1).max(0),
            '“' => quotes += 1,
            '”' | '"' => quotes = (quotes - 1).max(0),
            ';' if brackets + quotes == 0 || announces(words.from(at + 1)) => {
                parts.push(words.slice(start..at).trim());
                (start, brackets, quotes) = (at + 1, 0, 0);
            }
            _ => {}
        }
    }
    parts.push(words.from(start).trim());
    parts.retain(|part| !part.is_empty());
    parts
}

/// Whether words begin with a capital and announce a document: "Căn cứ …".
fn announces(words: Stretch<'_>) -> bool {
    let words = words.trim_start();
    words.text.starts_with(is_upper) && LEADS.begin(words)
}

/// A part without the words that announce a citation.
fn lead(part: Stretch<'_>) -> Stretch<'_> {
    let mut rest = part;
    while let Some(after) = LEADS.after(rest) {
        rest = after.trim_matches(|c| c.is_whitespace() || c == ':');
    }
    rest
}

/// "Các Quyết định của Thủ tướng Chính phủ:" with its items on the lines below.
fn list_head(words: Stretch<'_>) -> Option<Context<'_>> {
    if !words.text.ends_with(':') || words.text.len() > 200 || !heads(words).is_empty() {
        return None;
    }
    let rest = lead(words);
    let (kind, end) = kind::at_start(rest)?;
    let of = super::after_of(rest.from(end));
    Some(Context {
        kind: Some(kind),
        issuer: of.and_then(only_issuer),
    })
}

/// Who issued all of a list; none where several bodies did: "các văn bản của Tỉnh ủy, HĐND, UBND tỉnh".
fn only_issuer(of: Stretch<'_>) -> Option<Stretch<'_>> {
    let by = issuer(of)?;
    let behind = of.from(by.end() - of.start).trim_start();
    let other = behind.trim_start_matches(|c| matches!(c, ',' | '&') || c.is_whitespace());
    let other = super::AND.after(other).unwrap_or(other);
    let several = other.start > behind.start && begins_with_body(other.trim_start());
    (!several).then_some(by)
}

/// Whether a part's first document stands by itself rather than inside the last one's subject.
fn is_top(lead: Stretch<'_>, first: &Head<'_>, is_first: bool) -> bool {
    let before = lead.until(first.words.start.saturating_sub(lead.start));
    is_first
        || before.text.split_whitespace().count() <= 3
        || (starts_upper(before.text) && FOR_ITSELF.stand_in(before))
}

/// Adds the documents of one part: those before any subject side by side, the rest nested.
fn group<'t>(
    part: Stretch<'t>,
    names: Vec<Head<'t>>,
    context: Context<'t>,
    found: &mut Vec<Found<'t>>,
) -> Context<'t> {
    let first = found.len();
    let before_first = names
        .first()
        .map_or(part, |head| part.until(head.words.start - part.start));
    let shared = shared(part, &names, context);
    let is_list = before_first.text.contains(':');
    let (mut last_end, mut is_after_name) = (None, false);
    for head in names {
        if let Some(end) = short_name(part, &head, last_end.is_some()) {
            last_end = Some(end);
            is_after_name = true;
            continue;
        }
        let gap = last_end.map(|end: usize| {
            part.slice(end - part.start..(head.words.start - part.start).max(end - part.start))
        });
        last_end = Some(head.words.end());
        let whole = std::mem::take(&mut is_after_name);
        let beside = |gap: Stretch<'_>| {
            (is_joint(gap) || is_beside(gap, &head) || is_list && goes_on(gap, &head))
                && (whole || found.last().is_some_and(|c| c.cites.is_empty()))
        };
        if gap.is_none_or(beside) {
            let start = head.words.start - part.start;
            let start = before_draft(part.until(start)).unwrap_or(start);
            let mut next = cited(&head, part.from(start));
            next.kind = if head.names_kind {
                next.kind
            } else {
                shared
                    .kind
                    .filter(|_| next.kind.is_none_or(|kind| kind::is(kind, &["letter"])))
                    .or(next.kind)
            };
            next.issuer = next.issuer.or(shared.issuer);
            found.push(next);
        } else if let Some(outer) = found.last_mut() {
            outer.cites.push(cited(&head, head.words));
        }
    }
    if let Some(group) = found.get_mut(first..) {
        share_issuer(group);
        close(group, part);
    }
    if let Some(only) = found
        .get_mut(first)
        .filter(|c| c.raw.start > part.start && c.raw.start - part.start < 120)
    {
        // "Theo đề nghị của … tại Tờ trình số …": the words before belong to it.
        if PROPOSAL.begin(part) {
            only.raw = part.until(only.raw.end() - part.start);
        }
    }
    // "Các Quyết định của …: số …; số …": the list goes on after each semicolon.
    if is_list { shared } else { context }
}

/// Where "dự thảo" begins that words end in: what follows is a draft.
pub(super) fn before_draft(lead: Stretch<'_>) -> Option<usize> {
    DRAFT
        .before(lead.trim_end())
        .map(|before| before.text.len())
}

/// "(sau đây gọi là Nghị quyết số 57-NQ/TW)": a document's short name in brackets, and where the bracket ends.
fn short_name(part: Stretch<'_>, head: &Head<'_>, follows: bool) -> Option<usize> {
    let before = part
        .until(head.words.start.checked_sub(part.start)?)
        .last(120);
    let open = before.text.rfind('(').filter(|_| follows)?;
    let lead = before.from(open + 1).trim();
    let after = part.from(head.words.end() - part.start);
    let close = after.text.find(')').filter(|at| *at <= 2)?;
    let alone = head.issued.is_none() && head.issuer.is_none();
    (alone && (lead.is_empty() || ALIAS.begin(lead))).then_some(after.start + close + 1)
}

/// "các Nghị định của Chính phủ: số 45/2020/NĐ-CP ngày … về …, số 47/2020/NĐ-CP ngày …": whether the list goes on behind the
/// subject of the last one.
fn goes_on(gap: Stretch<'_>, head: &Head<'_>) -> bool {
    let gap = gap.trim_end();
    let before = super::NUMBER.before(gap).unwrap_or(gap).trim_end();
    !head.names_kind && head.issued.is_some() && before.text.ends_with([',', ';'])
}

/// Whether a document stands beside the last one rather than in its subject: a comma parts
/// them, and nothing leads to it.
fn is_beside(gap: Stretch<'_>, head: &Head<'_>) -> bool {
    let lead = gap.trim_end();
    // "… và ý kiến chỉ đạo của Ban Thường vụ Đảng ủy tại Thông báo số …"
    let next = lead.trim_start();
    let speaks = super::AND.after(next).is_some_and(|said| {
        head.issuer.is_some() && super::AT.before(said).is_some() && said.text.len() < 160
    });
    let issued = issued_by(lead).issuer.is_some_and(|by| {
        let before = lead.until(by.start.saturating_sub(lead.start)).trim_end();
        before.text.ends_with(',')
    });
    if speaks || issued {
        return head.names_kind;
    }
    let and = super::AND.before(lead);
    // "… chuyển đổi số toàn diện và Công văn số 1033/BCA-C12 ngày 12/3/2026 của Bộ Công an"
    let whole = head.issued.is_some() && head.issuer.is_some();
    // Nobody carries out a letter: "… về thực hiện Đề án 06 và Công văn số 214/CAT-PC06".
    let letter = head.kind.is_some_and(|kind| kind::is(kind, &["letter"]));
    let joint = and.is_some_and(|subject| whole && (letter || !OF_A_SUBJECT.stand_in(subject)));
    let lead = and.map_or(lead, Stretch::trim_end);
    head.names_kind && starts_upper(head.words.text) && (joint || lead.text.ends_with(','))
}

/// Kind and issuer a list states once, before its first number: "các Quyết định của …: số …".
fn shared<'t>(part: Stretch<'t>, names: &[Head<'t>], context: Context<'t>) -> Context<'t> {
    let Some(first) = names.first() else {
        return context;
    };
    let before = lead(part.until(first.words.start - part.start));
    match kind::at_start(before) {
        Some((kind, end)) => {
            let of = super::after_of(before.from(end));
            Context {
                kind: Some(kind),
                issuer: of.and_then(only_issuer).or(context.issuer),
            }
        }
        None => Context {
            kind: first.kind.filter(|_| first.names_kind).or(context.kind),
            issuer: context.issuer,
        },
    }
}

/// Whether nothing but joints stands between two documents of a list.
pub(super) fn is_joint(gap: Stretch<'_>) -> bool {
    gap.plain
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ')' | '(' | ':'))
        .all(|word| matches!(word, "" | ";") || JOINT.is(word))
}

/// Sets subject and extent of the documents of a part: each ends where the next begins.
fn close<'t>(group: &mut [Found<'t>], part: Stretch<'t>) {
    let mut end = part.end();
    for citation in group.iter_mut().rev() {
        let head_end = citation.raw.end();
        let whole = part.slice(citation.raw.start - part.start..end.max(head_end) - part.start);
        let rest = whole.from(head_end - whole.start);
        let rest = rest.until(tail_of_sentence(rest));
        citation.title = citation.title.or_else(|| title(rest));
        end = citation.raw.start;
        citation.raw = trimmed(whole.until(rest.end() - whole.start));
    }
}

/// Words without the signs and the "và" that part them from what follows; a bracket that opened in them stays closed.
pub(super) fn trimmed(words: Stretch<'_>) -> Stretch<'_> {
    let mut words = words;
    loop {
        let count = |sign| words.text.matches(sign).count();
        let open = count(')') > count('(');
        let sign = |c: char| c.is_whitespace() || ",.;".contains(c) || (c == ')' && open);
        let shorter = words.trim_matches(sign);
        let shorter = super::AND.before(shorter).unwrap_or(shorter);
        if shorter.text.len() == words.text.len() {
            return words;
        }
        words = shorter;
    }
}

/// Where the words of the last document end: at the end of its sentence, or where the plan's own goes on.
fn tail_of_sentence(rest: Stretch<'_>) -> usize {
    let own = OWN_BODY.places(rest).map(|(at, _)| rest.until(at));
    let mut own = own.filter_map(|before| before.trim_end().text.strip_suffix([',', '.', ';']));
    let at = own.find(|before| OWN_VERB.stand_in(rest.from(before.len())));
    let own = at.map_or(rest.text.len(), str::len);
    let own = giver(rest).unwrap_or(own).min(own);
    let own = proposal(rest).unwrap_or(own).min(own);
    sentence_end(rest).unwrap_or(own).min(own)
}

/// "… và theo đề nghị của Công an tỉnh": where the plan's own sentence goes on with who proposed it.
fn proposal(words: Stretch<'_>) -> Option<usize> {
    let mut places = PROPOSED.places(words).map(|(at, _)| words.until(at));
    places.find_map(|before| {
        let and = super::AND.before(before.trim_end());
        and.map(|before| before.trim_end().text.len())
    })
}

/// ", Ban Thường vụ Tỉnh ủy ban hành …": where another body begins that gives the plan.
fn giver(words: Stretch<'_>) -> Option<usize> {
    let signs = words.text.match_indices([',', ';']).map(|(at, _)| at);
    signs.into_iter().find(|at| {
        let name = words.from(at + 1).trim_start();
        begins_with_body(name)
            && issuer(name)
                .is_some_and(|by| OWN_VERB.begin(words.from(by.end() - words.start).trim_start()))
    })
}

/// The point at the end of a sentence that another follows.
fn sentence_end(words: Stretch<'_>) -> Option<usize> {
    let mut depth = 0_i32;
    words.text.char_indices().find_map(|(at, c)| {
        match c {
            '“' | '(' | '«' => depth += 1,
            '”' | ')' | '»' => depth -= 1,
            _ => {}
        }
        let after = words
            .text
            .get(at + 1..)
            .filter(|_| c == '.' && depth <= 0)?;
        let next = after.strip_prefix(' ')?;
        let short = SHORT_PLACE.before(words.until(at)).is_some();
        (next.starts_with(is_upper) && !short).then_some(at)
    })
}

/// Documents inside the subject of the last one.
fn nest<'t>(names: &[Head<'t>], found: &mut [Found<'t>]) {
    if let Some(outer) = found.last_mut() {
        outer
            .cites
            .extend(names.iter().map(|head| cited(head, head.words)));
    }
}

/// A document with no more than its head.
pub(super) fn cited<'t>(head: &Head<'t>, raw: Stretch<'t>) -> Found<'t> {
    Found {
        raw: raw.until(head.words.end() - raw.start),
        named: head.words,
        kind: head.kind,
        number: (!head.number.is_empty()).then(|| plain(&head.number)),
        issued: head.issued,
        issuer: head.issuer,
        title: head.title,
        cites: Vec::new(),
    }
}
