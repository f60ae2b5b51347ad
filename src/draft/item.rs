//! A requirement as a drafted file writes it.

use super::document::Heading;
use super::{Desk, comment, quoted};
use crate::check::promise::Limit;
use crate::document::Level;
use crate::plan::{Direction, Indicator, IndicatorId, Unit};
use crate::rule::Force;
use std::fmt::Write as _;

/// A requirement to be written.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) indicator: IndicatorId,
    pub(super) limit: Limit,
    pub(super) year: i16,
    pub(super) force: Force,
    pub(super) whose: Whose,
    /// What a person has to know who decides on it.
    pub(super) because: Vec<String>,
    pub(super) at: String,
    pub(super) quote: Option<String>,
}

/// Whose figure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Whose {
    /// Of communes, one by one or together.
    Communes,
    /// Of the province's own departments.
    Departments,
    /// Of the whole area alone: it says nothing of one commune.
    Area,
}

impl Whose {
    const ALL: [Self; 3] = [Self::Communes, Self::Departments, Self::Area];

    /// Of which level plans are that are laid beside such a figure of a document.
    pub(super) fn level(self, of: Level) -> Level {
        match (self, of) {
            (Self::Communes, _) => Level::Commune,
            (Self::Departments, _) | (Self::Area, Level::Province) => Level::Province,
            (Self::Area, _) => Level::National,
        }
    }
}

impl Desk<'_> {
    /// The blocks of requirements, one for each level of plans.
    pub(super) fn items(&self, head: &Heading<'_>, slug: &str, items: &[Item]) -> String {
        let mut blocks = Vec::new();
        let mut levels: Vec<Level> = Whose::ALL.map(|whose| whose.level(head.level)).to_vec();
        levels.dedup();
        for level in levels {
            let of = |item: &&Item| item.whose.level(head.level) == level;
            let mut of = items.iter().filter(of).peekable();
            if of.peek().is_none() {
                continue;
            }
            let mut out = format!("from {slug} for {} {{\n", level.word());
            let whence = quoted(&self.evidence());
            let _ = writeln!(
                out,
                "  evidence primary {whence} checked {}",
                self.given.today
            );
            of.for_each(|item| out.push_str(&self.item(item)));
            out.push_str("}\n");
            blocks.push(out);
        }
        blocks.join("\n")
    }

    fn item(&self, item: &Item) -> String {
        let indicator = self.rules().indicator(item.indicator);
        let mut out = format!(
            "  {} {} by {} {} {{\n",
            indicator.slug,
            bound(item.limit, indicator),
            item.year,
            item.force.word()
        );
        out.push_str(&comment("    ", &item.because));
        let _ = writeln!(out, "    at    {}", quoted(&item.at));
        if let Some(words) = &item.quote {
            let _ = writeln!(out, "    quote {}", quoted(words));
        }
        out.push_str("  }\n");
        out
    }
}

/// The bound: `>= 85%`, `<= 3 "ngày làm việc"`.
pub(super) fn bound(limit: Limit, indicator: &Indicator) -> String {
    let sign = match (indicator.direction, limit.strict) {
        (Direction::AtLeast, false) => ">=",
        (Direction::AtLeast, true) => ">",
        (Direction::AtMost, false) => "<=",
        (Direction::AtMost, true) => "<",
    };
    match &indicator.unit {
        Unit::Percent => format!("{sign} {}%", limit.value),
        Unit::Level | Unit::Index => format!("{sign} {}", limit.value),
        Unit::Named(name) => format!("{sign} {} {}", limit.value, quoted(name)),
    }
}
