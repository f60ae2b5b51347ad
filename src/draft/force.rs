//! Of whom a figure is asked: of each commune, or of the whole area.
//!
//! A figure of the whole laid on each commune makes a wrong «weaker» of every plan, so only words
//! that say «each», and 100% of what communes have, become a duty of each of them.

use crate::lang::Lang;
use crate::plan::Modality;
use crate::rule::Force;
use crate::text::loose;

/// Words that say of each commune what they say.
const EACH: [&str; 14] = [
    "mỗi xã",
    "từng xã",
    "mỗi phường",
    "từng phường",
    "mỗi đặc khu",
    "mỗi ubnd xã",
    "mỗi ubnd cấp xã",
    "từng ubnd cấp xã",
    "mỗi đơn vị cấp xã",
    "từng đơn vị cấp xã",
    "mỗi đơn vị hành chính cấp xã",
    "tất cả các xã",
    "toàn bộ các xã",
    "các xã đều",
];

/// Words that name communes and do not say «each».
const COMMUNES: [&str; 8] = [
    "cấp xã",
    "các xã",
    "các phường",
    "xã phường",
    "tỷ lệ xã",
    "tỷ lệ số xã",
    "ubnd xã",
    "ủy ban nhân dân xã",
];

/// Words that mean some communes only, or a mean of them.
const SOME: [&str; 13] = [
    "đặc biệt khó khăn",
    "biên giới",
    "vùng sâu",
    "vùng xa",
    "miền núi",
    "hải đảo",
    "xã đảo",
    "dân tộc thiểu số",
    "nông thôn mới",
    "thí điểm",
    "trung bình",
    "bình quân",
    "một số xã",
];

/// Words that name the departments of the province.
const PROVINCE: [&str; 5] = ["cấp tỉnh", "sở ban ngành", "các sở", "sở ngành", "cấp sở"];

/// What may stand between a share and the communes it is a share of.
const BETWEEN: [&str; 11] = [
    "tổng số",
    "số",
    "các",
    "ubnd",
    "ủy ban nhân dân",
    "đơn vị hành chính",
    "đơn vị",
    "cơ quan",
    "chính quyền",
    "địa phương",
    "cấp",
];

