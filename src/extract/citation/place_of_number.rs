//! Where the number of a document may stand: which digits begin one, and what is glued to it.

use super::number::CAPITALS;
use crate::extract::phrases::lists;
use crate::extract::stretch::Stretch;
use crate::text::letter::next_byte;

lists! {
    /// Words before a number that needs no sign: "số 57".
    NUMBER_LEAD "number-lead";
}

/// The next byte a number can start at: a digit, or the sign of a draft after its gap.
pub(super) fn next_candidate(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at = next_byte(bytes, at, |b| matches!(b, b'0'..=b'9' | b'/' | b'-'))?;
        // "số …-NQ/ĐU": most hyphens follow a letter or a blank.
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        let is_gap = before.is_some_and(|before| matches!(before, b'.' | b'_' | 0xA6));
        if bytes.get(at) != Some(&b'-') || is_gap {
            return Some(at);
        }
        at += 1;
    }
}

/// How many digits stand at a byte.
pub(super) fn digits(bytes: &[u8], at: usize) -> usize {
    bytes.get(at..).map_or(0, |rest| {
        rest.iter().take_while(|b| b.is_ascii_digit()).count()
    })
}

/// Whether what stands around digits lets them begin a number: most digits are no number.
pub(super) fn may_be_number(words: Stretch<'_>, at: usize) -> bool {
    let rest = words.from(at).text;
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let series = after.strip_prefix('.').map(|rest| {
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.strip_prefix('/').map_or("", |_| rest)
    });
    let tail = series
        .filter(|rest| !rest.is_empty())
        .or_else(|| after.strip_prefix(['a', 'b', 'c']))
        .or_else(|| after.strip_prefix(|c| CAPITALS.contains(c)))
        .unwrap_or(after)
        .trim_start();
    let named = || {
        let before = words.until(at).trim_matches(|c| matches!(c, ' ' | ':'));
        NUMBER_LEAD.iter().any(|word| before.plain.ends_with(word))
    };
    tail.starts_with(['/', '-', '–', '—', '‑', '−']) || (!after.starts_with(['%', ',']) && named())
}

/// The length of a footnote's mark: `1`, `¹`, `[1]`, `(1)`.
pub(super) fn footnote(text: &str) -> usize {
    let inner = text.trim_start_matches(['[', '(']);
    let rest = inner.trim_start_matches(char::is_numeric);
    let marked = rest.len() < inner.len() && inner.len() - rest.len() <= 4;
    let closed = inner.len() == text.len() || rest.starts_with([']', ')']);
    if marked && closed {
        text.len() - rest.trim_start_matches([']', ')']).len()
    } else {
        0
    }
}
