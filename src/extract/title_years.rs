//! The title of a plan → the years it is for.

use super::words::Words;

/// The years a title names: one, or all of a period.
pub(super) fn years(title: &[Words<'_>]) -> Option<Vec<i16>> {
    let mut found: Vec<i16> = Vec::new();
    for words in title {
        for (at, lead) in words
            .lower
            .match_indices("năm ")
            .chain(words.lower.match_indices("giai đoạn "))
        {
            let before = words.until(at).trim_end();
            if before
                .lower
                .trim_end_matches(|c: char| c.is_ascii_digit())
                .ends_with("tháng ")
            {
                continue;
            }
            let rest = words.from(at + lead.len()).lower;
            found.extend(period(rest));
        }
    }
    found.sort_unstable();
    found.dedup();
    (!found.is_empty()).then_some(found)
}

/// "2026" or "2026 - 2030" at the start of a text.
fn period(text: &str) -> Vec<i16> {
    let year = |text: &str| {
        text.get(..4)
            .and_then(|digits| digits.parse::<i16>().ok())
            .filter(|year| (2000..2100).contains(year))
    };
    let Some(first) = year(text) else {
        return Vec::new();
    };
    let rest = text.get(4..).unwrap_or_default().trim_start();
    let last = rest
        .strip_prefix(['-', '–'])
        .and_then(|rest| year(rest.trim_start()));
    (first
        ..=last
            .filter(|last| *last > first && last - first < 30)
            .unwrap_or(first))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_a_title() {
        let cases = [
            ("chuyển đổi số năm 2026", Some(vec![2026])),
            ("giai đoạn 2026 - 2028", Some(vec![2026, 2027, 2028])),
            ("tháng 4 năm 2026", None),
            ("chuyển đổi số", None),
        ];
        for (text, want) in cases {
            let words = Words {
                text,
                lower: text,
                start: 0,
            };
            assert_eq!(years(&[words]), want, "{text}");
        }
    }
}
