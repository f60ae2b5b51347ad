//! On which level a plan is made.

use super::area;
use super::body::Body;
use super::head_area::HeadArea;
use super::{HeadParts, NumberBody};
use crate::document::{DocumentNumber, Level};

/// When districts ended.
const REFORM: (i16, Option<i8>) = (2025, Some(7));

impl HeadParts<'_, '_> {
    /// The level of the body that issues the plan; else that of the number, of the area, of what issued it.
    pub(super) fn level(&self, area: Option<&HeadArea>) -> Option<Level> {
        let own = self.body().map(Body::level);
        // "BAN CHỈ HUY PHÒNG CHỐNG THIÊN TAI" below "BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG".
        let above = self.bodies.iter().rev().skip(1).find_map(Body::level);
        let above = above.filter(|level| *level == Level::Ministry && area.is_none());
        let own = own.map(|own| own.or(above));
        match own {
            Some(Some(level)) => Some(level),
            Some(None) | None => self
                .numbered_level()
                .or_else(|| area.and_then(|area| area.level)),
        }
        .map(|level| self.since_reform(level, area))
        .or(self.unnamed.filter(|_| self.body().is_none()))
        .or_else(|| self.attached_issuer().and_then(|issuer| issuer.level))
    }

    /// A city is on the level of a province since districts and their cities ended in July 2025.
    fn since_reform(&self, level: Level, area: Option<&HeadArea>) -> Level {
        let is_city = level == Level::District
            && area.is_some_and(|area| area::is_word_of_provinces(area.word));
        let after = self
            .issued()
            .is_some_and(|day| (day.year, day.month) >= REFORM);
        if is_city && after {
            Level::Province
        } else {
            level
        }
    }

    /// Whether its number alone says that a body of the whole country gives it: "26-NQ/TW".
    pub(super) fn is_central(&self) -> bool {
        self.numbered_level() == Some(Level::National)
    }

    /// The level of the body that the number names, where the letterhead's says none: "26-NQ/TW", "15/SGDĐT-GDPT".
    fn numbered_level(&self) -> Option<Level> {
        let (number, _) = self.top.number.as_ref()?;
        // "BAN CHẮÁP HÀNH …": of a scanner's slip nothing is known.
        let told = self.body().is_some_and(|body| body.level().is_some());
        match DocumentNumber::parse(number).body.filter(|_| !told)? {
            NumberBody::Centre
            | NumberBody::NationalAssembly(_)
            | NumberBody::StandingCommittee(_)
            | NumberBody::President
            | NumberBody::Government
            | NumberBody::PrimeMinister => Some(Level::National),
            NumberBody::Ministry(_) => Some(Level::Ministry),
            NumberBody::Department(_) | NumberBody::ProvincialParty => Some(Level::Province),
            _ => None,
        }
    }
}
