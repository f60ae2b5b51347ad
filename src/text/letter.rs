//! Letters: small ones, capitals, and what is none, told for Vietnamese without a look into
//! the tables of all scripts.

/// Calls with each small letter of a character: hardly one has more than one.
pub(crate) fn each_small(c: char, mut with: impl FnMut(char)) {
    if c.is_ascii() || is_vietnamese(c) {
        with(small(c));
    } else {
        c.to_lowercase().for_each(with);
    }
}

/// Whether a character is a letter or a digit.
#[inline]
pub(crate) fn is_alphanumeric(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        is_vietnamese(c) || (!is_sign(c) && c.is_alphanumeric())
    }
}

/// Whether a character is a letter.
#[inline]
pub(crate) fn is_alphabetic(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphabetic()
    } else {
        is_vietnamese(c) || (!is_sign(c) && c.is_alphabetic())
    }
}

/// Whether a character is a capital.
#[inline]
pub(crate) fn is_upper(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_uppercase()
    } else if is_vietnamese(c) {
        small(c) != c
    } else {
        !is_sign(c) && c.is_uppercase()
    }
}

/// Whether a character is a small letter.
#[inline]
pub(crate) fn is_lower(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_lowercase()
    } else if is_vietnamese(c) {
        small(c) == c
    } else {
        !is_sign(c) && c.is_lowercase()
    }
}

/// Whether a character is a letter of Vietnamese beyond ASCII, or one close to them.
#[inline]
pub(crate) fn is_vietnamese(c: char) -> bool {
    matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' | '\u{1ea0}'..='\u{1ef9}')
        || matches!(
            c,
            'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ' | 'ơ' | 'Ư' | 'ư'
        )
}

/// Whether a character is a dash, a quotation mark, a bullet, or a sign of mathematics.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2030}' | '\u{2200}'..='\u{22ff}')
}

/// The small letter of a capital, where it takes as many bytes.
#[inline]
pub(crate) fn small(c: char) -> char {
    let step = match u32::from(c) {
        0x00..0x80 => return c.to_ascii_lowercase(),
        0xC0..=0xDE if c != '×' => 32,
        letter @ (0x102 | 0x110 | 0x128 | 0x168 | 0x1A0 | 0x1EA0..=0x1EF9) => 1 - letter % 2,
        0x1AF => 1,
        0xDF..=0xFF | 0x103 | 0x111 | 0x129 | 0x169 | 0x1A1 | 0x1B0 | 0x2010..=0x2030 => 0,
        _ => return other_small(c),
    };
    char::from_u32(u32::from(c) + step).unwrap_or(c)
}

fn other_small(c: char) -> char {
    let mut small = c.to_lowercase();
    match (small.next(), small.next()) {
        (Some(only), None) if only.len_utf8() == c.len_utf8() => only,
        _ => c,
    }
}

/// What a byte is at the start of a letter.
#[derive(Clone, Copy, Debug)]
pub(crate) enum First {
    /// A small letter.
    Small,
    /// A digit.
    Digit,
    /// A capital.
    Capital,
    /// A sign or a blank.
    Other,
    /// The first of several bytes.
    Beyond,
}

impl First {
    /// What a byte is.
    #[inline]
    pub(crate) fn of(byte: u8) -> Self {
        FIRST.get(usize::from(byte)).copied().unwrap_or(Self::Other)
    }
}

const FIRST: [First; 256] = {
    let mut first = [First::Beyond; 256];
    let mut byte = 0;
    while byte < 0x80 {
        #[expect(clippy::indexing_slicing, reason = "worked out by the compiler")]
        {
            first[byte as usize] = match byte {
                b'a'..=b'z' => First::Small,
                b'0'..=b'9' => First::Digit,
                b'A'..=b'Z' => First::Capital,
                _ => First::Other,
            };
        }
        byte += 1;
    }
    first
};

/// The letters and digits that a text begins with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Letters {
    /// How many bytes they are.
    pub(crate) length: usize,
    /// Whether they are surely small ones.
    pub(crate) is_small: bool,
    /// Whether a digit of ASCII is among them.
    pub(crate) has_digit: bool,
}

/// The letters and digits from a byte of a text on: by its bytes alone, as far as they are Vietnamese.
#[inline]
pub(crate) fn letters(text: &str, from: usize) -> Letters {
    let bytes = text.as_bytes();
    let (mut at, mut is_small, mut has_digit) = (from, true, false);
    while let Some(byte) = bytes.get(at) {
        // Most are.
        if byte.is_ascii_lowercase() {
            at += 1;
            continue;
        }
        match First::of(*byte) {
            First::Small => at += 1,
            First::Beyond => match bytes.get(at..) {
                // "Ạ" to "ỹ": of each pair the second is the small one.
                Some(
                    [0xE1, 0xBB, third @ 0x80..=0xB9, ..] | [0xE1, 0xBA, third @ 0xA0..=0xBF, ..],
                ) => {
                    is_small &= third % 2 == 1;
                    at += 3;
                }
                // "à" to "ÿ" without "ð", which is often printed for "đ", and the sign of division; "ă", "đ", "ĩ"; "ũ";
                // "ơ", "ư".
                Some(
                    [0xC3, 0xA0..=0xAF | 0xB1..=0xB6 | 0xB8..=0xBF, ..]
                    | [0xC4, 0x83 | 0x91 | 0xA9, ..]
                    | [0xC5, 0xA9, ..]
                    | [0xC6, 0xA1 | 0xB0, ..],
                ) => at += 2,
                _ => {
                    let letter = text.get(at..).and_then(|rest| rest.chars().next());
                    let Some(letter) = letter.filter(|letter| is_alphanumeric(*letter)) else {
                        break;
                    };
                    is_small = false;
                    at += letter.len_utf8();
                }
            },
            First::Capital => {
                is_small = false;
                at += 1;
            }
            First::Digit => {
                has_digit = true;
                at += 1;
            }
            First::Other => break,
        }
    }
    Letters {
        length: at - from,
        is_small,
        has_digit,
    }
}

