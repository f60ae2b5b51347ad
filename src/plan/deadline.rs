//! The deadline of a task, as plans print it.
//!
//! ```text
//! deadline = "theo" … | "sau khi" …          depends on something else
//!          | time, { connector, time }        "Quý II, III/2026", "từ tháng 3 đến tháng 6/2026"
//! time     = day | month | quarter | part of a year | year | standing
//! ```
//!
//! A time without a year takes that of the next time that has one. Words that are not known
//! make the whole deadline not understood: nothing is guessed.

use crate::document::PartialDate;
use crate::text::letter::lowercase;
use crate::text::{Again, nfc};
use std::cell::RefCell;
use std::rc::Rc;

/// When a task is to be finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deadline {
    /// A time, or several: "Tháng 8/2025", "trước 20/11/2026", "Quý II, III/2026".
    Times {
        /// The day, month or year the first begins with.
        first: PartialDate,
        /// The day, month or year the last ends with.
        last: PartialDate,
    },
    /// All the time, or again and again: "thường xuyên", "hằng năm".
    Standing,
    /// When something else happens: "sau khi …", "theo chỉ đạo của Sở".
    Dependent,
    /// Not understood.
    Unclear,
}

/// What was read of a deadline, by the year of the plan.
type ByYear = Rc<RefCell<Vec<(Option<i16>, Deadline)>>>;

impl Deadline {
    /// Reads a deadline as it is printed.
    pub fn parse(text: &str) -> Self {
        Self::parse_in(text, None)
    }

    /// The same in a plan for one year: what names no year is of that year.
    pub fn parse_in(text: &str, only_year: Option<i16>) -> Self {
        thread_local!(static READ: Again<ByYear> = Again::default());
        // Few plans print a deadline that no other does.
        let read = Again::of(&READ, text, Rc::default);
        let mut read = read.borrow_mut();
        if let Some((_, known)) = read.iter().find(|(year, _)| *year == only_year) {
            return *known;
        }
        let deadline = Self::read(text, only_year);
        read.push((only_year, deadline));
        deadline
    }

    fn read(text: &str, only_year: Option<i16>) -> Self {
        let lower = lowercase(&nfc(text));
        let tokens = tokens(&lower);
        if let [first, rest @ ..] = tokens.as_slice()
            && dependent(first, rest)
        {
            return Self::Dependent;
        }
        times(&tokens).map_or(Self::Unclear, |times| whole(&times, only_year))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token<'t> {
    Number(i16),
    Word(&'t str),
    Sign(char),
}

use Token::{Number as N, Sign as S, Word as W};

/// One time of a deadline, perhaps without its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Time {
    Day(i16, i16),
    Months(i16, i16),
    Year,
    Standing,
}

/// What a bare number after a connector counts: the days or months of "tháng 3, 6/2026".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counts {
    Months,
    Quarters,
}

/// A time with its year, and whether it is that or any later one ("từ tháng 3/2026").
#[derive(Clone, Copy, Debug)]
struct Stated {
    time: Time,
    year: Option<i16>,
    from: bool,
}

fn tokens(lower: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = lower.trim_start();
    while let Some(first) = rest.chars().next() {
        let digit = |c: char| c.is_ascii_digit();
        let length = if digit(first) {
            rest.find(|c| !digit(c))
        } else if first.is_alphabetic() {
            rest.find(|c: char| !c.is_alphabetic())
        } else {
            Some(first.len_utf8())
        };
        let (token, after) = rest.split_at(length.unwrap_or(rest.len()));
        tokens.push(match first {
            c if digit(c) => token.parse().map_or(W(token), N),
            c if c.is_alphabetic() => W(token),
            '–' | '—' | '‑' => S('-'),
            c => S(c),
        });
        rest = after.trim_start();
    }
    tokens
}

fn dependent(first: &Token<'_>, rest: &[Token<'_>]) -> bool {
    match first {
        W("theo" | "khi" | "tùy" | "tuỳ") => true,
        W("sau" | "ngay") => matches!(rest, [W("khi"), ..] | [W("sau"), W("khi"), ..]),
        _ => false,
    }
}

