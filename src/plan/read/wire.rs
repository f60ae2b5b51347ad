//! The fast path: a target set that is as it should be, straight into a [`Plan`].
//!
//! What goes wrong here is not explained here: `diagnose` walks the text again and does.

use super::raw::Borrowed;
use super::target;
use super::value::{self, KINDS, SCHEMA};
use crate::document::{Level, Organ, PartialDate, Subject, YEARS};
use crate::plan::{Citation, Head, Passage, PassageKind, Plan, Target, Task, Text, Unread};
use foldhash::HashSet;
use serde::Deserialize;
use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// The target set is not as it should be.
#[derive(Debug)]
pub(super) struct Wrong;

/// A target set.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanWire<'a> {
    #[serde(borrow)]
    schema: Borrowed<'a>,
    #[serde(borrow)]
    plan: HeadWire<'a>,
    #[serde(default, borrow, deserialize_with = "citations")]
    basis: Vec<Citation<'a>>,
    #[serde(default, borrow, deserialize_with = "citations")]
    mentions: Vec<Citation<'a>>,
    #[serde(default, borrow, deserialize_with = "target::all")]
    targets: Vec<Target<'a>>,
    #[serde(default, borrow, deserialize_with = "target::all")]
    task_targets: Vec<Target<'a>>,
    #[serde(default, borrow, deserialize_with = "target::all")]
    baselines: Vec<Target<'a>>,
    #[serde(default, borrow, deserialize_with = "tasks")]
    tasks: Vec<Task<'a>>,
    #[serde(default, borrow, deserialize_with = "passages")]
    passages: Vec<Passage<'a>>,
    #[serde(default, borrow, deserialize_with = "unread")]
    unread: Vec<Unread<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HeadWire<'a> {
    #[serde(borrow)]
    number: Option<Borrowed<'a>>,
    #[serde(borrow)]
    issued: Option<Borrowed<'a>>,
    #[serde(borrow)]
    issuer: Option<Borrowed<'a>>,
    #[serde(borrow)]
    title: Option<Borrowed<'a>>,
    #[serde(borrow)]
    level: Option<Borrowed<'a>>,
    #[serde(borrow)]
    organ: Option<Borrowed<'a>>,
    #[serde(borrow)]
    subject: Option<Borrowed<'a>>,
    #[serde(borrow)]
    kind: Option<Borrowed<'a>>,
    #[serde(borrow)]
    commune: Option<Borrowed<'a>>,
    #[serde(borrow)]
    province: Option<Borrowed<'a>>,
    years: Option<Vec<i16>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CitationWire<'a> {
    #[serde(borrow)]
    raw: Option<Borrowed<'a>>,
    #[serde(borrow)]
    kind: Option<Borrowed<'a>>,
    #[serde(borrow)]
    number: Option<Borrowed<'a>>,
    #[serde(borrow)]
    issued: Option<Borrowed<'a>>,
    #[serde(borrow)]
    issuer: Option<Borrowed<'a>>,
    #[serde(borrow)]
    title: Option<Borrowed<'a>>,
    #[serde(default, borrow, deserialize_with = "citations")]
    cites: Vec<Citation<'a>>,
    lines: Option<[u32; 2]>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TaskWire<'a> {
    #[serde(borrow)]
    row: Option<Borrowed<'a>>,
    #[serde(borrow)]
    name: Borrowed<'a>,
    #[serde(borrow)]
    owner: Option<Borrowed<'a>>,
    #[serde(borrow)]
    deadline: Option<Borrowed<'a>>,
    lines: Option<[u32; 2]>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PassageWire<'a> {
    #[serde(borrow)]
    kind: Borrowed<'a>,
    #[serde(borrow)]
    number: Option<Borrowed<'a>>,
    #[serde(borrow)]
    words: Option<Borrowed<'a>>,
    year: Option<i16>,
    lines: Option<[u32; 2]>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnreadWire<'a> {
    lines: Option<[u32; 2]>,
    #[serde(borrow)]
    words: Borrowed<'a>,
    #[serde(borrow)]
    why: Option<Borrowed<'a>>,
}

impl<'a> PlanWire<'a> {
    /// The plan, where the whole target set is as it should be.
    pub(super) fn plan(self) -> Result<Plan<'a>, Wrong> {
        if self.schema.0 != SCHEMA {
            return Err(Wrong);
        }
        let plan = Plan {
            head: self.plan.try_into()?,
            basis: self.basis,
            mentions: self.mentions,
            targets: self.targets,
            task_targets: self.task_targets,
            baselines: self.baselines,
            tasks: self.tasks,
            passages: self.passages,
            unread: self.unread,
        };
        let lists = [&plan.targets, &plan.task_targets, &plan.baselines];
        let ids = || lists.into_iter().flatten().map(|target| &*target.id);
        // Those that ascend, as they mostly do, are each another.
        let once = ids().is_sorted_by(|one, next| one < next) || {
            let mut known = HashSet::default();
            known.reserve(lists.map(Vec::len).iter().sum());
            ids().all(|id| known.insert(id))
        };
        if once && ids().all(|id| !id.is_empty()) {
            Ok(plan)
        } else {
            Err(Wrong)
        }
    }
}

