//! Bodies as the abbreviation in a number names them.

use super::known::KNOWN;
use crate::kept::{Kept, Rest, Store};
use crate::lang::Lang;
use crate::lexicon::builtin_statements;
use crate::text::bare;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Which of the two ways of numbering a body follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The Party's: `57-NQ/TW`.
    Party,
    /// The State's: `71/NQ-CP`.
    State,
    /// There are such bodies on both sides.
    Either,
}

/// The body a number's abbreviation stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Body {
    /// TW: the Party's centre.
    Centre,
    /// TU: the Party's committee of a province.
    ProvincialParty,
    /// ĐU, HU: another committee of the Party.
    PartyCommittee,
    /// ĐH: a congress of the Party.
    PartyCongress,
    /// An agency of the Party.
    PartyAgency,
    /// BCĐTW: the Central Steering Committee.
    CentralSteering,
    /// BCĐCP, BCĐQG: a steering committee of the Government.
    GovernmentSteering,
    /// BCĐ: another steering committee.
    Steering,
    /// QH15: the National Assembly of a term.
    NationalAssembly(u8),
    /// UBTVQH15: its standing committee.
    StandingCommittee(u8),
    /// CTN: the President.
    President,
    /// CP: the Government.
    Government,
    /// `TTg`: the Prime Minister.
    PrimeMinister,
    /// VPCP: the Government's office.
    GovernmentOffice,
    /// A ministry, by its place in [`Body::MINISTRIES`].
    Ministry(Sector),
    /// A department (sở) of a province.
    Department(Sector),
    /// HĐND: a people's council.
    PeopleCouncil,
    /// UBND: a people's committee.
    PeopleCommittee,
    /// CTUBND: its chair.
    PeopleCommitteeChair,
    /// VP: an office (văn phòng).
    Office,
    /// Any other.
    Other,
}

/// What a ministry or a department is in charge of: the letters of its name (`KHCN`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sector(&'static str);

/// The letters of the sectors, and whether each has a ministry, or had one: before each stands B for
/// a ministry, S for a department.
pub(super) fn sectors() -> Vec<(&'static str, bool)> {
    let mut found = Vec::new();
    for statement in builtin_statements("sector") {
        let of = statement.first_name().unwrap_or_default();
        found.extend(
            statement
                .after(of)
                .map(|letters| (letters, of == "ministry")),
        );
    }
    found
}

impl Sector {
    /// Whether it is the other, or took it in and kept its abbreviation in its own: offices below a department that was
    /// merged may keep the old sign, "SNN" of the one for agriculture and the environment, "SNNMT".
    pub(super) fn goes_on(self, other: Self) -> bool {
        self.0.starts_with(other.0) || self.0.ends_with(other.0)
    }

    /// The sector of these letters, in any case, where it is known.
    pub fn of(letters: &str) -> Option<Self> {
        Self::of_lower(&letters.to_lowercase())
    }

    /// The sector of these letters in lower case.
    pub(super) fn of_lower(letters: &str) -> Option<Self> {
        static LOWER: LazyLock<HashMap<String, Sector>> = LazyLock::new(|| {
            let all = KNOWN.sectors.iter();
            all.map(|(s, _)| (s.to_lowercase(), Sector(s))).collect()
        });
        LOWER.get(letters).copied()
    }
}

/// Bodies by their slugs in the word files.
const SLUGS: [(&str, Body); 16] = [
    ("centre", Body::Centre),
    ("provincial-party", Body::ProvincialParty),
    ("party-committee", Body::PartyCommittee),
    ("party-congress", Body::PartyCongress),
    ("party-agency", Body::PartyAgency),
    ("central-steering", Body::CentralSteering),
    ("government-steering", Body::GovernmentSteering),
    ("steering", Body::Steering),
    ("president", Body::President),
    ("government", Body::Government),
    ("prime-minister", Body::PrimeMinister),
    ("government-office", Body::GovernmentOffice),
    ("people-council", Body::PeopleCouncil),
    ("people-committee", Body::PeopleCommittee),
    ("people-committee-chair", Body::PeopleCommitteeChair),
    ("office", Body::Office),
];

/// The ways of numbering.
const SIDES: [Side; 3] = [Side::Party, Side::State, Side::Either];

/// The abbreviations of bodies that are no ministry and no department, as they are rightly printed.
pub(super) fn codes() -> Vec<(&'static str, (Body, Side))> {
    let mut found = Vec::new();
    for statement in builtin_statements("code") {
        let slug = statement.first_name().unwrap_or_default();
        let known = SLUGS.iter().find(|(known, _)| *known == slug);
        let body = known.map_or(Body::Other, |(_, body)| *body);
        let side = match statement.name_after("side") {
            Some("party") => Side::Party,
            Some("either") => Side::Either,
            _ => Side::State,
        };
        found.extend(statement.after(slug).map(|code| (code, (body, side))));
    }
    found
}

