//! The provinces since 1 July 2025, and those that were merged into them
//! (Resolution 202/2025/QH15): `rules/words/places.words` lists them.

use super::PartialDate;
use super::known::KNOWN;
use crate::kept::{Kept, Rest, Store};
use crate::lexicon::builtin_statements;
use crate::lexicon::statement::Statement;
use crate::text::{Again, bare, did_you_mean, loose};
use foldhash::{HashMap, HashSet};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::LazyLock;

/// A province or a city under the Government.
#[derive(Debug, PartialEq, Eq)]
pub struct Province {
    /// Its name of today, as it is written: "Đắk Lắk".
    pub name: &'static str,
    /// Whether it is a city ("thành phố"), not a "tỉnh".
    pub is_city: bool,
    /// The provinces that were merged into it, or its former name.
    pub former: Vec<&'static str>,
}

/// A province found by a name.
#[derive(Clone, Copy, Debug)]
pub struct NamedProvince {
    /// The province of today.
    pub province: &'static Province,
    /// The name as it is written, where it is one that ended in July 2025: "Nam Định".
    pub former: Option<&'static str>,
}

/// All that is known of the names of provinces.
#[derive(Debug, Default)]
pub(super) struct Names {
    provinces: Vec<Province>,
    /// By a name in loose spelling, in order: the place of its province, and the name as it is written.
    by_name: Vec<(Cow<'static, str>, (usize, &'static str))>,
}

impl Names {
    /// The names of the word files.
    pub(super) fn read() -> Self {
        let (mut provinces, mut by_name) = (Vec::new(), BTreeMap::new());
        for statement in builtin_statements("province") {
            for name in statement.texts().take(1) {
                let former: Vec<&'static str> = statement.after("was").collect();
                for known in std::iter::once(name).chain(former.iter().copied()) {
                    by_name.insert(spelling(known), (provinces.len(), known));
                }
                provinces.push(Province {
                    name,
                    is_city: statement.name_after("as") == Some("city"),
                    former,
                });
            }
        }
        for statement in builtin_statements("spelt") {
            let mut names = statement.texts();
            let right = names.next().map(spelling).unwrap_or_default();
            if let Some(found) = by_name.get(&right).copied() {
                by_name.extend(names.map(|other| (spelling(other), found)));
            }
        }
        let by_name = by_name.into_iter();
        Self {
            provinces,
            by_name: by_name.map(|(name, of)| (name.into(), of)).collect(),
        }
    }

    /// What a name in loose spelling is of.
    fn get(&self, name: &str) -> Option<(usize, &'static str)> {
        let found = self
            .by_name
            .binary_search_by(|(known, _)| (**known).cmp(name));
        found
            .ok()
            .and_then(|at| self.by_name.get(at))
            .map(|(_, of)| *of)
    }

    /// The name of a place in one spelling, see [`place_name`].
    pub(super) fn spelt(&self, printed: &str) -> String {
        let name = spelling(printed);
        match self.get(&name) {
            Some((_, written)) => spelling(written),
            None => name,
        }
    }

    /// The names in loose spelling, in order.
    fn all(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.by_name.iter().map(|(name, _)| &**name)
    }
}

impl Kept for Names {
    fn keep(&self, store: &mut Store) {
        self.provinces.keep(store);
        self.by_name.keep(store);
    }

    fn take(rest: &mut Rest) -> Option<Self> {
        Some(Self {
            provinces: Kept::take(rest)?,
            by_name: Kept::take(rest)?,
        })
    }
}

impl Kept for Province {
    fn keep(&self, store: &mut Store) {
        self.name.keep(store);
        self.is_city.keep(store);
        self.former.keep(store);
    }

    fn take(rest: &mut Rest) -> Option<Self> {
        Some(Self {
            name: Kept::take(rest)?,
            is_city: Kept::take(rest)?,
            former: Kept::take(rest)?,
        })
    }
}

impl Province {
    /// The last day of the provinces that were merged.
    pub const MERGED: PartialDate = PartialDate {
        year: 2025,
        month: Some(6),
        day: Some(30),
    };

