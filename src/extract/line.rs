//! Text → lines with their numbers.

use std::collections::BTreeMap;

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
    drop_running_heads(&mut lines);
    lines
}

/// Drops the lines that are printed on each page above or below the text, with its number:
/// "Kế hoạch bảo đảm an ninh mạng năm 2026        2".
fn drop_running_heads(lines: &mut Vec<Line<'_>>) {
    let mut pages: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (title, page) in lines.iter().filter_map(|line| running_head(line.text)) {
        pages.entry(title).or_default().push(page);
    }
    pages.retain(|_, pages| {
        let mut pairs = pages.windows(2);
        pages.len() > 1 && pairs.all(|pair| matches!(pair, [a, b] if a + 1 == *b))
    });
    if !pages.is_empty() {
        lines.retain(|line| {
            running_head(line.text).is_none_or(|(title, _)| !pages.contains_key(title))
        });
    }
}

/// The words and the number of a line that ends in a number after a gap.
fn running_head(line: &str) -> Option<(&str, u32)> {
    let title = line.trim_end_matches(|c: char| c.is_ascii_digit());
    let page = line.get(title.len()..)?;
    let gap = title.ends_with("  ") && (1..=3).contains(&page.len());
    let title = title.trim_end();
    (gap && title.len() > 20).then_some((title, page.parse().ok()?))
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
    fn running_heads_are_no_text() {
        let text = "Kế hoạch chuyển đổi số năm 2026     2\nMột\nKế hoạch chuyển đổi số năm 2026     3\n\
            Tỷ lệ hồ sơ trực tuyến   80\nTỷ lệ hồ sơ trực tuyến   90\n";
        let found: Vec<_> = lines(text).iter().map(|line| line.number).collect();
        assert_eq!(found, [2, 4, 5]);
    }

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
