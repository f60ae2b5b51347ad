#![doc = include_str!("mismatched_title.md")]

use super::{Check, Context, Finding, Message, Name, Severity, wording};
use crate::document::{DocumentId, Verified};
use crate::lang::Lang;
use crate::target::{Citation, CitationRef};
use crate::text::loose;

/// The title printed is not that of the document.
#[derive(Debug)]
pub(super) struct MismatchedTitle;

impl Check for MismatchedTitle {
    fn name(&self) -> Name {
        Name::MismatchedTitle
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        let named = cx.graph.resolutions().filter(|(at, _)| at.nested.is_none());
        for (at, resolution) in named {
            let Some(id) = resolution.document() else {
                continue;
            };
            let Some(whose) = mismatch(cx, at, id) else {
                continue;
            };
            let mut finding = super::of_citation(cx, self.name(), at);
            match whose {
                Whose::Of(other) => finding.documents.push(other),
                Whose::Unknown => finding = finding.at_most(Severity::Note),
            }
            found.push(finding);
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let (Some(citation), Some(document)) =
            (super::citation(cx, finding), super::document(cx, finding))
        else {
            return Message::default();
        };
        let quoted = super::quoted(citation);
        let title = wording::shortened(&document.title, 120);
        let mut text = match lang {
            Lang::Vi => format!("{quoted}: theo danh mục, trích yếu của văn bản là “{title}”"),
            Lang::En => format!("{quoted}: by the registry its title is “{title}”"),
        };
        let other = finding.documents.get(1).map(|id| cx.rules.document(*id));
        if let Some(other) = other {
            let known = super::known(other, lang);
            text.push_str(&lang.pick(
                format!("; trích yếu đã ghi là của {known}"),
                format!("; the title printed is that of {known}"),
            ));
        }
        let help = lang.pick(
            "Đối chiếu bản gốc để ghi đúng số, ký hiệu và trích yếu",
            "Compare number and title with the document itself",
        );
        super::resting_on(Some(document), wording::message(text, help), lang)
    }
}

/// Whose title it is that is not the document's own.
#[derive(Clone, Copy, Debug)]
enum Whose {
    /// This document's.
    Of(DocumentId),
    /// Of none that is known.
    Unknown,
}

/// Whether a printed title is surely not the document's; with the document whose title it is,
/// where one is known.
fn mismatch(cx: &Context<'_>, at: CitationRef, id: DocumentId) -> Option<Whose> {
    let document = cx.rules.document(id);
    // A title that was not seen is marked as such in the registry.
    if document.verified == Verified::CitedOnly || document.title.contains("chưa thấy") {
        return None;
    }
    let printed = at.of(cx.plan).and_then(title)?;
    let (own, known) = (content(&printed), content(&document.title));
    if own.len() < 3 || known.len() < 3 {
        return None;
    }
    let ids = (0..).map(DocumentId).take(cx.rules.documents.len());
    let mut others = ids.filter(|other| *other != id);
    if shared(&own, &known) * 3 <= own.len().min(known.len()) {
        let other = others.find(|other| {
            let title = content(&cx.rules.document(*other).title);
            let both = shared(&own, &title);
            own.len() >= 4 && title.len() >= 4 && both * 5 >= own.len().max(title.len()) * 4
        });
        return Some(other.map_or(Whose::Unknown, Whose::Of));
    }
    // Another document's title, and this one's behind it: a line was copied into another.
    let other = others.find(|other| {
        let title = content(&cx.rules.document(*other).title);
        title.len() >= 5
            && shared(&title, &known) * 3 <= title.len()
            && first(&printed, title.len()) == title
    })?;
    Some(Whose::Of(other))
}

/// The first words of a title that say what it is about, so many of them, in order.
fn first(title: &str, count: usize) -> Vec<String> {
    let mut words: Vec<String> = spoken(title).into_iter().take(count).collect();
    words.sort_unstable();
    words
}

/// The title of a citation, without the documents it names.
fn title(citation: &Citation<'_>) -> Option<String> {
    let title = citation.title.as_deref()?.trim();
    (!title.is_empty()).then(|| title.to_owned())
}

/// The words of a title that say what it is about, each once, in order.
fn content(title: &str) -> Vec<String> {
    let mut words = spoken(title);
    words.sort_unstable();
    words
}

/// The same, as they stand in it.
fn spoken(title: &str) -> Vec<String> {
    const USUAL: [&str; 34] = [
        "về", "việc", "ban", "hành", "phê", "duyệt", "của", "và", "các", "trong", "trên", "địa",
        "bàn", "tỉnh", "kế", "hoạch", "chương", "trình", "thực", "hiện", "triển", "khai", "quy",
        "định", "năm", "đến", "giai", "đoạn", "phát", "triển", "quốc", "gia", "một", "số",
    ];
    let title = loose(title);
    let said = title
        .split(' ')
        .filter(|word| !USUAL.contains(word) && !word.bytes().all(|b| b.is_ascii_digit()));
    let mut words: Vec<String> = Vec::new();
    for word in said {
        if !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    words
}

fn shared(a: &[String], b: &[String]) -> usize {
    a.iter()
        .filter(|word| b.binary_search(word).is_ok())
        .count()
}