// Those of the codes: no ministry, no department, no term.
impl Kept for Body {
    fn keep(&self, store: &mut Store) {
        let place = SLUGS.iter().position(|(_, known)| known == self);
        place.unwrap_or(SLUGS.len()).keep(store);
    }

    fn take(rest: &mut Rest) -> Option<Self> {
        let known = SLUGS.get(usize::take(rest)?);
        Some(known.map_or(Self::Other, |(_, body)| *body))
    }
}

impl Kept for Side {
    fn keep(&self, store: &mut Store) {
        let place = SIDES.iter().position(|known| known == self);
        place.unwrap_or(SIDES.len()).keep(store);
    }

    fn take(rest: &mut Rest) -> Option<Self> {
        SIDES.get(usize::take(rest)?).copied()
    }
}

/// Whether an abbreviation of the word files is these capitals. It has as many bytes in capitals.
pub(super) fn is_in_capitals(known: &str, upper: &str) -> bool {
    known.len() == upper.len() && known.chars().flat_map(char::to_uppercase).eq(upper.chars())
}

/// Every known abbreviation without its marks, letter by letter, and as it is rightly printed.
static EVERY: LazyLock<Vec<(Vec<char>, String)>> = LazyLock::new(|| {
    let ministries = KNOWN
        .sectors
        .iter()
        .filter(|(_, has)| *has)
        .map(|(s, _)| format!("B{s}"));
    let departments = KNOWN.sectors.iter().map(|(s, _)| format!("S{s}"));
    let fixed = KNOWN.codes.iter().map(|(known, ..)| (*known).to_owned());
    let every = fixed.chain(ministries).chain(departments);
    every
        .map(|right| (bare(&right).chars().collect(), right))
        .collect()
});

impl Body {
    /// The body of an abbreviation in any letter case, with the abbreviation as it is rightly
    /// printed; [`Body::Other`] where it is not known.
    pub fn abbreviated(printed: &str) -> (Self, String) {
        let upper = printed.to_uppercase();
        let mut codes = KNOWN.codes.iter();
        if let Some((right, (body, _))) = codes.find(|(known, _)| is_in_capitals(known, &upper)) {
            return (*body, (*right).to_owned());
        }
        (Self::of_term(&upper).or_else(|| Self::of_sector(&upper)))
            .map_or_else(|| (Self::Other, printed.to_owned()), |body| (body, upper))
    }

    fn of_term(upper: &str) -> Option<Self> {
        let number = |digits: &str| digits.parse::<u8>().ok().filter(|n| (1..=30).contains(n));
        if let Some(digits) = upper.strip_prefix("UBTVQH") {
            return number(digits).map(Self::StandingCommittee);
        }
        number(upper.strip_prefix("QH")?).map(Self::NationalAssembly)
    }

    fn of_sector(upper: &str) -> Option<Self> {
        if let Some(letters) = upper.strip_prefix('B') {
            let mut known = KNOWN.sectors.iter().filter(|(_, has)| *has);
            return known
                .find(|(s, _)| *s == letters)
                .map(|(s, _)| Self::Ministry(Sector(s)));
        }
        Sector::of(upper.strip_prefix('S')?).map(Self::Department)
    }

    /// The known abbreviation that `printed` is surely a misprint of: marks left out (`UBNĐ`),
    /// typed twice or by a wrong key (`BCDDTW`, `BKHHCN`), two letters exchanged (`BKCHN`).
    pub fn misprinted(printed: &str) -> Option<(Self, String)> {
        let wrong: Vec<char> = bare(&printed.to_uppercase()).chars().collect();
        if wrong.len() < 4 || Self::abbreviated(printed).0 != Self::Other {
            return None;
        }
        let mut fitting = EVERY.iter().filter(|(known, _)| is_slip(&wrong, known));
        match (fitting.next(), fitting.next()) {
            (Some((_, right)), None) => Some(Self::abbreviated(right)),
            _ => None,
        }
    }

    /// Which way of numbering it follows.
    pub fn side(self) -> Side {
        match self {
            Self::Other => Side::Either,
            Self::PartyAgency => Side::Party,
            _ => (KNOWN.codes.iter().find(|(_, (body, _))| *body == self))
                .map_or(Side::State, |(_, (_, side))| *side),
        }
    }

