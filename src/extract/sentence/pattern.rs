//! The language of patterns, and how one is compiled.
//!
//! A pattern is a regular expression over the pieces of a clause; it has to take the whole of it.
//!
//! | written | takes |
//! | --- | --- |
//! | `reach`, `rise`, … | a piece with that tag |
//! | `amount` `%` `count` `rank` `level` `bound` | a figure: any, one in %, one of things, a rank, a level, one with a comparison |
//! | `sum` | an amount of money |
//! | `cap` `mark` | one that may not be passed, one of marks: "không quá 20%", "5 điểm" |
//! | `start` `step` `inner` `past` | a figure that is where a change begins, a change, part of what is measured, a result |
//! | `when` `aside` `noun` `comma` `colon` `semicolon` `slash` | a time, a bracket, what a figure counts, a sign |
//! | `words` `plain` | one piece or more that is no figure; that opens no predicate either |
//! | `rest` `far` | any pieces that are no figures, or none; as few, as many as fit |
//! | `steady` | as `rest`, with nothing that strives anew |
//! | `inner-bound` `inner-count` `inner-level` | such a part of what is measured that is bound, counted, a level |
//! | `begins` | no figure, no sign and nothing that joins: a name behind its figure begins with it |
//! | `word` `clean` `fresh` `name` | one word; one that opens nothing new; one that leads to nothing; one that does neither |
//! | `<label words >` | what it takes belongs to the label (`of`, `change`, `whose`, `subject`, `predicate`, `condition`) |
//! | `label` | `<label words >` |
//! | `{ … }` | a claim |
//! | `( a \| b )` `a?` `a*` `a+` | one of them, perhaps, any number, one or more |
//! | `@name` | the part of that name |

use super::class::{Class, class};
use crate::lexicon::builtin_statements;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What captured words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    Label,
    Of,
    Change,
    Whose,
    Subject,
    Predicate,
    Condition,
}

/// A step of a compiled pattern.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// Takes a piece.
    Take(Class),
    /// Takes a piece of any of some classes, by their place among [`Pattern::sets`].
    TakeAny(usize),
    /// Goes on at the first, else at the second.
    Split(usize, usize),
    /// Goes on there.
    Jump(usize),
    /// Opens or closes a capture.
    Open(Slot),
    Close(Slot),
    /// Opens or closes a claim.
    Begin,
    End,
    /// The pattern is at its end.
    Match,
}

/// A compiled pattern.
#[derive(Debug)]
pub(super) struct Pattern {
    /// Its name in the word file.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "what an example is read by is held by tests")
    )]
    pub name: &'static str,
    /// Its steps.
    pub steps: Vec<Step>,
    /// Classes of which a step takes any.
    pub sets: Vec<Vec<Class>>,
    /// What its figures are, where it states no claim: `as condition`.
    pub account: Option<&'static str>,
    /// Whether it is only of parts that promise by the way: `in tasks`.
    pub is_of_tasks: bool,
    /// Whether it is only of parts that promise or report: `in targets`.
    pub is_of_targets: bool,
}

/// The patterns of the word files, in order.
pub(super) static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    let parts: BTreeMap<&str, &str> = builtin_statements("part")
        .iter()
        .filter_map(|part| Some((part.first_name()?, part.after(part.first_name()?).next()?)))
        .collect();
    let compiled = builtin_statements("pattern")
        .iter()
        .filter_map(|statement| {
            let name = statement.first_name()?;
            let written = statement.after(name).next()?;
            let mut compiler = Compiler {
                parts: &parts,
                steps: Vec::new(),
                sets: Vec::new(),
            };
            compiler.all(written, 0)?;
            compiler.steps.push(Step::Match);
            Some(Pattern {
                name,
                steps: compiler.steps,
                sets: compiler.sets,
                account: statement.name_after("as"),
                is_of_tasks: statement.name_after("in") == Some("tasks"),
                is_of_targets: statement.name_after("in") == Some("targets"),
            })
        });
    compiled.collect()
});

struct Compiler<'p> {
    parts: &'p BTreeMap<&'static str, &'static str>,
    steps: Vec<Step>,
    sets: Vec<Vec<Class>>,
}

/// How deep parts may name parts.
const DEEPEST: usize = 8;

