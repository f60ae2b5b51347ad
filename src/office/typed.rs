//! The words of a paragraph as they are typed, those in old fonts put into Unicode.

use super::docx::{Font, Look};
use crate::text::{Legacy, OldFont};
use std::collections::BTreeSet;

/// What was met among words that a person has to know of.
#[derive(Clone, Debug, Default)]
pub(super) struct Met {
    /// Words that are hidden.
    pub(super) hidden: bool,
    /// Words that are struck out by their look.
    pub(super) struck: bool,
    /// The old encodings that were put into Unicode.
    pub(super) converted: BTreeSet<Legacy>,
}

/// The words of a paragraph so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    /// The words.
    pub(super) text: String,
    /// Whether they are bold, all of them; none where there are none yet.
    pub(super) bold: Option<bool>,
    /// Whether some were left out because they are struck out.
    pub(super) struck: bool,
    /// The old font that the end of them is typed in, and where that begins.
    old: Option<(OldFont, usize)>,
}

impl Typed {
    /// Adds words of a look, unless they are hidden or struck out.
    pub(super) fn push(&mut self, words: &str, look: Look, met: &mut Met) {
        let said = !words.trim().is_empty();
        if look.hidden == Some(true) {
            met.hidden |= said;
            return;
        }
        if look.is_struck() {
            met.struck |= said;
            self.struck |= said;
            return;
        }
        if said {
            self.bold = Some(self.bold.unwrap_or(true) && look.bold == Some(true));
        }
        let capitals = look.capitals == Some(true);
        let font = look.font.and_then(Font::old).map(|font| OldFont {
            capitals: font.capitals || capitals,
            ..font
        });
        // In old fonts the mark of a letter may stand in the next run.
        if self.old.map(|(old, _)| old) != font {
            self.settle(met);
            self.old = font.map(|font| (font, self.text.len()));
        }
        if capitals && font.is_none() {
            self.text.push_str(&words.to_uppercase());
        } else {
            self.text.push_str(words);
        }
    }

    /// Puts what was typed in an old font into Unicode.
    pub(super) fn settle(&mut self, met: &mut Met) {
        let Some((font, start)) = self.old.take() else {
            return;
        };
        if let Some(text) = self.text.get(start..).and_then(|typed| font.unicode(typed)) {
            self.text.truncate(start);
            self.text.push_str(&text);
            met.converted.insert(font.legacy);
        }
    }
}
