//! Areas in words: communes, provinces, and those that ended in July 2025.

use super::name::{begins_with_league, is_society, name, opens_numbered};
use crate::document::{Level, NamedProvince, Province};
use crate::extract::phrases::{Phrases, lists};
use crate::extract::stretch::{Stretch, starts_lower};
use crate::lexicon::{builtin_statements, plain};
use crate::plan::{Head, Text};
use crate::text::bare;
use crate::text::letter::{is_alphanumeric, is_upper};
use memchr::memmem::Finder;
use std::collections::BTreeMap;
use std::sync::LazyLock;

lists! {
    /// What is no name after a word for an area: "xã biên giới".
    NO_NAME "place-none";
    /// The second part of "tỉnh ủy".
    PARTY "second-of-party";
    /// Before "xã" it is a part of another word: "hợp tác xã".
    PART_OF_A_WORD "before-no-place";
    /// Before "xã" they make a place of it, whatever follows: "trên địa bàn".
    BEFORE_A_PLACE "before-a-place";
    /// Bodies whose area is that of a plan: "UBND", "Đảng ủy".
    OWN_BODY "own-body";
    /// "trên địa bàn" before the plan's own province.
    GROUND "own-ground";
    /// "phối hợp với" before another's body.
    WITH "beside-others";
    /// What a line begins with that says what the plan rests on.
    BASIS "preamble-only";
    /// What tells that others are visited: "học tập".
    VISITS "visits";
    /// "Sở", which has the name of its province behind it.
    DEPARTMENT "department-word";
    /// "Tỉnh ủy": the Party's committee in one word with its area.
    PARTY_OF_PROVINCE "party-of-province";
}

/// A word for an area.
#[derive(Debug)]
pub(super) struct AreaWord {
    /// As it is written: "xã".
    pub(super) word: &'static str,
    /// As a scanner may have read it: "thành phó".
    printed: &'static str,
    /// On whose level; none where it ended.
    pub(super) level: Option<Level>,
    /// What a target set calls it: `commune`.
    pub(super) kind: Option<&'static str>,
    /// Finds it in a text.
    finder: Finder<'static>,
}

/// Every word for an area.
static WORDS: LazyLock<Vec<AreaWord>> = LazyLock::new(|| {
    let areas = builtin_statements("area");
    let misread = builtin_statements("misread-area");
    let words = areas.iter().flat_map(|area| {
        let level = area.name_after("level");
        let level = Level::ALL.iter().find(|(word, _)| Some(*word) == level);
        let word = move |word, printed| AreaWord {
            word,
            printed,
            level: level.map(|(_, level)| *level),
            kind: area.name_after("kind"),
            finder: Finder::new(printed),
        };
        let spelt = area.texts().map(move |own| word(own, own));
        let own = move |right: &&str| area.texts().any(|word| word == *right);
        let slips = misread
            .iter()
            .filter_map(move |slips| Some((slips.texts().next().filter(own)?, slips)));
        spelt.chain(slips.flat_map(move |(right, slips)| {
            slips.texts().skip(1).map(move |slip| word(right, slip))
        }))
    });
    words.collect()
});

/// Whether words such as "của xã" name the area of a plan itself: one of its level, with its name or without any.
pub(in crate::extract) fn is_own(words: &str, head: &Head<'_>) -> bool {
    let words = plain(words);
    let named = WORDS
        .iter()
        .filter(|area| area.level.is_some() && area.level == head.level);
    let mut rests = named.filter_map(|area| {
        let (before, rest) = words.rsplit_once(area.word)?;
        let whole = before.is_empty() || before.ends_with(' ');
        (whole && (rest.is_empty() || rest.starts_with(' '))).then_some(rest.trim())
    });
    let own = |name: &Option<Text<'_>>| name.as_deref().map(plain);
    rests.any(|rest| {
        let printed = [own(&head.commune), own(&head.province)];
        rest.is_empty() || printed.into_iter().flatten().any(|name| name == rest)
    })
}