/// How many bytes of letters and digits a text begins with, and whether they are surely small letters.
pub(crate) fn word(text: &str) -> (usize, bool) {
    let own = letters(text, 0);
    (own.length, own.is_small)
}

/// The first of bytes from a place on that are of a kind; many are looked at in one step.
#[inline]
pub(crate) fn next_byte(bytes: &[u8], from: usize, is: impl Fn(u8) -> bool) -> Option<usize> {
    /// So many bytes are looked at together.
    const TOGETHER: usize = 16;
    let (chunks, _) = bytes.get(from..)?.as_chunks::<TOGETHER>();
    let holds = |chunk: &[u8; TOGETHER]| chunk.iter().fold(false, |holds, byte| holds | is(*byte));
    let passed = chunks.iter().take_while(|chunk| !holds(chunk)).count();
    let from = from + passed * TOGETHER;
    let found = bytes.get(from..)?.iter().position(|byte| is(*byte))?;
    Some(from + found)
}

/// Appends the text in lower case, letter by letter at the same bytes.
pub(crate) fn push_lower(out: &mut String, text: &str) {
    let (start, mut copied, mut at) = (out.len(), 0, 0);
    while let Some(found) = next_beyond_ascii(text.as_bytes(), at) {
        let Some(c) = text.get(found..).and_then(|rest| rest.chars().next()) else {
            break;
        };
        at = found + c.len_utf8();
        let small = small(c);
        if small != c {
            out.push_str(text.get(copied..found).unwrap_or_default());
            out.push(small);
            copied = at;
        }
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    if let Some(added) = out.get_mut(start..) {
        added.make_ascii_lowercase();
    }
}

/// The next letter beyond ASCII that is not surely a small one, by its bytes alone: most of
/// Vietnamese is small.
fn next_beyond_ascii(bytes: &[u8], from: usize) -> Option<usize> {
    /// The least byte that begins a capital.
    const LEAST: u8 = 0xC3;
    let mut at = from;
    loop {
        let rest = bytes.get(at..)?;
        at += rest.iter().position(|byte| *byte >= LEAST)?;
        at += match bytes.get(at..)? {
            // "à" to "ÿ"; "ă", "đ"; "ơ", "ư".
            [0xC3, 0xA0..=0xBF, ..] | [0xC4, 0x83 | 0x91, ..] | [0xC6, 0xA1 | 0xB0, ..] => 2,
            // "ạ" to "ỹ": of each pair the second is the small one.
            [0xE1, 0xBB, third, ..] | [0xE1, 0xBA, third @ 0xA0..=0xBF, ..] if third % 2 == 1 => 3,
            _ => return Some(at),
        };
    }
}

/// The text in lower case, however many bytes that takes.
pub(crate) fn lowercase(text: &str) -> String {
    if !text
        .chars()
        .all(|c| c.is_ascii() || is_vietnamese(c) || is_sign(c))
    {
        return text.to_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    push_lower(&mut out, text);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_unicode() {
        for c in (0..0x3000).filter_map(char::from_u32) {
            assert_eq!(small(c), other_small(c), "{c}");
            let mut all = String::new();
            each_small(c, |small| all.push(small));
            assert_eq!(all, c.to_lowercase().to_string(), "{c}");
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c}");
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c}");
            assert_eq!(is_upper(c), c.is_uppercase(), "{c}");
            assert_eq!(is_lower(c), c.is_lowercase(), "{c}");
            assert_eq!(lowercase(&c.to_string()), c.to_string().to_lowercase());
            let (length, is_small) = word(&c.to_string());
            assert_eq!(length > 0, c.is_alphanumeric(), "{c}");
            assert!(!is_small || small(c) == c, "{c}");
        }
    }

    #[test]
    fn the_next_byte_of_a_kind() {
        let text = format!("{}7{}8", "-".repeat(40), "-".repeat(7));
        let next = |from| next_byte(text.as_bytes(), from, |byte| byte.is_ascii_digit());
        assert_eq!(next(0), Some(40));
        assert_eq!(next(40), Some(40));
        assert_eq!(next(41), Some(48));
        assert_eq!(next(49), None);
        assert_eq!(next(50), None);
    }

    #[test]
    fn small_letters_stand_at_the_same_bytes() {
        let mut lower = String::from("Đ|");
        push_lower(&mut lower, "TỶ LỆ “Đạt” 80% ÔNG İ");
        assert_eq!(lower, "Đ|tỷ lệ “đạt” 80% ông İ");
        assert_eq!(lowercase("TỶ LỆ “Đạt” ΟΔΟΣ"), "tỷ lệ “đạt” οδος");
    }
}