impl Compiler<'_> {
    fn all(&mut self, written: &str, depth: usize) -> Option<()> {
        let tokens: Vec<&str> = written.split_whitespace().collect();
        let end = self.alternatives(&tokens, 0, depth)?;
        (end == tokens.len()).then_some(())
    }

    /// `sequence {"|" sequence}` up to a closing bracket.
    fn alternatives(&mut self, tokens: &[&str], at: usize, depth: usize) -> Option<usize> {
        let split = self.steps.len();
        let end = match self.one_of(tokens, at) {
            Some(end) => end,
            None => self.sequence(tokens, at, depth)?,
        };
        if tokens.get(end) != Some(&"|") {
            return Some(end);
        }
        // Make room for the choice before what was compiled.
        self.insert(split, Step::Split(split + 1, 0));
        let jump = self.steps.len();
        self.steps.push(Step::Jump(0));
        let other = self.steps.len();
        let end = self.alternatives(tokens, end + 1, depth)?;
        let after = self.steps.len();
        self.set(split, Step::Split(split + 1, other));
        self.set(jump, Step::Jump(after));
        Some(end)
    }

    /// Alternatives that take one piece each and find nothing are one step; gives the place behind them.
    fn one_of(&mut self, tokens: &[&str], at: usize) -> Option<usize> {
        let ends = |at: usize| {
            let next = tokens.get(at);
            next.is_none_or(|next| *next == "|" || next.starts_with(')'))
        };
        let class_at = |at: usize| {
            let class = class(tokens.get(at)?)?;
            (ends(at + 1) && !matches!(class, Class::Figure(..))).then_some(class)
        };
        // Between two of them stands a bar.
        let places = (at..).step_by(2);
        let bar = |place: usize| place == at || tokens.get(place - 1) == Some(&"|");
        let classes = places.map_while(|place| class_at(place).filter(|_| bar(place)));
        let classes: Vec<Class> = classes.collect();
        if classes.len() < 2 {
            return None;
        }
        let end = at + 2 * classes.len() - 1;
        self.steps.push(Step::TakeAny(self.sets.len()));
        self.sets.push(classes);
        Some(end)
    }

    fn sequence(&mut self, tokens: &[&str], mut at: usize, depth: usize) -> Option<usize> {
        while let Some(token) = tokens.get(at) {
            let start = self.steps.len();
            let suffix = match *token {
                "|" => return Some(at),
                "(" => {
                    at = self.alternatives(tokens, at + 1, depth)?;
                    let close = tokens.get(at)?;
                    close.strip_prefix(')')?
                }
                token if token.starts_with(')') => return Some(at),
                token => {
                    let word = token.trim_end_matches(['?', '*', '+']);
                    self.element(word, depth)?;
                    token.get(word.len()..)?
                }
            };
            self.repeat(start, suffix)?;
            at += 1;
        }
        Some(at)
    }

    /// Wraps what was compiled from a step on.
    fn repeat(&mut self, start: usize, suffix: &str) -> Option<()> {
        match suffix {
            "" => {}
            "?" => {
                self.insert(start, Step::Split(start + 1, 0));
                let end = self.steps.len();
                self.set(start, Step::Split(start + 1, end));
            }
            "*" => {
                self.insert(start, Step::Split(start + 1, 0));
                self.steps.push(Step::Jump(start));
                let end = self.steps.len();
                self.set(start, Step::Split(start + 1, end));
            }
            "+" => {
                let end = self.steps.len();
                self.steps.push(Step::Split(start, end + 1));
            }
            _ => return None,
        }
        Some(())
    }

    fn element(&mut self, word: &str, depth: usize) -> Option<()> {
        if let Some(name) = word.strip_prefix('@') {
            let written = (depth < DEEPEST).then(|| self.parts.get(name))??;
            return self.all(written, depth + 1);
        }
        if let Some(name) = word.strip_prefix('<') {
            self.steps.push(Step::Open(slot(name)?));
            return Some(());
        }
        match word {
            "{" => self.steps.push(Step::Begin),
            "}" => self.steps.push(Step::End),
            ">" => {
                let open = self.steps.iter().rev().scan(0, |closed, step| {
                    match step {
                        Step::Close(_) => *closed += 1,
                        Step::Open(_) if *closed > 0 => *closed -= 1,
                        Step::Open(slot) => return Some(Some(*slot)),
                        _ => {}
                    }
                    Some(None)
                });
                let slot = open.flatten().next()?;
                self.steps.push(Step::Close(slot));
            }
            "plain?" => self.lazily(Class::Plain, 0),
            "steady" => self.lazily(Class::Steady, 0),
            "words" => self.lazily(Class::Words, 1),
            "plain" => self.lazily(Class::Plain, 1),
            "rest" => self.lazily(Class::Words, 0),
            "far" => {
                let split = self.steps.len();
                self.steps.push(Step::Split(split + 1, split + 3));
                self.steps.push(Step::Take(Class::Words));
                self.steps.push(Step::Jump(split));
            }
            "label" => {
                self.steps.push(Step::Open(Slot::Label));
                self.lazily(Class::Words, 1);
                self.steps.push(Step::Close(Slot::Label));
            }
            word => self.steps.push(Step::Take(class(word)?)),
        }
        Some(())
    }

    /// As few as fit, at least so many.
    fn lazily(&mut self, class: Class, least: usize) {
        for _ in 0..least {
            self.steps.push(Step::Take(class));
        }
        let split = self.steps.len();
        self.steps.push(Step::Split(split + 3, split + 1));
        self.steps.push(Step::Take(class));
        self.steps.push(Step::Jump(split));
    }

    /// Puts a step before others; what they name behind it moves on.
    fn insert(&mut self, at: usize, step: Step) {
        // Steps before it name nothing behind it yet.
        for other in self.steps.iter_mut().skip(at) {
            match other {
                Step::Split(first, second) => {
                    (*first, *second) = (moved_from(*first, at), moved_from(*second, at));
                }
                Step::Jump(to) => *to = moved_from(*to, at),
                _ => {}
            }
        }
        self.steps.insert(at, step);
    }

    fn set(&mut self, at: usize, step: Step) {
        if let Some(place) = self.steps.get_mut(at) {
            *place = step;
        }
    }
}

/// Where a place is after a step was put at another; a loop back to that place stays within what is wrapped.
fn moved_from(to: usize, at: usize) -> usize {
    if to >= at { to + 1 } else { to }
}

fn slot(name: &str) -> Option<Slot> {
    Some(match name {
        "label" => Slot::Label,
        "of" => Slot::Of,
        "change" => Slot::Change,
        "whose" => Slot::Whose,
        "subject" => Slot::Subject,
        "predicate" => Slot::Predicate,
        "condition" => Slot::Condition,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        let written = builtin_statements("pattern");
        for (statement, pattern) in written.iter().zip(PATTERNS.iter()) {
            assert_eq!(
                statement.first_name(),
                Some(pattern.name),
                "line {}",
                statement.line
            );
        }
        assert_eq!(written.len(), PATTERNS.len());
    }
}
