//! The pieces of a Word document that the report is made of (ECMA-376, `WordprocessingML`).

use crate::text::{Breaks, xml};
use std::fmt::Write as _;

/// How a run of text looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) underlined: bool,
    /// In half points; none for the size of the document.
    pub(super) size: Option<u8>,
}

impl Look {
    pub(super) const PLAIN: Self = Self {
        bold: false,
        italic: false,
        underlined: false,
        size: None,
    };
    pub(super) const BOLD: Self = Self {
        bold: true,
        ..Self::PLAIN
    };
    pub(super) const ITALIC: Self = Self {
        italic: true,
        ..Self::PLAIN
    };
}

/// A run of text.
pub(super) fn run(words: &str, look: Look) -> String {
    let mut properties = String::new();
    if look.bold {
        properties.push_str("<w:b/>");
    }
    if look.italic {
        properties.push_str("<w:i/>");
    }
    if let Some(size) = look.size {
        let _ = write!(
            properties,
            "<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>"
        );
    }
    if look.underlined {
        properties.push_str("<w:u w:val=\"single\"/>");
    }
    let words = xml(words, Breaks::Blank);
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

/// Where the lines of a paragraph begin and end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Centre,
    Both,
}

/// A paragraph of runs.
pub(super) fn paragraph(runs: &str, align: Align) -> String {
    spaced(runs, align, 60)
}

/// A paragraph with so much room after it, in twentieths of a point.
pub(super) fn spaced(runs: &str, align: Align, after: u16) -> String {
    let align = match align {
        Align::Left => "left",
        Align::Centre => "center",
        Align::Both => "both",
    };
    format!(
        "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"{after}\"/><w:jc w:val=\"{align}\"/></w:pPr>{runs}</w:p>"
    )
}

/// A cell of a table: its width in twentieths of a point, its fill, its paragraphs.
pub(super) fn cell(width: u16, fill: Option<&str>, paragraphs: &str) -> String {
    let fill = fill.map_or_else(String::new, |fill| {
        format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{fill}\"/>")
    });
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{fill}<w:vAlign w:val=\"center\"/></w:tcPr>{paragraphs}</w:tc>"
    )
}

/// What a row of a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The head: it is repeated on each page.
    Head,
    Body,
}

/// A row of a table; it stays on one page.
pub(super) fn row(part: Part, cells: &str) -> String {
    let head = if part == Part::Head {
        "<w:tblHeader/>"
    } else {
        ""
    };
    format!("<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>")
}

/// The lines of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ruling {
    All,
    None,
}

/// A table with the widths of its columns in twentieths of a point.
pub(super) fn table(widths: &[u16], ruling: Ruling, rows: &str) -> String {
    // Words do not touch the lines above and below them.
    let room = match ruling {
        Ruling::None => "",
        Ruling::All => {
            "<w:tblCellMar><w:top w:w=\"40\" w:type=\"dxa\"/><w:bottom w:w=\"40\" w:type=\"dxa\"/></w:tblCellMar>"
        }
    };
    let borders = match ruling {
        Ruling::None => String::new(),
        Ruling::All => {
            let sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
            let sides = sides.map(|side| {
                format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>")
            });
            format!("<w:tblBorders>{}</w:tblBorders>", sides.concat())
        }
    };
    let total: u32 = widths.iter().map(|width| u32::from(*width)).sum();
    let mut grid = String::new();
    for width in widths {
        let _ = write!(grid, "<w:gridCol w:w=\"{width}\"/>");
    }
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{total}\" w:type=\"dxa\"/>{borders}<w:tblLayout w:type=\"fixed\"/>{room}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
}

/// The same row or paragraph kept on one page with what follows it.
pub(super) fn kept(row: &str) -> String {
    row.replace("<w:pPr>", "<w:pPr><w:keepNext/>")
}
