//! What a pattern found of each claim.

use super::super::class::Role;
use super::super::machine::Event;
use super::super::pattern::Slot;
use std::ops::Range;

/// What is known of a claim while events are read; places are those of the clause.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    pub(super) span: Range<usize>,
    pub(super) label: Vec<Range<usize>>,
    pub(super) of: Option<Range<usize>>,
    pub(super) change: Option<Range<usize>>,
    pub(super) whose: Option<Range<usize>>,
    pub(super) condition: Option<Range<usize>>,
    pub(super) value: Option<usize>,
    /// Figures outside of every claim, handed out in order; a single one is that of each.
    pub(super) values: Vec<usize>,
    pub(super) from: Option<usize>,
}

impl Draft {
    /// The same, and what all claims share or measure.
    pub(super) fn beside(&self, outside: &Self, all: &[Self]) -> Self {
        let mut both = self.clone();
        let others = all.iter().chain([outside]);
        let labels = others.flat_map(|other| other.label.iter().cloned());
        both.label.extend(labels);
        both.of = both.of.or_else(|| outside.of.clone());
        both
    }

    /// Whether a place belongs to what is measured or to what is said of it.
    pub(super) fn holds(&self, at: usize) -> bool {
        let said = [&self.of, &self.change, &self.whose, &self.condition];
        let mut said = said.into_iter().flatten().chain(&self.label);
        said.any(|range| range.contains(&at))
    }
}

/// The drafts of a clause's claims, and what is outside of them.
pub(super) fn drafts(events: &[Event]) -> (Vec<Draft>, Draft) {
    let (mut found, mut outside, mut current) =
        (Vec::<Draft>::new(), Draft::default(), None::<Draft>);
    let mut opened = Vec::new();
    // What later claims share with an earlier one.
    let mut subject = Vec::new();
    for event in events {
        match event {
            Event::Begin(at) => {
                current = Some(Draft {
                    span: *at..*at,
                    label: subject.clone(),
                    ..Draft::default()
                });
            }
            Event::End(at) => {
                if let Some(mut draft) = current.take() {
                    draft.span.end = *at;
                    found.push(draft);
                }
            }
            Event::Open(_, at) => opened.push(*at),
            Event::Close(slot, at) => {
                let Some(start) = opened.pop() else {
                    continue;
                };
                if (*slot, current.is_some()) == (Slot::Subject, true) {
                    subject.push(start..*at);
                }
                let draft = match (slot, current.as_mut()) {
                    (Slot::Predicate, _) | (_, None) => &mut outside,
                    (_, Some(draft)) => draft,
                };
                let range = start..*at;
                match slot {
                    Slot::Label | Slot::Subject => draft.label.push(range),
                    Slot::Of | Slot::Predicate => draft.of = Some(range),
                    Slot::Change => draft.change = Some(range),
                    Slot::Whose => draft.whose = Some(range),
                    Slot::Condition => draft.condition = Some(range),
                }
            }
            Event::Figure(role, at) => {
                if (*role, current.is_none()) == (Role::Value, true) {
                    outside.values.push(*at);
                }
                let draft = current.as_mut().unwrap_or(&mut outside);
                match role {
                    Role::Value => draft.value = Some(*at),
                    Role::Start => draft.from = Some(*at),
                    Role::Step | Role::Inner | Role::Past => {}
                }
            }
        }
    }
    (found, outside)
}
