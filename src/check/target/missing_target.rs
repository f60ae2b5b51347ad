#![doc = include_str!("missing_target.md")]

use super::super::{Check, Context, Finding, Message, Name, Severity, Verdict, wording};
use super::meant::meant;
use crate::check::basis::is_to_be_cited;
use crate::check::plan::missing_annexes;
use crate::check::whose::Part;
use crate::document::PartialDate;
use crate::extract::before_outlook;
use crate::lang::Lang;
use crate::plan::{Passage, PassageKind};
use crate::text::Again;

/// A minimum that is due has no target.
#[derive(Debug)]
pub(super) struct MissingTarget;

impl Check for MissingTarget {
    fn name(&self) -> Name {
        Name::MissingTarget
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        let first = found.len();
        let last = last_year(cx);
        let is_elsewhere = elsewhere(cx).is_some() || !missing_annexes(cx.plan).is_empty();
        let is_open = cx.whose.part.is_some() || is_elsewhere;
        super::each_verdict(cx, Verdict::Missing, self.name(), found);
        for finding in found.iter_mut().skip(first) {
            let is_ahead = last.is_some_and(|last| finding.year.is_some_and(|year| year > last));
            if is_ahead || is_past(cx, finding) {
                finding.severity = Severity::Note;
            }
            // What a plan for a part does not say it need not say; an annex that was not looked at may say it. Another
            // target may be meant: a person has to look before it is certain.
            let may_be_meant = || finding.indicator.is_some_and(|id| meant(cx, id).is_some());
            if finding.severity == Severity::Error && (is_open || may_be_meant()) {
                finding.severity = Severity::Warning;
            }
        }
        super::once_for_all_years(found, first);
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let Some((assessment, indicator, requirement)) = super::decided(cx, finding) else {
            return Message::default();
        };
        let (year, label) = (super::years(cx, finding), indicator.label(lang));
        let says = super::requires(cx, finding, indicator, lang);
        let past = requirement.due.filter(|_| is_past(cx, finding));
        let mut message = if let Some(due) = past {
            to_be_done(label, &says, due, lang)
        } else {
            let levels = super::levels(cx, finding, indicator, lang);
            let cite = cite(cx, finding, lang);
            let (text, help) = match lang {
                Lang::Vi => (
                    format!("Kế hoạch chưa có chỉ tiêu “{label}” cho năm {year}, trong khi {says}"),
                    format!("Thêm chỉ tiêu này, {levels}{cite}"),
                ),
                Lang::En => (
                    format!("No target for “{label}” in {year}, while {says}"),
                    format!("Add the target with {levels}{cite}"),
                ),
            };
            wording::message(text, help)
        };
        let meant = meant(cx, assessment.indicator);
        message
            .doubts
            .beside
            .extend(meant.map(|meant| meant.words(lang)));
        let ahead = last_year(cx).filter(|last| finding.year.is_some_and(|year| year > *last));
        message.doubts.beside.extend(ahead.map(|last| match lang {
            Lang::Vi => format!("Tên kế hoạch chỉ định hướng cho các năm sau {last}"),
            Lang::En => {
                format!("For the years after {last} the title names no more than an outlook")
            }
        }));
        let annex = !missing_annexes(cx.plan).is_empty();
        message.doubts.beside.extend(annex.then(|| {
            lang.pick(
                "Kế hoạch dẫn tới phụ lục, biểu không có trong bản đối chiếu; chỉ tiêu có thể ở đó",
                "The plan names an annex that was not looked at; the target may stand there",
            )
            .to_owned()
        }));
        let left = elsewhere(cx).map(|passage| left_elsewhere(passage, lang));
        message.doubts.beside.extend(left);
        let of_part = cx.whose.part.as_ref().map(|part| of_a_part(part, lang));
        message.doubts.beside.extend(of_part);
        message.with(wording::doubts(cx, requirement, lang))
    }
}

/// What leaves targets of the plan to another document.
fn elsewhere<'c>(cx: &Context<'c>) -> Option<&'c Passage<'c>> {
    let mut passages = cx.plan.passages.iter();
    passages.find(|passage| passage.kind == PassageKind::Elsewhere)
}

