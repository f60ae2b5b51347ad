//! Targets: added, dropped, raised, lowered, changed in another way.

use super::matching::{Item, Round, pairs, words};
use super::{Both, differing, place, squeezed, squeezed_or_none};
use crate::check::promise::{Limit, Stated};
use crate::check::{Outcome, TargetList, TargetRef};
use crate::lang::Lang;
use crate::plan::{Comparison, Direction, IndicatorId, Plan, Promise, Target, Text};
use crate::rule::RuleSet;
use crate::text::loose;
use std::cmp::Ordering;

/// What happened to a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TargetKind {
    /// The old version has it not.
    Added,
    /// The new version has it not.
    Dropped,
    /// It asks more than before; of what is better when less, less.
    Raised,
    /// It asks less than before.
    Lowered,
    /// It is not what it was, and neither more nor less.
    Changed,
}

/// What of a target can differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TargetField {
    /// The label.
    Label,
    /// What it was taken for.
    Indicator,
    /// The sign and the number.
    Value,
    /// What the number counts.
    Unit,
    /// The year it is for.
    Year,
    /// The first year of the period that ends with it.
    Since,
    /// The words where there is no number.
    Text,
    /// Who answers for it.
    Owner,
    /// Whether it must be reached or is striven for.
    Modality,
    /// Of what or whom the share is.
    Of,
    /// The rise or fall.
    Change,
    /// The state it starts from.
    From,
    /// Whose figure it is.
    Whose,
    /// The part of the year.
    When,
    /// The words that take from it.
    Hedge,
    /// What it depends on.
    Condition,
    /// How sure the indicator is.
    Match,
}

/// One figure of a plan that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetChange {
    /// What happened to it.
    pub kind: TargetKind,
    /// Which one.
    pub target: Both<TargetRef>,
    /// Which way is better, where that is known.
    pub direction: Option<Direction>,
    /// What differs; nothing where it was added or dropped.
    pub fields: Vec<TargetField>,
}

impl TargetKind {
    /// Every kind, in the order of a summary.
    pub const ALL: [Self; 5] = [
        Self::Added,
        Self::Dropped,
        Self::Raised,
        Self::Lowered,
        Self::Changed,
    ];

    /// The name in every format.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Dropped => "dropped",
            Self::Raised => "raised",
            Self::Lowered => "lowered",
            Self::Changed => "changed",
        }
    }
}

impl TargetField {
    /// Every field.
    pub const ALL: [Self; 17] = [
        Self::Label,
        Self::Indicator,
        Self::Value,
        Self::Unit,
        Self::Year,
        Self::Since,
        Self::Text,
        Self::Owner,
        Self::Modality,
        Self::Of,
        Self::Change,
        Self::From,
        Self::Whose,
        Self::When,
        Self::Hedge,
        Self::Condition,
        Self::Match,
    ];

    /// The name in every format: that of the field in a target set.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Label => "label",
            Self::Indicator => "indicator",
            Self::Value => "value",
            Self::Unit => "unit",
            Self::Year => "year",
            Self::Since => "since",
            Self::Text => "text",
            Self::Owner => "owner",
            Self::Modality => "modality",
            Self::Of => "of",
            Self::Change => "change",
            Self::From => "from",
            Self::Whose => "whose",
            Self::When => "when",
            Self::Hedge => "hedge",
            Self::Condition => "condition",
            Self::Match => "match",
        }
    }

    /// The words in a language.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Label => lang.pick("cách gọi", "label"),
            Self::Indicator => lang.pick("chỉ tiêu nhận ra", "indicator"),
            Self::Value => lang.pick("mức", "value"),
            Self::Unit => lang.pick("đơn vị tính", "unit"),
            Self::Year => lang.pick("năm", "year"),
            Self::Since => lang.pick("năm đầu của giai đoạn", "first year of the period"),
            Self::Text => lang.pick("lời văn", "words"),
            Self::Owner => lang.pick("đơn vị chủ trì", "owner"),
            Self::Modality => lang.pick("mức độ cam kết", "modality"),
            Self::Of => lang.pick("của ai, của cái gì", "of"),
            Self::Change => lang.pick("mức tăng, giảm", "change"),
            Self::From => lang.pick("mức hiện tại", "from"),
            Self::Whose => lang.pick("của nơi nào", "whose"),
            Self::When => lang.pick("thời gian trong năm", "when"),
            Self::Hedge => lang.pick("từ nói giảm", "hedge"),
            Self::Condition => lang.pick("điều kiện", "condition"),
            Self::Match => lang.pick("độ chắc chắn của nhận ra", "match"),
        }
    }
}

