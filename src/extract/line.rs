//! Text → lines with their numbers.

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    /// Its text, without blanks at both ends; tabs inside are kept.
    pub(super) text: &'t str,
    /// Where that starts in the normalised text.
    pub(super) start: usize,
    /// Its number, from 1.
    pub(super) number: u32,
    /// Whether a blank line or the start of the text is before it.
    pub(super) after_blank: bool,
    /// How many tabs stand before its text: so many cells are empty.
    pub(super) tabs: usize,
    /// Whether it holds cells parted by tabs or bars.
    is_row: bool,
}

impl Line<'_> {
    /// Whether it holds cells parted by tabs or bars.
    pub(super) fn is_row(&self) -> bool {
        self.is_row
    }
}

/// The lines of a text that are not blank, in order.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::with_capacity(text.len() / 40);
    let (mut start, mut number, mut after_blank) = (0, 0, true);
    for line in text.split_inclusive('\n') {
        number += 1;
        let trimmed = line.trim();
        if trimmed.is_empty() {
            after_blank = true;
        } else {
            let lead = line.len() - line.trim_start().len();
            let tabs = line.bytes().take(lead).filter(|b| *b == b'\t').count();
            lines.push(Line {
                text: trimmed,
                start: start + lead,
                number,
                after_blank,
                tabs,
                is_row: is_row(line, trimmed, tabs),
            });
            after_blank = false;
        }
        start += line.len();
    }
    lines
}

fn is_row(line: &str, text: &str, tabs: usize) -> bool {
    let ends_in_a_tab = || line.trim_end_matches(['\n', '\r']).ends_with('\t');
    text.contains('\t')
        // More cells follow, empty ones.
        || (tabs > 0 && ends_in_a_tab())
        || (text.starts_with('|') && text.matches('|').count() > 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_count_but_are_not_kept() {
        let found: Vec<_> = lines("a\r\n\n  b c \n\tx\t\t\n")
            .iter()
            .map(|l| (l.text, l.start, l.number, l.after_blank, l.is_row()))
            .collect();
        assert_eq!(
            found,
            [
                ("a", 0, 1, true, false),
                ("b c", 6, 3, true, false),
                ("x", 12, 4, false, true)
            ]
        );
    }
}
