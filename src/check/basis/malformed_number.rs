#![doc = include_str!("malformed_number.md")]

use super::{Check, Citation, Context, Finding, Message, Name, Severity, Slip, wording};
use crate::document::{Defect, Document, DocumentKind, DocumentNumber, Side};
use crate::lang::Lang;
use std::rc::Rc;

/// A number that is not formed as such numbers are.
#[derive(Debug)]
pub(super) struct MalformedNumber;

impl Check for MalformedNumber {
    fn name(&self) -> Name {
        Name::MalformedNumber
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        let before = found.len();
        let has_defect = |citation: &Citation<'_>| !number(citation).defects.is_empty();
        super::each_slip(cx, self.name(), Slip::Number, found, has_defect);
        for finding in found.iter_mut().skip(before) {
            let Some(citation) = super::citation(cx, finding) else {
                continue;
            };
            let slight = [Defect::StrayBlank, Defect::Unreadable];
            let number = number(citation);
            let is_slight = !number.defects.is_empty()
                && number.defects.iter().all(|defect| slight.contains(defect));
            if is_slight {
                *finding = finding.clone().at_most(Severity::Note);
            }
            finding.words = right(citation, super::document(cx, finding)).map(Into::into);
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let Some(citation) = super::citation(cx, finding) else {
            return Message::default();
        };
        let document = super::document(cx, finding);
        let number = number(citation);
        let text = sentence(&number, document, lang);
        let help = help(finding, &number, document, lang);
        super::resting_on(document, wording::message(text, help), lang)
    }
}

/// The right form; with the document it is of, where the number itself does not show it.
fn help(
    finding: &Finding,
    number: &DocumentNumber,
    document: Option<&Document>,
    lang: Lang,
) -> String {
    let Some(right) = finding.words.as_deref() else {
        let help = lang.pick(
            "Đối chiếu bản gốc để ghi đúng số, ký hiệu",
            "Copy number and symbol from the document itself",
        );
        return help.to_owned();
    };
    let is_shown = number.defects.is_empty() || number.right_form(number.kind).is_some();
    let known = document
        .filter(|_| !is_shown)
        .map(|d| super::known(d, lang));
    match (known, lang) {
        (Some(known), Lang::Vi) => format!("Sửa thành “{right}”: văn bản được nói tới là {known}"),
        (Some(known), Lang::En) => {
            format!("Correct it to “{right}”: the document meant is {known}")
        }
        (None, Lang::Vi) => format!("Sửa thành “{right}”"),
        (None, Lang::En) => format!("Correct it to “{right}”"),
    }
}

fn number(citation: &Citation<'_>) -> Rc<DocumentNumber> {
    DocumentNumber::parse_again(citation.number.as_deref().unwrap_or_default())
}

/// The number that is surely meant: the registry's, or what the number itself shows.
fn right(citation: &Citation<'_>, document: Option<&Document>) -> Option<String> {
    let kind = citation.kind.as_deref().and_then(DocumentKind::named);
    let printed = citation.number.as_deref().unwrap_or_default();
    let registered = document.and_then(|d| d.number.clone());
    let right = registered.or_else(|| number(citation).right_form(kind));
    right.filter(|right| right != printed)
}

/// What is wrong, in words.
fn sentence(number: &DocumentNumber, document: Option<&Document>, lang: Lang) -> String {
    let printed = number.printed.trim();
    if number.defects.is_empty() {
        let known = document.map(|d| super::known(d, lang)).unwrap_or_default();
        return match lang {
            Lang::Vi => {
                format!(
                    "Số, ký hiệu “{printed}” không phải là số của văn bản được nói tới: {known}"
                )
            }
            Lang::En => format!("“{printed}” is not the number of the document meant: {known}"),
        };
    }
    let words: Vec<_> = number
        .defects
        .iter()
        .map(|d| defect(number, *d, lang))
        .collect();
    let words = words.join(", ");
    match lang {
        Lang::Vi => format!("Số, ký hiệu “{printed}” ghi chưa đúng: {words}"),
        Lang::En => format!("The number “{printed}” is not formed rightly: {words}"),
    }
}

fn defect(number: &DocumentNumber, defect: Defect, lang: Lang) -> String {
    let body = &number.body_text;
    let plain = match defect {
        Defect::StrayBlank => lang.pick("thừa khoảng trắng", "there is a blank too many"),
        Defect::Separators => lang.pick(
            "dấu “/” và dấu “-” đặt không đúng mẫu",
            "“/” and “-” do not stand where they belong",
        ),
        Defect::KindMissing => lang.pick(
            "thiếu chữ viết tắt tên loại văn bản",
            "the abbreviation of the kind is missing",
        ),
        Defect::BodyMissing => lang.pick(
            "thiếu chữ viết tắt tên cơ quan ban hành",
            "the abbreviation of the issuer is missing",
        ),
        Defect::KindMisprinted => lang.pick(
            "chữ viết tắt tên loại văn bản gõ sai",
            "the abbreviation of the kind is misprinted",
        ),
        Defect::BodyMisprinted => {
            return match lang {
                Lang::Vi => format!("không có cơ quan viết tắt như vậy, đúng là {body}"),
                Lang::En => format!("no body is abbreviated like this, it is {body}"),
            };
        }
        Defect::OtherSide(side) => return other_side(body, side, lang),
        Defect::TermAndYear => {
            return match lang {
                Lang::Vi => format!("{body} không ứng với năm ghi trong số, ký hiệu"),
                Lang::En => format!("{body} does not go with the year in the number"),
            };
        }
        Defect::Unreadable => lang.pick(
            "không theo mẫu số, ký hiệu nào đã biết",
            "it follows no known pattern",
        ),
    };
    plain.to_owned()
}

fn other_side(body: &str, side: Side, lang: Lang) -> String {
    match (side, lang) {
        (Side::Party, Lang::Vi) => {
            format!("{body} là cơ quan của Đảng nhưng số lại ghi theo mẫu của cơ quan nhà nước")
        }
        (Side::Party, Lang::En) => {
            format!("{body} is of the Party, but the number has the State's form")
        }
        (_, Lang::Vi) => {
            format!("{body} là cơ quan nhà nước nhưng số lại ghi theo mẫu của cơ quan Đảng")
        }
        (_, Lang::En) => format!("{body} is of the State, but the number has the Party's form"),
    }
}
