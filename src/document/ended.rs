//! Bodies and terms that have ended: `rules/words/passages.words` lists them.

use super::{PartialDate, Province};
use crate::lexicon::builtin_statements;
use crate::text::{between_blanks, finder_of};
use memchr::memmem::Finder;
use std::borrow::Cow;
use std::sync::LazyLock;

/// A body or a term that has ended.
#[derive(Debug)]
pub struct Ended {
    /// What it was called, and how that is shortened.
    pub names: Vec<Cow<'static, str>>,
    /// The last day it stood.
    pub until: PartialDate,
    /// What stands for it.
    pub now: Cow<'static, str>,
    /// The same in English, where it is no name.
    pub now_in_english: Option<&'static str>,
    /// The document that ended it.
    pub by: &'static str,
    /// What finds the names in loose spelling, between blanks.
    finders: Vec<Finder<'static>>,
}

static ENDED: LazyLock<Vec<Ended>> = LazyLock::new(|| {
    let ended = builtin_statements("ended").iter();
    let ended = ended.filter_map(|statement| {
        let first = |name| statement.after(name).next();
        let names: Vec<Cow<'static, str>> = statement.texts().map(Cow::Borrowed).collect();
        Some(Ended {
            finders: names.iter().map(|name| finder_of(name)).collect(),
            names,
            until: first("until")?.parse().ok()?,
            now: Cow::Borrowed(first("now")?),
            now_in_english: first("en"),
            by: first("by")?,
        })
    });
    ended.chain(of_provinces()).collect()
});

/// The bodies of provinces that were merged: "UBND tỉnh" and the like before each name that is no province's any more.
fn of_provinces() -> impl Iterator<Item = Ended> {
    let merged =
        |province: &'static Province| province.former.iter().map(move |name| (province, *name));
    let all = Province::all().iter().flat_map(merged);
    // "Thừa Thiên Huế" was renamed, and on another day.
    let all = all.filter(|(province, former)| !former.ends_with(province.name));
    all.filter_map(|(province, former)| {
        let statement = builtin_statements("ended-of-province").first()?;
        let names = statement
            .texts()
            .map(|body| Cow::Owned(format!("{body} {former}")));
        let names: Vec<Cow<'static, str>> = names.collect();
        Some(Ended {
            finders: names.iter().map(|name| finder_of(name)).collect(),
            names,
            until: Province::MERGED,
            now: Cow::Owned(format!("{} {}", province.word(), province.name)),
            now_in_english: None,
            by: statement.after("by").next()?,
        })
    })
}

static TOLD_AS_PAST: LazyLock<Vec<String>> = LazyLock::new(|| listed("told-as-past"));
static TOLD_BEFORE: LazyLock<Vec<String>> = LazyLock::new(|| listed("told-before"));
static TOLD_AS_DONE: LazyLock<Vec<String>> = LazyLock::new(|| listed("told-as-done"));

fn listed(name: &str) -> Vec<String> {
    let lists = builtin_statements("list").iter();
    let named = lists.filter(|list| list.first_name() == Some(name));
    named
        .flat_map(|list| list.after(name).map(between_blanks).collect::<Vec<_>>())
        .collect()
}

/// The bodies and terms that ended and that a sentence uses as if they stood, each with the name it is
/// called by; none in a sentence that says itself that they are of the past.
pub fn ended_in(sentence: &str) -> Vec<(&'static Ended, &'static str)> {
    let words = between_blanks(sentence);
    let mut found: Vec<(&'static Ended, &'static str)> = Vec::new();
    for ended in ENDED.iter() {
        let named = ended.finders.iter().zip(&ended.names);
        let mut named = named.filter(|(finder, _)| finder.find(words.as_bytes()).is_some());
        let named = named.next().filter(|_| !is_before(&words, ended));
        found.extend(named.map(|(_, name)| (ended, name.as_ref())));
    }
    if !found.is_empty() && TOLD_AS_PAST.iter().any(|past| words.contains(past)) {
        found.clear();
    }
    found
}

/// Whether words in loose spelling tell of what was before a day by which something had ended.
fn is_before(words: &str, ended: &Ended) -> bool {
    /// A day in words: `01 7 2025`, `01 tháng 7 năm 2025`.
    const LONGEST: usize = 5;
    TOLD_BEFORE.iter().any(|before| {
        words.match_indices(before.as_str()).any(|(at, lead)| {
            let behind = words.get(at + lead.len()..).unwrap_or_default();
            let parts = behind.split(' ').take(LONGEST);
            let numbers: Vec<i16> = parts.filter_map(|part| part.parse().ok()).collect();
            let [day, month, year] = numbers.as_slice() else {
                return false;
            };
            let short = |number: &i16| i8::try_from(*number).unwrap_or_default();
            PartialDate::day(*year, short(month), short(day))
                .is_some_and(|day| day <= ended.until.after())
        })
    })
}

/// Whether a sentence tells what was done.
pub fn tells_what_was_done(sentence: &str) -> bool {
    let words = between_blanks(sentence);
    TOLD_AS_DONE.iter().any(|done| words.contains(done))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_ended_are_found_as_they_are_printed() {
        for (sentence, name) in [
            ("Phối hợp với Sở TT&TT tỉnh", "Sở TT&TT"),
            (
                "80% dịch vụ công trực tuyến mức độ 3, mức độ 4",
                "trực tuyến mức độ 3",
            ),
            ("định hướng của tỉnh và thị xã", "thị xã"),
            ("báo cáo UBND huyện trước ngày 15/12", "UBND huyện"),
            ("chỉ tiêu UBND tỉnh Đắk Nông giao", "UBND tỉnh Đắk Nông"),
            ("báo cáo UBND huyện trước ngày 15/12/2026", "UBND huyện"),
            (
                "do BỘ THÔNG TIN VÀ TRUYỀN THÔNG công bố",
                "Bộ Thông tin và Truyền thông",
            ),
        ] {
            let found = ended_in(sentence);
            assert_eq!(
                found.first().map(|(_, name)| *name),
                Some(name),
                "{sentence}"
            );
        }
        for silent in [
            "Bộ Thông tin và Truyền thông (nay là Bộ Khoa học và Công nghệ)",
            "Ủy ban nhân dân huyện trước đây",
            "hồ sơ của UBND huyện trước ngày 01/7/2025",
            "hồ sơ của UBND huyện trước ngày 01 tháng 7 năm 2025",
            "Định danh điện tử mức độ 2",
            "mức độ chuyển đổi số đạt Mức độ 3",
            "Bộ Khoa học và Công nghệ",
            "trên địa bàn thị trấn",
            "UBND tỉnh Thừa Thiên Huế",
        ] {
            assert!(ended_in(silent).is_empty(), "{silent}");
        }
    }

    /// The walk looks only where the tagged words hold such a name: what is found here has to be found there.
    #[test]
    fn every_name_is_found_however_it_is_set() {
        for name in ENDED.iter().flat_map(|ended| &ended.names) {
            for text in [
                format!("({})", name.to_uppercase()),
                name.replace('&', " - ").replace(", ", ","),
            ] {
                assert!(!ended_in(&text).is_empty(), "{text}");
            }
        }
    }

    #[test]
    fn every_statement_is_whole() {
        let merged = of_provinces().count();
        assert_eq!(merged, 29);
        assert_eq!(ENDED.len(), builtin_statements("ended").len() + merged);
    }
}
