//! Whether the parts of a head agree on whose plan it is.

use super::HeadParts;
use super::area::Named;
use crate::document::{DocumentNumber, place_name, same_province};
use std::ops::Range;

/// On what two parts of a head do not agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Point {
    /// Which commune, ward or zone it is of.
    Commune,
    /// Which province it is of.
    Province,
    /// Which body issues it.
    Body,
}

/// Two parts of a head that do not agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// On what.
    pub point: Point,
    /// What one part says, and where.
    pub one: (String, Range<usize>),
    /// What the other says, and where.
    pub other: (String, Range<usize>),
}

impl HeadParts<'_, '_> {
    /// What the letterhead, the title, the sentence and the number say against each other.
    pub(super) fn disagreements(&self, titled: &[Named<'_>]) -> Vec<Disagreement> {
        let mut found = Vec::new();
        let mut communes: Vec<(String, Range<usize>)> = Vec::new();
        let mut provinces: Vec<(String, Range<usize>)> = Vec::new();
        for body in self.bodies.iter().rev().take(1).chain(&self.sentence) {
            let at = body.range.clone();
            communes.extend(
                body.area
                    .iter()
                    .filter(|area| area.is_commune())
                    .map(|area| (area.name.clone(), at.clone())),
            );
            provinces.extend(body.province.clone().map(|name| (name, at)));
        }
        let title = self.title.map_or(0..0, |title| title.start..title.end);
        let mut named = titled.iter().filter(|area| area.is_commune());
        if let (Some(only), None) = (named.next(), named.next()) {
            communes.push((only.name.clone(), title.clone()));
        }
        provinces.extend(
            titled
                .iter()
                .find(|area| area.is_province())
                .map(|area| (area.name.clone(), title)),
        );
        let apart = |a: &str, b: &str| place_name(a) != place_name(b);
        found.extend(differing(Point::Commune, &communes, apart));
        found.extend(differing(Point::Province, &provinces, |a, b| {
            !same_province(&place_name(a), &place_name(b))
        }));
        found.extend(self.body_and_number());
        found
    }

    /// The number's code against the body of the letterhead.
    fn body_and_number(&self) -> Option<Disagreement> {
        let (number, words) = self.top.number.as_ref()?;
        let body = self.bodies.last()?;
        let code = DocumentNumber::parse(number).body?;
        body.issuer
            .contradicts_number_of(code)
            .then(|| Disagreement {
                point: Point::Body,
                one: (body.name.clone(), body.range.clone()),
                other: (number.clone(), words.range()),
            })
    }
}

/// The first two that differ.
fn differing(
    point: Point,
    said: &[(String, Range<usize>)],
    differ: impl Fn(&str, &str) -> bool,
) -> Option<Disagreement> {
    let (first, others) = said.split_first()?;
    let other = others.iter().find(|(name, _)| differ(&first.0, name))?;
    Some(Disagreement {
        point,
        one: first.clone(),
        other: other.clone(),
    })
}
