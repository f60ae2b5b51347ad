//! Articles of decisions and resolutions.

use super::{LONGEST_NAMED, Outline, Role};
use crate::extract::part::{self, Part};
use crate::extract::phrases::lists;
use std::ops::Range;

lists! {
    /// "Điều" before the number of an article.
    ARTICLE "article-word";
}

impl<L: Clone> Outline<'_, L> {
    /// What stands behind "Điều 2.".
    pub fn article(&self, words: &Range<usize>) -> Option<Range<usize>> {
        let behind = ARTICLE.after(self.text.stretch(words.clone()))?;
        let digits = behind.text.trim_start_matches(|c: char| c.is_ascii_digit());
        let title = behind
            .from(behind.text.len() - digits.len())
            .trim_start_matches(|c| matches!(c, '.' | ':'));
        let counted = digits.len() < behind.text.len() && digits.starts_with(['.', ':']);
        counted.then(|| title.trim_start().range())
    }

    /// An article of a decision: nothing above it holds for what stands in it.
    pub(super) fn opens_article(&mut self, title: Range<usize>) -> Role {
        let words = self.text.layout.words(title.clone());
        let is_title = words.len() <= LONGEST_NAMED.0 && !words.ends_with(['.', ';', ':']);
        let named = part::opening(self.text, title.clone()).filter(|_| is_title);
        let before = self.part();
        self.scopes.clear();
        let part = named.unwrap_or(match before {
            Part::Head | Part::Untitled => before,
            _ => Part::Organisation,
        });
        let year = crate::extract::when::names_year(self.text, title).filter(|_| named.is_some());
        self.scopes.open_named(0, part, String::new(), year, None);
        match named {
            Some(_) => Role::Heading,
            None => Role::Body,
        }
    }
}
