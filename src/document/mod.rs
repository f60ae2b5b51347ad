//! Legal documents, and how they are named.

mod body;
mod date;
mod ended;
mod issuer;
mod issuer_area;
mod kind;
mod known;
mod names;
mod number;
mod number_parts;
mod organ;
mod province;
mod subject;

pub use body::{Body, Side};
pub use date::PartialDate;
pub use ended::{Ended, ended_in, tells_what_was_done};
pub use issuer::{Issuer, IssuerBody};
pub use kind::DocumentKind;
pub use number::{Defect, DocumentNumber, Form, NumberKey};
pub use organ::Organ;
pub use province::{NamedProvince, Province, place_name, related_to, same_province};
pub use subject::Subject;

use crate::text::Place;
use std::ops::RangeInclusive;

/// The years that plans and rules speak of; what is read and what is written keep to them alike.
pub const YEARS: RangeInclusive<i16> = 1990..=2100;

/// Which document of the rule set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub u32);

/// Whose level: the nation, a ministry, a province, a commune.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The whole country: Party, National Assembly, Government, Prime Minister.
    National,
    /// A ministry.
    Ministry,
    /// A province or a city under the Government.
    Province,
    /// A district (huyện, quận, thị xã): none since 1 July 2025.
    District,
    /// A commune, ward or special zone.
    Commune,
}

impl Level {
    /// Every level with the word for it in rule files and target sets.
    pub const ALL: [(&'static str, Self); 5] = [
        ("national", Self::National),
        ("ministry", Self::Ministry),
        ("province", Self::Province),
        ("district", Self::District),
        ("commune", Self::Commune),
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(_, level)| *level == self)
            .map_or("", |(word, _)| word)
    }
}

/// What one document is to another, after the European Legislation Identifier where it has a
/// word (`eli:based_on`, `amends`, `repeals`, `cites`); `Implements`, `Guides`, `Replaces` and
/// `Succeeds` are ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// Carries out the other (triển khai, thực hiện).
    Implements,
    /// Rests on the other (căn cứ).
    BasedOn,
    /// Explains the other (quy định chi tiết, hướng dẫn).
    Guides,
    /// Changes part of the other (sửa đổi, bổ sung).
    Amends,
    /// Takes the place of the other, by an express clause (thay thế).
    Replaces,
    /// Ends the other, by an express clause (bãi bỏ).
    Repeals,
    /// Follows the other on the same subject; the replacing clause was not seen.
    Succeeds,
    /// Mentions the other (viện dẫn): an edge a plan's words make, never a rule file.
    Cites,
}

impl Relation {
    /// Every relation a rule file may state, with its word.
    pub const ALL: [(&'static str, Self); 7] = [
        ("implements", Self::Implements),
        ("based-on", Self::BasedOn),
        ("guides", Self::Guides),
        ("amends", Self::Amends),
        ("replaces", Self::Replaces),
        ("repeals", Self::Repeals),
        ("succeeds", Self::Succeeds),
    ];

    /// Whether it leads upwards, to a document the one rests on.
    pub fn is_basis(self) -> bool {
        matches!(
            self,
            Self::Implements | Self::BasedOn | Self::Guides | Self::Amends | Self::Cites
        )
    }
}

/// How far a document's data were verified.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verified {
    /// Its text was read.
    Read,
    /// Number, date and issuer were confirmed by a publication.
    Confirmed,
    /// Part of them was.
    Partly,
    /// Only a plan that cites it shows it: unverified, not wrong.
    #[default]
    CitedOnly,
}

impl Verified {
    /// Every degree with its word in rule files.
    pub const ALL: [(&'static str, Self); 4] = [
        ("read", Self::Read),
        ("confirmed", Self::Confirmed),
        ("partly", Self::Partly),
        ("cited-only", Self::CitedOnly),
    ];
}

/// A legal document (văn bản) of the registry. Number alone does not identify it: number,
/// issuer and date do.
#[derive(Clone, Debug)]
pub struct Document {
    /// The slug by which rule files name it.
    pub slug: String,
    /// The number (số, ký hiệu), as rightly printed; a draft has none.
    pub number: Option<String>,
    /// Other forms of the number that official acts print and that are no misprint.
    pub variants: Vec<String>,
    /// The kind (nghị quyết, quyết định …), where the number does not say it.
    pub kind: Option<String>,
    /// The day of issue, as far as it is known.
    pub issued: Option<PartialDate>,
    /// Who issued it.
    pub issuer: String,
    /// On whose level.
    pub level: Level,
    /// The province it is of, for documents below the nation.
    pub province: Option<String>,
    /// The commune it is of, for documents of a commune.
    pub commune: Option<String>,
    /// What it is about (trích yếu).
    pub title: String,
    /// In force from; the day of issue where nothing else is known.
    pub effective: Option<PartialDate>,
    /// In force before this day only (replaced, repealed or ended).
    pub until: Option<PartialDate>,
    /// The last year of the period its figures are for; it stays citable as orientation.
    pub period_end: Option<i16>,
    /// What it is to other documents.
    pub relations: Vec<(Relation, DocumentId)>,
    /// How far its data were verified.
    pub verified: Verified,
    /// What a reader should know.
    pub notes: Vec<String>,
    /// Where it is defined.
    pub place: Place,
    /// Where other files amend what is said of it.
    pub amended: Vec<Place>,
}

impl Document {
    /// The number, or the title where it has none.
    pub fn name(&self) -> &str {
        self.number.as_deref().unwrap_or(&self.title)
    }
}
