#![doc = include_str!("incomplete_basis.md")]

use super::impossible_date::impossible;
use super::{Check, Citation, Context, Finding, Message, Name, wording};
use crate::document::{Body, DocumentNumber, Form, Organ};
use crate::lang::Lang;
use crate::text::loose_again;
use foldhash::HashSet;
use std::cell::LazyCell;
use std::rc::Rc;

/// Kind, number, issuer, date or subject are lacking, or all of them since it is a draft.
#[derive(Debug)]
pub(super) struct IncompleteBasis;

impl Check for IncompleteBasis {
    fn name(&self) -> Name {
        Name::IncompleteBasis
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        let basis = cx.graph.basis().filter(|(at, _)| at.nested.is_none());
        let (full, short): (Vec<_>, Vec<_>) =
            basis.partition(|(_, citation)| lacking(citation).is_empty() && !is_draft(citation));
        if short.is_empty() {
            return;
        }
        // What the basis names in full may be named in short again.
        let number = |citation: &Citation<'_>| citation.number.as_deref().map(loose_again);
        let full = full.iter().filter_map(|(_, citation)| number(citation));
        let full: HashSet<Rc<str>> = full.collect();
        for (at, citation) in short {
            if is_draft(citation) || number(citation).is_none_or(|number| !full.contains(&number)) {
                found.push(super::of_citation(cx, self.name(), at));
            }
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let Some(citation) = super::citation(cx, finding) else {
            return Message::default();
        };
        let quoted = super::quoted(citation);
        if is_draft(citation) {
            return of_draft(&quoted, lang);
        }
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

/// A draft rests on nothing yet, and nothing on it.
fn of_draft(quoted: &str, lang: Lang) -> Message {
    let text = lang.pick(
        format!("{quoted} là dự thảo, chưa được ban hành"),
        format!("{quoted} is a draft that was not issued"),
    );
    let help = lang.pick(
        "Viện dẫn văn bản đã ban hành với đủ số, ký hiệu, thời gian; nếu chưa ban hành thì bỏ khỏi căn cứ",
        "Cite the document as it was issued, with number and date; leave it out if it was not",
    );
    wording::message(text, help)
}

/// Whether a plan itself calls what it cites a draft.
pub(super) fn is_draft(citation: &Citation<'_>) -> bool {
    let raw = citation.raw.as_deref().map(loose_again);
    raw.is_some_and(|raw| raw.trim_start_matches("bản ").starts_with("dự thảo "))
}

/// A part of a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Kind,
    Number,
    Date,
    Issuer,
    Title,
}

impl Part {
    fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Kind => lang.pick("tên loại văn bản", "the kind"),
            Self::Number => lang.pick("số", "the number"),
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
    let is_open = is_open(number);
    if !is_open
        && citation.kind.as_deref().is_some_and(begins)
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
        (Part::Number, is_open),
        (Part::Date, is_undated(citation, is_open)),
        (Part::Issuer, !is_law && unsaid(citation.issuer.as_deref())),
        (
            Part::Title,
            !is_law
                && unsaid(citation.title.as_deref())
                && !untitled()
                && !goes_on_behind_another(citation),
        ),
    ];
    let lacking = parts.into_iter().filter(|(_, lacks)| *lacks);
    lacking.map(|(part, _)| part).collect()
}

/// "…/KH-UBND": whether the place of the number was left open.
fn is_open(number: &str) -> bool {
    !number.starts_with(|c: char| c.is_ascii_digit())
        && DocumentNumber::parse_again(number).form == Form::Draft
}

/// Whether no day is printed; a day that the calendar has not is one, and its own finding. Where the number was left
/// open, "ngày …/…/2026" was as well.
fn is_undated(citation: &Citation<'_>, is_open: bool) -> bool {
    match citation.issued {
        None => impossible(citation).is_none(),
        Some(day) => is_open && !day.is_whole(),
    }
}

/// "Nghị quyết số 71/NQ-CP …, được sửa đổi bởi Nghị quyết số 11/NQ-CP … về …": what stands behind the other document may
/// be the title of either.
fn goes_on_behind_another(citation: &Citation<'_>) -> bool {
    let raw = citation.raw.as_deref().unwrap_or_default();
    let first = citation
        .cites
        .first()
        .and_then(|cited| cited.raw.as_deref());
    let behind = first.and_then(|inner| raw.split_once(inner));
    behind.is_some_and(|(_, rest)| rest.split_whitespace().nth(3).is_some())
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
