//! What is said of words and paragraphs inside a group of a file of rich text.

use crate::office::docx::Look;

/// What the letters of a group are for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum For {
    /// The text.
    #[default]
    Text,
    /// The label of an item.
    Label,
    /// The table of fonts.
    Fonts,
    /// The table of styles.
    Styles,
    /// Nothing that is read.
    Nothing,
}

/// A text of its own inside the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Apart {
    /// A footnote or endnote.
    Note,
    /// A text box.
    Box,
    /// The head of the first page alone, and that of all.
    FirstHead,
    Head,
}

/// What is said inside a group.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct State {
    pub(super) letters: For,
    /// The text of its own that ends with the group.
    pub(super) apart: Option<Apart>,
    pub(super) look: Look,
    pub(super) font: i32,
    /// How many letters stand in for one of Unicode.
    pub(super) stand_in: usize,
    /// Whether the words are struck out by whoever tracks changes.
    pub(super) is_deleted: bool,
    pub(super) paragraph: OfParagraph,
}

/// What is said of a paragraph.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct OfParagraph {
    pub(super) in_table: bool,
    /// How deep tables are nested around it; nought where that is not said.
    pub(super) depth: u32,
    pub(super) style: Option<i32>,
    /// The level of the heading it is, from 1.
    pub(super) heading: Option<u8>,
}

impl State {
    /// Takes a word of control that says something of words or paragraphs; whether it did.
    pub(super) fn take(&mut self, word: &str, number: Option<i32>) -> bool {
        let is_on = number != Some(0);
        match word {
            "plain" => {
                self.look = Look::default();
                self.is_deleted = false;
            }
            "pard" => self.paragraph = OfParagraph::default(),
            "b" => self.look.bold = Some(is_on),
            "v" => self.look.hidden = Some(is_on),
            "strike" => self.look.struck = Some(is_on),
            "striked" => self.look.struck_twice = Some(is_on),
            "caps" => self.look.capitals = Some(is_on),
            "deleted" => self.is_deleted = is_on,
            "f" => self.font = number.unwrap_or_default(),
            "uc" => {
                let count = number.and_then(|count| usize::try_from(count).ok());
                self.stand_in = count.unwrap_or(1);
            }
            "intbl" => self.paragraph.in_table = true,
            "itap" => {
                let depth = number.and_then(|depth| u32::try_from(depth).ok());
                self.paragraph.depth = depth.unwrap_or_default();
                self.paragraph.in_table |= self.paragraph.depth > 0;
            }
            "s" => self.paragraph.style = number,
            "outlinelevel" => {
                let level = number.and_then(|level| u8::try_from(level).ok());
                let level = level.filter(|level| *level < 9);
                self.paragraph.heading = level.map(|level| level + 1);
            }
            _ => return false,
        }
        true
    }
}

/// What a word of control at the beginning of a group says that its letters are for.
pub(super) fn destination(word: &str, is_optional: bool) -> Option<(For, Option<Apart>)> {
    Some(match word {
        "fonttbl" => (For::Fonts, None),
        "stylesheet" => (For::Styles, None),
        "listtext" | "pntext" => (For::Label, None),
        "footnote" => (For::Text, Some(Apart::Note)),
        "shptxt" | "dptxbxtext" => (For::Text, Some(Apart::Box)),
        "headerf" => (For::Text, Some(Apart::FirstHead)),
        "header" | "headerr" => (For::Text, Some(Apart::Head)),
        // What drawings hold may be text.
        "shpinst" | "do" => (For::Text, None),
        "colortbl" | "info" | "pict" | "object" | "footer" | "footerf" | "footerl" | "footerr"
        | "headerl" | "xe" | "tc" | "rxe" | "txe" | "sp" | "shprslt" | "nonshppict" | "fldinst"
        | "listtable" | "listoverridetable" | "filetbl" | "upr" | "ftnsep" | "ftnsepc"
        | "ftncn" | "aftnsep" | "aftnsepc" | "aftncn" | "pn" | "pnseclvl" | "nonesttables"
        | "atnid" | "atnauthor" | "annotation" | "bkmkstart" | "bkmkend" | "private"
        | "template" => (For::Nothing, None),
        _ if is_optional => (For::Nothing, None),
        _ => return None,
    })
}

/// The letter that a word of control is.
pub(super) fn letter(word: &str) -> Option<char> {
    Some(match word {
        "tab" => '\t',
        "line" | "lbr" => '\n',
        "emdash" => '—',
        "endash" => '–',
        "lquote" => '‘',
        "rquote" => '’',
        "ldblquote" => '“',
        "rdblquote" => '”',
        "bullet" => '•',
        "emspace" | "enspace" | "qmspace" => ' ',
        _ => return None,
    })
}
