//! A row of the compliance table (bảng đối chiếu chỉ tiêu): one indicator and year.
//!
//! Every format that draws the table writes these rows; it decides on the layout only.

use super::Entry;
use crate::check::promise::Limit;
use crate::check::{Assessment, Verdict, wording};
use crate::lang::Lang;
use crate::plan::{Decimal, IndicatorId, Lines, Promise, Target, Unit};
use crate::rule::{Force, Requirement, RuleSet};
use crate::text::loose_again;
use std::fmt::Write as _;

/// A row of the compliance table, in one language.
#[derive(Clone, Debug)]
pub struct Row<'e> {
    /// The indicator.
    pub indicator: IndicatorId,
    /// Its slug.
    pub slug: &'e str,
    /// Its label.
    pub label: &'e str,
    /// Its Vietnamese label, in whatever language the row is.
    vietnamese: &'e str,
    /// The year.
    pub year: i16,
    /// What the plan says, the deciding promise first; empty where it says nothing.
    pub promised: Vec<Promised>,
    /// The label of the indicator whose target stands for this one.
    pub implied_by: Option<&'e str>,
    /// What is required; none where no rule in force was found.
    pub required: Option<Required<'e>>,
    /// The verdict.
    pub verdict: Verdict,
    /// What makes the requirement less than a duty of this plan (`mức chung`), or the promise more
    /// than the same number (`“trên 80%” so với “từ 80%”`).
    pub note: Option<String>,
    /// Promise minus requirement: `+5 điểm phần trăm`, `−10`, `0`; empty where there is none.
    pub gap: String,
    /// The same as a number.
    pub gap_value: Option<Decimal>,
    /// The unit of the indicator.
    pub unit: String,
}

/// What a plan says of an indicator.
#[derive(Clone, Debug)]
pub struct Promised {
    /// The promise: `≥ 85%`, or its words.
    pub words: String,
    /// Its number: the least of a range; none where it has none.
    pub value: Option<Decimal>,
    /// The year it is for, where that is a later one than the row's.
    pub later: Option<i16>,
    /// The plan's own label.
    pub label: String,
    /// Where it stands in the plan.
    pub lines: Option<Lines>,
}

/// What is required of an indicator.
#[derive(Clone, Debug)]
pub struct Required<'e> {
    /// The minimum: `≥ 80%`.
    pub amount: String,
    /// The number of the minimum, if the document prints one.
    pub value: Option<Decimal>,
    /// The year from which it holds.
    pub by: i16,
    /// The name of the document.
    pub document: &'e str,
    /// The place in it.
    pub at: Option<&'e str>,
    /// Other documents that ask the same.
    pub also: Vec<&'e str>,
}

impl Row<'_> {
    /// Whether the plan owes something here: not met, and due.
    pub fn is_bad(&self) -> bool {
        use Verdict::{Exceeded, Met, NotCovered, NotDue};
        !matches!(self.verdict, Met | Exceeded | NotDue | NotCovered)
    }

    /// The plan's own words for what is measured, where they are not the indicator's.
    pub fn own_label(&self) -> Option<&str> {
        let own = self
            .promised
            .first()
            .map(|promised| promised.label.as_str())?;
        if own == self.vietnamese || own == self.label {
            return None;
        }
        let (printed, known) = (plain(own), plain(self.vietnamese));
        let said = printed.is_empty() || known.contains(&printed) || printed == plain(self.label);
        (!said).then_some(own)
    }

    /// What the plan says, the deciding promise first.
    pub fn promised_words(&self, lang: Lang) -> String {
        let promised = self.promised.iter().map(|promised| match promised.later {
            Some(year) => format!("{} ({year})", promised.words),
            None => promised.words.clone(),
        });
        let by = |label| format!("{} “{label}”", lang.pick("theo", "by"));
        let parts: Vec<String> = promised.chain(self.implied_by.map(by)).collect();
        parts.join("; ")
    }

    /// The row in one line: verdict, plan, requirement.
    pub fn words(&self, lang: Lang) -> String {
        let mut words = self.verdict.words(lang).to_owned();
        if let Some(note) = &self.note {
            let _ = write!(words, " ({note})");
        }
        let promised = self.promised_words(lang);
        if !promised.is_empty() {
            let _ = write!(words, "; {}: {promised}", lang.pick("kế hoạch", "plan"));
        }
        if let Some(required) = &self.required {
            let word = lang.pick("yêu cầu", "required");
            let _ = write!(words, "; {word}: {}", required.words(lang));
        }
        words
    }
}

impl Required<'_> {
    /// In one line: the minimum, from which year, by which document, where in it.
    pub fn words(&self, lang: Lang) -> String {
        let (amount, by, from) = (&self.amount, self.by, lang.pick("từ năm", "from"));
        let at = self.at.map_or_else(String::new, |at| format!(", {at}"));
        format!(
            "{amount} {from} {by}, {}{at}{}",
            self.document,
            self.also_words(lang)
        )
    }

    /// Other documents that ask the same, after the first: `; cùng quy định: 71/NQ-CP`.
    pub fn also_words(&self, lang: Lang) -> String {
        if self.also.is_empty() {
            return String::new();
        }
        let also = lang.pick("cùng quy định", "also");
        format!("; {also}: {}", self.also.join("; "))
    }
}

