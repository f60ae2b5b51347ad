//! Where reading goes on after something that was not understood.
//!
//! Everything here only moves forward, so that reading is linear in the text.

use super::lexeme::{fail, offending, open};
use super::vocabulary::DECLARATIONS;
use super::{Parsed, error_of};
use crate::rule::syntax_error::{Expected, Fault, SyntaxError};
use crate::text::did_you_mean;

/// The errors of a file so far.
pub(super) type Errors<'s> = Vec<SyntaxError<'s>>;

/// What a block held.
pub(super) struct Body<T> {
    /// The items that were understood.
    pub(super) items: Vec<T>,
    /// Whether all were.
    pub(super) whole: bool,
}

// gap = { white space | comment } ;   comment = "#", { letter }, end of line ;
pub(super) fn gap(input: &str) -> &str {
    let mut rest = input.trim_start();
    while rest.starts_with('#') {
        rest = rest
            .find('\n')
            .map_or("", |at| rest.get(at..).unwrap_or_default());
        rest = rest.trim_start();
    }
    rest
}

/// Whether nothing more stands on the line but a comment, or the `}` of the block.
pub(super) fn at_line_end(input: &str) -> Parsed<'_, ()> {
    let rest = input.trim_start_matches(|c: char| c != '\n' && c.is_whitespace());
    if rest.is_empty() || rest.starts_with(['\n', '#', '}']) {
        Ok((rest, ()))
    } else {
        fail(input, Fault::Expected(Expected::LineEnd))
    }
}

/// The end of the line, or the `}` of the block; blocks that open on it are skipped whole.
pub(super) fn skip_line(input: &str) -> &str {
    let mut depth = 0_usize;
    let mut rest = input;
    while let Some(at) = rest.find(['\n', '{', '}', '"', '#']) {
        let (mark, after) = (rest.get(at..).unwrap_or_default(), rest.get(at + 1..));
        let after = after.unwrap_or_default();
        rest = match mark.as_bytes().first() {
            Some(b'\n') if depth == 0 || begins_declaration(after) => return mark,
            Some(b'}') if depth == 0 => return mark,
            Some(b'{') => {
                depth += 1;
                after
            }
            Some(b'}') => {
                depth -= 1;
                after
            }
            Some(b'"') => after_string(after),
            Some(b'#') => after
                .find('\n')
                .map_or("", |end| after.get(end..).unwrap_or_default()),
            _ => after,
        };
    }
    ""
}

/// Behind the string whose first letter this is; it ends with its line at the latest.
fn after_string(body: &str) -> &str {
    let mut letters = body.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return body.get(at + 1..).unwrap_or_default(),
            '\n' => return body.get(at..).unwrap_or_default(),
            '\\' if letters.as_str().starts_with('\n') => {}
            '\\' => {
                letters.next();
            }
            _ => {}
        }
    }
    ""
}

/// Whether a declaration begins at the very start of this line.
fn begins_declaration(line: &str) -> bool {
    let word = line
        .find(|c: char| !c.is_ascii_lowercase())
        .unwrap_or(line.len());
    line.get(..word)
        .is_some_and(|word| DECLARATIONS.contains(&word))
}

/// The next line at whose very start a declaration begins, if misspelt.
pub(super) fn next_declaration(input: &str) -> &str {
    let mut rest = input;
    while let Some(at) = rest.find('\n') {
        rest = rest.get(at + 1..).unwrap_or_default();
        if nearly_begins_declaration(rest) {
            return rest;
        }
    }
    ""
}

/// Whether the line begins with a word that was surely meant to begin a declaration.
fn nearly_begins_declaration(line: &str) -> bool {
    let end = line.find(|c: char| !c.is_ascii_lowercase());
    let word = line.get(..end.unwrap_or(line.len())).unwrap_or_default();
    let close = || did_you_mean(word, DECLARATIONS.iter().copied()).is_some();
    (3..=12).contains(&word.len()) && close()
}

/// A header and its `{`. What is wrong with it is recorded, and the block behind it is read
/// all the same.
pub(super) fn header<'s, T>(
    input: &'s str,
    production: impl Fn(&'s str) -> Parsed<'s, T>,
    errors: &mut Errors<'s>,
) -> (&'s str, Option<T>) {
    let parsed = production(input).and_then(|(rest, value)| {
        let (rest, _) = open(rest)?;
        Ok((rest, value))
    });
    match parsed {
        Ok((rest, value)) => (rest, Some(value)),
        Err(error) => {
            errors.extend(error_of(&error));
            (to_body(input), None)
        }
    }
}

/// Behind the `{` of this line, or of the next where it stands alone; else the next line.
fn to_body(input: &str) -> &str {
    let line = input.find('\n').unwrap_or(input.len());
    let mut rest = input;
    while let Some(at) = rest.find(['\n', '{', '}', '"', '#']) {
        let after = rest.get(at + 1..).unwrap_or_default();
        match rest.as_bytes().get(at) {
            Some(b'{') => return after,
            Some(b'"') => rest = after_string(after),
            _ => break,
        }
    }
    let next = input.get(line..).unwrap_or_default();
    let below = gap(next);
    below.strip_prefix('{').unwrap_or(next)
}

/// The lines of a block up to its `}`; the errors of its lines are recorded.
// block = "{", { gap, item, end of line }, "}" ;
pub(super) fn block<'s, T>(
    input: &'s str,
    opener: &'s str,
    item: impl Fn(&'s str, &mut Errors<'s>) -> Parsed<'s, Option<T>>,
    errors: &mut Errors<'s>,
) -> (&'s str, Body<T>) {
    let before = errors.len();
    let mut items = Vec::new();
    let mut rest = input;
    loop {
        let next = gap(rest);
        let at_margin = rest.len() > next.len() && ends_line(rest, next);
        if let Some(after) = next.strip_prefix('}') {
            rest = after;
            break;
        }
        if next.is_empty() || (at_margin && begins_declaration(next)) {
            errors.push(SyntaxError {
                at: opener,
                fault: Fault::UnclosedBlock,
            });
            // The end of the line before stays, so that the block around this one goes on.
            let kept = next.len() + usize::from(at_margin);
            rest = rest.get(rest.len() - kept..).unwrap_or_default();
            break;
        }
        let done = item(next, errors).and_then(|(after, value)| {
            items.extend(value);
            at_line_end(after)
        });
        rest = match done {
            Ok((after, ())) => after,
            Err(error) => {
                errors.extend(error_of(&error));
                skip_line(next)
            }
        };
    }
    let whole = errors.len() == before;
    (rest, Body { items, whole })
}

/// Whether a line ends right before `next`, which is a tail of `text`.
fn ends_line(text: &str, next: &str) -> bool {
    let gap = text.get(..text.len() - next.len());
    gap.is_some_and(|gap| gap.ends_with('\n'))
}

/// The name a broken declaration most likely has, so that what mentions it is no error too.
pub(super) fn name_anyway(input: &str) -> &str {
    let word = offending(input);
    if word.starts_with(['{', '}', '"']) {
        ""
    } else {
        word
    }
}
