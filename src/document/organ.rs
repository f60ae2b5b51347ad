//! Whose plan: the organ that issued it, and what the plan is about.
//!
//! A requirement speaks to an organ and to a subject, and so does a plan (DESIGN.md, section
//! 4.8). Both lists are open: a new slug is one line here.

use crate::lang::Lang;

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

/// What a plan is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// Digital transformation as a whole; with science, technology and innovation too
    /// (Resolution 57-NQ/TW).
    DigitalTransformation,
    /// The people's digital literacy ("bình dân học vụ số").
    DigitalLiteracy,
    /// Population data, identification and authentication (Đề án 06).
    PopulationData,
    /// Administrative procedures and reform.
    AdministrativeReform,
    /// Safety of information and networks.
    InformationSecurity,
    /// Something else.
    Other,
}

impl Subject {
    /// Every subject with its slug in rule files and target sets.
    pub const ALL: [(&'static str, Self); 6] = [
        ("digital-transformation", Self::DigitalTransformation),
        ("digital-literacy", Self::DigitalLiteracy),
        ("population-data", Self::PopulationData),
        ("administrative-reform", Self::AdministrativeReform),
        ("information-security", Self::InformationSecurity),
        ("other", Self::Other),
    ];

    /// Its slug.
    pub fn slug(self) -> &'static str {
        slug(&Self::ALL, self)
    }

    /// Its name in a language.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::DigitalTransformation => lang.pick("chuyển đổi số", "digital transformation"),
            Self::DigitalLiteracy => lang.pick("bình dân học vụ số", "digital literacy"),
            Self::PopulationData => lang.pick("Đề án 06", "population data (Project 06)"),
            Self::AdministrativeReform => lang.pick("cải cách hành chính", "administrative reform"),
            Self::InformationSecurity => lang.pick("an toàn thông tin", "information security"),
            Self::Other => lang.pick("lĩnh vực khác", "another field"),
        }
    }
}

/// The word of a value among its words.
fn slug<T: PartialEq + Copy>(all: &[(&'static str, T)], of: T) -> &'static str {
    all.iter()
        .find(|(_, value)| *value == of)
        .map_or("", |(word, _)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_one_slug_of_its_own() {
        let organs = Organ::ALL.map(|(slug, organ)| (slug, organ.slug()));
        let subjects = Subject::ALL.map(|(slug, subject)| (slug, subject.slug()));
        for (slug, again) in organs.iter().chain(&subjects) {
            assert_eq!(slug, again);
        }
    }
}
