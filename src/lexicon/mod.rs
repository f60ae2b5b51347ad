//! The words of plans, each once, each with its tags; text is tagged once.
//!
//! The words stand in `rules/words/*.words`, one statement a line (see [`statement`]). A new word is one
//! line there; no list of Vietnamese words stands in the code that reads. [`Tagged`] is a text of which
//! each word, number and sign is known: phrases are found longest first, from left to right, in one pass.
//!
//! ```text
//! tag least "tối thiểu" "ít nhất"     the phrases a tag has
//! same "tỷ lệ" "tỉ lệ"                the others are read as the first
//! short "TTHC" "thủ tục hành chính"   an abbreviation and what it stands for
//! column unit-column "đơn vị tính"    the phrases a tag has in the head of a table, see [`Lexicon::columns`]
//! ```

mod names;
mod piece;
mod printed;
pub mod statement;
mod tag;
mod tagged;
mod trie;
mod words;

use crate::builtin;
use crate::text::letter::{Letters, is_alphanumeric, letters, push_lower, small};
use crate::text::work::looked_at;
use foldhash::HashMap;
use names::{Name, Named};
use piece::may_move;
pub(crate) use printed::{PrintedWords, WordSet};
use statement::{Argument, Fault, Statement, statements};
use std::borrow::Cow;
use std::sync::{LazyLock, OnceLock};
pub use tag::{Tag, Tags};
pub use tagged::{Tagged, Unit, UnitKind};
use trie::Trie;
pub(crate) use words::WordNumbers;

/// The words of plans with their tags.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// The number of each word that stands in the word files, first of those that stand in phrases.
    words: WordNumbers,
    /// The same as they are mostly printed.
    printed: PrintedWords,
    phrases: Trie,
    /// Abbreviations in small letters, with what they stand for.
    short: HashMap<String, String>,
    /// The spelling that others are read as.
    same: Vec<(String, String)>,
    /// By first word, what follows it in the names of annexes and of what has ended.
    names: Vec<Vec<Name>>,
}

/// Stands for a number, or several, where words have theirs.
const DIGITS: u32 = u32::MAX;
/// Stands for a word that no word file has.
const UNKNOWN: u32 = u32::MAX - 1;

impl Lexicon {
    /// The words that are part of the program.
    pub fn builtin() -> &'static Self {
        static WORDS: LazyLock<Lexicon> = LazyLock::new(|| {
            let mut lexicon = Lexicon::default();
            for (_, text) in builtin::words() {
                lexicon.add(text);
            }
            lexicon.know_others();
            lexicon.printed = PrintedWords::of(&lexicon.words);
            lexicon
        });
        &WORDS
    }

    /// The words that heads of columns are made of: what they say there they do not say in running text.
    pub fn columns() -> &'static Self {
        static WORDS: LazyLock<Lexicon> = LazyLock::new(|| {
            let mut lexicon = Lexicon::default();
            for statement in builtin_statements("column") {
                // Whether it has faults is held by a test.
                let _ = lexicon.add_tagged(statement);
            }
            lexicon.printed = PrintedWords::of(&lexicon.words);
            lexicon
        });
        &WORDS
    }

    /// Adds the words of a file; what is no word statement is left to who reads it.
    fn add(&mut self, text: &str) -> Vec<Fault> {
        let (found, mut faults) = statements(text);
        for statement in &found {
            faults.extend(self.add_statement(statement).err());
        }
        faults
    }

    fn add_statement(&mut self, statement: &Statement<'_>) -> Result<(), Fault> {
        let fault = |what: String| Fault {
            line: statement.line,
            what,
        };
        match statement.keyword {
            "tag" => self.add_tagged(statement)?,
            "same" => {
                let mut texts = statement.texts().map(plain);
                let first = texts.next().unwrap_or_default();
                self.same.extend(texts.map(|other| (other, first.clone())));
            }
            "short" => {
                let texts: Vec<String> = statement.texts().map(plain).collect();
                let [short, long] = texts.as_slice() else {
                    return Err(fault("an abbreviation and what it stands for".to_owned()));
                };
                self.short.insert(short.clone(), long.clone());
            }
            "ended" | "ended-of-province" => {
                (statement.texts()).for_each(|name| self.add_name(name, Named::Ended));
            }
            "list" if matches!(statement.first_name(), Some("annex-word" | "annex-form")) => {
                let names = statement.after(statement.first_name().unwrap_or_default());
                names.for_each(|name| self.add_name(name, Named::Annex));
            }
            // Kinds of documents, bodies, provinces, patterns: read where they are used.
            _ => {}
        }
        Ok(())
    }

    fn add_tagged(&mut self, statement: &Statement<'_>) -> Result<(), Fault> {
        let name = statement.first_name().unwrap_or_default();
        let tag = Tag::named(name).ok_or_else(|| Fault {
            line: statement.line,
            what: format!("no tag {name:?}"),
        })?;
        for phrase in statement.after(name) {
            self.add_phrase(phrase, tag);
        }
        Ok(())
    }

    fn add_phrase(&mut self, phrase: &str, tag: Tag) {
        let numbers: Vec<u32> = pieces(phrase).map(|word| self.number_of(&word)).collect();
        self.phrases.insert(&numbers, tag);
    }

    /// Numbers the words of all other statements: they are in no phrase, but texts are full of them.
    fn know_others(&mut self) {
        let keywords = builtin::statements().iter().map(|(keyword, _)| *keyword);
        let statements = keywords.flat_map(builtin_statements);
        for argument in statements.flat_map(|statement| &statement.arguments) {
            if let Argument::Text(text) = argument {
                pieces(text).for_each(|word| {
                    self.number_of(&word);
                });
            }
        }
    }

    /// Notes the words of a name, signs aside.
    fn add_name(&mut self, name: &str, of: Named) {
        let mut words = Vec::new();
        for word in crate::text::loose(name).split(' ') {
            let is_number = word.starts_with(|c: char| c.is_ascii_digit());
            let mut number = || self.words.number_of(&plain(word));
            words.push(if is_number { DIGITS } else { number() });
        }
        words.dedup();
        let Some((first, rest)) = words.split_first() else {
            return;
        };
        let first = *first as usize;
        if self.names.len() <= first {
            self.names.resize(first + 1, Vec::new());
        }
        if let Some(names) = self.names.get_mut(first) {
            let rest = rest.to_vec();
            names.push(Name { rest, of });
        }
    }

    /// What follows a word in the names that begin with it.
    #[inline]
    fn names_behind(&self, word: u32) -> &[Name] {
        let names = self.names.get(word as usize);
        names.map_or(&[], Vec::as_slice)
    }

    fn number_of(&mut self, word: &str) -> u32 {
        self.words.number_of(word)
    }

    /// The number of a word in plain spelling, by its bytes, where a word file has it.
    fn known(&self, word: &[u8]) -> Option<u32> {
        self.words.known(word)
    }
}