/// A label in loose spelling, without the word that it is a share.
fn plain(label: &str) -> String {
    let label = loose_again(label);
    let share = ["tỷ lệ ", "tỉ lệ "];
    let rest = share.iter().find_map(|word| label.strip_prefix(word));
    rest.unwrap_or(&label).to_owned()
}

/// The rows of a plan, in the order of the report.
pub fn rows<'e>(entry: &Entry<'e>, lang: Lang) -> Vec<Row<'e>> {
    let outcome = entry.outcome;
    let each = outcome.assessments.iter().enumerate();
    each.map(|(index, assessment)| {
        let targets = assessment.targets.iter();
        let targets: Vec<_> = targets.filter_map(|t| t.of(outcome.plan)).collect();
        let verdict = entry.verdict(index, assessment);
        row(outcome.rules, (assessment, &targets), verdict, lang)
    })
    .collect()
}

/// The row of an assessment that these targets answer.
pub(super) fn row<'e>(
    rules: &'e RuleSet,
    (assessment, targets): (&Assessment, &[&Target<'_>]),
    verdict: Verdict,
    lang: Lang,
) -> Row<'e> {
    let indicator = rules.indicator(assessment.indicator);
    let deciding = assessment.deciding.map(|id| rules.requirement(id));
    let implied_by = assessment.implied_by;
    Row {
        indicator: assessment.indicator,
        slug: &indicator.slug,
        label: indicator.label(lang),
        vietnamese: &indicator.vi,
        year: assessment.year,
        promised: promised(targets, assessment, lang),
        implied_by: implied_by.map(|other| rules.indicator(other).label(lang)),
        required: deciding.map(|r| required(rules, assessment, r, lang)),
        verdict,
        note: note(rules, assessment, verdict, lang),
        gap: gap(assessment, &indicator.unit, lang),
        gap_value: assessment.gap,
        unit: indicator.unit.to_string(),
    }
}

fn promised(targets: &[&Target<'_>], assessment: &Assessment, lang: Lang) -> Vec<Promised> {
    let each = targets.iter();
    each.map(|target| Promised {
        words: wording::promise(target, lang),
        value: match target.promise {
            Promise::Number(_, value) | Promise::Range(value, _) | Promise::Level(value) => {
                Some(value)
            }
            Promise::Words | Promise::Done => None,
        },
        later: (assessment.verdict == Verdict::Later)
            .then(|| target.year.unwrap_or(assessment.year)),
        label: target.label.to_string(),
        lines: target.lines,
    })
    .collect()
}

fn required<'e>(
    rules: &'e RuleSet,
    a: &Assessment,
    r: &'e Requirement,
    lang: Lang,
) -> Required<'e> {
    let mut also: Vec<&str> = a
        .sources
        .iter()
        .map(|id| rules.requirement(*id))
        .filter(|other| other.document != r.document)
        .map(|other| rules.document(other.document).name())
        .collect();
    also.dedup();
    if a.verdict == Verdict::NotDue {
        also.clear();
    }
    Required {
        amount: wording::required(r, rules.indicator(a.indicator), lang),
        value: r.bound.map(|bound| Limit::required(bound).value),
        by: r.by,
        document: rules.document(r.document).name(),
        at: r.at.as_deref(),
        also,
    }
}

/// What is not a duty of each plan says so; a promise of more than the very number, too.
fn note(rules: &RuleSet, a: &Assessment, verdict: Verdict, lang: Lang) -> Option<String> {
    let requirement = a.deciding.map(|id| rules.requirement(id))?;
    let force = match (verdict, requirement.force) {
        (Verdict::NotCovered, _) | (_, Force::Must) => None,
        (_, Force::Aggregate) => Some(lang.pick("mức chung cả nước/tỉnh", "area as a whole")),
        (_, Force::Orientation) => Some(lang.pick("định hướng", "orientation")),
    };
    let parts: Vec<String> = stricter(rules, a, verdict, lang)
        .into_iter()
        .chain(force.map(str::to_owned))
        .collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// “More than 80%” beside “from 80%”: the same number, and more than is asked.
fn stricter(rules: &RuleSet, a: &Assessment, verdict: Verdict, lang: Lang) -> Option<String> {
    let requirement = a.deciding.map(|id| rules.requirement(id))?;
    let (promised, required) = (a.promised?, Limit::required(requirement.bound?));
    let more = promised.value == required.value && promised.strict && !required.strict;
    if verdict != Verdict::Met || !more {
        return None;
    }
    let of = rules.indicator(a.indicator);
    let show = |limit| wording::spoken(&wording::limit(limit, of, lang), lang);
    let beside = lang.pick("so với", "beside");
    Some(format!(
        "“{}” {beside} “{}”",
        show(promised),
        show(required)
    ))
}

fn gap(assessment: &Assessment, unit: &Unit, lang: Lang) -> String {
    assessment.gap.map_or_else(String::new, |gap| {
        let number = wording::number(gap, lang);
        let signed = match number.as_str() {
            "0" => return number,
            number if number.starts_with('−') => number.to_owned(),
            number => format!("+{number}"),
        };
        match unit {
            Unit::Percent => format!("{signed} {}", lang.pick("điểm phần trăm", "points")),
            _ => signed,
        }
    })
}
