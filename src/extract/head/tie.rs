//! What ties two files: one says with which plan it is issued, the other is that plan.

use super::said;
use crate::document::{DocumentNumber, Issuer, PartialDate};
use crate::extract::{Ledger, Text};
use crate::layout::plain;
use crate::text::{Normalized, Source};

/// How far down an annex may say whose it is, in blocks.
const TOP: usize = 12;

/// What a file is, as its head says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tie {
    /// A plan.
    Plan(Stated),
    /// What is issued with a plan: "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/3/2026 của UBND xã X)".
    Annex(Stated),
}

/// A plan by its number, its day and, where it is named, its issuer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    number: String,
    issued: PartialDate,
    issuer: Issuer,
}

impl Stated {
    /// A number and a whole day; no draft has them.
    fn of(number: &str, day: PartialDate, issuer: Issuer) -> Option<Self> {
        let is_numbered = DocumentNumber::parse(number).key(None).is_some();
        (is_numbered && day.is_whole()).then(|| Self {
            number: number.to_owned(),
            issued: day,
            issuer,
        })
    }

    /// Whether both are one plan: the number and the day are the same, and the issuers may be.
    pub fn is(&self, other: &Self) -> bool {
        let key = |one: &Self| DocumentNumber::parse(&one.number).key(None);
        key(self) == key(other)
            && self.issued == other.issued
            && !self.issuer.contradicts(&other.issuer)
    }
}

/// What the head of a text says it is; nothing where it names no number and no day.
pub fn tie(source: &Source) -> Option<Tie> {
    let normal = Normalized::of(source);
    let layout = plain::layout_of(normal.text(), source.form());
    let text = Text::of(&layout);
    let read = super::head(&text, &mut Ledger::default());
    let whole = layout.text();
    let attached = said::attached(&text).filter(|cited| {
        let own = read.number_at.is_some_and(|at| !cited.range.contains(&at));
        let top = layout
            .blocks
            .get(TOP)
            .map_or(whole.len(), |block| block.whole.start);
        !own && cited.range.start < top
    });
    if let Some(cited) = attached {
        let issuer = cited.issuer.and_then(|range| whole.get(range));
        let issuer = Issuer::parse(issuer.unwrap_or_default());
        return Stated::of(&cited.number?, cited.issued?, issuer).map(Tie::Annex);
    }
    read.number_at?;
    let head = read.head;
    let mut issuer = Issuer::parse(head.issuer.as_deref().unwrap_or_default());
    let place = |name: &Option<_>| name.as_deref().map(crate::document::place_name);
    issuer.province = issuer.province.or_else(|| place(&head.province));
    Stated::of(&head.number?, head.issued?, issuer).map(Tie::Plan)
}