impl<'a> TryFrom<HeadWire<'a>> for Head<'a> {
    type Error = Wrong;

    fn try_from(wire: HeadWire<'a>) -> Result<Self, Wrong> {
        let level = given(wire.level, |w| value::meaning(&Level::ALL, &w.0))?;
        let organ = given(wire.organ, |w| value::meaning(&Organ::ALL, &w.0))?;
        let subject = given(wire.subject, |w| value::meaning(&Subject::ALL, &w.0))?;
        given(wire.kind.as_ref(), |w| KINDS.contains(&&*w.0).then_some(()))?;
        let mut years = wire.years.unwrap_or_default();
        if !years.iter().all(|year| YEARS.contains(year)) {
            return Err(Wrong);
        }
        years.sort_unstable();
        years.dedup();
        Ok(Self {
            number: text(wire.number),
            issued: date(wire.issued)?,
            issuer: text(wire.issuer),
            title: text(wire.title),
            level,
            organ,
            subject,
            kind: text(wire.kind),
            commune: text(wire.commune),
            province: text(wire.province),
            years,
        })
    }
}

impl<'a> TryFrom<CitationWire<'a>> for Citation<'a> {
    type Error = Wrong;

    fn try_from(wire: CitationWire<'a>) -> Result<Self, Wrong> {
        Ok(Self {
            raw: text(wire.raw),
            kind: text(wire.kind),
            number: text(wire.number),
            issued: date(wire.issued)?,
            issuer: text(wire.issuer),
            title: text(wire.title),
            cites: wire.cites,
            lines: given(wire.lines, value::lines)?,
        })
    }
}

impl<'a> TryFrom<TaskWire<'a>> for Task<'a> {
    type Error = Wrong;

    fn try_from(wire: TaskWire<'a>) -> Result<Self, Wrong> {
        Ok(Self {
            row: text(wire.row),
            name: wire.name.0,
            owner: text(wire.owner),
            deadline: text(wire.deadline),
            lines: given(wire.lines, value::lines)?,
        })
    }
}

impl<'a> TryFrom<PassageWire<'a>> for Passage<'a> {
    type Error = Wrong;

    fn try_from(wire: PassageWire<'a>) -> Result<Self, Wrong> {
        Ok(Self {
            kind: value::meaning(&PassageKind::ALL, &wire.kind.0).ok_or(Wrong)?,
            number: text(wire.number),
            words: text(wire.words),
            year: given(wire.year, |year| YEARS.contains(&year).then_some(year))?,
            lines: given(wire.lines, value::lines)?,
        })
    }
}

impl<'a> TryFrom<UnreadWire<'a>> for Unread<'a> {
    type Error = Wrong;

    fn try_from(wire: UnreadWire<'a>) -> Result<Self, Wrong> {
        Ok(Self {
            lines: given(wire.lines, value::lines)?,
            words: wire.words.0,
            why: text(wire.why),
        })
    }
}

fn text(words: Option<Borrowed<'_>>) -> Option<Text<'_>> {
    words.map(|words| words.0)
}

fn date(words: Option<Borrowed<'_>>) -> Result<Option<PartialDate>, Wrong> {
    given(words, |words| words.0.parse().ok())
}

/// What is given has to mean something; what is not given need not.
fn given<T, U>(value: Option<T>, meaning: impl FnOnce(T) -> Option<U>) -> Result<Option<U>, Wrong> {
    value.map(|value| meaning(value).ok_or(Wrong)).transpose()
}

fn citations<'de: 'a, 'a, D: Deserializer<'de>>(from: D) -> Result<Vec<Citation<'a>>, D::Error> {
    list::<_, CitationWire<'a>, _>(from)
}

fn tasks<'de: 'a, 'a, D: Deserializer<'de>>(from: D) -> Result<Vec<Task<'a>>, D::Error> {
    list::<_, TaskWire<'a>, _>(from)
}

fn passages<'de: 'a, 'a, D: Deserializer<'de>>(from: D) -> Result<Vec<Passage<'a>>, D::Error> {
    list::<_, PassageWire<'a>, _>(from)
}

fn unread<'de: 'a, 'a, D: Deserializer<'de>>(from: D) -> Result<Vec<Unread<'a>>, D::Error> {
    list::<_, UnreadWire<'a>, _>(from)
}

/// A list of more items than few is one of many: room is made at once, and they are not moved again and again.
pub(super) const FEW: usize = 4;
pub(super) const MANY: usize = 60;

/// A list, each item turned into what it means as soon as it is read; null is none.
fn list<'de, D: Deserializer<'de>, W, T>(from: D) -> Result<Vec<T>, D::Error>
where
    W: Deserialize<'de>,
    T: TryFrom<W>,
{
    struct Items<W, T>(PhantomData<(W, T)>);
    impl<'de, W: Deserialize<'de>, T: TryFrom<W>> Visitor<'de> for Items<W, T> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list")
        }

        fn visit_none<E>(self) -> Result<Vec<T>, E> {
            Ok(Vec::new())
        }

        fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Vec<T>, D::Error> {
            from.deserialize_seq(self)
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<T>, A::Error> {
            let mut items = Vec::new();
            while let Some(wire) = seq.next_element::<W>()? {
                if items.len() == FEW {
                    items.reserve(MANY);
                }
                items.push(T::try_from(wire).map_err(|_| A::Error::custom("not as it should be"))?);
            }
            Ok(items)
        }
    }
    from.deserialize_option(Items(PhantomData))
}
