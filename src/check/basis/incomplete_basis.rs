#![doc = include_str!("incomplete_basis.md")]

use super::{Check, Citation, Context, Finding, Message, Name, wording};
use crate::document::{Body, DocumentNumber, Organ};
use crate::lang::Lang;
use crate::text::loose_again;
use foldhash::HashSet;
use std::cell::LazyCell;
use std::rc::Rc;

/// Kind, number, issuer, date or subject are lacking.
#[derive(Debug)]
pub(super) struct IncompleteBasis;

impl Check for IncompleteBasis {
    fn name(&self) -> Name {
        Name::IncompleteBasis
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        let basis = cx.graph.basis().filter(|(at, _)| at.nested.is_none());
        let (full, short): (Vec<_>, Vec<_>) =
            basis.partition(|(_, citation)| lacking(citation).is_empty());
        if short.is_empty() {
            return;
        }
        // What the basis names in full may be named in short again.
        let number = |citation: &Citation<'_>| citation.number.as_deref().map(loose_again);
        let full = full.iter().filter_map(|(_, citation)| number(citation));
        let full: HashSet<Rc<str>> = full.collect();
        for (at, citation) in short {
            if number(citation).is_none_or(|number| !full.contains(&number)) {
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
        // The decree is for the State's documents; the Party has rules of its own.
        let help = if cx.whose.organ == Some(Organ::PartyCommittee) {
            lang.pick(
                "Ghi đủ tên loại, số, ký hiệu, thời gian, cơ quan ban hành và trích yếu",
                "Name kind, number, date, issuer and title",
            )
        } else {
            lang.pick(
                "Ghi đủ tên loại, số, ký hiệu, thời gian, cơ quan ban hành và trích yếu (Nghị định 30/2020/NĐ-CP, Phụ lục I)",
                "Name kind, number, date, issuer and title (Decree 30/2020/NĐ-CP, annex I)",
            )
        };
        wording::message(text, help)
    }
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
    let unsaid = |words: Option<&str>| words.is_none_or(|words| words.trim().is_empty());
    let begins = |words: &str| words.starts_with(char::is_alphabetic);
    // Most lack nothing.
    if citation.kind.as_deref().is_some_and(begins)
        && citation.issued.is_some()
        && !unsaid(citation.issuer.as_deref())
        && !unsaid(citation.title.as_deref())
    {
        return Vec::new();
    }
    let kind = loose_again(citation.kind.as_deref().unwrap_or_default());
    let of_assembly = || number.contains("/Q") || number.contains("/q");
    let is_law = names_law(&kind) || of_assembly() && number.to_uppercase().contains("/QH");
    // A letter (công văn) has no kind in its number, and is named so. What is proposed, and what a
    // congress of the Party resolved, goes without a title.
    let parsed = LazyCell::new(|| DocumentNumber::parse_again(number));
    let is_letter = || parsed.kind.is_none();
    let untitled = || &*kind == "tờ trình" || parsed.body == Some(Body::PartyCongress);
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
    names_law(&loose_again(citation.kind.as_deref().unwrap_or_default()))
}

/// Whether the word for a kind names a law.
fn names_law(kind: &str) -> bool {
    ["luật", "bộ luật", "hiến pháp", "pháp lệnh"]
        .iter()
        .any(|law| kind.starts_with(law))
}
