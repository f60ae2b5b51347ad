//! What a figure counts: the words behind it.

use super::Measure;
use crate::lexicon::{Tag, Tagged, Tags, Unit, UnitKind};
use crate::text::letter::lowercase;
use std::ops::Range;

/// What a figure counts, and where that is said.
pub(super) struct Counted {
    /// What it counts.
    pub measure: Measure,
    /// The first unit after the words that say so.
    pub end: usize,
    /// Where the noun begins that is counted and that belongs to what is measured.
    pub noun: Option<usize>,
    /// Words further on that say it too: "/năm" of "02 lớp tập huấn/năm".
    pub apart: Option<Range<usize>>,
}

/// Words that are no noun: what stands before them counts nothing.
const NO_NOUN: Tags = Tags::of(&[
    Tag::Reach,
    Tag::Onto,
    Tag::More,
    Tag::Under,
    Tag::Least,
    Tag::Most,
    Tag::Upwards,
    Tag::Downwards,
    Tag::To,
    Tag::From,
    Tag::And,
    Tag::Or,
    Tag::State,
    Tag::Preposition,
    Tag::In,
    Tag::Until,
    Tag::Against,
    Tag::Purpose,
    Tag::OfWhich,
    Tag::Rise,
    Tag::Fall,
    Tag::Year,
    Tag::Negation,
    Tag::Strive,
    Tag::Scope,
]);

/// The first two syllables of a phrase, and whether there are more.
fn syllables(phrase: &str) -> Option<(&str, bool)> {
    let (first, rest) = phrase.split_once(' ')?;
    let second = rest.find(' ').map_or(rest.len(), |end| end);
    let end = first.len() + 1 + second;
    Some((phrase.get(..end)?, end < phrase.len()))
}

/// How many words on a rate is looked for: "02 lớp tập huấn kỹ năng số/năm".
const RATE_WITHIN: usize = 6;

pub(super) struct Units<'a, 't> {
    pub tagged: &'a Tagged<'t>,
    pub units: &'a [Unit],
}