/// By indicator and year, by label and year, by indicator or label alone where a version has one
/// such target, by the words of the label.
const ROUNDS: &[Round] = &[
    Round::Key(0),
    Round::Key(1),
    Round::LoneKey(2),
    Round::LoneKey(3),
    Round::Alike(4, 600),
];

/// One version, with what its targets need to be understood.
#[derive(Clone, Copy)]
struct Version<'v> {
    rules: &'v RuleSet,
    plan: &'v Plan<'v>,
}

/// All that changed among the figures of both plans; `matched` gets every pair.
pub(super) fn changes(
    old: &Outcome<'_>,
    new: &Outcome<'_>,
    matched: &mut Vec<Both<TargetRef>>,
) -> Vec<TargetChange> {
    let (a, b) = (Version::of(old), Version::of(new));
    let mut changes = Vec::new();
    for list in [
        TargetList::Targets,
        TargetList::Tasks,
        TargetList::Baselines,
    ] {
        for pair in pairs(&a.items(list), &b.items(list), ROUNDS) {
            let at = |at: usize| TargetRef {
                list,
                index: place(at),
            };
            let target = Both {
                old: pair.old.map(at),
                new: pair.new.map(at),
            };
            changes.extend(change(a, b, target));
            matched.push(target);
        }
    }
    changes
}

/// What happened to one target; nothing where nothing did.
fn change(a: Version<'_>, b: Version<'_>, target: Both<TargetRef>) -> Option<TargetChange> {
    let old = target.old.and_then(|at| Some((at, at.of(a.plan)?)));
    let new = target.new.and_then(|at| Some((at, at.of(b.plan)?)));
    let lone = |kind| {
        Some(TargetChange {
            kind,
            target,
            direction: None,
            fields: Vec::new(),
        })
    };
    match (old, new) {
        (None, None) => None,
        (None, Some(_)) => lone(TargetKind::Added),
        (Some(_), None) => lone(TargetKind::Dropped),
        (Some((at, old)), Some((there, new))) => {
            let years = (a.year(at, old), b.year(there, new));
            let fields = fields(old, new, years);
            if fields.is_empty() {
                return None;
            }
            let direction = direction(a.rules, old, new);
            let kind = direction
                .filter(|_| may_be_compared(&fields))
                .and_then(|direction| moved(old, new, direction))
                .unwrap_or(TargetKind::Changed);
            Some(TargetChange {
                kind,
                target,
                direction,
                fields,
            })
        }
    }
}

fn fields(
    old: &Target<'_>,
    new: &Target<'_>,
    years: (Option<i16>, Option<i16>),
) -> Vec<TargetField> {
    let same = |a: Option<&str>, b: Option<&str>| squeezed_or_none(a) == squeezed_or_none(b);
    let around = around(old).into_iter().zip(around(new));
    let around = around.map(|((field, a), (_, b))| (field, same(a, b)));
    let mut fields = differing([
        (
            TargetField::Label,
            squeezed(&old.label) == squeezed(&new.label),
        ),
        (TargetField::Indicator, old.indicator == new.indicator),
        (TargetField::Value, old.promise == new.promise),
        (
            TargetField::Unit,
            same(old.unit.as_deref(), new.unit.as_deref()),
        ),
        (TargetField::Year, years.0 == years.1),
        (TargetField::Since, old.since == new.since),
        (
            TargetField::Text,
            same(old.text.as_deref(), new.text.as_deref()),
        ),
        (
            TargetField::Owner,
            same(old.owner.as_deref(), new.owner.as_deref()),
        ),
        (TargetField::Modality, old.modality == new.modality),
        (TargetField::From, old.from == new.from),
        (TargetField::Match, old.fit == new.fit),
    ]);
    fields.extend(around.filter(|(_, same)| !same).map(|(field, _)| field));
    fields.sort_unstable();
    fields
}

