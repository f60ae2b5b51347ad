//! The words that labels of all indicators share: those that say nothing of what is measured, and those
//! that turn any measure into another.

use super::phrases::Phrases;
use super::spelling::{Before, Look, Piece, Spelling};
use crate::lexicon::builtin_statements;
use crate::lexicon::statement::Statement;

/// What a phrase does to a measure that does not have it among its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    /// "chưa", "không": the others, or none.
    Negation,
    /// "học sinh", "hộ dân": others are counted.
    Population,
    /// "lĩnh vực", "trung học cơ sở": some of them only.
    Part,
    /// "tỉnh", "huyện": those of another level.
    Level,
    /// "cả nước": those of the nation.
    Nation,
    /// "tăng", "so với": a change of it.
    Change,
    /// "công khai", "tập huấn": something else is done.
    Deed,
    /// "kế hoạch giao", "chỉ tiêu": a share of something else.
    Share,
    /// "hoặc": one or the other.
    Either,
    /// Another unit: other things are counted.
    Unit,
}

impl Turn {
    /// The kinds with their names in word files.
    const ALL: [(&'static str, Self); 9] = [
        ("negation", Self::Negation),
        ("population", Self::Population),
        ("part", Self::Part),
        ("level", Self::Level),
        ("nation", Self::Nation),
        ("change", Self::Change),
        ("deed", Self::Deed),
        ("share", Self::Share),
        ("either", Self::Either),
    ];

    /// What the words do, in both languages.
    pub(super) fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Negation => ("phủ định", "denies it"),
            Self::Population => ("là đối tượng khác", "counts others"),
            Self::Part => ("chỉ là một phần", "is a part only"),
            Self::Level => ("là của cấp khác", "is of another level"),
            Self::Nation => ("là của cả nước", "is of the nation"),
            Self::Change => ("nói về mức tăng, giảm", "is about a change"),
            Self::Deed => ("là việc khác", "is another deed"),
            Self::Share => ("là tỷ lệ của thứ khác", "is a share of something else"),
            Self::Either => ("là một trong hai", "is one or the other"),
            Self::Unit => ("là đơn vị khác", "is another unit"),
        }
    }
}

#[derive(Clone, Copy, Debug)]
enum Common {
    /// Says nothing of what is measured.
    Neutral,
    /// Says nothing where a label begins.
    Lead,
    /// The plan's own place.
    Place,
    /// Holds a word that would turn it, and does not.
    Harmless,
    Turn(Turn),
}

/// The words that all indicators share.
#[derive(Clone, Debug, Default)]
pub(super) struct CommonWords {
    phrases: Phrases<Common>,
    /// What headings are about.
    topics: Phrases<()>,
    /// What says nothing in a label and something beside it: "bình quân 5 năm".
    turning: Phrases<()>,
}

/// The tags whose words only announce in a heading: "phấn đấu", "đề ra".
const ANNOUNCING: [&str; 13] = [
    "targets-part",
    "objectives-part",
    "tasks-part",
    "organisation-part",
    "heading-lead",
    "announce",
    "strive",
    "verb",
    "done",
    "general",
    "lift",
    "link",
    "follows",
];

/// What common words say of a label; a set bit is a word.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    /// Words that say nothing of what is measured.
    pub(super) neutral: u128,
    /// The place that it begins with, where that may be what is counted.
    first: u128,
    /// Words that turn it, in order: which, and what they do.
    pub(super) turns: Vec<(u128, Turn)>,
}

impl CommonWords {
    /// The words of the word files.
    pub(super) fn builtin(spelling: &mut Spelling) -> Self {
        let mut phrases = Phrases::default();
        for (keyword, common) in [
            ("neutral", Common::Neutral),
            ("lead", Common::Lead),
            ("place", Common::Place),
            ("harmless", Common::Harmless),
        ] {
            for text in builtin_statements(keyword)
                .iter()
                .flat_map(Statement::texts)
            {
                phrases.insert(&spelling.learn(text), common);
            }
        }
        for statement in builtin_statements("turn") {
            let name = statement.first_name().unwrap_or_default();
            let Some((_, turn)) = Turn::ALL.iter().find(|(known, _)| *known == name) else {
                continue;
            };
            for text in statement.after(name) {
                phrases.insert(&spelling.learn(text), Common::Turn(*turn));
            }
        }
        let mut topics = Phrases::default();
        let listed = builtin_statements("topic").iter();
        let announcing = builtin_statements("tag").iter().filter(|tag| {
            let name = tag.first_name();
            ANNOUNCING.iter().any(|known| Some(*known) == name)
        });
        let announcing = announcing.flat_map(|tag| tag.after(tag.first_name().unwrap_or_default()));
        let weak = crate::extract::phrases::Phrases::listed("weak-promise");
        let turns = crate::extract::phrases::Phrases::of_statements("turn-beside");
        let firm = announcing.filter(|text| !weak.is(text) && !turns.is(text));
        for text in listed.flat_map(Statement::texts).chain(firm) {
            topics.insert(&spelling.learn(text), ());
        }
        let mut turning = Phrases::default();
        let listed = builtin_statements("turn-beside").iter();
        for text in listed.flat_map(Statement::texts) {
            turning.insert(&spelling.learn(text), ());
        }
        Self {
            phrases,
            topics,
            turning,
        }
    }

