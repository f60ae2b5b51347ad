//! Text → syntax: one function per production, its grammar line above it.
//!
//! A bad line is recorded and reading goes on at the next line, a bad declaration at the next
//! declaration: one run shows every error of a file. `grammar.md` has the whole grammar.

mod audience;
mod document;
mod indicator;
mod lexeme;
mod recovery;
mod requirement;
mod statement;
mod test;
#[cfg(test)]
mod tests;
pub mod vocabulary;

use super::ast::{Declaration, File};
use super::syntax_error::{Expected, Fault, SyntaxError};
use crate::text::did_you_mean;
pub(super) use lexeme::is_sign;
use lexeme::{any_word, offending};
use nom::IResult;
use recovery::{Errors, at_line_end, gap, next_declaration, skip_line};
use vocabulary::{DECLARATIONS, Word};

/// The rest of the text and what was read, or what is wrong.
type Parsed<'s, T> = IResult<&'s str, T, SyntaxError<'s>>;

/// What is wrong.
type Failure<'s> = nom::Err<SyntaxError<'s>>;

/// What a declaration gives, whatever was wrong in it, and where reading goes on.
type Recovered<'s, T> = (&'s str, Option<T>);

/// What becomes of the tests of a rule file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tests {
    /// They are read.
    Read,
    /// They are passed over unread.
    Skipped,
}

/// Reads a rule file as far as it can be understood, with every error in it, in order.
// file = { declaration } ;
pub fn parse(text: &str) -> (File<'_>, Vec<SyntaxError<'_>>) {
    parse_with(Tests::Read, text)
}

/// The same, with or without its tests.
pub fn parse_with(tests: Tests, text: &str) -> (File<'_>, Vec<SyntaxError<'_>>) {
    let mut errors = Errors::new();
    let mut file = File::default();
    let mut rest = gap(text);
    while !rest.is_empty() {
        let (after, declared) = match rest.strip_prefix("test ") {
            Some(name) if tests == Tests::Skipped => (skip_line(name), None),
            _ => declaration(rest, &mut errors),
        };
        file.declarations.extend(declared);
        rest = gap(after);
    }
    (file, errors)
}

// declaration = document | amendment | indicator | from | duty | invariant | test ;
fn declaration<'s>(input: &'s str, errors: &mut Errors<'s>) -> Recovered<'s, Declaration<'s>> {
    if let Some(rest) = input.strip_prefix('}') {
        errors.push(SyntaxError {
            at: offending(input),
            fault: Fault::StrayClose,
        });
        return (next_declaration(rest), None);
    }
    let Ok((rest, word)) = any_word(Word::Declaration)(input) else {
        return unknown(input, errors);
    };
    match word {
        "document" => document::document(rest, errors),
        "amend" => document::amendment(rest, errors),
        "indicator" => indicator::indicator(rest, errors),
        "from" => requirement::from(rest, errors),
        "test" => test::test(rest, errors),
        "for" => statement(statement::duty(rest), rest, errors),
        "invariant" => statement(statement::invariant(rest), rest, errors),
        _ => unknown(input, errors),
    }
}

/// A declaration on one line.
fn statement<'s>(
    parsed: Parsed<'s, Declaration<'s>>,
    start: &'s str,
    errors: &mut Errors<'s>,
) -> Recovered<'s, Declaration<'s>> {
    let (rest, declared) = match parsed {
        Ok((rest, declared)) => (rest, Some(declared)),
        Err(error) => {
            errors.extend(error_of(&error));
            return (skip_line(start), None);
        }
    };
    match at_line_end(rest) {
        Ok(_) => (rest, declared),
        Err(error) => {
            errors.extend(error_of(&error));
            (skip_line(rest), declared)
        }
    }
}

/// A line that begins no declaration; one that nearly does is read as what it nearly is.
fn unknown<'s>(input: &'s str, errors: &mut Errors<'s>) -> Recovered<'s, Declaration<'s>> {
    let at = offending(input);
    errors.push(SyntaxError {
        at,
        fault: Fault::Expected(Expected::Word(Word::Declaration)),
    });
    let after = input.get(at.len()..).unwrap_or_default();
    let opens = after
        .split('\n')
        .next()
        .is_some_and(|line| line.contains('{'));
    let meant = did_you_mean(at, DECLARATIONS.iter().copied());
    match meant.filter(|_| opens) {
        Some("document") => document::document(after, errors),
        Some("amend") => document::amendment(after, errors),
        Some("indicator") => indicator::indicator(after, errors),
        Some("from") => requirement::from(after, errors),
        Some("test") => test::test(after, errors),
        _ => (next_declaration(skip_line(after)), None),
    }
}

/// The words of a failure, and what is wrong with them.
fn error_of<'s>(failure: &Failure<'s>) -> Option<SyntaxError<'s>> {
    match failure {
        nom::Err::Error(error) | nom::Err::Failure(error) => Some(*error),
        nom::Err::Incomplete(_) => None,
    }
}
