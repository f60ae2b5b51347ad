//! Why a requirement has no say on a plan: one type, made where that is decided.

use super::Context;
use super::binding::meets_years;
use super::whose::Whose;
use crate::document::{PartialDate, Relation};
use crate::graph::{Registry, Standing};
use crate::lang::Lang;
use crate::rule::{Requirement, RuleSet};

/// Why a requirement is silent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Silence {
    /// Only another document passes it on.
    Transmitted,
    /// It is for plans of another level.
    OtherLevel,
    /// It is for plans of another organ.
    OtherOrgan,
    /// It is for another kind of commune.
    OtherKind,
    /// It is for another area.
    OtherArea,
    /// It is for plans of other years.
    OtherYears,
    /// It is for plans on another subject.
    OtherSubject,
    /// Its document was not in force yet, or it is due later than the plan.
    NotYet,
    /// Its document was no longer in force, or its period had ended.
    Ended,
    /// Its document prints no number.
    NoNumber,
    /// A later milestone, or the document that amends its own, has taken its place.
    Overtaken,
}

impl Silence {
    /// Every reason with its slug.
    pub const ALL: [(&'static str, Self); 11] = [
        ("transmitted", Self::Transmitted),
        ("other-level", Self::OtherLevel),
        ("other-organ", Self::OtherOrgan),
        ("other-kind", Self::OtherKind),
        ("other-area", Self::OtherArea),
        ("other-years", Self::OtherYears),
        ("other-subject", Self::OtherSubject),
        ("not-yet", Self::NotYet),
        ("ended", Self::Ended),
        ("no-number", Self::NoNumber),
        ("overtaken", Self::Overtaken),
    ];

    /// In a few words.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Transmitted => lang.pick(
                "chỉ do văn bản khác dẫn lại, chưa thấy trong chính văn bản",
                "only passed on by another document, not seen in the document itself",
            ),
            Self::OtherLevel => lang.pick("áp dụng cho cấp khác", "it is for another level"),
            Self::OtherOrgan => lang.pick(
                "áp dụng cho kế hoạch của cơ quan khác",
                "it is for plans of another organ",
            ),
            Self::OtherKind => lang.pick(
                "áp dụng cho loại đơn vị hành chính khác",
                "it is for another kind of commune",
            ),
            Self::OtherArea => lang.pick("áp dụng cho địa phương khác", "it is for another area"),
            Self::OtherYears => lang.pick(
                "áp dụng cho kế hoạch của năm khác",
                "it is for plans of other years",
            ),
            Self::OtherSubject => lang.pick(
                "áp dụng cho kế hoạch về lĩnh vực khác",
                "it is for plans on another subject",
            ),
            Self::NotYet => lang.pick(
                "chưa có hiệu lực hoặc chưa đến hạn đối với kế hoạch này",
                "not in force yet, or not due in the plan's years",
            ),
            Self::Ended => lang.pick(
                "đã hết hiệu lực hoặc giai đoạn của văn bản đã kết thúc",
                "no longer in force, or its period has ended",
            ),
            Self::NoNumber => {
                lang.pick("văn bản không nêu con số", "the document prints no number")
            }
            Self::Overtaken => lang.pick(
                "đã có mốc sau hoặc văn bản sửa đổi thay thế",
                "overtaken by a later milestone or an amendment",
            ),
        }
    }
}

/// Why a requirement does not speak to the plans of an organ, level and area on a day; none where
/// it does.
pub(super) fn of_area(
    rules: &RuleSet,
    registry: &Registry,
    whose: &Whose,
    date: PartialDate,
    requirement: &Requirement,
) -> Option<Silence> {
    if !requirement.judges() {
        return Some(Silence::Transmitted);
    }
    if let Some(silence) = whose.silence(&requirement.audience) {
        return Some(silence);
    }
    if !registry.surely_in_force(rules, requirement.document, date) {
        let ended = matches!(
            registry.standing(rules, requirement.document, date),
            Standing::Ended { .. }
        );
        return Some(if ended {
            Silence::Ended
        } else {
            Silence::NotYet
        });
    }
    amended(rules, registry, date, requirement).then_some(Silence::Overtaken)
}

/// Whether a document in force that amends this one's asks something of the same indicator, from
/// the same year or an earlier one: the amended document speaks through it.
fn amended(
    rules: &RuleSet,
    registry: &Registry,
    date: PartialDate,
    requirement: &Requirement,
) -> bool {
    // Few documents are amended at all.
    if registry.amended_by(requirement.document).next().is_none() {
        return false;
    }
    let same = rules.requirements_of(requirement.indicator);
    same.iter().any(|id| {
        let other = rules.requirement(*id);
        other.document != requirement.document
            && other.by <= requirement.by
            && other.force == requirement.force
            && other.bound.is_some()
            && other.judges()
            && other.audience.meets(&requirement.audience)
            && rules.leads(other.document, requirement.document, &[Relation::Amends])
            && registry.surely_in_force(rules, other.document, date)
    })
}

/// Why a requirement has no say on the plan that was judged.
pub fn silence(cx: &Context<'_>, requirement: &Requirement) -> Silence {
    let (head, date) = (&cx.plan.head, cx.as_of.date);
    let registry = cx.graph.registry;
    if let Some(silence) = of_area(cx.rules, registry, cx.whose, date, requirement) {
        return silence;
    }
    let period = cx.rules.document(requirement.document).period_end;
    if !meets_years(&requirement.audience, &head.years) {
        Silence::OtherYears
    } else if requirement.bound.is_none() {
        Silence::NoNumber
    } else if !cx.whose.meets_subject(&requirement.audience) {
        Silence::OtherSubject
    } else if head.years.iter().all(|year| *year < requirement.by) {
        Silence::NotYet
    } else if period.is_some_and(|end| end.max(requirement.by) < date.year) {
        Silence::Ended
    } else {
        Silence::Overtaken
    }
}
