#![doc = include_str!("incomparable_target.md")]

use super::super::promise::Bar;
use super::super::{
    Assessment, Check, Context, Finding, Message, Name, Severity, Verdict, wording,
};
use crate::lang::Lang;
use crate::plan::{Indicator, Target, Text};
use crate::rule::{Force, Requirement};

/// Unit, population or denominator differ from the minimum's.
#[derive(Debug)]
pub(super) struct IncomparableTarget;

impl Check for IncomparableTarget {
    fn name(&self) -> Name {
        Name::IncomparableTarget
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        let first = found.len();
        super::each_verdict(cx, Verdict::Incomparable, self.name(), found);
        // A value that cannot be is a finding of its own.
        let rest = found.split_off(first);
        let kept = rest.into_iter().filter(|finding| {
            super::assessed(cx, finding).is_none_or(|a| a.bar != Some(Bar::Impossible))
        });
        // Beside a figure that no commune owes by itself nothing has to be mended.
        found.extend(kept.map(|finding| match super::decided(cx, &finding) {
            Some((_, _, requirement)) if requirement.force != Force::Must => {
                finding.at_most(Severity::Note)
            }
            _ => finding,
        }));
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let (Some((assessment, indicator, requirement)), Some(target)) = (
            super::decided(cx, finding),
            super::targets(cx, finding).first().copied(),
        ) else {
            return Message::default();
        };
        let required = wording::spoken(&wording::required(requirement, indicator, lang), lang);
        let source = wording::source(cx, requirement);
        let (year, named) = (assessment.year, wording::named(target, lang));
        let promised = wording::spoken(&wording::promise(target, lang), lang);
        let why = not_compared(cx, assessment, lang).unwrap_or_default();
        let general = wording::force_note(cx, requirement.force, lang);
        let text = match lang {
            Lang::Vi => format!(
                "{named} năm {year} ghi {promised}, không so sánh được với mức {required} quy định tại {source}: {why}{general}"
            ),
            Lang::En => format!(
                "{named} says {promised} for {year}, which does not compare with {required} in {source}: {why}{general}"
            ),
        };
        let help = match (assessment.bar, indicator.base.first()) {
            (Some(Bar::Of), Some(base)) => of_base(base, lang),
            (bar, _) => way_out(bar, &unit(indicator, lang), &required, lang),
        };
        wording::message(text, help).with(wording::doubts(cx, requirement, lang))
    }
}

/// Why the promise of an assessment is not compared; none where it is.
pub fn not_compared(cx: &Context<'_>, assessment: &Assessment, lang: Lang) -> Option<String> {
    let (bar, requirement) = (assessment.bar?, assessment.deciding?);
    let requirement = cx.rules.requirement(requirement);
    let target = assessment.targets.first()?.of(cx.plan)?;
    let indicator = cx.rules.indicator(assessment.indicator);
    Some(match bar {
        Bar::Scope => scope(requirement, target, lang),
        bar => reason(bar, target, indicator, lang),
    })
}

/// The scope the plan says, and that of the document.
fn scope(requirement: &Requirement, target: &Target<'_>, lang: Lang) -> String {
    let own = requirement.other_scope(&target.label);
    let asked = match (requirement.only.first(), &requirement.quote) {
        (Some(only), _) => Some((
            only.clone(),
            lang.pick("văn bản nói về", "the document speaks of"),
        )),
        (None, Some(quote)) => Some((
            wording::shortened(quote, 160),
            lang.pick("văn bản ghi", "the document says"),
        )),
        (None, None) => None,
    };
    let own = match own {
        Some(words) => lang.pick(
            format!("kế hoạch ghi “{words}”"),
            format!("the plan says “{words}”"),
        ),
        None if asked.is_some() => lang
            .pick(
                "câu của kế hoạch không nêu phạm vi ấy",
                "the plan's words do not say that scope",
            )
            .to_owned(),
        None => {
            return lang
                .pick(
                    "kế hoạch và văn bản nói về hai phạm vi khác nhau",
                    "the plan and the document speak of two scopes",
                )
                .to_owned();
        }
    };
    match asked {
        Some((words, says)) if requirement.other_scope(&target.label).is_some() => {
            format!("{own}, {says} “{words}”")
        }
        Some((words, says)) => format!("{says} “{words}”, {own}"),
        None => lang.pick(
            format!("{own}, văn bản yêu cầu theo phạm vi khác"),
            format!("{own}, the document asks for another scope"),
        ),
    }
}

fn reason(bar: Bar, target: &Target<'_>, indicator: &Indicator, lang: Lang) -> String {
    let printed = target.unit.as_deref().unwrap_or_default();
    let unit = unit(indicator, lang);
    match (bar, lang) {
        (Bar::Unit, Lang::Vi) => format!("đơn vị tính là “{printed}”, không phải “{unit}”"),
        (Bar::Unit, Lang::En) => format!("the unit “{printed}” is not “{unit}”"),
        (Bar::Base, Lang::Vi) => format!("tỷ lệ tính theo “{printed}”, không phải “{unit}”"),
        (Bar::Base, Lang::En) => format!("the share is of “{printed}”, not of “{unit}”"),
        (Bar::NoUnit, Lang::Vi) => format!("không ghi đơn vị tính, cần có “{unit}”"),
        (Bar::NoUnit, Lang::En) => format!("no unit is printed, “{unit}” is needed"),
        (Bar::Direction, Lang::Vi) => "một bên là mức tối đa, bên kia là mức tối thiểu".to_owned(),
        (Bar::Direction, Lang::En) => "one is a ceiling, the other a floor".to_owned(),
        _ => around(bar, target, indicator, lang),
    }
}

