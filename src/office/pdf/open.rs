//! Tables without rulings: which lines are a row.

use super::gap::Gap;
use super::line::Line;
use super::run::Run;

/// A table without rulings.
#[derive(Clone, Debug)]
pub(super) struct Open {
    /// Its rows, cell by cell; a cell is its lines.
    pub(super) rows: Vec<Vec<Vec<Line>>>,
    /// The gaps between its columns.
    pub(super) gaps: Vec<Gap>,
}

/// The rows of a table without rulings: one begins where its number stands, or, where rows have
/// none, where more than one cell has words.
pub(super) fn open(parts: Vec<Vec<Option<Line>>>, run: &Run) -> Open {
    let numbered = {
        let rows = || {
            parts
                .iter()
                .enumerate()
                .filter(|(at, _)| !run.over.contains(at))
        };
        let firsts = || rows().filter_map(|(_, row)| row.first()?.as_ref());
        let short = firsts()
            .filter(|line| line.text().chars().count() <= 6)
            .count();
        short * 10 >= firsts().count() * 6
    };
    let mut rows: Vec<Vec<Vec<Line>>> = Vec::new();
    for (at, row) in parts.into_iter().enumerate() {
        let filled = row.iter().flatten().count();
        let starts = if run.over.contains(&at) {
            true
        } else if numbered {
            row.first().is_some_and(Option::is_some)
        } else {
            filled > 1
        };
        if rows.is_empty() || starts {
            rows.push(vec![Vec::new(); row.len()]);
        }
        if let Some(last) = rows.last_mut() {
            for (cell, line) in last.iter_mut().zip(row) {
                cell.extend(line);
            }
        }
    }
    Open {
        rows,
        gaps: run.gaps.clone(),
    }
}
