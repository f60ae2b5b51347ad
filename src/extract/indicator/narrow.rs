//! What narrows or turns a measure: words without which, or with which, a label is another one.

use super::spelling::{has_words, plain};
use crate::target::Indicator;

/// Words of which each names a part of a whole, or others than those that are counted: the share
/// of guides with digital skills is not that of teachers, the payments in a market are not all.
const PARTS: &[&str] = &[
    "chợ",
    "siêu thị",
    "tiểu thương",
    "hướng dẫn viên",
    "thuyết minh viên",
    "bí thư",
    "đảng viên",
    "đoàn viên",
    "hội viên",
    "sinh viên",
    "công nhân",
    "nông dân",
    "ngư dân",
    "phụ nữ",
    "trẻ em",
    "người cao tuổi",
    "người khuyết tật",
    "người có công",
    "dân tộc thiểu số",
    "hộ nghèo",
    "thuê bao",
    "khu vực số",
    "vùng biên giới",
    "lĩnh vực y tế",
    "lĩnh vực đất đai",
    "lĩnh vực xây dựng",
    "cơ sở kinh doanh",
];

/// Words without which a label does not measure a change.
const TURNS: &[&str] = &["tăng", "giảm"];

/// What a label may not, and what it has to say to be of an indicator.
#[derive(Clone, Debug, Default)]
pub(super) struct Narrow {
    /// Parts that none of the indicator's names has.
    others: Vec<&'static str>,
    /// A word that all of its names have and that turns what is measured: "tăng".
    turn: Option<&'static str>,
}

impl Narrow {
    /// Of an indicator, by its names.
    pub(super) fn of(indicator: &Indicator) -> Self {
        let names = indicator.names.iter().chain(std::iter::once(&indicator.vi));
        let names: Vec<String> = names.map(|name| plain(name)).collect();
        let has = |word: &str| names.iter().any(|name| has_words(name, word));
        let turned = |turn: &&str| names.iter().all(|name| has_words(name, turn));
        Self {
            others: PARTS.iter().copied().filter(|part| !has(part)).collect(),
            turn: TURNS.iter().copied().find(turned),
        }
    }

    /// Whether the words of a label, made plain, cannot be of the indicator.
    pub(super) fn rules_out(&self, words: &str) -> bool {
        self.others.iter().any(|part| has_words(words, part))
            || self.turn.is_some_and(|turn| !has_words(words, turn))
    }
}