    /// The body in words, where the abbreviation is known: "Chính phủ".
    pub fn words(self, lang: Lang) -> Option<&'static str> {
        Some(match self {
            Self::Centre => lang.pick("cơ quan Trung ương của Đảng", "the Party's central bodies"),
            Self::ProvincialParty => {
                lang.pick("Tỉnh ủy, Thành ủy", "a Party committee of a province")
            }
            Self::PartyCommittee => lang.pick("cấp ủy", "a Party committee"),
            Self::PartyCongress => lang.pick("Đại hội Đảng bộ", "a Party congress"),
            Self::PartyAgency => lang.pick("cơ quan của Đảng", "an agency of the Party"),
            Self::CentralSteering => {
                lang.pick("Ban Chỉ đạo Trung ương", "the Central Steering Committee")
            }
            Self::GovernmentSteering => lang.pick(
                "Ban Chỉ đạo của Chính phủ",
                "the Government's steering committee",
            ),
            Self::Steering => lang.pick("Ban Chỉ đạo", "a steering committee"),
            Self::NationalAssembly(_) => lang.pick("Quốc hội", "the National Assembly"),
            Self::StandingCommittee(_) => lang.pick(
                "Ủy ban Thường vụ Quốc hội",
                "the National Assembly's standing committee",
            ),
            Self::President => lang.pick("Chủ tịch nước", "the President"),
            Self::Government => lang.pick("Chính phủ", "the Government"),
            Self::PrimeMinister => lang.pick("Thủ tướng Chính phủ", "the Prime Minister"),
            Self::GovernmentOffice => lang.pick("Văn phòng Chính phủ", "the Government's office"),
            Self::Ministry(_) => lang.pick("bộ", "a ministry"),
            Self::Department(_) => lang.pick("sở", "a department of a province"),
            Self::PeopleCouncil => lang.pick("HĐND", "a people's council"),
            Self::PeopleCommittee => lang.pick("UBND", "a people's committee"),
            Self::PeopleCommitteeChair => {
                lang.pick("Chủ tịch UBND", "the chair of a people's committee")
            }
            Self::Office => lang.pick("văn phòng", "an office (văn phòng)"),
            Self::Other => return None,
        })
    }

    /// Whether its documents are the nation's: one series of numbers for the whole country.
    pub fn is_national(self) -> bool {
        matches!(
            self,
            Self::Centre
                | Self::CentralSteering
                | Self::GovernmentSteering
                | Self::NationalAssembly(_)
                | Self::StandingCommittee(_)
                | Self::President
                | Self::Government
                | Self::PrimeMinister
                | Self::GovernmentOffice
                | Self::Ministry(_)
        )
    }
}

/// Whether one is the other with nothing but marks, one letter doubled or two exchanged.
fn is_slip(wrong: &[char], right: &[char]) -> bool {
    if wrong == right {
        return true;
    }
    if wrong.len() == right.len() + 1 {
        return (1..wrong.len()).any(|at| {
            let doubled = wrong.get(at) == wrong.get(at - 1);
            let rest = wrong
                .iter()
                .enumerate()
                .filter(|(n, _)| *n != at)
                .map(|(_, c)| c);
            doubled && rest.eq(right.iter())
        });
    }
    // Exchanged letters of short abbreviations make other ones (`TTg`, `BTC`): from five on.
    wrong.len() == right.len()
        && right.len() >= 5
        && (1..wrong.len()).any(|at| {
            let mut exchanged = wrong.to_vec();
            exchanged.swap(at - 1, at);
            exchanged == right
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_abbreviations_in_any_case() {
        for (printed, body, right) in [
            ("TTG", Body::PrimeMinister, "TTg"),
            ("ttg", Body::PrimeMinister, "TTg"),
            ("QH15", Body::NationalAssembly(15), "QH15"),
            ("UBTVQH14", Body::StandingCommittee(14), "UBTVQH14"),
            ("BKHCN", Body::Ministry(Sector("KHCN")), "BKHCN"),
            ("SKHCN", Body::Department(Sector("KHCN")), "SKHCN"),
            ("VHXH", Body::Other, "VHXH"),
            ("QH", Body::Other, "QH"),
        ] {
            assert_eq!(
                Body::abbreviated(printed),
                (body, right.to_owned()),
                "{printed}"
            );
        }
    }

    #[test]
    fn only_sure_misprints_are_set_right() {
        for (printed, right) in [
            ("BCDDTW", Some("BCĐTW")),
            ("BKHHCN", Some("BKHCN")),
            ("BKCHN", Some("BKHCN")),
            ("UBNĐ", Some("UBND")),
            ("HDND", Some("HĐND")),
            ("BGDDT", Some("BGDĐT")),
            ("TTH", None),
            ("VHXH", None),
            ("SKHCN", None),
            ("UBMT", None),
        ] {
            let found = Body::misprinted(printed).map(|(_, right)| right);
            assert_eq!(found.as_deref(), right, "{printed}");
        }
    }

    #[test]
    fn every_fixed_body_is_known_by_its_own_abbreviation() {
        for (right, (body, side)) in KNOWN.codes.iter().copied() {
            assert_eq!(Body::abbreviated(right), (body, right.to_owned()));
            assert!(
                body == Body::Other || body.side() == side || side == Side::State,
                "{right}"
            );
        }
    }
}
