//! What the words of a line tell about the lines around it, as stated in `rules/words/layout.words`.

use crate::document::Province;
use crate::lexicon::{WordSet, builtin_statements, is_spelt, plain_word};
use crate::text::letter::{is_alphanumeric, word as letters};
use foldhash::{HashMap, HashSet};
use std::sync::LazyLock;

/// Phrases that a text may begin with or end in, word by word in plain spelling.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    /// By first word.
    by_first: HashMap<String, Vec<Vec<String>>>,
    firsts: WordSet,
    /// The bytes of ASCII that they may begin with, capitals as small letters, a bit each.
    begins: u128,
    /// By last word.
    by_last: HashMap<String, Vec<Vec<String>>>,
    lasts: WordSet,
    /// The words that stand behind the first of a phrase.
    behind: HashSet<String>,
    behinds: WordSet,
}

impl Phrases {
    /// The phrases of the statements with a keyword and a name.
    pub(super) fn named(keyword: &str, name: &str) -> Self {
        let mut all = Self::default();
        for statement in builtin_statements(keyword) {
            if statement.first_name() == Some(name) {
                statement.after(name).for_each(|phrase| all.add(phrase));
            }
        }
        all
    }

    fn add(&mut self, phrase: &str) {
        let words = words(phrase).map(|word| plain_word(word).into_owned());
        let words: Vec<String> = words.collect();
        for word in words.iter().skip(1) {
            self.behinds.add(word);
            self.behind.insert(word.clone());
        }
        if let (Some(first), Some(last)) = (words.first(), words.last()) {
            self.firsts.add(first);
            self.begins |= match first.bytes().next() {
                Some(byte) if byte.is_ascii() => 1 << byte,
                // "uỷ" is "ủy" in plain spelling.
                _ => 1 << b'u' | 1 << b'o',
            };
            self.lasts.add(last);
            let by_first = self.by_first.entry(first.clone()).or_default();
            by_first.push(words.clone());
            let by_last = self.by_last.entry(last.clone()).or_default();
            by_last.push(words);
        }
    }

    /// What follows the longest phrase that a text begins with.
    pub(super) fn after<'t>(&self, text: &'t str) -> Option<&'t str> {
        let text = match text.as_bytes() {
            [b'A'..=b'Z' | b'a'..=b'z', ..] => text,
            _ => text.trim_start_matches(|c| !is_alphanumeric(c)),
        };
        let first = text.bytes().next()?.to_ascii_lowercase();
        let goes_on = first.is_ascii() && self.begins & 1 << first == 0;
        if goes_on || self.firsts.lacks(text) {
            return None;
        }
        let phrases = self.by_first.get(&*plain_word(words(text).next()?))?;
        let rests = phrases.iter().filter_map(|phrase| after(text, phrase));
        rests.min_by_key(|rest| rest.len())
    }

    /// Whether a text begins with one of the phrases.
    pub(super) fn begin(&self, text: &str) -> bool {
        self.after(text).is_some()
    }

    /// Whether a text is one of the phrases, signs aside.
    pub(super) fn are(&self, text: &str) -> bool {
        self.after(text)
            .is_some_and(|rest| !rest.contains(is_alphanumeric))
    }

    /// Whether a text ends with one of the phrases.
    pub(super) fn end(&self, text: &str) -> bool {
        if !text.ends_with(is_alphanumeric) {
            return false;
        }
        let mut back = words_back(text);
        let Some(last) = back.next() else {
            return false;
        };
        if !text.ends_with(last) || self.lasts.lacks(last) {
            return false;
        }
        let phrases = self.by_last.get(&*plain_word(last));
        phrases.is_some_and(|phrases| phrases.iter().any(|phrase| ends(text, phrase)))
    }

    /// Whether a phrase begins at the end of one text and goes on at the start of another.
    pub(super) fn span(&self, text: &str, next: &str) -> bool {
        let longest = 8;
        // Few words go on with a phrase.
        let goes_on = words(next).next();
        let ends =
            |word: &str| self.behinds.lacks(word) || !self.behind.contains(&*plain_word(word));
        if goes_on.is_none_or(ends) {
            return false;
        }
        let tail: Vec<&str> = words_back(text).take(longest).collect();
        tail.iter().enumerate().any(|(at, first)| {
            let own = tail.get(..=at).unwrap_or_default().iter().rev();
            let phrases = self.by_first.get(&*plain_word(first));
            let mut phrases = phrases.into_iter().flatten();
            phrases.any(|phrase| spans(phrase, own.clone().copied(), next))
        })
    }
}

fn spans<'t>(phrase: &[String], own: impl Iterator<Item = &'t str>, next: &str) -> bool {
    let mut rest = phrase.iter();
    for word in own {
        if rest.next().is_none_or(|wanted| !is_spelt(word, wanted)) {
            return false;
        }
    }
    let mut others = words(next);
    let mut taken = 0;
    for wanted in rest {
        match others.next() {
            Some(word) if is_spelt(word, wanted) => taken += 1,
            // The next line may break the phrase once more.
            None if taken > 0 => return true,
            _ => return false,
        }
    }
    taken > 0
}