/// The statements with a keyword of the word files that are part of the program, in order; a file is read when one of
/// its keywords is first asked for.
pub fn builtin_statements(keyword: &str) -> &'static [Statement<'static>] {
    static READ: LazyLock<Vec<OnceLock<Vec<Statement<'static>>>>> = LazyLock::new(|| {
        builtin::statements()
            .iter()
            .map(|_| OnceLock::new())
            .collect()
    });
    let all = builtin::statements();
    let at = all.binary_search_by(|(known, _)| (*known).cmp(keyword));
    let found = at.ok().and_then(|at| Some((all.get(at)?, READ.get(at)?)));
    found.map_or(&[], |((keyword, text), read)| {
        read.get_or_init(|| statement::of_keyword(keyword, text).collect())
    })
}

/// A text in the spelling words are compared in: small letters, tones where most documents have them
/// ("hóa", not "hoá"; "ủy", not "uỷ"), one blank between words, signs left out but `%`.
pub fn plain(text: &str) -> String {
    looked_at(text.len());
    let mut out = String::with_capacity(text.len());
    for piece in shown_pieces(text) {
        if !out.is_empty() {
            out.push(' ');
        }
        piece.push_plain(&mut out, text);
    }
    out
}

/// A word in plain spelling; most are so as they stand.
pub(crate) fn plain_word(word: &str) -> Cow<'_, str> {
    if is_plain(word) {
        return Cow::Borrowed(word);
    }
    let mut out = String::with_capacity(word.len());
    push_spelt(&mut out, word);
    Cow::Owned(out)
}

/// Whether a word is surely in plain spelling.
fn is_plain(word: &str) -> bool {
    matches!(letters(word, 0), Letters { length, is_small: true, .. } if length == word.len())
        && !may_move(word.as_bytes())
}

/// Whether a word in plain spelling is what another is in it, without making a word.
pub(crate) fn is_spelt(word: &str, plainly: &str) -> bool {
    let (mut own, mut wanted) = (word.chars(), plainly.chars());
    loop {
        let (letter, other) = match (own.next(), wanted.next()) {
            (Some(letter), Some(other)) => (letter, other),
            (None, None) => return true,
            _ => return false,
        };
        if letter == other || small(letter) == other {
            continue;
        }
        // A tone at the end may stand on the other vowel.
        let (last, end) = (own.next(), wanted.next());
        let pair = last.and_then(|last| tone_moved(small(letter), small(last)));
        return pair.is_some_and(|pair| Some(pair) == end.map(|end| (other, end)))
            && own.next().is_none()
            && wanted.next().is_none()
            && !word.starts_with(['q', 'Q']);
    }
}

