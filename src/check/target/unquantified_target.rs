#![doc = include_str!("unquantified_target.md")]

use super::super::promise::Stated;
use super::super::{
    Assessment, Check, Context, Finding, Message, Name, Severity, Verdict, wording,
};
use crate::lang::Lang;

/// The target has no number where a minimum has one.
#[derive(Debug)]
pub(super) struct UnquantifiedTarget;

impl Check for UnquantifiedTarget {
    fn name(&self) -> Name {
        Name::UnquantifiedTarget
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        super::each_verdict(cx, Verdict::Unquantified, self.name(), found);
        // Where nothing is due yet, words instead of a number are worth a note.
        for (index, assessment) in cx.assessments.iter().enumerate() {
            if assessment.verdict == Verdict::NotDue && is_in_words(cx, assessment) {
                let finding = super::about(cx, index, assessment, self.name());
                found.extend(finding.map(|finding| finding.at_most(Severity::Note)));
            }
        }
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
        let words = wording::promise(target, lang);
        let force = wording::force_note(cx, requirement.force, lang);
        let text = match lang {
            Lang::Vi if assessment.verdict == Verdict::NotDue => format!(
                "{named} năm {year} ghi {words}, chưa có con số; {source} yêu cầu {required} từ năm {}{force}",
                requirement.by
            ),
            Lang::En if assessment.verdict == Verdict::NotDue => format!(
                "{named} says {words} for {year}, without a number; {source} requires {required} from {} on{force}",
                requirement.by
            ),
            Lang::Vi => format!(
                "{named} năm {year} ghi {words}, không có con số để so với mức {required} quy định tại {source}{force}"
            ),
            Lang::En => format!(
                "{named} says {words} for {year}: no number to compare with {required} in {source}{force}"
            ),
        };
        let help = match lang {
            Lang::Vi if assessment.verdict == Verdict::NotDue => {
                let by = requirement.by;
                format!("Ghi rõ con số của năm {year}; mức {required} phải đạt từ năm {by}")
            }
            Lang::En if assessment.verdict == Verdict::NotDue => {
                let by = requirement.by;
                format!("State a number for {year}; {required} is due from {by} on")
            }
            Lang::Vi => format!("Ghi rõ con số; mức cần đạt là {required}"),
            Lang::En => format!("State a number; {required} would do"),
        };
        wording::message(text, help).with(wording::doubts(cx, requirement, lang))
    }
}

/// Whether all that the plan says of an indicator in a year is words.
fn is_in_words(cx: &Context<'_>, assessment: &Assessment) -> bool {
    let mut of_it = cx.stands.promises.iter().filter(|stand| {
        stand.indicator == assessment.indicator && assessment.targets.contains(&stand.target)
    });
    of_it.clone().next().is_some() && of_it.all(|stand| stand.stated == Stated::Words)
}
