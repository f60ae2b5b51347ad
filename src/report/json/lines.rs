//! The report as JSON Lines: an object for each plan as it is judged, and a last one that says
//! the report is whole.

use super::{ReportView, RunFindingView, SummaryView, UnreadableView, plan, text};
use crate::gate::Record;
use crate::lang::Lang;
use crate::report::{End, Entry, Piece, Summary, Writer};
use serde::Serialize;

/// The name and version of the format.
pub const LINES: &str = "doichieu/report-lines/1";

/// Writes the report line by line.
#[derive(Debug)]
pub struct JsonlWriter {
    lang: Lang,
    /// The day given for all plans, if one was.
    as_of: Option<String>,
}

impl JsonlWriter {
    /// A report in a language; `as_of` is the day given for all plans, if one was.
    pub fn new(lang: Lang, as_of: Option<String>) -> Self {
        Self { lang, as_of }
    }
}

impl Writer for JsonlWriter {
    fn plan(&self, entry: &Entry<'_>, summary: &Summary) -> Piece {
        let mut line = plan("", (entry, summary), self.lang);
        line.push('\n');
        line.into()
    }

    fn refused(&mut self, file: &str, lines: &[String]) -> String {
        let unreadable = UnreadableView { file, lines };
        format!("{}\n", text(&UnreadableLine { unreadable }))
    }

    fn foot(&mut self, end: &End) -> String {
        let last = LastLine {
            report: ReportView::new(LINES, self.as_of.as_deref()),
            unreadable: end.refused,
            findings: RunFindingView::all(&end.findings),
            vanished: &end.vanished,
            summary: SummaryView(&end.totals.all),
        };
        format!("{}\n", text(&last))
    }
}

#[derive(Serialize)]
struct UnreadableLine<'e> {
    unreadable: UnreadableView<'e>,
}

#[derive(Serialize)]
struct LastLine<'e> {
    #[serde(flatten)]
    report: ReportView<'e>,
    unreadable: usize,
    findings: Vec<RunFindingView<'e>>,
    vanished: &'e [Record],
    summary: SummaryView<'e>,
}
