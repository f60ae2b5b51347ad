//! Words on a page: the number of a document is never broken.

use maud::{Markup, Render, html};

/// Text in which the numbers of documents stay in one line.
pub(super) struct Unbroken<'w>(pub(super) &'w str);

impl Render for Unbroken<'_> {
    fn render_to(&self, page: &mut String) {
        // Without a stroke no word is a number, and one blank between words stays one.
        let is_plain = |byte: &u8| !matches!(byte, b'/' | b'-' | 0..b' ' | 0xC2 | 0xE1..=0xE3);
        let is_letter = |bytes: &[u8]| {
            matches!(
                bytes,
                [0xE1, 0xB8..=0xBB, ..] | [0xE2, 0x80, 0x90..=0xA7, ..] | [0xE2, 0x88 | 0x89, ..]
            )
        };
        let mut rest = self.0.as_bytes();
        while let Some(at) = rest.iter().position(|byte| !is_plain(byte)) {
            rest = rest.get(at..).unwrap_or_default();
            if !is_letter(rest) {
                break;
            }
            rest = rest.get(3..).unwrap_or_default();
        }
        let blanks = self.0.starts_with(' ') || self.0.ends_with(' ') || self.0.contains("  ");
        if rest.iter().all(is_plain) && !blanks {
            return self.0.render_to(page);
        }
        for (at, word) in self.0.split_whitespace().enumerate() {
            if at > 0 {
                page.push(' ');
            }
            if is_number(word) {
                html! { span.no { (word) } }.render_to(page);
            } else {
                word.render_to(page);
            }
        }
    }
}

/// Whether a word looks like the number of a document: `71/NQ-CP`, `57-NQ/TW`.
fn is_number(word: &str) -> bool {
    word.bytes().any(|byte| matches!(byte, b'/' | b'-'))
        && word.bytes().any(|byte| byte.is_ascii_digit())
        && word.chars().any(char::is_uppercase)
        && word.chars().count() <= 30
}

/// The number of a document as a person writes it, in one line.
pub(super) fn number(name: &str) -> Markup {
    // What has no number goes by its title, and that has to be folded.
    html! { @if name.chars().count() <= 30 { span.no { (name) } } @else { (Unbroken(name)) } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_not_broken_and_words_are_escaped() {
        for (text, page) in [
            ("theo 71/NQ-CP", "theo <span class=\"no\">71/NQ-CP</span>"),
            ("<b>\"a\" & b", "&lt;b&gt;&quot;a&quot; &amp; b"),
            ("và/hoặc", "và/hoặc"),
        ] {
            assert_eq!(Unbroken(text).render().into_string(), page);
        }
    }
}