/// Of whom the words of a target ask its figure; with the words that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// Of each commune.
    Each(String),
    /// All of what communes have: then each of them owes it.
    Whole(&'static str),
    /// Of a share of the communes.
    Share(String),
    /// Of some communes only.
    Some(&'static str),
    /// Of communes, and it is not said whether each or together.
    Communes(&'static str),
    /// Of the departments of the province alone.
    Province(&'static str),
    /// Communes are not named.
    Nobody,
    /// It is striven for.
    Striven,
    /// A table says how strongly it binds, in these words.
    Told(Force, String),
}

impl Asked {
    /// Reads the words of a target; `all` says that its figure is the most there can be.
    pub(super) fn of(words: &str, modality: Modality, all: bool) -> Self {
        let words = format!(" {} ", loose(words));
        let said = |phrases: &[&'static str]| {
            let found = phrases.iter().find(|phrase| holds(&words, phrase));
            found.copied()
        };
        if modality == Modality::Strive {
            return Self::Striven;
        }
        let communes = said(&COMMUNES);
        let (each, share) = (said(&EACH), share(&words));
        if communes.is_none() && each.is_none() && share.is_none() {
            return said(&PROVINCE).map_or(Self::Nobody, Self::Province);
        }
        if let Some(some) = said(&SOME) {
            return Self::Some(some);
        }
        match (each, share, communes) {
            (Some(each), _, _) => Self::Each(each.to_owned()),
            (_, Some((true, share)), _) => Self::Each(share),
            (_, Some((false, share)), _) => Self::Share(share),
            (_, _, Some(communes)) if all => Self::Whole(communes),
            (_, _, Some(communes)) => Self::Communes(communes),
            (None, None, None) => Self::Nobody,
        }
    }

    /// How strongly it binds a commune.
    pub(super) fn force(&self) -> Force {
        match self {
            Self::Each(_) | Self::Whole(_) => Force::Must,
            Self::Striven => Force::Orientation,
            Self::Told(force, _) => *force,
            Self::Share(_)
            | Self::Some(_)
            | Self::Communes(_)
            | Self::Province(_)
            | Self::Nobody => Force::Aggregate,
        }
    }

    /// Why it binds so, for the person who decides.
    pub(super) fn because(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Each(words), Lang::Vi) => format!("must vì lời văn nói về từng xã: «{words}»"),
            (Self::Each(words), Lang::En) => {
                format!("must, since the words speak of each commune: “{words}”")
            }
            (Self::Whole(words), Lang::Vi) => {
                format!("must vì lời văn nêu «{words}» và đòi 100%: xã nào cũng phải đạt")
            }
            (Self::Whole(words), Lang::En) => {
                format!("must, since the words name “{words}” and ask 100%: then each commune owes it")
            }
            (Self::Share(words), Lang::Vi) => {
                format!("aggregate vì chỉ giao một phần số xã: «{words}»")
            }
            (Self::Share(words), Lang::En) => {
                format!("aggregate, since it asks a share of the communes only: “{words}”")
            }
            (Self::Some(words), Lang::Vi) => {
                format!("aggregate vì chỉ nói về một số xã, hoặc mức bình quân: «{words}»")
            }
            (Self::Some(words), Lang::En) => {
                format!("aggregate, since it speaks of some communes or of a mean: “{words}”")
            }
            (Self::Communes(words), Lang::Vi) => format!(
                "aggregate vì lời văn nêu «{words}» mà không nói từng xã phải đạt; nếu từng xã phải đạt thì sửa thành must"
            ),
            (Self::Communes(words), Lang::En) => format!(
                "aggregate, since the words name “{words}” and do not say each; change it to must if each commune owes it"
            ),
            (Self::Province(words), Lang::Vi) => {
                format!("nói về cơ quan của tỉnh («{words}»), không giao cho xã")
            }
            (Self::Province(words), Lang::En) => {
                format!("speaks of the province's own departments (“{words}”), not of communes")
            }
            (Self::Nobody, Lang::Vi) => {
                "aggregate vì lời văn không nêu cấp xã; nếu mức này giao cho từng xã thì sửa thành must"
                    .to_owned()
            }
            (Self::Nobody, Lang::En) => {
                "aggregate, since the words do not name communes; change it to must if it is asked of each of them"
                    .to_owned()
            }
            (Self::Told(force, words), Lang::Vi) => {
                format!("{} vì bảng ghi «{words}»", force.word())
            }
            (Self::Told(force, words), Lang::En) => {
                format!("{}, since the table says “{words}”", force.word())
            }
            (Self::Striven, Lang::Vi) => "orientation vì chỉ là mức phấn đấu".to_owned(),
            (Self::Striven, Lang::En) => {
                "orientation, since it is only striven for (“phấn đấu”)".to_owned()
            }
        }
    }
}

/// Whether words hold a phrase as whole words; both begin and end with a blank.
fn holds(words: &str, phrase: &str) -> bool {
    let phrase = format!(" {phrase} ");
    // «Xã hội» is no commune.
    let mut found = words
        .match_indices(&phrase)
        .filter_map(|(at, _)| words.get(at + phrase.len()..));
    found.any(|after| !after.starts_with("hội "))
}

/// Words of a label that only says whose figure it is: «cấp xã», «từng xã, phường».
const LEVELS: [&str; 24] = [
    "cấp",
    "xã",
    "phường",
    "đặc",
    "khu",
    "tỉnh",
    "thành",
    "phố",
    "sở",
    "ban",
    "ngành",
    "các",
    "của",
    "từng",
    "mỗi",
    "đối",
    "với",
    "tại",
    "ở",
    "trong",
    "đó",
    "ubnd",
    "và",
    "riêng",
];

/// Whether a label only says whose figure it is.
pub(super) fn names_only_a_level(label: &str) -> bool {
    let words = loose(label);
    !words.is_empty() && words.split(' ').all(|word| LEVELS.contains(&word))
}

/// A share of the communes, and whether it is all of them: `100% số xã`, `80% ubnd cấp xã`.
fn share(words: &str) -> Option<(bool, String)> {
    words.match_indices('%').find_map(|(at, _)| {
        let (before, after) = words.split_at_checked(at)?;
        let number = before.trim_end().rsplit(' ').next()?;
        let mut rest = after.strip_prefix('%')?.trim_start();
        while let Some(next) = BETWEEN.iter().find_map(|word| next_word(rest, word)) {
            rest = next;
        }
        let commune = ["xã", "phường", "đặc khu"];
        let names =
            |word: &&&str| next_word(rest, word).is_some_and(|after| !after.starts_with("hội "));
        let commune = commune.iter().find(names)?;
        let end = words.len() - rest.len() + commune.len();
        let start = before.trim_end().len() - number.len();
        Some((number == "100", words.get(start..end)?.to_owned()))
    })
}

/// What comes after a word that words begin with.
fn next_word<'w>(words: &'w str, word: &str) -> Option<&'w str> {
    words.strip_prefix(word)?.strip_prefix(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_may_only_say_whose_figure_it_is() {
        for (label, only) in [
            ("cấp xã", true),
            ("trong đó từng xã, phường", true),
            ("Các sở, ban, ngành", true),
            ("cán bộ cấp xã", false),
            ("", false),
        ] {
            assert_eq!(names_only_a_level(label), only, "{label}");
        }
    }

    #[test]
    fn only_words_that_say_each_make_a_duty_of_each() {
        let each = |words: &str| Asked::Each(words.to_owned());
        let part = |words: &str| Asked::Share(words.to_owned());
        for (words, all, want) in [
            ("Mỗi xã, phường có 02 lớp", false, each("mỗi xã")),
            ("Tỷ lệ hồ sơ của từng xã đạt 80%", false, each("từng xã")),
            ("100% xã, phường xử lý hồ sơ", true, each("100% xã")),
            ("100% số xã có mạng", true, each("100% số xã")),
            (
                "100 % UBND cấp xã dùng chữ ký số",
                true,
                each("100 % ubnd cấp xã"),
            ),
            (
                "Ít nhất 80% số xã, phường có mạng",
                false,
                part("80% số xã"),
            ),
            ("99,5% các xã có mạng", false, part("5% các xã")),
            (
                "100% hồ sơ công việc tại cấp xã",
                true,
                Asked::Whole("cấp xã"),
            ),
            (
                "100% cán bộ, công chức UBND xã",
                true,
                Asked::Whole("ubnd xã"),
            ),
            (
                "Hồ sơ của cấp xã đạt từ 80% trở lên",
                false,
                Asked::Communes("cấp xã"),
            ),
            ("80% dân số xã", false, Asked::Nobody),
            (
                "100% xã biên giới có cáp quang",
                true,
                Asked::Some("biên giới"),
            ),
            (
                "Trung bình mỗi xã có 02 điểm",
                false,
                Asked::Some("trung bình"),
            ),
            (
                "100% sở, ban, ngành ký số",
                true,
                Asked::Province("sở ban ngành"),
            ),
            (
                "100% sở, ban, ngành, UBND cấp xã ký số",
                true,
                Asked::Whole("cấp xã"),
            ),
            ("Thanh toán trực tuyến đạt 85%", false, Asked::Nobody),
            (
                "Tỷ lệ xã hội số, chuyển đổi số xã hội đạt 100% xã hội",
                true,
                Asked::Nobody,
            ),
            ("100% chuyển đổi số xã hội", true, Asked::Nobody),
        ] {
            assert_eq!(Asked::of(words, Modality::Must, all), want, "{words}");
        }
        let striven = Asked::of("100% xã", Modality::Strive, true);
        assert_eq!(striven.force(), Force::Orientation);
    }
}
