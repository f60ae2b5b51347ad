//! Counts beside their shares: "42/50 hồ sơ, đạt 84%".

use super::phrases::{Phrases, lists};
use super::stretch::Stretch;
use crate::plan::CountShare;
use crate::text::letter::is_alphabetic;
use crate::text::loose;
use std::ops::Range;

lists! {
    /// What leads from a count to its share.
    SHARE_LINK "share-link";
    /// What makes of a count something else: a rank, a day.
    NO_SHARE_BEFORE "no-share-before";
    /// What makes of a share one of something else.
    NO_SHARE_BEHIND "no-share-behind";
    /// What makes a share one of all who may vote.
    SHARE_OF_VOTES "share-of-votes";
    /// What stands behind a share of all that is counted.
    SHARE_OF_ALL "share-of-all";
    /// What begins to speak of another share.
    SHARE_OF_ANOTHER "share-of-another";
}

/// Whether one of some phrases stands in words in loose spelling.
pub(super) fn stands_in(words: &str, phrases: &Phrases) -> bool {
    phrases.stand_in(Stretch {
        text: words,
        plain: words,
        start: 0,
    })
}

/// Where words hold a count and its share: "42/50 hồ sơ, đạt 84%", "84% (42/50 hồ sơ)".
pub(super) fn counts_with_shares(words: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if stands_in(&loose(words), &SHARE_OF_VOTES) {
        return found;
    }
    for (slash, _) in words.match_indices('/') {
        let Some(count) = count_at(words, slash) else {
            continue;
        };
        let range = share_behind(words, &count).or_else(|| share_before(words, &count));
        let range = range.filter(|range| {
            words
                .get(range.clone())
                .is_some_and(|words| CountShare::parse(words).is_some())
        });
        found.extend(range);
    }
    found
}

/// The count around a slash: "42/50" before a noun, and neither a day nor a rank.
fn count_at(words: &str, slash: usize) -> Option<Range<usize>> {
    let (before, behind) = (words.get(..slash)?, words.get(slash + 1..)?);
    let digit = |c: char| c.is_ascii_digit() || c == '.';
    let start = before.trim_end_matches(digit).len();
    let length = behind.find(|c| !digit(c)).unwrap_or(behind.len());
    let length = behind.get(..length)?.trim_end_matches('.').len();
    let after = behind.get(length..)?;
    let around = before.get(..start)?;
    let is_count = start < slash
        && length > 0
        && after.starts_with([' ', ')', ',', '='])
        && !around.ends_with(['/', '-', ',']);
    let last = loose(around);
    let last: Vec<&str> = last.rsplit(' ').take(2).collect();
    let named = |words: &str| NO_SHARE_BEFORE.is(words);
    let pair = last.iter().rev().copied().collect::<Vec<_>>().join(" ");
    let is_other = last.first().is_some_and(|word| named(word)) || named(&pair);
    (is_count && !is_other).then_some(start..slash + 1 + length)
}

/// From a count to the share that follows it.
fn share_behind(words: &str, count: &Range<usize>) -> Option<Range<usize>> {
    let behind = words.get(count.end..)?;
    let percent = behind.find('%')?;
    let number = behind.get(..percent)?.trim_end();
    let start = number
        .trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'))
        .len();
    let between = number.get(..start)?;
    if start == number.len() || between.len() > 120 || between.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let (nouns, link) = between
        .rsplit_once([',', '(', '=', ':', '–', '-'])
        .unwrap_or((between, ""));
    let (nouns, link) = (loose(nouns), loose(link));
    let linked = if between.contains([',', '(', '=', ':', '–', '-']) {
        link.is_empty() || SHARE_LINK.is(&link)
    } else {
        SHARE_LINK
            .iter()
            .any(|link| nouns.ends_with(&format!(" {link}")))
    };
    let apart = stands_in(nouns.trim_end_matches(" tỷ lệ"), &SHARE_OF_ANOTHER);
    let after = loose(behind.get(percent + 1..)?.get(..).unwrap_or_default());
    let of_another = NO_SHARE_BEHIND
        .iter()
        .any(|phrase| format!("{after} ").starts_with(&format!("{phrase} ")));
    // "8/10 thôn đạt 100% hộ dân": all of other things in each.
    let other = after.split(' ').next().unwrap_or_default();
    let other = other.starts_with(is_alphabetic)
        && !nouns.trim().is_empty()
        && !nouns.trim().starts_with(other)
        && !SHARE_OF_ALL.is(other);
    (linked && !apart && !of_another && !other).then_some(count.start..count.end + percent + 1)
}

/// From a share to the count in brackets behind it.
fn share_before(words: &str, count: &Range<usize>) -> Option<Range<usize>> {
    let before = words.get(..count.start)?;
    let bracket = before.trim_end().strip_suffix('(')?.trim_end();
    let number = bracket.strip_suffix('%')?.trim_end();
    let start = number
        .trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'))
        .len();
    (start < number.len()).then_some(start..count.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_stand_beside_their_shares() {
        let found = |words: &str| -> Vec<String> {
            let ranges = counts_with_shares(words).into_iter();
            ranges.map(|range| words[range].to_owned()).collect()
        };
        for (words, share) in [
            ("Đã số hóa 42/50 hồ sơ, đạt 85%", "42/50 hồ sơ, đạt 85%"),
            ("đạt 85% (42/50 hồ sơ)", "85% (42/50"),
            (
                "1.234/1.500 hồ sơ trực tuyến (tỷ lệ 82,3%)",
                "1.234/1.500 hồ sơ trực tuyến (tỷ lệ 82,3%",
            ),
            ("có 12/15 thôn đạt tỷ lệ 80%", "12/15 thôn đạt tỷ lệ 80%"),
        ] {
            assert_eq!(found(words), [share], "{words}");
        }
        for none in [
            "xếp thứ 6/11 huyện, đạt 85%",
            "ngày 10/12 đạt 85%",
            "tiến độ 4/17 dự án, tỷ lệ giải ngân vốn mới đạt 86%",
            "120/150 hồ sơ, tăng 5% so với năm trước",
            "120/150 hồ sơ, đạt 85% kế hoạch",
            "Nghị quyết số 71/NQ-CP, 100% hồ sơ",
            "31/12/2025 đạt 85%",
            "437/442 đại biểu có mặt tán thành, chiếm 92,39%",
        ] {
            assert!(found(none).is_empty(), "{none}");
        }
    }
}
