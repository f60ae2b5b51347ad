//! Issuers (cơ quan ban hành) as plans print them: "UBND tỉnh", "Ban Thường vụ Tỉnh ủy Hà Tĩnh".

use super::Level;
use super::body::{Body, Sector};
use super::issuer_area::{IssuerArea, TOWN};
use super::known::KNOWN;
use super::province::{Names, place_name, same_province};
use crate::kept::{Kept, Rest, Store};
use crate::lexicon::builtin_statements;
use crate::lexicon::statement::Statement;
use crate::text::Again;
use std::borrow::Cow;
use std::rc::Rc;
use std::sync::LazyLock;

/// What kind of body an issuer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IssuerBody {
    /// Bộ Chính trị.
    Politburo,
    /// Ban Bí thư (Trung ương Đảng).
    Secretariat,
    /// Ban Chấp hành Trung ương (Đảng).
    CentralCommittee,
    /// "Trung ương", "Đảng": one of the three above.
    Centre,
    /// Ban Chỉ đạo Trung ương.
    CentralSteering,
    /// Ban Chỉ đạo của Chính phủ.
    GovernmentSteering,
    /// Any other Ban Chỉ đạo.
    Steering,
    /// Quốc hội.
    NationalAssembly,
    /// Ủy ban Thường vụ Quốc hội.
    StandingCommittee,
    /// Chủ tịch nước.
    President,
    /// Chính phủ.
    Government,
    /// Thủ tướng Chính phủ.
    PrimeMinister,
    /// Văn phòng Chính phủ.
    GovernmentOffice,
    /// Bộ, Bộ trưởng Bộ.
    Ministry(Option<Sector>),
    /// Tỉnh ủy, Đảng ủy, Ban Thường vụ, Ban Chấp hành or Đại hội Đảng bộ of a place.
    Party,
    /// HĐND, Thường trực HĐND.
    PeopleCouncil,
    /// UBND, Chủ tịch UBND.
    PeopleCommittee,
    /// Sở, Giám đốc Sở.
    Department(Option<Sector>),
    /// Văn phòng of a place.
    Office,
    /// Phòng of a commune or district.
    Division,
    /// Not known: contradicts nothing.
    Unknown,
}

/// An issuer: its body and its area, as far as they are printed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Issuer {
    /// Its body.
    pub body: IssuerBody,
    /// On whose level, where that is printed or follows.
    pub level: Option<Level>,
    /// The province, in [`place_name`] spelling, where it is printed.
    pub province: Option<String>,
    /// The commune, in [`place_name`] spelling, where it is printed.
    pub commune: Option<String>,
}

/// Every body with its slug in the word files.
const BODIES: [(&str, IssuerBody); 16] = [
    ("politburo", IssuerBody::Politburo),
    ("secretariat", IssuerBody::Secretariat),
    ("central-committee", IssuerBody::CentralCommittee),
    ("centre", IssuerBody::Centre),
    ("steering", IssuerBody::Steering),
    ("national-assembly", IssuerBody::NationalAssembly),
    ("standing-committee", IssuerBody::StandingCommittee),
    ("president", IssuerBody::President),
    ("government", IssuerBody::Government),
    ("prime-minister", IssuerBody::PrimeMinister),
    ("government-office", IssuerBody::GovernmentOffice),
    ("party", IssuerBody::Party),
    ("people-council", IssuerBody::PeopleCouncil),
    ("people-committee", IssuerBody::PeopleCommittee),
    ("office", IssuerBody::Office),
    ("division", IssuerBody::Division),
];

/// What an issuer begins with, in [`place_name`] spelling, the longest first.
pub(super) fn beginnings(provinces: &Names) -> Vec<(Cow<'static, str>, IssuerBody)> {
    let mut found: Vec<(Cow<'static, str>, IssuerBody)> = Vec::new();
    for statement in builtin_statements("body") {
        let slug = statement.first_name().unwrap_or_default();
        let known = BODIES.iter().find(|(known, _)| *known == slug);
        let body = known.map_or(IssuerBody::Unknown, |(_, body)| *body);
        let names = statement.after(slug).map(|name| provinces.spelt(name));
        found.extend(names.map(|name| (name.into(), body)));
    }
    found.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    found
}

// Those of the beginnings: no ministry, no department.
impl Kept for IssuerBody {
    fn keep(&self, store: &mut Store) {
        let place = BODIES.iter().position(|(_, known)| known == self);
        place.unwrap_or(BODIES.len()).keep(store);
    }

    fn take(rest: &mut Rest) -> Option<Self> {
        let known = BODIES.get(usize::take(rest)?);
        Some(known.map_or(Self::Unknown, |(_, body)| *body))
    }
}

/// Who signs for a body, left out.
static SIGNERS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let statements = builtin_statements("signer");
    let signers = statements.iter().flat_map(Statement::texts);
    signers.map(|signer| format!("{signer} ")).collect()
});

