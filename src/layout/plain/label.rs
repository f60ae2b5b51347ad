//! What the rows of a table count with: `1`, `2.1`, `II`, `B`, `I.1`.

/// The manner of counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// `1`, `2.1`
    Number,
    /// `II`, `II.1`
    Roman,
    /// `B`, `B.1`
    Capital,
    /// `-`: a row below the one that counts.
    Dash,
}

/// What a row counts with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label {
    /// How it counts.
    pub(super) class: Class,
    /// Its numbers, a letter as its place in the alphabet.
    parts: Vec<u32>,
}

impl Label {
    /// The label that is the whole of some words.
    pub(super) fn of(words: &str) -> Option<Self> {
        let words = words.trim_end_matches(['.', ')', ':', ' ']);
        if words.is_empty() || words.len() > 12 {
            return None;
        }
        let mut pieces = words.split('.').map(str::trim);
        let (class, first) = first_part(pieces.next()?)?;
        let mut parts = vec![first];
        for piece in pieces {
            parts.push(small_number(piece)?);
        }
        Some(Self { class, parts })
    }

    /// The label that is the whole of some words, where rows may also begin with a dash.
    pub(super) fn of_row(words: &str) -> Option<Self> {
        let dash = is_dash(words).then(|| Self {
            class: Class::Dash,
            parts: Vec::new(),
        });
        dash.or_else(|| Self::of(words))
    }

    /// Whether it names a group rather than a row.
    pub(super) fn is_group(&self) -> bool {
        matches!(self.class, Class::Roman | Class::Capital)
    }

    /// Whether it is only a dash.
    pub(super) fn is_dash(&self) -> bool {
        self.class == Class::Dash
    }

    /// Whether rows may be counted so: "8.000" counts nothing.
    pub(super) fn counts_rows(&self) -> bool {
        let below = self.parts.get(1..).unwrap_or_default();
        self.parts.first() != Some(&0) && below.iter().all(|part| (1..100).contains(part))
    }

    /// Whether counting can begin with it.
    pub(super) fn is_first(&self) -> bool {
        self.is_count_first() && self.counts_rows() && !self.is_dash()
    }

    fn is_count_first(&self) -> bool {
        self.parts.iter().all(|part| *part <= 1)
            || (self.class == Class::Number && self.parts.last() == Some(&1))
    }

    /// Whether another label can follow this one; the more below nought the less likely.
    pub(super) fn followed_by(&self, next: &Self) -> Option<i32> {
        match (self.class, next.class) {
            (Class::Dash, Class::Number) => {
                // What was counted before is not known.
                let counts = next.counts_rows() && next.parts.first().is_some_and(|n| *n < 100);
                counts.then_some(if next.is_first() { 0 } else { -1 })
            }
            (Class::Number, Class::Number) => counts_on(&self.parts, &next.parts),
            (_, Class::Dash) | (Class::Dash | Class::Number, _) => Some(0),
            (_, Class::Number) if !next.counts_rows() => None,
            (_, Class::Number) => Some(if next.is_first() { 0 } else { -2 }),
            (own, other) if own == other => {
                counts_on(&self.parts, &next.parts).filter(|cost| *cost > -4)
            }
            (Class::Capital, Class::Roman) if next.is_first() => Some(0),
            _ => Some(-3),
        }
    }
}

/// Whether words are a dash or a plus that stands for the number of a row.
pub(super) fn is_dash(words: &str) -> bool {
    matches!(words, "-" | "–" | "+" | "•" | "*")
}

fn counts_on(last: &[u32], next: &[u32]) -> Option<i32> {
    let (whole, deeper) = (last.len(), next.len());
    if deeper == whole + 1 {
        let (prefix, own) = (next.get(..whole)?, *next.last()?);
        if prefix == last {
            return (own == 1).then_some(0);
        }
        // "3", then "4.1".
        let goes_on = prefix.first().copied() == last.first().map(|n| n + 1);
        return (goes_on && own == 1).then_some(-1);
    }
    if deeper > whole {
        return None;
    }
    let (own, before) = (*next.last()?, *last.get(deeper - 1)?);
    let same = next.get(..deeper - 1) == last.get(..deeper - 1);
    if same && own > before && own <= before + 3 {
        let skipped = i32::try_from(own - before - 1).unwrap_or_default();
        return Some(-4 * skipped);
    }
    // "2.9", then "3.1".
    let turns = deeper > 1 && next.first().copied() == last.first().map(|n| n + 1) && own == 1;
    match (turns, next) {
        (true, _) => Some(-1),
        // A group without a mark stands between.
        (false, [1]) if whole == 1 => Some(-7),
        _ => None,
    }
}

fn first_part(piece: &str) -> Option<(Class, u32)> {
    if let Some(number) = small_number(piece) {
        return Some((Class::Number, number));
    }
    if !piece.is_empty()
        && piece.len() <= 5
        && piece.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
    {
        return Some((Class::Roman, roman(piece)));
    }
    match piece.as_bytes() {
        [letter @ b'A'..=b'H'] => Some((Class::Capital, u32::from(letter - b'A') + 1)),
        _ => None,
    }
}

fn small_number(piece: &str) -> Option<u32> {
    let digits = (1..=3).contains(&piece.len()) && piece.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| piece.parse().ok()).flatten()
}

fn roman(piece: &str) -> u32 {
    let value = |byte: u8| match byte {
        b'I' => 1,
        b'V' => 5,
        _ => 10,
    };
    let (mut sum, mut last) = (0, 0);
    for byte in piece.bytes().rev() {
        let own = value(byte);
        sum = if own < last {
            sum - own.min(sum)
        } else {
            sum + own
        };
        last = own;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_what() {
        let follows = |last: &str, next: &str| {
            let (last, next) = (Label::of_row(last).unwrap(), Label::of_row(next).unwrap());
            last.followed_by(&next)
        };
        for (last, next) in [
            ("1", "2"),
            ("09", "10"),
            ("2.", "2.1"),
            ("2.9", "3"),
            ("3", "II"),
            ("II", "1"),
            ("I", "I.1"),
            ("I.1", "1"),
            ("A", "I"),
            ("1", "-"),
            ("-", "-"),
            ("-", "II"),
        ] {
            assert_eq!(follows(last, next), Some(0), "{last} {next}");
        }
        assert_eq!(follows("1", "80"), None);
        assert_eq!(follows("II", "18.000"), None);
        assert_eq!(follows("2.1", "2.1.1"), Some(0));
        assert_eq!(follows("IX", "X"), Some(0));
        assert!(
            Label::of("Sở").is_none() && Label::of("100%").is_none() && Label::of("2026").is_none()
        );
    }
}
