//! The table format: for people, at the terminal or on paper.

use super::{End, Entry, Layout, Piece, Summary, Writer, findings, heading, table};

/// How much of each plan is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Heading, table, findings and counts.
    Whole,
    /// One line.
    Line,
}

/// Writes the compliance table and the findings of each plan, or a line each.
#[derive(Debug)]
pub struct TextWriter {
    layout: Layout,
    detail: Detail,
}

impl TextWriter {
    /// A report laid out like this.
    pub fn new(layout: Layout, detail: Detail) -> Self {
        Self { layout, detail }
    }
}

impl Writer for TextWriter {
    fn plan(&self, entry: &Entry<'_>, summary: &Summary) -> Piece {
        match self.detail {
            Detail::Whole => whole(entry, summary, self.layout),
            Detail::Line => table::plan_line(entry, summary, self.layout.lang),
        }
        .into()
    }

    fn foot(&mut self, end: &End) -> String {
        let mut out = String::new();
        if end.totals.all.plans > 1 || self.detail == Detail::Line {
            out.push_str(table::provinces(&end.totals, self.layout).trim_end());
            out.push('\n');
        }
        if end.refused > 0 {
            out.push_str(&table::refused(end.refused, self.layout.lang));
            out.push('\n');
        }
        out
    }
}

/// Heading, table, findings and counts of a plan.
fn whole(entry: &Entry<'_>, summary: &Summary, layout: Layout) -> String {
    let mut text = heading::heading(entry, layout);
    text.push('\n');
    text.push_str(&table::table(entry, layout));
    text.push('\n');
    text.push_str(&findings::findings(entry, layout));
    text.push_str(&table::counts(summary, layout.lang));
    text.push('\n');
    text.push_str(&table::verdicts(summary, layout));
    text.push('\n');
    text.push_str(&findings::unread(entry, layout));
    text.push_str(&findings::remarks(entry, layout));
    text.push('\n');
    text
}
