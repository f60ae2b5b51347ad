//! A paragraph → clauses: what stands between semicolons and full stops.

use super::label::{is_loose, shorn_start};
use super::letter::is_upper;
use super::quantity::{Measure, quantities};
use super::search;
use super::words::{Words, starts_lower};
use super::work::look;

/// The clauses of a paragraph: parted by semicolons and full stops outside brackets.
pub(super) fn clauses(words: Words<'_>) -> Vec<Words<'_>> {
    look(words.text.len());
    let (mut found, mut depth, mut start) = (Vec::new(), 0_i32, 0);
    for (at, c) in words.text.char_indices() {
        match c {
            '(' | '“' => depth += 1,
            ')' | '”' => depth = (depth - 1).max(0),
            ';' if depth == 0 => {
                push_bounded(&mut found, words.slice(start..at));
                start = at + 1;
            }
            '.' if depth == 0 && ends_sentence(words, at) => {
                push_bounded(&mut found, words.slice(start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    push_bounded(&mut found, words.from(start));
    join_back(words, found)
}

/// The longest clause; what is longer is no sentence, and is parted where a blank lets it.
const LONGEST: usize = 4096;

/// Parts what is too long and keeps what is not empty.
fn push_bounded<'f>(found: &mut Vec<Words<'f>>, mut clause: Words<'f>) {
    while clause.text.len() > LONGEST {
        let mut limit = LONGEST;
        while !clause.text.is_char_boundary(limit) {
            limit -= 1;
        }
        let blank = clause.until(limit).text.rfind(' ');
        let at = blank.filter(|at| *at > 0).unwrap_or(limit);
        push_kept(found, clause.until(at));
        clause = clause.from(at);
    }
    push_kept(found, clause);
}

fn push_kept<'f>(found: &mut Vec<Words<'f>>, clause: Words<'f>) {
    let clause = clause.trim();
    if !clause.is_empty() {
        found.push(clause);
    }
}

fn ends_sentence(words: Words<'_>, at: usize) -> bool {
    let after = words.from(at + 1).text;
    let next = after.trim_start();
    after.starts_with(' ')
        && next.starts_with(|c: char| is_upper(c) || c.is_ascii_digit())
        && !words.until(at).lower.ends_with("tp")
}

/// A clause without a number whose sentence goes on: "Hệ thống được phê duyệt; được kiểm tra: Đạt 100%".
fn join_back<'f>(whole: Words<'f>, parts: Vec<Words<'f>>) -> Vec<Words<'f>> {
    let mut joined: Vec<Words<'f>> = Vec::with_capacity(parts.len());
    for part in parts {
        let goes_on = joined.last().is_some_and(|last| {
            (!has_digit(*last) && starts_lower(part.text) && ends_in_value(part))
                || (has_digit(*last) && is_stage(part))
        });
        match joined.last_mut().filter(|_| goes_on) {
            Some(last) => *last = whole.slice(last.start - whole.start..part.end() - whole.start),
            None => joined.push(part),
        }
    }
    joined
}

/// "năm 2028 tối thiểu 90%": a year and a value, of what the clause before names.
fn is_stage(part: Words<'_>) -> bool {
    let dated = part.after_any(&["năm", "đến năm", "đến hết năm"]).is_some();
    // A year alone is no value.
    let mut found = quantities(part)
        .into_iter()
        .filter(|q| q.measure != Measure::Bare);
    let Some(only) = found.next().filter(|_| dated && found.next().is_none()) else {
        return false;
    };
    let rest = part.from(only.range.end).trim_matches(is_loose);
    let before = shorn_start(part.until(only.range.start)).trim_matches(is_loose);
    rest.is_empty() && before.is_empty()
}

/// Whether a digit stands in the words.
pub(super) fn has_digit(words: Words<'_>) -> bool {
    search::has_digit(words.text)
}

/// Whether a clause ends in its value, so that its label stands before it.
fn ends_in_value(part: Words<'_>) -> bool {
    let found = quantities(part);
    found
        .last()
        .is_some_and(|q| part.text.len() - q.range.end <= 2)
        || part.find("đạt").is_some_and(|at| has_digit(part.from(at)))
}

#[cfg(test)]
mod tests {
    use super::super::letter::push_lower;
    use super::*;

    #[test]
    fn a_year_and_a_value_belong_to_the_clause_before() {
        let cases = [
            (
                "Tỷ lệ A: năm 2026 tối thiểu 80%; năm 2028 tối thiểu 90%; năm 2030 đạt 100%.",
                1,
            ),
            ("Tỷ lệ A: năm 2026 đạt 80%; năm 2028 tỷ lệ B đạt 90%.", 2),
            ("Tỷ lệ A đạt 80%; tỷ lệ B đạt 90%.", 2),
        ];
        for (text, count) in cases {
            let mut lower = String::new();
            push_lower(&mut lower, text);
            let words = Words {
                text,
                lower: &lower,
                start: 0,
            };
            assert_eq!(clauses(words).len(), count, "{text}");
        }
    }
}
