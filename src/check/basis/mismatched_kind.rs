#![doc = include_str!("mismatched_kind.md")]
#![expect(
    clippy::doc_markdown,
    reason = "abbreviations of numbers are words to a reader"
)]

use super::{Check, Citation, Context, Finding, Message, Name, Slip, Subject, wording};
use crate::document::{Document, DocumentKind, DocumentNumber, Form};
use crate::lang::Lang;
use crate::text::loose;

/// The number says another kind of document.
#[derive(Debug)]
pub(super) struct MismatchedKind;

impl Check for MismatchedKind {
    fn name(&self) -> Name {
        Name::MismatchedKind
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        // The number itself says the kind: nothing rests on the registry.
        let mut slips = Vec::new();
        super::each_slip(cx, self.name(), Slip::Kind, &mut slips, |_| true);
        // Where the number says the kind that is printed, the registry has another number: that is said of the number.
        slips.retain(|finding| {
            let is_malformed = matches!(finding.subject, Subject::Citation(at, _)
                if cx.graph.slips(at).contains(Slip::Number));
            !is_malformed || !super::citation(cx, finding).is_some_and(says_what_is_printed)
        });
        found.append(&mut slips);
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let Some(citation) = super::citation(cx, finding) else {
            return Message::default();
        };
        let number = citation.number.as_deref().unwrap_or_default();
        let kind = citation.kind.as_deref().unwrap_or_default();
        let says = said(citation, lang);
        let document = super::document(cx, finding);
        if let Some(document) = document.filter(|_| says_what_is_printed(citation)) {
            return by_registry(citation, document, lang);
        }
        let (text, help) = match lang {
            Lang::Vi => (
                format!("Kế hoạch gọi là “{kind}”, nhưng “{number}” là số, ký hiệu của {says}"),
                "Đối chiếu bản gốc, sửa tên loại văn bản hoặc sửa ký hiệu cho khớp nhau",
            ),
            Lang::En => (
                format!("The plan says “{kind}”, but “{number}” is the number of: {says}"),
                "Compare with the original and correct the kind or the symbol",
            ),
        };
        wording::message(text, help)
    }
}

/// Whether the number says the kind that the plan prints.
fn says_what_is_printed(citation: &Citation<'_>) -> bool {
    citation.kind.as_deref().map(loose).as_deref() == Some(&loose(said(citation, Lang::Vi)))
}

/// Number and kind agree, and the document has another.
fn by_registry(citation: &Citation<'_>, document: &Document, lang: Lang) -> Message {
    let quoted = super::quoted(citation);
    let known = super::known(document, lang);
    let text = lang.pick(
        format!("{quoted}: theo danh mục, văn bản ấy là {known}"),
        format!("{quoted}: by the registry the document is {known}"),
    );
    let help = lang.pick(
        "Đối chiếu bản gốc, sửa tên loại văn bản và ký hiệu",
        "Compare with the original and correct the kind and the symbol",
    );
    wording::message(text, help)
}

/// The kind the number says, in words.
fn said(citation: &Citation<'_>, lang: Lang) -> &'static str {
    let number = DocumentNumber::parse_again(citation.number.as_deref().unwrap_or_default());
    match (number.form, number.kind) {
        (Form::Letter, _) => DocumentKind::Letter.word(lang),
        (Form::Law, _) => lang.pick("văn bản của Quốc hội", "the National Assembly"),
        (_, Some(kind)) => kind.word(lang),
        _ => lang.pick("loại văn bản khác", "another kind"),
    }
}
