//! Whether a document is in force on a day, and what took its place.

use super::Registry;
use super::index::{Successor, begins};
use crate::document::{DocumentId, PartialDate, Relation};
use crate::rule::RuleSet;

/// How a document stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is in force.
    InForce,
    /// It is in force, but a later document follows it on the same subject; whether that one
    /// replaces it was not seen.
    Followed {
        /// The day from which the later one is in force, as far as it is known.
        since: Option<PartialDate>,
        /// The later one.
        by: DocumentId,
    },
    /// It was replaced or repealed by an express clause, or ended by itself.
    Ended {
        /// From this day on.
        since: PartialDate,
        /// By which document, and how; none where it ended by itself.
        by: Option<(Relation, DocumentId)>,
    },
    /// It is not in force yet.
    Future {
        /// From this day on it is.
        from: PartialDate,
    },
}

impl Registry {
    /// How a document stands on a day; only what is certain counts against it.
    pub fn standing(&self, rules: &RuleSet, id: DocumentId, on: PartialDate) -> Standing {
        let certain = |from: PartialDate| from.latest() <= on.earliest();
        if let Some(from) = begins(rules.document(id))
            && on.surely_before(from)
        {
            return Standing::Future { from };
        }
        let successors = self.successors_of(id);
        let express = |s: &&Successor| matches!(s.relation, Relation::Replaces | Relation::Repeals);
        let ended = successors
            .clone()
            .filter(express)
            .find_map(|s| Some((s.from.filter(|from| certain(*from))?, s)));
        // `until` is the last day in force.
        let until = rules.document(id).until.map(PartialDate::after);
        let until = until.filter(|until| certain(*until));
        if let Some((since, successor)) = ended {
            return Standing::Ended {
                since: until.map_or(since, |until| until.min(since)),
                by: Some((successor.relation, successor.document)),
            };
        }
        if let Some(since) = until {
            return Standing::Ended { since, by: None };
        }
        let followed = successors
            .filter(|s| s.relation == Relation::Succeeds)
            .rfind(|s| s.from.is_some_and(certain));
        match followed {
            Some(successor) => Standing::Followed {
                since: successor.from,
                by: successor.document,
            },
            None => Standing::InForce,
        }
    }

    /// Whether a document is in force on each day that `on` can be. One of unknown date counts as
    /// begun: what rests on it is never more than a warning.
    pub fn surely_in_force(&self, rules: &RuleSet, id: DocumentId, on: PartialDate) -> bool {
        let begun = begins(rules.document(id)).is_none_or(|from| from.earliest() <= on.earliest());
        begun && self.ends(rules, id).all(|end| end.earliest() > on.latest())
    }

    /// The first day from which a document is no longer in force, if one is known.
    pub fn end(&self, rules: &RuleSet, id: DocumentId) -> Option<PartialDate> {
        self.ends(rules, id).min_by_key(|end| end.earliest())
    }

    /// The days that end a document: its own, and those of what replaces or repeals it by an
    /// express clause.
    fn ends<'r>(&'r self, rules: &'r RuleSet, id: DocumentId) -> impl Iterator<Item = PartialDate> {
        let express = |s: &&Successor| matches!(s.relation, Relation::Replaces | Relation::Repeals);
        let successors = self.successors_of(id).filter(express);
        let successors = successors.filter_map(|s| s.from);
        let own = rules.document(id).until.map(PartialDate::after);
        own.into_iter().chain(successors)
    }

    /// The documents that replace, repeal or follow a document, the earliest first.
    pub fn successors(&self, id: DocumentId) -> impl Iterator<Item = (Relation, DocumentId)> {
        self.successors_of(id).map(|s| (s.relation, s.document))
    }

    /// The document that speaks for this one on a day: the last of those that took its place one
    /// after another; itself where none did.
    pub fn speaks_for(&self, rules: &RuleSet, id: DocumentId, on: PartialDate) -> DocumentId {
        let mut current = id;
        // As many steps as there are documents: a circle of successors ends, too.
        for _ in 0..rules.documents.len() {
            match self.standing(rules, current, on) {
                Standing::Ended {
                    by: Some((_, next)),
                    ..
                }
                | Standing::Followed { by: next, .. } => current = next,
                _ => break,
            }
        }
        current
    }
}
