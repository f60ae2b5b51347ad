#![doc = include_str!("mismatched_kind.md")]
#![expect(
    clippy::doc_markdown,
    reason = "abbreviations of numbers are words to a reader"
)]

use super::{Check, Citation, Context, Finding, Message, Name, Slip, wording};
use crate::document::{DocumentKind, DocumentNumber, Form};
use crate::lang::Lang;

/// The number says another kind of document.
#[derive(Debug)]
pub(super) struct MismatchedKind;

impl Check for MismatchedKind {
    fn name(&self) -> Name {
        Name::MismatchedKind
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        // The number itself says the kind: nothing rests on the registry.
        super::each_slip(cx, self.name(), Slip::Kind, found, |_| true);
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let Some(citation) = super::citation(cx, finding) else {
            return Message::default();
        };
        let number = citation.number.as_deref().unwrap_or_default();
        let kind = citation.kind.as_deref().unwrap_or_default();
        let says = said(citation, lang);
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
