//! The signs of a file of rich text: groups, controls and letters.

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'b> {
    /// A group begins.
    Open,
    /// A group ends.
    Close,
    /// A word of control with its number: `\par`, `\b0`.
    Word(&'b str, Option<i32>),
    /// A sign of control: `\~`, `\*`.
    Sign(u8),
    /// A letter, as a byte of the code page.
    Byte(u8),
}

/// The signs of a file, one after the other.
pub(super) struct Tokens<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Tokens<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn take(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied()?;
        self.at += 1;
        Some(byte)
    }

    /// What belongs to a word or number from here on.
    fn run(&mut self, belongs: fn(&u8) -> bool) -> &'b str {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest.iter().take_while(|byte| belongs(byte)).count();
        self.at += length;
        let run = rest.get(..length).unwrap_or_default();
        str::from_utf8(run).unwrap_or_default()
    }

    /// What stands behind a backslash.
    fn control(&mut self) -> Option<Token<'b>> {
        let first = self.bytes.get(self.at).copied()?;
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            if first != b'\'' {
                return Some(Token::Sign(first));
            }
            let digits = self.bytes.get(self.at..self.at + 2)?;
            self.at += 2;
            let digits = str::from_utf8(digits).ok();
            let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
            return Some(Token::Byte(byte.unwrap_or(b'?')));
        }
        let word = self.run(u8::is_ascii_alphabetic);
        let is_below = self.bytes.get(self.at) == Some(&b'-');
        self.at += usize::from(is_below);
        let digits = self.run(u8::is_ascii_digit);
        let number = digits
            .parse()
            .ok()
            .map(|number: i32| if is_below { -number } else { number });
        // One blank belongs to the word.
        if self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        if word == "bin" {
            let length = number.and_then(|length| usize::try_from(length).ok());
            self.at = self.at.saturating_add(length.unwrap_or_default());
        }
        Some(Token::Word(word, number))
    }
}

impl<'b> Iterator for Tokens<'b> {
    type Item = Token<'b>;

    fn next(&mut self) -> Option<Token<'b>> {
        loop {
            return match self.take()? {
                b'{' => Some(Token::Open),
                b'}' => Some(Token::Close),
                b'\\' => self.control(),
                // The ends of lines in the file say nothing.
                b'\r' | b'\n' | 0 => continue,
                byte => Some(Token::Byte(byte)),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_a_file() {
        let all: Vec<Token<'_>> =
            Tokens::new(b"{\\b0 a\r\n\\'e1\\u-7,\\~\\bin3 }}}\\par}").collect();
        assert_eq!(
            all,
            [
                Token::Open,
                Token::Word("b", Some(0)),
                Token::Byte(b'a'),
                Token::Byte(0xE1),
                Token::Word("u", Some(-7)),
                Token::Byte(b','),
                Token::Sign(b'~'),
                Token::Word("bin", Some(3)),
                Token::Word("par", None),
                Token::Close,
            ]
        );
        assert_eq!(Tokens::new(b"\\'e").next(), None);
    }
}
