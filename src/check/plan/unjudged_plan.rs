#![doc = include_str!("unjudged_plan.md")]

use super::{Check, Context, Finding, Message, Name, wording};
use crate::check::{self, Lack, Severity};
use crate::document::Subject;
use crate::lang::Lang;
use crate::rule::level_word;

/// Whose plan it is is not known, or what it says of that contradicts itself.
#[derive(Debug)]
pub(super) struct UnjudgedPlan;

impl Check for UnjudgedPlan {
    fn name(&self) -> Name {
        Name::UnjudgedPlan
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        let lacks = &cx.whose.lacks;
        if lacks.is_empty() {
            return;
        }
        let mut finding = Finding::new(self.name(), check::Subject::Plan);
        // All is known, and the rules are what lacks: nothing of the plan has to be mended.
        if cx.whose.is_certain() {
            finding = finding.at_most(Severity::Note);
        }
        found.push(finding);
    }

    fn describe(&self, cx: &Context<'_>, _: &Finding, lang: Lang) -> Message {
        let lacks = &cx.whose.lacks;
        let said: Vec<String> = lacks.iter().map(|lack| said(cx, lack, lang)).collect();
        let opening = match (cx.whose.is_certain(), is_compared(cx)) {
            (true, false) => lang.pick(
                "Không có mức tối thiểu nào để đối chiếu",
                "There is no minimum to compare with",
            ),
            (true, true) => lang.pick(
                "Các mức trong bảng chỉ để tham khảo, không phải nghĩa vụ của kế hoạch này",
                "The figures of the table are for reference, no duty of this plan",
            ),
            (false, _) => lang.pick("Chưa đối chiếu được chắc chắn", "Not judged for certain"),
        };
        let ways: Vec<String> = lacks.iter().map(|lack| way_out(cx, lack, lang)).collect();
        let ways = wording::capital(&ways.join("; "));
        let commands: Vec<&str> = lacks.iter().filter_map(command).collect();
        wording::message(format!("{opening}: {}", said.join("; ")), ways)
            .with_command(commands.join(", "))
    }
}

/// What is not known, as part of a sentence.
fn said(cx: &Context<'_>, lack: &Lack, lang: Lang) -> String {
    let head = &cx.plan.head;
    match lack {
        Lack::Plan => lang
            .pick(
                "không thấy cơ quan ban hành, căn cứ, chỉ tiêu hay nhiệm vụ nào của một kế hoạch",
                "no issuer, basis, target or task of a plan was found",
            )
            .to_owned(),
        Lack::Report => lang
            .pick(
                "văn bản là báo cáo, các con số có thể là kết quả chứ không phải chỉ tiêu",
                "it is a report, whose figures may be results and no targets",
            )
            .to_owned(),
        Lack::Level => lang
            .pick("chưa rõ kế hoạch của cấp nào", "the level is not known")
            .to_owned(),
        Lack::TwoLevels(said, other) => {
            let (said, other) = (level_word(*said, lang), level_word(*other, lang));
            let issuer = head.issuer.as_deref().unwrap_or_default();
            lang.pick(
                format!("kế hoạch ghi {said} nhưng “{issuer}” là {other}"),
                format!("the plan is said to be of {said}, while “{issuer}” is {other}"),
            )
        }
        Lack::EndedLevel => lang
            .pick(
                "kế hoạch của cấp huyện hoặc thị trấn, các đơn vị này đã kết thúc hoạt động từ ngày 01/7/2025",
                "it is of a district or a town, and there are none since 2025-07-01",
            )
            .to_owned(),
        Lack::Organ => lang
            .pick(
                "chưa rõ cơ quan nào ban hành",
                "the organ that issued it is not known",
            )
            .to_owned(),
        Lack::TwoOrgans(said, other) => {
            let (said, other) = (said.words(lang), other.words(lang));
            lang.pick(
                format!("cơ quan ban hành là {said}, nhưng số hoặc tên cơ quan là của {other}"),
                format!("it is said to be of {said}, while number or issuer are of {other}"),
            )
        }
        Lack::TwoPlaces(words) => lang.pick(
            format!("phần đầu kế hoạch không thống nhất: {words}"),
            format!("the parts of its head do not agree: {words}"),
        ),
        _ => said_of_the_rest(cx, lack, lang),
    }
}

