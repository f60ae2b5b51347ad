//! What a rule says to a reader, in the languages in which it is written.

use crate::lang::Lang;
use std::borrow::Cow;

/// What a reader should know of a rule, or why it is so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The words, in Vietnamese; in a rule set of English notes alone, in English.
    pub words: Cow<'static, str>,
    /// The same in English.
    pub en: Option<Cow<'static, str>>,
}

impl Note {
    /// A note in one language.
    pub fn new(words: String) -> Self {
        Self {
            words: words.into(),
            en: None,
        }
    }

    /// Gives the last of some notes its English; where none waits for it, it is a note of its own.
    pub fn in_english(notes: &mut Vec<Self>, words: String) {
        match notes.last_mut() {
            Some(last) if last.lacks() == Some(Lang::En) => last.en = Some(words.into()),
            _ => notes.push(Self::new(words)),
        }
    }

    /// The language of its own words: Vietnamese is hardly written without its letters.
    fn own(&self) -> Lang {
        let mut letters = self.words.chars().filter(|c| c.is_alphabetic());
        if letters.any(|c| !c.is_ascii()) {
            Lang::Vi
        } else {
            Lang::En
        }
    }

    /// The language in which it does not stand.
    pub fn lacks(&self) -> Option<Lang> {
        match (self.own(), &self.en) {
            (Lang::Vi, None) => Some(Lang::En),
            (Lang::Vi, Some(_)) => None,
            (Lang::En, _) => Some(Lang::Vi),
        }
    }

    /// Its words for a reader of a language, and the language in which they stand.
    pub fn told(&self, lang: Lang) -> (&str, Lang) {
        match (lang, &self.en) {
            (Lang::En, Some(en)) => (en, Lang::En),
            _ => (&self.words, self.own()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_told_in_the_language_of_the_reader_where_it_has_one() {
        let mut notes = vec![Note::new("Chỉ tính cấp xã".into())];
        assert_eq!(notes[0].lacks(), Some(Lang::En));
        assert_eq!(notes[0].told(Lang::En), ("Chỉ tính cấp xã", Lang::Vi));
        Note::in_english(&mut notes, "Communes only".into());
        assert_eq!(notes.len(), 1);
        assert_eq!(notes[0].lacks(), None);
        assert_eq!(notes[0].told(Lang::En), ("Communes only", Lang::En));
        assert_eq!(notes[0].told(Lang::Vi), ("Chỉ tính cấp xã", Lang::Vi));
        // English alone.
        Note::in_english(&mut notes, "By population".into());
        assert_eq!(notes[1].lacks(), Some(Lang::Vi));
        assert_eq!(notes[1].told(Lang::Vi), ("By population", Lang::En));
    }
}