/// The pieces of a text but its line ends.
fn shown_pieces(text: &str) -> impl Iterator<Item = piece::Piece> {
    piece::Pieces::of(text).filter(|piece| piece.kind != UnitKind::Break)
}

/// The words and signs of a phrase in plain spelling.
fn pieces(text: &str) -> impl Iterator<Item = String> + '_ {
    shown_pieces(text).map(move |piece| {
        let mut out = String::new();
        piece.push_plain(&mut out, text);
        out
    })
}

/// Appends a word in plain spelling.
pub(crate) fn push_plain(out: &mut String, word: &str) {
    if is_plain(word) {
        out.push_str(word);
    } else {
        push_spelt(out, word);
    }
}

/// Appends a word that may be printed otherwise in plain spelling.
fn push_spelt(out: &mut String, word: &str) {
    let start = out.len();
    push_lower(out, word);
    let Some(lower) = out.get(start..) else {
        return;
    };
    let mut back = lower.chars().rev();
    let (last, before) = (back.next(), back.next());
    let toned = last.is_some_and(|c| !c.is_ascii() && is_alphanumeric(c));
    if !toned || !matches!(before, Some('o' | 'u')) || lower.starts_with('q') {
        return;
    }
    let (Some(last), Some(before)) = (last, before) else {
        return;
    };
    if let Some((vowel, open)) = tone_moved(before, last) {
        out.truncate(out.len() - last.len_utf8() - before.len_utf8());
        out.push(vowel);
        out.push(open);
    }
}

/// "oá" → "óa": the pair with the tone on the first vowel.
pub(crate) fn tone_moved(first: char, second: char) -> Option<(char, char)> {
    const TONED: [(char, &str, &str); 2] = [('o', "òóỏõọ", "àáảãạ"), ('u', "ùúủũụ", "ỳýỷỹỵ")];
    const E: &str = "èéẻẽẹ";
    let (_, vowels, open) = TONED.iter().find(|(vowel, ..)| *vowel == first)?;
    let place = |letters: &str| letters.chars().position(|c| c == second);
    let (at, bare) = match (first, place(open)) {
        ('o', Some(at)) => (at, 'a'),
        ('u', Some(at)) => (at, 'y'),
        ('o', None) => (place(E)?, 'e'),
        _ => return None,
    };
    Some((vowels.chars().nth(at)?, bare))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_by_keyword_are_those_of_the_files() {
        let files = builtin::words().iter();
        let all: Vec<_> = files.flat_map(|(_, text)| statements(text).0).collect();
        for keyword in all.iter().map(|statement| statement.keyword) {
            let of_files = all.iter().filter(|statement| statement.keyword == keyword);
            let of_files: Vec<_> = of_files.cloned().collect();
            assert_eq!(builtin_statements(keyword), of_files, "{keyword}");
        }
        assert!(builtin_statements("no-such-keyword").is_empty());
    }

    #[test]
    fn built_in_words_have_no_fault() {
        let mut lexicon = Lexicon::default();
        for (name, text) in builtin::words() {
            let faults = lexicon.add(text);
            assert!(faults.is_empty(), "{name}: {faults:?}");
            assert!(
                matches!(crate::text::nfc(text), Cow::Borrowed(_)),
                "{name}: not NFC"
            );
        }
    }

    #[test]
    fn each_word_stands_once_under_a_tag() {
        for keyword in ["tag", "column"] {
            let mut seen = std::collections::BTreeSet::new();
            for statement in builtin_statements(keyword) {
                let name = statement.first_name().unwrap();
                assert!(Tag::named(name).is_some(), "no tag {name:?}");
                for phrase in statement.after(name) {
                    assert!(
                        seen.insert((name, plain(phrase))),
                        "{name}: {phrase:?} stands twice"
                    );
                }
            }
        }
    }

    #[test]
    fn words_in_another_spelling() {
        for (word, plainly) in [
            ("Phần", "phần"),
            ("PHỤ", "phụ"),
            ("HOÁ", "hóa"),
            ("5G", "5g"),
            ("uỷ", "ủy"),
            ("mục", "muc"),
        ] {
            assert_eq!(
                is_spelt(word, plainly),
                plain(word) == plainly || word == "5G",
                "{word}"
            );
        }
    }

    #[test]
    fn one_spelling() {
        for (text, want) in [
            ("Uỷ ban nhân dân xã Hoà An", "ủy ban nhân dân xã hòa an"),
            ("sức khoẻ, quý I, quỹ", "sức khỏe , quý i , quỹ"),
            ("SỐ HOÁ toàn", "số hóa toàn"),
        ] {
            assert_eq!(plain(text), want);
        }
    }
}
