#![doc = include_str!("mismatched_issuer.md")]

use super::{Check, Citation, Context, Finding, Message, Name, Severity, Slip, Subject, wording};
use crate::document::{
    Body, Document, DocumentNumber, Issuer, Level, PartialDate, Province, ended_in,
};
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
        // A document that the registry has was issued, whoever the plan says issued it.
        let unknown = cx
            .graph
            .resolutions()
            .filter(|(_, found)| found.document().is_none());
        for (at, _) in unknown {
            let said = found.iter().any(|finding| {
                finding.name == self.name() && finding.subject == Subject::Citation(at, None)
            });
            if !said && at.of(cx.plan).and_then(ended).is_some() {
                let finding = super::of_citation(cx, self.name(), at);
                found.push(finding.at_most(Severity::Warning));
            }
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let Some(citation) = super::citation(cx, finding) else {
            return Message::default();
        };
        if let Some(gone) = ended(citation).filter(|_| clash(citation).is_none()) {
            return of_ended(citation, &gone, lang);
        }
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

/// An issuer that was no more on the day of its document.
#[derive(Debug)]
pub(super) struct Gone {
    since: PartialDate,
    /// What stands for it, in Vietnamese and in English.
    now: [String; 2],
}

/// The issuer of a citation, where it had surely ended on the day printed: no such document can be.
pub(super) fn ended(citation: &Citation<'_>) -> Option<Gone> {
    let (printed, day) = (citation.issuer.as_deref()?, citation.issued?);
    let mut ended = ended_in(printed).into_iter();
    let body = ended.find(|(ended, _)| ended.until.surely_before(day));
    if let Some((ended, _)) = body {
        return Some(Gone {
            since: ended.until.after(),
            now: [&*ended.now, ended.now_in_english.unwrap_or(&ended.now)].map(str::to_owned),
        });
    }
    let issuer = Issuer::parse_again(printed);
    let of_province = issuer.level == Some(Level::Province) && issuer.commune.is_none();
    let province = Province::find(issuer.province.as_deref().filter(|_| of_province)?)?;
    // A province that was renamed ended on another day.
    let renamed = |former: &&str| former.ends_with(province.province.name);
    let former = province.former.filter(|former| !renamed(former))?;
    let now = format!("{} {}", province.province.word(), province.province.name);
    (Province::MERGED.surely_before(day) && loose(printed).contains(&loose(former))).then(|| Gone {
        since: Province::MERGED.after(),
        now: [now.clone(), now],
    })
}

fn of_ended(citation: &Citation<'_>, gone: &Gone, lang: Lang) -> Message {
    let quoted = super::quoted(citation);
    let name = citation.issuer.as_deref().unwrap_or_default().trim();
    let Gone {
        since,
        now: [now, in_english],
    } = gone;
    let text = match lang {
        Lang::Vi => format!(
            "{quoted}: “{name}” không còn từ ngày {}, không ban hành văn bản ngày ấy; nay là {now}",
            since.vietnamese()
        ),
        Lang::En => format!(
            "{quoted}: “{name}” was no more from {since} on and issued nothing on that day; it is now {in_english}"
        ),
    };
    let help = lang.pick(
        "Đối chiếu bản gốc, ghi đúng cơ quan ban hành hoặc đúng ngày ban hành",
        "Compare with the original and correct the issuer or the date",
    );
    wording::message(text, help)
}
