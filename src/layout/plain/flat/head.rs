//! The columns of a head whose names stand in the same lines.

use super::word::{self, Word, joined, pieces};
use crate::layout::builder::Piece;
use crate::layout::plain::line::Line;
use crate::layout::plain::phrases::{WHEN_COUNTED, words as names_of};
use crate::layout::plain::rows::CellLines;
use crate::layout::plain::signs::is_year;
use crate::lexicon::{builtin_statements, plain};
use crate::text::letter::{is_lower, is_upper};
use foldhash::{HashMap, HashSet};
use std::sync::LazyLock;

/// What a column holds, as far as laying cells into it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::layout::plain) enum Holds {
    /// The numbers of rows.
    Number,
    /// What is measured or to be done.
    Name,
    Unit,
    Value,
    /// Bodies.
    Body,
    Time,
    /// Anything else.
    Text,
}

/// The head of a table that lost its borders.
#[derive(Debug)]
pub(super) struct Head<'t> {
    /// Its columns with their names.
    columns: Vec<(Holds, Vec<Word<'t>>)>,
    words: HashSet<String>,
}

impl<'t> Head<'t> {
    /// The head that stands in lines; none where they name fewer than two columns.
    pub(super) fn of(lines: &[Line<'t>]) -> Option<Self> {
        let mut words: Vec<Word<'t>> = Vec::new();
        for line in lines {
            words.extend(word::words(&line.piece(), line.blanks > 0));
        }
        let mut columns: Vec<Vec<Word<'t>>> = Vec::new();
        let mut at = 0;
        while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
            let known = phrase(rest).map_or(1, |(length, _)| length);
            let own = rest.get(..known).unwrap_or_default();
            if columns.is_empty() || begins_column(columns.last(), rest) {
                columns.push(own.to_vec());
            } else if let Some(last) = columns.last_mut() {
                last.extend(own);
            }
            at += known.max(1);
        }
        let all = words.iter().flat_map(|word| parts(word.text())).collect();
        let columns = kinds(columns);
        (columns.len() >= 3).then_some(Self {
            columns,
            words: all,
        })
    }

    /// The cells of the head.
    pub(super) fn cells(&self) -> Vec<CellLines<'t>> {
        self.columns
            .iter()
            .map(|(_, words)| pieces(words))
            .collect()
    }

    /// What the columns behind that of the numbers hold.
    pub(super) fn holds(&self) -> Vec<Holds> {
        self.columns
            .iter()
            .skip(1)
            .map(|(holds, _)| *holds)
            .collect()
    }

    /// How many columns of values it has.
    pub(super) fn values(&self) -> usize {
        self.columns
            .iter()
            .filter(|(holds, _)| *holds == Holds::Value)
            .count()
    }

    /// Whether a line has only words of the head, or of one like it.
    pub(super) fn is_again(&self, text: &str) -> bool {
        let mut own = parts(text).into_iter().filter(|word| !word.is_empty());
        own.all(|word| self.words.contains(&word) || HEAD_WORDS.contains(&word))
    }
}

/// The words of a text in plain spelling; two that were glued ("giáNăm") are two.
fn parts(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for word in names_of(text) {
        let mut from = 0;
        let mut last = ' ';
        for (at, c) in word.char_indices() {
            if is_upper(c) && is_lower(last) {
                found.extend(word.get(from..at).map(plain));
                from = at;
            }
            last = c;
        }
        found.extend(word.get(from..).map(plain));
    }
    found
}

/// What a column with this name holds, as far as its first words tell.
pub(in crate::layout::plain) fn holds(name: &Piece<'_>) -> Option<Holds> {
    phrase(&word::words(name, false)).map(|(_, holds)| holds)
}

/// The longest name of a column that words begin with: how many it takes, and what such a column holds.
fn phrase(words: &[Word<'_>]) -> Option<(usize, Holds)> {
    let shouted = words
        .iter()
        .take(8)
        .all(|word| !word.text().contains(is_lower));
    let mut near = words.iter().take(8).enumerate();
    // Where names are not all in capitals, a capital begins another.
    let length =
        near.position(|(at, word)| at > 0 && !shouted && word.text().starts_with(is_upper));
    let near = words
        .get(..length.unwrap_or(words.len().min(8)))
        .unwrap_or_default();
    let texts: Vec<String> = near.iter().map(|word| plain(word.text())).collect();
    (1..=texts.len()).rev().find_map(|length| {
        let text = texts.get(..length)?.join(" ");
        COLUMNS.get(&text).map(|holds| (length, *holds))
    })
}

fn begins_column(column: Option<&Vec<Word<'_>>>, rest: &[Word<'_>]) -> bool {
    let (Some(first), Some(last)) = (rest.first(), column.and_then(|words| words.last())) else {
        return false;
    };
    let capital = first.text().starts_with(is_upper);
    let goes_on = last.text().ends_with([',', '-', '–', '/', '&']);
    let dated = rest.get(1).is_some_and(|next| is_year(next.text()));
    // "2026 2027", each a column, unless "Năm" or "Kết quả năm" stands before; "ĐVT 2026" are two.
    let of_year = WHEN_COUNTED.end(last.text());
    let of_unit = matches!(
        column.map(|words| phrase(words)),
        Some(Some((_, Holds::Unit)))
    );
    let year = is_year(first.text())
        && (is_year(last.text()) || of_unit || !(of_year || last.text().starts_with(is_upper)));
    year || (capital
        && !goes_on
        && (dated || phrase(rest).is_some() || (first.starts_line && first.after_gap)))
}

