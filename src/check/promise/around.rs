//! What is printed around a figure and keeps it from being compared.

use super::Bar;
use crate::lexicon::{Lexicon, Tag, Tagged};
use crate::plan::{Decimal, Direction, Fit, Indicator, Promise, Target, ends_the_year};
use crate::text::{Again, loose, loose_again};

/// What is printed around the level and keeps it from being compared: only a level of the
/// plan's own area for the whole year is (DESIGN.md, section 4.6).
pub(super) fn around(
    indicator: &Indicator,
    (target, label): (&Target<'_>, Said),
    words: bool,
) -> Option<Bar> {
    let said = |text: &Option<crate::plan::Text<'_>>| text.is_some();
    let denies = label.denies(indicator);
    let around = [
        &target.text,
        &target.of,
        &target.change,
        &target.whose,
        &target.when,
        &target.hedge,
        &target.condition,
    ];
    // Around most figures nothing is printed.
    if target.fit == Fit::Exact && !around.into_iter().any(said) {
        return (denies && !words).then_some(Bar::Near);
    }
    let in_part = target
        .when
        .as_deref()
        .is_some_and(|when| !ends_the_year(when))
        || target.text.as_deref().is_some_and(says_a_part);
    let beside = target.text.as_deref().filter(|_| !words).and_then(beside);
    let beside =
        beside.filter(|bar| *bar != Bar::Direction || indicator.direction == Direction::AtLeast);
    let of_others = target.of.as_deref().is_some_and(|of| {
        let of = loose(of);
        !indicator.base.iter().any(|base| loose(base) == of)
    });
    let falls = indicator.direction == Direction::AtLeast && falls_to_all(target);
    let changes = (words && said(&target.change))
        || (!words && (rises(target) || is_change(target) || falls));
    let bars = [
        (changes, Bar::Change),
        (said(&target.whose), Bar::Whose),
        (in_part, Bar::When),
        (of_others || of_more(indicator, target), Bar::Of),
        // What is certain is said before what is not.
        (target.fit == Fit::Near || denies, Bar::Near),
        (
            target.hedge.as_deref().is_some_and(|hedge| !strives(hedge)),
            Bar::Hedge,
        ),
        (said(&target.condition), Bar::Condition),
        (beside.is_some(), beside.unwrap_or(Bar::Hedge)),
    ];
    let bar = bars
        .into_iter()
        .find_map(|(holds, bar)| holds.then_some(bar));
    bar.filter(|_| !words || changes || target.fit == Fit::Near)
}

/// What the words of a value say beside its figure that the fields of its target do not: "gần 100%", "tối đa 100%",
/// "100% (nếu đủ kinh phí)", "tỉnh giao 100%".
pub(super) fn beside(text: &str) -> Option<Bar> {
    thread_local!(static BESIDE: Again<Option<Bar>> = Again::default());
    Again::of(&BESIDE, text, || {
        let tagged = Tagged::of(Lexicon::builtin(), text);
        let mut units = tagged.units.iter();
        let bar = units.find_map(|unit| {
            let is = |tags: &[Tag]| tags.iter().any(|tag| unit.is(*tag));
            if is(&[Tag::Nearly, Tag::About]) {
                Some(Bar::Hedge)
            } else if is(&[Tag::Condition, Tag::Whenever]) {
                Some(Bar::Condition)
            } else {
                is(&[Tag::Most]).then_some(Bar::Direction)
            }
        });
        let before = text.split(|c: char| c.is_ascii_digit()).next();
        let is_given = before.is_some_and(|words| loose(words).split(' ').any(|w| w == "giao"));
        bar.or_else(|| is_given.then_some(Bar::Whose))
    })
}

/// Words behind the figure of a value that only open it upwards or date it.
const BEHIND: [&str; 16] = [
    "trở", "lên", "phần", "trăm", "vào", "trong", "đến", "hết", "cuối", "năm", "và", "hoặc", "từ",
    "trên", "mỗi", "tổng",
];

/// Whether the words of a value go on behind its figure with what nobody knows: "85% kế hoạch tỉnh giao".
fn of_more(indicator: &Indicator, target: &Target<'_>) -> bool {
    let Some(text) = target.text.as_deref().filter(|_| target.of.is_none()) else {
        return false;
    };
    let Some((_, tail)) = text.split_once('%') else {
        return false;
    };
    let tail = tail.split(['(', ';', ',', '.']).next().unwrap_or_default();
    let tail = loose(tail);
    let names = indicator.names.iter().chain(&indicator.base);
    let facets = indicator.facets.iter().flat_map(|facet| &facet.names);
    let mut own = loose(&target.label);
    for name in names.chain(facets).chain(std::iter::once(&indicator.vi)) {
        own.push(' ');
        own.push_str(&loose(name));
    }
    let known = |word: &str| {
        let digit = word.chars().all(|c| c.is_ascii_digit());
        digit || BEHIND.contains(&word) || own.split(' ').any(|own| own == word)
    };
    !tail.split(' ').filter(|word| !word.is_empty()).all(known)
}

/// What a label says beside what is measured: which words that deny stand in it, and with which it ends that name another
/// area than a commune, a bit for each.
#[derive(Clone, Copy)]
pub(super) struct Said(u16);

/// Words that deny.
const DENIALS: [&str; 3] = ["chưa", "không", "chẳng"];

/// Words of a label that say that it is about another area than a commune.
const OTHER_AREAS: [&str; 8] = [
    "của tỉnh",
    "toàn tỉnh",
    "của cả tỉnh",
    "của cả nước",
    "toàn quốc",
    "trên địa bàn tỉnh",
    "của thành phố",
    "toàn thành phố",
];

/// The bits of the words that deny.
const DENIED: u16 = (1 << DENIALS.len()) - 1;

impl Said {
    /// What a label says.
    fn of(label: &str) -> Self {
        thread_local!(static SAID: Again<Said> = Again::default());
        Again::of(&SAID, label, || {
            let text = loose_again(label);
            let mut said = 0;
            for word in text.as_bytes().split(|byte| *byte == b' ') {
                let denial = DENIALS.iter().position(|denial| denial.as_bytes() == word);
                said |= denial.map_or(0, |at| 1 << at);
            }
            for (at, area) in (DENIALS.len()..).zip(OTHER_AREAS) {
                said |= u16::from(text.ends_with(area)) << at;
            }
            Self(said)
        })
    }

    /// What the label of a target says beside its indicator: one that is the indicator's own says nothing more.
    pub(super) fn beside(target: &Target<'_>, indicator: &Indicator) -> Self {
        if *target.label == *indicator.vi {
            return Self(0);
        }
        Self::of(&target.label)
    }

    /// Whether a label denies what none of the indicator's words deny: "dân số chưa được phủ sóng 5G".
    fn denies(self, indicator: &Indicator) -> bool {
        self.is_beyond(indicator, DENIED)
    }

    /// Whether the label of a commune's target names another area, which none of the indicator's words do.
    pub(super) fn names_another(self, indicator: &Indicator) -> bool {
        self.is_beyond(indicator, !DENIED)
    }

    /// Whether a label says one of these things, and none of the indicator's words do.
    fn is_beyond(self, indicator: &Indicator, these: u16) -> bool {
        let mut left = self.0 & these;
        left != 0 && {
            let facets = indicator.facets.iter().flat_map(|facet| &facet.names);
            let names = indicator.names.iter().chain(facets);
            let mut own = std::iter::once(&indicator.vi).chain(names);
            !own.any(|name| {
                left &= !Self::of(name).0;
                left == 0
            })
        }
    }
}

/// Whether the words of a value name a part of the year: "6 tháng đầu năm đạt 100%".
pub(super) fn says_a_part(text: &str) -> bool {
    let text = loose(text);
    let quarters = ["i", "ii", "iii", "1", "2", "3"];
    let mut words = text.split(' ').skip_while(|word| *word != "quý");
    let quarter = words
        .nth(1)
        .is_some_and(|number| quarters.contains(&number));
    quarter || text.contains("tháng đầu năm")
}

/// Whether the words of a value say that it is a rise or a fall: "tăng 12% so với năm 2025".
pub(super) fn rises(target: &Target<'_>) -> bool {
    thread_local!(static RISES: Again<bool> = Again::default());
    let text = target.text.as_deref();
    text.is_some_and(|text| Again::of(&RISES, text, || says_a_rise(text)))
}

fn says_a_rise(text: &str) -> bool {
    let text = loose(text);
    let text = text.strip_prefix("phấn đấu ").unwrap_or(&text);
    let begins = [
        "tăng ",
        "giảm ",
        "mỗi năm tăng ",
        "mỗi năm giảm ",
        "thêm ",
        "cao hơn ",
        "vượt ",
    ]
    .iter()
    .any(|verb| text.starts_with(verb));
    begins && !names_a_level(text)
}

/// "Tăng lên 75%", "giảm xuống còn 5%" name the level.
fn names_a_level(change: &str) -> bool {
    ["lên ", "đạt ", "xuống ", "còn "]
        .iter()
        .any(|word| change.contains(word))
}

/// Whether the figure is that of the change itself: "tăng 75%" beside 75.
fn is_change(target: &Target<'_>) -> bool {
    let (Some(change), Promise::Number(_, value)) = (&target.change, target.promise) else {
        return false;
    };
    if target.from.is_some() || names_a_level(&loose(change)) {
        return false;
    }
    let digits = |c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.'));
    let mut figures = change.split(digits).filter(|figure| !figure.is_empty());
    figures.any(|figure| {
        let printed = figure.trim_matches([',', '.']).replace(',', ".");
        printed
            .parse::<Decimal>()
            .is_ok_and(|figure| figure == value)
    })
}

/// "100%, giảm 10% so với năm 2025": nothing was more than all before.
fn falls_to_all(target: &Target<'_>) -> bool {
    let fell = |change: &crate::plan::Text<'_>| {
        let change = loose(change);
        change.starts_with("giảm ") && change.contains("so với")
    };
    target.promise.is_hundred()
        && target
            .unit
            .as_deref()
            .is_some_and(|unit| unit.starts_with('%'))
        && target.change.as_ref().is_some_and(fell)
}

/// Whether words around a promise only say that it is striven for: that is a promise.
pub(super) fn strives(hedge: &str) -> bool {
    let hedge = loose(hedge);
    ["phấn đấu", "cố gắng", "nỗ lực", "quyết tâm"]
        .iter()
        .any(|word| hedge.contains(word))
}
