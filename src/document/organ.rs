//! Whose plan: the organ that issued it.
//!
//! A requirement speaks to an organ, and so does a plan (DESIGN.md, section 4.8). The list is
//! open: a new slug is one line here.

use super::body::Body;
use super::issuer::{Issuer, IssuerBody};
use super::known::KNOWN;
use super::names::Names;
use crate::lang::Lang;
use crate::text::loose;

/// The organ that issued a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Organ {
    /// A People's Committee (UBND), with its offices.
    PeopleCommittee,
    /// A committee of the Party (Đảng ủy, Tỉnh ủy, Chi bộ).
    PartyCommittee,
    /// A People's Council (HĐND).
    Council,
    /// A steering committee (Ban Chỉ đạo).
    SteeringCommittee,
    /// A department, office or centre under a committee (sở, phòng, trung tâm).
    Department,
    /// A school.
    School,
    /// A public service unit other than a school: a health station, a hospital.
    ServiceUnit,
    /// The Fatherland Front and the mass organisations.
    Front,
    /// Police or army.
    Forces,
    /// Any other.
    Other,
}

impl Organ {
    /// Every organ with its slug in rule files and target sets.
    pub const ALL: [(&'static str, Self); 10] = [
        ("people-committee", Self::PeopleCommittee),
        ("party-committee", Self::PartyCommittee),
        ("council", Self::Council),
        ("steering-committee", Self::SteeringCommittee),
        ("department", Self::Department),
        ("school", Self::School),
        ("service-unit", Self::ServiceUnit),
        ("front", Self::Front),
        ("forces", Self::Forces),
        ("other", Self::Other),
    ];

    /// Its slug.
    pub fn slug(self) -> &'static str {
        slug(&Self::ALL, self)
    }

    /// Its name in a language.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::PeopleCommittee => lang.pick("Ủy ban nhân dân", "a People's Committee"),
            Self::PartyCommittee => lang.pick("cấp ủy Đảng", "a committee of the Party"),
            Self::Council => lang.pick("Hội đồng nhân dân", "a People's Council"),
            Self::SteeringCommittee => lang.pick("Ban Chỉ đạo", "a steering committee"),
            Self::Department => lang.pick("sở, phòng, trung tâm", "a department"),
            Self::School => lang.pick("trường học", "a school"),
            Self::ServiceUnit => lang.pick("đơn vị sự nghiệp", "a public service unit"),
            Self::Front => lang.pick(
                "Mặt trận Tổ quốc, đoàn thể",
                "the Front or a mass organisation",
            ),
            Self::Forces => lang.pick("công an, quân sự", "police or army"),
            Self::Other => lang.pick("cơ quan khác", "another body"),
        }
    }
}

/// Organs by the beginnings of their names.
pub(super) fn names() -> Names<Organ> {
    Names::of("organ", &Organ::ALL)
}

impl Organ {
    /// The organ of an issuer as it is printed; none where its name does not tell.
    pub fn of_issuer(printed: &str) -> Option<Self> {
        of_issuer_body(Issuer::parse_again(printed).body, printed)
    }

    /// The organ whose abbreviation stands in a number; none where that decides nothing.
    pub fn of_body(body: Body) -> Option<Self> {
        of_number_body(body)
    }
}

fn of_issuer_body(body: IssuerBody, printed: &str) -> Option<Organ> {
    use IssuerBody as I;
    let named = || KNOWN.organs.begin(&loose(printed)).map(|(organ, _)| organ);
    Some(match body {
        I::PeopleCommittee => Organ::PeopleCommittee,
        I::Politburo | I::Secretariat | I::CentralCommittee | I::Centre | I::Party => {
            Organ::PartyCommittee
        }
        I::CentralSteering | I::GovernmentSteering | I::Steering => Organ::SteeringCommittee,
        I::NationalAssembly | I::StandingCommittee | I::PeopleCouncil => Organ::Council,
        I::Department(_) | I::Office | I::Division => named().unwrap_or(Organ::Department),
        I::President | I::Government | I::PrimeMinister | I::GovernmentOffice | I::Ministry(_) => {
            Organ::Other
        }
        I::Unknown => return named(),
    })
}

fn of_number_body(body: Body) -> Option<Organ> {
    Some(match body {
        Body::Centre
        | Body::ProvincialParty
        | Body::PartyCommittee
        | Body::PartyCongress
        | Body::PartyAgency => Organ::PartyCommittee,
        Body::PeopleCouncil => Organ::Council,
        Body::PeopleCommittee | Body::PeopleCommitteeChair => Organ::PeopleCommittee,
        Body::Steering | Body::CentralSteering | Body::GovernmentSteering => {
            Organ::SteeringCommittee
        }
        Body::Department(_) => Organ::Department,
        _ => return None,
    })
}

/// The word of a value among its words.
pub(super) fn slug<T: PartialEq + Copy>(all: &[(&'static str, T)], of: T) -> &'static str {
    all.iter()
        .find(|(_, value)| *value == of)
        .map_or("", |(word, _)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_one_slug_of_its_own() {
        for (slug, organ) in Organ::ALL {
            assert_eq!(slug, organ.slug());
        }
    }

    #[test]
    fn an_organ_is_told_by_its_name() {
        for (printed, organ) in [
            ("UBND xã Giao Minh", Some(Organ::PeopleCommittee)),
            ("Chủ tịch UBND phường A", Some(Organ::PeopleCommittee)),
            ("Đảng ủy xã Đam Rông", Some(Organ::PartyCommittee)),
            ("Ban Thường vụ Tỉnh ủy", Some(Organ::PartyCommittee)),
            ("HĐND xã A", Some(Organ::Council)),
            ("Ban Chỉ đạo xã A", Some(Organ::SteeringCommittee)),
            ("Phòng Văn hóa - Xã hội", Some(Organ::Department)),
            ("Trường Tiểu học A", Some(Organ::School)),
            ("Trạm Y tế xã A", Some(Organ::ServiceUnit)),
            ("Ủy ban MTTQ Việt Nam xã A", Some(Organ::Front)),
            ("Công an xã A", Some(Organ::Forces)),
            ("Công ty Cổ phần A", Some(Organ::Other)),
            ("Văn phòng Đảng ủy xã A", Some(Organ::PartyCommittee)),
            ("Trung tâm Y tế khu vực A", Some(Organ::ServiceUnit)),
            ("Đồi Mẫu", None),
        ] {
            assert_eq!(Organ::of_issuer(printed), organ, "{printed}");
        }
    }
}