impl<'t> Units<'_, 't> {
    pub(super) fn is(&self, at: usize, tag: Tag) -> bool {
        self.units.get(at).is_some_and(|unit| unit.is(tag))
    }

    pub(super) fn sign(&self, at: usize, sign: &str) -> bool {
        self.units
            .get(at)
            .is_some_and(|unit| unit.kind == UnitKind::Sign && self.tagged.printed(unit) == sign)
    }

    pub(super) fn number(&self, at: usize) -> bool {
        self.units
            .get(at)
            .is_some_and(|unit| unit.kind == UnitKind::Number)
    }

    pub(super) fn printed(&self, at: usize) -> &'t str {
        self.units
            .get(at)
            .map_or("", |unit| self.tagged.printed(unit))
    }

    /// The words of units, one blank between them where there is one.
    pub(super) fn words(&self, range: Range<usize>) -> &'t str {
        let units = self.units.get(range).unwrap_or_default();
        match (units.first(), units.last()) {
            (Some(first), Some(last)) => self.tagged.words(first.start as usize..last.end as usize),
            _ => "",
        }
    }

    /// What is counted from a unit on.
    pub(super) fn counted(&self, at: usize) -> Counted {
        let plain = |measure, end| Counted {
            measure,
            end,
            noun: None,
            apart: None,
        };
        if self.is(at, Tag::Points) {
            return plain(Measure::Points, at + 1);
        }
        if self.is(at, Tag::Percent) {
            if let Some((rate, end)) = self.rate(at + 1) {
                return plain(Measure::Count(format!("%{rate}")), end);
            }
            return plain(Measure::Percent, at + 1);
        }
        // "đạt 70 (%)".
        if self.sign(at, "(") && self.is(at + 1, Tag::Percent) && self.sign(at + 2, ")") {
            return plain(Measure::Percent, at + 3);
        }
        if self.is(at, Tag::Permille) {
            return plain(Measure::Percent, at + 1);
        }
        self.things(at)
    }

    /// "triệu đồng", "triệu người", "Mbps", "doanh nghiệp", "con/phụ nữ".
    fn things(&self, at: usize) -> Counted {
        let mut end = at;
        while self.is(end, Tag::Scale) {
            end += 1;
        }
        let scale = self.words(at..end);
        let joined = |noun: &str| match scale {
            "" => noun.to_owned(),
            scale => format!("{} {noun}", lowercase(scale)),
        };
        if self.is(end, Tag::Money) || self.is(end, Tag::Measure) {
            let unit = joined(self.printed(end));
            let (rate, end) = self.rates(end + 1);
            return Counted {
                measure: Measure::Count(unit + &rate),
                end,
                noun: None,
                apart: None,
            };
        }
        let Some((noun, after)) = self.noun(end) else {
            let measure = match scale {
                "" => Measure::Bare,
                scale => Measure::Count(lowercase(scale)),
            };
            return Counted {
                measure,
                end,
                noun: None,
                apart: None,
            };
        };
        let mut unit = joined(&noun);
        let mut after = after;
        // "gấp 30 lần GRDP": so many times of what follows.
        let multiplied = at
            .checked_sub(2)
            .is_some_and(|before| self.is(before, Tag::Times));
        let next = self
            .units
            .get(after)
            .filter(|unit| unit.kind == UnitKind::Words && !unit.tags.meets(NO_NOUN));
        if multiplied && next.is_some() {
            unit = format!("{unit} {}", self.printed(after));
            after += 1;
        }
        let noun_start = (!multiplied).then_some(end);
        // "35 giường bệnh nội trú/vạn dân": the rate may stand some words on.
        let slash = (after..after + 3).find(|at| self.sign(*at, "/"));
        let worded = slash.filter(|slash| {
            (after..*slash).all(|at| {
                self.units
                    .get(at)
                    .is_some_and(|unit| unit.kind == UnitKind::Words)
            })
        });
        let (rate, ended) = self.rates(worded.unwrap_or(after));
        if !rate.is_empty() {
            let more = self.words(after..worded.unwrap_or(after));
            let blank = if more.is_empty() { "" } else { " " };
            let timed = self.is(ended.saturating_sub(1), Tag::Time)
                || self.is(ended.saturating_sub(1), Tag::Year);
            return Counted {
                measure: Measure::Count(if timed {
                    unit + &rate
                } else {
                    format!("{unit}{blank}{more}{rate}")
                }),
                end: ended,
                noun: noun_start,
                apart: None,
            };
        }
        let apart = self.rate_apart(after);
        let rate = apart.as_ref().map_or("", |(rate, _)| rate);
        Counted {
            measure: Measure::Count(format!("{unit}{rate}")),
            end: after,
            noun: noun_start,
            apart: apart.map(|(_, range)| range),
        }
    }

    /// The noun at a unit as its unit names it, and the unit after it.
    fn noun(&self, at: usize) -> Option<(String, usize)> {
        let first = self.units.get(at)?;
        let is_word = |unit: &Unit| unit.kind == UnitKind::Words;
        if first.is(Tag::Thing) || first.is(Tag::Time) {
            return Some((lowercase(self.printed(at)), at + 1));
        }
        if !is_word(first) || !first.is_apart || first.tags.meets(NO_NOUN) {
            return None;
        }
        let printed = self.printed(at);
        if let Some((two, more)) = syllables(printed) {
            // The unit is the noun; the rest of the phrase stays with what is measured.
            return Some((lowercase(if more { two } else { printed }), at + 1));
        }
        let joined = |unit: &&Unit| is_word(unit) && unit.is_apart && !unit.tags.meets(NO_NOUN);
        match self.units.get(at + 1).filter(joined) {
            Some(_) => Some((lowercase(self.words(at..at + 2)), at + 2)),
            None => Some((lowercase(printed), at + 1)),
        }
    }

    /// "/năm", "/100 bé gái", and the unit after it.
    fn rate(&self, at: usize) -> Option<(String, usize)> {
        // "12 người trên một vạn dân".
        let over = self.is(at, Tag::More)
            && (self.number(at + 1) || self.is(at + 1, Tag::Numeral))
            && (self.is(at + 2, Tag::Scale) || self.is(at + 2, Tag::Thing));
        if !over && !self.sign(at, "/") {
            return None;
        }
        let start = at + 1 + usize::from(over && !self.number(at + 1));
        let from = start + usize::from(self.number(start));
        let mut scaled = from;
        while self.is(scaled, Tag::Scale) {
            scaled += 1;
        }
        let close = self.units.get(scaled)?;
        let end = match self.noun_of_rate(scaled) {
            Some(end) if !close.is(Tag::Percent) => end,
            _ => return None,
        };
        Some((format!("/{}", self.words(start..end)), end))
    }

    fn noun_of_rate(&self, at: usize) -> Option<usize> {
        let first = self.units.get(at)?;
        if first.is(Tag::Thing) || first.is(Tag::Time) || first.is(Tag::Year) {
            return Some(at + 1);
        }
        if first.kind != UnitKind::Words || first.tags.meets(NO_NOUN) {
            return None;
        }
        if self.printed(at).contains(' ') {
            return Some(at + 1);
        }
        let next = self.units.get(at + 1);
        let joined = next.is_some_and(|unit| {
            unit.kind == UnitKind::Words && unit.is_apart && !unit.tags.meets(NO_NOUN)
        });
        Some(at + 1 + usize::from(joined))
    }

    pub(super) fn rates(&self, at: usize) -> (String, usize) {
        let (mut all, mut end) = (String::new(), at);
        while let Some((rate, after)) = self.rate(end) {
            all.push_str(&rate);
            end = after;
        }
        // "800 kWh/người năm", and not "12 m2/người năm 2010".
        if !all.is_empty() && self.is(end, Tag::Time) && !self.number(end + 1) {
            all.push(' ');
            all.push_str(&lowercase(self.printed(end)));
            end += 1;
        }
        (all, end)
    }

    /// A rate of time some words behind the noun: "/năm", "mỗi quý".
    fn rate_apart(&self, at: usize) -> Option<(String, Range<usize>)> {
        for here in at..(at + RATE_WITHIN).min(self.units.len()) {
            let unit = self.units.get(here)?;
            if unit.is(Tag::Yearly) {
                return Some(("/năm".to_owned(), here..here + 1));
            }
            if unit.is(Tag::Each) && self.is(here + 1, Tag::Time) {
                let time = lowercase(self.printed(here + 1));
                return Some((format!("/{time}"), here..here + 2));
            }
            if self.sign(here, "/")
                && (self.is(here + 1, Tag::Time) || self.is(here + 1, Tag::Year))
            {
                let time = lowercase(self.printed(here + 1));
                return Some((format!("/{time}"), here..here + 2));
            }
            if unit.kind != UnitKind::Words {
                return None;
            }
        }
        None
    }
}