impl Issuer {
    /// [`Self::parse`] of an issuer that is likely to come again.
    pub fn parse_again(printed: &str) -> Rc<Self> {
        thread_local!(static ISSUERS: Again<Rc<Issuer>> = Again::default());
        Again::of(&ISSUERS, printed, || Rc::new(Self::parse(printed)))
    }

    /// Reads an issuer; one that is not known contradicts nothing.
    pub fn parse(printed: &str) -> Self {
        let name = place_name(printed);
        let body = body_of(&name);
        let area = IssuerArea::of(&name, body);
        Self {
            body: with_scope(body, &name),
            level: area.level.or_else(|| national(body, &name)),
            province: area.province,
            commune: area.commune,
        }
    }

    /// Whether its area is a district, a town or a city below a province: there are none since
    /// 1 July 2025.
    pub fn is_of_district(&self) -> bool {
        const WORDS: [&str; 4] = ["huyện ", "quận ", "thị xã ", "thành phố "];
        let place = self.commune.as_deref().unwrap_or_default();
        WORDS.iter().any(|word| place.starts_with(word))
    }

    /// Whether its area is a town ("thị trấn"): there are none since 1 July 2025.
    pub fn is_of_town(&self) -> bool {
        let place = self.commune.as_deref().unwrap_or_default();
        place.starts_with(TOWN)
    }

    /// Whether the two can not be the same body of the same area.
    pub fn contradicts(&self, other: &Self) -> bool {
        let differ = |a: &Option<String>, b: &Option<String>, same: fn(&str, &str) -> bool| matches!((a, b), (Some(a), Some(b)) if !same(a, b));
        // A ministry is the nation's as well.
        let rank = |level: Level| level.max(Level::Ministry);
        let levels = matches!((self.level, other.level), (Some(a), Some(b)) if rank(a) != rank(b));
        bodies_contradict(self.body, other.body)
            || levels
            || differ(&self.province, &other.province, same_province)
            || differ(&self.commune, &other.commune, |a, b| a == b)
    }

    /// Whether it is a known body whose numbers may have the abbreviation of `body`.
    pub fn may_number_as(&self, body: Body) -> bool {
        self.body != IssuerBody::Unknown && !self.contradicts_number_of(body)
    }

    /// Whether a number with the abbreviation of `body` can not be this issuer's.
    pub fn contradicts_number_of(&self, body: Body) -> bool {
        use IssuerBody as I;
        if self.body == I::Unknown {
            return false;
        }
        let fits = match body {
            Body::Centre => matches!(
                self.body,
                I::Politburo | I::Secretariat | I::CentralCommittee | I::Centre
            ),
            Body::ProvincialParty => self.body == I::Party && self.level != Some(Level::Commune),
            Body::PartyCommittee | Body::PartyCongress => {
                matches!(self.body, I::Party | I::CentralCommittee | I::Centre)
            }
            Body::CentralSteering => matches!(self.body, I::CentralSteering | I::Steering),
            Body::GovernmentSteering => matches!(self.body, I::GovernmentSteering | I::Steering),
            Body::Steering => matches!(
                self.body,
                I::CentralSteering | I::GovernmentSteering | I::Steering | I::Party
            ),
            Body::NationalAssembly(_) => self.body == I::NationalAssembly,
            Body::StandingCommittee(_) => self.body == I::StandingCommittee,
            Body::President => self.body == I::President,
            Body::Government => self.body == I::Government,
            Body::PrimeMinister => self.body == I::PrimeMinister,
            // Its notices hand on what the Prime Minister concluded.
            Body::GovernmentOffice => {
                matches!(self.body, I::GovernmentOffice | I::PrimeMinister)
            }
            Body::Ministry(sector) => {
                matches!(self.body, I::Ministry(own) if own.is_none_or(|own| own == sector))
            }
            Body::Department(sector) => {
                matches!(self.body, I::Department(own) if own.is_none_or(|own| own.goes_on(sector)))
            }
            Body::PeopleCouncil => self.body == I::PeopleCouncil,
            // An office signs letters of its people's committee.
            Body::PeopleCommittee | Body::PeopleCommitteeChair => {
                matches!(self.body, I::PeopleCommittee | I::Office)
            }
            Body::Office => matches!(self.body, I::Office | I::GovernmentOffice),
            Body::PartyAgency | Body::Other => true,
        };
        !fits
    }
}

