//! The fonts of a file of rich text, and the letters that its bytes are.

use crate::office::doc::western;
use crate::office::docx::Font as Typed;
use std::collections::BTreeMap;

/// The most fonts.
const MOST: usize = 4_096;

/// A code page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Page {
    /// That of the file.
    #[default]
    Own,
    /// Western letters (1252).
    Western,
    /// Vietnamese letters (1258), marks by themselves.
    Vietnamese,
    /// UTF-8.
    Utf8,
    /// A font of signs.
    Signs,
    /// Another one, of which the letters beyond ASCII are not known.
    Other,
}

/// A font.
#[derive(Clone, Debug, Default)]
pub(super) struct Font {
    pub(super) page: Page,
    pub(super) name: String,
}

/// The fonts of a file, by their numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Fonts {
    by_number: BTreeMap<i32, Font>,
    /// The code page of the file.
    pub(super) own: Page,
    /// The number that fonts are now said of.
    now: i32,
}

impl Page {
    /// By the number of a code page.
    pub(super) fn numbered(number: Option<i32>) -> Self {
        match number {
            Some(1252) | None => Self::Western,
            Some(1258) => Self::Vietnamese,
            Some(65001) => Self::Utf8,
            _ => Self::Other,
        }
    }

    /// By the number of a set of letters.
    fn of_set(number: Option<i32>) -> Self {
        match number {
            Some(0 | 1) | None => Self::Own,
            Some(163) => Self::Vietnamese,
            Some(2) => Self::Signs,
            _ => Self::Other,
        }
    }

    /// The letter of a byte.
    fn letter(self, byte: u8) -> char {
        match self {
            _ if byte.is_ascii() && self != Self::Signs => char::from(byte),
            Self::Western | Self::Own => western(byte),
            Self::Vietnamese => vietnamese(byte),
            Self::Signs => char::from_u32(0xF000 + u32::from(byte)).unwrap_or(' '),
            Self::Utf8 | Self::Other => char::REPLACEMENT_CHARACTER,
        }
    }
}

impl Fonts {
    /// Takes a word of control of the table of fonts.
    pub(super) fn word(&mut self, word: &str, number: Option<i32>) {
        match word {
            "f" => self.now = number.unwrap_or_default(),
            "fcharset" => {
                let page = Page::of_set(number);
                if let Some(font) = self.font() {
                    font.page = page;
                }
            }
            _ => {}
        }
    }

    /// Takes a letter of a name.
    pub(super) fn letter(&mut self, byte: u8) {
        if let Some(font) = self.font()
            && byte != b';'
            && font.name.len() < 64
        {
            font.name.push(western(byte));
        }
    }

    fn font(&mut self) -> Option<&mut Font> {
        if self.by_number.len() >= MOST && !self.by_number.contains_key(&self.now) {
            return None;
        }
        Some(self.by_number.entry(self.now).or_default())
    }

    /// A font by its number.
    pub(super) fn get(&self, number: i32) -> Option<&Font> {
        self.by_number.get(&number)
    }

    /// What words in a font are typed in.
    pub(super) fn typed(&self, number: i32) -> Option<Typed> {
        Some(Typed::named(self.get(number)?.name.trim()))
    }

    /// The code page of a font.
    pub(super) fn page(&self, number: i32) -> Page {
        let page = self.get(number).map(|font| font.page).unwrap_or_default();
        if page == Page::Own { self.own } else { page }
    }
}

/// Bytes that make one letter together.
#[derive(Clone, Debug, Default)]
pub(super) struct Bytes(Vec<u8>);

impl Bytes {
    /// Takes a byte of a page, and gives the letter that it ends.
    pub(super) fn take(&mut self, byte: u8, page: Page) -> Option<char> {
        if page != Page::Utf8 || byte.is_ascii() {
            self.0.clear();
            return Some(page.letter(byte));
        }
        // The first byte of a letter has two ones in front, those after it one.
        if byte & 0b1100_0000 == 0b1100_0000 {
            self.0.clear();
        }
        self.0.push(byte);
        let letter = str::from_utf8(&self.0)
            .ok()
            .and_then(|text| text.chars().next());
        if letter.is_some() || self.0.len() >= 4 {
            self.0.clear();
            return Some(letter.unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        None
    }
}

/// A byte of Windows-1258.
fn vietnamese(byte: u8) -> char {
    match byte {
        0x8A | 0x8E | 0x9A | 0x9E => char::REPLACEMENT_CHARACTER,
        0xC3 => 'Ă',
        0xCC => '\u{300}',
        0xD0 => 'Đ',
        0xD2 => '\u{309}',
        0xD5 => 'Ơ',
        0xDD => 'Ư',
        0xDE => '\u{303}',
        0xE3 => 'ă',
        0xEC => '\u{301}',
        0xF0 => 'đ',
        0xF2 => '\u{323}',
        0xF5 => 'ơ',
        0xFD => 'ư',
        0xFE => '₫',
        _ => western(byte),
    }
}
