//! Lines that are no words of the plan: page numbers, running heads, drawn lines.

use super::line::Line;
use super::signs::{is_bare_number, is_rule};
use foldhash::HashMap;

/// Which lines are no words of the plan.
#[derive(Debug, Default)]
pub(super) struct Furniture {
    is: Vec<Kind>,
}

/// What a line is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words.
    #[default]
    Words,
    /// A page number that may as well be a value or the number of a row.
    Number,
    /// A page number or a running head.
    Page,
    /// A drawn line: it ends a paragraph.
    Rule,
}

impl Furniture {
    /// Finds them.
    pub(super) fn of(lines: &[Line<'_>]) -> Self {
        let mut is: Vec<Kind> = lines.iter().map(|line| kind(line.text)).collect();
        let heads = running_heads(lines);
        for (line, kind) in lines.iter().zip(&mut is) {
            if *kind == Kind::Words
                && running_head(line.text).is_some_and(|(head, _)| heads.contains_key(head))
            {
                *kind = Kind::Page;
            }
        }
        Self { is }
    }

    /// What a line is.
    pub(super) fn kind(&self, at: usize) -> Kind {
        self.is.get(at).copied().unwrap_or_default()
    }

    /// Page numbers and running heads from a place on, and the place of the first line of words after them.
    pub(super) fn skip(&self, at: usize, end: usize) -> (Vec<usize>, usize) {
        let pages = (at..end).take_while(|at| matches!(self.kind(*at), Kind::Page | Kind::Number));
        let found: Vec<usize> = pages.collect();
        let next = at + found.len();
        (found, next)
    }
}

fn kind(text: &str) -> Kind {
    if is_rule(text) {
        return Kind::Rule;
    }
    let inner = text.trim_matches(['-', '–', ' ']);
    if is_bare_number(inner, 3) && (inner.len() == text.len() || text.len() - inner.len() >= 2) {
        return Kind::Number;
    }
    Kind::Words
}

/// The lines that are printed on each page above or below the text, with its number:
/// "Kế hoạch bảo đảm an ninh mạng năm 2026        2".
fn running_heads<'t>(lines: &[Line<'t>]) -> HashMap<&'t str, Vec<u32>> {
    let mut pages: HashMap<&str, Vec<u32>> = HashMap::default();
    for (title, page) in lines.iter().filter_map(|line| running_head(line.text)) {
        pages.entry(title).or_default().push(page);
    }
    pages.retain(|_, pages| {
        let mut pairs = pages.windows(2);
        pages.len() > 1 && pairs.all(|pair| matches!(pair, [a, b] if a + 1 == *b))
    });
    pages
}

/// The words and the number of a line that ends in a number after a gap.
fn running_head(line: &str) -> Option<(&str, u32)> {
    let title = line.trim_end_matches(|c: char| c.is_ascii_digit());
    let page = line.get(title.len()..)?;
    let gap = title.ends_with("  ") && (1..=3).contains(&page.len());
    let title = title.trim_end();
    (gap && title.len() > 20).then_some((title, page.parse().ok()?))
}
