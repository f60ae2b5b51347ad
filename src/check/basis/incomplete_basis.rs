#![doc = include_str!("incomplete_basis.md")]

use super::{Check, Citation, Context, Finding, Message, Name, wording};
use crate::document::{Body, DocumentNumber};
use crate::lang::Lang;
use crate::text::loose;
use std::cell::LazyCell;
use std::collections::BTreeSet;

/// Kind, number, issuer, date or subject are lacking.
#[derive(Debug)]
pub(super) struct IncompleteBasis;

impl Check for IncompleteBasis {
    fn name(&self) -> Name {
        Name::IncompleteBasis
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        let full = named_in_full(cx);
        let basis = cx.graph.basis().filter(|(at, _)| at.nested.is_none());
        for (at, citation) in basis {
            let number = citation.number.as_deref().map(loose);
            let is_full = number.is_some_and(|number| full.contains(&number));
            if !lacking(citation).is_empty() && !is_full {
                found.push(super::of_citation(cx, self.name(), at));
            }
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let Some(citation) = super::citation(cx, finding) else {
            return Message::default();
        };
        let quoted = super::quoted(citation);
        let lacking: Vec<&str> = lacking(citation)
            .into_iter()
            .map(|part| part.words(lang))
            .collect();
        let lacking = lacking.join(", ");
        let text = match lang {
            Lang::Vi => format!("{quoted} chưa ghi {lacking}"),
            Lang::En => format!("{quoted} lacks {lacking}"),
        };
        let help = lang.pick(
            "Ghi đủ tên loại, số, ký hiệu, thời gian, cơ quan ban hành và trích yếu (Nghị định 30/2020/NĐ-CP, Phụ lục I)",
            "Name kind, number, date, issuer and title (Decree 30/2020/NĐ-CP, annex I)",
        );
        wording::message(text, help)
    }
}

/// The numbers of the documents that the basis names in full: a second naming may be short.
fn named_in_full(cx: &Context<'_>) -> BTreeSet<String> {
    let basis = cx.graph.basis().filter(|(at, _)| at.nested.is_none());
    let full = basis.filter(|(_, citation)| lacking(citation).is_empty());
    full.filter_map(|(_, citation)| citation.number.as_deref().map(loose))
        .collect()
}

/// A part of a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Kind,
    Date,
    Issuer,
    Title,
}

impl Part {
    fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Kind => lang.pick("tên loại văn bản", "the kind"),
            Self::Date => lang.pick("thời gian ban hành", "the date"),
            Self::Issuer => lang.pick("cơ quan ban hành", "the issuer"),
            Self::Title => lang.pick("trích yếu nội dung", "the title"),
        }
    }
}

/// What a citation lacks; of laws neither issuer nor title is printed beside the name.
fn lacking(citation: &Citation<'_>) -> Vec<Part> {
    // Without its words it is not known what the plan prints, without a number what else is due.
    let (Some(number), Some(_)) = (citation.number.as_deref(), &citation.raw) else {
        return Vec::new();
    };
    let kind = citation.kind.as_deref().map(loose).unwrap_or_default();
    let is_law = is_law(citation) || number.to_uppercase().contains("/QH");
    let unsaid = |words: Option<&str>| words.is_none_or(|words| words.trim().is_empty());
    // A letter (công văn) has no kind in its number, and is named so. What is proposed, and what a
    // congress of the Party resolved, goes without a title.
    let parsed = LazyCell::new(|| DocumentNumber::parse(number));
    let is_letter = || parsed.kind.is_none();
    let untitled = || matches!(parsed.body, Some(Body::PartyCongress)) || kind == "tờ trình";
    let parts = [
        (Part::Kind, kind.is_empty() && !is_letter()),
        (Part::Date, citation.issued.is_none()),
        (Part::Issuer, !is_law && unsaid(citation.issuer.as_deref())),
        (
            Part::Title,
            !is_law && unsaid(citation.title.as_deref()) && !untitled(),
        ),
    ];
    let lacking = parts.into_iter().filter(|(_, lacks)| *lacks);
    lacking.map(|(part, _)| part).collect()
}

/// Whether a citation is of a law: one is named by its subject and its day.
pub(super) fn is_law(citation: &Citation<'_>) -> bool {
    let kind = loose(citation.kind.as_deref().unwrap_or_default());
    ["luật", "bộ luật", "hiến pháp", "pháp lệnh"]
        .iter()
        .any(|law| kind.starts_with(law))
}
