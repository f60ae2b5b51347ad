#![doc = include_str!("duplicate_basis.md")]

use super::{Check, Context, Finding, Message, Name, Subject, wording};
use crate::document::DocumentId;
use crate::lang::Lang;
use crate::plan::{Citation, CitationRef, Lines};

/// Named twice.
#[derive(Debug)]
pub(super) struct DuplicateBasis;

/// Lines between two citations from which on they stand in two lists: a plan may have its basis
/// before its text and name it again in the text.
const OTHER_LIST: u32 = 60;

impl Check for DuplicateBasis {
    fn name(&self) -> Name {
        Name::DuplicateBasis
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        let basis: Vec<_> = cx
            .graph
            .basis()
            .map(|(at, citation)| (at, citation, cx.graph.document(at)))
            .collect();
        for list in basis.chunk_by(|(_, a, _), (_, b, _)| is_one_list(a.lines, b.lines)) {
            for (n, named) in list.iter().enumerate() {
                let same = list.iter().take(n).find(|first| is_same(named, first));
                if let Some((first, ..)) = same {
                    let mut finding = super::of_citation(cx, self.name(), named.0);
                    finding.subject = Subject::Citation(named.0, Some(*first));
                    found.push(finding);
                }
            }
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let Subject::Citation(at, Some(first)) = finding.subject else {
            return Message::default();
        };
        let (Some(citation), Some(first)) = (at.of(cx.plan), first.of(cx.plan)) else {
            return Message::default();
        };
        let (quoted, other) = (super::quoted(citation), super::quoted(first));
        let place = wording::lines(first.lines, lang).map(|lines| format!(" ({lines})"));
        let place = place.unwrap_or_default();
        let text = match lang {
            Lang::Vi => format!("{quoted} đã có trong phần căn cứ: {other}{place}"),
            Lang::En => format!("{quoted} is in the basis already: {other}{place}"),
        };
        let help = lang.pick(
            "Giữ một dòng, ghi đủ số, ngày, cơ quan ban hành và trích yếu",
            "Keep one line, with number, date, issuer and subject in full",
        );
        wording::message(text, help)
    }
}

fn is_one_list(before: Option<Lines>, after: Option<Lines>) -> bool {
    match (before, after) {
        (Some(before), Some(after)) => after.first.abs_diff(before.last) < OTHER_LIST,
        _ => true,
    }
}

/// A citation with the document it means.
type Named<'c> = (CitationRef, &'c Citation<'c>, Option<DocumentId>);

/// Whether two citations surely name one document.
fn is_same((_, a, document): &Named<'_>, (_, b, other): &Named<'_>) -> bool {
    match (document, other) {
        (Some(document), Some(other)) => document == other,
        (None, None) => {
            a.number.is_some()
                && a.issued.is_some()
                && (&a.number, a.issued, &a.issuer) == (&b.number, b.issued, &b.issuer)
        }
        _ => false,
    }
}
