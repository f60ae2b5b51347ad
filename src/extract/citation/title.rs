//! What a document is about: its title, without what announces it and what became of the document.

use super::list::{is_joint, trimmed};
use crate::extract::phrases::lists;
use crate::extract::stretch::Stretch;

lists! {
    /// Words before a subject.
    TITLE_LEAD "title-lead";
    /// What became of a document: "được sửa đổi".
    AMENDED "amended-later";
    /// "(sau đây gọi là …)".
    ALIAS "alias";
}

/// What a document is about, without the words that announce it.
pub(super) fn title(rest: Stretch<'_>) -> Option<Stretch<'_>> {
    if is_joint(rest) {
        return None;
    }
    let mut rest = behind_amendment(rest.trim_matches(|c| c.is_whitespace() || ",.;".contains(c)));
    while let Some(after) = TITLE_LEAD.after(rest) {
        rest = after;
    }
    let rest = without_amendment(without_alias(trimmed(rest)));
    let rest = rest.trim_matches(|c| c.is_whitespace() || "“”\"'".contains(c));
    (!rest.is_empty()).then_some(rest)
}

/// The words behind "(được sửa đổi tại …)" in front of a title: what became of the document stands between the two.
fn behind_amendment(words: Stretch<'_>) -> Stretch<'_> {
    let inner = words
        .text
        .strip_prefix('(')
        .map(|_| words.from(1).trim_start());
    let close = inner
        .filter(|inner| AMENDED.begin(*inner))
        .and_then(|_| words.text.find(')'));
    close.map_or(words, |close| {
        words
            .from(close + 1)
            .trim_matches(|c| c.is_whitespace() || ",;".contains(c))
    })
}

/// The words before "…, được sửa đổi, bổ sung bởi …", "(được thay thế bằng …)": what became of a document is no title.
fn without_amendment(words: Stretch<'_>) -> Stretch<'_> {
    let mut places = AMENDED.places(words).map(|(at, _)| words.until(at));
    let before = places.find_map(|before| {
        let before = before.trim_end();
        let open = before.text.is_empty() || before.text.ends_with([',', '(', ';']);
        open.then(|| before.trim_matches(|c| c.is_whitespace() || ",;(".contains(c)))
    });
    before.unwrap_or(words)
}

/// The words before "(sau đây gọi tắt là …)", which closes them.
fn without_alias(words: Stretch<'_>) -> Stretch<'_> {
    let open = words.text.ends_with(')').then(|| words.text.rfind('('));
    let Some(open) = open.flatten() else {
        return words;
    };
    let inner = words.from(open + 1).trim_start();
    if ALIAS.glued(inner.plain).is_some() {
        words.until(open).trim_end()
    } else {
        words
    }
}
