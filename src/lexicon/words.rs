//! Words with their numbers.

use foldhash::HashMap;

/// The most bytes of a word that is known by its bytes as one number.
const SHORT: usize = 15;

/// The number of each word, in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct WordNumbers {
    /// By the bytes of short words and how many they are: nearly all are short.
    short: HashMap<u128, u32>,
    long: HashMap<String, u32>,
}

impl WordNumbers {
    /// The number of a word; a new one gets the next.
    pub(super) fn number_of(&mut self, word: &str) -> u32 {
        let next = u32::try_from(self.short.len() + self.long.len()).unwrap_or(u32::MAX);
        match key(word) {
            Some(key) => *self.short.entry(key).or_insert(next),
            None => *self.long.entry(word.to_owned()).or_insert(next),
        }
    }

    /// The number of a word.
    pub(super) fn known(&self, word: &str) -> Option<u32> {
        match key(word) {
            Some(key) => self.short.get(&key).copied(),
            None => self.long.get(word).copied(),
        }
    }
}

/// A short word as one number: its bytes, and how many they are.
fn key(word: &str) -> Option<u128> {
    let mut bytes = [0; SHORT + 1];
    bytes
        .get_mut(..word.len())?
        .copy_from_slice(word.as_bytes());
    if word.len() > SHORT {
        return None;
    }
    Some(u128::from_le_bytes(bytes) | (word.len() as u128) << 120)
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
            assert_eq!(words.known(word), None, "{word}");
            assert_eq!(words.number_of(word), number, "{word}");
        }
        for (number, word) in (0..).zip(all) {
            assert_eq!(
                (words.number_of(word), words.known(word)),
                (number, Some(number)),
                "{word}"
            );
        }
    }
}
