//! Words on a page: the number of a document is never broken.

use maud::{Markup, Render, html};

/// Text in which the numbers of documents stay in one line.
pub(super) struct Words<'w>(pub(super) &'w str);

impl Render for Words<'_> {
    fn render(&self) -> Markup {
        html! {
            @for (at, word) in self.0.split_whitespace().enumerate() {
                @if at > 0 { " " }
                @if is_number(word) { span.no { (word) } } @else { (word) }
            }
        }
    }
}

/// Whether a word looks like the number of a document: `71/NQ-CP`, `57-NQ/TW`.
fn is_number(word: &str) -> bool {
    let has = |test: fn(char) -> bool| word.chars().any(test);
    word.chars().count() <= 30
        && word.contains(['/', '-'])
        && has(|c| c.is_ascii_digit())
        && has(char::is_uppercase)
}

/// The number of a document as a person writes it, in one line.
pub(super) fn number(name: &str) -> Markup {
    // What has no number goes by its title, and that has to be folded.
    html! { @if name.chars().count() <= 30 { span.no { (name) } } @else { (Words(name)) } }
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
            assert_eq!(Words(text).render().into_string(), page);
        }
    }
}
