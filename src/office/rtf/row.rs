//! The rows of tables in a file of rich text.

use crate::office::doc::{CellForm, OfParagraph};
use crate::office::problem::{Limit, Unreadable};

/// The most cells of a row.
const CELLS: usize = 1_000;

/// The row that the next cells belong to.
#[derive(Clone, Debug, Default)]
pub(super) struct RowForm {
    cells: Vec<CellForm>,
    /// Where the next cell begins, in twentieths of a point.
    left: i16,
    /// What is said of the next cell.
    next: CellForm,
    is_head: bool,
    has_borders: bool,
    /// Whether what is said of a line is said of one around a cell or a row.
    at_border: bool,
}

impl RowForm {
    /// Takes a word of control.
    pub(super) fn take(&mut self, word: &str, number: Option<i32>) -> Result<(), Unreadable> {
        let place = |number: Option<i32>| {
            let place = number.unwrap_or_default();
            let most = i32::from(i16::MAX);
            i16::try_from(place.clamp(-most, most)).unwrap_or_default()
        };
        match word {
            "trowd" => *self = Self::default(),
            "trleft" if self.cells.is_empty() => self.left = place(number),
            "trhdr" => self.is_head = true,
            "clmrg" => self.next.joins_left = true,
            "clvmrg" => self.next.joins_above = true,
            "clvmgf" | "clmgf" => {}
            "cellx" => {
                if self.cells.len() >= CELLS {
                    return Err(Limit::Things("RTF".to_owned(), CELLS).into());
                }
                let right = place(number).max(self.left);
                self.cells.push(CellForm {
                    left: self.left,
                    right,
                    ..self.next
                });
                (self.left, self.next) = (right, CellForm::default());
            }
            "brdrs" | "brdrth" | "brdrdb" | "brdrdot" | "brdrdash" | "brdrhair" | "brdrtriple" => {
                self.has_borders |= self.at_border;
            }
            // Lines around paragraphs and letters are none of the table's.
            word if word.starts_with("clbrdr") || word.starts_with("trbrdr") => {
                self.at_border = true;
            }
            word if word.starts_with("brdr") && word.len() == 5 || word == "chbrdr" => {
                self.at_border = false;
            }
            _ => {}
        }
        Ok(())
    }

    /// How many cells it has.
    pub(super) fn count(&self) -> usize {
        self.cells.len()
    }

    /// What the end of the row says.
    pub(super) fn end(&self) -> OfParagraph {
        OfParagraph {
            in_table: true,
            ends_row: true,
            depth: 1,
            cells: self.cells.clone(),
            is_head: self.is_head,
            has_borders: self.has_borders,
            ..OfParagraph::default()
        }
    }
}
