//! The letterhead above the table of one plan and the lines to sign on below it, in the manner of
//! Decree 30/2020/NĐ-CP.

use super::grid::{FONT, Grid};
use crate::report::letterhead::Letterhead;
use rust_xlsxwriter::{Format, FormatAlign, FormatUnderline, Worksheet, XlsxError};

/// The rows of a letterhead, with an empty one behind them.
pub(super) const ROWS: u32 = 4;
/// The rows to sign on: an empty one, the role, what stands under it.
pub(super) const SIGNED: u32 = 3;

/// How a half of the page looks.
#[derive(Clone, Copy)]
enum Look {
    Plain,
    Bold,
    /// Bold, with a rule below.
    Ruled,
    Italic,
}

/// Writes the letterhead into the first rows: the office beside the state.
pub(super) fn head(of: &Letterhead, grid: &Grid, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let [office, place] = &of.office;
    let rows = [
        [(office.as_str(), Look::Bold), (of.state, Look::Bold)],
        [(place.as_str(), Look::Bold), (of.motto, Look::Ruled)],
        [(of.number, Look::Plain), (&of.day, Look::Italic)],
    ];
    (0..)
        .zip(rows)
        .try_for_each(|(row, halves)| line(row, halves, grid, sheet))
}

/// Writes who signs into the rows behind the last of the table.
pub(super) fn signatures(
    of: &Letterhead,
    grid: &Grid,
    sheet: &mut Worksheet,
) -> Result<(), XlsxError> {
    let row = grid.end().saturating_add(2);
    line(row, of.roles.map(|role| (role, Look::Bold)), grid, sheet)?;
    line(row + 1, [(of.sign, Look::Italic); 2], grid, sheet)
}

/// Writes a row of two halves, each over half of what is printed.
fn line(
    row: u32,
    halves: [(&str, Look); 2],
    grid: &Grid,
    sheet: &mut Worksheet,
) -> Result<(), XlsxError> {
    let (middle, last) = grid.halves();
    let columns = [(0, middle.saturating_sub(1)), (middle, last)];
    for ((first, last), (words, look)) in columns.into_iter().zip(halves) {
        let format = Format::new()
            .set_font_name(FONT)
            .set_font_size(12)
            .set_align(FormatAlign::Center);
        let format = match look {
            Look::Plain => format,
            Look::Bold => format.set_bold(),
            Look::Ruled => format.set_bold().set_underline(FormatUnderline::Single),
            Look::Italic => format.set_italic(),
        };
        if first < last {
            sheet.merge_range(row, first, row, last, words, &format)?;
        } else {
            sheet.write_string_with_format(row, first, words, &format)?;
        }
    }
    Ok(())
}