    /// Every province of today, in the order of the alphabet.
    pub fn all() -> &'static [Self] {
        &KNOWN.provinces.provinces
    }

    /// The province a name is of: in any usual spelling, of today or former, with or without "tỉnh" or
    /// "thành phố" before it.
    pub fn find(printed: &str) -> Option<NamedProvince> {
        thread_local!(static FOUND: Again<Option<NamedProvince>> = Again::default());
        Again::of(&FOUND, printed, || {
            let name = spelling(printed);
            let bare = without_kind(&name);
            named(&name)
                .or_else(|| named(bare))
                .or_else(|| without_marks(bare))
        })
    }

    /// Whether the name of a province may begin with a word: most words need not be spelt in each length of a name.
    pub fn may_begin(word: &str) -> bool {
        static FIRST: LazyLock<HashSet<String>> = LazyLock::new(|| {
            let leads = LEADS.iter().map(|(_, lead)| lead.as_str());
            let leads = leads.chain(BARE_LEADS);
            let bare = BY_BARE.keys().map(String::as_str);
            let all = KNOWN.provinces.all().chain(leads).chain(bare);
            all.filter_map(|name| Some(name.split(' ').next()?.to_owned()))
                .collect()
        });
        FIRST.contains(&spelling(word))
    }

    /// The name that was most likely meant by one that no province has.
    pub fn meant_by(printed: &str) -> Option<&'static str> {
        let name = spelling(printed);
        let written = Self::all().iter().flat_map(|province| {
            std::iter::once(province.name).chain(province.former.iter().copied())
        });
        did_you_mean(without_kind(&name), written)
    }

    /// What is said before its name: "tỉnh", "thành phố".
    pub fn word(&self) -> &'static str {
        let at = usize::from(self.is_city);
        LEADS.get(at).map_or("", |(written, _)| written)
    }
}

impl NamedProvince {
    /// The name it was found by, as it is written.
    pub fn name(&self) -> &'static str {
        self.former.unwrap_or(self.province.name)
    }
}

/// Words before the name of a province, as they are written and in loose spelling: that of a province,
/// that of a city, and further ones.
static LEADS: LazyLock<Vec<(&'static str, String)>> = LazyLock::new(|| {
    let areas = builtin_statements("area");
    let provincial = areas
        .iter()
        .filter(|area| area.name_after("level") == Some("province"));
    let words = provincial.flat_map(Statement::texts);
    words.map(|word| (word, spelling(word))).collect()
});

fn named(name: &str) -> Option<NamedProvince> {
    let (at, written) = KNOWN.provinces.get(name)?;
    let province = KNOWN.provinces.provinces.get(at)?;
    Some(NamedProvince {
        province,
        former: (written != province.name).then_some(written),
    })
}

/// Words before the name of a province without their marks.
const BARE_LEADS: [&str; 2] = ["tinh", "thanh pho"];

/// A name without the word for what it is, which may have lost its marks.
fn without_kind(name: &str) -> &str {
    let leads = LEADS.iter().map(|(_, lead)| lead.as_str());
    let leads = leads.chain(BARE_LEADS);
    let rest = leads.filter_map(|lead| name.strip_prefix(lead)?.strip_prefix(' '));
    rest.min_by_key(|rest| rest.len()).unwrap_or(name)
}

/// Names in loose spelling by what is left of them without marks; of several that are alike the first.
static BY_BARE: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    KNOWN
        .provinces
        .all()
        .rev()
        .map(|name| (bare(name), name))
        .collect()
});

/// The province of a name without any marks, as people type it; a wrong mark is not guessed at.
fn without_marks(name: &str) -> Option<NamedProvince> {
    if !name.is_ascii() {
        return None;
    }
    named(BY_BARE.get(name)?)
}

/// A name of a place in one spelling: lower case, NFC, the tone on the vowel where Decree-style
/// spelling has it ("hòa", not "hoà"; "ủy", not "uỷ"); of a province its usual name ("đắk lắk").
pub fn place_name(printed: &str) -> String {
    thread_local!(static SPELT: Again<Rc<str>> = Again::default());
    let spelt = Again::of(&SPELT, printed, || KNOWN.provinces.spelt(printed).into());
    (*spelt).to_owned()
}

fn spelling(printed: &str) -> String {
    old_tone(&loose(printed))
}

/// `text`, with the tone of "oa", "oe", "uy" where most documents have it.
pub(super) fn old_tone(text: &str) -> String {
    const PAIRS: [(&str, &str); 15] = [
        ("oà", "òa"),
        ("oá", "óa"),
        ("oả", "ỏa"),
        ("oã", "õa"),
        ("oạ", "ọa"),
        ("oè", "òe"),
        ("oé", "óe"),
        ("oẻ", "ỏe"),
        ("oẽ", "õe"),
        ("oẹ", "ọe"),
        ("uỳ", "ùy"),
        ("uý", "úy"),
        ("uỷ", "ủy"),
        ("uỹ", "ũy"),
        ("uỵ", "ụy"),
    ];
    let mut out = String::with_capacity(text.len());
    let words = text.split(' ');
    for (n, word) in words.enumerate() {
        if n > 0 {
            out.push(' ');
        }
        // Only an open syllable: "toàn" and "quý" keep their tone.
        let is_open = word.ends_with(|c: char| "àáảãạèéẻẽẹỳýỷỹỵ".contains(c));
        let pair = PAIRS
            .iter()
            .find(|(new, _)| is_open && word.ends_with(new) && !word.starts_with("qu"));
        match pair.and_then(|(new, old)| Some((word.strip_suffix(new)?, old))) {
            Some((stem, old)) => {
                out.push_str(stem);
                out.push_str(old);
            }
            None => out.push_str(word),
        }
    }
    out
}