    /// The words of a heading that only name what it is about.
    pub(super) fn topics(&self, pieces: &[Piece]) -> u128 {
        standing(&self.topics, pieces)
    }

    /// The words that say something only beside a label.
    pub(super) fn turning(&self, pieces: &[Piece]) -> u128 {
        standing(&self.turning, pieces)
    }

    /// What they say of a label.
    pub(super) fn said(&self, pieces: &[Piece]) -> Said {
        let mut said = Said::default();
        let lead = self.lead(pieces);
        said.neutral = bits(0, lead);
        let mut at = 0;
        while let Some(rest @ [first, ..]) = pieces.get(at..) {
            let (length, found) = self.longest(rest);
            let here = bits(at, length);
            let is_first = at == lead;
            match found {
                // "Số xã có …": there the communes are counted.
                Some(Common::Place) if is_first && !first.before.joint && length == 1 => {
                    said.first = here;
                }
                Some(Common::Neutral | Common::Place) => said.neutral |= here,
                Some(Common::Turn(turn)) => said.turns.push((here, turn)),
                _ if first.look == Look::Year => said.neutral |= here,
                _ => {}
            }
            if matches!(found, Some(Common::Place)) {
                said.neutral |= bits(at + length, names(pieces.get(at + length..)));
            }
            at += length;
        }
        said
    }

    /// How many words at the start only lead up to what is measured.
    fn lead(&self, pieces: &[Piece]) -> usize {
        let mut at = 0;
        while let Some(rest @ [_, ..]) = pieces.get(at..) {
            match self.longest(rest) {
                (length, Some(Common::Lead | Common::Neutral)) => at += length,
                _ => break,
            }
        }
        at
    }

    /// The longest common phrase at the start of these words, else one word.
    fn longest(&self, rest: &[Piece]) -> (usize, Option<Common>) {
        let found = self.phrases.longest(rest.iter().map(|piece| piece.word));
        found.map_or((1, None), |(length, what)| (length, what.first().copied()))
    }
}

/// The words of phrases that stand in a text.
fn standing(phrases: &Phrases<()>, pieces: &[Piece]) -> u128 {
    let (mut found, mut at) = (0, 0);
    while let Some(rest @ [_, ..]) = pieces.get(at..) {
        let phrase = phrases.longest(rest.iter().map(|piece| piece.word));
        let length = phrase.map_or(0, |(length, _)| length);
        found |= bits(at, length);
        at += length.max(1);
    }
    found
}

/// How many words are the name of a place: "xã An Hòa".
fn names(after: Option<&[Piece]>) -> usize {
    let after = after.unwrap_or_default().iter();
    after
        .take_while(|piece| piece.look == Look::Name && piece.before == Before::default())
        .count()
}

/// The bits of some words.
pub(super) fn bits(at: usize, length: usize) -> u128 {
    let ones = 1_u128.checked_shl(u32::try_from(length).unwrap_or(u32::MAX));
    let ones = ones.map_or(u128::MAX, |end| end - 1);
    ones.checked_shl(u32::try_from(at).unwrap_or(u32::MAX))
        .unwrap_or_default()
}

impl Said {
    /// Where nothing is counted: the place that it begins with says nothing either.
    pub(super) fn keep_places(&mut self) {
        self.neutral |= self.first;
    }

    /// In a plan above the communes: its own level is neutral.
    pub(super) fn keep_level(&mut self) {
        for (here, turn) in &self.turns {
            if matches!(turn, Turn::Level | Turn::Nation) {
                self.neutral |= here;
            }
        }
    }
}