/// The same for what is printed around the number.
fn around(bar: Bar, target: &Target<'_>, indicator: &Indicator, lang: Lang) -> String {
    let words = |text: &Option<Text<'_>>| text.as_deref().unwrap_or_default().to_owned();
    let base = indicator.base.first();
    // Where no field of its own tells it, the words of the value do: "gần 100%".
    let quoted = |text: &Option<Text<'_>>| match words(text) {
        own if own.is_empty() => words(&target.text),
        own => own,
    };
    let quoted = |text: &Option<Text<'_>>| match quoted(text) {
        text if text.is_empty() => text,
        text => format!(" “{text}”"),
    };
    match (bar, lang) {
        (Bar::Change, Lang::Vi) => "đây là mức tăng, giảm, không phải mức đạt được".to_owned(),
        (Bar::Change, Lang::En) => "it is a rise or a fall, not a level".to_owned(),
        (Bar::Whose, Lang::Vi) => format!(
            "đây là số{} chứ không phải của kế hoạch này",
            quoted(&target.whose)
        ),
        (Bar::Whose, Lang::En) => format!(
            "the figure is{}, not this plan's own",
            quoted(&target.whose)
        ),
        (Bar::When, Lang::Vi) => format!("đây là mức cho một phần của năm{}", quoted(&target.when)),
        (Bar::When, Lang::En) => format!("it is for a part of the year{}", quoted(&target.when)),
        (Bar::Of, Lang::Vi) => format!(
            "tỷ lệ tính trên{}, văn bản tính trên {}",
            quoted(&target.of),
            base.map_or_else(|| "toàn bộ".to_owned(), |base| format!("“{base}”"))
        ),
        (Bar::Of, Lang::En) => format!(
            "the share is of{}, the document's of {}",
            quoted(&target.of),
            base.map_or_else(|| "all".to_owned(), |base| format!("“{base}”"))
        ),
        (Bar::Hedge, Lang::Vi) => format!("mức ghi chưa dứt khoát{}", quoted(&target.hedge)),
        (Bar::Hedge, Lang::En) => format!("the number is not a firm one{}", quoted(&target.hedge)),
        (Bar::Condition, Lang::Vi) => {
            format!(
                "chỉ tiêu còn kèm lời{}, có thể thu hẹp mức này",
                quoted(&target.condition)
            )
        }
        (Bar::Condition, Lang::En) => format!(
            "the target goes with{}, which may narrow it",
            quoted(&target.condition)
        ),
        (_, Lang::Vi) => "câu chữ của kế hoạch chưa khớp hẳn với chỉ tiêu này".to_owned(),
        (_, Lang::En) => "the plan's words do not quite fit this indicator".to_owned(),
    }
}

/// The unit that is needed, with the population a share is of.
fn unit(indicator: &Indicator, lang: Lang) -> String {
    let unit = wording::unit(&indicator.unit, lang);
    match indicator.base.first() {
        Some(base) => format!("{unit} {base}"),
        None => unit,
    }
}

/// What to do about a share of something else than the document's.
fn of_base(base: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("Nếu cần đối chiếu với mức này: ghi thêm tỷ lệ tính trên “{base}”"),
        Lang::En => format!("To compare it with this figure, add the share of “{base}”"),
    }
}

fn way_out(bar: Option<Bar>, unit: &str, required: &str, lang: Lang) -> String {
    match (bar, lang) {
        (Some(Bar::NoUnit), Lang::Vi) => format!("Ghi đơn vị tính “{unit}” sau con số"),
        (Some(Bar::NoUnit), Lang::En) => format!("Print the unit “{unit}” after the number"),
        (Some(Bar::Scope), Lang::Vi) => {
            "Ghi chỉ tiêu theo đúng phạm vi mà văn bản nêu, hoặc giải trình vì sao phạm vi khác"
                .to_owned()
        }
        (Some(Bar::Scope), Lang::En) => {
            "State the target for the scope the document names, or say why the scope differs"
                .to_owned()
        }
        (Some(Bar::Direction), Lang::Vi) => {
            format!("Kiểm tra lại dấu so sánh; ghi chỉ tiêu theo chiều của văn bản: {required}")
        }
        (Some(Bar::Direction), Lang::En) => {
            format!("Check the sign; state the target the way the document does: {required}")
        }
        (Some(Bar::Near), Lang::Vi) => {
            format!("Đối chiếu câu chữ: nếu đúng là chỉ tiêu này thì mức cần đạt là {required}")
        }
        (Some(Bar::Near), Lang::En) => {
            format!("Compare the words: if this indicator is meant, {required} is due")
        }
        (
            Some(Bar::Change | Bar::Whose | Bar::When | Bar::Of | Bar::Hedge | Bar::Condition),
            Lang::Vi,
        ) => {
            format!("Ghi mức phải đạt của chính kế hoạch này cho cả năm: {required}")
        }
        (
            Some(Bar::Change | Bar::Whose | Bar::When | Bar::Of | Bar::Hedge | Bar::Condition),
            Lang::En,
        ) => {
            format!("State the level this plan is to reach in the whole year: {required}")
        }
        (_, Lang::Vi) => {
            "Ghi chỉ tiêu theo đúng đơn vị tính và mẫu số của văn bản, hoặc ghi thêm mức quy đổi"
                .to_owned()
        }
        (_, Lang::En) => {
            "State the target in the unit and of the population the document uses, or add the converted figure"
                .to_owned()
        }
    }
}