/// The commune that words name where it is not a plan's own: "của xã Tân Lợi" in a plan of Đam Rông.
pub(in crate::extract) fn another(words: Stretch<'_>, head: &Head<'_>) -> Option<String> {
    let own = head.commune.as_deref()?;
    let named = areas(words);
    if named.is_empty() {
        return None;
    }
    let own = plain(own);
    let mut communes = named.iter().filter(|area| area.is_commune());
    if communes.clone().any(|area| plain(&area.name) == own) {
        return None;
    }
    // "xã Thông minh", "xã NTM": most names have two words, one that has a single word stands before none in small letters.
    let printed = words.plain;
    let is_name = |area: &&Named<'_>| {
        let rest = printed.get(area.words.end() - words.start..);
        let goes_on = rest.is_some_and(|rest| starts_lower(rest.trim_start()));
        let is_short = area.name.chars().all(is_upper);
        area.name.contains(' ') || !goes_on && !is_short
    };
    communes
        .find(is_name)
        .map(|area| area.words.text.to_owned())
}

/// Words with "tỉnh" for "tỉnh Phú Thọ" where that is the plan's own; none where they do not name it.
pub(in crate::extract) fn without_province(words: Stretch<'_>, head: &Head<'_>) -> Option<String> {
    let own = head.province.as_deref().map(plain)?;
    let named = areas(words);
    let mut own = named.iter().filter(|area| plain(&area.name) == own);
    let area = own.find(|area| area.word.level == Some(Level::Province))?;
    let end = area.words.end() - words.start;
    let start = area.words.start - words.start + area.word.printed.len();
    let (before, behind) = (words.text.get(..start)?, words.text.get(end..)?);
    Some(format!("{before}{behind}"))
}

/// Words without the name of the plan's own commune and of the province behind it; none where they name another one.
pub(in crate::extract) fn without_own(words: Stretch<'_>, head: &Head<'_>) -> Option<String> {
    let same = |own: &Option<Text<'_>>, area: &Named<'_>| {
        own.as_deref().map(plain) == Some(plain(&area.name))
    };
    let (mut out, mut from) = (String::with_capacity(words.text.len()), 0);
    let mut commune_ends = None;
    for area in areas(words) {
        let start = area.words.start - words.start;
        let end = start + area.words.text.len();
        let before = words.text.get(from..start)?;
        if area.is_commune() {
            same(&head.commune, &area).then_some(())?;
            out.push_str(before);
            out.push_str(area.word.word);
            (from, commune_ends) = (end, Some(end));
        } else if commune_ends == Some(from)
            && before.trim_matches([',', ' ']).is_empty()
            && same(&head.province, &area)
        {
            from = end;
        }
    }
    out.push_str(words.text.get(from..)?);
    Some(out)
}

/// On whose level an area is of which nothing but the word is said; none of "thành phố", which may be of two.
pub(super) fn level_of_word(plain: &str) -> Option<Level> {
    let word = WORDS.iter().find(|word| word.word == plain)?;
    let is_city = word.level == Some(Level::Province)
        && Province::all()
            .iter()
            .any(|one| one.is_city && one.word() == word.word);
    word.level.filter(|_| !is_city)
}

/// Whether a word is of areas on the level of provinces.
pub(super) fn is_word_of_provinces(word: &str) -> bool {
    let mut words = WORDS.iter();
    words.any(|one| one.word == word && one.level == Some(Level::Province))
}

/// The words for areas.
pub(super) static AREAS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(WORDS.iter().map(|area| area.printed)));

/// An area with its name.
#[derive(Clone, Debug)]
pub(super) struct Named<'t> {
    /// The word for it.
    pub(super) word: &'static AreaWord,
    /// Its name, as names are written.
    pub(super) name: String,
    /// Its words.
    pub(super) words: Stretch<'t>,
}