/// All times of a deadline; none where a word is not known.
fn times(tokens: &[Token<'_>]) -> Option<Vec<Stated>> {
    let mut times = Vec::new();
    let mut rest = tokens;
    let (mut counts, mut from) = (None, false);
    while !rest.is_empty() {
        if let Some((time, year, after)) = time(rest, &mut counts) {
            times.push(Stated { time, year, from });
            (rest, from) = (after, false);
        } else {
            from |= matches!(rest, [W("từ"), ..]);
            rest = filler(rest)?;
        }
    }
    Some(times)
}

/// Pairs of words that do not change the time.
const PAIRS: [(&str, &str); 8] = [
    ("hoàn", "thành"),
    ("thực", "hiện"),
    ("triển", "khai"),
    ("nhiệm", "vụ"),
    ("giai", "đoạn"),
    ("thời", "hạn"),
    ("thời", "gian"),
    ("chậm", "nhất"),
];

/// Words that do not change the time.
const FILLERS: [&str; 19] = [
    "trước", "trong", "và", "từ", "đến", "tới", "hết", "xong", "vào", "là", "các", "cả", "ngày",
    "tháng", "quý", "năm", "cuối", "đầu", "giữa",
];

/// Skips words that do not change the time.
fn filler<'t, 'r>(tokens: &'r [Token<'t>]) -> Option<&'r [Token<'t>]> {
    match tokens {
        [W(a), W(b), rest @ ..] if PAIRS.contains(&(a, b)) => Some(rest),
        [W(word), rest @ ..] if FILLERS.contains(word) => Some(rest),
        [S(',' | ';' | '-' | '.' | ':' | '(' | ')' | '+'), rest @ ..] => Some(rest),
        _ => None,
    }
}

/// What a time pattern leaves.
type Read<'t, 'r> = (Time, Option<i16>, &'r [Token<'t>]);

fn time<'t, 'r>(tokens: &'r [Token<'t>], counts: &mut Option<Counts>) -> Option<Read<'t, 'r>> {
    standing(tokens)
        .or_else(|| day(tokens))
        .or_else(|| part_of_year(tokens))
        .or_else(|| quarter(tokens, counts))
        .or_else(|| month(tokens, counts))
        .or_else(|| match tokens {
            [N(year), rest @ ..] if is_year(*year) => Some((Time::Year, Some(*year), rest)),
            _ => None,
        })
}

// standing = "thường xuyên" | "liên tục" | "định kỳ" | ("cả" | "suốt"), "năm" | ("hằng" | "hàng" | "mỗi"), unit ;
fn standing<'t, 'r>(tokens: &'r [Token<'t>]) -> Option<Read<'t, 'r>> {
    match tokens {
        [W("thường"), W("xuyên"), rest @ ..]
        | [W("liên"), W("tục"), rest @ ..]
        | [W("định"), W("kỳ" | "kì"), rest @ ..]
        | [W("cả" | "suốt"), W("năm"), rest @ ..]
        | [
            W("hằng" | "hàng" | "mỗi"),
            W("ngày" | "tuần" | "tháng" | "quý" | "quí" | "năm"),
            rest @ ..,
        ] => Some((Time::Standing, None, rest)),
        _ => None,
    }
}

// day = Y, "-", M, "-", D | ["ngày"], D, ("/" | "-" | "." | "tháng"), M, [("/" | "-" | "." | "năm"), Y] ;
fn day<'t, 'r>(tokens: &'r [Token<'t>]) -> Option<Read<'t, 'r>> {
    match tokens {
        [N(y), S('-'), N(m), S('-'), N(d), rest @ ..] if is_year(*y) => {
            is_day(*d, *m).then_some((Time::Day(*d, *m), Some(*y), rest))
        }
        [
            N(d),
            S(sign @ ('/' | '-' | '.')),
            N(m),
            S(same),
            N(y),
            rest @ ..,
        ] if sign == same && is_year(*y) => {
            is_day(*d, *m).then_some((Time::Day(*d, *m), Some(*y), rest))
        }
        [N(d), S('/'), N(m), W("năm"), N(y), rest @ ..]
        | [N(d), W("tháng"), N(m), W("năm") | S('/'), N(y), rest @ ..]
            if is_year(*y) =>
        {
            is_day(*d, *m).then_some((Time::Day(*d, *m), Some(*y), rest))
        }
        [W("ngày"), rest @ ..] if !matches!(rest, [W("ngày"), ..]) => day(rest),
        [N(d), S('/'), N(m), rest @ ..] if !is_year(*m) => {
            is_day(*d, *m).then_some((Time::Day(*d, *m), None, rest))
        }
        [N(d), W("tháng"), N(m), rest @ ..] => {
            is_day(*d, *m).then_some((Time::Day(*d, *m), None, rest))
        }
        _ => None,
    }
}

