//! Words that are cut where there is room for some of them only.

/// Words of at most so many letters, cut between words and marked as cut.
pub fn shortened(words: &str, letters: usize) -> String {
    let mut cut = String::with_capacity(words.len());
    let mut room = letters;
    for word in words.split_whitespace() {
        let Some(left) = room.checked_sub(word.chars().count()) else {
            cut.push('…');
            return cut;
        };
        if !cut.is_empty() {
            cut.push(' ');
        }
        cut.push_str(word);
        // A blank behind each word counts.
        room = left.saturating_sub(1);
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_where_they_no_longer_fit() {
        assert_eq!(shortened("một  hai ba", 10), "một hai ba");
        assert_eq!(shortened("một hai ba", 9), "một hai…");
        assert_eq!(shortened("một hai", 6), "một…");
        assert_eq!(shortened("một", 3), "một");
        assert_eq!(shortened("một", 2), "…");
        assert_eq!(shortened("", 2), "");
    }
}