impl Named<'_> {
    /// The province it is.
    pub(super) fn province(&self) -> Option<NamedProvince> {
        let is_province = self.word.level == Some(Level::Province);
        is_province.then(|| Province::find(&self.name)).flatten()
    }

    /// Whether it is a commune, a ward or a special zone.
    pub(super) fn is_commune(&self) -> bool {
        self.word.level == Some(Level::Commune)
    }

    /// Whether it is a province, or a city under the Government: other cities ended in July 2025.
    pub(super) fn is_province(&self) -> bool {
        let plain = Province::all().iter().find(|one| !one.is_city);
        let is_plain = plain.is_some_and(|one| one.word() == self.word.word);
        self.word.level == Some(Level::Province) && (is_plain || self.province().is_some())
    }

    /// On whose level it is: a city below a province was a district's equal until July 2025.
    pub(super) fn level(&self) -> Option<Level> {
        let is_below = self.word.level == Some(Level::Province) && !self.is_province();
        if is_below {
            Some(Level::District)
        } else {
            self.word.level
        }
    }
}

/// In texts of fewer bytes each word is looked at.
const SHORT: usize = 500;

/// The areas that words name, in order.
pub(super) fn areas(words: Stretch<'_>) -> Vec<Named<'_>> {
    let mut found: Vec<Named<'_>> = Vec::new();
    if words.plain.len() < SHORT {
        for (at, _) in AREAS.places(words) {
            let rest = words.plain.get(at..).unwrap_or_default();
            let here = WORDS.iter().filter(|word| rest.starts_with(word.printed));
            found.extend(here.filter_map(|word| named_at(words, at, word)));
        }
    } else {
        for word in WORDS.iter() {
            // A search for each word is faster than a look at each place of a long text.
            let places = word.finder.find_iter(words.plain.as_bytes());
            found.extend(places.filter_map(|at| named_at(words, at, word)));
        }
    }
    found.sort_by_key(|area| area.words.start);
    let mut over = 0;
    found.retain(|area| {
        let apart = area.words.start >= over;
        over = if apart { area.words.end() } else { over };
        apart
    });
    found
}

/// The area whose word stands at a byte.
fn named_at<'t>(words: Stretch<'t>, at: usize, word: &'static AreaWord) -> Option<Named<'t>> {
    let end = at + word.printed.len();
    let before = words.plain.get(..at)?.chars().next_back();
    let behind = words.plain.get(end..)?.chars().next();
    if before.is_some_and(is_alphanumeric) || behind.is_none_or(is_alphanumeric) {
        return None;
    }
    let rest = words.from(end);
    let point = rest.text.strip_prefix('.').map_or(0, |_| 1);
    let rest = rest.from(point);
    let after = rest.trim_start_matches(|c| c == ' ');
    if after.start == rest.start && point == 0 {
        return None;
    }
    // "Tỉnh ủy Đồng Tháp", "Huyện ủy": the Party's committee of an area.
    let behind = if begins_with_league(words.slice(at..end), after) {
        after
    } else {
        PARTY.after(after).unwrap_or(after)
    };
    // Behind most words stands no name.
    if !behind.text.starts_with(is_upper) && !opens_numbered(behind) {
        return None;
    }
    let before = words.until(at).last(20).trim_end();
    let stands = |list: &Phrases| list.before(before).is_some();
    let is_headed = before.text.is_empty() || stands(&OWN_BODY) || stands(&BEFORE_A_PLACE);
    if NO_NAME.begin(after) || is_society(is_headed, words.slice(at..end), after) {
        return None;
    }
    let after = behind;
    let (name, length) = name(after, word)?;
    if PART_OF_A_WORD.before(before).is_some() {
        return None;
    }
    let over = after.start - words.start + length;
    Some(Named {
        word,
        name: misread(&name, word).unwrap_or(name),
        words: words.slice(at..over),
    })
}

/// "thành phố Hué": the province that has this name but for marks that a scanner lost.
fn misread(name: &str, word: &AreaWord) -> Option<String> {
    if word.level != Some(Level::Province) || Province::find(name).is_some() {
        return None;
    }
    let printed = bare(name);
    let mut all = Province::all().iter();
    let found = all.find(|one| bare(one.name) == printed)?;
    Some(found.name.to_owned())
}

/// Letterheads are shorter, in bytes.
const LETTERHEAD: usize = 400;

/// What a province weighs that is named as the plan's own, and what it has to weigh to be taken for it: named once in passing it
/// is not.
const OWN: usize = 3;
const SURE: usize = 2;

/// What the province at a place weighs: named behind its body or "địa bàn", in a line on what the plan rests on, in passing; nothing
/// where others are visited or worked with.
fn weight(words: Stretch<'_>, at: usize) -> usize {
    let before = words.until(at);
    let near = before.last(40).trim_end();
    let line = before.text.rfind('\n').map_or(0, |end| end + 1);
    let line = words.slice(line..at).trim_start();
    let body = OWN_BODY.before(near).or_else(|| GROUND.before(near));
    let asked = body.unwrap_or(near).trim_end();
    if WITH.before(asked).is_some() {
        return 0;
    }
    let of_party = PARTY_OF_PROVINCE.begin(words.from(at));
    // "Học tập mô hình của UBND tỉnh Quảng Ninh".
    let visited = VISITS.stand_in(line);
    let heads = at < LETTERHEAD && line.is_empty();
    match () {
        () if visited => 0,
        () if body.is_some() || of_party || heads || BASIS.begin(line) => OWN,
        () if DEPARTMENT.begin(line) => SURE,
        () => 1,
    }
}

/// The commune that stands most often after "UBND", "Đảng ủy" and the like, and the province that is most often named.
#[derive(Debug, Default)]
pub(super) struct MostNamed {
    /// The commune: its kind and its name.
    pub(super) commune: Option<(&'static AreaWord, String)>,
    /// Whether it stands there more than once.
    pub(super) is_often: bool,
    /// The province, as it is named.
    pub(super) province: Option<String>,
}

impl MostNamed {
    /// Counts in the whole text.
    pub(super) fn of(words: Stretch<'_>) -> Self {
        let mut communes: BTreeMap<String, (usize, &'static AreaWord)> = BTreeMap::new();
        let mut provinces: BTreeMap<String, usize> = BTreeMap::new();
        let mut beside: Vec<(String, String)> = Vec::new();
        let mut last: Option<(usize, String)> = None;
        for area in areas(words) {
            let start = area.words.start - words.start;
            let before = words.until(start).last(40);
            if let Some(province) = area.province() {
                let name = province.name().to_owned();
                let near = |end: usize| {
                    let between = words.text.get(end..start).unwrap_or(".");
                    between.chars().all(|c| c == ',' || c.is_whitespace())
                };
                // "xã Đông Anh, thành phố Hà Nội": of that commune.
                match last.take().filter(|(end, _)| near(*end)) {
                    Some((_, commune)) => beside.push((commune, name)),
                    None => *provinces.entry(name).or_default() += weight(words, start),
                }
            } else if area.is_commune() {
                last = Some((area.words.end() - words.start, area.name.clone()));
                if OWN_BODY.before(before.trim_end()).is_some() {
                    communes.entry(area.name).or_insert((0, area.word)).0 += 1;
                }
            }
        }
        // A name of one syllable that stands once may be the first word of something else.
        communes.retain(|name, (count, _)| *count > 1 || name.contains(' '));
        let mut counts: Vec<usize> = communes.values().map(|(count, _)| *count).collect();
        counts.sort_unstable_by(|a, b| b.cmp(a));
        // Several communes named alike often: none of them is whose plan it is.
        let is_clear = match counts.as_slice() {
            [first, second, ..] => *first >= 2 * second,
            _ => true,
        };
        let commune = communes
            .into_iter()
            .max_by_key(|(_, (count, _))| *count)
            .filter(|_| is_clear);
        for (name, province) in beside {
            let own = commune.as_ref().is_some_and(|(own, _)| *own == name);
            *provinces.entry(province).or_default() += if own { OWN } else { 0 };
        }
        let province = provinces.into_iter().max_by_key(|(_, weight)| *weight);
        let province = province.filter(|(_, weight)| *weight >= SURE);
        Self {
            is_often: commune.as_ref().is_some_and(|(_, (count, _))| *count > 1),
            commune: commune.map(|(name, (_, word))| (word, name)),
            province: province.map(|(name, _)| name),
        }
    }
}