/// What follows a phrase at the start of a text.
fn after<'t>(text: &'t str, phrase: &[String]) -> Option<&'t str> {
    let mut rest = text;
    for wanted in phrase {
        let word = words(rest).next()?;
        if !is_spelt(word, wanted) {
            return None;
        }
        let before = (word.as_ptr() as usize) - (rest.as_ptr() as usize);
        // No phrase goes over the end of a clause.
        if rest.len() < text.len()
            && rest
                .get(..before)
                .is_some_and(|gap| gap.contains([';', '.', ':', '(', ')']))
        {
            return None;
        }
        let at = before + word.len();
        rest = rest.get(at..)?;
    }
    Some(rest)
}

fn ends(text: &str, phrase: &[String]) -> bool {
    let mut back = words_back(text);
    phrase
        .iter()
        .rev()
        .all(|wanted| back.next().is_some_and(|word| is_spelt(word, wanted)))
}

/// The words of a text, without signs.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let own = rest.trim_start_matches(|c| !is_alphanumeric(c));
        let (word, behind) = own.split_at(letters(own).0);
        rest = behind;
        Some(word).filter(|word| !word.is_empty())
    })
}

fn words_back(text: &str) -> impl Iterator<Item = &str> {
    text.rsplit(|c| !is_alphanumeric(c))
        .filter(|word| !word.is_empty())
}

macro_rules! phrases {
    ($($(#[doc = $doc:literal])+ $name:ident = $keyword:literal $which:literal;)+) => {
        $($(#[doc = $doc])+
        pub(super) static $name: LazyLock<Phrases> = LazyLock::new(|| Phrases::named($keyword, $which));)+
    };
}

phrases! {
    /// The kind of a document alone on its line.
    TITLE = "line" "title";
    /// Begin a block.
    OPENS = "line" "opens";
    /// Begin a legal basis.
    BASIS = "list" "opens-basis";
    /// Stand in the head of a letter or beside its signature.
    LETTERHEAD = "line" "letterhead";
    /// The name of the state, its motto.
    STATE = "line" "state";
    /// No sentence ends with them.
    CUT_OFF = "line" "cut-off";
    /// Behind a number no sentence ends with these.
    CUT_OFF_NUMBER = "line" "cut-off-behind-a-number";
    /// Below a title, in brackets: what it is enclosed with.
    ENCLOSED = "line" "enclosed";
    /// Before the number of a page.
    PAGES = "line" "pages";
    /// What is reached in a year.
    REACHED = "line" "reached";
    /// Say how much of what stands before: "đạt", "tối thiểu".
    VALUES = "line" "values";
    /// No line ends with them where no blank one follows.
    SELDOM_ENDS = "line" "seldom-ends";
    /// The head of the column of numbers of rows.
    ROW_COLUMN = "column" "row-column";
    /// Names of bodies begin with them.
    BODY = "line" "body";
    /// Begin like the name of a body and are none.
    ACTIVITY = "line" "activity";
    /// Begin like an activity and are bodies.
    ORGANISED = "line" "organised";
    /// The head of the name of a body without the rest.
    UNFINISHED_BODY = "line" "unfinished-body";
    /// Before several things: no name goes on with it.
    PLURAL = "line" "plural";
    /// Times begin with them.
    WHEN = "line" "when";
    /// Times begin with them where a number follows.
    WHEN_COUNTED = "line" "when-counted";
    /// Before a number that is no mark.
    REFERS = "line" "refers";
    /// A line in capitals that begins with them goes on with the heading above.
    HEADING_ON = "line" "heading-on";
    /// Words that a number goes on with where their line is full: "số".
    COUNTS = "line" "counts";
}

/// Names that are broken over lines.
pub(super) static WHOLE: LazyLock<Phrases> = LazyLock::new(|| {
    let mut whole = Phrases::named("line", "whole");
    for province in Province::all() {
        for name in std::iter::once(province.name).chain(province.former.iter().copied()) {
            whole.add(&format!("{} {name}", province.word()));
        }
    }
    whole
});

/// Words that end in a full stop though no sentence does.
static ABBREVIATIONS: LazyLock<Phrases> = LazyLock::new(|| Phrases::named("line", "abbreviation"));

/// Whether a full stop behind a word belongs to it, as an abbreviation: "TP."
pub(crate) fn is_abbreviation(word: &str) -> bool {
    word.len() <= 4 && ABBREVIATIONS.end(word)
}

/// Whether a full stop at the end of a text belongs to an abbreviation.
pub(super) fn ends_in_an_abbreviation(text: &str) -> bool {
    text.ends_with('.') && words_back(text).next().is_some_and(is_abbreviation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_at_both_ends_and_over_a_break() {
        assert!(OPENS.begin("Căn cứ Luật Tổ chức"));
        assert!(!OPENS.begin("Căn nhà"));
        assert!(TITLE.are("KẾ HOẠCH"));
        assert!(!TITLE.are("KẾ HOẠCH SỐ"));
        assert!(CUT_OFF.end("GIAI ĐOẠN"));
        assert!(!CUT_OFF.end("theo quy định của."));
        assert!(WHOLE.span("ỦY BAN NHÂN", "DÂN"));
        assert!(WHOLE.span("của UBND tỉnh Thanh", "Hóa về việc"));
        assert!(WHOLE.span("CỘNG HÒA XÃ", "HỘI CHỦ NGHĨA VIỆT NAM"));
        assert!(!WHOLE.span("ỦY BAN NHÂN DÂN", "TỈNH BẮC NINH"));
    }
}