/// The words around a level, each with its field.
fn around<'t>(target: &'t Target<'_>) -> [(TargetField, Option<&'t str>); 6] {
    [
        (TargetField::Of, target.of.as_deref()),
        (TargetField::Change, target.change.as_deref()),
        (TargetField::Whose, target.whose.as_deref()),
        (TargetField::When, target.when.as_deref()),
        (TargetField::Hedge, target.hedge.as_deref()),
        (TargetField::Condition, target.condition.as_deref()),
    ]
}

/// Whether the numbers of both versions count the same thing.
fn may_be_compared(fields: &[TargetField]) -> bool {
    let other = [
        TargetField::Indicator,
        TargetField::Unit,
        TargetField::Year,
        TargetField::Of,
        TargetField::Whose,
        TargetField::When,
    ];
    !fields.iter().any(|field| other.contains(field))
}

/// Which way is better: as the indicator has it, else as the signs of both say, where they agree.
fn direction(rules: &RuleSet, old: &Target<'_>, new: &Target<'_>) -> Option<Direction> {
    let known = |target: &Target<'_>| rules.find_indicator(target.indicator.as_deref()?);
    if let (Some(a), Some(b)) = (known(old), known(new)) {
        let of = |id: IndicatorId| rules.indicator(id).direction;
        return (a == b).then(|| of(a));
    }
    match (sign(old), sign(new)) {
        (Some(a), Some(b)) => (a == b).then_some(a),
        (one, other) => one.or(other),
    }
}

fn sign(target: &Target<'_>) -> Option<Direction> {
    match target.promise {
        Promise::Number(Comparison::AtLeast | Comparison::MoreThan, _) => Some(Direction::AtLeast),
        Promise::Number(Comparison::AtMost | Comparison::LessThan, _) => Some(Direction::AtMost),
        _ => None,
    }
}

fn moved(old: &Target<'_>, new: &Target<'_>, direction: Direction) -> Option<TargetKind> {
    let limit = |target: &Target<'_>| match Limit::promised(target.promise, direction) {
        Stated::Limit(limit) => Some(limit),
        _ => None,
    };
    match limit(new)?.strictness(limit(old)?, direction) {
        Ordering::Greater => Some(TargetKind::Raised),
        Ordering::Less => Some(TargetKind::Lowered),
        Ordering::Equal => None,
    }
}

impl<'v> Version<'v> {
    fn of(outcome: &'v Outcome<'v>) -> Self {
        Self {
            rules: outcome.rules,
            plan: outcome.plan,
        }
    }

    /// The year a target is for: its own, else the plan's only one; a result has its own.
    fn year(self, at: TargetRef, target: &Target<'_>) -> Option<i16> {
        let only = match self.plan.head.years.as_slice() {
            [year] if at.list != TargetList::Baselines => Some(*year),
            _ => None,
        };
        target.year.or(only)
    }

    fn items(self, list: TargetList) -> Vec<Item> {
        let numbered = list.of(self.plan).iter().enumerate();
        numbered
            .map(|(index, target)| {
                let at = TargetRef {
                    list,
                    index: place(index),
                };
                item(target, self.year(at, target))
            })
            .collect()
    }
}

fn item(target: &Target<'_>, year: Option<i16>) -> Item {
    let text = |text: &Option<Text<'_>>| squeezed_or_none(text.as_deref());
    let (label, plain) = (squeezed(&target.label), loose(&target.label));
    let indicator = target.indicator.as_deref();
    let value = format!("{:?} {}", target.promise, text(&target.unit));
    let rest = [text(&target.text), text(&target.owner)];
    Item {
        content: format!(
            "{indicator:?} {year:?} {label:?} {value:?} {rest:?} {:?} {:?} {:?} {:?}",
            target.modality,
            around(target).map(|(_, words)| squeezed_or_none(words)),
            target.from,
            target.fit
        ),
        value,
        class: indicator.map(str::to_owned),
        keys: vec![
            indicator.map(|slug| format!("{slug} {year:?}")),
            Some(format!("{plain} {year:?}")),
            indicator.map(str::to_owned),
            Some(plain),
            Some(format!("{year:?}")),
        ],
        words: words(&target.label),
    }
}