fn body_of(name: &str) -> IssuerBody {
    let direct = |name: &str| {
        let mut beginnings = KNOWN.beginnings.iter();
        let known = beginnings.find(|(words, _)| begins(name, words));
        known.map(|(_, body)| *body).or_else(|| {
            // "Bộ trưởng" is a person; of what comes behind.
            let of = |word: &str| {
                let rest = name.strip_prefix(word)?;
                (!begins(rest, "trưởng")).then(|| sector(rest))
            };
            of("bộ ")
                .map(IssuerBody::Ministry)
                .or_else(|| of("sở ").map(IssuerBody::Department))
        })
    };
    let mut rest = name;
    loop {
        if let Some(body) = direct(rest) {
            return body;
        }
        match SIGNERS
            .iter()
            .find_map(|signer| rest.strip_prefix(signer.as_str()))
        {
            Some(behind) => rest = behind,
            None => return IssuerBody::Unknown,
        }
    }
}

fn begins(name: &str, words: &str) -> bool {
    name.strip_prefix(words)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// A steering committee is the centre's or the Government's where it says so at once.
fn with_scope(body: IssuerBody, name: &str) -> IssuerBody {
    if body != IssuerBody::Steering {
        return body;
    }
    let rest = name
        .split_once("ban chỉ đạo ")
        .or_else(|| name.split_once("bcđ "))
        .map_or("", |(_, rest)| rest);
    let rest = rest.strip_prefix("của ").unwrap_or(rest);
    if begins(rest, "trung ương") || begins(rest, "tw") {
        IssuerBody::CentralSteering
    } else if begins(rest, "chính phủ") || begins(rest, "quốc gia") {
        IssuerBody::GovernmentSteering
    } else {
        body
    }
}

fn national(body: IssuerBody, name: &str) -> Option<Level> {
    use IssuerBody as I;
    // "Hội đồng bầu cử quốc gia", "Ủy ban Quốc gia về chuyển đổi số".
    let is_board = begins(name, "hội đồng") || begins(name, "ủy ban");
    let of_nation = is_board && (name.ends_with(" quốc gia") || name.contains(" quốc gia "));
    match with_scope(body, name) {
        I::Ministry(_) => Some(Level::Ministry),
        I::Unknown if of_nation => Some(Level::National),
        I::Party | I::PeopleCouncil | I::PeopleCommittee | I::Steering | I::Office | I::Unknown => {
            None
        }
        I::Department(_) => Some(Level::Province),
        I::Division => Some(Level::Commune),
        _ => Some(Level::National),
    }
}

/// The sector whose letters the words begin with: "khoa học và công nghệ", "kh cn".
fn sector(words: &str) -> Option<Sector> {
    let mut letters = String::new();
    let mut longest = None;
    for word in words
        .split(' ')
        .filter(|word| !matches!(*word, "và" | "bộ" | "sở"))
    {
        let has_vowel = word.contains(is_vowel);
        if has_vowel {
            letters.extend(word.chars().next());
        } else {
            letters.push_str(word);
        }
        longest = Sector::of_lower(&letters).or(longest);
    }
    longest
}

/// Whether a small letter is a vowel, with any mark.
fn is_vowel(c: char) -> bool {
    matches!(
        c,
        'a' | 'e' | 'i' | 'o' | 'u' | 'y'
            | 'à' | 'á' | 'ã' | 'è' | 'é' | 'ê' | 'ì' | 'í' | 'ò' | 'ó' | 'ô' | 'õ' | 'ù' | 'ú'
            | 'ý' | 'â' | 'ă' | 'ĩ' | 'ũ' | 'ơ' | 'ư'
            // Latin Extended Additional from here on is Vietnamese vowels alone.
            | '\u{1EA0}'..='\u{1EF9}'
    )
}

fn bodies_contradict(a: IssuerBody, b: IssuerBody) -> bool {
    use IssuerBody as I;
    let central = |body| matches!(body, I::Politburo | I::Secretariat | I::CentralCommittee);
    let steering = |body| {
        matches!(
            body,
            I::CentralSteering | I::GovernmentSteering | I::Steering
        )
    };
    let either = |one: &dyn Fn(I) -> bool, other: &dyn Fn(I) -> bool| {
        (one(a) && other(b)) || (one(b) && other(a))
    };
    let same = match (a, b) {
        (I::Ministry(x), I::Ministry(y)) | (I::Department(x), I::Department(y)) => {
            x.is_none() || y.is_none() || x == y
        }
        _ => a == b,
    };
    let related = either(&|x| x == I::Unknown, &|_| true)
        || either(&|x| x == I::Centre, &central)
        || either(&|x| x == I::Steering, &steering)
        || either(&|x| x == I::Steering, &|x| x == I::Party);
    !same && !related
}