// part of a year = N, "tháng", ("đầu" | "cuối"), "năm", Y | "nửa", ("đầu" | "cuối"), "năm", Y ;
fn part_of_year<'t, 'r>(tokens: &'r [Token<'t>]) -> Option<Read<'t, 'r>> {
    let (months, which, year, rest) = match tokens {
        [
            N(n @ 1..=11),
            W("tháng"),
            W(which),
            W("năm"),
            N(y),
            rest @ ..,
        ] => (*n, *which, *y, rest),
        [W("nửa"), W(which), W("năm"), N(y), rest @ ..] => (6, *which, *y, rest),
        _ => return None,
    };
    let months = match which {
        "đầu" => Time::Months(1, months),
        "cuối" => Time::Months(13 - months, 12),
        _ => return None,
    };
    is_year(year).then_some((months, Some(year), rest))
}

// quarter = "quý", (I … IV | 1 … 4), [("/" | "-" | "năm"), Y] ;
fn quarter<'t, 'r>(tokens: &'r [Token<'t>], counts: &mut Option<Counts>) -> Option<Read<'t, 'r>> {
    let tokens = match tokens {
        [W("quý" | "quí"), rest @ ..] => rest,
        _ if *counts == Some(Counts::Quarters) => tokens,
        _ => return None,
    };
    let (number, rest) = match tokens {
        [W("i") | N(1), rest @ ..] => (1, rest),
        [W("ii") | N(2), rest @ ..] => (2, rest),
        [W("iii") | N(3), rest @ ..] => (3, rest),
        [W("iv") | N(4), rest @ ..] => (4, rest),
        _ => return None,
    };
    *counts = Some(Counts::Quarters);
    let (year, rest) = year_of(rest);
    Some((Time::Months(3 * number - 2, 3 * number), year, rest))
}

// month = ["tháng" | "t"], M, [("/" | "-" | "." | "năm"), Y] ;
fn month<'t, 'r>(tokens: &'r [Token<'t>], counts: &mut Option<Counts>) -> Option<Read<'t, 'r>> {
    let (number, rest) = match tokens {
        [W("tháng" | "t"), N(m), rest @ ..] => (*m, rest),
        [N(m), S('/'), N(y), ..] if is_year(*y) => (*m, tokens.get(1..)?),
        [N(m), rest @ ..] if *counts == Some(Counts::Months) => (*m, rest),
        _ => return None,
    };
    if !(1..=12).contains(&number) {
        return None;
    }
    *counts = Some(Counts::Months);
    let (year, rest) = year_of(rest);
    Some((Time::Months(number, number), year, rest))
}

// [("/" | "-" | "." | "năm"), Y]
fn year_of<'t, 'r>(tokens: &'r [Token<'t>]) -> (Option<i16>, &'r [Token<'t>]) {
    match tokens {
        [S('/' | '-' | '.') | W("năm"), N(y), rest @ ..] if is_year(*y) => (Some(*y), rest),
        _ => (None, tokens),
    }
}

fn is_year(number: i16) -> bool {
    crate::document::YEARS.contains(&number)
}

fn is_day(day: i16, month: i16) -> bool {
    (1..=31).contains(&day) && (1..=12).contains(&month)
}

/// The deadline that several times make.
fn whole(times: &[Stated], only_year: Option<i16>) -> Deadline {
    if times.is_empty() {
        return Deadline::Unclear;
    }
    if times.iter().any(|stated| stated.time == Time::Standing) {
        return Deadline::Standing;
    }
    let mut year = only_year;
    let mut spans = Vec::new();
    for stated in times.iter().rev() {
        year = stated.year.or(year);
        let Some(span) = year.and_then(|year| span(stated.time, year)) else {
            return Deadline::Unclear;
        };
        spans.push(span);
    }
    spans.reverse();
    // A later time that lies before an earlier one: a year was left out that cannot be told.
    let ordered = spans.is_sorted_by(|a, b| a.1.earliest() <= b.1.earliest());
    let ends = times.last().is_some_and(|last| !last.from);
    match (spans.first(), spans.last()) {
        (Some((first, _)), Some((_, last))) if ordered && ends => Deadline::Times {
            first: *first,
            last: *last,
        },
        _ => Deadline::Unclear,
    }
}

/// First and last of one time.
fn span(time: Time, year: i16) -> Option<(PartialDate, PartialDate)> {
    let of = |month: i16| PartialDate {
        month: i8::try_from(month).ok(),
        ..PartialDate::year(year)
    };
    Some(match time {
        Time::Day(day, month) => {
            let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
            let day = PartialDate::day(year, month, day)?;
            (day, day)
        }
        Time::Months(first, last) => (of(first), of(last)),
        Time::Year => (PartialDate::year(year), PartialDate::year(year)),
        Time::Standing => return None,
    })
}