/// Why the target may stand in another document.
fn left_elsewhere(passage: &Passage<'_>, lang: Lang) -> String {
    let words = wording::shortened(passage.words.as_deref().unwrap_or_default(), 80);
    let lines = wording::lines(passage.lines, lang);
    let lines = lines.map_or_else(String::new, |lines| format!(" ({lines})"));
    lang.pick(
        format!("“{words}”{lines}: kế hoạch dẫn chỉ tiêu sang văn bản khác; nếu chỉ tiêu này ở đó thì nêu lại mức trong kế hoạch"),
        format!("“{words}”{lines} leaves targets to another document; where this one stands there, state its level in the plan"),
    )
}

/// The last year the plan is for, where its title names later ones only as an outlook: "năm 2026, định hướng đến năm 2030".
fn last_year(cx: &Context<'_>) -> Option<i16> {
    let several = cx.plan.head.years.len() > 1;
    let title = cx.plan.head.title.as_deref().filter(|_| several)?;
    thread_local!(static LAST: Again<Option<i16>> = Again::default());
    Again::of(&LAST, title, || before_outlook(title).last().copied())
}

/// Why the plan may owe less than a plan for the whole of its subject.
fn of_a_part(part: &Part, lang: Lang) -> String {
    match (part, lang) {
        (Part::Title(words), Lang::Vi) => format!(
            "Tên kế hoạch có “{words}”: nếu kế hoạch chỉ cho một việc hoặc một phần của năm thì không phải nêu chỉ tiêu này"
        ),
        (Part::Title(words), Lang::En) => format!(
            "The title has “{words}”: a plan for one activity or a part of the year need not state this target"
        ),
        (Part::Promises, Lang::Vi) => {
            "Tên kế hoạch không cho biết lĩnh vực; chỉ các chỉ tiêu cho thấy kế hoạch nói về chuyển đổi số".to_owned()
        }
        (Part::Promises, Lang::En) => {
            "The title does not tell the subject; only the targets show that the plan is on digital transformation".to_owned()
        }
    }
}

/// Whether what is missing is a task that had to be done once, before the first year of the plan: then nothing says that
/// it was not done.
fn is_past(cx: &Context<'_>, finding: &Finding) -> bool {
    let now = cx.as_of.date.year;
    let first = cx.plan.head.years.iter().min().copied().unwrap_or(now);
    super::decided(cx, finding).is_some_and(|(_, _, requirement)| requirement.is_past(first))
}

/// What to cite along with the target: a document that no chain leads to, and that does nothing else to the plan.
fn cite(cx: &Context<'_>, finding: &Finding, lang: Lang) -> String {
    let documents = finding.documents.iter();
    let lacking = documents.filter(|id| is_to_be_cited(cx, **id));
    let lacking: Vec<_> = lacking.map(|id| cx.rules.document(*id)).collect();
    if lacking.is_empty() {
        return String::new();
    }
    let names: Vec<&str> = lacking.iter().map(|document| document.name()).collect();
    let names = names.join(", ");
    let of_province = lacking.iter().all(|document| document.province.is_some());
    let or = if of_province {
        ""
    } else {
        lang.pick(
            " (hoặc văn bản của tỉnh triển khai)",
            " (or the province's document that carries it out)",
        )
    };
    lang.pick(
        format!("; viện dẫn {names}{or} ở phần căn cứ"),
        format!("; cite {names}{or} in the basis"),
    )
}

/// The words for a task that had to be done by a day that is past.
fn to_be_done(label: &str, says: &str, due: PartialDate, lang: Lang) -> Message {
    let (day, done_by) = (due.vietnamese(), due.to_string());
    match lang {
        Lang::Vi => wording::message(
            format!("Kế hoạch không nhắc tới “{label}”: {says}, phải xong chậm nhất {day}"),
            "Kiểm tra việc này đã hoàn thành chưa; nếu chưa thì đưa vào kế hoạch",
        ),
        Lang::En => wording::message(
            format!("The plan does not speak of “{label}”: {says}, to be done by {done_by}"),
            "See whether it was done; if not, put it into the plan",
        ),
    }
}
