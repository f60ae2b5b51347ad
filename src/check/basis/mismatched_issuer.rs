#![doc = include_str!("mismatched_issuer.md")]

use super::{Check, Citation, Context, Finding, Message, Name, Slip, wording};
use crate::document::{Body, Document, DocumentNumber, Issuer};
use crate::lang::Lang;
use crate::text::loose;

/// The number or the registry says another issuer.
#[derive(Debug)]
pub(super) struct MismatchedIssuer;

impl Check for MismatchedIssuer {
    fn name(&self) -> Name {
        Name::MismatchedIssuer
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        let by_itself = |citation: &Citation<'_>| clash(citation).is_some();
        let mut slips = Vec::new();
        super::each_slip(cx, self.name(), Slip::Issuer, &mut slips, by_itself);
        slips.retain(|finding| !super::citation(cx, finding).is_some_and(is_of_several));
        found.append(&mut slips);
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let Some(citation) = super::citation(cx, finding) else {
            return Message::default();
        };
        let document = super::document(cx, finding);
        let issuer = citation.issuer.as_deref().unwrap_or_default();
        let number = citation.number.as_deref().unwrap_or_default();
        let text = match clash(citation).and_then(|body| body.words(lang)) {
            Some(body) => by_symbol(number, body, issuer, lang),
            None => by_registry(citation, document, lang),
        };
        let help = help(number, document, lang);
        super::resting_on(document, wording::message(text, help), lang)
    }
}

/// The body the number names, where the printed issuer is surely another.
fn clash(citation: &Citation<'_>) -> Option<Body> {
    let body = DocumentNumber::parse_again(citation.number.as_deref()?).body?;
    let issuer = Issuer::parse_again(citation.issuer.as_deref()?);
    issuer.contradicts_number_of(body).then_some(body)
}

/// "của Bộ Chính trị, Chính phủ" behind two numbers: whether one of several bodies numbers its documents so.
fn is_of_several(citation: &Citation<'_>) -> bool {
    let number = citation.number.as_deref().map(DocumentNumber::parse_again);
    let (Some(body), Some(printed)) = (
        number.and_then(|number| number.body),
        citation.issuer.as_deref(),
    ) else {
        return false;
    };
    // "các văn bản của Trung ương: …": said of the list, not of each.
    let raw = citation.raw.as_deref().map(loose);
    if raw.is_some_and(|raw| !raw.contains(&loose(printed))) {
        return true;
    }
    let parts = printed
        .split([',', ';'])
        .flat_map(|part| part.split(" và "));
    // What stands behind the comma may have been taken for the title.
    let mut names = parts.chain(citation.title.as_deref()).map(str::trim);
    names.any(|name| name != printed && Issuer::parse(name).may_number_as(body))
}

fn by_symbol(number: &str, body: &str, issuer: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => {
            format!("“{number}” mang ký hiệu của {body}, nhưng kế hoạch ghi là của “{issuer}”")
        }
        Lang::En => format!("“{number}” has the symbol of {body}, but the plan says “{issuer}”"),
    }
}

fn by_registry(citation: &Citation<'_>, document: Option<&Document>, lang: Lang) -> String {
    let quoted = super::quoted(citation);
    let issuer = document.map_or("", |d| d.issuer.as_str());
    match lang {
        Lang::Vi => format!("{quoted}: theo danh mục, cơ quan ban hành là {issuer}"),
        Lang::En => format!("{quoted}: by the registry it was issued by {issuer}"),
    }
}

fn help(number: &str, document: Option<&Document>, lang: Lang) -> String {
    let registered = document.and_then(|d| d.number.as_deref().map(|known| (d, known)));
    match (registered, lang) {
        (Some((d, known)), Lang::Vi) if known != number => {
            format!(
                "Sửa thành “{known}”: văn bản được nói tới là {}",
                super::known(d, lang)
            )
        }
        (Some((d, known)), Lang::En) if known != number => {
            format!(
                "Correct it to “{known}”: the document meant is {}",
                super::known(d, lang)
            )
        }
        (_, Lang::Vi) => {
            "Đối chiếu bản gốc, sửa ký hiệu hoặc sửa tên cơ quan ban hành cho khớp nhau".to_owned()
        }
        (_, Lang::En) => {
            "Compare with the original and correct the symbol or the issuer".to_owned()
        }
    }
}