/// The province, of today or former, with whose name `words` begins, in [`place_name`] spelling.
pub(super) fn leading_province(words: &str) -> Option<String> {
    let begins = |name: &&str| {
        words
            .strip_prefix(*name)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let longest = KNOWN
        .provinces
        .all()
        .filter(begins)
        .max_by_key(|name| name.len());
    longest.map(place_name)
}

/// The province, of today or former, with whose name `words` ends, in [`place_name`] spelling.
pub(super) fn trailing_province(words: &str) -> Option<String> {
    let ends = |name: &&str| {
        words
            .strip_suffix(*name)
            .is_some_and(|rest| rest.ends_with(' '))
    };
    let longest = KNOWN
        .provinces
        .all()
        .filter(ends)
        .max_by_key(|name| name.len());
    longest.map(place_name)
}

/// Whether two names in [`place_name`] spelling can be one province: the same, or the one merged into
/// the other.
pub fn same_province(a: &str, b: &str) -> bool {
    a == b || related_to(a)(b)
}

/// A test for the names of a province and of those merged with it.
pub fn related_to(name: &str) -> impl Fn(&str) -> bool + '_ {
    let found = named(name);
    move |other| {
        let merged = found.zip(named(other)).is_some_and(|(one, two)| {
            let same = std::ptr::eq(one.province, two.province);
            // Two that were merged into a third are not each other.
            same && (one.former == two.former || one.former.is_none() || two.former.is_none())
        });
        other == name || merged
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_in_two_spellings() {
        assert_eq!(place_name("Thanh Hoá"), "thanh hóa");
        assert_eq!(place_name("Tỉnh uỷ"), "tỉnh ủy");
        assert_eq!(place_name("toàn quý"), "toàn quý");
        assert_eq!(place_name("Bà Rịa - Vũng Tàu"), "bà rịa vũng tàu");
        assert_eq!(place_name("ĐĂK LĂK"), "đắk lắk");
    }

    #[test]
    fn a_merged_province_is_part_of_its_successor() {
        assert!(same_province("ninh bình", "nam định"));
        assert!(same_province("nam định", "ninh bình"));
        assert!(!same_province("nam định", "hà nam"));
        assert!(!same_province("ninh bình", "đồng nai"));
        assert_eq!(leading_province("hà nam về").as_deref(), Some("hà nam"));
        assert_eq!(leading_province("hà namx"), None);
    }

    #[test]
    fn there_are_34_of_today_and_63_before() {
        let former: usize = Province::all().iter().map(|one| one.former.len()).sum();
        // Of the 63, Thừa Thiên Huế is counted twice: it was renamed, not merged.
        assert_eq!(Province::all().len() + former, 64);
    }

    #[test]
    fn a_province_is_found_by_any_of_its_names() {
        for (printed, name, former) in [
            ("Ninh Bình", "Ninh Bình", None),
            ("tỉnh Thanh Hoá", "Thanh Hóa", None),
            ("TP. Hồ Chí Minh", "Hồ Chí Minh", None),
            ("TP.HCM", "Hồ Chí Minh", None),
            ("THÀNH PHỐ CẦN THƠ", "Cần Thơ", None),
            ("Đăk Nông", "Lâm Đồng", Some("Đắk Nông")),
            (
                "tỉnh Bà Rịa-Vũng Tàu",
                "Hồ Chí Minh",
                Some("Bà Rịa - Vũng Tàu"),
            ),
            ("Bình Phước", "Đồng Nai", Some("Bình Phước")),
            ("TỈNH ĐỒNG NAI", "Đồng Nai", None),
            ("Dong Nai", "Đồng Nai", None),
            ("tinh Dong Nai", "Đồng Nai", None),
            ("Thừa Thiên - Huế", "Huế", Some("Thừa Thiên Huế")),
        ] {
            let found = Province::find(printed).unwrap_or_else(|| panic!("{printed}"));
            assert_eq!(
                (found.province.name, found.former),
                (name, former),
                "{printed}"
            );
        }
        for unknown in ["tỉnh Bình An", "Đồng Nia", "", "tỉnh", "Hà"] {
            assert!(Province::find(unknown).is_none(), "{unknown}");
        }
        assert_eq!(Province::meant_by("tỉnh Đồng Nia"), Some("Đồng Nai"));
        assert_eq!(Province::find("Huế").unwrap().province.word(), "thành phố");
        assert_eq!(Province::find("Hà Nam").unwrap().province.word(), "tỉnh");
    }
}