/// What each column holds: "Kết quả" beside units is a value.
fn kinds(columns: Vec<Vec<Word<'_>>>) -> Vec<(Holds, Vec<Word<'_>>)> {
    let mut found: Vec<(Holds, Vec<Word<'_>>)> = Vec::with_capacity(columns.len());
    for words in columns {
        let text = joined(&words);
        let dated = text.contains("20") && text.bytes().filter(u8::is_ascii_digit).count() >= 4;
        let holds = match phrase(&words).map(|(_, holds)| holds) {
            _ if found.is_empty() => Holds::Number,
            _ if found.len() == 1 => Holds::Name,
            _ if dated => Holds::Value,
            Some(holds) => holds,
            None => Holds::Text,
        };
        found.push((holds, words));
    }
    let has_unit = found.iter().any(|(holds, _)| *holds == Holds::Unit);
    let years = found
        .iter()
        .filter(|(holds, words)| *holds == Holds::Value && joined(words).contains("20"))
        .count();
    for (holds, words) in found.iter_mut().skip(2) {
        let named = joined(words);
        let result = phrase(words).is_some_and(|(length, _)| length == words.len())
            && RESULTS.contains(&plain(&named));
        match holds {
            Holds::Text if result && has_unit && years == 0 => *holds = Holds::Value,
            Holds::Name => *holds = if has_unit { Holds::Value } else { Holds::Text },
            _ => {}
        }
    }
    // "Mục tiêu theo từng giai đoạn" above the years is no column of its own.
    if years >= 2 {
        let spans = |words: &[Word<'_>]| !joined(words).contains("20");
        if let Some(at) = found
            .iter()
            .position(|(holds, words)| *holds == Holds::Value && spans(words))
            .filter(|at| at + 1 < found.len())
        {
            let (_, above) = found.remove(at);
            if let Some((_, next)) = found.get_mut(at) {
                next.splice(0..0, above);
            }
        }
    }
    found
}

/// The names of columns in plain spelling, with what such columns hold.
static COLUMNS: LazyLock<HashMap<String, Holds>> = LazyLock::new(|| {
    let mut all: HashMap<String, Holds> = HashMap::default();
    for statement in builtin_statements("column") {
        let name = statement.first_name().unwrap_or_default();
        let holds = match name {
            "row-column" => Holds::Number,
            "name-column" | "task-column" => Holds::Name,
            "unit-column" => Holds::Unit,
            "value-column" | "assigned-column" | "base-column" | "score-column"
            | "quarter-column" | "month-column" => Holds::Value,
            "owner-column" | "helper-column" => Holds::Body,
            "deadline-column" => Holds::Time,
            _ => Holds::Text,
        };
        for phrase in statement.after(name) {
            let phrase: Vec<String> = names_of(phrase).map(plain).collect();
            all.entry(phrase.join(" ")).or_insert(holds);
        }
    }
    all
});

static RESULTS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let all = builtin_statements("column").iter();
    let named = all.filter_map(|statement| {
        let name = statement
            .first_name()
            .filter(|name| matches!(*name, "result-column" | "outcome-column"))?;
        Some(statement.after(name).map(plain).collect::<Vec<_>>())
    });
    named.flatten().collect()
});

/// Every word that stands in the name of a column.
static HEAD_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    COLUMNS
        .keys()
        .flat_map(|phrase| phrase.split(' ').map(str::to_owned).collect::<Vec<_>>())
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::plain::line::lines;

    #[test]
    fn columns_of_a_head_in_the_same_lines() {
        let columns = |text: &str| {
            let head = Head::of(&lines(text)).unwrap();
            let column =
                |(holds, words): &(Holds, Vec<Word<'_>>)| format!("{holds:?} {}", joined(words));
            head.columns.iter().map(column).collect::<Vec<_>>()
        };
        assert_eq!(
            columns("TT Chỉ tiêu Đơn vị Kết quả\nCơ quan chủ trì \n\ntheo dõi, đánh giá\n"),
            [
                "Number TT",
                "Name Chỉ tiêu",
                "Unit Đơn vị",
                "Value Kết quả",
                "Body Cơ quan chủ trì theo dõi, đánh giá"
            ]
        );
        assert_eq!(
            columns("TT Nội dung chỉ tiêu ĐVT 2026 2030\n"),
            [
                "Number TT",
                "Name Nội dung chỉ tiêu",
                "Unit ĐVT",
                "Value 2026",
                "Value 2030"
            ]
        );
        assert_eq!(
            columns("STT Chỉ tiêu Năm\n2025\nNăm\n2030\n\nCơ quan chủ trì\n"),
            [
                "Number STT",
                "Name Chỉ tiêu",
                "Value Năm 2025",
                "Value Năm 2030",
                "Body Cơ quan chủ trì"
            ]
        );
        assert_eq!(
            columns(
                "TT Tên nhiệm vụ Yêu cầu kết quả đạt được\nThời gian\n\nthựchiện\n\nĐơn vị chủ\n\ntrì thực hiện\nĐơn vị phối hợp Ghi chú\n"
            ),
            [
                "Number TT",
                "Name Tên nhiệm vụ",
                "Text Yêu cầu kết quả đạt được",
                "Time Thời gian thựchiện",
                "Body Đơn vị chủ trì thực hiện",
                "Body Đơn vị phối hợp",
                "Text Ghi chú"
            ]
        );
    }
}
