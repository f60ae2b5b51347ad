//! Phrases and digits in a text, found without a look at every byte.

use super::letter::is_alphanumeric;
use super::work::look;

/// The most frequent bytes of plans in lower case, the most frequent first: what a search had
/// better not look for.
const FREQUENT: &[u8] =
    b" \xe1n\xbbh\xc3tcgi\n\xba\x91\xc4\xa1uao,pv\xa3r\xa0s\xc6md\x87y\x83k\xa5\xb0b\
    \xad02.l\xbf\xb4\xa7q-\x99\xaa\x8bx\x81\xa2\xb1\xa9\x951\x9b/\x9d\xb35\x89%";

/// How rare each byte is.
const RARITY: [u8; 256] = rarity();

#[expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "worked out by the compiler, which checks each place"
)]
const fn rarity() -> [u8; 256] {
    let mut ranks = [u8::MAX; 256];
    let mut at = 0;
    while at < FREQUENT.len() {
        ranks[FREQUENT[at] as usize] = at as u8;
        at += 1;
    }
    ranks
}

/// Where a phrase stands in a text, whole words or not.
pub(super) fn places<'t>(text: &'t str, phrase: &'t str) -> impl Iterator<Item = usize> + 't {
    look(text.len());
    let (bytes, wanted) = (text.as_bytes(), phrase.as_bytes());
    let skipped = rarest(wanted);
    let byte = wanted.get(skipped).copied().unwrap_or_default();
    let start = if wanted.is_empty() {
        bytes.len()
    } else {
        skipped
    };
    let after = bytes.get(start..).unwrap_or_default();
    memchr::memchr_iter(byte, after).filter(move |at| {
        bytes
            .get(*at..)
            .is_some_and(|rest| rest.starts_with(wanted))
    })
}

/// Where the rarest byte of a phrase stands.
fn rarest(phrase: &[u8]) -> usize {
    let (mut place, mut best) = (0, 0);
    for (at, byte) in phrase.iter().enumerate() {
        let rarity = RARITY.get(usize::from(*byte)).copied().unwrap_or_default();
        if rarity > best {
            (place, best) = (at, rarity);
        }
    }
    place
}

/// Whether a phrase stands in a text, whole words or not.
pub(super) fn has(text: &str, phrase: &str) -> bool {
    places(text, phrase).next().is_some()
}

/// Where a phrase first stands in a text as whole words.
pub(super) fn find_word(text: &str, phrase: &str) -> Option<usize> {
    places(text, phrase).find(|at| {
        let before = text.get(..*at).unwrap_or_default();
        let after = text.get(at + phrase.len()..).unwrap_or_default();
        !before.ends_with(is_alphanumeric) && !after.starts_with(is_alphanumeric)
    })
}

/// How many bytes are looked at together.
const STEP: usize = 32;

/// Whether one of some bytes is such a byte; without a way out, so that the compiler looks at
/// many together.
fn any(bytes: &[u8], is_wanted: impl Fn(u8) -> bool) -> bool {
    bytes.iter().fold(false, |any, byte| any | is_wanted(*byte))
}

/// The first of such bytes: the test is to be cheap, it is made of many at once.
pub(super) fn position(bytes: &[u8], is_wanted: impl Fn(u8) -> bool + Copy) -> Option<usize> {
    let (steps, _) = bytes.as_chunks::<STEP>();
    let passed = steps
        .iter()
        .take_while(|step| !any(*step, is_wanted))
        .count()
        * STEP;
    let found = bytes.get(passed..)?.iter().position(|b| is_wanted(*b))?;
    Some(passed + found)
}

/// Whether a digit stands in a text.
pub(super) fn has_digit(text: &str) -> bool {
    position(text.as_bytes(), |byte| byte.is_ascii_digit()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn phrases_are_found_where_they_stand() {
        let text = "tỷ lệ người dân; tỷ lệ dân";
        assert_eq!(places(text, "tỷ lệ").collect::<Vec<_>>(), [0, 25]);
        assert_eq!(places(text, "dân").collect::<Vec<_>>(), [19, 35]);
        assert_eq!(find_word(text, "lệ d"), None);
        assert_eq!(find_word(text, "lệ dân"), Some(30));
        assert_eq!(places("dân", "dân số").next(), None);
        assert_eq!(places("", "dân").next(), None);
        assert_eq!(places("dân", "").next(), None);
    }

    proptest! {
        #[test]
        fn a_search_finds_what_a_comparison_finds(text in "[a-bđ ]{0,40}", phrase in "[a-bđ ]{1,3}") {
            let all = (0..text.len()).filter(|at| text.as_bytes()[*at..].starts_with(phrase.as_bytes()));
            prop_assert_eq!(places(&text, &phrase).collect::<Vec<_>>(), all.collect::<Vec<_>>());
        }

        #[test]
        fn the_first_byte_is_the_first(text in "[a-c]{0,100}[0-9a-c]{0,4}[a-c]{0,99}") {
            let digit = |b: u8| b.is_ascii_digit();
            let slow = text.bytes().position(|b| b.is_ascii_digit());
            prop_assert_eq!(position(text.as_bytes(), digit), slow);
            prop_assert_eq!(has_digit(&text), slow.is_some());
        }
    }
}
