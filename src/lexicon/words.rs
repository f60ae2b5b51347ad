//! Words with their numbers.

use foldhash::HashMap;

/// The most bytes of a word that is known by its bytes as one number.
const SHORT: usize = 15;

/// The number of each word, in the order in which they came.
#[derive(Clone, Debug, Default)]
pub(crate) struct WordNumbers {
    /// By the bytes of short words and how many they are: nearly all are short.
    short: HashMap<u128, u32>,
    long: HashMap<Box<[u8]>, u32>,
}

impl WordNumbers {
    /// The number of a word; a new one gets the next.
    pub(crate) fn number_of(&mut self, word: &str) -> u32 {
        let next = u32::try_from(self.short.len() + self.long.len()).unwrap_or(u32::MAX);
        let bytes = word.as_bytes();
        match key(bytes) {
            Some(key) => *self.short.entry(key).or_insert(next),
            None => *self.long.entry(bytes.into()).or_insert(next),
        }
    }

    /// All words, in the order of their numbers.
    pub(super) fn in_order(&self) -> Vec<String> {
        let short = self.short.iter().map(|(key, number)| {
            let bytes = key.to_le_bytes();
            let length = usize::from(bytes.last().copied().unwrap_or_default());
            (*number, bytes.get(..length).unwrap_or_default().to_vec())
        });
        let long = self
            .long
            .iter()
            .map(|(word, number)| (*number, word.to_vec()));
        let mut all: Vec<(u32, Vec<u8>)> = short.chain(long).collect();
        all.sort_unstable();
        let words = all.into_iter().map(|(_, word)| String::from_utf8(word));
        words.map(Result::unwrap_or_default).collect()
    }

    /// The number of a word, by its bytes.
    #[inline]
    pub(crate) fn known(&self, word: &[u8]) -> Option<u32> {
        match key(word) {
            Some(key) => self.short.get(&key).copied(),
            None => self.long.get(word).copied(),
        }
    }
}

/// A short word as one number: its bytes in order, and how many they are.
#[inline]
fn key(bytes: &[u8]) -> Option<u128> {
    let four = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
    // The last bytes overlap the first; what was there already is shifted out.
    let (low, high) = match bytes {
        [] => (0, 0),
        [a] => (u64::from(*a), 0),
        [a, b] => (u64::from(u16::from_le_bytes([*a, *b])), 0),
        [a, b, c] => (four(&[*a, *b, *c, 0]), 0),
        _ if bytes.len() < 8 => {
            let last = four(bytes.last_chunk()?) >> (8 * (8 - bytes.len()));
            (four(bytes.first_chunk()?) | last << 32, 0)
        }
        _ if bytes.len() <= SHORT => {
            let last = u64::from_le_bytes(*bytes.last_chunk()?);
            let high = last.checked_shr(u32::try_from(8 * (16 - bytes.len())).ok()?);
            (
                u64::from_le_bytes(*bytes.first_chunk()?),
                high.unwrap_or_default(),
            )
        }
        _ => return None,
    };
    Some(u128::from(low) | u128::from(high) << 64 | (bytes.len() as u128) << 120)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_has_one_number() {
        let mut words = WordNumbers::default();
        let all = [
            "",
            "\0",
            "a",
            "nghiêng nghiêng",
            "nghiêngnghiêngnghiêng",
            "tỷ",
            "0",
        ];
        for (number, word) in (0..).zip(all) {
            assert_eq!(words.known(word.as_bytes()), None, "{word}");
            assert_eq!(words.number_of(word), number, "{word}");
        }
        for (number, word) in (0..).zip(all) {
            assert_eq!(
                (words.number_of(word), words.known(word.as_bytes())),
                (number, Some(number)),
                "{word}"
            );
        }
    }
}