/// The same for area, subject, years and targets.
fn said_of_the_rest(cx: &Context<'_>, lack: &Lack, lang: Lang) -> String {
    let head = &cx.plan.head;
    match lack {
        Lack::NoSuchProvince(_) => {
            let name = head.province.as_deref().unwrap_or_default();
            lang.pick(
                format!("không có tỉnh, thành phố nào tên là “{name}”"),
                format!("no province is called “{name}”"),
            )
        }
        Lack::Subject => lang
            .pick(
                "chưa rõ kế hoạch về lĩnh vực nào",
                "what it is about is not known",
            )
            .to_owned(),
        Lack::TwoSubjects => lang
            .pick(
                "trích yếu nói về lĩnh vực khác, nhưng chỉ tiêu là của chuyển đổi số",
                "its title is about something else, its targets are of digital transformation",
            )
            .to_owned(),
        Lack::Years(issued) => {
            let years = span(&head.years);
            lang.pick(
                format!("kế hoạch ghi ban hành năm {issued} nhưng lập cho năm {years}"),
                format!("it is dated {issued} and planned for {years}"),
            )
        }
        Lack::Target => lang
            .pick("không nhận ra chỉ tiêu nào", "no target was found in it")
            .to_owned(),
        Lack::OtherOrgan(organ) => {
            let organ = organ.words(lang);
            lang.pick(
                format!("bộ quy tắc chưa có yêu cầu nào đối với kế hoạch của {organ}"),
                format!("the rules have no requirement for plans of {organ}"),
            )
        }
        Lack::OtherSubject(subject) => {
            let title = head.title.as_deref().unwrap_or_default();
            let of_title = || {
                let title = wording::shortened(title, 100);
                lang.pick(
                    format!(
                        "bộ quy tắc chưa có nghĩa vụ nào đối với kế hoạch loại này (“{title}”)"
                    ),
                    format!("the rules have no duty for plans of this kind (“{title}”)"),
                )
            };
            let subject_words = subject.words(lang);
            match subject {
                Subject::Other if !title.trim().is_empty() => of_title(),
                _ => lang.pick(
                    format!("bộ quy tắc chưa có nghĩa vụ nào đối với kế hoạch về {subject_words}"),
                    format!("the rules have no duty for plans on {subject_words}"),
                ),
            }
        }
        _ => lang
            .pick("chưa rõ kế hoạch của tỉnh nào", "the province is not known")
            .to_owned(),
    }
}

/// What would settle it.
fn way_out(cx: &Context<'_>, lack: &Lack, lang: Lang) -> String {
    let by_hand = |vi: &str, en: &str| {
        lang.pick(
            format!("ghi rõ {vi}, hoặc nêu khi đối chiếu"),
            format!("state {en}, or say it when judging"),
        )
    };
    match lack {
        Lack::Plan => lang
            .pick(
                "kiểm tra lại tệp: có đúng là kế hoạch, có đọc được chữ không",
                "see whether this is the right file, and whether its text can be read",
            )
            .to_owned(),
        Lack::Report => lang
            .pick(
                "đối chiếu kế hoạch thay cho báo cáo",
                "judge the plan in its place",
            )
            .to_owned(),
        Lack::Level | Lack::TwoLevels(..) => by_hand("cấp ban hành", "the level"),
        Lack::EndedLevel => lang
            .pick(
                "kiểm tra lại cơ quan ban hành; từ 01/7/2025 chỉ còn cấp tỉnh và cấp xã",
                "check the issuer; since 2025-07-01 there are provinces and communes only",
            )
            .to_owned(),
        Lack::Organ | Lack::TwoOrgans(..) => by_hand("cơ quan ban hành", "the issuer"),
        Lack::NoSuchProvince(Some(meant)) => lang.pick(
            format!("có phải “{meant}”? Sửa lại, hoặc nêu khi đối chiếu"),
            format!("did you mean “{meant}”? Mend it, or say it when judging"),
        ),
        Lack::Province | Lack::NoSuchProvince(None) => by_hand("tỉnh, thành phố", "the province"),
        Lack::TwoPlaces(_) => by_hand("tên xã", "the commune"),
        Lack::Subject | Lack::TwoSubjects => by_hand("lĩnh vực", "the subject"),
        Lack::Years(_) => by_hand(
            "đúng ngày ban hành và năm kế hoạch",
            "the right date and years",
        ),
        Lack::Target => lang
            .pick(
                "kiểm tra mục tiêu, chỉ tiêu trong kế hoạch",
                "look at the targets of the plan",
            )
            .to_owned(),
        Lack::OtherOrgan(_) | Lack::OtherSubject(_) => {
            of_the_rules(is_compared(cx), lang).to_owned()
        }
    }
}

/// Whether targets of the plan stand beside figures all the same: those for all as a whole, or for other plans.
fn is_compared(cx: &Context<'_>) -> bool {
    cx.assessments.iter().any(|a| a.deciding.is_some())
}

/// What to know where nothing lacks but rules.
fn of_the_rules(is_compared: bool, lang: Lang) -> &'static str {
    if is_compared {
        lang.pick(
            "đây là giới hạn của bộ quy tắc, không phải thiếu sót của kế hoạch; mức của riêng lĩnh vực này cần đối chiếu bằng tay",
            "this is a limit of the rules, no fault of the plan; what is asked of its own field is to be looked up by hand",
        )
    } else {
        lang.pick(
            "đây là giới hạn của bộ quy tắc, không phải thiếu sót của kế hoạch; các kiểm tra khác vẫn được thực hiện",
            "this is a limit of the rules, no fault of the plan; the other checks were made",
        )
    }
}

/// The option that says it when judging, or the command that shows what was read.
fn command(lack: &Lack) -> Option<&'static str> {
    Some(match lack {
        Lack::Level | Lack::TwoLevels(..) => "--level",
        Lack::Organ | Lack::TwoOrgans(..) => "--organ",
        Lack::NoSuchProvince(_) | Lack::Province => "--province",
        Lack::TwoPlaces(_) => "--commune",
        Lack::Subject | Lack::TwoSubjects => "--subject",
        Lack::Years(_) => "--as-of",
        Lack::Target => "doichieu extract PLAN",
        _ => return None,
    })
}

/// Years in few words: `2026`, `2026–2030`.
fn span(years: &[i16]) -> String {
    match (years.first(), years.last()) {
        (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
        (Some(first), _) => first.to_string(),
        _ => String::new(),
    }
}
